//! "On this day": what was written on this day of the year in years before. Off until chosen, and never a setback.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};
use serde::Serialize;

use super::list::{SUMMARY, summary};
use super::{EntrySummary, JournalError};
use crate::clock::Now;
use crate::db::{Db, DbError, EntryId, Subject, UndoToken};
use crate::words::Words;

/// What was written on this day of the year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OnThisDay {
    /// The person wants to see it.
    pub chosen: bool,
    /// The years with entries, the last first.
    pub years: Vec<YearsAgo>,
}

/// One year's entries of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct YearsAgo {
    /// Which year.
    pub year: i32,
    /// How many years ago that was, by the calendar.
    pub years_ago: u32,
    /// The entries, newest first.
    pub entries: Vec<EntrySummary>,
}

/// What the person does not want to see again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Hidden {
    /// Days of the year, from January on.
    pub days: Vec<HiddenDay>,
    /// Entries, newest first; those in the trash aside.
    pub entries: Vec<EntrySummary>,
}

/// A day of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HiddenDay {
    /// That day in some year that has it.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// In words: "22 November".
    pub text: String,
}

/// The entries of today's day of the year in all years before, if that is `chosen`; in other years 28 February has those
/// of 29 February, too. Left out are entries and days that the person does not want to see again, and every day on which
/// something happened or a chapter ended.
///
/// # Errors
/// The database's.
pub fn on_this_day(
    connection: &Connection,
    chosen: bool,
    words: &Words,
    now: &Now,
) -> Result<OnThisDay, JournalError> {
    let mut shown = OnThisDay {
        chosen,
        years: Vec::new(),
    };
    let today = now.today();
    if !chosen || is_hidden(connection, today)? {
        return Ok(shown);
    }
    let day = day_of(today);
    let leap_day = day == "02-28" && !today.leap_year();
    let also = if leap_day { "02-29" } else { day.as_str() };
    let mut statement = connection.prepare_cached(&of_day())?;
    let entries = statement.query_map(params![day, also, today.to_string()], |row| {
        summary(row, words)
    })?;
    for entry in entries {
        let entry = entry?;
        let year = entry.date.year();
        match shown.years.iter_mut().find(|years| years.year == year) {
            Some(years) => years.entries.push(entry),
            None => shown.years.push(YearsAgo {
                year,
                years_ago: today.year().abs_diff(year),
                entries: vec![entry],
            }),
        }
    }
    Ok(shown)
}

/// "Not this one": leaves the entry out from now on.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn hide_entry(db: &mut Db, entry: &EntryId) -> Result<UndoToken, JournalError> {
    set_not_again(db, entry, true)
}

/// "Not this date": shows nothing on this day of the year from now on, and nothing that was written on it.
///
/// # Errors
/// The database's.
pub fn hide_day(db: &mut Db, date: NaiveDate) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        tx.execute(
            "INSERT OR IGNORE INTO hidden_day (day) VALUES (?1)",
            [day_of(date)],
        )?;
        Ok::<_, JournalError>(())
    })?;
    Ok(token)
}

/// What is left out because of [`hide_entry`] and [`hide_day`].
///
/// # Errors
/// The database's.
pub fn hidden(connection: &Connection, words: &Words) -> Result<Hidden, JournalError> {
    let mut hidden = Hidden::default();
    let mut days = connection.prepare_cached(HIDDEN_DAYS)?;
    for day in days.query_map([], |row| row.get::<_, String>("day"))? {
        // Written by nobody: Cairn stores days only. A leap year has them all.
        let Ok(date) = format!("2024-{}", day?).parse() else {
            continue;
        };
        let text = words.day(date);
        hidden.days.push(HiddenDay { date, text });
    }
    let mut entries = connection.prepare_cached(&hidden_entries())?;
    hidden.entries = entries
        .query_map([], |row| summary(row, words))?
        .collect::<Result<_, _>>()?;
    Ok(hidden)
}

/// Takes back [`hide_entry`].
///
/// # Errors
/// `NotFound`, or the database's.
pub fn show_entry(db: &mut Db, entry: &EntryId) -> Result<UndoToken, JournalError> {
    set_not_again(db, entry, false)
}

/// Takes back [`hide_day`].
///
/// # Errors
/// The database's.
pub fn show_day(db: &mut Db, date: NaiveDate) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        tx.execute("DELETE FROM hidden_day WHERE day = ?1", [day_of(date)])?;
        Ok::<_, JournalError>(())
    })?;
    Ok(token)
}

const HIDDEN_DAYS: &str = "SELECT day FROM hidden_day ORDER BY day";

fn hidden_entries() -> String {
    format!(
        "SELECT {SUMMARY} FROM entry INDEXED BY entry_not_again
         WHERE entry.deleted_at IS NULL AND entry.not_again = 1 ORDER BY entry.n DESC"
    )
}

fn set_not_again(db: &mut Db, entry: &EntryId, not_again: bool) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let changed = tx.execute(
            "UPDATE entry SET not_again = ?2 WHERE id = ?1",
            params![entry, not_again],
        )?;
        match changed {
            0 => Err(JournalError::Db(DbError::NotFound)),
            _ => Ok(()),
        }
    })?;
    Ok(token)
}

fn of_day() -> String {
    format!(
        "SELECT {SUMMARY} FROM entry INDEXED BY entry_by_day
         WHERE entry.deleted_at IS NULL AND substr(entry.date, 6) IN (?1, ?2)
           AND substr(entry.date, 1, 4) < substr(?3, 1, 4) AND entry.not_again = 0
           AND NOT EXISTS (SELECT 1 FROM hidden_day WHERE day = substr(entry.date, 6))
           AND entry.date NOT IN (SELECT end FROM chapter WHERE end IS NOT NULL)
           AND entry.date NOT IN (SELECT date FROM setback WHERE deleted_at IS NULL)
         ORDER BY entry.n DESC"
    )
}

fn is_hidden(connection: &Connection, date: NaiveDate) -> Result<bool, JournalError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM hidden_day WHERE day = ?1)")?
        .query_row([day_of(date)], |row| row.get(0))?)
}

/// MM-DD.
fn day_of(date: NaiveDate) -> String {
    date.format("%m-%d").to_string()
}

#[cfg(test)]
mod tests;
