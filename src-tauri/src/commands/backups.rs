//! Backups: what there is, making one, looking into one, and putting it back.

use std::path::PathBuf;

use cairn_core::clock::Instant;
use cairn_core::settings;
use cairn_core::vault::{Backup, BackupPlace, Contents, Key, Stand, VaultError};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tauri::AppHandle;

use super::Handle;
use crate::backups::{self, FOLDER};
use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::os::save_file;
use crate::session::{Here, Session};
use crate::texts::Texts;
use crate::unlock_secret::UnlockSecret;
use crate::window;

/// The backups of the open vault.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupsView {
    /// Newest first, those beside the vault and those in the chosen folder.
    backups: Vec<BackupView>,
    /// The folder that the person chose.
    folder: Option<String>,
    /// Whether that folder is there just now.
    folder_there: bool,
    /// Whether a copy could be opened elsewhere; none goes to a folder before.
    opens_elsewhere: bool,
    /// Why the last one that Cairn made by itself could not be made.
    failure: Option<Failure>,
    /// The folder was not there when what opens the vault was last changed: backups in it wait for that.
    folder_behind: bool,
    /// Backups are still to be sealed anew under the key of today.
    sealing: bool,
}

/// One backup.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Its name.
    #[serde(flatten)]
    pub id: BackupId,
    /// Whether it lies beside the vault, and not in a folder that the person chose.
    own: bool,
    /// The day and the time.
    when: String,
    /// Thousands of bytes without photos, at least 1.
    kilobytes: u32,
    /// It opens with what opened the vault before that was last changed: it could not be written then.
    behind: bool,
    /// What is in it, where the open vault's key opens it.
    contents: Option<ContentsView>,
    /// Why what is in it cannot be told although the key is the right one.
    failure: Option<Failure>,
}

/// Names one backup of those that were told of last.
#[derive(Clone, Copy, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupId {
    /// The number of its place.
    pub place: u32,
    /// When it was made.
    pub made_at: Instant,
}

/// What is in a backup.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContentsView {
    entries: u32,
    photos: u32,
    paths: u32,
    contacts: u32,
    check_ins: u32,
    /// The newest entries, at most three.
    newest: Vec<LineView>,
}

/// One entry of a backup.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    when: String,
    title: String,
}

/// The backups of the open vault.
#[tauri::command]
#[specta::specta]
pub async fn backups(session: Handle<'_>) -> Result<BackupsView, Failure> {
    session
        .blocking(|session| {
            session.open_now(|open, here| {
                let folder = backups::chosen_folder(open)?;
                let mut places = vec![BackupPlace::own(open.vault.folder())];
                // A drive that cannot be read hides none of those on this computer.
                places.extend(backups::chosen_place(open)?.filter(|place| place.backups().is_ok()));
                let mut views = Vec::new();
                for (number, place) in (0..).zip(&places) {
                    for backup in place.backups()? {
                        let (contents, failure) = match backup.look(Some(&open.vault), None) {
                            Ok(contents) => (Some(contents), None),
                            Err(VaultError::SealedOtherwise) => (None, None),
                            Err(error) => (None, Some(error.into())),
                        };
                        views.push(BackupView {
                            behind: matches!(backup.stand(&open.vault), Ok(Stand::Behind)),
                            failure,
                            ..view(&backup, number, number == 0, contents, here)
                        });
                    }
                }
                views.sort_by_key(|view| std::cmp::Reverse(view.id.made_at));
                session.backups.tell_of(places);
                Ok::<_, Failure>(BackupsView {
                    backups: views,
                    folder_there: folder.as_ref().is_some_and(|folder| folder.is_dir()),
                    folder: folder.map(|folder| folder.display().to_string()),
                    opens_elsewhere: backups::opens_elsewhere(open),
                    failure: session.backups.failure(),
                    folder_behind: backups::folder_behind(open)?,
                    sealing: open.vault.has_former_keys()?,
                })
            })
        })
        .await
}

/// Makes a backup beside the vault and, where there is one, in the chosen folder.
#[tauri::command]
#[specta::specta]
pub async fn back_up_now(session: Handle<'_>) -> Result<(), Failure> {
    session
        .blocking(|session| {
            let _alone = session.backups.alone();
            let (source, places, changes) = session.open_now(|open, here| {
                open.drafts.leave_all(&mut open.vault.db, &here.now)?;
                let mut places = vec![BackupPlace::own(open.vault.folder())];
                places.extend(backups::chosen_place(open)?);
                Ok::<_, Failure>((open.vault.backup_source()?, places, open.changes))
            })?;
            let now = session.now();
            for place in &places {
                backups::make(&source, place, &now)?;
            }
            session.open_now(|open, _| {
                open.backed_up(changes);
                Ok::<_, Failure>(())
            })
        })
        .await
}

