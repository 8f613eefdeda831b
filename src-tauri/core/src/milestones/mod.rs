//! Milestones: paths with their chapters, the count of days, and the points on a path worth marking.

mod amount;
mod back;
mod beside;
mod calendar_file;
mod celebration;
mod chapters;
mod corrections;
pub mod dates;
mod gains;
mod goals;
mod hard_dates;
mod kinds;
mod ladder;
pub mod ladders;
mod limits;
mod logs;
mod own;
mod rows;
mod rules;
mod rungs;
mod safety;
mod setbacks;
mod store;
#[cfg(test)]
mod test_home;
mod trash;
mod victories;
mod view;
mod within;
mod year_ahead;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use amount::Amount;
pub use back::{answered_back, back_path, came_back};
pub use calendar_file::{CalendarChoice, CalendarTitles, DayTitle, SayTitle, calendar_file};
pub use celebration::{Celebration, Glad, OwnWords, celebration, is_newest};
pub(crate) use chapters::{OpenChapter, open_chapters};
pub use chapters::{change_chapter_words, close_chapter, open_chapter};
pub use corrections::{change_end, change_setback, change_start};
pub use dates::{LeapDay, Span, Unit};
pub use gains::{Gain, GainPeriod, Gave, GaveText, set_gain};
pub use goals::{
    Goal, GoalStep, MOST_STEPS, NewGoal, NewGoalStep, add_goal, change_goal, goals, mark_goal,
    mark_step, order_goals, remove_goal,
};
pub use hard_dates::{
    HardDate, NewHardDate, add_hard_date, change_hard_date, hard_date_today, hard_dates,
    remove_hard_date,
};
pub(crate) use hard_dates::{HardDay, hard_dates_between};
pub use kinds::{About, PathKind};
pub use ladder::Ladder;
pub use ladders::{LadderKind, MilestoneName};
pub use limits::{Limit, NewLimit, Period, limits, remove_limit, set_limit};
pub use logs::{PathLog, log_day, logs, remove_log};
pub use own::{NewOwnMilestone, add_own_milestone, remove_own_milestone};
pub(crate) use rows::{civil_date, civil_date_if_any};
pub use rungs::{MilestoneRung, rungs, show_rung};
pub use safety::SafetyNote;
pub use setbacks::{
    Decision, NewSetback, Setback, answer_setback, decide_setback, note_setback,
    put_away_setback_question, remove_setback, setback_question, setback_question_shown,
};
pub use store::{
    add_path, archive_path, archived_paths, change_path, order_paths, paths, remove_path,
};
pub(crate) use trash::{empty_trash, trashed};
pub use trash::{
    restore_goal, restore_hard_date, restore_log, restore_own_milestone, restore_path,
    restore_setback,
};
pub use victories::{Victories, Victory, victories};
pub use view::Look;
pub use within::{LogDay, Within};
pub use year_ahead::{Ahead, AheadWhat, year_ahead};

use crate::db::{ChapterId, DbError, PathId};
use crate::time_of_day::TimeOfDay;

/// The longest name of a path, in characters.
pub const LONGEST_NAME: usize = 200;
/// The longest words about a chapter, in characters.
pub const LONGEST_WORDS: usize = 10_000;
/// How far back a start may lie, in years.
pub const OLDEST_START: u32 = 130;

/// What can go wrong with paths and chapters.
#[derive(Debug, thiserror::Error)]
pub enum MilestoneError {
    /// The name is empty.
    #[error("a path has a name")]
    NameEmpty,
    /// The name or the words are too long to be kept.
    #[error("the text is too long")]
    TextTooLong,
    /// The start has not come yet.
    #[error("a chapter starts today or earlier")]
    StartInFuture,
    /// The start lies further back than anybody lives.
    #[error("the start is more than {OLDEST_START} years ago")]
    StartTooLongAgo,
    /// The chapter would end before it starts.
    #[error("the end comes before the start")]
    EndBeforeStart,
    /// The end has not come yet.
    #[error("a chapter ends today or earlier")]
    EndInFuture,
    /// The path has a chapter that is still going.
    #[error("the last chapter is still open")]
    ChapterStillOpen,
    /// The chapter would begin before the one before it ended, or end after the next began.
    #[error("two chapters would overlap")]
    ChaptersOverlap,
    /// An amount, a count or a currency is none.
    #[error("the amount is out of range")]
    BadAmount,
    /// The day is too far off, or has not come yet.
    #[error("the day is out of range")]
    BadDate,
    /// A path of this kind has no such thing.
    #[error("not for this kind of path")]
    NotForThisKind,
    /// A milestone of one's own has neither a count nor a date, or a date without words.
    #[error("there is nothing to mark")]
    NothingToMark,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for MilestoneError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

/// A milestone as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Milestone {
    /// What it is called.
    pub name: MilestoneName,
    /// The civil date on which it falls.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The date in words.
    pub date_text: String,
    /// Days from today; negative when it was reached that many days ago.
    pub in_days: i32,
}

