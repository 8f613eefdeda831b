//! What is due, by hand: nothing here asks the code that is under test, but for where a civil time lies in a zone.

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use crate::clock::{Instant, place};
use crate::reminders::ReminderSettings;

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

pub(super) type Key = (String, NaiveDate);

/// One thing that is due: from when, quiet hours and hard dates considered, and until when.
#[derive(Debug, Clone)]
pub(super) struct Due {
    pub(super) key: Key,
    pub(super) due: Instant,
    pub(super) fire: Instant,
    pub(super) until: Instant,
}

/// Whether something that began on the first day comes on the second.
pub(super) type Comes = fn(NaiveDate, NaiveDate) -> bool;

/// A reminder of the person's own, and on which dates it comes.
pub(super) struct Own {
    /// "own:<id>:<set at>" or "appointment:<id>:<set at>".
    pub(super) rule: String,
    pub(super) time: NaiveTime,
    /// Of an appointment.
    pub(super) before: Option<i64>,
    pub(super) comes: Comes,
    pub(super) start: NaiveDate,
}

/// Someone whose days are told: their birthday, and since when they count.
pub(super) struct Theirs {
    pub(super) id: String,
    pub(super) birthday: Option<NaiveDate>,
    pub(super) since: Option<NaiveDate>,
}

pub(super) struct Model {
    pub(super) start: NaiveDate,
    pub(super) path: String,
    pub(super) settings: ReminderSettings,
    pub(super) begun: Instant,
    /// Their ids, months and days, and years.
    pub(super) hard: Vec<(String, NaiveDate)>,
    pub(super) own: Vec<Own>,
    pub(super) theirs: Vec<Theirs>,
}

impl Model {
    /// Everything but nudges whose occurrence has this date.
    pub(super) fn on(&self, date: NaiveDate, zone: Tz) -> Vec<Due> {
        let at = |time: NaiveTime| place(date, time, zone);
        let mut found = Vec::new();
        let mut add = |rule: String, due: Instant, until: Instant| {
            found.push(Due {
                key: (rule, date),
                due,
                fire: self.after_quiet(due, zone),
                until,
            });
        };
        let settings = &self.settings;
        if matches!(date.weekday(), Weekday::Mon | Weekday::Thu) {
            let due = at(settings.check_in_time.time());
            add("checkIn".to_owned(), due, due.plus_ms(6 * HOUR));
        }
        if date.weekday() == Weekday::Sun {
            let due = at(settings.weekly_look_time.time());
            add("weeklyLook".to_owned(), due, due.plus_ms(24 * HOUR));
        }
        for (id, hard) in &self.hard {
            if falls(*hard, date) {
                let due = at(NaiveTime::from_hms_opt(9, 0, 0).unwrap());
                add(format!("hardDate:{id}"), due, end_of(date, zone));
            }
        }
        for own in self.own.iter().filter(|own| (own.comes)(own.start, date)) {
            let begins = at(own.time);
            let (due, until) = match own.before {
                None => (begins, begins.plus_ms(24 * HOUR)),
                Some(0) => (begins, begins.plus_ms(2 * MINUTE - 1)),
                Some(minutes) => (begins.plus_ms(-minutes * MINUTE), begins),
            };
            add(own.rule.clone(), due, until);
        }
        for theirs in &self.theirs {
            let due = at(settings.their_time.time());
            if theirs.birthday.is_some_and(|day| comes_on(day, date)) {
                add(format!("birthday:{}", theirs.id), due, end_of(date, zone));
            }
            if let Some(code) = theirs.since.and_then(|since| chip(since, date)) {
                let rule = format!("theirMilestone:{}:{code}", theirs.id);
                add(rule, due, end_of(date, zone));
            }
        }
        if let Some(code) = self.milestone(date + Duration::days(1))
            && code != "1days"
            && !self.is_hard(date)
            && !self.is_hard(date + Duration::days(1))
        {
            let due = at(NaiveTime::from_hms_opt(19, 0, 0).unwrap());
            add(
                format!("milestoneEve:{}:{code}", self.path),
                due,
                end_of(date, zone),
            );
        }
        if let Some(code) = self.milestone(date) {
            let due = at(settings.milestone_time.time());
            let mut fire = self.after_quiet(due, zone);
            while self.is_hard(day(fire, zone)) {
                let next = day(fire, zone) + Duration::days(1);
                fire = self.after_quiet(place(next, settings.milestone_time.time(), zone), zone);
            }
            found.push(Due {
                key: (format!("milestone:{}:{code}", self.path), date),
                due,
                fire,
                until: end_of(date + Duration::days(7), zone),
            });
        }
        // A check-in and the look back have no beginning: a clock that is set back finds them.
        found.retain(|item| {
            item.due > self.begun || matches!(item.key.0.as_str(), "checkIn" | "weeklyLook")
        });
        found
    }

