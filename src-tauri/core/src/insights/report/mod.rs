//! A report that the person composes for somebody: a time, and what of it goes along. Nothing goes along that was not chosen.

mod beside;
mod days;
mod figures;
mod table;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub use beside::{
    ReportAnswer, ReportCapital, ReportMilestone, ReportPart, ReportReached, ReportScore,
    ReportSetback, ReportWeek,
};
pub use days::{HaltWord, ReportCraving, ReportDay};
pub use figures::{Figures, HaltDays, Mean, TimesOf};
pub use table::{Column, ReportTable, report_csv, report_table};

use super::{GoingTick, Line, Measure, Window, going_between};
use crate::db::{DbError, EntryId};
use crate::journal::{self, JournalError, PrintWhat, Printed};
use crate::milestones::Look;

/// The longest time, in days: ten years.
pub const LONGEST_REPORT: i64 = 3_660;
/// The most entries that go along.
pub const MOST_ENTRIES: usize = 100;

/// What can go wrong with a report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The last day comes before the first.
    #[error("the end comes before the start")]
    EndBeforeStart,
    /// The time is longer than [`LONGEST_REPORT`], or outside the calendar.
    #[error("the time is too long")]
    BadDate,
    /// More than [`MOST_ENTRIES`] entries were chosen.
    #[error("too many entries")]
    TooManyEntries,
    /// The table could not be written as text.
    #[error("the table could not be written")]
    Table,
    /// With an entry.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for ReportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

/// Which time a report is about. All days are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ReportPeriod {
    /// Seven days up to today.
    Week,
    /// 30 days up to today.
    Month,
    /// 90 days up to today.
    Quarter,
    /// The person's own dates.
    Own {
        /// The first day.
        #[specta(type = String)]
        from: NaiveDate,
        /// The last day.
        #[specta(type = String)]
        to: NaiveDate,
    },
}

/// What goes along.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportInclude {
    /// Check-ins day by day.
    pub days: bool,
    /// With them the lines that were written in them.
    pub lines: bool,
    /// Means and counts.
    pub figures: bool,
    /// Pictures of mood, craving and sleep.
    pub pictures: bool,
    /// What set something off, and what helped.
    pub tags: bool,
    /// How often the person reached out, by kind.
    pub reached: bool,
    /// With that, the names.
    pub names: bool,
    /// Looks back at weeks.
    pub weeks: bool,
    /// What was answered about recovery capital.
    pub capital: bool,
    /// Scores that somebody else gave.
    pub scores: bool,
    /// Milestones reached.
    pub milestones: bool,
    /// The plan as it stands today.
    pub plan: bool,
    /// The safety plan as it stands today.
    pub safety: bool,
    /// What happened.
    pub setbacks: bool,
}

/// What the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportChoice {
    /// Which time.
    pub period: ReportPeriod,
    /// What of it.
    pub include: ReportInclude,
    /// Which entries, whatever their dates, in this order.
    pub entries: Vec<EntryId>,
}

/// The report. What was not chosen is empty.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The first day, in words.
    pub from_text: String,
    /// The last day, in words.
    pub to_text: String,
    /// Means and counts.
    pub figures: Option<Figures>,
    /// Mood, cravings and sleep over the time, each on its scale; of each, only what was noted.
    pub pictures: Vec<Line>,
    /// The first, the middle and the last place of the pictures, as they are called.
    pub ticks: Vec<GoingTick>,
    /// How many places the pictures have.
    pub slots: u32,
    /// Check-ins, the oldest first.
    pub days: Vec<ReportDay>,
    /// What set something off, the most often named first.
    pub triggers: Vec<TimesOf>,
    /// What helped, the most often named first.
    pub helped: Vec<TimesOf>,
    /// How often the person reached out.
    pub reached: Vec<ReportReached>,
    /// To whom, the most often first.
    pub reached_whom: Vec<TimesOf>,
    /// Looks back at weeks, the oldest first.
    pub weeks: Vec<ReportWeek>,
    /// Looks at recovery capital, the oldest first.
    pub capital: Vec<ReportCapital>,
    /// Scores, by name, the oldest first.
    pub scores: Vec<ReportScore>,
    /// Milestones reached, the oldest first.
    pub milestones: Vec<ReportMilestone>,
    /// The plan, part by part.
    pub plan: Vec<ReportPart>,
    /// The safety plan, step by step.
    pub safety: Vec<ReportPart>,
    /// Entries.
    pub entries: Vec<Printed>,
    /// What happened, the oldest first.
    pub setbacks: Vec<ReportSetback>,
}

