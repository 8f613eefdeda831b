#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::contacts::reach_outs::{self, callee, log, of_contact};
use crate::contacts::samples::*;
use crate::contacts::{ContactDraft, ReachOut, Rhythm, store};
use crate::journal;

fn visit(date: &str, time: Option<&str>) -> ReachOutDraft {
    ReachOutDraft {
        kind: ReachKind::Visit,
        date: date.parse().unwrap(),
        time: time.map(|time| time.parse().unwrap()),
        outcome: Outcome::Talked,
        note: "we sat by the river".to_owned(),
    }
}

fn noted(db: &Db, contact: &ContactId) -> Vec<ReachOut> {
    read(db, |c| of_contact(c, contact, 10, &words()))
}

fn text(db: &Db, entry: &EntryId) -> String {
    db.read(|c| journal::entry(c, entry, &words(), &now(0)))
        .unwrap()
        .text
}

#[test]
fn a_visit_is_noted_with_its_day_and_time_and_taken_back() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    let (id, token) = add(&mut db, &mara, &visit("2026-11-20", Some("18:30")), &now(0)).unwrap();
    let found = noted(&db, &mara).remove(0);
    assert_eq!(
        (&found.id, found.kind, found.by_hand),
        (&id, ReachKind::Visit, true)
    );
    assert_eq!(found.when_text, "20 November 2026, 18:30");
    assert_eq!(found.note, "we sat by the river");
    assert_eq!(found.outcome, Some(Outcome::Talked));
    // Nobody asks how it went.
    assert!(read(&db, |c| reach_outs::waiting(c, &now(0), &words())).is_none());
    db.undo(token).unwrap();
    assert!(noted(&db, &mara).is_empty());
}

#[test]
fn a_day_alone_is_enough() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    add(&mut db, &mara, &visit("2026-11-21", None), &now(0)).unwrap();
    // Today at 03:10, noon lies ahead.
    add(&mut db, &mara, &visit("2026-11-22", None), &now(0)).unwrap();
    let found = noted(&db, &mara);
    let said: Vec<_> = found
        .iter()
        .map(|found| (found.when_text.as_str(), found.time))
        .collect();
    assert_eq!(
        said,
        [("22 November 2026", None), ("21 November 2026", None)]
    );
}

#[test]
fn nothing_is_noted_that_lies_ahead() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    for (date, time) in [
        ("2026-11-22", Some("03:11")),
        ("2026-11-23", None),
        ("2026-11-23", Some("00:00")),
    ] {
        let refused = add(&mut db, &mara, &visit(date, time), &now(0));
        assert!(
            matches!(refused, Err(ContactError::InFuture)),
            "{date} {time:?}"
        );
    }
    add(&mut db, &mara, &visit("2026-11-22", Some("03:10")), &now(0)).unwrap();
    let long = ReachOutDraft {
        note: "é".repeat(LONGEST_NOTE + 1),
        ..visit("2026-11-20", None)
    };
    assert!(matches!(
        add(&mut db, &mara, &long, &now(0)),
        Err(ContactError::TextTooLong)
    ));
    store::delete_contact(&mut db, &mara, &now(1)).unwrap();
    let gone = add(&mut db, &mara, &visit("2026-11-20", None), &now(1));
    assert!(matches!(gone, Err(ContactError::NotFound)));
}

