//! Looks on a day, and what was answered: 1 (not at all) to 5 (very much), any statement or none.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::{CapitalArea, CapitalError, checked_day, found};
use crate::clock::Now;
use crate::db::{CapitalLookId, CapitalStatementId, Db, DbError, Subject, UndoToken};
use crate::milestones::civil_date;
use crate::words::Words;

/// What was answered to a statement on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CapitalAnswer {
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// That in words.
    pub date_text: String,
    /// 1 to 5.
    pub value: u8,
}

/// A look on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CapitalLook {
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// That in words.
    pub date_text: String,
    /// What was answered, in no order.
    pub answers: Vec<(CapitalStatementId, u8)>,
}

/// A look among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CapitalLookLine {
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// That in words.
    pub date_text: String,
}

/// The look on a day, today for `None`; without answers where there is none yet.
///
/// # Errors
/// `BadDate`, `Db`.
pub fn look(
    connection: &Connection,
    date: Option<NaiveDate>,
    now: &Now,
    words: &Words,
) -> Result<CapitalLook, CapitalError> {
    let date = checked_day(date.unwrap_or_else(|| now.today()))?;
    let mut statement = connection.prepare_cached(OF_DAY)?;
    let rows = statement.query_map(named_params! { ":date": date.to_string() }, |row| {
        Ok((row.get("statement")?, row.get("value")?))
    })?;
    Ok(CapitalLook {
        date,
        date_text: words.date(date),
        answers: rows.collect::<Result<_, _>>()?,
    })
}

