#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::io::Cursor;

use image::{DynamicImage, ImageFormat};
use tempfile::TempDir;

use super::*;
use crate::clock::{Clock as _, Now, SystemClock};
use crate::db::{Db, UndoToken};
use crate::journal::photos::{self, PhotoFolder, Picture};
use crate::trash::{self, InTrash};
use crate::words::Words;

fn now() -> Now {
    SystemClock.now()
}

fn days_later(days: i64) -> Now {
    let now = now();
    Now {
        utc: now.utc + chrono::Duration::days(days),
        ..now
    }
}

fn plan_of(db: &Db) -> Plan {
    db.read(plan).unwrap()
}

fn reasons(db: &Db) -> Vec<String> {
    plan_of(db).reasons.into_iter().map(|i| i.words).collect()
}

fn with(words: &[&str]) -> Db {
    let mut db = Db::in_memory().unwrap();
    for words in words {
        add_item(&mut db, PlanPart::Reasons, words, &now()).unwrap();
    }
    db
}

fn waiting(db: &Db) -> Vec<(InTrash, String)> {
    let all = db
        .read(|c| trash::trashed(c, &Words::new("en"), &now()))
        .unwrap();
    all.into_iter().map(|one| (one.what, one.words)).collect()
}

#[test]
fn lines_stand_in_the_persons_order_each_in_its_part() {
    let mut db = with(&["Lina", "  the morning swims  "]);
    add_item(&mut db, PlanPart::Helps, "a walk to the bridge", &now()).unwrap();
    assert_eq!(reasons(&db), ["Lina", "the morning swims"]);
    assert_eq!(plan_of(&db).helps[0].words, "a walk to the bridge");
    let mut ids: Vec<_> = plan_of(&db).reasons.into_iter().map(|i| i.id).collect();
    ids.reverse();
    let token = order_items(&mut db, PlanPart::Reasons, &ids).unwrap();
    assert_eq!(reasons(&db), ["the morning swims", "Lina"]);
    // One of another part is not moved, one that is not named stays behind.
    let help = plan_of(&db).helps[0].id.clone();
    order_items(&mut db, PlanPart::Reasons, &[help, ids[1].clone()]).unwrap();
    assert_eq!(reasons(&db), ["Lina", "the morning swims"]);
    assert!(db.undo(token).is_err());
    add_item(&mut db, PlanPart::Reasons, "to be there", &now()).unwrap();
    assert_eq!(reasons(&db)[2], "to be there");
}

#[test]
fn every_change_of_a_line_can_be_taken_back() {
    let mut db = with(&["Lina"]);
    let id = plan_of(&db).reasons[0].id.clone();
    let changed = change_item(&mut db, &id, "Lina and the dog").unwrap();
    assert_eq!(reasons(&db), ["Lina and the dog"]);
    db.undo(changed).unwrap();
    let removed = remove_item(&mut db, &id, &now()).unwrap();
    assert_eq!(reasons(&db), [""; 0]);
    db.undo(removed).unwrap();
    let added = add_item(&mut db, PlanPart::Reasons, "sleep", &now()).unwrap();
    db.undo(added).unwrap();
    assert_eq!(reasons(&db), ["Lina"]);
}

#[test]
fn what_says_nothing_or_too_much_is_not_kept() {
    let mut db = with(&["Lina"]);
    let id = plan_of(&db).reasons[0].id.clone();
    let long = "ö".repeat(LONGEST_ITEM + 1);
    let add = |db: &mut Db, words: &str| add_item(db, PlanPart::Helps, words, &now());
    assert!(matches!(add(&mut db, " \n"), Err(PlanError::WordsEmpty)));
    assert!(matches!(add(&mut db, &long), Err(PlanError::TextTooLong)));
    assert!(matches!(
        change_item(&mut db, &id, ""),
        Err(PlanError::WordsEmpty)
    ));
    add(&mut db, &"ö".repeat(LONGEST_ITEM)).unwrap();
    assert_eq!(reasons(&db), ["Lina"]);
}

