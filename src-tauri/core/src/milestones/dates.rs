//! Sums with civil dates: how long it has been, and when a span is over.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// When an anniversary of 29 February falls in a common year.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum LeapDay {
    /// On 28 February.
    #[default]
    Feb28,
    /// On 1 March.
    Mar1,
}

/// What a span is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Elapsed hours.
    Hours,
    /// Civil days.
    Days,
    /// Seven civil days.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

/// A length of time as people say it: "90 days", "6 months".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// `count` of `unit`.
    pub const fn new(count: u32, unit: Unit) -> Self {
        Self { count, unit }
    }
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearsMonthsDays {
    /// Whole years.
    pub years: u32,
    /// Whole months beyond them, 0–11.
    pub months: u32,
    /// Days beyond those, 0–30.
    pub days: u32,
}

/// The civil days from `start` to `today`; negative when `today` is earlier.
pub fn days_between(start: NaiveDate, today: NaiveDate) -> i64 {
    today.signed_duration_since(start).num_days()
}

/// The date on which `span` is over, counted from `start`. Months and years are added to the original date and
/// clamped to the month's end, so 31 January and a month is 28 or 29 February and a second month is 31 March.
/// Hours count as the whole days in them: 24 hours is the next date. `None` beyond the calendar (year 262,142).
pub fn add_span(start: NaiveDate, span: Span, leap: LeapDay) -> Option<NaiveDate> {
    let days = |count: u32| start.checked_add_days(Days::new(u64::from(count)));
    match span.unit {
        Unit::Hours => days(span.count / 24),
        Unit::Days => days(span.count),
        Unit::Weeks => days(span.count.checked_mul(7)?),
        Unit::Months => add_months(start, span.count, leap),
        Unit::Years => add_months(start, span.count.checked_mul(12)?, leap),
    }
}

/// The whole years, months and days from `start` to `today` by the calendar; nothing when `today` is earlier.
/// Adding the years and months to `start` as [`add_span`] does, and then the days, gives `today` again.
pub fn years_months_days(start: NaiveDate, today: NaiveDate, leap: LeapDay) -> YearsMonthsDays {
    if today <= start {
        return YearsMonthsDays::default();
    }
    let years = i64::from(today.year()) - i64::from(start.year());
    let guess = years * 12 + i64::from(today.month()) - i64::from(start.month());
    // The guess is at most one month too far, on the days before the start's day of the month. On 28 February
    // itself, with anniversaries on 1 March, it is one too far as well.
    let (months, reached) = [guess, guess - 1]
        .into_iter()
        .filter_map(|months| u32::try_from(months).ok())
        .filter_map(|months| Some((months, add_months(start, months, leap)?)))
        .find(|(_, reached)| *reached <= today)
        .unwrap_or((0, start));
    YearsMonthsDays {
        years: months / 12,
        months: months % 12,
        days: u32::try_from(days_between(reached, today)).unwrap_or_default(),
    }
}

fn add_months(start: NaiveDate, months: u32, leap: LeapDay) -> Option<NaiveDate> {
    // chrono clamps to the month's end.
    let date = start.checked_add_months(Months::new(months))?;
    let moved_anniversary =
        (start.month(), start.day()) == (2, 29) && (date.month(), date.day()) == (2, 28);
    match leap {
        LeapDay::Mar1 if moved_anniversary => date.succ_opt(),
        _ => Some(date),
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