/// How long the present chapter has been going.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Counter {
    /// Civil days since the first day, which is day 0.
    pub days: u32,
    /// The same as whole years …
    pub years: u32,
    /// … months …
    pub months: u32,
    /// … and days by the calendar.
    pub rest_days: u32,
    /// The first day.
    #[specta(type = String)]
    pub start_date: NaiveDate,
    /// The first day in words.
    pub start_text: String,
    /// Elapsed hours, 0–71, in the first three days and with a time of day.
    pub hours: Option<u32>,
}

/// A run on a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Chapter {
    /// Its name in the database.
    pub id: ChapterId,
    /// The first day.
    #[specta(type = String)]
    pub start: NaiveDate,
    /// The first day in words.
    pub start_text: String,
    /// The time of day, when the person gave one.
    pub start_time: Option<TimeOfDay>,
    /// That time in words.
    pub start_time_text: Option<String>,
    /// The day it ended; `None` while it is going.
    #[specta(type = Option<String>)]
    pub end: Option<NaiveDate>,
    /// The end in words.
    pub end_text: Option<String>,
    /// Civil days from the start to the end, or to today.
    pub days: u32,
    /// What the person wrote about its end.
    pub words: String,
    /// What the person learnt in it.
    pub learnt: String,
}

/// One thing a person is recovering from or working on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Path {
    /// Its name in the database.
    pub id: PathId,
    /// What the person calls it.
    pub name: String,
    /// Which kind of path it is.
    pub kind: PathKind,
    /// What it is about.
    pub about: About,
    /// What the counter counts: "sober", "in recovery", the person's own word.
    pub counter_word: String,
    /// What the person calls a setback; empty for the usual word.
    pub setback_word: String,
    /// What the person calls a craving; empty for the usual word, which on an eating path is "urge".
    pub urge_word: String,
    /// The person does not want to see numbers.
    pub counter_hidden: bool,
    /// The days of all chapters are not shown.
    pub total_hidden: bool,
    /// A celebration may show earlier sentences of the person.
    pub own_words: bool,
    /// It is out of the way and announces nothing.
    pub archived: bool,
    /// Which milestones it has.
    pub ladder: LadderKind,
    /// `None` while there is no date, or the last chapter is closed.
    pub counter: Option<Counter>,
    /// The days of all chapters.
    pub total_days: u32,
    /// The next milestone of the present chapter.
    pub next: Option<Milestone>,
    /// What was reached in all chapters, the newest first.
    pub reached: Vec<Milestone>,
    /// The chapters, the oldest first.
    pub chapters: Vec<Chapter>,
    /// How it goes with what was logged; only of cutting down and of a practice.
    pub within: Option<Within>,
    /// The limit in force today; only of cutting down and of a practice.
    pub limit: Option<Limit>,
    /// What the days give, where the person counts that.
    pub gain: Option<Gain>,
    /// What they gave so far.
    pub gave: Option<Gave>,
    /// What happened, the newest first.
    pub setbacks: Vec<Setback>,
    /// What to know about the body on this path.
    pub safety: Vec<SafetyNote>,
}

/// What a person says to begin a path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewPath {
    /// What the person calls it.
    pub name: String,
    /// What the counter counts.
    pub counter_word: String,
    /// The first day; `None` when there is no date yet.
    #[specta(type = Option<String>)]
    pub start: Option<NaiveDate>,
    /// The time of day, if the person likes.
    pub start_time: Option<TimeOfDay>,
    /// Which milestones it has.
    pub ladder: LadderKind,
    /// The person does not want to see numbers.
    pub counter_hidden: bool,
    /// Which kind of path it is.
    pub kind: PathKind,
    /// What it is about.
    pub about: About,
    /// What the person calls a setback; empty for the usual word.
    pub setback_word: String,
    /// What the person calls a craving; empty for the usual word.
    pub urge_word: String,
    /// The days of all chapters are not shown.
    pub total_hidden: bool,
    /// A celebration may show earlier sentences of the person.
    pub own_words: bool,
}

/// What can be changed about a path apart from its dates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PathChange {
    /// What the person calls it.
    pub name: String,
    /// What the counter counts.
    pub counter_word: String,
    /// Which milestones it has.
    pub ladder: LadderKind,
    /// The person does not want to see numbers.
    pub counter_hidden: bool,
    /// Which kind of path it is.
    pub kind: PathKind,
    /// What it is about.
    pub about: About,
    /// What the person calls a setback; empty for the usual word.
    pub setback_word: String,
    /// What the person calls a craving; empty for the usual word.
    pub urge_word: String,
    /// The days of all chapters are not shown.
    pub total_hidden: bool,
    /// A celebration may show earlier sentences of the person.
    pub own_words: bool,
}

/// What the first full day is when only the last time is known: the next day.
pub fn day_after(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(date)
}
