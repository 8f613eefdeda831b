//! The chapters in which the person writes their story: their SQL, and their part of the trash.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::{
    LONGEST_TITLE, LONGEST_WORDS, MOST_CHAPTERS, StoryDate, StoryError, found, spoken_seconds,
};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, StoryChapterId, Subject, UndoToken};
use crate::journal::head;
use crate::trash::{InTrash, TakenAway, plain};
use crate::words::Words;

/// A chapter of my story as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryChapter {
    /// Its name in the database.
    pub id: StoryChapterId,
    /// What the person calls it; may be empty.
    pub title: String,
    /// From when it tells: YYYY, YYYY-MM or YYYY-MM-DD; empty = not said.
    pub from: String,
    /// Until when; as `from`.
    pub to: String,
    /// `from` in words; may be empty.
    pub from_text: String,
    /// `to` in words; may be empty.
    pub to_text: String,
    /// The writing itself, exactly as it was typed.
    pub words: String,
    /// What stands on its card when it is told aloud.
    pub cue: String,
    /// How long it is to take then, in seconds; 0 = not said.
    pub seconds: u32,
    /// It is told.
    pub in_talk: bool,
}

/// A chapter of my story in the list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryChapterLine {
    /// Its name in the database.
    pub id: StoryChapterId,
    /// What the person calls it; may be empty.
    pub title: String,
    /// From when it tells, in words; may be empty.
    pub from_text: String,
    /// Until when, in words; may be empty.
    pub to_text: String,
    /// How its words begin, at most 80 characters; may be empty.
    pub begins: String,
    /// How long it takes to say them, in seconds.
    pub spoken_seconds: u32,
}

/// What a new chapter begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewStoryChapter {
    /// From when it tells, as it was typed or stored; may be empty.
    pub from: String,
    /// Until when; may be empty.
    pub to: String,
    /// Its first words; may be empty.
    pub words: String,
}

/// All chapters that say something, in the person's order.
///
/// # Errors
/// What the database says.
pub fn story_chapters(
    connection: &Connection,
    words: &Words,
) -> Result<Vec<StoryChapterLine>, DbError> {
    let all = all(connection, words)?;
    Ok(all
        .into_iter()
        .map(|chapter| StoryChapterLine {
            begins: begins(&chapter.words),
            spoken_seconds: spoken_seconds(&chapter.words),
            id: chapter.id,
            title: chapter.title,
            from_text: chapter.from_text,
            to_text: chapter.to_text,
        })
        .collect())
}

/// One chapter.
///
/// # Errors
/// `NotFound`, also for one in the trash; or what the database says.
pub fn story_chapter(
    connection: &Connection,
    id: &StoryChapterId,
    words: &Words,
) -> Result<StoryChapter, DbError> {
    let mut statement = connection.prepare_cached(ONE)?;
    Ok(statement.query_row([id], |row| chapter(row, words))?)
}

/// Begins a chapter, after the others. Without words it is not shown before it says something.
///
/// # Errors
/// `BadDate`, `EndBeforeStart`, `TextTooLong`, `TooMany`, `Db`.
pub fn new_story_chapter(
    db: &mut Db,
    new: &NewStoryChapter,
    now: &Now,
) -> Result<StoryChapterId, StoryError> {
    check_length(&new.words, LONGEST_WORDS)?;
    let (from, to) = checked_dates(&new.from, &new.to)?;
    let id = StoryChapterId::new(now);
    db.write(Subject::Story, |tx| {
        let there: u32 = tx.query_row(COUNT, [], |row| row.get(0))?;
        if there >= MOST_CHAPTERS {
            return Err(StoryError::TooMany);
        }
        tx.execute(
            "INSERT INTO story_chapter (id, from_date, to_date, words, position, created_at, changed_at)
             VALUES (:id, :from, :to, :words, (SELECT coalesce(max(position) + 1, 0) FROM story_chapter), :now, :now)",
            named_params! {
                ":id": id, ":from": from, ":to": to, ":words": new.words, ":now": now.instant().0,
            },
        )?;
        Ok(id)
    })
}

/// Keeps title and words as they are now.
///
/// # Errors
/// `TextTooLong`, `NotFound`, `Db`.
pub fn keep_story_chapter(
    db: &mut Db,
    id: &StoryChapterId,
    title: &str,
    words: &str,
    now: &Now,
) -> Result<(), StoryError> {
    check_length(title, LONGEST_TITLE)?;
    check_length(words, LONGEST_WORDS)?;
    db.write(Subject::Story, |tx| {
        found(tx.execute(
            "UPDATE story_chapter SET title = :title, words = :words, changed_at = :now
             WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":title": title, ":words": words, ":now": now.instant().0 },
        )?)
    })
}

/// Says from when and until when a chapter tells, as it was typed (see [`StoryDate::read`]).
///
/// # Errors
/// `BadDate`, `EndBeforeStart`, `NotFound`, `Db`.
pub fn set_story_dates(
    db: &mut Db,
    id: &StoryChapterId,
    from: &str,
    to: &str,
    now: &Now,
) -> Result<UndoToken, StoryError> {
    let (from, to) = checked_dates(from, to)?;
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE story_chapter SET from_date = :from, to_date = :to, changed_at = :now
             WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":from": from, ":to": to, ":now": now.instant().0 },
        )?)
    })
}

