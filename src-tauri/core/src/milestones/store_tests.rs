#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{date, new_path, noon, seen_at, span, the_path};
use super::*;
use crate::milestones::{MilestoneName, Unit};

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
