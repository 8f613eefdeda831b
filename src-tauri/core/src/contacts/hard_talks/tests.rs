#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::contacts::samples::{db, now};
use crate::trash;
use crate::words::Words;

fn all(db: &Db) -> Vec<HardTalk> {
    db.read(|c| hard_talks(c, &now(0), &|date| date.to_string()))
        .unwrap()
}

fn kept(db: &mut Db, title: &str, words: &str, minutes: i64) -> HardTalkId {
    let id = new_hard_talk(db, TalkAbout::Boss, &now(minutes)).unwrap();
    keep_hard_talk(db, &id, title, words, &now(minutes)).unwrap();
    id
}

#[test]
fn a_stored_word_is_the_word_on_the_wire() {
    for about in TalkAbout::ALL {
        assert_eq!(serde_json::to_value(about).unwrap(), about.as_str());
        assert_eq!(TalkAbout::from_word(about.as_str()), about);
    }
    assert_eq!(TalkAbout::from_word("neighbour"), TalkAbout::Other);
}

#[test]
fn what_is_written_is_kept_as_it_is_and_the_last_changed_comes_first() {
    let mut db = db();
    let first = kept(&mut db, "At work", "  I would like\n\nto say … ", 0);
    kept(&mut db, "Later", "", 1);
    assert_eq!(all(&db)[0].title, "Later");
    let same = keep_hard_talk(
        &mut db,
        &first,
        "At work",
        "  I would like\n\nto say … ",
        &now(2),
    );
    same.unwrap();
    let expected = HardTalk {
        id: first,
        about: TalkAbout::Boss,
        title: "At work".to_owned(),
        words: "  I would like\n\nto say … ".to_owned(),
        changed_text: "2026-11-22".to_owned(),
    };
    assert_eq!(all(&db)[0], expected);
}

#[test]
fn one_that_says_nothing_does_not_stay() {
    let mut db = db();
    let id = new_hard_talk(&mut db, TalkAbout::Other, &now(0)).unwrap();
    assert!(all(&db).is_empty());
    keep_hard_talk(&mut db, &id, "\u{a0}", " \n\t ", &now(0)).unwrap();
    leave_hard_talk(&mut db, &id).unwrap();
    let gone = keep_hard_talk(&mut db, &id, "", "words", &now(0));
    assert!(matches!(gone, Err(ContactError::NotFound)));
    let said = kept(&mut db, "", "words", 0);
    leave_hard_talk(&mut db, &said).unwrap();
    assert_eq!(all(&db).len(), 1);
}

#[test]
fn it_waits_in_the_trash_and_comes_back() {
    let mut db = db();
    let id = kept(&mut db, "At work", "words", 0);
    let token = remove_hard_talk(&mut db, &id, &now(0)).unwrap();
    db.undo(token).unwrap();
    assert_eq!(all(&db).len(), 1);
    remove_hard_talk(&mut db, &id, &now(0)).unwrap();
    assert!(all(&db).is_empty());
    let waiting = db
        .read(|c| trash::trashed(c, &Words::new("en"), &now(0)))
        .unwrap();
    assert_eq!(waiting[0].words, "At work");
    assert_eq!(waiting[0].what, InTrash::HardTalk(id.clone()));
    let changed = keep_hard_talk(&mut db, &id, "", "", &now(0));
    assert!(matches!(changed, Err(ContactError::NotFound)));
    trash::bring_back(&mut db, &waiting[0].what, &now(0)).unwrap();
    assert_eq!(all(&db)[0].words, "words");
    remove_hard_talk(&mut db, &id, &now(0)).unwrap();
    trash::empty_trash(&mut db).unwrap();
    let back = restore_hard_talk(&mut db, &id);
    assert!(matches!(back, Err(ContactError::NotFound)));
}

#[test]
fn a_text_too_long_changes_nothing() {
    let mut db = db();
    let id = kept(&mut db, "At work", "words", 0);
    for (title, words) in [
        ("t".repeat(201), String::new()),
        (String::new(), "w".repeat(50_001)),
    ] {
        let long = keep_hard_talk(&mut db, &id, &title, &words, &now(0));
        assert!(matches!(long, Err(ContactError::TextTooLong)));
    }
    assert_eq!(all(&db)[0].words, "words");
}
