//! Paths and chapters as they are stored.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, Transaction, named_params};

use super::kinds::{About, PathKind};
use super::ladders::{LadderKind, Start};
use super::{LONGEST_NAME, MilestoneError};
use crate::clock::Instant;
use crate::db::{ChapterId, DbError, PathId};
use crate::time_of_day::TimeOfDay;

/// A path as it is stored.
pub(super) struct PathRow {
    pub(super) id: PathId,
    pub(super) kind: PathKind,
    pub(super) about: About,
    pub(super) name: String,
    pub(super) counter_word: String,
    pub(super) setback_word: String,
    pub(super) urge_word: String,
    pub(super) counter_hidden: bool,
    pub(super) total_hidden: bool,
    pub(super) own_words: bool,
    pub(super) archived: bool,
    pub(super) ladder: LadderKind,
}

/// A chapter as it is stored.
pub(super) struct ChapterRow {
    pub(super) id: ChapterId,
    pub(super) start: NaiveDate,
    pub(super) start_time: Option<TimeOfDay>,
    pub(super) end: Option<NaiveDate>,
    pub(super) words: String,
    pub(super) learnt: String,
    pub(super) start_set_at: Instant,
}

impl ChapterRow {
    pub(super) fn start(&self, again: bool) -> Start {
        Start {
            date: self.start,
            time: self.start_time,
            again,
        }
    }
}

/// The ids and dates of milestones' occurrences.
pub(super) type Marked = HashSet<(String, NaiveDate)>;

pub(super) const PATHS: &str = "SELECT id, kind, about, name, counter_word, setback_word, urge_word, counter_hidden, total_hidden, own_words,
    archived_at IS NOT NULL AS archived, ladder
    FROM path WHERE deleted_at IS NULL AND (archived_at IS NOT NULL) = :archived ORDER BY position, created_at, id";
const PATH: &str = "SELECT id, kind, about, name, counter_word, setback_word, urge_word, counter_hidden, total_hidden, own_words,
    archived_at IS NOT NULL AS archived, ladder FROM path WHERE id = :id AND deleted_at IS NULL";
pub(super) const CHAPTERS: &str = "SELECT path_id, id, start, start_time, end, words, learnt, start_set_at FROM chapter ORDER BY path_id, start, end IS NULL, created_at, id";
// A start and an end on one day: the closed chapter comes first.
pub(super) const CHAPTERS_OF: &str = "SELECT id, start, start_time, end, words, learnt, start_set_at FROM chapter WHERE path_id = :path ORDER BY start, end IS NULL, created_at, id";
pub(super) const MARKED_AHEAD: &str = "SELECT rule, date FROM occurrence WHERE date > :today AND (delivered_at IS NOT NULL OR seen_at IS NOT NULL)";

/// The paths in the person's order: those that are out of the way, or the others.
pub(super) fn path_rows(connection: &Connection, archived: bool) -> Result<Vec<PathRow>, DbError> {
    let mut statement = connection.prepare_cached(PATHS)?;
    let rows = statement.query_map(named_params! { ":archived": archived }, path_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The path with this id, archived or not; `NotFound` for one in the trash.
pub(super) fn path_row_of(connection: &Connection, path: &PathId) -> Result<PathRow, DbError> {
    let mut statement = connection.prepare_cached(PATH)?;
    Ok(statement.query_row(named_params! { ":id": path }, path_row)?)
}

pub(super) fn all_chapters(
    connection: &Connection,
) -> Result<HashMap<PathId, Vec<ChapterRow>>, DbError> {
    let mut statement = connection.prepare_cached(CHAPTERS)?;
    let rows = statement.query_map([], |row| Ok((row.get("path_id")?, chapter_row(row)?)))?;
    by_path(rows)
}

pub(super) fn chapters_of(
    connection: &Connection,
    path: &PathId,
) -> Result<Vec<ChapterRow>, DbError> {
    let mut statement = connection.prepare_cached(CHAPTERS_OF)?;
    let rows = statement.query_map(named_params! { ":path": path }, chapter_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What was marked on days that lie ahead of `today`.
pub(super) fn marked_ahead(connection: &Connection, today: NaiveDate) -> Result<Marked, DbError> {
    let mut statement = connection.prepare_cached(MARKED_AHEAD)?;
    let rows = statement.query_map(named_params! { ":today": today.to_string() }, |row| {
        Ok((row.get("rule")?, civil_date(row, "date")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What belongs to each path, in the order in which it was read.
pub(super) fn by_path<T>(
    rows: impl Iterator<Item = rusqlite::Result<(PathId, T)>>,
) -> Result<HashMap<PathId, Vec<T>>, DbError> {
    let mut found: HashMap<PathId, Vec<T>> = HashMap::new();
    for row in rows {
        let (path, value) = row?;
        found.entry(path).or_default().push(value);
    }
    Ok(found)
}

/// The civil date in `column`.
pub(crate) fn civil_date(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDate> {
    row.get::<_, String>(column)?
        .parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

/// The civil date in `column`, where there is one.
pub(crate) fn civil_date_if_any(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<NaiveDate>> {
    let some = row.get::<_, Option<String>>(column)?.is_some();
    some.then(|| civil_date(row, column)).transpose()
}

/// That the path is there, and not in the trash.
pub(super) fn live(tx: &Transaction<'_>, path: &PathId) -> Result<(), DbError> {
    path_row_of(tx, path).map(drop)
}

/// That a statement changed something.
pub(super) fn found(changed: usize) -> Result<(), MilestoneError> {
    if changed == 0 {
        Err(DbError::NotFound.into())
    } else {
        Ok(())
    }
}

/// A short text without the space around it.
pub(super) fn checked_word(word: &str) -> Result<&str, MilestoneError> {
    let word = word.trim();
    if word.chars().count() > LONGEST_NAME {
        return Err(MilestoneError::TextTooLong);
    }
    Ok(word)
}

fn path_row(row: &Row<'_>) -> rusqlite::Result<PathRow> {
    Ok(PathRow {
        id: row.get("id")?,
        kind: PathKind::from_stored(&row.get::<_, String>("kind")?),
        about: About::from_stored(&row.get::<_, String>("about")?),
        name: row.get("name")?,
        counter_word: row.get("counter_word")?,
        setback_word: row.get("setback_word")?,
        urge_word: row.get("urge_word")?,
        counter_hidden: row.get("counter_hidden")?,
        total_hidden: row.get("total_hidden")?,
        own_words: row.get("own_words")?,
        archived: row.get("archived")?,
        ladder: LadderKind::from_stored(&row.get::<_, String>("ladder")?),
    })
}

fn chapter_row(row: &Row<'_>) -> rusqlite::Result<ChapterRow> {
    Ok(ChapterRow {
        id: row.get("id")?,
        start: civil_date(row, "start")?,
        start_time: row.get("start_time")?,
        end: civil_date_if_any(row, "end")?,
        words: row.get("words")?,
        learnt: row.get("learnt")?,
        start_set_at: Instant(row.get("start_set_at")?),
    })
}
