#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::*;
use crate::journal::{NewEntry, entry, index_all, save_text};

fn now() -> Now {
    Now {
        utc: DateTime::from_timestamp(1_795_348_800, 0).unwrap(),
        zone: Tz::Europe__Berlin,
    }
}

fn later(minutes: i64) -> Now {
    Now {
        utc: now().utc + TimeDelta::minutes(minutes),
        ..now()
    }
}

fn written(db: &mut Db, text: &str) -> NewEntry {
    let begun = NewEntry::begin(false, &now());
    save_text(db, &begun, text, &now()).unwrap();
    begun
}

fn words() -> Words {
    Words::new("en")
}

fn list(db: &Db, id: &EntryId) -> Vec<Version> {
    db.read(|c| versions(c, id, &words(), &now())).unwrap()
}

fn text(db: &Db, id: &EntryId) -> String {
    let entry = db.read(|c| entry(c, id, &words(), &now()));
    entry.unwrap().text
}

#[test]
fn earlier_texts_are_listed_newest_first_without_the_present_one() {
    let mut db = Db::in_memory().unwrap();
    let begun = written(&mut db, "one");
    keep_version(&mut db, &begun.id, &now()).unwrap();
    assert_eq!(list(&db, &begun.id), []);
    for (minute, text) in [(1, "one two"), (2, "one, two – 3 四五")] {
        save_text(&mut db, &begun, text, &later(minute)).unwrap();
        keep_version(&mut db, &begun.id, &later(minute)).unwrap();
        keep_version(&mut db, &begun.id, &later(minute)).unwrap();
    }
    save_text(&mut db, &begun, "", &later(3)).unwrap();
    let told: Vec<(String, u32)> = list(&db, &begun.id)
        .into_iter()
        .map(|version| (version.kept_text, version.words))
        .collect();
    let at = |time: &str| format!("22 November 2026, {time}");
    assert_eq!(told, [(at("13:02"), 5), (at("13:01"), 2), (at("13:00"), 1)]);
    let nobody = EntryId::from("nobody".to_owned());
    let none = db.read(|c| versions(c, &nobody, &words(), &now()));
    assert!(matches!(none, Err(JournalError::Db(DbError::NotFound))));
}

#[test]
fn while_writing_goes_on_a_version_is_kept_every_ten_minutes_also_when_the_clock_is_set_back() {
    let mut db = Db::in_memory().unwrap();
    let begun = written(&mut db, "0");
    for minute in 1..=35 {
        save_text(&mut db, &begun, &minute.to_string(), &later(minute)).unwrap();
    }
    assert_eq!(list(&db, &begun.id).len(), 3);
    for minute in 1..=20 {
        save_text(
            &mut db,
            &begun,
            &format!("back {minute}"),
            &later(minute - 300),
        )
        .unwrap();
    }
    // One at once, then every ten minutes.
    assert_eq!(list(&db, &begun.id).len(), 5);
}

