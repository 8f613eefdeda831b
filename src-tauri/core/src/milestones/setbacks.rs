//! Setbacks: what happened, what it means for the chapter, and the question that waits until the next day.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::chapters::{add_words_to_last, close_open};
use super::rows::{checked_word, civil_date, path_row_of};
use super::{LONGEST_WORDS, MilestoneError, OLDEST_START, PathKind, day_after};
use crate::clock::Now;
use crate::db::{ChapterId, Db, DbError, PathId, SetbackId, Subject, UndoToken};
use crate::words::Words;

/// For how many days "What led to it?" is offered. Later it would only open what has closed.
const ASKED_FOR_DAYS: u64 = 14;

/// What a setback means for the chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// The chapter ends there.
    Closed,
    /// It is noted, and the chapter goes on.
    Noted,
    /// Decided later.
    Later,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Setback {
    /// Its name.
    pub id: SetbackId,
    /// On which path.
    pub path_id: PathId,
    /// When.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The date in words.
    pub date_text: String,
    /// What the person calls it; empty = the path's word.
    pub called: String,
    /// What it means for the chapter.
    pub decision: Decision,
    /// What led to it; may be empty.
    pub led: String,
    /// What would help; may be empty.
    pub helps: String,
}

/// What the person says about something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewSetback {
    /// When.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// What to call it; empty = the path's word.
    pub called: String,
    /// What it means for the chapter.
    pub decision: Decision,
    /// About the chapter: added to what was said of it, whatever is decided; may be empty.
    pub words: String,
}

impl Decision {
    fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Noted => "noted",
            Self::Later => "later",
        }
    }

    pub(super) fn from_stored(text: &str) -> Self {
        match text {
            "closed" => Self::Closed,
            "later" => Self::Later,
            _ => Self::Noted,
        }
    }
}

/// Notes that something happened on `path`. When it closes the chapter that is going, that ends on the day, as with
/// `close_chapter`, and one undo takes back both. What led to it is asked from tomorrow on.
///
/// # Errors
/// `EndInFuture`, `StartTooLongAgo`, `TextTooLong`; `NotForThisKind` when the path only marks a date; `EndBeforeStart`
/// when the chapter to close began later; `NotFound` when there is none to close, or no such path; or what the database
/// says.
pub fn note_setback(
    db: &mut Db,
    path: &PathId,
    new: &NewSetback,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let today = now.today();
    check_date(new.date, today)?;
    check_words(&new.words)?;
    let called = checked_word(&new.called)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        if path_row_of(tx, path)?.kind == PathKind::Date {
            return Err(MilestoneError::NotForThisKind);
        }
        let chapter = match new.decision {
            Decision::Closed => Some(close_open(tx, path, new.date, &new.words, now)?),
            Decision::Noted | Decision::Later => {
                add_words_to_last(tx, path, &new.words)?;
                chapter_on(tx, path, new.date)?
            }
        };
        tx.execute(
            "INSERT INTO setback (id, path_id, date, called, decision, chapter_id, ask_on, created_at)
             VALUES (:id, :path, :date, :called, :decision, :chapter, :ask_on, :now)",
            named_params! {
                ":id": SetbackId::new(now), ":path": path, ":date": new.date.to_string(), ":called": called,
                ":decision": new.decision.as_str(), ":chapter": chapter, ":ask_on": day_after(today).to_string(),
                ":now": now.instant().0,
            },
        )?;
        Ok(())
    })?;
    Ok(token)
}

