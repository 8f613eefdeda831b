//! What the export and its import promise, each promise a test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod any;
mod filled;
pub(super) mod hostile;
mod journal;
mod leaving;
mod merging;
mod older;
mod round_trip;
mod rows;
mod schema;
mod undoing;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use chrono::DateTime;
use rusqlite::Connection;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::clock::Now;
use crate::db::{Db, DbError, Subject};
use crate::journal::photos::PhotoFolder;

const VAULT: &str = "0199a000-0000-7000-8000-000000000001";

/// A vault's database and its folder of sealed files.
struct Home {
    db: Db,
    folder: PhotoFolder,
    data: TempDir,
}

impl Home {
    fn empty(vault: &str) -> Self {
        let data = TempDir::new().unwrap();
        Self {
            db: Db::in_memory().unwrap(),
            folder: PhotoFolder::new(data.path().join("photos"), vault),
            data,
        }
    }

    /// Another vault with nothing in it.
    fn other() -> Self {
        Self::empty("0199a000-0000-7000-8000-000000000002")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.data.path().join(name)
    }

    fn try_write(&self, what: What, go_on: GoOn<'_>) -> Result<Written, ExportError> {
        let to = self.file("out.zip");
        self.db
            .read(|c| write(c, &self.folder, &to, what, &now(), go_on))
    }

    fn export(&self) -> Zip {
        let written = self.try_write(What::Everything, &mut |_| true).unwrap();
        assert_eq!(written.left_out, []);
        unzip(&self.file("out.zip"))
    }

    fn import(&mut self, path: &Path) -> Taken {
        self.try_import(path).unwrap()
    }

    fn try_import(&mut self, path: &Path) -> Result<Taken, ImportError> {
        let mut incoming = Incoming::open(path, &mut |_| true)?;
        let looked = self.db.read(|c| look(c, &incoming, &mut |_| true))?;
        self.db
            .read(|c| seal_media(c, &self.folder, &mut incoming, &mut |_| true))?;
        let taken = take(&mut self.db, &self.folder, &mut incoming, &mut |_| true)?;
        // Only whether a picture can be shown is not known before it is opened.
        if !taken.preview.problems.iter().any(|p| p.why == Why::BadFile) {
            assert_eq!(looked, taken.preview);
        }
        Ok(taken)
    }

    fn error(&mut self, path: &Path) -> ImportError {
        let before = self.rows();
        let error = self.try_import(path).unwrap_err();
        assert_eq!((self.rows(), self.sealed()), (before, 0), "{error:?}");
        error
    }

    fn number(&self, sql: &str) -> i64 {
        self.db
            .read(|c| {
                c.query_row(sql, [], |row| row.get(0))
                    .map_err(DbError::from)
            })
            .unwrap()
    }

    fn run(&mut self, sql: &str) {
        self.db
            .write(Subject::Journal, |tx| {
                tx.execute_batch(sql)?;
                Ok::<_, DbError>(())
            })
            .unwrap();
    }

    /// How many rows each table has, the search index and counts aside.
    fn rows(&self) -> Vec<(String, u64)> {
        self.db
            .read(|c| {
                let names = tables_of(c).into_iter();
                let names =
                    names.filter(|name| !name.starts_with("entry_index") && name != "entry_tally");
                let rows = names.map(|name| (name.clone(), row::count(c, &name).unwrap()));
                Ok::<_, DbError>(rows.collect())
            })
            .unwrap()
    }

    /// How many sealed files there are.
    fn sealed(&self) -> usize {
        std::fs::read_dir(self.data.path().join("photos")).map_or(0, Iterator::count)
    }
}

fn tables_of(connection: &Connection) -> Vec<String> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

fn now() -> Now {
    Now {
        utc: DateTime::from_timestamp_millis(1_795_305_600_000).unwrap(),
        zone: chrono_tz::Europe::Berlin,
    }
}

fn counts(preview: &Preview, things: Things) -> (u32, u32, u32, u32, u32) {
    let mut all = preview.counts.iter();
    all.find(|counts| counts.things == things)
        .map_or((0, 0, 0, 0, 0), |counts| {
            (
                counts.found,
                counts.new,
                counts.here,
                counts.different,
                counts.unreadable,
            )
        })
}

fn all_new(preview: &Preview) -> bool {
    preview.problems.is_empty()
        && preview
            .counts
            .iter()
            .all(|counts| counts.new == counts.found)
}

fn nothing_new(preview: &Preview) -> bool {
    preview.problems.is_empty()
        && preview
            .counts
            .iter()
            .all(|counts| counts.here == counts.found)
}

/// The files of a zip, by name.
type Zip = BTreeMap<String, Vec<u8>>;

fn unzip(path: &Path) -> Zip {
    let mut zip = ZipArchive::new(File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|place| {
            let mut file = zip.by_index(place).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn zip_up(path: &Path, files: &Zip) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// An export without what says when and from which vault it was made, and who is shown while that is locked.
fn timeless(mut files: Zip) -> Zip {
    let json = String::from_utf8(files.remove("cairn.json").unwrap()).unwrap();
    let lines: Vec<_> = json
        .lines()
        .filter(|line| !line.starts_with("\"madeAt\"") && !line.starts_with("\"vault\""))
        .collect();
    let lines = lines.join("\n");
    let lines = lines.replace("\"on_help_card\": 1", "\"on_help_card\": 0");
    files.insert("cairn.json".into(), lines.into_bytes());
    files
}

fn json_of(files: &Zip) -> serde_json::Value {
    serde_json::from_slice(&files["cairn.json"]).unwrap()
}
