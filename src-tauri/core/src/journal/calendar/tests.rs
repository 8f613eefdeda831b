#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use chrono_tz::Tz;

use super::super::test_home::*;
use super::super::{EntryChange, change, delete};
use super::*;
use crate::db::Db;

fn day(year: &CalendarYear, month: usize, day: usize) -> &CalendarDay {
    &year.months[month - 1].days[day - 1]
}

#[test]
fn a_year_has_its_days_with_what_was_written_on_them() {
    let mut db = Db::in_memory().unwrap();
    for (text, mood) in [
        ("2024-02-29 08:00", Some(Mood::Low)),
        ("2024-02-29 09:00", Some(Mood::Okay)),
        ("2024-02-29 23:59", None),
        ("2024-12-31 23:59", Some(Mood::VeryGood)),
        ("2027-03-01 12:00", None),
    ] {
        let id = write_at(&mut db, &when(text, Tz::America__New_York), text);
        change(&mut db, &id, EntryChange::Mood { mood }, &at(0)).unwrap();
    }
    let gone = write_at(&mut db, &when("2025-01-01 12:00", Tz::UTC), "gone");
    delete(&mut db, &gone, &at(0)).unwrap();
    let now = when("2024-02-28 12:00", Tz::Europe__Berlin);
    let year = db.read(|c| calendar(c, None, &words(), &now)).unwrap();
    assert_eq!((year.year, year.years.clone()), (2024, vec![2024, 2027]));
    assert_eq!(year.months.iter().map(|m| m.days.len()).sum::<usize>(), 366);
    // 1 February 2024 was a Thursday.
    let february = &year.months[1];
    assert_eq!((february.name.as_str(), february.blanks), ("February", 3));
    let leap = day(&year, 2, 29);
    assert_eq!((leap.entries, leap.mood), (3, Some(Mood::Okay)));
    assert_eq!(leap.text, "Thursday, 29 February 2024");
    assert!(day(&year, 2, 28).today && !leap.today);
    assert_eq!(day(&year, 12, 31).entries, 1);
    assert_eq!(day(&year, 1, 1).entries, 0);
    assert_eq!(year.weekdays[0].short, "Mon");

    let american = db
        .read(|c| calendar(c, Some(2024), &Words::new("en-US"), &now))
        .unwrap();
    assert_eq!(
        (
            american.months[1].blanks,
            american.weekdays[0].long.as_str()
        ),
        (4, "Sunday")
    );
}

#[test]
fn years_without_entries_are_years_too_and_others_are_none() {
    let db = Db::in_memory().unwrap();
    let year = |year| db.read(|c| calendar(c, Some(year), &words(), &at(0)));
    assert_eq!(year(1900).unwrap().months[1].days.len(), 28);
    assert!(year(9999).unwrap().years.is_empty());
    for outside in [0, -5, 10_000] {
        assert!(matches!(year(outside), Err(JournalError::BadDate)));
    }
}

#[test]
fn a_year_is_read_by_index() {
    let db = Db::in_memory().unwrap();
    db.read(|c| {
        for sql in [DAYS, NEXT_YEAR] {
            assert_by_index(c, sql);
            assert!(
                plan(c, sql)[0].contains("COVERING INDEX entry_by_date (date"),
                "{sql}"
            );
        }
        Ok::<_, JournalError>(())
    })
    .unwrap();
}
