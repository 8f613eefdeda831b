#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::{Home, berlin, in_zone};
use super::super::{ReminderKind, Weekday};
use crate::milestones::LadderKind;

const NONE: [&str; 0] = [];

fn at(hour: u32, minute: u32) -> crate::time_of_day::TimeOfDay {
    crate::time_of_day::TimeOfDay::new(hour, minute)
}

#[test]
fn a_milestone_is_told_up_to_seven_days_late_in_words_that_say_so() {
    for (asked, told) in [
        ("2026-11-23 23:30", &[] as &[&str]), // quiet
        ("2026-11-24 08:00", &["30days+1"]),
        ("2026-11-30 21:59", &["30days+7"]),
        ("2026-12-01 08:00", &[]),
    ] {
        let begun = berlin("2026-10-24 12:00");
        let mut home = Home::new(&begun);
        home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
        home.told(&berlin("2026-10-25 09:00"));
        home.last_opened = berlin("2026-11-20 12:00").instant();
        assert_eq!(home.told(&berlin(asked)), told, "{asked}");
    }
}

#[test]
fn a_check_in_is_told_up_to_six_hours_late() {
    for (time, asked, told) in [
        ((12, 0), "2026-11-22 11:59", false),
        ((12, 0), "2026-11-22 12:00", true),
        ((12, 0), "2026-11-22 18:00", true),
        ((12, 0), "2026-11-22 18:01", false),
        // In quiet hours: told when they are over, unless that is too late.
        ((20, 0), "2026-11-22 23:00", false),
        ((6, 0), "2026-11-22 06:00", false),
        ((6, 0), "2026-11-22 08:00", true),
    ] {
        let mut home = Home::with_check_in(&berlin("2026-11-21 23:00"));
        home.settings.check_in_time = at(time.0, time.1);
        assert_eq!(
            !home.told(&berlin(asked)).is_empty(),
            told,
            "{time:?} {asked}"
        );
    }
    let mut home = Home::with_check_in(&berlin("2026-11-22 12:00"));
    home.settings.check_in_time = at(22, 30);
    assert_eq!(home.next_wake(&berlin("2026-11-22 12:00")), None);
    assert_eq!(home.told(&berlin("2026-11-23 08:00")), NONE);
}

#[test]
fn check_ins_come_on_the_chosen_days() {
    let mut home = Home::with_check_in(&berlin("2026-11-22 12:00"));
    home.settings.check_in_days = vec![Weekday::Mon, Weekday::Thu];
    // 22 November 2026 is a Sunday.
    let days: Vec<_> = (22..=29)
        .filter(|day| {
            !home
                .told(&berlin(&format!("2026-11-{day} 20:00")))
                .is_empty()
        })
        .collect();
    assert_eq!(days, [23, 26]);
}

#[test]
fn in_quiet_hours_nothing_is_shown_until_they_end() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.settings.milestone_time = at(7, 0);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    assert_eq!(home.told(&berlin("2026-10-25 07:00")), NONE);
    assert_eq!(
        home.next_wake(&berlin("2026-10-25 07:00")),
        Some(berlin("2026-10-25 08:00").instant())
    );
    assert_eq!(home.told(&berlin("2026-10-25 08:00")), ["1days"]);
    // None where they end as they begin.
    home.settings.quiet_from = at(8, 0);
    assert_eq!(home.told(&berlin("2026-11-23 07:00")), ["30days"]);
}

#[test]
fn the_day_has_its_share_and_milestones_come_first() {
    let begun = berlin("2026-11-21 12:00");
    let mut home = Home::with_check_in(&begun);
    home.settings.most_per_day = 1;
    home.settings.check_in_time = at(8, 30);
    home.add_path("Alcohol", "2026-11-21", LadderKind::SmallSteps, &begun);
    // Both today: the earlier check-in leaves its place to the milestone.
    assert_eq!(home.told(&berlin("2026-11-22 08:30")), NONE);
    assert_eq!(home.told(&berlin("2026-11-22 09:00")), ["checkIn", "1days"]);
    assert_eq!(home.told(&berlin("2026-11-23 08:30")), ["checkIn"]);
    // The share is used up: a milestone waits for the next day.
    home.settings.check_in_time = at(10, 0);
    let second = berlin("2026-11-23 08:45");
    home.add_path("Smoking", "2026-11-22", LadderKind::SmallSteps, &second);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), NONE);
    assert_eq!(
        home.next_wake(&berlin("2026-11-23 09:00")),
        Some(berlin("2026-11-24 08:00").instant())
    );
    assert_eq!(home.told(&berlin("2026-11-24 08:00")), ["1days+1"]);
}

