//! Paths and chapters in the database.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};
use rusqlite::types::Type;
use rusqlite::{Connection, Row, Transaction, named_params};

use super::ladders::{LadderKind, Start};
use super::view::{self, Look};
use super::{LONGEST_NAME, LONGEST_WORDS, MilestoneError, NewPath, OLDEST_START, Path, PathChange};
use crate::clock::{Instant, Now, place};
use crate::db::{ChapterId, Db, DbError, PathId, Subject, UndoToken};
use crate::time_of_day::TimeOfDay;

/// A path as it is stored.
pub(super) struct PathRow {
    pub(super) id: PathId,
    pub(super) name: String,
    pub(super) counter_word: String,
    pub(super) counter_hidden: bool,
    pub(super) ladder: LadderKind,
}

/// A chapter as it is stored.
pub(super) struct ChapterRow {
    pub(super) id: ChapterId,
    pub(super) start: NaiveDate,
    pub(super) start_time: Option<TimeOfDay>,
    pub(super) end: Option<NaiveDate>,
    pub(super) words: String,
    start_set_at: Instant,
}

/// The chapter of a path that is still going, as reminders need it.
#[derive(Debug, Clone)]
pub(crate) struct OpenChapter {
    pub(crate) path: PathId,
    pub(crate) name: String,
    pub(crate) counter_hidden: bool,
    pub(crate) ladder: LadderKind,
    pub(crate) start: Start,
    /// When the start was last said: what had come before that is known, and not announced.
    pub(crate) start_set_at: Instant,
}

const PATHS: &str = "SELECT id, name, counter_word, counter_hidden, ladder FROM path WHERE deleted_at IS NULL ORDER BY position, created_at, id";
const CHAPTERS: &str = "SELECT path_id, id, start, start_time, end, words, start_set_at FROM chapter ORDER BY path_id, start, end IS NULL, created_at, id";
// A start and an end on one day: the closed chapter comes first.
const CHAPTERS_OF: &str = "SELECT id, start, start_time, end, words, start_set_at FROM chapter WHERE path_id = :path ORDER BY start, end IS NULL, created_at, id";
const MARKED_AHEAD: &str = "SELECT rule, date FROM occurrence WHERE date > :today AND (delivered_at IS NOT NULL OR seen_at IS NOT NULL)";

/// All paths that are not in the trash, in the person's order, as they look at `look.now`.
///
/// # Errors
/// What the database says.
pub fn paths(connection: &Connection, look: &Look<'_>) -> Result<Vec<Path>, DbError> {
    let marked = marked_ahead(connection, look.now.today())?;
    let mut chapters = all_chapters(connection)?;
    let rows = path_rows(connection)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let chapters = chapters.remove(&row.id).unwrap_or_default();
            view::path(row, &chapters, &marked, look)
        })
        .collect())
}

/// The chapters that are still going, in the order of their paths.
pub(crate) fn open_chapters(connection: &Connection) -> Result<Vec<OpenChapter>, DbError> {
    let mut chapters = all_chapters(connection)?;
    let rows = path_rows(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let chapters = chapters.remove(&row.id)?;
            let open = chapters.last().filter(|chapter| chapter.end.is_none())?;
            Some(OpenChapter {
                start: open.start(chapters.len() > 1),
                start_set_at: open.start_set_at,
                path: row.id,
                name: row.name,
                counter_hidden: row.counter_hidden,
                ladder: row.ladder,
            })
        })
        .collect())
}

/// Begins a path, with its first chapter when there is a date. It comes last in the person's order.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `StartInFuture`, `StartTooLongAgo`, or what the database says.
pub fn add_path(db: &mut Db, new: &NewPath, now: &Now) -> Result<PathId, MilestoneError> {
    let name = checked_name(&new.name)?;
    let counter_word = checked_word(&new.counter_word)?;
    if let Some(start) = new.start {
        check_start(start, new.start_time, now)?;
    }
    let id = PathId::new(now);
    db.write(Subject::Milestones, |tx| {
        tx.execute(
            "INSERT INTO path (id, name, counter_word, counter_hidden, ladder, position, created_at)
             VALUES (:id, :name, :counter_word, :counter_hidden, :ladder, (SELECT coalesce(max(position) + 1, 0) FROM path), :now)",
            named_params! {
                ":id": id, ":name": name, ":counter_word": counter_word, ":counter_hidden": new.counter_hidden,
                ":ladder": new.ladder.as_str(), ":now": now.instant().0,
            },
        )?;
        if let Some(start) = new.start {
            insert_chapter(tx, &id, start, new.start_time, now)?;
        }
        Ok(id)
    })
}

