//! What comes within a year: milestones, goals and, when asked for, hard dates.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, named_params};
use serde::Serialize;

use super::dates::days_between;
use super::hard_dates::hard_dates_between;
use super::rows::civil_date;
use super::{Look, MilestoneName, OpenChapter, open_chapters};
use crate::db::{DbError, GoalId, HardDateId, PathId};

/// How far ahead: a year, a leap year too.
const DAYS_AHEAD: u64 = 366;

/// Something that comes within a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Ahead {
    /// When.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The date in words.
    pub date_text: String,
    /// Days from today.
    pub in_days: u32,
    /// On which path.
    pub path_id: Option<PathId>,
    /// What it is called.
    pub path_name: Option<String>,
    /// The person would rather not see numbers.
    pub counter_hidden: bool,
    /// What comes.
    pub what: AheadWhat,
}

/// What comes within a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum AheadWhat {
    /// A milestone.
    Milestone {
        /// Which.
        name: MilestoneName,
    },
    /// A goal.
    Goal {
        /// Which.
        id: GoalId,
        /// Its words.
        words: String,
    },
    /// A hard date.
    HardDate {
        /// Which.
        id: HardDateId,
        /// Its words.
        words: String,
    },
}

/// What comes from today to 366 days ahead, the earliest first: the milestones of chapters that are going, on paths that
/// are not out of the way; goals that are not reached; hard dates only when asked for.
///
/// # Errors
/// What the database says.
pub fn year_ahead(
    connection: &Connection,
    look: &Look<'_>,
    hard_dates: bool,
) -> Result<Vec<Ahead>, DbError> {
    let today = look.now.today();
    let last = today
        .checked_add_days(Days::new(DAYS_AHEAD))
        .unwrap_or(today);
    let mut ahead = Vec::new();
    for chapter in open_chapters(connection)? {
        ahead.extend(milestones(&chapter, last, look));
    }
    for goal in goals_ahead(connection, today)? {
        if goal.by <= last {
            let what = AheadWhat::Goal {
                id: goal.id,
                words: goal.words,
            };
            ahead.push(Ahead {
                path_id: goal.path.as_ref().map(|(id, _)| id.clone()),
                path_name: goal.path.map(|(_, name)| name),
                ..of(goal.by, what, look)
            });
        }
    }
    if hard_dates {
        for day in hard_dates_between(connection, today, last, look.leap)? {
            let what = AheadWhat::HardDate {
                id: day.id,
                words: day.words,
            };
            ahead.push(of(day.date, what, look));
        }
    }
    ahead.sort_by_key(|item| item.date);
    Ok(ahead)
}

/// A goal that is to be reached by a day.
pub(super) struct GoalAhead {
    pub(super) id: GoalId,
    pub(super) words: String,
    pub(super) by: NaiveDate,
    /// Its path with the name, unless that is in the trash.
    pub(super) path: Option<(PathId, String)>,
}

/// The goals that are not reached, of the paths that are not out of the way or of none, with a day from `from` on, the
/// earliest first.
pub(super) fn goals_ahead(
    connection: &Connection,
    from: NaiveDate,
) -> Result<Vec<GoalAhead>, DbError> {
    let mut statement = connection.prepare_cached(GOALS_AHEAD)?;
    let rows = statement.query_map(named_params! { ":from": from.to_string() }, |row| {
        let path: Option<PathId> = row.get("path_id")?;
        Ok(GoalAhead {
            id: row.get("id")?,
            words: row.get("words")?,
            by: civil_date(row, "by_date")?,
            path: path.zip(row.get("path_name")?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const GOALS_AHEAD: &str = "SELECT goal.id, goal.words, goal.by_date, path.id AS path_id, path.name AS path_name
    FROM goal LEFT JOIN path ON path.id = goal.path_id AND path.deleted_at IS NULL
    WHERE goal.deleted_at IS NULL AND goal.done_on IS NULL AND goal.by_date >= :from AND path.archived_at IS NULL
    ORDER BY goal.by_date, goal.position, goal.created_at, goal.id";

fn milestones(chapter: &OpenChapter, last: NaiveDate, look: &Look<'_>) -> Vec<Ahead> {
    let today = look.now.today();
    let points = chapter
        .ladder
        .points(chapter.start, look.now.zone, look.leap);
    points
        .take_while(|point| point.date <= last)
        .filter(|point| point.date >= today && !point.name.is_welcome())
        .map(|point| Ahead {
            path_id: Some(chapter.path.clone()),
            path_name: Some(chapter.name.clone()),
            counter_hidden: chapter.counter_hidden,
            ..of(point.date, AheadWhat::Milestone { name: point.name }, look)
        })
        .collect()
}

fn of(date: NaiveDate, what: AheadWhat, look: &Look<'_>) -> Ahead {
    Ahead {
        date,
        date_text: look.words.date(date),
        in_days: u32::try_from(days_between(look.now.today(), date)).unwrap_or_default(),
        path_id: None,
        path_name: None,
        counter_hidden: false,
        what,
    }
}

impl MilestoneName {
    /// A first day is nothing that lies ahead.
    pub(super) fn is_welcome(&self) -> bool {
        matches!(self, Self::Welcome | Self::WelcomeBack)
    }
}

#[cfg(test)]
#[path = "year_ahead_tests.rs"]
mod tests;
