//! Whether the page checks spelling, and in which languages.

use tauri::AppHandle;

use crate::commands::session_of;
use crate::os::spelling;
use crate::window;

/// Does as [`follow`], once the first page is there.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(window::FIRST_PAGE_WITHIN).await;
        follow(&app);
    });
}

/// Checks spelling, or not, as the device settings have it.
pub fn follow(app: &AppHandle) {
    let Some(window) = window::main(app) else {
        return;
    };
    let session = session_of(app);
    let languages = spelling::languages(
        &session.language(),
        session.here().region(),
        sys_locale::get_locales(),
    );
    spelling::check(&window, session.device().device.spell_check, languages);
}
