//! Photos and sounds that come in: looked through like any that come in, several at once, and sealed under new keys.

use std::collections::HashMap;
use std::num::NonZero;
use std::thread;

use rusqlite::types::Value;

use super::ImportError;
use super::archive::{Archive, Folder, Unread};
use super::row::Row;
use super::stage::Why;
use crate::db::{DbError, PhotoId};
use crate::journal::photos::{self, Key, PhotoError, PhotoFolder, Picture, seal};
use crate::shelf::{self, Audio, ShelfError};

/// As many pictures may be open at once: each can take half a gigabyte.
const MOST_AT_ONCE: usize = 3;

/// Where the files come from, and where they go.
pub(super) struct Sealing<'a> {
    archive: &'a mut Archive,
    folder: &'a PhotoFolder,
    /// What was sealed ahead.
    ahead: &'a mut Ahead,
    /// The files that were made.
    sealed: &'a mut Vec<PhotoId>,
}

/// Files that were sealed before their rows come in, by id.
pub(super) type Ahead = HashMap<String, FileDone>;

/// A file that was sealed, or why it cannot come in.
type FileDone = Result<Done, Why>;

/// What a sealed file adds to its row.
pub(super) struct Added {
    pub row: Row,
    pub thumb: Option<Vec<u8>>,
}

/// A file that was sealed.
pub(super) struct Done {
    key: Key,
    mime: &'static str,
    length: usize,
    picture: Option<((u32, u32), Vec<u8>)>,
}

/// A row whose file was sealed, or the id of one that cannot come in, and why.
pub(super) type OneSealed = Result<Added, (String, Why)>;

/// Why one was not.
enum Trouble {
    Bad,
    Fatal(ImportError),
}

/// In which folder the file of a row lies; `None`: it has none.
pub(super) fn folder_of(table: &str, row: &Row) -> Option<Folder> {
    match table {
        "photo" | "plan_photo" => Some(Folder::Photos),
        "shelf_item" if row.text("kind") == "audio" => Some(Folder::Sounds),
        _ => None,
    }
}

/// What keeps the file of a row from coming in, as far as that can be said without reading it.
pub(super) fn refused(archive: &Archive, folder: Folder, id: &str) -> Option<Why> {
    match archive.length(folder, id) {
        None => Some(Why::NoFile),
        Some(length) if length > most(folder) => Some(Why::BadFile),
        Some(_) => None,
    }
}

impl<'a> Sealing<'a> {
    /// `sealed` gets the names of all files that are made.
    pub(super) fn new(
        archive: &'a mut Archive,
        folder: &'a PhotoFolder,
        ahead: &'a mut Ahead,
        sealed: &'a mut Vec<PhotoId>,
    ) -> Self {
        Self {
            archive,
            folder,
            ahead,
            sealed,
        }
    }

    pub(super) fn archive(&self) -> &Archive {
        self.archive
    }

    /// How many rows are worth waiting for.
    pub(super) fn at_once() -> usize {
        thread::available_parallelism().map_or(1, |cores| cores.min(MOST).get())
    }

    /// Seals the files of these rows and keeps what their rows need.
    pub(super) fn seal_ahead(&mut self, rows: Vec<(Folder, Row)>) -> Result<(), ImportError> {
        for (row, done) in self.seal_files(rows)? {
            self.ahead.insert(row.text("id").to_owned(), done);
        }
        Ok(())
    }

    /// Gives each row with what it needs, or why it cannot come in. Files that were not sealed ahead are sealed now.
    pub(super) fn seal(&mut self, rows: Vec<(Folder, Row)>) -> Result<Vec<OneSealed>, ImportError> {
        let (mut done, mut open) = (Vec::new(), Vec::new());
        for (folder, row) in rows {
            match self.ahead.remove(row.text("id")) {
                Some(ahead) => done.push((row, ahead)),
                None => open.push((folder, row)),
            }
        }
        done.extend(self.seal_files(open)?);
        let results = done.into_iter().map(|(row, done)| match done {
            Ok(done) => Ok(added(row, done)),
            Err(why) => Err((row.text("id").to_owned(), why)),
        });
        Ok(results.collect())
    }

