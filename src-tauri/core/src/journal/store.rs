//! One entry in the database: reading it, and making what was typed durable.

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use chrono_tz::Tz;
use rusqlite::{Connection, params};

use super::grams::grams;
use super::photos::{self, PhotoError};
use super::versions::keep_version_if_due;
use super::{Craving, Entry, JournalError, LONGEST_TEXT, NewEntry, TagKind};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, EntryId, Subject};
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

/// The entry `id`, in the trash or not. `now` says which zone needs no words.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn entry(
    connection: &Connection,
    id: &EntryId,
    words: &Words,
    now: &Now,
) -> Result<Entry, JournalError> {
    let mut entry = connection.query_row(
        "SELECT id, text, written_at, zone, victory, pinned, mood, craving, craving_number, path_id, deleted_at
         FROM entry WHERE id = ?1",
        [id],
        |row| {
            let written_at = Instant(row.get("written_at")?);
            let zone = zone_of(&row.get::<_, String>("zone")?);
            let local = local(written_at, zone);
            let word: Option<_> = row.get("craving")?;
            let number = row.get("craving_number")?;
            Ok(Entry {
                id: row.get("id")?,
                text: row.get("text")?,
                written_at,
                date_text: words.full_date(local.date()),
                time_text: words.time(local.time()),
                date: local.date(),
                time: minute_of(local.time()),
                zone_text: (zone != now.zone).then(|| zone_text(zone)),
                victory: row.get("victory")?,
                pinned: row.get("pinned")?,
                mood: row.get("mood")?,
                craving: word.map(|word| Craving { word, number }),
                path: row.get("path_id")?,
                tags: Vec::new(),
                triggers: Vec::new(),
                helped: Vec::new(),
                photos: Vec::new(),
                deleted: row.get::<_, Option<i64>>("deleted_at")?.is_some(),
            })
        },
    )?;
    let mut statement = connection.prepare_cached(
        "SELECT tag.kind, tag.name FROM entry_tag JOIN tag ON tag.id = entry_tag.tag_id
         WHERE entry_tag.entry_id = ?1 ORDER BY entry_tag.position",
    )?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let names = match row.get("kind")? {
            TagKind::Tag => &mut entry.tags,
            TagKind::Trigger => &mut entry.triggers,
            TagKind::Helped => &mut entry.helped,
        };
        names.push(row.get("name")?);
    }
    entry.photos = photos::photos_of(connection, id).map_err(|error| match error {
        PhotoError::Db(error) => error,
        // Listing them reads the database only.
        _ => DbError::Damaged,
    })?;
    Ok(entry)
}

/// Makes `text` the text of the entry, durably. An entry that is not there comes into being, as it was begun, with its
/// first text that is not blank; one that is there stays there, also when all its text is taken out.
///
/// # Errors
/// `TextTooLong` (nothing is changed), or the database's.
pub fn save_text(db: &mut Db, begun: &NewEntry, text: &str, now: &Now) -> Result<(), JournalError> {
    if text.len() > LONGEST_TEXT {
        return Err(JournalError::TextTooLong);
    }
    let grams = grams(text);
    db.write(Subject::Journal, |tx| {
        let updated = tx
            .prepare_cached(
                "UPDATE entry SET text = ?2, grams = ?3, changed_at = ?4 WHERE id = ?1",
            )?
            .execute(params![begun.id, text, grams, now.instant().0])?;
        if updated > 0 {
            return keep_version_if_due(tx, &begun.id, text, now.instant());
        }
        if text.trim().is_empty() {
            return Ok(());
        }
        insert(tx, begun, text, &grams, now)
    })
}

/// Makes sure that the entry is there, as it was begun and with `text`, also when that is blank. One that is there
/// already stays as it is.
///
/// # Errors
/// `TextTooLong`, or the database's.
pub fn store_begun(
    db: &mut Db,
    begun: &NewEntry,
    text: &str,
    now: &Now,
) -> Result<(), JournalError> {
    if text.len() > LONGEST_TEXT {
        return Err(JournalError::TextTooLong);
    }
    if db.read(|connection| stored(connection, &begun.id))? {
        return Ok(());
    }
    db.write(Subject::Journal, |tx| {
        insert(tx, begun, text, &grams(text), now)
    })
}

/// Whether the entry is in the database.
pub(super) fn stored(connection: &Connection, entry: &EntryId) -> Result<bool, JournalError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)")?
        .query_row([entry], |row| row.get(0))?)
}

/// The second of writing or, where another entry has it, the next free one.
pub(super) fn free_place(
    connection: &Connection,
    written_at: Instant,
) -> Result<i64, JournalError> {
    let mut n = written_at.0.div_euclid(1000);
    let mut taken =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE n = ?1)")?;
    while taken.query_row([n], |row| row.get(0))? {
        n += 1;
    }
    Ok(n)
}

/// What the wall clock in `zone` showed.
pub(super) fn local(at: Instant, zone: Tz) -> NaiveDateTime {
    at.utc().with_timezone(&zone).naive_local()
}

/// The zone of that name; UTC for one that nobody knows (any more).
pub(super) fn zone_of(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// A wall clock's time without its seconds.
pub(crate) fn minute_of(time: NaiveTime) -> TimeOfDay {
    TimeOfDay::new(time.hour(), time.minute())
}

pub(super) fn insert(
    connection: &Connection,
    begun: &NewEntry,
    text: &str,
    grams: &str,
    now: &Now,
) -> Result<(), JournalError> {
    connection
        .prepare_cached(
            "INSERT INTO entry (n, id, text, written_at, zone, date, victory, grams, created_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
        )?
        .execute(params![
            free_place(connection, begun.written_at)?,
            begun.id,
            text,
            begun.written_at.0,
            begun.zone.name(),
            local(begun.written_at, begun.zone).date().to_string(),
            begun.victory,
            grams,
            now.instant().0
        ])?;
    Ok(())
}

/// The place that a zone is named after (IANA time zone database): "America/New_York" is "New York".
fn zone_text(zone: Tz) -> String {
    let name = zone.name();
    // Their signs are the other way round: Etc/GMT+5 is five hours behind UTC.
    if let Some(hours) = name.strip_prefix("Etc/GMT+") {
        return format!("UTC−{hours}");
    }
    if let Some(hours) = name.strip_prefix("Etc/GMT-") {
        return format!("UTC+{hours}");
    }
    let place = name.rsplit('/').next().unwrap_or(name);
    place.replace('_', " ")
}

#[cfg(test)]
mod tests;
