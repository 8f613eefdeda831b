//! Whether the page checks spelling, and in which languages.

use std::time::Duration;

use tauri::AppHandle;

use crate::commands::session_of;
use crate::os::spelling;
use crate::window;

/// The first page is painted by then. Dictionaries are read after it: that takes up to a tenth of a second, in which nothing is
/// painted, and a window that is not painted at once after it was made stays empty for half a second longer.
const FIRST_PAGE_WITHIN: Duration = Duration::from_secs(1);

/// Does as [`follow`], once the first page is there.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(FIRST_PAGE_WITHIN).await;
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
