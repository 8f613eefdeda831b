//! What the days give: money and time, where the person counts that.

use std::collections::HashMap;

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::MilestoneError;
use super::amount::Amount;
use super::kinds::stored_words;
use super::rows::{checked_word, live};
use crate::db::{Db, DbError, PathId, Subject, UndoToken};
use crate::words::Words;

/// For what a gain is said.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum GainPeriod {
    /// A day.
    #[default]
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar, on average.
    Month,
}

stored_words!(GainPeriod, Day, Day = "day", Week = "week", Month = "month");

/// What the days give.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Gain {
    /// In minor units of the currency; 0 = none.
    pub money: Amount,
    /// ISO 4217; empty without money.
    pub currency: String,
    /// Time; 0 = none.
    pub minutes: u32,
    /// For how long that is.
    pub period: GainPeriod,
    /// What it is to be for; may be empty.
    pub what_for: String,
}

/// What the days gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Gave {
    /// In the present chapter; none where days are noted.
    pub over_chapter: Option<GaveText>,
    /// In all chapters; where days are noted, on those that were within the limit.
    pub over_total: GaveText,
}

/// Money and time in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GaveText {
    /// "1,240.00 €"; `None` without money.
    pub money_text: Option<String>,
    /// "120 h", or "40 min" below an hour, with the symbols of the SI; `None` without time.
    pub time_text: Option<String>,
    /// The whole hours of it.
    pub hours: u32,
}

pub(super) const ALL: &str =
    "SELECT path_id, money, currency, minutes, period, what_for FROM path_gain ORDER BY path_id";

/// Says what the days of a path give, or that it is not counted.
///
/// # Errors
/// `BadAmount` for money that is negative or without a currency, a currency that is none, and more minutes than the period
/// has; `TextTooLong`, `NotFound`, or what the database says.
pub fn set_gain(
    db: &mut Db,
    path: &PathId,
    gain: Option<&Gain>,
) -> Result<UndoToken, MilestoneError> {
    if let Some(gain) = gain {
        check(gain)?;
    }
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        live(tx, path)?;
        let Some(gain) = gain else {
            tx.execute(
                "DELETE FROM path_gain WHERE path_id = :path",
                named_params! { ":path": path },
            )?;
            return Ok::<_, MilestoneError>(());
        };
        tx.execute(
            "INSERT INTO path_gain (path_id, money, currency, minutes, period, what_for)
             VALUES (:path, :money, :currency, :minutes, :period, :what_for)
             ON CONFLICT (path_id) DO UPDATE SET money = :money, currency = :currency, minutes = :minutes, period = :period,
               what_for = :what_for",
            named_params! {
                ":path": path, ":money": gain.money, ":currency": gain.currency, ":minutes": gain.minutes,
                ":period": gain.period.as_str(), ":what_for": gain.what_for.trim(),
            },
        )?;
        Ok(())
    })?;
    Ok(token)
}

/// The gains of all paths.
pub(super) fn all(connection: &Connection) -> Result<HashMap<PathId, Gain>, DbError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], |row| Ok((row.get("path_id")?, gain_row(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Gain {
    /// What it comes to over the days of the present chapter, where one is going, and of all.
    pub(super) fn gave(&self, chapter: Option<u32>, total: u32, words: &Words) -> Gave {
        Gave {
            over_chapter: chapter.map(|days| self.over(days, words)),
            over_total: self.over(total, words),
        }
    }

    fn over(&self, days: u32, words: &Words) -> GaveText {
        let money = self.period.share(self.money.0, days);
        let minutes = self.period.share(i64::from(self.minutes), days);
        GaveText {
            money_text: (self.money.0 > 0).then(|| words.money(money, &self.currency)),
            time_text: (self.minutes > 0).then(|| match minutes {
                0..60 => format!("{}\u{a0}min", words.number(minutes)),
                _ => format!("{}\u{a0}h", words.number(minutes / 60)),
            }),
            hours: u32::try_from(minutes / 60).unwrap_or(u32::MAX),
        }
    }
}

impl GainPeriod {
    /// What a gain of `each` for this period comes to over `days`, rounded down. A month is the average of the Gregorian
    /// calendar: 4,800 of them are 146,097 days.
    fn share(self, each: i64, days: u32) -> i64 {
        let (times, per) = match self {
            Self::Day => (1, 1),
            Self::Week => (1, 7),
            Self::Month => (4_800, 146_097),
        };
        let sum = i128::from(each) * i128::from(days) * times / per;
        i64::try_from(sum).unwrap_or(i64::MAX)
    }

    fn minutes(self) -> u32 {
        24 * 60
            * match self {
                Self::Day => 1,
                Self::Week => 7,
                Self::Month => 31,
            }
    }
}

fn check(gain: &Gain) -> Result<(), MilestoneError> {
    let code = gain.currency.len() == 3 && gain.currency.bytes().all(|b| b.is_ascii_uppercase());
    let money = match gain.money.0 {
        0 => code || gain.currency.is_empty(),
        _ => code && gain.money.is_kept(),
    };
    if !money || gain.minutes > gain.period.minutes() {
        return Err(MilestoneError::BadAmount);
    }
    checked_word(&gain.what_for).map(drop)
}

fn gain_row(row: &Row<'_>) -> rusqlite::Result<Gain> {
    Ok(Gain {
        money: row.get("money")?,
        currency: row.get("currency")?,
        minutes: row.get("minutes")?,
        period: GainPeriod::from_stored(&row.get::<_, String>("period")?),
        what_for: row.get("what_for")?,
    })
}

#[cfg(test)]
#[path = "gains_tests.rs"]
mod tests;
