//! The settable clock of the `testing` build: a file says what time it is.

use std::path::PathBuf;
use std::time::Duration;

use cairn_core::clock::{Clock, Now, SystemClock};
use chrono::{DateTime, Utc};

/// The file named by `CAIRN_TEST_CLOCK` holds one line such as `2026-03-29T07:59:00Z Europe/Berlin`; without it the
/// clock is the computer's.
pub fn clock() -> Box<dyn Clock> {
    match std::env::var_os("CAIRN_TEST_CLOCK") {
        Some(file) => Box::new(FileClock(file.into())),
        None => Box::new(SystemClock),
    }
}

/// How often the loop round the reminders looks at the clock: one that is set says nothing. `CAIRN_TEST_LOOKS` has it as it is
/// shipped, so that only what wakes the loop does.
pub fn looks_every() -> Option<Duration> {
    let shipped = std::env::var_os("CAIRN_TEST_LOOKS").is_some_and(|looks| looks == "as shipped");
    (!shipped).then_some(Duration::from_secs(1))
}

struct FileClock(PathBuf);

impl Clock for FileClock {
    fn now(&self) -> Now {
        read(&self.0).unwrap_or_else(|| SystemClock.now())
    }
}

fn read(file: &PathBuf) -> Option<Now> {
    let line = std::fs::read_to_string(file).ok()?;
    let (moment, zone) = line.trim().split_once(' ')?;
    Some(Now {
        utc: DateTime::parse_from_rfc3339(moment)
            .ok()?
            .with_timezone(&Utc),
        zone: zone.parse().ok()?,
    })
}
