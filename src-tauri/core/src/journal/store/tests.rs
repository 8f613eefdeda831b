#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::super::{Drafts, EntryChange, Filter, Mood, change};
use super::*;

fn rewrite(db: &mut Db, id: &EntryId, text: &str, now: &Now) -> Result<(), JournalError> {
    let begun = NewEntry {
        id: id.clone(),
        ..NewEntry::begin(false, now)
    };
    save_text(db, &begun, text, now)
}

#[test]
fn what_was_typed_comes_back_byte_for_byte() {
    let mut db = Db::in_memory().unwrap();
    for (n, text) in [
        "  leading and trailing \n\n",
        "a\0b\u{1}\u{7f}",
        "مرحبا بالعالم",
        "🌊🌿\u{200d}",
        "\r\n| a | b |",
    ]
    .iter()
    .enumerate()
    {
        let id = write(&mut db, n as i64, text);
        assert_eq!(read(&db, &id).text, *text);
    }
}

#[test]
fn a_new_entry_without_text_leaves_nothing_and_an_emptied_one_stays() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0, " \n ");
    assert!(listed(&db, &Filter::default()).is_empty());
    let id = write(&mut db, 1, "something");
    rewrite(&mut db, &id, "", &at(2)).unwrap();
    assert_eq!(listed(&db, &Filter::default()), [id]);
}

#[test]
fn drafts_keep_the_newest_text_whatever_order_it_comes_in() {
    let mut db = Db::in_memory().unwrap();
    let mut drafts = Drafts::default();
    let new = NewEntry::begin(true, &at(0));
    let id = new.id.clone();
    drafts.begin(new);
    drafts.put(&id, 2, "two".into());
    drafts.put(&id, 1, "one".into());
    assert_eq!(drafts.unsaved(&id), Some("two"));
    drafts.save(&mut db, &id, &at(0)).unwrap();
    assert_eq!(drafts.unsaved(&id), None);
    drafts.put(&id, 3, "three".into());
    drafts.leave_all(&mut db, &at(1)).unwrap();
    let kept = read(&db, &id);
    assert_eq!((kept.text.as_str(), kept.victory), ("three", true));
    assert_eq!(found(&db, "three"), 1);
}

#[test]
fn text_for_an_entry_that_nobody_knows_becomes_an_entry() {
    let mut db = Db::in_memory().unwrap();
    let mut drafts = Drafts::default();
    let id = EntryId::new(&at(0));
    drafts.put(&id, 1, "typed after all".into());
    drafts.save_all(&mut db, &at(0)).unwrap();
    assert_eq!(listed(&db, &Filter::default()), [id]);
}

#[test]
fn an_entry_that_was_only_begun_is_stored_when_something_is_to_be_said_of_it() {
    let mut db = Db::in_memory().unwrap();
    let mut drafts = Drafts::default();
    let new = NewEntry::begin(true, &at(0));
    let id = new.id.clone();
    drafts.begin(new);
    drafts.ensure(&mut db, &id, &at(5)).unwrap();
    let mood = Some(Mood::Good);
    change(&mut db, &id, EntryChange::Mood { mood }, &at(5)).unwrap();
    drafts.ensure(&mut db, &id, &at(6)).unwrap();
    drafts.leave_all(&mut db, &at(7)).unwrap();
    let kept = read(&db, &id);
    assert_eq!(
        (kept.text.as_str(), kept.mood, kept.victory),
        ("", mood, true)
    );
    assert_eq!(listed(&db, &Filter::default()), [id]);
    let unknown = drafts.ensure(&mut db, &EntryId::new(&at(9)), &at(9));
    assert!(matches!(unknown, Err(JournalError::Db(DbError::NotFound))));
}

#[test]
fn what_was_typed_before_something_is_said_is_stored_with_it_and_what_comes_later_too() {
    let mut db = Db::in_memory().unwrap();
    let mut drafts = Drafts::default();
    let new = NewEntry::begin(false, &at(0));
    let id = new.id.clone();
    drafts.begin(new);
    drafts.put(&id, 1, " ".into());
    drafts.ensure(&mut db, &id, &at(1)).unwrap();
    assert_eq!(drafts.unsaved(&id), None);
    drafts.put(&id, 2, " then words".into());
    drafts.leave(&mut db, &id, &at(2)).unwrap();
    assert_eq!(read(&db, &id).text, " then words");
}

#[test]
fn tags_of_an_entry_left_without_typing_are_in_the_index() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "words");
    let mut drafts = Drafts::default();
    tag(&mut db, &id, TagKind::Helped, &["swimming"]);
    drafts.leave(&mut db, &id, &at(1)).unwrap();
    assert_eq!(found(&db, "swimming"), 1);
}

#[test]
fn an_entry_says_where_and_when_it_was_written() {
    let mut db = Db::in_memory().unwrap();
    let there = when("2026-11-21 22:10", Tz::America__New_York);
    let id = write_at(&mut db, &there, "far away");
    let shown = read(&db, &id);
    assert_eq!(shown.date, date("2026-11-21"));
    assert_eq!(
        (shown.time.to_string(), shown.time_text),
        ("22:10".into(), "22:10".into())
    );
    assert_eq!(shown.zone_text.as_deref(), Some("New York"));
    let at_home = db.read(|c| entry(c, &id, &words(), &there)).unwrap();
    assert_eq!(at_home.zone_text, None);
    let kept: String = db
        .read(|c| c.query_row("SELECT date FROM entry", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(kept, "2026-11-21");
}

#[test]
fn zones_are_called_after_their_place() {
    for (zone, text) in [
        (Tz::America__Argentina__Buenos_Aires, "Buenos Aires"),
        (Tz::Etc__GMTPlus5, "UTC−5"),
        (Tz::UTC, "UTC"),
    ] {
        assert_eq!(zone_text(zone), text);
    }
}

#[test]
fn entries_of_one_second_are_all_kept() {
    let mut db = Db::in_memory().unwrap();
    let first = write(&mut db, 0, "one");
    let second = write(&mut db, 0, "two");
    let third = write(&mut db, 0, "three");
    assert_eq!(listed(&db, &Filter::default()), [third, second, first]);
}
