//! What the rules make of a calendar: occurrences, with when each is due and how long it is worth telling.

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
pub(super) const CHECK_IN_LATE_MS: i64 = 6 * 60 * 60 * 1000;
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

    pub(super) fn is_milestone(&self) -> bool {
        self.rule.kind() == ReminderKind::Milestone
    }
}

/// All occurrences whose date lies from `from` to `to`, told or not. Only what comes after its rule was made.
pub(super) fn occurrences(
    rules: &Rules<'_>,
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Occurrence> {
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
            found.extend(
                settings
                    .milestones
                    .then_some(on_the_day)
                    .filter(|item| item.due > chapter.start_set_at),
            );
            found.extend(
                eve.filter(|item| settings.milestone_eve && item.due > chapter.start_set_at),
            );
        }
    }
    if settings.check_in {
        let days = from.iter_days().take_while(|date| *date <= to);
        found.extend(
            days.filter(|date| on_day(settings, *date))
                .map(|date| check_in(settings, date, zone)),
        );
    }
    found.retain(|item| from <= item.date && item.date <= to);
    found
}

/// The day on which the milestone of `rule` falls, when its occurrence on `date` belongs to a chapter that is going.
pub(super) fn falls(
    rule: &Rule,
    date: NaiveDate,
    rules: &Rules<'_>,
    zone: Tz,
) -> Option<NaiveDate> {
    let (path, name) = rule.milestone()?;
    let chapter = rules
        .chapters
        .iter()
        .find(|chapter| chapter.path == *path)?;
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
    let too_late = place(
        later(point.date, MILESTONE_LATE_DAYS + 1),
        NaiveTime::MIN,
        zone,
    );
    Occurrence {
        rule: Rule::Milestone(chapter.path.clone(), point.name.clone()),
        date: lasting_date(point, chapter.start.date),
        falls: point.date,
        due: point
            .at
            .unwrap_or_else(|| place(point.date, time.time(), zone)),
        until: too_late.plus_ms(-1),
    }
}

/// None for a chapter's first days: the evening before the first day is over is no time for numbers.
fn eve(chapter: &OpenChapter, point: &Point, zone: Tz) -> Option<Occurrence> {
    let first_day = matches!(
        point.name,
        MilestoneName::Span {
            count: 1,
            unit: Unit::Days
        } | MilestoneName::Span {
            unit: Unit::Hours,
            ..
        }
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

/// The date `days` later.
pub(super) fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}
