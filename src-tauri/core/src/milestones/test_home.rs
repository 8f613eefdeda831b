//! Paths in a test, as they look at a moment in Berlin.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::words::Words;

pub(super) fn at(text: &str) -> Now {
    let local = DateTime::parse_from_rfc3339(text).unwrap();
    Now {
        utc: local.with_timezone(&Utc),
        zone: Tz::Europe__Berlin,
    }
}

pub(super) fn noon(date: &str) -> Now {
    at(&format!("{date}T12:00:00+01:00"))
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn new_path(start: Option<&str>) -> NewPath {
    NewPath {
        name: "Alcohol".to_owned(),
        counter_word: "sober".to_owned(),
        start: start.map(date),
        start_time: None,
        ladder: LadderKind::Common,
        counter_hidden: false,
        ..NewPath::default()
    }
}

/// A path on which amounts are logged.
pub(super) fn logged_path(db: &mut Db, kind: PathKind, now: &Now) -> PathId {
    let new = NewPath {
        kind,
        ..new_path(None)
    };
    add_path(db, &new, now).unwrap()
}

pub(super) fn look_at(now: &Now) -> Look<'_> {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new("en"));
    Look {
        now,
        leap: LeapDay::Feb28,
        words: &WORDS,
    }
}

pub(super) fn seen_at(db: &Db, now: &Now) -> Vec<Path> {
    db.read(|connection| paths(connection, &look_at(now)))
        .unwrap()
}

/// What reminders know of: rules, their states, and whether each was seen.
pub(super) fn told(db: &Db) -> Vec<(String, String, bool)> {
    db.read(|connection| {
        let mut statement = connection.prepare(
            "SELECT rule, state, seen_at IS NOT NULL AS seen FROM occurrence ORDER BY rule",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get("rule")?, row.get("state")?, row.get("seen")?))
        })?;
        Ok::<_, DbError>(rows.map(Result::unwrap).collect())
    })
    .unwrap()
}

/// How SQLite finds what `sql` asks for; its parameters can be anything.
pub(super) fn plan(db: &Db, sql: &str) -> String {
    db.read(|connection| {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let mut rows = statement.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(row.get::<_, String>("detail")?);
        }
        Ok::<_, DbError>(steps.join("; "))
    })
    .unwrap()
}

pub(super) fn the_path(db: &Db, now: &Now) -> Path {
    let mut paths = seen_at(db, now);
    assert_eq!(paths.len(), 1);
    paths.remove(0)
}

pub(super) fn span(count: u32, unit: Unit) -> MilestoneName {
    MilestoneName::Span { count, unit }
}
