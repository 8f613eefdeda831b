//! `cairn verify`.

use std::path::Path;
use std::time::Duration;

use cairn_core::clock::Clock;
use cairn_core::vault::{Backup, BackupPlace, Checker, Depth, Health, KeysCopy, VaultError};

use super::arguments::{self, About};
use super::ending::Ending;
use super::interrupts;
use super::opening::Found;
use super::report::{Own, Report, Trouble, counted, name, placed};
use super::secret::Source;
use crate::failure::{Failure, FailureCode};
use crate::texts::Texts;
use crate::titles::args;

/// How often it is looked whether the check was called off.
const LOOK: Duration = Duration::from_millis(50);

/// Looks through the vault, or through a backup.
///
/// # Errors
/// Those of opening; `NoBackup`; those of [`Backup::verify`]. What is wrong with an open vault is told, and is no error.
pub fn run(
    asked: &arguments::Verify,
    source: &Source,
    texts: &Texts,
    clock: &dyn Clock,
) -> Result<Report, Trouble> {
    if let Some(folder) = &asked.backup {
        return backup(folder, &asked.about, source, texts);
    }
    let found = Found::begin(&asked.about, &clock.now())?;
    let health = found.during(source, texts, clock, |open, _| {
        let checker = open.vault.checker().map_err(Failure::from)?;
        check(&checker)
    })?;
    Ok(report(&health, texts))
}

fn check(checker: &Checker) -> Result<Health, Trouble> {
    let stopper = checker.stopper();
    let (done, until_done) = std::sync::mpsc::channel::<()>();
    let checked = std::thread::scope(|threads| {
        threads.spawn(move || {
            // A part of the check tells nobody how far it is.
            while until_done.recv_timeout(LOOK) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                if interrupts::called_off() {
                    stopper.stop();
                }
            }
        });
        let checked = checker.check(Depth::Whole, |_| ());
        drop(done);
        checked
    });
    (checked.map_err(Failure::from)?).ok_or(Trouble::CalledOff)
}

fn report(health: &Health, texts: &Texts) -> Report {
    let mut report = Report::default();
    report.field("health", health);
    report.field("isWell", &health.is_well());
    report.field("remedies", &health.remedies());
    let seen = health.media.as_ref().map_or(0, |media| media.seen);
    if health.is_well() {
        let whole = args([("pages", health.pages.into()), ("media", seen.into())]);
        report.line(texts.with("health-well", &whole));
        return report;
    }
    report.ends_as(Ending::Damaged);
    for line in wrong(health, texts) {
        report.line(line);
    }
    for remedy in health.remedies() {
        report.line(texts.get(&format!("cli-remedy-{}", name(&remedy))));
    }
    report
}

/// What is wrong, a sentence each.
fn wrong(health: &Health, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(damage) = &health.damage {
        let broken = u32::try_from(damage.pages.len()).unwrap_or(u32::MAX);
        let pages = args([("count", broken.into()), ("pages", health.pages.into())]);
        lines.push(texts.with("health-pages", &pages));
    }
    if !health.in_order || health.dangling > 0 {
        lines.push(texts.get("health-apart"));
    }
    if !health.search_whole {
        lines.push(texts.get("health-search"));
    }
    if let Some(media) = &health.media {
        for (id, files) in [
            ("health-media-missing", &media.missing),
            ("health-media-damaged", &media.damaged),
        ] {
            if !files.is_empty() {
                let many = u32::try_from(files.len()).unwrap_or(u32::MAX);
                lines.push(counted(texts, id, many));
            }
        }
    }
    if [health.keys, health.keys_copy] != [KeysCopy::Good; 2] {
        lines.push(texts.get("health-keys"));
    }
    lines
}

/// A backup opens without its vault, which another process may have open meanwhile.
fn backup(folder: &Path, about: &About, source: &Source, texts: &Texts) -> Result<Report, Trouble> {
    let backup = find(folder, about.vault.as_deref())?;
    let secret = source.secret(backup.unlock_ways().map_err(Failure::from)?, texts)?;
    let missing = secret
        .with_key(backup.vault(), |key| {
            Ok::<_, Failure>(backup.verify(None, Some(key)))
        })?
        .map_err(|error| match error {
            // It is the one of then that counts.
            VaultError::WrongPassphrase => Trouble::Failure(FailureCode::SealedOtherwise),
            error => Failure::from(error).into(),
        })?;
    let mut report = Report::default();
    report.line(placed(texts, "cli-verify-backup", backup.path()));
    if missing == 0 {
        report.line(texts.get("backups-checked"));
    } else {
        report.line(counted(texts, "backups-checked-photos", missing));
        report.ends_as(Ending::Damaged);
    }
    report.field("path", &backup.path().display().to_string());
    report.field("madeAt", &backup.made_at.utc().to_rfc3339());
    report.field("isWell", &(missing == 0));
    report.field("missingPhotos", &missing);
    Ok(report)
}

/// The backup that is meant: the one whose folder it is, else the newest of those in it.
fn find(folder: &Path, vault: Option<&str>) -> Result<Backup, Trouble> {
    match Backup::at(folder) {
        Ok(backup) => return Ok(backup),
        Err(VaultError::BackupMissing) => {}
        Err(error) => return Err(Failure::from(error).into()),
    }
    // A relative path may have no name of its own.
    let folder = folder.canonicalize().map_err(|_| Own::NoBackup)?;
    let mut newest: Option<Backup> = None;
    for place in BackupPlace::found_in(&folder).map_err(Failure::from)? {
        if vault.is_some_and(|asked| asked != place.vault()) {
            continue;
        }
        for backup in place.backups().map_err(Failure::from)? {
            if (newest.as_ref()).is_none_or(|newest| newest.made_at < backup.made_at) {
                newest = Some(backup);
            }
        }
    }
    Ok(newest.ok_or(Own::NoBackup)?)
}
