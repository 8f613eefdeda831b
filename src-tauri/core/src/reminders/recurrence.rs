//! Recurrence rules (RFC 5545 §3.3.10), by the day and in civil time: a rule gives dates, and where a date and a time of
//! day meet a zone is for [`crate::clock::place`] alone. Whatever a rule says, looking at a stretch of the calendar
//! costs no more than walking through its days.

use std::ops::ControlFlow;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

/// The first and the last year in which a schedule can begin.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2400;
/// A rule that gives no date in so many years is taken to give none.
pub(super) const IN_SIGHT_YEARS: u64 = 40;

/// Why a rule is not taken. It never holds what the person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// It is not written as RFC 5545 says.
    #[error("not a recurrence rule")]
    NotARule,
    /// It would come more often than once a day.
    #[error("a reminder comes once a day at most")]
    TooOften,
    /// It has a part that is not told here: BYWEEKNO and the like.
    #[error("{0} is not told here")]
    NotTold(&'static str),
    /// Two of its parts do not go together, or one does not go with its frequency.
    #[error("{0} does not go with the rest of the rule")]
    DoesNotGo(&'static str),
    /// It is not said how often within what people say: every 1–366 days, 1–52 weeks, 1–12 months.
    #[error("out of range")]
    OutOfRange,
    /// It gives no date that is still to come.
    #[error("it never comes")]
    NeverComes,
}

/// What a rule counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A rule that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recurrence {
    pub(super) every: Every,
    /// At least 1.
    pub(super) interval: u32,
    /// How many dates there are in all.
    pub(super) count: Option<u32>,
    /// The last moment that belongs to it.
    pub(super) until: Option<NaiveDateTime>,
    pub(super) week_start: Weekday,
    /// 1–12; none = all.
    pub(super) months: Vec<u32>,
    /// 1–31, or from the month's end −1 to −31.
    pub(super) month_days: Vec<i32>,
    /// With the how-manieth of the month or year, where it is said.
    pub(super) days: Vec<(Option<i32>, Weekday)>,
    /// Which of the dates of one period, from its beginning or its end.
    pub(super) positions: Vec<i32>,
}

/// When something comes, on the wall clock: once, or by a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Schedule {
    start: NaiveDateTime,
    rule: Option<Recurrence>,
}

impl Schedule {
    /// From `start` on by `rule`, or once. `None` when it would begin before 1900 or after 2400.
    pub(super) fn new(start: NaiveDateTime, rule: Option<Recurrence>) -> Option<Self> {
        YEARS
            .contains(&start.year())
            .then_some(Self { start, rule })
    }

    /// The time of day at which it comes.
    pub(super) fn time(&self) -> chrono::NaiveTime {
        self.start.time()
    }

    /// Its dates from `from` to `to`, the earliest first.
    pub(super) fn dates(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let mut dates = Vec::new();
        self.visit(from, to, |date| {
            dates.push(date);
            ControlFlow::Continue(())
        });
        dates
    }

