#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::Days;

use super::super::test_home::{date, logged_path, new_path, noon, the_path};
use super::*;
use crate::milestones::{NewLimit, PathChange, PathKind, Period, add_path, change_path, set_limit};

fn november(db: &Db, path: &PathId) -> Vec<PathLog> {
    db.read(|c| logs(c, path, date("2026-11-15"), &Words::new("en")))
        .unwrap()
}

#[test]
fn what_is_logged_on_one_day_adds_up_and_can_be_taken_back() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::CuttingDown, &now);
    let mut log = |day: &str, amount: i64, note: &str| {
        log_day(&mut db, &id, date(day), Amount(amount), note, &now).unwrap()
    };
    log("2026-10-31", 3_000, "");
    log("2026-11-21", 1_500, " at home ");
    log("2026-11-22", 0, "");
    let token = log("2026-11-21", 500, "");
    let within = |db: &Db| the_path(db, &now).within.unwrap();
    let seen = within(&db);
    assert_eq!((seen.logged_days, seen.today), (3, Some(Amount(0))));
    assert_eq!(seen.days[26].amount, Some(Amount(2_000)));
    let logged = november(&db, &id);
    let told: Vec<_> = logged
        .iter()
        .map(|log| (log.date_text.as_str(), log.amount.0, log.note.as_str()))
        .collect();
    assert_eq!(told.len(), 3);
    assert_eq!(told[0], ("22 November 2026", 0, ""));
    assert!(told.contains(&("21 November 2026", 1_500, "at home")));

    db.undo(token).unwrap();
    assert_eq!(within(&db).days[26].amount, Some(Amount(1_500)));
    let none_today = &november(&db, &id)[0];
    let token = remove_log(&mut db, &none_today.id, &now).unwrap();
    assert_eq!((within(&db).today, november(&db, &id).len()), (None, 1));
    db.undo(token).unwrap();
    assert_eq!(within(&db).today, Some(Amount(0)));
    assert!(matches!(
        remove_log(&mut db, &PathLogId::new(&now), &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn what_cannot_be_logged_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::Practice, &now);
    let date_path = logged_path(&mut db, PathKind::Date, &now);
    let mut log = |path: &PathId, day: &str, amount: i64, note: &str| {
        log_day(&mut db, path, date(day), Amount(amount), note, &now).map(drop)
    };
    assert!(matches!(
        log(&id, "2026-11-22", -1, ""),
        Err(MilestoneError::BadAmount)
    ));
    for day in ["2026-11-23", "1896-11-21"] {
        assert!(matches!(log(&id, day, 1, ""), Err(MilestoneError::BadDate)));
    }
    assert!(matches!(
        log(&id, "2026-11-22", 1, &"x".repeat(201)),
        Err(MilestoneError::TextTooLong)
    ));
    assert!(matches!(
        log(&date_path, "2026-11-22", 1, ""),
        Err(MilestoneError::NotForThisKind)
    ));
    assert!(matches!(
        log(&PathId::new(&now), "2026-11-22", 1, ""),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    log(&id, "2026-11-22", Amount::MOST.0, "").unwrap();
}

#[test]
fn another_kind_keeps_what_was_logged_and_does_not_show_it() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::CuttingDown, &now);
    log_day(&mut db, &id, now.today(), Amount(1_000), "", &now).unwrap();
    let abstinence = PathChange {
        name: "Alcohol".to_owned(),
        ..PathChange::default()
    };
    let token = change_path(&mut db, &id, &abstinence, &now).unwrap();
    assert_eq!(the_path(&db, &now).within, None);
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).within.unwrap().logged_days, 1);
    // A path on which nothing is logged has none.
    let mut db = Db::in_memory().unwrap();
    add_path(&mut db, &new_path(None), &now).unwrap();
    assert_eq!(the_path(&db, &now).within, None);
}

#[test]
fn twenty_years_of_logs_come_to_the_right_numbers() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::CuttingDown, &now);
    let limit = NewLimit {
        amount: Amount(3_000),
        unit: "glasses".to_owned(),
        period: Period::Day,
    };
    set_limit(&mut db, &id, &limit, date("2006-01-01"), &now).unwrap();
    let first = date("2006-11-23");
    db.write(Subject::Milestones, |tx| {
        let mut statement = tx.prepare(
            "INSERT INTO path_log (id, path_id, date, amount, logged_at) VALUES (:id, :path, :date, :amount, 0)",
        )?;
        for day in 0..7_305_u64 {
            // Three times a day; every fifth day it comes to more than three.
            for time in 0..3 {
                let amount = if day % 5 == 0 { 1_001 } else { 1_000 };
                statement.execute(named_params! {
                    ":id": format!("{day}-{time}"), ":path": id, ":date": (first + Days::new(day)).to_string(),
                    ":amount": amount,
                })?;
            }
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
    let within = the_path(&db, &now).within.unwrap();
    assert_eq!((within.logged_days, within.days_within), (7_305, 5_844));
    assert_eq!((within.units_within, within.periods_logged), (5_844, 7_305));
    assert_eq!(november(&db, &id).len(), 66);
}
