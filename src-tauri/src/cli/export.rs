//! `cairn export`.

use cairn_core::clock::Clock;
use cairn_core::export::{self, ExportError, What, Written};
use cairn_core::journal::photos::PhotoFolder;

use super::arguments;
use super::ending::Ending;
use super::interrupts;
use super::opening::Found;
use super::report::{Own, Report, Trouble, counted, placed};
use super::secret::Source;
use crate::failure::{Failure, FailureCode};
use crate::texts::Texts;
use crate::titles::args;

/// Writes an export.
///
/// # Errors
/// Those of opening; `FileThere`; `DiskFull`, `File`; `CalledOff`: no file is left then.
pub fn run(
    asked: &arguments::Export,
    source: &Source,
    texts: &Texts,
    clock: &dyn Clock,
) -> Result<Report, Trouble> {
    let found = Found::begin(&asked.about, &clock.now())?;
    // Links that lead nowhere are there as well.
    if let Ok(there) = asked.file.symlink_metadata() {
        if there.is_dir() {
            return Err(Trouble::Failure(FailureCode::File));
        }
        if !asked.force {
            return Err(Own::FileThere.into());
        }
    }
    let what = if asked.markdown {
        What::Markdown
    } else {
        What::Everything
    };
    let written = found.during(source, texts, clock, |open, now| {
        let reader = open.vault.reader().map_err(Failure::from)?;
        let folder = PhotoFolder::of(&open.vault);
        let go_on = &mut |_| !interrupts::called_off();
        match export::write(&reader, &folder, &asked.file, what, now, go_on) {
            Err(ExportError::Cancelled) => Err(Trouble::CalledOff),
            written => Ok(written.map_err(Failure::from)?),
        }
    })?;
    Ok(report(asked, &written, texts))
}

fn report(asked: &arguments::Export, written: &Written, texts: &Texts) -> Report {
    let mut report = Report::default();
    report.line(placed(texts, "cli-export-file", &asked.file));
    let counts = args([
        ("entries", written.entries.into()),
        ("photos", written.photos.into()),
    ]);
    report.line(texts.with("leaving-saved", &counts));
    report.warn(texts.get("leaving-open"));
    let left_out = u32::try_from(written.left_out.len()).unwrap_or(u32::MAX);
    if left_out > 0 {
        report.warn(counted(texts, "leaving-left-out", left_out));
        report.ends_as(Ending::Damaged);
    }
    report.field("path", &asked.file.display().to_string());
    report.field("written", written);
    report
}
