#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::*;
use crate::clock::Now;
use crate::contacts::{
    ChannelDraft, ChannelKind, ContactDraft, ContactError, Standing, store as contacts,
};
use crate::db::{ContactId, Db};
use crate::trash;
use crate::words::Words;

pub(super) fn now() -> Now {
    let start: DateTime<Utc> = "2026-11-22T11:00:00Z".parse().unwrap();
    Now {
        utc: start,
        zone: Tz::Europe__Berlin,
    }
}

pub(super) fn whole(db: &Db) -> WholePlan {
    db.read(|c| whole_plan(c, "DE", &Words::new("en"), &now()))
        .unwrap()
}

fn of(db: &Db, part: PlanPart) -> Vec<PlanLine> {
    let sections = whole(db).sections;
    let section = sections.into_iter().find(|section| section.part == part);
    section.unwrap().lines
}

fn words(db: &Db, part: PlanPart) -> Vec<String> {
    of(db, part).into_iter().map(|line| line.words).collect()
}

fn line(words: &str) -> NewPlanLine {
    NewPlanLine::of_words(words)
}

fn draft(name: &str, standing: Standing) -> ContactDraft {
    ContactDraft {
        standing,
        channels: vec![ChannelDraft {
            id: None,
            kind: ChannelKind::Phone,
            label: String::new(),
            value: "030 1234567".to_owned(),
        }],
        ..ContactDraft::of_name(name)
    }
}

pub(super) fn contact(db: &mut Db, name: &str) -> ContactId {
    contacts::save_contact(db, &draft(name, Standing::Near), &now()).unwrap()
}

fn about(contact: &ContactId) -> NewPlanLine {
    NewPlanLine {
        contact: Some(contact.clone()),
        ..line("")
    }
}

#[test]
fn all_parts_are_there_in_their_order_each_with_its_lines() {
    let mut db = Db::in_memory().unwrap();
    let parts: Vec<_> = whole(&db).sections.into_iter().map(|s| s.part).collect();
    assert_eq!(parts, PlanPart::ALL);
    for part in [PlanPart::SafetyWorth, PlanPart::Reasons, PlanPart::Signs] {
        add_lines(&mut db, part, &[line(part.as_str())], &now()).unwrap();
    }
    for section in whole(&db).sections {
        let expected = matches!(
            section.part,
            PlanPart::SafetyWorth | PlanPart::Reasons | PlanPart::Signs
        );
        assert_eq!(section.lines.len(), usize::from(expected));
        assert_eq!(section.rule, section.part.rule());
    }
}

#[test]
fn several_ideas_are_one_change() {
    let mut db = Db::in_memory().unwrap();
    add_item(&mut db, PlanPart::Triggers, "the station", &now()).unwrap();
    let kind = |words: &str, kind| NewPlanLine {
        kind: Some(kind),
        ..line(words)
    };
    let ideas = [
        kind("payday", PlanKind::Times),
        kind(" being tired ", PlanKind::Feelings),
    ];
    let token = add_lines(&mut db, PlanPart::Triggers, &ideas, &now()).unwrap();
    assert_eq!(
        words(&db, PlanPart::Triggers),
        ["the station", "payday", "being tired"]
    );
    assert_eq!(
        of(&db, PlanPart::Triggers)[2].kind,
        Some(PlanKind::Feelings)
    );
    db.undo(token).unwrap();
    assert_eq!(words(&db, PlanPart::Triggers), ["the station"]);
    // One that cannot be kept keeps the others out, too.
    let odd = [line("payday"), line(" ")];
    let refused = add_lines(&mut db, PlanPart::Triggers, &odd, &now());
    assert!(matches!(refused, Err(PlanError::WordsEmpty)));
    assert_eq!(words(&db, PlanPart::Triggers), ["the station"]);
}

