//! Which milestones come every year, on which days of the year, and which come once.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::dates::{LeapDay, Span, Unit, add_span};
use super::super::ladders::Point;
use super::super::{Look, MilestoneName, OpenChapter};

/// The fewest years in a row that make a milestone a yearly one.
const YEARS_IN_A_ROW: usize = 5;

/// What goes into the calendar.
#[derive(Debug)]
pub(super) enum Marked {
    /// On one day.
    Once(Point),
    /// Every year.
    Yearly {
        /// The first time.
        first: NaiveDate,
        /// The value of RRULE.
        rule: &'static str,
        /// The years that are left out.
        except: Vec<NaiveDate>,
    },
}

/// The milestones of `chapter` from `today` to `last`, each with a lasting code. Those of whole years are one that comes
/// every year, and so are those half a year from them, where the ladder goes on with them.
pub(super) fn marked(
    chapter: &OpenChapter,
    today: NaiveDate,
    last: NaiveDate,
    look: &Look<'_>,
) -> Vec<(Marked, String)> {
    let mut found = Vec::new();
    let mut cycles: BTreeMap<u32, BTreeMap<u32, Point>> = BTreeMap::new();
    let points = chapter
        .ladder
        .points(chapter.start, look.now.zone, look.leap);
    for point in points.take_while(|point| point.date <= last) {
        if point.date < today || point.name.is_welcome() {
            continue;
        }
        match months(&point.name) {
            Some(months) => {
                let cycle = cycles.entry(months % 12).or_default();
                cycle.insert(months / 12, point);
            }
            None => found.push(once(point)),
        }
    }
    for (rest, cycle) in cycles {
        match yearly(rest, &cycle, chapter.start.date, look.leap) {
            Some(yearly) => found.push((yearly, format!("every year and {rest} months"))),
            None => found.extend(cycle.into_values().map(once)),
        }
    }
    found
}

fn once(point: Point) -> (Marked, String) {
    let code = point.name.code();
    (Marked::Once(point), code)
}

/// How many months a milestone of a year or more is.
fn months(name: &MilestoneName) -> Option<u32> {
    match name {
        MilestoneName::Span { count, unit } => match unit {
            Unit::Years => count.checked_mul(12),
            Unit::Months if *count > 12 && count % 12 != 0 => Some(*count),
            _ => None,
        },
        _ => None,
    }
}

/// `cycle` holds, by full years, the points that are `rest` months off a whole year.
fn yearly(
    rest: u32,
    cycle: &BTreeMap<u32, Point>,
    start: NaiveDate,
    leap: LeapDay,
) -> Option<Marked> {
    let (begin, first) = cycle.first_key_value()?;
    let (end, _) = cycle.last_key_value()?;
    let in_a_row = (0..).zip(cycle.keys().rev());
    let in_a_row = in_a_row
        .take_while(|(back, year)| *year + back == *end)
        .count();
    if in_a_row < YEARS_IN_A_ROW {
        return None;
    }
    let left_out = (*begin..*end).filter(|year| !cycle.contains_key(year));
    let except = left_out
        .filter_map(|year| {
            let months = year.checked_mul(12)?.checked_add(rest)?;
            add_span(start, Span::new(months, Unit::Months), leap)
        })
        .collect();
    Some(Marked::Yearly {
        first: first.date,
        rule: rule(rest, first.date, start, leap),
        except,
    })
}

/// The recurrence that falls where adding years to the start does. A plain yearly one passes over dates that a year does
/// not have (RFC 5545 §3.3.10).
fn rule(rest: u32, first: NaiveDate, start: NaiveDate, leap: LeapDay) -> &'static str {
    let from_leap_day = (start.month(), start.day()) == (2, 29);
    if from_leap_day && rest == 0 && leap == LeapDay::Mar1 {
        // 29 February, and 1 March where there is none, are the sixtieth day of a year.
        "FREQ=YEARLY;BYYEARDAY=60"
    } else if first.month() == 2 && start.day() > 28 {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    } else {
        "FREQ=YEARLY"
    }
}

#[cfg(test)]
#[path = "cycles_tests.rs"]
mod tests;
