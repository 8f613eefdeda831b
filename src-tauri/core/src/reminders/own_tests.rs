#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{Home, appointment, berlin, own};
use super::super::{LATER_MS, empty_trash, seen, snooze};
use super::*;
use crate::clock::Now;
use crate::milestones::LadderKind;
use crate::trash::until;

const NONE: [&str; 0] = [];

fn daily(words: &str, start: &str, time: (u32, u32)) -> NewOwnReminder {
    NewOwnReminder {
        rule: Repeat::Daily { every: 1 },
        ..own(words, start, time)
    }
}

#[test]
fn the_persons_own_is_told_on_its_day_and_up_to_a_day_later() {
    let now = berlin("2026-11-22 12:00");
    for (asked, told) in [
        ("2026-11-24 08:59", &[] as &[&str]),
        ("2026-11-24 09:00", &["Pills"]),
        ("2026-11-25 09:00", &["Pills+1"]),
        ("2026-11-25 09:01", &[]),
    ] {
        let mut home = Home::new(&now);
        home.add_own(&own("Pills", "2026-11-24", (9, 0)), &now);
        assert_eq!(home.told(&berlin(asked)), told, "{asked}");
        assert_eq!(home.told(&berlin(asked)), NONE, "{asked}");
    }
}

#[test]
fn an_appointment_is_told_before_it_begins_and_not_after() {
    let now = berlin("2026-11-22 12:00");
    let dentist = "Dentist at 24 November 2026, 10:00";
    for (before, asked, told) in [
        (30, "2026-11-24 09:29", NONE.as_slice()),
        (30, "2026-11-24 09:30", &[dentist]),
        (30, "2026-11-24 10:00", &[dentist]),
        (30, "2026-11-24 10:01", &[]),
        (0, "2026-11-24 10:01", &[dentist]),
        (0, "2026-11-24 10:02", &[]),
        // A week before was past when it was set.
        (MOST_BEFORE, "2026-11-22 12:01", &[]),
        (MOST_BEFORE, "2026-11-24 10:00", &[dentist]),
    ] {
        let mut home = Home::new(&now);
        home.add_own(&appointment("Dentist", "2026-11-24", (10, 0), before), &now);
        assert_eq!(home.told(&berlin(asked)), told, "{before} {asked}");
    }
    // A week before, while the vault is locked since long: it lies in the file.
    let mut home = Home::new(&now);
    home.add_own(
        &appointment("Dentist", "2026-12-12", (10, 0), MOST_BEFORE),
        &now,
    );
    home.plan(&now);
    let later = berlin("2026-12-05 10:00");
    assert!(super::super::locked_tick(&home.file(), &later).is_some());
}

#[test]
fn later_on_an_appointment_means_as_it_begins() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_own(&appointment("Dentist", "2026-11-24", (10, 0), 30), &now);
    let told = berlin("2026-11-24 09:30");
    let notice = home.claim(&told).unwrap();
    let ids = [notice.items[0].occurrence.clone()];
    super::super::shown(&mut home.db, &ids).unwrap();
    snooze(&mut home.db, &ids, told.instant().plus_ms(LATER_MS)).unwrap();
    assert_eq!(home.told(&berlin("2026-11-24 09:59")), NONE);
    let begins = berlin("2026-11-24 10:00");
    assert_eq!(home.told(&begins).len(), 1);
    snooze(&mut home.db, &ids, begins.instant().plus_ms(LATER_MS)).unwrap();
    assert_eq!(home.told(&berlin("2026-11-24 10:01")), NONE);
    assert_eq!(home.told(&berlin("2026-11-24 11:00")), NONE);
    // One that is told as it begins has no later.
    let mut home = Home::new(&now);
    home.add_own(&appointment("Dentist", "2026-11-24", (10, 0), 0), &now);
    let notice = home.claim(&begins).unwrap();
    let ids = [notice.items[0].occurrence.clone()];
    snooze(&mut home.db, &ids, begins.instant().plus_ms(LATER_MS)).unwrap();
    assert_eq!(home.told(&berlin("2026-11-24 10:02")), NONE);
    assert_eq!(home.told(&berlin("2026-11-24 11:00")), NONE);
}

