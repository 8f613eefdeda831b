//! One check-in in the database, and what its page has to know.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;

use super::routines::{Routine, asked_routines};
use super::wanted::is_wanted;
use super::{CheckIn, CheckInError, CheckInSettings, CravingOn, Halt, Tick, WhichDay, checked_day};
use crate::clock::Now;
use crate::db::{CheckInId, DbError, PathId};
use crate::journal::{Craving, TagKind};
use crate::milestones::{About, civil_date};
use crate::settings;
use crate::words::Words;

/// A path, as far as a craving on it is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AskedPath {
    /// Its name in the database.
    pub id: PathId,
    /// What the person calls it.
    pub name: String,
    /// What it is about: on an eating path it is an urge.
    pub about: About,
    /// The person's own word for a craving; empty for the usual one.
    pub urge_word: String,
}

/// One day for its page: what was said, and what can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckInPage {
    /// What was said; all of it empty when nothing was.
    pub check_in: CheckIn,
    /// Something was said.
    pub said: bool,
    /// Which day it is.
    pub day: WhichDay,
    /// Today's date.
    #[specta(type = String)]
    pub today: NaiveDate,
    /// The day before today.
    #[specta(type = String)]
    pub yesterday: NaiveDate,
    /// Something was said of the day before today.
    pub yesterday_said: bool,
    /// The paths on which something can be craved, in the person's order: those that are not out of the way.
    pub paths: Vec<AskedPath>,
    /// The routines asked about on that day, and those that were ticked.
    pub routines: Vec<Routine>,
    /// Which parts the person wants to be asked.
    pub asked: CheckInSettings,
    /// Today offers a check-in.
    pub on_today: bool,
}

/// All that was said of `date`; none when nothing was, or when it was taken away.
///
/// # Errors
/// What the database says.
pub fn check_in(
    connection: &Connection,
    date: NaiveDate,
    words: &Words,
) -> Result<Option<CheckIn>, DbError> {
    let found = connection
        .prepare_cached(ONE)?
        .query_row(named_params! { ":date": date.to_string() }, |row| {
            said(row, words)
        })
        .optional()?;
    let Some((id, mut check_in)) = found else {
        return Ok(None);
    };
    complete(connection, &id, &mut check_in)?;
    Ok(Some(check_in).filter(CheckIn::says_something))
}

/// The page of `date`; none = today.
///
/// # Errors
/// `InFuture`, `BadDate`, or what the database says.
pub fn page(
    connection: &Connection,
    date: Option<NaiveDate>,
    words: &Words,
    now: &Now,
) -> Result<CheckInPage, CheckInError> {
    let today = now.today();
    let date = date.unwrap_or(today);
    let check_in = check_in(connection, date, words)?;
    checked_day(date, check_in.is_some(), now)?;
    let said = check_in.is_some();
    let check_in = check_in.unwrap_or_else(|| nothing_of(date, words));
    let settings = settings::load(connection)?;
    let yesterday = today.pred_opt().unwrap_or(today);
    Ok(CheckInPage {
        said,
        day: WhichDay::of(date, now),
        today,
        yesterday,
        yesterday_said: self::check_in(connection, yesterday, words)?.is_some(),
        paths: asked_paths(connection)?,
        routines: asked_routines(connection, &check_in, words)?,
        on_today: is_wanted(connection, &settings)?,
        asked: settings.check_ins,
        check_in,
    })
}

