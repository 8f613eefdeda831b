#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{date, logged_path, new_path, noon, the_path};
use super::*;
use crate::milestones::{PathChange, PathKind, add_path, change_path, log_day, remove_path};

fn at_most(amount: i64, unit: &str, period: Period) -> NewLimit {
    NewLimit {
        amount: Amount(amount),
        unit: unit.to_owned(),
        period,
    }
}

#[test]
fn a_limit_holds_from_its_day_until_the_next() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::CuttingDown, &now);
    assert_eq!(the_path(&db, &now).limit, None);
    let first = at_most(14_000, " glasses ", Period::Week);
    set_limit(&mut db, &id, &first, date("2026-11-01"), &now).unwrap();
    let next = at_most(7_500, "glasses", Period::Week);
    let token = set_limit(&mut db, &id, &next, date("2026-11-30"), &now).unwrap();

    let limit = |day: &str, db: &Db| the_path(db, &noon(day)).limit.unwrap();
    let today = limit("2026-11-22", &db);
    assert_eq!(
        (today.amount, today.unit.as_str(), today.period),
        (Amount(14_000), "glasses", Period::Week)
    );
    assert_eq!(today.since_text, "1 November 2026");
    assert_eq!(limit("2026-11-30", &db).amount, Amount(7_500));
    let all = |db: &Db| {
        let all = db.read(|c| limits(c, &id, &Words::new("en"))).unwrap();
        all.iter().map(|limit| limit.amount.0).collect::<Vec<_>>()
    };
    assert_eq!(all(&db), [7_500, 14_000]);
    db.undo(token).unwrap();
    assert_eq!(all(&db), [14_000]);

    // The same day again replaces it; taken back, the one before holds on.
    let token = set_limit(&mut db, &id, &next, date("2026-11-01"), &now).unwrap();
    assert_eq!(all(&db), [7_500]);
    db.undo(token).unwrap();
    assert_eq!(all(&db), [14_000]);
    let token = remove_limit(&mut db, &id, date("2026-11-01")).unwrap();
    assert_eq!(the_path(&db, &now).limit, None);
    db.undo(token).unwrap();
    assert_eq!(all(&db), [14_000]);
}

#[test]
fn a_change_of_kind_does_not_turn_the_limit_round() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::CuttingDown, &now);
    let day = date("2026-11-20");
    let most = at_most(10_000, "", Period::Day);
    set_limit(&mut db, &id, &most, day, &now).unwrap();
    log_day(&mut db, &id, day, Amount(12_000), "", &now).unwrap();
    let within = |db: &Db| the_path(db, &now).within.unwrap().days_within;
    let change = |kind| PathChange {
        name: "Alcohol".to_owned(),
        kind,
        ..PathChange::default()
    };
    assert_eq!(within(&db), 0);
    change_path(&mut db, &id, &change(PathKind::Practice), &now).unwrap();
    let all = |db: &Db| db.read(|c| limits(c, &id, &Words::new("en"))).unwrap();
    assert_eq!(
        (within(&db), the_path(&db, &now).limit, all(&db)),
        (0, None, vec![])
    );
    assert!(matches!(
        remove_limit(&mut db, &id, day),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    // What is said of the practice from the same day on stands beside it.
    let least = at_most(3_000, "times", Period::Day);
    set_limit(&mut db, &id, &least, day, &now).unwrap();
    assert_eq!((within(&db), all(&db).len()), (1, 1));
    change_path(&mut db, &id, &change(PathKind::CuttingDown), &now).unwrap();
    assert_eq!((within(&db), all(&db)[0].amount), (0, Amount(10_000)));
}

#[test]
fn a_limit_that_cannot_be_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = logged_path(&mut db, PathKind::Practice, &now);
    let abstinence = add_path(&mut db, &new_path(None), &now).unwrap();
    let gone = logged_path(&mut db, PathKind::Practice, &now);
    remove_path(&mut db, &gone, &now).unwrap();
    let mut set = |path: &PathId, amount: i64, since: &str| {
        let limit = at_most(amount, "", Period::Day);
        set_limit(&mut db, path, &limit, date(since), &now)
    };
    assert!(matches!(
        set(&id, -1, "2026-11-22"),
        Err(MilestoneError::BadAmount)
    ));
    assert!(matches!(
        set(&id, Amount::MOST.0 + 1, "2026-11-22"),
        Err(MilestoneError::BadAmount)
    ));
    for since in ["1896-11-21", "2027-11-24"] {
        assert!(matches!(set(&id, 1, since), Err(MilestoneError::BadDate)));
    }
    assert!(matches!(
        set(&abstinence, 1, "2026-11-22"),
        Err(MilestoneError::NotForThisKind)
    ));
    assert!(matches!(
        set(&gone, 1, "2026-11-22"),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    set(&id, Amount::MOST.0, "2027-11-23").unwrap();
    assert!(matches!(
        remove_limit(&mut db, &id, date("2026-01-01")),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn periods_are_stored_under_their_names_on_the_wire() {
    for period in Period::ALL {
        assert_eq!(serde_json::to_value(period).unwrap(), period.as_str());
        assert_eq!(Period::from_stored(period.as_str()), *period);
    }
}
