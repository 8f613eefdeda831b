//! The report as a table: days by measures, for a spreadsheet.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::days::{HaltWord, ReportDay, days};
use super::{ReportChoice, ReportError, ReportInclude, Span, beside};
use crate::milestones::Look;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Column {
    /// YYYY-MM-DD.
    Date,
    /// 1 (very low) to 5 (very good).
    Mood,
    /// 1 to 5.
    Energy,
    /// Hours, with a point: 7.5.
    Sleep,
    /// 1 to 5.
    SleepQuality,
    /// 1 = yes, 0 = no.
    Hungry,
    Angry,
    Lonely,
    Tired,
    /// On this path: 0 (none) to 4 (very strong).
    Craving(String),
    /// On this path: 0 to 10.
    CravingNumber(String),
    /// With semicolons between.
    Triggers,
    Helped,
    Ticked,
    /// What was written.
    Line,
    /// How often the person reached out.
    Reached,
}

/// The table, exactly as it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportTable {
    /// The names of its columns.
    pub head: Vec<String>,
    /// A row for each day of the time, the oldest first.
    pub rows: Vec<Vec<String>>,
}

/// The table. A column of which nothing is known on any day is left out; a cell of which nothing is known is empty. What a
/// spreadsheet would take for a formula begins with an apostrophe. `name` gives the names of columns.
///
/// # Errors
/// `EndBeforeStart`, `BadDate`, or what the database says.
pub fn report_table(
    connection: &Connection,
    choice: &ReportChoice,
    look: &Look<'_>,
    name: &dyn Fn(&Column) -> String,
) -> Result<ReportTable, ReportError> {
    let span = choice.period.days(look.now.today())?;
    let include = choice.include;
    let noted: BTreeMap<NaiveDate, ReportDay> = days(connection, span, look.words)?
        .into_iter()
        .map(|day| (day.date, day))
        .collect();
    let mut reached: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    if include.reached {
        for (date, ..) in beside::reach_outs(connection, span)? {
            *reached.entry(date).or_default() += 1;
        }
    }
    let columns = columns(include, noted.values());
    let columns: Vec<Column> = columns
        .into_iter()
        .filter(|column| match column {
            Column::Date => true,
            Column::Reached => !reached.is_empty(),
            _ => noted.values().any(|day| !cell(column, day).is_empty()),
        })
        .collect();
    let rows = all_days(span).map(|date| {
        let cells = columns
            .iter()
            .map(|column| match (column, noted.get(&date)) {
                (Column::Date, _) => date.to_string(),
                // Nothing was noted is no zero: a call may have been made without Cairn.
                (Column::Reached, _) => reached.get(&date).map(u32::to_string).unwrap_or_default(),
                (column, Some(day)) => harmless(cell(column, day)),
                (_, None) => String::new(),
            });
        cells.collect()
    });
    Ok(ReportTable {
        head: columns
            .iter()
            .map(|column| harmless(name(column)))
            .collect(),
        rows: rows.collect(),
    })
}

/// The table as a file: CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that.
///
/// # Errors
/// `Table`.
pub fn report_csv(table: &ReportTable) -> Result<Vec<u8>, ReportError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in std::iter::once(&table.head).chain(&table.rows) {
        writer.write_record(row).map_err(|_| ReportError::Table)?;
    }
    writer.into_inner().map_err(|_| ReportError::Table)
}

/// A text that no spreadsheet takes for a formula: with an apostrophe before it where it begins, spaces aside, with
/// =, +, -, @, a tab or an end of line (OWASP, "CSV Injection").
fn harmless(cell: String) -> String {
    let begins = cell.trim_start_matches(' ').chars().next();
    match begins {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell,
    }
}

fn columns<'a>(include: ReportInclude, days: impl Iterator<Item = &'a ReportDay>) -> Vec<Column> {
    let mut paths: Vec<&String> = Vec::new();
    for craving in days.flat_map(|day| &day.cravings) {
        if !paths.contains(&&craving.path) {
            paths.push(&craving.path);
        }
    }
    let mut columns = vec![
        Column::Date,
        Column::Mood,
        Column::Energy,
        Column::Sleep,
        Column::SleepQuality,
        Column::Hungry,
        Column::Angry,
        Column::Lonely,
        Column::Tired,
    ];
    for path in paths {
        columns.push(Column::Craving(path.clone()));
        columns.push(Column::CravingNumber(path.clone()));
    }
    if include.tags {
        columns.extend([Column::Triggers, Column::Helped]);
    }
    columns.push(Column::Ticked);
    if include.lines {
        columns.push(Column::Line);
    }
    if include.reached {
        columns.push(Column::Reached);
    }
    columns
}

fn cell(column: &Column, day: &ReportDay) -> String {
    let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
    let halt = |which: HaltWord| match (day.halt.contains(&which), day.not_halt.contains(&which)) {
        (true, _) => "1".to_owned(),
        (_, true) => "0".to_owned(),
        _ => String::new(),
    };
    let craving = |path: &String| day.cravings.iter().find(|craving| craving.path == *path);
    match column {
        Column::Date => day.date.to_string(),
        Column::Mood => number(day.mood.map(|mood| mood as u32)),
        Column::Energy => number(day.energy.map(u32::from)),
        Column::Sleep => day.sleep_minutes.map(hours).unwrap_or_default(),
        Column::SleepQuality => number(day.sleep_quality.map(u32::from)),
        Column::Hungry => halt(HaltWord::Hungry),
        Column::Angry => halt(HaltWord::Angry),
        Column::Lonely => halt(HaltWord::Lonely),
        Column::Tired => halt(HaltWord::Tired),
        Column::Craving(path) => number(craving(path).map(|craving| craving.word as u32)),
        Column::CravingNumber(path) => {
            number(craving(path).and_then(|craving| craving.number.map(u32::from)))
        }
        Column::Triggers => day.triggers.join("; "),
        Column::Helped => day.helped.join("; "),
        Column::Ticked => day.ticked.join("; "),
        Column::Line => day.line.clone(),
        Column::Reached => String::new(),
    }
}

/// Hours with two digits at most: 450 minutes are 7.5, 20 are 0.33.
fn hours(minutes: u16) -> String {
    let hundredths = (u32::from(minutes) * 100 + 30) / 60;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        _ if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

fn all_days(span: Span) -> impl Iterator<Item = NaiveDate> {
    let next = |date: &NaiveDate| date.succ_opt();
    std::iter::successors(Some(span.0), next).take_while(move |date| *date <= span.1)
}
