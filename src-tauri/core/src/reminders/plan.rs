//! Whether something may be told now, and when to look again. Pure: the time, the rules and what was told are
//! arguments.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate, NaiveTime};

use super::ReminderKind;
use super::occurrences::{
    CHECK_IN_LATE_MS, Key, MILESTONE_LATE_DAYS, Occurrence, Rules, later, occurrences,
};
use super::quiet::{after_quiet, is_quiet, local_date};
use crate::clock::{Instant, Now, place};

const PAUSE_AFTER_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// How far ahead due times are planned.
pub(super) const AHEAD_DAYS: u64 = 14;
/// How far ahead the next milestone is looked for, to say when it is.
const IN_SIGHT_DAYS: u64 = 366;

/// What became of an occurrence so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is to be told.
    Planned,
    /// It was past when its rule was made, or fell into a pause: it is not told.
    Known,
    /// It was told, or was about to be.
    Told,
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
}

/// The days whose traces matter at `now`.
pub(super) fn window(now: &Now) -> (NaiveDate, NaiveDate) {
    let today = now.today();
    // One day more on each side: the date in another zone.
    let from = today.checked_sub_days(Days::new(MILESTONE_LATE_DAYS + 2));
    (from.unwrap_or(today), later(today, AHEAD_DAYS + 2))
}

/// What to tell now, in one notification; nothing in quiet hours or when the day has had its share.
pub(super) fn due(now: &Now, rules: &Rules<'_>, past: &Past) -> Vec<Occurrence> {
    if is_quiet(rules.inputs.settings, now) {
        return Vec::new();
    }
    let instant = now.instant();
    let (ready, ahead): (Vec<_>, Vec<_>) = upcoming(now, rules, past)
        .into_iter()
        .partition(|item| item.fire <= instant);
    let share = usize::from(rules.inputs.settings.most_per_day.clamp(1, 12));
    let mut used = told_today(now, past);
    if !ready.iter().any(|item| item.occurrence.is_milestone()) {
        // Milestones come first: their part of the day's share is kept for them.
        let tomorrow = place(later(now.today(), 1), NaiveTime::MIN, now.zone);
        let kept: BTreeSet<_> = ahead
            .iter()
            .filter(|item| item.occurrence.is_milestone() && item.fire < tomorrow)
            .map(|item| item.fire)
            .collect();
        used += kept.len();
    }
    if used >= share {
        return Vec::new();
    }
    ready.into_iter().map(|item| item.occurrence).collect()
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
        .filter(|item| item.rule.kind() != ReminderKind::CheckIn)
        .filter(|item| {
            item.due <= instant && instant <= item.until && open(item, past, instant).is_some()
        })
        .collect()
}

/// Everything that may still be told, from what is overdue to two weeks ahead, by the moment it is told.
pub(super) fn upcoming(now: &Now, rules: &Rules<'_>, past: &Past) -> Vec<Upcoming> {
    let (from, to) = window(now);
    let instant = now.instant();
    let horizon = place(later(now.today(), AHEAD_DAYS), now.local().time(), now.zone);
    let mut items: Vec<_> = occurrences(rules, now.zone, from, to)
        .into_iter()
        .filter_map(|item| {
            let (due, until) = open(&item, past, instant)?;
            let fire = after_quiet(rules.inputs.settings, due, now.zone);
            let paused =
                item.rule.kind() != ReminderKind::CheckIn && is_paused(rules, fire.max(instant));
            let in_time = fire <= until && instant <= until && fire <= horizon;
            (in_time && !paused).then_some(Upcoming {
                occurrence: item,
                fire,
                until,
            })
        })
        .collect();
    items.sort_by_key(|item| (item.fire, item.occurrence.key()));
    items
}

/// When to look again: the next moment at which something may be told.
pub(super) fn next_wake(now: &Now, rules: &Rules<'_>, past: &Past) -> Option<Instant> {
    let instant = now.instant();
    let settings = rules.inputs.settings;
    let blocked_until = if is_quiet(settings, now) {
        after_quiet(settings, instant, now.zone)
    } else {
        let tomorrow = place(later(now.today(), 1), NaiveTime::MIN, now.zone);
        after_quiet(settings, tomorrow, now.zone)
    };
    let can_tell = !due(now, rules, past).is_empty();
    upcoming(now, rules, past)
        .into_iter()
        .filter_map(|item| match item.fire {
            fire if fire > instant => Some(fire),
            _ if can_tell => Some(instant),
            _ => (blocked_until <= item.until).then_some(blocked_until),
        })
        .min()
}

/// When a kind of reminder comes next, up to a year ahead.
pub(super) fn next_of(
    kind: ReminderKind,
    now: &Now,
    rules: &Rules<'_>,
    past: &Past,
) -> Option<Instant> {
    let instant = now.instant();
    occurrences(
        rules,
        now.zone,
        now.today(),
        later(now.today(), IN_SIGHT_DAYS),
    )
    .into_iter()
    .filter(|item| item.rule.kind() == kind && open(item, past, instant).is_some())
    .map(|item| after_quiet(rules.inputs.settings, item.due, now.zone))
    .filter(|fire| *fire > instant)
    .min()
}

/// From when to when the occurrence may be told; `None` when it is done with.
fn open(item: &Occurrence, past: &Past, now: Instant) -> Option<(Instant, Instant)> {
    let Some(trace) = past.0.get(&item.key()) else {
        return Some((item.due, item.until));
    };
    if trace.seen {
        return None;
    }
    match trace.fate {
        Fate::Planned => Some((item.due, item.until)),
        // Nothing was told yet, and the clock has gone back or the rule was chosen again before its time.
        Fate::Known if item.due > now => Some((item.due, item.until)),
        Fate::Known | Fate::Told => None,
        Fate::Snoozed(again) => Some((again, item.until.max(again.plus_ms(CHECK_IN_LATE_MS)))),
    }
}

fn is_paused(rules: &Rules<'_>, at: Instant) -> bool {
    at >= rules.inputs.last_opened.plus_ms(PAUSE_AFTER_MS)
}

/// Notifications shown today; what was gathered into one counts once.
fn told_today(now: &Now, past: &Past) -> usize {
    let moments: BTreeSet<_> = past
        .0
        .values()
        .filter_map(|trace| trace.delivered_at)
        .collect();
    moments
        .into_iter()
        .filter(|at| local_date(*at, now.zone) == now.today())
        .count()
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
