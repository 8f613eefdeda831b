#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::super::test_home::{Home, appointment, berlin, own};
use super::super::{
    NewOwnReminder, ReminderError, Repeat, Weekday, add_own_reminder, change_own_reminder,
    remove_own_reminder, restore_own_reminder,
};
use super::*;
use crate::contacts::{ContactDraft, Standing, store};
use crate::db::Db;

fn with(contact: Option<&ContactId>) -> AppointmentAbout {
    AppointmentAbout {
        what: Some(AppointmentWith::Therapist),
        place: " Mill Lane 3 ".to_owned(),
        note: "Bring the letter".to_owned(),
        contact: contact.cloned(),
    }
}

fn lines(home: &Home, now: &str) -> (Vec<String>, Vec<String>) {
    let all = home.appointments(&berlin(now));
    let coming = all.coming.into_iter().map(|one| {
        let begins = one.begins.unwrap();
        format!("{} {} +{}", one.words, begins.text, begins.in_days)
    });
    let over = all
        .over
        .into_iter()
        .map(|one| format!("{} {}", one.words, one.began.unwrap().text));
    (coming.collect(), over.collect())
}

#[test]
fn a_stored_word_is_the_word_on_the_wire() {
    use AppointmentWith as With;
    for what in [
        With::Therapist,
        With::Doctor,
        With::Court,
        With::Coach,
        With::Other,
    ] {
        assert_eq!(serde_json::to_value(what).unwrap(), what.as_str());
        assert_eq!(With::from_word(what.as_str()), Some(what));
    }
    assert_eq!(With::from_word(""), None);
    assert_eq!(With::from_word("dentist"), Some(With::Other));
}

#[test]
fn they_stand_in_the_order_in_which_they_begin_also_what_is_only_written_down() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_own(&own("Pills", "2026-11-23", (9, 0)), &now);
    // Told a week before, it begins after the other.
    home.add_own(
        &appointment("Court", "2026-12-01", (9, 0), 7 * 24 * 60),
        &now,
    );
    let quiet = NewOwnReminder {
        enabled: false,
        ..appointment("Dentist", "2026-11-24", (10, 0), 0)
    };
    home.add_own(&quiet, &now);
    let weekly = NewOwnReminder {
        rule: Repeat::Weekly {
            every: 1,
            days: vec![Weekday::Tue],
        },
        ..appointment("Group", "2026-11-24", (9, 0), 30)
    };
    home.add_own(&weekly, &now);
    let (coming, over) = lines(&home, "2026-11-22 12:00");
    assert_eq!(
        coming,
        [
            "Group 24 November 2026, 09:00 +2",
            "Dentist 24 November 2026, 10:00 +2",
            "Court 1 December 2026, 09:00 +9",
        ]
    );
    assert!(over.is_empty());
    // For an hour after its beginning it is still there; then what comes again stands at its next time.
    let (coming, over) = lines(&home, "2026-11-24 10:30");
    assert_eq!(coming[0], "Dentist 24 November 2026, 10:00 +0");
    assert_eq!(coming[1], "Court 1 December 2026, 09:00 +7");
    assert_eq!(coming[2], "Group 1 December 2026, 09:00 +7");
    assert!(over.is_empty());
    let (coming, over) = lines(&home, "2026-12-01 10:30");
    assert_eq!(coming, ["Group 8 December 2026, 09:00 +7"]);
    assert_eq!(
        over,
        [
            "Court 1 December 2026, 09:00",
            "Dentist 24 November 2026, 10:00"
        ]
    );
}

#[test]
fn one_that_came_again_for_a_while_is_over_after_its_last() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let few = NewOwnReminder {
        rule: Repeat::Custom {
            rrule: "FREQ=WEEKLY;COUNT=3".to_owned(),
        },
        ..appointment("Course", "2026-11-24", (18, 0), 0)
    };
    home.add_own(&few, &now);
    let (coming, _) = lines(&home, "2026-12-08 12:00");
    assert_eq!(coming, ["Course 8 December 2026, 18:00 +0"]);
    let (coming, over) = lines(&home, "2027-03-01 12:00");
    assert_eq!(
        (coming.len(), over),
        (0, vec!["Course 8 December 2026, 18:00".to_owned()])
    );
}

#[test]
fn what_begins_just_before_midnight_is_still_there_after_it() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    home.add_own(&appointment("Night", "2026-11-24", (23, 30), 0), &now);
    let (coming, _) = lines(&home, "2026-11-25 00:10");
    assert_eq!(coming, ["Night 24 November 2026, 23:30 +-1"]);
}

