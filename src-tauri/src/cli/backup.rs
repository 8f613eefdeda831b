//! `cairn backup`.

use cairn_core::clock::{Clock, Now};
use cairn_core::vault::{Backup, BackupPlace, BackupSource, Contents};
use serde::Serialize;

use super::arguments;
use super::interrupts;
use super::opening::Found;
use super::report::{Own, Report, Trouble, counted, placed};
use super::secret::Source;
use crate::backups;
use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::texts::Texts;
use crate::titles::args;

/// One that was made.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    path: String,
    /// RFC 3339, UTC.
    made_at: String,
    /// Without photos and sounds, which backups of one place share.
    bytes: u64,
    entries: u32,
    photos: u32,
    paths: u32,
    contacts: u32,
    check_ins: u32,
}

/// Makes a backup beside the vault and in the other folder.
///
/// # Errors
/// Those of opening; `NoFolder`, `NoWayInElsewhere`, before anything is made.
pub fn run(
    asked: &arguments::Backup,
    source: &Source,
    texts: &Texts,
    clock: &dyn Clock,
) -> Result<Report, Trouble> {
    let found = Found::begin(&asked.about, &clock.now())?;
    if asked.to.as_ref().is_some_and(|folder| !folder.is_dir()) {
        return Err(Own::NoFolder.into());
    }
    found.during(source, texts, clock, |open, now| {
        let places = places(asked, open)?;
        let from = open.vault.backup_source().map_err(Failure::from)?;
        let mut report = Report::default();
        let mut made = Vec::new();
        for place in &places {
            if interrupts::called_off() {
                report.stopped_by(Trouble::CalledOff, texts);
                break;
            }
            match make(&from, place, open, now) {
                Ok((backup, contents)) => {
                    report.line(placed(texts, "cli-backup-made", backup.path()));
                    report.line(content_line(&backup, &contents, texts));
                    made.push(view(&backup, &contents));
                }
                // One that is made stays made.
                Err(failure) => {
                    report.line(placed(texts, "cli-backup-not-made", place.path()));
                    report.stopped_by(failure.into(), texts);
                    break;
                }
            }
        }
        if made.len() == places.len() {
            open.backed_up(open.changes);
        }
        report.field("backups", &made);
        Ok(report)
    })
}

fn places(asked: &arguments::Backup, open: &Open) -> Result<Vec<BackupPlace>, Trouble> {
    let folder = open.vault.folder();
    let mut places = vec![BackupPlace::own(folder)];
    match &asked.to {
        Some(_) if !backups::opens_elsewhere(open) => {
            return Err(Trouble::Failure(FailureCode::NoWayInElsewhere));
        }
        Some(to) => places.push(BackupPlace::chosen(to, folder.id())),
        None => places.extend(backups::chosen_place(open)?),
    }
    Ok(places)
}

fn make(
    from: &BackupSource,
    place: &BackupPlace,
    open: &Open,
    now: &Now,
) -> Result<(Backup, Contents), Failure> {
    let backup = backups::make(from, place, now)?;
    let contents = backup.look(Some(&open.vault), None)?;
    Ok((backup, contents))
}

fn content_line(backup: &Backup, contents: &Contents, texts: &Texts) -> String {
    let counts = [
        ("backups-entries", contents.entries),
        ("backups-photos", contents.photos),
        ("backups-paths", contents.paths),
        ("backups-contacts", contents.contacts),
        ("backups-check-ins", contents.check_ins),
    ];
    let mut parts: Vec<String> = (counts.iter().filter(|(_, count)| *count > 0))
        .map(|(id, count)| counted(texts, id, *count))
        .collect();
    if parts.is_empty() {
        parts.push(texts.get("backups-nothing-in"));
    }
    // Tenths of a megabyte, rounded up, as there is no backup of nothing.
    let tenths = backup.bytes.div_ceil(100_000);
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    texts.with(
        "cli-backup-contents",
        &args([("size", size.into()), ("contents", parts.join(", ").into())]),
    )
}

fn view(backup: &Backup, contents: &Contents) -> Made {
    Made {
        path: backup.path().display().to_string(),
        made_at: backup.made_at.utc().to_rfc3339(),
        bytes: backup.bytes,
        entries: contents.entries,
        photos: contents.photos,
        paths: contents.paths,
        contacts: contents.contacts,
        check_ins: contents.check_ins,
    }
}
