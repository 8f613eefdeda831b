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
    use gtk::glib::{UserDirectory, home_dir, user_special_dir};
    use gtk::prelude::{Cast, WidgetExt};
    use gtk::{PageSetup, PrintSettings, Unit, Window};
    use webkit2gtk::{PrintOperation, PrintOperationExt, WebView};

    /// Round what is printed, in millimetres. The web view does not ask the page's own `@page`, and would leave six.
    const MARGIN: f64 = 20.0;
    /// `GTK_PRINT_SETTINGS_OUTPUT_DIR`, which the bindings do not name.
    const OUTPUT_DIR: &str = "output-dir";

    pub(super) fn print(view: &WebView) {
        let paper = PageSetup::new();
        paper.set_top_margin(MARGIN, Unit::Mm);
        paper.set_bottom_margin(MARGIN, Unit::Mm);
        paper.set_left_margin(MARGIN, Unit::Mm);
        paper.set_right_margin(MARGIN, Unit::Mm);
        let printing = PrintOperation::new(view);
        printing.set_page_setup(&paper);
        // Where a PDF is saved unless the person says otherwise. GTK would take the folder that the program was begun in.
        let folder = user_special_dir(UserDirectory::Documents).unwrap_or_else(home_dir);
        let settings = PrintSettings::new();
        settings.set(OUTPUT_DIR, folder.to_str());
        printing.set_print_settings(&settings);
        let window = view
            .toplevel()
            .and_then(|top| top.downcast::<Window>().ok());
        printing.run_dialog(window.as_ref());
    }
}
