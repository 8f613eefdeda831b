//! What photos promise, each promise a test. All pictures are made here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod kept;
mod portraits;
pub(crate) mod samples;
mod sealed;
mod stored;
mod taken_in;

use chrono::Duration;
use rusqlite::params;
use tempfile::TempDir;

use super::*;
use crate::clock::Now;
use crate::db::{Db, EntryId, Subject};

const VAULT: &str = "0199a000-0000-7000-8000-000000000001";

/// A vault's database and photo folder with one entry, "walk".
struct Home {
    db: Db,
    data: TempDir,
    folder: PhotoFolder,
    entry: EntryId,
}

impl Home {
    fn new() -> Self {
        let mut db = Db::in_memory().unwrap();
        write_entry(&mut db, 1, "walk");
        let data = TempDir::new().unwrap();
        let folder = PhotoFolder::new(data.path().join("photos"), VAULT);
        Self {
            db,
            data,
            folder,
            entry: EntryId::from("walk".to_owned()),
        }
    }

    fn add(&mut self, bytes: Vec<u8>) -> Photo {
        let picture = Picture::take_in(bytes, false).unwrap();
        add(&mut self.db, &self.folder, &self.entry, picture, &now()).unwrap()
    }

    fn open(&self, photo: &Photo) -> Result<(Kind, Vec<u8>), PhotoError> {
        self.db.read(|c| open(c, &self.folder, &photo.id))
    }

    fn photos(&self) -> Vec<Photo> {
        self.db.read(|c| photos_of(c, &self.entry)).unwrap()
    }

    /// How many photos the entry says it has, and their descriptions as the index gets them.
    fn said(&self) -> (i64, String) {
        self.db
            .read(|c| {
                c.query_row(
                    "SELECT photos, photo_words FROM entry WHERE id = 'walk'",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .map_err(PhotoError::from)
            })
            .unwrap()
    }

    fn files(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.data.path().join("photos")) else {
            return Vec::new();
        };
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn write_entry(db: &mut Db, n: i64, id: &str) {
    db.write(Subject::Journal, |tx| {
        tx.execute(
            "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (?1, ?2, '', 0, 'UTC', 0, 0)",
            params![n, id],
        )?;
        Ok::<_, PhotoError>(())
    })
    .unwrap();
}

/// The clock of the files' own times, which leftovers are judged by.
/// The computer's time, which files carry.
fn now() -> Now {
    crate::clock::Clock::now(&crate::clock::SystemClock)
}

fn days_later(days: i64) -> Now {
    let now = now();
    Now {
        utc: now.utc + Duration::days(days),
        ..now
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