#[test]
fn whom_it_is_with_is_named_only_while_they_may_be_offered() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 300, &now);
    let new = NewOwnReminder {
        about: with(Some(&mara)),
        ..appointment("Session", "2026-11-24", (10, 0), 60)
    };
    home.add_own(&new, &now);
    let one = |home: &Home| home.appointments(&now).coming.remove(0);
    let kept = one(&home);
    assert_eq!(kept.contact_name.as_deref(), Some("Mara"));
    assert!(!kept.reachable);
    assert_eq!(
        (kept.about.place.as_str(), kept.about.what),
        ("Mill Lane 3", new.about.what)
    );
    for standing in [Standing::Died, Standing::NotSafe] {
        let draft = ContactDraft {
            id: Some(mara.clone()),
            standing,
            ..ContactDraft::of_name("Mara")
        };
        store::save_contact(&mut home.db, &draft, &now).unwrap();
        assert_eq!(one(&home).contact_name, None);
        // It is not forgotten either.
        assert_eq!(one(&home).about.contact.as_ref(), Some(&mara));
    }
    let told = home.claim(&berlin("2026-11-24 09:00")).unwrap();
    assert_eq!(
        (
            told.items[0].contact.clone(),
            told.items[0].contact_name.clone()
        ),
        (None, None)
    );
}

#[test]
fn what_is_told_says_with_whom() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 300, &now);
    let new = NewOwnReminder {
        about: with(Some(&mara)),
        ..appointment("Session", "2026-11-24", (10, 0), 60)
    };
    home.add_own(&new, &now);
    let told = home.claim(&berlin("2026-11-24 09:00")).unwrap();
    assert_eq!(told.items[0].contact_name.as_deref(), Some("Mara"));
    let waiting = home.waiting(&berlin("2026-11-24 09:30"));
    assert_eq!(waiting[0].contact.as_ref(), Some(&mara));
    // An own reminder keeps what was said, and does not say it.
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 300, &now);
    let plain = NewOwnReminder {
        about: with(Some(&mara)),
        ..own("Pills", "2026-11-24", (9, 0))
    };
    home.add_own(&plain, &now);
    let told = home.claim(&berlin("2026-11-24 09:00")).unwrap();
    assert_eq!(told.items[0].contact_name, None);
    assert!(home.own_reminders(&now)[0].begins.is_none());
    assert_eq!(home.appointments(&now), Appointments::default());
}

#[test]
fn it_is_changed_taken_away_and_comes_back_whole() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let mara = home.add_contact("Mara", 300, &now);
    let new = NewOwnReminder {
        about: with(Some(&mara)),
        ..appointment("Session", "2026-11-24", (10, 0), 60)
    };
    let id = home.add_own(&new, &now);
    let about = |home: &Home| home.appointments(&now).coming[0].about.clone();
    let kept = about(&home);
    let bare = appointment("Session", "2026-11-24", (10, 0), 60);
    let token = change_own_reminder(&mut home.db, &id, &bare, &now).unwrap();
    assert_eq!(about(&home), AppointmentAbout::default());
    home.db.undo(token).unwrap();
    assert_eq!(about(&home), kept);
    remove_own_reminder(&mut home.db, &id, &now).unwrap();
    assert!(home.appointments(&now).coming.is_empty());
    restore_own_reminder(&mut home.db, &id, &now).unwrap();
    assert_eq!(about(&home), kept);
    // Someone who is not in the circle any more is nobody.
    let nobody = NewOwnReminder {
        about: with(Some(&ContactId::from("gone".to_owned()))),
        ..bare
    };
    change_own_reminder(&mut home.db, &id, &nobody, &now).unwrap();
    assert_eq!(about(&home).contact, None);
}

#[test]
fn one_that_is_over_can_still_be_given_a_note() {
    let now = berlin("2026-11-22 12:00");
    let mut home = Home::new(&now);
    let new = appointment("Session", "2026-11-22", (13, 0), 0);
    let id = home.add_own(&new, &now);
    let later = berlin("2026-11-23 12:00");
    let noted = NewOwnReminder {
        about: with(None),
        ..new
    };
    change_own_reminder(&mut home.db, &id, &noted, &later).unwrap();
    assert_eq!(
        home.appointments(&later).over[0].about.note,
        "Bring the letter"
    );
}

#[test]
fn a_text_too_long_is_refused() {
    let now = berlin("2026-11-22 12:00");
    let mut db = Db::in_memory().unwrap();
    for (place, note) in [
        ("p".repeat(LONGEST_PLACE + 1), String::new()),
        (String::new(), "n".repeat(LONGEST_NOTE + 1)),
    ] {
        let new = NewOwnReminder {
            about: AppointmentAbout {
                place,
                note,
                ..AppointmentAbout::default()
            },
            ..appointment("Session", "2026-11-24", (10, 0), 60)
        };
        let long = add_own_reminder(&mut db, &new, &now);
        assert!(matches!(long, Err(ReminderError::TextTooLong)));
    }
}