/// All that was ever answered to a statement, oldest first.
///
/// # Errors
/// What the database says.
pub fn answers(
    connection: &Connection,
    statement: &CapitalStatementId,
    words: &Words,
) -> Result<Vec<CapitalAnswer>, DbError> {
    let mut of_one = connection.prepare_cached(OF_STATEMENT)?;
    let rows = of_one.query_map(named_params! { ":statement": statement }, |row| {
        answer_row(row, words)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Says how far a statement holds on a day, 1 to 5; or leaves it out again. One that was put away can be answered still.
///
/// # Errors
/// `BadValue`, `BadDate`, `InFuture`; `NotFound` where there is no such statement; `Db`.
pub fn answer(
    db: &mut Db,
    date: NaiveDate,
    statement: &CapitalStatementId,
    value: Option<u8>,
    now: &Now,
) -> Result<UndoToken, CapitalError> {
    if value.is_some_and(|value| !(1..=5).contains(&value)) {
        return Err(CapitalError::BadValue);
    }
    let date = checked_day(date)?;
    let known = db.read(|c| look_of(c, date))?.is_some();
    if date > now.today() && !known {
        return Err(CapitalError::InFuture);
    }
    db.read(|c| check_statement(c, statement))?;
    // The look stays when the answer is taken back: there may be others in it by then.
    let look = db.write(Subject::CheckIns, |tx| begin(tx, date, now))?;
    let ((), token) = db.write_undoable(Subject::CheckIns, |tx| {
        let Some(value) = value else {
            tx.execute(
                "DELETE FROM capital_answer WHERE look_id = :look AND statement = :statement",
                named_params! { ":look": look, ":statement": statement },
            )?;
            return Ok::<_, CapitalError>(());
        };
        tx.execute(
            "INSERT INTO capital_answer (look_id, statement, value) VALUES (:look, :statement, :value)
             ON CONFLICT (look_id, statement) DO UPDATE SET value = :value",
            named_params! { ":look": look, ":statement": statement, ":value": value },
        )?;
        Ok(())
    })?;
    Ok(token)
}

/// The person has left the look on a day. One without answers does not stay.
///
/// # Errors
/// `Db`.
pub fn leave_look(db: &mut Db, date: NaiveDate) -> Result<(), CapitalError> {
    let date = date.to_string();
    let empty = db.read(|connection| {
        connection
            .prepare_cached(IS_EMPTY)?
            .query_row(named_params! { ":date": date }, |row| row.get::<_, bool>(0))
    })?;
    if !empty {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| drop_empty(tx, &date))
}

/// Moves a look with all its answers to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_look(db: &mut Db, date: NaiveDate, now: &Now) -> Result<UndoToken, CapitalError> {
    let ((), token) = db.write_undoable(Subject::CheckIns, |tx| {
        found(put_away(tx, &date.to_string(), now)?)
    })?;
    Ok(token)
}

/// The looks that have answers, newest first.
pub(super) fn looks(
    connection: &Connection,
    words: &Words,
) -> Result<Vec<CapitalLookLine>, DbError> {
    let mut statement = connection.prepare_cached(LOOKS)?;
    let rows = statement.query_map([], |row| {
        let date = civil_date(row, "date")?;
        Ok(CapitalLookLine {
            date,
            date_text: words.date(date),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All answers with what they answer, oldest first.
pub(super) fn all_answers(
    connection: &Connection,
    words: &Words,
) -> Result<Vec<(String, CapitalAnswer)>, DbError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], |row| {
        Ok((row.get("statement")?, answer_row(row, words)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A look without answers does not stay where another takes its place.
pub(super) fn drop_empty(tx: &Transaction<'_>, date: &str) -> Result<(), CapitalError> {
    tx.execute(
        "DELETE FROM capital_look WHERE date = :date AND deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM capital_answer WHERE look_id = capital_look.id)",
        named_params! { ":date": date },
    )?;
    Ok(())
}

/// Moves the look on a day to the trash, where there is one.
pub(super) fn put_away(tx: &Transaction<'_>, date: &str, now: &Now) -> Result<usize, CapitalError> {
    Ok(tx.execute(
        "UPDATE capital_look SET deleted_at = :now WHERE date = :date AND deleted_at IS NULL",
        named_params! { ":date": date, ":now": now.instant().0 },
    )?)
}

pub(super) const OF_DAY: &str = "SELECT a.statement, a.value FROM capital_look AS l
    CROSS JOIN capital_answer AS a ON a.look_id = l.id
    WHERE l.date = :date AND l.deleted_at IS NULL";
pub(super) const OF_STATEMENT: &str = "SELECT l.date, a.value FROM capital_answer AS a
    CROSS JOIN capital_look AS l ON l.id = a.look_id
    WHERE a.statement = :statement AND l.deleted_at IS NULL ORDER BY l.date";
pub(super) const ALL: &str = "SELECT l.date, a.statement, a.value FROM capital_look AS l
    CROSS JOIN capital_answer AS a ON a.look_id = l.id
    WHERE l.deleted_at IS NULL ORDER BY l.date";
pub(super) const LOOKS: &str = "SELECT l.date FROM capital_look AS l
    WHERE l.deleted_at IS NULL AND EXISTS (SELECT 1 FROM capital_answer WHERE look_id = l.id) ORDER BY l.date DESC";
const LOOK: &str = "SELECT id FROM capital_look WHERE date = :date AND deleted_at IS NULL";
const IS_EMPTY: &str =
    "SELECT EXISTS (SELECT 1 FROM capital_look AS l WHERE l.date = :date AND l.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM capital_answer WHERE look_id = l.id))";

fn look_of(connection: &Connection, date: NaiveDate) -> Result<Option<CapitalLookId>, DbError> {
    let mut statement = connection.prepare_cached(LOOK)?;
    let look = statement
        .query_row(named_params! { ":date": date.to_string() }, |row| {
            row.get("id")
        })
        .optional()?;
    Ok(look)
}

fn begin(tx: &Transaction<'_>, date: NaiveDate, now: &Now) -> Result<CapitalLookId, CapitalError> {
    if let Some(look) = look_of(tx, date)? {
        return Ok(look);
    }
    let id = CapitalLookId::new(now);
    tx.execute(
        "INSERT INTO capital_look (id, date, created_at, changed_at) VALUES (:id, :date, :now, :now)",
        named_params! { ":id": id, ":date": date.to_string(), ":now": now.instant().0 },
    )?;
    Ok(id)
}

/// That there is such a statement: one that comes with Cairn, or one of the person's own that is not in the trash.
fn check_statement(
    connection: &Connection,
    statement: &CapitalStatementId,
) -> Result<(), CapitalError> {
    if CapitalArea::of_code(statement.as_str()).is_some() {
        return Ok(());
    }
    connection
        .prepare_cached("SELECT id FROM capital_statement WHERE id = :id AND deleted_at IS NULL")?
        .query_row(named_params! { ":id": statement }, |_| Ok(()))?;
    Ok(())
}

fn answer_row(row: &Row<'_>, words: &Words) -> rusqlite::Result<CapitalAnswer> {
    let date = civil_date(row, "date")?;
    Ok(CapitalAnswer {
        date,
        date_text: words.date(date),
        value: row.get("value")?,
    })
}
