//! Scores from elsewhere: the total of a questionnaire that somebody else gave, to stand beside the rest. Cairn says of none
//! whether it is good.

mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use store::{add_score, change_score, remove_score, restore_score, scores};
pub(crate) use store::{empty_trash, trashed};

use crate::db::{DbError, ScoreId};
use crate::milestones::Amount;

/// The longest name of a questionnaire, in characters.
pub const LONGEST_NAME: usize = 200;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 10_000;
/// The most scores in all.
pub const MOST_SCORES: u32 = 10_000;

/// A score. Numbers are thousandths, and may be negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// Its name in the database.
    pub id: ScoreId,
    /// What the questionnaire is called.
    pub name: String,
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// That in words.
    pub date_text: String,
    /// Days since the first score of this name.
    pub days: u32,
    /// The score.
    pub value: Amount,
    /// The lowest that can be; none = not said.
    pub lowest: Option<Amount>,
    /// The highest that can be; none = not said.
    pub highest: Option<Amount>,
    /// It lies outside the range that was said with it.
    pub outside: bool,
    /// May be empty.
    pub note: String,
}

/// The scores of one questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreGroup {
    /// What it is called.
    pub name: String,
    /// Its scores, newest first.
    pub scores: Vec<Score>,
}

/// What the person says of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewScore {
    /// Not blank. Where there are scores of that name, however it is spelt in capitals, it joins them.
    pub name: String,
    /// Today or earlier.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The score; one outside the range is kept, and said to be.
    pub value: Amount,
    /// The lowest that can be.
    pub lowest: Option<Amount>,
    /// The highest that can be; more than the lowest.
    pub highest: Option<Amount>,
    /// May be empty.
    pub note: String,
}

/// What can go wrong with a score.
#[derive(Debug, thiserror::Error)]
pub enum ScoreError {
    /// The name is empty.
    #[error("a score has a name")]
    NameEmpty,
    /// The name or the note is too long; nothing was changed.
    #[error("the text is too long")]
    TextTooLong,
    /// No day of the calendar that is kept here.
    #[error("the day is out of range")]
    BadDate,
    /// The day is still to come.
    #[error("the day is still to come")]
    InFuture,
    /// A number is further from zero than is kept.
    #[error("the number is out of range")]
    BadAmount,
    /// The highest is not more than the lowest.
    #[error("the range is none")]
    BadRange,
    /// There are [`MOST_SCORES`] already.
    #[error("too many scores")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for ScoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

/// Whether a score lies outside the range, as far as that was said.
fn is_outside(value: Amount, lowest: Option<Amount>, highest: Option<Amount>) -> bool {
    lowest.is_some_and(|lowest| value < lowest) || highest.is_some_and(|highest| value > highest)
}
