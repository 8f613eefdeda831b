#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use chrono::{TimeZone, Utc};
use proptest::prelude::*;

use super::super::{Drafts, search};
use super::*;

fn words() -> Words {
    Words::new("en-GB")
}

fn at(second: i64) -> Now {
    Now {
        utc: Utc.timestamp_opt(1_800_000_000 + second, 0).unwrap(),
        zone: Tz::Europe__Berlin,
    }
}

fn write(db: &mut Db, second: i64, text: &str) -> EntryId {
    let new = NewEntry::begin(false, &at(second));
    save_text(db, &new, text, &at(second)).unwrap();
    index_all(db).unwrap();
    new.id
}

fn rewrite(db: &mut Db, id: &EntryId, text: &str, now: &Now) -> Result<(), JournalError> {
    let begun = NewEntry {
        id: id.clone(),
        ..NewEntry::begin(false, now)
    };
    save_text(db, &begun, text, now)
}

fn found(db: &Db, query: &str) -> Vec<String> {
    db.read(|c| search(c, query, 50, &words()))
        .unwrap()
        .into_iter()
        .map(|hit| {
            hit.snippet
                .iter()
                .map(|p| {
                    if p.marked {
                        format!("[{}]", p.text)
                    } else {
                        p.text.clone()
                    }
                })
                .collect()
        })
        .collect()
}

fn listed(db: &Db) -> Vec<EntryId> {
    let all = db.read(|c| entries(c, None, 100, &words())).unwrap();
    all.entries.into_iter().map(|e| e.id).collect()
}

#[test]
fn what_was_typed_comes_back_byte_for_byte() {
    let mut db = Db::in_memory().unwrap();
    for (n, text) in [
        "  leading and trailing \n\n",
        "a\0b\u{1}\u{7f}",
        "مرحبا بالعالم",
        "🌊🌿\u{200d}",
        "\r\n| a | b |",
    ]
    .iter()
    .enumerate()
    {
        let id = write(&mut db, n as i64, text);
        assert_eq!(db.read(|c| entry(c, &id, &words())).unwrap().text, *text);
    }
}

#[test]
fn a_new_entry_without_text_leaves_nothing_and_an_emptied_one_stays() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0, " \n ");
    assert!(listed(&db).is_empty());
    let id = write(&mut db, 1, "something");
    rewrite(&mut db, &id, "", &at(2)).unwrap();
    assert_eq!(listed(&db), [id]);
}

#[test]
fn entries_of_one_second_are_all_kept_newest_first_and_paged() {
    let mut db = Db::in_memory().unwrap();
    let ids: Vec<_> = (0..7)
        .map(|n| write(&mut db, n / 3, &format!("entry {n}")))
        .collect();
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = db.read(|c| entries(c, before, 3, &words())).unwrap();
        assert_eq!(page.total, 7);
        seen.extend(page.entries.into_iter().map(|e| e.id));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    let mut sorted = ids.clone();
    sorted.sort();
    let mut seen_sorted = seen.clone();
    seen_sorted.sort();
    assert_eq!(seen_sorted, sorted);
    assert_eq!(seen.last(), ids.first());
}

#[test]
fn search_folds_accents_and_capitals_finds_beginnings_and_marks_them() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0, "Café by the Lighthouse");
    write(&mut db, 1, "nothing here");
    assert_eq!(found(&db, "cafe light"), ["[Café] by the [Lighthouse]"]);
    assert_eq!(found(&db, "CAFÉ"), ["[Café] by the Lighthouse"]);
    assert!(found(&db, "house").is_empty());
}

#[test]
fn scripts_without_spaces_and_emoji_are_found() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0, "今日は海を見た 🌊 calm");
    assert_eq!(found(&db, "海を"), ["今日は[海を]見た 🌊 calm"]);
    assert_eq!(found(&db, "calm 🌊").len(), 1);
    assert!(found(&db, "山").is_empty());
}

#[test]
fn a_slip_in_the_query_is_never_an_error() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0, "quote \" and (bracket AND or NOT");
    for query in [
        "\"",
        "(",
        "AND",
        "NOT *",
        "a\0b",
        "quote\"",
        "^",
        "-",
        "text:quote",
        "NEAR(a b)",
    ] {
        db.read(|c| search(c, query, 5, &words())).unwrap();
    }
    assert_eq!(found(&db, "AND NOT").len(), 1);
}