/// Changes what is said about a path; its dates stay.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `NotFound`, or what the database says.
pub fn change_path(
    db: &mut Db,
    path: &PathId,
    change: &PathChange,
) -> Result<UndoToken, MilestoneError> {
    let name = checked_name(&change.name)?;
    let counter_word = checked_word(&change.counter_word)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE path SET name = :name, counter_word = :counter_word, counter_hidden = :counter_hidden, ladder = :ladder
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": path, ":name": name, ":counter_word": counter_word, ":counter_hidden": change.counter_hidden,
                ":ladder": change.ladder.as_str(),
            },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Puts a path in the trash, with all its chapters.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_path(db: &mut Db, path: &PathId, now: &Now) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE path SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": path, ":now": now.instant().0 },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Corrects the first day of a chapter. A correction says that the date was written down wrongly: it is no setback,
/// closes nothing and is not remembered.
///
/// # Errors
/// `StartInFuture`, `StartTooLongAgo`; `EndBeforeStart` when the chapter ended earlier; `ChaptersOverlap` when the
/// chapter before it ended later; `NotFound`, or what the database says.
pub fn change_start(
    db: &mut Db,
    chapter: &ChapterId,
    start: NaiveDate,
    start_time: Option<TimeOfDay>,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    check_start(start, start_time, now)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let path: PathId = tx.query_row(
            "SELECT path_id FROM chapter WHERE id = :id",
            named_params! { ":id": chapter },
            |row| row.get("path_id"),
        )?;
        let chapters = chapters_of(tx, &path)?;
        let at = chapters.iter().position(|row| row.id == *chapter).ok_or(DbError::NotFound)?;
        let before = at.checked_sub(1).and_then(|before| chapters.get(before));
        if before.and_then(|row| row.end).is_some_and(|end| end > start) {
            return Err(MilestoneError::ChaptersOverlap);
        }
        if chapters.get(at).and_then(|row| row.end).is_some_and(|end| end < start) {
            return Err(MilestoneError::EndBeforeStart);
        }
        tx.execute(
            "UPDATE chapter SET start = :start, start_time = :start_time, start_set_at = :now WHERE id = :id",
            named_params! {
                ":id": chapter, ":start": start.to_string(), ":start_time": start_time, ":now": now.instant().0,
            },
        )?;
        Ok(())
    })?;
    Ok(token)
}

/// Closes the chapter that is going on `path`, on the day `end`. Its days, from start to end, keep counting.
///
/// # Errors
/// `EndInFuture`, `EndBeforeStart`, `TextTooLong`; `NotFound` when no chapter is open; or what the database says.
pub fn close_chapter(
    db: &mut Db,
    path: &PathId,
    end: NaiveDate,
    words: &str,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    if end > now.today() {
        return Err(MilestoneError::EndInFuture);
    }
    if words.chars().count() > LONGEST_WORDS {
        return Err(MilestoneError::TextTooLong);
    }
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        live(tx, path)?;
        let chapters = chapters_of(tx, path)?;
        let open = chapters
            .last()
            .filter(|row| row.end.is_none())
            .ok_or(DbError::NotFound)?;
        if end < open.start {
            return Err(MilestoneError::EndBeforeStart);
        }
        tx.execute(
            "UPDATE chapter SET end = :end, words = :words WHERE id = :id",
            named_params! { ":id": open.id, ":end": end.to_string(), ":words": words },
        )?;
        Ok(())
    })?;
    Ok(token)
}

/// Opens the next chapter of `path`, or its first one, from the day `start`.
///
/// # Errors
/// `StartInFuture`, `StartTooLongAgo`, `ChapterStillOpen`; `ChaptersOverlap` when the last chapter ended later;
/// `NotFound`, or what the database says.
pub fn open_chapter(
    db: &mut Db,
    path: &PathId,
    start: NaiveDate,
    start_time: Option<TimeOfDay>,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    check_start(start, start_time, now)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        live(tx, path)?;
        if let Some(last) = chapters_of(tx, path)?.last() {
            let end = last.end.ok_or(MilestoneError::ChapterStillOpen)?;
            if end > start {
                return Err(MilestoneError::ChaptersOverlap);
            }
        }
        insert_chapter(tx, path, start, start_time, now)
    })?;
    Ok(token)
}

