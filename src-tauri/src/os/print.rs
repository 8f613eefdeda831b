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
#[cfg(not(target_os = "linux"))]
pub fn print<R: Runtime>(window: &WebviewWindow<R>) -> Result<(), PrintError> {
    window.print().map_err(|_| PrintError)
}

/// Opens the print dialog for what the window shows. What is printed leaves the vault: the button says so.
///
/// # Errors
/// The window is gone or has no web view.
#[cfg(target_os = "linux")]
pub fn print<R: Runtime>(window: &WebviewWindow<R>) -> Result<(), PrintError> {
    window
        .with_webview(|view| linux::print(&view.inner()))
        .map_err(|_| PrintError)
}

#[cfg(target_os = "linux")]
mod linux {
    use gtk::prelude::{Cast, WidgetExt};
    use gtk::{PageSetup, Unit, Window};
    use webkit2gtk::{PrintOperation, PrintOperationExt, WebView};

    /// Round what is printed, in millimetres. The web view does not ask the page's own `@page`, and would leave six.
    const MARGIN: f64 = 20.0;

    pub(super) fn print(view: &WebView) {
        let paper = PageSetup::new();
        paper.set_top_margin(MARGIN, Unit::Mm);
        paper.set_bottom_margin(MARGIN, Unit::Mm);
        paper.set_left_margin(MARGIN, Unit::Mm);
        paper.set_right_margin(MARGIN, Unit::Mm);
        let printing = PrintOperation::new(view);
        printing.set_page_setup(&paper);
        let window = view
            .toplevel()
            .and_then(|top| top.downcast::<Window>().ok());
        printing.run_dialog(window.as_ref());
    }
}
