#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::*;
use super::super::*;
use super::*;
use crate::journal::{self, CravingWord, Mood};
use crate::milestones::{About, PathKind, remove_path};

const TODAY: &str = "2026-11-22";

#[test]
fn one_thing_said_is_a_check_in_and_each_thing_can_be_taken_back_alone() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let drink = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    let pills = kept_routine(&mut db, "Morning pills", &now);
    assert_eq!(read(&db, TODAY), None);
    let first = say(&mut db, TODAY, mood(Mood::Good), &now);
    assert_eq!(read(&db, TODAY).unwrap().mood, Some(Mood::Good));
    let halt = Halt {
        hungry: Some(true),
        tired: Some(false),
        ..Halt::default()
    };
    let sleep = CheckInChange::Sleep {
        minutes: Some(450),
        quality: Some(4.try_into().unwrap()),
    };
    let undo = [
        say(&mut db, TODAY, energy(2), &now),
        say(&mut db, TODAY, sleep, &now),
        say(&mut db, TODAY, CheckInChange::Halt { halt }, &now),
        say(
            &mut db,
            TODAY,
            craving(&drink, CravingWord::Strong, Some(200)),
            &now,
        ),
        say(
            &mut db,
            TODAY,
            tags(TagKind::Trigger, &["payday", " Payday"]),
            &now,
        ),
        say(
            &mut db,
            TODAY,
            tags(TagKind::Helped, &["a walk", "tea"]),
            &now,
        ),
        say(&mut db, TODAY, tick(&pills, true), &now),
    ];
    keep_words(&mut db, date(TODAY), "A long day, a good end.", &now).unwrap();
    let all = read(&db, TODAY).unwrap();
    assert_eq!(all.energy, Some(2.try_into().unwrap()));
    assert_eq!(
        (all.sleep_minutes, all.sleep_quality),
        (Some(450), Some(4.try_into().unwrap()))
    );
    assert_eq!(all.halt, halt);
    assert_eq!(all.cravings[0].path.name, "Alcohol");
    assert_eq!(all.cravings[0].craving.number, Some(10));
    assert_eq!(all.triggers, ["payday"]);
    assert_eq!(all.helped, ["a walk", "tea"]);
    assert_eq!(all.ticks[0].words, "Morning pills");
    assert_eq!(all.words, "A long day, a good end.");
    assert_eq!(all.date_text, "Sunday, 22 November 2026");
    // What was said first can be taken back alone, whatever came after it.
    db.undo(first).unwrap();
    let rest = read(&db, TODAY).unwrap();
    assert_eq!(
        CheckIn {
            mood: Some(Mood::Good),
            ..rest
        },
        all
    );
    for token in undo {
        db.undo(token).unwrap();
    }
    let line = read(&db, TODAY).unwrap();
    assert!(line.cravings.is_empty() && line.ticks.is_empty() && line.triggers.is_empty());
    assert_eq!((line.energy, line.sleep_minutes), (None, None));
    assert_eq!((line.halt, line.words), (Halt::default(), all.words));
}

#[test]
fn when_everything_was_taken_back_there_is_no_check_in() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let drink = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    let pills = kept_routine(&mut db, "Morning pills", &now);
    let pairs = [
        (mood(Mood::Low), CheckInChange::Mood { mood: None }),
        (energy(5), CheckInChange::Energy { energy: None }),
        (
            craving(&drink, CravingWord::None, None),
            CheckInChange::Craving {
                path: drink.clone(),
                craving: None,
            },
        ),
        (
            tags(TagKind::Helped, &["tea"]),
            tags(TagKind::Helped, &[" "]),
        ),
        (tick(&pills, true), tick(&pills, false)),
    ];
    for (said, back) in pairs {
        // By undo …
        let token = say(&mut db, TODAY, said.clone(), &now);
        assert_eq!(rows(&db, "check_in"), 1, "{said:?}");
        db.undo(token).unwrap();
        assert_eq!(rows(&db, "check_in"), 0, "{said:?}");
        // … by hand, and that undone.
        say(&mut db, TODAY, said.clone(), &now);
        let token = say(&mut db, TODAY, back.clone(), &now);
        assert_eq!(
            (rows(&db, "check_in"), read(&db, TODAY)),
            (0, None),
            "{back:?}"
        );
        db.undo(token).unwrap();
        assert!(read(&db, TODAY).is_some(), "{back:?}");
        say(&mut db, TODAY, back.clone(), &now);
        // Taking back what was never said makes nothing.
        say(&mut db, TODAY, back, &now);
        assert_eq!(rows(&db, "check_in"), 0);
    }
    keep_words(&mut db, date(TODAY), "x", &now).unwrap();
    keep_words(&mut db, date(TODAY), " \n ", &now).unwrap();
    assert_eq!((rows(&db, "check_in"), read(&db, TODAY)), (0, None));
}

