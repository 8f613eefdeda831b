//! The trash across subjects: what was taken away besides entries waits there, and can be brought back.
//!
//! What belongs to a path that is in the trash itself comes back with it, and is not offered on its own.

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::checkins::{self, CheckInError};
use crate::clock::{Instant, Now};
use crate::contacts::{ContactError, hard_talks, messages, own_lines, store as contacts};
use crate::db::{
    CheckInId, ContactId, Db, DbError, GoalId, HardDateId, HardTalkId, HelplineId, MessageId,
    OwnMilestoneId, OwnReminderId, PathId, PathLogId, PhotoId, PlanItemId, RoutineId, SetbackId,
    StoryChapterId, UndoToken,
};
use crate::milestones::{self, Amount, MilestoneError, MilestoneName, PathKind};
use crate::plan::{self, PlanError};
use crate::reminders::{self, ReminderError};
use crate::story::{self, StoryError};
use crate::words::Words;

/// How many days things wait in the trash.
pub const TRASH_DAYS: i64 = 30;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What waits in the trash, by kind and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum InTrash {
    /// A path, with all that belongs to it.
    Path(PathId),
    /// Something that happened.
    Setback(SetbackId),
    /// A milestone of the person's own.
    OwnMilestone(OwnMilestoneId),
    /// What was logged on a day.
    Log(PathLogId),
    /// A goal.
    Goal(GoalId),
    /// A hard date.
    HardDate(HardDateId),
    /// A reminder of the person's own.
    Reminder(OwnReminderId),
    /// An appointment.
    Appointment(OwnReminderId),
    /// A contact.
    Contact(ContactId),
    /// A helpline that the person added.
    Helpline(HelplineId),
    /// A line of the plan.
    PlanItem(PlanItemId),
    /// The photo that matters, or one that did.
    PlanPhoto(PhotoId),
    /// A short message; without words it is one that comes with Cairn, in its own.
    Message(MessageId),
    /// Words for a hard conversation.
    HardTalk(HardTalkId),
    /// A chapter of my story.
    StoryChapter(StoryChapterId),
    /// A check-in.
    CheckIn(CheckInId),
    /// A routine to tick.
    Routine(RoutineId),
}

/// One thing in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Trashed {
    /// What it is.
    pub what: InTrash,
    /// Its words or its name; may be empty.
    pub words: String,
    /// A milestone that has no words.
    pub milestone: Option<MilestoneName>,
    /// What was logged.
    pub logged: Option<TrashedLog>,
    /// The path that it belongs to.
    pub of: Option<String>,
    /// The day that it is about, in words.
    pub date_text: Option<String>,
    /// Whole days until it is gone for good.
    pub days_left: u32,
}

/// An amount in the trash, with what is needed to say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TrashedLog {
    /// In thousandths; 0 = none that day.
    pub amount: Amount,
    /// Of what, in the person's words; may be empty.
    pub unit: String,
    /// Of which kind its path is.
    pub kind: PathKind,
    /// The person does not want to see numbers there.
    pub hidden: bool,
}

