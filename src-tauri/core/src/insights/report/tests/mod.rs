//! A report in a test: composed on Sunday, 22 November 2026, in Berlin.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod rows;
mod sheet;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::*;
use crate::clock::Now;
use crate::db::{Db, Subject};
use crate::journal::{CravingWord, Mood, NewEntry, save_text};
use crate::milestones::{self, LeapDay, NewPath};
use crate::words::Words;

fn now() -> Now {
    let utc: DateTime<Utc> = "2026-11-22T11:00:00Z".parse().unwrap();
    Now {
        utc,
        zone: Tz::Europe__Berlin,
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn with_look<T>(read: impl FnOnce(&Look<'_>) -> T) -> T {
    let (now, words) = (now(), Words::new("en"));
    read(&Look {
        now: &now,
        leap: LeapDay::Feb28,
        words: &words,
    })
}

fn everything() -> ReportInclude {
    ReportInclude {
        days: true,
        lines: true,
        figures: true,
        pictures: true,
        tags: true,
        reached: true,
        names: true,
        weeks: true,
        capital: true,
        scores: true,
        milestones: true,
        plan: true,
        safety: true,
        setbacks: true,
    }
}

fn choice(period: ReportPeriod, include: ReportInclude) -> ReportChoice {
    ReportChoice {
        period,
        include,
        entries: Vec::new(),
    }
}

/// Three days of a week with a check-in, one outside of it, and one thing of everything else.
fn furnished() -> Db {
    let mut db = Db::in_memory().unwrap();
    let new = NewPath {
        name: "=Alcohol".to_owned(),
        start: Some(date("2026-10-21")),
        ..NewPath::default()
    };
    milestones::add_path(&mut db, &new, &now()).unwrap();
    db.write(Subject::CheckIns, |tx| {
        tx.execute_batch(
            "INSERT INTO check_in (id, date, mood, energy, sleep_minutes, sleep_quality, hungry, angry, lonely, tired, words,
               created_at, changed_at) VALUES
             ('c1', '2026-11-16', 2, 3, 450, 4, 1, 0, NULL, 1, '=1+1', 0, 0),
             ('c2', '2026-11-18', 4, NULL, 400, NULL, 0, NULL, NULL, NULL, 'Said \"yes\", and
then slept', 0, 0),
             ('c3', '2026-11-22', 5, 4, NULL, NULL, NULL, NULL, NULL, NULL, '', 0, 0),
             ('c0', '2026-11-15', 1, 1, 60, 1, 1, 1, 1, 1, 'before', 0, 0);
             INSERT INTO check_in (id, date, mood, created_at, changed_at, deleted_at) VALUES ('cx', '2026-11-17', 1, 0, 0, 5);
             INSERT INTO check_in_craving SELECT 'c1', id, 3, 7 FROM path;
             INSERT INTO check_in_craving SELECT 'c2', id, 0, NULL FROM path;
             INSERT INTO tag VALUES ('t1', 'trigger', '-payday', '-payday'), ('t2', 'trigger', 'noise', 'noise'),
               ('t3', 'helped', 'a walk', 'a walk'), ('t4', 'tag', 'work', 'work');
             INSERT INTO check_in_tag VALUES ('c1', 't1', 0), ('c1', 't2', 1), ('c2', 't2', 0), ('c2', 't3', 0), ('c1', 't4', 0);
             INSERT INTO routine VALUES ('r1', '@tablets', '2026-01-01', NULL, 0, 0, NULL);
             INSERT INTO check_in_tick VALUES ('c1', 'r1'), ('c2', 'r1'), ('c0', 'r1');
             INSERT INTO reach_out (id, name, kind, started_at, zone) VALUES
               ('o1', 'Maria', 'call', unixepoch('2026-11-18T20:00:00Z') * 1000, 'Europe/Berlin'),
               ('o2', 'Maria', 'text', unixepoch('2026-11-18T23:30:00Z') * 1000, 'Europe/Berlin'),
               ('o3', 'Jo', 'call', unixepoch('2026-11-15T22:59:00Z') * 1000, 'Europe/Berlin'),
               ('o4', 'Jo', 'call', unixepoch('2026-11-15T23:01:00Z') * 1000, 'Europe/Berlin');
             INSERT INTO week_look (id, week, proud, hard, wish, created_at, changed_at) VALUES
               ('w1', '2026-11-09', 'before', '', '', 0, 0), ('w2', '2026-11-16', 'I called', 'nights', '', 0, 0),
               ('w3', '2026-11-23', 'later', '', '', 0, 0);
             INSERT INTO capital_look VALUES ('l1', '2026-11-20', 0, 0, NULL);
             INSERT INTO capital_statement VALUES ('s1', 'home', 'I have a key', 0, 0, 0, NULL);
             INSERT INTO capital_answer VALUES ('l1', 'home-1', 4), ('l1', 's1', 2);
             INSERT INTO score VALUES ('x1', 'PHQ-9', '2026-11-19', 12500, 0, 27000, 'in the clinic', 0, NULL),
               ('x2', 'PHQ-9', '2026-10-01', 1000, NULL, NULL, '', 0, NULL);
             INSERT INTO plan_item (id, part, words, position, created_at) VALUES
               ('p1', 'helps', 'walk', 0, 0), ('p2', 'helps', 'call', 1, 0), ('p4', 'reasons', 'Mia', 0, 0), ('p3', 'safetySigns', 'no sleep', 0, 0);
             INSERT INTO setback (id, path_id, date, called, decision, created_at)
               SELECT 'b1', id, '2026-11-17', '', 'noted', 0 FROM path;",
        )
        .map_err(DbError::from)
    })
    .unwrap();
    db
}
