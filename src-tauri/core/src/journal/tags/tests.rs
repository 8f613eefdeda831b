#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::super::{EntryChange, change, empty_old_trash, index_all};
use super::*;

fn refused(db: &mut Db, id: &EntryId, of: TagKind, names: Vec<String>) -> JournalError {
    change(db, id, EntryChange::Tags { of, names }, &at(0)).unwrap_err()
}

#[test]
fn names_are_tidied_and_what_is_alike_is_there_once() {
    let mut db = Db::in_memory().unwrap();
    let one = write(&mut db, 0, "one");
    let two = write(&mut db, 1, "two");
    tag(
        &mut db,
        &one,
        TagKind::Tag,
        &["  the \n sea ", "", "THE SEA", "Café", "cafe\u{301}"],
    );
    assert_eq!(read(&db, &one).tags, ["the sea", "Café"]);
    tag(&mut db, &two, TagKind::Tag, &["CAFE", "hills"]);
    assert_eq!(read(&db, &two).tags, ["Café", "hills"]);
    // The same word of another kind is another thing.
    tag(&mut db, &two, TagKind::Trigger, &["hills"]);
    let all = db.read(tags).unwrap();
    let told: Vec<_> = all
        .iter()
        .map(|t| (t.name.as_str(), t.kind, t.entries))
        .collect();
    assert_eq!(told[0], ("Café", TagKind::Tag, 2));
    assert_eq!(told.len(), 4);
    assert_in_step(&db);
}

#[test]
fn capitals_and_accents_fold_and_other_letters_stay_themselves() {
    for (one, other) in [
        ("Éternité", "eternite"),
        ("STRASSE", "straße"),
        ("Άνεμος", "ανεμοσ"),
        ("שָׁלוֹם", "שלום"),
        ("ÅSE", "åse"),
    ] {
        assert_eq!(folded(one), folded(other), "{one} {other}");
    }
    for (one, other) in [("мой", "мои"), ("か", "が"), ("कि", "की"), ("a b", "ab")]
    {
        assert_ne!(folded(one), folded(other), "{one} {other}");
    }
}

#[test]
fn too_many_and_too_long_are_refused_and_nothing_changes() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "one");
    let many = |count: usize| (0..count).map(|n| format!("tag {n}")).collect::<Vec<_>>();
    tag(&mut db, &id, TagKind::Helped, &["a walk"]);
    assert!(matches!(
        refused(&mut db, &id, TagKind::Tag, many(MOST_TAGS)),
        JournalError::TooManyTags
    ));
    let long = "é".repeat(LONGEST_TAG + 1);
    assert!(matches!(
        refused(&mut db, &id, TagKind::Tag, vec![long]),
        JournalError::TagTooLong
    ));
    assert_eq!(db.read(tags).unwrap().len(), 1);
    let of = TagKind::Tag;
    let names = many(MOST_TAGS - 1);
    change(&mut db, &id, EntryChange::Tags { of, names }, &at(0)).unwrap();
    tag(
        &mut db,
        &id,
        TagKind::Helped,
        &["é".repeat(LONGEST_TAG).as_str()],
    );
    assert_eq!(read(&db, &id).tags.len(), MOST_TAGS - 1);
}

#[test]
fn a_tag_that_nobody_uses_is_not_shown_and_its_name_is_as_it_is_typed_next() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "one");
    tag(&mut db, &id, TagKind::Tag, &["the SEA"]);
    let token = tag(&mut db, &id, TagKind::Tag, &[]);
    assert!(db.read(tags).unwrap().is_empty());
    db.undo(token).unwrap();
    assert_eq!(read(&db, &id).tags, ["the SEA"]);
    tag(&mut db, &id, TagKind::Tag, &[]);
    tag(&mut db, &id, TagKind::Tag, &["The sea"]);
    assert_eq!(read(&db, &id).tags, ["The sea"]);
    tag(&mut db, &id, TagKind::Tag, &[]);
    empty_old_trash(&mut db, &at(5)).unwrap();
    let left: u32 = db
        .read(|c| c.query_row("SELECT (SELECT count(*) FROM tag) + (SELECT count(*) FROM entry_tally WHERE what LIKE 'tag %')", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn taking_back_a_new_tag_leaves_it_with_the_entry_that_got_it_since() {
    let mut db = Db::in_memory().unwrap();
    let one = write(&mut db, 0, "one");
    let two = write(&mut db, 1, "two");
    let token = tag(&mut db, &one, TagKind::Tag, &["sea"]);
    tag(&mut db, &two, TagKind::Tag, &["sea"]);
    db.undo(token).unwrap();
    assert!(read(&db, &one).tags.is_empty());
    assert_eq!(read(&db, &two).tags, ["sea"]);
    assert_in_step(&db);
}

#[test]
fn a_new_name_is_found_and_the_old_one_no_more() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "one");
    tag(&mut db, &id, TagKind::Trigger, &["crowds", "noise"]);
    let crowds = named(&db, "crowds").id;
    let token = rename_tag(&mut db, &crowds, " full rooms ").unwrap();
    index_all(&mut db).unwrap();
    assert_eq!(read(&db, &id).triggers, ["full rooms", "noise"]);
    assert_eq!((found(&db, "crowds"), found(&db, "rooms")), (0, 1));
    assert_in_step(&db);
    db.undo(token).unwrap();
    index_all(&mut db).unwrap();
    assert_eq!((found(&db, "crowds"), found(&db, "rooms")), (1, 0));
    for (name, empty) in [(" ", true), ("x", false)] {
        let renamed = rename_tag(&mut db, &TagId::new(&at(0)), name);
        match renamed {
            Err(JournalError::NameEmpty) => assert!(empty),
            other => assert!(matches!(other, Err(JournalError::Db(DbError::NotFound)))),
        }
    }
    // Capitals alone.
    rename_tag(&mut db, &crowds, "CROWDS").unwrap();
    assert_eq!(read(&db, &id).triggers, ["CROWDS", "noise"]);
}

