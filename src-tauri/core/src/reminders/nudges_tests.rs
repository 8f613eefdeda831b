#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::{Home, berlin, in_zone};
use super::super::{LATER_MS, ReminderSettings, locked_tick, not_today, seen, snooze};
use super::*;
use crate::contacts::Outcome;
use crate::contacts::reach_outs::finish;
use crate::contacts::store::delete_contact;

const NONE: [&str; 0] = [];

fn not_for_today(home: &mut Home, now: &Now) {
    let ids: Vec<_> = home
        .waiting(now)
        .into_iter()
        .map(|item| item.occurrence)
        .collect();
    let settings = home.settings.clone();
    not_today(&mut home.db, &ids, now, &settings).unwrap();
    home.plan(now);
}

#[test]
fn a_silence_is_told_once_after_as_many_days_as_were_chosen() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    assert_eq!(home.told(&berlin("2026-11-08 16:59")), NONE);
    let notice = home.claim(&berlin("2026-11-08 17:00")).unwrap();
    assert_eq!(
        (
            notice.items[0].contact.as_ref(),
            notice.items[0].contact_name.as_deref()
        ),
        (Some(&mara), Some("Mara"))
    );
    for day in 9..=30 {
        assert_eq!(home.told(&berlin(&format!("2026-11-{day:02} 17:00"))), NONE);
    }
    // It stands on Today until they were reached out to; then the days begin anew.
    let called = berlin("2026-11-30 18:00");
    assert_eq!(
        home.waiting(&called)[0].contact_name.as_deref(),
        Some("Mara")
    );
    home.call(&mara, &called);
    assert!(home.waiting(&called).is_empty());
    assert_eq!(home.told(&berlin("2026-12-06 17:00")), NONE);
    assert_eq!(home.told(&berlin("2026-12-07 17:00")), ["nudge Mara"]);
    assert_eq!(home.told(&berlin("2026-12-08 17:00")), NONE);
}

#[test]
fn a_call_that_nobody_answered_ends_no_silence() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    let called = berlin("2026-11-05 18:00");
    home.call(&mara, &called);
    let id = home
        .db
        .read(|c| c.query_row("SELECT id FROM reach_out", [], |row| row.get(0)))
        .unwrap();
    finish(&mut home.db, &id, Outcome::NoAnswer, "").unwrap();
    assert_eq!(home.told(&berlin("2026-11-08 17:00")), ["nudge Mara"]);
    finish(&mut home.db, &id, Outcome::Talked, "").unwrap();
    assert!(home.waiting(&berlin("2026-11-08 18:00")).is_empty());
}

#[test]
fn a_nudge_that_could_not_be_told_comes_on_a_later_day() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    home.add_contact("Mara", 7, &now);
    assert_eq!(home.told(&berlin("2026-11-08 22:30")), NONE); // quiet
    assert_eq!(home.told(&berlin("2026-11-10 12:00")), NONE);
    assert_eq!(
        home.next_wake(&berlin("2026-11-10 12:00")),
        Some(berlin("2026-11-10 17:00").instant())
    );
    assert_eq!(home.told(&berlin("2026-11-10 21:00")), ["nudge Mara"]);
}

#[test]
fn there_is_one_nudge_a_day() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    for name in ["Mara", "Ben", "Lee"] {
        home.add_contact(name, 7, &now);
    }
    assert_eq!(home.told(&berlin("2026-11-08 17:00")), ["nudge Mara"]);
    assert_eq!(home.told(&berlin("2026-11-08 18:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-09 17:00")), ["nudge Ben"]);
    assert_eq!(home.told(&berlin("2026-11-11 17:00")), ["nudge Lee"]);
    // Also when the first of the day was told while the vault was locked, and its silence is over since.
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    home.add_contact("Ben", 7, &now);
    home.plan(&now);
    assert!(locked_tick(&home.file(), &berlin("2026-11-08 17:00")).is_some());
    home.plan(&berlin("2026-11-08 17:05"));
    home.call(&mara, &berlin("2026-11-08 17:10"));
    assert_eq!(home.told(&berlin("2026-11-08 17:11")), NONE);
    assert_eq!(home.told(&berlin("2026-11-09 17:00")), ["nudge Ben"]);
}

#[test]
fn not_today_asks_again_tomorrow() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    home.add_contact("Mara", 7, &now);
    for day in 8..=12 {
        let now = berlin(&format!("2026-11-{day:02} 17:00"));
        assert_eq!(home.told(&now), ["nudge Mara"], "{day}");
        assert_eq!(home.waiting(&now).len(), 1);
        not_for_today(&mut home, &now);
        assert!(home.waiting(&now).is_empty());
        assert_eq!(home.told(&berlin(&format!("2026-11-{day:02} 21:00"))), NONE);
    }
    // Long after its day, too: what was told is remembered.
    let now = berlin("2026-11-30 17:00");
    assert_eq!(home.told(&now), ["nudge Mara"]);
    assert_eq!(home.told(&berlin("2026-12-15 17:00")), NONE);
    let ids = [home.waiting(&now)[0].occurrence.clone()];
    seen(&mut home.db, &ids, &now).unwrap();
    assert_eq!(home.told(&berlin("2026-12-16 17:00")), NONE);
    // A check-in is not put off by it.
    home.settings.check_in = true;
    let now = berlin("2026-12-16 20:00");
    assert_eq!(home.told(&now), ["checkIn"]);
    not_for_today(&mut home, &now);
    assert_eq!(home.waiting(&now).len(), 1);
}

