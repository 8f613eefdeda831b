//! Reminders: what a person asked to be told, when it is due, and that it is told once.
//!
//! A rule and a civil date make an occurrence. Before anything is shown its row says so, here or, while the vault is
//! locked, in `reminders.due`; what a crash leaves unsure is not shown again but stands on Today.

mod ahead;
mod celebrations;
mod due_file;
mod occurrences;
mod plan;
mod quiet;
mod rows;
mod rule;
#[cfg(test)]
mod simulation;
mod store;
#[cfg(test)]
mod test_home;
mod today;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use ahead::plan;
pub use due_file::{FILE_NAME, LockedNotice, locked_tick};
pub use store::{claim, next_wake, seen, settings_changed, shown, snooze};
pub use today::{TodaysMilestone, reminders, todays_milestone, waiting};

use crate::clock::Instant;
use crate::db::{DbError, OccurrenceId, PathId};
use crate::milestones::{LeapDay, MilestoneName};
use crate::time_of_day::TimeOfDay;

/// "Later": how long a snoozed reminder waits, in milliseconds.
pub const LATER_MS: i64 = 60 * 60 * 1000;

/// What can go wrong with reminders.
#[derive(Debug, thiserror::Error)]
pub enum ReminderError {
    /// `reminders.due` could not be written. Nothing may be shown then: after a restart it would be shown again.
    #[error("the file of due times cannot be written: {0}")]
    File(std::io::ErrorKind),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// The day of the week on which `date` falls.
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            chrono::Weekday::Mon => Self::Mon,
            chrono::Weekday::Tue => Self::Tue,
            chrono::Weekday::Wed => Self::Wed,
            chrono::Weekday::Thu => Self::Thu,
            chrono::Weekday::Fri => Self::Fri,
            chrono::Weekday::Sat => Self::Sat,
            chrono::Weekday::Sun => Self::Sun,
        }
    }
}

/// What the person chose to be told, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReminderSettings {
    /// Milestones on their day.
    pub milestones: bool,
    /// When, on the wall clock.
    pub milestone_time: TimeOfDay,
    /// Milestones on the evening before.
    pub milestone_eve: bool,
    /// The check-in.
    pub check_in: bool,
    /// When, on the wall clock.
    pub check_in_time: TimeOfDay,
    /// On which days; empty for every day.
    pub check_in_days: Vec<Weekday>,
    /// From when on nothing is shown.
    pub quiet_from: TimeOfDay,
    /// Until when; no quiet hours when it equals their beginning.
    pub quiet_to: TimeOfDay,
    /// How many notifications a day, 1–12.
    pub most_per_day: u8,
    /// No names, numbers or kinds in a notification, also while unlocked.
    pub neutral: bool,
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            milestones: true,
            milestone_time: TimeOfDay::new(9, 0),
            milestone_eve: false,
            check_in: false,
            check_in_time: TimeOfDay::new(20, 0),
            check_in_days: Vec::new(),
            quiet_from: TimeOfDay::new(22, 0),
            quiet_to: TimeOfDay::new(8, 0),
            most_per_day: 4,
            neutral: true,
        }
    }
}

/// What the rules depend on besides the paths.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What the person chose.
    pub settings: &'a ReminderSettings,
    /// When anniversaries of 29 February fall.
    pub leap: LeapDay,
    /// When the person last opened the window, before this time: thirty days unopened pause milestones. At an unlock,
    /// claim with the old value first; what fell into the pause is then passed over in silence.
    pub last_opened: Instant,
}

/// What a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ReminderKind {
    /// A milestone, on its day or up to seven days later.
    Milestone,
    /// A milestone, on the evening before.
    MilestoneEve,
    /// A short look at today.
    CheckIn,
}

/// A kind of reminder and when it comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    /// What it is about.
    pub kind: ReminderKind,
    /// Whether it is chosen.
    pub on: bool,
    /// The next time in words; `None` when it is off or nothing is in sight.
    pub next: Option<String>,
}

/// A delivery that the person has not seen yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Away {
    /// Which occurrence.
    pub occurrence: OccurrenceId,
    /// What it is about.
    pub kind: ReminderKind,
    /// When it was, in words: a milestone's date, or the time at which a check-in was due.
    pub when_text: String,
    /// The path's name, for milestones.
    pub path_name: Option<String>,
    /// Which milestone.
    pub milestone: Option<MilestoneName>,
}

/// One notification: the words are the shell's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it tells. More than one when several were due at once, as after a long sleep: still one notification.
    pub items: Vec<Delivery>,
    /// The words say nothing about recovery, names or numbers.
    pub neutral: bool,
}

/// One thing that a notification tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which occurrence, to be given back to `shown`, `snooze` and `seen`.
    pub occurrence: OccurrenceId,
    /// What it is about.
    pub kind: ReminderKind,
    /// Which path, for milestones.
    pub path: Option<PathId>,
    /// The path's name, for milestones.
    pub path_name: Option<String>,
    /// The person does not want to see numbers of this path.
    pub counter_hidden: bool,
    /// Which milestone.
    pub milestone: Option<MilestoneName>,
    /// The civil date on which the milestone falls, or of the check-in.
    pub date: NaiveDate,
    /// Days since that date: 0 when told on the day (and on its eve).
    pub late_days: u32,
}
