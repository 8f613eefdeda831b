#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::tests::{all, date, noon, own, say, values};
use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::trash::{self, InTrash, Trashed};
use crate::words::Words;

fn waiting(db: &Db) -> Vec<Trashed> {
    let now = noon("2026-11-22");
    db.read(|c| trash::trashed(c, &Words::new("en"), &now))
        .unwrap()
}

fn later(days: i64) -> Now {
    let now = noon("2026-11-22");
    Now {
        utc: now.utc + chrono::Duration::days(days),
        ..now
    }
}

#[test]
fn a_look_waits_in_the_trash_and_changes_places_when_it_comes_back() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    say(&mut db, "2026-11-22", "home-1", 3);
    let token = remove_look(&mut db, date("2026-11-22"), &now).unwrap();
    assert!(values(&db, "home-1").is_empty() && all(&db).looks.is_empty());
    db.undo(token).unwrap();
    assert_eq!(values(&db, "home-1").len(), 1);
    remove_look(&mut db, date("2026-11-22"), &now).unwrap();
    let again = remove_look(&mut db, date("2026-11-22"), &now);
    assert!(matches!(again, Err(CapitalError::Db(DbError::NotFound))));
    say(&mut db, "2026-11-22", "home-2", 5);
    let gone = waiting(&db);
    assert_eq!(gone[0].date_text.as_deref(), Some("22 November 2026"));
    trash::bring_back(&mut db, &gone[0].what, &now).unwrap();
    assert_eq!(values(&db, "home-1").len(), 1);
    assert!(values(&db, "home-2").is_empty());
    let gone = waiting(&db);
    assert_eq!(gone.len(), 1);
    trash::bring_back(&mut db, &gone[0].what, &now).unwrap();
    assert_eq!(values(&db, "home-2").len(), 1);
}

#[test]
fn a_statement_comes_back_with_its_answers_and_goes_with_them() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = own(&mut db, CapitalArea::Hope, "I laugh.");
    say(&mut db, "2026-11-22", id.as_str(), 4);
    say(&mut db, "2026-11-22", "home-1", 4);
    let token = remove_statement(&mut db, &id, &now).unwrap();
    assert_eq!(all(&db).statements.len(), 32);
    let said = answer(&mut db, date("2026-11-22"), &id, Some(3), &now);
    assert!(matches!(said, Err(CapitalError::Db(DbError::NotFound))));
    db.undo(token).unwrap();
    remove_statement(&mut db, &id, &now).unwrap();
    let gone = waiting(&db);
    assert_eq!(gone[0].what, InTrash::CapitalStatement(id.clone()));
    assert_eq!(gone[0].words, "I laugh.");
    trash::bring_back(&mut db, &gone[0].what, &now).unwrap();
    assert_eq!(values(&db, id.as_str()), [("2026-11-22".to_owned(), 4)]);
    remove_statement(&mut db, &id, &now).unwrap();
    trash::empty_old_trash(&mut db, &later(29)).unwrap();
    assert_eq!(waiting(&db).len(), 1);
    trash::empty_old_trash(&mut db, &later(30)).unwrap();
    assert!(waiting(&db).is_empty());
    let rows: u32 = db
        .read(|c| c.query_row("SELECT count(*) FROM capital_answer", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(rows, 1);
}
