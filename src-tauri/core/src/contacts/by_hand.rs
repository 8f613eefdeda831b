//! Reach-outs that the person notes by hand: a visit, a meeting, a call with the phone in hand. And what is written about
//! one in the journal, however it came to be noted.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::reach_outs::LONGEST_NOTE;
use super::{ContactError, Outcome, ReachKind};
use crate::clock::{Instant, Now, place};
use crate::db::{ContactId, Db, DbError, EntryId, ReachOutId, Subject, UndoToken};
use crate::journal::{self, JournalError, NewEntry};
use crate::time_of_day::TimeOfDay;

/// What the form gives for a reach-out, new or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReachOutDraft {
    /// What it was.
    pub kind: ReachKind,
    /// The day; not after today.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The time of day, not after now; `None` = not said.
    pub time: Option<TimeOfDay>,
    /// How it went.
    pub outcome: Outcome,
    /// A line about it, at most [`LONGEST_NOTE`] characters; may be empty.
    pub note: String,
}

/// Notes a reach-out to a contact, where the computer is.
///
/// # Errors
/// `InFuture`, `TextTooLong`, `NotFound`, `Db`.
pub fn add(
    db: &mut Db,
    contact: &ContactId,
    draft: &ReachOutDraft,
    now: &Now,
) -> Result<(ReachOutId, UndoToken), ContactError> {
    let started = checked(draft, now.zone, now)?;
    db.write_undoable(Subject::Contacts, |tx| {
        let name: String = tx
            .prepare_cached("SELECT name FROM contact WHERE id = :id AND deleted_at IS NULL")?
            .query_row(named_params! { ":id": contact }, |row| row.get("name"))?;
        let id = ReachOutId::new(now);
        tx.execute(
            "INSERT INTO reach_out (id, contact_id, name, number, kind, started_at, zone, no_time, outcome, note, by_hand)
             VALUES (:id, :contact, :name, '', :kind, :started, :zone, :no_time, :outcome, :note, 1)",
            named_params! {
                ":id": id, ":contact": contact, ":name": name, ":kind": draft.kind.as_str(), ":started": started.0,
                ":zone": now.zone.name(), ":no_time": draft.time.is_none(), ":outcome": draft.outcome.as_str(),
                ":note": draft.note,
            },
        )?;
        Ok(id)
    })
}

/// Changes a reach-out, also one that Cairn noted itself. Day and time are those of the place where it was; left as they
/// were, the moment stays as exact as it is.
///
/// # Errors
/// `InFuture`, `TextTooLong`, `NotFound`, `Db`.
pub fn change(
    db: &mut Db,
    id: &ReachOutId,
    draft: &ReachOutDraft,
    now: &Now,
) -> Result<UndoToken, ContactError> {
    let (zone, before, no_time) = db.read(|connection| of(connection, id))?;
    let there = before.utc().with_timezone(&zone).naive_local();
    let time = (!no_time).then(|| journal::minute_of(there.time()));
    let started = match (draft.date, draft.time) == (there.date(), time) {
        true => {
            check_note(draft)?;
            before
        }
        false => checked(draft, zone, now)?,
    };
    let ((), token) = db.write_undoable(Subject::Contacts, |tx| {
        let changed = tx.execute(
            "UPDATE reach_out SET kind = :kind, started_at = :started, no_time = :no_time, outcome = :outcome, note = :note
             WHERE id = :id",
            named_params! {
                ":id": id, ":kind": draft.kind.as_str(), ":started": started.0, ":no_time": draft.time.is_none(),
                ":outcome": draft.outcome.as_str(), ":note": draft.note,
            },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Takes a reach-out away. What was written about it in the journal stays.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove(db: &mut Db, id: &ReachOutId) -> Result<UndoToken, ContactError> {
    let ((), token) = db.write_undoable(Subject::Contacts, |tx| {
        found(tx.execute(
            "DELETE FROM reach_out WHERE id = :id",
            named_params! { ":id": id },
        )?)
    })?;
    Ok(token)
}

/// The journal entry about a reach-out: the one that is there or, where there is none or it is in the trash, a new one
/// that begins with the line about it (`beginning` where there is no line).
///
/// # Errors
/// `NotFound`, `TextTooLong`, `Db`.
pub fn write_about(
    db: &mut Db,
    id: &ReachOutId,
    beginning: &str,
    now: &Now,
) -> Result<EntryId, ContactError> {
    let (note, there): (String, Option<EntryId>) = db.read(|connection| {
        connection
            .prepare_cached(
                "SELECT note, (SELECT id FROM entry WHERE entry.id = entry_id AND entry.deleted_at IS NULL) AS entry
                 FROM reach_out WHERE id = :id",
            )?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get("note")?, row.get("entry")?)))
            .map_err(ContactError::from)
    })?;
    if let Some(entry) = there {
        return Ok(entry);
    }
    let begun = NewEntry::begin(false, now);
    let text = match note.trim().is_empty() {
        true => beginning.trim(),
        false => note.trim(),
    };
    // The cursor stands below the line.
    journal::store_begun(db, &begun, &format!("{text}\n\n"), now).map_err(of_journal)?;
    db.write(Subject::Contacts, |tx| {
        tx.execute(
            "UPDATE reach_out SET entry_id = :entry WHERE id = :id",
            named_params! { ":id": id, ":entry": begun.id },
        )?;
        Ok::<_, ContactError>(())
    })?;
    Ok(begun.id)
}

/// Where and when it was, and whether the day alone was said.
fn of(connection: &Connection, id: &ReachOutId) -> Result<(Tz, Instant, bool), ContactError> {
    let row = connection
        .prepare_cached("SELECT zone, started_at, no_time FROM reach_out WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| {
            let zone: String = row.get("zone")?;
            Ok((
                zone.parse().unwrap_or(Tz::UTC),
                Instant(row.get("started_at")?),
                row.get("no_time")?,
            ))
        })
        .optional()?;
    row.ok_or(ContactError::NotFound)
}

/// The moment that is meant. A day alone is its noon, or now where that is earlier.
fn checked(draft: &ReachOutDraft, zone: Tz, now: &Now) -> Result<Instant, ContactError> {
    check_note(draft)?;
    let today = now.utc.with_timezone(&zone).date_naive();
    if draft.date > today {
        return Err(ContactError::InFuture);
    }
    let Some(time) = draft.time else {
        let noon = place(
            draft.date,
            NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default(),
            zone,
        );
        return Ok(noon.min(now.instant()));
    };
    let at = place(draft.date, time.time(), zone);
    match at > now.instant() {
        true => Err(ContactError::InFuture),
        false => Ok(at),
    }
}

fn check_note(draft: &ReachOutDraft) -> Result<(), ContactError> {
    match draft.note.chars().count() > LONGEST_NOTE {
        true => Err(ContactError::TextTooLong),
        false => Ok(()),
    }
}

fn of_journal(error: JournalError) -> ContactError {
    match error {
        JournalError::TextTooLong => ContactError::TextTooLong,
        JournalError::Db(error) => error.into(),
        // Beginning an entry says nothing else of it.
        _ => ContactError::Db(DbError::Damaged),
    }
}

fn found(rows: usize) -> Result<(), ContactError> {
    match rows {
        0 => Err(ContactError::NotFound),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