#[test]
fn later_asks_again_on_the_same_day() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    home.add_contact("Mara", 7, &now);
    home.add_contact("Ben", 7, &now);
    let now = berlin("2026-11-08 17:00");
    assert_eq!(home.told(&now), ["nudge Mara"]);
    let ids = [home.waiting(&now)[0].occurrence.clone()];
    snooze(&mut home.db, &ids, now.instant().plus_ms(LATER_MS)).unwrap();
    assert_eq!(home.told(&berlin("2026-11-08 17:59")), NONE);
    assert_eq!(home.told(&berlin("2026-11-08 18:00")), ["nudge Mara"]);
    assert_eq!(home.told(&berlin("2026-11-09 17:00")), ["nudge Ben"]);
}

#[test]
fn who_is_in_the_trash_is_never_nudged_for() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    home.plan(&now);
    delete_contact(&mut home.db, &mara, &now).unwrap();
    assert_eq!(home.told(&berlin("2026-11-08 17:00")), NONE);
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    assert_eq!(home.told(&berlin("2026-11-08 17:00")), ["nudge Mara"]);
    delete_contact(&mut home.db, &mara, &now).unwrap();
    assert!(home.waiting(&berlin("2026-11-08 17:00")).is_empty());
}

#[test]
fn who_is_not_to_be_offered_is_never_nudged_for() {
    let now = berlin("2026-11-01 12:00");
    let at = berlin("2026-11-08 17:00");
    let unsafe_now = |home: &mut Home, id: &crate::db::ContactId| {
        let draft = crate::contacts::ContactDraft {
            id: Some(id.clone()),
            standing: crate::contacts::Standing::NotSafe,
            rhythm: crate::contacts::Rhythm {
                days: Some(7),
                nudge: true,
            },
            ..crate::contacts::ContactDraft::of_name("Mara")
        };
        crate::contacts::store::save_contact(&mut home.db, &draft, &now).unwrap();
    };
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    home.plan(&now);
    unsafe_now(&mut home, &mara);
    assert_eq!(home.told(&at), NONE);
    // Nor what was told, or put off, before they were.
    for put_off in [false, true] {
        let mut home = Home::new(&now);
        let mara = home.add_contact("Mara", 7, &now);
        assert_eq!(home.told(&at), ["nudge Mara"]);
        if put_off {
            let ids = [home.waiting(&at)[0].occurrence.clone()];
            snooze(&mut home.db, &ids, at.instant().plus_ms(LATER_MS)).unwrap();
        }
        unsafe_now(&mut home, &mara);
        assert!(home.waiting(&at).is_empty());
        assert_eq!(home.told(&berlin("2026-11-08 18:00")), NONE);
    }
}

#[test]
fn a_silence_from_before_its_nudge_was_chosen_counts_from_then() {
    let now = berlin("2026-10-01 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 300, &now);
    home.call(&mara, &now);
    let change = |home: &mut Home, days: u16, now: &Now| {
        let circle = home
            .db
            .read(|connection| crate::contacts::store::help_contacts(connection, "DE"));
        let mara = circle.unwrap().remove(0);
        let rhythm = crate::contacts::Rhythm {
            days: Some(days),
            nudge: true,
        };
        let draft = crate::contacts::ContactDraft {
            id: Some(mara.contact),
            rhythm,
            ..crate::contacts::ContactDraft::of_name(&mara.name)
        };
        crate::contacts::store::save_contact(&mut home.db, &draft, now).unwrap();
    };
    let now = berlin("2026-11-20 12:00");
    change(&mut home, 7, &now);
    assert_eq!(home.told(&berlin("2026-11-20 17:00")), NONE);
    // Saved again without a change it stays as it was.
    change(&mut home, 7, &berlin("2026-11-25 12:00"));
    assert_eq!(home.told(&berlin("2026-11-27 17:00")), ["nudge Mara"]);
}

#[test]
fn choosing_nudges_after_their_time_begins_tomorrow() {
    let now = berlin("2026-11-01 12:00");
    let mut home = Home::new(&now);
    home.settings.nudges = false;
    home.add_contact("Mara", 7, &now);
    home.add_contact("Ben", 7, &now);
    let evening = berlin("2026-11-10 18:00");
    assert_eq!(home.told(&evening), NONE);
    home.change_settings(ReminderSettings::default(), &evening);
    assert_eq!(home.told(&evening), NONE);
    assert_eq!(home.told(&berlin("2026-11-11 17:00")).len(), 1);
    assert_eq!(home.told(&berlin("2026-11-12 17:00")).len(), 1);
    assert_eq!(home.told(&berlin("2026-11-13 17:00")), NONE);
}

#[test]
fn a_journey_or_a_clock_set_back_tells_no_silence_twice() {
    let now = in_zone("2026-11-01T00:30:00+14:00", Tz::Pacific__Kiritimati);
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 7, &now);
    home.call(&mara, &now);
    let told = in_zone("2026-11-08T17:00:00+14:00", Tz::Pacific__Kiritimati);
    assert_eq!(home.told(&told), ["nudge Mara"]);
    // Half an hour after midnight of the 1st was the last of October in Honolulu.
    for again in [
        "2026-11-07T17:00:00-10:00",
        "2026-11-08T17:00:00-10:00",
        "2026-11-09T17:00:00-10:00",
    ] {
        assert_eq!(
            home.told(&in_zone(again, Tz::Pacific__Honolulu)),
            NONE,
            "{again}"
        );
    }
    assert_eq!(home.told(&berlin("2026-11-06 18:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-08 18:00")), NONE);
    // A call that a wrong clock put into the future keeps nothing back.
    home.call(&mara, &berlin("2031-01-01 12:00"));
    home.call(&mara, &berlin("2026-11-09 12:00"));
    assert_eq!(home.told(&berlin("2026-11-16 17:00")), ["nudge Mara"]);
}
