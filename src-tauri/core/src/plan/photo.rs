//! The photo that matters: taken in, sealed and shown as those of entries are, in a row of its own.

use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use super::PlanError;
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, PhotoId, Subject, UndoToken};
use crate::journal::photos::{LONGEST_DESCRIPTION, Photo, PhotoError, PhotoFolder, Picture};
use crate::trash::{InTrash, TakenAway, plain};

/// Keeps a picture as the photo that matters. One that was there before moves to the trash. Undone, the file waits as what
/// no row names, and is tidied away later.
///
/// # Errors
/// `Photo` when it cannot be sealed, `Db`.
pub fn choose_photo(
    db: &mut Db,
    folder: &PhotoFolder,
    picture: &Picture,
    now: &Now,
) -> Result<UndoToken, PlanError> {
    let id = PhotoId::new(now);
    let key = picture.seal(folder, &id)?;
    undoable(db, |tx| {
        put_away(tx, now)?;
        tx.execute(
            "INSERT INTO plan_photo (id, key, mime, width, height, thumb, created_at)
             VALUES (:id, :key, :mime, :width, :height, :thumb, :now)",
            named_params! {
                ":id": id, ":key": key.as_slice(), ":mime": picture.mime(), ":width": picture.size().0,
                ":height": picture.size().1, ":thumb": picture.thumb(), ":now": now.instant().0,
            },
        )?;
        Ok(())
    })
}

/// Says what the photo shows; may be empty.
///
/// # Errors
/// `Photo` when the description is too long, `NotFound`, `Db`.
pub fn describe_photo(
    db: &mut Db,
    id: &PhotoId,
    description: &str,
) -> Result<UndoToken, PlanError> {
    let description = description.trim();
    if description.chars().nth(LONGEST_DESCRIPTION).is_some() {
        return Err(PhotoError::DescriptionTooLong.into());
    }
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_photo SET description = :description WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":description": description },
        )?)
    })
}

/// Moves the photo to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_photo(db: &mut Db, id: &PhotoId, now: &Now) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_photo SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

/// Takes a photo out of the trash; one that took its place goes there.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_photo(db: &mut Db, id: &PhotoId, now: &Now) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        put_away(tx, now)?;
        found(tx.execute(
            "UPDATE plan_photo SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// The photo that matters.
pub(super) fn shown(connection: &Connection) -> Result<Option<Photo>, DbError> {
    let photo = connection
        .prepare_cached(SHOWN)?
        .query_row([], |row| {
            Ok(Photo {
                id: row.get("id")?,
                width: row.get("width")?,
                height: row.get("height")?,
                description: row.get("description")?,
            })
        })
        .optional()?;
    Ok(photo)
}

/// The photos that wait in the trash, in no order.
pub(super) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        plain(row, InTrash::PlanPhoto(row.get("id")?), now)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Those that were removed at `until` or earlier.
pub(super) fn old_trash(connection: &Connection, until: Instant) -> Result<Vec<PhotoId>, DbError> {
    let mut statement = connection.prepare_cached(OLD_TRASH)?;
    let rows = statement.query_map([until.0], |row| row.get("id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) const SHOWN: &str = "SELECT id, width, height, description FROM plan_photo
    WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1";
const TRASHED: &str =
    "SELECT id, description AS words, deleted_at FROM plan_photo WHERE deleted_at IS NOT NULL";
const OLD_TRASH: &str = "SELECT id FROM plan_photo WHERE deleted_at <= ?1";

fn put_away(tx: &Transaction<'_>, now: &Now) -> Result<(), PlanError> {
    tx.execute(
        "UPDATE plan_photo SET deleted_at = :now WHERE deleted_at IS NULL",
        named_params! { ":now": now.instant().0 },
    )?;
    Ok(())
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), PlanError>,
) -> Result<UndoToken, PlanError> {
    db.write_undoable(Subject::Plan, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), PlanError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}
