//! Milestones of the person's own: a count from the start of a chapter, or a date.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::dates::{Span, Unit};
use super::ladder::{OwnMilestone, When};
use super::ladders::MilestoneName;
use super::rows::{by_path, checked_word, civil_date_if_any};
use super::{MilestoneError, rungs};
use crate::clock::Now;
use crate::db::{Db, DbError, OwnMilestoneId, PathId, Subject, UndoToken};

/// The largest count.
const MOST: u32 = 100_000;

/// What a person says of a milestone of their own: a count and a unit, or a date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewOwnMilestone {
    /// What it is; may be empty with a count.
    pub words: String,
    /// 1–100,000.
    pub count: Option<u32>,
    /// Days, weeks, months or years.
    pub unit: Option<Unit>,
    /// A civil date, past or coming.
    #[specta(type = Option<String>)]
    pub date: Option<NaiveDate>,
}

pub(super) const ALL: &str = "SELECT path_id, id, words, count, unit, date FROM own_milestone
    WHERE deleted_at IS NULL ORDER BY path_id, created_at, id";
pub(super) const OF: &str = "SELECT id, words, count, unit, date FROM own_milestone
    WHERE path_id = :path AND deleted_at IS NULL ORDER BY created_at, id";

/// Adds a milestone of the person's own to a path. On a day gone by it is shown, and not announced.
///
/// # Errors
/// `NothingToMark` with neither a count nor a date, with both, or with a date without words; `BadAmount` for a count or
/// unit that is none; `BadDate` for one that no calendar of this Cairn holds; `TextTooLong`, `NotFound`, or what the
/// database says.
pub fn add_own_milestone(
    db: &mut Db,
    path: &PathId,
    new: &NewOwnMilestone,
    now: &Now,
) -> Result<OwnMilestoneId, MilestoneError> {
    let words = checked_word(&new.words)?;
    let when = checked_when(new)?;
    if words.is_empty() && matches!(when, When::On(_)) {
        return Err(MilestoneError::NothingToMark);
    }
    let (span, date) = match when {
        When::After(span) => (Some(span), None),
        When::On(date) => (None, Some(date)),
    };
    let id = OwnMilestoneId::new(now);
    let own = OwnMilestone {
        id: id.clone(),
        words: words.to_owned(),
        when,
    };
    db.write(Subject::Milestones, |tx| {
        rungs::edit(tx, path, now, |tx| {
            tx.execute(
                "INSERT INTO own_milestone (id, path_id, words, count, unit, date, created_at)
                 VALUES (:id, :path, :words, :count, :unit, :date, :now)",
                named_params! {
                    ":id": id, ":path": path, ":words": own.words, ":count": span.map(|span| span.count),
                    ":unit": span.map(|span| span.unit.code()), ":date": date.map(|date| date.to_string()),
                    ":now": now.instant().0,
                },
            )?;
            // A rung of that name may have been taken out before.
            rungs::put_back(tx, path, &own.name())
        })
    })?;
    Ok(id)
}

/// Puts a milestone of the person's own in the trash.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_own_milestone(
    db: &mut Db,
    id: &OwnMilestoneId,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let path: Option<PathId> = tx
            .query_row(
                "UPDATE own_milestone SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL
                   AND path_id IN (SELECT id FROM path WHERE deleted_at IS NULL) RETURNING path_id",
                named_params! { ":id": id, ":now": now.instant().0 },
                |row| row.get("path_id"),
            )
            .optional()?;
        let path = path.ok_or(DbError::NotFound)?;
        let name = MilestoneName::Own {
            id: id.clone(),
            words: String::new(),
        };
        rungs::put_back(tx, &path, &name)
    })?;
    Ok(token)
}

/// The person's own milestones of every path.
pub(super) fn all(connection: &Connection) -> Result<HashMap<PathId, Vec<OwnMilestone>>, DbError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], |row| Ok((row.get("path_id")?, own_row(row)?)))?;
    let found = by_path(rows)?;
    Ok(found
        .into_iter()
        .map(|(path, own)| (path, own.into_iter().flatten().collect()))
        .collect())
}

/// Those of one path.
pub(super) fn of(connection: &Connection, path: &PathId) -> Result<Vec<OwnMilestone>, DbError> {
    let mut statement = connection.prepare_cached(OF)?;
    let rows = statement.query_map(named_params! { ":path": path }, own_row)?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}

fn checked_when(new: &NewOwnMilestone) -> Result<When, MilestoneError> {
    match (new.count, new.unit, new.date) {
        (Some(count), Some(unit), None) => {
            if unit == Unit::Hours || !(1..=MOST).contains(&count) {
                return Err(MilestoneError::BadAmount);
            }
            Ok(When::After(Span::new(count, unit)))
        }
        (None, None, Some(date)) => {
            // Four digits: as text, such dates come in the order of the calendar.
            if (1..=9999).contains(&date.year()) {
                Ok(When::On(date))
            } else {
                Err(MilestoneError::BadDate)
            }
        }
        _ => Err(MilestoneError::NothingToMark),
    }
}

/// `None` for what a newer Cairn may have stored.
pub(super) fn own_row(row: &Row<'_>) -> rusqlite::Result<Option<OwnMilestone>> {
    let date = civil_date_if_any(row, "date")?;
    let (count, unit): (Option<u32>, Option<String>) = (row.get("count")?, row.get("unit")?);
    let span = count
        .zip(unit.as_deref().and_then(Unit::from_code))
        .map(|(count, unit)| When::After(Span::new(count, unit)));
    let Some(when) = date.map(When::On).or(span) else {
        return Ok(None);
    };
    Ok(Some(OwnMilestone {
        id: row.get("id")?,
        words: row.get("words")?,
        when,
    }))
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
