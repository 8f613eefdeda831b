//! Reminders: what a person asked to be told, when it is due, and that it is told once.
//!
//! A rule and a civil date make an occurrence. Before anything is shown its row says so, here or, while the vault is
//! locked, in `reminders.due`; what a crash leaves unsure is not shown again but stands on Today.

mod ahead;
mod answers;
mod appointment;
#[cfg(test)]
mod brought_back;
mod celebrations;
mod due_file;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod nudges;
mod occurrences;
mod overview;
mod own;
mod own_trash;
mod plan;
mod quiet;
mod recurrence;
mod recurrence_text;
mod repeat;
mod rows;
mod rule;
mod share;
#[cfg(test)]
mod simulation;
mod sources;
mod store;
#[cfg(test)]
mod ten_years;
#[cfg(test)]
mod test_home;
mod theirs;
mod today;
mod weekday;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use ahead::plan;
pub use answers::{celebrated, not_today, seen, shown, snooze};
pub use appointment::{
    AppointmentAbout, AppointmentWith, Appointments, Begins, LONGEST_NOTE, LONGEST_PLACE,
    appointments,
};
pub use due_file::{FILE_NAME, LockedNotice, locked_tick};
pub use overview::{own_reminders, reminders};
pub use own::{
    LONGEST_WORDS, MOST_BEFORE, MOST_REMINDERS, NewOwnReminder, OwnReminder, OwnReminderKind,
    add_own_reminder, change_own_reminder, remove_own_reminder,
};
pub use own_trash::restore_own_reminder;
pub(crate) use own_trash::{empty_trash, trashed};
pub use recurrence::RuleError;
pub use repeat::{MonthlyBy, Repeat};
pub use store::{claim, next_wake, settings_changed};
pub use today::{LeadsTo, TodaysMilestone, leads_to, todays_milestone, waiting};
pub use weekday::Weekday;

use crate::clock::Instant;
use crate::db::{ContactId, DbError, OccurrenceId, OwnReminderId, PathId};
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
    /// A reminder of one's own has no words.
    #[error("a reminder has words")]
    NameEmpty,
    /// The words are too long to be kept.
    #[error("the text is too long")]
    TextTooLong,
    /// It would come once, and its time is over; or it begins before 1900 or after 2400.
    #[error("the day is out of range")]
    BadDate,
    /// The rule by which it would come again is not taken.
    #[error(transparent)]
    BadRule(#[from] RuleError),
    /// There are [`MOST_REMINDERS`] already.
    #[error("too many reminders")]
    TooMany,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for ReminderError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
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
    /// The look back at the week.
    pub weekly_look: bool,
    /// On which day.
    pub weekly_look_day: Weekday,
    /// When, on the wall clock.
    pub weekly_look_time: TimeOfDay,
    /// Nudges, for the contacts that have one.
    pub nudges: bool,
    /// When, on the wall clock.
    pub nudge_time: TimeOfDay,
    /// Birthdays, of the contacts with whom that was chosen.
    pub birthdays: bool,
    /// Milestones of what others count, of the contacts with whom that was chosen.
    pub their_milestones: bool,
    /// When both come, on the wall clock.
    pub their_time: TimeOfDay,
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
            weekly_look: false,
            weekly_look_day: Weekday::Sun,
            weekly_look_time: TimeOfDay::new(18, 0),
            nudges: true,
            nudge_time: TimeOfDay::new(17, 0),
            birthdays: true,
            their_milestones: true,
            their_time: TimeOfDay::new(9, 0),
            quiet_from: TimeOfDay::new(22, 0),
            quiet_to: TimeOfDay::new(8, 0),
            most_per_day: 4,
            neutral: true,
        }
    }
}

/// What the rules depend on besides what is in the database.
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
    /// A look back at the week.
    WeeklyLook,
    /// A hard date, on its day.
    HardDate,
    /// Someone not reached out to for a while.
    Nudge,
    /// Someone's birthday.
    ContactBirthday,
    /// A milestone of what someone counts.
    ContactMilestone,
    /// Something at a time, some minutes before.
    Appointment,
    /// The person's own.
    Own,
}

impl ReminderKind {
    /// Milestones and their eves: what a long absence pauses and a hard date keeps back.
    fn is_of_milestones(self) -> bool {
        matches!(self, Self::Milestone | Self::MilestoneEve)
    }
}

/// A kind of reminder, or one of the person's own, and when it comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    /// What it is about.
    pub kind: ReminderKind,
    /// Which of the person's own, or appointments.
    pub id: Option<OwnReminderId>,
    /// Its words.
    pub words: Option<String>,
    /// Whether it is chosen.
    pub on: bool,
    /// The next time in words; `None` when it is off or nothing is in sight.
    pub next: Option<String>,
    /// It would come within the quiet hours: of the person's own, it is told later or not at all; of Cairn's kinds, it never
    /// comes at the time that is chosen.
    pub in_quiet_hours: bool,
}

/// A delivery that the person has not seen yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Away {
    /// Which occurrence.
    pub occurrence: OccurrenceId,
    /// What it is about.
    pub kind: ReminderKind,
    /// The civil date of the occurrence.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// When it was, in words: a milestone's date or a hard one, when an appointment begins, or the time at which the
    /// others were due.
    pub when_text: String,
    /// The path's name, for milestones.
    pub path_name: Option<String>,
    /// Which milestone.
    pub milestone: Option<MilestoneName>,
    /// The person's own words: of a reminder, an appointment, a hard date.
    pub words: Option<String>,
    /// Whom a nudge, a hard date, or a day of someone's is about, or with whom an appointment is.
    pub contact: Option<ContactId>,
    /// What the person calls them.
    pub contact_name: Option<String>,
    /// There is a way to reach them from here.
    pub reachable: bool,
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
    /// The person's own words: of a reminder, an appointment, a hard date.
    pub words: Option<String>,
    /// Whom a nudge or a day of theirs is about, with whom an appointment is, or who would be good company on a hard date.
    pub contact: Option<ContactId>,
    /// What the person calls them.
    pub contact_name: Option<String>,
    /// When an appointment begins, in words.
    pub at_text: Option<String>,
    /// The civil date on which the milestone or the birthday falls, or of the check-in; of a nudge the first day on which it was due.
    pub date: NaiveDate,
    /// Days since that date: 0 when told on the day (and on its eve).
    pub late_days: u32,
    /// It was to be told more than a few minutes ago, as after a sleep.
    pub late: bool,
}
