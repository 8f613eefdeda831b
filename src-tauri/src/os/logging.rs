//! The log: events and codes, never what the person wrote.

use std::fs;
use std::io;
use std::panic;
use std::path::Path;

use chrono::{Days, NaiveDate};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer, SubscriberExt};

/// A log file is deleted when it is older than this.
const KEPT_DAYS: u64 = 14;
const PREFIX: &str = "cairn";
const SUFFIX: &str = "log";

/// The log could not be started; Cairn goes on without one.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    #[error("the log folder cannot be written")]
    Folder,
    #[error("a log is running already")]
    Running,
}

/// Starts the log in `logs/` of the data folder: one file a day (UTC), old ones deleted. From now on panics
/// log their place and nothing else, here and on the error stream.
///
/// Only Cairn's own events are written: what other crates log may hold texts, numbers or names.
///
/// # Errors
/// [`LogError`]
pub fn start(data_folder: &Path, today: NaiveDate) -> Result<(), LogError> {
    panic::set_hook(Box::new(log_panic));
    let folder = data_folder.join("logs");
    super::data_folder::make(&folder).map_err(|_| LogError::Folder)?;
    // A log that cannot be thinned is still a log.
    let _ = delete_old(&folder, today);
    let subscriber = subscriber(&folder).map_err(|_| LogError::Folder)?;
    tracing::subscriber::set_global_default(subscriber).map_err(|_| LogError::Running)
}

/// Forgets what was logged up to now: every log file goes, and the one that is being written begins anew.
pub fn forget(data_folder: &Path) {
    if let Err(error) = empty(&data_folder.join("logs")) {
        tracing::warn!(kind = ?error.kind(), "logs");
    }
}

fn empty(folder: &Path) -> io::Result<()> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|file| Ok(file?.path()))
        .collect::<io::Result<_>>()?;
    // Their names sort by day.
    files.sort();
    let newest = files.pop();
    for file in files {
        fs::remove_file(file)?;
    }
    match newest {
        Some(newest) => fs::File::create(newest).map(|_| ()),
        None => Ok(()),
    }
}

fn subscriber(folder: &Path) -> Result<impl tracing::Subscriber + Send + Sync, LogError> {
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix(PREFIX)
        .filename_suffix(SUFFIX)
        .build(folder)
        .map_err(|_| LogError::Folder)?;
    let ours = filter_fn(|event| {
        event.target().starts_with("cairn") && *event.level() <= tracing::Level::INFO
    });
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(file)
        .with_filter(ours);
    Ok(tracing_subscriber::registry().with(lines))
}

/// The message of a panic may quote what was being worked on: only the place is told.
fn log_panic(panic: &panic::PanicHookInfo<'_>) {
    let (file, line) = panic.location().map_or(("", 0), |l| (l.file(), l.line()));
    tracing::error!(file, line, "panic");
    eprintln!("panic at {file}:{line}");
}

fn delete_old(folder: &Path, today: NaiveDate) -> io::Result<()> {
    let Some(oldest) = today.checked_sub_days(Days::new(KEPT_DAYS)) else {
        return Ok(());
    };
    for file in fs::read_dir(folder)? {
        let file = file?;
        if file
            .file_name()
            .to_str()
            .and_then(day_of)
            .is_some_and(|day| day < oldest)
        {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

/// The day in a log file's name, `cairn.2026-11-22.log`.
fn day_of(name: &str) -> Option<NaiveDate> {
    name.strip_prefix(PREFIX)?
        .strip_prefix('.')?
        .strip_suffix(SUFFIX)?
        .strip_suffix('.')?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn all(folder: &Path) -> String {
        fs::read_dir(folder)
            .unwrap()
            .map(|f| fs::read_to_string(f.unwrap().path()).unwrap())
            .collect()
    }

    #[test]
    fn what_was_logged_is_forgotten_and_the_log_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let logs = folder.path().join("logs");
        fs::create_dir(&logs).unwrap();
        fs::write(logs.join("cairn.2026-11-21.log"), "yesterday").unwrap();
        let subscriber = subscriber(&logs).unwrap();
        tracing::subscriber::with_default(subscriber, || {
            tracing::info!("before");
            assert!(all(&logs).contains("yesterday"));
            forget(folder.path());
            assert_eq!(all(&logs), "");
            tracing::info!("after");
        });
        let said = all(&logs);
        assert!(said.contains("after") && !said.contains("before"), "{said}");
        assert!(!said.contains('\0'));
        assert_eq!(fs::read_dir(&logs).unwrap().count(), 1);
    }

    #[test]
    fn only_our_own_events_are_written() {
        let folder = tempfile::tempdir().unwrap();
        tracing::subscriber::with_default(subscriber(folder.path()).unwrap(), || {
            tracing::info!(code = "vaultDamaged", "opening");
            tracing::debug!("too much");
            tracing::warn!(target: "zbus::connection", "a message with a name in it");
        });
        let said = all(folder.path());
        assert!(said.contains("vaultDamaged"), "{said}");
        assert!(
            !said.contains("name in it") && !said.contains("too much"),
            "{said}"
        );
    }

    #[test]
    fn files_are_kept_for_fourteen_days() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "cairn.2026-11-07.log",
            "cairn.2026-11-08.log",
            "cairn.2026-11-22.log",
            "notes.txt",
        ];
        for name in names {
            fs::write(folder.path().join(name), "").unwrap();
        }
        delete_old(
            folder.path(),
            NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        )
        .unwrap();
        let left: Vec<bool> = names
            .iter()
            .map(|n| folder.path().join(n).exists())
            .collect();
        assert_eq!(left, [false, true, true, true]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_panic_logs_its_place_only() {
        let folder = tempfile::tempdir().unwrap();
        crate::os::fakes::run_alone(
            "os::logging::tests::inside",
            &[("FOLDER", folder.path().to_str().unwrap())],
        );
        let said = all(&folder.path().join("logs"));
        assert!(
            said.contains("logging.rs") && said.contains("panic"),
            "{said}"
        );
        assert!(!said.contains("dear diary"), "{said}");
    }

    #[test]
    #[ignore = "run by a_panic_logs_its_place_only"]
    fn inside() {
        let folder = std::env::var_os("FOLDER").unwrap();
        start(
            Path::new(&folder),
            NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        )
        .unwrap();
        let _ = panic::catch_unwind(|| panic!("dear diary"));
    }
}
