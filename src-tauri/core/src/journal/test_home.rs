//! A journal in a test: entries written in Berlin from 15 January 2027, 09:00 on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::{NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;

use super::*;
use crate::clock::place;
use crate::db::Db;

pub(super) fn words() -> Words {
    Words::new("en-GB")
}

/// So many seconds after the beginning.
pub(super) fn at(second: i64) -> Now {
    Now {
        utc: Utc.timestamp_opt(1_800_000_000 + second, 0).unwrap(),
        zone: Tz::Europe__Berlin,
    }
}

/// The moment at which the wall clock in `zone` shows "2026-11-22 03:10".
pub(super) fn when(text: &str, zone: Tz) -> Now {
    let (day, time) = text.split_once(' ').unwrap();
    let time: TimeOfDay = time.parse().unwrap();
    Now {
        utc: place(date(day), time.time(), zone).utc(),
        zone,
    }
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn write(db: &mut Db, second: i64, text: &str) -> EntryId {
    write_at(db, &at(second), text)
}

pub(super) fn write_at(db: &mut Db, now: &Now, text: &str) -> EntryId {
    let new = NewEntry::begin(false, now);
    save_text(db, &new, text, now).unwrap();
    index_all(db).unwrap();
    new.id
}

pub(super) fn read(db: &Db, id: &EntryId) -> Entry {
    db.read(|c| entry(c, id, &words(), &at(0))).unwrap()
}

pub(super) fn listed(db: &Db, filter: &Filter) -> Vec<EntryId> {
    let all = db
        .read(|c| entries(c, None, 0, filter, 100, &words()))
        .unwrap();
    assert_eq!(all.total as usize, all.entries.len(), "{filter:?}");
    all.entries.into_iter().map(|e| e.id).collect()
}

pub(super) fn tag(db: &mut Db, id: &EntryId, of: TagKind, names: &[&str]) -> crate::db::UndoToken {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    change(db, id, EntryChange::Tags { of, names }, &at(0)).unwrap()
}

pub(super) fn named(db: &Db, name: &str) -> Tag {
    let all = db.read(tags).unwrap();
    all.into_iter().find(|tag| tag.name == name).unwrap()
}

/// How many entries, those in the trash aside, have the word in the search index.
pub(super) fn found(db: &Db, word: &str) -> u32 {
    db.read(|c| {
        c.query_row(
            "SELECT count(*) FROM entry_index JOIN entry ON entry.n = entry_index.rowid
             WHERE entry_index MATCH ?1 AND entry.deleted_at IS NULL",
            [word],
            |row| row.get(0),
        )
    })
    .unwrap()
}

/// Whether the bytes of the word, but for its first letters, lie anywhere in the search index, found or not.
pub(super) fn lies_in_index(db: &Db, word: &str) -> bool {
    let tail = &word.as_bytes()[3..];
    db.read(|c| {
        let mut statement = c.prepare("SELECT block FROM entry_index_data")?;
        let blocks = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let blocks: Vec<_> = blocks.collect::<Result<_, _>>()?;
        let lies = |block: &Vec<u8>| block.windows(tail.len()).any(|bytes| bytes == tail);
        Ok::<_, rusqlite::Error>(blocks.iter().any(lies))
    })
    .unwrap()
}

/// The steps that SQLite would take.
pub(super) fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let held = vec![1i64; statement.parameter_count()];
    let steps = statement.query_map(rusqlite::params_from_iter(held), |row| row.get(3));
    steps.unwrap().map(Result::unwrap).collect()
}

/// No step reads a whole table or sorts.
pub(super) fn assert_by_index(connection: &Connection, sql: &str) {
    for step in plan(connection, sql) {
        let reads = step.starts_with("SEARCH") || step.starts_with("SCAN");
        let by_index = step.contains("INDEX") || step.contains("PRIMARY KEY");
        let small = step.starts_with("SCAN (subquery") || step.starts_with("SCAN path");
        assert!(!reads || by_index || small, "{step} in {sql}");
        assert!(!step.contains("TEMP B-TREE"), "{step} in {sql}");
    }
}

/// What stands in the small tables is what the entries say, and the search index is whole.
pub(crate) fn assert_in_step(db: &Db) {
    db.read(|c| {
        let counted = rows(
            c,
            "SELECT 'all', count(*) FROM entry WHERE deleted_at IS NULL HAVING count(*) > 0
             UNION ALL SELECT 'victory', count(*) FROM entry WHERE deleted_at IS NULL AND victory = 1 HAVING count(*) > 0
             UNION ALL SELECT 'pinned', count(*) FROM entry WHERE deleted_at IS NULL AND pinned = 1 HAVING count(*) > 0
             UNION ALL SELECT 'photo', count(*) FROM entry WHERE deleted_at IS NULL AND photos > 0 HAVING count(*) > 0
             UNION ALL SELECT 'mood ' || mood, count(*) FROM entry WHERE deleted_at IS NULL AND mood IS NOT NULL GROUP BY mood
             UNION ALL SELECT 'path ' || path_id, count(*) FROM entry WHERE deleted_at IS NULL AND path_id IS NOT NULL GROUP BY path_id
             UNION ALL SELECT 'tag ' || tag_id, count(*) FROM entry_tag JOIN entry ON entry.id = entry_tag.entry_id
               WHERE deleted_at IS NULL GROUP BY tag_id",
        );
        let kept = rows(c, "SELECT what, entries FROM entry_tally WHERE entries <> 0");
        assert_eq!(kept, counted);
        let told = rows(
            c,
            "SELECT 'words of ' || entry.id, entry.tag_words = coalesce(
               (SELECT group_concat(name, char(10) ORDER BY kind, position) FROM entry_tag JOIN tag ON tag.id = tag_id
                WHERE entry_id = entry.id), '') FROM entry
             UNION ALL SELECT 'place of ' || entry.id, entry.n = entry_tag.n FROM entry_tag JOIN entry ON entry.id = entry_id",
        );
        assert!(told.iter().all(|(_, right)| *right == 1), "{told:?}");
        c.execute_batch("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 0)")
    })
    .unwrap();
}

fn rows(connection: &Connection, sql: &str) -> Vec<(String, i64)> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    let mut rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
    rows.sort();
    rows
}
