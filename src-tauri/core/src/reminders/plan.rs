//! Whether something may be told now, and when to look again. Pure: the time, the rules and what was told are
//! arguments.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use super::occurrences::{
    AS_IT_BEGINS_MS, CHECK_IN_LATE_MS, Key, MILESTONE_LATE_DAYS, Occurrence, earlier, first_of_own,
    later, occurrences, of_cairn,
};
use super::own::{MOST_DAYS_BEFORE, OwnRule};
use super::quiet::{after_quiet, is_quiet, local_date};
use super::sources::Rules;
use super::{ReminderKind, nudges, share};
use crate::clock::{Instant, Now, place};

const PAUSE_AFTER_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// How far ahead due times are planned.
pub(super) const AHEAD_DAYS: u64 = 14;
/// How far ahead the next time is looked for, to say when it is.
pub(super) const IN_SIGHT_DAYS: u64 = 366;

/// What became of an occurrence so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is to be told.
    Planned,
    /// It was past when its rule was made, or fell into a pause: it is not told.
    Known,
    /// It was told, or was about to be.
    Told,
    /// The day had had its share: it stands on Today, and no notification came.
    Untold,
    /// The person asked to be told again then.
    Snoozed(Instant),
}

/// The trace of an occurrence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trace {
    pub(super) fate: Fate,
    pub(super) seen: bool,
    pub(super) delivered_at: Option<Instant>,
}

/// The traces of the days around today.
#[derive(Debug, Default)]
pub(super) struct Past(pub(super) HashMap<Key, Trace>);

/// An occurrence that may still be told, the moment from which, quiet hours considered, and the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Upcoming {
    pub(super) occurrence: Occurrence,
    pub(super) fire: Instant,
    pub(super) until: Instant,
    /// The last one for a locked Cairn, which knows no hard dates.
    pub(super) until_locked: Instant,
}

/// The days whose traces matter at `now`.
pub(super) fn window(now: &Now) -> (NaiveDate, NaiveDate) {
    let today = now.today();
    // One day more on each side: the date in another zone. An appointment is told some days before its own.
    let to = later(today, AHEAD_DAYS + MOST_DAYS_BEFORE + 2);
    (earlier(today, MILESTONE_LATE_DAYS + 2), to)
}

/// Milestones that are due while nobody has opened the window for thirty days: they are passed over.
pub(super) fn passed_over(now: &Now, rules: &Rules<'_>, past: &Past) -> Vec<Occurrence> {
    let instant = now.instant();
    if !is_paused(rules, instant) {
        return Vec::new();
    }
    let (from, to) = window(now);
    occurrences(rules, now.zone, from, to)
        .into_iter()
        .filter(|item| item.rule.kind().is_of_milestones())
        .filter(|item| {
            item.due <= instant && instant <= item.until && open(item, rules, past, now).is_some()
        })
        .collect()
}

/// Everything that may still be told, from what is overdue to two weeks ahead, by the moment it is told.
pub(super) fn upcoming(now: &Now, rules: &Rules<'_>, past: &Past) -> Vec<Upcoming> {
    let (from, to) = window(now);
    let horizon = place(later(now.today(), AHEAD_DAYS), now.local().time(), now.zone);
    let mut items: Vec<_> = open_ones(occurrences(rules, now.zone, from, to), now, rules, past)
        .filter(|item| item.fire <= horizon)
        .collect();
    items.sort_by_key(|item| (item.fire, item.occurrence.key()));
    items
}

/// What of these occurrences may still be told, and the nudges.
fn open_ones<'a>(
    items: Vec<Occurrence>,
    now: &'a Now,
    rules: &'a Rules<'_>,
    past: &'a Past,
) -> impl Iterator<Item = Upcoming> + 'a {
    let instant = now.instant();
    let settings = rules.inputs.settings;
    items
        .into_iter()
        .filter_map(move |item| {
            let (due, until) = open(&item, rules, past, now)?;
            if !item.rule.kind().is_of_milestones() {
                let fire = after_quiet(settings, due, now.zone);
                return Some(Upcoming {
                    occurrence: item,
                    fire,
                    until,
                    until_locked: until,
                });
            }
            let fire = not_on_hard_days(due, now, rules);
            (!is_paused(rules, fire.max(instant))).then(|| Upcoming {
                occurrence: item,
                fire,
                until,
                until_locked: before_hard_days(fire, until, now, rules),
            })
        })
        .chain(nudges::in_turn(now, rules, past))
        .filter(move |item| item.fire <= item.until && instant <= item.until)
}

/// When a milestone that is due at `due` is told: on a hard date nothing is, but on the day after it.
fn not_on_hard_days(due: Instant, now: &Now, rules: &Rules<'_>) -> Instant {
    let settings = rules.inputs.settings;
    let mut fire = after_quiet(settings, due, now.zone);
    let mut day = local_date(fire, now.zone);
    if fire <= now.instant() && rules.is_hard(now.today()) {
        day = now.today();
    }
    // No longer than a milestone is told at all.
    for _ in 0..=MILESTONE_LATE_DAYS + 1 {
        if !rules.is_hard(day) {
            break;
        }
        day = later(day, 1);
        let morning = place(day, settings.milestone_time.time(), now.zone);
        fire = after_quiet(settings, morning, now.zone);
        day = local_date(fire, now.zone);
    }
    fire
}