#[test]
fn a_time_that_the_clock_skips_comes_at_the_first_minute_that_exists() {
    let now = berlin("2026-03-20 12:00");
    let mut home = Home::new(&now);
    home.settings.quiet_from = home.settings.quiet_to;
    home.add_own(&daily("Pills", "2026-03-29", (2, 30)), &now);
    assert_eq!(home.told(&berlin("2026-03-29 01:59")), NONE);
    assert_eq!(home.told(&berlin("2026-03-29 03:00")), ["Pills"]);
    assert_eq!(home.told(&berlin("2026-03-30 02:29")), NONE);
    assert_eq!(home.told(&berlin("2026-03-30 02:30")), ["Pills"]);
}

#[test]
fn what_is_changed_is_told_at_its_new_time() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let id = home.add_own(&daily("Pills", "2026-11-23", (9, 0)), &now);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), ["Pills"]);
    let change = |home: &mut Home, new: &NewOwnReminder, now: &Now| {
        let token = change_own_reminder(&mut home.db, &id, new, now).unwrap();
        home.plan(now);
        token
    };
    // Other words: it stays told, and stands on Today under them.
    let now = berlin("2026-11-23 10:00");
    change(&mut home, &daily("Medicine", "2026-11-23", (9, 0)), &now);
    assert_eq!(home.told(&now), NONE);
    assert_eq!(home.waiting(&now)[0].words.as_deref(), Some("Medicine"));
    // Another time today, and an undo: neither tells twice what was told.
    let token = change(&mut home, &daily("Medicine", "2026-11-23", (18, 0)), &now);
    assert!(home.waiting(&now).is_empty());
    home.db.undo(token).unwrap();
    assert_eq!(home.told(&berlin("2026-11-23 18:00")), NONE);
    change(&mut home, &daily("Medicine", "2026-11-23", (18, 0)), &now);
    assert_eq!(home.told(&berlin("2026-11-23 18:00")), ["Medicine"]);
    // A time that is over today begins tomorrow.
    let evening = berlin("2026-11-23 19:00");
    change(
        &mut home,
        &daily("Medicine", "2026-11-23", (12, 0)),
        &evening,
    );
    assert_eq!(home.told(&evening), NONE);
    assert_eq!(home.told(&berlin("2026-11-24 12:00")), ["Medicine"]);
}

#[test]
fn what_was_off_begins_with_the_next_time() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let off = NewOwnReminder {
        enabled: false,
        ..daily("Pills", "2026-11-20", (9, 0))
    };
    let id = home.add_own(&off, &now);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), NONE);
    let now = berlin("2026-11-23 10:00");
    let on = daily("Pills", "2026-11-20", (9, 0));
    change_own_reminder(&mut home.db, &id, &on, &now).unwrap();
    assert_eq!(home.told(&now), NONE);
    assert_eq!(home.told(&berlin("2026-11-24 09:00")), ["Pills"]);
}

#[test]
fn a_removed_one_is_not_told_and_comes_back_with_undo() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let id = home.add_own(&daily("Pills", "2026-11-20", (9, 0)), &now);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), ["Pills"]);
    let token = remove_own_reminder(&mut home.db, &id, &now).unwrap();
    assert!(home.waiting(&berlin("2026-11-23 09:01")).is_empty());
    assert_eq!(home.told(&berlin("2026-11-24 09:00")), NONE);
    let again = remove_own_reminder(&mut home.db, &id, &now);
    assert!(matches!(again, Err(ReminderError::Db(DbError::NotFound))));
    home.db.undo(token).unwrap();
    assert_eq!(home.told(&berlin("2026-11-24 09:00")), ["Pills"]);
    remove_own_reminder(&mut home.db, &id, &now).unwrap();
    assert_eq!(
        empty_trash(&mut home.db, until(&berlin("2026-12-22 11:00"))).unwrap(),
        0
    );
    assert_eq!(
        empty_trash(&mut home.db, until(&berlin("2026-12-22 13:00"))).unwrap(),
        1
    );
}

