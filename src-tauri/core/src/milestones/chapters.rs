//! Chapters: when a run on a path began and ended, and what the person says of it.

use chrono::{Months, NaiveDate};
use rusqlite::{Connection, Transaction, named_params};

use super::ladder::Ladder;
use super::ladders::Start;
use super::rows::{ChapterRow, all_chapters, chapters_of, found, live, path_rows};
use super::{LONGEST_WORDS, MilestoneError, OLDEST_START, rungs};
use crate::clock::{Instant, Now, place};
use crate::db::{ChapterId, Db, DbError, PathId, Subject, UndoToken};
use crate::time_of_day::TimeOfDay;

/// The chapter of a path that is still going, as reminders need it.
#[derive(Debug, Clone)]
pub(crate) struct OpenChapter {
    pub(crate) path: PathId,
    pub(crate) name: String,
    pub(crate) counter_hidden: bool,
    pub(crate) ladder: Ladder,
    pub(crate) start: Start,
    /// When the start was last said: what had come before that is known, and not announced.
    pub(crate) start_set_at: Instant,
}

/// The chapters that are still going, in the order of their paths. A path that is out of the way has none.
pub(crate) fn open_chapters(connection: &Connection) -> Result<Vec<OpenChapter>, DbError> {
    let mut chapters = all_chapters(connection)?;
    let mut edits = rungs::all_edits(connection)?;
    let rows = path_rows(connection, false)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let chapters = chapters.remove(&row.id)?;
            let open = chapters.last().filter(|chapter| chapter.end.is_none())?;
            Some(OpenChapter {
                start: open.start(chapters.len() > 1),
                start_set_at: open.start_set_at,
                name: row.name,
                counter_hidden: row.counter_hidden,
                ladder: Ladder::new(row.ladder, edits.remove(&row.id).unwrap_or_default()),
                path: row.id,
            })
        })
        .collect())
}

/// Closes the chapter that is going on `path`, on the day `end`. Its days, from start to end, keep counting. The words are
/// added to those that were said of it before.
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
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        close_open(tx, path, end, words, now).map(drop)
    })?;
    Ok(token)
}

/// [`close_chapter`] inside a larger change; tells which chapter it was.
pub(super) fn close_open(
    tx: &Transaction<'_>,
    path: &PathId,
    end: NaiveDate,
    words: &str,
    now: &Now,
) -> Result<ChapterId, MilestoneError> {
    live(tx, path)?;
    let open = chapters_of(tx, path)?
        .pop()
        .filter(|row| row.end.is_none())
        .ok_or(DbError::NotFound)?;
    check_end(open.start, end, now)?;
    tx.execute(
        "UPDATE chapter SET end = :end WHERE id = :id",
        named_params! { ":id": open.id, ":end": end.to_string() },
    )?;
    add_words(tx, &open, words)?;
    Ok(open.id)
}

/// Adds words to the chapter of `path` that is going, or else to its last one; none to add are no trouble where there is
/// no chapter.
pub(super) fn add_words_to_last(
    tx: &Transaction<'_>,
    path: &PathId,
    words: &str,
) -> Result<(), MilestoneError> {
    if words.trim().is_empty() {
        return Ok(());
    }
    let last = chapters_of(tx, path)?.pop().ok_or(DbError::NotFound)?;
    add_words(tx, &last, words)
}

/// Adds words to what was said of a chapter: nothing that stands there is replaced.
fn add_words(
    tx: &Transaction<'_>,
    chapter: &ChapterRow,
    words: &str,
) -> Result<(), MilestoneError> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(());
    }
    let all = match chapter.words.trim_end() {
        "" => words.to_owned(),
        before => format!("{before}\n\n{words}"),
    };
    check_length(&all)?;
    tx.execute(
        "UPDATE chapter SET words = :words WHERE id = :id",
        named_params! { ":id": chapter.id, ":words": all },
    )?;
    Ok(())
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

/// Changes what the person says of a chapter and what was learnt in it; its dates stay.
///
/// # Errors
/// `TextTooLong`, `NotFound`, or what the database says.
pub fn change_chapter_words(
    db: &mut Db,
    chapter: &ChapterId,
    words: &str,
    learnt: &str,
) -> Result<UndoToken, MilestoneError> {
    check_length(words)?;
    check_length(learnt)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE chapter SET words = :words, learnt = :learnt WHERE id = :id
             AND path_id IN (SELECT id FROM path WHERE deleted_at IS NULL)",
            named_params! { ":id": chapter, ":words": words, ":learnt": learnt },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Writes a path's next chapter.
pub(super) fn insert_chapter(
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

/// That a chapter can begin then.
pub(super) fn check_start(
    start: NaiveDate,
    time: Option<TimeOfDay>,
    now: &Now,
) -> Result<(), MilestoneError> {
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

/// That a chapter can end then.
pub(super) fn check_end(start: NaiveDate, end: NaiveDate, now: &Now) -> Result<(), MilestoneError> {
    if end > now.today() {
        return Err(MilestoneError::EndInFuture);
    }
    if end < start {
        return Err(MilestoneError::EndBeforeStart);
    }
    Ok(())
}

fn check_length(words: &str) -> Result<(), MilestoneError> {
    if words.chars().count() > LONGEST_WORDS {
        return Err(MilestoneError::TextTooLong);
    }
    Ok(())
}

#[cfg(test)]
#[path = "chapters_tests.rs"]
mod tests;