#[test]
fn the_line_is_kept_while_it_is_typed_and_too_much_of_it_changes_nothing() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let day = date(TODAY);
    keep_words(&mut db, day, "", &now).unwrap();
    assert_eq!(rows(&db, "check_in"), 0);
    keep_words(&mut db, day, "Tea with Mar", &now).unwrap();
    let token = say(&mut db, TODAY, mood(Mood::Okay), &now);
    keep_words(&mut db, day, "Tea with Mara 🌿", &now).unwrap();
    let long = "é".repeat(LONGEST_LINE + 1);
    assert!(matches!(
        keep_words(&mut db, day, &long, &now),
        Err(CheckInError::TextTooLong)
    ));
    // Typing goes on, and what was tapped meanwhile can still be taken back.
    db.undo(token).unwrap();
    assert_eq!(read(&db, TODAY).unwrap().words, "Tea with Mara 🌿");
    keep_words(&mut db, day, &"é".repeat(LONGEST_LINE), &now).unwrap();
}

#[test]
fn today_and_earlier_days_can_be_spoken_of_and_no_later_one() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    for day in [TODAY, "2026-11-21", "2000-02-29", "1900-01-01"] {
        say(&mut db, day, mood(Mood::Good), &now);
        assert!(read(&db, day).is_some(), "{day}");
    }
    let refused = |db: &mut Db, day: &str| {
        keep_words(db, date(day), "x", &now).unwrap_err();
        change(db, date(day), mood(Mood::Good), &now).unwrap_err()
    };
    assert!(matches!(
        refused(&mut db, "2026-11-23"),
        CheckInError::InFuture
    ));
    assert!(matches!(
        refused(&mut db, "1899-12-31"),
        CheckInError::BadDate
    ));
    assert_eq!(rows(&db, "check_in"), 4);
}

#[test]
fn said_on_the_day_itself_it_knows_when_and_said_later_it_does_not() {
    let mut db = Db::in_memory().unwrap();
    let late = when("2026-11-23 00:20", Tz::Europe__Berlin);
    say(&mut db, "2026-11-22", mood(Mood::Good), &late);
    say(&mut db, "2026-11-23", mood(Mood::Good), &late);
    say(&mut db, "2026-11-23", energy(3), &noon("2026-11-24"));
    let said: Vec<(String, Option<i64>, String)> = db
        .read(|c| {
            c.prepare("SELECT date, said_at, zone FROM check_in ORDER BY date")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()
        })
        .unwrap();
    assert_eq!(said[0], ("2026-11-22".into(), None, String::new()));
    let at = Some(late.instant().0);
    assert_eq!(said[1], ("2026-11-23".into(), at, "Europe/Berlin".into()));
}

#[test]
fn a_flight_home_into_the_day_before_loses_nothing_of_either_day() {
    let mut db = Db::in_memory().unwrap();
    // Half past three on Monday in Tokyo; on landing, Sunday afternoon in New York.
    let tokyo = when("2026-11-23 03:30", Tz::Asia__Tokyo);
    say(&mut db, "2026-11-23", mood(Mood::Low), &tokyo);
    keep_words(&mut db, date("2026-11-23"), "In the air", &tokyo).unwrap();
    let home = when("2026-11-22 16:00", Tz::America__New_York);
    assert!(home.utc > tokyo.utc);
    let page = |db: &Db, day| db.read(|c| super::super::page(c, day, &words(), &home));
    let today = page(&db, None).unwrap();
    assert_eq!(
        (today.check_in.date, today.said),
        (date("2026-11-22"), false)
    );
    say(&mut db, "2026-11-22", mood(Mood::Good), &home);
    // What was said of Monday is there, and can be gone on with; of Tuesday nothing can be said.
    let monday = page(&db, Some(date("2026-11-23"))).unwrap();
    assert_eq!(
        (monday.day, monday.check_in.mood),
        (WhichDay::Other, Some(Mood::Low))
    );
    say(&mut db, "2026-11-23", energy(3), &home);
    keep_words(&mut db, date("2026-11-23"), "In the air, and down.", &home).unwrap();
    assert!(matches!(
        page(&db, Some(date("2026-11-24"))),
        Err(CheckInError::InFuture)
    ));
    let all = db.read(|c| days(c, None, 10, &words())).unwrap().days;
    let told: Vec<_> = all.iter().map(|day| (day.date, day.mood)).collect();
    assert_eq!(
        told,
        [
            (date("2026-11-23"), Some(Mood::Low)),
            (date("2026-11-22"), Some(Mood::Good))
        ]
    );
}

