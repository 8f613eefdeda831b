#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::{Home, berlin, in_zone};
use super::super::{
    Inputs, LATER_MS, LeadsTo, ReminderKind, ReminderSettings, leads_to, locked_tick, plan, seen,
    snooze,
};
use super::*;
use crate::clock::Now;
use crate::contacts::store::{delete_contact, save_contact};
use crate::contacts::{ContactDraft, OwnStart};
use crate::db::ContactId;

const NONE: [&str; 0] = [];

/// What the form says of someone, with one thing changed.
pub(super) fn change(
    home: &mut Home,
    id: &ContactId,
    now: &Now,
    with: impl FnOnce(&mut ContactDraft),
) {
    let mut draft = ContactDraft {
        id: Some(id.clone()),
        birthday: Some("--11-22".parse().unwrap()),
        birthday_remind: true,
        own: Some(OwnStart {
            since: "2021-11-22".parse().unwrap(),
            word: "sober".to_owned(),
            remind: true,
        }),
        ..ContactDraft::of_name("Mara")
    };
    with(&mut draft);
    save_contact(&mut home.db, &draft, now).unwrap();
}

/// A home with Mara, whose birthday and whose five years are on 22 November 2026.
pub(super) fn with_mara(now: &Now) -> (Home, ContactId) {
    let mut home = Home::new(now);
    let mara = home.add_theirs("Mara", Some("--11-22"), Some("2021-11-22"), now);
    (home, mara)
}