    /// The first of its dates from `from` on for which `wanted`; `None` when there is none in sight.
    pub(super) fn first(
        &self,
        from: NaiveDate,
        mut wanted: impl FnMut(NaiveDate) -> bool,
    ) -> Option<NaiveDate> {
        let mut found = None;
        let from = from.max(self.start.date());
        let to = from
            .checked_add_days(Days::new(IN_SIGHT_YEARS * 366))
            .unwrap_or(NaiveDate::MAX);
        self.visit(from, to, |date| {
            if wanted(date) {
                found = Some(date);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        found
    }

    fn visit(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        mut each: impl FnMut(NaiveDate) -> ControlFlow<()>,
    ) {
        match &self.rule {
            Some(rule) => rule.visit(self.start, from, to, each),
            None if from <= self.start.date() && self.start.date() <= to => {
                let _ = each(self.start.date());
            }
            None => {}
        }
    }
}

impl Recurrence {
    /// Gives the dates from `from` to `to` to `each`, the earliest first, until it has enough. The start is one of them
    /// only where the rule says so.
    fn visit(
        &self,
        start: NaiveDateTime,
        from: NaiveDate,
        to: NaiveDate,
        mut each: impl FnMut(NaiveDate) -> ControlFlow<()>,
    ) {
        let first_day = start.date();
        let to = self.until.map_or(to, |until| {
            // The last day belongs to it when its time of day does.
            let last = until.date();
            let last = if start.time() <= until.time() {
                Some(last)
            } else {
                last.pred_opt()
            };
            last.map_or(to, |last| to.min(last))
        });
        if to < first_day || to < from {
            return;
        }
        // There is at most one a day: a count of more days than there are changes nothing.
        let days = to.signed_duration_since(first_day).num_days() + 1;
        let count = self.count.filter(|count| i64::from(*count) < days);
        let interval = i64::from(self.interval.max(1));
        let (first, last) = (self.period_of(first_day), self.period_of(to));
        let skipped = match count {
            // What is counted is counted from the beginning.
            Some(_) => 0,
            None => (self.period_of(from) - first).max(0) / interval,
        };
        let mut left = count.unwrap_or(u32::MAX);
        let mut dates = Vec::new();
        let mut period = first + skipped * interval;
        while period <= last {
            self.dates_in(period, first_day, &mut dates);
            for date in dates.iter().copied().filter(|date| first_day <= *date) {
                if date > to || left == 0 {
                    return;
                }
                left -= 1;
                if from <= date && each(date).is_break() {
                    return;
                }
            }
            period += interval;
        }
    }

    /// The number of the day, week, month or year in which `date` lies.
    fn period_of(&self, date: NaiveDate) -> i64 {
        match self.every {
            Every::Day => i64::from(date.num_days_from_ce()),
            // 1 January of the year 1 was a Monday.
            Every::Week => {
                i64::from(date.num_days_from_ce() - 1 - self.days_to_week_start()).div_euclid(7)
            }
            Every::Month => i64::from(date.year()) * 12 + i64::from(date.month0()),
            Every::Year => i64::from(date.year()),
        }
    }

    /// The first and the last day of a period.
    fn bounds(&self, period: i64) -> Option<(NaiveDate, NaiveDate)> {
        let day = |number: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?);
        let year = |number: i64| i32::try_from(number).ok();
        Some(match self.every {
            Every::Day => (day(period)?, day(period)?),
            Every::Week => {
                let first = period * 7 + 1 + i64::from(self.days_to_week_start());
                (day(first)?, day(first + 6)?)
            }
            Every::Month => {
                let month = u32::try_from(period.rem_euclid(12)).ok()? + 1;
                let first = NaiveDate::from_ymd_opt(year(period.div_euclid(12))?, month, 1)?;
                (first, first.with_day(days_in_month(first))?)
            }
            Every::Year => (
                NaiveDate::from_ymd_opt(year(period)?, 1, 1)?,
                NaiveDate::from_ymd_opt(year(period)?, 12, 31)?,
            ),
        })
    }

    /// All dates of a period that the rule gives, whether they lie before the start or not.
    fn dates_in(&self, period: i64, start: NaiveDate, dates: &mut Vec<NaiveDate>) {
        dates.clear();
        let Some((first, last)) = self.bounds(period) else {
            return;
        };
        let mut day = first;
        while day <= last {
            if self.takes_month(day, start) {
                if self.takes(day, start) {
                    dates.push(day);
                }
            } else if self.every == Every::Year {
                // On to the next month.
                day = day.with_day(days_in_month(day)).unwrap_or(day);
            }
            let Some(next) = day.succ_opt() else {
                break;
            };
            day = next;
        }
        if self.positions.is_empty() {
            return;
        }
        let many = i32::try_from(dates.len()).unwrap_or(i32::MAX);
        let mut place = 0;
        dates.retain(|_| {
            place += 1;
            self.positions.contains(&place) || self.positions.contains(&(place - many - 1))
        });
    }

    fn takes_month(&self, date: NaiveDate, start: NaiveDate) -> bool {
        if self.months.is_empty() {
            // A year's rule that names no day at all means the day on which it began.
            let by_start = self.every == Every::Year && self.names_no_day();
            return !by_start || date.month() == start.month();
        }
        self.months.contains(&date.month())
    }

    fn takes(&self, date: NaiveDate, start: NaiveDate) -> bool {
        if self.names_no_day() {
            return match self.every {
                Every::Day => true,
                Every::Week => date.weekday() == start.weekday(),
                Every::Month | Every::Year => date.day() == start.day(),
            };
        }
        self.takes_month_day(date) && self.takes_weekday(date)
    }

    fn names_no_day(&self) -> bool {
        self.month_days.is_empty() && self.days.is_empty()
    }

    fn takes_month_day(&self, date: NaiveDate) -> bool {
        let (day, days) = (signed(date.day()), signed(days_in_month(date)));
        self.month_days.is_empty()
            || self
                .month_days
                .iter()
                .any(|wanted| *wanted == day || *wanted == day - days - 1)
    }

    fn takes_weekday(&self, date: NaiveDate) -> bool {
        if self.days.is_empty() {
            return true;
        }
        let weekday = date.weekday();
        self.days
            .iter()
            .filter(|(_, wanted)| *wanted == weekday)
            .any(|(nth, _)| nth.is_none_or(|nth| self.is_nth(date, nth)))
    }

    /// Whether `date` is the `nth` of its weekday: in its month or, for a rule by the year that names no month, in its
    /// year.
    fn is_nth(&self, date: NaiveDate, nth: i32) -> bool {
        let of_year = self.every == Every::Year && self.months.is_empty();
        let (day, days) = if of_year {
            let days = if date.leap_year() { 366 } else { 365 };
            (signed(date.ordinal()), days)
        } else {
            (signed(date.day()), signed(days_in_month(date)))
        };
        nth == (day - 1) / 7 + 1 || nth == -((days - day) / 7 + 1)
    }

    /// Days from Monday to the day on which weeks begin.
    fn days_to_week_start(&self) -> i32 {
        signed(self.week_start.num_days_from_monday())
    }
}

fn days_in_month(date: NaiveDate) -> u32 {
    u32::from(date.num_days_in_month())
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
#[path = "recurrence_tests.rs"]
mod tests;