    fn seal_files(
        &mut self,
        rows: Vec<(Folder, Row)>,
    ) -> Result<Vec<(Row, FileDone)>, ImportError> {
        let mut results = Vec::new();
        let mut read = Vec::new();
        for (folder, row) in rows {
            match self.archive.read(folder, row.text("id"), most(folder)) {
                Ok(bytes) => read.push((folder, row, bytes)),
                Err(Unread::Missing) => results.push((row, Err(Why::NoFile))),
                Err(Unread::TooLong | Unread::Damaged) => results.push((row, Err(Why::BadFile))),
            }
        }
        let to = self.folder;
        let done: Vec<_> = thread::scope(|scope| {
            let work: Vec<_> = read
                .into_iter()
                .map(|(folder, row, bytes)| {
                    let id = PhotoId::from(row.text("id").to_owned());
                    let name = id.clone();
                    let work = scope.spawn(move || seal_one(to, folder, &name, bytes));
                    (row, id, work)
                })
                .collect();
            work.into_iter()
                .map(|(row, id, work)| {
                    // A decoder that stopped has a picture that it cannot read.
                    let done = work.join().unwrap_or(Err(Trouble::Bad));
                    (row, id, done)
                })
                .collect()
        });
        self.sealed.extend(
            done.iter()
                .filter(|(.., done)| done.is_ok())
                .map(|(_, id, _)| id.clone()),
        );
        for (row, _, done) in done {
            match done {
                Ok(done) => results.push((row, Ok(done))),
                Err(Trouble::Bad) => results.push((row, Err(Why::BadFile))),
                Err(Trouble::Fatal(error)) => return Err(error),
            }
        }
        Ok(results)
    }
}

const MOST: NonZero<usize> = match NonZero::new(MOST_AT_ONCE) {
    Some(most) => most,
    None => NonZero::<usize>::MIN,
};

fn most(folder: Folder) -> u64 {
    match folder {
        Folder::Photos => photos::MOST_BYTES as u64,
        Folder::Sounds => shelf::MOST_BYTES as u64,
    }
}

fn seal_one(
    to: &PhotoFolder,
    folder: Folder,
    id: &PhotoId,
    bytes: Vec<u8>,
) -> Result<Done, Trouble> {
    match folder {
        Folder::Photos => {
            // What the person let stand in it when it came in first stays.
            let picture = Picture::take_in(bytes, true)?;
            Ok(Done {
                key: picture.seal(to, id)?,
                mime: picture.mime(),
                length: picture.length(),
                picture: Some((picture.size(), picture.thumb().to_vec())),
            })
        }
        Folder::Sounds => {
            let sound = Audio::take_in(bytes).map_err(|error| match error {
                ShelfError::File(error) => error.into(),
                _ => Trouble::Bad,
            })?;
            Ok(Done {
                key: seal(to, id, sound.bytes())?,
                mime: sound.mime(),
                length: sound.bytes().len(),
                picture: None,
            })
        }
    }
}

fn added(mut row: Row, done: Done) -> Added {
    row.set("key", done.key.to_vec());
    row.set("mime", done.mime.to_owned());
    if row.get("bytes").is_some() {
        row.set("bytes", i64::try_from(done.length).unwrap_or(i64::MAX));
    }
    let thumb = done.picture.map(|((width, height), thumb)| {
        row.set("width", i64::from(width));
        row.set("height", i64::from(height));
        thumb
    });
    Added { row, thumb }
}

impl Added {
    /// Puts the thumb into the row itself, where its table has a place for it.
    pub(super) fn with_thumb(mut self) -> Row {
        if let Some(thumb) = self.thumb {
            self.row.set("thumb", Value::Blob(thumb));
        }
        self.row
    }
}

impl From<PhotoError> for Trouble {
    fn from(error: PhotoError) -> Self {
        match error {
            PhotoError::DiskFull => Self::Fatal(ImportError::DiskFull),
            PhotoError::NotWritable | PhotoError::File(_) => Self::Fatal(ImportError::NotWritable),
            PhotoError::NoRandomness => Self::Fatal(ImportError::NoRandomness),
            PhotoError::Db(error) => Self::Fatal(DbError::into(error)),
            _ => Self::Bad,
        }
    }
}