/// The person has left it. One that says nothing does not stay.
///
/// # Errors
/// `Db`.
pub fn leave_story_chapter(db: &mut Db, id: &StoryChapterId) -> Result<(), StoryError> {
    let words = Words::new("");
    let there = db.read(|connection| {
        let mut statement = connection.prepare_cached(ONE)?;
        let found = statement.query_row([id], |row| chapter(row, &words));
        Ok::<_, StoryError>(found.optional()?)
    })?;
    if there.is_none_or(|chapter| says_something(&chapter)) {
        return Ok(());
    }
    db.write(Subject::Story, |tx| {
        tx.execute("DELETE FROM story_chapter WHERE id = ?1", [id])?;
        Ok(())
    })
}

/// Puts the chapters in this order. One that is not named stays after those that are.
///
/// # Errors
/// `Db`.
pub fn order_story_chapters(db: &mut Db, ids: &[StoryChapterId]) -> Result<UndoToken, StoryError> {
    undoable(db, |tx| {
        let mut statement = tx.prepare_cached(IDS)?;
        let all = statement.query_map([], |row| row.get("id"))?;
        let all: Vec<StoryChapterId> = all.collect::<Result<_, _>>()?;
        let rest = all.iter().filter(|id| !ids.contains(id));
        let mut place = tx.prepare_cached(
            "UPDATE story_chapter SET position = :position WHERE id = :id AND deleted_at IS NULL",
        )?;
        for (position, id) in (0_i64..).zip(ids.iter().chain(rest)) {
            place.execute(named_params! { ":id": id, ":position": position })?;
        }
        Ok(())
    })
}

/// Moves a chapter to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_story_chapter(
    db: &mut Db,
    id: &StoryChapterId,
    now: &Now,
) -> Result<UndoToken, StoryError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE story_chapter SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

/// Takes a chapter out of the trash; it stands where it stood.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_story_chapter(db: &mut Db, id: &StoryChapterId) -> Result<UndoToken, StoryError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE story_chapter SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// What waits in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        plain(row, InTrash::StoryChapter(row.get("id")?), now)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of what was removed at `until` or earlier, and of the choice of entries that are no more.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    let none = db.read(|connection| {
        connection.query_row(NONE_WAITS, [until.0], |row| row.get::<_, bool>(0))
    })?;
    if none {
        return Ok(());
    }
    db.write(Subject::Story, |tx| {
        tx.execute("DELETE FROM story_chapter WHERE deleted_at <= ?1", [until.0])?;
        tx.execute(
            "DELETE FROM story_entry WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = story_entry.entry_id)",
            [],
        )?;
        Ok(())
    })
}

pub(super) const ALL: &str =
    "SELECT id, title, from_date, to_date, words, cue, seconds, in_talk FROM story_chapter
    WHERE deleted_at IS NULL ORDER BY position, id";
const ONE: &str =
    "SELECT id, title, from_date, to_date, words, cue, seconds, in_talk FROM story_chapter
    WHERE id = ?1 AND deleted_at IS NULL";
pub(super) const IDS: &str =
    "SELECT id FROM story_chapter WHERE deleted_at IS NULL ORDER BY position, id";
const COUNT: &str = "SELECT count(*) FROM story_chapter WHERE deleted_at IS NULL";
pub(super) const TRASHED: &str =
    "SELECT id, CASE trim(title) WHEN '' THEN substr(trim(words), 1, 80) ELSE title END AS words,
    deleted_at FROM story_chapter WHERE deleted_at IS NOT NULL";
pub(super) const NONE_WAITS: &str = "SELECT NOT EXISTS (SELECT 1 FROM story_chapter WHERE deleted_at <= ?1)
    AND NOT EXISTS (SELECT 1 FROM story_entry WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = story_entry.entry_id))";

/// All chapters that say something, in the person's order.
pub(super) fn all(connection: &Connection, words: &Words) -> Result<Vec<StoryChapter>, DbError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], |row| chapter(row, words))?;
    let all: Vec<StoryChapter> = rows.collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(says_something).collect())
}

/// Its first line; more than its beginning need not be read for that.
fn begins(words: &str) -> String {
    let beginning: String = words.chars().take(500).collect();
    head(&beginning).0
}

fn chapter(row: &Row<'_>, words: &Words) -> rusqlite::Result<StoryChapter> {
    let (from, to): (String, String) = (row.get("from_date")?, row.get("to_date")?);
    Ok(StoryChapter {
        id: row.get("id")?,
        title: row.get("title")?,
        from_text: StoryDate::stored_in_words(&from, words),
        to_text: StoryDate::stored_in_words(&to, words),
        from,
        to,
        words: row.get("words")?,
        cue: row.get("cue")?,
        seconds: row.get("seconds")?,
        in_talk: row.get("in_talk")?,
    })
}

fn says_something(chapter: &StoryChapter) -> bool {
    let said = [
        &chapter.title,
        &chapter.words,
        &chapter.cue,
        &chapter.from,
        &chapter.to,
    ];
    said.iter().any(|text| !text.trim().is_empty())
}

fn checked_dates(from: &str, to: &str) -> Result<(String, String), StoryError> {
    let (from, to) = (StoryDate::read(from)?, StoryDate::read(to)?);
    if let (Some(from), Some(to)) = (from, to)
        && to.last() < from.first()
    {
        return Err(StoryError::EndBeforeStart);
    }
    let stored = |date: Option<StoryDate>| date.map(StoryDate::stored).unwrap_or_default();
    Ok((stored(from), stored(to)))
}

pub(super) fn check_length(text: &str, longest: usize) -> Result<(), StoryError> {
    match text.chars().nth(longest) {
        Some(_) => Err(StoryError::TextTooLong),
        None => Ok(()),
    }
}

pub(super) fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), StoryError>,
) -> Result<UndoToken, StoryError> {
    db.write_undoable(Subject::Story, change)
        .map(|((), token)| token)
}
