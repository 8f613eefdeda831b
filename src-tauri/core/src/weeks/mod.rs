//! The look back at a week: what was there, and what the person says of it. A week is one of ISO 8601, Monday to Sunday, and
//! is named by its Monday.

mod facts;
#[cfg(test)]
mod facts_tests;
mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trash_tests;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use facts::{WeekFacts, WeekMilestone, anything_noted};
pub use store::{
    WeekLine, WeekPage, WeekView, keep_texts, leave, remove, restore, say_belonging, week, weeks,
};
pub(crate) use store::{empty_trash, said_in, trashed};

use crate::db::DbError;

/// The longest of the texts, in characters.
pub const LONGEST_TEXT: usize = 10_000;
/// The most weeks that are listed at once.
pub const MOST_WEEKS: u32 = 10_000;

/// The first year of which a week can be written about.
const FIRST_YEAR: i32 = 1900;

/// What the person writes of a week. Each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekTexts {
    /// How it was with people.
    pub connection: String,
    /// A proud moment.
    pub proud: String,
    /// A hard one.
    pub hard: String,
    /// A wish for the next week.
    pub wish: String,
}

/// How far three statements of belonging hold, 1 (not at all) to 5 (very much); `None` = not said. They are Cairn's own words
/// and no test: nothing is added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Belonging {
    /// Somebody knows how it really is.
    pub known: Option<u8>,
    /// There is a place where the person is welcome.
    pub welcome: Option<u8>,
    /// Somebody is glad of them.
    pub needed: Option<u8>,
}

/// One of the three statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum BelongingOf {
    /// See [`Belonging::known`].
    Known,
    /// See [`Belonging::welcome`].
    Welcome,
    /// See [`Belonging::needed`].
    Needed,
}

/// What can go wrong with a look back at a week.
#[derive(Debug, thiserror::Error)]
pub enum WeekError {
    /// A text has more than [`LONGEST_TEXT`] characters; nothing was changed.
    #[error("the text is too long")]
    TextTooLong,
    /// No week of the calendar that is kept here.
    #[error("the week is out of range")]
    BadDate,
    /// The week has not begun, and nothing was said of it before.
    #[error("the week is still to come")]
    InFuture,
    /// How far a statement holds is a whole number, 1 to 5.
    #[error("no such answer")]
    BadValue,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for WeekError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

impl WeekTexts {
    fn all(&self) -> [&str; 4] {
        [&self.connection, &self.proud, &self.hard, &self.wish]
    }

    /// Whether any of them is not blank.
    pub(crate) fn says_something(&self) -> bool {
        self.all().iter().any(|text| !text.trim().is_empty())
    }
}

impl Belonging {
    fn says_something(self) -> bool {
        [self.known, self.welcome, self.needed] != [None; 3]
    }
}

/// The Monday of the week in which `date` lies (ISO 8601).
pub fn monday(date: NaiveDate) -> NaiveDate {
    let since = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(since)).unwrap_or(date)
}

/// The last day of the week that begins on `monday`.
fn sunday(monday: NaiveDate) -> NaiveDate {
    monday.checked_add_days(Days::new(6)).unwrap_or(monday)
}

/// The week in which `date` lies, where it is one that can be kept.
fn checked_week(date: NaiveDate) -> Result<NaiveDate, WeekError> {
    match date.year() {
        FIRST_YEAR..=9999 => Ok(monday(date)),
        _ => Err(WeekError::BadDate),
    }
}