/// Decides about a setback that did not close its chapter. Closing it then ends the chapter on the day it happened,
/// unless that has ended meanwhile.
///
/// # Errors
/// Those of `note_setback`; `NotFound` also for one that closed its chapter already: `change_end` opens that again.
pub fn decide_setback(
    db: &mut Db,
    id: &SetbackId,
    decision: Decision,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let (path, date, mut chapter, ended): (PathId, _, Option<ChapterId>, bool) =
            tx.query_row(UNDECIDED, named_params! { ":id": id }, |row| {
                Ok((
                    row.get("path_id")?,
                    civil_date(row, "date")?,
                    row.get("chapter_id")?,
                    row.get("ended")?,
                ))
            })?;
        if decision == Decision::Closed && !ended {
            chapter = Some(close_open(tx, &path, date, "", now)?);
        }
        tx.execute(
            "UPDATE setback SET decision = :decision, chapter_id = :chapter WHERE id = :id",
            named_params! { ":id": id, ":decision": decision.as_str(), ":chapter": chapter },
        )?;
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// Keeps what led to it and what would help. It is not asked again.
///
/// # Errors
/// `TextTooLong`, `NotFound`, or what the database says.
pub fn answer_setback(
    db: &mut Db,
    id: &SetbackId,
    led: &str,
    helps: &str,
) -> Result<UndoToken, MilestoneError> {
    check_words(led)?;
    check_words(helps)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        there(tx, id)?;
        tx.execute(
            "UPDATE setback SET led = :led, helps = :helps WHERE id = :id",
            named_params! { ":id": id, ":led": led, ":helps": helps },
        )?;
        ask_no_more(tx, id)
    })?;
    Ok(token)
}

/// "Not now": the question does not come again, nor the one about an earlier setback on the path.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn put_away_setback_question(db: &mut Db, id: &SetbackId) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        there(tx, id)?;
        ask_no_more(tx, id)
    })?;
    Ok(token)
}

/// Puts a setback in the trash. A chapter that it closed stays closed.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_setback(db: &mut Db, id: &SetbackId, now: &Now) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        there(tx, id)?;
        tx.execute(
            "UPDATE setback SET deleted_at = :now WHERE id = :id",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// The question about it is before the person. It stays for this day; from the next one on it stands in the list alone,
/// and so do those about what happened earlier on the path.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn setback_question_shown(
    db: &mut Db,
    id: &SetbackId,
    now: &Now,
) -> Result<(), MilestoneError> {
    let is_noted: bool = db.read(|connection| {
        connection.query_row(
            "SELECT asked_on IS NOT NULL AS is_noted FROM setback WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id },
            |row| row.get("is_noted"),
        )
    })?;
    if is_noted {
        return Ok(());
    }
    db.write(Subject::Milestones, |tx| {
        tx.execute(
            "UPDATE setback SET asked_on = :today WHERE asked_on IS NULL
               AND path_id = (SELECT path_id FROM setback WHERE id = :id)
               AND ask_on <= (SELECT ask_on FROM setback WHERE id = :id)",
            named_params! { ":id": id, ":today": now.today().to_string() },
        )?;
        Ok(())
    })
}

/// The setback about which Today asks what led to it, with the name of its path: the newest that waits for an answer,
/// from the day after it was noted on, for one day ([`setback_question_shown`]). Nobody asks after two weeks.
///
/// # Errors
/// What the database says.
pub fn setback_question(
    connection: &Connection,
    now: &Now,
    words: &Words,
) -> Result<Option<(Setback, String)>, DbError> {
    let today = now.today();
    let from = today.checked_sub_days(Days::new(ASKED_FOR_DAYS));
    Ok(connection
        .prepare_cached(QUESTION)?
        .query_row(
            named_params! { ":from": from.unwrap_or(today).to_string(), ":today": today.to_string() },
            |row| Ok((setback(row, words)?, row.get("path_name")?)),
        )
        .optional()?)
}

/// The setbacks of every path, the newest first.
pub(super) fn all_setbacks(
    connection: &Connection,
    words: &Words,
) -> Result<HashMap<PathId, Vec<Setback>>, DbError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let rows = statement.query_map([], |row| setback(row, words))?;
    let mut setbacks: HashMap<PathId, Vec<Setback>> = HashMap::new();
    for row in rows {
        let setback = row?;
        setbacks
            .entry(setback.path_id.clone())
            .or_default()
            .push(setback);
    }
    Ok(setbacks)
}

