#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::super::test_home::*;
use super::super::*;
use super::*;
use crate::db::Db;
use crate::journal::{CravingWord, Mood};
use crate::milestones::{PathKind, archive_path};
use crate::settings::Settings;

const TODAY: &str = "2026-11-22";

fn page_of(db: &Db, day: Option<&str>) -> CheckInPage {
    db.read(|c| page(c, day.map(date), &words(), &noon(TODAY)))
        .unwrap()
}

#[test]
fn the_page_asks_for_the_paths_on_which_something_can_be_craved() {
    let mut db = Db::in_memory().unwrap();
    let drink = path(&mut db, "Alcohol", About::Alcohol, PathKind::Abstinence);
    let food = path(&mut db, "Food", About::Eating, PathKind::CuttingDown);
    path(&mut db, "Sitting still", About::Other, PathKind::Practice);
    path(&mut db, "Since the move", About::Other, PathKind::Date);
    let asked = |db: &Db| {
        let paths = page_of(db, None).paths;
        paths.into_iter().map(|path| path.id).collect::<Vec<_>>()
    };
    assert_eq!(asked(&db), [drink.clone(), food.clone()]);
    let now = noon(TODAY);
    say(
        &mut db,
        TODAY,
        craving(&drink, CravingWord::Some, None),
        &now,
    );
    say(
        &mut db,
        TODAY,
        craving(&food, CravingWord::Slight, Some(2)),
        &now,
    );
    // Out of the way it is not asked about; what was said of it stays, and can be changed.
    archive_path(&mut db, &drink, true, &now).unwrap();
    assert_eq!(asked(&db), [food]);
    say(
        &mut db,
        TODAY,
        craving(&drink, CravingWord::Slight, None),
        &now,
    );
    let said = page_of(&db, None).check_in.cravings;
    assert_eq!(said[0].path.name, "Alcohol");
    assert_eq!(said[0].craving.word, CravingWord::Slight);
    assert_eq!(
        (said[1].path.about, said[1].craving.number),
        (About::Eating, Some(2))
    );
}

#[test]
fn the_page_knows_which_day_it_is_and_whether_yesterday_says_something() {
    let mut db = Db::in_memory().unwrap();
    let page = page_of(&db, None);
    assert_eq!(
        (page.day, page.said, page.yesterday_said),
        (WhichDay::Today, false, false)
    );
    assert_eq!(
        (page.today, page.yesterday),
        (date(TODAY), date("2026-11-21"))
    );
    say(&mut db, "2026-11-21", mood(Mood::Okay), &noon(TODAY));
    assert!(page_of(&db, None).yesterday_said);
    let before = page_of(&db, Some("2026-11-21"));
    assert_eq!((before.day, before.said), (WhichDay::Yesterday, true));
    assert_eq!(page_of(&db, Some("1950-05-05")).day, WhichDay::Other);
    let odd = |day| db.read(|c| super::page(c, Some(date(day)), &words(), &noon(TODAY)));
    assert!(matches!(odd("2026-11-23"), Err(CheckInError::InFuture)));
    assert!(matches!(odd("0007-01-01"), Err(CheckInError::BadDate)));
}

#[test]
fn which_parts_are_asked_is_a_setting_that_survives_what_is_not_understood() {
    let mut db = Db::in_memory().unwrap();
    assert!(page_of(&db, None).asked.sleep);
    let fewer = Settings {
        check_ins: CheckInSettings {
            sleep: false,
            craving_number: true,
            ..CheckInSettings::default()
        },
        ..Settings::default()
    };
    settings::save(&mut db, &fewer).unwrap();
    assert_eq!(page_of(&db, None).asked, fewer.check_ins);
    let odd = serde_json::json!({ "sleep": "often", "halt": false, "newer": 1 });
    settings::note(&mut db, "checkIns", &odd).unwrap();
    let asked = page_of(&db, None).asked;
    assert!(asked.sleep && !asked.halt && !asked.craving_number);
}

#[test]
fn every_query_uses_an_index() {
    let db = Db::in_memory().unwrap();
    db.read(|c| {
        for sql in [
            ONE,
            SAID_BETWEEN,
            super::super::days::DAYS,
            super::super::routines::ROUTINES,
            PATHS,
            PATH_THERE,
        ] {
            assert_by_index(c, sql, &[]);
        }
        for sql in [
            super::super::trash::CHECK_INS,
            super::super::trash::ROUTINES,
        ] {
            assert_by_index(c, sql, &[]);
        }
        // A few rows of one day.
        for sql in [CRAVINGS, TAGS, TICKS] {
            assert_by_index(c, sql, &["ORDER BY"]);
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
}
