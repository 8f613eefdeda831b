//! The day's share of notifications: what is told, and what has to stand back.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::occurrences::Occurrence;
use super::plan::{Fate, Past, Upcoming, tomorrow, upcoming};
use super::quiet::{after_quiet, is_quiet, local_date};
use super::sources::Rules;
use super::{ReminderKind, nudges};
use crate::clock::{Instant, Now};

/// What is to be done at a moment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Due {
    /// What to tell, in one notification.
    pub(super) tell: Vec<Occurrence>,
    /// What the day's share keeps back for longer than it is worth telling: it only goes to stand on Today.
    pub(super) stand: Vec<Occurrence>,
}

/// What is due now; nothing in quiet hours. When the day has had its share, only what the person put off today comes
/// again, in the place that it had.
pub(super) fn due(now: &Now, rules: &Rules<'_>, past: &Past) -> Due {
    let settings = rules.inputs.settings;
    if is_quiet(settings, now) {
        return Due::default();
    }
    let instant = now.instant();
    let (ready, ahead): (Vec<_>, Vec<_>) = upcoming(now, rules, past)
        .into_iter()
        .partition(|item| item.fire <= instant);
    let share = usize::from(settings.most_per_day.clamp(1, 12));
    let mut used = told_today(now, rules, past).len();
    // Milestones come first, then appointments, which cannot wait: their part of the day's share is kept for them.
    let first = ready.iter().map(Upcoming::rank).max().unwrap_or_default();
    let end_of_day = nudges::end_of_day(now.today(), now.zone);
    let kept: BTreeSet<_> = ahead
        .iter()
        .filter(|item| item.rank() > first && item.fire <= end_of_day)
        .map(|item| item.fire)
        .collect();
    used += kept.len();
    let (tell, kept_back): (Vec<_>, Vec<_>) = ready
        .into_iter()
        .partition(|item| used < share || is_again(item, now, past));
    // The next notification takes along what waits.
    let tomorrow = after_quiet(settings, tomorrow(now), now.zone);
    let next = kept.first().map_or(tomorrow, |kept| tomorrow.min(*kept));
    // Who is due for a nudge is due tomorrow, too.
    let over = |item: &Upcoming| item.until < next && item.kind() != ReminderKind::Nudge;
    let only = |items: Vec<Upcoming>| items.into_iter().map(|item| item.occurrence);
    Due {
        tell: only(tell).collect(),
        stand: only(kept_back.into_iter().filter(over).collect()).collect(),
    }
}

/// Whether it was told today and put off.
pub(super) fn is_again(item: &Upcoming, now: &Now, past: &Past) -> bool {
    past.0.get(&item.occurrence.key()).is_some_and(|trace| {
        let told = trace.delivered_at.map(|at| local_date(at, now.zone));
        matches!(trace.fate, Fate::Snoozed(_)) && told == Some(now.today())
    })
}

/// What of `items` a locked Cairn may tell, which does not know what comes first: on a day that has more than its share,
/// what comes first keeps its place.
pub(super) fn within_shares<'a>(
    now: &Now,
    rules: &Rules<'_>,
    past: &Past,
    items: &'a [Upcoming],
) -> Vec<&'a Upcoming> {
    let share = usize::from(rules.inputs.settings.most_per_day.clamp(1, 12));
    // Everything overdue is told at once.
    let moment = |item: &Upcoming| item.fire.max(now.instant());
    let mut days: HashMap<NaiveDate, BTreeSet<Instant>> = HashMap::new();
    days.insert(now.today(), told_today(now, rules, past));
    let has_place = |days: &HashMap<NaiveDate, BTreeSet<Instant>>, item: &Upcoming| {
        let told = days.get(&local_date(moment(item), now.zone));
        is_again(item, now, past) || told.is_some_and(|told| told.contains(&moment(item)))
    };
    for rank in [2, 1, 0] {
        for item in items.iter().filter(|item| item.rank() == rank) {
            let told = days.entry(local_date(moment(item), now.zone)).or_default();
            if told.len() < share && !is_again(item, now, past) {
                told.insert(moment(item));
            }
        }
    }
    items.iter().filter(|item| has_place(&days, item)).collect()
}

/// Notifications shown today; what was gathered into one counts once.
pub(super) fn told_today(now: &Now, rules: &Rules<'_>, past: &Past) -> BTreeSet<Instant> {
    past.0
        .values()
        .filter(|trace| trace.fate != Fate::Untold)
        .filter_map(|trace| trace.delivered_at)
        .chain(rules.sources.last_nudge)
        .filter(|at| local_date(*at, now.zone) == now.today())
        .collect()
}

impl Upcoming {
    fn kind(&self) -> ReminderKind {
        self.occurrence.rule.kind()
    }

    /// What comes first when the day's share is short.
    pub(super) fn rank(&self) -> u8 {
        match self.kind() {
            ReminderKind::Milestone => 2,
            ReminderKind::Appointment => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
#[path = "share_tests.rs"]
mod tests;
