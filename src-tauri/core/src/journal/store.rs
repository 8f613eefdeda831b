//! The journal's SQL.

use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    Cursor, Entries, Entry, EntrySummary, JournalError, LONGEST_TEXT, NewEntry, TRASH_DAYS, head,
};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, EntryId, Subject, UndoToken};
use crate::words::Words;

/// Milliseconds of writing after which a version is kept also while the entry stays open.
const VERSION_EVERY_MS: i64 = 10 * 60 * 1000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The entry `id`.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn entry(connection: &Connection, id: &EntryId, words: &Words) -> Result<Entry, JournalError> {
    let found = connection.query_row(
        "SELECT id, text, written_at, zone, victory, deleted_at FROM entry WHERE id = ?1",
        [id],
        |row| {
            let written_at = Instant(row.get("written_at")?);
            let local = local(written_at, &row.get::<_, String>("zone")?);
            Ok(Entry {
                id: row.get("id")?,
                text: row.get("text")?,
                written_at,
                date_text: words.full_date(local.date()),
                time_text: words.time(local.time()),
                victory: row.get("victory")?,
                deleted: row.get::<_, Option<i64>>("deleted_at")?.is_some(),
            })
        },
    )?;
    Ok(found)
}

/// Up to `limit` entries that are not in the trash, newest first, those after `before`.
///
/// # Errors
/// The database's.
pub fn entries(
    connection: &Connection,
    before: Option<Cursor>,
    limit: u32,
    words: &Words,
) -> Result<Entries, JournalError> {
    let before = before.map_or(i64::MAX, |cursor| cursor.0);
    let mut statement = connection.prepare_cached(ENTRIES)?;
    let mut last = None;
    let entries = statement
        .query_map(params![before, limit], |row| {
            last = Some(Cursor(row.get("n")?));
            summary(row, words)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let full = entries.len() == limit as usize;
    Ok(Entries {
        entries,
        next: last.filter(|_| full),
        total: connection.query_row(TOTAL, [], |row| row.get(0))?,
    })
}

/// What waits in the trash, last deleted first.
///
/// # Errors
/// The database's.
pub fn trash(
    connection: &Connection,
    words: &Words,
    now: &Now,
) -> Result<Vec<EntrySummary>, JournalError> {
    let mut statement = connection.prepare_cached(TRASH)?;
    let entries = statement
        .query_map([], |row| {
            let deleted_at: i64 = row.get("deleted_at")?;
            let days = (now.instant().0 - deleted_at).max(0) / DAY_MS;
            let mut summary = summary(row, words)?;
            summary.days_left = u32::try_from((TRASH_DAYS - days).max(0)).ok();
            Ok(summary)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(entries)
}

/// Makes `text` the text of the entry, durably. An entry that is not there comes into being, as it was begun, with its
/// first text that is not blank; one that is there stays there, also when all its text is taken out.
///
/// # Errors
/// `TextTooLong` (nothing is changed), or the database's.
pub fn save_text(db: &mut Db, begun: &NewEntry, text: &str, now: &Now) -> Result<(), JournalError> {
    let entry = &begun.id;
    if text.len() > LONGEST_TEXT {
        return Err(JournalError::TextTooLong);
    }
    db.write(Subject::Journal, |tx| {
        let changed_at = now.instant().0;
        let updated = tx
            .prepare_cached("UPDATE entry SET text = ?2, changed_at = ?3 WHERE id = ?1")?
            .execute(params![entry, text, changed_at])?;
        if updated > 0 {
            return keep_version_if_due(tx, entry, text, changed_at);
        }
        if text.trim().is_empty() {
            return Ok(());
        }
        tx.prepare_cached(
            "INSERT INTO entry (n, id, text, written_at, zone, victory, created_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        )?
        .execute(params![
            free_place(tx, begun.written_at)?,
            begun.id,
            text,
            begun.written_at.0,
            begun.zone.name(),
            begun.victory,
            changed_at
        ])?;
        Ok(())
    })
}

/// Keeps the entry's present text as a version, unless the last version has the same text.
///
/// # Errors
/// The database's.
pub fn keep_version(db: &mut Db, entry: &EntryId, now: &Now) -> Result<(), JournalError> {
    db.write(Subject::Journal, |tx| {
        tx.prepare_cached(
            "INSERT INTO entry_version (entry_id, text, kept_at)
             SELECT id, text, ?2 FROM entry WHERE id = ?1 AND text IS NOT
               (SELECT text FROM entry_version WHERE entry_id = ?1 ORDER BY kept_at DESC, n DESC LIMIT 1)",
        )?
        .execute(params![entry, now.instant().0])?;
        Ok(())
    })
}

/// Brings one entry into the search index.
///
/// # Errors
/// The database's.
pub fn index_entry(db: &mut Db, entry: &EntryId) -> Result<(), JournalError> {
    let place: Option<i64> = db.read(|connection| {
        connection
            .query_row(
                "SELECT entry.n FROM entry JOIN entry_unindexed ON entry_unindexed.n = entry.n WHERE entry.id = ?1",
                [entry],
                |row| row.get("n"),
            )
            .optional()
    }).map_err(DbError::from)?;
    match place {
        Some(n) => db.write(Subject::Journal, |tx| index_place(tx, n)),
        None => Ok(()),
    }
}

/// Brings every entry into the search index that is not there yet (after a crash, an undo, an import).
///
/// # Errors
/// The database's.
pub fn index_all(db: &mut Db) -> Result<(), JournalError> {
    let places: Vec<i64> = db
        .read(|connection| {
            let mut statement = connection.prepare_cached("SELECT n FROM entry_unindexed")?;
            let places = statement.query_map([], |row| row.get("n"))?;
            places.collect::<Result<_, _>>()
        })
        .map_err(DbError::from)?;
    if places.is_empty() {
        return Ok(());
    }
    db.write(Subject::Journal, |tx| {
        places.iter().try_for_each(|n| index_place(tx, *n))
    })
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
    change_one(
        db,
        "UPDATE entry SET victory = ?2, changed_at = ?3 WHERE id = ?1",
        params![entry, victory, now.instant().0],
    )
}

/// Moves the entry to the trash.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn delete(db: &mut Db, entry: &EntryId, now: &Now) -> Result<UndoToken, JournalError> {
    change_one(
        db,
        "UPDATE entry SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL",
        params![entry, now.instant().0],
    )
}

/// Takes the entry out of the trash.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn restore(db: &mut Db, entry: &EntryId) -> Result<UndoToken, JournalError> {
    change_one(
        db,
        "UPDATE entry SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL",
        params![entry],
    )
}

/// Removes for good, with their versions, the entries that have waited in the trash for [`TRASH_DAYS`] days.
///
/// # Errors
/// The database's.
pub fn empty_old_trash(db: &mut Db, now: &Now) -> Result<(), JournalError> {
    let before = now.instant().0 - TRASH_DAYS * DAY_MS;
    let waiting: bool = db.read(|connection| {
        connection
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM entry WHERE deleted_at <= ?1)",
                [before],
                |row| row.get(0),
            )
            .map_err(DbError::from)
    })?;
    if !waiting {
        return Ok(());
    }
    db.write(Subject::Journal, |tx| {
        tx.execute(
            "DELETE FROM entry_version WHERE entry_id IN (SELECT id FROM entry WHERE deleted_at <= ?1)",
            [before],
        )?;
        tx.execute("DELETE FROM entry WHERE deleted_at <= ?1", [before])?;
        Ok(())
    })
}

/// What a list shows of the row: it has `id, head, written_at, zone, victory`.
pub(super) fn summary(row: &Row<'_>, words: &Words) -> rusqlite::Result<EntrySummary> {
    let local = local(
        Instant(row.get("written_at")?),
        &row.get::<_, String>("zone")?,
    );
    let (title, excerpt) = head(&row.get::<_, String>("head")?);
    Ok(EntrySummary {
        id: row.get("id")?,
        date_text: words.full_date(local.date()),
        time_text: words.time(local.time()),
        month_text: words.month(local.date()),
        title,
        excerpt,
        victory: row.get("victory")?,
        days_left: None,
    })
}

const ENTRIES: &str =
    "SELECT n, id, substr(text, 1, 500) AS head, written_at, zone, victory FROM entry
    WHERE deleted_at IS NULL AND n < ?1 ORDER BY n DESC LIMIT ?2";
const TOTAL: &str = "SELECT count(*) FROM entry WHERE deleted_at IS NULL";
const TRASH: &str =
    "SELECT id, substr(text, 1, 500) AS head, written_at, zone, victory, deleted_at FROM entry
    WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC";

fn change_one(
    db: &mut Db,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        match tx.prepare_cached(sql)?.execute(values)? {
            0 => Err(JournalError::Db(DbError::NotFound)),
            _ => Ok(()),
        }
    })?;
    Ok(token)
}

