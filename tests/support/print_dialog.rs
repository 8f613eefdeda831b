//! The desktop's own print dialog, which saves a PDF where there is no printer. It is no page, so the keyboard drives it.

use super::wait::{wait_for, wait_until};
use super::world::World;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The dialog's title.
const TITLE: &str = "Print";

/// What came out of the printer.
pub struct Printed {
    /// how many pages
    pub pages: usize,
    /// the words on all of them, from top to bottom
    pub words: String,
}

/// Waits for the dialog, lets it save a PDF as `to`, and gives what is in it.
pub fn print(world: &World, to: &Path) -> Printed {
    let display = &world.display;
    wait_until("the print dialog is there", || {
        !display.windows(TITLE).is_empty()
    });
    wait_until("the dialog has the keyboard", || {
        let active = display.xdotool_try(&["getactivewindow", "getwindowname"]);
        active.is_ok_and(|name| name == TITLE)
    });
    // Into the list of printers, to its only line; then Print.
    for key in ["Tab", "Down", "alt+p"] {
        display.xdotool(&["key", key]);
    }
    wait_until("the dialog is gone", || display.windows(TITLE).is_empty());
    let made = wait_for("the PDF", || finished(&world.home()));
    std::fs::rename(made, to).expect("a place for the PDF");
    read(to)
}

/// The PDF that was printed, as soon as its last line is there.
fn finished(home: &Path) -> Option<PathBuf> {
    let pdf = home.join("output.pdf");
    let bytes = std::fs::read(&pdf).ok()?;
    bytes.trim_ascii_end().ends_with(b"%%EOF").then_some(pdf)
}

fn read(pdf: &Path) -> Printed {
    let output = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext of poppler");
    assert!(output.status.success(), "{pdf:?} is no PDF");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    // Each page ends with a form feed.
    Printed {
        pages: text.matches('\u{c}').count(),
        words: text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
