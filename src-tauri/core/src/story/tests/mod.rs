//! A story in a test: told on Sunday, 22 November 2026, in Berlin.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod leaving;
mod lines;
mod writing;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::*;
use crate::clock::Now;
use crate::db::{Db, EntryId, PathId};
use crate::journal::{self, NewEntry};
use crate::milestones::{self, LadderKind, LeapDay, Look, NewPath};
use crate::words::Words;

fn now() -> Now {
    later(0)
}

fn later(minutes: i64) -> Now {
    let start: DateTime<Utc> = "2026-11-22T11:00:00Z".parse().unwrap();
    Now {
        utc: start + TimeDelta::minutes(minutes),
        zone: Tz::Europe__Berlin,
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon of that day in Berlin's winter.
fn noon(day: &str) -> Now {
    let utc: DateTime<Utc> = format!("{day}T11:00:00Z").parse().unwrap();
    Now {
        utc,
        zone: Tz::Europe__Berlin,
    }
}

fn with_look<T>(read: impl FnOnce(&Look<'_>) -> T) -> T {
    let (now, words) = (now(), Words::new("en"));
    read(&Look {
        now: &now,
        leap: LeapDay::Feb28,
        words: &words,
    })
}

fn path(db: &mut Db, name: &str, start: &str, hidden: bool) -> PathId {
    let new = NewPath {
        name: name.to_owned(),
        start: Some(date(start)),
        ladder: LadderKind::Common,
        counter_hidden: hidden,
        ..NewPath::default()
    };
    milestones::add_path(db, &new, &now()).unwrap()
}

fn entry(db: &mut Db, at: &Now, text: &str, victory: bool) -> EntryId {
    let new = NewEntry::begin(victory, at);
    journal::save_text(db, &new, text, at).unwrap();
    new.id
}

fn shown(db: &Db, choice: &TimelineChoice) -> Timeline {
    with_look(|look| db.read(|c| timeline(c, choice, look)).unwrap())
}

fn all() -> TimelineChoice {
    TimelineChoice {
        limit: 1_000,
        ..TimelineChoice::default()
    }
}

fn written(db: &mut Db, title: &str, words: &str) -> crate::db::StoryChapterId {
    let id = new_story_chapter(db, &NewStoryChapter::default(), &now()).unwrap();
    keep_story_chapter(db, &id, title, words, &now()).unwrap();
    id
}

fn titles(db: &Db) -> Vec<String> {
    let all = db.read(|c| story_chapters(c, &Words::new("en"))).unwrap();
    all.into_iter().map(|chapter| chapter.title).collect()
}

/// The steps that SQLite would take.
fn plan(db: &Db, sql: &str) -> Vec<String> {
    db.read(|c| {
        let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let held = vec![1i64; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(held), |row| row.get(3))?;
        steps.collect::<Result<_, rusqlite::Error>>()
    })
    .unwrap()
}
