//! One entry: its text on the way to being durable, what is said of it, its earlier states.

use std::sync::Arc;
use std::time::Duration;

use cairn_core::db::{DbError, EntryId, UndoToken};
use cairn_core::journal::{
    self, DifferencePiece, Entry, EntryChange, JournalError, NewEntry, Version,
};
use serde::Serialize;
use tauri::AppHandle;

use super::{Handle, session_of};
use crate::failure::Failure;
use crate::open::Open;
use crate::session::Session;

/// From a key press to the durable row: the page sends within 100 ms, this comes on top.
const SAVE_AFTER: Duration = Duration::from_millis(200);
/// When a save did not work (a full disk), the next try comes after this.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(2);

/// The newest text that is durable, and why a later one is not yet.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    saved_seq: u32,
    /// The newest that came in: the page counts on from it.
    newest_seq: u32,
    failure: Option<Failure>,
}

/// A new entry, begun now. Nothing is stored before it has text.
#[tauri::command]
#[specta::specta]
pub async fn new_entry(session: Handle<'_>, victory: bool) -> Result<Entry, Failure> {
    session.take_text();
    session
        .open(move |open, here| {
            let new = NewEntry::begin(victory, &here.now);
            let shown = new.shown(&here.words);
            open.drafts.begin(new);
            Ok::<_, Failure>(shown)
        })
        .await
}

/// An entry, with the newest text even if it is not durable yet.
#[tauri::command]
#[specta::specta]
pub async fn entry(session: Handle<'_>, id: EntryId) -> Result<Entry, Failure> {
    session
        .open(move |open, here| {
            let stored = open
                .vault
                .db
                .read(|c| journal::entry(c, &id, &here.words, &here.now));
            let mut entry = match (stored, open.drafts.begun(&id)) {
                (Err(JournalError::Db(DbError::NotFound)), Some(begun)) => begun.shown(&here.words),
                (stored, _) => stored?,
            };
            if let Some(text) = open.drafts.unsaved(&id) {
                text.clone_into(&mut entry.text);
            }
            Ok::<_, JournalError>(entry)
        })
        .await
}

/// Takes in what was typed. It is durable within half a second of being typed.
#[tauri::command]
#[specta::specta]
pub async fn keep_draft(
    app: AppHandle,
    session: Handle<'_>,
    id: EntryId,
    seq: u32,
    text: String,
) -> Result<DraftView, Failure> {
    let entry = id.clone();
    session.take_text();
    let (view, first) = session
        .open(move |open, _| {
            let first = open.drafts.unsaved(&id).is_none();
            open.drafts.put(&id, seq, text);
            Ok::<_, Failure>((draft_view(open, &id), first))
        })
        .await?;
    if first {
        tauri::async_runtime::spawn(save_soon(session_of(&app), entry));
    }
    Ok(view)
}

/// How far an entry's writing is durable.
#[tauri::command]
#[specta::specta]
pub async fn draft_state(session: Handle<'_>, id: EntryId) -> Result<DraftView, Failure> {
    session
        .open(move |open, _| Ok::<_, Failure>(draft_view(open, &id)))
        .await
}

/// The person has left the entry: saved at once, a version kept, brought into the search index.
#[tauri::command]
#[specta::specta]
pub async fn leave_entry(session: Handle<'_>, id: EntryId) -> Result<(), Failure> {
    session
        .open(move |open, here| open.drafts.leave(&mut open.vault.db, &id, &here.now))
        .await
}

/// Says whether the entry is a victory. None when it has no text yet: there is nothing to take back.
#[tauri::command]
#[specta::specta]
pub async fn set_victory(
    session: Handle<'_>,
    id: EntryId,
    victory: bool,
) -> Result<Option<UndoToken>, Failure> {
    session
        .open(move |open, here| {
            open.drafts.set_victory(&id, victory);
            match journal::set_victory(&mut open.vault.db, &id, victory, &here.now) {
                Err(JournalError::Db(DbError::NotFound)) if open.drafts.begun(&id).is_some() => {
                    Ok(None)
                }
                set => set.map(Some),
            }
        })
        .await
}

/// Changes what is said of an entry. One that was only begun comes into being by it.
#[tauri::command]
#[specta::specta]
pub async fn change_entry(
    session: Handle<'_>,
    id: EntryId,
    change: EntryChange,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            open.drafts.ensure(&mut open.vault.db, &id, &here.now)?;
            journal::change(&mut open.vault.db, &id, change, &here.now)
        })
        .await
}

/// Earlier states of an entry, newest first.
#[tauri::command]
#[specta::specta]
pub async fn versions(session: Handle<'_>, id: EntryId) -> Result<Vec<Version>, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| journal::versions(c, &id, &here.words, &here.now))
        })
        .await
}

/// What changed from an earlier state to the present text.
#[tauri::command]
#[specta::specta]
pub async fn difference(
    session: Handle<'_>,
    id: EntryId,
    n: u32,
) -> Result<Vec<DifferencePiece>, Failure> {
    session
        .open(move |open, here| {
            open.drafts.save(&mut open.vault.db, &id, &here.now)?;
            open.vault.db.read(|c| journal::difference(c, &id, n))
        })
        .await
}

/// Makes an earlier state the present text; the text so far becomes a version.
#[tauri::command]
#[specta::specta]
pub async fn restore_version(
    session: Handle<'_>,
    id: EntryId,
    n: u32,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            open.drafts.leave(&mut open.vault.db, &id, &here.now)?;
            journal::restore_version(&mut open.vault.db, &id, n, &here.now)
        })
        .await
}

fn draft_view(open: &Open, id: &EntryId) -> DraftView {
    DraftView {
        saved_seq: open.drafts.state(id).saved,
        newest_seq: open.drafts.state(id).newest,
        failure: open.draft_failures.get(id).copied(),
    }
}

/// Saves the entry after a moment, again and again while that does not work.
async fn save_soon(session: Arc<Session>, id: EntryId) {
    let mut wait = SAVE_AFTER;
    loop {
        tokio::time::sleep(wait).await;
        let entry = id.clone();
        let saved = session
            .open(move |open, here| {
                let saved = open.drafts.save(&mut open.vault.db, &entry, &here.now);
                match saved.map_err(Failure::from) {
                    Ok(()) => {
                        open.draft_failures.remove(&entry);
                        Ok(true)
                    }
                    Err(failure) => {
                        open.draft_failures.insert(entry, failure);
                        Ok::<_, Failure>(false)
                    }
                }
            })
            .await;
        // Locked in the meantime: locking has saved it.
        if !matches!(saved, Ok(false)) {
            return;
        }
        wait = TRY_AGAIN_AFTER;
    }
}
