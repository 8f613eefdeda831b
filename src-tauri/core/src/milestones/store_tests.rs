#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::*;
use crate::milestones::{LeapDay, MilestoneName, Unit};
use crate::words::Words;

fn at(text: &str) -> Now {
    let local = DateTime::parse_from_rfc3339(text).unwrap();
    Now {
        utc: local.with_timezone(&Utc),
        zone: Tz::Europe__Berlin,
    }
}

fn noon(date: &str) -> Now {
    at(&format!("{date}T12:00:00+01:00"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn new_path(start: Option<&str>) -> NewPath {
    NewPath {
        name: "Alcohol".to_owned(),
        counter_word: "sober".to_owned(),
        start: start.map(date),
        start_time: None,
        ladder: LadderKind::Common,
        counter_hidden: false,
    }
}

fn seen_at(db: &Db, now: &Now) -> Vec<Path> {
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &Words::new("en"),
    };
    db.read(|connection| paths(connection, &look)).unwrap()
}

fn the_path(db: &Db, now: &Now) -> Path {
    let mut paths = seen_at(db, now);
    assert_eq!(paths.len(), 1);
    paths.remove(0)
}

fn span(count: u32, unit: Unit) -> MilestoneName {
    MilestoneName::Span { count, unit }
}

#[test]
fn a_path_can_begin_without_a_date() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(None), &now).unwrap();
    let path = the_path(&db, &now);
    assert_eq!((path.counter, path.next, path.total_days), (None, None, 0));
    assert!(path.reached.is_empty() && path.chapters.is_empty());
    open_chapter(&mut db, &id, date("2026-11-20"), None, &now).unwrap();
    assert_eq!(the_path(&db, &now).counter.unwrap().days, 2);
}

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
fn what_cannot_be_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let add = |db: &mut Db, new: &NewPath| add_path(db, new, &now);
    assert!(matches!(
        add(
            &mut db,
            &NewPath {
                name: " \n".to_owned(),
                ..new_path(None)
            }
        ),
        Err(MilestoneError::NameEmpty)
    ));
    assert!(matches!(
        add(
            &mut db,
            &NewPath {
                name: "x".repeat(201),
                ..new_path(None)
            }
        ),
        Err(MilestoneError::TextTooLong)
    ));
    assert!(matches!(
        add(&mut db, &new_path(Some("2026-11-23"))),
        Err(MilestoneError::StartInFuture)
    ));
    let tonight = NewPath {
        start_time: Some("12:01".parse().unwrap()),
        ..new_path(Some("2026-11-22"))
    };
    assert!(matches!(
        add(&mut db, &tonight),
        Err(MilestoneError::StartInFuture)
    ));
    assert!(matches!(
        add(&mut db, &new_path(Some("1896-11-21"))),
        Err(MilestoneError::StartTooLongAgo)
    ));
    assert!(seen_at(&db, &now).is_empty());
    add(&mut db, &new_path(Some("1896-11-22"))).unwrap();
}

#[test]
fn a_setback_closes_a_chapter_and_every_day_keeps_counting() {
    let mut db = Db::in_memory().unwrap();
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &noon("2026-01-01")).unwrap();
    let now = noon("2026-08-03");
    assert!(matches!(
        open_chapter(&mut db, &id, date("2026-08-02"), None, &now),
        Err(MilestoneError::ChapterStillOpen)
    ));
    assert!(matches!(
        close_chapter(&mut db, &id, date("2026-08-04"), "", &now),
        Err(MilestoneError::EndInFuture)
    ));
    assert!(matches!(
        close_chapter(&mut db, &id, date("2025-12-31"), "", &now),
        Err(MilestoneError::EndBeforeStart)
    ));
    let token = close_chapter(&mut db, &id, date("2026-08-03"), "A wedding.", &now).unwrap();
    let closed = the_path(&db, &now);
    assert_eq!(
        (closed.counter, closed.next, closed.total_days),
        (None, None, 214)
    );
    assert_eq!(closed.chapters[0].words, "A wedding.");
    assert_eq!(closed.reached[0].name, span(6, Unit::Months));
    assert!(matches!(
        close_chapter(&mut db, &id, date("2026-08-03"), "", &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    assert!(matches!(
        open_chapter(&mut db, &id, date("2026-08-02"), None, &now),
        Err(MilestoneError::ChaptersOverlap)
    ));

    // Undone and done again: nothing is lost either way.
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).counter.unwrap().days, 214);
    close_chapter(&mut db, &id, date("2026-08-03"), "A wedding.", &now).unwrap();
    let opened = open_chapter(&mut db, &id, date("2026-08-03"), None, &now).unwrap();
    let later = noon("2027-01-27");
    let path = the_path(&db, &later);
    assert_eq!((path.counter.unwrap().days, path.total_days), (177, 391));
    assert_eq!(
        path.chapters
            .iter()
            .map(|chapter| chapter.days)
            .collect::<Vec<_>>(),
        [214, 177]
    );
    assert_eq!(
        path.reached
            .iter()
            .filter(|milestone| milestone.name == span(90, Unit::Days))
            .count(),
        2
    );
    assert_eq!(path.next.unwrap().name, span(6, Unit::Months));
    db.undo(opened).unwrap();
    assert_eq!(the_path(&db, &later).chapters.len(), 1);
}

