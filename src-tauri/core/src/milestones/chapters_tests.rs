#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{date, new_path, noon, span, the_path};
use super::*;
use crate::milestones::{LadderKind, MilestoneName, NewPath, Unit, add_path};

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
fn what_is_said_of_a_chapter_can_be_changed_and_undone() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-08-03");
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    close_chapter(&mut db, &id, date("2026-08-01"), "A wedding.", &now).unwrap();
    let chapter = the_path(&db, &now).chapters.remove(0);
    let said = |db: &Db| {
        let chapter = the_path(db, &now).chapters.remove(0);
        (chapter.words, chapter.learnt)
    };
    let learnt = "I can leave early.";
    let token = change_chapter_words(&mut db, &chapter.id, "The wedding.", learnt).unwrap();
    assert_eq!(said(&db), ("The wedding.".to_owned(), learnt.to_owned()));
    db.undo(token).unwrap();
    assert_eq!(said(&db), ("A wedding.".to_owned(), String::new()));

    let too_long = "x".repeat(LONGEST_WORDS + 1);
    assert!(matches!(
        change_chapter_words(&mut db, &chapter.id, "", &too_long),
        Err(MilestoneError::TextTooLong)
    ));
    assert!(matches!(
        change_chapter_words(&mut db, &ChapterId::new(&now), "", ""),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn two_hundred_chapters_add_up() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-01-01");
    let id = add_path(&mut db, &new_path(None), &now).unwrap();
    let mut start = date("2006-01-01");
    for _ in 0..200 {
        let end = start + chrono::Days::new(35);
        open_chapter(&mut db, &id, start, None, &now).unwrap();
        close_chapter(&mut db, &id, end, "", &now).unwrap();
        start = end;
    }
    let path = the_path(&db, &now);
    assert_eq!((path.chapters.len(), path.total_days), (200, 7_000));
    // One day and thirty days, two hundred times, and each but the first welcomed back; the newest first.
    assert_eq!(path.reached.len(), 599);
    assert!(
        path.reached
            .windows(2)
            .all(|pair| pair[0].date > pair[1].date)
    );
}
