#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::*;
use crate::contacts::ContactDraft;
use crate::journal::{self, EntryChange, NewEntry};
use crate::milestones::{
    Decision, NewGoal, NewGoalStep, NewHardDate, NewLimit, NewOwnMilestone, NewPath, NewSetback,
    Period, Unit,
};
use crate::reminders::{AppointmentAbout, NewOwnReminder, OwnReminderKind, Repeat};
use crate::time_of_day::TimeOfDay;

/// Noon of 5 March 2026 in Berlin, and so many minutes later.
fn later(minutes: i64) -> Now {
    let start: DateTime<Utc> = "2026-03-05T11:00:00Z".parse().unwrap();
    Now {
        utc: start + TimeDelta::minutes(minutes),
        zone: Tz::Europe__Berlin,
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What waits: its kind, its words, what it belongs to, and the day.
type Told = (String, String, Option<String>, Option<String>);

fn told(thing: &Trashed) -> Told {
    let what = serde_json::to_value(&thing.what).unwrap();
    (
        what["kind"].as_str().unwrap().to_owned(),
        thing.words.clone(),
        thing.of.clone(),
        thing.date_text.clone(),
    )
}

fn waiting(db: &Db, now: &Now) -> Vec<Trashed> {
    db.read(|c| trashed(c, &Words::new("en"), now)).unwrap()
}

fn kinds(db: &Db) -> Vec<String> {
    let all = waiting(db, &later(100)).into_iter();
    all.map(|thing| told(&thing).0).collect()
}

/// A path of having less, with one of everything that can be taken away of it.
struct Path {
    id: PathId,
    setback: SetbackId,
    log: PathLogId,
    own: OwnMilestoneId,
}

fn add_path(db: &mut Db) -> Path {
    let now = later(0);
    let new = NewPath {
        name: "Evenings".to_owned(),
        kind: PathKind::CuttingDown,
        setback_word: "a slip".to_owned(),
        start: Some(date("2026-01-01")),
        ..NewPath::default()
    };
    let id = milestones::add_path(db, &new, &now).unwrap();
    for (unit, since) in [
        ("bottles", "2026-01-01"),
        ("glasses", "2026-02-01"),
        ("cups", "2026-03-05"),
    ] {
        let limit = NewLimit {
            amount: Amount(2_000),
            unit: unit.to_owned(),
            period: Period::Day,
        };
        milestones::set_limit(db, &id, &limit, date(since), &now).unwrap();
    }
    let setback = NewSetback {
        date: date("2026-03-03"),
        called: String::new(),
        decision: Decision::Noted,
        words: String::new(),
    };
    milestones::note_setback(db, &id, &setback, &now).unwrap();
    let day = date("2026-03-04");
    milestones::log_day(db, &id, day, Amount(1_500), "at home", &now).unwrap();
    let own = NewOwnMilestone {
        count: Some(70),
        unit: Some(Unit::Days),
        ..NewOwnMilestone::default()
    };
    let own = milestones::add_own_milestone(db, &id, &own, &now).unwrap();
    let words = Words::new("en");
    let logs = db.read(|c| milestones::logs(c, &id, day, &words)).unwrap();
    let look = milestones::Look {
        now: &now,
        leap: milestones::LeapDay::Feb28,
        words: &words,
    };
    let paths = db.read(|c| milestones::paths(c, &look)).unwrap();
    let path = paths.iter().find(|path| path.id == id).unwrap();
    Path {
        id,
        setback: path.setbacks[0].id.clone(),
        log: logs[0].id.clone(),
        own,
    }
}

fn goal(of: Option<&PathId>) -> NewGoal {
    NewGoal {
        words: "swim".to_owned(),
        note: String::new(),
        path_id: of.cloned(),
        by_date: None,
        steps: vec![NewGoalStep {
            id: None,
            words: "find a pool".to_owned(),
            done: false,
        }],
    }
}

fn add_hard_date(db: &mut Db) -> HardDateId {
    let new = NewHardDate {
        words: "Ana".to_owned(),
        date: date("2019-03-05"),
        yearly: true,
        remind: false,
        remind_time: TimeOfDay::new(9, 0),
        contact_id: None,
    };
    milestones::add_hard_date(db, &new, &later(0)).unwrap()
}

fn add_reminder(db: &mut Db, kind: OwnReminderKind, words: &str) -> OwnReminderId {
    let new = NewOwnReminder {
        kind,
        words: words.to_owned(),
        start: date("2026-06-01"),
        time: TimeOfDay::new(9, 0),
        rule: Repeat::Once,
        minutes_before: 0,
        enabled: true,
        about: AppointmentAbout::default(),
    };
    reminders::add_own_reminder(db, &new, &later(0)).unwrap()
}

fn add_contact(db: &mut Db) -> ContactId {
    let draft = ContactDraft::of_name("Mara");
    contacts::save_contact(db, &draft, &later(0)).unwrap()
}

#[test]
fn what_was_taken_away_waits_with_what_it_belongs_to_and_comes_back() {
    let mut db = Db::in_memory().unwrap();
    let path = add_path(&mut db);
    let goal = milestones::add_goal(&mut db, &goal(Some(&path.id)), &later(0)).unwrap();
    let hard_date = add_hard_date(&mut db);
    let pills = add_reminder(&mut db, OwnReminderKind::Own, "Pills");
    let dentist = add_reminder(&mut db, OwnReminderKind::Appointment, "The dentist");
    let mara = add_contact(&mut db);
    assert_eq!(waiting(&db, &later(0)), []);

    milestones::remove_setback(&mut db, &path.setback, &later(1)).unwrap();
    milestones::remove_log(&mut db, &path.log, &later(2)).unwrap();
    milestones::remove_own_milestone(&mut db, &path.own, &later(3)).unwrap();
    milestones::remove_goal(&mut db, &goal, &later(4)).unwrap();
    milestones::remove_hard_date(&mut db, &hard_date, &later(5)).unwrap();
    reminders::remove_own_reminder(&mut db, &pills, &later(6)).unwrap();
    reminders::remove_own_reminder(&mut db, &dentist, &later(7)).unwrap();
    contacts::delete_contact(&mut db, &mara, &later(8)).unwrap();
    let all = waiting(&db, &later(9));
    let say = |kind: &str, words: &str, of: Option<&str>, day: Option<&str>| {
        (
            kind.to_owned(),
            words.to_owned(),
            of.map(str::to_owned),
            day.map(str::to_owned),
        )
    };
    let of = Some("Evenings");
    assert_eq!(
        all.iter().map(told).collect::<Vec<_>>(),
        [
            say("contact", "Mara", None, None),
            say("appointment", "The dentist", None, None),
            say("reminder", "Pills", None, None),
            say("hardDate", "Ana", None, Some("5 March 2019")),
            say("goal", "swim", of, None),
            say("ownMilestone", "", of, None),
            say("log", "at home", of, Some("4 March 2026")),
            say("setback", "a slip", of, Some("3 March 2026")),
        ]
    );
    let seventy = MilestoneName::Span {
        count: 70,
        unit: Unit::Days,
    };
    assert_eq!(all[5].milestone, Some(seventy));
    let logged = all[6].logged.as_ref().unwrap();
    assert_eq!(
        (
            logged.amount,
            logged.unit.as_str(),
            logged.kind,
            logged.hidden
        ),
        (Amount(1_500), "glasses", PathKind::CuttingDown, false)
    );

    // What belongs to a path in the trash waits with it; a goal stands alone.
    milestones::remove_path(&mut db, &path.id, &later(10)).unwrap();
    let with_path = [
        "path",
        "contact",
        "appointment",
        "reminder",
        "hardDate",
        "goal",
    ];
    assert_eq!(kinds(&db), with_path);
    let setback = InTrash::Setback(path.setback);
    assert!(matches!(
        bring_back(&mut db, &setback, &later(11)),
        Err(TrashError::Milestone(MilestoneError::Db(DbError::NotFound)))
    ));
    bring_back(&mut db, &InTrash::Path(path.id), &later(11)).unwrap();
    assert_eq!(kinds(&db).len(), 8);

    let last = all[0].what.clone();
    let token = bring_back(&mut db, &last, &later(12)).unwrap();
    assert!(!kinds(&db).contains(&"contact".to_owned()));
    db.undo(token).unwrap();
    assert_eq!(kinds(&db)[0], "contact");
    for thing in all {
        bring_back(&mut db, &thing.what, &later(13)).unwrap();
        assert!(bring_back(&mut db, &thing.what, &later(13)).is_err());
    }
    assert_eq!(waiting(&db, &later(14)), []);
}

#[test]
fn the_days_left_are_counted_down() {
    let mut db = Db::in_memory().unwrap();
    let date = add_hard_date(&mut db);
    milestones::remove_hard_date(&mut db, &date, &later(0)).unwrap();
    let day = 24 * 60;
    for (minutes, left) in [
        (-5, 30),
        (0, 30),
        (day - 1, 30),
        (day, 29),
        (29 * day, 1),
        (30 * day, 0),
        (40 * day, 0),
    ] {
        assert_eq!(waiting(&db, &later(minutes))[0].days_left, left);
    }
}

const TABLES: [&str; 9] = [
    "path",
    "chapter",
    "setback",
    "path_log",
    "own_milestone",
    "goal",
    "hard_date",
    "reminder",
    "contact",
];

fn rows(db: &Db) -> [i64; 9] {
    TABLES.map(|table| {
        let sql = format!("SELECT count(*) FROM {table}");
        db.read(|c| c.query_row(&sql, [], |row| row.get(0)))
            .unwrap()
    })
}

#[test]
fn what_waited_thirty_days_is_gone_and_what_was_written_of_it_stays() {
    let mut db = Db::in_memory().unwrap();
    let path = add_path(&mut db);
    let other = add_path(&mut db);
    let new = goal(Some(&path.id));
    let kept = milestones::add_goal(&mut db, &new, &later(0)).unwrap();
    let gone = milestones::add_goal(&mut db, &new, &later(0)).unwrap();
    let hard_date = add_hard_date(&mut db);
    let pills = add_reminder(&mut db, OwnReminderKind::Own, "Pills");
    let mara = add_contact(&mut db);
    let entry = NewEntry::begin(false, &later(0));
    journal::save_text(&mut db, &entry, "By the sea.", &later(0)).unwrap();
    let about = EntryChange::Path {
        path: Some(path.id.clone()),
    };
    journal::change(&mut db, &entry.id, about, &later(0)).unwrap();

    milestones::remove_path(&mut db, &path.id, &later(0)).unwrap();
    milestones::remove_setback(&mut db, &other.setback, &later(0)).unwrap();
    milestones::remove_log(&mut db, &other.log, &later(0)).unwrap();
    milestones::remove_own_milestone(&mut db, &other.own, &later(0)).unwrap();
    milestones::remove_goal(&mut db, &gone, &later(0)).unwrap();
    milestones::remove_hard_date(&mut db, &hard_date, &later(0)).unwrap();
    reminders::remove_own_reminder(&mut db, &pills, &later(0)).unwrap();
    contacts::delete_contact(&mut db, &mara, &later(0)).unwrap();

    let all = [2, 2, 2, 2, 2, 2, 1, 1, 1];
    let days = 24 * 60;
    empty_old_trash(&mut db, &later(30 * days - 1)).unwrap();
    assert_eq!(rows(&db), all);
    empty_old_trash(&mut db, &later(30 * days)).unwrap();
    assert_eq!(rows(&db), [1, 1, 0, 0, 0, 1, 0, 0, 0]);
    let left = db.read(|c| {
        c.query_row(
            "SELECT id, path_id IS NULL, (SELECT count(*) FROM goal_step), (SELECT count(*) FROM entry) FROM goal",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
    });
    assert_eq!(left.unwrap(), (kept, true, 1, 1));
    assert_eq!(db.read(journal::counts).unwrap().paths, []);
}

#[test]
fn the_trash_can_be_emptied_at_once() {
    let mut db = Db::in_memory().unwrap();
    let path = add_path(&mut db);
    let mara = add_contact(&mut db);
    add_reminder(&mut db, OwnReminderKind::Own, "Pills");
    milestones::remove_path(&mut db, &path.id, &later(0)).unwrap();
    let token = contacts::delete_contact(&mut db, &mara, &later(0)).unwrap();
    empty_trash(&mut db).unwrap();
    assert_eq!(rows(&db), [0, 0, 0, 0, 0, 0, 0, 1, 0]);
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
}
