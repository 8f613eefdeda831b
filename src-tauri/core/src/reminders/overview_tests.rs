#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{Home, appointment, berlin, own};
use super::super::{NewOwnReminder, ReminderKind, Repeat};
use super::*;
use crate::milestones::LadderKind;

fn next(home: &Home, now: &str) -> Vec<(bool, Option<String>)> {
    home.reminders(&berlin(now))
        .into_iter()
        .map(|Reminder { on, next, .. }| (on, next))
        .collect()
}

fn at(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn each_kind_says_when_it_comes_next() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::with_check_in(&now);
    home.add_path("Alcohol", "2026-11-22", LadderKind::Common, &now);
    assert_eq!(
        next(&home, "2026-11-22 12:00"),
        [
            (true, at("23 November 2026, 09:00")),
            (false, None),
            (true, at("22 November 2026, 20:00")),
            (false, None),
            (false, None),
            (true, None),
            (true, None),
            (true, None),
        ]
    );
    home.told(&berlin("2026-11-22 20:00"));
    home.settings.milestone_eve = true;
    home.settings.weekly_look = true;
    home.add_hard_date("Jo", "2019-05-03", &now);
    home.add_contact("Mara", 10, &now);
    home.add_theirs("Kim", Some("1980-02-29"), Some("2024-12-15"), &now);
    home.add_theirs("Ben", Some("--11-21"), None, &now);
    assert_eq!(
        next(&home, "2026-11-23 09:00"),
        [
            (true, at("22 December 2026, 09:00")),
            (true, at("21 December 2026, 19:00")),
            (true, at("23 November 2026, 20:00")),
            (true, at("29 November 2026, 18:00")),
            (true, at("3 May 2027, 09:00")),
            (true, at("2 December 2026, 17:00")),
            (true, at("28 February 2027, 09:00")),
            (true, at("15 December 2026, 09:00")),
        ]
    );
    // A milestone on a hard date comes on the day after it.
    home.add_hard_date("Kim", "2001-12-22", &now);
    home.last_opened = berlin("2026-11-23 12:00").instant();
    assert_eq!(
        next(&home, "2026-11-23 09:00")[..2],
        [(true, at("23 December 2026, 09:00")), (true, None)]
    );
}

#[test]
fn each_of_the_persons_own_is_listed_with_its_next_time() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let pills = home.add_own(
        &NewOwnReminder {
            rule: Repeat::Daily { every: 1 },
            ..own("Pills", "2020-01-01", (9, 0))
        },
        &now,
    );
    home.add_own(&appointment("Dentist", "2026-12-01", (10, 0), 60), &now);
    home.add_own(
        &NewOwnReminder {
            enabled: false,
            ..own("Water", "2026-12-02", (10, 0))
        },
        &now,
    );
    let list = home.own_reminders(&now);
    let lines: Vec<_> = list
        .iter()
        .map(|one| (one.words.as_str(), one.next.as_deref(), one.in_quiet_hours))
        .collect();
    assert_eq!(
        lines,
        [
            ("Pills", Some("23 November 2026, 09:00"), false),
            ("Dentist", Some("1 December 2026, 09:00"), false),
            ("Water", None, false)
        ]
    );
    assert_eq!(
        (&list[0].id, &list[0].rule),
        (&pills, &Repeat::Daily { every: 1 })
    );
    let all = home.reminders(&now);
    assert_eq!((all.len(), all[8].id.as_ref()), (11, Some(&pills)));
    assert_eq!(
        (all[9].kind, all[9].words.as_deref(), all[9].on),
        (Kind::Appointment, Some("Dentist"), true)
    );
    // What was told today comes next tomorrow; what is over does not come.
    home.told(&berlin("2026-11-23 09:00"));
    home.told(&berlin("2026-12-01 09:00"));
    let next: Vec<_> = home
        .own_reminders(&berlin("2026-12-01 09:30"))
        .into_iter()
        .map(|one| one.next)
        .collect();
    assert_eq!(next, [at("2 December 2026, 09:00"), None, None]);
}

#[test]
fn what_falls_into_quiet_hours_says_so() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_own(&own("Early", "2026-11-24", (6, 0)), &now);
    home.add_own(&appointment("Bus", "2026-11-25", (7, 30), 15), &now);
    let lines: Vec<_> = home
        .own_reminders(&now)
        .into_iter()
        .map(|one| (one.next, one.in_quiet_hours))
        .collect();
    assert_eq!(lines, [(at("24 November 2026, 08:00"), true), (None, true)]);
}

#[test]
fn a_rule_that_only_a_newer_cairn_knows_is_listed_and_not_told() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_own(&own("Pills", "2026-11-23", (9, 0)), &now);
    home.db
        .write(crate::db::Subject::Reminders, |tx| {
            tx.execute("UPDATE reminder SET rule = 'FREQ=LUNAR'", [])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    let list = home.own_reminders(&now);
    assert_eq!(
        (list[0].next.as_deref(), list[0].in_quiet_hours),
        (None, false)
    );
    assert!(home.told(&berlin("2026-11-23 09:00")).is_empty());
}

#[test]
fn a_time_at_which_a_kind_never_comes_is_told() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::with_check_in(&now);
    let kept_back = |home: &Home| -> Vec<ReminderKind> {
        let all = home.reminders(&now).into_iter();
        all.filter(|one| one.in_quiet_hours)
            .map(|one| one.kind)
            .collect()
    };
    home.settings.milestone_eve = true;
    home.settings.weekly_look = true;
    assert_eq!(kept_back(&home), []);
    let late = TimeOfDay::new(22, 15);
    home.settings.check_in_time = late;
    home.settings.nudge_time = late;
    home.settings.weekly_look_time = late;
    home.settings.milestone_time = late;
    assert_eq!(kept_back(&home), [Kind::CheckIn, Kind::Nudge]);
    home.settings.their_time = late;
    assert_eq!(
        kept_back(&home)[2..],
        [Kind::ContactBirthday, Kind::ContactMilestone]
    );
    home.settings.their_milestones = false;
    home.settings.their_time = TimeOfDay::new(7, 0);
    home.settings.quiet_from = TimeOfDay::new(18, 30);
    assert_eq!(
        kept_back(&home),
        [Kind::MilestoneEve, Kind::CheckIn, Kind::Nudge]
    );
    // Early in the morning it comes when they end.
    home.settings.check_in_time = TimeOfDay::new(5, 0);
    assert_eq!(kept_back(&home), [Kind::MilestoneEve, Kind::Nudge]);
}
