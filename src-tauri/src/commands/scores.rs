//! Scores that somebody else gave.

use cairn_core::db::{ScoreId, UndoToken};
use cairn_core::scores::{self, NewScore, ScoreGroup};

use super::Handle;
use crate::failure::Failure;

/// All scores by name, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn scores(session: Handle<'_>) -> Result<Vec<ScoreGroup>, Failure> {
    session
        .open(|open, here| open.vault.db.read(|c| scores::scores(c, &here.words)))
        .await
}

/// Keeps a score.
#[tauri::command]
#[specta::specta]
pub async fn add_score(session: Handle<'_>, score: NewScore) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| scores::add_score(&mut open.vault.db, &score, &here.now))
        .await
}

/// Changes all of a score.
#[tauri::command]
#[specta::specta]
pub async fn change_score(
    session: Handle<'_>,
    id: ScoreId,
    score: NewScore,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| scores::change_score(&mut open.vault.db, &id, &score, &here.now))
        .await
}

/// Puts a score in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_score(session: Handle<'_>, id: ScoreId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| scores::remove_score(&mut open.vault.db, &id, &here.now))
        .await
}
