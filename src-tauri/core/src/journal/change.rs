//! Changing what is said of an entry. Its words, and when those last changed, stay as they are: what is said of an entry
//! can be taken back while the writing goes on.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Transaction, params};

use super::store::{free_place, local, minute_of, zone_of};
use super::tags::set_tags;
use super::{Craving, EntryChange, JournalError};
use crate::clock::{Instant, Now, place};
use crate::db::{Db, DbError, EntryId, PathId, Subject, UndoToken};
use crate::time_of_day::TimeOfDay;

/// Makes one change to the entry.
///
/// # Errors
/// `NotFound` for an entry or a path that is not there; `TooManyTags`, `TagTooLong`; `BadDate`; or the database's.
pub fn change(
    db: &mut Db,
    entry: &EntryId,
    change: EntryChange,
    now: &Now,
) -> Result<UndoToken, JournalError> {
    if let EntryChange::Tags { of, names } = change {
        return set_tags(db, entry, of, &names, now);
    }
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let changed = match change {
            EntryChange::Mood { mood } => tx.execute(
                "UPDATE entry SET mood = ?2 WHERE id = ?1",
                params![entry, mood],
            )?,
            EntryChange::Craving { craving } => set_craving(tx, entry, craving)?,
            EntryChange::Path { path } => set_path(tx, entry, path.as_ref())?,
            EntryChange::Pinned { pinned } => tx.execute(
                "UPDATE entry SET pinned = ?2 WHERE id = ?1",
                params![entry, pinned],
            )?,
            EntryChange::Victory { victory } => tx.execute(
                "UPDATE entry SET victory = ?2 WHERE id = ?1",
                params![entry, victory],
            )?,
            EntryChange::WrittenAt { date, time } => set_written_at(tx, entry, date, time)?,
            EntryChange::Tags { .. } => 1,
        };
        match changed {
            0 => Err(JournalError::Db(DbError::NotFound)),
            _ => Ok(()),
        }
    })?;
    Ok(token)
}

/// Says whether the entry is a victory.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn set_victory(
    db: &mut Db,
    entry: &EntryId,
    victory: bool,
    now: &Now,
) -> Result<UndoToken, JournalError> {
    change(db, entry, EntryChange::Victory { victory }, now)
}

fn set_craving(
    tx: &Transaction<'_>,
    entry: &EntryId,
    craving: Option<Craving>,
) -> Result<usize, JournalError> {
    let word = craving.map(|craving| craving.word);
    let number = craving.and_then(|craving| craving.number);
    Ok(tx.execute(
        "UPDATE entry SET craving = ?2, craving_number = ?3 WHERE id = ?1",
        params![entry, word, number.map(|number| number.min(10))],
    )?)
}

fn set_path(
    tx: &Transaction<'_>,
    entry: &EntryId,
    path: Option<&PathId>,
) -> Result<usize, JournalError> {
    Ok(tx.execute(
        "UPDATE entry SET path_id = ?2 WHERE id = ?1
           AND (?2 IS NULL OR EXISTS (SELECT 1 FROM path WHERE id = ?2 AND deleted_at IS NULL))",
        params![entry, path],
    )?)
}

/// Puts the entry where the wall clock of its own zone showed `date` and `time`. Its place in the lists, and that of its
/// tags, goes along.
fn set_written_at(
    tx: &Transaction<'_>,
    entry: &EntryId,
    date: NaiveDate,
    time: TimeOfDay,
) -> Result<usize, JournalError> {
    // Dates are stored, and put in order, as YYYY-MM-DD; the day on either side is one, too, in every zone.
    if !(1..=9998).contains(&date.year()) {
        return Err(JournalError::BadDate);
    }
    let (n, was, zone) = tx.query_row(
        "SELECT n, written_at, zone FROM entry WHERE id = ?1",
        [entry],
        |row| {
            let zone = zone_of(&row.get::<_, String>("zone")?);
            Ok((
                row.get::<_, i64>("n")?,
                Instant(row.get("written_at")?),
                zone,
            ))
        },
    )?;
    let shown = local(was, zone);
    // Also when the clock showed that minute twice.
    if shown.date() == date && minute_of(shown.time()) == time {
        return Ok(1);
    }
    let at = place(date, time.time(), zone);
    let second = at.0.div_euclid(1000);
    let to = if second == n { n } else { free_place(tx, at)? };
    tx.execute(
        "UPDATE entry_tag SET n = ?2 WHERE entry_id = ?1",
        params![entry, to],
    )?;
    Ok(tx.execute(
        "UPDATE entry SET n = ?2, written_at = ?3, date = ?4 WHERE id = ?1",
        params![entry, to, at.0, local(at, zone).date().to_string()],
    )?)
}

#[cfg(test)]
mod tests;
