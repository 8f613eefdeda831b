//! What stands beside the days: people, weeks, recovery capital, scores, milestones, the plan.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::figures::most_often;
use super::{ReportError, ReportInclude, Span, TimesOf};
use crate::clock::{Instant, place};
use crate::contacts::ReachKind;
use crate::milestones::{MilestoneName, Path, civil_date};
use crate::words::Words;

/// How often the person reached out in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportReached {
    /// In which way.
    pub kind: ReachKind,
    /// How often.
    pub times: u32,
}

/// A look back at a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportWeek {
    /// Its first day, in words.
    pub from_text: String,
    /// What the person was proud of.
    pub proud: String,
    /// What was hard.
    pub hard: String,
    /// What they wished for the next.
    pub wish: String,
}

/// A look at recovery capital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportCapital {
    /// The day in words.
    pub date_text: String,
    /// What was answered, in the order of the names.
    pub answers: Vec<ReportAnswer>,
}

/// An answer to a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportAnswer {
    /// The statement's name.
    pub statement: String,
    /// The person's words for it; empty for one that comes with Cairn.
    pub words: String,
    /// 1 to 5.
    pub value: u8,
}

/// A score that somebody else gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportScore {
    /// Of what.
    pub name: String,
    /// The day in words.
    pub date_text: String,
    /// The score, in words.
    pub value: String,
    /// The lowest there is; may be empty.
    pub lowest: String,
    /// The highest there is; may be empty.
    pub highest: String,
    /// What the person wrote of it.
    pub note: String,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportMilestone {
    /// The day in words.
    pub date_text: String,
    /// On which path.
    pub path: String,
    /// Which; none where the person does not want to see numbers.
    pub name: Option<MilestoneName>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportSetback {
    /// The day in words.
    pub date_text: String,
    /// On which path.
    pub path: String,
    /// What the person calls it; empty = the usual word.
    pub called: String,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportPart {
    /// As it is stored.
    pub part: String,
    /// Its lines, in the person's order.
    pub lines: Vec<String>,
}

pub(super) const REACHED: &str = "SELECT started_at, zone, kind, name FROM reach_out
    WHERE started_at BETWEEN ?1 AND ?2 ORDER BY started_at";
pub(super) const WEEKS: &str = "SELECT week, proud, hard, wish FROM week_look
    WHERE week BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY week";
pub(super) const LOOKS: &str = "SELECT id, date FROM capital_look
    WHERE date BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY date";
pub(super) const ANSWERS: &str = "SELECT capital_answer.statement, coalesce(capital_statement.words, '') AS words,
    capital_answer.value FROM capital_answer LEFT JOIN capital_statement ON capital_statement.id = capital_answer.statement
    WHERE capital_answer.look_id = ?1 ORDER BY capital_answer.statement";
pub(super) const SCORES: &str = "SELECT name, date, value, lowest, highest, note FROM score
    WHERE deleted_at IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY name, date, id";
pub(super) const PLAN: &str =
    "SELECT part, words FROM plan_item WHERE deleted_at IS NULL ORDER BY part, position, id";

/// How often the person reached out, whatever came of it, by kind.
pub(super) fn reached(
    connection: &Connection,
    span: Span,
) -> Result<Vec<ReportReached>, ReportError> {
    let all = reach_outs(connection, span)?;
    let mut counted: Vec<ReportReached> = Vec::new();
    for (_, kind, _) in all {
        match counted.iter_mut().find(|one| one.kind == kind) {
            Some(one) => one.times += 1,
            None => counted.push(ReportReached { kind, times: 1 }),
        }
    }
    counted.sort_by_key(|counted| std::cmp::Reverse(counted.times));
    Ok(counted)
}

pub(super) fn reached_whom(
    connection: &Connection,
    span: Span,
) -> Result<Vec<TimesOf>, ReportError> {
    let all = reach_outs(connection, span)?;
    let names = all.into_iter().map(|(_, _, name)| name);
    Ok(most_often(names.filter(|name| !name.trim().is_empty())))
}

/// The days on which the person reached out, how, and to whom: by the clock of where they were.
pub(super) fn reach_outs(
    connection: &Connection,
    span: Span,
) -> Result<Vec<(NaiveDate, ReachKind, String)>, ReportError> {
    // The civil date of a place is at most a day away from that of UTC.
    let midnight = chrono::NaiveTime::MIN;
    let first = span.0.checked_sub_days(Days::new(1)).unwrap_or(span.0);
    let last = span.1.checked_add_days(Days::new(2)).unwrap_or(span.1);
    let between = params![
        place(first, midnight, Tz::UTC).0,
        place(last, midnight, Tz::UTC).0
    ];
    let mut statement = connection.prepare_cached(REACHED)?;
    let rows = statement.query_map(between, |row| {
        let zone: Tz = (row.get::<_, String>("zone")?.parse()).unwrap_or(Tz::UTC);
        let at = Instant(row.get("started_at")?);
        let kind: String = row.get("kind")?;
        Ok((
            at.utc().with_timezone(&zone).date_naive(),
            ReachKind::from_word(&kind).unwrap_or(ReachKind::Other),
            row.get("name")?,
        ))
    })?;
    let all: Vec<(NaiveDate, ReachKind, String)> = rows.collect::<Result<_, _>>()?;
    let within = |date: NaiveDate| span.0 <= date && date <= span.1;
    Ok(all.into_iter().filter(|(date, ..)| within(*date)).collect())
}

/// The weeks of which a day lies in the time.
pub(super) fn weeks(
    connection: &Connection,
    span: Span,
    words: &Words,
) -> Result<Vec<ReportWeek>, ReportError> {
    let first = span.0.checked_sub_days(Days::new(6)).unwrap_or(span.0);
    let mut statement = connection.prepare_cached(WEEKS)?;
    let rows = statement.query_map(params![first.to_string(), span.1.to_string()], |row| {
        Ok(ReportWeek {
            from_text: words.date(civil_date(row, "week")?),
            proud: row.get("proud")?,
            hard: row.get("hard")?,
            wish: row.get("wish")?,
        })
    })?;
    let all: Vec<ReportWeek> = rows.collect::<Result<_, _>>()?;
    let says = |week: &ReportWeek| {
        let said = [&week.proud, &week.hard, &week.wish];
        said.iter().any(|text| !text.trim().is_empty())
    };
    Ok(all.into_iter().filter(says).collect())
}

pub(super) fn capital(
    connection: &Connection,
    span: Span,
    words: &Words,
) -> Result<Vec<ReportCapital>, ReportError> {
    let mut statement = connection.prepare_cached(LOOKS)?;
    let rows = statement.query_map(dates(span), |row| {
        Ok((row.get::<_, String>("id")?, civil_date(row, "date")?))
    })?;
    let mut looks = Vec::new();
    for row in rows {
        let (id, date) = row?;
        let mut statement = connection.prepare_cached(ANSWERS)?;
        let answers = statement.query_map([id], |row| {
            Ok(ReportAnswer {
                statement: row.get("statement")?,
                words: row.get("words")?,
                value: row.get("value")?,
            })
        })?;
        let answers: Vec<ReportAnswer> = answers.collect::<Result<_, _>>()?;
        if !answers.is_empty() {
            looks.push(ReportCapital {
                date_text: words.date(date),
                answers,
            });
        }
    }
    Ok(looks)
}

pub(super) fn scores(
    connection: &Connection,
    span: Span,
    words: &Words,
) -> Result<Vec<ReportScore>, ReportError> {
    let mut statement = connection.prepare_cached(SCORES)?;
    let rows = statement.query_map(dates(span), |row| {
        let number = |row: &Row<'_>, column| -> rusqlite::Result<String> {
            let value: Option<i64> = row.get(column)?;
            Ok(value
                .map(|value| words.thousandths(value))
                .unwrap_or_default())
        };
        Ok(ReportScore {
            name: row.get("name")?,
            date_text: words.date(civil_date(row, "date")?),
            value: number(row, "value")?,
            lowest: number(row, "lowest")?,
            highest: number(row, "highest")?,
            note: row.get("note")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Milestones of paths that are not out of the way. The day on which a chapter begins is none here.
pub(super) fn milestones(paths: &[Path], span: Span) -> Vec<ReportMilestone> {
    let mut all = Vec::new();
    for path in paths {
        for milestone in &path.reached {
            let begins = matches!(
                milestone.name,
                MilestoneName::Welcome | MilestoneName::WelcomeBack
            );
            if !begins && span.0 <= milestone.date && milestone.date <= span.1 {
                let reached = ReportMilestone {
                    date_text: milestone.date_text.clone(),
                    path: path.name.clone(),
                    name: (!path.counter_hidden).then(|| milestone.name.clone()),
                };
                all.push((milestone.date, reached));
            }
        }
    }
    all.sort_by_key(|(date, _)| *date);
    all.into_iter().map(|(_, reached)| reached).collect()
}

pub(super) fn setbacks(paths: &[Path], span: Span) -> Vec<ReportSetback> {
    let mut all = Vec::new();
    for path in paths {
        for setback in &path.setbacks {
            if span.0 <= setback.date && setback.date <= span.1 {
                let called = match setback.called.as_str() {
                    "" => path.setback_word.clone(),
                    called => called.to_owned(),
                };
                let happened = ReportSetback {
                    date_text: setback.date_text.clone(),
                    path: path.name.clone(),
                    called,
                };
                all.push((setback.date, happened));
            }
        }
    }
    all.sort_by_key(|(date, _)| *date);
    all.into_iter().map(|(_, happened)| happened).collect()
}

/// The plan and the safety plan, those of them that were chosen.
pub(super) fn plan(
    connection: &Connection,
    include: ReportInclude,
) -> Result<(Vec<ReportPart>, Vec<ReportPart>), ReportError> {
    let (mut plan, mut safety): (Vec<ReportPart>, Vec<ReportPart>) = (Vec::new(), Vec::new());
    if !include.plan && !include.safety {
        return Ok((plan, safety));
    }
    let mut statement = connection.prepare_cached(PLAN)?;
    let rows = statement.query_map([], |row| Ok((row.get("part")?, row.get("words")?)))?;
    for row in rows {
        let (part, line): (String, String) = row?;
        let (parts, chosen) = match part.starts_with("safety") {
            true => (&mut safety, include.safety),
            false => (&mut plan, include.plan),
        };
        if !chosen {
            continue;
        }
        match parts.last_mut().filter(|last| last.part == part) {
            Some(last) => last.lines.push(line),
            None => parts.push(ReportPart {
                part,
                lines: vec![line],
            }),
        }
    }
    for parts in [&mut plan, &mut safety] {
        parts.sort_by_key(|one| {
            ORDER
                .iter()
                .position(|part| *part == one.part)
                .unwrap_or(ORDER.len())
        });
    }
    Ok((plan, safety))
}

/// The parts of the plan and the steps of the safety plan, in the order of their pages.
const ORDER: &[&str] = &[
    "reasons",
    "triggers",
    "signs",
    "helps",
    "people",
    "places",
    "rhythm",
    "firstDay",
    "firstWeek",
    "firstNinety",
    "others",
    "happens",
    "practical",
    "gives",
    "limits",
    "safetySigns",
    "safetyAlone",
    "safetyElsewhere",
    "safetyAsk",
    "safetyLines",
    "safetyPlace",
    "safetyWorth",
];

fn dates(span: Span) -> [String; 2] {
    [span.0.to_string(), span.1.to_string()]
}
