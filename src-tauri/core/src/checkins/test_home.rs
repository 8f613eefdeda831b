//! A journal with two paths in a test, one of them an eating path, and what is said of its days.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::NaiveDate;
use chrono_tz::Tz;
use rusqlite::Connection;

use super::*;
use crate::clock::{Now, place};
use crate::db::{Db, PathId, RoutineId, UndoToken};
use crate::journal::{Craving, CravingWord, Mood, TagKind};
use crate::milestones::{About, NewPath, PathKind, add_path};
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

pub(super) fn words() -> Words {
    Words::new("en-GB")
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
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

/// Noon in Berlin.
pub(super) fn noon(day: &str) -> Now {
    when(&format!("{day} 12:00"), Tz::Europe__Berlin)
}

pub(super) fn path(db: &mut Db, name: &str, about: About, kind: PathKind) -> PathId {
    let new = NewPath {
        name: name.to_owned(),
        about,
        kind,
        ..NewPath::default()
    };
    add_path(db, &new, &noon("2026-01-01")).unwrap()
}

pub(super) fn say(db: &mut Db, day: &str, what: CheckInChange, now: &Now) -> UndoToken {
    change(db, date(day), what, now).unwrap()
}

pub(super) fn mood(mood: Mood) -> CheckInChange {
    CheckInChange::Mood { mood: Some(mood) }
}

pub(super) fn energy(number: u8) -> CheckInChange {
    CheckInChange::Energy {
        energy: Some(number.try_into().unwrap()),
    }
}

pub(super) fn craving(path: &PathId, word: CravingWord, number: Option<u8>) -> CheckInChange {
    CheckInChange::Craving {
        path: path.clone(),
        craving: Some(Craving { word, number }),
    }
}

pub(super) fn tags(of: TagKind, names: &[&str]) -> CheckInChange {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    CheckInChange::Tags { of, names }
}

pub(super) fn tick(routine: &RoutineId, ticked: bool) -> CheckInChange {
    CheckInChange::Tick {
        routine: routine.clone(),
        ticked,
    }
}

pub(super) fn read(db: &Db, day: &str) -> Option<CheckIn> {
    db.read(|c| check_in(c, date(day), &words())).unwrap()
}

pub(super) fn kept_routine(db: &mut Db, name: &str, now: &Now) -> RoutineId {
    add_routine(db, name, now).unwrap();
    let all = db.read(|c| routines(c, &words())).unwrap();
    let found = all.into_iter().find(|routine| routine.words == name);
    found.unwrap().id
}

pub(super) fn rows(db: &Db, table: &str) -> u32 {
    let sql = format!("SELECT count(*) FROM {table}");
    db.read(|c| c.query_row(&sql, [], |row| row.get(0)))
        .unwrap()
}

/// No step of `sql` reads a whole table or sorts, but for those with these words.
pub(super) fn assert_by_index(connection: &Connection, sql: &str, small: &[&str]) {
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let held = vec![1i64; statement.parameter_count()];
    let steps = statement.query_map(rusqlite::params_from_iter(held), |row| {
        row.get::<_, String>(3)
    });
    for step in steps.unwrap() {
        let step = step.unwrap();
        let reads = step.starts_with("SEARCH") || step.starts_with("SCAN");
        let by_index =
            step.contains("INDEX") || step.contains("PRIMARY KEY") || step == "SCAN CONSTANT ROW";
        assert!(!reads || by_index, "{step} in {sql}");
        let sorts = step.contains("TEMP B-TREE");
        assert!(
            !sorts || small.iter().any(|small| step.contains(small)),
            "{step} in {sql}"
        );
    }
}