const ALL: &str = "SELECT id, path_id, date, called, decision, led, helps FROM setback
    WHERE deleted_at IS NULL ORDER BY path_id DESC, date DESC, created_at DESC";
const QUESTION: &str =
    "SELECT setback.id, path_id, date, called, decision, led, helps, path.name AS path_name
    FROM setback JOIN path ON path.id = path_id
    WHERE ask_on >= :from AND ask_on <= :today AND coalesce(asked_on, :today) = :today
      AND setback.deleted_at IS NULL AND path.deleted_at IS NULL AND path.archived_at IS NULL
    ORDER BY ask_on DESC, setback.created_at DESC LIMIT 1";
const UNDECIDED: &str =
    "SELECT setback.path_id, setback.date, chapter_id, chapter.end IS NOT NULL AS ended
    FROM setback LEFT JOIN chapter ON chapter.id = chapter_id
    WHERE setback.id = :id AND setback.decision <> 'closed' AND setback.deleted_at IS NULL
      AND setback.path_id IN (SELECT id FROM path WHERE deleted_at IS NULL)";
const CHAPTER_ON: &str = "SELECT id FROM chapter
    WHERE path_id = :path AND start <= :date AND (end IS NULL OR end >= :date) ORDER BY start DESC LIMIT 1";

fn setback(row: &Row<'_>, words: &Words) -> rusqlite::Result<Setback> {
    let date = civil_date(row, "date")?;
    Ok(Setback {
        id: row.get("id")?,
        path_id: row.get("path_id")?,
        date,
        date_text: words.date(date),
        called: row.get("called")?,
        decision: Decision::from_stored(&row.get::<_, String>("decision")?),
        led: row.get("led")?,
        helps: row.get("helps")?,
    })
}

pub(super) fn chapter_on(
    tx: &Transaction<'_>,
    path: &PathId,
    date: NaiveDate,
) -> Result<Option<ChapterId>, DbError> {
    Ok(tx
        .query_row(
            CHAPTER_ON,
            named_params! { ":path": path, ":date": date.to_string() },
            |row| row.get("id"),
        )
        .optional()?)
}

/// That the setback is there, and neither it nor its path is in the trash.
fn there(tx: &Transaction<'_>, id: &SetbackId) -> Result<(), DbError> {
    Ok(tx.query_row(
        "SELECT id FROM setback WHERE id = :id AND deleted_at IS NULL
           AND path_id IN (SELECT id FROM path WHERE deleted_at IS NULL)",
        named_params! { ":id": id },
        |_| Ok(()),
    )?)
}

/// One answer is enough for all that happened on the path until then.
fn ask_no_more(tx: &Transaction<'_>, id: &SetbackId) -> Result<(), MilestoneError> {
    tx.execute(
        "UPDATE setback SET ask_on = NULL WHERE path_id = (SELECT path_id FROM setback WHERE id = :id)
           AND ask_on <= (SELECT ask_on FROM setback WHERE id = :id)",
        named_params! { ":id": id },
    )?;
    Ok(())
}

pub(super) fn check_date(date: NaiveDate, today: NaiveDate) -> Result<(), MilestoneError> {
    if date > today {
        return Err(MilestoneError::EndInFuture);
    }
    if today
        .checked_sub_months(Months::new(OLDEST_START * 12))
        .is_some_and(|oldest| date < oldest)
    {
        return Err(MilestoneError::StartTooLongAgo);
    }
    Ok(())
}

fn check_words(words: &str) -> Result<(), MilestoneError> {
    if words.chars().count() > LONGEST_WORDS {
        return Err(MilestoneError::TextTooLong);
    }
    Ok(())
}

#[cfg(test)]
#[path = "setbacks_tests.rs"]
mod tests;
