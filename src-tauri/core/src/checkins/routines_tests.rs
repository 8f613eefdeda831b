#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::super::test_home::*;
use super::super::{page, restore_routine};
use super::*;
use crate::journal::Mood;

const TODAY: &str = "2026-11-22";

fn all(db: &Db) -> Vec<Routine> {
    db.read(|c| routines(c, &words())).unwrap()
}

fn asked(db: &Db, day: &str) -> Vec<String> {
    let page = db.read(|c| page(c, Some(date(day)), &words(), &noon("2026-12-31")));
    let routines = page.unwrap().routines;
    routines.into_iter().map(|routine| routine.words).collect()
}

#[test]
fn a_routine_is_asked_about_from_its_first_day_to_its_last() {
    let mut db = Db::in_memory().unwrap();
    let pills = kept_routine(&mut db, "Pills", &noon(TODAY));
    assert!(asked(&db, "2026-11-21").is_empty());
    assert_eq!(asked(&db, TODAY), ["Pills"]);
    say(
        &mut db,
        "2026-11-25",
        tick(&pills, true),
        &noon("2026-11-25"),
    );
    end_routine(&mut db, &pills, true, &noon("2026-11-25")).unwrap();
    let ended = &all(&db)[0];
    assert!(ended.ended);
    assert_eq!(ended.until_text.as_deref(), Some("24 November 2026"));
    assert_eq!(asked(&db, "2026-11-24"), ["Pills"]);
    // What was ticked on the day on which it ended stays, and can be taken back.
    assert_eq!(asked(&db, "2026-11-25"), ["Pills"]);
    say(
        &mut db,
        "2026-11-25",
        tick(&pills, false),
        &noon("2026-11-25"),
    );
    assert!(asked(&db, "2026-11-25").is_empty() && asked(&db, "2026-12-01").is_empty());
    let token = end_routine(&mut db, &pills, false, &noon("2026-12-05")).unwrap();
    assert_eq!(asked(&db, "2026-12-01"), ["Pills"]);
    db.undo(token).unwrap();
    assert!(asked(&db, "2026-12-01").is_empty());
    // Ended on its first day, it was never asked about; its page names no last day before its first.
    let walk = kept_routine(&mut db, "Walk", &noon("2026-12-10"));
    end_routine(&mut db, &walk, true, &noon("2026-12-10")).unwrap();
    assert_eq!(
        (all(&db)[1].ended, all(&db)[1].until_text.clone()),
        (true, None)
    );
    assert!(asked(&db, "2026-12-10").is_empty());
}

#[test]
fn words_and_order_change_and_can_be_taken_back() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let one = kept_routine(&mut db, "One", &now);
    let two = kept_routine(&mut db, "Two", &now);
    let three = kept_routine(&mut db, "Three", &now);
    let token = order_routines(&mut db, &[three, one.clone()]).unwrap();
    let names = |db: &Db| all(db).into_iter().map(|r| r.words).collect::<Vec<_>>();
    assert_eq!(names(&db), ["Three", "One", "Two"]);
    db.undo(token).unwrap();
    assert_eq!(names(&db), ["One", "Two", "Three"]);
    let token = change_routine(&mut db, &two, "  Vitamin D ").unwrap();
    assert_eq!(names(&db)[1], "Vitamin D");
    db.undo(token).unwrap();
    assert_eq!(names(&db)[1], "Two");
    assert!(matches!(
        change_routine(&mut db, &two, " "),
        Err(CheckInError::NameEmpty)
    ));
    let long = "é".repeat(LONGEST_ROUTINE + 1);
    assert!(matches!(
        add_routine(&mut db, &long, &now),
        Err(CheckInError::TextTooLong)
    ));
    let nowhere = RoutineId::from("nowhere".to_owned());
    assert!(change_routine(&mut db, &nowhere, "x").is_err());
    assert!(order_routines(&mut db, &[nowhere]).is_err());
    for n in 3..MOST_ROUTINES {
        add_routine(&mut db, &format!("n {n}"), &now).unwrap();
    }
    assert!(matches!(
        add_routine(&mut db, "One more", &now),
        Err(CheckInError::TooManyRoutines)
    ));
    // Undoing that it was added takes only that away.
    let token = remove_routine(&mut db, &one, &now).unwrap();
    let added = add_routine(&mut db, "One more", &now).unwrap();
    db.undo(added).unwrap();
    db.undo(token).unwrap();
    assert_eq!(all(&db).len(), MOST_ROUTINES as usize);
}

#[test]
fn the_ticks_of_a_routine_in_the_trash_come_back_with_it() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let pills = kept_routine(&mut db, "Pills", &now);
    say(&mut db, TODAY, tick(&pills, true), &now);
    say(&mut db, TODAY, mood(Mood::Good), &now);
    remove_routine(&mut db, &pills, &now).unwrap();
    assert!(asked(&db, TODAY).is_empty());
    assert!(read(&db, TODAY).unwrap().ticks.is_empty());
    let token = restore_routine(&mut db, &pills).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().ticks[0].words, "Pills");
    db.undo(token).unwrap();
    assert!(read(&db, TODAY).unwrap().ticks.is_empty());
}
