//! Attempts to reach someone, logged with the name and number as they were then.

use std::collections::HashMap;

use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Callee, ChannelKind, ContactChannel, ContactError, Outcome, ReachKind, ReachOut};
use crate::clock::{Instant, Now};
use crate::db::{ChannelId, ContactId, Db, ReachOutId, Subject, UndoToken};
use crate::journal::minute_of;
use crate::words::Words;

/// Longest line about a reach-out, in characters.
pub const LONGEST_NOTE: usize = 10_000;

/// "How did it go?" is asked for this long.
const ASKED_FOR_MS: i64 = 24 * 60 * 60 * 1000;

// The newest of each is found through the index on (contact_id, started_at); rowid settles two in one millisecond.
const NEWEST_OF_EACH: &str = "
    SELECT r.id, r.contact_id, r.name, r.kind, r.number, r.started_at, r.zone, r.no_time, r.outcome, r.note,
           r.by_hand,
           (SELECT id FROM entry WHERE entry.id = r.entry_id AND entry.deleted_at IS NULL) AS entry_id
    FROM contact CROSS JOIN reach_out AS r ON r.rowid = (
        SELECT rowid FROM reach_out WHERE contact_id = contact.id ORDER BY started_at DESC, rowid DESC LIMIT 1)
    WHERE contact.deleted_at IS NULL";

const OF_CONTACT: &str = "
    SELECT id, contact_id, name, kind, number, started_at, zone, no_time, outcome, note, by_hand,
           (SELECT id FROM entry WHERE entry.id = entry_id AND entry.deleted_at IS NULL) AS entry_id
    FROM reach_out WHERE contact_id = :contact ORDER BY started_at DESC, rowid DESC LIMIT :limit";

const WAITING: &str = "
    SELECT id, contact_id, name, kind, number, started_at, zone, no_time, outcome, note, by_hand,
           (SELECT id FROM entry WHERE entry.id = entry_id AND entry.deleted_at IS NULL) AS entry_id
    FROM reach_out
    WHERE outcome IS NULL AND started_at BETWEEN :earliest AND :latest
      AND NOT EXISTS (
        SELECT 1 FROM contact
        WHERE id = contact_id AND (deleted_at IS NOT NULL OR archived_at IS NOT NULL OR standing <> 'near'))
    ORDER BY started_at DESC, rowid DESC LIMIT 1";

/// Who is reached, and where: the given channel of the contact or, for `None`, the first where a voice answers, else
/// the first that opens in `region`, else the first (an empty number when there is none).
///
/// # Errors
/// `NotFound` when there is no such contact, or it has no such channel; `Db`.
pub fn callee(
    connection: &Connection,
    contact: &ContactId,
    channel: Option<&ChannelId>,
    region: &str,
) -> Result<Callee, ContactError> {
    let name: String = connection
        .prepare_cached("SELECT name FROM contact WHERE id = :id AND deleted_at IS NULL")?
        .query_row(named_params! { ":id": contact }, |row| row.get("name"))?;
    let channels: Vec<ContactChannel> = connection
        .prepare_cached(
            "SELECT id, kind, label, value FROM channel WHERE contact_id = :contact ORDER BY position",
        )?
        .query_map(named_params! { ":contact": contact }, |row| {
            let kind: String = row.get("kind")?;
            let kind = ChannelKind::from_word(&kind).unwrap_or(ChannelKind::Note);
            Ok(ContactChannel::new(row.get("id")?, kind, row.get("label")?, row.get("value")?, region))
        })?
        .collect::<Result<_, _>>()?;
    Callee::choose(Some(contact.clone()), name, &channels, channel)
}

/// Logs that the person reached out to `who` now, here.
///
/// # Errors
/// `Db`.
pub fn log(db: &mut Db, who: &Callee, now: &Now) -> Result<ReachOutId, ContactError> {
    db.write(Subject::Contacts, |tx| {
        let id = ReachOutId::new(now);
        tx.execute(
            "INSERT INTO reach_out (id, contact_id, name, number, kind, started_at, zone)
             VALUES (:id, :contact, :name, :number, :kind, :now, :zone)",
            named_params! {
                ":id": id, ":contact": who.contact, ":name": who.name, ":number": who.number,
                ":kind": ReachKind::from(who.kind).as_str(),
                ":now": now.instant().0, ":zone": now.zone.name(),
            },
        )?;
        Ok(id)
    })
}

