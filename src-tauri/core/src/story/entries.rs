//! The entries that the person chose for their story.

use rusqlite::{Connection, named_params};

use super::StoryError;
use crate::clock::Now;
use crate::db::{Db, DbError, EntryId, Subject, UndoToken};

/// Whether the entry was chosen.
///
/// # Errors
/// What the database says.
pub fn in_story(connection: &Connection, entry: &EntryId) -> Result<bool, DbError> {
    Ok(connection.prepare_cached(IN_STORY)?.exists([entry])?)
}

/// All entries that were chosen, those in the trash too, in no order.
///
/// # Errors
/// What the database says.
pub fn story_entries(connection: &Connection) -> Result<Vec<EntryId>, DbError> {
    let mut statement = connection.prepare_cached("SELECT entry_id FROM story_entry")?;
    let ids = statement.query_map([], |row| row.get("entry_id"))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Chooses the entry for the story, or takes it out again; it stays in the journal as it is. Nothing happens where it is
/// so already.
///
/// # Errors
/// `NotFound` for an entry that is not there, or in the trash; or what the database says.
pub fn put_in_story(
    db: &mut Db,
    entry: &EntryId,
    chosen: bool,
    now: &Now,
) -> Result<UndoToken, StoryError> {
    let ((), token) = db.write_undoable(Subject::Story, |tx| {
        if !chosen {
            tx.execute("DELETE FROM story_entry WHERE entry_id = :id", [entry])?;
            return Ok::<_, StoryError>(());
        }
        let there = (tx.prepare_cached(THERE)?).exists(named_params! { ":id": entry })?;
        if !there {
            return Err(DbError::NotFound.into());
        }
        tx.execute(
            "INSERT OR IGNORE INTO story_entry (entry_id, added_at) VALUES (:id, :now)",
            named_params! { ":id": entry, ":now": now.instant().0 },
        )?;
        Ok(())
    })?;
    Ok(token)
}

pub(super) const IN_STORY: &str = "SELECT 1 FROM story_entry WHERE entry_id = ?1";
pub(super) const THERE: &str = "SELECT 1 FROM entry WHERE id = :id AND deleted_at IS NULL";
