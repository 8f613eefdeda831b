//! Ten years of all kinds of reminders in twelve zones: the real plan, the real claims, the real locked Cairn. What is due
//! is computed in [`model`] by hand, from dates alone. In a calm life everything is told once and at its moment; in a rough
//! one, with sleep, journeys, clocks that are set, locking and crashes, nothing is told twice, early or too late, and
//! whenever an open Cairn has looked there is a record of everything that can be told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod checks;
mod life;
mod model;
mod own;

use chrono::{Datelike, Duration};
use chrono_tz::Tz;

use life::Life;

use super::locked_tick;

/// Where clocks change forwards and back, by half an hour and by two, at midnight, for a month a year, and not at all; and
/// where a day was left out. With the year in which the ten years begin.
const ZONES: [(Tz, i32); 12] = [
    (Tz::Europe__Berlin, 2024),
    (Tz::America__New_York, 2023),
    (Tz::America__Sao_Paulo, 2009),
    (Tz::Africa__Casablanca, 2020),
    (Tz::Asia__Kathmandu, 2024),
    (Tz::Australia__Lord_Howe, 2024),
    (Tz::Australia__Adelaide, 2025),
    (Tz::Pacific__Apia, 2011),
    (Tz::America__St_Johns, 2008),
    (Tz::Asia__Tehran, 2014),
    (Tz::America__Havana, 2024),
    (Tz::Antarctica__Troll, 2024),
];

// Both changes of the clock, in the north and in the south, lie in what begins with them.
const MARCH: u32 = 3;
const SEPTEMBER: u32 = 9;

/// The computer is never off and Cairn always open: each looks exactly when Cairn said it would look again.
fn calm(month: u32, days: i64, only: Option<usize>) {
    let mut checked = 0;
    for (at, (zone, year)) in ZONES.into_iter().enumerate() {
        if only.is_some_and(|only| only != at) {
            continue;
        }
        let mut life = Life::new(zone, (year, month), at.is_multiple_of(2));
        let end = life.now.utc + Duration::days(days);
        let mut expected = life.expected(end);
        let in_all = expected.len();
        let mut answered = life.now;
        while let Some(next) = life.next_wake().filter(|next| next.utc() < end) {
            assert!(
                next > life.now.instant(),
                "{zone}: it does not go on at {next:?}"
            );
            life.now.utc = next.utc();
            life.home.last_opened = next;
            let told = life.look(true);
            for key in told.iter().filter(|key| !key.0.starts_with("nudge:")) {
                let fire = expected.remove(key);
                assert_eq!(fire, Some(next), "{zone}: {key:?}");
            }
            if life.now.utc - answered.utc > Duration::days(2) {
                // Whom there was a nudge for is called, two days later at most.
                answered = life.now;
                life.call_all_waiting();
                life.see_all();
            }
        }
        assert!(expected.is_empty(), "{zone}: {expected:?}");
        assert!(life.nudged >= days / 30, "{zone}: {} nudges", life.nudged);
        checked += in_all as i64 + life.nudged;
    }
    println!("calm: {checked} occurrences, each told once at its moment");
}

/// Anything may happen.
fn rough(month: u32, days: i64, seeds: u64, only: Option<usize>) {
    let (mut shown, mut recorded, mut looks) = (0, 0, 0);
    for (at, (zone, year)) in ZONES.into_iter().enumerate() {
        if only.is_some_and(|only| only != at) {
            continue;
        }
        for seed in 0..seeds {
            let mut life = Life::new(zone, (year, month), at.is_multiple_of(2));
            life.dice.0 = 0x9e37_79b9_7f4a_7c15 ^ (at as u64 * 1_000 + seed);
            let end = life.now.utc + Duration::days(days);
            while life.now.utc < end {
                life.step();
            }
            life.now.zone = zone;
            life.unlock();
            shown += life.told.values().map(|told| told.shown).sum::<u32>();
            recorded += life.recorded;
            looks += life.looks;
        }
    }
    println!(
        "rough: {shown} shown, none twice, early or late; {recorded} due at {looks} looks, each with its record"
    );
}

#[test]
fn in_a_calm_life_all_is_told_once_at_its_moment() {
    calm(MARCH, 150, None);
}

#[test]
fn in_a_calm_autumn_all_is_told_once_at_its_moment() {
    calm(SEPTEMBER, 100, None);
}

#[test]
fn in_a_rough_life_nothing_is_told_twice_early_or_late_and_nothing_is_lost() {
    rough(SEPTEMBER, 150, 1, None);
}

// `make years`
#[test]
#[ignore = "ten years in twelve zones take a while"]
fn ten_calm_years_in_twelve_zones() {
    calm(MARCH, 3_653, None);
}

#[test]
#[ignore = "ten years in twelve zones take a while"]
fn ten_rough_years_in_twelve_zones() {
    rough(MARCH, 3_653, 1, None);
}

/// The day that Samoa left out, in both lives.
#[test]
fn a_day_that_was_left_out_is_lived_through() {
    let apia = ZONES
        .iter()
        .position(|(zone, _)| *zone == Tz::Pacific__Apia);
    let days = i64::from(
        chrono::NaiveDate::from_ymd_opt(2012, 1, 20)
            .unwrap()
            .ordinal(),
    ) + 365;
    calm(MARCH, days, apia);
    rough(MARCH, days, 2, apia);
}

/// It notices what it is there to notice.
#[test]
#[should_panic(expected = "twice")]
fn a_second_showing_is_noticed() {
    let mut life = Life::new(Tz::Europe__Berlin, (2024, MARCH), true);
    life.home.plan(&life.now);
    let file = std::fs::read(life.home.file()).unwrap();
    for _ in 0..2 {
        life.now.utc += Duration::hours(30);
        while life.told.is_empty() {
            life.now.utc += Duration::minutes(30);
            life.locked_look(true);
        }
        // The file of before, as if nothing had been recorded.
        std::fs::write(life.home.file(), &file).unwrap();
        let now = life.now;
        let notice = locked_tick(&life.home.file(), &now);
        for id in notice.iter().flat_map(|notice| &notice.occurrences) {
            life.show(id);
        }
    }
}