#[test]
fn a_version_comes_back_and_what_was_there_is_kept() {
    let mut db = Db::in_memory().unwrap();
    let begun = written(&mut db, "the sea 海の音");
    keep_version(&mut db, &begun.id, &now()).unwrap();
    save_text(&mut db, &begun, "rubbish", &later(1)).unwrap();
    index_all(&mut db).unwrap();
    let n = list(&db, &begun.id)[0].n;

    let changed = db.read(|c| difference(c, &begun.id, n)).unwrap();
    let kinds: Vec<DifferenceKind> = changed.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [DifferenceKind::Removed, DifferenceKind::Added]);

    let token = restore_version(&mut db, &begun.id, n, &later(2)).unwrap();
    assert_eq!(text(&db, &begun.id), "the sea 海の音");
    let kept: String = db
        .read(|c| c.query_row("SELECT grams FROM entry", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(kept, grams("the sea 海の音"));
    assert!(db.read(|c| difference(c, &begun.id, n)).unwrap().is_empty());
    let rubbish = list(&db, &begun.id)[0].n;

    db.undo(token).unwrap();
    assert_eq!(text(&db, &begun.id), "rubbish");
    restore_version(&mut db, &begun.id, n, &later(3)).unwrap();
    restore_version(&mut db, &begun.id, rubbish, &later(4)).unwrap();
    assert_eq!(text(&db, &begun.id), "rubbish");
}

#[test]
fn a_version_of_another_entry_is_not_found() {
    let mut db = Db::in_memory().unwrap();
    let (one, other) = (written(&mut db, "one"), written(&mut db, "other"));
    keep_version(&mut db, &one.id, &now()).unwrap();
    save_text(&mut db, &one, "changed", &later(1)).unwrap();
    let n = list(&db, &one.id)[0].n;
    for (id, n) in [(&other.id, n), (&one.id, n + 40)] {
        let told = db.read(|c| difference(c, id, n));
        assert!(matches!(told, Err(JournalError::Db(DbError::NotFound))));
        let restored = restore_version(&mut db, id, n, &later(2));
        assert!(matches!(restored, Err(JournalError::Db(DbError::NotFound))));
    }
    assert_eq!(text(&db, &other.id), "other");
    assert_eq!(text(&db, &one.id), "changed");
}

#[test]
fn keeping_another_version_forgets_what_is_surplus() {
    let mut db = Db::in_memory().unwrap();
    let begun = written(&mut db, "0");
    for minute in 0..24 {
        save_text(&mut db, &begun, &minute.to_string(), &later(minute)).unwrap();
        keep_version(&mut db, &begun.id, &later(minute)).unwrap();
    }
    save_text(&mut db, &begun, "two days on", &later(2 * 24 * 60)).unwrap();
    // The first, the last of that hour, and the one kept just now, which is the present text.
    assert_eq!(list(&db, &begun.id).len(), 2);
}

fn every(minutes: i64, span_minutes: i64) -> Vec<Kept> {
    let from = -span_minutes / minutes;
    (from..=0)
        .map(|step| Kept {
            n: step,
            at: later(step * minutes).instant(),
        })
        .collect()
}

#[test]
fn versions_grow_fewer_with_age() {
    let all = every(20, 400 * 24 * 60);
    let gone = surplus(&all, now().instant());
    let stay: Vec<Kept> = all
        .iter()
        .copied()
        .filter(|kept| !gone.contains(&kept.n))
        .collect();
    let days = |kept: &Kept| (now().instant().0 - kept.at.0) as f64 / DAY_MS as f64;
    let between = |from: f64, to: f64| {
        stay.iter()
            .filter(|kept| days(kept) > from && days(kept) <= to)
            .count()
    };
    assert_eq!(between(-1.0, 1.0), 73);
    assert!((6 * 24..=6 * 24 + 2).contains(&between(1.0, 7.0)));
    assert!((53..=54).contains(&between(7.0, 60.0)));
    assert!((48..=51).contains(&between(60.0, 399.9)));
    assert_eq!(stay[0].n, all[0].n);
}

proptest! {
    #[test]
    fn the_first_and_the_last_stay_whatever_the_clock_does(
        times in prop::collection::vec(-500_000_000_000_i64..500_000_000_000, 1..60),
        now in -500_000_000_000_i64..500_000_000_000,
    ) {
        let all: Vec<Kept> = times.iter().zip(0..).map(|(at, n)| Kept { n, at: Instant(*at) }).collect();
        let gone = surplus(&all, Instant(now));
        prop_assert!(!gone.contains(&0));
        prop_assert!(!gone.contains(&(all.len() as i64 - 1)));
        // What stays once stays until it is older.
        let stay: Vec<Kept> = all.into_iter().filter(|kept| !gone.contains(&kept.n)).collect();
        let mut ordered = stay.clone();
        ordered.sort_by_key(|kept| kept.at);
        if ordered.iter().map(|kept| kept.n).eq(stay.iter().map(|kept| kept.n)) {
            prop_assert!(surplus(&stay, Instant(now)).is_empty());
        }
    }
}
