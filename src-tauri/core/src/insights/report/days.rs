//! Check-ins day by day.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{ReportError, ReportInclude, Span};
use crate::journal::{CravingWord, Mood};
use crate::milestones::civil_date;
use crate::words::Words;

/// Hungry, angry, lonely, tired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum HaltWord {
    Hungry,
    Angry,
    Lonely,
    Tired,
}

/// How strong a craving was on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportCraving {
    /// On which path.
    pub path: String,
    /// In a word.
    pub word: CravingWord,
    /// 0 to 10, where it was said.
    pub number: Option<u8>,
}

/// What was said of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportDay {
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The day in words.
    pub date_text: String,
    /// How the person felt.
    pub mood: Option<Mood>,
    /// 1 to 5.
    pub energy: Option<u8>,
    /// How long they slept, in minutes.
    pub sleep_minutes: Option<u16>,
    /// How well, 1 to 5.
    pub sleep_quality: Option<u8>,
    /// What of these they said yes to.
    pub halt: Vec<HaltWord>,
    /// What of these they said no to.
    pub not_halt: Vec<HaltWord>,
    /// Cravings, in the order of the paths.
    pub cravings: Vec<ReportCraving>,
    /// What set something off.
    pub triggers: Vec<String>,
    /// What helped.
    pub helped: Vec<String>,
    /// The routines that were ticked.
    pub ticked: Vec<String>,
    /// What was written, exactly.
    pub line: String,
}

pub(super) const DAYS: &str = "SELECT id, date, mood, energy, sleep_minutes, sleep_quality, hungry, angry, lonely, tired, words
    FROM check_in WHERE date BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY date";
pub(super) const CRAVINGS: &str = "SELECT check_in.id AS day, path.name, check_in_craving.word, check_in_craving.number
    FROM check_in CROSS JOIN check_in_craving ON check_in_craving.check_in_id = check_in.id
    CROSS JOIN path ON path.id = check_in_craving.path_id
    WHERE check_in.date BETWEEN ?1 AND ?2 AND check_in.deleted_at IS NULL AND path.deleted_at IS NULL";
pub(super) const PATH_ORDER: &str =
    "SELECT name FROM path WHERE deleted_at IS NULL ORDER BY position, created_at, id";
pub(super) const TAGS: &str = "SELECT check_in.id AS day, check_in_tag.position, tag.kind, tag.name
    FROM check_in CROSS JOIN check_in_tag ON check_in_tag.check_in_id = check_in.id
    CROSS JOIN tag ON tag.id = check_in_tag.tag_id
    WHERE check_in.date BETWEEN ?1 AND ?2 AND check_in.deleted_at IS NULL";
pub(super) const TICKS: &str = "SELECT check_in.id AS day, routine.position, routine.words
    FROM check_in CROSS JOIN check_in_tick ON check_in_tick.check_in_id = check_in.id
    CROSS JOIN routine ON routine.id = check_in_tick.routine_id
    WHERE check_in.date BETWEEN ?1 AND ?2 AND check_in.deleted_at IS NULL AND routine.deleted_at IS NULL";

/// All that was said of the days, the oldest first. A day of which nothing is there has no row.
pub(super) fn days(
    connection: &Connection,
    span: Span,
    words: &Words,
) -> Result<Vec<ReportDay>, ReportError> {
    let dates = params![span.0.to_string(), span.1.to_string()];
    let mut cravings = by_day(connection, CRAVINGS, span, |row| {
        Ok(ReportCraving {
            path: row.get("name")?,
            word: CravingWord::from_number(row.get("word")?).unwrap_or(CravingWord::None),
            number: row.get("number")?,
        })
    })?;
    let order = path_names(connection)?;
    let place = |craving: &ReportCraving| order.iter().position(|name| *name == craving.path);
    // Put in order here: the database would sort what it has found by its indexes once more.
    let mut tags = by_day(connection, TAGS, span, |row| {
        let (kind, name) = (row.get::<_, String>("kind")?, row.get::<_, String>("name")?);
        Ok((row.get::<_, i64>("position")?, name, kind))
    })?;
    let mut ticks = by_day(connection, TICKS, span, |row| {
        Ok((
            row.get::<_, i64>("position")?,
            row.get::<_, String>("words")?,
        ))
    })?;
    let mut statement = connection.prepare_cached(DAYS)?;
    let rows = statement.query_map(dates, |row| {
        let id: String = row.get("id")?;
        let mut day = day(row, words)?;
        day.cravings = cravings.remove(&id).unwrap_or_default();
        day.cravings.sort_by_key(place);
        let mut tags = tags.remove(&id).unwrap_or_default();
        tags.sort();
        for (_, name, kind) in tags {
            match kind.as_str() {
                "trigger" => day.triggers.push(name),
                "helped" => day.helped.push(name),
                _ => {}
            }
        }
        let mut ticked = ticks.remove(&id).unwrap_or_default();
        ticked.sort();
        day.ticked = ticked.into_iter().map(|(_, words)| words).collect();
        Ok(day)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The names of all paths, in the person's order.
pub(super) fn path_names(connection: &Connection) -> Result<Vec<String>, ReportError> {
    let mut statement = connection.prepare_cached(PATH_ORDER)?;
    let names = statement.query_map([], |row| row.get("name"))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The days without what was not chosen.
pub(super) fn as_chosen(mut days: Vec<ReportDay>, include: ReportInclude) -> Vec<ReportDay> {
    for day in &mut days {
        if !include.lines {
            day.line.clear();
        }
        if !include.tags {
            day.triggers.clear();
            day.helped.clear();
        }
    }
    days
}

fn by_day<T>(
    connection: &Connection,
    sql: &str,
    span: Span,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<HashMap<String, Vec<T>>, ReportError> {
    let mut statement = connection.prepare_cached(sql)?;
    let dates = params![span.0.to_string(), span.1.to_string()];
    let rows = statement.query_map(dates, |row| Ok((row.get::<_, String>("day")?, read(row)?)))?;
    let mut found: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        let (day, value) = row?;
        found.entry(day).or_default().push(value);
    }
    Ok(found)
}

fn day(row: &Row<'_>, words: &Words) -> rusqlite::Result<ReportDay> {
    let date = civil_date(row, "date")?;
    let mood: Option<i64> = row.get("mood")?;
    let (mut halt, mut not_halt) = (Vec::new(), Vec::new());
    for (column, which) in [
        ("hungry", HaltWord::Hungry),
        ("angry", HaltWord::Angry),
        ("lonely", HaltWord::Lonely),
        ("tired", HaltWord::Tired),
    ] {
        match row.get::<_, Option<bool>>(column)? {
            Some(true) => halt.push(which),
            Some(false) => not_halt.push(which),
            None => {}
        }
    }
    Ok(ReportDay {
        date,
        date_text: words.full_date(date),
        mood: mood.and_then(Mood::from_number),
        energy: row.get("energy")?,
        sleep_minutes: row.get("sleep_minutes")?,
        sleep_quality: row.get("sleep_quality")?,
        halt,
        not_halt,
        cravings: Vec::new(),
        triggers: Vec::new(),
        helped: Vec::new(),
        ticked: Vec::new(),
        line: row.get("words")?,
    })
}
