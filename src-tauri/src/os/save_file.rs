//! A file that leaves Cairn: where the person wants it, and writing it there; the folder that backups go to, and a file that
//! is brought in.
//!
//! On Linux GTK's own dialog over our window: the Tauri plugin's knows no parent there, and its thread can end the
//! program with an error. macOS and Windows: the plugin, from here only; the page is given none of it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{Runtime, WebviewWindow};

/// What is to be saved.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The dialog's title.
    pub title: String,
    /// The file's name without its ending.
    pub name: String,
    /// Its ending: "ics".
    pub ending: &'static str,
}

/// What the person is asked for.
enum Question {
    Save(Suggestion),
    /// A folder that is there; the dialog's title.
    Folder(String),
    /// A file that is there; the dialog's title.
    File(String),
}

/// A second dialog over the first would wait behind it.
static OPEN: AtomicBool = AtomicBool::new(false);

/// Asks where; `None` when the person chose nowhere, or while they are being asked already. An ending that was left out
/// is added where that takes no other file's place.
pub async fn ask<R: Runtime>(window: &WebviewWindow<R>, suggestion: Suggestion) -> Option<PathBuf> {
    let ending = suggestion.ending;
    let path = answer_to(window, Question::Save(suggestion)).await?;
    Some(with_ending(path, ending))
}

/// Asks for a folder; `None` when the person chose none, or while they are being asked already.
pub async fn ask_folder<R: Runtime>(window: &WebviewWindow<R>, title: String) -> Option<PathBuf> {
    answer_to(window, Question::Folder(title)).await
}

/// Asks for a file; `None` when the person chose none, or while they are being asked already.
pub async fn ask_file<R: Runtime>(window: &WebviewWindow<R>, title: String) -> Option<PathBuf> {
    answer_to(window, Question::File(title)).await
}

async fn answer_to<R: Runtime>(window: &WebviewWindow<R>, question: Question) -> Option<PathBuf> {
    if OPEN.swap(true, Ordering::AcqRel) {
        return None;
    }
    let _closed = Closed;
    let (answer, answered) = tokio::sync::oneshot::channel();
    open(window, question, move |path| {
        // The page may have gone in the meantime; then nobody waits for the answer.
        let _ = answer.send(path);
    });
    answered.await.ok().flatten()
}

/// Writes the file. One that could not be written whole does not stay.
///
/// # Errors
/// The operating system's.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there_before = path.exists();
    let written = std::fs::write(path, bytes);
    if written.is_err() && !there_before {
        let _ = std::fs::remove_file(path);
    }
    written
}

/// A name that stands for one file in a folder, whatever the page gave: at most 60 characters.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c))
        .take(60)
        .collect();
    plain.trim().trim_matches('.').to_owned()
}

struct Closed;

impl Drop for Closed {
    fn drop(&mut self) {
        OPEN.store(false, Ordering::Release);
    }
}

fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let whole = path.with_extension(ending);
    if whole.exists() { path } else { whole }
}