#[test]
fn a_day_that_the_calendar_skipped_or_a_clock_that_was_put_back_is_no_special_case() {
    let mut db = Db::in_memory().unwrap();
    // Samoa had no 30 December 2011.
    let samoa = when("2011-12-31 09:00", Tz::Pacific__Apia);
    say(&mut db, "2011-12-30", mood(Mood::Okay), &samoa);
    say(&mut db, "2011-12-31", mood(Mood::Good), &samoa);
    // The clock was a year ahead: what was said of that day stays and can be changed.
    say(&mut db, "2027-11-22", mood(Mood::Good), &noon("2027-11-22"));
    say(&mut db, "2027-11-22", mood(Mood::Low), &noon(TODAY));
    assert_eq!(read(&db, "2027-11-22").unwrap().mood, Some(Mood::Low));
}

#[test]
fn what_is_not_there_cannot_be_spoken_of_and_leaves_nothing_behind() {
    let mut db = Db::in_memory().unwrap();
    let now = noon(TODAY);
    let gone = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    say(
        &mut db,
        "2026-11-20",
        craving(&gone, CravingWord::Some, None),
        &now,
    );
    remove_path(&mut db, &gone, &now).unwrap();
    let nowhere = RoutineId::from("nowhere".to_owned());
    for what in [
        craving(&gone, CravingWord::Some, None),
        tick(&nowhere, true),
    ] {
        let refused = change(&mut db, date(TODAY), what, &now).unwrap_err();
        assert!(matches!(refused, CheckInError::Db(DbError::NotFound)));
    }
    let long = tags(TagKind::Helped, &["x".repeat(101).as_str()]);
    let many: Vec<String> = (0..51).map(|n| format!("tag {n}")).collect();
    let many = CheckInChange::Tags {
        of: TagKind::Trigger,
        names: many,
    };
    for (what, too_many) in [(long, false), (many, true)] {
        let refused = change(&mut db, date(TODAY), what, &now).unwrap_err();
        let CheckInError::Journal(refused) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(
            matches!(refused, journal::JournalError::TooManyTags),
            too_many
        );
    }
    assert_eq!(rows(&db, "check_in"), 1);
    // A day on which only a path in the trash was spoken of says nothing while it is there.
    assert_eq!(read(&db, "2026-11-20"), None);
    assert!(
        db.read(|c| days(c, None, 10, &words()))
            .unwrap()
            .days
            .is_empty()
    );
}

#[test]
fn a_change_reads_as_the_page_writes_it() {
    let read = |json: &str| serde_json::from_str::<CheckInChange>(json);
    assert_eq!(
        read(r#"{"kind":"sleep","minutes":435,"quality":2}"#).unwrap(),
        CheckInChange::Sleep {
            minutes: Some(435),
            quality: Some(2.try_into().unwrap())
        }
    );
    assert_eq!(
        read(r#"{"kind":"halt","halt":{"hungry":null,"angry":true,"lonely":false,"tired":null}}"#)
            .unwrap(),
        CheckInChange::Halt {
            halt: Halt {
                angry: Some(true),
                lonely: Some(false),
                ..Halt::default()
            }
        }
    );
    for odd in [
        r#"{"kind":"energy","energy":0}"#,
        r#"{"kind":"energy","energy":6}"#,
        r#"{"kind":"sleep","minutes":-1,"quality":null}"#,
        r#"{"kind":"mood","mood":"fine"}"#,
    ] {
        assert!(read(odd).is_err(), "{odd}");
    }
    let mut db = Db::in_memory().unwrap();
    let long = CheckInChange::Sleep {
        minutes: Some(u16::MAX),
        quality: None,
    };
    say(&mut db, TODAY, long, &noon(TODAY));
    let kept = super::super::test_home::read(&db, TODAY).unwrap();
    assert_eq!(kept.sleep_minutes, Some(LONGEST_SLEEP));
}
