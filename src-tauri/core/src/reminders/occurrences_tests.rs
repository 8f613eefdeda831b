#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{Home, appointment, berlin, own};
use super::super::{LATER_MS, LockedNotice, locked_tick, seen, snooze};
use crate::milestones::LadderKind;

const NONE: [&str; 0] = [];

fn on_a_hard_date() -> Home {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    home.add_hard_date("Jo", "2019-11-23", &begun);
    assert_eq!(home.told(&berlin("2026-10-25 09:00")), ["1days"]);
    let id = home.waiting(&berlin("2026-10-25 09:00"))[0]
        .occurrence
        .clone();
    seen(&mut home.db, &[id], &begun).unwrap();
    home.last_opened = berlin("2026-11-20 12:00").instant();
    home
}

#[test]
fn on_a_hard_date_nothing_is_celebrated_until_the_day_after() {
    let mut home = on_a_hard_date();
    let day = berlin("2026-11-23 09:00");
    assert_eq!(home.told(&day), ["hard Jo"]);
    assert_eq!(home.todays_milestone(&day), None);
    assert_eq!(home.told(&berlin("2026-11-23 21:00")), NONE);
    let after = berlin("2026-11-24 09:00");
    assert_eq!(home.told(&berlin("2026-11-24 08:59")), NONE);
    assert_eq!(home.told(&after), ["30days+1"]);
    assert_eq!(home.todays_milestone(&after).unwrap().milestone.in_days, -1);
    // The hard date itself no longer stands there.
    assert_eq!(home.waiting(&after).len(), 1);
}

#[test]
fn nothing_that_waits_is_celebrated_on_a_hard_date() {
    let mut home = on_a_hard_date();
    let path = home.add_path(
        "Smoking",
        "2026-10-23",
        LadderKind::Common,
        &berlin("2026-10-25 12:00"),
    );
    // The second path's thirty days came the day before, and the computer slept.
    assert_eq!(home.told(&berlin("2026-11-23 10:00")), ["hard Jo"]);
    assert_eq!(
        home.told(&berlin("2026-11-24 09:00")),
        ["30days+2", "30days+1"]
    );
    // Told the day before, it does not stand on Today on the hard date, and does again after it.
    let mut home = on_a_hard_date();
    home.add_path(
        "Smoking",
        "2026-10-23",
        LadderKind::Common,
        &berlin("2026-10-25 12:00"),
    );
    assert_eq!(home.told(&berlin("2026-11-22 09:00")), ["30days"]);
    assert_eq!(home.waiting(&berlin("2026-11-22 10:00")).len(), 1);
    assert_eq!(home.waiting(&berlin("2026-11-23 08:30")).len(), 0);
    assert_eq!(home.waiting(&berlin("2026-11-24 08:30")).len(), 1);
    assert!(!path.as_str().is_empty());
}

#[test]
fn an_eve_is_not_told_on_a_hard_date_or_before_one() {
    let mut home = on_a_hard_date();
    home.settings.milestone_eve = true;
    assert_eq!(home.told(&berlin("2026-11-22 19:00")), NONE);
    let mut home = on_a_hard_date();
    home.settings.milestone_eve = true;
    home.add_hard_date("Kim", "2020-12-22", &berlin("2026-10-25 12:00"));
    home.last_opened = berlin("2026-12-20 12:00").instant();
    home.told(&berlin("2026-11-24 09:00"));
    assert_eq!(home.told(&berlin("2026-12-22 19:00")), ["hard Kim"]);
    assert_eq!(home.told(&berlin("2026-12-23 09:00")), ["60days"]);
}

#[test]
fn a_locked_cairn_keeps_hard_dates_too() {
    let mut home = on_a_hard_date();
    home.plan(&berlin("2026-11-20 12:00"));
    let rules = |home: &Home, notice: Option<LockedNotice>| -> Vec<String> {
        let notice = notice.into_iter().flat_map(|notice| notice.occurrences);
        notice
            .map(|id| home.key(&id).0.split(':').next().unwrap().to_owned())
            .collect()
    };
    let told = locked_tick(&home.file(), &berlin("2026-11-23 14:00"));
    assert_eq!(rules(&home, told), ["hardDate"]);
    let told = locked_tick(&home.file(), &berlin("2026-11-24 09:00"));
    assert_eq!(rules(&home, told), ["milestone"]);
    // Late in the evening before, it is not told in the night after.
    home = Home::new(&berlin("2026-10-24 12:00"));
    home.settings.quiet_from = home.settings.quiet_to;
    home.settings.milestone_time = crate::time_of_day::TimeOfDay::new(22, 0);
    home.add_path(
        "Alcohol",
        "2026-10-23",
        LadderKind::Common,
        &berlin("2026-10-24 12:00"),
    );
    home.add_hard_date("Jo", "2019-11-23", &berlin("2026-10-24 12:00"));
    home.last_opened = berlin("2026-11-20 12:00").instant();
    home.plan(&berlin("2026-11-20 12:00"));
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-23 00:30")), None);
}

