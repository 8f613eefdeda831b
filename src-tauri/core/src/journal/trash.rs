//! The trash: what is deleted waits there, and then goes for good with all that belongs to it.

use rusqlite::{Connection, Transaction, params};

use super::list::{SUMMARY, summary};
use super::{EntrySummary, JournalError};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, EntryId, PhotoId, Subject, UndoToken};
use crate::trash::{days_left, until};
use crate::words::Words;

/// What went for good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PurgedPhotos {
    /// How many entries.
    pub entries: u32,
    /// The photos whose sealed files are now to be removed.
    pub photos: Vec<PhotoId>,
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
    let mut statement = connection.prepare_cached(&waiting())?;
    let entries = statement
        .query_map([], |row| {
            let deleted_at = Instant(row.get("deleted_at")?);
            let mut summary = summary(row, words)?;
            summary.days_left = Some(days_left(deleted_at, now));
            Ok(summary)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(entries)
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

/// Removes for good, with their versions and photos, the entries that have waited in the trash for [`TRASH_DAYS`](crate::trash::TRASH_DAYS) days,
/// and the tags that nothing has any more. The caller removes the photos' files afterwards.
///
/// # Errors
/// The database's.
pub fn empty_old_trash(db: &mut Db, now: &Now) -> Result<PurgedPhotos, JournalError> {
    let before = until(now).0;
    let anything: bool = db
        .read(|connection| {
            connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM entry WHERE deleted_at <= ?1)
                     OR EXISTS (SELECT 1 FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = tag.id)
                       AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE tag_id = tag.id))",
                [before],
                |row| row.get(0),
            )
        })
        .map_err(DbError::from)?;
    if !anything {
        return Ok(PurgedPhotos::default());
    }
    db.write(Subject::Journal, |tx| {
        let purged = purge(tx, before)?;
        tx.execute_batch(
            "DELETE FROM entry_tally WHERE what IN (SELECT 'tag ' || id FROM tag WHERE NOT EXISTS
               (SELECT 1 FROM entry_tag WHERE tag_id = tag.id));
             DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = tag.id)
               AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE tag_id = tag.id);",
        )?;
        Ok(purged)
    })
}

/// Removes for good all entries that wait in the trash, and the photos that were taken off entries, however long they
/// have waited. The caller removes the photos' files afterwards.
///
/// # Errors
/// The database's.
pub fn empty_trash(db: &mut Db) -> Result<PurgedPhotos, JournalError> {
    db.write(Subject::Journal, |tx| {
        let mut purged = purge(tx, i64::MAX)?;
        let mut removed =
            tx.prepare("DELETE FROM photo WHERE deleted_at IS NOT NULL RETURNING id")?;
        for id in removed.query_map([], |row| row.get("id"))? {
            purged.photos.push(id?);
        }
        Ok(purged)
    })
}

/// Removes what was deleted at `before` or earlier. What hangs on an entry goes first.
fn purge(tx: &Transaction<'_>, before: i64) -> Result<PurgedPhotos, JournalError> {
    const GONE: &str = "(SELECT id FROM entry WHERE deleted_at <= ?1)";
    for table in ["entry_version", "entry_tag"] {
        tx.execute(
            &format!("DELETE FROM {table} WHERE entry_id IN {GONE}"),
            [before],
        )?;
    }
    let photos = tx
        .prepare(&format!(
            "DELETE FROM photo WHERE entry_id IN {GONE} RETURNING id"
        ))?
        .query_map([before], |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    let entries = tx.execute("DELETE FROM entry WHERE deleted_at <= ?1", [before])?;
    Ok(PurgedPhotos {
        entries: u32::try_from(entries).unwrap_or(u32::MAX),
        photos,
    })
}

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

fn waiting() -> String {
    format!(
        "SELECT {SUMMARY}, entry.deleted_at FROM entry INDEXED BY entry_trash
         WHERE entry.deleted_at IS NOT NULL ORDER BY entry.deleted_at DESC"
    )
}

#[cfg(test)]
mod tests;
