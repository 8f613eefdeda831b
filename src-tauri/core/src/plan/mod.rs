//! The person's plan: what it is for, what helps, and a photo that matters. Help now shows it while the vault is open.

mod photo;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use photo::{choose_photo, describe_photo, remove_photo, restore_photo};
pub(crate) use store::trashed;
pub use store::{add_item, change_item, empty_trash, order_items, plan, remove_item, restore_item};

use crate::db::{DbError, PlanItemId};
use crate::journal::photos::{Photo, PhotoError};

/// The longest line, in characters.
pub const LONGEST_ITEM: usize = 1_000;

/// A part of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum PlanPart {
    /// What it is for.
    Reasons,
    /// What helps.
    Helps,
}

impl PlanPart {
    /// As it is stored.
    fn as_str(self) -> &'static str {
        match self {
            Self::Reasons => "reasons",
            Self::Helps => "helps",
        }
    }
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PlanItem {
    /// Its name in the database.
    pub id: PlanItemId,
    /// In the person's words.
    pub words: String,
}

/// The plan, as Help now shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Plan {
    /// What it is for, in the person's order.
    pub reasons: Vec<PlanItem>,
    /// What helps, in the person's order.
    pub helps: Vec<PlanItem>,
    /// A photo that matters.
    pub photo: Option<Photo>,
}

/// What can go wrong with the plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// There are no words.
    #[error("a line of the plan has words")]
    WordsEmpty,
    /// More than [`LONGEST_ITEM`] characters.
    #[error("the line is too long")]
    TextTooLong,
    /// With the photo.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for PlanError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}
