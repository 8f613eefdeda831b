//! When the computer sleeps or its screen is locked.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use std::sync::Arc;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEvent {
    /// The computer is about to sleep. Where it can be (Linux), sleep waits until the callback returns or the
    /// process is gone, five seconds at most by logind's default.
    Sleep,
    /// The screen was locked. May come more than once for one lock.
    Lock,
    /// The computer is awake again.
    Resume,
}

type OnEvent = Arc<dyn Fn(SessionEvent) + Send + Sync>;

/// The watch could not be set up although the operating system has what is needed for it.
#[derive(Debug, thiserror::Error)]
#[error("sleep and screen lock cannot be watched")]
pub struct WatchError;

/// Keep it: on Linux, dropping it ends the watch.
pub struct SessionWatch {
    #[cfg(target_os = "linux")]
    _watch: linux::Watch,
}

/// Calls `on_event` from now on. Linux and Windows: on threads of its own. macOS: call this on the main thread;
/// the events come there too. `Ok(None)`: nothing here tells of such events (Linux without logind and
/// without a screen saver on the session bus). Takes at most about four seconds.
///
/// # Errors
/// [`WatchError`]: Windows refused.
pub fn watch(
    on_event: impl Fn(SessionEvent) + Send + Sync + 'static,
) -> Result<Option<SessionWatch>, WatchError> {
    let on_event: OnEvent = Arc::new(on_event);
    #[cfg(target_os = "linux")]
    {
        use super::bus::Bus;
        let watch = linux::Watch::start(Bus::System, Bus::Session, on_event);
        if watch.is_none() {
            tracing::info!("no bus tells of sleep or screen lock");
        }
        Ok(watch.map(|watch| SessionWatch { _watch: watch }))
    }
    #[cfg(target_os = "macos")]
    {
        macos::watch(on_event);
        Ok(Some(SessionWatch {}))
    }
    #[cfg(windows)]
    {
        windows::watch(on_event)?;
        Ok(Some(SessionWatch {}))
    }
}
