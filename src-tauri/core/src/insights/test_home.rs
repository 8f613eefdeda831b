//! Days in a test: what a person said of them, put in by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::params;

use super::*;
use crate::clock::{Now, place};
use crate::db::{Db, DbError, Subject};
use crate::milestones::{LeapDay, Look};
use crate::words::Words;

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn after(from: &str, days: usize) -> NaiveDate {
    date(from) + Days::new(days as u64)
}

pub(super) fn num(text: &str) -> i32 {
    date(text).num_days_from_ce()
}

/// Values of one day after another.
pub(super) fn daily(from: &str, values: &[i32]) -> Vec<Daily> {
    let days = num(from)..;
    days.zip(values)
        .map(|(day, value)| Daily { day, value: *value })
        .collect()
}

pub(super) fn words() -> Words {
    Words::new("en")
}

pub(super) fn noon(day: &str) -> Now {
    let local = DateTime::parse_from_rfc3339(&format!("{day}T12:00:00+01:00")).unwrap();
    Now {
        utc: local.with_timezone(&Utc),
        zone: Tz::Europe__Berlin,
    }
}

pub(super) fn look_at(now: &Now) -> Look<'_> {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new("en"));
    Look {
        now,
        leap: LeapDay::Feb28,
        words: &WORDS,
    }
}

/// The moment at which the clock in `zone` shows "2026-11-22 03:10".
fn moment(when: &str, zone: &str) -> i64 {
    let (day, time) = when.split_once(' ').unwrap();
    let time = format!("{time}:00").parse().unwrap();
    place(date(day), time, zone.parse().unwrap_or(Tz::UTC)).0
}

fn run(db: &mut Db, sql: &str, held: impl rusqlite::Params) {
    db.write(Subject::CheckIns, |tx| {
        tx.execute(sql, held)?;
        Ok::<_, DbError>(())
    })
    .unwrap();
}

/// A check-in of "2026-11-22 21:00" in Berlin: mood, energy and minutes of sleep. Its id is its day.
pub(super) fn check_in(
    db: &mut Db,
    when: &str,
    (mood, energy, sleep): (Option<i32>, Option<i32>, Option<i32>),
) {
    let day = &when[..10];
    run(
        db,
        "INSERT INTO check_in (id, date, mood, energy, sleep_minutes, said_at, zone, created_at, changed_at)
         VALUES (?1, ?1, ?2, ?3, ?4, ?5, 'Europe/Berlin', 0, 0)",
        params![day, mood, energy, sleep, moment(when, "Europe/Berlin")],
    );
}

pub(super) fn check_in_craving(db: &mut Db, day: &str, path: &str, word: i32) {
    run(
        db,
        "INSERT INTO check_in_craving (check_in_id, path_id, word) VALUES (?1, ?2, ?3)",
        params![day, path, word],
    );
}

pub(super) fn tag(db: &mut Db, kind: &str, name: &str) {
    run(
        db,
        "INSERT INTO tag (id, kind, name, folded) VALUES (?1, ?2, ?1, ?1)",
        params![name, kind],
    );
}

pub(super) fn check_in_tag(db: &mut Db, day: &str, tag: &str) {
    run(
        db,
        "INSERT INTO check_in_tag (check_in_id, tag_id) VALUES (?1, ?2)",
        params![day, tag],
    );
}

pub(super) fn path(db: &mut Db, name: &str, hidden: bool, start: &str) {
    run(
        db,
        "INSERT INTO path (id, name, counter_hidden, created_at) VALUES (?1, ?1, ?2, 0)",
        params![name, hidden],
    );
    run(
        db,
        "INSERT INTO chapter (id, path_id, start, created_at) VALUES (?1, ?1, ?2, 0)",
        params![name, start],
    );
}

/// An entry written at "2026-11-22 03:10" by the clock of `zone`; its id is that moment in UTC.
pub(super) fn entry(
    db: &mut Db,
    (when, zone): (&str, &str),
    mood: Option<i32>,
    craving: Option<(i32, Option<&str>)>,
    tags: &[&str],
) -> String {
    let at = moment(when, zone);
    let id = at.to_string();
    run(
        db,
        "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at, date, mood, craving, path_id)
         VALUES (?1, ?2, 'words', ?3, ?4, 0, 0, ?5, ?6, ?7, ?8)",
        params![
            at / 1000,
            id,
            at,
            zone,
            &when[..10],
            mood,
            craving.map(|(word, _)| word),
            craving.and_then(|(_, path)| path)
        ],
    );
    for tag in tags {
        run(
            db,
            "INSERT INTO entry_tag (tag_id, n, entry_id) VALUES (?1, ?2, ?3)",
            params![tag, at / 1000, id],
        );
    }
    id
}

pub(super) fn reach_out(db: &mut Db, when: &str, kind: &str, outcome: Option<&str>) {
    let at = moment(when, "Europe/Berlin");
    run(
        db,
        "INSERT INTO reach_out (id, name, kind, started_at, zone, outcome)
         VALUES ((SELECT 'r' || count(*) FROM reach_out), 'Ines', ?1, ?2, 'Europe/Berlin', ?3)",
        params![kind, at, outcome],
    );
}

/// How SQLite finds what `sql` asks for.
pub(super) fn plan(db: &Db, sql: &str) -> String {
    db.read(|connection| {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let steps: Vec<String> = statement
            .raw_query()
            .mapped(|row| row.get("detail"))
            .collect::<Result<_, _>>()?;
        Ok::<_, DbError>(steps.join("; "))
    })
    .unwrap()
}
