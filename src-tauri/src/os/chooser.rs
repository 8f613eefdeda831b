//! The desktop's window in which files are chosen for the page. The one that a web view opens by itself on Linux notes
//! every chosen file, and that Cairn chose it, in a plain list that all programs show: which photos are in a journal
//! would be seen there. This one notes nothing. macOS and Windows keep no such list by name of program.

use tauri::{Runtime, WebviewWindow};

/// Lets files be chosen in a window that notes nothing. Once for each window.
pub fn note_nothing<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    linux::note_nothing(window);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::PathBuf;

    use gtk::prelude::*;
    use gtk::{Dialog, DialogFlags, FileChooserAction, FileChooserWidget, ResponseType};
    use tauri::{Runtime, WebviewWindow};
    use webkit2gtk::{FileChooserRequest, FileChooserRequestExt, WebView, WebViewExt};

    const SIZE: (i32, i32) = (840, 600);

    pub(super) fn note_nothing<R: Runtime>(window: &WebviewWindow<R>) {
        let asked = window.with_webview(|view| {
            view.inner().connect_run_file_chooser(|view, request| {
                open(view, request);
                true
            });
        });
        if let Err(error) = asked {
            tracing::warn!(%error, "choosing files");
        }
    }

    /// GTK's own words, in the language of the rest of the window.
    fn words(english: &str) -> String {
        glib::dgettext(Some("gtk30"), english).into()
    }

    /// The widget in a dialog of ours: what notes files is GTK's own dialog, not the widget in it.
    fn open(view: &WebView, request: &FileChooserRequest) {
        let over = view
            .toplevel()
            .and_then(|top| top.downcast::<gtk::Window>().ok());
        let dialog = Dialog::with_buttons(
            Some(&words("Select a File")),
            over.as_ref(),
            DialogFlags::MODAL | DialogFlags::DESTROY_WITH_PARENT,
            &[
                (&words("_Cancel"), ResponseType::Cancel),
                (&words("_Open"), ResponseType::Accept),
            ],
        );
        dialog.set_default_response(ResponseType::Accept);
        dialog.set_default_size(SIZE.0, SIZE.1);
        let chooser = FileChooserWidget::new(FileChooserAction::Open);
        chooser.set_select_multiple(request.selects_multiple());
        let kinds = request.mime_types();
        let pictures = kinds.iter().any(|kind| kind.starts_with("image/"));
        // Files of cards come under many names: only what shows pictures can tell what to leave out.
        if let Some(filter) = request.mime_types_filter().filter(|_| pictures) {
            chooser.set_filter(&filter);
        }
        let folder = glib::user_special_dir(if pictures {
            glib::UserDirectory::Pictures
        } else {
            glib::UserDirectory::Downloads
        });
        chooser.set_current_folder(folder.unwrap_or_else(glib::home_dir));
        dialog.content_area().pack_start(&chooser, true, true, 0);

        let chosen = dialog.downgrade();
        chooser.connect_file_activated(move |_| {
            if let Some(dialog) = chosen.upgrade() {
                dialog.response(ResponseType::Accept);
            }
        });
        let request = request.clone();
        let files = chooser.clone();
        dialog.connect_response(move |dialog, response| {
            if response == ResponseType::Accept {
                let paths = files.filenames();
                match paths.as_slice() {
                    [] => return,
                    // Typed, or chosen and not entered.
                    [folder] if folder.is_dir() => {
                        files.set_current_folder(folder);
                        return;
                    }
                    _ => give(&request, &paths),
                }
            } else {
                request.cancel();
            }
            // SAFETY: nothing uses it afterwards; the references that are left are those of this closure.
            unsafe { dialog.destroy() };
        });
        dialog.show_all();
        if let Some(list) = list_in(chooser.upcast_ref()) {
            list.grab_focus();
        }
    }

    /// The list of files: where one begins in GTK's own dialog.
    fn list_in(widget: &gtk::Widget) -> Option<gtk::TreeView> {
        if !widget.is_mapped() {
            return None;
        }
        if let Some(list) = widget.downcast_ref::<gtk::TreeView>() {
            return Some(list.clone());
        }
        let container = widget.downcast_ref::<gtk::Container>()?;
        let mut inside = Vec::new();
        container.forall(|child| inside.push(child.clone()));
        inside.iter().find_map(list_in)
    }

    fn give(request: &FileChooserRequest, chosen: &[PathBuf]) {
        // The web view takes a path as text only.
        let files: Vec<&str> = chosen
            .iter()
            .filter(|path| path.is_file())
            .filter_map(|path| path.to_str())
            .collect();
        if files.is_empty() {
            request.cancel();
        } else {
            request.select_files(&files);
        }
    }
}
