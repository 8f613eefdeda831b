//! What the clock, the calendar and their standing say of those in the circle.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::contacts::samples::*;
use crate::contacts::{ContactDraft, ContactError, help_card, store};
use crate::db::Db;
use crate::milestones::LeapDay;

fn at(text: &str) -> Now {
    Now {
        utc: text.parse().unwrap(),
        ..now(0)
    }
}

fn add(db: &mut Db, with: impl FnOnce(&mut ContactDraft)) -> ContactId {
    let mut draft = draft("Mara", &["030 1234567"]);
    with(&mut draft);
    store::save_contact(db, &draft, &now(0)).unwrap()
}

fn change(db: &mut Db, id: &ContactId, now: &Now, with: impl FnOnce(&mut ContactDraft)) {
    let mut all = all(db).into_iter();
    let mut draft = form(&all.find(|contact| contact.id == *id).unwrap());
    with(&mut draft);
    store::save_contact(db, &draft, now).unwrap();
}

fn hours(zone: &str, from: Option<&str>, until: Option<&str>) -> CallingHours {
    CallingHours {
        zone: zone.to_owned(),
        any_hour: false,
        from: from.map(|time| time.parse().unwrap()),
        until: until.map(|time| time.parse().unwrap()),
    }
}

#[test]
fn how_late_it_is_there_and_whether_they_like_to_be_called() {
    let words = Words::new("en");
    let here = now(0); // 03:10 in Berlin
    let tokyo = "Asia/Tokyo"; // 11:10
    let new_york = "America/New_York"; // 21:10 on the day before
    let evenings = (Some("18:00"), Some("02:00"));
    for (hours, time, elsewhere, fits) in [
        (hours(tokyo, None, None), "11:10", true, None),
        (
            hours(tokyo, Some("09:00"), Some("11:10")),
            "11:10",
            true,
            Some(false),
        ),
        (
            hours(tokyo, Some("11:10"), Some("12:00")),
            "11:10",
            true,
            Some(true),
        ),
        (
            hours(new_york, evenings.0, evenings.1),
            "21:10",
            true,
            Some(true),
        ),
        (
            hours(tokyo, evenings.0, evenings.1),
            "11:10",
            true,
            Some(false),
        ),
        (
            hours("", evenings.0, evenings.1),
            "03:10",
            false,
            Some(false),
        ),
        (
            hours("", Some("18:00"), Some("03:11")),
            "03:10",
            false,
            Some(true),
        ),
        // Only one of both, and from a time until the same.
        (hours("", Some("03:00"), None), "03:10", false, Some(true)),
        (hours("", Some("04:00"), None), "03:10", false, Some(false)),
        (hours("", None, Some("04:00")), "03:10", false, Some(true)),
        (hours("", None, Some("03:00")), "03:10", false, Some(false)),
        (
            hours("", Some("09:00"), Some("09:00")),
            "03:10",
            false,
            Some(true),
        ),
        // Another place with the same clock; one that is not known any more is as here.
        (hours("Europe/Paris", None, None), "03:10", false, None),
        (hours("Nowhere/Known", None, None), "03:10", false, None),
    ] {
        let there = there(&hours, &here, &words).unwrap();
        assert_eq!(
            (there.time_text.as_str(), there.elsewhere, there.fits),
            (time, elsewhere, fits),
            "{hours:?}"
        );
    }
    assert_eq!(there(&CallingHours::default(), &here, &words), None);
    let any_hour = CallingHours {
        any_hour: true,
        ..hours(tokyo, Some("20:00"), Some("21:00"))
    };
    assert_eq!(there(&any_hour, &here, &words).unwrap().fits, Some(true));
    // The last minute of a day belongs to an evening without an end.
    let late = at("2026-11-22T22:59:30Z");
    let evening = hours("", Some("20:00"), None);
    assert_eq!(there(&evening, &late, &words).unwrap().fits, Some(true));
}

#[test]
fn what_the_form_gives_comes_back() {
    let mut db = db();
    let given = |draft: &mut ContactDraft| {
        draft.home_group = true;
        draft.hours = hours("America/Halifax", Some("18:00"), Some("00:30"));
        draft.rhythm = Rhythm {
            days: Some(14),
            nudge: false,
        };
        draft.birthday = Some("--02-29".parse().unwrap());
        draft.birthday_remind = true;
        draft.own = Some(OwnStart {
            since: "2022-03-01".parse().unwrap(),
            word: "in recovery".to_owned(),
            remind: true,
        });
        draft.support = Support {
            given: true,
            agreed: "Tuesdays".to_owned(),
            limits: "not at night".to_owned(),
        };
    };
    let mut wanted = draft("Mara", &["030 1234567"]);
    given(&mut wanted);
    let id = add(&mut db, given);
    let contact = all(&db).remove(0);
    wanted.id = Some(id.clone());
    wanted.channels[0].id = Some(contact.channels[0].id.clone());
    assert_eq!(form(&contact), wanted);
    assert_eq!(contact.birthday_text.as_deref(), Some("29 February"));
    assert_eq!(contact.there.unwrap().time_text, "22:10");
    // All of it can be taken back, and a birthday with its year says it.
    change(&mut db, &id, &now(0), |draft| {
        draft.birthday = Some("1980-05-03".parse().unwrap());
        draft.own = None;
        draft.rhythm = Rhythm::default();
        draft.hours = CallingHours::default();
    });
    let contact = all(&db).remove(0);
    assert_eq!(contact.birthday_text.as_deref(), Some("3 May 1980"));
    assert_eq!(
        (contact.own, contact.own_count, contact.there),
        (None, None, None)
    );
}

