//! A milestone as it is celebrated: once, quietly, with the person's own words where they allowed it.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::dates::days_between;
use super::{Chapter, Look, MilestoneName, Path, paths};
use crate::contacts::{ContactError, Role, store as contacts};
use crate::db::{ContactId, DbError, PathId};
use crate::journal::{self, JournalError};

/// Who is offered as one who would be glad.
const MOST_GLAD: usize = 3;

/// How a milestone is celebrated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Celebration {
    /// What the path is called.
    pub path_name: String,
    /// The person would rather not see numbers.
    pub counter_hidden: bool,
    /// Which milestone.
    pub name: MilestoneName,
    /// Its date in words.
    pub date_text: String,
    /// How many stones lie there with this one.
    pub stones: u32,
    /// An earlier sentence of the person, if they allowed it.
    pub own_words: Option<OwnWords>,
    /// Who would be glad to know, at most three.
    pub glad: Vec<Glad>,
}

/// An earlier sentence of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnWords {
    /// It.
    pub text: String,
    /// When it was written, in words.
    pub date_text: String,
}

/// Someone who would be glad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Glad {
    /// Who.
    pub contact: ContactId,
    /// What the person calls them.
    pub name: String,
}

/// How the milestone of that name and day is celebrated on `path`: chapters can have the same one. Numbers are at home in
/// `region`.
///
/// # Errors
/// `NotFound` when there is no such path, or no such milestone on it; or what the database says.
pub fn celebration(
    connection: &Connection,
    look: &Look<'_>,
    region: &str,
    path: &PathId,
    name: &MilestoneName,
    date: NaiveDate,
) -> Result<Celebration, DbError> {
    let paths = paths(connection, look)?.into_iter();
    let path: Path = paths
        .into_iter()
        .find(|one| one.id == *path)
        .ok_or(DbError::NotFound)?;
    let mut marked = path.reached.iter().chain(&path.next);
    let milestone = marked
        .find(|one| one.name == *name && one.date == date)
        .ok_or(DbError::NotFound)?;
    Ok(Celebration {
        stones: stones(&path.chapters, milestone.date),
        own_words: own_words(connection, look, &path, &milestone.name)?,
        glad: glad(connection, region)?,
        name: milestone.name.clone(),
        date_text: milestone.date_text.clone(),
        counter_hidden: path.counter_hidden,
        path_name: path.name,
    })
}

/// Whether the milestone of that day is the newest one of its name that was reached on `path`: only that one can still be
/// announced.
pub fn is_newest(paths: &[Path], path: &PathId, name: &MilestoneName, date: NaiveDate) -> bool {
    let path = paths.iter().find(|one| one.id == *path);
    let reached = path.into_iter().flat_map(|path| &path.reached);
    let newest = reached.filter(|one| one.name == *name).map(|one| one.date);
    newest.max() == Some(date)
}

fn own_words(
    connection: &Connection,
    look: &Look<'_>,
    path: &Path,
    name: &MilestoneName,
) -> Result<Option<OwnWords>, DbError> {
    if !path.own_words {
        return Ok(None);
    }
    // Another milestone, another sentence; the same one however often the celebration is opened.
    let seed = name.code();
    let found = journal::own_words(connection, &path.id, look.now.today(), &seed);
    let found = found.map_err(|error| match error {
        JournalError::Db(error) => error,
        _ => DbError::NotFound,
    })?;
    Ok(found.map(|(text, date)| OwnWords {
        text,
        date_text: look.words.date(date),
    }))
}

/// The first call and those after it in the person's order, as far as they can be reached. Nobody at a helpline waits to
/// hear of it.
fn glad(connection: &Connection, region: &str) -> Result<Vec<Glad>, DbError> {
    let circle = contacts::help_contacts(connection, region).map_err(|error| match error {
        ContactError::Db(error) => error,
        _ => DbError::NotFound,
    })?;
    Ok(circle
        .into_iter()
        .filter(|contact| contact.role != Role::Helpline)
        .filter(|contact| contact.channels.iter().any(|channel| channel.opens))
        .take(MOST_GLAD)
        .map(|contact| Glad {
            contact: contact.contact,
            name: contact.name,
        })
        .collect())
}

/// Days at which a chapter's cairn gains a stone; then one more every year. The page's `stonesFor` has the same rule.
const GAINS: [i64; 11] = [0, 1, 7, 30, 60, 90, 180, 270, 365, 548, 730];
const MOST_STONES: i64 = 31;

/// How many stones the chapter of that day has by then.
fn stones(chapters: &[Chapter], date: NaiveDate) -> u32 {
    let chapter = chapters
        .iter()
        .rfind(|chapter| chapter.start <= date && chapter.end.is_none_or(|end| date <= end));
    let days = chapter.map_or(0, |chapter| days_between(chapter.start, date));
    let listed = GAINS.iter().zip(0_i64..).filter(|(gain, _)| days >= **gain);
    let listed = listed.map(|(_, place)| place + 1).last().unwrap_or(1);
    let years = (days / 365 - 2).max(0);
    u32::try_from((listed + years).min(MOST_STONES)).unwrap_or(1)
}

#[cfg(test)]
#[path = "celebration_tests.rs"]
mod tests;