fn insert_chapter(
    tx: &Transaction<'_>,
    path: &PathId,
    start: NaiveDate,
    start_time: Option<TimeOfDay>,
    now: &Now,
) -> Result<(), MilestoneError> {
    tx.execute(
        "INSERT INTO chapter (id, path_id, start, start_time, start_set_at, created_at)
         VALUES (:id, :path, :start, :start_time, :now, :now)",
        named_params! {
            ":id": ChapterId::new(now), ":path": path, ":start": start.to_string(), ":start_time": start_time,
            ":now": now.instant().0,
        },
    )?;
    Ok(())
}

fn checked_name(name: &str) -> Result<&str, MilestoneError> {
    let name = checked_word(name)?;
    if name.is_empty() {
        return Err(MilestoneError::NameEmpty);
    }
    Ok(name)
}

fn checked_word(word: &str) -> Result<&str, MilestoneError> {
    let word = word.trim();
    if word.chars().count() > LONGEST_NAME {
        return Err(MilestoneError::TextTooLong);
    }
    Ok(word)
}

fn check_start(start: NaiveDate, time: Option<TimeOfDay>, now: &Now) -> Result<(), MilestoneError> {
    let today = now.today();
    let later_today = time.is_some_and(|time| place(start, time.time(), now.zone) > now.instant());
    if start > today || later_today {
        return Err(MilestoneError::StartInFuture);
    }
    if today
        .checked_sub_months(Months::new(OLDEST_START * 12))
        .is_some_and(|oldest| start < oldest)
    {
        return Err(MilestoneError::StartTooLongAgo);
    }
    Ok(())
}

fn found(changed: usize) -> Result<(), MilestoneError> {
    if changed == 0 {
        Err(DbError::NotFound.into())
    } else {
        Ok(())
    }
}

fn live(tx: &Transaction<'_>, path: &PathId) -> Result<(), DbError> {
    Ok(tx.query_row(
        "SELECT id FROM path WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": path },
        |_| Ok(()),
    )?)
}

fn path_rows(connection: &Connection) -> Result<Vec<PathRow>, DbError> {
    let mut statement = connection.prepare_cached(PATHS)?;
    let rows = statement.query_map([], |row| {
        Ok(PathRow {
            id: row.get("id")?,
            name: row.get("name")?,
            counter_word: row.get("counter_word")?,
            counter_hidden: row.get("counter_hidden")?,
            ladder: LadderKind::from_stored(&row.get::<_, String>("ladder")?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn all_chapters(connection: &Connection) -> Result<HashMap<PathId, Vec<ChapterRow>>, DbError> {
    let mut statement = connection.prepare_cached(CHAPTERS)?;
    let rows = statement.query_map([], |row| Ok((row.get("path_id")?, chapter_row(row)?)))?;
    let mut chapters: HashMap<PathId, Vec<ChapterRow>> = HashMap::new();
    for row in rows {
        let (path, chapter) = row?;
        chapters.entry(path).or_default().push(chapter);
    }
    Ok(chapters)
}

fn chapters_of(connection: &Connection, path: &PathId) -> Result<Vec<ChapterRow>, DbError> {
    let mut statement = connection.prepare_cached(CHAPTERS_OF)?;
    let rows = statement.query_map(named_params! { ":path": path }, chapter_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn marked_ahead(
    connection: &Connection,
    today: NaiveDate,
) -> Result<HashSet<(String, NaiveDate)>, DbError> {
    let mut statement = connection.prepare_cached(MARKED_AHEAD)?;
    let rows = statement.query_map(named_params! { ":today": today.to_string() }, |row| {
        Ok((row.get("rule")?, civil_date(row, "date")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn chapter_row(row: &Row<'_>) -> rusqlite::Result<ChapterRow> {
    let end = row.get::<_, Option<String>>("end")?.is_some();
    Ok(ChapterRow {
        id: row.get("id")?,
        start: civil_date(row, "start")?,
        start_time: row.get("start_time")?,
        end: end.then(|| civil_date(row, "end")).transpose()?,
        words: row.get("words")?,
        start_set_at: Instant(row.get("start_set_at")?),
    })
}

/// The civil date in `column`.
pub(crate) fn civil_date(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDate> {
    row.get::<_, String>(column)?
        .parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
