//! A path's own ladder: the one it follows, without the rungs that were taken out, with the milestones of the person's own.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::iter;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::dates::{LeapDay, Span, add_span};
use super::ladders::{LadderKind, MilestoneName, Point, Start, named};
use crate::db::OwnMilestoneId;

/// The milestones of one path.
#[derive(Debug, Clone, Default)]
pub struct Ladder {
    kind: LadderKind,
    edits: Edits,
}

/// What the person made of a ladder.
#[derive(Debug, Clone, Default)]
pub(super) struct Edits {
    /// The rungs that were taken out, by [`MilestoneName::rung`].
    pub(super) hidden: HashSet<String>,
    /// The person's own, in the order in which they were made.
    pub(super) own: Vec<OwnMilestone>,
}

/// A milestone of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnMilestone {
    pub(super) id: OwnMilestoneId,
    pub(super) words: String,
    pub(super) when: When,
}

/// When a milestone of the person's own falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// So long after a chapter began.
    After(Span),
    /// On a date, in the chapter that is open then.
    On(NaiveDate),
}

impl OwnMilestone {
    /// What it is called: without words it is like a rung of a ladder.
    pub(super) fn name(&self) -> MilestoneName {
        match self.when {
            When::After(span) if self.words.is_empty() => named(span),
            _ => MilestoneName::Own {
                id: self.id.clone(),
                words: self.words.clone(),
            },
        }
    }

    /// The date on which it falls in a chapter from `start`; `None` for one before it, or beyond the calendar.
    pub(super) fn date(&self, start: NaiveDate, leap: LeapDay) -> Option<NaiveDate> {
        match self.when {
            When::After(span) => add_span(start, span, leap),
            When::On(date) => (start <= date).then_some(date),
        }
    }
}

impl Ladder {
    pub(super) fn new(kind: LadderKind, edits: Edits) -> Self {
        Self { kind, edits }
    }

    /// The ladder that it follows.
    pub fn kind(&self) -> LadderKind {
        self.kind
    }

    /// Whether the rung of this name was not taken out.
    pub fn shows(&self, name: &MilestoneName) -> bool {
        !self.edits.hidden.contains(&name.rung())
    }

    /// The name with its words, where it is one of the person's own that came without them.
    pub fn worded(&self, name: &MilestoneName) -> MilestoneName {
        let mut own = self.edits.own.iter().map(OwnMilestone::name);
        own.find(|own| own == name).unwrap_or_else(|| name.clone())
    }

    /// The milestones of a chapter from `start` that is the last of its path, the earliest first, to the end of the
    /// calendar. `zone` is the computer's: only a milestone of hours depends on it.
    pub fn points(
        &self,
        start: Start,
        zone: Tz,
        leap: LeapDay,
    ) -> impl Iterator<Item = Point> + use<'_> {
        self.points_before(start, None, zone, leap)
    }

    /// The milestones of a chapter from `start` that another chapter follows on the day `next`: dates from then on
    /// belong to that one.
    pub(super) fn points_before(
        &self,
        start: Start,
        next: Option<NaiveDate>,
        zone: Tz,
        leap: LeapDay,
    ) -> impl Iterator<Item = Point> + use<'_> {
        let rungs = self.kind.points(start, zone, leap);
        let mut rungs = rungs.filter(|point| self.shows(&point.name)).peekable();
        let mut own = self.own_points(start, next, leap).into_iter().peekable();
        let mut last: Option<MilestoneName> = None;
        iter::from_fn(move || {
            loop {
                let own_first = match (rungs.peek(), own.peek()) {
                    (Some(rung), Some(own)) => sooner(own, rung),
                    (None, Some(_)) => true,
                    (_, None) => false,
                };
                if !own_first {
                    let rung = rungs.next()?;
                    last = Some(rung.name.clone());
                    return Some(rung);
                }
                // The same as the rung before it: the person's own is no second one.
                let point = own.next()?;
                if last.as_ref() != Some(&point.name) {
                    return Some(point);
                }
            }
        })
    }

    fn own_points(&self, start: Start, next: Option<NaiveDate>, leap: LeapDay) -> Vec<Point> {
        let mut names = HashSet::new();
        let mut points: Vec<_> = self
            .edits
            .own
            .iter()
            .filter(|own| match own.when {
                When::On(date) => next.is_none_or(|next| date < next),
                When::After(_) => true,
            })
            .filter_map(|own| {
                let (name, date) = (own.name(), own.date(start.date, leap)?);
                let new = self.shows(&name) && names.insert(name.clone());
                new.then_some(Point {
                    name,
                    date,
                    at: None,
                })
            })
            .collect();
        points.sort_by_key(|point| point.date);
        points
    }
}

/// Whether a milestone of the person's own comes before a rung. What comes with its date comes before what has its hour.
fn sooner(own: &Point, rung: &Point) -> bool {
    match own.date.cmp(&rung.date) {
        Ordering::Less => true,
        Ordering::Equal => rung.at.is_some(),
        Ordering::Greater => false,
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
