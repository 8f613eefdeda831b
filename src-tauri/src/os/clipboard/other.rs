//! macOS and Windows.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use arboard::Clipboard;
use zeroize::Zeroizing;

use super::ClipboardError;

#[cfg(target_os = "macos")]
use arboard::SetExtApple;
#[cfg(windows)]
use arboard::SetExtWindows;

/// What we put there last, with its number.
static OURS: Mutex<(u64, Option<Zeroizing<String>>)> = Mutex::new((0, None));

pub(super) fn set(text: Zeroizing<String>, stays: Duration) -> Result<(), ClipboardError> {
    let mut clipboard = Clipboard::new().map_err(|_| ClipboardError)?;
    let set = clipboard.set().exclude_from_history();
    #[cfg(windows)]
    let set = set.exclude_from_cloud();
    set.text(text.as_str()).map_err(|_| ClipboardError)?;
    let number = {
        let mut ours = ours();
        *ours = (ours.0.wrapping_add(1), Some(text));
        ours.0
    };
    thread::Builder::new()
        .name("clipboard".into())
        .spawn(move || {
            thread::sleep(stays);
            if ours().0 == number {
                clear_if_ours();
            }
        })
        .map_err(|_| ClipboardError)?;
    Ok(())
}

pub(super) fn clear_if_ours() {
    let Some(text) = ours().1.take() else { return };
    let Ok(mut clipboard) = Clipboard::new() else {
        return;
    };
    if clipboard
        .get_text()
        .map(Zeroizing::new)
        .is_ok_and(|now| now == text)
    {
        let _ = clipboard.clear();
    }
}

fn ours() -> MutexGuard<'static, (u64, Option<Zeroizing<String>>)> {
    OURS.lock().unwrap_or_else(PoisonError::into_inner)
}
