#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::*;
use crate::clock::{Instant, place};
use crate::contacts::{ChannelDraft, ChannelKind, ContactDraft, Standing};
use crate::db::Db;
use crate::milestones::{
    Decision, LeapDay, NewHardDate, NewPath, NewSetback, add_hard_date, add_path, answered_back,
    came_back, change_hard_date, note_setback, put_away_setback_question, setback_question_shown,
};
use crate::reminders::ReminderSettings;
use crate::settings::Settings;
use crate::time_of_day::TimeOfDay;

/// Noon in Berlin.
fn noon(day: &str) -> Now {
    let time = TimeOfDay::new(12, 0).time();
    Now {
        utc: place(day.parse().unwrap(), time, Tz::Europe__Berlin).utc(),
        zone: Tz::Europe__Berlin,
    }
}

/// A journal in which the first steps are done, with a path that began on 3 February 2026.
fn home() -> (Db, PathId) {
    let mut db = Db::in_memory().unwrap();
    let done = Settings {
        welcome_done: true,
        ..Settings::default()
    };
    settings::save(&mut db, &done).unwrap();
    let new = NewPath {
        name: "Alcohol".to_owned(),
        start: Some("2026-02-03".parse().unwrap()),
        ..NewPath::default()
    };
    let path = add_path(&mut db, &new, &noon("2026-02-03")).unwrap();
    (db, path)
}

fn shown(db: &Db, now: &Now, last_opened: Instant) -> Today {
    shown_about(db, now, last_opened, None)
}

fn shown_about(db: &Db, now: &Now, last_opened: Instant, about: Option<&OccurrenceId>) -> Today {
    let words = Words::new("en");
    let reminder_settings = ReminderSettings::default();
    let inputs = Inputs {
        settings: &reminder_settings,
        leap: LeapDay::Feb28,
        last_opened,
    };
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &words,
    };
    let protection = Protection {
        not_as_written: false,
        slots: &[],
        keys_older: false,
    };
    db.read(|c| {
        let paths = milestones::paths(c, &look)?;
        let first = contacts::first_call(c, "", "DE").unwrap();
        let opening = Opening {
            inputs: &inputs,
            about,
            words: &words,
            region: "DE",
            now,
        };
        today(c, paths, first, &protection, opening)
    })
    .unwrap()
}

/// The card's name on the wire; "none" without one.
fn card(db: &Db, now: &Now) -> String {
    let card = shown(db, now, now.instant()).card;
    let Some(card) = card else {
        return "none".to_owned();
    };
    let wire = serde_json::to_value(card).unwrap();
    wire["kind"].as_str().unwrap().to_owned()
}

fn hard_date(day: &str, contact_id: Option<ContactId>) -> NewHardDate {
    NewHardDate {
        words: "Ana".to_owned(),
        date: day.parse().unwrap(),
        yearly: true,
        remind: false,
        remind_time: TimeOfDay::new(9, 0),
        contact_id,
    }
}

fn contact(db: &mut Db, name: &str, number: &str) -> ContactId {
    contact_by(db, name, ChannelKind::Phone, number)
}

fn contact_by(db: &mut Db, name: &str, kind: ChannelKind, number: &str) -> ContactId {
    let draft = ContactDraft {
        channels: vec![ChannelDraft {
            id: None,
            kind,
            label: String::new(),
            value: number.to_owned(),
        }],
        ..ContactDraft::of_name(name)
    };
    contacts::save_contact(db, &draft, &noon("2026-02-03")).unwrap()
}

#[test]
fn on_a_hard_date_company_is_offered_and_the_milestone_waits_until_the_next_day() {
    let (mut db, _) = home();
    // Thirty days of the path fall on the day.
    let day = noon("2026-03-05");
    assert_eq!(card(&db, &day), "milestone");
    add_hard_date(&mut db, &hard_date("2019-03-05", None), &day).unwrap();
    assert_eq!(card(&db, &day), "hardDate");
    let next = noon("2026-03-06");
    let Some(TodayCard::Milestone { milestone, .. }) = shown(&db, &next, next.instant()).card
    else {
        panic!("no milestone");
    };
    assert_eq!(
        (milestone.in_days, milestone.date_text.as_str()),
        (-1, "5 March 2026")
    );
}

#[test]
fn company_is_whom_the_date_names_or_else_the_first_call() {
    let (mut db, _) = home();
    let day = noon("2026-03-05");
    let called = |db: &Db| match shown(db, &day, day.instant()).card {
        Some(TodayCard::HardDate { first_call, .. }) => {
            first_call.map(|call| (call.label, call.channel.unwrap().display))
        }
        other => panic!("{other:?}"),
    };
    let id = add_hard_date(&mut db, &hard_date("2019-03-05", None), &day).unwrap();
    assert_eq!(called(&db), None);
    contact(&mut db, "Ben", "030 123456");
    let cleo = contact(&mut db, "Cleo", "030 654321");
    let silent = contact(&mut db, "Dana", "by letter");
    assert_eq!(called(&db).unwrap().0, "Ben");
    for (who, wanted) in [(&cleo, "Cleo"), (&silent, "Ben")] {
        let with = hard_date("2019-03-05", Some(who.clone()));
        change_hard_date(&mut db, &id, &with, &day).unwrap();
        assert_eq!(called(&db).unwrap().0, wanted);
    }
    // A number is at home where the person is: it is grouped so, and leads to services that know people by it.
    let grouped = contact(&mut db, "Emil", "01712345678");
    let service = contact_by(&mut db, "Finn", ChannelKind::Whatsapp, "01712345679");
    for (who, name, display) in [
        (grouped, "Emil", "0171 2345678"),
        (service, "Finn", "0171 2345679"),
    ] {
        let with = hard_date("2019-03-05", Some(who));
        change_hard_date(&mut db, &id, &with, &day).unwrap();
        let expected = Some((name.to_owned(), display.to_owned()));
        assert_eq!(called(&db), expected);
    }
}

