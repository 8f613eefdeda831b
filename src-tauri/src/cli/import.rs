//! `cairn import`.

use cairn_core::clock::{Clock, Now};
use cairn_core::export::{self, ImportError, Incoming, Preview};
use cairn_core::journal;
use cairn_core::journal::photos::PhotoFolder;
use cairn_core::vault::BackupPlace;

use super::arguments;
use super::ending::Ending;
use super::interrupts;
use super::opening::Found;
use super::report::{Own, Report, Trouble, counted, name, placed};
use super::secret::Source;
use crate::failure::Failure;
use crate::open::Open;
use crate::texts::Texts;
use crate::titles::args;

/// Brings an export in, or says what it would bring.
///
/// # Errors
/// Those of opening; what is wrong with the file; `DiskFull`, `FolderNotWritable`; `CalledOff`: nothing came in then.
pub fn run(
    asked: &arguments::Import,
    source: &Source,
    texts: &Texts,
    clock: &dyn Clock,
) -> Result<Report, Trouble> {
    let found = Found::begin(&asked.about, &clock.now())?;
    // Before anybody is asked for a passphrase.
    let mut incoming =
        Incoming::open(&asked.file, &mut |_| !interrupts::called_off()).map_err(trouble)?;
    found.during(source, texts, clock, |open, now| {
        let go_on = &mut |_| !interrupts::called_off();
        let looked = open.vault.db.read(|c| export::look(c, &incoming, go_on));
        let preview = looked.map_err(trouble)?;
        let anything = preview.counts.iter().any(|counts| counts.new > 0);
        if asked.dry_run || !anything {
            let mut report = report(&preview, texts);
            report.field("taken", &false);
            if !anything && preview.problems_in_all == 0 {
                report.line(texts.get("leaving-in-all-here"));
            } else if asked.dry_run {
                report.line(texts.get("cli-import-dry"));
            }
            return Ok(report);
        }
        take(open, &mut incoming, now, texts)
    })
}

fn take(
    open: &mut Open,
    incoming: &mut Incoming,
    now: &Now,
    texts: &Texts,
) -> Result<Report, Trouble> {
    let own = BackupPlace::own(open.vault.folder());
    let source = open.vault.backup_source().map_err(Failure::from)?;
    let backup = source.make(&own, now).map_err(Failure::from)?;
    drop(source);
    let folder = PhotoFolder::of(&open.vault);
    let go_on = &mut |_| !interrupts::called_off();
    let taken = export::take(&mut open.vault.db, &folder, incoming, go_on).map_err(trouble)?;
    // It is in. What of the rest cannot be done is done when the window opens.
    open.changed(now.instant());
    open.refresh_help_card();
    if let Err(error) = journal::index_all(&mut open.vault.db) {
        tracing::warn!(%error, "indexing what came in");
    }
    if let Err(failure) = open.settle(now) {
        tracing::warn!(code = ?failure.code, "settling what came in");
    }
    let mut report = report(&taken.preview, texts);
    report.field("taken", &true);
    report.field("backup", &backup.path().display().to_string());
    report.line(placed(texts, "cli-import-backup", backup.path()));
    report.line(texts.get("leaving-in-done"));
    Ok(report)
}

fn report(preview: &Preview, texts: &Texts) -> Report {
    let mut report = Report::default();
    for counts in preview.counts.iter().filter(|counts| counts.found > 0) {
        let things = texts.get(&format!("leaving-things-{}", name(&counts.things)));
        let line = args([
            ("things", things.into()),
            ("new", counts.new.into()),
            ("here", counts.here.into()),
            ("different", counts.different.into()),
        ]);
        report.line(texts.with("cli-import-line", &line));
    }
    if preview.problems_in_all > 0 {
        let many = preview.problems_in_all;
        report.warn(counted(texts, "leaving-in-unreadable", many));
        report.ends_as(Ending::Zip);
    }
    report.field("preview", preview);
    report
}

fn trouble(error: ImportError) -> Trouble {
    match error {
        ImportError::Cancelled => Trouble::CalledOff,
        // Its sentence for the window is about a file to be written.
        ImportError::NotReadable(_) => Own::FileUnreadable.into(),
        error => Failure::from(error).into(),
    }
}