#[test]
fn two_tags_of_one_name_become_one_and_undo_tells_them_apart_again() {
    let mut db = Db::in_memory().unwrap();
    let one = write(&mut db, 0, "one");
    let two = write(&mut db, 1, "two");
    tag(&mut db, &one, TagKind::Tag, &["sea", "ocean"]);
    tag(&mut db, &two, TagKind::Tag, &["ocean"]);
    let ocean = named(&db, "ocean").id;
    let token = rename_tag(&mut db, &ocean, "Sea").unwrap();
    assert_eq!(read(&db, &one).tags, ["sea"]);
    assert_eq!(read(&db, &two).tags, ["sea"]);
    assert_eq!(named(&db, "sea").entries, 2);
    assert_in_step(&db);
    db.undo(token).unwrap();
    assert_eq!(read(&db, &one).tags, ["sea", "ocean"]);
    assert_eq!(read(&db, &two).tags, ["ocean"]);
    assert_in_step(&db);
}

#[test]
fn a_removed_tag_leaves_the_entries_and_comes_back_to_them() {
    let mut db = Db::in_memory().unwrap();
    let one = write(&mut db, 0, "one");
    let two = write(&mut db, 1, "two");
    tag(&mut db, &one, TagKind::Tag, &["sea", "hills"]);
    tag(&mut db, &two, TagKind::Tag, &["sea"]);
    let sea = named(&db, "sea").id;
    let token = remove_tag(&mut db, &sea).unwrap();
    assert_eq!(read(&db, &one).tags, ["hills"]);
    assert!(read(&db, &two).tags.is_empty());
    assert_in_step(&db);
    assert!(matches!(
        remove_tag(&mut db, &sea),
        Err(JournalError::Db(DbError::NotFound))
    ));
    db.undo(token).unwrap();
    assert_eq!(read(&db, &one).tags, ["sea", "hills"]);
    assert_eq!(named(&db, "sea").entries, 2);
    assert_in_step(&db);
}

#[test]
fn what_would_need_a_removed_tag_is_not_undone() {
    let mut db = Db::in_memory().unwrap();
    let one = write(&mut db, 0, "one");
    let two = write(&mut db, 1, "two");
    tag(&mut db, &one, TagKind::Tag, &["sea"]);
    tag(&mut db, &two, TagKind::Tag, &["sea"]);
    let token = tag(&mut db, &one, TagKind::Tag, &[]);
    let sea = named(&db, "sea").id;
    remove_tag(&mut db, &sea).unwrap();
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
    assert_in_step(&db);
}

#[test]
fn a_tag_of_many_entries_gets_its_new_name_everywhere_and_the_old_one_is_wiped() {
    let mut db = Db::in_memory().unwrap();
    for n in 0..30 {
        let id = write(&mut db, n, "words");
        tag(&mut db, &id, TagKind::Tag, &["xylophone"]);
    }
    index_all(&mut db).unwrap();
    let xylophone = named(&db, "xylophone").id;
    let token = rename_tag(&mut db, &xylophone, "marimba").unwrap();
    assert!(lies_in_index(&db, "xylophone"), "it is only noted at first");
    index_all(&mut db).unwrap();
    assert_eq!((found(&db, "xylophone"), found(&db, "marimba")), (0, 30));
    wiped(&mut db);
    assert!(!lies_in_index(&db, "xylophone"));
    assert_eq!((found(&db, "xylophone"), found(&db, "marimba")), (0, 30));
    assert_in_step(&db);

    db.undo(token).unwrap();
    assert!(lies_in_index(&db, "marimba"), "taking it back is as quick");
    index_all(&mut db).unwrap();
    assert_eq!((found(&db, "xylophone"), found(&db, "marimba")), (30, 0));
    wiped(&mut db);
    assert!(!lies_in_index(&db, "marimba"));
    assert_in_step(&db);

    // Entry by entry, words are wiped as they go, as ever.
    for n in 0..30 {
        let id = listed(&db, &super::super::Filter::default())[n].clone();
        tag(&mut db, &id, TagKind::Tag, &[]);
    }
    assert!(!lies_in_index(&db, "xylophone"));
    assert!(!db.wipe_on().unwrap());
}

#[test]
fn a_tag_taken_off_many_entries_is_wiped_and_a_refused_undo_changes_nothing() {
    let mut db = Db::in_memory().unwrap();
    let ids: Vec<_> = (0..30).map(|n| write(&mut db, n, "words")).collect();
    for id in &ids {
        tag(&mut db, id, TagKind::Helped, &["xylophone"]);
    }
    let xylophone = named(&db, "xylophone").id;
    let token = remove_tag(&mut db, &xylophone).unwrap();
    index_all(&mut db).unwrap();
    wiped(&mut db);
    assert!(!lies_in_index(&db, "xylophone"));
    tag(&mut db, &ids[7], TagKind::Tag, &["later"]);
    index_all(&mut db).unwrap();
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
    assert!(!db.wipe_on().unwrap());
    assert_eq!((found(&db, "words"), found(&db, "later")), (30, 1));
    assert_in_step(&db);
}

/// All is wiped from the index that is gone from it.
fn wiped(db: &mut Db) {
    while db.wipe_on().unwrap() {}
    index_all(db).unwrap();
}