#[test]
fn a_zone_that_is_none_is_refused_and_nothing_is_changed() {
    let mut db = db();
    let id = add(&mut db, |_| {});
    for (zone, taken) in [
        ("Europe/Berlin", true),
        ("UTC", true),
        ("Berlin", false),
        (" ", false),
        ("+02:00", false),
    ] {
        let mut draft = draft("Renamed", &[]);
        draft.id = Some(id.clone());
        draft.hours.zone = zone.to_owned();
        let saved = store::save_contact(&mut db, &draft, &now(0));
        if taken {
            saved.unwrap();
            change(&mut db, &id, &now(0), |draft| {
                draft.name = "Mara".to_owned()
            });
        } else {
            assert!(matches!(saved, Err(ContactError::UnknownZone)), "{zone}");
            assert_eq!(names(&db), ["Mara"]);
        }
    }
}

#[test]
fn their_own_counter_counts_days_and_years_by_the_calendar() {
    let mut db = db();
    let id = add(&mut db, |_| {});
    let mut count = |since: &str, today: &str, leap: LeapDay| {
        change(&mut db, &id, &now(0), |draft| {
            draft.own = Some(OwnStart {
                since: since.parse().unwrap(),
                word: String::new(),
                remind: false,
            });
        });
        let look = Look {
            now: &at(today),
            leap,
            words: &Words::new("en"),
        };
        let contact = read(&db, |c| contacts(c, REGION, &look)).remove(0);
        contact.own_count.map(|count| (count.days, count.years))
    };
    use LeapDay::{Feb28, Mar1};
    assert_eq!(
        count("2026-11-22", "2026-11-22T12:00:00Z", Feb28),
        Some((0, 0))
    );
    assert_eq!(
        count("2025-11-22", "2026-11-22T12:00:00Z", Feb28),
        Some((365, 1))
    );
    assert_eq!(
        count("2025-11-23", "2026-11-22T12:00:00Z", Feb28),
        Some((364, 0))
    );
    // It is the 23rd in Berlin already.
    assert_eq!(
        count("2025-11-23", "2026-11-22T23:30:00Z", Feb28),
        Some((365, 1))
    );
    assert_eq!(
        count("2024-02-29", "2026-02-28T12:00:00Z", Feb28),
        Some((730, 2))
    );
    assert_eq!(
        count("2024-02-29", "2026-02-28T12:00:00Z", Mar1),
        Some((730, 1))
    );
    // Ahead of today it says nothing.
    assert_eq!(count("2026-11-23", "2026-11-22T12:00:00Z", Feb28), None);
}

#[test]
fn who_was_not_spoken_with_for_longer_than_the_rhythm_is_quiet() {
    let mut db = db();
    let id = add(&mut db, |draft| draft.rhythm.days = Some(3));
    let quiet = |db: &Db, days: i64| all_at(db, &now(days * 24 * 60)).remove(0).quiet;
    assert!(!quiet(&db, 2) && quiet(&db, 3));
    let who = read(&db, |c| reach_outs::callee(c, &id, None, "DE"));
    reach_outs::log(&mut db, &who, &now(2 * 24 * 60)).unwrap();
    assert!(!quiet(&db, 4) && quiet(&db, 5));
    // Not of those who are not to be offered; and when they are again, the days begin anew.
    let later = now(10 * 24 * 60);
    change(&mut db, &id, &later, |draft| {
        draft.standing = Standing::NotSafe
    });
    assert!(!quiet(&db, 20));
    change(&mut db, &id, &now(20 * 24 * 60), |draft| {
        draft.standing = Standing::Near
    });
    assert!(!quiet(&db, 22) && quiet(&db, 23));
    store::archive_contact(&mut db, &id, true, &now(23 * 24 * 60)).unwrap();
    assert!(!quiet(&db, 40));
    store::archive_contact(&mut db, &id, false, &now(40 * 24 * 60)).unwrap();
    assert!(!quiet(&db, 42) && quiet(&db, 43));
    change(&mut db, &id, &now(0), |draft| draft.rhythm.days = None);
    assert!(!quiet(&db, 90));
}

