//! Ladders: which points on a path are worth marking, and when they fall. The common chips and the key tags follow
//! the custom of twelve-step groups, which hand out coins or tags at these times.

use chrono::{Days, Duration, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::dates::{LeapDay, Span, Unit, add_span};
use crate::clock::{Instant, Now, place};
use crate::db::OwnMilestoneId;
use crate::time_of_day::TimeOfDay;

/// A set of milestones that a person can choose for a path.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum LadderKind {
    /// 24 hours; 30, 60, 90 days; 6, 9 months; 1 year; 18 months; then every year.
    #[default]
    Common,
    /// A welcome; 1, 30, 60, 90 days; 6, 9 months; 1 year; 18 months; every year; 10,000 days.
    KeyTags,
    /// 1, 3, 7, 14, 21, 30, 45, 60, 75, 90, 100 days; monthly to a year; then every half year.
    SmallSteps,
    /// No milestones.
    None,
}

/// What a milestone is called; the words are the language's. Two of the person's own are the same when their ids are.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum MilestoneName {
    /// The first day.
    Welcome,
    /// The first day after a setback.
    WelcomeBack,
    /// A length of time.
    Span {
        /// How many.
        count: u32,
        /// Of what.
        unit: Unit,
    },
    /// The person's own words.
    Own {
        /// Which of the person's own.
        id: OwnMilestoneId,
        /// As the person wrote them.
        words: String,
    },
}

/// Where a chapter begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The first day.
    pub date: NaiveDate,
    /// The time of day, when the person gave one.
    pub time: Option<TimeOfDay>,
    /// Another chapter came before it.
    pub again: bool,
}

/// A milestone and when it falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its name.
    pub name: MilestoneName,
    /// The civil date on which it falls.
    pub date: NaiveDate,
    /// The moment, for a milestone of hours; the others come with their date.
    pub at: Option<Instant>,
}

impl Point {
    /// Whether it has come by `now`.
    pub fn reached(&self, now: &Now) -> bool {
        match self.at {
            Some(at) => at <= now.instant(),
            None => self.date <= now.today(),
        }
    }
}

impl LadderKind {
    /// As it is stored, and as it is called on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::KeyTags => "keyTags",
            Self::SmallSteps => "smallSteps",
            Self::None => "none",
        }
    }

    /// The ladder that is stored as `text`; no ladder for a name that a newer Cairn may have written.
    pub fn from_stored(text: &str) -> Self {
        match text {
            "common" => Self::Common,
            "keyTags" => Self::KeyTags,
            "smallSteps" => Self::SmallSteps,
            _ => Self::None,
        }
    }

    /// The ladder's milestones for a chapter from `start`, the earliest first, to the end of the calendar. `zone` is
    /// the computer's: only a milestone of hours depends on it.
    pub fn points(self, start: Start, zone: Tz, leap: LeapDay) -> impl Iterator<Item = Point> {
        self.names(start)
            .map_while(move |name| point(name, start, zone, leap))
    }

    /// A later chapter begins with a welcome back.
    fn names(self, start: Start) -> Box<dyn Iterator<Item = MilestoneName>> {
        let steps = self.steps(start.time);
        let welcome = match self {
            Self::None => return steps,
            _ if start.again => Some(MilestoneName::WelcomeBack),
            Self::KeyTags => Some(MilestoneName::Welcome),
            Self::Common | Self::SmallSteps => None,
        };
        Box::new(welcome.into_iter().chain(steps))
    }

    fn steps(self, time: Option<TimeOfDay>) -> Box<dyn Iterator<Item = MilestoneName>> {
        match self {
            Self::Common => {
                // Without a time of day nobody can say when 24 hours are over.
                let first = match time {
                    Some(_) => Span::new(24, Unit::Hours),
                    None => Span::new(1, Unit::Days),
                };
                Box::new(spans([first]).chain(chips()))
            }
            Self::KeyTags => {
                let tags = spans([Span::new(1, Unit::Days)]).chain(chips());
                // 10,000 days are 27 years and some months.
                Box::new(tags.flat_map(|name| {
                    let many_days = (name == named(Span::new(27, Unit::Years)))
                        .then(|| named(Span::new(10_000, Unit::Days)));
                    std::iter::once(name).chain(many_days)
                }))
            }
            Self::SmallSteps => {
                let days = [1, 3, 7, 14, 21, 30, 45, 60, 75, 90, 100];
                // A hundred days are more than three months and less than four.
                let months = (4..12).map(|count| Span::new(count, Unit::Months));
                let half_years = (2..).map(|halves: u32| {
                    if halves.is_multiple_of(2) {
                        Span::new(halves / 2, Unit::Years)
                    } else {
                        Span::new(halves * 6, Unit::Months)
                    }
                });
                let days = days.into_iter().map(|count| Span::new(count, Unit::Days));
                Box::new(days.chain(months).chain(half_years).map(named))
            }
            Self::None => Box::new(std::iter::empty()),
        }
    }
}

/// What both kinds of chips and tags share, from 30 days on.
fn chips() -> impl Iterator<Item = MilestoneName> {
    let days = [30, 60, 90].map(|count| Span::new(count, Unit::Days));
    let rest = [
        Span::new(6, Unit::Months),
        Span::new(9, Unit::Months),
        Span::new(1, Unit::Years),
        Span::new(18, Unit::Months),
    ];
    let years = (2..).map(|count| named(Span::new(count, Unit::Years)));
    spans(days).chain(spans(rest)).chain(years)
}

fn spans<const N: usize>(spans: [Span; N]) -> impl Iterator<Item = MilestoneName> {
    spans.into_iter().map(named)
}

pub(super) fn named(span: Span) -> MilestoneName {
    MilestoneName::Span {
        count: span.count,
        unit: span.unit,
    }
}

fn point(name: MilestoneName, start: Start, zone: Tz, leap: LeapDay) -> Option<Point> {
    let span = match name {
        MilestoneName::Span { count, unit } => Span::new(count, unit),
        MilestoneName::Welcome | MilestoneName::WelcomeBack | MilestoneName::Own { .. } => {
            Span::new(0, Unit::Days)
        }
    };
    if let (Unit::Hours, Some(time)) = (span.unit, start.time) {
        let at = elapsed(start.date, time, zone, span.count);
        let date = at.utc().with_timezone(&zone).date_naive();
        return Some(Point {
            name,
            date,
            at: Some(at),
        });
    }
    let date = add_span(start.date, span, leap)?;
    Some(Point {
        name,
        date,
        at: None,
    })
}

fn elapsed(date: NaiveDate, time: TimeOfDay, zone: Tz, hours: u32) -> Instant {
    place(date, time.time(), zone).plus_ms(Duration::hours(i64::from(hours)).num_milliseconds())
}

/// The date that names the occurrence of `point` for good: travelling moves the date of a milestone of hours, and it
/// is still the same milestone.
pub fn lasting_date(point: &Point, start: NaiveDate) -> NaiveDate {
    match (&point.name, point.at) {
        (MilestoneName::Span { count, .. }, Some(_)) => start
            .checked_add_days(Days::new(u64::from(*count / 24)))
            .unwrap_or(point.date),
        _ => point.date,
    }
}

#[cfg(test)]
#[path = "ladders_tests.rs"]
mod tests;
