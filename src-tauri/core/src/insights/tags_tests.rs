#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::*;
use crate::db::Db;
use crate::insights::What;

fn helped(db: &Db, moods: &[Daily]) -> Named {
    let window = Window::between(date("2026-11-01"), date("2026-11-30"));
    db.read(|c| {
        let places = places(c, window)?;
        named(c, TagKind::Helped, &places, moods, &words())
    })
    .unwrap()
}

const BERLIN: &str = "Europe/Berlin";

#[test]
fn a_day_counts_once_however_often_something_was_named_on_it() {
    let mut db = Db::in_memory().unwrap();
    tag(&mut db, "helped", "walk");
    tag(&mut db, "helped", "tea");
    tag(&mut db, "trigger", "row");
    check_in(&mut db, "2026-11-20 21:00", (None, None, None));
    check_in_tag(&mut db, "2026-11-20", "walk");
    check_in_tag(&mut db, "2026-11-20", "row");
    entry(&mut db, ("2026-11-20 08:00", BERLIN), None, None, &["walk"]);
    entry(
        &mut db,
        ("2026-11-20 09:00", BERLIN),
        None,
        None,
        &["walk", "row"],
    );
    entry(
        &mut db,
        ("2026-11-01 00:10", "Pacific/Kiritimati"),
        None,
        None,
        &["walk"],
    );
    entry(
        &mut db,
        ("2026-11-30 23:50", "America/New_York"),
        None,
        None,
        &["walk", "tea"],
    );
    entry(&mut db, ("2026-10-31 12:00", BERLIN), None, None, &["walk"]);
    let found = helped(&db, &[]);
    let days: Vec<_> = found
        .tags
        .iter()
        .map(|tag| (tag.name.as_str(), tag.days))
        .collect();
    assert_eq!(days, [("walk", 3), ("tea", 1)]);
    let names = vec!["walk".to_owned()];
    assert_eq!(found.seen[0].what, What::MostNamed { names, count: 3 });
    assert_eq!(found.seen[0].days, 3);
    assert_eq!(found.tags[0].mood, None);
}

#[test]
fn the_mood_of_such_days_is_told_from_fourteen_on() {
    let mut db = Db::in_memory().unwrap();
    tag(&mut db, "helped", "walk");
    for day in 1..=14 {
        let when = format!("2026-11-{day:02} 21:00");
        entry(&mut db, (&when, BERLIN), None, None, &["walk"]);
    }
    // 13 × 3 and once 5 are 44; a fourteenth of it is 3.142 …
    let mut moods = daily("2026-11-01", &[300; 13]);
    assert_eq!(helped(&db, &moods).tags[0].mood, None);
    moods.extend(daily("2026-11-14", &[500, 100, 100]));
    let walk = helped(&db, &moods).tags.remove(0);
    assert_eq!((walk.days, walk.mood), (14, Some(314)));
    assert_eq!(walk.mood_text.as_deref(), Some("3.1"));
}

#[test]
fn of_very_many_the_most_named_are_listed_and_the_others_counted() {
    let mut db = Db::in_memory().unwrap();
    let names: Vec<_> = (0..15).map(|n| format!("thing {n:02}")).collect();
    for name in &names {
        tag(&mut db, "helped", name);
    }
    let all: Vec<_> = names.iter().map(String::as_str).collect();
    entry(&mut db, ("2026-11-02 21:00", BERLIN), None, None, &all);
    entry(
        &mut db,
        ("2026-11-03 21:00", BERLIN),
        None,
        None,
        &["thing 14"],
    );
    let found = helped(&db, &[]);
    assert_eq!((found.tags.len(), found.more), (MOST_NAMED, 3));
    assert_eq!(found.tags[0].name, "thing 14");
    assert!(found.seen.is_empty());
}

#[test]
fn what_was_named_is_found_by_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (TAGS, "(kind=?)"),
        (
            IN_ENTRIES,
            "entry_tag USING PRIMARY KEY (tag_id=? AND n>? AND n<?)",
        ),
        (ENTRIES, "COVERING INDEX entry_facts (n>? AND n<?)"),
        (
            IN_CHECK_INS,
            "COVERING INDEX check_in_said (date>? AND date<?)",
        ),
        (
            IN_CHECK_INS,
            "check_in_tag USING PRIMARY KEY (check_in_id=?)",
        ),
    ] {
        let plan = plan(&db, sql);
        assert!(plan.contains(index), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}
