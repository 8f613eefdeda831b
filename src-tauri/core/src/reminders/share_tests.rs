#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::due_file::locked_tick;
use super::super::test_home::{Home, berlin};
use super::super::{
    AppointmentAbout, LATER_MS, NewOwnReminder, OwnReminderKind, ReminderKind, Repeat, seen, snooze,
};
use super::*;
use crate::milestones::LadderKind;
use crate::time_of_day::TimeOfDay;
use chrono::Timelike as _;

const NONE: [&str; 0] = [];

fn own(home: &mut Home, words: &str, at: &str, before: Option<u16>, now: &Now) {
    let at = berlin(at).local();
    let new = NewOwnReminder {
        kind: if before.is_some() {
            OwnReminderKind::Appointment
        } else {
            OwnReminderKind::Own
        },
        words: words.to_owned(),
        start: at.date(),
        time: TimeOfDay::new(at.time().hour(), at.time().minute()),
        rule: Repeat::Once,
        minutes_before: before.unwrap_or_default(),
        enabled: true,
        about: AppointmentAbout::default(),
    };
    home.add_own(&new, now);
}

fn later(home: &mut Home, now: &Now) {
    let waiting: Vec<_> = home
        .waiting(now)
        .into_iter()
        .map(|w| w.occurrence)
        .collect();
    snooze(&mut home.db, &waiting, now.instant().plus_ms(LATER_MS)).unwrap();
    home.plan(now);
}

#[test]
fn what_was_put_off_comes_again_in_the_place_that_it_had() {
    let begun = berlin("2026-11-22 12:00");
    for locked in [false, true] {
        let mut home = Home::with_check_in(&begun);
        home.settings.most_per_day = 1;
        own(&mut home, "Tea", "2026-11-22 20:30", None, &begun);
        assert_eq!(home.told(&berlin("2026-11-22 20:00")), ["checkIn"]);
        later(&mut home, &berlin("2026-11-22 20:10"));
        // The share is used: nothing else comes.
        let between = berlin("2026-11-22 20:45");
        let again = berlin("2026-11-22 21:10");
        if locked {
            assert_eq!(locked_tick(&home.file(), &between), None);
            let notice = locked_tick(&home.file(), &again).unwrap();
            assert_eq!(notice.occurrences.len(), 1);
            assert_eq!(locked_tick(&home.file(), &again), None);
        } else {
            assert_eq!(home.told(&between), NONE);
            assert_eq!(home.told(&again), ["checkIn"]);
        }
        assert_eq!(home.told(&berlin("2026-11-22 21:30")), NONE);
    }
}

#[test]
fn what_was_put_off_into_the_quiet_hours_comes_after_them() {
    let begun = berlin("2026-11-22 12:00");
    let mut home = Home::with_check_in(&begun);
    assert_eq!(home.told(&berlin("2026-11-22 20:00")), ["checkIn"]);
    later(&mut home, &berlin("2026-11-22 21:30"));
    assert!(home.waiting(&berlin("2026-11-22 21:31")).is_empty());
    assert_eq!(home.told(&berlin("2026-11-22 22:30")), NONE);
    assert_eq!(home.told(&berlin("2026-11-23 08:00")), ["checkIn+1"]);
}

#[test]
fn what_the_share_keeps_back_too_long_stands_on_today() {
    let begun = berlin("2026-11-22 12:00");
    let mut home = Home::with_check_in(&begun);
    home.settings.most_per_day = 1;
    own(&mut home, "Tea", "2026-11-22 13:00", None, &begun);
    own(&mut home, "Walk", "2026-11-22 14:00", None, &begun);
    assert_eq!(home.told(&berlin("2026-11-22 13:00")), ["Tea"]);
    assert_eq!(home.told(&berlin("2026-11-22 14:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-22 20:00")), NONE);
    let standing = |home: &Home, now: &str| -> Vec<ReminderKind> {
        let waiting = home.waiting(&berlin(now)).into_iter();
        waiting.map(|away| away.kind).collect()
    };
    // The check-in is not worth telling tomorrow; the walk is.
    let now = "2026-11-22 20:00";
    assert_eq!(
        standing(&home, now),
        [ReminderKind::CheckIn, ReminderKind::Own]
    );
    assert_eq!(home.told(&berlin("2026-11-23 08:00")), ["Walk+1"]);
    let ids: Vec<_> = home
        .waiting(&berlin("2026-11-23 09:00"))
        .into_iter()
        .map(|a| a.occurrence)
        .collect();
    seen(&mut home.db, &ids, &berlin("2026-11-23 09:00")).unwrap();
    assert_eq!(home.told(&berlin("2026-11-23 09:01")), NONE);
}

#[test]
fn while_locked_too_milestones_keep_their_place() {
    let begun = berlin("2026-11-22 12:00");
    let mut home = Home::new(&begun);
    home.settings.most_per_day = 2;
    home.settings.milestone_time = TimeOfDay::new(18, 0);
    home.add_path("Alcohol", "2026-11-22", LadderKind::Common, &begun);
    for hour in [9, 10, 11] {
        own(
            &mut home,
            "Tea",
            &format!("2026-11-23 {hour:02}:00"),
            None,
            &begun,
        );
    }
    home.plan(&begun);
    let told = |home: &Home, at: &str| locked_tick(&home.file(), &berlin(at)).is_some();
    assert!(told(&home, "2026-11-23 09:00"));
    assert!(!told(&home, "2026-11-23 10:00"));
    assert!(!told(&home, "2026-11-23 11:00"));
    assert!(told(&home, "2026-11-23 18:00"));
    // What stood back is told after unlocking, as long as it is worth it.
    assert_eq!(home.told(&berlin("2026-11-24 08:00")), ["Tea+1", "Tea+1"]);
}

#[test]
fn an_evening_before_stands_until_its_day_whatever_else_is_told() {
    let begun = berlin("2026-11-22 12:00");
    let mut home = Home::new(&begun);
    home.settings.milestone_eve = true;
    home.add_path("Alcohol", "2026-10-25", LadderKind::Common, &begun);
    own(
        &mut home,
        "Dentist",
        "2026-11-25 08:00",
        Some(24 * 60),
        &begun,
    );
    assert_eq!(home.told(&berlin("2026-11-23 19:00")), ["eve 30days"]);
    assert_eq!(home.told(&berlin("2026-11-24 08:00")).len(), 1);
    let kinds = |home: &Home, now: &str| -> Vec<ReminderKind> {
        home.waiting(&berlin(now))
            .into_iter()
            .map(|a| a.kind)
            .collect()
    };
    assert_eq!(
        kinds(&home, "2026-11-24 08:30"),
        [ReminderKind::Appointment]
    );
    let mut home = Home::new(&begun);
    home.settings.milestone_eve = true;
    home.add_path("Alcohol", "2026-10-25", LadderKind::Common, &begun);
    own(
        &mut home,
        "Dentist",
        "2026-11-24 19:30",
        Some(24 * 60),
        &begun,
    );
    assert_eq!(home.told(&berlin("2026-11-23 19:00")), ["eve 30days"]);
    assert_eq!(home.told(&berlin("2026-11-23 19:30")).len(), 1);
    let both = kinds(&home, "2026-11-23 20:00");
    assert!(both.contains(&ReminderKind::MilestoneEve), "{both:?}");
}
