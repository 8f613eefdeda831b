//! The health of a vault: whether everything that was written is still there as it was written. Looked through on demand and in
//! the background, beside the open session, which is not held up: on a connection of its own that only reads.

mod check;
mod media;
mod places;
mod reach;

use serde::{Deserialize, Serialize};

pub use self::check::{Checker, StopChecking};
pub(super) use self::media::look_through as look_through_media;
pub use self::places::{MediaPlace, places_of};
use super::folder::Folder;
use super::keys_disk;
use crate::db::PhotoId;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// How many pages the database has.
    pub pages: u32,
    /// The pages that are not as they were written.
    pub damage: Option<PageDamage>,
    /// Whether the pages go together as SQLite wrote them, indexes included. Not known where pages are damaged.
    pub in_order: bool,
    /// How many rows lead to one that is not there.
    pub dangling: u32,
    /// Whether the search index is whole. Not known where pages are damaged, save where they are its own.
    pub search_whole: bool,
    /// The photos and sounds; none where they were not looked through.
    pub media: Option<MediaHealth>,
    /// The keys file.
    pub keys: KeysCopy,
    /// Its copy.
    pub keys_copy: KeysCopy,
}

/// The photos and sounds that rows name, those in the trash too.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MediaHealth {
    /// How many were looked at.
    pub seen: u32,
    /// Those whose file is not there.
    pub missing: Vec<PhotoId>,
    /// Those whose file is not what was sealed, or cannot be read.
    pub damaged: Vec<PhotoId>,
}

/// Pages that are not as they were written.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PageDamage {
    /// Their numbers, counted from 1.
    pub pages: Vec<u32>,
    /// Whether the first page, or one that says which tables there are, is among them: then nothing can be salvaged, and only a
    /// backup helps.
    pub beyond_salvage: bool,
    /// The tables whose rows lie on them, in the order of their names.
    pub tables: Vec<String>,
    /// The tables of which only an index lies on them: their rows are whole.
    pub indexes_of: Vec<String>,
    /// Whether the search index lies on them. It is made anew with a salvage.
    pub search: bool,
}

/// How one of the two copies of the keys was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum KeysCopy {
    /// The keys that the vault is open with.
    Good,
    /// Not there. It comes back when the vault is opened next.
    Missing,
    /// Not readable as keys. It comes back when the vault is opened next.
    Damaged,
    /// Whole, and not what the vault is open with.
    Different,
}

/// What can be done about what a check found, in the order in which to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Remedy {
    /// Only a backup helps.
    PutBackABackup,
    /// [`salvage`](super::salvage): close the vault first. What a backup has of what is lost can be better.
    Salvage,
    /// [`index_anew`](crate::journal::index_anew).
    MakeSearchAnew,
    /// Photos and sounds are only in a backup, if anywhere.
    LookForMedia,
    /// Opening the vault again mends its keys file.
    OpenAgain,
}

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CheckStep {
    /// The pages are read.
    Pages {
        /// How many are done.
        done: u32,
        /// How many there are.
        of: u32,
    },
    /// What they say is looked through; how long that takes is not known.
    Structure,
    /// The photos and sounds are opened.
    Media {
        /// How many are done.
        done: u32,
        /// How many there are.
        of: u32,
    },
}

/// How much is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Depth {
    /// The database and the keys, without comparing indexes with their tables and without photos and sounds: for after a crash.
    Quick,
    /// Everything.
    Whole,
}

impl Health {
    /// Whether nothing at all is wrong.
    pub fn is_well(&self) -> bool {
        self.remedies().is_empty()
    }

    /// What can be done.
    pub fn remedies(&self) -> Vec<Remedy> {
        let media = self.media.as_ref();
        let beyond = self
            .damage
            .as_ref()
            .is_some_and(|damage| damage.beyond_salvage);
        let pages = self.damage.is_some() || !self.in_order || self.dangling > 0;
        let search = !self.search_whole && !pages;
        let lost =
            media.is_some_and(|media| !media.missing.is_empty() || !media.damaged.is_empty());
        let keys = [self.keys, self.keys_copy] != [KeysCopy::Good; 2];
        [
            (Remedy::PutBackABackup, beyond),
            (Remedy::Salvage, pages && !beyond),
            (Remedy::MakeSearchAnew, search),
            (Remedy::LookForMedia, lost),
            (Remedy::OpenAgain, keys),
        ]
        .into_iter()
        .filter_map(|(remedy, needed)| needed.then_some(remedy))
        .collect()
    }
}

/// Whether the process that had the vault open last did not close it: what it wrote last then lies in the log that every clean
/// closing empties. To be asked before opening, which takes the log in. Nothing is lost by it as such; it is a reason to look
/// through the vault. Without keys that can be read, or without a database, nothing is known, and the answer is no.
pub fn ended_badly(folder: &Folder) -> bool {
    let Ok(loaded) = keys_disk::load(folder) else {
        return false;
    };
    let mut log = folder.database(loaded.parsed.file.number).into_os_string();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}
