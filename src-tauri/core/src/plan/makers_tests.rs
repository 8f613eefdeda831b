#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::lines_tests::{contact, now, whole};
use super::*;
use crate::contacts::store as contacts;
use crate::db::Db;
use crate::milestones::{self, About, NewPath, PathKind};
use crate::trash::{self, InTrash};
use crate::words::Words;

fn made(name: &str, date: &str) -> NewPlanMaker {
    NewPlanMaker {
        about: PlanAbout::Safety,
        contact: None,
        name: name.to_owned(),
        date: date.parse().unwrap(),
        agreed: String::new(),
    }
}

#[test]
fn it_is_noted_with_whom_a_plan_was_made() {
    let mut db = Db::in_memory().unwrap();
    let mo = contact(&mut db, "Mo");
    add_maker(&mut db, &made(" Dr. Lind ", "2026-11-02"), &now()).unwrap();
    let with_mo = NewPlanMaker {
        about: PlanAbout::Plan,
        contact: Some(mo.clone()),
        agreed: " everything but the photo ".to_owned(),
        ..made("", "2026-11-22")
    };
    let added = add_maker(&mut db, &with_mo, &now()).unwrap();
    let told = |db: &Db| -> Vec<(String, String, String)> {
        let makers = whole(db).makers.into_iter();
        makers.map(|m| (m.name, m.date_text, m.agreed)).collect()
    };
    let lind = (
        "Dr. Lind".to_owned(),
        "2 November 2026".to_owned(),
        String::new(),
    );
    let mo_told = (
        "Mo".to_owned(),
        "22 November 2026".to_owned(),
        "everything but the photo".to_owned(),
    );
    assert_eq!(told(&db), [mo_told.clone(), lind.clone()]);
    // As they were called then; a date can still be put right.
    contacts::delete_contact(&mut db, &mo, &now()).unwrap();
    let id = whole(&db).makers[0].id.clone();
    let earlier = NewPlanMaker {
        date: "2026-11-20".parse().unwrap(),
        ..with_mo.clone()
    };
    change_maker(&mut db, &id, &earlier, &now()).unwrap();
    assert_eq!(told(&db)[0].1, "20 November 2026");
    assert!(db.undo(added).is_err());
    let removed = remove_maker(&mut db, &id, &now()).unwrap();
    assert_eq!(told(&db), [lind]);
    let gone = InTrash::PlanMaker(id.clone());
    let waits = |db: &Db| {
        let all = db.read(|c| trash::trashed(c, &Words::new("en"), &now()));
        all.unwrap().into_iter().any(|one| one.what == gone)
    };
    assert!(waits(&db));
    trash::bring_back(&mut db, &gone, &now()).unwrap();
    assert!(!waits(&db) && db.undo(removed).is_err());
    remove_maker(&mut db, &id, &now()).unwrap();
    trash::empty_trash(&mut db).unwrap();
    assert!(matches!(
        restore_maker(&mut db, &id),
        Err(PlanError::Db(DbError::NotFound))
    ));
}

#[test]
fn a_maker_has_a_name_and_a_day_that_was() {
    let mut db = Db::in_memory().unwrap();
    let refused = |db: &mut Db, new: NewPlanMaker| add_maker(db, &new, &now()).unwrap_err();
    assert!(matches!(
        refused(&mut db, made(" ", "2026-11-22")),
        PlanError::WordsEmpty
    ));
    assert!(matches!(
        refused(&mut db, made("Mo", "2026-11-23")),
        PlanError::InFuture
    ));
    let long = NewPlanMaker {
        agreed: "ö".repeat(LONGEST_AGREED + 1),
        ..made("Mo", "2026-11-22")
    };
    assert!(matches!(refused(&mut db, long), PlanError::TextTooLong));
    let name = made(&"ö".repeat(201), "2026-11-22");
    assert!(matches!(refused(&mut db, name), PlanError::TextTooLong));
    assert_eq!(whole(&db).makers, []);
}

#[test]
fn the_body_is_spoken_of_by_what_the_paths_are_about() {
    let mut db = Db::in_memory().unwrap();
    assert_eq!(whole(&db).body, []);
    let mut path = |about, kind| {
        let new = NewPath {
            name: "x".to_owned(),
            kind,
            about,
            start: "2020-01-01".parse().ok(),
            ..NewPath::default()
        };
        milestones::add_path(&mut db, &new, &now()).unwrap();
        whole(&db).body
    };
    assert_eq!(path(About::Gambling, PathKind::Abstinence), []);
    // Long after the first days, too: a plan looks ahead.
    let stopping = vec![SafetyNote::Stopping];
    assert_eq!(path(About::Alcohol, PathKind::Abstinence), stopping);
    assert_eq!(path(About::Sedatives, PathKind::Abstinence), stopping);
    let both = vec![SafetyNote::Stopping, SafetyNote::Opioids];
    assert_eq!(path(About::Opioids, PathKind::Abstinence), both);
}
