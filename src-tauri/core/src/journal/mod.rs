//! The journal: entries, what is said of them, what is being written, versions, lists, search, the calendar, photos,
//! questions to begin from, what is printed, and the trash.

mod about;
mod calendar;
mod change;
mod drafts;
mod filter;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod grams;
mod head;
mod index;
mod list;
mod on_this_day;
mod own_words;
pub mod photos;
mod print;
mod prompts;
mod query;
mod search;
mod store;
mod tags;
#[cfg(test)]
pub(crate) mod test_home;
mod trash;
mod versions;
mod write_down;

pub use about::{Craving, CravingWord, EntryChange, Mood, TagKind};
pub use calendar::{CalendarDay, CalendarMonth, CalendarWeekday, CalendarYear, calendar};
pub use change::{change, set_victory};
pub use drafts::{DraftState, Drafts};
pub use filter::Filter;
pub(crate) use grams::grams;
pub use head::head;
pub use index::{index_all, index_anew, index_entry};
pub use list::{Counts, DayInList, MoodCount, PathCount, counts, day_in_list, entries};
pub use on_this_day::{
    Hidden, HiddenDay, OnThisDay, YearsAgo, hidden, hide_day, hide_entry, on_this_day, show_day,
    show_entry,
};
pub use own_words::own_words;
pub use photos::Photo;
pub use print::{PrintWhat, Printed, to_print, words_on_paper};
pub use prompts::{
    Prompt, PromptTheme, hide_prompt, note_of_today, of_today, prompts, remove_prompt, save_prompt,
};
pub use search::{Piece, SearchHit, SearchOrder, search};
pub(crate) use store::minute_of;
pub use store::{entry, save_text, store_begun};
pub use tags::{Tag, remove_tag, rename_tag, tags};
pub(crate) use tags::{keep_words, tags_named};
pub use trash::{PurgedPhotos, delete, empty_old_trash, empty_trash, restore, trash};
pub use versions::{
    DifferenceKind, DifferencePiece, Version, difference, keep_version, restore_version, versions,
};
pub(crate) use write_down::{Told, write_down};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clock::{Instant, Now};
use crate::db::{DbError, EntryId, PathId, PhotoId};
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

/// The longest text of one entry, in bytes. A book has about 1 MiB.
pub const LONGEST_TEXT: usize = 32 * 1024 * 1024;
/// The longest name of a tag, a trigger or of what helped, in characters.
pub const LONGEST_TAG: usize = 100;
/// The most tags, triggers and what helped together that one entry has.
pub const MOST_TAGS: usize = 50;

/// What can go wrong in the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The text is longer than [`LONGEST_TEXT`].
    #[error("the text is too long for one entry")]
    TextTooLong,
    /// The entry would have more than [`MOST_TAGS`] tags.
    #[error("too many tags for one entry")]
    TooManyTags,
    /// The name is longer than [`LONGEST_TAG`].
    #[error("the name is too long for a tag")]
    TagTooLong,
    /// The name, or the question, is empty.
    #[error("a name is not empty")]
    NameEmpty,
    /// The date or the year is not one of the years 1 to 9999.
    #[error("the date is outside the calendar")]
    BadDate,
    /// The database's own.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

/// One piece of writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// Exactly what was typed.
    pub text: String,
    /// The moment it was begun.
    pub written_at: Instant,
    /// That day where it was written, in words.
    pub date_text: String,
    /// The wall clock where it was written, "03:10".
    pub time_text: String,
    /// The civil date where it was written.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The wall clock where it was written.
    pub time: TimeOfDay,
    /// The zone where it was written, in words ("New York"), when it is not the computer's present one.
    pub zone_text: Option<String>,
    /// The person called it a victory.
    pub victory: bool,
    /// The person pinned it.
    pub pinned: bool,
    /// How the person felt.
    pub mood: Option<Mood>,
    /// How strong the craving was.
    pub craving: Option<Craving>,
    /// The path that it is about.
    pub path: Option<PathId>,
    /// Tags, in the person's order.
    pub tags: Vec<String>,
    /// What set something off.
    pub triggers: Vec<String>,
    /// What helped.
    pub helped: Vec<String>,
    /// Its photos.
    pub photos: Vec<Photo>,
    /// It waits in the trash.
    pub deleted: bool,
}

/// An entry as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct EntrySummary {
    /// Its name.
    pub id: EntryId,
    /// The day it was written, in words.
    pub date_text: String,
    /// The wall clock where it was written.
    pub time_text: String,
    /// The month it was written, for headings.
    pub month_text: String,
    /// The first line with text, at most 80 characters.
    pub title: String,
    /// What follows, at most 200 characters.
    pub excerpt: String,
    /// The civil date where it was written.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The person called it a victory.
    pub victory: bool,
    /// The person pinned it.
    pub pinned: bool,
    /// How the person felt.
    pub mood: Option<Mood>,
    /// Its first photo.
    pub photo: Option<PhotoId>,
    /// Its first tags, at most 5.
    pub tags: Vec<String>,
    /// In the trash: whole days until it is gone. Else none.
    pub days_left: Option<u32>,
}

/// A place in the list of entries, to go on from. Opaque to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(pub i64);

// Seconds since 1970, which a double holds exactly.
impl specta::Type for Cursor {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <u32 as specta::Type>::definition(types)
    }
}

/// Some entries, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Entries {
    /// The entries.
    pub entries: Vec<EntrySummary>,
    /// Give it back as `before` for the next ones; none when these were the last.
    pub next: Option<Cursor>,
    /// How many the filter lets through in all.
    pub total: u32,
}

/// Where and when a new entry is begun, and of which kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Its name.
    pub id: EntryId,
    /// The moment.
    pub written_at: Instant,
    /// The zone of the computer then.
    pub zone: chrono_tz::Tz,
    /// A victory.
    pub victory: bool,
}

impl NewEntry {
    /// A new entry, begun `now`. Nothing is stored before it has text, or something is said of it.
    pub fn begin(victory: bool, now: &Now) -> Self {
        Self {
            id: EntryId::new(now),
            written_at: now.instant(),
            zone: now.zone,
            victory,
        }
    }

    /// The entry as the page shows it while it is still empty.
    pub fn shown(&self, words: &Words) -> Entry {
        let local = self
            .written_at
            .utc()
            .with_timezone(&self.zone)
            .naive_local();
        Entry {
            id: self.id.clone(),
            text: String::new(),
            written_at: self.written_at,
            date_text: words.full_date(local.date()),
            time_text: words.time(local.time()),
            date: local.date(),
            time: store::minute_of(local.time()),
            zone_text: None,
            victory: self.victory,
            pinned: false,
            mood: None,
            craving: None,
            path: None,
            tags: Vec::new(),
            triggers: Vec::new(),
            helped: Vec::new(),
            photos: Vec::new(),
            deleted: false,
        }
    }
}
