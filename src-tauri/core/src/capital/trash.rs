//! What of recovery capital waits in the trash: looks, and statements of the person's own.

use rusqlite::{Connection, named_params};

use super::CapitalError;
use super::answers::{drop_empty, put_away};
use super::found;
use super::statements::undoable;
use crate::clock::{Instant, Now};
use crate::db::{CapitalLookId, CapitalStatementId, Db, DbError, Subject, UndoToken};
use crate::milestones::civil_date;
use crate::trash::{InTrash, TakenAway, Trashed, plain};
use crate::words::Words;

/// Takes a look out of the trash; one that took its place meanwhile goes there.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_look(db: &mut Db, id: &CapitalLookId, now: &Now) -> Result<UndoToken, CapitalError> {
    undoable(db, |tx| {
        let date: String = tx.query_row(
            "SELECT date FROM capital_look WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
            |row| row.get("date"),
        )?;
        drop_empty(tx, &date)?;
        put_away(tx, &date, now)?;
        found(tx.execute(
            "UPDATE capital_look SET deleted_at = NULL WHERE id = :id",
            named_params! { ":id": id },
        )?)
    })
}

/// Takes a statement out of the trash, with its answers.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_statement(db: &mut Db, id: &CapitalStatementId) -> Result<UndoToken, CapitalError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE capital_statement SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// What waits in the trash, in no order.
pub(crate) fn trashed(
    connection: &Connection,
    words: &Words,
    now: &Now,
) -> Result<Vec<TakenAway>, DbError> {
    let mut looks = connection.prepare_cached(LOOKS)?;
    let rows = looks.query_map([], |row| {
        let (taken_away, look) = plain(row, InTrash::CapitalLook(row.get("id")?), now)?;
        let date_text = Some(words.date(civil_date(row, "date")?));
        Ok((taken_away, Trashed { date_text, ..look }))
    })?;
    let mut all: Vec<TakenAway> = rows.collect::<Result<_, _>>()?;
    let mut statements = connection.prepare_cached(STATEMENTS)?;
    let rows = statements.query_map([], |row| {
        plain(row, InTrash::CapitalStatement(row.get("id")?), now)
    })?;
    for row in rows {
        all.push(row?);
    }
    Ok(all)
}

/// Lets go for good of what was removed at `until` or earlier; of a statement with all that was answered to it.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    if db.read(|c| c.query_row(NONE_WAITS, [until.0], |row| row.get::<_, bool>(0)))? {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| {
        tx.execute("DELETE FROM capital_look WHERE deleted_at <= ?1", [until.0])?;
        tx.execute(
            "DELETE FROM capital_answer WHERE statement IN (SELECT id FROM capital_statement WHERE deleted_at <= ?1)",
            [until.0],
        )?;
        tx.execute("DELETE FROM capital_statement WHERE deleted_at <= ?1", [until.0])?;
        Ok(())
    })
}

pub(super) const LOOKS: &str =
    "SELECT id, date, '' AS words, deleted_at FROM capital_look WHERE deleted_at IS NOT NULL";
pub(super) const STATEMENTS: &str =
    "SELECT id, words, deleted_at FROM capital_statement WHERE deleted_at IS NOT NULL";
const NONE_WAITS: &str = "SELECT NOT EXISTS (SELECT 1 FROM capital_look WHERE deleted_at <= ?1)
    AND NOT EXISTS (SELECT 1 FROM capital_statement WHERE deleted_at <= ?1)";