#[test]
fn a_birthday_is_told_once_every_year_on_its_day() {
    let now = berlin("2025-12-01 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_theirs("Mara", Some("1980-11-22"), None, &now);
    home.add_theirs("Not yet born", Some("2026-11-22"), None, &now);
    assert_eq!(home.told(&berlin("2026-11-22 08:59")), NONE);
    let notice = home.claim(&berlin("2026-11-22 09:00")).unwrap();
    let [item] = notice.items.as_slice() else {
        panic!("{notice:?}");
    };
    assert_eq!(
        (
            item.kind,
            item.contact.as_ref(),
            item.contact_name.as_deref()
        ),
        (ReminderKind::ContactBirthday, Some(&mara), Some("Mara"))
    );
    for later in ["2026-11-22 09:01", "2026-11-22 21:00", "2026-11-23 09:00"] {
        assert_eq!(home.told(&berlin(later)), NONE, "{later}");
    }
    // The first of the other one is a year after the day of birth.
    let mut year_after = home.told(&berlin("2027-11-22 09:00"));
    year_after.sort();
    assert_eq!(year_after, ["birthday Mara", "birthday Not yet born"]);
}

#[test]
fn on_29_february_the_setting_chooses_the_day_and_a_change_of_it_tells_nothing_twice() {
    let now = berlin("2026-12-01 12:00");
    let told = |home: &mut Home, at: &str, leap: LeapDay| -> usize {
        let (file, settings) = (home.file(), home.settings.clone());
        let inputs = Inputs {
            settings: &settings,
            leap,
            last_opened: home.last_opened,
        };
        let words = crate::words::Words::new("en");
        let notice = super::super::claim(&mut home.db, &file, &berlin(at), &inputs, &words);
        notice.unwrap().map_or(0, |notice| notice.items.len())
    };
    use LeapDay::{Feb28, Mar1};
    for (leap, on, beside) in [
        (Feb28, "2027-02-28 09:00", "2027-03-01 09:00"),
        (Mar1, "2027-03-01 09:00", "2027-02-28 09:00"),
    ] {
        let mut home = Home::new(&now);
        home.add_theirs("Mara", Some("--02-29"), Some("2024-02-29"), &now);
        if beside < on {
            assert_eq!(told(&mut home, beside, leap), 0);
        }
        assert_eq!(told(&mut home, on, leap), 2, "{leap:?}");
        // The setting is changed, and the other day comes.
        let other = if leap == Feb28 { Mar1 } else { Feb28 };
        assert_eq!(told(&mut home, "2027-03-01 09:05", other), 0);
        assert_eq!(told(&mut home, "2028-02-29 09:00", leap), 2);
        assert_eq!(told(&mut home, "2028-03-01 09:00", leap), 0);
    }
}

#[test]
fn what_someone_counts_is_told_at_the_chips_and_every_year() {
    let now = berlin("2026-01-31 12:00");
    let mut home = Home::new(&now);
    home.add_theirs("Mara", None, Some("2026-01-31"), &now);
    for (day, told) in [
        ("2026-02-01", None),
        ("2026-03-02", Some("Mara 30days")),
        ("2026-04-01", Some("Mara 60days")),
        ("2026-05-01", Some("Mara 90days")),
        ("2026-07-31", Some("Mara 6months")),
        ("2026-10-31", Some("Mara 9months")),
        ("2027-01-31", Some("Mara 1years")),
        ("2027-07-31", Some("Mara 18months")),
        ("2028-01-31", Some("Mara 2years")),
        ("2028-07-31", None),
        ("2029-01-31", Some("Mara 3years")),
    ] {
        let now = berlin(&format!("{day} 09:00"));
        let said: Vec<_> = told.into_iter().collect();
        assert_eq!(home.told(&now), said, "{day}");
    }
}

#[test]
fn late_they_are_told_on_the_same_day_only_and_not_in_quiet_hours() {
    let now = berlin("2026-11-21 12:00");
    let (mut home, _) = with_mara(&now);
    assert_eq!(home.told(&berlin("2026-11-22 21:59")).len(), 2);
    let (mut home, _) = with_mara(&now);
    assert_eq!(home.told(&berlin("2026-11-22 22:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-23 08:00")), NONE);
    assert!(home.waiting(&berlin("2026-11-23 08:00")).is_empty());
    // Early in the morning they wait until the quiet hours are over.
    let (mut home, _) = with_mara(&now);
    home.settings.their_time = crate::time_of_day::TimeOfDay::new(6, 0);
    assert_eq!(home.told(&berlin("2026-11-22 06:00")), NONE);
    assert_eq!(
        home.next_wake(&berlin("2026-11-22 06:00")),
        Some(berlin("2026-11-22 08:00").instant())
    );
    assert_eq!(home.told(&berlin("2026-11-22 08:00")).len(), 2);
}

#[test]
fn each_kind_has_its_switch_and_begins_with_the_next_one() {
    let now = berlin("2026-11-21 12:00");
    let at = berlin("2026-11-22 09:00");
    let (mut home, _) = with_mara(&now);
    home.settings.birthdays = false;
    assert_eq!(home.told(&at), ["Mara 5years"]);
    let (mut home, _) = with_mara(&now);
    home.settings.their_milestones = false;
    assert_eq!(home.told(&at), ["birthday Mara"]);
    let later = berlin("2026-11-22 10:00");
    home.change_settings(ReminderSettings::default(), &later);
    assert_eq!(home.told(&later), NONE);
}

#[test]
fn they_take_their_place_in_the_days_share_after_milestones_and_appointments() {
    let now = berlin("2026-11-21 12:00");
    let (mut home, _) = with_mara(&now);
    home.settings.most_per_day = 1;
    home.add_own(
        &super::super::test_home::appointment("Meeting", "2026-11-22", (12, 0), 60),
        &now,
    );
    assert_eq!(home.told(&berlin("2026-11-22 09:00")), NONE);
    // What comes first takes along what waits.
    assert_eq!(
        home.told(&berlin("2026-11-22 11:00")),
        [
            "birthday Mara",
            "Mara 5years",
            "Meeting at 22 November 2026, 12:00"
        ]
    );
    // What the share keeps back until it is too late stands on Today.
    let (mut home, _) = with_mara(&now);
    home.settings.most_per_day = 1;
    home.add_own(
        &super::super::test_home::own("Tea", "2026-11-22", (8, 30)),
        &now,
    );
    assert_eq!(home.told(&berlin("2026-11-22 08:30")), ["Tea"]);
    let evening = berlin("2026-11-22 21:00");
    assert_eq!(home.told(&evening), NONE);
    let kinds: Vec<_> = home
        .waiting(&evening)
        .into_iter()
        .map(|item| item.kind)
        .collect();
    assert!(kinds.contains(&ReminderKind::ContactBirthday), "{kinds:?}");
    assert!(kinds.contains(&ReminderKind::ContactMilestone), "{kinds:?}");
}

#[test]
fn on_a_hard_date_and_after_a_long_absence_they_are_told_all_the_same() {
    let now = berlin("2026-10-01 12:00");
    let (mut home, _) = with_mara(&now);
    home.add_hard_date("Jo", "2019-11-22", &now);
    let told = home.told(&berlin("2026-11-22 09:00"));
    assert_eq!(told, ["birthday Mara", "hard Jo", "Mara 5years"]);
}

#[test]
fn on_today_they_stand_until_they_are_seen_for_a_week() {
    let now = berlin("2026-11-21 12:00");
    let (mut home, mara) = with_mara(&now);
    let at = berlin("2026-11-22 09:00");
    home.told(&at);
    let waiting = home.waiting(&berlin("2026-11-24 20:00"));
    assert_eq!(waiting.len(), 2);
    for item in &waiting {
        assert_eq!(item.when_text, "22 November 2026");
        assert_eq!(
            (
                item.contact.as_ref(),
                item.contact_name.as_deref(),
                item.words.as_deref()
            ),
            (Some(&mara), Some("Mara"), None)
        );
        let led = home.db.read(|c| leads_to(c, &item.occurrence)).unwrap();
        assert_eq!(led, Some(LeadsTo::Person(mara.clone())));
    }
    let years = waiting
        .iter()
        .find(|item| item.kind == ReminderKind::ContactMilestone);
    assert_eq!(years.unwrap().milestone.as_ref().unwrap().code(), "5years");
    assert_eq!(home.waiting(&berlin("2026-11-29 20:00")).len(), 2);
    assert!(home.waiting(&berlin("2026-11-30 08:00")).is_empty());
    seen(&mut home.db, &[waiting[0].occurrence.clone()], &at).unwrap();
    assert_eq!(home.waiting(&at).len(), 1);
    // A first day that is corrected takes the milestone back.
    change(&mut home, &mara, &at, |draft| {
        draft.own.as_mut().unwrap().since = "2021-11-20".parse().unwrap();
        draft.birthday = Some("--11-20".parse().unwrap());
    });
    assert!(home.waiting(&at).is_empty());
    // A click on one whose contact is gone, or that is about something else, leads to nobody.
    delete_contact(&mut home.db, &mara, &at).unwrap();
    let id = waiting[0].occurrence.clone();
    assert_eq!(home.db.read(|c| leads_to(c, &id)).unwrap(), None);
    let unknown = crate::db::OccurrenceId::from("none".to_owned());
    assert_eq!(home.db.read(|c| leads_to(c, &unknown)).unwrap(), None);
}

#[test]
fn later_tells_them_again_in_an_hour_and_says_how_late_it_is() {
    let now = berlin("2026-11-21 12:00");
    let mut home = Home::new(&now);
    home.add_theirs("Mara", Some("--11-22"), None, &now);
    let at = berlin("2026-11-22 21:30");
    assert_eq!(home.told(&at), ["birthday Mara"]);
    let ids = [home.waiting(&at)[0].occurrence.clone()];
    snooze(&mut home.db, &ids, at.instant().plus_ms(LATER_MS)).unwrap();
    assert!(home.waiting(&at).is_empty());
    assert_eq!(home.told(&berlin("2026-11-22 22:30")), NONE);
    // It was asked for: the quiet hours do not take it away.
    assert_eq!(home.told(&berlin("2026-11-23 08:00")), ["birthday Mara+1"]);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), NONE);
}

