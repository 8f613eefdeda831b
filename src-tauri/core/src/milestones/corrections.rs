//! Corrections: a first day, an end or a setback that was written down wrongly. None of them is a setback, and each can be
//! undone.

use chrono::NaiveDate;
use rusqlite::{Transaction, named_params};

use super::chapters::{check_end, check_start};
use super::rows::{ChapterRow, chapters_of, checked_word, civil_date, civil_date_if_any, live};
use super::setbacks::{chapter_on, check_date};
use super::{Decision, MilestoneError};
use crate::clock::Now;
use crate::db::{ChapterId, Db, DbError, PathId, SetbackId, Subject, UndoToken};
use crate::time_of_day::TimeOfDay;

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
        let (chapters, at) = with_its_neighbours(tx, chapter)?;
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

/// Corrects the day on which a closed chapter ended, or opens it again with `None`. A setback that closed it moves along
/// with its end; of a chapter that is open again it is noted, and can be decided on anew. What fell while it was closed is
/// not told.
///
/// # Errors
/// `EndInFuture`, `EndBeforeStart`; `ChaptersOverlap` when the next chapter began earlier, and for opening one that is not
/// the last; `ChapterStillOpen` for one that never ended; `NotFound`, or what the database says.
pub fn change_end(
    db: &mut Db,
    chapter: &ChapterId,
    end: Option<NaiveDate>,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| match end {
        Some(end) => move_end(tx, chapter, end, now),
        None => open_again(tx, chapter, now),
    })?;
    Ok(token)
}

/// Corrects when it was and what it is called. The end of a chapter that it closed moves along.
///
/// # Errors
/// Those of `note_setback`; `ChaptersOverlap` when the next chapter began earlier; `NotFound`, or what the database says.
pub fn change_setback(
    db: &mut Db,
    id: &SetbackId,
    date: NaiveDate,
    called: &str,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    check_date(date, now.today())?;
    let called = checked_word(called)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let (path, before, decision, ended, mut chapter) =
            tx.query_row(CHANGED, named_params! { ":id": id }, |row| {
                Ok((
                    row.get::<_, PathId>("path_id")?,
                    civil_date(row, "date")?,
                    Decision::from_stored(&row.get::<_, String>("decision")?),
                    civil_date_if_any(row, "ended")?,
                    row.get::<_, Option<ChapterId>>("chapter_id")?,
                ))
            })?;
        match &chapter {
            Some(closed) if decision == Decision::Closed => {
                if date != before && ended == Some(before) {
                    move_end(tx, closed, date, now)?;
                }
            }
            _ => chapter = chapter_on(tx, &path, date)?,
        }
        tx.execute(
            "UPDATE setback SET date = :date, called = :called, chapter_id = :chapter WHERE id = :id",
            named_params! { ":id": id, ":date": date.to_string(), ":called": called, ":chapter": chapter },
        )?;
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

const CHANGED: &str =
    "SELECT setback.path_id, setback.date, setback.decision, chapter_id, chapter.end AS ended
    FROM setback JOIN path ON path.id = setback.path_id LEFT JOIN chapter ON chapter.id = chapter_id
    WHERE setback.id = :id AND setback.deleted_at IS NULL AND path.deleted_at IS NULL";

fn move_end(
    tx: &Transaction<'_>,
    chapter: &ChapterId,
    end: NaiveDate,
    now: &Now,
) -> Result<(), MilestoneError> {
    let (chapters, at) = with_its_neighbours(tx, chapter)?;
    let row = chapters.get(at).ok_or(DbError::NotFound)?;
    let before = row.end.ok_or(MilestoneError::ChapterStillOpen)?;
    check_end(row.start, end, now)?;
    if chapters.get(at + 1).is_some_and(|next| next.start < end) {
        return Err(MilestoneError::ChaptersOverlap);
    }
    tx.execute(
        "UPDATE chapter SET end = :end WHERE id = :id",
        named_params! { ":id": chapter, ":end": end.to_string() },
    )?;
    tx.execute(
        "UPDATE setback SET date = :end WHERE chapter_id = :id AND decision = 'closed' AND date = :before",
        named_params! { ":id": chapter, ":end": end.to_string(), ":before": before.to_string() },
    )?;
    Ok(())
}

fn open_again(tx: &Transaction<'_>, chapter: &ChapterId, now: &Now) -> Result<(), MilestoneError> {
    let (chapters, at) = with_its_neighbours(tx, chapter)?;
    if chapters.get(at).is_some_and(|row| row.end.is_none()) {
        return Err(MilestoneError::ChapterStillOpen);
    }
    if at + 1 < chapters.len() {
        return Err(MilestoneError::ChaptersOverlap);
    }
    tx.execute(
        "UPDATE chapter SET end = NULL, start_set_at = :now WHERE id = :id",
        named_params! { ":id": chapter, ":now": now.instant().0 },
    )?;
    tx.execute(
        "UPDATE setback SET decision = 'noted' WHERE chapter_id = :id AND decision = 'closed'",
        named_params! { ":id": chapter },
    )?;
    Ok(())
}

/// The chapters of the path to which this one belongs, the oldest first, and its place among them.
fn with_its_neighbours(
    tx: &Transaction<'_>,
    chapter: &ChapterId,
) -> Result<(Vec<ChapterRow>, usize), DbError> {
    let path: PathId = tx.query_row(
        "SELECT path_id FROM chapter WHERE id = :id",
        named_params! { ":id": chapter },
        |row| row.get("path_id"),
    )?;
    live(tx, &path)?;
    let chapters = chapters_of(tx, &path)?;
    let at = chapters.iter().position(|row| row.id == *chapter);
    Ok((chapters, at.ok_or(DbError::NotFound)?))
}

#[cfg(test)]
#[path = "corrections_tests.rs"]
mod tests;
