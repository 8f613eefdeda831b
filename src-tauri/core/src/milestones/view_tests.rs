#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::{at, date, new_path, noon, span, the_path};
use crate::clock::Now;
use crate::db::{Db, DbError, Subject};
use crate::milestones::{NewPath, Unit, add_path};

#[test]
fn a_path_shows_days_what_was_reached_and_what_is_next() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    add_path(
        &mut db,
        &NewPath {
            name: "  Alcohol ".to_owned(),
            ..new_path(Some("2026-08-24"))
        },
        &now,
    )
    .unwrap();
    let path = the_path(&db, &now);
    assert_eq!(path.name, "Alcohol");
    let counter = path.counter.unwrap();
    assert_eq!(
        (
            counter.days,
            counter.years,
            counter.months,
            counter.rest_days
        ),
        (90, 0, 2, 29)
    );
    assert_eq!(
        (counter.start_text.as_str(), counter.hours),
        ("24 August 2026", None)
    );
    let codes: Vec<_> = path
        .reached
        .iter()
        .map(|milestone| (milestone.name.code(), milestone.in_days))
        .collect();
    assert_eq!(
        codes,
        [
            ("90days".to_owned(), 0),
            ("60days".to_owned(), -30),
            ("30days".to_owned(), -60),
            ("1days".to_owned(), -89)
        ]
    );
    let next = path.next.unwrap();
    assert_eq!(
        (next.name, next.date, next.date_text.as_str(), next.in_days),
        (
            span(6, Unit::Months),
            date("2027-02-24"),
            "24 February 2027",
            94
        )
    );
    let chapter = &path.chapters[0];
    assert_eq!(
        (chapter.days, chapter.end, chapter.start_time),
        (90, None, None)
    );
}

#[test]
fn hours_are_shown_for_three_days_when_a_time_is_known() {
    let mut db = Db::in_memory().unwrap();
    let started = noon("2026-11-22");
    let new = NewPath {
        start_time: Some("03:10".parse().unwrap()),
        ..new_path(Some("2026-11-22"))
    };
    add_path(&mut db, &new, &started).unwrap();
    let hours = |text: &str| the_path(&db, &at(text)).counter.unwrap().hours;
    assert_eq!(hours("2026-11-22T12:00:00+01:00"), Some(8));
    assert_eq!(hours("2026-11-25T03:09:59+01:00"), Some(71));
    assert_eq!(hours("2026-11-25T03:10:00+01:00"), None);
    let before = the_path(&db, &at("2026-11-23T03:09:00+01:00"));
    assert!(before.reached.is_empty());
    assert_eq!(
        before.next.map(|next| (next.name, next.in_days)),
        Some((span(24, Unit::Hours), 0))
    );
    assert_eq!(
        the_path(&db, &at("2026-11-23T03:10:00+01:00")).reached[0].name,
        span(24, Unit::Hours)
    );
}

#[test]
fn travelling_changes_no_start_and_takes_no_marked_milestone_back() {
    let mut db = Db::in_memory().unwrap();
    let id = add_path(&mut db, &new_path(Some("2026-10-23")), &noon("2026-10-23")).unwrap();
    // 30 days in Auckland; at the same moment it is still the 29th day in Honolulu.
    let auckland = Now {
        zone: Tz::Pacific__Auckland,
        ..at("2026-11-22T09:00:00+13:00")
    };
    let honolulu = Now {
        zone: Tz::Pacific__Honolulu,
        ..auckland
    };
    assert_eq!(
        the_path(&db, &auckland).reached[0].name,
        span(30, Unit::Days)
    );
    let not_marked = the_path(&db, &honolulu);
    assert_eq!(
        (
            not_marked.counter.unwrap().days,
            not_marked.next.unwrap().in_days
        ),
        (29, 1)
    );
    db.write(Subject::Reminders, |tx| {
        tx.execute(
            "INSERT INTO occurrence (id, rule, date, due_at, state, delivered_at) VALUES ('o', ?1, '2026-11-22', 0, 'shown', 0)",
            [span(30, Unit::Days).rule(&id)],
        )
        .map_err(DbError::from)
    })
    .unwrap();
    let marked = the_path(&db, &honolulu);
    assert_eq!(marked.chapters[0].start, date("2026-10-23"));
    assert_eq!(marked.reached[0].name, span(30, Unit::Days));
    assert_eq!(marked.next.unwrap().name, span(60, Unit::Days));
}

#[test]
fn the_wire_has_the_fields_the_page_reads() {
    let mut db = Db::in_memory().unwrap();
    let new: NewPath = serde_json::from_str(
        r#"{"name":"Alcohol","counterWord":"sober","start":"2026-11-20","startTime":"03:10","ladder":"keyTags","counterHidden":false,"kind":"abstinence","about":"alcohol","setbackWord":"","urgeWord":"","totalHidden":false,"ownWords":false}"#,
    )
    .unwrap();
    add_path(&mut db, &new, &noon("2026-11-22")).unwrap();
    let json = serde_json::to_value(the_path(&db, &noon("2026-11-22"))).unwrap();
    assert_eq!(json["counter"]["startDate"], "2026-11-20");
    assert_eq!(json["counter"]["restDays"], 2);
    assert_eq!(json["counter"]["hours"], 56);
    assert_eq!(json["chapters"][0]["startTime"], "03:10");
    assert_eq!(json["chapters"][0]["endText"], serde_json::Value::Null);
    assert_eq!(json["next"]["dateText"], "20 December 2026");
    assert_eq!(json["totalDays"], 2);
}
