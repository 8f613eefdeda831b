#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::super::test_home::*;
use super::super::*;
use super::*;
use crate::journal::{CravingWord, Mood, TagKind};
use crate::milestones::{About, PathKind, remove_path};
use crate::trash::{TrashError, bring_back, empty_old_trash, trashed};

const TODAY: &str = "2026-11-22";

#[test]
fn a_check_in_that_was_taken_away_waits_and_comes_back_whole() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let drink = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    say(&mut db, TODAY, mood(Mood::Good), &now);
    say(
        &mut db,
        TODAY,
        craving(&drink, CravingWord::Some, Some(3)),
        &now,
    );
    say(&mut db, TODAY, tags(TagKind::Helped, &["tea"]), &now);
    keep_words(&mut db, date(TODAY), "A line", &now).unwrap();
    let whole = read(&db, TODAY).unwrap();
    let token = remove_check_in(&mut db, date(TODAY), &now).unwrap();
    assert_eq!(read(&db, TODAY), None);
    assert!(
        db.read(|c| days(c, None, 9, &words()))
            .unwrap()
            .days
            .is_empty()
    );
    db.undo(token).unwrap();
    assert_eq!(read(&db, TODAY).as_ref(), Some(&whole));
    remove_check_in(&mut db, date(TODAY), &now).unwrap();
    assert!(remove_check_in(&mut db, date(TODAY), &now).is_err());
    let waiting = db.read(|c| trashed(c, &words(), &now)).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].words, "A line");
    assert_eq!(waiting[0].date_text.as_deref(), Some("22 November 2026"));
    assert_eq!(waiting[0].days_left, 30);
    let token = bring_back(&mut db, &waiting[0].what, &now).unwrap();
    assert_eq!(read(&db, TODAY), Some(whole));
    db.undo(token).unwrap();
    assert_eq!(read(&db, TODAY), None);
}

#[test]
fn a_day_that_said_something_again_keeps_that_and_the_other_stays_in_the_trash() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    say(&mut db, TODAY, mood(Mood::Low), &now);
    let removed = remove_check_in(&mut db, date(TODAY), &now).unwrap();
    say(&mut db, TODAY, mood(Mood::Good), &now);
    let waiting = db.read(|c| trashed(c, &words(), &now)).unwrap();
    assert!(matches!(
        bring_back(&mut db, &waiting[0].what, &now),
        Err(TrashError::CheckIn(CheckInError::DayTaken))
    ));
    assert!(db.undo(removed).is_err());
    assert_eq!(read(&db, TODAY).unwrap().mood, Some(Mood::Good));
    // Taken away as well, both wait; one of them comes back.
    remove_check_in(&mut db, date(TODAY), &noon("2026-11-23")).unwrap();
    let both = db.read(|c| trashed(c, &words(), &now)).unwrap();
    assert_eq!(both.len(), 2);
    bring_back(&mut db, &both[1].what, &now).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().mood, Some(Mood::Low));
}

#[test]
fn after_thirty_days_it_is_gone_with_all_that_was_said() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let drink = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    let pills = kept_routine(&mut db, "Pills", &now);
    for day in ["2026-11-20", TODAY] {
        say(&mut db, day, craving(&drink, CravingWord::Some, None), &now);
        say(&mut db, day, tags(TagKind::Trigger, &["payday"]), &now);
    }
    say(&mut db, TODAY, tick(&pills, true), &now);
    say(&mut db, "2026-11-18", tick(&pills, true), &now);
    remove_check_in(&mut db, date("2026-11-20"), &now).unwrap();
    remove_routine(&mut db, &pills, &now).unwrap();
    empty_old_trash(&mut db, &noon("2026-12-21")).unwrap();
    assert_eq!((rows(&db, "check_in"), rows(&db, "routine")), (3, 1));
    empty_old_trash(&mut db, &noon("2026-12-22")).unwrap();
    // A day on which nothing else was ticked goes with its routine.
    assert_eq!((rows(&db, "check_in"), rows(&db, "routine")), (1, 0));
    assert_eq!(
        (rows(&db, "check_in_craving"), rows(&db, "check_in_tag")),
        (1, 1)
    );
    assert_eq!(rows(&db, "check_in_tick"), 0);
    remove_path(&mut db, &drink, &now).unwrap();
    empty_old_trash(&mut db, &noon("2027-02-01")).unwrap();
    assert_eq!(rows(&db, "check_in_craving"), 0);
    assert_eq!(read(&db, TODAY).unwrap().triggers, ["payday"]);
}