#[test]
fn a_journey_or_a_clock_set_back_tells_nothing_twice() {
    let now = in_zone("2026-11-20T12:00:00+14:00", Tz::Pacific__Kiritimati);
    let (mut home, _) = with_mara(&now);
    let told = in_zone("2026-11-22T09:00:00+14:00", Tz::Pacific__Kiritimati);
    assert_eq!(home.told(&told).len(), 2);
    for again in ["2026-11-21T20:00:00-10:00", "2026-11-22T09:00:00-10:00"] {
        assert_eq!(
            home.told(&in_zone(again, Tz::Pacific__Honolulu)),
            NONE,
            "{again}"
        );
    }
}

#[test]
fn while_locked_they_are_told_once_and_stand_on_today() {
    let now = berlin("2026-11-21 12:00");
    let (mut home, _) = with_mara(&now);
    home.plan(&now);
    // The file says when, and nothing of whom or of what.
    let file = std::fs::read_to_string(home.file()).unwrap();
    for word in ["Mara", "birthday", "heir", "years"] {
        assert!(!file.contains(word), "{word} in {file}");
    }
    let notice = locked_tick(&home.file(), &berlin("2026-11-22 09:00")).unwrap();
    assert_eq!(notice.occurrences.len(), 2);
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-22 09:01")), None);
    let back = berlin("2026-11-22 12:00");
    assert_eq!(home.told(&back), NONE);
    assert_eq!(home.waiting(&back).len(), 2);
    // What nobody looked for on the day is not told on the next, locked neither.
    let (mut home, _) = with_mara(&now);
    home.plan(&now);
    assert_eq!(locked_tick(&home.file(), &berlin("2026-11-23 08:00")), None);
}

#[test]
fn a_year_without_end_costs_nothing() {
    // Someone who counts since long ago, and plans that are made every half a minute.
    let now = berlin("2026-11-21 12:00");
    let mut home = Home::new(&now);
    home.add_theirs("Mara", Some("0001-01-01"), Some("1900-01-01"), &now);
    let settings = home.settings.clone();
    let inputs = Inputs {
        settings: &settings,
        leap: LeapDay::Feb28,
        last_opened: home.last_opened,
    };
    let file = home.file();
    plan(&mut home.db, &file, &now, &inputs).unwrap();
    let told = home.told(&berlin("2027-01-01 09:00"));
    assert_eq!(told, ["birthday Mara", "Mara 127years"]);
}
