#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::DateTime;
use chrono_tz::Tz;

use super::facts::{CHECK_INS, ENTRIES, MET};
use super::store::{LIST, OF_WEEK, TRASHED};
use super::*;
use crate::clock::Now;
use crate::contacts::{ContactDraft, Outcome, ReachKind, Standing, by_hand, store as contacts};
use crate::db::{ContactId, Db, UndoToken};
use crate::milestones::{self, LadderKind, LeapDay, Look, MilestoneName, NewPath, Unit};
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// That moment, seen from a zone.
fn at(moment: &str, zone: Tz) -> Now {
    let moment: DateTime<chrono::Utc> = moment.parse().unwrap();
    Now { utc: moment, zone }
}

/// Sunday, 22 November 2026, 18:00 in Berlin.
pub(super) fn sunday_evening() -> Now {
    at("2026-11-22T17:00:00Z", Tz::Europe__Berlin)
}

pub(super) fn view_at(db: &Db, week_of: Option<&str>, now: &Now) -> Result<WeekView, WeekError> {
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &Words::new("en"),
    };
    db.read(|c| week(c, week_of.map(date), &look))
}

fn view(db: &Db, week_of: Option<&str>) -> WeekView {
    view_at(db, week_of, &sunday_evening()).unwrap()
}

pub(super) fn proud(words: &str) -> WeekTexts {
    WeekTexts {
        proud: words.to_owned(),
        ..WeekTexts::default()
    }
}

pub(super) fn write(db: &mut Db, week: &str, texts: &WeekTexts) {
    keep_texts(db, date(week), texts, &sunday_evening()).unwrap();
}

fn say(db: &mut Db, of: BelongingOf, value: Option<u8>) -> UndoToken {
    say_belonging(db, date("2026-11-16"), of, value, &sunday_evening()).unwrap()
}

fn listed(db: &Db) -> Vec<String> {
    let page = db.read(|c| weeks(c, None, 50, &Words::new("en"))).unwrap();
    page.weeks
        .iter()
        .map(|week| week.week.to_string())
        .collect()
}

#[test]
fn a_week_goes_from_monday_to_sunday_also_where_years_meet() {
    for (day, expected) in [
        ("2026-11-16", "2026-11-16"),
        ("2026-11-22", "2026-11-16"),
        ("2026-11-23", "2026-11-23"),
        // ISO 8601: week 53 of 2026 ends in 2027, and week 1 of 2025 begins in 2024.
        ("2027-01-03", "2026-12-28"),
        ("2025-01-01", "2024-12-30"),
        ("2024-02-29", "2024-02-26"),
    ] {
        assert_eq!(monday(date(day)), date(expected), "{day}");
    }
    assert_eq!(monday(NaiveDate::MIN), NaiveDate::MIN);
}

#[test]
fn the_present_week_is_there_empty_and_the_one_after_is_not() {
    let db = Db::in_memory().unwrap();
    let week = view(&db, None);
    assert_eq!((week.week, week.is_present), (date("2026-11-16"), true));
    assert_eq!(
        (week.from_text.as_str(), week.to_text.as_str()),
        ("16 November 2026", "22 November 2026")
    );
    assert_eq!((week.before, week.after), (date("2026-11-09"), None));
    assert!(!week.said && week.last_wish.is_empty());
    assert_eq!(week.facts, WeekFacts::default());
    let earlier = view(&db, Some("2026-10-28"));
    assert_eq!(
        (earlier.week, earlier.is_present),
        (date("2026-10-26"), false)
    );
    assert_eq!(earlier.after, Some(date("2026-11-02")));
    let refused = |text| view_at(&db, Some(text), &sunday_evening());
    assert!(matches!(refused("2026-11-23"), Err(WeekError::InFuture)));
    assert!(matches!(refused("1899-12-31"), Err(WeekError::BadDate)));
    assert!(matches!(refused("+12026-11-16"), Err(WeekError::BadDate)));
}

