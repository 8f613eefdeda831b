//! Recovery capital: what carries the person, as statements that they look at now and then. The statements are Cairn's own
//! words, or the person's; it is a reflection and no instrument: nothing is added up, averaged or judged.

mod answers;
mod statements;
#[cfg(test)]
mod tests;
mod trash;
#[cfg(test)]
mod trash_tests;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use answers::{
    CapitalAnswer, CapitalLook, CapitalLookLine, answer, answers, leave_look, look, remove_look,
};
pub use statements::{
    Capital, CapitalStatement, add_statement, capital, change_statement, hide_statement,
    remove_statement,
};
pub(crate) use trash::{empty_trash, trashed};
pub use trash::{restore_look, restore_statement};

use crate::db::DbError;

/// The longest statement, in characters.
pub const LONGEST_STATEMENT: usize = 300;
/// The most statements of the person's own.
pub const MOST_STATEMENTS: u32 = 100;
/// How many answers to a statement are shown at first.
pub const MOST_SHOWN: usize = 24;
/// How many statements come with Cairn in each area. Their names are "home-1" to "home-4" and so on, and stay as they are for
/// good; a page has their words.
pub const OF_AREA: u32 = 4;

/// The first year of which a look can be kept.
const FIRST_YEAR: i32 = 1900;

/// What can carry somebody.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum CapitalArea {
    /// Home and safety.
    Home,
    /// Health.
    Health,
    /// People.
    People,
    /// Community.
    Community,
    /// Purpose.
    Purpose,
    /// Skills and coping.
    Skills,
    /// Money and papers.
    Money,
    /// Hope.
    Hope,
}

/// What can go wrong with recovery capital.
#[derive(Debug, thiserror::Error)]
pub enum CapitalError {
    /// A statement has words.
    #[error("a statement has words")]
    WordsEmpty,
    /// It has more than [`LONGEST_STATEMENT`] characters; nothing was changed.
    #[error("the statement is too long")]
    TextTooLong,
    /// There are [`MOST_STATEMENTS`] already.
    #[error("too many statements")]
    TooMany,
    /// No day of the calendar that is kept here.
    #[error("the day is out of range")]
    BadDate,
    /// The day is still to come, and there was no look on it before.
    #[error("the day is still to come")]
    InFuture,
    /// An answer is a whole number, 1 to 5.
    #[error("no such answer")]
    BadValue,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for CapitalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

impl CapitalArea {
    /// Every one, in the order in which they stand.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Health,
        Self::People,
        Self::Community,
        Self::Purpose,
        Self::Skills,
        Self::Money,
        Self::Hope,
    ];

    /// The word that is stored: the same as on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Health => "health",
            Self::People => "people",
            Self::Community => "community",
            Self::Purpose => "purpose",
            Self::Skills => "skills",
            Self::Money => "money",
            Self::Hope => "hope",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.as_str() == word)
    }

    /// The names of its statements that come with Cairn.
    fn codes(self) -> impl Iterator<Item = String> {
        (1..=OF_AREA).map(move |n| format!("{}-{n}", self.as_str()))
    }

    /// The area of a statement that comes with Cairn.
    fn of_code(code: &str) -> Option<Self> {
        let area = Self::from_word(code.split('-').next().unwrap_or_default())?;
        area.codes().any(|other| other == code).then_some(area)
    }
}

fn checked_day(date: NaiveDate) -> Result<NaiveDate, CapitalError> {
    match date.year() {
        FIRST_YEAR..=9999 => Ok(date),
        _ => Err(CapitalError::BadDate),
    }
}

fn found(rows: usize) -> Result<(), CapitalError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}
