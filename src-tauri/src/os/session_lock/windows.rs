//! Windows: a hidden window on a thread of its own, which is told of locks (WM_WTSSESSION_CHANGE) and of sleep
//! (WM_POWERBROADCAST). A real window, not a message-only one: those get no broadcasts.

use std::ptr;
use std::sync::{OnceLock, mpsc};
use std::thread;

use windows_sys::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows_sys::Win32::System::LibraryLoader::GetModuleHandleW;
use windows_sys::Win32::System::RemoteDesktop::{
    NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification,
};
use windows_sys::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, PBT_APMRESUMEAUTOMATIC,
    PBT_APMSUSPEND, RegisterClassW, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WNDCLASSW,
    WTS_SESSION_LOCK,
};
use windows_sys::core::w;

use super::{OnEvent, SessionEvent, WatchError};

/// A window procedure can be handed nothing of ours: it finds the callback here.
static ON_EVENT: OnceLock<OnEvent> = OnceLock::new();

/// Watches until the process ends; once a process.
pub(super) fn watch(on_event: OnEvent) -> Result<(), WatchError> {
    ON_EVENT.set(on_event).map_err(|_| WatchError)?;
    let (ready, is_ready) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("session-lock".into())
        .spawn(move || {
            let window = open_window();
            let _ = ready.send(window.is_some());
            if window.is_some() {
                pump();
            }
        })
        .map_err(|_| WatchError)?;
    match is_ready.recv() {
        Ok(true) => Ok(()),
        _ => Err(WatchError),
    }
}

fn open_window() -> Option<HWND> {
    let class = w!("CairnSessionWatch");
    // SAFETY: the class lives as long as the process; its name is a constant and its procedure a function.
    let window = unsafe {
        let instance = GetModuleHandleW(ptr::null());
        let description = WNDCLASSW {
            lpfnWndProc: Some(hear),
            hInstance: instance,
            lpszClassName: class,
            ..Default::default()
        };
        RegisterClassW(&raw const description);
        CreateWindowExW(
            0,
            class,
            class,
            0,
            0,
            0,
            0,
            0,
            ptr::null_mut(),
            ptr::null_mut(),
            instance,
            ptr::null(),
        )
    };
    // SAFETY: a window of this thread.
    let told = !window.is_null()
        && unsafe { WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) } != 0;
    told.then_some(window)
}

fn pump() {
    let mut message = MSG::default();
    // SAFETY: this thread's own messages; 0 is the end and -1 an error.
    unsafe {
        while GetMessageW(&raw mut message, ptr::null_mut(), 0, 0) > 0 {
            DispatchMessageW(&raw const message);
        }
    }
}

/// Sleep waits about two seconds for this to return.
unsafe extern "system" fn hear(window: HWND, message: u32, word: WPARAM, long: LPARAM) -> LRESULT {
    let event = match (message, u32::try_from(word).unwrap_or_default()) {
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK) => Some(SessionEvent::Lock),
        (WM_POWERBROADCAST, PBT_APMSUSPEND) => Some(SessionEvent::Sleep),
        (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC) => Some(SessionEvent::Resume),
        _ => None,
    };
    if let (Some(event), Some(on_event)) = (event, ON_EVENT.get()) {
        on_event(event);
    }
    // SAFETY: what we were given, handed on.
    unsafe { DefWindowProcW(window, message, word, long) }
}