#[test]
fn after_a_long_sleep_there_is_one_gathered_notification() {
    let begun = berlin("2026-11-10 12:00");
    let mut home = Home::with_check_in(&begun);
    home.settings.check_in_time = at(9, 0);
    home.add_path("Alcohol", "2026-11-10", LadderKind::SmallSteps, &begun);
    home.add_path("Smoking", "2026-11-10", LadderKind::SmallSteps, &begun);
    let now = berlin("2026-11-14 10:00");
    assert_eq!(
        home.told(&now),
        ["1days+3", "1days+3", "3days+1", "3days+1", "checkIn"]
    );
    assert_eq!(home.told(&now), NONE);
    // It counts once, and all of it stands on Today.
    assert_eq!(home.waiting(&now).len(), 5);
}

#[test]
fn the_evening_before_is_told_that_evening_only() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.settings.milestone_eve = true;
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    assert_eq!(home.told(&berlin("2026-10-24 19:00")), NONE); // not before the first day is over
    assert_eq!(home.told(&berlin("2026-10-25 09:00")), ["1days"]);
    assert_eq!(home.told(&berlin("2026-11-22 19:00")), ["eve 30days"]);
    let kinds = |home: &Home, at: &str| {
        home.waiting(&berlin(at))
            .iter()
            .map(|item| item.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(&home, "2026-11-22 20:00"),
        [ReminderKind::MilestoneEve, ReminderKind::Milestone]
    );
    assert_eq!(kinds(&home, "2026-11-23 08:59"), [ReminderKind::Milestone]);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), ["30days"]);
    assert_eq!(
        kinds(&home, "2026-11-23 09:00"),
        [ReminderKind::Milestone, ReminderKind::Milestone]
    );
    assert_eq!(home.told(&berlin("2026-12-22 23:59")), NONE);
    assert_eq!(home.told(&berlin("2026-12-23 00:01")), NONE);
}

#[test]
fn without_milestones_there_is_no_evening_before_them() {
    let begun = berlin("2026-11-22 12:00");
    let mut home = Home::new(&begun);
    home.settings.milestone_eve = true;
    home.settings.milestones = false;
    home.add_path("Alcohol", "2026-10-25", LadderKind::Common, &begun);
    assert_eq!(home.told(&berlin("2026-11-23 19:00")), NONE);
}

#[test]
fn a_time_that_the_clock_skips_or_repeats_is_told_once() {
    let mut home = Home::with_check_in(&berlin("2026-03-28 12:00"));
    home.settings.check_in_time = at(2, 30);
    home.settings.quiet_from = home.settings.quiet_to;
    let spring = |utc: &str| in_zone(utc, Tz::Europe__Berlin);
    assert_eq!(home.told(&spring("2026-03-29T00:59:59Z")), NONE);
    assert_eq!(home.told(&spring("2026-03-29T01:00:00Z")), ["checkIn"]); // 03:00
    home.last_opened = berlin("2026-10-24 12:00").instant();
    assert_eq!(home.told(&spring("2026-10-25T00:29:59Z")), NONE);
    assert_eq!(home.told(&spring("2026-10-25T00:30:00Z")), ["checkIn"]);
    assert_eq!(home.told(&spring("2026-10-25T01:30:00Z")), NONE); // 02:30 again
}

#[test]
fn thirty_days_unopened_pause_milestones_until_the_person_is_back() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::with_check_in(&begun);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    home.told(&berlin("2026-10-25 09:00"));
    home.last_opened = berlin("2026-10-25 10:00").instant();
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), ["30days"]);
    assert_eq!(home.told(&berlin("2026-12-23 09:00")), NONE);
    assert_eq!(home.told(&berlin("2026-12-23 20:00")), ["checkIn"]);
    // Back the next day: no number first, neither as a notification nor on Today.
    let back = berlin("2026-12-24 10:00");
    home.claim(&back);
    home.last_opened = back.instant();
    assert_eq!(home.told(&back), NONE);
    assert_eq!(home.todays_milestone(&back), None);
    assert_eq!(home.told(&berlin("2027-01-22 09:00")), ["90days"]);
}
