//! When something is due, and whether it may be told now. Pure: the time, the rules and what was told are arguments.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::rule::Rule;
use super::{Inputs, ReminderKind, ReminderSettings, Weekday};
use crate::clock::{Instant, Now, place};
use crate::db::PathId;
use crate::milestones::dates::days_between;
use crate::milestones::ladders::{Point, lasting_date};
use crate::milestones::{MilestoneName, OpenChapter, Unit};
use crate::time_of_day::TimeOfDay;

/// A milestone is told up to this many days later.
pub(super) const MILESTONE_LATE_DAYS: u64 = 7;
const CHECK_IN_LATE_MS: i64 = 6 * 60 * 60 * 1000;
const PAUSE_AFTER_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// How far ahead due times are planned.
pub(super) const AHEAD_DAYS: u64 = 14;
/// How far ahead the next milestone is looked for, to say when it is.
const IN_SIGHT_DAYS: u64 = 366;
/// When the evening before a milestone is.
const EVE_TIME: TimeOfDay = TimeOfDay::new(19, 0);

/// The rules in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) inputs: Inputs<'a>,
    pub(super) chapters: &'a [OpenChapter],
}

impl Rules<'_> {
    /// What the person calls the path.
    pub(super) fn name_of(&self, path: &PathId) -> Option<&str> {
        let chapter = self.chapters.iter().find(|chapter| chapter.path == *path)?;
        Some(&chapter.name)
    }
}

/// One thing to tell, and when. `until` is the last moment at which it is worth telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) rule: Rule,
    /// With the rule, what names it for good.
    pub(super) date: NaiveDate,
    /// The day it is about.
    pub(super) falls: NaiveDate,
    pub(super) due: Instant,
    pub(super) until: Instant,
}

pub(super) type Key = (String, NaiveDate);

impl Occurrence {
    pub(super) fn key(&self) -> Key {
        (self.rule.id(), self.date)
    }

    pub(super) fn late_days(&self, now: &Now) -> u32 {
        u32::try_from(days_between(self.falls, now.today())).unwrap_or_default()
    }

    fn is_milestone(&self) -> bool {
        self.rule.kind() == ReminderKind::Milestone
    }
}

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
        .filter(|item| item.due <= instant && instant <= item.until && open(item, past, instant).is_some())
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
            let paused = item.rule.kind() != ReminderKind::CheckIn && is_paused(rules, fire.max(instant));
            let in_time = fire <= until && instant <= until && fire <= horizon;
            (in_time && !paused).then_some(Upcoming { occurrence: item, fire, until })
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
pub(super) fn next_of(kind: ReminderKind, now: &Now, rules: &Rules<'_>, past: &Past) -> Option<Instant> {
    let instant = now.instant();
    occurrences(rules, now.zone, now.today(), later(now.today(), IN_SIGHT_DAYS))
        .into_iter()
        .filter(|item| item.rule.kind() == kind && open(item, past, instant).is_some())
        .map(|item| after_quiet(rules.inputs.settings, item.due, now.zone))
        .filter(|fire| *fire > instant)
        .min()
}

/// Milestones that Today can celebrate: of today, and of the last days when they came after their path was made.
pub(super) fn celebrations(now: &Now, rules: &Rules<'_>) -> Vec<(PathPoint, Occurrence)> {
    let today = now.today();
    let mut found: Vec<_> = rules
        .chapters
        .iter()
        .flat_map(|chapter| {
            points(chapter, rules, now.zone)
                .take_while(|point| point.date <= today)
                .map(move |point| (chapter, point))
        })
        .filter_map(|(chapter, point)| {
            let age = days_between(point.date, today);
            let recent = u64::try_from(age).is_ok_and(|age| age <= MILESTONE_LATE_DAYS);
            if !recent || !point.reached(now) {
                return None;
            }
            let occurrence = milestone(chapter, &point, rules, now.zone);
            let fresh = occurrence.due > chapter.start_set_at;
            (age == 0 || fresh).then(|| (PathPoint { chapter: chapter.clone(), point }, occurrence))
        })
        .collect();
    found.sort_by_key(|(_, occurrence)| std::cmp::Reverse(occurrence.falls));
    found
}

/// A milestone with the chapter it belongs to.
#[derive(Debug, Clone)]
pub(super) struct PathPoint {
    pub(super) chapter: OpenChapter,
    pub(super) point: Point,
}

/// All occurrences whose date lies from `from` to `to`, told or not. Only what comes after its rule was made.
pub(super) fn occurrences(rules: &Rules<'_>, zone: Tz, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    let settings = rules.inputs.settings;
    let mut found = Vec::new();
    for chapter in rules.chapters {
        for point in points(chapter, rules, zone).filter(|point| announced(&point.name)) {
            if point.date < from {
                continue;
            }
            if point.date > later(to, 1) {
                break;
            }
            let on_the_day = milestone(chapter, &point, rules, zone);
            let eve = eve(chapter, &point, zone);
            found.extend(settings.milestones.then_some(on_the_day).filter(|item| item.due > chapter.start_set_at));
            found.extend(
                eve.filter(|item| settings.milestone_eve && item.due > chapter.start_set_at),
            );
        }
    }
    if settings.check_in {
        let days = from.iter_days().take_while(|date| *date <= to);
        found.extend(days.filter(|date| on_day(settings, *date)).map(|date| check_in(settings, date, zone)));
    }
    found.retain(|item| from <= item.date && item.date <= to);
    found
}

