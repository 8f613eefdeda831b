//! The files that a vault keeps sealed, on their way out: photos of entries, the photo that matters, sounds.

use rusqlite::{Connection, Row};

use crate::db::{DbError, EntryId, PhotoId};
use crate::journal::photos::{Key, PhotoError, PhotoFolder, unseal};

/// The folders in the zip.
pub(super) const PHOTOS: &str = "photos";
pub(super) const SOUNDS: &str = "sounds";

/// Every sealed file that a row names.
const ALL: &str = "SELECT id, mime, key, 'photos' AS folder, entry_id FROM photo
    UNION ALL SELECT id, mime, key, 'photos', NULL FROM plan_photo
    UNION ALL SELECT id, mime, key, 'sounds', NULL FROM shelf_item WHERE key IS NOT NULL
    ORDER BY folder, id";
/// The photos of the entries that are not in the trash.
const OF_ENTRIES: &str = "SELECT photo.id, photo.mime, photo.key, 'photos' AS folder, photo.entry_id FROM photo
    JOIN entry ON entry.id = photo.entry_id WHERE photo.deleted_at IS NULL AND entry.deleted_at IS NULL ORDER BY photo.id";

/// A sealed file, and what opens it.
#[derive(Debug)]
pub(super) struct Sealed {
    pub id: PhotoId,
    pub entry: Option<EntryId>,
    pub is_sound: bool,
    mime: String,
    /// `None`: what stands in the row cannot be a key.
    key: Option<Key>,
}

impl Sealed {
    /// Those that go along; with `journal`, only what the entries' files show.
    pub(super) fn all(connection: &Connection, journal: bool) -> Result<Vec<Self>, DbError> {
        let mut statement = connection.prepare(if journal { OF_ENTRIES } else { ALL })?;
        let rows = statement.query_map([], Self::of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let key = zeroize::Zeroizing::new(row.get::<_, Vec<u8>>("key")?);
        let mut whole = Key::default();
        let fits = key.len() == whole.len();
        if fits {
            whole.copy_from_slice(&key);
        }
        Ok(Self {
            id: row.get("id")?,
            entry: row.get("entry_id")?,
            is_sound: row.get::<_, String>("folder")? == SOUNDS,
            mime: row.get("mime")?,
            key: fits.then_some(whole),
        })
    }

    /// What it is called in the zip.
    pub(super) fn name(&self) -> String {
        let folder = if self.is_sound { SOUNDS } else { PHOTOS };
        format!("{folder}/{}.{}", self.id.as_str(), extension(&self.mime))
    }

    /// What is sealed in it.
    pub(super) fn open(&self, folder: &PhotoFolder) -> Result<Vec<u8>, PhotoError> {
        unseal(
            folder,
            &self.id,
            self.key.as_ref().ok_or(PhotoError::Damaged)?,
        )
    }
}

/// How files of a media type (IANA) are called at their end.
pub(super) fn extension(mime: &str) -> &'static str {
    match mime {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "audio/mpeg" => "mp3",
        "audio/mp4" => "m4a",
        "audio/aac" => "aac",
        "audio/ogg" => "ogg",
        "audio/wav" => "wav",
        "audio/flac" => "flac",
        _ => "bin",
    }
}
