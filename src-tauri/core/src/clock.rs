//! What time it is, and where. The only file that reads the computer's clock.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A moment in UTC milliseconds since 1970-01-01, as it is stored and sent to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// On the wire an instant is a plain number: milliseconds fit a double exactly for 285,000 years.
impl specta::Type for Instant {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <u32 as specta::Type>::definition(types)
    }
}

impl Instant {
    /// The moment as a date and time in UTC; where it lies outside the calendar (±262,000 years), two days from its end, so
    /// that every zone has a wall clock then.
    pub fn utc(self) -> DateTime<Utc> {
        const ROOM: i64 = 2 * 24 * 60 * 60 * 1000;
        let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
        let (first, last) = (
            first.timestamp_millis() + ROOM,
            last.timestamp_millis() - ROOM,
        );
        DateTime::from_timestamp_millis(self.0.clamp(first, last)).unwrap_or_default()
    }

    /// The moment `ms` milliseconds later (earlier when negative).
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_millis())
    }
}

/// The present moment and the time zone that the computer is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub utc: DateTime<Utc>,
    /// The computer's zone.
    pub zone: Tz,
}

impl Now {
    /// Today's civil date in the computer's zone.
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// The wall clock's date and time in the computer's zone.
    pub fn local(&self) -> NaiveDateTime {
        self.utc.with_timezone(&self.zone).naive_local()
    }

    /// The moment as it is stored.
    pub fn instant(&self) -> Instant {
        self.utc.into()
    }
}

/// The moment at which the wall clock in `zone` first shows `date` `time` or, where the clock skips that time
/// in spring, the first minute that exists after it. A time that comes twice in autumn is its first coming.
/// The one place where civil times meet a zone.
pub fn place(date: NaiveDate, time: NaiveTime, zone: Tz) -> Instant {
    let civil = date.and_time(time);
    // No zone has ever skipped more than a day (Samoa, 30 December 2011).
    for minute in 0..=24 * 60 {
        // At the end of the calendar there is no later minute.
        let Some(candidate) = civil.checked_add_signed(chrono::Duration::minutes(minute)) else {
            break;
        };
        if let Some(at) = zone.from_local_datetime(&candidate).earliest() {
            return at.with_timezone(&Utc).into();
        }
    }
    Utc.from_utc_datetime(&civil).into()
}

/// Tells the present moment.
pub trait Clock: Send + Sync {
    /// Now, and the zone in force.
    fn now(&self) -> Now;
}

/// The computer's own clock and zone (UTC where the zone cannot be found out).
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    fn now(&self) -> Now {
        let zone = iana_time_zone::get_timezone()
            .ok()
            .and_then(|name| name.parse().ok())
            .unwrap_or(Tz::UTC);
        Now {
            utc: Utc::now(),
            zone,
        }
    }
}

/// A clock that stands still until it is set.
#[derive(Debug)]
pub struct SettableClock(Mutex<Now>);

impl SettableClock {
    /// A clock that shows `now`.
    pub fn new(now: Now) -> Self {
        Self(Mutex::new(now))
    }

    /// Sets the clock to `now`, forwards or back.
    pub fn set(&self, now: Now) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Now {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn placed(date: &str, time: &str, zone: Tz) -> String {
        let at = place(date.parse().unwrap(), time.parse().unwrap(), zone);
        at.utc().format("%Y-%m-%dT%H:%MZ").to_string()
    }

    #[test]
    fn a_skipped_time_is_the_first_minute_that_exists() {
        assert_eq!(
            placed("2026-03-29", "02:30:00", Tz::Europe__Berlin),
            "2026-03-29T01:00Z"
        );
        assert_eq!(
            placed("2011-12-30", "09:00:00", Tz::Pacific__Apia),
            "2011-12-30T10:00Z"
        );
    }

    #[test]
    fn the_ends_of_the_calendar_have_a_wall_clock_in_every_zone() {
        for zone in [Tz::UTC, Tz::Pacific__Kiritimati, Tz::Pacific__Pago_Pago] {
            for ms in [
                i64::MIN,
                -8_334_601_228_800_000,
                8_210_266_876_799_999,
                i64::MAX,
            ] {
                let local = Now {
                    utc: Instant(ms).utc(),
                    zone,
                }
                .local();
                for civil in [local, NaiveDateTime::MIN, NaiveDateTime::MAX] {
                    let placed = place(civil.date(), civil.time(), zone);
                    assert_eq!(
                        placed.0 < 0,
                        ms < 0 && civil == local || civil == NaiveDateTime::MIN
                    );
                }
            }
        }
    }

    #[test]
    fn a_time_that_comes_twice_is_its_first_coming() {
        assert_eq!(
            placed("2026-10-25", "02:30:00", Tz::Europe__Berlin),
            "2026-10-25T00:30Z"
        );
    }
}
