//! Forms that are begun.

use cairn_core::forms;

use super::Handle;
use crate::failure::Failure;

/// Keeps what is typed into forms as it is now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_forms(session: Handle<'_>, forms: String) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, _| forms::keep(&mut open.vault.db, &forms))
        .await
}

/// What was typed into forms and is neither kept nor given up, as it was handed over.
#[tauri::command]
#[specta::specta]
pub async fn kept_forms(session: Handle<'_>) -> Result<String, Failure> {
    session
        .open(|open, _| open.vault.db.read(forms::kept))
        .await
}