/// The days from `from` to `to` of which something was said.
///
/// # Errors
/// What the database says.
pub(crate) fn days_said(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<BTreeSet<NaiveDate>, DbError> {
    let mut statement = connection.prepare_cached(SAID_BETWEEN)?;
    let params = named_params! { ":from": from.to_string(), ":to": to.to_string() };
    let days = statement.query_map(params, |row| civil_date(row, "date"))?;
    Ok(days.collect::<Result<_, _>>()?)
}

pub(super) const SAID_BETWEEN: &str =
    "SELECT date FROM check_in WHERE date BETWEEN :from AND :to AND deleted_at IS NULL";
pub(super) const ONE: &str = "SELECT id, date, mood, energy, sleep_minutes, sleep_quality, hungry, angry, lonely, tired, words,
    (SELECT entry.id FROM entry WHERE entry.id = entry_id AND entry.deleted_at IS NULL) AS entry
    FROM check_in WHERE date = :date AND deleted_at IS NULL";

pub(super) const CRAVINGS: &str = "SELECT path.id, name, about, urge_word, word, number
    FROM check_in_craving CROSS JOIN path ON path.id = path_id
    WHERE check_in_id = :check_in AND path.deleted_at IS NULL
    ORDER BY path.position, path.created_at, path.id";

pub(super) const TAGS: &str = "SELECT tag.kind, tag.name
    FROM check_in_tag CROSS JOIN tag ON tag.id = tag_id
    WHERE check_in_id = :check_in ORDER BY check_in_tag.position";

pub(super) const TICKS: &str = "SELECT routine.id, words
    FROM check_in_tick CROSS JOIN routine ON routine.id = routine_id
    WHERE check_in_id = :check_in AND routine.deleted_at IS NULL ORDER BY position, routine.id";

pub(super) const PATH_THERE: &str =
    "SELECT EXISTS (SELECT 1 FROM path WHERE id = :id AND deleted_at IS NULL)";

pub(super) const PATHS: &str = "SELECT id, name, about, urge_word FROM path
    WHERE deleted_at IS NULL AND archived_at IS NULL AND kind NOT IN ('practice', 'date') ORDER BY position, created_at, id";

/// A row with the columns of [`ONE`]: all but what lies in other tables.
pub(super) fn said(row: &Row<'_>, words: &Words) -> rusqlite::Result<(CheckInId, CheckIn)> {
    let date = civil_date(row, "date")?;
    let check_in = CheckIn {
        mood: row.get("mood")?,
        energy: row.get("energy")?,
        sleep_minutes: row.get("sleep_minutes")?,
        sleep_quality: row.get("sleep_quality")?,
        halt: Halt {
            hungry: row.get("hungry")?,
            angry: row.get("angry")?,
            lonely: row.get("lonely")?,
            tired: row.get("tired")?,
        },
        words: row.get("words")?,
        entry: row.get("entry")?,
        ..nothing_of(date, words)
    };
    Ok((row.get("id")?, check_in))
}

/// Brings in what lies in other tables.
pub(super) fn complete(
    connection: &Connection,
    id: &CheckInId,
    check_in: &mut CheckIn,
) -> Result<(), DbError> {
    check_in.cravings = connection
        .prepare_cached(CRAVINGS)?
        .query_map(named_params! { ":check_in": id }, |row| {
            Ok(CravingOn {
                path: asked_path(row)?,
                craving: Craving {
                    word: row.get("word")?,
                    number: row.get("number")?,
                },
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(TAGS)?;
    let mut rows = statement.query(named_params! { ":check_in": id })?;
    while let Some(row) = rows.next()? {
        let names = match row.get("kind")? {
            TagKind::Helped => &mut check_in.helped,
            TagKind::Trigger | TagKind::Tag => &mut check_in.triggers,
        };
        names.push(row.get("name")?);
    }
    check_in.ticks = connection
        .prepare_cached(TICKS)?
        .query_map(named_params! { ":check_in": id }, |row| {
            Ok(Tick {
                routine: row.get("id")?,
                words: row.get("words")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(())
}

fn asked_paths(connection: &Connection) -> Result<Vec<AskedPath>, DbError> {
    let mut statement = connection.prepare_cached(PATHS)?;
    let paths = statement.query_map([], asked_path)?;
    Ok(paths.collect::<Result<_, _>>()?)
}

fn asked_path(row: &Row<'_>) -> rusqlite::Result<AskedPath> {
    Ok(AskedPath {
        id: row.get("id")?,
        name: row.get("name")?,
        about: About::from_stored(&row.get::<_, String>("about")?),
        urge_word: row.get("urge_word")?,
    })
}

fn nothing_of(date: NaiveDate, words: &Words) -> CheckIn {
    CheckIn {
        date,
        date_text: words.full_date(date),
        mood: None,
        energy: None,
        sleep_minutes: None,
        sleep_quality: None,
        halt: Halt::default(),
        cravings: Vec::new(),
        triggers: Vec::new(),
        helped: Vec::new(),
        ticks: Vec::new(),
        words: String::new(),
        entry: None,
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
