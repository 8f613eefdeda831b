//! Lists of entries, newest first, with a filter; and how many entries stand behind each choice of it.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde::Serialize;

use super::filter::{Lane, stored_date};
use super::store::{local, zone_of};
use super::tags::{Tag, tags};
use super::{Cursor, Entries, EntrySummary, Filter, JournalError, Mood, head};
use crate::clock::Instant;
use crate::db::PathId;
use crate::words::Words;

/// How many entries stand behind each choice of a filter, those in the trash aside. What has none is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// All.
    pub all: u32,
    /// Victories.
    pub victories: u32,
    /// Pinned ones.
    pub pinned: u32,
    /// Entries with a photo.
    pub photos: u32,
    /// By mood, the lowest first.
    pub moods: Vec<MoodCount>,
    /// By path, in the person's order.
    pub paths: Vec<PathCount>,
    /// By tag, trigger and what helped; most used first.
    pub tags: Vec<Tag>,
}

/// How many entries have a mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodCount {
    /// Which.
    pub mood: Mood,
    /// How many.
    pub entries: u32,
}

/// How many entries are about a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PathCount {
    /// Which.
    pub path: PathId,
    /// What the person calls it.
    pub name: String,
    /// How many.
    pub entries: u32,
}

/// Where a day is in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DayInList {
    /// How many entries stand above its newest one; of the last day before it that has any; or else above the oldest
    /// entry there is.
    pub row: u32,
    /// The list has entries of the day itself.
    pub written: bool,
}

/// What [`summary`] reads, from a query in which `entry` is called so.
pub(super) const SUMMARY: &str = "entry.n, entry.id, substr(entry.text, 1, 500) AS head,
    entry.written_at, entry.zone, entry.victory, entry.pinned, entry.mood,
    CASE WHEN entry.photos > 0 THEN (SELECT photo.id FROM photo WHERE photo.entry_id = entry.id
      AND photo.deleted_at IS NULL ORDER BY photo.position LIMIT 1) END AS photo,
    (SELECT group_concat(name, char(10)) FROM (SELECT tag.name FROM entry_tag CROSS JOIN tag ON tag.id = entry_tag.tag_id
      WHERE entry_tag.entry_id = entry.id AND tag.kind = 'tag' ORDER BY entry_tag.position LIMIT 5)) AS tags";