#[test]
fn what_is_typed_is_kept_as_it_is_and_a_week_that_says_nothing_is_not_there() {
    let mut db = Db::in_memory().unwrap();
    let texts = WeekTexts {
        connection: "  Mara rang.\n\nI answered.".to_owned(),
        wish: "sleep 🌙".to_owned(),
        ..proud("Said no ")
    };
    write(&mut db, "2026-11-18", &texts);
    assert_eq!(view(&db, Some("2026-11-16")).texts, texts);
    assert!(view(&db, None).said);
    write(&mut db, "2026-11-09", &proud(" \n\u{a0}"));
    assert_eq!(listed(&db), ["2026-11-16"]);
    assert!(!view(&db, Some("2026-11-09")).said);
    leave(&mut db, date("2026-11-12")).unwrap();
    leave(&mut db, date("2026-11-18")).unwrap();
    let rows: u32 = db
        .read(|c| c.query_row("SELECT count(*) FROM week_look", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn a_text_too_long_or_a_week_to_come_changes_nothing() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, "2026-11-16", &proud("Said no"));
    let now = sunday_evening();
    let long = proud(&"ö".repeat(LONGEST_TEXT + 1));
    let kept = keep_texts(&mut db, date("2026-11-16"), &long, &now);
    assert!(matches!(kept, Err(WeekError::TextTooLong)));
    let kept = keep_texts(&mut db, date("2026-11-23"), &proud("x"), &now);
    assert!(matches!(kept, Err(WeekError::InFuture)));
    let said = say_belonging(
        &mut db,
        date("2026-11-16"),
        BelongingOf::Known,
        Some(6),
        &now,
    );
    assert!(matches!(said, Err(WeekError::BadValue)));
    let said = say_belonging(
        &mut db,
        date("2026-11-16"),
        BelongingOf::Known,
        Some(0),
        &now,
    );
    assert!(matches!(said, Err(WeekError::BadValue)));
    assert_eq!(view(&db, None).texts, proud("Said no"));
    assert_eq!(view(&db, None).belonging, Belonging::default());
}

#[test]
fn belonging_is_said_one_by_one_and_taken_back_one_by_one() {
    let mut db = Db::in_memory().unwrap();
    let known = say(&mut db, BelongingOf::Known, Some(4));
    let needed = say(&mut db, BelongingOf::Needed, Some(1));
    let expected = Belonging {
        known: Some(4),
        welcome: None,
        needed: Some(1),
    };
    assert_eq!(view(&db, None).belonging, expected);
    assert_eq!(listed(&db), ["2026-11-16"]);
    // What was typed meanwhile does not stand in the way, and stays.
    write(&mut db, "2026-11-16", &proud("Said no"));
    db.undo(known).unwrap();
    db.undo(needed).unwrap();
    assert_eq!(view(&db, None).belonging, Belonging::default());
    assert_eq!(view(&db, None).texts, proud("Said no"));
    say(&mut db, BelongingOf::Welcome, Some(5));
    say(&mut db, BelongingOf::Welcome, None);
    assert_eq!(view(&db, None).belonging, Belonging::default());
}

#[test]
fn the_wish_of_the_week_before_is_there_and_no_older_one() {
    let mut db = Db::in_memory().unwrap();
    let wish = |words: &str| WeekTexts {
        wish: words.to_owned(),
        ..WeekTexts::default()
    };
    write(&mut db, "2026-11-02", &wish("a walk"));
    assert_eq!(view(&db, None).last_wish, "");
    assert_eq!(view(&db, Some("2026-11-09")).last_wish, "a walk");
    write(&mut db, "2026-11-09", &wish("rest"));
    assert_eq!(view(&db, None).last_wish, "rest");
}

#[test]
fn a_journey_over_the_date_line_loses_no_week() {
    let mut db = Db::in_memory().unwrap();
    // Monday morning in Kiritimati is Sunday in Honolulu.
    let monday_there = at("2026-11-22T12:00:00Z", Tz::Pacific__Kiritimati);
    let sunday_here = at("2026-11-22T13:00:00Z", Tz::Pacific__Honolulu);
    keep_texts(&mut db, date("2026-11-23"), &proud("landed"), &monday_there).unwrap();
    let week = view_at(&db, Some("2026-11-23"), &sunday_here).unwrap();
    assert_eq!(
        (week.texts.proud.as_str(), week.is_present),
        ("landed", false)
    );
    keep_texts(&mut db, date("2026-11-23"), &proud("flew on"), &sunday_here).unwrap();
    assert_eq!(listed(&db), ["2026-11-23"]);
    assert_eq!(
        view_at(&db, None, &sunday_here).unwrap().week,
        date("2026-11-16")
    );
}

#[test]
fn years_of_weeks_come_by_pages_with_words_from_each() {
    let mut db = Db::in_memory().unwrap();
    let mut week = date("2016-01-04");
    while week <= date("2026-11-16") {
        write(&mut db, &week.to_string(), &proud("Said no"));
        week = week + Days::new(14);
    }
    write(
        &mut db,
        "2026-11-09",
        &proud(&format!(" {}", "long ".repeat(60))),
    );
    let page = |before: Option<&str>| {
        db.read(|c| weeks(c, before.map(date), 20, &Words::new("en")))
            .unwrap()
    };
    let first = page(None);
    assert_eq!((first.weeks.len(), first.more), (20, true));
    assert_eq!(first.weeks[0].glimpse.chars().count(), 161);
    assert_eq!(first.weeks[0].from_text, "9 November 2026");
    let last = first.weeks.last().unwrap().week.to_string();
    let second = page(Some(&last));
    assert!(second.weeks[0].week < first.weeks[19].week);
    assert_eq!(second.weeks[0].glimpse, "Said no");
    let end = page(Some("2016-02-01"));
    assert_eq!((end.weeks.len(), end.more), (2, false));
}

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
fn reading_a_week_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (OF_WEEK, "week_look_of"),
        (LIST, "week_look_of"),
        (TRASHED, "week_look_trash"),
        (MET, "reach_out_of_contact"),
        (CHECK_INS, "check_in_of_day"),
        (ENTRIES, "entry_by_date"),
    ] {
        let steps: Vec<String> = db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.raw_query().mapped(|row| row.get("detail"));
                steps.collect::<Result<_, _>>()
            })
            .map_err(DbError::from)
            .unwrap();
        assert!(
            steps.iter().any(|step| step.contains(index)),
            "{sql}: {steps:?}"
        );
        if index.starts_with("week") {
            assert_eq!(steps.len(), 1, "{steps:?}");
        }
    }
}