#[test]
fn what_is_said_of_a_line_is_kept_changed_and_taken_back() {
    let mut db = Db::in_memory().unwrap();
    let mo = contact(&mut db, "Mo");
    let flat = NewPlanLine {
        kind: Some(PlanKind::Housing),
        note: " ask for the list ".to_owned(),
        status: Some(PlanStatus::NotBegun),
        contact: Some(mo.clone()),
        ..line("a flat")
    };
    add_lines(
        &mut db,
        PlanPart::Practical,
        std::slice::from_ref(&flat),
        &now(),
    )
    .unwrap();
    let kept = of(&db, PlanPart::Practical).remove(0);
    assert_eq!(
        (kept.words.as_str(), kept.note.as_str()),
        ("a flat", "ask for the list")
    );
    assert_eq!(kept.status, Some(PlanStatus::NotBegun));
    assert_eq!(kept.person.unwrap().name, "Mo");
    let going = NewPlanLine {
        status: Some(PlanStatus::Going),
        contact: None,
        ..flat
    };
    let token = change_line(&mut db, &kept.id, &going).unwrap();
    let changed = of(&db, PlanPart::Practical).remove(0);
    assert_eq!(
        (changed.status, changed.person),
        (Some(PlanStatus::Going), None)
    );
    // Help now changes the words and nothing else.
    change_item(&mut db, &kept.id, "a room").unwrap();
    let room = of(&db, PlanPart::Practical).remove(0);
    assert_eq!(
        (room.words.as_str(), room.status),
        ("a room", Some(PlanStatus::Going))
    );
    // What was changed first is taken back alone.
    db.undo(token).unwrap();
    let room = of(&db, PlanPart::Practical).remove(0);
    assert_eq!(
        (room.words.as_str(), room.status),
        ("a room", Some(PlanStatus::NotBegun))
    );
}

#[test]
fn what_does_not_belong_to_a_part_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let mo = contact(&mut db, "Mo");
    let odd = [
        NewPlanLine {
            kind: Some(PlanKind::Daily),
            ..line("x")
        },
        NewPlanLine {
            note: "more".to_owned(),
            ..line("x")
        },
        NewPlanLine {
            status: Some(PlanStatus::Asked),
            ..line("x")
        },
        NewPlanLine {
            tried: Some(Tried::ALot),
            ..line("x")
        },
        NewPlanLine {
            done: true,
            ..line("x")
        },
        NewPlanLine {
            contact: Some(mo),
            ..line("x")
        },
    ];
    for one in odd {
        let refused = add_lines(&mut db, PlanPart::Reasons, &[one], &now());
        assert!(matches!(refused, Err(PlanError::NotForThisPart)));
    }
    let long = NewPlanLine {
        note: "ö".repeat(LONGEST_NOTE + 1),
        ..line("x")
    };
    let refused = add_lines(&mut db, PlanPart::Places, &[long], &now());
    assert!(matches!(refused, Err(PlanError::TextTooLong)));
    let many = vec![line("x"); MOST_LINES];
    add_lines(&mut db, PlanPart::Reasons, &many, &now()).unwrap();
    assert!(matches!(
        add_item(&mut db, PlanPart::Reasons, "one more", &now()),
        Err(PlanError::TooMany)
    ));
    add_item(&mut db, PlanPart::Signs, "one", &now()).unwrap();
}

#[test]
fn what_helped_most_stands_first_in_help_now_and_in_the_persons_order_here() {
    let mut db = Db::in_memory().unwrap();
    let tried = |words: &str, tried| NewPlanLine {
        tried,
        ..line(words)
    };
    let lines = [
        tried("tea", Some(Tried::NotMuch)),
        tried("a nap", None),
        tried("music", Some(Tried::Well)),
        tried("Robin", Some(Tried::ALot)),
        tried("the bridge", None),
    ];
    add_lines(&mut db, PlanPart::Helps, &lines, &now()).unwrap();
    let plan = db.read(plan).unwrap();
    let first: Vec<_> = plan.helps.iter().map(|item| item.words.as_str()).collect();
    assert_eq!(first, ["Robin", "music", "a nap", "the bridge", "tea"]);
    assert_eq!(plan.helps[0].tried, Some(Tried::ALot));
    assert_eq!(words(&db, PlanPart::Helps)[0], "tea");
}

