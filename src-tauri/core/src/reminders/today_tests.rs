#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::{Home, berlin};
use super::super::{LeadsTo, ReminderKind, ReminderSettings, leads_to, seen};
use crate::checkins::{self, CheckInChange};
use crate::clock::Now;
use crate::journal::Mood;
use crate::milestones::LadderKind;

#[test]
fn a_milestone_is_celebrated_once_on_opening() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    home.plan(&begun);
    home.told(&berlin("2026-10-25 09:00"));
    home.celebrate(&berlin("2026-10-25 09:01"));
    assert_eq!(home.todays_milestone(&berlin("2026-10-25 09:02")), None);
    // Opened before nine: it is celebrated then, and not told afterwards.
    let early = berlin("2026-11-23 08:10");
    home.plan(&early);
    let card = home.todays_milestone(&early).unwrap();
    assert_eq!(
        (
            card.milestone.name.code().as_str(),
            card.milestone.date_text.as_str()
        ),
        ("30days", "23 November 2026")
    );
    home.celebrate(&early);
    assert_eq!(home.claim(&berlin("2026-11-23 09:00")), None);
    assert_eq!(home.todays_milestone(&berlin("2026-11-23 09:00")), None);
}

#[test]
fn the_first_day_is_celebrated_on_the_morning_after_it() {
    let begun = berlin("2026-10-24 23:10");
    let mut home = Home::new(&begun);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    assert_eq!(home.todays_milestone(&berlin("2026-10-25 00:05")), None);
    let morning = berlin("2026-10-25 09:00");
    let card = home.todays_milestone(&morning).unwrap();
    assert_eq!(card.milestone.name.code(), "1days");
}

#[test]
fn hidden_numbers_stay_hidden_in_what_waits() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.settings.milestone_eve = true;
    let path = home.add_path("Evenings", "2026-10-24", LadderKind::Common, &begun);
    home.db
        .write(crate::db::Subject::Milestones, |tx| {
            tx.execute("UPDATE path SET counter_hidden = 1 WHERE id = ?1", [&path])?;
            Ok::<_, crate::db::DbError>(())
        })
        .unwrap();
    assert_eq!(home.told(&berlin("2026-11-22 19:00")), ["eve 30days"]);
    let waiting = home.waiting(&berlin("2026-11-22 19:30"));
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].milestone, None);
    assert_eq!(waiting[0].path_name.as_deref(), Some("Evenings"));
}

#[test]
fn without_notifications_a_milestone_is_celebrated_all_the_same_and_up_to_seven_days_later() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.settings.milestones = false;
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    let later = berlin("2026-11-30 12:00");
    assert_eq!(home.claim(&later), None);
    let card = home.todays_milestone(&later).unwrap();
    assert_eq!(
        (card.milestone.name.code().as_str(), card.milestone.in_days),
        ("30days", -7)
    );
    // Turned on later, nothing old is told.
    home.last_opened = later.instant();
    home.change_settings(ReminderSettings::default(), &later);
    assert_eq!(home.claim(&later), None);
    home.celebrate(&later);
    assert_eq!(home.todays_milestone(&later), None);
    assert_eq!(home.todays_milestone(&berlin("2026-12-01 12:00")), None);
}

#[test]
fn today_keeps_no_backlog_of_check_ins() {
    let mut home = Home::with_check_in(&berlin("2026-11-01 12:00"));
    for day in 1..=20 {
        assert_eq!(
            home.told(&berlin(&format!("2026-11-{day:02} 20:00"))),
            ["checkIn"]
        );
    }
    let now = berlin("2026-11-20 21:00");
    let waiting = home.waiting(&now);
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].when_text, "20 November 2026, 20:00");
    seen(&mut home.db, &[waiting[0].occurrence.clone()], &now).unwrap();
    assert!(home.waiting(&now).is_empty());
}

#[test]
fn a_look_back_leads_to_the_week_that_it_was_about_however_late_it_is_opened() {
    let mut home = Home::new(&berlin("2026-11-20 12:00"));
    home.settings.weekly_look = true;
    assert_eq!(home.told(&berlin("2026-11-22 18:00")), ["weeklyLook"]);
    // Opened on Monday.
    let waiting = home.waiting(&berlin("2026-11-23 08:00"));
    assert_eq!(waiting.len(), 1);
    let item = &waiting[0];
    assert_eq!(
        (item.kind, item.date.to_string().as_str()),
        (ReminderKind::WeeklyLook, "2026-11-22")
    );
    let led = home.db.read(|c| leads_to(c, &item.occurrence)).unwrap();
    let monday = "2026-11-16".parse().unwrap();
    assert_eq!(led, Some(LeadsTo::Week(monday)));
}

fn says_mood(home: &mut Home, day: &str, now: &Now) -> crate::db::UndoToken {
    let mood = CheckInChange::Mood {
        mood: Some(Mood::Good),
    };
    checkins::change(&mut home.db, day.parse().unwrap(), mood, now).unwrap()
}

/// How many times are planned in the file that a locked Cairn reads.
fn due_times(home: &Home) -> usize {
    let file = std::fs::read_to_string(home.file()).unwrap();
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    file["due"].as_array().unwrap().len()
}

#[test]
fn nobody_is_reminded_of_a_check_in_that_is_there() {
    let begun = berlin("2026-11-20 12:00");
    let mut home = Home::with_check_in(&begun);
    says_mood(&mut home, "2026-11-20", &begun);
    assert!(home.told(&berlin("2026-11-20 20:00")).is_empty());
    assert_eq!(home.told(&berlin("2026-11-21 20:00")), ["checkIn"]);
    // Made after it was told: it no longer waits, until it is taken back.
    let later = berlin("2026-11-21 20:30");
    assert_eq!(home.waiting(&later).len(), 1);
    let token = says_mood(&mut home, "2026-11-21", &later);
    assert_eq!(home.waiting(&later), []);
    home.db.undo(token).unwrap();
    assert_eq!(home.waiting(&later).len(), 1);
    // For a locked Cairn it is no longer among what is due.
    let noon = berlin("2026-11-22 12:00");
    home.plan(&noon);
    let before = due_times(&home);
    says_mood(&mut home, "2026-11-22", &noon);
    home.plan(&noon);
    assert_eq!(due_times(&home) + 1, before);
}

#[test]
fn the_wire_has_the_fields_the_page_reads() {
    let json = serde_json::to_value(ReminderSettings::default()).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "milestones": true, "milestoneTime": "09:00", "milestoneEve": false, "checkIn": false, "checkInTime": "20:00",
            "checkInDays": [], "weeklyLook": false, "weeklyLookDay": "sun", "weeklyLookTime": "18:00",
            "nudges": true, "nudgeTime": "17:00", "birthdays": true, "theirMilestones": true, "theirTime": "09:00", "quietFrom": "22:00", "quietTo": "08:00", "mostPerDay": 4, "neutral": true,
        })
    );
    let days = [super::super::Weekday::Mon, super::super::Weekday::Sun];
    assert_eq!(
        serde_json::to_value(days).unwrap(),
        serde_json::json!(["mon", "sun"])
    );
    assert_eq!(
        serde_json::to_value(super::super::ReminderKind::ContactBirthday).unwrap(),
        "contactBirthday"
    );
    assert_eq!(
        serde_json::to_value(super::super::ReminderKind::MilestoneEve).unwrap(),
        "milestoneEve"
    );
}
