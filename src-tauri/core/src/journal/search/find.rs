//! The places of the entries in which a plan holds, newest first.

use chrono::{Datelike, NaiveDate, NaiveTime};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::JournalError;
use super::ladder::{self, Climb, Either};
use super::plan::Plan;
use super::tokens::Needle;

/// How many entries, for each that is asked for, and how many bytes of text are read to spare the index a long way.
const READ_FOR_EACH: usize = 4;
const READ_BYTES: usize = 512 * 1024;

impl Plan {
    /// The newest places, up to `limit`, in which all holds.
    ///
    /// FTS5 gathers all matches of the beginning of a word before it gives the first one, unless it keeps an index of
    /// beginnings of just that length. So the newest entries are read first, as far down as the kept beginnings lead:
    /// what is common is found among them soon, and what is rare is gathered quickly.
    pub(super) fn places(
        &self,
        connection: &Connection,
        limit: usize,
    ) -> Result<Vec<i64>, JournalError> {
        let few = limit <= 200;
        let words = self.words.iter().chain(&self.without_words);
        if few && words.clone().any(|word| word.by_reading.is_some()) {
            let bounds = Bounds {
                entries: limit * READ_FOR_EACH,
                bytes: READ_BYTES,
            };
            if let Some(places) = self.attempt(connection, limit, Some(bounds))? {
                return Ok(places);
            }
        }
        Ok(self.attempt(connection, limit, None)?.unwrap_or_default())
    }

    /// The places; none when the bounds for reading were met before.
    fn attempt(
        &self,
        connection: &Connection,
        limit: usize,
        mut reading: Option<Bounds>,
    ) -> Result<Option<Vec<i64>>, JournalError> {
        let mut exactly: Vec<&Needle> = self.exactly.iter().collect();
        let mut absent: Vec<&Needle> = self.absent.iter().collect();
        let quickly = reading.is_some();
        let mut with = self.with.clone();
        let mut without = self.without.clone();
        let mut matching: Vec<&str> = Vec::new();
        for word in &self.words {
            match &word.by_reading {
                Some(quick) if quickly => {
                    exactly.push(&quick.needle);
                    matching.extend(quick.wider.as_deref());
                }
                _ => matching.push(&word.matching),
            }
        }
        let mut not: Vec<&str> = Vec::new();
        for word in &self.without_words {
            match &word.by_reading {
                Some(quick) if quickly => absent.push(&quick.needle),
                _ => not.push(&word.matching),
            }
        }
        if matching.is_empty() {
            without.extend(
                not.iter()
                    .map(|not| Either::new(ladder::WORDS, (*not).to_owned())),
            );
        } else {
            let mut words = matching.join(" AND ");
            if !not.is_empty() {
                words = format!("({words}) NOT ({})", not.join(" OR "));
            }
            with.push(Either::new(ladder::WORDS, words));
        }
        if with.is_empty() {
            with.push(Either::new(ladder::KEPT, Value::Null));
        }
        let floor = self.from.map_or(i64::MIN, earliest);
        let top = self.to.map_or(i64::MAX, latest);
        let mut climb = Climb::new(with, without, top, floor, limit);
        let from = self.from.map_or(String::new(), stored);
        let to = self.to.map_or(LAST_DAY.to_owned(), stored);
        let mut kept = connection.prepare_cached(KEPT_FROM_TO)?;
        let mut places = Vec::new();
        while places.len() < limit {
            let Some(place) = climb.next(connection)? else {
                break;
            };
            if !kept.query_row(params![place, from, to], |row| row.get("kept"))? {
                continue;
            }
            let mut read = 0;
            if exactly.is_empty() && absent.is_empty()
                || holds(connection, place, &exactly, &absent, &mut read)?
            {
                places.push(place);
            }
            if let Some(bounds) = &mut reading {
                if bounds.entries == 0 || bounds.bytes < read {
                    return Ok(None);
                }
                bounds.entries -= 1;
                bounds.bytes -= read;
            }
        }
        Ok(Some(places))
    }
}

/// How much is read at most.
struct Bounds {
    entries: usize,
    bytes: usize,
}

pub(super) const KEPT_FROM_TO: &str = "SELECT EXISTS (SELECT 1 FROM entry INDEXED BY entry_facts
    WHERE deleted_at IS NULL AND n = ?1 AND date >= ?2 AND date <= ?3) AS kept";
pub(super) const READ: &str = "SELECT text, tag_words, photo_words FROM entry WHERE n = ?1";

/// Whether all of `exactly` and none of `absent` is in the entry. `read`: how many bytes that took.
fn holds(
    connection: &Connection,
    place: i64,
    exactly: &[&Needle],
    absent: &[&Needle],
    read: &mut usize,
) -> Result<bool, JournalError> {
    let holds = connection
        .prepare_cached(READ)?
        .query_row([place], |row| {
            let text = row.get_ref("text")?.as_str()?;
            let tags = row.get_ref("tag_words")?.as_str()?;
            let photos = row.get_ref("photo_words")?.as_str()?;
            *read = text.len();
            let has = |needle: &&Needle| [text, tags, photos].iter().any(|text| needle.is_in(text));
            Ok(exactly.iter().all(has) && !absent.iter().any(has))
        })
        .optional()?;
    Ok(holds.unwrap_or_default())
}

/// A civil date begins at most 14 hours before that of UTC and ends at most 12 hours after it; an entry that found its
/// second taken stands a little later.
const HOUR: i64 = 60 * 60;

fn earliest(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp() - 14 * HOUR
}

fn latest(date: NaiveDate) -> i64 {
    date.and_time(NaiveTime::MIN).and_utc().timestamp() + (24 + 12 + 24) * HOUR
}

/// Nothing is dated after it: stored dates have four digits for the year.
const LAST_DAY: &str = "9999-12-31";

fn stored(date: NaiveDate) -> String {
    match date.year() {
        ..0 => String::new(),
        0..=9999 => date.to_string(),
        _ => LAST_DAY.to_owned(),
    }
}
