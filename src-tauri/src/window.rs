//! The one window: made, shown, closed to the tray; and the ways in which Cairn locks and ends.

use cairn_core::settings::Closing;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::commands::session_of;
use crate::failure::Failure;
use crate::notes::notes;
use crate::os::session_lock::SessionEvent;
use crate::os::{clipboard, relaunch, tray};
use crate::session::{ClosingNotice, Session, State};

const MAIN: &str = "main";

/// Makes the window, hidden when Cairn starts in the tray.
///
/// # Errors
/// What the web view says.
pub fn make(app: &AppHandle, hidden: bool) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Cairn")
        .inner_size(1120.0, 780.0)
        .min_inner_size(420.0, 560.0)
        .visible(!hidden)
        // WebDriver cannot drive an incognito context.
        .incognito(!cfg!(feature = "testing"))
        .disable_drag_drop_handler()
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    #[cfg(any(windows, target_os = "macos"))]
    window.set_content_protected(true)?;
    let inside = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            close(&inside);
        }
    });
    Ok(window)
}

/// The window, once it is there.
pub fn main(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(MAIN)
}

/// What the operating system says of sleep and of its screen lock.
pub fn session_event(app: &AppHandle, event: SessionEvent) {
    let session = session_of(app);
    let lock_too = match event {
        SessionEvent::Resume => {
            session.wake.notify_one();
            false
        }
        SessionEvent::Sleep => true,
        SessionEvent::Lock => session
            .open_now(|open, _| open.vault.db.read(cairn_core::settings::load))
            .is_ok_and(|settings| settings.lock_on_session_lock),
    };
    if !lock_too {
        return;
    }
    // Sleep waits until this returns.
    if let Err(failure) = tauri::async_runtime::block_on(lock(app)) {
        tracing::warn!(code = ?failure.code, "lock");
    }
}

/// Brings the one window to the front.
pub fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    let shown = window
        .show()
        .and_then(|()| window.unminimize())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "window");
    }
}

/// Locks: hides what is on the screen, saves, closes, wipes, and starts the process anew. Returns only when there was
/// nothing to lock, or when something that was typed could not be saved: then the vault stays open.
///
/// # Errors
/// Why it could not be saved.
pub async fn lock(app: &AppHandle) -> Result<(), Failure> {
    let window = app.get_webview_window(MAIN);
    let hidden = !window
        .as_ref()
        .is_some_and(|w| w.is_visible().unwrap_or(true));
    lock_and(app, hidden).await
}

/// Saves, closes and ends Cairn.
///
/// # Errors
/// Why something that was typed could not be saved: then Cairn stays.
pub async fn quit(app: &AppHandle) -> Result<(), Failure> {
    shut(app).await?;
    app.exit(0);
    Ok(())
}

/// Does what the person chose, having been told what closing does.
///
/// # Errors
/// Those of [`quit`], or when the choice cannot be kept.
pub async fn answer_closing(app: &AppHandle, closing: Closing) -> Result<(), Failure> {
    let session = session_of(app);
    session.notice_closing(None);
    session.change_device(|file| {
        file.closing_told = true;
        file.device.closing = closing;
    })?;
    match closing {
        Closing::Tray if stays(&session) => hide(app).await,
        _ => quit(app).await,
    }
}

/// Whether closing the window leaves Cairn in the tray.
fn stays(session: &Session) -> bool {
    let file = session.device();
    file.device.closing == Closing::Tray && !file.shared_login && tray::is_there()
}

fn close(app: &AppHandle) {
    let session = session_of(app);
    let stays = stays(&session);
    let wants_tray = session.device().device.closing == Closing::Tray;
    if !session.device().closing_told && wants_tray {
        session.notice_closing(Some(if stays {
            ClosingNotice::StaysInTray
        } else {
            ClosingNotice::Quits
        }));
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let closed = if stays {
            hide(&app).await
        } else {
            quit(&app).await
        };
        if let Err(failure) = closed {
            // Something typed could not be saved: the window stays, and says so.
            tracing::warn!(code = ?failure.code, "close");
        }
    });
}

async fn hide(app: &AppHandle) -> Result<(), Failure> {
    let session = session_of(app);
    let lock_too = session
        .open_now(|open, _| open.vault.db.read(cairn_core::settings::load))
        .is_ok_and(|settings| settings.lock_on_close);
    if lock_too {
        return lock_and(app, true).await;
    }
    if let Some(window) = app.get_webview_window(MAIN) {
        if let Err(error) = window.hide() {
            tracing::warn!(%error, "window");
        }
    }
    Ok(())
}

async fn lock_and(app: &AppHandle, hidden: bool) -> Result<(), Failure> {
    if !matches!(*session_of(app).state(), State::Open(_)) {
        return Ok(());
    }
    shut(app).await?;
    let app_inside = app.clone();
    app.run_on_main_thread(move || {
        app_inside.cleanup_before_exit();
        let error = relaunch::relaunch_locked(hidden);
        tracing::error!(%error, "relaunch");
        // What was open is shut; better to be gone than to be here with a shut vault and a page that was open.
        app_inside.exit(1);
    })
    .map_err(|_| crate::failure::FailureCode::Unexpected.into())
}

async fn shut(app: &AppHandle) -> Result<(), Failure> {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        session_of(&app).shut()?;
        if let Some(window) = app.get_webview_window(MAIN) {
            // Nothing more may be painted; a window that is gone already is just as well.
            let _ = window.hide();
        }
        notes(&app).withdraw_all();
        clipboard::clear_if_ours(&app);
        Ok(())
    })
    .await
    .map_err(|_| crate::failure::FailureCode::Unexpected)?
}
