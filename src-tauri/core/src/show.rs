//! What the person shows to somebody: paths and entries of their choice, gathered whole, so that the vault can be shut
//! before anybody looks.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::db::{DbError, EntryId, PathId, PhotoId};
use crate::journal::photos::{self, Kind, PhotoError, PhotoFolder};
use crate::journal::{self, JournalError, PrintWhat};
use crate::milestones::{
    self, Chapter, Counter, Limit, Look, MilestoneError, Path, PathKind, Period, Within,
};

/// Most paths and entries that are shown at once.
pub const MOST_SHOWN: usize = 100;
/// Most bytes that their photos have together: they wait in memory.
pub const MOST_PHOTO_BYTES: usize = 300 * 1024 * 1024;

/// What the person chose, in the order in which it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ShowChoice {
    /// Paths, which come first.
    pub paths: Vec<PathId>,
    /// Entries.
    pub entries: Vec<EntryId>,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// In the order in which it is shown.
    pub items: Vec<ShownItem>,
    /// The first day is counted as day 1.
    pub start_is_day_one: bool,
}

/// One thing that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ShownItem {
    /// A path.
    Path(ShownPath),
    /// An entry.
    Entry(ShownEntry),
}

/// A path: its counter and its stones, and nothing that was written about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownPath {
    /// Its name in the database.
    pub id: PathId,
    /// What the person calls it.
    pub name: String,
    /// Which kind of path it is; not to be mistaken for what kind of item this is.
    pub path_kind: PathKind,
    /// What the counter counts.
    pub counter_word: String,
    /// The person does not want to see numbers.
    pub counter_hidden: bool,
    /// The days of all chapters are not shown.
    pub total_hidden: bool,
    /// The chapter that is going; none where there is none, or where numbers are hidden.
    pub counter: Option<Counter>,
    /// The days of all chapters.
    pub total_days: u32,
    /// Without the words about them.
    pub chapters: Vec<Chapter>,
    /// Where days are noted: how it goes.
    pub within: Option<Within>,
    /// The limit in force.
    pub limit: Option<Limit>,
    /// All its limits are for a week.
    pub by_week: bool,
}

/// An entry: its text with its photos, and nothing that was said of it besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownEntry {
    /// Its name in the database.
    pub id: EntryId,
    /// Its first line; may be empty.
    pub title: String,
    /// The day where it was written, in words.
    pub date_text: String,
    /// The wall clock where it was written.
    pub time_text: String,
    /// What it says, as on paper: the only addresses in it are those of its own photos.
    pub html: String,
}

/// What was gathered.
#[derive(Debug)]
pub struct Gathered {
    /// For the page.
    pub shown: Shown,
    /// The pictures in it, whole. One whose file is gone is left out.
    pub photos: HashMap<PhotoId, (Kind, Vec<u8>)>,
}

/// What can go wrong with gathering.
#[derive(Debug, thiserror::Error)]
pub enum ShowError {
    /// Nothing was chosen.
    #[error("nothing is chosen")]
    Nothing,
    /// More than [`MOST_SHOWN`], or photos of more than [`MOST_PHOTO_BYTES`].
    #[error("too much to show at once")]
    TooMuch,
    /// With a path.
    #[error(transparent)]
    Milestone(#[from] MilestoneError),
    /// With an entry.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// With a photo.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// The database; `NotFound` for what is not there, or is in the trash.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Gathers what was chosen. `day_one`: the person counts the first day as day 1.
///
/// # Errors
/// `Nothing`, `TooMuch`, `NotFound` for what is in the trash or out of the way; `Photo` for a file that cannot be read now.
pub fn gather(
    connection: &Connection,
    folder: &PhotoFolder,
    choice: &ShowChoice,
    look: &Look<'_>,
    day_one: bool,
) -> Result<Gathered, ShowError> {
    match choice.paths.len() + choice.entries.len() {
        0 => return Err(ShowError::Nothing),
        chosen if chosen > MOST_SHOWN => return Err(ShowError::TooMuch),
        _ => {}
    }
    let mut items = Vec::new();
    let mut paths = milestones::paths(connection, look)?;
    for id in &choice.paths {
        let at = paths.iter().position(|path| path.id == *id);
        let path = paths.swap_remove(at.ok_or(DbError::NotFound)?);
        items.push(ShownItem::Path(shown_path(connection, path, look)?));
    }
    let mut photos = HashMap::new();
    for id in &choice.entries {
        items.push(ShownItem::Entry(shown_entry(connection, id, look)?));
        take_photos(connection, folder, id, &mut photos)?;
    }
    Ok(Gathered {
        shown: Shown {
            items,
            start_is_day_one: day_one,
        },
        photos,
    })
}

fn shown_path(
    connection: &Connection,
    path: Path,
    look: &Look<'_>,
) -> Result<ShownPath, ShowError> {
    let limits = match path.limit {
        Some(_) => milestones::limits(connection, &path.id, look.words)?,
        None => Vec::new(),
    };
    let unwritten = |chapter: Chapter| Chapter {
        words: String::new(),
        learnt: String::new(),
        ..chapter
    };
    Ok(ShownPath {
        id: path.id,
        name: path.name,
        path_kind: path.kind,
        counter_word: path.counter_word,
        counter_hidden: path.counter_hidden,
        total_hidden: path.total_hidden,
        counter: path.counter.filter(|_| !path.counter_hidden),
        total_days: path.total_days,
        chapters: path.chapters.into_iter().map(unwritten).collect(),
        within: path.within,
        by_week: !limits.is_empty() && limits.iter().all(|limit| limit.period == Period::Week),
        limit: path.limit,
    })
}

fn shown_entry(
    connection: &Connection,
    id: &EntryId,
    look: &Look<'_>,
) -> Result<ShownEntry, ShowError> {
    let text: String = connection
        .prepare_cached("SELECT text FROM entry WHERE id = ?1 AND deleted_at IS NULL")
        .and_then(|mut statement| statement.query_row([id], |row| row.get("text")))
        .map_err(DbError::from)?;
    let what = PrintWhat::Entry { id: id.clone() };
    let printed = journal::to_print(connection, &what, look.words)?;
    let printed = printed.into_iter().next().ok_or(DbError::NotFound)?;
    Ok(ShownEntry {
        id: id.clone(),
        title: journal::head(&text).0,
        date_text: printed.date_text,
        time_text: printed.time_text,
        html: printed.html,
    })
}

fn take_photos(
    connection: &Connection,
    folder: &PhotoFolder,
    entry: &EntryId,
    into: &mut HashMap<PhotoId, (Kind, Vec<u8>)>,
) -> Result<(), ShowError> {
    for photo in photos::photos_of(connection, entry)? {
        match photos::open(connection, folder, &photo.id) {
            Ok(picture) => drop(into.insert(photo.id, picture)),
            Err(PhotoError::Missing | PhotoError::Damaged) => {}
            Err(error) => return Err(error.into()),
        }
        if into.values().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST_PHOTO_BYTES {
            return Err(ShowError::TooMuch);
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "show_tests.rs"]
mod tests;
