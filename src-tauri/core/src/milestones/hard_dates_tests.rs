#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::*;
use super::*;
use crate::contacts::{ContactDraft, Standing, store as contacts};
use crate::words::Words;

fn new(words: &str, day: &str, yearly: bool) -> NewHardDate {
    NewHardDate {
        words: words.to_owned(),
        date: date(day),
        yearly,
        remind: true,
        remind_time: TimeOfDay::new(9, 0),
        contact_id: None,
    }
}

fn with<T>(db: &Db, now: &Now, leap: LeapDay, ask: impl FnOnce(&Connection, &Look<'_>) -> T) -> T {
    let words = Words::new("en");
    let look = Look {
        now,
        leap,
        words: &words,
    };
    db.read(|c| Ok::<_, DbError>(ask(c, &look))).unwrap()
}

fn listed(db: &Db, day: &str) -> Vec<(String, Option<u32>)> {
    with(db, &noon(day), LeapDay::Feb28, |c, look| {
        let dates = hard_dates(c, look).unwrap().into_iter();
        dates.map(|one| (one.words, one.in_days)).collect()
    })
}

fn on(db: &Db, day: &str, leap: LeapDay) -> Option<String> {
    with(db, &noon(day), leap, |c, look| {
        hard_date_today(c, look).unwrap().map(|one| one.words)
    })
}

fn contact(db: &mut Db, name: &str) -> ContactId {
    let draft = ContactDraft::of_name(name);
    contacts::save_contact(db, &draft, &noon("2026-01-01")).unwrap()
}

#[test]
fn the_next_one_comes_first_and_what_is_over_last() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    for (words, day, yearly) in [
        ("over", "2026-03-04", false),
        ("next spring", "2019-03-04", true),
        ("in a week", "2026-03-12", false),
        ("today", "2019-03-05", true),
        ("ahead", "2028-03-05", true),
    ] {
        add_hard_date(&mut db, &new(words, day, yearly), &now).unwrap();
    }
    let days = [
        ("today", Some(0)),
        ("in a week", Some(7)),
        ("next spring", Some(364)),
        ("ahead", Some(731)),
        ("over", None),
    ];
    let days = days.map(|(words, days)| (words.to_owned(), days));
    assert_eq!(listed(&db, "2026-03-05"), days);
    assert_eq!(on(&db, "2026-03-05", LeapDay::Feb28).unwrap(), "today");
    assert_eq!(on(&db, "2026-03-06", LeapDay::Feb28), None);
    let text = with(&db, &now, LeapDay::Feb28, |c, look| {
        hard_dates(c, look).unwrap()[0].date_text.clone()
    });
    assert_eq!(text, "5 March 2019");
}

#[test]
fn a_leap_day_is_kept_in_every_year() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-01-01");
    add_hard_date(&mut db, &new("leap", "2020-02-29", true), &now).unwrap();
    let feb = |year| (on(&db, year, LeapDay::Feb28), on(&db, year, LeapDay::Mar1));
    let leap = || Some("leap".to_owned());
    assert_eq!(feb("2027-02-28"), (leap(), None));
    assert_eq!(feb("2027-03-01"), (None, leap()));
    assert_eq!(feb("2028-02-29"), (leap(), leap()));
    assert_eq!(feb("2028-02-28"), (None, None));
    assert_eq!(feb("2028-03-01"), (None, None));
    for leap in [LeapDay::Feb28, LeapDay::Mar1] {
        let between = |from, to| {
            db.read(|c| hard_dates_between(c, date(from), date(to), leap))
                .unwrap()
        };
        let years = between("2019-01-01", "2032-12-31");
        let years: Vec<_> = years.iter().map(|day| day.date.year()).collect();
        assert_eq!(years, (2020..=2032).collect::<Vec<_>>());
    }
}

/// Whom the form of the first date shows.
fn listed_contact(db: &Db, now: &Now) -> Option<ContactId> {
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &Words::new("en"),
    };
    db.read(|c| hard_dates(c, &look))
        .unwrap()
        .remove(0)
        .contact_id
}

