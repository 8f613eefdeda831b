//! The days of others: birthdays, and the milestones of what someone counts. They are told on the day only: a birthday
//! wish is not due a week later. On a hard date, too, for it is not the person's own day that is celebrated then, and it
//! would never be told. A long absence does not pause them: they say nothing of how it goes for the person.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use super::ReminderSettings;
use super::nudges::end_of_day;
use super::occurrences::{Occurrence, earlier, is_first_day, later};
use super::rule::Rule;
use super::sources::Rules;
use crate::clock::place;
use crate::contacts::Birthday;
use crate::milestones::dates::add_span;
use crate::milestones::ladders::Start;
use crate::milestones::{LadderKind, LeapDay, MilestoneName, Span};

/// One that was told and not seen stands on Today for so many days more: a few words can still be said.
pub(super) const STANDS_DAYS: u64 = 7;

/// A day of someone's: the date that names it for good, which the setting for 29 February does not move, and the one on
/// which it falls.
struct Day {
    lasting: NaiveDate,
    falls: NaiveDate,
}

/// The occurrences of the days from `from` to `to`, and perhaps of one beside them.
pub(super) fn occurrences(
    rules: &Rules<'_>,
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
    found: &mut Vec<Occurrence>,
) {
    let settings = rules.inputs.settings;
    for theirs in &rules.sources.theirs {
        if let Some((birthday, said_at)) = theirs.birthday.filter(|_| settings.birthdays) {
            let days = (from.year()..=to.year())
                .filter_map(|year| birthday_in(birthday, year, rules.inputs.leap));
            let rule = || Rule::Birthday(theirs.contact.clone());
            let items = days.map(|day| on(settings, rule(), &day, zone));
            found.extend(items.filter(|item| item.due > said_at));
        }
        if let Some((since, said_at)) = theirs.own.filter(|_| settings.their_milestones) {
            let days = milestones(since, zone, rules.inputs.leap)
                .skip_while(|(_, day)| day.falls < earlier(from, 1))
                .take_while(|(_, day)| day.falls <= later(to, 1));
            let items = days.map(|(name, day)| {
                let rule = Rule::TheirMilestone(theirs.contact.clone(), name);
                on(settings, rule, &day, zone)
            });
            found.extend(items.filter(|item| item.due > said_at));
        }
    }
}

/// The day on which the occurrence of `rule` that `date` names falls, as long as it is to be told.
pub(super) fn falls(
    rule: &Rule,
    date: NaiveDate,
    rules: &Rules<'_>,
    zone: Tz,
) -> Option<NaiveDate> {
    let leap = rules.inputs.leap;
    let day = match rule {
        Rule::Birthday(contact) => {
            let (birthday, _) = rules.theirs(contact)?.birthday?;
            birthday_in(birthday, date.year(), leap)
        }
        Rule::TheirMilestone(contact, name) => {
            let (since, _) = rules.theirs(contact)?.own?;
            let mut days = milestones(since, zone, leap).take_while(|(_, day)| day.lasting <= date);
            days.find(|(other, _)| other == name).map(|(_, day)| day)
        }
        _ => None,
    };
    day.filter(|day| day.lasting == date).map(|day| day.falls)
}

fn on(settings: &ReminderSettings, rule: Rule, day: &Day, zone: Tz) -> Occurrence {
    Occurrence {
        rule,
        date: day.lasting,
        falls: day.falls,
        due: place(day.falls, settings.their_time.time(), zone),
        until: end_of_day(day.falls, zone),
    }
}

/// The birthday in that year; none before the first, and none on the day of birth.
fn birthday_in(birthday: Birthday, year: i32, leap: LeapDay) -> Option<Day> {
    if birthday.year.is_some_and(|born| year <= i32::from(born)) {
        return None;
    }
    let date = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(date) = date(birthday.month.into(), birthday.day.into()) {
        return Some(Day {
            lasting: date,
            falls: date,
        });
    }
    // Only 29 February is missing in a year.
    let lasting = date(2, 28)?;
    let falls = match leap {
        LeapDay::Feb28 => lasting,
        LeapDay::Mar1 => date(3, 1)?,
    };
    Some(Day { lasting, falls })
}

/// The milestones of what someone counts, the earliest first: 30, 60 and 90 days; 6 and 9 months; 1 year; 18 months; every
/// year. Those are the chips that are handed out in a room, and what a sponsor would come for. Not their first day: who
/// is that near knows of it, and a computer should not be the one that says so. The ladder of the person's own path is
/// theirs, and says nothing about anybody else's.
fn milestones(
    since: NaiveDate,
    zone: Tz,
    leap: LeapDay,
) -> impl Iterator<Item = (MilestoneName, Day)> {
    let start = Start {
        date: since,
        time: None,
        again: false,
    };
    LadderKind::Common
        .points(start, zone, leap)
        .filter(|point| !is_first_day(&point.name))
        .map(move |point| {
            let lasting = match point.name {
                MilestoneName::Span { count, unit } => {
                    add_span(since, Span::new(count, unit), LeapDay::Feb28)
                }
                _ => None,
            };
            let day = Day {
                lasting: lasting.unwrap_or(point.date),
                falls: point.date,
            };
            (point.name, day)
        })
}

#[cfg(test)]
#[path = "theirs_near_tests.rs"]
mod near_tests;
#[cfg(test)]
#[path = "theirs_tests.rs"]
mod tests;
