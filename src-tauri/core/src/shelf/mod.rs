//! The shelf: readings, words that steady, links, sounds and letters to oneself. What is at hand in Help now stands there
//! while the vault is open.

mod audio;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use audio::{Audio, MOST_BYTES, SealedAudio, add_audio, sealed_audio};
pub use store::{
    add_link, at_hand, change_link, keep_item, leave_item, new_item, open_on, order_items,
    put_at_hand, remove_item, restore_item, shelf, shelf_item,
};
pub(crate) use store::{empty_trash, trashed};

use crate::db::{DbError, ShelfItemId};
use crate::journal::photos::PhotoError;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;
/// The longest words, in characters.
pub const LONGEST_WORDS: usize = 50_000;
/// How many things there can be on the shelf.
pub const MOST_ITEMS: u32 = 300;
/// How much of the words the list shows, in characters.
pub const BEGINNING: usize = 200;

/// What stands on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ShelfKind {
    /// Something to read.
    Reading,
    /// A prayer, or words that steady.
    Prayer,
    /// A page in the browser.
    Link,
    /// Something to listen to.
    Audio,
    /// A letter to oneself.
    Letter,
}

/// One thing on the shelf, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShelfItem {
    /// Its name in the database.
    pub id: ShelfItemId,
    /// What it is.
    pub kind: ShelfKind,
    /// What the person calls it; may be empty.
    pub title: String,
    /// The first [`BEGINNING`] characters of its words; empty while a letter waits for its day.
    pub beginning: String,
    /// The page that opens, whole: an `https:` link in ASCII. Empty where it is no link.
    pub link: String,
    /// The day before which a letter is not shown.
    #[specta(type = Option<String>)]
    pub open_on: Option<NaiveDate>,
    /// That day in words.
    pub open_on_text: Option<String>,
    /// Its day has not come yet.
    pub sealed: bool,
    /// It is at hand in Help now; a letter that waits for its day not before.
    pub in_help: bool,
    /// Of what kind a sound is: a media type (IANA). Empty where it is none.
    pub mime: String,
}

/// One thing on the shelf, with all its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ShelfWhole {
    /// As the list shows it.
    pub item: ShelfItem,
    /// Its words; empty while a letter waits for its day.
    pub words: String,
}

/// What can go wrong with the shelf.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The title or the words are too long to be kept.
    #[error("the text is too long")]
    TextTooLong,
    /// The link is no `https:` link that can be shown before it opens.
    #[error("no link that opens")]
    BadLink,
    /// The day of a letter does not lie ahead, or it lies beyond 2400.
    #[error("the day is out of range")]
    BadDate,
    /// The file is no sound of a kind that is kept.
    #[error("no sound of a known kind")]
    NoAudio,
    /// The file is longer than [`MOST_BYTES`].
    #[error("the file is too long")]
    AudioTooLarge,
    /// There are [`MOST_ITEMS`] already.
    #[error("the shelf is full")]
    Full,
    /// With the sealed file of a sound.
    #[error(transparent)]
    File(#[from] PhotoError),
    /// The database; `NotFound` for what is not on the shelf.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for ShelfError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

impl ShelfKind {
    const ALL: [Self; 5] = [
        Self::Reading,
        Self::Prayer,
        Self::Link,
        Self::Audio,
        Self::Letter,
    ];

    /// The word that is stored: the same as on the wire.
    fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Prayer => "prayer",
            Self::Link => "link",
            Self::Audio => "audio",
            Self::Letter => "letter",
        }
    }

    /// What a stored word stands for; something to read for one that only a newer Cairn knows.
    fn from_word(word: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.as_str() == word)
            .unwrap_or(Self::Reading)
    }
}
