//! The session and the window as the page sees them.

use cairn_core::settings::{Closing, Theme};
use cairn_core::vault::UnlockWays;
use serde::Serialize;
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{Handle, on_main};
use crate::failure::{Failure, FailureCode};
use crate::os::{clipboard, print};
use crate::session::{Session, State};
use crate::whereabouts::{ClosingNotice, Destination};
use crate::{hiding, texts, window};

/// Where the vault stands.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SessionState {
    /// There is none yet.
    NoVault,
    /// It is shut.
    Locked,
    /// It cannot be opened as it is.
    Damaged,
    /// It is open.
    Open,
    /// It is shut, and what the person chose is shown to somebody.
    Showing,
}

/// What the page needs to know before it shows anything.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    state: SessionState,
    /// Locked: what opens the vault.
    unlock_ways: Option<UnlockWays>,
    /// Damaged: what was found.
    damage: Option<Failure>,
    /// Seconds until the next try is taken.
    wait_seconds: u32,
    destination: Option<Destination>,
    closing_notice: Option<ClosingNotice>,
    language: String,
    /// "ltr" or "rtl", for `<html dir>`.
    dir: &'static str,
    theme: Theme,
    text_size: u32,
}

/// The session.
#[tauri::command]
#[specta::specta]
pub async fn session(session: Handle<'_>) -> Result<SessionView, Failure> {
    session.blocking(|session| Ok(view(session))).await
}
/// Looks at a vault that could not be opened again.
#[tauri::command]
#[specta::specta]
pub async fn look_again(session: Handle<'_>) -> Result<(), Failure> {
    session
        .blocking(|session| {
            session.look_again();
            Ok(())
        })
        .await
}

/// The page has gone where the session led it.
#[tauri::command]
#[specta::specta]
pub fn arrived(session: Handle<'_>) {
    session.whereabouts.lead(None);
}

/// What closing the window is to do, now that the person has been told.
#[tauri::command]
#[specta::specta]
pub async fn answer_closing(app: AppHandle, closing: Closing) -> Result<(), Failure> {
    window::answer_closing(&app, closing).await
}

/// Locks: saves, closes, wipes, and starts Cairn anew, locked.
#[tauri::command]
#[specta::specta]
pub async fn lock(app: AppHandle) -> Result<(), Failure> {
    window::lock(&app).await
}

/// Hides the window at once, and locks.
#[tauri::command]
#[specta::specta]
pub async fn quick_hide(app: AppHandle) {
    hiding::hide_at_once(&app).await;
}

/// Saves, closes and ends Cairn.
#[tauri::command]
#[specta::specta]
pub async fn quit(app: AppHandle) -> Result<(), Failure> {
    window::quit(&app).await
}

/// The person is there.
#[tauri::command]
#[specta::specta]
pub fn active(session: Handle<'_>) {
    session.active();
}

/// Puts text on the clipboard for a minute, out of histories where the system allows that.
#[tauri::command]
#[specta::specta]
pub async fn copy_text(app: AppHandle, text: String) -> Result<(), Failure> {
    let text = Zeroizing::new(text);
    tauri::async_runtime::spawn_blocking(move || clipboard::copy(&app, text))
        .await
        .map_err(|_| FailureCode::Unexpected)?
        .map_err(|_| FailureCode::Clipboard.into())
}

/// The window's own print dialog.
#[tauri::command]
#[specta::specta]
pub async fn print_page(app: AppHandle) -> Result<(), Failure> {
    on_main(&app, |app| {
        window::main(app).is_some_and(|window| print::print(&window).is_ok())
    })
    .await?
    .then_some(())
    .ok_or_else(|| FailureCode::Print.into())
}

fn view(session: &Session) -> SessionView {
    let language = session.language();
    let device = session.device().device;
    let mut view = SessionView {
        state: SessionState::NoVault,
        unlock_ways: None,
        damage: None,
        wait_seconds: 0,
        destination: session.whereabouts.destination(),
        closing_notice: session.whereabouts.closing_notice(),
        dir: texts::direction(&language),
        language,
        theme: device.theme,
        text_size: device.text_size,
    };
    match &*session.state() {
        State::NoVault => {}
        State::Locked(locked) => {
            view.state = SessionState::Locked;
            view.unlock_ways = Some(locked.ways);
            view.wait_seconds = session.pause_seconds();
        }
        State::Damaged(failure) => {
            view.state = SessionState::Damaged;
            view.damage = Some(*failure);
        }
        State::Open(_) => view.state = SessionState::Open,
        State::Showing(_) => view.state = SessionState::Showing,
    }
    view
}
