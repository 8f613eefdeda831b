//! Triggers and what helped: on how many days each was named, in a check-in or an entry, and the mood of such days.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use rusqlite::{Connection, named_params};

use super::sentences::{mean_of_enough, most_named};
use super::{Daily, MOST_NAMED, Measure, Named, NamedTag, Window, counted};
use crate::db::{DbError, TagId};
use crate::journal::TagKind;
use crate::words::Words;

pub(super) const TAGS: &str = "SELECT id, name FROM tag WHERE kind = :kind ORDER BY folded";
pub(super) const IN_ENTRIES: &str = "
    SELECT entry.date FROM entry_tag CROSS JOIN entry INDEXED BY entry_facts ON entry.n = entry_tag.n
    WHERE entry_tag.tag_id = :tag AND entry_tag.n BETWEEN :first AND :last
      AND entry.deleted_at IS NULL AND entry.date BETWEEN :from AND :to";
pub(super) const IN_CHECK_INS: &str = "
    SELECT check_in_tag.tag_id, check_in.date FROM check_in INDEXED BY check_in_said
    CROSS JOIN check_in_tag ON check_in_tag.check_in_id = check_in.id
    WHERE check_in.deleted_at IS NULL AND check_in.date BETWEEN :from AND :to";

/// The days on which each tag was named in check-ins.
pub(super) struct InCheckIns(HashMap<TagId, BTreeSet<i32>>);

/// Reads them, of all kinds at once.
pub(super) fn in_check_ins(connection: &Connection, window: Window) -> Result<InCheckIns, DbError> {
    let mut statement = connection.prepare_cached(IN_CHECK_INS)?;
    let (from, to) = (window.from.to_string(), window.to.to_string());
    let mut rows = statement.query(named_params! { ":from": from, ":to": to })?;
    let mut found: HashMap<TagId, BTreeSet<i32>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let date = row.get_ref("date")?.as_str().unwrap_or_default();
        let Ok(date) = date.parse::<NaiveDate>() else {
            continue;
        };
        let day = date.num_days_from_ce();
        found.entry(row.get("tag_id")?).or_default().insert(day);
    }
    Ok(InCheckIns(found))
}

/// What of one kind was named in `window`. `moods`: the moods of its days.
pub(super) fn named(
    connection: &Connection,
    kind: TagKind,
    check_ins: &InCheckIns,
    moods: &[Daily],
    window: Window,
    words: &Words,
) -> Result<Named, DbError> {
    let moods: HashMap<i32, i32> = moods.iter().map(|mood| (mood.day, mood.value)).collect();
    let mut statement = connection.prepare_cached(TAGS)?;
    let tags = statement.query_map(named_params! { ":kind": kind.as_str() }, |row| {
        Ok((row.get("id")?, row.get("name")?))
    })?;
    let tags: Vec<(TagId, String)> = tags.collect::<Result<_, _>>()?;
    let mut all: BTreeSet<i32> = BTreeSet::new();
    let mut found = Vec::new();
    for (id, name) in tags {
        let mut days = in_entries(connection, &id, window)?;
        days.extend(check_ins.0.get(&id).into_iter().flatten());
        if days.is_empty() {
            continue;
        }
        all.extend(&days);
        let felt: Vec<_> = days
            .iter()
            .filter_map(|day| moods.get(day).copied())
            .collect();
        let mood = mean_of_enough(&felt);
        found.push(NamedTag {
            id,
            name,
            days: counted(days.len()),
            mood,
            mood_text: mood.map(|mood| Measure::Mood.figures(mood, words)),
        });
    }
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

fn in_entries(
    connection: &Connection,
    tag: &TagId,
    window: Window,
) -> Result<BTreeSet<i32>, DbError> {
    let mut statement = connection.prepare_cached(IN_ENTRIES)?;
    let (from, to) = (window.from.to_string(), window.to.to_string());
    // An entry's n is about the second in which it was written, in UTC; the day is that of its zone.
    let slack = Days::new(3);
    let first = window
        .from
        .checked_sub_days(slack)
        .unwrap_or(NaiveDate::MIN);
    let last = window.to.checked_add_days(slack).unwrap_or(NaiveDate::MAX);
    let second = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc().timestamp();
    let mut rows = statement.query(named_params! {
        ":tag": tag, ":first": second(first), ":last": second(last), ":from": from, ":to": to,
    })?;
    let mut days = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let date = row.get_ref("date")?.as_str().unwrap_or_default();
        days.extend(
            date.parse::<NaiveDate>()
                .map(|date| date.num_days_from_ce()),
        );
    }
    Ok(days)
}

#[cfg(test)]
#[path = "tags_tests.rs"]
mod tests;