/// `until`, or the last moment before the first hard date after `fire`.
fn before_hard_days(fire: Instant, until: Instant, now: &Now, rules: &Rules<'_>) -> Instant {
    let mut days = rules.sources.hard_days.iter().map(|day| day.date);
    days.find(|date| *date > local_date(fire, now.zone))
        .map_or(until, |date| {
            until.min(place(date, NaiveTime::MIN, now.zone).plus_ms(-1))
        })
}

/// When tomorrow begins.
pub(super) fn tomorrow(now: &Now) -> Instant {
    place(later(now.today(), 1), NaiveTime::MIN, now.zone)
}

/// When to look again: the next moment at which something may be told.
pub(super) fn next_wake(now: &Now, rules: &Rules<'_>, past: &Past) -> Option<Instant> {
    let instant = now.instant();
    let settings = rules.inputs.settings;
    let blocked_until = if is_quiet(settings, now) {
        after_quiet(settings, instant, now.zone)
    } else {
        after_quiet(settings, tomorrow(now), now.zone)
    };
    let told = share::due(now, rules, past).tell;
    upcoming(now, rules, past)
        .into_iter()
        .filter_map(|item| match item.fire {
            fire if fire > instant => Some(fire),
            _ if told.contains(&item.occurrence) => Some(instant),
            _ => (blocked_until <= item.until).then_some(blocked_until),
        })
        .min()
}

/// When each of these kinds of reminder comes next, up to a year ahead. For the person's own there is
/// [`next_of_own`].
pub(super) fn next_of_kinds(
    kinds: &[ReminderKind],
    now: &Now,
    rules: &Rules<'_>,
    past: &Past,
) -> Vec<Option<Instant>> {
    let (from, to) = (
        earlier(now.today(), MILESTONE_LATE_DAYS),
        later(now.today(), IN_SIGHT_DAYS),
    );
    let items = of_cairn(rules, now.zone, from, to);
    let mut next: Vec<Option<Instant>> = vec![None; kinds.len()];
    for item in open_ones(items, now, rules, past).filter(|item| item.fire > now.instant()) {
        let kind = item.occurrence.rule.kind();
        let place = kinds.iter().position(|wanted| *wanted == kind);
        if let Some(next) = place.and_then(|place| next.get_mut(place)) {
            *next = Some(next.map_or(item.fire, |next| next.min(item.fire)));
        }
    }
    next
}

/// When a reminder of the person's own comes next. `None` when it is over.
pub(super) fn next_of_own(
    own: &OwnRule,
    now: &Now,
    rules: &Rules<'_>,
    past: &Past,
) -> Option<NextOfOwn> {
    let instant = now.instant();
    let mut next = None;
    first_of_own(own, now.today(), now.zone, |item| {
        next = open(item, rules, past, now).and_then(|(due, until)| {
            let fire = after_quiet(rules.inputs.settings, due, now.zone);
            let told = fire <= until;
            // What is due already and waits for its turn is not what comes next.
            let ahead = instant <= until && (instant < fire || !told);
            ahead.then_some(NextOfOwn {
                at: told.then_some(fire),
                in_quiet_hours: fire != due,
            })
        });
        next.is_some()
    });
    next
}

/// The next time of a reminder of the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NextOfOwn {
    /// `None` when the quiet hours keep it back for longer than it is worth telling.
    pub(super) at: Option<Instant>,
    pub(super) in_quiet_hours: bool,
}

/// From when to when the occurrence may be told; `None` when it is done with.
fn open(
    item: &Occurrence,
    rules: &Rules<'_>,
    past: &Past,
    now: &Now,
) -> Option<(Instant, Instant)> {
    let Some(trace) = past.0.get(&item.key()) else {
        return Some((item.due, item.until));
    };
    if trace.seen {
        return None;
    }
    match trace.fate {
        Fate::Planned => Some((item.due, item.until)),
        // Nothing was told yet, and the clock has gone back or the rule was chosen again before its time.
        Fate::Known if item.due > now.instant() => Some((item.due, item.until)),
        Fate::Known | Fate::Told | Fate::Untold => None,
        // For one that begins there is no later.
        Fate::Snoozed(again) if item.rule.kind() == ReminderKind::Appointment => {
            let begins = item.until;
            let told_before = trace.delivered_at.is_none_or(|at| at < begins);
            let is_ahead = item.due.plus_ms(AS_IT_BEGINS_MS) < begins;
            (is_ahead && told_before).then(|| (again.min(begins), begins.plus_ms(AS_IT_BEGINS_MS)))
        }
        // It was asked for: quiet hours in between do not take it away.
        Fate::Snoozed(again) => {
            let from = after_quiet(rules.inputs.settings, again, now.zone);
            Some((again, item.until.max(from.plus_ms(CHECK_IN_LATE_MS))))
        }
    }
}

fn is_paused(rules: &Rules<'_>, at: Instant) -> bool {
    at >= rules.inputs.last_opened.plus_ms(PAUSE_AFTER_MS)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
