//! The SQL of the looks back at weeks, and their part of the trash.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::facts::{WeekFacts, facts};
use super::{
    Belonging, BelongingOf, LONGEST_TEXT, MOST_WEEKS, WeekError, WeekTexts, checked_week, monday,
    sunday,
};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, Subject, UndoToken, WeekLookId};
use crate::milestones::{Look, civil_date};
use crate::trash::{InTrash, TakenAway, Trashed, plain};
use crate::words::Words;

/// A week as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekView {
    /// Its Monday.
    #[specta(type = String)]
    pub week: NaiveDate,
    /// That day in words.
    pub from_text: String,
    /// Its Sunday in words.
    pub to_text: String,
    /// Today lies in it.
    pub is_present: bool,
    /// The Monday before.
    #[specta(type = String)]
    pub before: NaiveDate,
    /// The Monday after; none where that is still to come.
    #[specta(type = Option<String>)]
    pub after: Option<NaiveDate>,
    /// What there was.
    pub facts: WeekFacts,
    /// What the person wrote.
    pub texts: WeekTexts,
    /// How far the three statements hold.
    pub belonging: Belonging,
    /// Something was said of it.
    pub said: bool,
    /// What the person wished for in the week before; may be empty.
    pub last_wish: String,
}

/// A week of which something was said, as a line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekLine {
    /// Its Monday.
    #[specta(type = String)]
    pub week: NaiveDate,
    /// That day in words.
    pub from_text: String,
    /// Its Sunday in words.
    pub to_text: String,
    /// Words from it, the proud moment first; empty where there are none.
    pub glimpse: String,
}

/// Some of the weeks of which something was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekPage {
    /// They, newest first.
    pub weeks: Vec<WeekLine>,
    /// There are older ones.
    pub more: bool,
}

/// The week in which `date` lies, or the present one.
///
/// # Errors
/// `BadDate`; `InFuture` for a week that has not begun and of which nothing was said (a journey can put today before a day
/// that was); `Db`.
pub fn week(
    connection: &Connection,
    date: Option<NaiveDate>,
    look: &Look<'_>,
) -> Result<WeekView, WeekError> {
    let present = monday(look.now.today());
    let week = date.map_or(Ok(present), checked_week)?;
    let said = said_in(connection, week)?;
    if week > present && said.is_none() {
        return Err(WeekError::InFuture);
    }
    let before = week.checked_sub_days(Days::new(7)).unwrap_or(week);
    let after = week.checked_add_days(Days::new(7)).unwrap_or(week);
    let (texts, belonging) = said.unwrap_or_default();
    Ok(WeekView {
        week,
        from_text: look.words.date(week),
        to_text: look.words.date(sunday(week)),
        is_present: week == present,
        before,
        after: (after <= present).then_some(after),
        facts: facts(connection, week, look)?,
        said: texts.says_something() || belonging.says_something(),
        texts,
        belonging,
        last_wish: said_in(connection, before)?
            .map(|(texts, _)| texts.wish)
            .unwrap_or_default(),
    })
}

/// The newest weeks of which something was said, newest first. `limit`: at most [`MOST_WEEKS`].
///
/// # Errors
/// What the database says.
pub fn weeks(connection: &Connection, limit: u32, words: &Words) -> Result<WeekPage, DbError> {
    let limit = limit.clamp(1, MOST_WEEKS);
    let mut statement = connection.prepare_cached(LIST)?;
    let rows = statement.query_map(named_params! { ":limit": limit + 1 }, |row| {
        line(row, words)
    })?;
    let mut weeks: Vec<WeekLine> = rows.collect::<Result<_, _>>()?;
    let more = weeks.len() > limit as usize;
    weeks.truncate(limit as usize);
    Ok(WeekPage { weeks, more })
}

