//! Leaving with everything, and bringing it in again.

use cairn_core::export::{self, ExportError, ImportError, Incoming, Preview, Taken, What, Written};
use cairn_core::journal;
use cairn_core::journal::photos::PhotoFolder;
use cairn_core::vault::BackupPlace;
use secrecy::SecretString;
use serde::Deserialize;
use tauri::AppHandle;

use super::Handle;
use crate::failure::{Failure, FailureCode};
use crate::os::save_file::{self, Suggestion};
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
    let window = window::main(&app).ok_or(FailureCode::Unexpected)?;
    let texts = Texts::new(&session.language());
    let suggestion = Suggestion {
        title: texts.get("files-save"),
        name: texts.get("files-export"),
        ending: "zip",
    };
    drop(texts);
    let Some(path) = save_file::ask(&window, suggestion).await else {
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
                session
                    .open_now(|open, _| {
                        let looked = open.vault.db.read(|c| export::look(c, &incoming, go_on));
                        open.incoming = looked.is_ok().then_some(incoming);
                        Ok::<_, Failure>(looked)
                    })
                    .map_err(Looked::Failed)?
                    .map_err(Looked::Import)
            });
            match looked {
                Ok(preview) => Ok(Some(preview)),
                Err(Looked::Import(ImportError::Cancelled)) => Ok(None),
                Err(Looked::Import(error)) => Err(error.into()),
                Err(Looked::Failed(failure)) => Err(failure),
            }
        })
        .await
}

enum Looked {
    Import(ImportError),
    Failed(Failure),
}

impl From<ImportError> for Looked {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

/// Brings in the export that was looked at, after a backup. None when it was called off: nothing has come in then.
#[tauri::command]
#[specta::specta]
pub async fn take_export(session: Handle<'_>) -> Result<Option<Taken>, Failure> {
    session
        .open_alone(|session, open, here| {
            let Some(mut incoming) = open.incoming.take() else {
                return Err(FailureCode::NotFound.into());
            };
            open.vault
                .backup_source()?
                .make(&BackupPlace::own(open.vault.folder()), &here.now)?;
            let folder = PhotoFolder::of(&open.vault);
            let taken = session
                .work
                .during(|go_on| export::take(&mut open.vault.db, &folder, &mut incoming, go_on));
            match taken {
                Err(ImportError::Cancelled) => {
                    open.incoming = Some(incoming);
                    Ok(None)
                }
                Err(error) => {
                    open.incoming = Some(incoming);
                    Err(error.into())
                }
                Ok(taken) => {
                    // It is in; what has no index entry yet gets one at the next opening.
                    if let Err(error) = journal::index_all(&mut open.vault.db) {
                        tracing::warn!(%error, "indexing what came in");
                    }
                    Ok(Some(taken))
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
