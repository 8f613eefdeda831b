//! Lists of entries, newest first, with a filter; and how many entries stand behind each choice of it.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde::{Deserialize, Serialize};

use super::store::{local, zone_of};
use super::tags::{Tag, tags};
use super::{Cursor, Entries, EntrySummary, JournalError, Mood, head};
use crate::clock::Instant;
use crate::db::{PathId, TagId};
use crate::words::Words;

/// Which entries a list shows: those for which all that is set holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// Entries with this tag, trigger or what helped.
    pub tag: Option<TagId>,
    /// Entries with this mood.
    pub mood: Option<Mood>,
    /// Entries about this path.
    pub path: Option<PathId>,
    /// Victories.
    pub victory: bool,
    /// Pinned ones.
    pub pinned: bool,
    /// Entries with a photo.
    pub photo: bool,
    /// From this civil date on.
    #[specta(type = Option<String>)]
    pub from: Option<NaiveDate>,
    /// Up to this civil date and with it.
    #[specta(type = Option<String>)]
    pub to: Option<NaiveDate>,
}

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

/// What [`summary`] reads, from a query in which `entry` is called so.
pub(super) const SUMMARY: &str = "entry.n, entry.id, substr(entry.text, 1, 500) AS head,
    entry.written_at, entry.zone, entry.victory, entry.pinned, entry.mood,
    CASE WHEN entry.photos > 0 THEN (SELECT photo.id FROM photo WHERE photo.entry_id = entry.id
      AND photo.deleted_at IS NULL ORDER BY photo.position LIMIT 1) END AS photo,
    (SELECT group_concat(name, char(10)) FROM (SELECT tag.name FROM entry_tag CROSS JOIN tag ON tag.id = entry_tag.tag_id
      WHERE entry_tag.entry_id = entry.id AND tag.kind = 'tag' ORDER BY entry_tag.position LIMIT 5)) AS tags";

/// Up to `limit` entries that are not in the trash and that `filter` lets through, newest first, those after `before`.
///
/// # Errors
/// The database's.
pub fn entries(
    connection: &Connection,
    before: Option<Cursor>,
    filter: &Filter,
    limit: u32,
    words: &Words,
) -> Result<Entries, JournalError> {
    let lane = lane(connection, filter)?;
    let (begin, end) = filter.places();
    let end = before.map_or(end, |cursor| cursor.0.min(end));
    let (conditions, values) = filter.conditions(4, lane.by_tag);
    let sql = list_sql(&lane, &conditions);
    let first: [Value; 3] = [begin.into(), end.into(), limit.into()];
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
        tags: tags(connection)?,
    })
}

/// The place from which [`entries`] begins with the newest entry of the civil date; of the last one before it that has
/// entries; or else with the oldest entry there is.
///
/// # Errors
/// The database's.
pub fn place_of(connection: &Connection, date: NaiveDate) -> Result<Cursor, JournalError> {
    let day: Option<String> = connection
        .prepare_cached(LAST_DAY)?
        .query_row([stored_date(date)], |row| row.get("date"))
        .optional()?;
    let newest: Option<i64> = match day {
        Some(day) => connection
            .prepare_cached(NEWEST_OF)?
            .query_row([day], |row| row.get("n"))?,
        None => connection
            .prepare_cached(OLDEST)?
            .query_row([], |row| row.get("n"))?,
    };
    Ok(Cursor(newest.map_or(0, |n| n + 1)))
}

impl Filter {
    /// What has to hold, as SQL that begins with " AND", over `entry`; and the values of its parameters, of which the
    /// first has the number `first`. With `by_tag` the query goes through `entry_tag`, else it need not know of it.
    pub(super) fn conditions(&self, first: usize, by_tag: bool) -> (String, Vec<Value>) {
        let mut sql = String::new();
        let mut values: Vec<Value> = Vec::new();
        let mut with = |condition: &str, value: Value| {
            sql.push_str(&condition.replace("?#", &format!("?{}", first + values.len())));
            values.push(value);
        };
        if let Some(tag) = &self.tag {
            let condition = match by_tag {
                true => " AND entry_tag.tag_id = ?#",
                false => {
                    " AND EXISTS (SELECT 1 FROM entry_tag WHERE entry_tag.tag_id = ?# AND entry_tag.n = entry.n)"
                }
            };
            with(condition, tag.as_str().to_owned().into());
        }
        if let Some(mood) = self.mood {
            with(" AND entry.mood = ?#", (mood as i64).into());
        }
        if let Some(path) = &self.path {
            with(" AND entry.path_id = ?#", path.as_str().to_owned().into());
        }
        if let Some(from) = self.from {
            with(" AND entry.date >= ?#", stored_date(from).into());
        }
        if let Some(to) = self.to {
            with(" AND entry.date <= ?#", stored_date(to).into());
        }
        for (chosen, condition) in [
            (self.victory, " AND entry.victory = 1"),
            (self.pinned, " AND entry.pinned = 1"),
            (self.photo, " AND entry.photos > 0"),
        ] {
            if chosen {
                sql.push_str(condition);
            }
        }
        (sql, values)
    }

