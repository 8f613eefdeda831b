//! Attempts to reach someone, logged with the name and number as they were then.

use std::collections::HashMap;

use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Callee, ContactError, Outcome, ReachOut, SayWhen, numbers};
use crate::clock::{Instant, Now};
use crate::db::{ContactId, Db, PhoneId, ReachOutId, Subject, UndoToken};

/// Longest line about a reach-out, in characters.
pub const LONGEST_NOTE: usize = 10_000;

/// "How did it go?" is asked for this long.
const ASKED_FOR_MS: i64 = 24 * 60 * 60 * 1000;

// The newest of each is found through the index on (contact_id, started_at); rowid settles two in one millisecond.
const NEWEST_OF_EACH: &str = "
    SELECT r.id, r.contact_id, r.name, r.number, r.started_at, r.zone, r.outcome, r.note
    FROM contact CROSS JOIN reach_out AS r ON r.rowid = (
        SELECT rowid FROM reach_out WHERE contact_id = contact.id ORDER BY started_at DESC, rowid DESC LIMIT 1)
    WHERE contact.deleted_at IS NULL";

const OF_CONTACT: &str = "
    SELECT id, contact_id, name, number, started_at, zone, outcome, note
    FROM reach_out WHERE contact_id = :contact ORDER BY started_at DESC, rowid DESC LIMIT :limit";

const WAITING: &str = "
    SELECT id, contact_id, name, number, started_at, zone, outcome, note
    FROM reach_out
    WHERE outcome IS NULL AND started_at BETWEEN :earliest AND :latest
      AND NOT EXISTS (SELECT 1 FROM contact WHERE id = contact_id AND deleted_at IS NOT NULL)
    ORDER BY started_at DESC, rowid DESC LIMIT 1";

/// Who a call goes to: the given phone of the contact or, for `None`, its first that has something to dial (else its
/// first; an empty number when it has none).
///
/// # Errors
/// `NotFound` when there is no such contact, or it has no such phone; `Db`.
pub fn callee(
    connection: &Connection,
    contact: &ContactId,
    phone: Option<&PhoneId>,
) -> Result<Callee, ContactError> {
    let name: String = connection
        .prepare_cached("SELECT name FROM contact WHERE id = :id AND deleted_at IS NULL")?
        .query_row(named_params! { ":id": contact }, |row| row.get("name"))?;
    let phones: Vec<(PhoneId, String)> = connection
        .prepare_cached(
            "SELECT id, number FROM phone WHERE contact_id = :contact ORDER BY position",
        )?
        .query_map(named_params! { ":contact": contact }, |row| {
            Ok((row.get("id")?, row.get("number")?))
        })?
        .collect::<Result<_, _>>()?;
    let number = match phone {
        Some(wanted) => phones
            .into_iter()
            .find_map(|(id, number)| (id == *wanted).then_some(number))
            .ok_or(ContactError::NotFound)?,
        None => phones
            .iter()
            .find(|(_, number)| numbers::dialable(number))
            .or(phones.first())
            .map(|(_, number)| number.clone())
            .unwrap_or_default(),
    };
    Ok(Callee {
        contact: Some(contact.clone()),
        name,
        number,
    })
}

/// Logs that the person called `who` now, here.
///
/// # Errors
/// `Db`.
pub fn log(db: &mut Db, who: &Callee, now: &Now) -> Result<ReachOutId, ContactError> {
    db.write(Subject::Contacts, |tx| {
        let id = ReachOutId::new(now);
        tx.execute(
            "INSERT INTO reach_out (id, contact_id, name, number, kind, started_at, zone)
             VALUES (:id, :contact, :name, :number, 'call', :now, :zone)",
            named_params! {
                ":id": id, ":contact": who.contact, ":name": who.name, ":number": who.number,
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
/// someone who was deleted.
///
/// # Errors
/// `Db`.
pub fn waiting(
    connection: &Connection,
    now: &Now,
    say_when: SayWhen<'_>,
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
            |row| reach_out(row, say_when),
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
    say_when: SayWhen<'_>,
) -> Result<Vec<ReachOut>, ContactError> {
    let mut statement = connection.prepare_cached(OF_CONTACT)?;
    let found = statement
        .query_map(
            named_params! { ":contact": contact, ":limit": limit },
            |row| reach_out(row, say_when),
        )?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// The newest reach-out to each of the circle who was ever reached out to.
pub(super) fn newest_of_each(
    connection: &Connection,
    say_when: SayWhen<'_>,
) -> Result<HashMap<ContactId, ReachOut>, ContactError> {
    let mut statement = connection.prepare_cached(NEWEST_OF_EACH)?;
    let found = statement
        .query_map([], |row| {
            Ok((row.get("contact_id")?, reach_out(row, say_when)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

fn reach_out(row: &Row<'_>, say_when: SayWhen<'_>) -> rusqlite::Result<ReachOut> {
    let zone: String = row.get("zone")?;
    let outcome: Option<String> = row.get("outcome")?;
    let started = Instant(row.get("started_at")?);
    Ok(ReachOut {
        id: row.get("id")?,
        contact: row.get("contact_id")?,
        name: row.get("name")?,
        number: row.get("number")?,
        when_text: say_when(started, zone.parse().unwrap_or(Tz::UTC)),
        outcome: outcome.as_deref().and_then(Outcome::from_word),
        note: row.get("note")?,
    })
}

#[cfg(test)]
mod tests;
