//! The zip that comes in, from anywhere: looked through before anything in it is read. Nothing is ever unpacked to a disk.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use super::ImportError;
use super::check::is_uuid;
use super::media::{PHOTOS, SOUNDS};
use super::zipped::{self, Zip, leads_elsewhere, of_zip, readable};

/// The longest `cairn.json`, in bytes. It is held in memory once it is read.
pub(super) const LONGEST_JSON: u64 = 1 << 30;

/// A zip in which a `cairn.json` was found.
pub(super) struct Archive {
    zip: Zip,
    json: usize,
    json_length: u64,
    media: HashMap<(Folder, String), (usize, u64)>,
    /// Files in the folders of photos and sounds whose names are no UUIDs.
    pub foreign: Vec<Folder>,
}

/// Where photos and sounds lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Folder {
    Photos,
    Sounds,
}

/// Why a photo or a sound could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    Missing,
    TooLong,
    Damaged,
}

impl Archive {
    /// Looks through the file `path`.
    pub(super) fn open(path: &Path) -> Result<Self, ImportError> {
        let (zip, length) = zipped::open(path)?;
        Self::looked_through(zip, length)
    }

    fn looked_through(zip: Zip, length: u64) -> Result<Self, ImportError> {
        let mut json = None;
        let mut media = HashMap::new();
        let mut foreign = Vec::new();
        let mut unpacked = 0_u64;
        for place in 0..zip.len() {
            let file = zip.by_index_data(place).map_err(of_zip)?;
            if file.encrypted() {
                return Err(ImportError::Encrypted);
            }
            let name = file.name().map_err(|_| ImportError::BadName)?;
            if leads_elsewhere(&name) {
                return Err(ImportError::BadName);
            }
            if file.is_dir() {
                continue;
            }
            let folder = match name.split_once('/') {
                None if name == "cairn.json" => {
                    readable(&file)?;
                    json = Some((place, file.size()));
                    continue;
                }
                Some((PHOTOS, inside)) => (Folder::Photos, inside),
                Some((SOUNDS, inside)) => (Folder::Sounds, inside),
                // The rest is for people.
                _ => continue,
            };
            let (folder, inside) = folder;
            let id = inside.split_once('.').map_or(inside, |(id, _)| id);
            if !is_uuid(id) {
                foreign.push(folder);
                continue;
            }
            readable(&file)?;
            unpacked = unpacked.saturating_add(file.size());
            let found = media.insert((folder, id.to_owned()), (place, file.size()));
            if found.is_some() {
                return Err(ImportError::Twice);
            }
        }
        let (json, json_length) = json.ok_or(ImportError::NotAnExport)?;
        if json_length > LONGEST_JSON || unpacked > zipped::most_unpacked(length) {
            return Err(ImportError::TooLarge);
        }
        Ok(Self {
            zip,
            json,
            json_length,
            media,
            foreign,
        })
    }

    /// `cairn.json`, and how long it says that it is.
    pub(super) fn json(&mut self) -> Result<(impl Read, u64), ImportError> {
        let file = self.zip.by_index(self.json).map_err(of_zip)?;
        Ok((file, self.json_length))
    }

    /// How long the file of a photo or a sound says that it is; `None`: there is no such file.
    pub(super) fn length(&self, folder: Folder, id: &str) -> Option<u64> {
        self.media
            .get(&(folder, id.to_owned()))
            .map(|(_, length)| *length)
    }

    /// A photo or a sound of at most `most` bytes, whole.
    pub(super) fn read(&mut self, folder: Folder, id: &str, most: u64) -> Result<Vec<u8>, Unread> {
        let (place, length) = *self
            .media
            .get(&(folder, id.to_owned()))
            .ok_or(Unread::Missing)?;
        if length > most {
            return Err(Unread::TooLong);
        }
        let file = self.zip.by_index(place).map_err(|_| Unread::Damaged)?;
        let mut bytes = Vec::new();
        // It may unpack to more than it says.
        file.take(length + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unread::Damaged)?;
        match bytes.len() as u64 == length {
            true => Ok(bytes),
            false => Err(Unread::Damaged),
        }
    }
}