#[test]
fn a_line_is_about_a_contact_or_carries_plain_words() {
    let mut db = Db::in_memory().unwrap();
    let mo = contact(&mut db, "Mo");
    let both = [about(&mo), line("the night nurse")];
    add_lines(&mut db, PlanPart::People, &both, &now()).unwrap();
    assert_eq!(words(&db, PlanPart::People), ["Mo", "the night nurse"]);
    let person = of(&db, PlanPart::People)[0].person.clone().unwrap();
    assert_eq!(person.channels.len(), 1);
    let renamed = ContactDraft {
        id: Some(mo.clone()),
        ..draft("Monika", Standing::Near)
    };
    contacts::save_contact(&mut db, &renamed, &now()).unwrap();
    assert_eq!(words(&db, PlanPart::People)[0], "Monika");
    let gone = about(&ContactId::new(&now()));
    let refused = add_lines(&mut db, PlanPart::People, &[gone], &now());
    assert!(matches!(refused, Err(PlanError::Db(DbError::NotFound))));
}

#[test]
fn nobody_is_shown_as_someone_to_call_who_is_not_to_be_offered() {
    let mut db = Db::in_memory().unwrap();
    let mo = contact(&mut db, "Mo");
    let line = NewPlanLine {
        note: "after six".to_owned(),
        ..about(&mo)
    };
    add_lines(
        &mut db,
        PlanPart::SafetyAsk,
        std::slice::from_ref(&line),
        &now(),
    )
    .unwrap();
    let id = of(&db, PlanPart::SafetyAsk)[0].id.clone();
    let offered = |db: &Db| {
        let line = of(db, PlanPart::SafetyAsk).remove(0);
        assert_eq!(line.shown, line.person.is_some());
        line.shown
    };
    assert!(offered(&db));
    for standing in [Standing::Died, Standing::NotSafe, Standing::Near] {
        let draft = ContactDraft {
            id: Some(mo.clone()),
            ..draft("Mo", standing)
        };
        contacts::save_contact(&mut db, &draft, &now()).unwrap();
        assert_eq!(offered(&db), standing == Standing::Near);
        // A note can be added to it; nobody is named anew who is not to be offered.
        change_line(&mut db, &id, &line).unwrap();
        let anew = add_lines(&mut db, PlanPart::People, &[about(&mo)], &now());
        assert_eq!(anew.is_ok(), standing == Standing::Near);
    }
    let aside = contacts::archive_contact(&mut db, &mo, true, &now()).unwrap();
    assert!(!offered(&db));
    db.undo(aside).unwrap();
    assert!(offered(&db));
    // Where they only go with it, the line stands without them.
    let beside = NewPlanLine {
        contact: Some(mo.clone()),
        ..NewPlanLine::of_words("a bed")
    };
    add_lines(&mut db, PlanPart::FirstDay, &[beside], &now()).unwrap();
    contacts::delete_contact(&mut db, &mo, &now()).unwrap();
    assert!(!offered(&db));
    let bed = of(&db, PlanPart::FirstDay).remove(0);
    assert!(bed.shown && bed.person.is_none());
    let later = Now {
        utc: now().utc + TimeDelta::days(40),
        ..now()
    };
    trash::empty_old_trash(&mut db, &later).unwrap();
    // Gone for good, the name does not become plain words that are shown again.
    let kept = of(&db, PlanPart::SafetyAsk).remove(0);
    assert_eq!((kept.contact, kept.person), (Some(mo), None));
    let plain = NewPlanLine::of_words("my brother");
    change_line(&mut db, &id, &plain).unwrap();
    assert_eq!(words(&db, PlanPart::SafetyAsk), ["my brother"]);
}

#[test]
fn reading_all_of_it_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for sql in [lines::ALL, makers::OF_ABOUT] {
        let steps: Vec<String> = db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.raw_query().mapped(|row| row.get("detail"));
                steps.collect::<Result<_, _>>()
            })
            .map_err(DbError::from)
            .unwrap();
        assert!(
            steps.iter().all(|step| step.contains("USING INDEX")),
            "{sql}: {steps:?}"
        );
    }
}

#[test]
fn what_contacts_say_is_passed_on() {
    let error = PlanError::from(ContactError::NotFound);
    assert!(matches!(error, PlanError::Contact(ContactError::NotFound)));
}
