#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::*;
use super::super::{LeapDay, NewPath, Unit, add_path, close_chapter, open_chapter};
use super::*;
use crate::clock::Now;
use crate::contacts::{ChannelDraft, ChannelKind, ContactDraft, Standing};
use crate::db::Db;
use crate::journal::{EntryChange, NewEntry, change, save_text};
use crate::words::Words;

fn celebrated(
    db: &Db,
    now: &Now,
    path: &PathId,
    name: &MilestoneName,
    day: &str,
) -> Result<Celebration, DbError> {
    db.read(|c| celebration(c, &look(now), "DE", path, name, date(day)))
}

fn look(now: &Now) -> Look<'_> {
    static WORDS: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| Words::new("en"));
    Look {
        now,
        leap: LeapDay::Feb28,
        words: &WORDS,
    }
}

fn contact(db: &mut Db, name: &str, role: Role, number: &str) -> ContactId {
    contact_by(db, name, role, ChannelKind::Phone, number)
}

fn contact_by(db: &mut Db, name: &str, role: Role, kind: ChannelKind, number: &str) -> ContactId {
    let draft = ContactDraft {
        role,
        channels: vec![ChannelDraft {
            id: None,
            kind,
            label: String::new(),
            value: number.to_owned(),
        }],
        ..ContactDraft::of_name(name)
    };
    contacts::save_contact(db, &draft, &noon("2026-01-01")).unwrap()
}

fn write(db: &mut Db, path: &PathId, day: &str, text: &str) {
    let now = noon(day);
    let entry = NewEntry::begin(false, &now);
    save_text(db, &entry, text, &now).unwrap();
    let path = Some(path.clone());
    change(db, &entry.id, EntryChange::Path { path }, &now).unwrap();
}

#[test]
fn nobody_is_named_as_glad_who_is_not_to_be_offered() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-02-03")), &noon("2026-02-03")).unwrap();
    for (name, standing) in [
        ("Ana", Standing::Died),
        ("Ben", Standing::NotSafe),
        ("Cleo", Standing::Near),
        ("Dana", Standing::Near),
    ] {
        let id = contact(&mut db, name, Role::Friend, "030 1");
        if name == "Dana" {
            contacts::archive_contact(&mut db, &id, true, &now).unwrap();
        }
        let circle = db.read(|c| contacts::contacts(c, "", &look(&now))).unwrap();
        let channels = circle
            .into_iter()
            .find(|one| one.id == id)
            .unwrap()
            .channels;
        let draft = ContactDraft {
            id: Some(id),
            standing,
            channels: (channels.into_iter())
                .map(|one| ChannelDraft {
                    id: Some(one.id),
                    kind: one.kind,
                    label: one.label,
                    value: one.value,
                })
                .collect(),
            ..ContactDraft::of_name(name)
        };
        contacts::save_contact(&mut db, &draft, &now).unwrap();
    }
    let name = span(30, Unit::Days);
    let seen = celebrated(&db, &now, &path, &name, "2026-03-05").unwrap();
    let glad: Vec<_> = seen.glad.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(glad, ["Cleo"]);
}

#[test]
fn a_milestone_is_celebrated_with_those_who_can_be_called() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-02-03")), &noon("2026-02-03")).unwrap();
    for (name, role, number) in [
        ("Ana", Role::Family, "030 1"),
        ("Line", Role::Helpline, "030 2"),
        ("Ben", Role::Sponsor, "by e-mail"),
        ("Cleo", Role::Friend, "030 3"),
        ("Dana", Role::Friend, "030 4"),
        ("Emil", Role::Friend, "030 5"),
    ] {
        contact(&mut db, name, role, number);
    }
    let dana = contact(&mut db, "Finn", Role::Sponsor, "030 6");
    contacts::choose_first_call(&mut db, &dana).unwrap();
    // A service that knows people by their whole number: it is at home where the person is.
    let gus = contact_by(
        &mut db,
        "Gus",
        Role::Friend,
        ChannelKind::Whatsapp,
        "0171 2345678",
    );
    contacts::order_contacts(&mut db, &[gus]).unwrap();
    let name = span(30, Unit::Days);
    let seen = celebrated(&db, &now, &path, &name, "2026-03-05").unwrap();
    let glad: Vec<_> = seen.glad.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(glad, ["Finn", "Gus", "Ana"]);
    assert_eq!(
        (
            seen.path_name.as_str(),
            seen.date_text.as_str(),
            seen.stones
        ),
        ("Alcohol", "5 March 2026", 4)
    );
    assert_eq!(seen.own_words, None);
    // What comes next can be looked at; what is nowhere cannot.
    let next = celebrated(&db, &now, &path, &span(60, Unit::Days), "2026-04-04").unwrap();
    assert_eq!((next.date_text.as_str(), next.stones), ("4 April 2026", 5));
    let none = celebrated(&db, &now, &path, &span(31, Unit::Days), "2026-03-06");
    assert!(matches!(none, Err(DbError::NotFound)));
    let nobody = PathId::from("nobody".to_owned());
    assert!(matches!(
        celebrated(&db, &now, &nobody, &name, "2026-03-05"),
        Err(DbError::NotFound)
    ));
}

