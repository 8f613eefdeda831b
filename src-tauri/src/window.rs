//! The one window: made, shown, closed to the tray; and the ways in which Cairn locks and ends.

use std::time::Duration;

use cairn_core::settings::{self, Closing, Settings};
use cairn_core::show::ShowChoice;
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_plugin_window_state::{AppHandleExt, StateFlags};

use crate::commands::session_of;
use crate::failure::Failure;
use crate::notes::notes;
use crate::os::session_lock::SessionEvent;
use crate::os::{chooser, clipboard, page_ended, relaunch, spelling, tray};
use crate::session::{News, State};
use crate::spell_check;
use crate::whereabouts::ClosingNotice;

const MAIN: &str = "main";
/// How long sleep is held up at most for the process to give way after locking.
const GIVING_WAY: Duration = Duration::from_secs(3);
/// The first page is painted by then. What takes the main thread long waits for it: meanwhile nothing is painted, and a window
/// that is not painted at once after it was made stays empty for half a second longer.
pub(crate) const FIRST_PAGE_WITHIN: Duration = Duration::from_secs(1);
/// How long the page has at most to answer that it is there.
const ANSWERS_WITHIN: Duration = Duration::from_millis(500);
/// The page hands over what was typed within this time: see `sendAfterMs` and `sendEveryMs` in `draft.svelte.ts`.
const HANDED_OVER_WITHIN: Duration = Duration::from_millis(200);
/// How often it is waited once more while texts go on coming.
const MOST_ROUNDS: usize = 20;

/// Makes the window, hidden when Cairn starts in the tray.
///
/// # Errors
/// What the web view says.
pub fn make(app: &AppHandle, hidden: bool) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        // Always this: it says nothing of what Cairn is for, to whoever sees the list of windows.
        .title("Cairn")
        .inner_size(1120.0, 780.0)
        .min_inner_size(420.0, 560.0)
        .visible(!hidden)
        // WebDriver cannot drive an incognito context.
        .incognito(!cfg!(feature = "testing"))
        .disable_drag_drop_handler()
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                spell_check::begin(window.app_handle());
            }
        })
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    #[cfg(any(windows, target_os = "macos"))]
    window.set_content_protected(true)?;
    spelling::learn_nothing(&window);
    chooser::note_nothing(&window);
    page_ended::follow(&window);
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

/// What is kept of the window from one start to the next; not whether it was shown: it may have begun in the tray.
pub const KEPT: StateFlags = StateFlags::all().difference(StateFlags::VISIBLE);

/// What the operating system says of sleep and of its screen lock.
pub fn session_event(app: &AppHandle, event: SessionEvent) {
    if event == SessionEvent::Resume {
        session_of(app).wake.notify_one();
        return;
    }
    let inside = app.clone();
    let locking = async move {
        let wanted = event == SessionEvent::Sleep
            || is_showing(&inside).await
            || setting(&inside, |settings| settings.lock_on_session_lock).await;
        if wanted {
            lock_unasked(&inside).await;
        }
    };
    if event == SessionEvent::Sleep && cfg!(target_os = "linux") {
        // Sleep waits until this returns, or until this process has given way to its locked successor.
        let was_open = tauri::async_runtime::block_on(async {
            let was_open = holds_something(app).await;
            locking.await;
            was_open
        });
        if was_open {
            std::thread::sleep(GIVING_WAY);
        }
    } else {
        tauri::async_runtime::spawn(locking);
    }
}

/// Ends Cairn as the person would when the system asks it to: at the end of the session, at shutdown.
#[cfg(unix)]
pub fn end_on_signals(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let (Ok(mut terminate), Ok(mut hang_up)) = (
            signal(SignalKind::terminate()),
            signal(SignalKind::hangup()),
        ) else {
            tracing::warn!("signals");
            return;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
        }
        bring_in(&app).await;
        if let Err(failure) = quit(&app).await {
            tracing::error!(code = ?failure.code, "asked to end with something unsaved");
        }
    });
}

/// Windows and its programs agree on this through the window itself.
#[cfg(not(unix))]
pub fn end_on_signals(_app: &AppHandle) {}

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

/// Puts the window, hidden until now, where it can be found: among the minimised ones. One that the person has had shown
/// meanwhile stays as it is.
pub fn show_minimized(app: &AppHandle) {
    let Some(window) = main(app) else { return };
    if window.is_visible().unwrap_or(false) {
        return;
    }
    if let Err(error) = window.minimize().and_then(|()| window.show()) {
        tracing::warn!(%error, "window");
    }
}

/// Locks: saves, closes, wipes, and starts the process anew. Returns only when there was nothing to lock, or when
/// something that was typed could not be saved: then the vault stays open.
///
/// # Errors
/// Why it could not be saved.
pub async fn lock(app: &AppHandle) -> Result<(), Failure> {
    let hidden = !main(app).is_some_and(|window| window.is_visible().unwrap_or(true));
    lock_and(app, if hidden { &[relaunch::HIDDEN] } else { &[] }).await
}

/// As [`lock`], and what can still be read of the vault is offered then.
///
/// # Errors
/// As there.
pub async fn lock_to_salvage(app: &AppHandle) -> Result<(), Failure> {
    lock_and(app, &[relaunch::SALVAGE]).await
}

