#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::tests::{date, proud, sunday_evening, view_at, write};
use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::trash::{self, InTrash, Trashed};
use crate::words::Words;

fn waiting(db: &Db) -> Vec<Trashed> {
    let now = sunday_evening();
    db.read(|c| trash::trashed(c, &Words::new("en"), &now))
        .unwrap()
}

fn words_of(db: &Db, week: &str) -> String {
    let view = view_at(db, Some(week), &sunday_evening()).unwrap();
    view.texts.proud
}

#[test]
fn a_week_waits_in_the_trash_and_comes_back() {
    let mut db = Db::in_memory().unwrap();
    let now = sunday_evening();
    write(&mut db, "2026-11-16", &proud("Said no"));
    let token = remove(&mut db, date("2026-11-18"), &now).unwrap();
    assert_eq!(words_of(&db, "2026-11-16"), "");
    let again = remove(&mut db, date("2026-11-18"), &now);
    assert!(matches!(again, Err(WeekError::Db(DbError::NotFound))));
    db.undo(token).unwrap();
    remove(&mut db, date("2026-11-16"), &now).unwrap();
    let all = waiting(&db);
    assert_eq!(all[0].date_text.as_deref(), Some("16 November 2026"));
    trash::bring_back(&mut db, &all[0].what, &now).unwrap();
    assert_eq!(words_of(&db, "2026-11-16"), "Said no");
    assert!(waiting(&db).is_empty());
}

#[test]
fn one_that_comes_back_changes_places_with_what_was_written_since() {
    let mut db = Db::in_memory().unwrap();
    let now = sunday_evening();
    write(&mut db, "2026-11-16", &proud("Said no"));
    let token = remove(&mut db, date("2026-11-16"), &now).unwrap();
    write(&mut db, "2026-11-16", &proud("Written anew"));
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
    let InTrash::WeekLook(id) = waiting(&db)[0].what.clone() else {
        unreachable!()
    };
    let back = restore(&mut db, &id, &now).unwrap();
    assert_eq!(words_of(&db, "2026-11-16"), "Said no");
    assert_eq!(waiting(&db).len(), 1);
    db.undo(back).unwrap();
    assert_eq!(words_of(&db, "2026-11-16"), "Written anew");
    // One that says nothing does not go to the trash.
    write(&mut db, "2026-11-16", &proud(""));
    restore(&mut db, &id, &now).unwrap();
    assert!(waiting(&db).is_empty());
}

#[test]
fn what_waited_thirty_days_is_gone() {
    let mut db = Db::in_memory().unwrap();
    let now = sunday_evening();
    write(&mut db, "2026-11-16", &proud("Said no"));
    write(&mut db, "2026-11-09", &proud("Stayed"));
    remove(&mut db, date("2026-11-16"), &now).unwrap();
    let later = |days| Now {
        utc: now.utc + chrono::Duration::days(days),
        ..now
    };
    trash::empty_old_trash(&mut db, &later(29)).unwrap();
    assert_eq!(waiting(&db).len(), 1);
    trash::empty_old_trash(&mut db, &later(30)).unwrap();
    assert!(waiting(&db).is_empty());
    assert_eq!(words_of(&db, "2026-11-09"), "Stayed");
}
