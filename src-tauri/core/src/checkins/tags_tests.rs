//! Tags that entries and check-ins have in common.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::test_home::*;
use crate::db::Db;
use crate::journal::{
    self, EntryChange, Mood, NewEntry, Tag, TagKind, empty_old_trash, remove_tag, rename_tag,
    save_text,
};

const TODAY: &str = "2026-11-22";

fn all(db: &Db) -> Vec<(String, u32, u32)> {
    let tags = db.read(journal::tags).unwrap().into_iter();
    tags.map(|tag| (tag.name, tag.entries, tag.check_ins))
        .collect()
}

fn named(db: &Db, name: &str) -> Tag {
    let mut tags = db.read(journal::tags).unwrap().into_iter();
    tags.find(|tag| tag.name == name).unwrap()
}

/// An entry with what helped, and two days with what helped.
fn home() -> (Db, crate::db::EntryId) {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let new = NewEntry::begin(false, &now);
    save_text(&mut db, &new, "An entry", &now).unwrap();
    let names = vec!["tea".to_owned()];
    let of = TagKind::Helped;
    journal::change(&mut db, &new.id, EntryChange::Tags { of, names }, &now).unwrap();
    say(&mut db, TODAY, tags(of, &["Tea", "a walk"]), &now);
    say(&mut db, "2026-11-21", tags(of, &["walking"]), &now);
    (db, new.id)
}

#[test]
fn what_only_a_check_in_has_is_a_tag_with_its_number() {
    let (mut db, _) = home();
    assert_eq!(
        all(&db),
        [
            ("tea".to_owned(), 1, 1),
            ("a walk".to_owned(), 0, 1),
            ("walking".to_owned(), 0, 1)
        ]
    );
    // Opening the journal clears away what nothing has, and that alone.
    say(
        &mut db,
        TODAY,
        tags(TagKind::Trigger, &["payday"]),
        &noon(TODAY),
    );
    say(&mut db, TODAY, tags(TagKind::Trigger, &[]), &noon(TODAY));
    assert_eq!(rows(&db, "tag"), 4);
    empty_old_trash(&mut db, &noon(TODAY)).unwrap();
    assert_eq!((rows(&db, "tag"), all(&db).len()), (3, 3));
    // One in the trash is not counted, and keeps its tags.
    super::remove_check_in(&mut db, TODAY.parse().unwrap(), &noon(TODAY)).unwrap();
    assert_eq!(
        all(&db),
        [("tea".to_owned(), 1, 0), ("walking".to_owned(), 0, 1)]
    );
    empty_old_trash(&mut db, &noon(TODAY)).unwrap();
    assert_eq!(rows(&db, "tag"), 3);
}

#[test]
fn renaming_carries_check_ins_along_and_two_that_become_one_are_there_once() {
    let (mut db, _) = home();
    let walk = named(&db, "a walk");
    let token = rename_tag(&mut db, &walk.id, "A long walk").unwrap();
    assert_eq!(read(&db, TODAY).unwrap().helped, ["tea", "A long walk"]);
    db.undo(token).unwrap();
    let before = read(&db, TODAY);
    // Into one that the other day has.
    let token = rename_tag(&mut db, &walk.id, "WALKING").unwrap();
    assert_eq!(read(&db, TODAY).unwrap().helped, ["tea", "walking"]);
    assert_eq!(named(&db, "walking").check_ins, 2);
    db.undo(token).unwrap();
    assert_eq!(read(&db, TODAY), before);
    // Into one that the same day has.
    let token = rename_tag(&mut db, &walk.id, "tea").unwrap();
    assert_eq!(read(&db, TODAY).unwrap().helped, ["tea"]);
    db.undo(token).unwrap();
    assert_eq!(read(&db, TODAY), before);
    // The only thing of its day: the day stays.
    let walking = named(&db, "walking").id;
    rename_tag(&mut db, &walking, "tea").unwrap();
    assert_eq!(read(&db, "2026-11-21").unwrap().helped, ["tea"]);
    assert_eq!(
        (named(&db, "tea").entries, named(&db, "tea").check_ins),
        (1, 2)
    );
}

#[test]
fn removing_takes_it_off_check_ins_and_undo_brings_all_of_it_back() {
    let (mut db, entry) = home();
    let now = noon(TODAY);
    let tea = named(&db, "tea").id;
    let token = remove_tag(&mut db, &tea).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().helped, ["a walk"]);
    db.undo(token).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().helped, ["tea", "a walk"]);
    let helped = db
        .read(|c| journal::entry(c, &entry, &words(), &now))
        .unwrap();
    assert_eq!(helped.helped, ["tea"]);
    // The only thing of its day: the day is not there any more, and comes back.
    let walking = named(&db, "walking").id;
    let token = remove_tag(&mut db, &walking).unwrap();
    assert_eq!((read(&db, "2026-11-21"), rows(&db, "check_in")), (None, 1));
    db.undo(token).unwrap();
    assert_eq!(read(&db, "2026-11-21").unwrap().helped, ["walking"]);
    say(&mut db, "2026-11-21", mood(Mood::Good), &now);
    remove_tag(&mut db, &walking).unwrap();
    assert!(read(&db, "2026-11-21").unwrap().helped.is_empty());
}
