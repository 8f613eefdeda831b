//! What is logged on a path: amounts on days. A day without one is unknown.

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::MilestoneError;
use super::amount::Amount;
use super::limits::{check_logged, check_not_too_old};
use super::rows::{checked_word, civil_date, found};
use crate::clock::Now;
use crate::db::{Db, DbError, PathId, PathLogId, Subject, UndoToken};
use crate::words::Words;

/// One amount that was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PathLog {
    /// Its name.
    pub id: PathLogId,
    /// The civil date.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The date in words.
    pub date_text: String,
    /// How much, in thousandths; 0 = none that day.
    pub amount: Amount,
    /// What the person says of it; may be empty.
    pub note: String,
}

/// The logged days of a path with their sums, the oldest first.
pub(super) type Sums = Vec<(NaiveDate, Amount)>;

pub(super) const SUMS: &str = "SELECT date, sum(amount) AS amount FROM path_log
    WHERE path_id = :path AND deleted_at IS NULL GROUP BY date ORDER BY date";
pub(super) const MONTH: &str = "SELECT id, date, amount, note FROM path_log
    WHERE path_id = :path AND date >= :from AND date < :to AND deleted_at IS NULL ORDER BY date DESC, logged_at DESC, id DESC";

/// What was logged in the month of `month`, any day of it; the newest first.
///
/// # Errors
/// What the database says.
pub fn logs(
    connection: &Connection,
    path: &PathId,
    month: NaiveDate,
    words: &Words,
) -> Result<Vec<PathLog>, DbError> {
    let from = month.with_day(1).unwrap_or(month);
    let to = from.checked_add_months(Months::new(1)).unwrap_or(month);
    let mut statement = connection.prepare_cached(MONTH)?;
    let rows = statement.query_map(
        named_params! { ":path": path, ":from": from.to_string(), ":to": to.to_string() },
        |row| {
            let date = civil_date(row, "date")?;
            Ok(PathLog {
                id: row.get("id")?,
                date,
                date_text: words.date(date),
                amount: row.get("amount")?,
                note: row.get("note")?,
            })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Logs an amount, in thousandths; 0 says that it was none. Several a day add up.
///
/// # Errors
/// `BadAmount`; `BadDate` for a day that has not come or is too long ago; `TextTooLong`; `NotForThisKind`; `NotFound`, or
/// what the database says.
pub fn log_day(
    db: &mut Db,
    path: &PathId,
    date: NaiveDate,
    amount: Amount,
    note: &str,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    if !amount.is_kept() {
        return Err(MilestoneError::BadAmount);
    }
    let note = checked_word(note)?;
    if date > now.today() {
        return Err(MilestoneError::BadDate);
    }
    check_not_too_old(date, now.today())?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        check_logged(tx, path)?;
        tx.execute(
            "INSERT INTO path_log (id, path_id, date, amount, note, logged_at)
             VALUES (:id, :path, :date, :amount, :note, :now)",
            named_params! {
                ":id": PathLogId::new(now), ":path": path, ":date": date.to_string(), ":amount": amount, ":note": note,
                ":now": now.instant().0,
            },
        )?;
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// Puts what was logged in the trash: it does not count any more.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_log(db: &mut Db, id: &PathLogId, now: &Now) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE path_log SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL
               AND path_id IN (SELECT id FROM path WHERE deleted_at IS NULL)",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// The sums of all logged days of a path.
pub(super) fn sums(connection: &Connection, path: &PathId) -> Result<Sums, DbError> {
    let mut statement = connection.prepare_cached(SUMS)?;
    let rows = statement.query_map(named_params! { ":path": path }, |row| {
        Ok((civil_date(row, "date")?, row.get("amount")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
#[path = "logs_tests.rs"]
mod tests;
