//! The SQL of scores, and their part of the trash.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row, Transaction, named_params};

use super::{
    LONGEST_NAME, LONGEST_NOTE, MOST_SCORES, NewScore, Score, ScoreError, ScoreGroup, is_outside,
};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, ScoreId, Subject, UndoToken};
use crate::milestones::dates::days_between;
use crate::milestones::{Amount, civil_date};
use crate::trash::{InTrash, TakenAway, Trashed, plain};
use crate::words::Words;

/// The first year of which a score can be kept.
const FIRST_YEAR: i32 = 1900;

/// All scores by the name of what gave them: the name with the newest score first, and in each the newest first.
///
/// # Errors
/// What the database says.
pub fn scores(connection: &Connection, words: &Words) -> Result<Vec<ScoreGroup>, DbError> {
    let mut statement = connection.prepare_cached(KEPT)?;
    let rows = statement.query_map([], |row| score(row, words))?;
    let mut groups: Vec<ScoreGroup> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let mut score = row?;
        let place = *places.entry(score.name.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => {
                let first = group.scores.first().map_or(score.date, |first| first.date);
                score.days = u32::try_from(days_between(first, score.date)).unwrap_or(0);
                group.scores.push(score);
            }
            None => groups.push(ScoreGroup {
                name: score.name.clone(),
                scores: vec![score],
            }),
        }
    }
    for group in &mut groups {
        group.scores.reverse();
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.scores.first().map(|score| score.date)));
    Ok(groups)
}

/// Keeps a score.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `BadDate`, `InFuture`, `BadAmount`, `BadRange`, `TooMany`, `Db`.
pub fn add_score(db: &mut Db, new: &NewScore, now: &Now) -> Result<UndoToken, ScoreError> {
    let name = checked(new)?;
    check_day(new.date, now)?;
    undoable(db, |tx| {
        let count: u32 = tx.query_row("SELECT count(*) FROM score", [], |row| row.get(0))?;
        if count >= MOST_SCORES {
            return Err(ScoreError::TooMany);
        }
        tx.execute(
            "INSERT INTO score (id, name, date, value, lowest, highest, note, created_at)
             VALUES (:id, :name, :date, :value, :lowest, :highest, :note, :now)",
            named_params! {
                ":id": ScoreId::new(now), ":name": spelt(tx, name, None)?, ":date": new.date.to_string(),
                ":value": new.value, ":lowest": new.lowest, ":highest": new.highest, ":note": new.note.trim(),
                ":now": now.instant().0,
            },
        )?;
        Ok(())
    })
}

/// Changes all of a score. One whose day is left as it was keeps it, also where a journey has put that day ahead of today.
///
/// # Errors
/// Those of `add_score` but for `TooMany`; `NotFound`.
pub fn change_score(
    db: &mut Db,
    id: &ScoreId,
    new: &NewScore,
    now: &Now,
) -> Result<UndoToken, ScoreError> {
    let name = checked(new)?;
    undoable(db, |tx| {
        let day = tx.query_row(
            "SELECT date FROM score WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id },
            |row| civil_date(row, "date"),
        )?;
        if day != new.date {
            check_day(new.date, now)?;
        }
        found(tx.execute(
            "UPDATE score SET name = :name, date = :date, value = :value, lowest = :lowest, highest = :highest, note = :note
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": id, ":name": spelt(tx, name, Some(id))?, ":date": new.date.to_string(), ":value": new.value,
                ":lowest": new.lowest, ":highest": new.highest, ":note": new.note.trim(),
            },
        )?)
    })
}

/// Moves a score to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_score(db: &mut Db, id: &ScoreId, now: &Now) -> Result<UndoToken, ScoreError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE score SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

/// Takes a score out of the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_score(db: &mut Db, id: &ScoreId) -> Result<UndoToken, ScoreError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE score SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// The scores that wait in the trash, in no order.
pub(crate) fn trashed(
    connection: &Connection,
    words: &Words,
    now: &Now,
) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        let (taken_away, score) = plain(row, InTrash::Score(row.get("id")?), now)?;
        let date_text = Some(words.date(civil_date(row, "date")?));
        Ok((taken_away, Trashed { date_text, ..score }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of what was removed at `until` or earlier.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    if db.read(|c| c.query_row(NONE_WAITS, [until.0], |row| row.get::<_, bool>(0)))? {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| {
        tx.execute("DELETE FROM score WHERE deleted_at <= ?1", [until.0])?;
        Ok(())
    })
}

pub(super) const KEPT: &str = "SELECT id, name, date, value, lowest, highest, note FROM score
    WHERE deleted_at IS NULL ORDER BY name, date, id";
pub(super) const NAMES: &str =
    "SELECT name FROM score WHERE deleted_at IS NULL AND id IS NOT :but ORDER BY name, date, id";
pub(super) const TRASHED: &str =
    "SELECT id, date, name AS words, deleted_at FROM score WHERE deleted_at IS NOT NULL";
const NONE_WAITS: &str = "SELECT NOT EXISTS (SELECT 1 FROM score WHERE deleted_at <= ?1)";

fn score(row: &Row<'_>, words: &Words) -> rusqlite::Result<Score> {
    let date = civil_date(row, "date")?;
    let (value, lowest, highest) = (row.get("value")?, row.get("lowest")?, row.get("highest")?);
    Ok(Score {
        id: row.get("id")?,
        name: row.get("name")?,
        date,
        date_text: words.date(date),
        days: 0,
        value,
        lowest,
        highest,
        outside: is_outside(value, lowest, highest),
        note: row.get("note")?,
    })
}

/// The name as it is spelt in the other scores of that name, capitals aside; else as it is.
fn spelt(tx: &Transaction<'_>, name: &str, but: Option<&ScoreId>) -> Result<String, DbError> {
    let mut statement = tx.prepare_cached(NAMES)?;
    let rows = statement.query_map(named_params! { ":but": but }, |row| row.get("name"))?;
    let wanted = name.to_lowercase();
    for row in rows {
        let known: String = row?;
        if known.to_lowercase() == wanted {
            return Ok(known);
        }
    }
    Ok(name.to_owned())
}

fn checked(new: &NewScore) -> Result<&str, ScoreError> {
    let name = new.name.trim();
    if name.is_empty() {
        return Err(ScoreError::NameEmpty);
    }
    if name.chars().nth(LONGEST_NAME).is_some() || new.note.chars().nth(LONGEST_NOTE).is_some() {
        return Err(ScoreError::TextTooLong);
    }
    let numbers = [Some(new.value), new.lowest, new.highest];
    let kept = |number: &Amount| Amount(number.0.saturating_abs()).is_kept();
    if !numbers.iter().flatten().all(kept) {
        return Err(ScoreError::BadAmount);
    }
    match (new.lowest, new.highest) {
        (Some(lowest), Some(highest)) if lowest >= highest => Err(ScoreError::BadRange),
        _ => Ok(name),
    }
}

fn check_day(date: NaiveDate, now: &Now) -> Result<(), ScoreError> {
    if !(FIRST_YEAR..=9999).contains(&date.year()) {
        return Err(ScoreError::BadDate);
    }
    if date > now.today() {
        return Err(ScoreError::InFuture);
    }
    Ok(())
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), ScoreError>,
) -> Result<UndoToken, ScoreError> {
    db.write_undoable(Subject::CheckIns, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), ScoreError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}
