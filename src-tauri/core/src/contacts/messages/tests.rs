#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::contacts::samples::{db, now};
use crate::trash;
use crate::words::Words;

fn all(db: &Db) -> Vec<Message> {
    db.read(messages).unwrap()
}

fn ids(db: &Db) -> Vec<String> {
    let own = |one: Message| match one.own {
        true => one.text.unwrap(),
        false => one.id.as_str().to_owned(),
    };
    all(db).into_iter().map(own).collect()
}

fn built_in_id(id: &str) -> MessageId {
    id.to_owned().into()
}

fn add(db: &mut Db, words: &str) -> MessageId {
    save_message(db, None, words, &now(0)).unwrap();
    all(db).pop().unwrap().id
}

fn text(db: &Db, id: &str) -> Option<String> {
    let mut all = all(db).into_iter();
    all.find(|one| one.id.as_str() == id).unwrap().text
}

#[test]
fn nothing_is_stored_of_what_comes_with_cairn() {
    let db = db();
    assert_eq!(all(&db), as_they_come());
    let rows: i64 = db
        .read(|c| c.query_row("SELECT count(*) FROM message", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(rows, 0);
}

#[test]
fn a_message_has_the_persons_words_until_it_is_as_it_came() {
    let mut db = db();
    let id = built_in_id("talk");
    let token = save_message(&mut db, Some(&id), "  Ring me? ", &now(0)).unwrap();
    assert_eq!(text(&db, "talk").as_deref(), Some("Ring me?"));
    assert!(!all(&db)[0].own);
    db.undo(token).unwrap();
    assert_eq!(text(&db, "talk"), None);
    save_message(&mut db, Some(&id), "Ring me?", &now(0)).unwrap();
    let token = message_as_it_came(&mut db, &id).unwrap();
    assert_eq!(text(&db, "talk"), None);
    db.undo(token).unwrap();
    assert_eq!(text(&db, "talk").as_deref(), Some("Ring me?"));
    message_as_it_came(&mut db, &id).unwrap();
    let again = message_as_it_came(&mut db, &id);
    assert!(matches!(again, Err(ContactError::NotFound)));
}

#[test]
fn own_ones_come_last_and_then_in_the_chosen_order() {
    let mut db = db();
    let tea = add(&mut db, "Tea?");
    assert_eq!(ids(&db).last().unwrap(), "Tea?");
    let order = [tea.clone(), built_in_id("rough")];
    let token = order_messages(&mut db, &order, &now(1)).unwrap();
    assert_eq!(ids(&db)[..4], ["Tea?", "rough", "talk", "before"]);
    add(&mut db, "Walk?");
    assert_eq!(ids(&db)[0], "Tea?");
    assert_eq!(ids(&db).last().unwrap(), "Walk?");
    db.undo(token).unwrap();
    assert_eq!(ids(&db)[..2], ["talk", "rough"]);
    let unknown = order_messages(&mut db, &[built_in_id("nobody")], &now(1));
    assert!(matches!(unknown, Err(ContactError::NotFound)));
}

#[test]
fn what_is_removed_waits_in_the_trash_and_comes_back_in_its_place() {
    let mut db = db();
    let tea = add(&mut db, "Tea?");
    let before = ids(&db);
    let token = remove_message(&mut db, &tea, &now(0)).unwrap();
    db.undo(token).unwrap();
    assert_eq!(ids(&db), before);
    remove_message(&mut db, &tea, &now(0)).unwrap();
    remove_message(&mut db, &built_in_id("rough"), &now(0)).unwrap();
    assert_eq!(ids(&db).len(), before.len() - 2);
    let waiting = db
        .read(|c| trash::trashed(c, &Words::new("en"), &now(0)))
        .unwrap();
    let mut words: Vec<&str> = waiting.iter().map(|one| one.words.as_str()).collect();
    words.sort_unstable();
    assert_eq!(words, ["", "Tea?"]);
    for thing in &waiting {
        trash::bring_back(&mut db, &thing.what, &now(1)).unwrap();
    }
    assert_eq!(ids(&db), before);
}

#[test]
fn what_is_gone_for_good_does_not_come_with_cairn_again() {
    let mut db = db();
    let tea = add(&mut db, "Tea?");
    remove_message(&mut db, &tea, &now(0)).unwrap();
    save_message(&mut db, Some(&built_in_id("rough")), "Not good.", &now(0)).unwrap();
    remove_message(&mut db, &built_in_id("rough"), &now(0)).unwrap();
    trash::empty_trash(&mut db).unwrap();
    assert!(!ids(&db).contains(&"rough".to_owned()));
    let kept: Vec<String> = db
        .read(|c| {
            c.prepare("SELECT words FROM message")?
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, rusqlite::Error>>()
        })
        .unwrap();
    assert_eq!(kept, [""], "the words are gone");
    let back = restore_message(&mut db, &built_in_id("rough"));
    assert!(matches!(back, Err(ContactError::NotFound)));
}

#[test]
fn a_message_says_something_and_not_too_much() {
    let mut db = db();
    let blank = save_message(&mut db, None, " \n", &now(0));
    assert!(matches!(blank, Err(ContactError::NameEmpty)));
    let long = save_message(&mut db, None, &"é".repeat(LONGEST_MESSAGE + 1), &now(0));
    assert!(matches!(long, Err(ContactError::TextTooLong)));
    let nobody = save_message(&mut db, Some(&built_in_id("nobody")), "Hm", &now(0));
    assert!(matches!(nobody, Err(ContactError::NotFound)));
    assert_eq!(all(&db), as_they_come());
}
