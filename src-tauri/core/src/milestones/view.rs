//! How a path looks today: from its rows to what the page shows.

use std::collections::HashSet;

use chrono::{Duration, NaiveDate};

use super::dates::{LeapDay, days_between, years_months_days};
use super::ladders::{Point, Start, lasting_date};
use super::store::{ChapterRow, PathRow};
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
    marked: &HashSet<(String, NaiveDate)>,
    look: &Look<'_>,
) -> Path {
    let today = look.now.today();
    let mut reached = Vec::new();
    let mut next = None;
    for (place, chapter) in chapters.iter().enumerate() {
        let start = chapter.start(place > 0);
        for point in row.ladder.points(start, look.now.zone, look.leap) {
            let key = (point.name.rule(&row.id), lasting_date(&point, start.date));
            let was_reached = match chapter.end {
                Some(end) => point.date <= end,
                None => point.reached(look.now) || marked.contains(&key),
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
    let chapters: Vec<_> = chapters
        .iter()
        .map(|chapter| shown(chapter, today, look.words))
        .collect();
    Path {
        counter: chapters
            .last()
            .filter(|chapter| chapter.end.is_none())
            .map(|chapter| counter(chapter, look)),
        total_days: chapters.iter().map(|chapter| chapter.days).sum(),
        id: row.id,
        name: row.name,
        counter_word: row.counter_word,
        counter_hidden: row.counter_hidden,
        ladder: row.ladder,
        next,
        reached,
        chapters,
    }
}

impl ChapterRow {
    pub(super) fn start(&self, again: bool) -> Start {
        Start {
            date: self.start,
            time: self.start_time,
            again,
        }
    }
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
        end: row.end,
        end_text: row.end.map(|end| words.date(end)),
        days: whole_days(row.start, row.end.unwrap_or(today)),
        words: row.words.clone(),
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