#[test]
fn the_days_between_say_all_that_a_reminder_needs() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-01-01");
    let ana = contact(&mut db, "Ana");
    let id = add_hard_date(
        &mut db,
        &NewHardDate {
            contact_id: Some(ana.clone()),
            ..new("her birthday", "2019-06-01", true)
        },
        &now,
    )
    .unwrap();
    add_hard_date(
        &mut db,
        &new("the hearing", "2026-06-01", false),
        &noon("2026-01-02"),
    )
    .unwrap();
    let between = |db: &Db, from, to| {
        db.read(|c| hard_dates_between(c, date(from), date(to), LeapDay::Feb28))
            .unwrap()
    };
    assert_eq!(between(&db, "2026-05-01", "2026-05-31"), []);
    let days = between(&db, "2026-06-01", "2027-06-01");
    let words: Vec<_> = days
        .iter()
        .map(|day| (day.words.as_str(), day.date))
        .collect();
    let (first, next) = (date("2026-06-01"), date("2027-06-01"));
    assert_eq!(
        words,
        [
            ("her birthday", first),
            ("the hearing", first),
            ("her birthday", next)
        ]
    );
    assert_eq!(days[0].contact, Some((ana.clone(), "Ana".to_owned())));
    assert_eq!((days[0].remind, days[0].said_at), (true, now.instant()));

    // Who is not to be offered is not, and is still the one who was chosen.
    let chosen = |db: &Db| listed_contact(db, &now);
    for standing in [Standing::Died, Standing::NotSafe, Standing::Near] {
        let draft = ContactDraft {
            id: Some(ana.clone()),
            standing,
            ..ContactDraft::of_name("Ana")
        };
        contacts::save_contact(&mut db, &draft, &now).unwrap();
        let offered = between(&db, "2026-06-01", "2026-06-01").remove(0).contact;
        assert_eq!(
            offered.is_some(),
            standing == Standing::Near,
            "{standing:?}"
        );
        assert_eq!(chosen(&db), Some(ana.clone()));
    }
    let aside = contacts::archive_contact(&mut db, &ana, true, &now).unwrap();
    assert_eq!(between(&db, "2026-06-01", "2026-06-01")[0].contact, None);
    assert_eq!(chosen(&db), Some(ana.clone()));
    db.undo(aside).unwrap();

    // Changed, it counts from then; a contact in the trash is not offered.
    let later = noon("2026-02-01");
    let changed = new("her day", "2019-06-02", true);
    let token = change_hard_date(&mut db, &id, &changed, &later).unwrap();
    let days = between(&db, "2026-06-02", "2026-06-02");
    assert_eq!(
        (days[0].said_at, days[0].contact.as_ref()),
        (later.instant(), None)
    );
    db.undo(token).unwrap();
    contacts::delete_contact(&mut db, &ana, &later).unwrap();
    assert_eq!(between(&db, "2026-06-01", "2026-06-01")[0].contact, None);
    assert!(matches!(
        add_hard_date(
            &mut db,
            &NewHardDate {
                contact_id: Some(ana),
                ..new("x", "2026-06-01", false)
            },
            &now
        ),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    let token = remove_hard_date(&mut db, &id, &later).unwrap();
    assert_eq!(listed(&db, "2026-02-01").len(), 1);
    assert!(matches!(
        change_hard_date(&mut db, &id, &changed, &later),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(token).unwrap();
    assert_eq!(listed(&db, "2026-02-01").len(), 2);
}

#[test]
fn words_and_a_day_are_asked_for() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-01-01");
    let far = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    let long = "x".repeat(super::super::LONGEST_NAME + 1);
    for (new, wanted) in [
        (new(" ", "2026-01-01", true), "NameEmpty"),
        (new(&long, "2026-01-01", true), "TextTooLong"),
        (
            NewHardDate {
                date: far,
                ..new("x", "2026-01-01", true)
            },
            "BadDate",
        ),
    ] {
        let error = add_hard_date(&mut db, &new, &now).unwrap_err();
        assert_eq!(format!("{error:?}"), wanted);
    }
    assert!(listed(&db, "2026-01-01").is_empty());
}

#[test]
fn today_is_the_day_where_the_computer_is() {
    let mut db = Db::in_memory().unwrap();
    add_hard_date(&mut db, &new("x", "2020-11-22", true), &noon("2026-01-01")).unwrap();
    let in_zone = |zone| Now {
        zone,
        ..at("2026-11-22T23:30:00+01:00")
    };
    let today = |zone| {
        with(&db, &in_zone(zone), LeapDay::Feb28, |c, look| {
            hard_date_today(c, look).unwrap().is_some()
        })
    };
    assert!(today(Tz::Europe__Berlin) && today(Tz::America__New_York));
    assert!(!today(Tz::Asia__Tokyo));
}

#[test]
fn a_contact_in_the_trash_stays_with_a_date_that_is_changed_meanwhile() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let ana = contact(&mut db, "Ana");
    let with_ana = NewHardDate {
        contact_id: Some(ana.clone()),
        ..new("The sea", "2020-06-01", true)
    };
    let id = add_hard_date(&mut db, &with_ana, &now).unwrap();
    let company = |db: &Db| {
        with(db, &now, LeapDay::Feb28, |c, look| {
            hard_dates(c, look).unwrap().remove(0).contact_id
        })
    };
    let deleted = contacts::delete_contact(&mut db, &ana, &now).unwrap();
    assert_eq!(company(&db), None);
    // Nobody is shown, so nobody is sent back; a form that was open still sends the one it had.
    change_hard_date(&mut db, &id, &new("By the sea", "2020-06-01", true), &now).unwrap();
    change_hard_date(&mut db, &id, &with_ana, &now).unwrap();
    db.undo(deleted).unwrap();
    assert_eq!(company(&db), Some(ana.clone()));

    contacts::delete_contact(&mut db, &ana, &now).unwrap();
    let sol = contact(&mut db, "Sol");
    let with_sol = NewHardDate {
        contact_id: Some(sol.clone()),
        ..with_ana
    };
    change_hard_date(&mut db, &id, &with_sol, &now).unwrap();
    assert_eq!(company(&db), Some(sol));
    change_hard_date(&mut db, &id, &new("The sea", "2020-06-01", true), &now).unwrap();
    assert_eq!(company(&db), None);
}
