//! What the rules make of a calendar: occurrences, with when each is due and how long it is worth telling. Nudges, which
//! wait for each other, are made in [`super::nudges`], the days of others in [`super::theirs`].

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::nudges::end_of_day;
use super::own::OwnRule;
use super::rule::Rule;
use super::sources::Rules;
use super::{OwnReminderKind, ReminderSettings, Weekday, theirs};
use crate::clock::{Instant, Now, place};
use crate::milestones::dates::days_between;
use crate::milestones::ladders::{Point, lasting_date};
use crate::milestones::{HardDay, MilestoneName, OpenChapter, Unit};
use crate::time_of_day::TimeOfDay;

/// A milestone is told up to this many days later.
pub(super) const MILESTONE_LATE_DAYS: u64 = 7;
pub(super) const CHECK_IN_LATE_MS: i64 = 6 * 60 * 60 * 1000;
/// The person's own, and the look back at the week.
const OWN_LATE_MS: i64 = 24 * 60 * 60 * 1000;
/// An appointment that is told as it begins needs a moment for it.
pub(super) const AS_IT_BEGINS_MS: i64 = 2 * 60 * 1000 - 1;
const MINUTE_MS: i64 = 60 * 1000;
/// When the evening before a milestone is.
pub(super) const EVE_TIME: TimeOfDay = TimeOfDay::new(19, 0);

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
}