#[test]
fn today_keeps_the_last_of_each() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_own(&daily("Pills", "2026-11-20", (9, 0)), &now);
    home.add_own(&daily("Water", "2026-11-20", (10, 0)), &now);
    for day in 23..=27 {
        home.told(&berlin(&format!("2026-11-{day} 09:00")));
        home.told(&berlin(&format!("2026-11-{day} 10:00")));
    }
    let now = berlin("2026-11-27 12:00");
    let lines: Vec<_> = home
        .waiting(&now)
        .into_iter()
        .map(|item| (item.words.unwrap(), item.when_text))
        .collect();
    let line = |words: &str, when: &str| (words.to_owned(), when.to_owned());
    assert_eq!(
        lines,
        [
            line("Water", "27 November 2026, 10:00"),
            line("Pills", "27 November 2026, 09:00")
        ]
    );
    for item in home.waiting(&now) {
        seen(&mut home.db, &[item.occurrence], &now).unwrap();
    }
    assert!(home.waiting(&now).is_empty());
}

#[test]
fn what_cannot_be_told_is_refused() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let mut refused = |change: &dyn Fn(&mut NewOwnReminder)| {
        let mut new = own("Pills", "2026-11-23", (9, 0));
        change(&mut new);
        add_own_reminder(&mut home.db, &new, &now).unwrap_err()
    };
    let custom = |rrule: &str| Repeat::Custom {
        rrule: rrule.to_owned(),
    };
    use ReminderError as E;
    assert!(matches!(
        refused(&|new| new.words = " \n".to_owned()),
        E::NameEmpty
    ));
    let long = "é".repeat(LONGEST_WORDS + 1);
    assert!(matches!(
        refused(&|new| new.words.clone_from(&long)),
        E::TextTooLong
    ));
    assert!(matches!(
        refused(&|new| new.start = "2026-11-21".parse().unwrap()),
        E::BadDate
    ));
    assert!(matches!(
        refused(&|new| new.start = "1500-01-01".parse().unwrap()),
        E::BadDate
    ));
    for (rule, error) in [
        ("FREQ=SECONDLY", RuleError::TooOften),
        ("FREQ=DAILY;UNTIL=20201231", RuleError::NeverComes),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", RuleError::NeverComes),
        ("FREQ=YEARLY;BYWEEKNO=3", RuleError::NotTold("BYWEEKNO")),
        ("hello", RuleError::NotARule),
    ] {
        let told = refused(&|new| new.rule = custom(rule));
        assert!(
            matches!(told, E::BadRule(found) if found == error),
            "{rule}: {told}"
        );
        assert!(!told.to_string().contains("hello"));
    }
    for _ in 0..MOST_REMINDERS {
        home.add_own(&own("Pills", "2026-11-23", (9, 0)), &now);
    }
    let more = add_own_reminder(&mut home.db, &own("Pills", "2026-11-23", (9, 0)), &now);
    assert!(matches!(more, Err(E::TooMany)));
}

fn plan_with(rules: &[&str], many: u32) -> std::time::Duration {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_path("Alcohol", "2020-11-22", LadderKind::SmallSteps, &now);
    for (_, rule) in (0..many).zip(rules.iter().cycle()) {
        let new = NewOwnReminder {
            rule: Repeat::Custom {
                rrule: (*rule).to_owned(),
            },
            ..own("Pills", "1950-01-01", (9, 0))
        };
        home.add_own(&new, &now);
    }
    home.plan(&now);
    let begun = std::time::Instant::now();
    home.plan(&now);
    let took = begun.elapsed();
    println!("{many} reminders are planned in {took:?}");
    let size = std::fs::metadata(home.file()).unwrap().len();
    assert!(size < 1024 * 1024, "{size}");
    took
}

#[test]
fn planning_takes_no_long_whatever_the_rules_say() {
    plan_with(
        &["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY"],
        10,
    );
    let hostile = [
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;COUNT=40000",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1",
        "FREQ=DAILY;BYMONTH=12",
    ];
    // Far more than anybody has, without optimisation.
    let took = plan_with(&hostile, MOST_REMINDERS);
    assert!(took < std::time::Duration::from_secs(10), "{took:?}");
}