/// Whom Cairn offers: behind the Call button, in Help now, and on the help card.
fn offered(db: &Db) -> (Option<String>, Vec<String>, Vec<String>) {
    let names = |people: Vec<HelpContact>| people.into_iter().map(|one| one.name).collect();
    (
        read(db, |c| first_call(c, "", REGION)).map(|first| first.name),
        names(read(db, |c| help_contacts(c, REGION))),
        names(read(db, chosen_for_help_card)),
    )
}

#[test]
fn only_who_is_near_and_not_put_aside_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let card = folder.path().join("help-card");
    let mut db = db();
    let mara = add(&mut db, |draft| draft.on_help_card = true);
    let sol = add(&mut db, |draft| {
        draft.name = "Sol".to_owned();
        draft.on_help_card = true;
    });
    store::choose_first_call(&mut db, &mara).unwrap();
    let both = || {
        (
            Some("Mara".to_owned()),
            vec!["Mara".into(), "Sol".into()],
            vec!["Mara".into(), "Sol".into()],
        )
    };
    let sol_only = || {
        (
            Some("Sol".to_owned()),
            vec!["Sol".into()],
            vec!["Sol".into()],
        )
    };
    assert_eq!(offered(&db), both());
    assert!(read(&db, |c| is_offered(c, &mara)));

    for standing in [Standing::Died, Standing::NotSafe] {
        change(&mut db, &mara, &now(1), |draft| draft.standing = standing);
        assert_eq!(offered(&db), sol_only(), "{standing:?}");
        assert!(!read(&db, |c| is_offered(c, &mara)));
        // They stay in the circle, and can be called from there.
        assert_eq!(names(&db), ["Mara", "Sol"]);
        assert_eq!(first_called(&db).as_deref(), Some("Sol"));
        assert!(
            read(&db, |c| reach_outs::callee(c, &mara, None, "DE"))
                .contact
                .is_some()
        );
        read(&db, |c| help_card::refresh(c, &card));
        assert_eq!(help_card::read(&card, REGION).len(), 1);
        assert!(matches!(
            store::choose_first_call(&mut db, &mara),
            Err(ContactError::NotFound)
        ));
        // The choice is theirs again once it is right.
        change(&mut db, &mara, &now(2), |draft| {
            draft.standing = Standing::Near
        });
        assert_eq!(offered(&db), both());
    }
    let aside = store::archive_contact(&mut db, &mara, true, &now(3)).unwrap();
    assert_eq!(offered(&db), sol_only());
    assert!(all(&db)[0].archived && !all(&db)[0].offered());
    assert!(matches!(
        store::choose_first_call(&mut db, &mara),
        Err(ContactError::NotFound)
    ));
    db.undo(aside).unwrap();
    assert_eq!(offered(&db), both());
    store::archive_contact(&mut db, &mara, true, &now(4)).unwrap();
    store::archive_contact(&mut db, &mara, false, &now(5)).unwrap();
    assert_eq!(offered(&db), both());
    // With nobody left there is no card.
    for id in [&mara, &sol] {
        change(&mut db, id, &now(6), |draft| {
            draft.standing = Standing::Died
        });
    }
    assert_eq!(offered(&db), (None, vec![], vec![]));
    read(&db, |c| help_card::refresh(c, &card));
    assert!(!card.exists());
    let gone = ContactId::from("nobody".to_owned());
    assert!(!read(&db, |c| is_offered(c, &gone)));
}

#[test]
fn who_is_gone_cannot_be_put_aside_and_keeps_no_photo() {
    let mut db = db();
    let id = add(&mut db, |_| {});
    assert_eq!(read(&db, |c| store::photo(c, &id)), None);
    let photo = [0xff, 0xd8, 0xff, 0xd9];
    let kept = store::set_photo(&mut db, &id, Some(&photo)).unwrap();
    assert_eq!(
        read(&db, |c| store::photo(c, &id)).as_deref(),
        Some(&photo[..])
    );
    assert!(all(&db)[0].has_photo);
    db.undo(kept).unwrap();
    assert!(!all(&db)[0].has_photo);
    store::set_photo(&mut db, &id, Some(&photo)).unwrap();
    let removed = store::set_photo(&mut db, &id, None).unwrap();
    assert_eq!(read(&db, |c| store::photo(c, &id)), None);
    db.undo(removed).unwrap();
    // Saving the form leaves the photo as it is.
    change(&mut db, &id, &now(1), |draft| draft.name = "M.".to_owned());
    assert!(all(&db)[0].has_photo);

    store::delete_contact(&mut db, &id, &now(2)).unwrap();
    let photo_of = db.read(|c| store::photo(c, &id));
    assert!(matches!(photo_of, Err(ContactError::NotFound)));
    let set = store::set_photo(&mut db, &id, None);
    assert!(matches!(set, Err(ContactError::NotFound)));
    let aside = store::archive_contact(&mut db, &id, true, &now(2));
    assert!(matches!(aside, Err(ContactError::NotFound)));
    store::restore_contact(&mut db, &id, &now(3)).unwrap();
    assert!(all(&db)[0].has_photo);
}
