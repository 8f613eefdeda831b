//! Photos on the disk, and the sounds of the shelf beside them: each a file of its own under a random key of its own, written once and never changed. A file is a
//! random nonce of 24 bytes, then the box: XChaCha20-Poly1305 of the picture or the sound, whose associated data binds it to its vault
//! and its name, so that none can be put in the place of another.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::PhotoError;
use crate::clock::{Instant, Now};
use crate::db::PhotoId;
use crate::vault::{Vault, files};

/// The key of one photo.
pub(crate) type Key = Zeroizing<[u8; 32]>;

const NONCE: usize = 24;
const TAG: usize = 16;
const PART: &str = ".part";
/// A file without a row may be one that is just being added; later it is what a crash left.
const LEFTOVER_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

/// The folder in which a vault's photos are sealed, and the vault's name, to which they are bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoFolder {
    path: PathBuf,
    vault: String,
}

impl PhotoFolder {
    /// The photos of an open vault.
    pub fn of(vault: &Vault) -> Self {
        Self::new(vault.photos(), vault.folder().id())
    }

    /// The photos in the folder `path` (it need not be there yet) of the vault named `vault`.
    pub fn new(path: PathBuf, vault: &str) -> Self {
        Self {
            path,
            vault: vault.to_owned(),
        }
    }

    /// The name of the vault.
    pub(crate) fn vault(&self) -> &str {
        &self.vault
    }

    /// Where the photo is. `None` when the name is not one that Cairn gives: it becomes part of a path.
    pub(crate) fn file(&self, id: &PhotoId) -> Option<PathBuf> {
        is_name(id.as_str()).then(|| self.path.join(id.as_str()))
    }

    /// Makes the folder where it is not there yet, but never the one in which it is to be: where a drive was taken away, a photo
    /// would be kept on another.
    pub(super) fn make(&self) -> io::Result<()> {
        if self.path.exists() {
            return Ok(());
        }
        files::make_folder(&self.path)
    }

    /// Waits until the names in it are on the disk; there may be no folder.
    pub(crate) fn sync(&self) -> io::Result<()> {
        match files::sync_folder(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn bound(&self, id: &PhotoId) -> Vec<u8> {
        [
            b"cairn-photo-1",
            self.vault.as_bytes(),
            id.as_str().as_bytes(),
        ]
        .concat()
    }
}

/// Removes the files of photos whose rows are gone. One that cannot be removed now is left for the next tidying.
///
/// # Errors
/// The first that was met; the others are removed all the same.
pub fn purge_files(folder: &PhotoFolder, photos: &[PhotoId]) -> Result<(), PhotoError> {
    let mut first = Ok(());
    for file in photos.iter().filter_map(|id| folder.file(id)) {
        first = first.and(files::remove(&file));
    }
    Ok(first?)
}

/// Seals `bytes` under a new key in the file of the photo `id`. When this returns they are on the disk.
///
/// # Errors
/// `DiskFull`, `NotWritable`, `NoRandomness`, `File`; nothing is left then.
pub(crate) fn seal(folder: &PhotoFolder, id: &PhotoId, bytes: &[u8]) -> Result<Key, PhotoError> {
    let file = folder
        .file(id)
        .ok_or(PhotoError::File(ErrorKind::InvalidFilename))?;
    let mut key = Key::default();
    let mut nonce = [0; NONCE];
    getrandom::fill(key.as_mut_slice()).map_err(|_| PhotoError::NoRandomness)?;
    getrandom::fill(&mut nonce).map_err(|_| PhotoError::NoRandomness)?;

    let mut content = Vec::with_capacity(NONCE + bytes.len() + TAG);
    content.extend(nonce);
    content.extend(bytes);
    let inside = content.get_mut(NONCE..).unwrap_or_default();
    let tag = XChaCha20Poly1305::new((&*key).into())
        .encrypt_inout_detached(&XNonce::from(nonce), &folder.bound(id), inside.into())
        .map_err(|_| PhotoError::TooLarge)?;
    content.extend(tag);

    folder.make()?;
    let written = files::write_part(&file, &content)
        .and_then(|()| files::finish_part(&file))
        .and_then(|()| files::sync_folder(&folder.path));
    if let Err(error) = written {
        // It may have filled the disk.
        let _ = files::remove(&files::part(&file));
        let _ = files::remove(&file);
        return Err(error.into());
    }
    Ok(key)
}

/// What was sealed in the file of the photo `id`.
///
/// # Errors
/// `Missing`; `Damaged` when the file is not what was sealed; `File`.
pub(crate) fn unseal(folder: &PhotoFolder, id: &PhotoId, key: &Key) -> Result<Vec<u8>, PhotoError> {
    let file = folder.file(id).ok_or(PhotoError::Missing)?;
    let mut content = match fs::read(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(PhotoError::Missing),
        read => read?,
    };
    let (nonce, sealed) = content
        .split_first_chunk_mut::<NONCE>()
        .ok_or(PhotoError::Damaged)?;
    let (inside, tag) = sealed
        .split_last_chunk_mut::<TAG>()
        .ok_or(PhotoError::Damaged)?;
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    XChaCha20Poly1305::new((&**key).into())
        .decrypt_inout_detached(&nonce, &folder.bound(id), inside.into(), &tag)
        .map_err(|_| PhotoError::Damaged)?;
    content.truncate(content.len() - TAG);
    content.drain(..NONCE);
    Ok(content)
}

/// Removes the files that no row in `known` names and that are older than a day: what a crash between file and row left.
/// Files that Cairn did not name stay.
///
/// # Errors
/// The first that was met; the others are removed all the same.
pub(super) fn clear(
    folder: &PhotoFolder,
    known: &HashSet<String>,
    now: &Now,
) -> Result<(), PhotoError> {
    let entries = match fs::read_dir(&folder.path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read?,
    };
    let mut first = Ok(());
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let id = name.strip_suffix(PART).unwrap_or(name);
        let leftover = is_name(id) && (id != name || !known.contains(id));
        if leftover && is_old(&entry, now) {
            first = first.and(files::remove(&entry.path()));
        }
    }
    Ok(first?)
}

fn is_old(entry: &fs::DirEntry, now: &Now) -> bool {
    entry
        .metadata()
        .and_then(|about| about.modified())
        .is_ok_and(|changed| {
            let changed = Instant::from(DateTime::<Utc>::from(changed));
            changed.plus_ms(LEFTOVER_AFTER_MS) < now.instant()
        })
}

fn is_name(text: &str) -> bool {
    Uuid::try_parse(text).is_ok_and(|id| id.to_string() == text)
}
