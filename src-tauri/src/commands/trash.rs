//! The trash: entries, and everything else that was taken away.

use cairn_core::db::{EntryId, UndoToken};
use cairn_core::journal::{self, EntrySummary};
use cairn_core::trash::{self, InTrash, Trashed};

use super::Handle;
use crate::failure::Failure;

/// The entries that wait in the trash.
#[tauri::command]
#[specta::specta]
pub async fn trash(session: Handle<'_>) -> Result<Vec<EntrySummary>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| journal::trash(c, &here.words, &here.now))
        })
        .await
}

/// Takes the entry out of the trash.
#[tauri::command]
#[specta::specta]
pub async fn restore_entry(session: Handle<'_>, id: EntryId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::restore(&mut open.vault.db, &id))
        .await
}

/// What waits in the trash besides entries, last taken away first.
#[tauri::command]
#[specta::specta]
pub async fn trashed(session: Handle<'_>) -> Result<Vec<Trashed>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| trash::trashed(c, &here.words, &here.now))
        })
        .await
}

/// Takes one of these out of the trash.
#[tauri::command]
#[specta::specta]
pub async fn bring_back(session: Handle<'_>, what: InTrash) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| trash::bring_back(&mut open.vault.db, &what, &here.now))
        .await
}

/// Removes for good all that waits in the trash. How many entries that were.
#[tauri::command]
#[specta::specta]
pub async fn empty_trash(session: Handle<'_>) -> Result<u32, Failure> {
    session
        .open(|open, here| {
            open.drafts.leave_all(&mut open.vault.db, &here.now)?;
            let emptied = journal::empty_trash(&mut open.vault.db)?;
            open.remove_photos(&emptied.photos);
            let photos = trash::empty_trash(&mut open.vault.db)?;
            open.remove_photos(&photos);
            Ok::<_, Failure>(emptied.entries)
        })
        .await
}
