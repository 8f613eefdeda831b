//! A check-in becomes an entry of the journal.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::change::id_of;
use super::store::check_in;
use super::{CheckIn, CheckInError};
use crate::clock::{Instant, Now, place};
use crate::db::{CheckInId, Db, DbError, EntryId, Subject, TagId, UndoToken};
use crate::journal::{NewEntry, Told, write_down};
use crate::words::Words;

/// Writes the check-in of `date` down as an entry: its line, mood, triggers and what helped, and the strongest craving with
/// its path. The entry stands on that day. While it is there, and not in the trash, there is no second one: it is given
/// instead, without anything to undo.
///
/// # Errors
/// `NotFound` when nothing was said of that day, or the database's.
pub fn become_entry(
    db: &mut Db,
    date: NaiveDate,
    words: &Words,
    now: &Now,
) -> Result<(EntryId, Option<UndoToken>), CheckInError> {
    let found = db.read(|connection| found_of(connection, date, words))?;
    let (id, check_in, said, tags) = found.ok_or(DbError::NotFound)?;
    if let Some(entry) = check_in.entry {
        return Ok((entry, None));
    }
    let begun = begun(date, said, now);
    let strongest = check_in
        .cravings
        .iter()
        .rev()
        .max_by_key(|on| (on.craving.word, on.craving.number));
    let told = Told {
        mood: check_in.mood,
        craving: strongest.map(|on| on.craving),
        path: strongest.map(|on| on.path.id.clone()),
        tags,
    };
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        write_down(tx, &begun, &check_in.words, &told, now)?;
        tx.execute(
            "UPDATE check_in SET entry_id = :entry WHERE id = :id",
            named_params! { ":id": id, ":entry": begun.id },
        )?;
        Ok::<_, CheckInError>(())
    })?;
    Ok((begun.id, Some(token)))
}

/// A check-in with what its page does not show.
type Found = (CheckInId, CheckIn, Option<(Instant, String)>, Vec<TagId>);

fn found_of(
    connection: &Connection,
    date: NaiveDate,
    words: &Words,
) -> Result<Option<Found>, CheckInError> {
    let (Some(id), Some(check_in)) = (id_of(connection, date)?, check_in(connection, date, words)?)
    else {
        return Ok(None);
    };
    let said = connection
        .query_row(
            "SELECT said_at, zone FROM check_in WHERE id = :id AND said_at IS NOT NULL",
            named_params! { ":id": id },
            |row| Ok((Instant(row.get("said_at")?), row.get("zone")?)),
        )
        .optional()?;
    let tags = connection
        .prepare_cached(
            "SELECT tag_id FROM check_in_tag WHERE check_in_id = :id ORDER BY position, tag_id",
        )?
        .query_map(named_params! { ":id": id }, |row| row.get("tag_id"))?
        .collect::<Result<_, _>>()?;
    Ok(Some((id, check_in, said, tags)))
}

/// Today's is written now; an earlier one when it was said and, where it was said on a later day, at noon of its own.
fn begun(date: NaiveDate, said: Option<(Instant, String)>, now: &Now) -> NewEntry {
    let mut begun = NewEntry::begin(false, now);
    if date == now.today() {
        return begun;
    }
    let said = said.and_then(|(at, zone)| Some((at, zone.parse::<chrono_tz::Tz>().ok()?)));
    match said {
        Some((at, zone)) => {
            begun.written_at = at;
            begun.zone = zone;
        }
        None => {
            let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            begun.written_at = place(date, noon, now.zone);
        }
    }
    begun
}

#[cfg(test)]
#[path = "into_entry_tests.rs"]
mod tests;