#[test]
fn it_is_changed_where_it_was_and_removed_and_both_are_taken_back() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    let abroad = Now {
        zone: Tz::America__New_York,
        ..now(0)
    };
    let (id, _) = add(&mut db, &mara, &visit("2026-11-20", Some("18:30")), &abroad).unwrap();
    let other = ReachOutDraft {
        kind: ReachKind::Meeting,
        ..visit("2026-11-19", Some("20:00"))
    };
    let changed = change(&mut db, &id, &other, &now(5)).unwrap();
    let found = noted(&db, &mara).remove(0);
    assert_eq!(
        (found.kind, found.when_text.as_str()),
        (ReachKind::Meeting, "19 November 2026, 20:00")
    );
    // It is still 22 November, 21:14, on the evening before in New York.
    let ahead = change(&mut db, &id, &visit("2026-11-21", Some("21:16")), &now(5));
    assert!(matches!(ahead, Err(ContactError::InFuture)));
    db.undo(changed).unwrap();
    assert_eq!(noted(&db, &mara)[0].when_text, "20 November 2026, 18:30");
    let removed = remove(&mut db, &id).unwrap();
    assert!(noted(&db, &mara).is_empty());
    db.undo(removed).unwrap();
    assert_eq!(noted(&db, &mara).len(), 1);
    let nobody = ReachOutId::from("none".to_owned());
    assert!(matches!(
        change(&mut db, &nobody, &other, &now(5)),
        Err(ContactError::NotFound)
    ));
    assert!(matches!(
        remove(&mut db, &nobody),
        Err(ContactError::NotFound)
    ));
}

#[test]
fn a_call_that_is_changed_keeps_its_moment() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    let who = read(&db, |c| callee(c, &mara, None, "DE"));
    let later = Now {
        utc: now(0).utc + chrono::TimeDelta::seconds(42),
        ..now(0)
    };
    let id = log(&mut db, &who, &later).unwrap();
    change(&mut db, &id, &visit("2026-11-22", Some("03:10")), &later).unwrap();
    let (_, at, no_time) = db.read(|c| of(c, &id)).unwrap();
    assert_eq!((at, no_time), (later.instant(), false));
    assert!(!noted(&db, &mara)[0].by_hand);
}

#[test]
fn a_visit_ends_a_silence_and_no_answer_does_not() {
    let mut db = db();
    let draft = ContactDraft {
        rhythm: Rhythm {
            days: Some(7),
            nudge: false,
        },
        ..ContactDraft::of_name("Mara")
    };
    let week = 7 * 24 * 60;
    let mara = store::save_contact(&mut db, &draft, &now(0)).unwrap();
    let quiet = |db: &Db| all_at(db, &now(week))[0].quiet;
    assert!(quiet(&db));
    let nobody = ReachOutDraft {
        outcome: Outcome::NoAnswer,
        ..visit("2026-11-28", None)
    };
    add(&mut db, &mara, &nobody, &now(week)).unwrap();
    assert!(quiet(&db));
    add(&mut db, &mara, &visit("2026-11-28", None), &now(week)).unwrap();
    assert!(!quiet(&db));
}

#[test]
fn a_line_begins_an_entry_and_leads_back_to_it() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    let (id, _) = add(&mut db, &mara, &visit("2026-11-20", None), &now(0)).unwrap();
    let entry = write_about(&mut db, &id, "With Mara", &now(1)).unwrap();
    assert_eq!(text(&db, &entry), "we sat by the river\n\n");
    assert_eq!(noted(&db, &mara)[0].entry, Some(entry.clone()));
    assert_eq!(
        write_about(&mut db, &id, "With Mara", &now(2)).unwrap(),
        entry
    );

    journal::delete(&mut db, &entry, &now(3)).unwrap();
    assert_eq!(noted(&db, &mara)[0].entry, None);
    let second = write_about(&mut db, &id, "With Mara", &now(4)).unwrap();
    assert_ne!(second, entry);
    assert_eq!(noted(&db, &mara)[0].entry, Some(second));
}

#[test]
fn without_a_line_an_entry_begins_with_what_the_page_says() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    let blank = ReachOutDraft {
        note: " ".to_owned(),
        ..visit("2026-11-20", None)
    };
    let (id, _) = add(&mut db, &mara, &blank, &now(0)).unwrap();
    let entry = write_about(&mut db, &id, "With Mara", &now(1)).unwrap();
    assert_eq!(text(&db, &entry), "With Mara\n\n");
    let nobody = ReachOutId::from("none".to_owned());
    assert!(matches!(
        write_about(&mut db, &nobody, "", &now(1)),
        Err(ContactError::NotFound)
    ));
}
