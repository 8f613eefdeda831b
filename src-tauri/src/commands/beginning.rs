//! Beginning from a backup while no vault is open.

use cairn_core::vault::{self, BackupPlace, Packed, PackedError};
use tauri::AppHandle;

use super::Handle;
use super::backups::{BackupId, BackupView, ask_folder, view};
use crate::backups;
use crate::failure::{Failure, FailureCode};
use crate::os::save_file;
use crate::session::{News, Session, State};
use crate::texts::Texts;
use crate::unlock_secret::UnlockSecret;
use crate::window;

/// The backups that lie in the data folder, for while no vault is open.
#[tauri::command]
#[specta::specta]
pub async fn backups_here(session: Handle<'_>) -> Result<Vec<BackupView>, Failure> {
    session
        .blocking(|session| {
            let places = BackupPlace::below(&session.data)?;
            told_of(session, places, true)
        })
        .await
}

/// Asks for a folder and gives the backups in it, for while no vault is open. None when the person chose none.
#[tauri::command]
#[specta::specta]
pub async fn backups_elsewhere(
    app: AppHandle,
    session: Handle<'_>,
) -> Result<Option<Vec<BackupView>>, Failure> {
    let Some(folder) = ask_folder(&app, &session).await? else {
        return Ok(None);
    };
    session
        .blocking(move |session| {
            let places = BackupPlace::found_in(&folder)?;
            told_of(session, places, false).map(Some)
        })
        .await
}

/// Puts a backup back while no vault is open, and opens it with `secret`, which opened it when it was made.
#[tauri::command]
#[specta::specta]
pub async fn begin_from_backup(
    session: Handle<'_>,
    id: BackupId,
    secret: UnlockSecret,
) -> Result<(), Failure> {
    session
        .blocking(move |session| {
            let _alone = session.opening.lock();
            if !matches!(
                *session.state(),
                State::NoVault | State::Locked(_) | State::Damaged(_)
            ) {
                return Err(FailureCode::Unexpected.into());
            }
            session.hold()?;
            let backup = session.backups.find(id.place, id.made_at)?;
            let now = session.now();
            let vault = session.asking(true, || {
                secret.with_key(backup.vault(), |key| {
                    vault::put_back(&session.data, &backup, key, &now)
                })
            })?;
            // It is told of on this computer, whatever became of it before.
            session.change_device(|device| device.moved_away = None)?;
            session.opened(vault)?;
            session.active();
            if let Err(failure) = backups::forget_unpacked(session) {
                tracing::warn!(code = ?failure.code, "what was unpacked");
            }
            session.tell(News::Session);
            Ok(())
        })
        .await
}

/// Asks for the one file and gives the backups in it, for while no vault is open. None when the person chose none, or called
/// it off. What is unpacked is sealed as in the file, and goes when a journal begins from it.
#[tauri::command]
#[specta::specta]
pub async fn backups_in_file(
    app: AppHandle,
    session: Handle<'_>,
) -> Result<Option<Vec<BackupView>>, Failure> {
    let window = window::main(&app).ok_or(FailureCode::Unexpected)?;
    let title = Texts::new(&session.language()).get("files-open");
    let Some(path) = save_file::ask_file(&window, title).await else {
        return Ok(None);
    };
    session
        .blocking(move |session| {
            let _alone = session.opening.lock();
            if session.is_open() {
                return Err(FailureCode::Unexpected.into());
            }
            session.hold()?;
            let mut packed = Packed::open(&path)?;
            backups::forget_unpacked(session)?;
            let into = backups::unpacked(session);
            let unpacked = session.work.during(|go_on| packed.unpack(&into, go_on));
            if unpacked.is_err() {
                backups::forget_unpacked(session)?;
            }
            match unpacked {
                Err(PackedError::Cancelled) => return Ok(None),
                other => other?,
            }
            told_of(session, BackupPlace::found_in(&into)?, false).map(Some)
        })
        .await
}

/// Lets the page name the backups of these places, and gives them newest first.
fn told_of(
    session: &Session,
    places: Vec<BackupPlace>,
    own: bool,
) -> Result<Vec<BackupView>, Failure> {
    let here = session.here();
    let mut views = Vec::new();
    for (number, place) in (0..).zip(&places) {
        for backup in place.backups()? {
            views.push(view(&backup, number, own, None, &here));
        }
    }
    views.sort_by_key(|view| std::cmp::Reverse(view.id.made_at));
    session.backups.tell_of(places);
    Ok(views)
}