#[test]
fn the_persons_own_words_come_only_where_they_allowed_it() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let new = |own_words| NewPath {
        own_words,
        counter_hidden: true,
        ..new_path(Some("2026-02-03"))
    };
    let quiet = add_path(&mut db, &new(false), &noon("2026-02-03")).unwrap();
    let spoken = add_path(&mut db, &new(true), &noon("2026-02-03")).unwrap();
    for path in [&quiet, &spoken] {
        write(
            &mut db,
            path,
            "2026-02-20",
            "The morning was quiet and mine.",
        );
    }
    let name = span(30, Unit::Days);
    assert_eq!(
        celebrated(&db, &now, &quiet, &name, "2026-03-05")
            .unwrap()
            .own_words,
        None
    );
    let seen = celebrated(&db, &now, &spoken, &name, "2026-03-05").unwrap();
    assert_eq!(
        seen.own_words.unwrap(),
        OwnWords {
            text: "The morning was quiet and mine.".to_owned(),
            date_text: "20 February 2026".to_owned(),
        }
    );
    assert!(seen.counter_hidden);
}

#[test]
fn each_chapter_has_its_own_celebration_of_the_same_milestone() {
    let mut db = Db::in_memory().unwrap();
    let path = add_path(&mut db, &new_path(Some("2020-01-01")), &noon("2020-01-01")).unwrap();
    close_chapter(&mut db, &path, date("2026-01-31"), "", &noon("2026-01-31")).unwrap();
    open_chapter(
        &mut db,
        &path,
        date("2026-02-03"),
        None,
        &noon("2026-02-03"),
    )
    .unwrap();
    let now = noon("2026-03-05");
    let thirty = span(30, Unit::Days);
    for (day, said, stones) in [
        ("2026-03-05", "5 March 2026", 4),
        ("2020-01-31", "31 January 2020", 4),
    ] {
        let seen = celebrated(&db, &now, &path, &thirty, day).unwrap();
        assert_eq!((seen.date_text.as_str(), seen.stones), (said, stones));
    }
    // Looking at the earlier one says nothing about the newest.
    let paths = seen_at(&db, &now);
    let newest = |day: &str| is_newest(&paths, &path, &thirty, date(day));
    assert_eq!((newest("2026-03-05"), newest("2020-01-31")), (true, false));
    // One of the chapter that is over has the stones of that chapter.
    let six = span(6, Unit::Years);
    let seen = celebrated(&db, &now, &path, &six, "2026-01-01").unwrap();
    assert_eq!(
        (seen.date_text.as_str(), seen.stones),
        ("1 January 2026", 15)
    );
    assert!(matches!(
        celebrated(&db, &now, &path, &thirty, "2026-01-01"),
        Err(DbError::NotFound)
    ));
}

#[test]
fn the_cairn_grows_as_the_page_draws_it() {
    let chapter = |days: u64| {
        let start = date("2000-01-01");
        let chapter = Chapter {
            id: crate::db::ChapterId::from("c".to_owned()),
            start,
            start_text: String::new(),
            start_time: None,
            start_time_text: None,
            end: None,
            end_text: None,
            days: 0,
            words: String::new(),
            learnt: String::new(),
        };
        stones(&[chapter], start + chrono::Days::new(days))
    };
    for (days, count) in [
        (0, 1),
        (1, 2),
        (6, 2),
        (7, 3),
        (30, 4),
        (365, 9),
        (730, 11),
        (1094, 11),
        (1095, 12),
        (36_500, 31),
    ] {
        assert_eq!(chapter(days), count, "{days}");
    }
    assert_eq!(stones(&[], date("2000-01-01")), 1);
}