/// The day on which the milestone of `rule` falls, when its occurrence on `date` belongs to a chapter that is going.
pub(super) fn falls(rule: &Rule, date: NaiveDate, rules: &Rules<'_>, zone: Tz) -> Option<NaiveDate> {
    let (path, name) = rule.milestone()?;
    let chapter = rules.chapters.iter().find(|chapter| chapter.path == *path)?;
    let last = later(date, 2);
    points(chapter, rules, zone)
        .take_while(|point| point.date <= last)
        .filter(|point| point.name == *name)
        .find(|point| match rule {
            Rule::MilestoneEve(..) => point.date.pred_opt() == Some(date),
            _ => lasting_date(point, chapter.start.date) == date,
        })
        .map(|point| point.date)
}

fn points<'a>(chapter: &'a OpenChapter, rules: &'a Rules<'_>, zone: Tz) -> impl Iterator<Item = Point> + 'a {
    chapter.ladder.points(chapter.start, zone, rules.inputs.leap)
}

/// A first day is nothing to be told about by a computer: a welcome is only shown.
fn announced(name: &MilestoneName) -> bool {
    !matches!(name, MilestoneName::Welcome | MilestoneName::WelcomeBack)
}

fn milestone(chapter: &OpenChapter, point: &Point, rules: &Rules<'_>, zone: Tz) -> Occurrence {
    let time = rules.inputs.settings.milestone_time;
    let too_late = place(later(point.date, MILESTONE_LATE_DAYS + 1), NaiveTime::MIN, zone);
    Occurrence {
        rule: Rule::Milestone(chapter.path.clone(), point.name.clone()),
        date: lasting_date(point, chapter.start.date),
        falls: point.date,
        due: point.at.unwrap_or_else(|| place(point.date, time.time(), zone)),
        until: too_late.plus_ms(-1),
    }
}

/// None for a chapter's first days: the evening before the first day is over is no time for numbers.
fn eve(chapter: &OpenChapter, point: &Point, zone: Tz) -> Option<Occurrence> {
    let first_day = matches!(
        point.name,
        MilestoneName::Span { count: 1, unit: Unit::Days } | MilestoneName::Span { unit: Unit::Hours, .. }
    );
    let date = point.date.pred_opt().filter(|_| !first_day)?;
    Some(Occurrence {
        rule: Rule::MilestoneEve(chapter.path.clone(), point.name.clone()),
        date,
        falls: point.date,
        due: place(date, EVE_TIME.time(), zone),
        until: place(point.date, NaiveTime::MIN, zone).plus_ms(-1),
    })
}

fn check_in(settings: &ReminderSettings, date: NaiveDate, zone: Tz) -> Occurrence {
    let due = place(date, settings.check_in_time.time(), zone);
    Occurrence {
        rule: Rule::CheckIn,
        date,
        falls: date,
        due,
        until: due.plus_ms(CHECK_IN_LATE_MS),
    }
}

fn on_day(settings: &ReminderSettings, date: NaiveDate) -> bool {
    settings.check_in_days.is_empty() || settings.check_in_days.contains(&Weekday::of(date))
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
    let moments: BTreeSet<_> = past.0.values().filter_map(|trace| trace.delivered_at).collect();
    moments.into_iter().filter(|at| local_date(*at, now.zone) == now.today()).count()
}

pub(super) fn local_date(at: Instant, zone: Tz) -> NaiveDate {
    at.utc().with_timezone(&zone).date_naive()
}

fn is_quiet(settings: &ReminderSettings, now: &Now) -> bool {
    in_quiet_hours(settings.quiet_from, settings.quiet_to, now.local().time())
}

pub(super) fn in_quiet_hours(from: TimeOfDay, to: TimeOfDay, time: NaiveTime) -> bool {
    let (from, to) = (from.time(), to.time());
    if from <= to {
        from <= time && time < to
    } else {
        from <= time || time < to
    }
}

/// `at`, or when the quiet hours in which it lies are over.
fn after_quiet(settings: &ReminderSettings, at: Instant, zone: Tz) -> Instant {
    let local = at.utc().with_timezone(&zone).naive_local();
    if !in_quiet_hours(settings.quiet_from, settings.quiet_to, local.time()) {
        return at;
    }
    let to = settings.quiet_to.time();
    let date = if local.time() < to { local.date() } else { later(local.date(), 1) };
    let end = place(date, to, zone);
    if end > at {
        return end;
    }
    // The hour that comes twice in autumn: its second coming is meant.
    at.plus_ms(date.and_time(to).signed_duration_since(local).num_milliseconds())
}

pub(super) fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
