#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::Days;
use chrono_tz::Tz;
use rrule::RRuleSet;

use super::super::super::ladder::{Edits, Ladder};
use super::super::super::ladders::Start;
use super::super::super::test_home::*;
use super::super::super::{LadderKind, Look};
use super::*;
use crate::clock::Instant;
use crate::db::PathId;
use crate::words::Words;

const YEARS: usize = 30;

fn chapter(start: NaiveDate, kind: LadderKind, hidden: &[&str]) -> OpenChapter {
    let edits = Edits {
        hidden: hidden.iter().map(|code| (*code).to_owned()).collect(),
        own: Vec::new(),
    };
    OpenChapter {
        path: PathId::from("p".to_owned()),
        name: String::new(),
        counter_hidden: false,
        ladder: Ladder::new(kind, edits),
        start: Start {
            date: start,
            time: None,
            again: false,
        },
        start_set_at: Instant(0),
    }
}

/// The first days of the rule as another program expands it.
fn expanded(first: NaiveDate, rule: &str) -> Vec<NaiveDate> {
    let set = format!("DTSTART:{}T000000Z\nRRULE:{rule}", first.format("%Y%m%d"));
    let set: RRuleSet = set.parse().unwrap();
    let days = set.all(u16::try_from(YEARS).unwrap()).dates;
    days.iter().map(|day| day.date_naive()).collect()
}

fn yearly_of(
    chapter: &OpenChapter,
    leap: LeapDay,
) -> Vec<(NaiveDate, &'static str, Vec<NaiveDate>)> {
    let today = chapter.start.date;
    let now = crate::clock::Now {
        zone: Tz::UTC,
        ..noon("2026-03-05")
    };
    let words = Words::new("en");
    let look = Look {
        now: &now,
        leap,
        words: &words,
    };
    let last = today + Days::new(40 * 366);
    let found = marked(chapter, today, last, &look).into_iter();
    found
        .filter_map(|(marked, _)| match marked {
            Marked::Yearly {
                first,
                rule,
                except,
            } => Some((first, rule, except)),
            Marked::Once(_) => None,
        })
        .collect()
}

/// From every day on which a month, or the month's end, could slip, in a leap year and in the three after it.
#[test]
fn a_rule_falls_on_the_days_of_its_ladder() {
    let days = date("2024-01-01").iter_days().take(4 * 366);
    let days = days.filter(|day| day.day() >= 28 || day.day() == 1);
    for start in days {
        for leap in [LeapDay::Feb28, LeapDay::Mar1] {
            let yearly = yearly_of(&chapter(start, LadderKind::SmallSteps, &[]), leap);
            // Whole years, and half a year off them.
            assert_eq!(yearly.len(), 2, "{start}");
            for ((first, rule, except), rest) in yearly.into_iter().zip([0, 6]) {
                let begin = if rest == 0 { 12 } else { 18 };
                let ladder: Vec<_> = (0..)
                    .map(|year| Span::new(begin + 12 * year, Unit::Months))
                    .map(|span| add_span(start, span, leap).unwrap())
                    .take(YEARS)
                    .collect();
                assert_eq!(expanded(first, rule), ladder, "{start} {leap:?} {rule}");
                assert_eq!(except, []);
            }
        }
    }
}

#[test]
fn what_is_taken_out_in_between_is_an_exception() {
    let start = date("2024-02-29");
    let hidden = ["1years", "3years", "4years"];
    for (leap, days) in [
        (LeapDay::Feb28, ["2026-02-28", "2027-02-28", "2028-02-29"]),
        (LeapDay::Mar1, ["2026-03-01", "2027-03-01", "2028-02-29"]),
    ] {
        let yearly = yearly_of(&chapter(start, LadderKind::Common, &hidden), leap);
        let [first, third, fourth] = days.map(date);
        assert_eq!(yearly.len(), 1);
        assert_eq!((yearly[0].0, &yearly[0].2), (first, &vec![third, fourth]));
    }
}

#[test]
fn what_does_not_go_on_comes_once() {
    let ladder = chapter(date("2024-05-31"), LadderKind::Common, &[]);
    let yearly = yearly_of(&ladder, LeapDay::Feb28);
    assert_eq!(yearly, [(date("2025-05-31"), "FREQ=YEARLY", vec![])]);
    let none = chapter(date("2024-05-31"), LadderKind::None, &[]);
    assert_eq!(yearly_of(&none, LeapDay::Feb28), []);
}
