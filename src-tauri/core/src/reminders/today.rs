//! What of the reminders the pages show: what waits on Today, the milestone to celebrate, what comes next.

use rusqlite::Connection;

use super::celebrations::celebrations;
use super::occurrences::{Rules, falls};
use super::plan;
use super::rows::{OccurrenceRow, occurrence_row, past, window};
use super::rule::Rule;
use super::{Away, Inputs, Reminder, ReminderKind};
use crate::clock::Now;
use crate::db::{DbError, OccurrenceId, PathId};
use crate::milestones::dates::days_between;
use crate::milestones::{Milestone, open_chapters};
use crate::words::Words;

pub(super) const WAITING: &str =
    "SELECT id, rule, date, due_at, state, snoozed_until, delivered_at, seen_at FROM occurrence
    WHERE seen_at IS NULL AND delivered_at IS NOT NULL ORDER BY due_at DESC";

/// A milestone that Today celebrates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodaysMilestone {
    /// The path.
    pub path: PathId,
    /// Its name.
    pub path_name: String,
    /// The person does not want to see numbers of this path.
    pub counter_hidden: bool,
    /// The milestone; `in_days` is 0, or down to −7 when it was not seen on its day.
    pub milestone: Milestone,
    /// What `seen` is told; `None` until the next `plan`.
    pub occurrence: Option<OccurrenceId>,
}

/// The newest milestone of today, or of the last seven days, that the person has not seen. Of earlier days only what
/// came while its path was already here.
///
/// # Errors
/// What the database says.
pub fn todays_milestone(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Option<TodaysMilestone>, DbError> {
    let chapters = open_chapters(connection)?;
    let rows = window(connection, now)?;
    let found = celebrations(
        now,
        &Rules {
            inputs: *inputs,
            chapters: &chapters,
        },
    );
    for (at, occurrence) in found {
        let row = rows.iter().find(|row| row.key == occurrence.key());
        if row.is_some_and(OccurrenceRow::seen) {
            continue;
        }
        let in_days = days_between(now.today(), at.point.date);
        return Ok(Some(TodaysMilestone {
            path: at.chapter.path,
            path_name: at.chapter.name,
            counter_hidden: at.chapter.counter_hidden,
            milestone: Milestone {
                name: at.point.name,
                date: at.point.date,
                date_text: words.date(at.point.date),
                in_days: i32::try_from(in_days).unwrap_or_default(),
            },
            occurrence: row.map(|row| row.id.clone()),
        }));
    }
    Ok(None)
}

/// What was delivered, or may have been, and was not seen yet; the newest first. Left out: milestones that no longer
/// hold because their date was corrected or their chapter closed, evenings before a day that has come, and all
/// check-ins but the last.
///
/// # Errors
/// What the database says.
pub fn waiting(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Vec<Away>, DbError> {
    let mut statement = connection.prepare_cached(WAITING)?;
    let rows = statement
        .query_map([], occurrence_row)?
        .collect::<Result<Vec<_>, _>>()?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let chapters = open_chapters(connection)?;
    let rules = Rules {
        inputs: *inputs,
        chapters: &chapters,
    };
    let mut check_in_stands = false;
    let mut items = Vec::new();
    for row in rows {
        let Some(rule) = Rule::from_id(&row.key.0) else {
            continue;
        };
        let stands = match &rule {
            Rule::CheckIn => !std::mem::replace(&mut check_in_stands, true),
            Rule::MilestoneEve(..) => row.key.1 >= now.today() && holds(&rule, &row, &rules, now),
            Rule::Milestone(..) => holds(&rule, &row, &rules, now),
        };
        if stands {
            items.push(away(row, &rule, &rules, now, words));
        }
    }
    Ok(items)
}

/// The kinds of reminders, whether they are chosen, and when each comes next.
///
/// # Errors
/// What the database says.
pub fn reminders(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Vec<Reminder>, DbError> {
    let chapters = open_chapters(connection)?;
    let past = past(&window(connection, now)?);
    let rules = Rules {
        inputs: *inputs,
        chapters: &chapters,
    };
    let settings = inputs.settings;
    let kinds = [
        (ReminderKind::Milestone, settings.milestones),
        (ReminderKind::MilestoneEve, settings.milestone_eve),
        (ReminderKind::CheckIn, settings.check_in),
    ];
    Ok(kinds
        .map(|(kind, on)| Reminder {
            kind,
            on,
            next: plan::next_of(kind, now, &rules, &past).map(|at| words.when(at, now.zone)),
        })
        .into())
}

/// Whether the milestone still belongs to a chapter that is going.
fn holds(rule: &Rule, row: &OccurrenceRow, rules: &Rules<'_>, now: &Now) -> bool {
    falls(rule, row.key.1, rules, now.zone).is_some()
}

fn away(row: OccurrenceRow, rule: &Rule, rules: &Rules<'_>, now: &Now, words: &Words) -> Away {
    let milestone = rule.milestone();
    let falls = falls(rule, row.key.1, rules, now.zone);
    Away {
        kind: rule.kind(),
        when_text: match falls {
            Some(date) => words.date(date),
            None => words.when(row.due_at, now.zone),
        },
        path_name: milestone
            .and_then(|(path, _)| rules.name_of(path))
            .map(str::to_owned),
        milestone: milestone.map(|(_, name)| name.clone()),
        occurrence: row.id,
    }
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;
