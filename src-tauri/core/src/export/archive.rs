//! The zip that comes in, from anywhere: looked through before anything in it is read. Nothing is ever unpacked to a disk.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::read::ZipFileEntry;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::ImportError;
use super::check::is_uuid;
use super::media::{PHOTOS, SOUNDS};

/// More files than in twenty years of several entries a day.
const MOST_FILES: usize = 300_000;
/// As long the list of its files can be, in bytes: each takes far more in memory once it is read.
const LONGEST_LIST: u64 = 40 * 1024 * 1024;
/// The longest `cairn.json`, in bytes. It is held in memory once it is read.
pub(super) const LONGEST_JSON: u64 = 1 << 30;
/// Photos and sounds are packed already: a zip makes them little smaller.
const MOST_TIMES_PACKED: u64 = 4;
const SMALL: u64 = 64 * 1024 * 1024;

/// A zip in which a `cairn.json` was found.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<Bounded>>,
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
        let unreadable = |error: io::Error| ImportError::NotReadable(error.kind());
        let mut file = File::open(path).map_err(unreadable)?;
        if !file.metadata().map_err(unreadable)?.is_file() {
            return Err(ImportError::NotAZip);
        }
        let mut magic = Vec::new();
        file.by_ref()
            .take(4)
            .read_to_end(&mut magic)
            .map_err(unreadable)?;
        // A file in a zip, or the end of one with nothing in it (APPNOTE 4.3.7, 4.3.16).
        if magic != b"PK\x03\x04" && magic != b"PK\x05\x06" {
            return Err(ImportError::NotAZip);
        }
        let length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        let left = Arc::new(AtomicU64::new(LONGEST_LIST));
        let bounded = Bounded {
            file,
            left: Arc::clone(&left),
        };
        let opened = ZipArchive::new(BufReader::new(bounded));
        if left.swap(u64::MAX, Ordering::Relaxed) == 0 {
            return Err(ImportError::TooMany);
        }
        let mut zip = opened.map_err(of_zip)?;
        if zip.len() > MOST_FILES {
            return Err(ImportError::TooMany);
        }
        if zip.has_duplicate_names() || zip.has_overlapping_files().map_err(of_zip)? {
            return Err(ImportError::Twice);
        }
        Self::looked_through(zip, length)
    }

    fn looked_through(
        zip: ZipArchive<BufReader<Bounded>>,
        length: u64,
    ) -> Result<Self, ImportError> {
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
        let most = length.saturating_mul(MOST_TIMES_PACKED).max(SMALL);
        if json_length > LONGEST_JSON || unpacked > most {
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

/// Only what is packed as zips commonly are.
fn readable(file: &ZipFileEntry<'_>) -> Result<(), ImportError> {
    match file.compression() {
        CompressionMethod::Stored | CompressionMethod::Deflated => Ok(()),
        _ => Err(ImportError::UnknownZip),
    }
}

/// A file of which only so much can be read, whatever it says of itself.
struct Bounded {
    file: File,
    left: Arc<AtomicU64>,
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.file.read(into)?;
        let left = left.saturating_sub(read as u64);
        self.left.store(left, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Bounded {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Whether a name would lead out of the folder in which the zip is unpacked, on any system (APPNOTE 4.4.17). Cairn unpacks
/// nothing, but a zip that tries is not to be trusted with anything else.
fn leads_elsewhere(name: &str) -> bool {
    name.starts_with('/')
        || name.contains(['\\', '\0'])
        || name.as_bytes().get(1) == Some(&b':')
        || name.split('/').any(|part| part == "..")
}

fn of_zip(error: ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            ImportError::UnknownZip
        }
        _ => ImportError::NotWhole,
    }
}
