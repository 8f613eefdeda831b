//! What of the reminders Today shows: what waits there, and the milestone to celebrate.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::celebrations::celebrations;
use super::occurrences::{falls, later};
use super::plan::Fate;
use super::rows::{OccurrenceRow, occurrence_row, window};
use super::rule::Rule;
use super::sources::{Rules, Sources};
use super::{Away, Inputs, theirs};
use crate::clock::{Now, place};
use crate::db::{ContactId, DbError, OccurrenceId, PathId};
use crate::milestones::dates::days_between;
use crate::milestones::{Milestone, civil_date};
use crate::weeks;
use crate::words::Words;

pub(super) const WAITING: &str =
    "SELECT id, rule, date, due_at, state, snoozed_until, delivered_at, seen_at FROM occurrence
    WHERE seen_at IS NULL AND delivered_at IS NOT NULL ORDER BY due_at DESC";

/// A milestone that Today celebrates, until it is `celebrated`.
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
}

/// The newest milestone of today, or of the last seven days, that the person has not seen. Of earlier days only what
/// came while its path was already here. None on a hard date.
///
/// # Errors
/// What the database says.
pub fn todays_milestone(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Option<TodaysMilestone>, DbError> {
    let sources = Sources::read(connection, now, inputs)?;
    let rows = window(connection, now, &sources)?;
    let found = celebrations(
        now,
        &Rules {
            inputs: *inputs,
            sources: &sources,
        },
    );
    for (at, occurrence) in found {
        let mut seen = rows.iter().filter(|row| row.seen());
        if seen.any(|row| row.key == occurrence.key()) {
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
        }));
    }
    Ok(None)
}

/// What was delivered, or may have been, and was not seen yet; the newest first. Left out: milestones that no longer
/// hold because their date was corrected or their chapter closed, and all of them on a hard date; evenings before a day
/// that has come, hard dates that are over, what was put off until later, nudges for someone reached out to since, days of
/// others that are a week past or were taken back, reminders that were removed; and of all that comes again, all but the
/// last.
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
    let sources = Sources::read(connection, now, inputs)?;
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
    let mut stand = HashSet::new();
    let mut items = Vec::new();
    for row in rows {
        let Some(rule) = Rule::from_id(&row.key.0) else {
            continue;
        };
        if !stands(&rule, &row, &rules, now) {
            continue;
        }
        let is_last = stand.insert(row.key.0.clone()) || rule.milestone().is_some();
        if is_last {
            items.push(away(row, &rule, &rules, now, words));
        }
    }
    Ok(items)
}

/// Where a click on a reminder leads, besides Today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadsTo {
    /// The contact whose day it tells.
    Person(ContactId),
    /// The week that begins on this Monday: the one in which the reminder was due, however late it is opened.
    Week(NaiveDate),
}

/// Where a click on `occurrence` leads; `None` for Today, as with someone who is gone.
///
/// # Errors
/// What the database says.
pub fn leads_to(
    connection: &Connection,
    occurrence: &OccurrenceId,
) -> Result<Option<LeadsTo>, DbError> {
    let found: Option<(String, NaiveDate)> = connection
        .prepare_cached("SELECT rule, date FROM occurrence WHERE id = :id")?
        .query_row(named_params! { ":id": occurrence }, |row| {
            Ok((row.get("rule")?, civil_date(row, "date")?))
        })
        .optional()?;
    let Some((rule, date)) = found else {
        return Ok(None);
    };
    let rule = Rule::from_id(&rule);
    if rule == Some(Rule::WeeklyLook) {
        return Ok(Some(LeadsTo::Week(weeks::monday(date))));
    }
    let Some(contact) = rule.as_ref().and_then(Rule::whose) else {
        return Ok(None);
    };
    let contact = connection
        .prepare_cached("SELECT id FROM contact WHERE id = :id AND deleted_at IS NULL")?
        .query_row(named_params! { ":id": contact }, |row| row.get("id"))
        .optional()?;
    Ok(contact.map(LeadsTo::Person))
}

fn stands(rule: &Rule, row: &OccurrenceRow, rules: &Rules<'_>, now: &Now) -> bool {
    let (date, today) = (row.key.1, now.today());
    if matches!(row.trace.fate, Fate::Snoozed(again) if again > now.instant()) {
        return false;
    }
    match rule {
        Rule::Milestone(..) => holds(rule, row, rules, now) && !rules.is_hard(today),
        Rule::MilestoneEve(..) => {
            date >= today && holds(rule, row, rules, now) && !rules.is_hard(today)
        }
        Rule::CheckIn => rules.asks_for_check_in(date),
        Rule::WeeklyLook => true,
        Rule::HardDate(id) => {
            let mut days = rules.sources.hard_days.iter();
            date >= today && days.any(|day| day.id == *id && day.date == date)
        }
        Rule::Nudge(contact) => {
            let silence = rules.silence(contact);
            silence.is_some_and(|silence| silence.due_on == date)
        }
        Rule::Birthday(_) | Rule::TheirMilestone(..) => theirs::falls(rule, date, rules, now.zone)
            .is_some_and(|falls| today <= later(falls, theirs::STANDS_DAYS)),
        Rule::Appointment(..) | Rule::Own(..) => rules.own(rule).is_some(),
    }
}

/// Whether the milestone still belongs to a chapter that is going.
fn holds(rule: &Rule, row: &OccurrenceRow, rules: &Rules<'_>, now: &Now) -> bool {
    falls(rule, row.key.1, rules, now.zone).is_some()
}

fn away(row: OccurrenceRow, rule: &Rule, rules: &Rules<'_>, now: &Now, words: &Words) -> Away {
    let date = row.key.1;
    let said = rules.said(rule, date);
    let (contact, contact_name) = said.contact.unzip();
    let (path_name, hidden) = said.path.map(|(_, name, hidden)| (name, hidden)).unzip();
    let hidden = hidden.unwrap_or_default();
    let when_text = match rule {
        Rule::Milestone(..) | Rule::MilestoneEve(..) => {
            falls(rule, date, rules, now.zone).map(|date| words.date(date))
        }
        Rule::HardDate(_) => Some(words.date(date)),
        // Due on one day, it may be told on a later one.
        Rule::Nudge(_) => row.trace.delivered_at.map(|at| words.when(at, now.zone)),
        Rule::Birthday(_) | Rule::TheirMilestone(..) => {
            theirs::falls(rule, date, rules, now.zone).map(|date| words.date(date))
        }
        Rule::Appointment(..) => rules
            .own(rule)
            .map(|own| words.when(place(date, own.time.time(), now.zone), now.zone)),
        Rule::CheckIn | Rule::WeeklyLook | Rule::Own(..) => None,
    };
    Away {
        kind: rule.kind(),
        date,
        when_text: when_text.unwrap_or_else(|| words.when(row.due_at, now.zone)),
        path_name,
        milestone: said.milestone.filter(|_| !hidden),
        words: said.words,
        contact,
        contact_name,
        reachable: said.reachable,
        occurrence: row.id,
    }
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;