/// Keeps what the person writes of a week, as it is now. There is no Undo place for it: it is kept while it is typed.
///
/// # Errors
/// `TextTooLong`, `BadDate`, `InFuture`, `Db`.
pub fn keep_texts(
    db: &mut Db,
    week: NaiveDate,
    texts: &WeekTexts,
    now: &Now,
) -> Result<(), WeekError> {
    let too_long = |text: &&str| text.chars().nth(LONGEST_TEXT).is_some();
    if texts.all().iter().any(too_long) {
        return Err(WeekError::TextTooLong);
    }
    let week = writable(db, week, now)?;
    db.write(Subject::CheckIns, |tx| {
        begin(tx, week, now)?;
        tx.prepare_cached(
            "UPDATE week_look SET connection = :connection, proud = :proud, hard = :hard, wish = :wish, changed_at = :now
             WHERE week = :week AND deleted_at IS NULL",
        )?
        .execute(named_params! {
            ":week": week.to_string(), ":connection": texts.connection, ":proud": texts.proud, ":hard": texts.hard,
            ":wish": texts.wish, ":now": now.instant().0,
        })?;
        Ok(())
    })
}

/// Says how far one of the three statements holds, 1 to 5; or leaves it out again.
///
/// # Errors
/// `BadValue`, `BadDate`, `InFuture`, `Db`.
pub fn say_belonging(
    db: &mut Db,
    week: NaiveDate,
    of: BelongingOf,
    value: Option<u8>,
    now: &Now,
) -> Result<UndoToken, WeekError> {
    if value.is_some_and(|value| !(1..=5).contains(&value)) {
        return Err(WeekError::BadValue);
    }
    let week = writable(db, week, now)?;
    // The row itself stays when this is taken back: what was typed meanwhile is in it.
    db.write(Subject::CheckIns, |tx| begin(tx, week, now))?;
    let ((), token) = db.write_undoable(Subject::CheckIns, |tx| {
        tx.execute(
            match of {
                BelongingOf::Known => {
                    "UPDATE week_look SET known = :value WHERE week = :week AND deleted_at IS NULL"
                }
                BelongingOf::Welcome => {
                    "UPDATE week_look SET welcome = :value WHERE week = :week AND deleted_at IS NULL"
                }
                BelongingOf::Needed => {
                    "UPDATE week_look SET needed = :value WHERE week = :week AND deleted_at IS NULL"
                }
            },
            named_params! { ":week": week.to_string(), ":value": value },
        )?;
        Ok::<_, WeekError>(())
    })?;
    Ok(token)
}

/// The person has left the page of a week. A look that says nothing does not stay.
///
/// # Errors
/// `Db`.
pub fn leave(db: &mut Db, week: NaiveDate) -> Result<(), WeekError> {
    let week = monday(week);
    if !db.read(|connection| says_nothing(connection, week))? {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| drop_empty(tx, week))
}

/// Moves all that was said of a week to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove(db: &mut Db, week: NaiveDate, now: &Now) -> Result<UndoToken, WeekError> {
    undoable(db, |tx| found(put_away(tx, monday(week), now)?))
}

/// Takes a look out of the trash; one that took its place meanwhile goes there.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore(db: &mut Db, id: &WeekLookId, now: &Now) -> Result<UndoToken, WeekError> {
    undoable(db, |tx| {
        let week: NaiveDate = tx.query_row(
            "SELECT week FROM week_look WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
            |row| civil_date(row, "week"),
        )?;
        drop_empty(tx, week)?;
        put_away(tx, week, now)?;
        found(tx.execute(
            "UPDATE week_look SET deleted_at = NULL WHERE id = :id",
            named_params! { ":id": id },
        )?)
    })
}

/// What was said of the week that begins on `monday`; `None` where there is no look.
pub(crate) fn said_in(
    connection: &Connection,
    monday: NaiveDate,
) -> Result<Option<(WeekTexts, Belonging)>, DbError> {
    let said = connection
        .prepare_cached(OF_WEEK)?
        .query_row(named_params! { ":week": monday.to_string() }, |row| {
            let belonging = Belonging {
                known: row.get("known")?,
                welcome: row.get("welcome")?,
                needed: row.get("needed")?,
            };
            Ok((texts(row)?, belonging))
        })
        .optional()?;
    Ok(said)
}