/// Notes how it went, also when something was noted before. `note` at most [`LONGEST_NOTE`] characters.
///
/// # Errors
/// `TextTooLong`, `NotFound`, `Db`.
pub fn finish(
    db: &mut Db,
    id: &ReachOutId,
    outcome: Outcome,
    note: &str,
) -> Result<UndoToken, ContactError> {
    if note.chars().count() > LONGEST_NOTE {
        return Err(ContactError::TextTooLong);
    }
    let ((), token) = db.write_undoable(Subject::Contacts, |tx| {
        let changed = tx.execute(
            "UPDATE reach_out SET outcome = :outcome, note = :note WHERE id = :id",
            named_params! { ":id": id, ":outcome": outcome.as_str(), ":note": note },
        )?;
        if changed == 0 {
            Err(ContactError::NotFound)
        } else {
            Ok(())
        }
    })?;
    Ok(token)
}

/// The newest reach-out of the last 24 hours about which nothing was said yet. Older ones rest, and so do those to
/// someone who was deleted, or is not to be offered any more.
///
/// # Errors
/// `Db`.
pub fn waiting(
    connection: &Connection,
    now: &Now,
    words: &Words,
) -> Result<Option<ReachOut>, ContactError> {
    let now = now.instant();
    let found = connection
        .prepare_cached(WAITING)?
        .query_row(
            named_params! {
                ":earliest": now.plus_ms(-ASKED_FOR_MS).0,
                // A clock that was set back leaves calls in the future; those do not wait for ever.
                ":latest": now.plus_ms(ASKED_FOR_MS).0,
            },
            |row| reach_out(row, words),
        )
        .optional()?;
    Ok(found)
}

/// The reach-outs to a contact, newest first, at most `limit`.
///
/// # Errors
/// `Db`.
pub fn of_contact(
    connection: &Connection,
    contact: &ContactId,
    limit: u32,
    words: &Words,
) -> Result<Vec<ReachOut>, ContactError> {
    let mut statement = connection.prepare_cached(OF_CONTACT)?;
    let found = statement
        .query_map(
            named_params! { ":contact": contact, ":limit": limit },
            |row| reach_out(row, words),
        )?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// The newest reach-out to each of the circle who was ever reached out to.
pub(super) fn newest_of_each(
    connection: &Connection,
    words: &Words,
) -> Result<HashMap<ContactId, ReachOut>, ContactError> {
    let mut statement = connection.prepare_cached(NEWEST_OF_EACH)?;
    let found = statement
        .query_map([], |row| {
            Ok((row.get("contact_id")?, reach_out(row, words)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

fn reach_out(row: &Row<'_>, words: &Words) -> rusqlite::Result<ReachOut> {
    let zone: String = row.get("zone")?;
    let outcome: Option<String> = row.get("outcome")?;
    let kind: String = row.get("kind")?;
    let started = Instant(row.get("started_at")?);
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let there = started.utc().with_timezone(&zone).naive_local();
    let no_time: bool = row.get("no_time")?;
    Ok(ReachOut {
        id: row.get("id")?,
        contact: row.get("contact_id")?,
        name: row.get("name")?,
        kind: ReachKind::from_word(&kind).unwrap_or(ReachKind::Other),
        number: row.get("number")?,
        when_text: match no_time {
            true => words.date(there.date()),
            false => words.when(started, zone),
        },
        date: there.date(),
        time: (!no_time).then(|| minute_of(there.time())),
        outcome: outcome.as_deref().and_then(Outcome::from_word),
        note: row.get("note")?,
        by_hand: row.get("by_hand")?,
        entry: row.get("entry_id")?,
    })
}

#[cfg(test)]
mod tests;
