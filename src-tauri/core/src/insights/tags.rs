//! Triggers and what helped: on how many days each was named, in a check-in or an entry, and the mood of such days.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::{Connection, named_params};

use super::sentences::{mean_of_enough, most_named};
use super::{Daily, Dates, MOST_NAMED, Measure, Named, NamedTag, Window, columns, counted};
use crate::db::{DbError, TagId};
use crate::journal::TagKind;
use crate::words::Words;

pub(super) const TAGS: &str = "SELECT id, name FROM tag WHERE kind = :kind ORDER BY folded";
pub(super) const ENTRIES: &str = "
    SELECT n, date FROM entry INDEXED BY entry_facts
    WHERE n BETWEEN :first AND :last AND deleted_at IS NULL AND date BETWEEN :from AND :to ORDER BY n";
pub(super) const IN_ENTRIES: &str =
    "SELECT n FROM entry_tag WHERE tag_id = :tag AND n BETWEEN :first AND :last";
pub(super) const IN_CHECK_INS: &str = "
    SELECT check_in_tag.tag_id, check_in.date FROM check_in INDEXED BY check_in_said
    CROSS JOIN check_in_tag ON check_in_tag.check_in_id = check_in.id
    WHERE check_in.deleted_at IS NULL AND check_in.date BETWEEN :from AND :to";

/// Where tags were named: read once for all kinds.
pub(super) struct Places {
    /// The days of check-ins, by the id of the tag.
    check_ins: HashMap<String, Vec<i32>>,
    /// The entries of the time, each with its `n`, by which they are sorted, and its day.
    entries: Vec<(i64, i32)>,
    /// Between which `n` they lie.
    first: i64,
    last: i64,
}

/// Reads them.
pub(super) fn places(connection: &Connection, window: Window) -> Result<Places, DbError> {
    let (from, to) = (window.from.to_string(), window.to.to_string());
    let mut dates = Dates::default();
    let mut check_ins: HashMap<String, Vec<i32>> = HashMap::new();
    let mut statement = connection.prepare_cached(IN_CHECK_INS)?;
    let [tag, date] = columns(&statement, ["tag_id", "date"])?;
    let mut rows = statement.query(named_params! { ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        let tag = row.get_ref(tag)?.as_str().unwrap_or_default();
        let Some(day) = dates.day(row.get_ref(date)?.as_str().unwrap_or_default()) else {
            continue;
        };
        match check_ins.get_mut(tag) {
            Some(days) => days.push(day),
            None => {
                check_ins.insert(tag.to_owned(), vec![day]);
            }
        }
    }
    let (first, last) = seconds(window);
    let mut entries = Vec::new();
    let mut statement = connection.prepare_cached(ENTRIES)?;
    let [n, date] = columns(&statement, ["n", "date"])?;
    let mut rows = statement
        .query(named_params! { ":first": first, ":last": last, ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        if let Some(day) = dates.day(row.get_ref(date)?.as_str().unwrap_or_default()) {
            entries.push((row.get(n)?, day));
        }
    }
    Ok(Places {
        check_ins,
        entries,
        first,
        last,
    })
}

/// An entry's `n` is about the second in which it was written, in UTC; the day is that of its zone.
fn seconds(window: Window) -> (i64, i64) {
    let slack = Days::new(3);
    let first = window.from.checked_sub_days(slack);
    let last = window.to.checked_add_days(slack);
    let second = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc().timestamp();
    (
        second(first.unwrap_or(NaiveDate::MIN)),
        second(last.unwrap_or(NaiveDate::MAX)),
    )
}

/// What of one kind was named, and where. `moods`: the moods of the days, the earliest first.
pub(super) fn named(
    connection: &Connection,
    kind: TagKind,
    places: &Places,
    moods: &[Daily],
    words: &Words,
) -> Result<Named, DbError> {
    let mut statement = connection.prepare_cached(TAGS)?;
    let tags = statement.query_map(named_params! { ":kind": kind.as_str() }, |row| {
        Ok((row.get("id")?, row.get("name")?))
    })?;
    let tags: Vec<(TagId, String)> = tags.collect::<Result<_, _>>()?;
    let mut all: Vec<i32> = Vec::new();
    let mut found = Vec::new();
    for (id, name) in tags {
        let mut days = in_entries(connection, &id, places)?;
        days.extend(places.check_ins.get(id.as_str()).into_iter().flatten());
        if days.is_empty() {
            continue;
        }
        days.sort_unstable();
        days.dedup();
        all.extend(&days);
        let felt = felt_on(&days, moods);
        let mood = mean_of_enough(&felt);
        found.push(NamedTag {
            id,
            name,
            days: counted(days.len()),
            mood,
            mood_text: mood.map(|mood| Measure::Mood.figures(mood, words)),
        });
    }
    all.sort_unstable();
    all.dedup();
    found.sort_by_key(|tag| std::cmp::Reverse(tag.days));
    let counts: Vec<_> = found
        .iter()
        .map(|tag| (tag.name.clone(), tag.days))
        .collect();
    let more = counted(found.len().saturating_sub(MOST_NAMED));
    found.truncate(MOST_NAMED);
    Ok(Named {
        tags: found,
        more,
        seen: most_named(&counts, counted(all.len()))
            .into_iter()
            .collect(),
    })
}

/// The moods of those of `days` that have one; both the earliest first.
fn felt_on(days: &[i32], moods: &[Daily]) -> Vec<i32> {
    let mut moods = moods.iter().peekable();
    days.iter()
        .filter_map(|day| {
            while moods.next_if(|mood| mood.day < *day).is_some() {}
            let mood = moods.peek().filter(|mood| mood.day == *day)?;
            Some(mood.value)
        })
        .collect()
}

fn in_entries(connection: &Connection, tag: &TagId, places: &Places) -> Result<Vec<i32>, DbError> {
    let mut statement = connection.prepare_cached(IN_ENTRIES)?;
    let [n] = columns(&statement, ["n"])?;
    let held = named_params! { ":tag": tag, ":first": places.first, ":last": places.last };
    let mut rows = statement.query(held)?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(n)?;
        let found = places.entries.binary_search_by_key(&n, |(n, _)| *n).ok();
        days.extend(
            found
                .and_then(|at| places.entries.get(at))
                .map(|(_, day)| *day),
        );
    }
    Ok(days)
}

#[cfg(test)]
#[path = "tags_tests.rs"]
mod tests;
