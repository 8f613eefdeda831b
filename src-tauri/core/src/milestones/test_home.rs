//! Paths in a test, as they look at a moment in Berlin.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

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
    }
}

pub(super) fn seen_at(db: &Db, now: &Now) -> Vec<Path> {
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &Words::new("en"),
    };
    db.read(|connection| paths(connection, &look)).unwrap()
}

pub(super) fn the_path(db: &Db, now: &Now) -> Path {
    let mut paths = seen_at(db, now);
    assert_eq!(paths.len(), 1);
    paths.remove(0)
}

pub(super) fn span(count: u32, unit: Unit) -> MilestoneName {
    MilestoneName::Span { count, unit }
}