#[cfg(target_os = "linux")]
use linux::open;

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::RefCell;
    use std::path::{Path, PathBuf};
    use std::rc::Rc;
    use std::time::Duration;

    use gtk::prelude::*;
    use tauri::{Runtime, WebviewWindow};

    use super::Question;

    /// GTK notes the file a moment after the dialog has closed.
    const NOTED_AFTER: Duration = Duration::from_secs(1);

    pub(super) fn open<R: Runtime>(
        window: &WebviewWindow<R>,
        question: Question,
        answer: impl FnOnce(Option<PathBuf>) + Send + 'static,
    ) {
        let parent = window.clone();
        // When the main thread is gone, the answer is dropped, and so nobody waits for it.
        let _ = window.run_on_main_thread(move || {
            show(parent.gtk_window().ok().as_ref(), &question, answer);
        });
    }

    fn show(
        parent: Option<&gtk::ApplicationWindow>,
        question: &Question,
        answer: impl FnOnce(Option<PathBuf>) + 'static,
    ) {
        let (title, action) = match question {
            Question::Save(suggestion) => (&suggestion.title, gtk::FileChooserAction::Save),
            Question::Folder(title) => (title, gtk::FileChooserAction::SelectFolder),
            Question::File(title) => (title, gtk::FileChooserAction::Open),
        };
        let dialog = gtk::FileChooserNative::new(Some(title), parent, action, None, None);
        dialog.set_modal(true);
        if let Some(folder) = dirs::document_dir().or_else(dirs::home_dir) {
            dialog.set_current_folder(folder);
        }
        if let Question::Save(suggestion) = question {
            dialog.set_do_overwrite_confirmation(true);
            dialog.set_current_name(&format!("{}.{}", suggestion.name, suggestion.ending));
        }
        // Nobody else holds the dialog while it is shown.
        let held = Rc::new(RefCell::new(Some((dialog.clone(), answer))));
        dialog.connect_response(move |_, response| {
            let Some((dialog, answer)) = held.borrow_mut().take() else {
                return;
            };
            let path = (response == gtk::ResponseType::Accept).then(|| dialog.filename());
            let path = path.flatten();
            dialog.destroy();
            if let Some(path) = &path {
                forget(path);
            }
            answer(path);
        });
        dialog.show();
    }

    /// Has the desktop's list of recent files not name the file: GTK puts there whatever its dialog was used for.
    fn forget(path: &Path) {
        let Ok(uri) = glib::filename_to_uri(path, None) else {
            return;
        };
        glib::timeout_add_local_once(NOTED_AFTER, move || {
            let Some(recent) = gtk::RecentManager::default() else {
                return;
            };
            if recent.has_item(&uri)
                && let Err(error) = recent.remove_item(&uri)
            {
                tracing::warn!(kind = ?error.kind::<gtk::RecentManagerError>(), "recent files");
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
fn open<R: Runtime>(
    window: &WebviewWindow<R>,
    question: Question,
    answer: impl FnOnce(Option<PathBuf>) + Send + 'static,
) {
    use tauri::Manager;
    use tauri_plugin_dialog::DialogExt;

    let mut dialog = (window.app_handle().dialog().file()).set_parent(window);
    if let Some(folder) = dirs::document_dir() {
        dialog = dialog.set_directory(folder);
    }
    let answer = move |path: Option<tauri_plugin_dialog::FilePath>| {
        answer(path.and_then(|path| path.into_path().ok()));
    };
    match question {
        Question::Save(suggestion) => dialog
            .set_title(&suggestion.title)
            .set_file_name(format!("{}.{}", suggestion.name, suggestion.ending))
            .add_filter(&suggestion.name, &[suggestion.ending])
            .save_file(answer),
        Question::Folder(title) => dialog.set_title(&title).pick_folder(answer),
        Question::File(title) => dialog.set_title(&title).pick_file(answer),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_ending_is_added_where_no_file_loses_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(with_ending(at("Dates"), "ics"), at("Dates.ics"));
        assert_eq!(with_ending(at("Dates.txt"), "ics"), at("Dates.txt"));
        write(&at("Dates.ics"), b"there").unwrap();
        assert_eq!(with_ending(at("Dates"), "ics"), at("Dates"));
    }

    #[test]
    fn a_name_leads_to_no_other_folder() {
        for (given, plain) in [
            ("Card", "Card"),
            ("../../etc/passwd", "etcpasswd"),
            ("C:\\x\0y\n", "Cxy"),
            (" .. ", ""),
            ("Ein Jahr – für dich", "Ein Jahr – für dich"),
        ] {
            assert_eq!(plain_name(given), plain);
        }
        assert_eq!(plain_name(&"é".repeat(99)).chars().count(), 60);
    }

    #[test]
    fn what_cannot_be_written_whole_does_not_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Card.png");
        write(&file, b"one").unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"one");
        assert!(write(&folder.path().join("no/Card.png"), b"two").is_err());
    }
}
