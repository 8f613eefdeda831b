//! Leaving with everything, and bringing it in again.

use cairn_core::export::{self, ExportError, ImportError, Incoming, Preview, Taken, What, Written};
use cairn_core::journal;
use cairn_core::journal::photos::PhotoFolder;
use cairn_core::vault::BackupPlace;
use secrecy::SecretString;
use serde::Deserialize;
use tauri::AppHandle;

use super::Handle;
use super::files::ask_where;
use crate::failure::{Failure, FailureCode};
use crate::os::save_file;
use crate::removal::{self, Farewell};
use crate::texts::Texts;
use crate::window;

/// What goes along.
#[derive(Clone, Copy, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Leaving {
    /// Everything, which Cairn can read again.
    Everything,
    /// The journal as Markdown files, with its photos.
    Markdown,
}

/// Writes an export where the person chooses. None when they chose nowhere, or called it off. `current`: the passphrase,
/// where there is one.
#[tauri::command]
#[specta::specta]
pub async fn save_export(
    app: AppHandle,
    session: Handle<'_>,
    what: Leaving,
    current: Option<String>,
) -> Result<Option<Written>, Failure> {
    let current = current.map(SecretString::from);
    session
        .blocking(move |session| {
            session.asking(current.is_some(), || {
                session.open_now(|open, here| {
                    open.vault.ask(current.as_ref())?;
                    Ok::<_, Failure>(open.drafts.leave_all(&mut open.vault.db, &here.now)?)
                })
            })
        })
        .await?;
    let language = session.language();
    let name = Texts::new(&language).get("files-export");
    let Some(path) = ask_where(&app, &language, name, "zip").await? else {
        return Ok(None);
    };
    session
        .blocking(move |session| {
            let _alone = session.backups.alone();
            let (reader, folder) = session.open_now(|open, _| {
                Ok::<_, Failure>((open.vault.reader()?, PhotoFolder::of(&open.vault)))
            })?;
            let now = session.now();
            let what = match what {
                Leaving::Everything => What::Everything,
                Leaving::Markdown => What::Markdown,
            };
            let written = session
                .work
                .during(|go_on| export::write(&reader, &folder, &path, what, &now, go_on));
            match written {
                Err(ExportError::Cancelled) => Ok(None),
                other => Ok(Some(other?)),
            }
        })
        .await
}

/// Asks for an export and looks at what it would bring; it is kept until it is taken or given up. None when the person chose
/// no file, or called it off.
#[tauri::command]
#[specta::specta]
pub async fn look_at_export(
    app: AppHandle,
    session: Handle<'_>,
) -> Result<Option<Preview>, Failure> {
    let window = window::main(&app).ok_or(FailureCode::Unexpected)?;
    let title = Texts::new(&session.language()).get("files-open");
    let Some(path) = save_file::ask_file(&window, title).await else {
        return Ok(None);
    };
    session
        .blocking(move |session| {
            let looked = session.work.during(|go_on| {
                let incoming = Incoming::open(&path, go_on)?;
                let reader = session.open_now(|open, _| Ok::<_, Failure>(open.vault.reader()?))?;
                let preview = export::look(&reader, &incoming, go_on)?;
                Ok((incoming, preview))
            });
            let (incoming, preview) = match looked {
                Err(Coming::Import(ImportError::Cancelled)) => return Ok(None),
                other => other?,
            };
            session.open_now(|open, _| {
                open.incoming = Some(incoming);
                Ok::<_, Failure>(Some(preview))
            })
        })
        .await
}

/// Why an export does not come in.
enum Coming {
    Failed(Failure),
    Import(ImportError),
}

impl From<Failure> for Coming {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<ImportError> for Coming {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

impl From<Coming> for Failure {
    fn from(why: Coming) -> Self {
        match why {
            Coming::Failed(failure) => failure,
            Coming::Import(error) => error.into(),
        }
    }
}

/// Brings in the export that was looked at, after a backup. None when it was called off: nothing has come in then. What takes
/// long is done beside the open vault, so that nobody waits for it who needs help or somebody's number.
#[tauri::command]
#[specta::specta]
pub async fn take_export(session: Handle<'_>) -> Result<Option<Taken>, Failure> {
    session
        .blocking(|session| {
            let _alone = session.backups.alone();
            let (mut incoming, source, reader, place, folder) = session.open_now(|open, _| {
                let vault = &open.vault;
                Ok::<_, Failure>((
                    open.incoming.take().ok_or(FailureCode::NotFound)?,
                    vault.backup_source()?,
                    vault.reader()?,
                    BackupPlace::own(vault.folder()),
                    PhotoFolder::of(vault),
                ))
            })?;
            let taken = session.work.during(|go_on| {
                let now = session.now();
                source.make(&place, &now).map_err(Failure::from)?;
                export::seal_media(&reader, &folder, &mut incoming, go_on)?;
                session
                    .open_now(|open, _| {
                        let db = &mut open.vault.db;
                        let taken = export::take(db, &folder, &mut incoming, &mut |_| true)?;
                        // It is in; what has no index entry yet gets one at the next opening.
                        if let Err(error) = journal::index_all(db) {
                            tracing::warn!(%error, "indexing what came in");
                        }
                        Ok::<_, Failure>(taken)
                    })
                    .map_err(Coming::Failed)
            });
            match taken {
                Ok(taken) => Ok(Some(taken)),
                Err(why) => {
                    // It waits for another try.
                    session.open_now(|open, _| {
                        open.incoming = Some(incoming);
                        Ok::<_, Failure>(())
                    })?;
                    match why {
                        Coming::Import(ImportError::Cancelled) => Ok(None),
                        why => Err(why.into()),
                    }
                }
            }
        })
        .await
}

/// Gives up the export that was looked at.
#[tauri::command]
#[specta::specta]
pub async fn give_up_export(session: Handle<'_>) -> Result<(), Failure> {
    session
        .open(|open, _| {
            open.incoming = None;
            Ok::<_, Failure>(())
        })
        .await
}

/// Deletes everything for good, and begins anew. `current`: the passphrase or the recovery code, where there is either.
/// `chosen_too`: the backups in the chosen folder as well, while it is connected.
#[tauri::command]
#[specta::specta]
pub async fn delete_everything(
    app: AppHandle,
    current: Option<String>,
    chosen_too: bool,
) -> Result<(), Failure> {
    let farewell = Farewell {
        current: current.map(SecretString::from),
        chosen_too,
    };
    removal::delete_everything(&app, farewell).await
}

/// How far the long work is that the person waits for, from 0 to 100; none while there is none.
#[tauri::command]
#[specta::specta]
pub fn work_percent(session: Handle<'_>) -> Option<u32> {
    session.work.percent()
}

/// Asks the long work to stop.
#[tauri::command]
#[specta::specta]
pub fn stop_work(session: Handle<'_>) {
    session.work.stop();
}