#[test]
fn a_hard_date_is_told_on_its_day_only_and_every_year() {
    let now = berlin("2026-11-20 12:00");
    for (asked, told) in [
        ("2026-11-23 08:59", NONE.as_slice()),
        ("2026-11-23 09:00", &["hard Jo"]),
        ("2026-11-23 21:59", &["hard Jo"]),
        ("2026-11-24 08:00", &[]),
        ("2027-11-23 09:00", &["hard Jo"]),
    ] {
        let mut home = Home::new(&now);
        home.add_hard_date("Jo", "2019-11-23", &now);
        assert_eq!(home.told(&berlin(asked)), told, "{asked}");
    }
    // One that is noted after its hour is not told that day.
    let late = berlin("2026-11-23 10:00");
    let mut home = Home::new(&late);
    home.add_hard_date("Jo", "2019-11-23", &late);
    assert_eq!(home.told(&late), NONE);
}

#[test]
fn the_look_back_comes_once_a_week_and_up_to_a_day_later() {
    let now = berlin("2026-11-20 12:00");
    let mut home = Home::new(&now);
    home.settings.weekly_look = true;
    assert_eq!(home.told(&berlin("2026-11-22 17:59")), NONE);
    assert_eq!(home.told(&berlin("2026-11-22 18:00")), ["weeklyLook"]);
    assert_eq!(home.told(&berlin("2026-11-28 18:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-30 18:00")), ["weeklyLook+1"]);
    assert_eq!(home.told(&berlin("2026-12-07 18:01")), NONE);
    // Of all that came, the last stands on Today.
    let waiting = home.waiting(&berlin("2026-12-07 19:00"));
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].when_text, "29 November 2026, 18:00");
    let ids = [waiting[0].occurrence.clone()];
    let now = berlin("2026-12-07 19:00");
    snooze(&mut home.db, &ids, now.instant().plus_ms(LATER_MS)).unwrap();
    assert_eq!(home.told(&berlin("2026-12-07 20:00")), ["weeklyLook+8"]);
}

#[test]
fn the_days_share_is_kept_for_what_cannot_wait() {
    let now = berlin("2026-11-20 12:00");
    let mut home = Home::with_check_in(&now);
    home.settings.most_per_day = 1;
    home.settings.check_in_time = crate::time_of_day::TimeOfDay::new(9, 0);
    home.add_own(&appointment("Dentist", "2026-11-21", (12, 0), 30), &now);
    home.add_own(&own("Water", "2026-11-21", (10, 0)), &now);
    assert_eq!(home.told(&berlin("2026-11-21 09:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-21 10:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-21 11:30")).len(), 3);
    assert_eq!(home.told(&berlin("2026-11-21 13:00")), NONE);
}

#[test]
fn a_long_absence_pauses_milestones_and_nothing_else() {
    let now = berlin("2026-10-01 12:00");
    let mut home = Home::new(&now);
    home.add_path("Alcohol", "2026-10-01", LadderKind::Common, &now);
    home.add_hard_date("Jo", "2019-11-30", &now);
    home.add_contact("Mara", 60, &now);
    home.add_own(&own("Water", "2026-11-30", (10, 0)), &now);
    home.told(&berlin("2026-10-02 09:00"));
    for (asked, told) in [
        ("2026-10-31 12:00", NONE.as_slice()),
        ("2026-11-30 09:00", &["hard Jo"]),
        ("2026-11-30 10:00", &["Water"]),
        ("2026-11-30 17:00", &["nudge Mara"]),
        ("2026-12-01 12:00", &[]),
    ] {
        assert_eq!(home.told(&berlin(asked)), told, "{asked}");
    }
}
