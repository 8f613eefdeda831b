//! What comes back from the trash does not tell what it would have told while it was there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::test_home::{Home, berlin, own};
use super::*;
use crate::contacts::store::{archive_contact, delete_contact, restore_contact};
use crate::milestones::{
    LadderKind, remove_hard_date, remove_path, restore_hard_date, restore_path,
};

const NONE: [&str; 0] = [];

#[test]
fn a_path() {
    let now = berlin("2026-10-25 12:00");
    let mut home = Home::new(&now);
    let path = home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &now);
    home.plan(&now);
    remove_path(&mut home.db, &path, &now).unwrap();
    // 30 days, on 23 November, came and went.
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), NONE);
    let back = berlin("2026-11-24 08:00");
    home.last_opened = back.instant();
    let token = restore_path(&mut home.db, &path, &back).unwrap();
    assert_eq!(home.told(&berlin("2026-11-24 09:00")), NONE);
    assert!(home.todays_milestone(&back).is_none());
    home.db.undo(token).unwrap();
    assert_eq!(home.told(&berlin("2026-12-23 09:00")), NONE);
    let back = berlin("2026-12-23 10:00");
    home.last_opened = back.instant();
    restore_path(&mut home.db, &path, &back).unwrap();
    assert_eq!(home.told(&berlin("2027-01-22 09:00")), ["90days"]);
}

#[test]
fn a_hard_date() {
    let now = berlin("2026-11-22 08:00");
    let mut home = Home::new(&now);
    let date = home.add_hard_date("Ana", "2019-11-22", &now);
    remove_hard_date(&mut home.db, &date, &now).unwrap();
    restore_hard_date(&mut home.db, &date, &berlin("2026-11-22 08:30")).unwrap();
    assert_eq!(home.told(&berlin("2026-11-22 09:00")), ["hard Ana"]);

    let mut home = Home::new(&now);
    let date = home.add_hard_date("Ana", "2019-11-22", &now);
    remove_hard_date(&mut home.db, &date, &now).unwrap();
    restore_hard_date(&mut home.db, &date, &berlin("2026-11-22 10:00")).unwrap();
    assert_eq!(home.told(&berlin("2026-11-22 10:00")), NONE);
}

#[test]
fn a_reminder() {
    let now = berlin("2026-11-22 08:00");
    let mut home = Home::new(&now);
    let daily = NewOwnReminder {
        rule: Repeat::Daily { every: 1 },
        ..own("Pills", "2026-11-22", (9, 0))
    };
    let id = home.add_own(&daily, &now);
    remove_own_reminder(&mut home.db, &id, &now).unwrap();
    let back = berlin("2026-11-23 10:00");
    let token = restore_own_reminder(&mut home.db, &id, &back).unwrap();
    assert_eq!(home.told(&back), NONE);
    assert_eq!(home.told(&berlin("2026-11-24 09:00")), ["Pills"]);
    assert!(matches!(
        restore_own_reminder(&mut home.db, &id, &back),
        Err(ReminderError::Db(DbError::NotFound))
    ));
    home.db.undo(token).unwrap();
    assert_eq!(home.told(&berlin("2026-11-25 09:00")), NONE);

    for _ in 0..MOST_REMINDERS {
        home.add_own(&daily, &now);
    }
    assert!(matches!(
        restore_own_reminder(&mut home.db, &id, &back),
        Err(ReminderError::TooMany)
    ));
}

#[test]
fn a_contact() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    delete_contact(&mut home.db, &mara, &now).unwrap();
    restore_contact(&mut home.db, &mara, &berlin("2026-11-20 12:00")).unwrap();
    assert_eq!(home.told(&berlin("2026-11-20 17:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-27 17:00")), ["nudge Mara"]);
}

#[test]
fn the_days_of_a_contact() {
    let now = berlin("2026-11-22 08:00");
    for (back, told) in [("08:30", 2), ("09:30", 0)] {
        let mut home = Home::new(&now);
        let mara = home.add_theirs("Mara", Some("--11-22"), Some("2021-11-22"), &now);
        delete_contact(&mut home.db, &mara, &now).unwrap();
        assert_eq!(home.told(&berlin("2026-11-22 09:10")), NONE);
        let back = berlin(&format!("2026-11-22 {back}"));
        restore_contact(&mut home.db, &mara, &back).unwrap();
        assert_eq!(home.told(&berlin("2026-11-22 09:40")).len(), told);
        // The same for one that was put aside.
        let mut home = Home::new(&now);
        let mara = home.add_theirs("Mara", Some("--11-22"), Some("2021-11-22"), &now);
        archive_contact(&mut home.db, &mara, true, &now).unwrap();
        assert_eq!(home.told(&berlin("2026-11-22 09:10")), NONE);
        archive_contact(&mut home.db, &mara, false, &back).unwrap();
        assert_eq!(home.told(&berlin("2026-11-22 09:40")).len(), told);
    }
}
