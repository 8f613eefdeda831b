//! Copying: the text is kept out of clipboard histories where they listen, and does not stay.
//!
//! Linux: GTK's own clipboard, which the window already has, under X11 and Wayland alike. A clipboard crate
//! would bring a second connection to the screen, and GNOME's Wayland lets only windows set the clipboard.
//! macOS and Windows: `arboard`.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other;

#[cfg(target_os = "linux")]
use linux as platform;
#[cfg(not(target_os = "linux"))]
use other as platform;

use std::sync::mpsc;
use std::time::Duration;

use tauri::{AppHandle, Runtime};
use zeroize::Zeroizing;

/// How long a copied text stays.
const STAYS: Duration = Duration::from_secs(60);
/// How long a caller waits for the main thread.
const PATIENCE: Duration = Duration::from_secs(2);

/// The text could not be put on the clipboard.
#[derive(Debug, thiserror::Error)]
#[error("the clipboard did not take the text")]
pub struct ClipboardError;

/// Copies `text`; after a minute the clipboard is emptied if the text is still there. Any thread.
///
/// # Errors
/// [`ClipboardError`]: no screen, or another program holds the clipboard.
pub fn copy<R: Runtime>(app: &AppHandle<R>, text: Zeroizing<String>) -> Result<(), ClipboardError> {
    on_main_thread(app, move || platform::set(text, STAYS)).unwrap_or(Err(ClipboardError))
}

/// Empties the clipboard if what is on it was copied here: for lock and quit. Any thread; two seconds at most.
pub fn clear_if_ours<R: Runtime>(app: &AppHandle<R>) {
    on_main_thread(app, platform::clear_if_ours);
}

fn on_main_thread<R: Runtime, T: Send + 'static>(
    app: &AppHandle<R>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (answer, answered) = mpsc::sync_channel(1);
    app.run_on_main_thread(move || {
        let _ = answer.send(work());
    })
    .ok()?;
    answered.recv_timeout(PATIENCE).ok()
}
