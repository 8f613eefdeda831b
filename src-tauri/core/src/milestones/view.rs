//! How a path looks today: from its rows to what the page shows.

use chrono::{Duration, NaiveDate};

use super::beside::Beside;
use super::dates::{LeapDay, days_between, years_months_days};
use super::ladder::Ladder;
use super::ladders::{Point, lasting_date};
use super::limits::in_force;
use super::rows::{ChapterRow, Marked, PathRow};
use super::safety::safety_notes;
use super::within::within;
use super::{Chapter, Counter, Milestone, Path};
use crate::clock::{Now, place};
use crate::words::Words;

/// The first days in which hours can be shown.
const HOURS_SHOWN: u32 = 72;

/// What looking at a path depends on: the time, the settings and the language.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The present moment and the computer's zone.
    pub now: &'a Now,
    /// When anniversaries of 29 February fall.
    pub leap: LeapDay,
    /// The person's language.
    pub words: &'a Words,
}

/// The path as the page shows it. `chapters` are those of the path, the oldest first. `marked` are the rule ids and
/// dates of milestones that lie in the future again because a journey took today back: once marked, they stay reached.
pub(super) fn path(
    row: PathRow,
    chapters: &[ChapterRow],
    beside: Beside,
    marked: &Marked,
    look: &Look<'_>,
) -> Path {
    let today = look.now.today();
    let ladder = Ladder::new(row.ladder, beside.edits);
    let (reached, next) = milestones(&row, &ladder, chapters, marked, look);
    let chapters: Vec<_> = chapters
        .iter()
        .map(|chapter| shown(chapter, today, look.words))
        .collect();
    let counter = chapters
        .last()
        .filter(|chapter| chapter.end.is_none())
        .map(|chapter| counter(chapter, look));
    let total_days = chapters.iter().map(|chapter| chapter.days).sum();
    let begun = counter.as_ref().map(|counter| counter.start_date);
    let logged = row.kind.is_logged();
    let within = logged.then(|| within(row.kind, &beside.sums, &beside.limits, today, look.words));
    // Where days are noted, only those give something of which that is known.
    let days_of_gain = match (&within, &counter) {
        (Some(within), _) => (None, within.days_within),
        (None, counter) => (counter.as_ref().map(|counter| counter.days), total_days),
    };
    Path {
        within,
        limit: in_force(&beside.limits, today)
            .filter(|_| logged)
            .map(|(_, limit)| limit.shown(look.words)),
        gave: (beside.gain.as_ref())
            .map(|gain| gain.gave(days_of_gain.0, days_of_gain.1, look.words)),
        gain: beside.gain,
        setbacks: beside.setbacks,
        safety: safety_notes(row.kind, row.about, begun, today),
        counter,
        total_days,
        id: row.id,
        name: row.name,
        kind: row.kind,
        about: row.about,
        counter_word: row.counter_word,
        setback_word: row.setback_word,
        urge_word: row.urge_word,
        counter_hidden: row.counter_hidden,
        total_hidden: row.total_hidden,
        own_words: row.own_words,
        archived: row.archived,
        ladder: row.ladder,
        next,
        reached,
        chapters,
    }
}

/// What was reached in all chapters, the newest first, and what is next in the one that is going.
fn milestones(
    row: &PathRow,
    ladder: &Ladder,
    chapters: &[ChapterRow],
    marked: &Marked,
    look: &Look<'_>,
) -> (Vec<Milestone>, Option<Milestone>) {
    let is_marked = |point: &Point, start: NaiveDate| {
        !marked.is_empty()
            && marked.contains(&(point.name.rule(&row.id), lasting_date(point, start)))
    };
    let mut reached = Vec::new();
    let mut next = None;
    for (place, chapter) in chapters.iter().enumerate() {
        let start = chapter.start(place > 0);
        let following = chapters.get(place + 1).map(|chapter| chapter.start);
        for point in ladder.points_before(start, following, look.now.zone, look.leap) {
            let was_reached = match chapter.end {
                Some(end) => point.date <= end,
                None => point.reached(look.now) || is_marked(&point, start.date),
            };
            if was_reached {
                reached.push(milestone(point, look));
            } else {
                next = chapter.end.is_none().then(|| milestone(point, look));
                break;
            }
        }
    }
    reached.reverse();
    (reached, next)
}

fn milestone(point: Point, look: &Look<'_>) -> Milestone {
    let in_days = days_between(look.now.today(), point.date);
    Milestone {
        date_text: look.words.date(point.date),
        name: point.name,
        date: point.date,
        in_days: i32::try_from(in_days).unwrap_or(i32::MAX),
    }
}

fn shown(row: &ChapterRow, today: NaiveDate, words: &Words) -> Chapter {
    Chapter {
        id: row.id.clone(),
        start: row.start,
        start_text: words.date(row.start),
        start_time: row.start_time,
        start_time_text: row.start_time.map(|time| words.time(time.time())),
        end: row.end,
        end_text: row.end.map(|end| words.date(end)),
        days: whole_days(row.start, row.end.unwrap_or(today)),
        words: row.words.clone(),
        learnt: row.learnt.clone(),
    }
}

fn counter(chapter: &Chapter, look: &Look<'_>) -> Counter {
    let today = look.now.today();
    let span = years_months_days(chapter.start, today, look.leap);
    Counter {
        days: chapter.days,
        years: span.years,
        months: span.months,
        rest_days: span.days,
        start_date: chapter.start,
        start_text: chapter.start_text.clone(),
        hours: hours(chapter, look.now),
    }
}

fn hours(chapter: &Chapter, now: &Now) -> Option<u32> {
    let start = place(chapter.start, chapter.start_time?.time(), now.zone);
    let elapsed = Duration::milliseconds(now.instant().0.saturating_sub(start.0)).num_hours();
    // A start that a journey has moved ahead of now counts as just begun.
    let hours = u32::try_from(elapsed.max(0)).ok()?;
    (hours < HOURS_SHOWN).then_some(hours)
}

/// Civil days, none when a journey has taken today to before the start.
fn whole_days(start: NaiveDate, end: NaiveDate) -> u32 {
    u32::try_from(days_between(start, end)).unwrap_or_default()
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
