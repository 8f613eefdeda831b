//! Quick hide: the window goes at once; what was typed is saved and Cairn locks while nobody sees it.

use tauri::AppHandle;

use crate::{tray, window};

/// Hides the window, then locks what is open, and stays hidden: in the tray or, where there is none, among the minimised
/// windows. What is being typed is brought in first, as with every lock.
pub async fn hide_at_once(app: &AppHandle) {
    if let Some(Err(error)) = window::main(app).map(|window| window.hide()) {
        tracing::warn!(%error, "window");
    }
    window::bring_in(app).await;
    // What cannot be saved keeps the journal open, as always; it is at least out of sight.
    if let Err(failure) = window::lock(app).await {
        tracing::warn!(code = ?failure.code, "locking");
    }
    // Nothing was open, or it stays open: nobody begins anew who would put the window where it can be found.
    if !tray::is_shown(app) {
        window::show_minimized(app);
    }
}
