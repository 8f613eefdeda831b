//! Check-ins: a short look at one civil date, said part by part, and the routines that can be ticked in it.

mod change;
mod days;
mod into_entry;
mod level;
mod routines;
mod store;
#[cfg(test)]
mod tags_tests;
#[cfg(test)]
mod test_home;
mod trash;
mod wanted;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use change::{change, keep_words};
pub use days::{CheckInDays, days};
pub use into_entry::become_entry;
pub use level::Level;
pub use routines::{
    LONGEST_ROUTINE, MOST_ROUTINES, Routine, add_routine, change_routine, end_routine,
    order_routines, remove_routine, routines,
};
pub(crate) use store::days_said;
pub use store::{AskedPath, CheckInPage, check_in, page};
pub(crate) use trash::{empty_trash, trashed};
pub use trash::{remove_check_in, restore_check_in, restore_routine};
pub(crate) use wanted::today as quick_today;
pub use wanted::{CheckInSettings, QuickCheckIn, put_away, quick};

use crate::clock::Now;
use crate::db::{DbError, EntryId, PathId, RoutineId};
use crate::journal::{Craving, JournalError, Mood, TagKind};

/// The longest line of one check-in, in characters.
pub const LONGEST_LINE: usize = 2_000;
/// The longest sleep that is kept, in minutes: a day.
pub const LONGEST_SLEEP: u16 = 24 * 60;
/// The first year that has check-ins.
pub const FIRST_YEAR: i32 = 1900;

/// What can go wrong with check-ins and routines.
#[derive(Debug, thiserror::Error)]
pub enum CheckInError {
    /// The day has not come yet.
    #[error("a check-in is about today or an earlier day")]
    InFuture,
    /// The day lies before [`FIRST_YEAR`].
    #[error("the day is out of range")]
    BadDate,
    /// A routine has words.
    #[error("a routine has words")]
    NameEmpty,
    /// The line is longer than [`LONGEST_LINE`], or the routine than [`LONGEST_ROUTINE`].
    #[error("the text is too long")]
    TextTooLong,
    /// There would be more than [`MOST_ROUTINES`] routines.
    #[error("too many routines")]
    TooManyRoutines,
    /// The day has said something again since: both cannot be there.
    #[error("there is a check-in for that day again")]
    DayTaken,
    /// With a tag, or with the entry that it becomes.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The database's own.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for CheckInError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

/// Hungry, angry, lonely, tired: yes, no, or not said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Halt {
    pub hungry: Option<bool>,
    pub angry: Option<bool>,
    pub lonely: Option<bool>,
    pub tired: Option<bool>,
}

/// How strong the craving was on one path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CravingOn {
    /// Which path; also one that is out of the way by now.
    pub path: AskedPath,
    /// How strong.
    pub craving: Craving,
}

/// A routine that was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Tick {
    /// Which.
    pub routine: RoutineId,
    /// What it is called now.
    pub words: String,
}

/// All that was said of one day. Nothing that was not said is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckIn {
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The day in words, with its weekday.
    pub date_text: String,
    /// How the person felt.
    pub mood: Option<Mood>,
    /// How much energy there was.
    pub energy: Option<Level>,
    /// How long they slept, in minutes, 0 to [`LONGEST_SLEEP`].
    pub sleep_minutes: Option<u16>,
    /// How well they slept.
    pub sleep_quality: Option<Level>,
    /// Hungry, angry, lonely, tired.
    pub halt: Halt,
    /// How strong the craving was, in the order of the paths.
    pub cravings: Vec<CravingOn>,
    /// What set something off.
    pub triggers: Vec<String>,
    /// What helped.
    pub helped: Vec<String>,
    /// What was ticked, in the order of the routines.
    pub ticks: Vec<Tick>,
    /// The one line; may be empty.
    pub words: String,
    /// The entry that it became, while that is not in the trash.
    pub entry: Option<EntryId>,
}

/// One thing that the person says of a day, or takes back. The line has a way of its own: it is kept while it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum CheckInChange {
    /// How the person felt; none = not said.
    Mood {
        /// It.
        mood: Option<Mood>,
    },
    /// How much energy there was; none = not said.
    Energy {
        /// It.
        energy: Option<Level>,
    },
    /// How they slept.
    Sleep {
        /// How long, in minutes; more than [`LONGEST_SLEEP`] is kept as that; none = not said.
        minutes: Option<u16>,
        /// How well; none = not said.
        quality: Option<Level>,
    },
    /// Hungry, angry, lonely, tired, all four.
    Halt {
        /// They.
        halt: Halt,
    },
    /// How strong the craving was on a path; none = not said.
    Craving {
        /// Which path.
        path: PathId,
        /// It.
        craving: Option<Craving>,
    },
    /// All that set something off, or all that helped, in the person's order.
    Tags {
        /// Which of the two; a plain tag is kept as well.
        of: TagKind,
        /// Their names.
        names: Vec<String>,
    },
    /// A routine is ticked, or not.
    Tick {
        /// Which.
        routine: RoutineId,
        /// It is.
        ticked: bool,
    },
}

/// Which day a date is, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum WhichDay {
    /// Today.
    Today,
    /// Yesterday.
    Yesterday,
    /// Any other day. After a flight west it may lie ahead.
    Other,
}

impl WhichDay {
    /// Which day `date` is at `now`.
    pub fn of(date: NaiveDate, now: &Now) -> Self {
        let today = now.today();
        if date == today {
            Self::Today
        } else if today.pred_opt() == Some(date) {
            Self::Yesterday
        } else {
            Self::Other
        }
    }
}

impl Halt {
    /// Whether anything of it was said.
    pub fn says_something(&self) -> bool {
        [self.hungry, self.angry, self.lonely, self.tired]
            .iter()
            .any(Option::is_some)
    }
}

impl CheckIn {
    /// Whether anything that can be seen was said.
    pub fn says_something(&self) -> bool {
        self.mood.is_some()
            || self.energy.is_some()
            || self.sleep_minutes.is_some()
            || self.sleep_quality.is_some()
            || self.halt.says_something()
            || !self.cravings.is_empty()
            || !self.triggers.is_empty()
            || !self.helped.is_empty()
            || !self.ticks.is_empty()
            || !self.words.is_empty()
    }
}

/// That something can be said of `date`: today or earlier. Whoever flies west comes into a day before the one they have
/// already said something of: `there` lets them go on with it.
///
/// # Errors
/// `InFuture`, `BadDate`.
pub fn checked_day(date: NaiveDate, there: bool, now: &Now) -> Result<(), CheckInError> {
    if date.year() < FIRST_YEAR {
        return Err(CheckInError::BadDate);
    }
    if date > now.today() && !there {
        return Err(CheckInError::InFuture);
    }
    Ok(())
}
