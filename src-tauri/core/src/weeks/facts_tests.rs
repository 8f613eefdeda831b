#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono_tz::Tz;

use super::tests::{at, date, proud, sunday_evening, view, write};
use super::*;
use crate::contacts::{ContactDraft, Outcome, ReachKind, Standing, by_hand, store as contacts};
use crate::db::{ContactId, Db};
use crate::milestones::{self, LadderKind, MilestoneName, NewPath, Unit};
use crate::time_of_day::TimeOfDay;

fn contact(db: &mut Db, name: &str) -> ContactId {
    contacts::save_contact(db, &ContactDraft::of_name(name), &sunday_evening()).unwrap()
}

fn reach(db: &mut Db, to: &ContactId, kind: ReachKind, day: &str, outcome: Outcome, zone: Tz) {
    let draft = by_hand::ReachOutDraft {
        kind,
        date: date(day),
        time: Some(TimeOfDay::new(0, 30)),
        outcome,
        note: String::new(),
    };
    let now = at("2026-11-23T10:00:00Z", zone);
    by_hand::add(db, to, &draft, &now).unwrap();
}

#[test]
fn people_are_named_once_and_of_many_only_the_first() {
    let mut db = Db::in_memory().unwrap();
    let names = [
        "Mara",
        "Lina",
        "Robin",
        "Kim",
        "Monday group",
        "Gone",
        "Ash",
    ];
    let all: Vec<_> = names.iter().map(|name| contact(&mut db, name)).collect();
    let (talked, berlin) = (Outcome::Talked, Tz::Europe__Berlin);
    for (who, kind, day, outcome) in [
        (0, ReachKind::Call, "2026-11-16", talked),
        (1, ReachKind::Visit, "2026-11-17", talked),
        (0, ReachKind::Call, "2026-11-17", talked),
        (3, ReachKind::Call, "2026-11-18", Outcome::NoAnswer),
        (4, ReachKind::Meeting, "2026-11-19", talked),
        (5, ReachKind::Call, "2026-11-19", talked),
        (2, ReachKind::Call, "2026-11-15", talked),
        (2, ReachKind::Call, "2026-11-23", talked),
    ] {
        reach(&mut db, &all[who], kind, day, outcome, berlin);
    }
    contacts::delete_contact(&mut db, &all[5], &sunday_evening()).unwrap();
    let facts = view(&db, None).facts;
    assert_eq!(
        (facts.people, facts.more_people),
        (vec!["Mara".to_owned(), "Lina".to_owned()], 0)
    );
    assert_eq!(facts.meetings, ["Monday group"]);
    for who in [2, 3, 6] {
        reach(
            &mut db,
            &all[who],
            ReachKind::Call,
            "2026-11-20",
            talked,
            berlin,
        );
    }
    let facts = view(&db, None).facts;
    assert_eq!(
        (facts.people, facts.more_people),
        (vec!["Mara".to_owned(), "Lina".to_owned()], 3)
    );
    let mut unsafe_one = ContactDraft::of_name("Mara");
    unsafe_one.id = Some(all[0].clone());
    unsafe_one.standing = Standing::NotSafe;
    contacts::save_contact(&mut db, &unsafe_one, &sunday_evening()).unwrap();
    assert_eq!(view(&db, None).facts.people[0], "Lina");
}

#[test]
fn a_call_counts_on_the_day_it_was_where_it_was() {
    let mut db = Db::in_memory().unwrap();
    let mara = contact(&mut db, "Mara");
    // Half past midnight on Monday in Kiritimati is still Saturday in Honolulu.
    let talked = Outcome::Talked;
    reach(
        &mut db,
        &mara,
        ReachKind::Call,
        "2026-11-16",
        talked,
        Tz::Pacific__Kiritimati,
    );
    assert_eq!(view(&db, None).facts.people, ["Mara"]);
    assert!(view(&db, Some("2026-11-09")).facts.people.is_empty());
    reach(
        &mut db,
        &mara,
        ReachKind::Call,
        "2026-11-08",
        talked,
        Tz::Pacific__Honolulu,
    );
    assert!(view(&db, Some("2026-11-09")).facts.people.is_empty());
    assert_eq!(view(&db, Some("2026-11-02")).facts.people, ["Mara"]);
}

#[test]
fn days_entries_and_milestones_of_the_week_are_facts() {
    let mut db = Db::in_memory().unwrap();
    db.write(crate::db::Subject::CheckIns, |tx| {
        for (id, day, gone) in [
            ("a", "2026-11-15", None),
            ("b", "2026-11-16", None),
            ("c", "2026-11-22", None),
            ("d", "2026-11-20", Some(5)),
        ] {
            tx.execute(
                "INSERT INTO check_in (id, date, created_at, changed_at, deleted_at) VALUES (?1, ?2, 0, 0, ?3)",
                rusqlite::params![id, day, gone],
            )?;
            tx.execute(
                "INSERT INTO entry (id, text, written_at, zone, date, created_at, changed_at, deleted_at)
                 VALUES (?1, 'x', 0, 'UTC', ?2, 0, 0, ?3)",
                rusqlite::params![id, day, gone],
            )?;
        }
        Ok::<_, WeekError>(())
    })
    .unwrap();
    for (name, start, hidden) in [
        ("Evenings", "2026-10-18", false),
        ("Quiet", "2026-10-20", true),
    ] {
        let path = NewPath {
            name: name.to_owned(),
            start: Some(date(start)),
            ladder: LadderKind::Common,
            counter_hidden: hidden,
            ..NewPath::default()
        };
        milestones::add_path(&mut db, &path, &sunday_evening()).unwrap();
    }
    let facts = view(&db, None).facts;
    assert_eq!((facts.check_ins, facts.entries), (2, 2));
    let thirty = MilestoneName::Span {
        count: 30,
        unit: Unit::Days,
    };
    let milestone = |path: &str, name| WeekMilestone {
        path_name: path.to_owned(),
        name,
    };
    assert_eq!(
        facts.milestones,
        [
            milestone("Evenings", Some(thirty)),
            milestone("Quiet", None)
        ]
    );
}

#[test]
fn there_is_something_to_look_back_at_once_anything_is_noted() {
    let mut db = Db::in_memory().unwrap();
    assert!(!db.read(anything_noted).unwrap());
    contact(&mut db, "Mara");
    assert!(!db.read(anything_noted).unwrap());
    write(&mut db, "2026-11-16", &proud("Said no"));
    assert!(db.read(anything_noted).unwrap());
}
