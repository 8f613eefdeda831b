//! Taking everything along, and bringing it in again: Cairn's own export.
//!
//! An export is a zip. `cairn.json` holds everything, table by table and row by row, things in the trash too; `photos/` and
//! `sounds/` hold the files that the vault keeps sealed, opened; `journal/` holds every entry that is not in the trash as a
//! Markdown file, for people and for other programs; `README.txt` says how to read it all. Nothing in it is encrypted, and no
//! key is in it.
//!
//! [`write`] makes one. [`Incoming::open`] reads one, [`look`] says what it would bring, [`seal_media`] makes ready what takes
//! long, [`take`] brings it in.
//!
//! # What an import does
//!
//! A row is known by its id. What is not here comes in as it is, under its id. What is here stays as it is: with the same
//! content it is *here already*, with another it is *different*, which is counted and told. Nothing is ever overwritten, so
//! taking the same export in twice adds nothing the second time. What is not content: places in an order, when a row was
//! made or last changed, and who is the first call.
//!
//! - Chapters and limits of a path, ways to reach a contact, steps of a goal, tags of an entry and earlier texts are parts of
//!   their thing: they come with it when it is new, and else they stay away and only say whether the thing is different.
//!   (Earlier texts do not even do that.) Photos of an entry, logs, setbacks and milestones are things of their own.
//! - Of some things there can be only one. A tag of the same kind that folds to the same name is the same tag; what has the
//!   tag gets the one that is here. A check-in of a day, a look back at a week, a look at recovery capital on a day and the
//!   photo that matters stay away when there is one already, and count as different unless they say the same. What was told
//!   of a reminder on a day is known by that rule and day.
//! - What names something that is neither here nor in the export no longer names it; a part or a log without its path, or a
//!   photo without its entry, cannot be read.
//! - Settings come only into a vault in which nothing was written yet, and there only in the place of what nobody chose.
//! - There is one first call: the one that is here.
//! - An entry takes the place in the journal that it had, or the next one free.
//! - Photos and sounds are looked through like any that come in, and sealed under new keys; thumbs are made anew.
//! - An export of an older Cairn goes through the same steps that a vault of that age goes through. A newer one is refused.

mod archive;
mod cells;
mod check;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod incoming;
mod json;
mod markdown;
mod media;
mod merge;
mod newcomers;
mod outgoing;
mod row;
mod sealing;
mod stage;
mod tables;
pub(crate) mod zipped;

#[cfg(test)]
mod tests;

pub use incoming::{Incoming, Preview, Taken, ThingCounts, look, seal_media, take};
pub use json::VERSION;
pub use outgoing::{LeftOut, What, Written, write};
pub use stage::{Problem, Why};
pub use tables::Things;

use std::io::{self, ErrorKind};

use crate::db::DbError;

/// How far a long work is, in steps of its own; asked now and then whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps that are done.
    pub done: u64,
    /// All steps.
    pub total: u64,
}

/// What is told how far the work is, and says whether to go on.
pub type GoOn<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// What can go wrong while an export is written. Nothing is left then.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No space is left where the file is to be.
    #[error("no space left where the export is to be")]
    DiskFull,
    /// The file's folder cannot be written.
    #[error("the export's folder cannot be written")]
    NotWritable,
    /// It was called off.
    #[error("called off")]
    Cancelled,
    /// Anything else that the file system says; its kind only.
    #[error("file error: {0}")]
    File(ErrorKind),
    /// What the database says.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What can go wrong with a whole export that is to come in. Nothing has come in then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read; its kind only.
    #[error("the file cannot be read: {0}")]
    NotReadable(ErrorKind),
    /// The file is no zip.
    #[error("no zip")]
    NotAZip,
    /// The zip is cut off or damaged.
    #[error("the zip is not whole")]
    NotWhole,
    /// Files in the zip are encrypted.
    #[error("the zip is encrypted")]
    Encrypted,
    /// The zip uses something that Cairn does not read, such as an uncommon compression.
    #[error("a zip of an unknown kind")]
    UnknownZip,
    /// A file in the zip has a name that would lead out of a folder.
    #[error("a file's name leads elsewhere")]
    BadName,
    /// Two files in the zip have the same name, or lie one over the other.
    #[error("files are there twice")]
    Twice,
    /// There are more files or rows in it than Cairn reads.
    #[error("too many files or rows")]
    TooMany,
    /// What is in it is larger than it can be.
    #[error("too large")]
    TooLarge,
    /// There is no `cairn.json` in it.
    #[error("no export of Cairn")]
    NotAnExport,
    /// `cairn.json` is not written as it has to be.
    #[error("cairn.json cannot be read from line {line} on")]
    NotJson {
        /// The first line that cannot be read, from 1.
        line: u64,
    },
    /// It comes from a newer Cairn.
    #[error("the export comes from a newer Cairn")]
    TooNew,
    /// It was called off.
    #[error("called off")]
    Cancelled,
    /// No space is left where the vault lives.
    #[error("no space left where the vault lives")]
    DiskFull,
    /// The vault's folder cannot be written.
    #[error("the vault cannot be written")]
    NotWritable,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandomness,
    /// Anything else that the database says.
    #[error(transparent)]
    Db(DbError),
}

impl From<rusqlite::Error> for ExportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem
            | ErrorKind::PermissionDenied
            | ErrorKind::NotFound
            | ErrorKind::NotADirectory => Self::NotWritable,
            kind => Self::File(kind),
        }
    }
}

impl From<DbError> for ImportError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::DiskFull => Self::DiskFull,
            DbError::NotWritable => Self::NotWritable,
            other => Self::Db(other),
        }
    }
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        DbError::from(error).into()
    }
}
