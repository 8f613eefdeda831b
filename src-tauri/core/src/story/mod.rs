//! My story: what lies behind the person as a timeline, the chapters in which they write it up, and telling it aloud.
//!
//! A [`StoryChapter`] is a piece of that writing; a chapter of a path is another thing and lives with the milestones.

mod chapters;
mod date;
mod entries;
mod export;
mod talk;
mod timeline;

use serde::{Deserialize, Serialize};

pub use chapters::{
    NewStoryChapter, StoryChapter, StoryChapterLine, keep_story_chapter, leave_story_chapter,
    new_story_chapter, order_story_chapters, remove_story_chapter, restore_story_chapter,
    set_story_dates, story_chapter, story_chapters,
};
pub(crate) use chapters::{empty_trash, trashed};
pub use date::StoryDate;
pub use entries::{in_story, put_in_story, story_entries};
pub use export::{
    PaperChapter, PaperChoice, PaperEntry, StoryPaper, StoryTexts, story_markdown, story_paper,
};
pub use talk::{Talk, TalkCard, keep_cue, set_talk_minutes, set_told, spoken_seconds, talk};
pub use timeline::{
    StoryEvent, StoryItem, StoryLook, StoryYear, Timeline, TimelineChoice, set_story_look,
    story_look, timeline,
};

use crate::db::DbError;
use crate::journal::JournalError;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;
/// The longest words of one chapter, in characters: a book has about a million.
pub const LONGEST_WORDS: usize = 200_000;
/// The longest cue, in characters. It has to be read at a glance.
pub const LONGEST_CUE: usize = 1_000;
/// The longest time that telling one chapter can be given, in seconds.
pub const LONGEST_TELLING: u32 = 2 * 60 * 60;
/// The longest talk, in minutes.
pub const LONGEST_TALK: u32 = 240;
/// The most chapters.
pub const MOST_CHAPTERS: u32 = 1_000;

/// What can go wrong with my story.
#[derive(Debug, thiserror::Error)]
pub enum StoryError {
    /// The title, the words or the cue are too long to be kept.
    #[error("the text is too long")]
    TextTooLong,
    /// What was typed is no year, month or day.
    #[error("not a year, a month or a day")]
    BadDate,
    /// The end lies before the beginning.
    #[error("the end comes before the start")]
    EndBeforeStart,
    /// A time that nobody speaks for.
    #[error("the time is out of range")]
    BadTime,
    /// There are [`MOST_CHAPTERS`].
    #[error("too many chapters")]
    TooMany,
    /// With an entry.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for StoryError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

/// How the person likes to look at it, and how long they have for telling it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Kept {
    newest_first: bool,
    setbacks: bool,
    talk_minutes: u32,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            newest_first: false,
            setbacks: false,
            talk_minutes: 10,
        }
    }
}

impl Kept {
    const NAME: &'static str = "story";

    pub(crate) fn load(connection: &rusqlite::Connection) -> Result<Self, DbError> {
        Ok(crate::settings::fact(connection, Self::NAME)?.unwrap_or_default())
    }

    pub(crate) fn save(self, db: &mut crate::db::Db) -> Result<(), DbError> {
        let value = serde_json::to_value(self).unwrap_or_default();
        db.write(crate::db::Subject::Story, |tx| {
            crate::settings::put(tx, Self::NAME, &value)
        })
    }
}

fn found(rows: usize) -> Result<(), StoryError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