/// All occurrences whose date lies from `from` to `to`, told or not, without nudges. Only what comes after its rule was
/// made.
pub(super) fn occurrences(
    rules: &Rules<'_>,
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Occurrence> {
    let mut found = of_cairn(rules, zone, from, to);
    for own in rules.sources.own.iter().filter(|own| own.enabled) {
        let dates = own.schedule.iter().flat_map(|when| when.dates(from, to));
        found.extend(dates.filter_map(|date| one_of_own(own, date, zone)));
    }
    found
}

/// [`occurrences`] without the person's own and appointments.
pub(super) fn of_cairn(
    rules: &Rules<'_>,
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Occurrence> {
    let settings = rules.inputs.settings;
    let mut found = Vec::new();
    for chapter in &rules.sources.chapters {
        milestones(chapter, rules, zone, from, to, &mut found);
    }
    let days = || from.iter_days().take_while(|date| *date <= to);
    if settings.check_in {
        let days = days()
            .filter(|date| on_day(settings, *date))
            .filter(|date| rules.asks_for_check_in(*date));
        found.extend(days.map(|date| check_in(settings, date, zone)));
    }
    if settings.weekly_look {
        let days = days().filter(|date| Weekday::of(*date) == settings.weekly_look_day);
        found.extend(days.map(|date| weekly_look(settings, date, zone)));
    }
    let hard = rules.sources.hard_days.iter().filter(|day| day.remind);
    found.extend(hard.filter_map(|day| hard_date(day, zone)));
    theirs::occurrences(rules, zone, from, to, &mut found);
    found.retain(|item| from <= item.date && item.date <= to);
    found
}

/// The first of a reminder's occurrences that `wanted` takes, however far ahead; `None` when it is off or over.
pub(super) fn first_of_own(
    own: &OwnRule,
    today: NaiveDate,
    zone: Tz,
    mut wanted: impl FnMut(&Occurrence) -> bool,
) -> Option<NaiveDate> {
    let schedule = own.schedule.as_ref().filter(|_| own.enabled)?;
    schedule.first(earlier(today, 2), |date| {
        one_of_own(own, date, zone).is_some_and(|item| wanted(&item))
    })
}

fn milestones(
    chapter: &OpenChapter,
    rules: &Rules<'_>,
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
    found: &mut Vec<Occurrence>,
) {
    let settings = rules.inputs.settings;
    for point in points(chapter, rules, zone).filter(|point| announced(&point.name)) {
        if point.date < from {
            continue;
        }
        if point.date > later(to, 1) {
            break;
        }
        let on_the_day = settings
            .milestones
            .then(|| milestone(chapter, &point, rules, zone));
        // What is not celebrated on its day is not looked forward to.
        let eve = eve(chapter, &point, zone)
            .filter(|_| settings.milestones && settings.milestone_eve)
            .filter(|eve| !rules.is_hard(eve.date) && !rules.is_hard(eve.falls));
        let items = on_the_day.into_iter().chain(eve);
        found.extend(items.filter(|item| item.due > chapter.start_set_at));
    }
}

/// The day on which the milestone of `rule` falls, when its occurrence on `date` belongs to a chapter that is going.
pub(super) fn falls(
    rule: &Rule,
    date: NaiveDate,
    rules: &Rules<'_>,
    zone: Tz,
) -> Option<NaiveDate> {
    let (path, name) = rule.milestone()?;
    let chapter = rules.chapter(path)?;
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

/// The milestones of a chapter, the earliest first; they do not end.
pub(super) fn points<'a>(
    chapter: &'a OpenChapter,
    rules: &'a Rules<'_>,
    zone: Tz,
) -> impl Iterator<Item = Point> + 'a {
    chapter
        .ladder
        .points(chapter.start, zone, rules.inputs.leap)
}

/// A first day is nothing to be told about by a computer: a welcome is only shown.
fn announced(name: &MilestoneName) -> bool {
    !matches!(name, MilestoneName::Welcome | MilestoneName::WelcomeBack)
}

/// The occurrence that announces `point` on its day.
pub(super) fn milestone(
    chapter: &OpenChapter,
    point: &Point,
    rules: &Rules<'_>,
    zone: Tz,
) -> Occurrence {
    let time = rules.inputs.settings.milestone_time;
    Occurrence {
        rule: Rule::Milestone(chapter.path.clone(), point.name.clone()),
        date: lasting_date(point, chapter.start.date),
        falls: point.date,
        due: point
            .at
            .unwrap_or_else(|| place(point.date, time.time(), zone)),
        until: end_of_day(later(point.date, MILESTONE_LATE_DAYS), zone),
    }
}

/// Whether it marks the end of a chapter's first day.
pub(super) fn is_first_day(name: &MilestoneName) -> bool {
    matches!(
        name,
        MilestoneName::Span {
            count: 1,
            unit: Unit::Days
        } | MilestoneName::Span {
            unit: Unit::Hours,
            ..
        }
    )
}

/// None for a chapter's first days: the evening before the first day is over is no time for numbers.
fn eve(chapter: &OpenChapter, point: &Point, zone: Tz) -> Option<Occurrence> {
    let date = point
        .date
        .pred_opt()
        .filter(|_| !is_first_day(&point.name))?;
    Some(Occurrence {
        rule: Rule::MilestoneEve(chapter.path.clone(), point.name.clone()),
        date,
        falls: point.date,
        due: place(date, EVE_TIME.time(), zone),
        until: end_of_day(date, zone),
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

fn weekly_look(settings: &ReminderSettings, date: NaiveDate, zone: Tz) -> Occurrence {
    let due = place(date, settings.weekly_look_time.time(), zone);
    Occurrence {
        rule: Rule::WeeklyLook,
        date,
        falls: date,
        due,
        until: due.plus_ms(OWN_LATE_MS),
    }
}

fn hard_date(day: &HardDay, zone: Tz) -> Option<Occurrence> {
    let due = place(day.date, day.remind_time.time(), zone);
    (due > day.said_at).then(|| Occurrence {
        rule: Rule::HardDate(day.id.clone()),
        date: day.date,
        falls: day.date,
        due,
        until: end_of_day(day.date, zone),
    })
}

/// `None` when it was past as it was last set.
fn one_of_own(own: &OwnRule, date: NaiveDate, zone: Tz) -> Option<Occurrence> {
    let at = place(date, own.schedule.as_ref()?.time(), zone);
    let (due, until) = match own.kind {
        OwnReminderKind::Own => (at, at.plus_ms(OWN_LATE_MS)),
        OwnReminderKind::Appointment => {
            let before = at.plus_ms(-i64::from(own.minutes_before) * MINUTE_MS);
            if before < at && before > own.set_at {
                (before, at)
            } else {
                // As it begins, also when it was set too late for any earlier.
                (at, at.plus_ms(AS_IT_BEGINS_MS))
            }
        }
    };
    (due > own.set_at).then_some(Occurrence {
        rule: own.rule(),
        date,
        falls: date,
        due,
        until,
    })
}

fn on_day(settings: &ReminderSettings, date: NaiveDate) -> bool {
    settings.check_in_days.is_empty() || settings.check_in_days.contains(&Weekday::of(date))
}

/// The date `days` earlier.
pub(super) fn earlier(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days))
        .unwrap_or(NaiveDate::MIN)
}

/// The date `days` later.
pub(super) fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
#[path = "occurrences_tests.rs"]
mod tests;