/// Up to `limit` entries that are not in the trash and that `filter` lets through, newest first: of those after `before`
/// the ones after the first `skip`.
///
/// # Errors
/// The database's.
pub fn entries(
    connection: &Connection,
    before: Option<Cursor>,
    skip: u32,
    filter: &Filter,
    limit: u32,
    words: &Words,
) -> Result<Entries, JournalError> {
    let lane = filter.lane(connection)?;
    let (begin, end) = filter.places();
    let end = before.map_or(end, |cursor| cursor.0.min(end));
    let (conditions, values) = filter.conditions(5, lane.by_tag);
    let sql = list_sql(&lane, &conditions);
    let first: [Value; 4] = [begin.into(), end.into(), limit.into(), skip.into()];
    let mut statement = connection.prepare_cached(&sql)?;
    let mut last = None;
    let entries = statement
        .query_map(params_from_iter(first.into_iter().chain(values)), |row| {
            last = Some(Cursor(row.get("n")?));
            summary(row, words)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let full = entries.len() == limit as usize;
    Ok(Entries {
        entries,
        next: last.filter(|_| full),
        total: total(connection, filter, &lane)?,
    })
}

/// Where the civil date is in the list of the entries that `filter` lets through; none where it lets nothing through.
///
/// # Errors
/// The database's.
pub fn day_in_list(
    connection: &Connection,
    date: NaiveDate,
    filter: &Filter,
) -> Result<Option<DayInList>, JournalError> {
    let lane = filter.lane(connection)?;
    let Some(last) = total(connection, filter, &lane)?.checked_sub(1) else {
        return Ok(None);
    };
    let (begin, end) = filter.places();
    let newer = after(connection, date)?.max(begin);
    let above = count(connection, filter, &lane, (newer, end))?;
    let within =
        filter.from.is_none_or(|from| from <= date) && filter.to.is_none_or(|to| date <= to);
    let day = Filter {
        from: Some(date),
        to: Some(date),
        ..filter.clone()
    };
    Ok(Some(DayInList {
        row: above.min(last),
        written: within && total(connection, &day, &day.lane(connection)?)? > 0,
    }))
}

/// What stands beside each choice of a filter.
///
/// # Errors
/// The database's.
pub fn counts(connection: &Connection) -> Result<Counts, JournalError> {
    let mut moods = Vec::new();
    for number in 1..=5 {
        let entries = tally(connection, &format!("mood {number}"))?;
        if let (Some(mood), 1..) = (Mood::from_number(number), entries) {
            moods.push(MoodCount { mood, entries });
        }
    }
    let paths = connection
        .prepare_cached(PATHS)?
        .query_map([], |row| {
            Ok(PathCount {
                path: row.get("id")?,
                name: row.get("name")?,
                entries: row.get("entries")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(Counts {
        all: tally(connection, "all")?,
        victories: tally(connection, "victory")?,
        pinned: tally(connection, "pinned")?,
        photos: tally(connection, "photo")?,
        moods,
        paths,
        tags: tags(connection)?
            .into_iter()
            .filter(|tag| tag.entries > 0)
            .collect(),
    })
}

/// What a list shows of the row: it has the columns of [`SUMMARY`].
pub(super) fn summary(row: &Row<'_>, words: &Words) -> rusqlite::Result<EntrySummary> {
    let zone = zone_of(&row.get::<_, String>("zone")?);
    let local = local(Instant(row.get("written_at")?), zone);
    let (title, excerpt) = head(&row.get::<_, String>("head")?);
    let tags: Option<String> = row.get("tags")?;
    Ok(EntrySummary {
        id: row.get("id")?,
        date_text: words.full_date(local.date()),
        time_text: words.time(local.time()),
        month_text: words.month(local.date()),
        title,
        excerpt,
        date: local.date(),
        victory: row.get("victory")?,
        pinned: row.get("pinned")?,
        mood: row.get("mood")?,
        photo: row.get("photo")?,
        tags: tags.map_or_else(Vec::new, |names| names.lines().map(str::to_owned).collect()),
        days_left: None,
    })
}

/// How many entries of that name entry_tally counts.
pub(super) fn tally(connection: &Connection, what: &str) -> Result<u32, JournalError> {
    let entries: Option<u32> = connection
        .prepare_cached("SELECT entries FROM entry_tally WHERE what = ?1")?
        .query_row([what], |row| row.get("entries"))
        .optional()?;
    Ok(entries.unwrap_or_default())
}

const PATHS: &str = "SELECT path.id, path.name, entry_tally.entries
    FROM path CROSS JOIN entry_tally ON entry_tally.what = 'path ' || path.id
    WHERE path.deleted_at IS NULL AND entry_tally.entries > 0 ORDER BY path.position, path.created_at, path.id";
const LAST_DAY: &str = "SELECT date FROM entry INDEXED BY entry_by_date
    WHERE deleted_at IS NULL AND date <= ?1 ORDER BY date DESC LIMIT 1";
const NEWEST_OF: &str =
    "SELECT max(n) AS n FROM entry INDEXED BY entry_by_date WHERE deleted_at IS NULL AND date = ?1";
const BETWEEN: &str = "SELECT count(*) FROM entry INDEXED BY entry_by_date
    WHERE entry.deleted_at IS NULL AND entry.date >= ?1 AND entry.date <= ?2";

/// The place right after the newest entry of the civil date, or of the last day before it that has any.
fn after(connection: &Connection, date: NaiveDate) -> Result<i64, JournalError> {
    let day: Option<String> = connection
        .prepare_cached(LAST_DAY)?
        .query_row([stored_date(date)], |row| row.get("date"))
        .optional()?;
    let Some(day) = day else { return Ok(i64::MIN) };
    let newest: i64 = connection
        .prepare_cached(NEWEST_OF)?
        .query_row([day], |row| row.get("n"))?;
    Ok(newest + 1)
}

fn list_sql(lane: &Lane, conditions: &str) -> String {
    let Lane { from, place, .. } = lane;
    format!(
        "SELECT {SUMMARY} FROM {from} WHERE entry.deleted_at IS NULL AND {place} >= ?1 AND {place} < ?2{conditions}
         ORDER BY {place} DESC LIMIT ?3 OFFSET ?4"
    )
}

fn count_sql(lane: &Lane, conditions: &str) -> String {
    let Lane { from, place, .. } = lane;
    format!(
        "SELECT count(*) FROM {from} WHERE entry.deleted_at IS NULL AND {place} >= ?1 AND {place} < ?2{conditions}"
    )
}

/// How many entries the filter lets through: known where it asks for one thing, else counted.
fn total(connection: &Connection, filter: &Filter, lane: &Lane) -> Result<u32, JournalError> {
    let dated = filter.from.is_some() || filter.to.is_some();
    match (filter.chosen().as_slice(), dated) {
        ([], false) => tally(connection, "all"),
        ([(_, what)], false) => tally(connection, what),
        ([], true) => {
            let from = filter.from.unwrap_or(NaiveDate::MIN);
            let to = filter.to.unwrap_or(NaiveDate::MAX);
            Ok(connection
                .prepare_cached(BETWEEN)?
                .query_row([stored_date(from), stored_date(to)], |row| row.get(0))?)
        }
        _ => count(connection, filter, lane, filter.places()),
    }
}

/// How many entries between these places, the second not included, the filter lets through.
fn count(
    connection: &Connection,
    filter: &Filter,
    lane: &Lane,
    (begin, end): (i64, i64),
) -> Result<u32, JournalError> {
    let (conditions, values) = filter.conditions(3, lane.by_tag);
    let first: [Value; 2] = [begin.into(), end.into()];
    Ok(connection
        .prepare_cached(&count_sql(lane, &conditions))?
        .query_row(params_from_iter(first.into_iter().chain(values)), |row| {
            row.get(0)
        })?)
}

#[cfg(test)]
mod tests;