#[test]
fn the_trash_keeps_thirty_days_and_undo_brings_back() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "kept words");
    let token = delete(&mut db, &id, &at(10)).unwrap();
    assert!(listed(&db).is_empty() && found(&db, "kept").is_empty());
    db.undo(token).unwrap();
    assert_eq!(found(&db, "kept").len(), 1);
    delete(&mut db, &id, &at(20)).unwrap();
    let day = 24 * 60 * 60;
    let waiting = db.read(|c| trash(c, &words(), &at(20 + 29 * day))).unwrap();
    assert_eq!(waiting[0].days_left, Some(1));
    empty_old_trash(&mut db, &at(19 + 30 * day)).unwrap();
    restore(&mut db, &id).unwrap();
    assert_eq!(found(&db, "kept").len(), 1);
    delete(&mut db, &id, &at(20)).unwrap();
    empty_old_trash(&mut db, &at(20 + 30 * day)).unwrap();
    assert!(matches!(
        restore(&mut db, &id),
        Err(JournalError::Db(DbError::NotFound))
    ));
}

#[test]
fn drafts_keep_the_newest_text_whatever_order_it_comes_in() {
    let mut db = Db::in_memory().unwrap();
    let mut drafts = Drafts::default();
    let new = NewEntry::begin(true, &at(0));
    let id = new.id.clone();
    drafts.begin(new);
    drafts.put(&id, 2, "two".into());
    drafts.put(&id, 1, "one".into());
    assert_eq!(drafts.unsaved(&id), Some("two"));
    drafts.save(&mut db, &id, &at(0)).unwrap();
    assert_eq!(drafts.unsaved(&id), None);
    drafts.put(&id, 3, "three".into());
    drafts.leave_all(&mut db, &at(1)).unwrap();
    let kept = db.read(|c| entry(c, &id, &words())).unwrap();
    assert_eq!((kept.text.as_str(), kept.victory), ("three", true));
    assert_eq!(found(&db, "three").len(), 1);
}

#[test]
fn versions_are_kept_on_leaving_and_every_ten_minutes() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "first");
    for second in [1, 599, 600, 700, 1200] {
        rewrite(&mut db, &id, &format!("at {second}"), &at(second)).unwrap();
    }
    keep_version(&mut db, &id, &at(1300)).unwrap();
    keep_version(&mut db, &id, &at(1400)).unwrap();
    let kept: Vec<String> = db
        .read(|c| {
            let mut statement = c.prepare("SELECT text FROM entry_version ORDER BY n")?;
            statement
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, rusqlite::Error>>()
        })
        .unwrap();
    assert_eq!(kept, ["at 600", "at 1200"]);
}

#[test]
fn every_list_and_search_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for sql in [ENTRIES, TRASH, TOTAL] {
        let plan: Vec<String> = db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let held = vec![1i64; statement.parameter_count()];
                statement
                    .query_map(rusqlite::params_from_iter(held), |row| row.get(3))?
                    .collect::<Result<_, rusqlite::Error>>()
            })
            .unwrap();
        assert!(
            plan.iter().all(|step| step.contains("INDEX entry_")),
            "{sql}: {plan:?}"
        );
    }
}

proptest! {
    #[test]
    fn the_index_holds_exactly_what_the_entries_say(steps in prop::collection::vec((0u8..5, 0usize..4, "[a-c ]{0,8}"), 1..40)) {
        let mut db = Db::in_memory().unwrap();
        let ids: Vec<_> = (0..4).map(|n| write(&mut db, n, "a b c")).collect();
        let mut tokens = Vec::new();
        for (second, (what, which, text)) in steps.into_iter().enumerate() {
            let now = at(second as i64);
            let id = &ids[which];
            match what {
                0 => { rewrite(&mut db, id, &text, &now).unwrap(); }
                1 => tokens.extend(delete(&mut db, id, &now).ok()),
                2 => tokens.extend(restore(&mut db, id).ok()),
                3 => index_all(&mut db).unwrap(),
                _ => if let Some(token) = tokens.pop() { let _ = db.undo(token); },
            }
        }
        index_all(&mut db).unwrap();
        db.read(|c| c.execute_batch("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)")).unwrap();
    }
}

#[test]
fn text_for_an_entry_that_nobody_knows_becomes_an_entry() {
    let mut db = Db::in_memory().unwrap();
    let mut drafts = Drafts::default();
    let id = EntryId::new(&at(0));
    drafts.put(&id, 1, "typed after all".into());
    drafts.save_all(&mut db, &at(0)).unwrap();
    assert_eq!(listed(&db), [id]);
}
