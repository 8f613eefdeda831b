//! People and sleep beside mood. Somebody was reached where the person said that they talked; a visit or a meeting that was
//! noted counts also where nothing was said of how it went.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Tz;
use rusqlite::{Connection, named_params};

use super::sentences::{MIN_DAYS, MIN_WEEKS, Seen, What, compared, doubled_median};
use super::window::monday;
use super::{Bar, Daily, Window, counted, mean};
use crate::clock::{Instant, place};
use crate::contacts::{Outcome, ReachKind};
use crate::db::DbError;
use crate::words::Words;

/// A week's mood is the mean of its days, from so many on.
const MIN_DAYS_OF_WEEK: usize = 3;
/// How often in a week: the first for which there are enough weeks on either side.
const OFTEN: [u32; 3] = [3, 2, 1];

pub(super) const REACHED: &str = "
    SELECT started_at, zone, kind, outcome FROM reach_out INDEXED BY reach_out_by_time
    WHERE started_at BETWEEN :first AND :last AND outcome IN ('talked', 'dismissed') ORDER BY started_at";

/// How often somebody was reached on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reached {
    /// Calls, messages, visits and the like.
    pub(super) contacts: u32,
    pub(super) meetings: u32,
}

/// The days of `window` on which somebody was reached.
pub(super) fn reached(
    connection: &Connection,
    window: Window,
) -> Result<BTreeMap<i32, Reached>, DbError> {
    // A day begins up to 14 hours before or after that of UTC.
    let noon = chrono::NaiveTime::MIN;
    let before = window
        .from
        .checked_sub_days(Days::new(1))
        .unwrap_or(NaiveDate::MIN);
    let after = window
        .to
        .checked_add_days(Days::new(2))
        .unwrap_or(NaiveDate::MAX);
    let mut statement = connection.prepare_cached(REACHED)?;
    let mut rows = statement.query(named_params! {
        ":first": place(before, noon, Tz::UTC).0, ":last": place(after, noon, Tz::UTC).0,
    })?;
    let mut days: BTreeMap<i32, Reached> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let zone = row.get_ref("zone")?.as_str().unwrap_or_default();
        let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
        let at = Instant(row.get("started_at")?);
        let date = at.utc().with_timezone(&zone).date_naive();
        let kind = row.get_ref("kind")?.as_str().unwrap_or_default();
        let kind = ReachKind::from_word(kind).unwrap_or(ReachKind::Other);
        let outcome = row.get_ref("outcome")?.as_str().unwrap_or_default();
        let talked = Outcome::from_word(outcome) == Some(Outcome::Talked);
        let met = matches!(kind, ReachKind::Visit | ReachKind::Meeting);
        if !(talked || met) || date < window.from || window.to < date {
            continue;
        }
        let day = days.entry(date.num_days_from_ce()).or_default();
        match kind {
            ReachKind::Meeting => day.meetings += 1,
            _ => day.contacts += 1,
        }
    }
    Ok(days)
}

/// The bars of a picture.
pub(super) fn bars(days: &BTreeMap<i32, Reached>, window: Window, words: &Words) -> Vec<Bar> {
    let mut slots: BTreeMap<u32, Reached> = BTreeMap::new();
    for (day, reached) in days {
        let slot = slots.entry(window.slot(*day)).or_default();
        slot.contacts += reached.contacts;
        slot.meetings += reached.meetings;
    }
    slots
        .into_iter()
        .map(|(slot, reached)| Bar {
            slot,
            text: window.slot_text(slot, words),
            contacts: reached.contacts,
            meetings: reached.meetings,
        })
        .collect()
}

/// A week with its mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Week {
    mood: i32,
    /// On how many days the mood rests.
    days: u32,
    reached: Reached,
}

/// What is seen of the weeks in which somebody was reached, and of those with meetings, beside the others. Only weeks that
/// lie in `window` from Monday to Sunday count.
pub(super) fn weeks(
    moods: &[Daily],
    reached: &BTreeMap<i32, Reached>,
    window: Window,
) -> Vec<Seen> {
    let weeks = whole_weeks(moods, reached, window);
    let contacts = set_beside(&weeks, |reached| reached.contacts)
        .map(|(at_least, compared, days)| (What::WeeksWithContacts { at_least, compared }, days));
    let meetings = set_beside(&weeks, |reached| reached.meetings)
        .map(|(at_least, compared, days)| (What::WeeksWithMeetings { at_least, compared }, days));
    let both = contacts.into_iter().chain(meetings);
    both.map(|(what, days)| Seen { what, days }).collect()
}

fn whole_weeks(moods: &[Daily], reached: &BTreeMap<i32, Reached>, window: Window) -> Vec<Week> {
    let start = |day: i32| {
        let date = NaiveDate::from_num_days_from_ce_opt(day);
        date.map_or(day, |date| monday(date).num_days_from_ce())
    };
    let (from, to) = (window.from.num_days_from_ce(), window.to.num_days_from_ce());
    moods
        .chunk_by(|one, other| start(one.day) == start(other.day))
        .filter(|days| days.len() >= MIN_DAYS_OF_WEEK)
        .filter_map(|days| {
            let monday = start(days.first()?.day);
            let whole = from <= monday && monday + 6 <= to;
            let mood = mean(days.iter().map(|daily| daily.value)).filter(|_| whole)?;
            let mut together = Reached::default();
            for (_, one) in reached.range(monday..monday + 7) {
                together.contacts += one.contacts;
                together.meetings += one.meetings;
            }
            Some(Week {
                mood,
                days: counted(days.len()),
                reached: together,
            })
        })
        .collect()
}

fn set_beside(weeks: &[Week], count: fn(&Reached) -> u32) -> Option<(u32, super::Compared, u32)> {
    OFTEN.iter().find_map(|at_least| {
        let (with, without): (Vec<&Week>, Vec<&Week>) =
            (weeks.iter()).partition(|week| count(&week.reached) >= *at_least);
        let moods = |weeks: &[&Week]| weeks.iter().map(|week| week.mood).collect::<Vec<_>>();
        let found = compared(&moods(&with), &moods(&without), MIN_WEEKS)?;
        let days = weeks.iter().map(|week| week.days).sum();
        Some((*at_least, found, days))
    })
}

/// What is seen of mood on days after longer nights: longer than the middle of the nights whose day has a mood.
pub(super) fn sleep(nights: &[Daily], moods: &[Daily]) -> Option<Seen> {
    let moods: HashMap<i32, i32> = moods.iter().map(|mood| (mood.day, mood.value)).collect();
    let both: Vec<(i32, i32)> = (nights.iter())
        .filter_map(|night| moods.get(&night.day).map(|mood| (night.value, *mood)))
        .collect();
    let middle = doubled_median(both.iter().map(|(minutes, _)| *minutes))?;
    let (longer, others): (Vec<_>, Vec<_>) =
        (both.iter()).partition(|(minutes, _)| minutes * 2 > middle);
    let moods = |of: Vec<&(i32, i32)>| of.into_iter().map(|(_, mood)| *mood).collect::<Vec<_>>();
    let compared = compared(&moods(longer), &moods(others), MIN_DAYS)?;
    Some(Seen {
        what: What::AfterLongerNights {
            minutes: middle / 2,
            compared,
        },
        days: counted(both.len()),
    })
}

#[cfg(test)]
#[path = "beside_tests.rs"]
mod tests;