    /// The one that is named so.
    pub(super) fn named(&self, key: &Key, zone: Tz) -> Option<Due> {
        self.on(key.1, zone)
            .into_iter()
            .find(|item| item.key == *key)
    }

    pub(super) fn is_hard(&self, date: NaiveDate) -> bool {
        self.hard.iter().any(|(_, hard)| falls(*hard, date))
    }

    pub(super) fn is_quiet(&self, at: Instant, zone: Tz) -> bool {
        let (from, to) = (
            self.settings.quiet_from.time(),
            self.settings.quiet_to.time(),
        );
        let time = local(at, zone).time();
        from != to && (time >= from || time < to)
    }

    /// Minute by minute until it is not quiet.
    pub(super) fn after_quiet(&self, mut at: Instant, zone: Tz) -> Instant {
        while self.is_quiet(at, zone) {
            at = at.plus_ms(MINUTE);
        }
        at
    }

    /// The small steps.
    fn milestone(&self, date: NaiveDate) -> Option<String> {
        let days = (date - self.start).num_days();
        if [1, 3, 7, 14, 21, 30, 45, 60, 75, 90, 100].contains(&days) {
            return Some(format!("{days}days"));
        }
        let months = (date.year() - self.start.year()) * 12 + date.month().cast_signed()
            - self.start.month().cast_signed();
        let months = u32::try_from(months).ok().filter(|months| *months >= 4)?;
        let whole = self.start.checked_add_months(Months::new(months)) == Some(date);
        match months {
            _ if !whole => None,
            4..12 => Some(format!("{months}months")),
            _ if months.is_multiple_of(12) => Some(format!("{}years", months / 12)),
            _ if months.is_multiple_of(6) => Some(format!("{months}months")),
            _ => None,
        }
    }
}

/// The chip that is handed out on `date` to who counts since then.
fn chip(since: NaiveDate, date: NaiveDate) -> Option<String> {
    let days = (date - since).num_days();
    if [30, 60, 90].contains(&days) {
        return Some(format!("{days}days"));
    }
    let after = |months: u32| since.checked_add_months(Months::new(months)) == Some(date);
    if let Some(months) = [6, 9, 18].into_iter().find(|months| after(*months)) {
        return Some(format!("{months}months"));
    }
    let years = u32::try_from(date.year() - since.year()).ok()?;
    (years > 0 && after(years * 12)).then(|| format!("{years}years"))
}

/// Whether a yearly hard date falls on `date`; one of 29 February on the 28th of other years.
fn falls(hard: NaiveDate, date: NaiveDate) -> bool {
    hard <= date && comes_on(hard, date)
}

/// The same month and day; for 29 February the 28th of other years.
fn comes_on(day: NaiveDate, date: NaiveDate) -> bool {
    let same = (day.month(), day.day()) == (date.month(), date.day());
    let leap = (day.month(), day.day()) == (2, 29)
        && (date.month(), date.day()) == (2, 28)
        && !date.leap_year();
    same || leap
}

pub(super) fn local(at: Instant, zone: Tz) -> chrono::NaiveDateTime {
    DateTime::<Utc>::from_timestamp_millis(at.0)
        .unwrap()
        .with_timezone(&zone)
        .naive_local()
}

pub(super) fn day(at: Instant, zone: Tz) -> NaiveDate {
    local(at, zone).date()
}

pub(super) fn end_of(date: NaiveDate, zone: Tz) -> Instant {
    place(date + Duration::days(1), NaiveTime::MIN, zone).plus_ms(-1)
}
