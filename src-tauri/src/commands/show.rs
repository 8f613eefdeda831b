//! Show mode: the vault is shut, and what the person chose is there for somebody to look at.

use cairn_core::show::{ShowChoice, Shown};
use tauri::AppHandle;

use super::Handle;
use crate::failure::{Failure, FailureCode};
use crate::session::State;
use crate::window;

/// Gathers what was chosen, saves, shuts the vault, and shows it. The way back is `lock`, to the locked window.
#[tauri::command]
#[specta::specta]
pub async fn begin_show(app: AppHandle, choice: ShowChoice) -> Result<(), Failure> {
    window::show_chosen(&app, choice).await
}

/// What is shown.
#[tauri::command]
#[specta::specta]
pub async fn shown(session: Handle<'_>) -> Result<Shown, Failure> {
    session
        .blocking(|session| match &*session.state() {
            State::Showing(showing) => Ok(showing.shown.clone()),
            _ => Err(FailureCode::Locked.into()),
        })
        .await
}