/// As [`lock`], when nobody may be watching over the screen: what cannot be saved yet is at least out of sight.
pub async fn lock_unasked(app: &AppHandle) {
    bring_in(app).await;
    if let Err(failure) = lock(app).await {
        tracing::warn!(code = ?failure.code, "locking");
        if let Some(Err(error)) = main(app).map(|window| window.minimize()) {
            tracing::warn!(%error, "window");
        }
    }
}

/// Gathers what was chosen, saves, closes, and shows it in this window, with nothing else of the vault in the process.
///
/// # Errors
/// What gathering says, and why something that was typed could not be saved: then the vault stays open.
pub async fn show_chosen(app: &AppHandle, choice: ShowChoice) -> Result<(), Failure> {
    let inside = app.clone();
    session_of(app)
        .blocking(move |session| {
            session.show(&choice)?;
            // Neither is for other eyes.
            notes(&inside).withdraw_all();
            clipboard::clear_if_ours(&inside);
            Ok(())
        })
        .await
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
    session.whereabouts.notice_closing(None);
    let kept = session
        .blocking(move |session| {
            session.change_device(|file| {
                file.closing_told = true;
                file.device.closing = closing;
            })
        })
        .await;
    if let Err(failure) = kept {
        // It will be asked again; closing goes on all the same.
        tracing::warn!(code = ?failure.code, "device file");
    }
    if closing == Closing::Tray && stays(app).await {
        hide(app).await
    } else {
        quit(app).await
    }
}

/// Whether closing the window leaves Cairn in the tray: the person wants it, the icon is there, and something shows it.
async fn stays(app: &AppHandle) -> bool {
    let file = session_of(app).device();
    if file.device.closing != Closing::Tray || file.shared_login || !crate::tray::is_shown(app) {
        return false;
    }
    tauri::async_runtime::spawn_blocking(tray::is_there)
        .await
        .unwrap_or(false)
}

fn close(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let session = session_of(&app);
        let file = session.device();
        let stays = stays(&app).await;
        // Who closes again without an answer means it.
        let told = file.closing_told || session.whereabouts.closing_notice().is_some();
        bring_in(&app).await;
        if !told && file.device.closing == Closing::Tray {
            let notice = if stays {
                ClosingNotice::StaysInTray
            } else {
                ClosingNotice::Quits
            };
            session.whereabouts.notice_closing(Some(notice));
            session.tell(News::Session);
            return;
        }
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

/// Waits until what was typed in the last moments has come from the page; to be called before anything but the page itself
/// ends or locks Cairn. While texts go on coming, keys are still on their way; a page that does not answer is not waited for.
pub async fn bring_in(app: &AppHandle) {
    if !holds_something(app).await {
        return;
    }
    let Some(window) = main(app) else { return };
    let session = session_of(app);
    for _ in 0..MOST_ROUNDS {
        let before = session.texts_taken();
        let (answer, mut answered) = tokio::sync::watch::channel(());
        let asked = window.eval_with_callback("0", move |_| {
            answer.send_replace(());
        });
        if let Err(error) = asked {
            tracing::warn!(%error, "asking the page");
            return;
        }
        let answered = tokio::time::timeout(ANSWERS_WITHIN, answered.changed()).await;
        tokio::time::sleep(HANDED_OVER_WITHIN).await;
        if answered.is_err() || session.texts_taken() == before {
            return;
        }
    }
}

async fn hide(app: &AppHandle) -> Result<(), Failure> {
    // Nobody comes back to what was shown.
    if is_showing(app).await || setting(app, |settings| settings.lock_on_close).await {
        return lock_and(app, &[relaunch::HIDDEN]).await;
    }
    if let Some(Err(error)) = main(app).map(|window| window.hide()) {
        tracing::warn!(%error, "window");
    }
    Ok(())
}

/// A setting that is off while the vault is not open.
async fn setting(app: &AppHandle, which: fn(&Settings) -> bool) -> bool {
    session_of(app)
        .open(move |open, _| open.vault.db.read(settings::load).map(|all| which(&all)))
        .await
        .unwrap_or(false)
}

async fn holds_something(app: &AppHandle) -> bool {
    let session = session_of(app);
    let holds = session.blocking(|session| Ok(session.holds_something()));
    holds.await.unwrap_or(false)
}

async fn is_showing(app: &AppHandle) -> bool {
    let session = session_of(app);
    let showing = session.blocking(|session| Ok(matches!(*session.state(), State::Showing(_))));
    showing.await.unwrap_or(false)
}

async fn lock_and(app: &AppHandle, besides: &'static [&'static str]) -> Result<(), Failure> {
    if !holds_something(app).await {
        return Ok(());
    }
    shut(app).await?;
    begin_anew(app, besides)
}

/// Starts Cairn anew in this process's place, with these arguments besides, when no vault is open in it any more.
///
/// # Errors
/// `Unexpected` when the main thread is gone.
pub fn begin_anew(app: &AppHandle, besides: &'static [&'static str]) -> Result<(), Failure> {
    let app_inside = app.clone();
    app.run_on_main_thread(move || {
        // Only here: it holds a lock that the window's own events want on this thread.
        if let Err(error) = app_inside.save_window_state(KEPT) {
            tracing::warn!(%error, "window state");
        }
        app_inside.cleanup_before_exit();
        #[cfg(windows)]
        tauri_plugin_single_instance::destroy(&app_inside);
        let error = relaunch::relaunch_locked(besides);
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
