//! Nudges: someone has not been reached out to for as many days as the person chose; a call that nobody answered ends no
//! silence. A silence is told once; who is due
//! on the same day comes on the days after it, one nudge a day.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rusqlite::{Connection, Transaction, named_params};

use super::ReminderSettings;
use super::occurrences::{Key, Occurrence, later};
use super::plan::{Fate, Past, Upcoming};
use super::quiet::{after_quiet, local_date};
use super::rule::Rule;
use super::sources::Rules;
use crate::clock::{Instant, Now, place};
use crate::contacts::silence::{self, Silence};
use crate::db::{DbError, OccurrenceId};
use crate::settings;

/// The fact that says when a nudge was last told.
const LAST_TOLD: &str = "lastNudge";
const PUT_OFF: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, snoozed_until)
    VALUES (:id, :rule, :date, :until, 'snoozed', :until)
    ON CONFLICT (rule, date) DO UPDATE SET state = 'snoozed', snoozed_until = :until
      WHERE seen_at IS NULL AND state IN ('planned', 'known', 'snoozed', 'gone')";

/// The key of the occurrence that tells a silence.
pub(super) fn key(silence: &Silence) -> Key {
    (Rule::Nudge(silence.contact.clone()).id(), silence.due_on)
}

/// The silences that bring a nudge, in the person's order.
pub(super) fn silences(connection: &Connection, now: &Now) -> Result<Vec<Silence>, DbError> {
    let mut silences = silence::silences(connection, now)?;
    silences.retain(|silence| silence.nudge);
    Ok(silences)
}

/// When a nudge was last told.
pub(super) fn last_told(connection: &Connection) -> Result<Option<Instant>, DbError> {
    settings::fact(connection, LAST_TOLD)
}

/// Notes that a nudge was told at `at`.
pub(super) fn note_told(tx: &Transaction<'_>, at: Instant) -> Result<(), DbError> {
    settings::put(tx, LAST_TOLD, &at.0.into())
}

/// The nudges that may still be told, each on a day of its own.
pub(super) fn in_turn(now: &Now, rules: &Rules<'_>, past: &Past) -> Vec<Upcoming> {
    let settings = rules.inputs.settings;
    if !settings.nudges {
        return Vec::new();
    }
    let (today, zone) = (now.today(), now.zone);
    let at_its_time = |date| place(date, settings.nudge_time.time(), zone);
    let mut waiting: Vec<_> = rules
        .sources
        .silences
        .iter()
        .filter_map(|silence| {
            let Some(trace) = past.0.get(&key(silence)) else {
                return Some((at_its_time(silence.due_on), false, silence));
            };
            match trace.fate {
                _ if trace.seen => None,
                Fate::Planned => Some((at_its_time(silence.due_on), false, silence)),
                Fate::Snoozed(again) => {
                    // "Later" asks again on the day on which it was told; that is no second nudge.
                    let told = trace.delivered_at.map(|at| local_date(at, zone));
                    Some((again, told == Some(local_date(again, zone)), silence))
                }
                Fate::Known | Fate::Told | Fate::Untold => None,
            }
        })
        .collect();
    waiting.sort_by_key(|(from, _, silence)| (*from, silence.due_on));
    let told_today = (rules.sources.last_nudge)
        .map(|at| local_date(at, zone))
        .filter(|date| *date == today);
    let mut taken: BTreeSet<_> = told_today.into_iter().collect();
    waiting
        .into_iter()
        .filter_map(|(from, again, silence)| {
            let first = local_date(from, zone);
            let mut day = first.max(today);
            while !(again && day == first) && taken.contains(&day) {
                day = later(day, 1);
            }
            let from = if day == first { from } else { at_its_time(day) };
            let fire = after_quiet(settings, from, zone);
            let until = end_of_day(day, zone);
            // A day that the calendar of the place leaves out, or quiet hours until midnight.
            if fire > until {
                return None;
            }
            taken.insert(day);
            Some(Upcoming {
                occurrence: Occurrence {
                    rule: Rule::Nudge(silence.contact.clone()),
                    date: silence.due_on,
                    falls: silence.due_on,
                    due: from,
                    until,
                },
                fire,
                until,
                until_locked: until,
            })
        })
        .collect()
}

/// Says that no nudge comes today any more: what is due waits for tomorrow.
pub(super) fn put_all_off(
    tx: &Transaction<'_>,
    silences: &[Silence],
    settings: &ReminderSettings,
    now: &Now,
) -> Result<(), DbError> {
    let until = tomorrow(now, settings.nudge_time.time());
    let mut statement = tx.prepare_cached(PUT_OFF)?;
    for silence in silences
        .iter()
        .filter(|silence| silence.due_on <= now.today())
    {
        let (rule, date) = key(silence);
        statement.execute(named_params! {
            ":id": OccurrenceId::new(now), ":rule": rule, ":date": date.to_string(), ":until": until.0,
        })?;
    }
    Ok(())
}

/// When "Not today" asks again.
pub(super) fn tomorrow(now: &Now, nudge_time: NaiveTime) -> Instant {
    place(later(now.today(), 1), nudge_time, now.zone)
}

/// The last moment of a day.
pub(super) fn end_of_day(date: NaiveDate, zone: Tz) -> Instant {
    place(later(date, 1), NaiveTime::MIN, zone).plus_ms(-1)
}

#[cfg(test)]
#[path = "nudges_tests.rs"]
mod tests;
