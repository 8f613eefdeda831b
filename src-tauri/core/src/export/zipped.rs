//! Zips as Cairn writes them, and as it opens those that come from anywhere.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::read::ZipFileEntry;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{ExportError, ImportError};
use crate::vault::files;

/// More files than in twenty years of several entries a day.
const MOST_FILES: usize = 300_000;
/// As long the list of its files can be, in bytes: each takes far more in memory once it is read.
const LONGEST_LIST: u64 = 40 * 1024 * 1024;
/// Photos, sounds and what is sealed are packed already: a zip makes them little smaller.
const MOST_TIMES_PACKED: u64 = 4;
const SMALL: u64 = 64 * 1024 * 1024;

/// A zip that was opened.
pub(crate) type Zip = ZipArchive<BufReader<Bounded>>;

/// Opens the zip `path`, whose list of files is whole and names each once. Gives how long the zip is, too.
///
/// # Errors
/// `NotReadable`, `NotAZip`, `NotWhole`, `UnknownZip`, `TooMany`, `Twice`.
pub(crate) fn open(path: &Path) -> Result<(Zip, u64), ImportError> {
    let unreadable = |error: io::Error| ImportError::NotReadable(error.kind());
    let mut file = File::open(path).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(ImportError::NotAZip);
    }
    let mut magic = Vec::new();
    Read::by_ref(&mut file)
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
    Ok((zip, length))
}

/// How much may come out of a zip that is so long, all in all.
pub(crate) fn most_unpacked(length: u64) -> u64 {
    length.saturating_mul(MOST_TIMES_PACKED).max(SMALL)
}

/// Only what is packed as zips commonly are.
pub(crate) fn readable(file: &ZipFileEntry<'_>) -> Result<(), ImportError> {
    match file.compression() {
        CompressionMethod::Stored | CompressionMethod::Deflated => Ok(()),
        _ => Err(ImportError::UnknownZip),
    }
}

/// Whether a name would lead out of the folder in which the zip is unpacked, on any system (APPNOTE 4.4.17). Cairn unpacks
/// nothing, but a zip that tries is not to be trusted with anything else.
pub(crate) fn leads_elsewhere(name: &str) -> bool {
    name.starts_with('/')
        || name.contains(['\\', '\0'])
        || name.as_bytes().get(1) == Some(&b':')
        || name.split('/').any(|part| part == "..")
}

pub(crate) fn of_zip(error: ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            ImportError::UnknownZip
        }
        _ => ImportError::NotWhole,
    }
}

/// A file of which only so much can be read, whatever it says of itself.
pub(crate) struct Bounded {
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

/// The zip that is written.
pub(crate) struct Out(pub ZipWriter<Part>);

impl Out {
    /// A zip in the new file `path`; one that is there is replaced.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritable`, `File`.
    pub(crate) fn create(path: &Path) -> Result<Self, ExportError> {
        // What lies there may be open to others, or lead elsewhere.
        files::remove(path)?;
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Self(ZipWriter::new(Part {
            file: BufWriter::new(file),
            at: 0,
            failed: false,
        })))
    }

    /// Begins the file `name` in it; what is written into `0` then goes there.
    ///
    /// # Errors
    /// As [`Out::create`].
    pub(crate) fn begin(
        &mut self,
        name: &str,
        options: SimpleFileOptions,
    ) -> Result<(), ExportError> {
        self.0.start_file(name, options).map_err(not_written)
    }

    /// When this returns, all of it is on the disk.
    ///
    /// # Errors
    /// As [`Out::create`].
    pub(crate) fn finish(self) -> Result<(), ExportError> {
        let mut part = self.0.finish().map_err(not_written)?;
        part.flush()?;
        Ok(part.file.get_ref().sync_all()?)
    }
}

/// The file of the zip. What cannot be written is told once: a zip that is given up tries to end itself, and says on the
/// error output that it could not.
pub(crate) struct Part {
    file: BufWriter<File>,
    /// Where the zip believes to be: it counts on never finding itself before the file that it was writing.
    at: u64,
    failed: bool,
}

impl Part {
    fn tried<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.failed |= result.is_err();
        result
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match self.failed {
            true => bytes.len(),
            false => {
                let written = self.file.write(bytes);
                self.tried(written)?
            }
        };
        self.at += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed {
            return Ok(());
        }
        let flushed = self.file.flush();
        self.tried(flushed)
    }
}

impl Seek for Part {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if !self.failed {
            let sought = self.file.seek(to);
            self.at = self.tried(sought)?;
        }
        Ok(self.at)
    }
}

fn not_written(error: ZipError) -> ExportError {
    match error {
        ZipError::Io(error) => error.into(),
        _ => ExportError::File(io::ErrorKind::InvalidData),
    }
}

/// What is packed already is not packed again.
pub(crate) fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
}
