//! Gentle questions to begin from.

use cairn_core::db::{PromptId, UndoToken};
use cairn_core::journal::{self, Prompt, PromptTheme};

use super::Handle;
use crate::failure::Failure;

/// All questions: those that come with Cairn and the person's own.
#[tauri::command]
#[specta::specta]
pub async fn prompts(session: Handle<'_>) -> Result<Vec<Prompt>, Failure> {
    session
        .open(|open, _| open.vault.db.read(journal::prompts))
        .await
}

/// Keeps a question in the person's words; without an id a new one.
#[tauri::command]
#[specta::specta]
pub async fn save_prompt(
    session: Handle<'_>,
    id: Option<PromptId>,
    theme: PromptTheme,
    text: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            journal::save_prompt(&mut open.vault.db, id.as_ref(), theme, &text, &here.now)
        })
        .await
}

/// Hides a question, or shows it again.
#[tauri::command]
#[specta::specta]
pub async fn hide_prompt(
    session: Handle<'_>,
    id: PromptId,
    hidden: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| journal::hide_prompt(&mut open.vault.db, &id, hidden, &here.now))
        .await
}

/// Removes the person's own question; one that came with Cairn is again as it came.
#[tauri::command]
#[specta::specta]
pub async fn remove_prompt(session: Handle<'_>, id: PromptId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::remove_prompt(&mut open.vault.db, &id))
        .await
}
