#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::super::test_home::*;
use super::super::{CheckInError, keep_words};
use super::*;
use crate::db::{Db, Subject};
use crate::journal::Mood;

fn pages(db: &Db, count: u32) -> Vec<NaiveDate> {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let found = db.read(|c| days(c, before, count, &words())).unwrap();
        assert!(found.days.len() <= count as usize);
        all.extend(found.days.iter().map(|day| day.date));
        before = found.next;
        if before.is_none() {
            return all;
        }
    }
}

#[test]
fn the_days_come_newest_first_by_pages_and_days_without_one_are_not_there() {
    let mut db = Db::in_memory().unwrap();
    assert!(pages(&db, 5).is_empty());
    let now = noon("2026-11-22");
    let said = [
        "2026-11-22",
        "2026-11-20",
        "2026-02-28",
        "2024-02-29",
        "1999-12-31",
    ];
    for day in said {
        say(&mut db, day, mood(Mood::Good), &now);
    }
    let expected: Vec<_> = said.iter().map(|day| date(day)).collect();
    for count in [1, 2, 4, 5, 6, 100] {
        assert_eq!(pages(&db, count), expected, "{count}");
    }
    // Zero and far too many are understood as well.
    assert_eq!(
        db.read(|c| days(c, None, 0, &words())).unwrap().days.len(),
        1
    );
    assert_eq!(
        db.read(|c| days(c, None, u32::MAX, &words()))
            .unwrap()
            .days
            .len(),
        5
    );
}

#[test]
fn twenty_years_of_days_are_read_by_pages() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let newest = now.today();
    db.write(Subject::CheckIns, |tx| {
        let mut add = tx.prepare(
            "INSERT INTO check_in (id, date, mood, words, created_at, changed_at) VALUES (?1, ?2, 1 + ?3 % 5, 'A line', 0, 0)",
        )?;
        for n in 0..7305_i64 {
            let day = newest - chrono::Days::new(n.unsigned_abs());
            add.execute(rusqlite::params![format!("{n:05}"), day.to_string(), n])?;
        }
        Ok::<_, CheckInError>(())
    })
    .unwrap();
    keep_words(&mut db, newest, "Twenty years.", &now).unwrap();
    let first = db.read(|c| days(c, None, 30, &words())).unwrap();
    assert_eq!(
        (first.days.len(), first.days[0].words.as_str()),
        (30, "Twenty years.")
    );
    assert_eq!(first.next, Some(newest - chrono::Days::new(29)));
    assert_eq!(pages(&db, 100).len(), 7305);
}
