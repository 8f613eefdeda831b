//! The person's own reminders in these lives, each in two ways: as Cairn is told, and by hand.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::model::{Comes, Own};
use crate::clock::Now;
use crate::reminders::test_home::{Home, appointment, own};
use crate::reminders::{MonthlyBy, NewOwnReminder, OwnReminderKind, Repeat, Weekday as Day};

pub(super) fn add_own(home: &mut Home, start: NaiveDate, now: &Now) -> Vec<Own> {
    let second_sunday =
        |date: NaiveDate| date.weekday() == Weekday::Sun && (8..=14).contains(&date.day());
    let last_of_december = date(start.year() - 1, 12, 31);
    let tuesday = (0..)
        .map(|days| start + Duration::days(days))
        .find(|date| date.weekday() == Weekday::Tue)
        .unwrap();
    let sunday = (0..)
        .map(|days| start + Duration::days(days))
        .find(|date| second_sunday(*date))
        .unwrap();
    let custom = "FREQ=WEEKLY;BYDAY=TU,FR;COUNT=400";
    let ones: [(NewOwnReminder, Repeat, Comes); 5] = [
        // In the hour that most clocks skip.
        (
            own("Pills", &start.to_string(), (2, 30)),
            Repeat::Daily { every: 2 },
            |start, date| start <= date && (date - start).num_days() % 2 == 0,
        ),
        // At the midnight that some skip.
        (
            own("Rent", &last_of_december.to_string(), (0, 0)),
            Repeat::Monthly {
                every: 1,
                by: MonthlyBy::DayOfMonth,
            },
            |start, date| start <= date && (date + Duration::days(1)).day() == 1,
        ),
        (
            own("Water", &tuesday.to_string(), (12, 15)),
            Repeat::Custom {
                rrule: custom.to_owned(),
            },
            |start, date| {
                let days = (date - start).num_days();
                start <= date && [0, 3].contains(&(days % 7)) && days / 7 < 200
            },
        ),
        (
            appointment("Meeting", &start.to_string(), (19, 0), 45),
            Repeat::Weekly {
                every: 1,
                days: vec![Day::Wed],
            },
            |start, date| start <= date && date.weekday() == Weekday::Wed,
        ),
        (
            appointment("Bus", &sunday.to_string(), (2, 15), 0),
            Repeat::Monthly {
                every: 1,
                by: MonthlyBy::NthWeekday,
            },
            |start, date| {
                start <= date && date.weekday() == Weekday::Sun && (8..=14).contains(&date.day())
            },
        ),
    ];
    ones.into_iter()
        .map(|(new, rule, comes)| {
            let new = NewOwnReminder { rule, ..new };
            let id = home.add_own(&new, now);
            let is_appointment = new.kind == OwnReminderKind::Appointment;
            let kind = if is_appointment { "appointment" } else { "own" };
            Own {
                rule: format!("{kind}:{}:{}", id.as_str(), now.instant().0),
                time: new.time.time(),
                before: is_appointment.then_some(i64::from(new.minutes_before)),
                comes,
                start: new.start,
            }
        })
        .collect()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
