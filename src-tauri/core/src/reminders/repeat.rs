//! How often something comes again, as people say it, and the recurrence rule that is stored for it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Weekday;
use super::recurrence::{Every, Recurrence, RuleError};

/// How often something comes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum Repeat {
    /// It does not.
    Once,
    /// Every so many days.
    Daily {
        /// 1–366.
        every: u16,
    },
    /// Every so many weeks.
    Weekly {
        /// 1–52.
        every: u16,
        /// On these days; empty = the first day's.
        days: Vec<Weekday>,
    },
    /// Every so many months.
    Monthly {
        /// 1–12.
        every: u16,
        /// On which day.
        by: MonthlyBy,
    },
    /// Every year; from 29 February on the last day of February.
    Yearly,
    /// By a rule of RFC 5545.
    Custom {
        /// The value of RRULE.
        rrule: String,
    },
}

/// On which day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum MonthlyBy {
    /// The same day of the month; the month's last where it is shorter.
    DayOfMonth,
    /// The same weekday of the same week; the month's last for a fifth one.
    NthWeekday,
}

impl Repeat {
    /// The rule for something that begins on `start`; '' = once.
    ///
    /// # Errors
    /// `OutOfRange`, or what is wrong with a custom rule.
    pub(super) fn rule(&self, start: NaiveDate) -> Result<String, RuleError> {
        Ok(match self {
            Self::Once => String::new(),
            Self::Daily { every } => with_interval("DAILY", *every, 366)?,
            Self::Weekly { every, days } => with_interval("WEEKLY", *every, 52)? + &weekdays(days),
            Self::Monthly { every, by } => {
                let day = match by {
                    MonthlyBy::DayOfMonth => same_day(start.day()),
                    MonthlyBy::NthWeekday => nth_weekday(start),
                };
                with_interval("MONTHLY", *every, 12)? + &day
            }
            Self::Yearly if (start.month(), start.day()) == (2, 29) => {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned()
            }
            Self::Yearly => "FREQ=YEARLY".to_owned(),
            Self::Custom { rrule } => {
                Recurrence::read(rrule)?;
                let rrule = rrule.trim().to_ascii_uppercase();
                rrule
                    .strip_prefix("RRULE:")
                    .map_or(rrule.clone(), str::to_owned)
            }
        })
    }

    /// What people call the stored `rule` of something that begins on `start`.
    pub(super) fn of(rule: &str, start: NaiveDate) -> Self {
        if rule.is_empty() {
            return Self::Once;
        }
        let custom = Self::Custom {
            rrule: rule.to_owned(),
        };
        let Ok(read) = Recurrence::read(rule) else {
            return custom;
        };
        let Ok(every) = u16::try_from(read.interval) else {
            return custom;
        };
        let said = match read.every {
            Every::Day => vec![Self::Daily { every }],
            Every::Week => {
                let days = read.days.iter().map(|(_, day)| Weekday::from_chrono(*day));
                vec![Self::Weekly {
                    every,
                    days: days.collect(),
                }]
            }
            Every::Month => [MonthlyBy::DayOfMonth, MonthlyBy::NthWeekday]
                .map(|by| Self::Monthly { every, by })
                .into(),
            Every::Year => vec![Self::Yearly],
        };
        said.into_iter()
            .find(|said| said.rule(start).is_ok_and(|same| same == rule))
            .unwrap_or(custom)
    }
}

fn with_interval(frequency: &str, every: u16, most: u16) -> Result<String, RuleError> {
    match every {
        1 => Ok(format!("FREQ={frequency}")),
        every if (1..=most).contains(&every) => Ok(format!("FREQ={frequency};INTERVAL={every}")),
        _ => Err(RuleError::OutOfRange),
    }
}

/// In the order of the week, each once.
fn weekdays(days: &[Weekday]) -> String {
    let chosen: Vec<_> = Weekday::ALL
        .into_iter()
        .filter(|day| days.contains(day))
        .map(Weekday::code)
        .collect();
    if chosen.is_empty() {
        return String::new();
    }
    format!(";BYDAY={}", chosen.join(","))
}

/// By a rule of its own a 31st would come in seven months of the year only: where a month is shorter its last day is meant.
fn same_day(day: u32) -> String {
    if day <= 28 {
        return format!(";BYMONTHDAY={day}");
    }
    let days: Vec<_> = (28..=day).map(|day| day.to_string()).collect();
    format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(","))
}

fn nth_weekday(start: NaiveDate) -> String {
    let nth = match (start.day() - 1) / 7 + 1 {
        5 => "-1".to_owned(),
        nth => nth.to_string(),
    };
    format!(";BYDAY={nth}{}", Weekday::of(start).code())
}

#[cfg(test)]
#[path = "repeat_tests.rs"]
mod tests;
