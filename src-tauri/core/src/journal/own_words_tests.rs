#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use chrono_tz::Tz;

use super::super::test_home::*;
use super::super::{EntryChange, Mood, change, delete, hide_day, hide_entry};
use super::*;
use crate::clock::Now;
use crate::db::{Db, EntryId};
use crate::milestones::{Decision, NewPath, NewSetback, add_path, close_chapter, note_setback};

fn noon(day: &str) -> Now {
    when(&format!("{day} 12:00"), Tz::Europe__Berlin)
}

fn home() -> (Db, PathId) {
    let mut db = Db::in_memory().unwrap();
    let new = NewPath {
        name: "Alcohol".to_owned(),
        start: Some(date("2026-01-01")),
        ..NewPath::default()
    };
    let path = add_path(&mut db, &new, &noon("2026-01-01")).unwrap();
    (db, path)
}

fn about(db: &mut Db, path: Option<&PathId>, day: &str, text: &str) -> EntryId {
    let id = write_at(db, &noon(day), text);
    let path = path.cloned();
    change(db, &id, EntryChange::Path { path }, &noon(day)).unwrap();
    id
}

fn said(db: &Db, path: &PathId, seed: &str) -> Option<String> {
    let found = db.read(|c| own_words(c, path, date("2026-06-01"), seed));
    found.unwrap().map(|(text, _)| text)
}

/// Every sentence that can come.
fn all_said(db: &Db, path: &PathId) -> Vec<String> {
    let mut all: Vec<_> = (0..200)
        .filter_map(|seed| said(db, path, &seed.to_string()))
        .collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn it_is_a_sentence_about_the_path_or_of_a_victory() {
    let (mut db, path) = home();
    let other = add_path(
        &mut db,
        &NewPath {
            name: "Smoking".to_owned(),
            ..NewPath::default()
        },
        &noon("2026-01-01"),
    )
    .unwrap();
    assert_eq!(said(&db, &path, "30days"), None);
    about(
        &mut db,
        Some(&path),
        "2026-02-01",
        "# A walk\n\nThe *sea* was calm. I slept.",
    );
    about(&mut db, Some(&other), "2026-02-02", "About something else.");
    about(&mut db, None, "2026-02-03", "About nothing in particular.");
    let won = about(&mut db, None, "2026-02-04", "I called Ana first today!");
    let elsewhere = about(&mut db, Some(&other), "2026-02-05", "A whole day outdoors.");
    for id in [&won, &elsewhere] {
        let victory = EntryChange::Victory { victory: true };
        change(&mut db, id, victory, &noon("2026-02-05")).unwrap();
    }
    about(
        &mut db,
        Some(&path),
        "2026-06-01",
        "Written on the day itself.",
    );
    assert_eq!(
        all_said(&db, &path),
        ["I called Ana first today!", "The sea was calm."]
    );
    // The same seed, the same sentence.
    assert_eq!(said(&db, &path, "30days"), said(&db, &path, "30days"));
    let with_date = db
        .read(|c| own_words(c, &other, date("2026-06-01"), "x"))
        .unwrap();
    assert!(with_date.is_some_and(|(_, day)| day.to_string().starts_with("2026-02-0")));
}

#[test]
fn what_is_not_good_to_meet_is_left_out() {
    let (mut db, path) = home();
    let texts = ["one one one one.", "two two two two.", "three three three."];
    let days = ["2026-02-01", "2026-02-02", "2026-02-03"];
    let ids: Vec<_> = (0..3)
        .map(|at| about(&mut db, Some(&path), days[at], texts[at]))
        .collect();
    let now = noon("2026-03-01");
    let all = |db: &Db| all_said(db, &path).len();
    assert_eq!(all(&db), 3);

    let token = hide_entry(&mut db, &ids[0]).unwrap();
    assert_eq!(all(&db), 2);
    db.undo(token).unwrap();
    let token = hide_day(&mut db, date("2025-02-02")).unwrap();
    assert_eq!(all(&db), 2);
    db.undo(token).unwrap();
    let mood = |mood| EntryChange::Mood { mood: Some(mood) };
    let token = change(&mut db, &ids[0], mood(Mood::Low), &now).unwrap();
    assert_eq!(all(&db), 2);
    db.undo(token).unwrap();
    change(&mut db, &ids[0], mood(Mood::Okay), &now).unwrap();
    assert_eq!(all(&db), 3);
    let setback = NewSetback {
        date: date("2026-02-01"),
        called: String::new(),
        decision: Decision::Noted,
        words: String::new(),
    };
    let token = note_setback(&mut db, &path, &setback, &now).unwrap();
    assert_eq!(all(&db), 2);
    db.undo(token).unwrap();
    let token = close_chapter(&mut db, &path, date("2026-02-03"), "", &now).unwrap();
    assert_eq!(all(&db), 2);
    db.undo(token).unwrap();
    delete(&mut db, &ids[1], &now).unwrap();
    assert_eq!(all(&db), 2);
}

#[test]
fn a_sentence_is_neither_a_word_nor_a_page() {
    let long = "word ".repeat(60);
    for (text, wanted) in [
        ("Tuesday", None),
        (
            "Tired. Then the rain stopped.",
            Some("Then the rain stopped."),
        ),
        ("At 3.15 it was over… finally", Some("At 3.15 it was over…")),
        (long.as_str(), None),
        ("Ein Tag am See! Gut.", Some("Ein Tag am See!")),
        (
            "今日は海まで歩いた、静かな朝だった。よかった。",
            Some("今日は海まで歩いた、静かな朝だった。"),
        ),
        (
            "- [x] call Ana at the lake\n- bread",
            Some("☑ call Ana at the lake"),
        ),
        ("", None),
    ] {
        assert_eq!(sentence(text).as_deref(), wanted, "{text}");
    }
}

#[test]
fn the_entries_are_found_by_index() {
    let (db, _) = home();
    db.read(|c| {
        for (sql, index) in [
            (about_path(), "entry_by_path (path_id=?)"),
            (victories(), "entry_victories"),
        ] {
            let steps = plan(c, &sql);
            assert!(steps[0].contains(index), "{steps:?}");
            assert!(
                !steps.iter().any(|step| step.contains("TEMP B-TREE")),
                "{steps:?}"
            );
        }
        Ok::<_, JournalError>(())
    })
    .unwrap();
}
