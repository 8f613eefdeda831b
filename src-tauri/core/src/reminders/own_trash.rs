//! The person's own reminders and appointments in the trash.

use rusqlite::{Connection, named_params};

use super::ReminderError;
use super::own::room_for_one;
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OwnReminderId, Subject, UndoToken};
use crate::trash::{InTrash, TakenAway, plain};

/// The reminders and appointments that wait in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        let (kind, id) = (row.get::<_, String>("kind")?, row.get("id")?);
        // One of a kind that only a newer Cairn knows is shown as a reminder.
        let what = match kind.as_str() {
            "appointment" => InTrash::Appointment(id),
            _ => InTrash::Reminder(id),
        };
        plain(row, what, now)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes a reminder or an appointment out of the trash. What it would have told meanwhile is not told.
///
/// # Errors
/// `NotFound`, `TooMany`, or what the database says.
pub fn restore_own_reminder(
    db: &mut Db,
    id: &OwnReminderId,
    now: &Now,
) -> Result<UndoToken, ReminderError> {
    let ((), token) = db.write_undoable(Subject::Reminders, |tx| {
        room_for_one(tx)?;
        let changed = tx.execute(
            "UPDATE reminder SET deleted_at = NULL, changed_at = :now WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        if changed == 0 {
            return Err(ReminderError::Db(DbError::NotFound));
        }
        Ok(())
    })?;
    Ok(token)
}

/// Lets go for good of the reminders that were removed at `until` or earlier, and gives how many.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<usize, DbError> {
    let until = until.0;
    let waiting = db.read(|connection| {
        let mut statement = connection.prepare("SELECT id FROM reminder WHERE deleted_at <= ?1")?;
        Ok::<_, DbError>(statement.exists([until])?)
    })?;
    if !waiting {
        return Ok(0);
    }
    db.write(Subject::Reminders, |tx| {
        Ok(tx.execute("DELETE FROM reminder WHERE deleted_at <= ?1", [until])?)
    })
}

pub(super) const TRASHED: &str =
    "SELECT id, kind, words, deleted_at FROM reminder WHERE deleted_at IS NOT NULL";
