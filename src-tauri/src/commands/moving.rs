//! Moving to another computer: saving the one file, and stopping the reminders here once it opens there.

use cairn_core::clock::Instant;
use cairn_core::db::Subject;
use cairn_core::settings;
use cairn_core::vault::{BackupPlace, PackedError};
use serde::Serialize;
use tauri::AppHandle;

use super::Handle;
use super::files::ask_where;
use crate::backups;
use crate::failure::{Failure, FailureCode};
use crate::session::News;
use crate::texts::Texts;

/// The name under which the vault notes when the one file was saved last.
const SAVED_TO_MOVE: &str = "savedToMove";

/// How far the move is.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MovingView {
    /// Whether the file could be opened elsewhere.
    opens_elsewhere: bool,
    /// When the file was saved last: the day and the time.
    saved: Option<String>,
    /// Whether reminders are stopped on this computer.
    reminders_stopped: bool,
}

/// What is in the file, read again from where it was saved.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedToMove {
    entries: u32,
    photos: u32,
}

/// How far the move to another computer is.
#[tauri::command]
#[specta::specta]
pub async fn moving(session: Handle<'_>) -> Result<MovingView, Failure> {
    session
        .open(|open, here| {
            let saved: Option<Instant> =
                open.vault.db.read(|c| settings::fact(c, SAVED_TO_MOVE))?;
            Ok::<_, Failure>(MovingView {
                opens_elsewhere: backups::opens_elsewhere(open),
                saved: saved.map(|at| here.words.when(at, here.now.zone)),
                reminders_stopped: open.reminders_stopped,
            })
        })
        .await
}

/// Makes a backup and saves it, sealed, as one file where the person chooses; reads it again from there. None when they chose
/// nowhere, or called it off.
#[tauri::command]
#[specta::specta]
pub async fn save_to_move(
    app: AppHandle,
    session: Handle<'_>,
) -> Result<Option<SavedToMove>, Failure> {
    let elsewhere = session
        .open(|open, here| {
            open.drafts.leave_all(&mut open.vault.db, &here.now)?;
            Ok::<_, Failure>(backups::opens_elsewhere(open))
        })
        .await?;
    if !elsewhere {
        return Err(FailureCode::NoWayInElsewhere.into());
    }
    let language = session.language();
    let name = Texts::new(&language).get("files-backup");
    let Some(path) = ask_where(&app, &language, name, "zip").await? else {
        return Ok(None);
    };
    session
        .blocking(move |session| {
            let _alone = session.backups.alone();
            let (source, place) = session.open_now(|open, here| {
                open.drafts.leave_all(&mut open.vault.db, &here.now)?;
                let place = BackupPlace::own(open.vault.folder());
                Ok::<_, Failure>((open.vault.backup_source()?, place))
            })?;
            let now = session.now();
            let backup = backups::make(&source, &place, &now)?;
            let packed = session
                .work
                .during(|go_on| source.pack(&backup, &path, go_on));
            let contents = match packed {
                Err(PackedError::Cancelled) => return Ok(None),
                other => other?,
            };
            session.open_now(|open, _| {
                settings::note(&mut open.vault.db, SAVED_TO_MOVE, &now.instant())
            })?;
            Ok(Some(SavedToMove {
                entries: contents.entries,
                photos: contents.photos,
            }))
        })
        .await
}

/// Stops the reminders on this computer, or begins them again.
#[tauri::command]
#[specta::specta]
pub async fn stop_reminders_here(session: Handle<'_>, stopped: bool) -> Result<(), Failure> {
    session
        .blocking(move |session| {
            let id = session
                .open_now(|open, _| Ok::<_, Failure>(open.vault.folder().id().to_owned()))?;
            session.change_device(|device| device.moved_away = stopped.then_some(id))?;
            session.open_now(|open, here| {
                open.reminders_stopped = stopped;
                open.plan(&here.now)
            })?;
            session.wake.notify_one();
            session.tell(News::Changed(vec![Subject::Settings]));
            Ok(())
        })
        .await
}