/// Asks for a folder that backups go to from now on, as well. False when the person chose none.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup_folder(app: AppHandle, session: Handle<'_>) -> Result<bool, Failure> {
    let elsewhere = session
        .open(|open, _| Ok::<_, Failure>(backups::opens_elsewhere(open)))
        .await?;
    if !elsewhere {
        return Err(FailureCode::NoWayInElsewhere.into());
    }
    let Some(folder) = ask_folder(&app, &session).await? else {
        return Ok(false);
    };
    keep_folder(&session, Some(folder)).await?;
    Ok(true)
}

/// Backups go to no other folder any more. Those that are there stay.
#[tauri::command]
#[specta::specta]
pub async fn forget_backup_folder(session: Handle<'_>) -> Result<(), Failure> {
    keep_folder(&session, None).await
}

/// Reads a backup whole. Gives how many of its photos are not there.
#[tauri::command]
#[specta::specta]
pub async fn check_backup(session: Handle<'_>, id: BackupId) -> Result<u32, Failure> {
    session
        .open_alone(move |session, open, _| {
            let backup = session.backups.find(id.place, id.made_at)?;
            Ok(backup.verify(Some(&open.vault), None)?)
        })
        .await
}

/// Removes a backup.
#[tauri::command]
#[specta::specta]
pub async fn remove_backup(session: Handle<'_>, id: BackupId) -> Result<(), Failure> {
    session
        .open_alone(move |session, _, _| {
            Ok(session.backups.find(id.place, id.made_at)?.remove()?)
        })
        .await
}

/// What is in a backup that was made under a key of then.
#[tauri::command]
#[specta::specta]
pub async fn look_into_backup(
    session: Handle<'_>,
    id: BackupId,
    then: UnlockSecret,
) -> Result<ContentsView, Failure> {
    session
        .blocking(move |session| {
            let backup = session.backups.find(id.place, id.made_at)?;
            let contents = session
                .trying(|| then.with_key(backup.vault(), |key| backup.look(None, Some(key))))?;
            Ok(contents_view(contents, &session.here()))
        })
        .await
}

/// Puts a backup in the place of what is open, which is kept as a backup, and locks. `then` opens a backup that was made
/// under a key of then.
#[tauri::command]
#[specta::specta]
pub async fn put_back_backup(
    app: AppHandle,
    session: Handle<'_>,
    id: BackupId,
    current: Option<String>,
    then: Option<UnlockSecret>,
) -> Result<(), Failure> {
    let current = current.map(SecretString::from);
    session
        .blocking(move |session| {
            let _alone = session.backups.alone();
            let _none = session.checks.none();
            let put_back = |open: &mut Open, here: &Here| {
                open.drafts.leave_all(&mut open.vault.db, &here.now)?;
                let backup = session.backups.find(id.place, id.made_at)?;
                let mut put = |key: Option<&Key<'_>>| {
                    let vault = &mut open.vault;
                    Ok::<_, Failure>(vault.put_back(&backup, current.as_ref(), key, &here.now)?)
                };
                match &then {
                    Some(then) => then.with_key(backup.vault(), |key| put(Some(key))),
                    None => put(None),
                }
            };
            session.asking(current.is_some(), || session.open_now(put_back))
        })
        .await?;
    window::lock(&app).await
}

pub async fn ask_folder(app: &AppHandle, session: &Session) -> Result<Option<PathBuf>, Failure> {
    let window = window::main(app).ok_or(FailureCode::Unexpected)?;
    let title = Texts::new(&session.language()).get("files-folder");
    Ok(save_file::ask_folder(&window, title).await)
}

async fn keep_folder(session: &Handle<'_>, folder: Option<PathBuf>) -> Result<(), Failure> {
    session
        .open(move |open, _| settings::note(&mut open.vault.db, FOLDER, &folder))
        .await
}

pub fn view(
    backup: &Backup,
    place: u32,
    own: bool,
    contents: Option<Contents>,
    here: &Here,
) -> BackupView {
    BackupView {
        id: BackupId {
            place,
            made_at: backup.made_at,
        },
        own,
        when: here.words.when(backup.made_at, here.now.zone),
        kilobytes: u32::try_from(backup.bytes.div_ceil(1_000)).unwrap_or(u32::MAX),
        behind: false,
        failure: None,
        contents: contents.map(|contents| contents_view(contents, here)),
    }
}

fn contents_view(contents: Contents, here: &Here) -> ContentsView {
    ContentsView {
        entries: contents.entries,
        photos: contents.photos,
        paths: contents.paths,
        contacts: contents.contacts,
        check_ins: contents.check_ins,
        newest: (contents.newest.into_iter())
            .map(|line| LineView {
                when: here.words.when(line.written_at, here.now.zone),
                title: line.title,
            })
            .collect(),
    }
}
