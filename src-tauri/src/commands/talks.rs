//! Telling others: words for hard conversations.

use cairn_core::contacts::hard_talks::{self, HardTalk, TalkAbout};
use cairn_core::db::{HardTalkId, UndoToken};

use super::Handle;
use crate::failure::Failure;

/// All that is kept, last changed first.
#[tauri::command]
#[specta::specta]
pub async fn hard_talks(session: Handle<'_>) -> Result<Vec<HardTalk>, Failure> {
    session
        .open(|open, here| {
            let say_date = |date| here.words.date(date);
            let db = &open.vault.db;
            db.read(|c| hard_talks::hard_talks(c, &here.now, &say_date))
        })
        .await
}

/// Begins one, without words yet.
#[tauri::command]
#[specta::specta]
pub async fn new_hard_talk(session: Handle<'_>, about: TalkAbout) -> Result<HardTalkId, Failure> {
    session
        .open(move |open, here| hard_talks::new_hard_talk(&mut open.vault.db, about, &here.now))
        .await
}

/// Keeps its title and words as they are now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_hard_talk(
    session: Handle<'_>,
    id: HardTalkId,
    title: String,
    words: String,
) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, here| {
            hard_talks::keep_hard_talk(&mut open.vault.db, &id, &title, &words, &here.now)
        })
        .await
}

/// The person has left it. One that says nothing does not stay.
#[tauri::command]
#[specta::specta]
pub async fn leave_hard_talk(session: Handle<'_>, id: HardTalkId) -> Result<(), Failure> {
    session
        .open(move |open, _| hard_talks::leave_hard_talk(&mut open.vault.db, &id))
        .await
}

/// Puts it in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_hard_talk(session: Handle<'_>, id: HardTalkId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| hard_talks::remove_hard_talk(&mut open.vault.db, &id, &here.now))
        .await
}
