//! What was taken away: check-ins with all that was said in them, and routines with their ticks.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::CheckInError;
use super::change::id_of;
use super::routines::one;
use crate::clock::{Instant, Now};
use crate::db::{CheckInId, Db, DbError, RoutineId, Subject, UndoToken};
use crate::milestones::civil_date;
use crate::trash::{InTrash, TakenAway, plain};
use crate::words::Words;
use chrono::NaiveDate;

/// Puts the check-in of `date` in the trash. The entry that it became stays.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn remove_check_in(db: &mut Db, date: NaiveDate, now: &Now) -> Result<UndoToken, CheckInError> {
    one(
        db,
        "UPDATE check_in SET deleted_at = :now WHERE date = :date AND deleted_at IS NULL",
        named_params! { ":date": date.to_string(), ":now": now.instant().0 },
    )
}

/// Takes a check-in out of the trash.
///
/// # Errors
/// `DayTaken` when something was said of that day again: both stay where they are; `NotFound`, or the database's.
pub fn restore_check_in(db: &mut Db, id: &CheckInId) -> Result<UndoToken, CheckInError> {
    let taken = db.read(|connection| {
        let date = connection
            .query_row(
                "SELECT date FROM check_in WHERE id = :id AND deleted_at IS NOT NULL",
                named_params! { ":id": id },
                |row| civil_date(row, "date"),
            )
            .optional()?
            .ok_or(DbError::NotFound)?;
        id_of(connection, date)
    })?;
    if taken.is_some() {
        return Err(CheckInError::DayTaken);
    }
    one(
        db,
        "UPDATE check_in SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
        named_params! { ":id": id },
    )
}

/// Takes a routine out of the trash, with its ticks.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn restore_routine(db: &mut Db, id: &RoutineId) -> Result<UndoToken, CheckInError> {
    one(
        db,
        "UPDATE routine SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
        named_params! { ":id": id },
    )
}

/// What waits in the trash, in no order.
pub(crate) fn trashed(
    connection: &Connection,
    words: &Words,
    now: &Now,
) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(CHECK_INS)?;
    let rows = statement.query_map([], |row| {
        let (at, mut thing) = plain(row, InTrash::CheckIn(row.get("id")?), now)?;
        thing.date_text = Some(words.date(civil_date(row, "date")?));
        Ok((at, thing))
    })?;
    let mut all = rows.collect::<Result<Vec<_>, _>>()?;
    let mut statement = connection.prepare_cached(ROUTINES)?;
    let rows = statement.query_map([], |row| plain(row, InTrash::Routine(row.get("id")?), now))?;
    all.extend(rows.collect::<Result<Vec<_>, _>>()?);
    Ok(all)
}

/// Lets go for good of what was taken away at `until` or earlier.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    let none = db.read(|connection| {
        connection.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM check_in WHERE deleted_at <= ?1)
                AND NOT EXISTS (SELECT 1 FROM routine WHERE deleted_at <= ?1)",
            [until.0],
            |row| row.get::<_, bool>(0),
        )
    })?;
    if none {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| {
        tx.execute("DELETE FROM check_in WHERE deleted_at <= ?1", [until.0])?;
        tx.execute("DELETE FROM routine WHERE deleted_at <= ?1", [until.0])?;
        Ok(())
    })
}

pub(super) const CHECK_INS: &str =
    "SELECT id, words, date, deleted_at FROM check_in WHERE deleted_at IS NOT NULL";
pub(super) const ROUTINES: &str =
    "SELECT id, words, deleted_at FROM routine WHERE deleted_at IS NOT NULL";

#[cfg(test)]
#[path = "trash_tests.rs"]
mod tests;
