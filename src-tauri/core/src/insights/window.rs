//! The time that the pictures show, and how it is cut into places.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::GoingTick;
use crate::words::Words;

/// Up to so many days each day has a place.
const MOST_BY_DAY: u32 = 90;
/// Up to so many days, two years, each week has one; beyond that, each month.
const MOST_BY_WEEK: u32 = 731;

/// How long the time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum GoingPeriod {
    /// 30 days.
    Month,
    /// 90 days.
    Season,
    /// Twelve months.
    Year,
    /// From the first day of which anything was noted.
    All,
}

/// What one place stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// A day.
    Day,
    /// A week from Monday on (ISO 8601), as in the weekly look back.
    Week,
    /// A month.
    Month,
}

/// A time, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; not before the first.
    pub to: NaiveDate,
}

impl Window {
    /// The time of that length which ends today or, for `back` = 1, 2 …, on the day before the one before it begins. With
    /// `All`, `first` is where it begins and `back` means nothing.
    pub fn of(period: GoingPeriod, back: u32, today: NaiveDate, first: Option<NaiveDate>) -> Self {
        let days_ago = |days: u32| {
            let days = Days::new(u64::from(days));
            today.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
        };
        let years_ago = |years: u32| {
            let ago = today.checked_sub_months(Months::new(years.saturating_mul(12)));
            ago.unwrap_or(NaiveDate::MIN)
        };
        let next = |date: NaiveDate| date.succ_opt().unwrap_or(date);
        let (before, to) = match period {
            GoingPeriod::Month => (
                days_ago(back.saturating_add(1).saturating_mul(30)),
                days_ago(back.saturating_mul(30)),
            ),
            GoingPeriod::Season => (
                days_ago(back.saturating_add(1).saturating_mul(90)),
                days_ago(back.saturating_mul(90)),
            ),
            GoingPeriod::Year => (years_ago(back.saturating_add(1)), years_ago(back)),
            GoingPeriod::All => {
                return Self::between(first.unwrap_or(today), today);
            }
        };
        Self::between(next(before), to)
    }

    /// From one day to another, whichever comes first.
    pub fn between(one: NaiveDate, other: NaiveDate) -> Self {
        Self {
            from: one.min(other),
            to: one.max(other),
        }
    }

    /// What one place stands for.
    pub fn step(self) -> Step {
        match self.days() {
            0..=MOST_BY_DAY => Step::Day,
            days if days <= MOST_BY_WEEK => Step::Week,
            _ => Step::Month,
        }
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        let days = self.to.num_days_from_ce() - self.from.num_days_from_ce() + 1;
        u32::try_from(days).unwrap_or(1)
    }

    /// How many places it has.
    pub fn slots(self) -> u32 {
        self.slot(self.to.num_days_from_ce()) + 1
    }

    /// The place of a day, counted as chrono counts from the common era.
    pub fn slot(self, day: i32) -> u32 {
        let slot = match self.step() {
            Step::Day => day - self.from.num_days_from_ce(),
            Step::Week => (day - monday(self.from).num_days_from_ce()) / 7,
            Step::Month => {
                let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(self.from);
                months(date) - months(self.from)
            }
        };
        u32::try_from(slot).unwrap_or(0)
    }

    /// A place in words: its day, the first of its days, or its month.
    pub fn slot_text(self, slot: u32, words: &Words) -> String {
        let start = match self.step() {
            Step::Day => self.from.checked_add_days(Days::new(u64::from(slot))),
            Step::Week => monday(self.from).checked_add_days(Days::new(u64::from(slot) * 7)),
            Step::Month => self.from.checked_add_months(Months::new(slot)),
        };
        let start = start.unwrap_or(self.to);
        match self.step() {
            Step::Day => words.date(start),
            Step::Week => words.date(start.max(self.from)),
            Step::Month => words.month(start),
        }
    }

    /// The first, the middle and the last place.
    pub(super) fn ticks(self, words: &Words) -> Vec<GoingTick> {
        let last = self.slots().saturating_sub(1);
        let mut slots = vec![0, last / 2, last];
        slots.dedup();
        let named = |slot: u32| {
            let text = match self.step() {
                Step::Day => {
                    let date = self.from.checked_add_days(Days::new(u64::from(slot)));
                    words.day(date.unwrap_or(self.to))
                }
                Step::Week => {
                    let date = monday(self.from).checked_add_days(Days::new(u64::from(slot) * 7));
                    words.month(date.unwrap_or(self.to).max(self.from))
                }
                Step::Month => self.slot_text(slot, words),
            };
            GoingTick { slot, text }
        };
        slots.into_iter().map(named).collect()
    }
}

/// The Monday on or before the day.
pub(super) fn monday(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).checked_first_day().unwrap_or(date)
}

fn months(date: NaiveDate) -> i32 {
    let month = i32::try_from(date.month0()).unwrap_or(0);
    date.year() * 12 + month
}

#[cfg(test)]
#[path = "window_tests.rs"]
mod tests;
