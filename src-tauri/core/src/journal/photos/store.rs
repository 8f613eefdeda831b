//! The photos' SQL, also of the one that is kept with the plan, for what opens it and what is tidied. How many photos an entry has, and their descriptions for the search index, follow by trigger.

use std::collections::HashSet;

use rusqlite::{Connection, Row, params};

use super::seal::{self, Key, PhotoFolder};
use super::{Kind, LONGEST_DESCRIPTION, Photo, PhotoError, Picture};
use crate::clock::Now;
use crate::db::{Db, DbError, EntryId, PhotoId, Subject, UndoToken};
use crate::trash::until;

/// What opens one photo's file.
#[derive(Debug)]
pub struct SealedPhoto {
    id: PhotoId,
    kind: Kind,
    key: Key,
}

impl SealedPhoto {
    /// The picture, and of which kind it is.
    ///
    /// # Errors
    /// `Missing`, `Damaged`, `File`.
    pub fn open(&self, folder: &PhotoFolder) -> Result<(Kind, Vec<u8>), PhotoError> {
        Ok((self.kind, seal::unseal(folder, &self.id, &self.key)?))
    }
}

/// Adds a picture to the entry, after its other photos. The file is on the disk before the row that names it; whatever
/// stops it in between, nothing shows.
///
/// # Errors
/// `NotFound` when the entry is not there; `DiskFull`, `NotWritable`, `NoRandomness`, `File`, or the database's.
pub fn add(
    db: &mut Db,
    folder: &PhotoFolder,
    entry: &EntryId,
    picture: Picture,
    now: &Now,
) -> Result<Photo, PhotoError> {
    if !db.read(|c| {
        exists(
            c,
            "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)",
            entry.as_str(),
        )
    })? {
        return Err(DbError::NotFound.into());
    }
    let photo = Photo {
        id: PhotoId::new(now),
        width: picture.width,
        height: picture.height,
        description: String::new(),
    };
    let key = seal::seal(folder, &photo.id, &picture.bytes)?;
    let added = db.write(Subject::Journal, |tx| {
        insert(tx, entry, &photo, &picture, &key, now)
    });
    if let Err(error) = added {
        // Only a file that is certainly nobody's; else it is looked for at the next tidying.
        let named = "SELECT EXISTS (SELECT 1 FROM photo WHERE id = ?1)";
        if let Ok(false) = db.read(|c| exists(c, named, photo.id.as_str())) {
            let _ = seal::purge_files(folder, std::slice::from_ref(&photo.id));
        }
        return Err(error);
    }
    Ok(photo)
}

/// The photos of an entry, in their order.
///
/// # Errors
/// The database's.
pub fn photos_of(connection: &Connection, entry: &EntryId) -> Result<Vec<Photo>, PhotoError> {
    let mut statement = connection.prepare_cached(PHOTOS_OF)?;
    let photos = statement.query_map([entry], photo)?;
    Ok(photos.collect::<Result<_, _>>()?)
}

/// What opens the photo `id`. The file can be read without the database then.
///
/// # Errors
/// `NotFound`; `Damaged` when the row says of no known kind; or the database's.
pub fn sealed(connection: &Connection, id: &PhotoId) -> Result<SealedPhoto, PhotoError> {
    let (mime, key) = connection
        .prepare_cached(
            "SELECT mime, key FROM photo WHERE id = ?1 AND deleted_at IS NULL
             UNION ALL SELECT mime, key FROM plan_photo WHERE id = ?1 AND deleted_at IS NULL",
        )?
        .query_row([id], |row| {
            Ok((row.get::<_, String>("mime")?, Key::new(row.get("key")?)))
        })?;
    Ok(SealedPhoto {
        id: id.clone(),
        kind: Kind::of_mime(&mime).ok_or(PhotoError::Damaged)?,
        key,
    })
}

/// The picture of the photo `id`, and of which kind it is.
///
/// # Errors
/// `NotFound`, `Missing`, `Damaged`, `File`, or the database's.
pub fn open(
    connection: &Connection,
    folder: &PhotoFolder,
    id: &PhotoId,
) -> Result<(Kind, Vec<u8>), PhotoError> {
    sealed(connection, id)?.open(folder)
}

/// A small JPEG of the photo `id`.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn thumb(connection: &Connection, id: &PhotoId) -> Result<Vec<u8>, PhotoError> {
    Ok(connection
        .prepare_cached(
            "SELECT photo_thumb.jpeg FROM photo_thumb JOIN photo ON photo.id = photo_thumb.photo_id
             WHERE photo.id = ?1 AND photo.deleted_at IS NULL
             UNION ALL SELECT thumb FROM plan_photo WHERE id = ?1 AND deleted_at IS NULL",
        )?
        .query_row([id], |row| row.get("jpeg"))?)
}