#[test]
fn a_new_chapter_after_a_setback_is_welcomed_back() {
    let mut db = Db::in_memory().unwrap();
    let new = NewPath {
        ladder: LadderKind::KeyTags,
        ..new_path(Some("2026-01-01"))
    };
    let id = add_path(&mut db, &new, &noon("2026-01-01")).unwrap();
    assert_eq!(
        the_path(&db, &noon("2026-01-01")).reached[0].name,
        MilestoneName::Welcome
    );
    // Closed and opened on one day, and the chapters keep their order.
    close_chapter(&mut db, &id, date("2026-01-01"), "", &noon("2026-01-01")).unwrap();
    open_chapter(&mut db, &id, date("2026-01-01"), None, &noon("2025-12-31")).unwrap_err();
    open_chapter(&mut db, &id, date("2026-01-01"), None, &noon("2026-01-01")).unwrap();
    let path = the_path(&db, &noon("2026-01-02"));
    assert_eq!(path.reached[1].name, MilestoneName::WelcomeBack);
    assert_eq!(
        (
            path.chapters[0].end.is_some(),
            path.chapters[1].end,
            path.total_days
        ),
        (true, None, 1)
    );
}

#[test]
fn a_corrected_start_is_no_setback() {
    let mut db = Db::in_memory().unwrap();
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &noon("2026-01-01")).unwrap();
    let now = noon("2026-06-01");
    close_chapter(&mut db, &id, date("2026-03-01"), "", &now).unwrap();
    open_chapter(&mut db, &id, date("2026-04-01"), None, &now).unwrap();
    let chapters = the_path(&db, &now).chapters;
    let mut change = |chapter: usize, start: &str| {
        change_start(&mut db, &chapters[chapter].id, date(start), None, &now)
    };
    assert!(matches!(
        change(1, "2026-02-28"),
        Err(MilestoneError::ChaptersOverlap)
    ));
    assert!(matches!(
        change(0, "2026-03-02"),
        Err(MilestoneError::EndBeforeStart)
    ));
    assert!(matches!(
        change(1, "2026-06-02"),
        Err(MilestoneError::StartInFuture)
    ));
    change(1, "2026-03-01").unwrap();
    let token = change(0, "2025-01-01").unwrap();
    let path = the_path(&db, &now);
    assert_eq!(
        (
            path.chapters.len(),
            path.chapters[0].days,
            path.chapters[1].days
        ),
        (2, 424, 92)
    );
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).chapters[0].days, 59);
    let nobody = ChapterId::new(&now);
    assert!(matches!(
        change_start(&mut db, &nobody, date("2026-01-01"), None, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn changing_and_removing_can_be_undone() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    add_path(
        &mut db,
        &NewPath {
            name: "Smoking".to_owned(),
            ..new_path(None)
        },
        &now,
    )
    .unwrap();
    let change = PathChange {
        name: "Wine".to_owned(),
        counter_word: "free".to_owned(),
        ladder: LadderKind::None,
        counter_hidden: true,
    };
    let changed = change_path(&mut db, &id, &change).unwrap();
    let path = seen_at(&db, &now).remove(0);
    assert_eq!(
        (
            path.name.as_str(),
            path.counter_word.as_str(),
            path.counter_hidden,
            path.reached.len()
        ),
        ("Wine", "free", true, 0)
    );
    db.undo(changed).unwrap();
    let removed = remove_path(&mut db, &id, &now).unwrap();
    assert_eq!(
        seen_at(&db, &now)
            .iter()
            .map(|path| path.name.as_str())
            .collect::<Vec<_>>(),
        ["Smoking"]
    );
    assert!(matches!(
        remove_path(&mut db, &id, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    assert!(matches!(
        close_chapter(&mut db, &id, date("2026-11-22"), "", &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(removed).unwrap();
    assert_eq!(
        seen_at(&db, &now)
            .iter()
            .map(|path| path.name.as_str())
            .collect::<Vec<_>>(),
        ["Alcohol", "Smoking"]
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
        r#"{"name":"Alcohol","counterWord":"sober","start":"2026-11-20","startTime":"03:10","ladder":"keyTags","counterHidden":false}"#,
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

#[test]
fn long_lists_are_read_through_an_index() {
    let db = Db::in_memory().unwrap();
    let plan = |sql: &str| -> String {
        db.read(|connection| {
            let mut statement = connection
                .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
                .unwrap();
            let steps = statement
                .query_map([], |row| row.get::<_, String>("detail"))
                .unwrap();
            Ok::<_, DbError>(steps.map(Result::unwrap).collect::<Vec<_>>().join("; "))
        })
        .unwrap()
    };
    assert!(plan(&CHAPTERS_OF.replace(":path", "'p'")).contains("USING INDEX chapter_of_path"));
    assert!(
        plan(&MARKED_AHEAD.replace(":today", "'2026-01-01'"))
            .contains("USING INDEX occurrence_of_date")
    );
    assert!(plan(CHAPTERS).contains("USING INDEX chapter_of_path"));
}
