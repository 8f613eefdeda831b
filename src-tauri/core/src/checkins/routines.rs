//! Routines: medication, or anything else that the person would like to tick.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};
use serde::Serialize;

use super::{CheckIn, CheckInError};
use crate::clock::Now;
use crate::db::{Db, DbError, RoutineId, Subject, UndoToken};
use crate::milestones::{civil_date, civil_date_if_any};
use crate::words::Words;

/// The longest words of a routine, in characters.
pub const LONGEST_ROUTINE: usize = 200;
/// The most routines that there are, those that have ended too.
pub const MOST_ROUTINES: u32 = 100;

/// Something to tick. A tick is a tick; where there is none, nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Routine {
    /// Its name.
    pub id: RoutineId,
    /// What the person calls it.
    pub words: String,
    /// The first day on which it is asked about, in words.
    pub since_text: String,
    /// It is not asked about any more.
    pub ended: bool,
    /// The last day on which it was asked about, in words.
    pub until_text: Option<String>,
    #[serde(skip)]
    #[specta(skip)]
    since: NaiveDate,
    #[serde(skip)]
    #[specta(skip)]
    until: Option<NaiveDate>,
}

impl Routine {
    /// Whether it is asked about on `date`.
    pub fn is_asked_on(&self, date: NaiveDate) -> bool {
        self.since <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// All routines, in the person's order.
///
/// # Errors
/// What the database says.
pub fn routines(connection: &Connection, words: &Words) -> Result<Vec<Routine>, DbError> {
    let mut statement = connection.prepare_cached(ROUTINES)?;
    let routines = statement.query_map([], |row| routine(row, words))?;
    Ok(routines.collect::<Result<_, _>>()?)
}

/// The routines asked about on the day of the check-in, and those that were ticked then.
pub(super) fn asked_routines(
    connection: &Connection,
    check_in: &CheckIn,
    words: &Words,
) -> Result<Vec<Routine>, DbError> {
    let mut asked = routines(connection, words)?;
    let ticked = |id: &RoutineId| check_in.ticks.iter().any(|tick| tick.routine == *id);
    asked.retain(|routine| routine.is_asked_on(check_in.date) || ticked(&routine.id));
    Ok(asked)
}

/// Adds a routine after the others, asked about from today on.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `TooManyRoutines`, or the database's.
pub fn add_routine(db: &mut Db, words: &str, now: &Now) -> Result<UndoToken, CheckInError> {
    let words = checked(words)?;
    let there: u32 = db.read(|connection| {
        connection
            .query_row(
                "SELECT count(*) FROM routine WHERE deleted_at IS NULL",
                [],
                |row| row.get(0),
            )
            .map_err(DbError::from)
    })?;
    if there >= MOST_ROUTINES {
        return Err(CheckInError::TooManyRoutines);
    }
    let ((), token) = db.write_undoable(Subject::CheckIns, |tx| {
        tx.execute(
            "INSERT INTO routine (id, words, since, position, created_at)
             VALUES (:id, :words, :since, (SELECT coalesce(max(position) + 1, 0) FROM routine), :now)",
            named_params! {
                ":id": RoutineId::new(now), ":words": words, ":since": now.today().to_string(), ":now": now.instant().0,
            },
        )?;
        Ok::<_, CheckInError>(())
    })?;
    Ok(token)
}

/// Gives a routine other words, on all days.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `NotFound`, or the database's.
pub fn change_routine(db: &mut Db, id: &RoutineId, words: &str) -> Result<UndoToken, CheckInError> {
    let words = checked(words)?;
    one(
        db,
        "UPDATE routine SET words = :words WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id, ":words": words },
    )
}

/// Puts the routines in the order of `ids`; those that it leaves out follow in the order they had.
///
/// # Errors
/// `NotFound` when one of them is not there, or the database's.
pub fn order_routines(db: &mut Db, ids: &[RoutineId]) -> Result<UndoToken, CheckInError> {
    let ((), token) = db.write_undoable(Subject::CheckIns, |tx| {
        let mut left: Vec<RoutineId> = tx
            .prepare_cached(ROUTINES)?
            .query_map([], |row| row.get("id"))?
            .collect::<Result<_, _>>()?;
        let mut seen = HashSet::new();
        let mut order = Vec::with_capacity(left.len());
        for id in ids.iter().filter(|id| seen.insert(*id)) {
            let place = left.iter().position(|other| other == id);
            order.push(left.remove(place.ok_or(DbError::NotFound)?));
        }
        order.append(&mut left);
        let mut place =
            tx.prepare("UPDATE routine SET position = :at WHERE id = :id AND position <> :at")?;
        for (at, id) in (0_i64..).zip(&order) {
            place.execute(named_params! { ":at": at, ":id": id })?;
        }
        Ok::<_, CheckInError>(())
    })?;
    Ok(token)
}

/// Says that a routine is not asked about from today on, or that it goes on. What was ticked stays.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn end_routine(
    db: &mut Db,
    id: &RoutineId,
    ended: bool,
    now: &Now,
) -> Result<UndoToken, CheckInError> {
    let until = now.today().pred_opt().filter(|_| ended);
    one(
        db,
        "UPDATE routine SET until = :until WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id, ":until": until.map(|date| date.to_string()) },
    )
}

/// Puts a routine in the trash; its ticks come back with it.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn remove_routine(db: &mut Db, id: &RoutineId, now: &Now) -> Result<UndoToken, CheckInError> {
    one(
        db,
        "UPDATE routine SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id, ":now": now.instant().0 },
    )
}

/// Changes one routine or one check-in.
pub(super) fn one(
    db: &mut Db,
    sql: &str,
    values: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<UndoToken, CheckInError> {
    let ((), token) =
        db.write_undoable(Subject::CheckIns, |tx| match tx.execute(sql, values)? {
            0 => Err(CheckInError::Db(DbError::NotFound)),
            _ => Ok(()),
        })?;
    Ok(token)
}

pub(super) const ROUTINES: &str =
    "SELECT id, words, since, until FROM routine WHERE deleted_at IS NULL ORDER BY position, id";

fn routine(row: &Row<'_>, words: &Words) -> rusqlite::Result<Routine> {
    let since = civil_date(row, "since")?;
    let until = civil_date_if_any(row, "until")?;
    Ok(Routine {
        id: row.get("id")?,
        words: row.get("words")?,
        since_text: words.date(since),
        ended: until.is_some(),
        // Ended on the day on which it began, it was never asked about on a day that is over.
        until_text: until
            .filter(|until| since <= *until)
            .map(|until| words.date(until)),
        since,
        until,
    })
}

fn checked(words: &str) -> Result<&str, CheckInError> {
    let words = words.trim();
    match words.chars().count() {
        0 => Err(CheckInError::NameEmpty),
        1..=LONGEST_ROUTINE => Ok(words),
        _ => Err(CheckInError::TextTooLong),
    }
}

#[cfg(test)]
#[path = "routines_tests.rs"]
mod tests;
