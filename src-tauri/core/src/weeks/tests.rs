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
use crate::db::{Db, UndoToken};
use crate::milestones::{LeapDay, Look};
use crate::words::Words;

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// That moment, seen from a zone.
pub(super) fn at(moment: &str, zone: Tz) -> Now {
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

pub(super) fn view(db: &Db, week_of: Option<&str>) -> WeekView {
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
    let page = db.read(|c| weeks(c, 50, &Words::new("en"))).unwrap();
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
    let page = |limit| db.read(|c| weeks(c, limit, &Words::new("en"))).unwrap();
    let first = page(20);
    assert_eq!((first.weeks.len(), first.more), (20, true));
    assert_eq!(first.weeks[0].glimpse.chars().count(), 161);
    assert_eq!(first.weeks[0].from_text, "9 November 2026");
    assert_eq!(first.weeks[1].glimpse, "Said no");
    let further = page(40);
    assert_eq!(further.weeks[..20], first.weeks[..]);
    let all = page(1000);
    assert_eq!((all.weeks.len(), all.more), (284, false));
}

#[test]
fn reading_a_week_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (OF_WEEK, "week_look_of"),
        (LIST, "week_look_of"),
        (TRASHED, "week_look_trash"),
        (MET, "reach_out_of_contact"),
        (CHECK_INS, "check_in_said"),
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