/// What can go wrong when something is brought back.
#[derive(Debug, thiserror::Error)]
pub enum TrashError {
    /// With what belongs to paths, goals and hard dates.
    #[error(transparent)]
    Milestone(#[from] MilestoneError),
    /// With contacts and helplines.
    #[error(transparent)]
    Contact(#[from] ContactError),
    /// With the plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// With check-ins and routines.
    #[error(transparent)]
    CheckIn(#[from] CheckInError),
    /// With reminders.
    #[error(transparent)]
    Reminder(#[from] ReminderError),
    /// With my story.
    #[error(transparent)]
    Story(#[from] StoryError),
}

/// A thing in the trash with the moment at which it was taken away.
pub(crate) type TakenAway = (Instant, Trashed);

/// All that waits in the trash besides entries, last taken away first.
///
/// # Errors
/// What the database says.
pub fn trashed(connection: &Connection, words: &Words, now: &Now) -> Result<Vec<Trashed>, DbError> {
    let mut all = milestones::trashed(connection, words, now)?;
    all.extend(contacts::trashed(connection, now)?);
    all.extend(own_lines::trashed(connection, now)?);
    all.extend(plan::trashed(connection, now)?);
    all.extend(messages::trashed(connection, now)?);
    all.extend(hard_talks::trashed(connection, now)?);
    all.extend(checkins::trashed(connection, words, now)?);
    all.extend(reminders::trashed(connection, now)?);
    all.extend(story::trashed(connection, now)?);
    all.sort_by_key(|(taken_away, _)| std::cmp::Reverse(*taken_away));
    Ok(all.into_iter().map(|(_, thing)| thing).collect())
}

/// Takes one thing out of the trash. Nothing that would have been told meanwhile is told then.
///
/// # Errors
/// `NotFound` for what is not in the trash, or whose path is; `TooMany` where there are as many reminders as can be;
/// `DayTaken` for a check-in of a day that has another; or what the database says.
pub fn bring_back(db: &mut Db, what: &InTrash, now: &Now) -> Result<UndoToken, TrashError> {
    Ok(match what {
        InTrash::Path(id) => milestones::restore_path(db, id, now)?,
        InTrash::Setback(id) => milestones::restore_setback(db, id)?,
        InTrash::OwnMilestone(id) => milestones::restore_own_milestone(db, id, now)?,
        InTrash::Log(id) => milestones::restore_log(db, id)?,
        InTrash::Goal(id) => milestones::restore_goal(db, id)?,
        InTrash::HardDate(id) => milestones::restore_hard_date(db, id, now)?,
        InTrash::Reminder(id) | InTrash::Appointment(id) => {
            reminders::restore_own_reminder(db, id, now)?
        }
        InTrash::Contact(id) => contacts::restore_contact(db, id, now)?,
        InTrash::Helpline(id) => own_lines::restore_line(db, id)?,
        InTrash::PlanItem(id) => plan::restore_item(db, id)?,
        InTrash::PlanPhoto(id) => plan::restore_photo(db, id, now)?,
        InTrash::Message(id) => messages::restore_message(db, id)?,
        InTrash::HardTalk(id) => hard_talks::restore_hard_talk(db, id)?,
        InTrash::StoryChapter(id) => story::restore_story_chapter(db, id)?,
        InTrash::CheckIn(id) => checkins::restore_check_in(db, id)?,
        InTrash::Routine(id) => checkins::restore_routine(db, id)?,
    })
}

/// Lets go for good of what was taken away [`TRASH_DAYS`] days ago or earlier, besides entries. Gives the photos whose files
/// are to be removed now.
///
/// # Errors
/// What the database says.
pub fn empty_old_trash(db: &mut Db, now: &Now) -> Result<Vec<PhotoId>, DbError> {
    empty(db, until(now))
}

/// Lets go for good of all that waits in the trash besides entries, however long it has waited. Gives the photos whose
/// files are to be removed now.
///
/// # Errors
/// What the database says.
pub fn empty_trash(db: &mut Db) -> Result<Vec<PhotoId>, DbError> {
    empty(db, Instant(i64::MAX))
}

/// What was taken away then, or earlier, has waited long enough at `now`.
pub(crate) fn until(now: &Now) -> Instant {
    now.instant().plus_ms(-TRASH_DAYS * DAY_MS)
}

/// Whole days until what was taken away at `taken_away` is gone for good.
pub(crate) fn days_left(taken_away: Instant, now: &Now) -> u32 {
    let days = (now.instant().0 - taken_away.0).max(0) / DAY_MS;
    u32::try_from((TRASH_DAYS - days).max(0)).unwrap_or(0)
}

/// A thing that says nothing but its words, from a row with `words` and `deleted_at`.
pub(crate) fn plain(row: &Row<'_>, what: InTrash, now: &Now) -> rusqlite::Result<TakenAway> {
    let taken_away = Instant(row.get("deleted_at")?);
    let thing = Trashed {
        what,
        words: row.get("words")?,
        milestone: None,
        logged: None,
        of: None,
        date_text: None,
        days_left: days_left(taken_away, now),
    };
    Ok((taken_away, thing))
}

fn empty(db: &mut Db, until: Instant) -> Result<Vec<PhotoId>, DbError> {
    milestones::empty_trash(db, until)?;
    contacts::empty_trash(db, until)?;
    own_lines::empty_trash(db, until)?;
    messages::empty_trash(db, until)?;
    hard_talks::empty_trash(db, until)?;
    checkins::empty_trash(db, until)?;
    reminders::empty_trash(db, until)?;
    story::empty_trash(db, until)?;
    plan::empty_trash(db, until)
}

#[cfg(test)]
#[path = "trash_tests.rs"]
mod tests;