#[test]
fn a_line_waits_in_the_trash_and_goes_after_thirty_days() {
    let mut db = with(&["Lina", "sleep"]);
    let id = plan_of(&db).reasons[0].id.clone();
    remove_item(&mut db, &id, &now()).unwrap();
    let gone = InTrash::PlanItem(id.clone());
    assert_eq!(waiting(&db), [(gone.clone(), "Lina".to_owned())]);
    trash::bring_back(&mut db, &gone, &now()).unwrap();
    assert_eq!(reasons(&db), ["Lina", "sleep"]);
    remove_item(&mut db, &id, &now()).unwrap();
    trash::empty_old_trash(&mut db, &days_later(29)).unwrap();
    assert_eq!(waiting(&db).len(), 1);
    trash::empty_old_trash(&mut db, &days_later(31)).unwrap();
    assert_eq!(waiting(&db), []);
    assert!(matches!(
        restore_item(&mut db, &id),
        Err(PlanError::Db(DbError::NotFound))
    ));
}

struct Home {
    db: Db,
    folder: PhotoFolder,
    data: TempDir,
}

fn home() -> Home {
    let data = TempDir::new().unwrap();
    let vault = "0199a000-0000-7000-8000-000000000001";
    Home {
        db: Db::in_memory().unwrap(),
        folder: PhotoFolder::new(data.path().join("photos"), vault),
        data,
    }
}

impl Home {
    fn choose(&mut self, width: u32) -> UndoToken {
        let mut bytes = Cursor::new(Vec::new());
        let image = DynamicImage::new_rgb8(width, 20);
        image.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let picture = Picture::take_in(bytes.into_inner(), false).unwrap();
        choose_photo(&mut self.db, &self.folder, &picture, &now()).unwrap()
    }

    fn width(&self) -> Option<u32> {
        plan_of(&self.db).photo.map(|photo| photo.width)
    }

    fn files(&self) -> usize {
        std::fs::read_dir(self.data.path().join("photos")).map_or(0, Iterator::count)
    }
}

#[test]
fn one_photo_matters_at_a_time_and_another_can_be_taken_back() {
    let mut home = home();
    assert_eq!(home.width(), None);
    home.choose(40);
    let first = plan_of(&home.db).photo.unwrap();
    describe_photo(&mut home.db, &first.id, " the garden ").unwrap();
    let second = home.choose(60);
    assert_eq!(home.width(), Some(60));
    assert_eq!(plan_of(&home.db).photo.unwrap().description, "");
    home.db.undo(second).unwrap();
    assert_eq!(plan_of(&home.db).photo.unwrap().description, "the garden");

    let (kind, bytes) = home
        .db
        .read(|c| photos::open(c, &home.folder, &first.id))
        .unwrap();
    assert_eq!(kind.mime(), "image/jpeg");
    assert_eq!(
        image::load_from_memory(&bytes).unwrap().width(),
        first.width
    );
    let thumb = home.db.read(|c| photos::thumb(c, &first.id)).unwrap();
    assert!(!thumb.is_empty());
    let removed = remove_photo(&mut home.db, &first.id, &now()).unwrap();
    assert_eq!(home.width(), None);
    assert!(home.db.read(|c| photos::thumb(c, &first.id)).is_err());
    home.db.undo(removed).unwrap();
    assert_eq!(home.width(), Some(40));
}

#[test]
fn a_photo_waits_in_the_trash_and_changes_places_when_it_comes_back() {
    let mut home = home();
    home.choose(40);
    home.choose(60);
    let waits = waiting(&home.db);
    assert_eq!(waits.len(), 1);
    trash::bring_back(&mut home.db, &waits[0].0, &now()).unwrap();
    assert_eq!(home.width(), Some(40));
    assert_ne!(waiting(&home.db), waits);

    photos::tidy(&home.db, &home.folder, &days_later(40)).unwrap();
    assert_eq!(home.files(), 2, "rows name both");
    let gone = trash::empty_old_trash(&mut home.db, &days_later(40)).unwrap();
    assert_eq!(gone.len(), 1);
    photos::purge_files(&home.folder, &gone).unwrap();
    assert_eq!((home.files(), home.width()), (1, Some(40)));
}

#[test]
fn reading_it_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for sql in [store::OF_PART, photo::SHOWN] {
        let steps: Vec<String> = db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.raw_query().mapped(|row| row.get("detail"));
                steps.collect::<Result<_, _>>()
            })
            .map_err(DbError::from)
            .unwrap();
        assert!(
            steps
                .iter()
                .all(|step| step.contains("USING INDEX") || step.contains("COVERING")),
            "{sql}: {steps:?}"
        );
    }
}