#[test]
fn nobody_is_offered_on_a_hard_date_who_is_not_to_be() {
    let (mut db, _) = home();
    let day = noon("2026-03-05");
    let called = |db: &Db| match shown(db, &day, day.instant()).card {
        Some(TodayCard::HardDate {
            first_call,
            hard_date,
        }) => (first_call.map(|call| call.name), hard_date.contact_id),
        other => panic!("{other:?}"),
    };
    let ben = contact(&mut db, "Ben", "030 123456");
    let cleo = contact(&mut db, "Cleo", "030 654321");
    add_hard_date(&mut db, &hard_date("2019-03-05", Some(cleo.clone())), &day).unwrap();
    assert_eq!(called(&db), (Some("Cleo".to_owned()), Some(cleo.clone())));
    let stands = |db: &mut Db, id: &ContactId, name: &str, standing: Standing| {
        let draft = ContactDraft {
            id: Some(id.clone()),
            standing,
            channels: vec![ChannelDraft {
                id: None,
                kind: ChannelKind::Phone,
                label: String::new(),
                value: "030 123456".to_owned(),
            }],
            ..ContactDraft::of_name(name)
        };
        contacts::save_contact(db, &draft, &day).unwrap();
    };
    for standing in [Standing::Died, Standing::NotSafe] {
        stands(&mut db, &cleo, "Cleo", standing);
        assert_eq!(called(&db), (Some("Ben".to_owned()), Some(cleo.clone())));
    }
    stands(&mut db, &ben, "Ben", Standing::NotSafe);
    assert_eq!(called(&db), (None, Some(cleo.clone())));
}

#[test]
fn after_a_long_time_the_date_is_asked_for_before_anything_else() {
    let (mut db, path) = home();
    let last = noon("2026-02-03");
    let back = noon("2026-03-05");
    add_hard_date(&mut db, &hard_date("2019-03-05", None), &back).unwrap();
    let asked_first = shown(&db, &back, last.instant()).card;
    let Some(TodayCard::Back {
        path: asked,
        path_name,
        start_text,
    }) = asked_first
    else {
        panic!("{asked_first:?}");
    };
    assert_eq!(
        (asked, path_name.as_str(), start_text.as_str()),
        (path, "Alcohol", "3 February 2026")
    );
    // It stands although the opening is noted, until it is answered.
    came_back(&mut db, &back, last.instant()).unwrap();
    assert_eq!(card(&db, &back), "back");
    answered_back(&mut db, None, &back, back.instant()).unwrap();
    assert_eq!(card(&db, &back), "hardDate");
}

#[test]
fn without_a_date_nothing_is_asked_after_a_long_time() {
    let mut db = Db::in_memory().unwrap();
    let new = NewPath {
        name: "Alcohol".to_owned(),
        ..NewPath::default()
    };
    add_path(&mut db, &new, &noon("2026-02-03")).unwrap();
    let (last, back) = (noon("2026-02-03"), noon("2026-06-03"));
    let card = shown(&db, &back, last.instant()).card;
    assert!(matches!(card, Some(TodayCard::Protect)), "{card:?}");
}

#[test]
fn what_led_to_a_setback_is_asked_the_next_day_after_the_milestone() {
    let (mut db, path) = home();
    let day = noon("2026-03-04");
    let new = NewSetback {
        date: day.today(),
        called: "a slip".to_owned(),
        decision: Decision::Noted,
        words: String::new(),
    };
    note_setback(&mut db, &path, &new, &day).unwrap();
    assert_eq!(card(&db, &day), "none");
    assert_eq!(card(&db, &noon("2026-03-05")), "milestone");
    let later = noon("2026-03-14");
    let asked = shown(&db, &later, later.instant()).card;
    let Some(TodayCard::SetbackQuestion { setback, path_name }) = asked else {
        panic!("{asked:?}");
    };
    assert_eq!(
        (setback.called.as_str(), path_name.as_str()),
        ("a slip", "Alcohol")
    );
    let token = put_away_setback_question(&mut db, &setback.id).unwrap();
    assert_eq!(card(&db, &later), "none");
    db.undo(token).unwrap();
    // Shown once, it hides nothing on the days that follow.
    setback_question_shown(&mut db, &setback.id, &later).unwrap();
    assert_eq!(card(&db, &later), "setbackQuestion");
    assert_eq!(card(&db, &noon("2026-03-15")), "none");
}

#[test]
fn what_a_notification_was_about_comes_first() {
    let (mut db, _) = home();
    let (day, last) = (noon("2026-03-05"), noon("2026-03-04").instant());
    add_hard_date(&mut db, &hard_date("2019-03-05", None), &day).unwrap();
    db.write(crate::db::Subject::Reminders, |tx| {
        tx.execute_batch(
            "INSERT INTO occurrence (id, rule, date, due_at, state, delivered_at)
             VALUES ('check', 'checkIn', '2026-03-05', 0, 'shown', 1), ('week', 'weeklyLook', '2026-03-05', 0, 'shown', 1)",
        )?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    let about = |id: Option<&str>| {
        let id = id.map(|id| OccurrenceId::from(id.to_owned()));
        let card = shown_about(&db, &day, last, id.as_ref()).card.unwrap();
        serde_json::to_value(card).unwrap()["kind"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(about(None), "hardDate");
    assert_eq!(about(Some("check")), "checkIn");
    assert_eq!(about(Some("week")), "whileAway");
    assert_eq!(about(Some("gone")), "hardDate");
}
