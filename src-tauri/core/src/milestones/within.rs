//! How it goes with what was logged. A day that was not logged is unknown: it never counts against anybody.
//!
//! A limit is kept where the sum of what was logged is not above it, as far as that is known. A practice is held where the
//! sum is not below; where it is below, that can only be said when all days of the period are known and over.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::kinds::PathKind;
use super::limits::{LimitRow, Period, in_force};
use super::logs::Sums;
use crate::words::Words;

/// How many days are shown one by one.
const DAYS_SHOWN: u64 = 28;

/// How it goes with what was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Within {
    /// Days on which something was logged, "none" too.
    pub logged_days: u32,
    /// Those that lie in a period within the limit that was in force.
    pub days_within: u32,
    /// Periods of the limit, days or weeks, that were within …
    pub units_within: u32,
    /// … of so many in which something was logged and that can be told.
    pub periods_logged: u32,
    /// The sum of today, in thousandths; `None` = nothing was logged.
    pub today: Option<Amount>,
    /// The sum of the period that is going, in thousandths.
    pub this_period: Option<Amount>,
    /// The last 28 days, the oldest first.
    pub days: Vec<LogDay>,
}

/// One day, as it was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LogDay {
    /// The civil date.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The date in words.
    pub date_text: String,
    /// What was logged, in thousandths; `None` = unknown.
    pub amount: Option<Amount>,
    /// Whether it lies in a period that was within; `None` = unknown.
    pub within: Option<bool>,
}

/// How it goes. `sums` and `limits` come the oldest first.
pub(super) fn within(
    kind: PathKind,
    sums: &Sums,
    limits: &[LimitRow],
    today: NaiveDate,
    words: &Words,
) -> Within {
    let judge = Judge {
        kind,
        limits,
        today,
    };
    let mut verdicts = Vec::with_capacity(sums.len());
    let (mut units_within, mut periods_logged) = (0, 0);
    for week in sums.chunk_by(|a, b| monday(a.0) == monday(b.0)) {
        for unit in judge.units(week) {
            let verdict = judge.verdict(unit, week);
            units_within += u32::from(verdict == Some(true));
            periods_logged += u32::from(verdict.is_some());
            verdicts.extend(unit.iter().map(|_| verdict));
        }
    }
    let days_within = verdicts.iter().filter(|verdict| **verdict == Some(true));
    let place_of = |date: NaiveDate| sums.binary_search_by_key(&date, |(date, _)| *date).ok();
    let amount = |place: usize| sums.get(place).map(|(_, amount)| *amount);
    Within {
        logged_days: number(sums.len()),
        days_within: number(days_within.count()),
        units_within,
        periods_logged,
        today: place_of(today).and_then(amount),
        this_period: judge.this_period(sums),
        days: (0..DAYS_SHOWN)
            .rev()
            .filter_map(|back| today.checked_sub_days(Days::new(back)))
            .map(|date| {
                let place = place_of(date);
                LogDay {
                    date,
                    date_text: words.date(date),
                    amount: place.and_then(amount),
                    within: place.and_then(|place| verdicts.get(place).copied().flatten()),
                }
            })
            .collect(),
    }
}

/// A logged day with its sum.
type Logged = (NaiveDate, Amount);

/// What is asked of a period.
struct Judge<'a> {
    kind: PathKind,
    limits: &'a [LimitRow],
    today: NaiveDate,
}

impl Judge<'_> {
    fn limit(&self, date: NaiveDate) -> Option<(usize, &LimitRow)> {
        in_force(self.limits, date)
    }

    /// The periods in which the logged days of one week lie, by the limits in force on them: each day is one, or all
    /// days are. A week in which the limit changed is two.
    fn units<'w>(&self, week: &'w [Logged]) -> impl Iterator<Item = &'w [Logged]> + use<'w, '_> {
        let limit = |day: &Logged| {
            self.limit(day.0)
                .map(|(place, limit)| (place, limit.period))
        };
        week.chunk_by(move |a, b| {
            let limit_of = limit(a);
            limit_of == limit(b) && limit_of.is_some_and(|(_, period)| period == Period::Week)
        })
    }

    /// Whether a period is within its limit, where that can be told.
    fn verdict(&self, unit: &[Logged], week: &[Logged]) -> Option<bool> {
        let (first, _) = unit.first()?;
        let (_, limit) = self.limit(*first)?;
        let sum = self.sum(limit.period, unit, week);
        match self.kind {
            PathKind::Practice if sum >= limit.amount => Some(true),
            PathKind::Practice => self.is_known(*first, limit.period, week).then_some(false),
            _ => Some(sum <= limit.amount),
        }
    }

    /// What was logged in a period. Days of the same week under another limit count where they help: not for a limit, but
    /// for a practice.
    fn sum(&self, period: Period, unit: &[Logged], week: &[Logged]) -> Amount {
        let whole_week = period == Period::Week && self.kind == PathKind::Practice;
        let days = if whole_week { week } else { unit };
        let sum = days
            .iter()
            .fold(0_i64, |sum, (_, amount)| sum.saturating_add(amount.0));
        Amount(sum)
    }

    /// Whether all days of a period were logged, and are over.
    fn is_known(&self, first: NaiveDate, period: Period, week: &[Logged]) -> bool {
        match period {
            Period::Day => first < self.today,
            Period::Week => week.len() == 7 && week.last().is_some_and(|day| day.0 < self.today),
        }
    }

    /// The sum of the period in which today lies, where something was logged in it.
    fn this_period(&self, sums: &[Logged]) -> Option<Amount> {
        let (place, limit) = self.limit(self.today)?;
        let from = monday(self.today);
        let week: Vec<_> = sums
            .iter()
            .rev()
            .take_while(|day| from <= day.0)
            .filter(|day| monday(day.0) == from)
            .copied()
            .collect();
        let unit: Vec<_> = week
            .iter()
            .filter(|day| match limit.period {
                Period::Day => day.0 == self.today,
                Period::Week => self.limit(day.0).is_some_and(|(there, _)| there == place),
            })
            .copied()
            .collect();
        let logged = match (limit.period, self.kind) {
            (Period::Week, PathKind::Practice) => !week.is_empty(),
            _ => !unit.is_empty(),
        };
        logged.then(|| self.sum(limit.period, &unit, &week))
    }
}

fn monday(date: NaiveDate) -> NaiveDate {
    let days = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "within_tests.rs"]
mod tests;