/// Says what the photo shows.
///
/// # Errors
/// `DescriptionTooLong`; `NotFound`, or the database's.
pub fn describe(db: &mut Db, id: &PhotoId, description: &str) -> Result<UndoToken, PhotoError> {
    let description = description.trim();
    if description.chars().nth(LONGEST_DESCRIPTION).is_some() {
        return Err(PhotoError::DescriptionTooLong);
    }
    change(
        db,
        "UPDATE photo SET description = ?2 WHERE id = ?1 AND deleted_at IS NULL",
        params![id, description],
    )
}

/// Takes the photo away from its entry. Until it has waited for [`TRASH_DAYS`](crate::trash::TRASH_DAYS) days it can be brought back by undo.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn remove(db: &mut Db, id: &PhotoId, now: &Now) -> Result<UndoToken, PhotoError> {
    change(
        db,
        "UPDATE photo SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL",
        params![id, now.instant().0],
    )
}

/// Removes for good the rows of photos that were taken away [`TRASH_DAYS`](crate::trash::TRASH_DAYS) days ago. Gives the photos whose files are to
/// be removed now, with [`super::purge_files`].
///
/// # Errors
/// The database's.
pub fn empty_old_trash(db: &mut Db, now: &Now) -> Result<Vec<PhotoId>, PhotoError> {
    let before = until(now).0;
    let old = db.read(|connection| {
        let mut statement = connection.prepare_cached(OLD_TRASH)?;
        let old = statement.query_map([before], |row| row.get("id"))?;
        Ok::<_, PhotoError>(old.collect::<Result<Vec<PhotoId>, _>>()?)
    })?;
    if !old.is_empty() {
        db.write(Subject::Journal, |tx| {
            tx.execute("DELETE FROM photo WHERE deleted_at <= ?1", [before])?;
            Ok::<_, PhotoError>(())
        })?;
    }
    Ok(old)
}

/// Removes what a crash left in the folder: files that no row names and that are older than a day.
///
/// # Errors
/// `NotWritable`, `File`, or the database's.
pub fn tidy(db: &Db, folder: &PhotoFolder, now: &Now) -> Result<(), PhotoError> {
    let known = db.read(|connection| {
        let mut statement =
            connection.prepare("SELECT id FROM photo UNION ALL SELECT id FROM plan_photo UNION ALL SELECT id FROM shelf_item")?;
        let known = statement.query_map([], |row| row.get("id"))?;
        Ok::<_, PhotoError>(known.collect::<Result<HashSet<String>, _>>()?)
    })?;
    seal::clear(folder, &known, now)
}

pub(super) const PHOTOS_OF: &str = "SELECT id, width, height, description FROM photo
    WHERE entry_id = ?1 AND deleted_at IS NULL ORDER BY position, id";
pub(super) const OLD_TRASH: &str = "SELECT id FROM photo WHERE deleted_at <= ?1";

fn photo(row: &Row<'_>) -> rusqlite::Result<Photo> {
    Ok(Photo {
        id: row.get("id")?,
        width: row.get("width")?,
        height: row.get("height")?,
        description: row.get("description")?,
    })
}

fn insert(
    connection: &Connection,
    entry: &EntryId,
    photo: &Photo,
    picture: &Picture,
    key: &Key,
    now: &Now,
) -> Result<(), PhotoError> {
    connection
        .prepare_cached(
            "INSERT INTO photo (id, entry_id, key, mime, width, height, bytes, position, created_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7,
               coalesce((SELECT max(position) + 1 FROM photo WHERE entry_id = ?2), 0), ?8",
        )?
        .execute(params![
            photo.id,
            entry,
            key.as_slice(),
            picture.kind.mime(),
            photo.width,
            photo.height,
            i64::try_from(picture.bytes.len()).unwrap_or(i64::MAX),
            now.instant().0
        ])?;
    connection
        .prepare_cached("INSERT INTO photo_thumb (photo_id, jpeg) VALUES (?1, ?2)")?
        .execute(params![photo.id, picture.thumb])?;
    Ok(())
}

fn change(
    db: &mut Db,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<UndoToken, PhotoError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        match tx.prepare_cached(sql)?.execute(values)? {
            0 => Err(PhotoError::Db(DbError::NotFound)),
            _ => Ok(()),
        }
    })?;
    Ok(token)
}

fn exists(connection: &Connection, sql: &str, id: &str) -> Result<bool, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}