fn index_place(connection: &Connection, n: i64) -> Result<(), JournalError> {
    connection
        .prepare_cached(
            "INSERT INTO entry_index (rowid, text) SELECT n, text FROM entry WHERE n = ?1",
        )?
        .execute([n])?;
    connection
        .prepare_cached("DELETE FROM entry_unindexed WHERE n = ?1")?
        .execute([n])?;
    Ok(())
}

fn keep_version_if_due(
    connection: &Connection,
    entry: &EntryId,
    text: &str,
    now: i64,
) -> Result<(), JournalError> {
    connection
        .prepare_cached(
            "INSERT INTO entry_version (entry_id, text, kept_at)
             SELECT ?1, ?2, ?3 WHERE ?3 - coalesce(
               (SELECT max(kept_at) FROM entry_version WHERE entry_id = ?1),
               (SELECT created_at FROM entry WHERE id = ?1)) >= ?4",
        )?
        .execute(params![entry, text, now, VERSION_EVERY_MS])?;
    Ok(())
}

// The second of writing or, where another entry has it, the next free one.
fn free_place(connection: &Connection, written_at: Instant) -> Result<i64, JournalError> {
    let mut n = written_at.0.div_euclid(1000);
    let mut taken =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE n = ?1)")?;
    while taken.query_row([n], |row| row.get(0))? {
        n += 1;
    }
    Ok(n)
}

fn local(at: Instant, zone: &str) -> chrono::NaiveDateTime {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    at.utc().with_timezone(&zone).naive_local()
}

#[cfg(test)]
mod tests;
