//! Writing an export.

use std::collections::HashSet;
use std::io::{BufWriter, Write};
use std::path::Path;

use chrono::{Datelike, NaiveDateTime, Timelike};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

use super::markdown::{Entry, KEPT};
use super::media::Sealed;
use super::row::count;
use super::tables::EXPORTED;
use super::zipped::{Out, stored};
use super::{ExportError, GoOn, Progress, json};
use crate::clock::Now;
use crate::db::{EntryId, PhotoId};
use crate::journal::photos::{PhotoError, PhotoFolder};
use crate::vault::files;

const README: &str = include_str!("README.txt");
const README_JOURNAL: &str = include_str!("README_journal.txt");
/// A sealed file is as much work as so many rows, about.
const FILE_STEPS: u64 = 20;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// Everything, to be read by Cairn again and by anybody else.
    Everything,
    /// The entries that are not in the trash, as Markdown, with their photos. Cairn's own import cannot read it.
    Markdown,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// How many entries have a file of their own.
    pub entries: u32,
    /// How many photos went along.
    pub photos: u32,
    /// How many sounds went along.
    pub sounds: u32,
    /// Those that could not: their files are missing or damaged in the vault.
    pub left_out: Vec<LeftOut>,
}

/// A photo or a sound whose file could not be opened. What is said of it went along all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// Its name.
    pub id: PhotoId,
    /// The entry to which it belongs; `None` for the photo that matters and for sounds.
    pub entry: Option<EntryId>,
    /// It is a sound on the shelf.
    pub is_sound: bool,
    /// Its file is not there; else it is damaged.
    pub is_missing: bool,
}

/// Writes an export of the vault that `connection` reads, and whose files lie in `folder`, to the file `to`; a file of that
/// name is replaced. All that goes along is what it was at one moment, whatever is written meanwhile on another connection.
/// Beside `to` a file with `.part` at the end of its name is written first; nothing is left of it when this fails.
///
/// # Errors
/// `Cancelled` when `go_on` said so; `DiskFull`, `NotWritable`, `File` for the new file; `Db` for the vault.
pub fn write(
    connection: &Connection,
    folder: &PhotoFolder,
    to: &Path,
    what: What,
    now: &Now,
    go_on: GoOn<'_>,
) -> Result<Written, ExportError> {
    let written = write_part(connection, folder, to, what, now, go_on).and_then(|written| {
        files::finish_part(to)?;
        if let Some(above) = to.parent().filter(|above| !above.as_os_str().is_empty()) {
            files::sync_folder(above)?;
        }
        Ok(written)
    });
    if written.is_err() {
        // It may have filled the disk.
        let _ = files::remove(&files::part(to));
    }
    written
}

fn write_part(
    connection: &Connection,
    folder: &PhotoFolder,
    to: &Path,
    what: What,
    now: &Now,
    go_on: GoOn<'_>,
) -> Result<Written, ExportError> {
    // What is read in a transaction is what it was at its first look.
    let snapshot = connection.unchecked_transaction()?;
    let sealed = Sealed::all(&snapshot, what == What::Markdown)?;
    let mut steps = Steps::new(&snapshot, what, sealed.len(), go_on)?;
    let mut out = Out::create(&files::part(to))?;
    let mut written = Written::default();

    let readme = match what {
        What::Everything => README,
        What::Markdown => README_JOURNAL,
    };
    out.begin("README.txt", packed())?;
    out.0.write_all(readme.as_bytes())?;
    if what == What::Everything {
        out.begin("cairn.json", packed().large_file(true))?;
        let mut buffered = BufWriter::with_capacity(64 * 1024, &mut out.0);
        let vault = folder.vault();
        json::write(&mut buffered, &snapshot, vault, now, &mut || steps.take(1))?;
        buffered.flush()?;
    }
    write_entries(&mut out, &snapshot, &mut written, &mut steps)?;
    for sealed in &sealed {
        write_sealed(&mut out, folder, sealed, &mut written)?;
        steps.take(FILE_STEPS)?;
    }
    steps.finish()?;
    out.finish()?;
    Ok(written)
}

fn write_entries(
    out: &mut Out,
    snapshot: &Connection,
    written: &mut Written,
    steps: &mut Steps<'_>,
) -> Result<(), ExportError> {
    let mut names = HashSet::new();
    let mut statement = snapshot.prepare(KEPT)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entry = Entry::of(row)?;
        let mut name = entry.path(false);
        if !names.insert(name.clone()) {
            name = entry.path(true);
        }
        let options = match written_on(entry.local) {
            Some(at) => packed().last_modified_time(at),
            None => packed(),
        };
        let file = entry.file(snapshot)?;
        out.begin(&name, options)?;
        out.0.write_all(&file)?;
        written.entries += 1;
        steps.take(1)?;
    }
    Ok(())
}

fn write_sealed(
    out: &mut Out,
    folder: &PhotoFolder,
    sealed: &Sealed,
    written: &mut Written,
) -> Result<(), ExportError> {
    let is_missing = match sealed.open(folder) {
        Ok(bytes) => {
            out.begin(&sealed.name(), stored())?;
            out.0.write_all(&bytes)?;
            match sealed.is_sound {
                true => written.sounds += 1,
                false => written.photos += 1,
            }
            return Ok(());
        }
        Err(PhotoError::Missing) => true,
        Err(_) => false,
    };
    written.left_out.push(LeftOut {
        id: sealed.id.clone(),
        entry: sealed.entry.clone(),
        is_sound: sealed.is_sound,
        is_missing,
    });
    Ok(())
}

fn packed() -> SimpleFileOptions {
    stored().compression_method(CompressionMethod::Deflated)
}

/// A time as a zip can say it: from 1980 to 2107.
fn written_on(local: NaiveDateTime) -> Option<DateTime> {
    let part = |number: u32| u8::try_from(number).ok();
    DateTime::from_date_and_time(
        u16::try_from(local.year()).ok()?,
        part(local.month())?,
        part(local.day())?,
        part(local.hour())?,
        part(local.minute())?,
        part(local.second())?,
    )
    .ok()
}

/// How far the work is.
struct Steps<'a> {
    done: u64,
    total: u64,
    told: u64,
    go_on: GoOn<'a>,
}

impl<'a> Steps<'a> {
    fn new(
        connection: &Connection,
        what: What,
        files: usize,
        go_on: GoOn<'a>,
    ) -> Result<Self, ExportError> {
        let mut total = count(connection, "entry")? + FILE_STEPS * files as u64;
        if what == What::Everything {
            for table in EXPORTED {
                total += count(connection, table.name)?;
            }
        }
        let mut steps = Self {
            done: 0,
            total,
            told: 0,
            go_on,
        };
        steps.tell()?;
        Ok(steps)
    }

    fn take(&mut self, steps: u64) -> Result<(), ExportError> {
        // Entries in the trash are no files.
        self.done = (self.done + steps).min(self.total);
        if self.done >= self.told + FILE_STEPS {
            self.tell()?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), ExportError> {
        self.done = self.total;
        self.tell()
    }

    fn tell(&mut self) -> Result<(), ExportError> {
        self.told = self.done;
        let progress = Progress {
            done: self.done,
            total: self.total,
        };
        match (self.go_on)(progress) {
            true => Ok(()),
            false => Err(ExportError::Cancelled),
        }
    }
}
