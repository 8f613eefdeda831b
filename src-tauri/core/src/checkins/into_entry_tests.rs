#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use chrono_tz::Tz;

use super::super::test_home::*;
use super::super::*;
use super::*;
use crate::journal::{self, CravingWord, Mood, TagKind};
use crate::milestones::{About, PathKind};

const TODAY: &str = "2026-11-22";

fn made(db: &mut Db, day: &str, now: &Now) -> (EntryId, Option<UndoToken>) {
    become_entry(db, date(day), &words(), now).unwrap()
}

fn entry(db: &Db, id: &EntryId, now: &Now) -> journal::Entry {
    db.read(|c| journal::entry(c, id, &words(), now)).unwrap()
}

#[test]
fn the_entry_has_the_line_and_what_was_said_and_there_is_one() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let drink = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    let food = path(&mut db, "Food", About::Eating, PathKind::Abstinence);
    say(&mut db, TODAY, mood(Mood::Low), &now);
    say(
        &mut db,
        TODAY,
        craving(&drink, CravingWord::Slight, None),
        &now,
    );
    say(
        &mut db,
        TODAY,
        craving(&food, CravingWord::Strong, Some(7)),
        &now,
    );
    say(&mut db, TODAY, tags(TagKind::Trigger, &["payday"]), &now);
    say(
        &mut db,
        TODAY,
        tags(TagKind::Helped, &["a walk", "tea"]),
        &now,
    );
    keep_words(&mut db, date(TODAY), "The lighthouse again", &now).unwrap();
    let (id, token) = made(&mut db, TODAY, &now);
    let written = entry(&db, &id, &now);
    assert_eq!(written.text, "The lighthouse again");
    assert_eq!(written.mood, Some(Mood::Low));
    assert_eq!(written.path, Some(food));
    assert_eq!(written.craving.unwrap().number, Some(7));
    assert_eq!(written.triggers, ["payday"]);
    assert_eq!(written.helped, ["a walk", "tea"]);
    assert_eq!(written.date, date(TODAY));
    assert_eq!(read(&db, TODAY).unwrap().entry, Some(id.clone()));
    // Once more is the same one.
    assert_eq!(made(&mut db, TODAY, &now), (id.clone(), None));
    journal::index_all(&mut db).unwrap();
    // In the trash it is not there; another can be made, and the first brought back beside it.
    journal::delete(&mut db, &id, &now).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().entry, None);
    let (second, _) = made(&mut db, TODAY, &now);
    assert_ne!(second, id);
    journal::restore(&mut db, &id).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().entry, Some(second));
    // Its link has moved on, so the first cannot be unmade by undo.
    assert!(db.undo(token.unwrap()).is_err());
    assert_eq!(rows(&db, "entry"), 2);
}

#[test]
fn undo_takes_the_entry_back_and_the_check_in_stays() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    say(&mut db, TODAY, tags(TagKind::Helped, &["tea"]), &now);
    let before = read(&db, TODAY);
    let (_, token) = made(&mut db, TODAY, &now);
    db.undo(token.unwrap()).unwrap();
    assert_eq!((rows(&db, "entry"), rows(&db, "entry_tag")), (0, 0));
    assert_eq!(read(&db, TODAY), before);
    // Taking the check-in away leaves what it became.
    let (id, _) = made(&mut db, TODAY, &now);
    remove_check_in(&mut db, date(TODAY), &now).unwrap();
    assert!(!entry(&db, &id, &now).deleted);
    assert!(become_entry(&mut db, date(TODAY), &words(), &now).is_err());
}

#[test]
fn the_entry_stands_on_the_day_that_it_is_about() {
    let mut db = Db::in_memory().unwrap();
    let then = when("2026-11-20 23:40", Tz::Asia__Tokyo);
    say(&mut db, "2026-11-20", mood(Mood::Good), &then);
    say(&mut db, "2026-11-19", mood(Mood::Good), &then);
    let now = noon(TODAY);
    let (said_then, _) = made(&mut db, "2026-11-20", &now);
    let written = entry(&db, &said_then, &now);
    assert_eq!(
        (written.date, written.time_text.as_str()),
        (date("2026-11-20"), "23:40")
    );
    assert_eq!(written.zone_text.as_deref(), Some("Tokyo"));
    let (said_later, _) = made(&mut db, "2026-11-19", &now);
    let written = entry(&db, &said_later, &now);
    assert_eq!(
        (written.date, written.time_text.as_str()),
        (date("2026-11-19"), "12:00")
    );
}