    /// Between which places entries of the dates can lie, the second not included. A civil date begins at most 14 hours
    /// before that of UTC and ends at most 12 hours after; a day on top for entries that found their second taken.
    fn places(&self) -> (i64, i64) {
        const HOUR: i64 = 60 * 60;
        let second = |date: NaiveDate| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let begin = self.from.map_or(i64::MIN, |from| second(from) - 14 * HOUR);
        let end = self
            .to
            .map_or(i64::MAX, |to| second(to) + (24 + 12 + 24) * HOUR);
        (begin, end)
    }

    /// What is set apart from dates, by its name in entry_tally.
    fn chosen(&self) -> Vec<(Lane, String)> {
        let mut chosen = Vec::new();
        if let Some(tag) = &self.tag {
            chosen.push((BY_TAG, format!("tag {}", tag.as_str())));
        }
        if let Some(mood) = self.mood {
            chosen.push((
                lane_of("entry INDEXED BY entry_by_mood"),
                format!("mood {}", mood as i64),
            ));
        }
        if let Some(path) = &self.path {
            chosen.push((
                lane_of("entry INDEXED BY entry_by_path"),
                format!("path {}", path.as_str()),
            ));
        }
        for (set, index, what) in [
            (self.victory, "entry INDEXED BY entry_victories", "victory"),
            (self.pinned, "entry INDEXED BY entry_pinned", "pinned"),
            (self.photo, "entry INDEXED BY entry_with_photo", "photo"),
        ] {
            if set {
                chosen.push((lane_of(index), what.to_owned()));
            }
        }
        chosen
    }
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
const OLDEST: &str = "SELECT min(n) AS n FROM entry INDEXED BY entry_kept WHERE deleted_at IS NULL";
const BETWEEN: &str = "SELECT count(*) FROM entry INDEXED BY entry_by_date
    WHERE entry.deleted_at IS NULL AND entry.date >= ?1 AND entry.date <= ?2";

/// A way through the entries, newest first.
#[derive(Debug, Clone, Copy)]
struct Lane {
    from: &'static str,
    place: &'static str,
    by_tag: bool,
}

const BY_TAG: Lane = Lane {
    from: "entry_tag CROSS JOIN entry INDEXED BY entry_facts ON entry.n = entry_tag.n",
    place: "entry_tag.n",
    by_tag: true,
};

fn lane_of(from: &'static str) -> Lane {
    Lane {
        from,
        place: "entry.n",
        by_tag: false,
    }
}

/// The way with the fewest entries on it.
fn lane(connection: &Connection, filter: &Filter) -> Result<Lane, JournalError> {
    let mut shortest: Option<(u32, Lane)> = None;
    for (lane, what) in filter.chosen() {
        let entries = tally(connection, &what)?;
        if shortest.is_none_or(|(fewest, _)| entries < fewest) {
            shortest = Some((entries, lane));
        }
    }
    Ok(match shortest {
        Some((_, lane)) => lane,
        None if filter.from.is_some() || filter.to.is_some() => {
            lane_of("entry INDEXED BY entry_facts")
        }
        None => lane_of("entry INDEXED BY entry_kept"),
    })
}

fn list_sql(lane: &Lane, conditions: &str) -> String {
    let Lane { from, place, .. } = lane;
    format!(
        "SELECT {SUMMARY} FROM {from} WHERE entry.deleted_at IS NULL AND {place} >= ?1 AND {place} < ?2{conditions}
         ORDER BY {place} DESC LIMIT ?3"
    )
}

fn total_sql(lane: &Lane, conditions: &str) -> String {
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
        _ => {
            let (begin, end) = filter.places();
            let (conditions, values) = filter.conditions(3, lane.by_tag);
            let first: [Value; 2] = [begin.into(), end.into()];
            Ok(connection
                .prepare_cached(&total_sql(lane, &conditions))?
                .query_row(params_from_iter(first.into_iter().chain(values)), |row| {
                    row.get(0)
                })?)
        }
    }
}

/// The date as it is stored, and compared, in the database. Nothing is dated outside the years 1 to 9999.
fn stored_date(date: NaiveDate) -> String {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(date);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(date);
    date.clamp(first, last).to_string()
}

#[cfg(test)]
mod tests;
