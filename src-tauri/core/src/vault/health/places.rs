//! Where the photos and sounds that are missed belong.

use rusqlite::{Connection, OptionalExtension};

use crate::clock::Instant;
use crate::db::{DbError, EntryId, PhotoId, ShelfItemId};
use crate::journal::head;

/// What a photo or a sound belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaPlace {
    /// An entry.
    Entry {
        /// Which.
        id: EntryId,
        /// When it was written.
        written_at: Instant,
        /// Its first line, as a list shows it.
        title: String,
        /// Whether it waits in the trash.
        in_trash: bool,
    },
    /// The photo that matters, in the plan.
    Plan,
    /// A sound on the shelf.
    Shelf {
        /// Which.
        id: ShelfItemId,
        /// What it is called.
        title: String,
    },
}

/// What these photos and sounds belong to, each once, in their order. What is there no longer is passed over.
///
/// # Errors
/// The database's.
pub fn places_of(connection: &Connection, ids: &[PhotoId]) -> Result<Vec<MediaPlace>, DbError> {
    let mut places = Vec::new();
    for id in ids {
        let place = place_of(connection, id)?;
        places.extend(place.filter(|place| !places.contains(place)));
    }
    Ok(places)
}

fn place_of(connection: &Connection, id: &PhotoId) -> Result<Option<MediaPlace>, DbError> {
    let entry = connection
        .prepare_cached(
            "SELECT entry.id, entry.written_at, entry.text, entry.deleted_at IS NOT NULL AS in_trash
             FROM photo JOIN entry ON entry.id = photo.entry_id WHERE photo.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(MediaPlace::Entry {
                id: row.get("id")?,
                written_at: Instant(row.get("written_at")?),
                title: head(&row.get::<_, String>("text")?).0,
                in_trash: row.get("in_trash")?,
            })
        })
        .optional()?;
    if entry.is_some() {
        return Ok(entry);
    }
    let shelf = connection
        .prepare_cached("SELECT id, title FROM shelf_item WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(MediaPlace::Shelf {
                id: row.get("id")?,
                title: row.get("title")?,
            })
        })
        .optional()?;
    if shelf.is_some() {
        return Ok(shelf);
    }
    let plan = connection
        .prepare_cached("SELECT 1 FROM plan_photo WHERE id = ?1")?
        .exists([id])?;
    Ok(plan.then_some(MediaPlace::Plan))
}
