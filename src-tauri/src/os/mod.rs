//! What the operating system does for us. Each file is one service; each asks, and none keeps what the
//! person wrote. A service that is not there is an answer, never an error that stops Cairn.

pub mod autostart;
pub mod chooser;
pub mod clipboard;
pub mod data_folder;

pub mod do_not_disturb;
pub mod hardening;
pub mod keychain;
pub mod logging;
pub mod notifications;
pub mod opener;
pub mod page_ended;
pub mod print;
pub mod relaunch;
pub mod save_file;
pub mod session_lock;
pub mod spelling;
pub mod tray;

#[cfg(target_os = "linux")]
mod bus;
#[cfg(all(test, target_os = "linux"))]
mod fakes;
pub(crate) mod patience;