/// The report, as it is printed.
///
/// # Errors
/// `EndBeforeStart`, `BadDate`, `TooManyEntries`; `NotFound` for an entry that is not there; or what the database says.
pub fn report(
    connection: &Connection,
    choice: &ReportChoice,
    look: &Look<'_>,
) -> Result<Report, ReportError> {
    let (from, to) = choice.period.days(look.now.today())?;
    if choice.entries.len() > MOST_ENTRIES {
        return Err(ReportError::TooManyEntries);
    }
    let (include, span, words) = (choice.include, (from, to), look.words);
    let noted = days::days(connection, span, words)?;
    let whole = |chosen: bool| chosen.then_some(span);
    let paths = crate::milestones::paths(connection, look)?;
    let mut entries = Vec::new();
    for id in &choice.entries {
        let what = PrintWhat::Entry { id: id.clone() };
        entries.extend(journal::to_print(connection, &what, words)?);
    }
    let (plan, safety) = beside::plan(connection, include)?;
    let window = Window::between(from, to);
    let going = match include.pictures {
        true => Some(going_between(connection, look, window, None)?),
        false => None,
    };
    let (pictures, ticks, slots) = going.map_or_else(Default::default, |going| {
        let shown = |line: &Line| line.measure != Measure::Energy;
        let lines = going.lines.into_iter().filter(shown).collect();
        (lines, going.ticks, going.slots)
    });
    Ok(Report {
        from_text: words.date(from),
        to_text: words.date(to),
        figures: include
            .figures
            .then(|| figures::figures(&noted, span, words)),
        triggers: whole(include.tags)
            .map_or(Ok(vec![]), |s| figures::tags(connection, s, "trigger"))?,
        helped: whole(include.tags)
            .map_or(Ok(vec![]), |s| figures::tags(connection, s, "helped"))?,
        reached: whole(include.reached).map_or(Ok(vec![]), |s| beside::reached(connection, s))?,
        reached_whom: whole(include.reached && include.names)
            .map_or(Ok(vec![]), |s| beside::reached_whom(connection, s))?,
        weeks: whole(include.weeks).map_or(Ok(vec![]), |s| beside::weeks(connection, s, words))?,
        capital: whole(include.capital)
            .map_or(Ok(vec![]), |s| beside::capital(connection, s, words))?,
        scores: whole(include.scores)
            .map_or(Ok(vec![]), |s| beside::scores(connection, s, words))?,
        milestones: whole(include.milestones).map_or(vec![], |s| beside::milestones(&paths, s)),
        setbacks: whole(include.setbacks).map_or(vec![], |s| beside::setbacks(&paths, s)),
        days: match include.days {
            true => days::as_chosen(noted, include),
            false => Vec::new(),
        },
        pictures,
        ticks,
        slots,
        plan,
        safety,
        entries,
    })
}

impl ReportPeriod {
    /// Its first and its last day.
    ///
    /// # Errors
    /// `EndBeforeStart`, `BadDate`.
    pub fn days(self, today: NaiveDate) -> Result<Span, ReportError> {
        let back = |days: u64| {
            let from = today.checked_sub_days(Days::new(days - 1));
            from.map(|from| (from, today)).ok_or(ReportError::BadDate)
        };
        match self {
            Self::Week => back(7),
            Self::Month => back(30),
            Self::Quarter => back(90),
            Self::Own { from, to } if to < from => Err(ReportError::EndBeforeStart),
            Self::Own { from, to } if (to - from).num_days() >= LONGEST_REPORT => {
                Err(ReportError::BadDate)
            }
            Self::Own { from, to } => Ok((from, to)),
        }
    }
}

/// A first and a last day, both included.
pub type Span = (NaiveDate, NaiveDate);
