#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::{Home, berlin, in_zone};
use super::*;
use crate::milestones::LadderKind;

fn tick(home: &Home, now: &Now) -> Vec<String> {
    let notice = locked_tick(&home.file(), now);
    notice
        .map(|notice| notice.occurrences.iter().map(|id| home.key(id).0).collect())
        .unwrap_or_default()
}

fn locked_home() -> Home {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::with_check_in(&now);
    home.add_path("Alcohol", "2026-11-22", LadderKind::SmallSteps, &now);
    home.plan(&now);
    home
}

#[test]
fn the_file_says_when_and_nothing_else() {
    let home = locked_home();
    let text = std::fs::read_to_string(home.file()).unwrap();
    for word in ["Alcohol", "sober", "ilestone", "check", "days", "path"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    // 14 check-ins, and 1, 3, 7 days; day 14 at 09:00 lies within two weeks too.
    assert_eq!(json["due"].as_array().unwrap().len(), 18);
    assert_eq!(json["due"][0]["at"], "2026-11-22T20:00");
    assert_eq!(json["due"][1]["at"], "2026-11-23T09:00");
    // No longer than a day, although a milestone is told for seven.
    assert_eq!(
        (&json["due"][0]["until"], &json["due"][1]["until"]),
        (&"2026-11-23T02:00".into(), &"2026-11-24T09:00".into())
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(home.file()).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn what_was_told_while_locked_is_not_told_again_and_stands_on_today() {
    let mut home = locked_home();
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-22 19:59")), None);
    assert_eq!(tick(&home, &berlin("2026-11-22 20:00")), ["checkIn"]);
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-22 20:01")), None);
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-22 19:00")), None);
    assert_eq!(tick(&home, &berlin("2026-11-23 09:00")).len(), 1);
    let now = berlin("2026-11-23 09:30");
    assert_eq!(home.claim(&now), None);
    let waiting = home.waiting(&now);
    let names: Vec<_> = waiting
        .iter()
        .map(|item| {
            (
                item.milestone.as_ref().map(|name| name.code()),
                item.when_text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            (Some("1days".to_owned()), "23 November 2026"),
            (None, "22 November 2026, 20:00")
        ]
    );
    assert_eq!(read(&home.file()).told, []);
    // And so it stays when the file comes back as it was.
    assert_eq!(home.claim(&now), None);
}

#[test]
fn a_crash_between_the_two_records_tells_at_most_once() {
    // The vault has claimed, the file has not forgotten yet: nothing was shown, so the locked Cairn may show it.
    let mut home = locked_home();
    let before = std::fs::read(home.file()).unwrap();
    let now = berlin("2026-11-22 20:00");
    assert!(home.claim(&now).is_some());
    std::fs::write(home.file(), before).unwrap();
    assert_eq!(tick(&home, &now), ["checkIn"]);
    assert_eq!(home.claim(&berlin("2026-11-22 20:01")), None);
    assert_eq!(home.waiting(&now).len(), 1);
    // Taken over by the vault, but the file still says so after a crash.
    let mut home = locked_home();
    assert_eq!(tick(&home, &now), ["checkIn"]);
    let told = std::fs::read(home.file()).unwrap();
    home.plan(&now);
    std::fs::write(home.file(), told).unwrap();
    assert_eq!(locked_tick(&home.file(), &now), None);
    assert_eq!(home.claim(&now), None);
    assert_eq!(home.waiting(&now).len(), 1);
}

#[test]
fn a_crash_after_something_was_over_tells_at_most_once() {
    let mut home = locked_home();
    let before = std::fs::read(home.file()).unwrap();
    // Too late for the check-in by a clock that is wrong; the file, after a crash, does not know that.
    home.plan(&berlin("2026-11-23 02:01"));
    std::fs::write(home.file(), before).unwrap();
    let now = berlin("2026-11-22 21:59");
    assert_eq!(tick(&home, &now), ["checkIn"]);
    assert_eq!(home.claim(&now), None);
    assert_eq!(home.waiting(&now).len(), 1);
    // Put right before it was told, the clock makes it come again.
    let mut home = locked_home();
    home.plan(&berlin("2026-11-23 02:01"));
    assert_eq!(home.told(&now), ["checkIn"]);
    // What was over long ago leaves no trace.
    home.plan(&berlin("2026-11-24 03:00"));
    home.plan(&berlin("2027-03-01 12:00"));
    let gone: u32 = home
        .db
        .read(|c| {
            c.query_row(
                "SELECT count(*) FROM occurrence WHERE state = 'gone'",
                [],
                |row| row.get(0),
            )
        })
        .unwrap();
    assert!(gone < 30, "{gone}");
}

#[test]
fn a_late_waking_is_told_for_a_day_and_left_for_the_unlock_after() {
    let mut home = locked_home();
    home.settings.check_in = false;
    home.plan(&berlin("2026-11-22 12:00"));
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-24 09:01")), None);
    assert_eq!(home.told(&berlin("2026-11-24 09:01")), ["1days+1"]);
    let home = locked_home();
    assert_eq!(tick(&home, &berlin("2026-11-23 17:00")).len(), 1);
}

#[test]
fn quiet_hours_and_the_share_of_the_day_hold_while_locked() {
    let home = locked_home();
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-22 22:00")), None);
    let mut home = locked_home();
    home.settings.most_per_day = 1;
    home.plan(&berlin("2026-11-22 12:00"));
    assert_eq!(tick(&home, &berlin("2026-11-23 09:00")).len(), 1);
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-23 20:00")), None);
    assert_eq!(tick(&home, &berlin("2026-11-24 20:00")), ["checkIn"]);
    // What was told before locking counts too.
    assert_eq!(home.told(&berlin("2026-11-26 08:00")), ["3days+1"]);
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-26 20:00")), None);
    assert_eq!(tick(&home, &berlin("2026-11-27 20:00")), ["checkIn"]);
}

#[test]
fn times_are_those_of_the_place_where_the_computer_is() {
    let home = locked_home();
    let new_york = |text: &str| in_zone(text, Tz::America__New_York);
    assert_eq!(
        locked_tick(&home.file(), &new_york("2026-11-22T19:59:00-05:00")),
        None
    );
    assert_eq!(
        tick(&home, &new_york("2026-11-22T20:00:00-05:00")),
        ["checkIn"]
    );
}

#[test]
fn the_second_coming_of_an_hour_is_not_told_at_the_first() {
    let fire = in_zone("2026-10-25T01:30:00Z", Tz::Europe__Berlin); // 02:30 for the second time
    let due = Due::new(
        OccurrenceId::new(&fire),
        fire.instant(),
        fire.instant().plus_ms(1),
        false,
        Tz::Europe__Berlin,
    );
    assert!(place(due.at.date(), due.at.time(), Tz::Europe__Berlin) >= fire.instant());
}

#[test]
fn a_damaged_file_is_as_good_as_none() {
    let mut home = locked_home();
    let good = std::fs::read(home.file()).unwrap();
    let now = berlin("2026-11-22 20:00");
    let flipped = {
        let mut bytes = good.clone();
        bytes[0] ^= 1;
        bytes
    };
    let newer = String::from_utf8(good.clone())
        .unwrap()
        .replace("\"version\":1", "\"version\":2")
        .into_bytes();
    for bad in [
        Vec::new(),
        good[..good.len() / 2].to_vec(),
        vec![0xff; 100],
        b"[]".to_vec(),
        b"null".to_vec(),
        flipped,
        newer,
    ] {
        std::fs::write(home.file(), &bad).unwrap();
        assert_eq!(locked_tick(&home.file(), &now), None);
        assert_eq!(
            std::fs::read(home.file()).unwrap(),
            bad,
            "left as it is while locked"
        );
    }
    std::fs::remove_file(home.file()).unwrap();
    assert_eq!(locked_tick(&home.file(), &now), None);
    // An open vault writes it anew and has lost nothing.
    std::fs::write(home.file(), "{").unwrap();
    assert_eq!(home.told(&now), ["checkIn"]);
    assert_eq!(tick(&home, &berlin("2026-11-23 09:00")).len(), 1);
}

#[test]
fn without_a_record_nothing_is_shown_while_locked() {
    let home = locked_home();
    // The neighbour that would take the file's place cannot be made.
    std::fs::create_dir(home.file().with_extension("due.new")).unwrap();
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-22 20:00")), None);
}

#[test]
fn moments_beyond_the_calendar_stop_nothing() {
    let home = locked_home();
    let far = r#"{"version":1,"quietFrom":null,"quietTo":null,"mostPerDay":3,"today":[9223372036854775807,-9223372036854775808],
        "due":[{"id":"a","at":"-262143-01-01T00:00","until":"+262142-12-31T23:59"}],"told":[{"id":"b","at":8210266876799999}]}"#;
    std::fs::write(home.file(), far).unwrap();
    for zone in [Tz::UTC, Tz::Pacific__Kiritimati, Tz::Pacific__Pago_Pago] {
        let now = in_zone("2026-11-22T12:00:00Z", zone);
        let _ = locked_tick(&home.file(), &now);
    }
    assert_eq!(
        locked_tick(&home.file(), &berlin("2026-11-22 12:00")),
        None,
        "told once"
    );
}