/// The looks that wait in the trash, in no order.
pub(crate) fn trashed(
    connection: &Connection,
    words: &Words,
    now: &Now,
) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        let (taken_away, look) = plain(row, InTrash::WeekLook(row.get("id")?), now)?;
        let date_text = Some(words.date(civil_date(row, "week")?));
        Ok((taken_away, Trashed { date_text, ..look }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of what was removed at `until` or earlier.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    if db.read(|c| c.query_row(NONE_WAITS, [until.0], |row| row.get::<_, bool>(0)))? {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| {
        tx.execute("DELETE FROM week_look WHERE deleted_at <= ?1", [until.0])?;
        Ok(())
    })
}

pub(super) const OF_WEEK: &str =
    "SELECT connection, known, welcome, needed, proud, hard, wish FROM week_look
    WHERE week = :week AND deleted_at IS NULL";
// One that says nothing is there only while its page is open.
pub(super) const LIST: &str = "SELECT week, connection, proud, hard, wish FROM week_look
    WHERE deleted_at IS NULL
      AND (trim(connection || proud || hard || wish, char(9, 10, 11, 12, 13, 32, 160)) <> ''
        OR known IS NOT NULL OR welcome IS NOT NULL OR needed IS NOT NULL)
    ORDER BY week DESC LIMIT :limit";
pub(super) const TRASHED: &str =
    "SELECT id, week, '' AS words, deleted_at FROM week_look WHERE deleted_at IS NOT NULL";
const NONE_WAITS: &str = "SELECT NOT EXISTS (SELECT 1 FROM week_look WHERE deleted_at <= ?1)";

/// The most characters of a glimpse.
const GLIMPSE: usize = 160;

fn line(row: &Row<'_>, words: &Words) -> rusqlite::Result<WeekLine> {
    let week = civil_date(row, "week")?;
    let texts = texts(row)?;
    let order = [&texts.proud, &texts.wish, &texts.connection, &texts.hard];
    let first = order.into_iter().find(|text| !text.trim().is_empty());
    let first = first.map_or("", |text| text.trim());
    let mut glimpse: String = first.chars().take(GLIMPSE).collect();
    if glimpse.len() < first.len() {
        glimpse.push('…');
    }
    Ok(WeekLine {
        week,
        from_text: words.date(week),
        to_text: words.date(sunday(week)),
        glimpse,
    })
}

fn texts(row: &Row<'_>) -> rusqlite::Result<WeekTexts> {
    Ok(WeekTexts {
        connection: row.get("connection")?,
        proud: row.get("proud")?,
        hard: row.get("hard")?,
        wish: row.get("wish")?,
    })
}

/// The week in which `date` lies, where it may be written about: one that has begun, or of which something was said.
fn writable(db: &Db, date: NaiveDate, now: &Now) -> Result<NaiveDate, WeekError> {
    let week = checked_week(date)?;
    if week > monday(now.today()) && db.read(|c| said_in(c, week))?.is_none() {
        return Err(WeekError::InFuture);
    }
    Ok(week)
}

fn begin(tx: &Transaction<'_>, week: NaiveDate, now: &Now) -> Result<(), WeekError> {
    tx.prepare_cached(
        "INSERT INTO week_look (id, week, created_at, changed_at) VALUES (:id, :week, :now, :now)
         ON CONFLICT (week) WHERE deleted_at IS NULL DO NOTHING",
    )?
    .execute(named_params! {
        ":id": WeekLookId::new(now), ":week": week.to_string(), ":now": now.instant().0,
    })?;
    Ok(())
}

/// A look is there, and says nothing.
fn says_nothing(connection: &Connection, week: NaiveDate) -> Result<bool, DbError> {
    let said = said_in(connection, week)?;
    Ok(said
        .is_some_and(|(texts, belonging)| !texts.says_something() && !belonging.says_something()))
}

fn drop_empty(tx: &Transaction<'_>, week: NaiveDate) -> Result<(), WeekError> {
    if says_nothing(tx, week)? {
        tx.execute(
            "DELETE FROM week_look WHERE week = :week AND deleted_at IS NULL",
            named_params! { ":week": week.to_string() },
        )?;
    }
    Ok(())
}

fn put_away(tx: &Transaction<'_>, week: NaiveDate, now: &Now) -> Result<usize, WeekError> {
    Ok(tx.execute(
        "UPDATE week_look SET deleted_at = :now WHERE week = :week AND deleted_at IS NULL",
        named_params! { ":week": week.to_string(), ":now": now.instant().0 },
    )?)
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), WeekError>,
) -> Result<UndoToken, WeekError> {
    db.write_undoable(Subject::CheckIns, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), WeekError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}
