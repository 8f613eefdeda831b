//! The clock of the `testing` build: it reads the file named by `CAIRN_TEST_CLOCK` on every look.

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct Clock {
    path: PathBuf,
    now: RefCell<(DateTime<Utc>, String)>,
}

impl Clock {
    /// A clock that starts at `instant` (RFC 3339) in the IANA zone `zone`.
    pub fn start(path: &Path, instant: &str, zone: &str) -> Self {
        let clock = Self {
            path: path.to_owned(),
            now: RefCell::new((DateTime::UNIX_EPOCH, String::new())),
        };
        clock.set(instant, zone);
        clock
    }

    /// The file the program reads.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sets the instant and the zone.
    pub fn set(&self, instant: &str, zone: &str) {
        let at = DateTime::parse_from_rfc3339(instant)
            .expect("an RFC 3339 instant")
            .to_utc();
        *self.now.borrow_mut() = (at, zone.to_owned());
        self.write();
    }

    /// Sets the instant, keeps the zone.
    pub fn set_instant(&self, instant: &str) {
        let zone = self.now.borrow().1.clone();
        self.set(instant, &zone);
    }

    /// Lets `minutes` pass.
    pub fn pass_minutes(&self, minutes: i64) {
        self.now.borrow_mut().0 += Duration::minutes(minutes);
        self.write();
    }

    /// Written beside and renamed, so that the program never reads half a line.
    fn write(&self) {
        let now = self.now.borrow();
        let line = format!(
            "{} {}\n",
            now.0.to_rfc3339_opts(SecondsFormat::Secs, true),
            now.1
        );
        let part = self.path.with_extension("part");
        fs::write(&part, line).expect("clock file");
        fs::rename(&part, &self.path).expect("clock file");
    }
}
