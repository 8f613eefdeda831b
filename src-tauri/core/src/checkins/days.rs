//! The days of which something was said, newest first.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde::Serialize;

use super::CheckIn;
use super::store::{complete, said};
use crate::db::DbError;
use crate::words::Words;

/// The most days that are given at once.
const MOST_AT_ONCE: u32 = 100;

/// Some days, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckInDays {
    /// The days of which something was said.
    pub days: Vec<CheckIn>,
    /// Give it back as `before` for the next ones; none when these were the last.
    #[specta(type = Option<String>)]
    pub next: Option<NaiveDate>,
}

/// The days before `before` (none = from the newest on) of which something was said, newest first, at most `count` and
/// never more than a hundred.
///
/// # Errors
/// What the database says.
pub fn days(
    connection: &Connection,
    before: Option<NaiveDate>,
    count: u32,
    words: &Words,
) -> Result<CheckInDays, DbError> {
    let count = count.clamp(1, MOST_AT_ONCE);
    // Greater than every date.
    let before = before.map_or_else(|| ":".to_owned(), |date| date.to_string());
    let rows = connection
        .prepare_cached(DAYS)?
        .query_map(
            named_params! { ":before": before, ":count": count },
            |row| said(row, words),
        )?
        .collect::<Result<Vec<_>, _>>()?;
    let full = rows.len() == count as usize;
    let next = rows.last().map(|(_, last)| last.date).filter(|_| full);
    let mut days = Vec::with_capacity(rows.len());
    for (id, mut check_in) in rows {
        complete(connection, &id, &mut check_in)?;
        // All that was said may have been about a path in the trash.
        if check_in.says_something() {
            days.push(check_in);
        }
    }
    Ok(CheckInDays { days, next })
}

pub(super) const DAYS: &str = "SELECT id, date, mood, energy, sleep_minutes, sleep_quality, hungry, angry, lonely, tired, words,
    (SELECT entry.id FROM entry WHERE entry.id = entry_id AND entry.deleted_at IS NULL) AS entry
    FROM check_in WHERE deleted_at IS NULL AND date < :before ORDER BY date DESC LIMIT :count";

#[cfg(test)]
#[path = "days_tests.rs"]
mod tests;
