#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{date, new_path, noon, the_path, told};
use super::*;
use crate::milestones::{add_path, close_chapter, open_chapter, remove_path};

fn after(words: &str, count: u32, unit: Unit) -> NewOwnMilestone {
    NewOwnMilestone {
        words: words.to_owned(),
        count: Some(count),
        unit: Some(unit),
        date: None,
    }
}

fn on(words: &str, day: &str) -> NewOwnMilestone {
    NewOwnMilestone {
        words: words.to_owned(),
        date: Some(date(day)),
        ..NewOwnMilestone::default()
    }
}

fn reached(db: &Db, day: &str) -> Vec<(String, String)> {
    let path = the_path(db, &noon(day));
    let own = path.reached.into_iter().filter_map(|milestone| {
        let MilestoneName::Own { words, .. } = milestone.name else {
            return None;
        };
        Some((words, milestone.date.to_string()))
    });
    own.collect()
}

#[test]
fn the_persons_own_are_reached_and_come_next_like_any() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-11-01")), &now).unwrap();
    add_own_milestone(&mut db, &id, &after(" three weeks ", 3, Unit::Weeks), &now).unwrap();
    add_own_milestone(&mut db, &id, &on("the sea", "2026-11-25"), &now).unwrap();
    let wordless = add_own_milestone(&mut db, &id, &after("", 26, Unit::Days), &now).unwrap();
    let three_weeks = ("three weeks".to_owned(), "2026-11-22".to_owned());
    assert_eq!(reached(&db, "2026-11-22"), [three_weeks]);
    let next = the_path(&db, &now).next.unwrap();
    assert_eq!((next.date, next.in_days), (date("2026-11-25"), 3));
    let json = serde_json::to_value(&next.name).unwrap();
    assert_eq!(
        (&json["kind"], &json["words"]),
        (&"own".into(), &"the sea".into())
    );
    assert_eq!(
        serde_json::from_value::<MilestoneName>(json).unwrap(),
        next.name
    );
    let later = the_path(&db, &noon("2026-11-26")).next.unwrap();
    assert_eq!(later.name, MilestoneName::from_code("26days").unwrap());

    let token = remove_own_milestone(&mut db, &wordless, &now).unwrap();
    let next = |db: &Db| the_path(db, &noon("2026-11-26")).next.unwrap().name.code();
    assert_eq!(next(&db), "30days");
    db.undo(token).unwrap();
    assert_eq!(next(&db), "26days");
    remove_own_milestone(&mut db, &wordless, &now).unwrap();
    assert!(matches!(
        remove_own_milestone(&mut db, &wordless, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn a_count_belongs_to_every_chapter_and_a_date_to_one() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-06-01");
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    close_chapter(&mut db, &id, date("2026-03-01"), "", &now).unwrap();
    open_chapter(&mut db, &id, date("2026-03-01"), None, &now).unwrap();
    add_own_milestone(&mut db, &id, &after("ten", 10, Unit::Days), &now).unwrap();
    for (words, day) in [
        ("first", "2026-02-28"),
        // The day on which one chapter closed and the next began.
        ("between", "2026-03-01"),
        ("before all", "2025-12-31"),
    ] {
        add_own_milestone(&mut db, &id, &on(words, day), &now).unwrap();
    }
    let pair = |words: &str, day: &str| (words.to_owned(), day.to_owned());
    assert_eq!(
        reached(&db, "2026-06-01"),
        [
            pair("ten", "2026-03-11"),
            pair("between", "2026-03-01"),
            pair("first", "2026-02-28"),
            pair("ten", "2026-01-11"),
        ]
    );
}

#[test]
fn what_falls_on_days_gone_by_is_shown_and_not_told() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-11-01")), &now).unwrap();
    for (words, day) in [
        ("long ago", "2026-11-02"),
        ("yesterday", "2026-11-21"),
        ("today", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
    ] {
        add_own_milestone(&mut db, &id, &on(words, day), &now).unwrap();
    }
    // Today's is known, since its hour is past, and Today can still celebrate it.
    let told: Vec<_> = told(&db)
        .into_iter()
        .map(|(_, state, seen)| (state, seen))
        .collect();
    let known = |seen| ("known".to_owned(), seen);
    assert_eq!(told.len(), 2);
    assert!(told.contains(&known(true)) && told.contains(&known(false)));
}

#[test]
fn a_rung_that_was_taken_out_comes_back_as_the_persons_own() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-11-01")), &now).unwrap();
    let thirty = MilestoneName::from_code("30days").unwrap();
    rungs::show_rung(&mut db, &id, &thirty, false, &now).unwrap();
    assert_ne!(the_path(&db, &now).next.unwrap().name, thirty);
    add_own_milestone(&mut db, &id, &after("", 30, Unit::Days), &now).unwrap();
    assert_eq!(the_path(&db, &now).next.unwrap().name, thirty);
}

#[test]
fn what_marks_nothing_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(None), &now).unwrap();
    let mut add = |new: &NewOwnMilestone| add_own_milestone(&mut db, &id, new, &now).map(drop);
    let nothing = [
        NewOwnMilestone {
            words: "words alone".to_owned(),
            ..NewOwnMilestone::default()
        },
        on(" ", "2026-11-22"),
        NewOwnMilestone {
            date: Some(date("2026-11-22")),
            ..after("both", 1, Unit::Days)
        },
        NewOwnMilestone {
            unit: None,
            ..after("half", 1, Unit::Days)
        },
    ];
    for new in nothing {
        assert!(
            matches!(add(&new), Err(MilestoneError::NothingToMark)),
            "{new:?}"
        );
    }
    for (count, unit) in [(0, Unit::Days), (100_001, Unit::Days), (24, Unit::Hours)] {
        assert!(matches!(
            add(&after("x", count, unit)),
            Err(MilestoneError::BadAmount)
        ));
    }
    assert!(matches!(
        add(&on("far", "+12026-01-01")),
        Err(MilestoneError::BadDate)
    ));
    assert!(matches!(
        add(&after(&"x".repeat(201), 1, Unit::Days)),
        Err(MilestoneError::TextTooLong)
    ));
    add(&after("", 100_000, Unit::Years)).unwrap();
    remove_path(&mut db, &id, &now).unwrap();
    assert!(matches!(
        add_own_milestone(&mut db, &id, &on("x", "2026-11-22"), &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}
