//! Limits: how much at most when cutting down, how often at least in a practice. A new one holds from its day on; what was
//! before it stays judged by what held then.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};
use rusqlite::{Connection, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::kinds::{PathKind, stored_words};
use super::rows::{by_path, checked_word, civil_date, found, path_row_of};
use super::{MilestoneError, OLDEST_START};
use crate::clock::Now;
use crate::db::{Db, DbError, PathId, Subject, UndoToken};
use crate::words::Words;

/// How far ahead a limit may begin, in days.
const FARTHEST_SINCE: u64 = 366;

/// For how long a limit holds.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// A day.
    #[default]
    Day,
    /// A week, from Monday on (ISO 8601), wherever the person lives.
    Week,
}

stored_words!(Period, Day, Day = "day", Week = "week");

/// A limit, or how often for a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Limit {
    /// In thousandths.
    pub amount: Amount,
    /// Of what, in the person's words; may be empty.
    pub unit: String,
    /// For how long it holds.
    pub period: Period,
    /// From this day on.
    #[specta(type = String)]
    pub since: NaiveDate,
    /// That day in words.
    pub since_text: String,
}

/// What a person says of a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewLimit {
    /// In thousandths.
    pub amount: Amount,
    /// Of what, in the person's words; may be empty.
    pub unit: String,
    /// For how long it holds.
    pub period: Period,
}

/// A limit as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LimitRow {
    pub(super) since: NaiveDate,
    pub(super) amount: Amount,
    pub(super) unit: String,
    pub(super) period: Period,
}

impl LimitRow {
    pub(super) fn shown(&self, words: &Words) -> Limit {
        Limit {
            amount: self.amount,
            unit: self.unit.clone(),
            period: self.period,
            since: self.since,
            since_text: words.date(self.since),
        }
    }
}

pub(super) const ALL: &str = "SELECT path_id, kind, since, amount, unit, period FROM path_limit ORDER BY path_id, kind, since";
pub(super) const OF: &str = "SELECT since, amount, unit, period FROM path_limit
    WHERE path_id = :path AND kind = (SELECT kind FROM path WHERE id = :path) ORDER BY since DESC";

/// The limits of a path, the newest first; one of them may lie ahead.
///
/// # Errors
/// What the database says.
pub fn limits(
    connection: &Connection,
    path: &PathId,
    words: &Words,
) -> Result<Vec<Limit>, DbError> {
    let mut statement = connection.prepare_cached(OF)?;
    let rows = statement.query_map(named_params! { ":path": path }, limit_row)?;
    rows.map(|row| Ok(row?.shown(words))).collect()
}

/// Sets the limit from the day `since` on, for as long as the path is of its kind. One that was set for that very day is replaced; before it the one before holds.
///
/// # Errors
/// `BadAmount`; `TextTooLong`; `BadDate` for a day more than a year ahead or too long ago; `NotForThisKind` where nothing is
/// logged; `NotFound`, or what the database says.
pub fn set_limit(
    db: &mut Db,
    path: &PathId,
    limit: &NewLimit,
    since: NaiveDate,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    if !limit.amount.is_kept() {
        return Err(MilestoneError::BadAmount);
    }
    let unit = checked_word(&limit.unit)?;
    let today = now.today();
    let farthest = today.checked_add_days(Days::new(FARTHEST_SINCE));
    check_not_too_old(since, today)?;
    if farthest.is_some_and(|farthest| since > farthest) {
        return Err(MilestoneError::BadDate);
    }
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let kind = check_logged(tx, path)?;
        tx.execute(
            "INSERT INTO path_limit (path_id, kind, since, amount, unit, period)
             VALUES (:path, :kind, :since, :amount, :unit, :period)
             ON CONFLICT (path_id, kind, since) DO UPDATE SET amount = :amount, unit = :unit, period = :period",
            named_params! {
                ":path": path, ":kind": kind.as_str(), ":since": since.to_string(), ":amount": limit.amount,
                ":unit": unit, ":period": limit.period.as_str(),
            },
        )?;
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// Takes back the limit that was set for the day `since`: the one before it holds on.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_limit(
    db: &mut Db,
    path: &PathId,
    since: NaiveDate,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        path_row_of(tx, path)?;
        let changed = tx.execute(
            "DELETE FROM path_limit WHERE path_id = :path AND since = :since
               AND kind = (SELECT kind FROM path WHERE id = :path)",
            named_params! { ":path": path, ":since": since.to_string() },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// The limits of every path, the oldest first, with the kind of path for which each was said. On a path of another kind it
/// is not in force: at most would become at least.
pub(super) fn all(
    connection: &Connection,
) -> Result<HashMap<PathId, Vec<(PathKind, LimitRow)>>, DbError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], |row| {
        let kind = PathKind::from_stored(&row.get::<_, String>("kind")?);
        Ok((row.get("path_id")?, (kind, limit_row(row)?)))
    })?;
    by_path(rows)
}

/// The limit in force on `date`, with its place among `limits`, which come the oldest first.
pub(super) fn in_force(limits: &[LimitRow], date: NaiveDate) -> Option<(usize, &LimitRow)> {
    let place = limits
        .partition_point(|limit| limit.since <= date)
        .checked_sub(1)?;
    Some((place, limits.get(place)?))
}

/// That amounts are logged on the path; gives its kind.
pub(super) fn check_logged(
    tx: &Transaction<'_>,
    path: &PathId,
) -> Result<PathKind, MilestoneError> {
    let kind = path_row_of(tx, path)?.kind;
    if kind.is_logged() {
        Ok(kind)
    } else {
        Err(MilestoneError::NotForThisKind)
    }
}

/// That the day is one that somebody can have lived.
pub(super) fn check_not_too_old(date: NaiveDate, today: NaiveDate) -> Result<(), MilestoneError> {
    let oldest = today.checked_sub_months(Months::new(OLDEST_START * 12));
    if oldest.is_some_and(|oldest| date < oldest) {
        return Err(MilestoneError::BadDate);
    }
    Ok(())
}

fn limit_row(row: &Row<'_>) -> rusqlite::Result<LimitRow> {
    Ok(LimitRow {
        since: civil_date(row, "since")?,
        amount: row.get("amount")?,
        unit: row.get("unit")?,
        period: Period::from_stored(&row.get::<_, String>("period")?),
    })
}

#[cfg(test)]
#[path = "limits_tests.rs"]
mod tests;
