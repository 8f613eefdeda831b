#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{date, new_path, noon, the_path};
use super::*;
use crate::milestones::{
    NewSetback, add_path, close_chapter, decide_setback, note_setback, open_chapter, remove_path,
    remove_setback, setback_question_shown,
};

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
fn the_end_of_a_closed_chapter_is_corrected_within_its_neighbours() {
    let mut db = Db::in_memory().unwrap();
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &noon("2026-01-01")).unwrap();
    let now = noon("2026-06-01");
    close_chapter(&mut db, &id, date("2026-03-01"), "", &now).unwrap();
    open_chapter(&mut db, &id, date("2026-04-01"), None, &now).unwrap();
    let chapters = the_path(&db, &now).chapters;
    let mut change = |chapter: usize, end: Option<&str>| {
        change_end(&mut db, &chapters[chapter].id, end.map(date), &now)
    };
    assert!(matches!(
        change(0, Some("2025-12-31")),
        Err(MilestoneError::EndBeforeStart)
    ));
    assert!(matches!(
        change(0, Some("2026-06-02")),
        Err(MilestoneError::EndInFuture)
    ));
    assert!(matches!(
        change(0, Some("2026-04-02")),
        Err(MilestoneError::ChaptersOverlap)
    ));
    assert!(matches!(
        change(1, Some("2026-05-01")),
        Err(MilestoneError::ChapterStillOpen)
    ));
    assert!(matches!(
        change(1, None),
        Err(MilestoneError::ChapterStillOpen)
    ));
    // The one that follows is there: opened again, both would go on.
    assert!(matches!(
        change(0, None),
        Err(MilestoneError::ChaptersOverlap)
    ));
    let token = change(0, Some("2026-04-01")).unwrap();
    let path = the_path(&db, &now);
    assert_eq!((path.chapters[0].days, path.total_days), (90, 151));
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).chapters[0].days, 59);

    let nobody = ChapterId::new(&now);
    assert!(matches!(
        change_end(&mut db, &nobody, None, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    let gone = the_path(&db, &now).chapters.remove(0).id;
    remove_path(&mut db, &id, &now).unwrap();
    assert!(matches!(
        change_end(&mut db, &gone, Some(date("2026-03-01")), &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

fn closed_by_a_setback(db: &mut Db) -> (PathId, SetbackId, ChapterId) {
    let path = add_path(db, &new_path(Some("2026-01-01")), &noon("2026-01-01")).unwrap();
    let now = noon("2026-03-08");
    let new = NewSetback {
        date: date("2026-03-08"),
        called: String::new(),
        decision: Decision::Closed,
        words: "Too harsh.".to_owned(),
    };
    note_setback(db, &path, &new, &now).unwrap();
    let mut seen = the_path(db, &now);
    (path, seen.setbacks.remove(0).id, seen.chapters.remove(0).id)
}

#[test]
fn a_chapter_closed_by_mistake_is_opened_again() {
    let mut db = Db::in_memory().unwrap();
    let (_, setback, chapter) = closed_by_a_setback(&mut db);
    let now = noon("2026-03-10");
    let token = change_end(&mut db, &chapter, None, &now).unwrap();
    let path = the_path(&db, &now);
    assert_eq!(path.counter.unwrap().days, 68);
    assert_eq!(path.chapters[0].words, "Too harsh.");
    assert_eq!(path.setbacks[0].decision, Decision::Noted);

    // It can be closed with it all the same, later.
    decide_setback(&mut db, &setback, Decision::Closed, &now).unwrap();
    assert_eq!(
        the_path(&db, &now).chapters[0].end,
        Some(date("2026-03-08"))
    );
    let again = change_end(&mut db, &chapter, None, &now).unwrap();
    db.undo(again).unwrap();
    assert_eq!(the_path(&db, &now).counter, None);
    // The first opening was built upon: it is not half undone.
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
}

#[test]
fn a_closing_setback_and_the_end_of_its_chapter_move_together() {
    let mut db = Db::in_memory().unwrap();
    let (path, setback, chapter) = closed_by_a_setback(&mut db);
    let now = noon("2026-03-10");
    let dates = |db: &Db| {
        let path = the_path(db, &now);
        (
            path.setbacks[0].date.to_string(),
            path.chapters[0].end.unwrap().to_string(),
        )
    };
    let both = |day: &str| (day.to_owned(), day.to_owned());
    change_end(&mut db, &chapter, Some(date("2026-03-06")), &now).unwrap();
    assert_eq!(dates(&db), both("2026-03-06"));
    let token = change_setback(&mut db, &setback, date("2026-03-05"), " a slip ", &now).unwrap();
    assert_eq!(dates(&db), both("2026-03-05"));
    assert_eq!(the_path(&db, &now).setbacks[0].called, "a slip");
    db.undo(token).unwrap();
    assert_eq!(dates(&db), both("2026-03-06"));
    assert_eq!(the_path(&db, &now).setbacks[0].called, "");

    let mut refused = |day: &str, called: &str| {
        change_setback(&mut db, &setback, date(day), called, &now).unwrap_err()
    };
    assert!(matches!(
        refused("2025-12-31", ""),
        MilestoneError::EndBeforeStart
    ));
    assert!(matches!(
        refused("2026-03-11", ""),
        MilestoneError::EndInFuture
    ));
    assert!(matches!(
        refused("2026-03-05", &"x".repeat(201)),
        MilestoneError::TextTooLong
    ));
    assert_eq!(dates(&db), both("2026-03-06"));
    remove_path(&mut db, &path, &now).unwrap();
    let gone = change_setback(&mut db, &setback, date("2026-03-05"), "", &now);
    assert!(matches!(gone, Err(MilestoneError::Db(DbError::NotFound))));
}

#[test]
fn a_setback_that_only_was_noted_moves_alone() {
    let mut db = Db::in_memory().unwrap();
    let path = add_path(&mut db, &new_path(Some("2026-01-01")), &noon("2026-01-01")).unwrap();
    let now = noon("2026-03-10");
    close_chapter(&mut db, &path, date("2026-02-01"), "", &now).unwrap();
    open_chapter(&mut db, &path, date("2026-02-10"), None, &now).unwrap();
    let new = NewSetback {
        date: date("2026-01-20"),
        called: String::new(),
        decision: Decision::Noted,
        words: String::new(),
    };
    note_setback(&mut db, &path, &new, &now).unwrap();
    let id = the_path(&db, &now).setbacks.remove(0).id;
    change_setback(&mut db, &id, date("2026-03-05"), "a slip", &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!((seen.chapters[0].days, seen.chapters[1].end), (31, None));
    // It belongs to the chapter of its new day, which can be closed with it.
    decide_setback(&mut db, &id, Decision::Closed, &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!(seen.chapters[1].end, Some(date("2026-03-05")));

    // In the trash it stays as it is.
    remove_setback(&mut db, &id, &now).unwrap();
    assert!(matches!(
        change_setback(&mut db, &id, date("2026-03-04"), "", &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    assert!(matches!(
        setback_question_shown(&mut db, &id, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}
