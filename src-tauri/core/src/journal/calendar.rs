//! A year of days, with what was written on each.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};
use serde::Serialize;

use super::{JournalError, Mood};
use crate::clock::Now;
use crate::words::Words;

/// One year, and the years to go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarYear {
    /// Which.
    pub year: i32,
    /// The years with entries, oldest first.
    pub years: Vec<i32>,
    /// The days of the week, from the region's first.
    pub weekdays: Vec<CalendarWeekday>,
    /// January to December.
    pub months: Vec<CalendarMonth>,
}

/// A day of the week, as it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CalendarWeekday {
    /// "Mon".
    pub short: String,
    /// "Monday".
    pub long: String,
}

/// One month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarMonth {
    /// "November".
    pub name: String,
    /// Empty places before the 1st, 0 to 6.
    pub blanks: u32,
    /// From the 1st to the last.
    pub days: Vec<CalendarDay>,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    /// Its civil date.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// 1 to 31.
    pub day: u32,
    /// How many entries were written on it, where they were written.
    pub entries: u32,
    /// The mean of the day's moods, rounded; halves up.
    pub mood: Option<Mood>,
    /// The date with its weekday, in words.
    pub text: String,
    /// It is today.
    pub today: bool,
}

/// The year; none = this one.
///
/// # Errors
/// `BadDate` for a year other than 1 to 9999, or the database's.
pub fn calendar(
    connection: &Connection,
    year: Option<i32>,
    words: &Words,
    now: &Now,
) -> Result<CalendarYear, JournalError> {
    let today = now.today();
    let year = year.unwrap_or_else(|| today.year());
    if !(1..=9999).contains(&year) {
        return Err(JournalError::BadDate);
    }
    let mut written = written(connection, year)?.into_iter().peekable();
    let mut months = Vec::new();
    for month in 1..=12 {
        let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(JournalError::BadDate)?;
        let mut days = Vec::new();
        for date in first.iter_days().take_while(|date| date.month() == month) {
            let there = written.next_if(|day| day.date == date);
            days.push(CalendarDay {
                date,
                day: date.day(),
                entries: there.as_ref().map_or(0, |day| day.entries),
                mood: there.and_then(|day| day.mood),
                text: words.full_date(date),
                today: date == today,
            });
        }
        months.push(CalendarMonth {
            name: words.month_alone(first),
            blanks: first.weekday().days_since(words.first_weekday()),
            days,
        });
    }
    Ok(CalendarYear {
        year,
        years: years(connection)?,
        weekdays: words
            .weekdays()
            .into_iter()
            .map(|(short, long)| CalendarWeekday { short, long })
            .collect(),
        months,
    })
}

const DAYS: &str = "SELECT date, count(*) AS entries, CAST(round(avg(mood)) AS INTEGER) AS mood
    FROM entry INDEXED BY entry_by_date WHERE deleted_at IS NULL AND date >= ?1 AND date <= ?2
    GROUP BY date ORDER BY date";
// From one year to the next that has any: a step in the index for each year, not for each entry.
const NEXT_YEAR: &str = "SELECT CAST(substr(min(date), 1, 4) AS INTEGER) AS year
    FROM entry INDEXED BY entry_by_date WHERE deleted_at IS NULL AND date >= ?1";

/// A day with entries.
struct Written {
    date: NaiveDate,
    entries: u32,
    mood: Option<Mood>,
}

fn written(connection: &Connection, year: i32) -> Result<Vec<Written>, JournalError> {
    let mut statement = connection.prepare_cached(DAYS)?;
    let range = params![format!("{year:04}-01-01"), format!("{year:04}-12-31")];
    let mut rows = statement.query(range)?;
    let mut written = Vec::new();
    while let Some(row) = rows.next()? {
        // Written by nobody: Cairn stores dates only.
        let Ok(date) = row.get::<_, String>("date")?.parse() else {
            continue;
        };
        written.push(Written {
            date,
            entries: row.get("entries")?,
            mood: row.get("mood")?,
        });
    }
    Ok(written)
}

fn years(connection: &Connection) -> Result<Vec<i32>, JournalError> {
    let mut statement = connection.prepare_cached(NEXT_YEAR)?;
    let mut years = Vec::new();
    let mut from = 1;
    while let Some(year) = statement.query_row([format!("{from:04}")], |row| {
        row.get::<_, Option<i32>>("year")
    })? {
        years.push(year);
        from = year + 1;
        if from > 9999 {
            break;
        }
    }
    Ok(years)
}

#[cfg(test)]
mod tests;
