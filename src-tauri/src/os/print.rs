//! Printing: the web view's own print dialog.

use tauri::{Runtime, WebviewWindow};

/// The dialog could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("the print dialog did not open")]
pub struct PrintError;

/// Opens the print dialog for what the window shows. What is printed leaves the vault: the button says so.
///
/// # Errors
/// The window is gone or has no web view.
pub fn print<R: Runtime>(window: &WebviewWindow<R>) -> Result<(), PrintError> {
    window.print().map_err(|_| PrintError)
}
