//! The person's plan, part by part, the safety plan for hard thoughts, whom they were made with, and a photo that matters.
//! Help now shows what is for a hard moment while the vault is open.

mod lines;
#[cfg(test)]
mod lines_tests;
mod makers;
#[cfg(test)]
mod makers_tests;
mod parts;
mod photo;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use lines::{NewPlanLine, PlanLine, add_lines, change_line};
pub use makers::{
    LONGEST_AGREED, NewPlanMaker, PlanAbout, PlanMaker, add_maker, change_maker, remove_maker,
    restore_maker,
};
pub use parts::{LineContact, PartRule, PlanKind, PlanPart, PlanStatus, Tried};
pub use photo::{choose_photo, describe_photo, remove_photo, restore_photo};
pub(crate) use store::trashed;
pub use store::{
    add_item, change_item, empty_trash, order_items, plan, remove_item, restore_item, whole_plan,
};

use crate::contacts::ContactError;
use crate::db::{DbError, PlanItemId};
use crate::journal::photos::{Photo, PhotoError};
use crate::milestones::SafetyNote;

/// The longest line, in characters.
pub const LONGEST_ITEM: usize = 1_000;
/// The longest note on a line, in characters.
pub const LONGEST_NOTE: usize = 5_000;
/// The most lines of one part.
pub const MOST_LINES: usize = 300;

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PlanItem {
    /// Its name in the database.
    pub id: PlanItemId,
    /// In the person's words.
    pub words: String,
    /// How well it helped; `None` = not tried, or nothing to try.
    pub tried: Option<Tried>,
}

/// The plan, as Help now shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Plan {
    /// What it is for, in the person's order.
    pub reasons: Vec<PlanItem>,
    /// What helps: what helped best first, what was not tried after that, alike ones in the person's order.
    pub helps: Vec<PlanItem>,
    /// A photo that matters.
    pub photo: Option<Photo>,
}

/// One part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanSection {
    /// Which.
    pub part: PlanPart,
    /// What its lines can say besides their words.
    pub rule: PartRule,
    /// In the person's order; those, too, that are about somebody who is not to be offered.
    pub lines: Vec<PlanLine>,
}

/// All of the plan and of the safety plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WholePlan {
    /// Every part, also without lines, in the order of [`PlanPart::ALL`].
    pub sections: Vec<PlanSection>,
    /// Whom it was made with, the plan first, the newest day first.
    pub makers: Vec<PlanMaker>,
    /// What to know about the body where a break, or stopping, lies ahead; by what the paths are about.
    pub body: Vec<SafetyNote>,
}

/// What can go wrong with the plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// There are no words.
    #[error("a line of the plan has words")]
    WordsEmpty,
    /// More than [`LONGEST_ITEM`], [`LONGEST_NOTE`] or [`LONGEST_AGREED`] characters.
    #[error("a text of the plan is too long")]
    TextTooLong,
    /// Lines of that part have no such thing; nothing was changed.
    #[error("not for this part of the plan")]
    NotForThisPart,
    /// More than [`MOST_LINES`] in one part; nothing was changed.
    #[error("too many lines")]
    TooMany,
    /// A day that is still to come; nothing was changed.
    #[error("a day that is not there yet")]
    InFuture,
    /// With those whom it names.
    #[error(transparent)]
    Contact(#[from] ContactError),
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
