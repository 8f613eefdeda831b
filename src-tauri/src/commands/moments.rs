//! What happened, and what lies ahead: setbacks, hard dates, goals, victories, celebrations, the year.

use cairn_core::db::{GoalId, GoalStepId, HardDateId, PathId, SetbackId, UndoToken};
use cairn_core::journal::Cursor;
use cairn_core::milestones::{
    self, Ahead, Celebration, Decision, Goal, HardDate, MilestoneName, NewGoal, NewHardDate,
    NewSetback, Victories,
};
use cairn_core::settings;
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;

/// Notes that something happened. The undo takes back the closing of the chapter, too.
#[tauri::command]
#[specta::specta]
pub async fn note_setback(
    session: Handle<'_>,
    path: PathId,
    setback: NewSetback,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::note_setback(&mut open.vault.db, &path, &setback, &here.now)
        })
        .await
}

/// Decides later whether the chapter is closed.
#[tauri::command]
#[specta::specta]
pub async fn decide_setback(
    session: Handle<'_>,
    id: SetbackId,
    decision: Decision,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::decide_setback(&mut open.vault.db, &id, decision, &here.now)
        })
        .await
}

/// Corrects when it was and what it is called. The end of a chapter that it closed moves along.
#[tauri::command]
#[specta::specta]
pub async fn change_setback(
    session: Handle<'_>,
    id: SetbackId,
    date: NaiveDate,
    called: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::change_setback(&mut open.vault.db, &id, date, &called, &here.now)
        })
        .await
}

/// The question what led to it is before the person; it does not come on another day.
#[tauri::command]
#[specta::specta]
pub async fn setback_question_shown(session: Handle<'_>, id: SetbackId) -> Result<(), Failure> {
    session
        .open(move |open, here| {
            milestones::setback_question_shown(&mut open.vault.db, &id, &here.now)
        })
        .await
}

/// What led to it, and what would help.
#[tauri::command]
#[specta::specta]
pub async fn answer_setback(
    session: Handle<'_>,
    id: SetbackId,
    led: String,
    helps: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::answer_setback(&mut open.vault.db, &id, &led, &helps))
        .await
}

/// Does not ask what led to it any more.
#[tauri::command]
#[specta::specta]
pub async fn put_away_setback_question(
    session: Handle<'_>,
    id: SetbackId,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::put_away_setback_question(&mut open.vault.db, &id))
        .await
}

/// Puts a setback in the trash. A chapter that it closed stays closed.
#[tauri::command]
#[specta::specta]
pub async fn remove_setback(session: Handle<'_>, id: SetbackId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::remove_setback(&mut open.vault.db, &id, &here.now))
        .await
}

/// How the milestone of that day is celebrated.
#[tauri::command]
#[specta::specta]
pub async fn celebration(
    session: Handle<'_>,
    path: PathId,
    name: MilestoneName,
    date: NaiveDate,
) -> Result<Celebration, Failure> {
    session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                milestones::celebration(c, &look, here.region(), &path, &name, date)
            })
        })
        .await
}

/// The question after a long absence was answered for a path, or put off for all.
#[tauri::command]
#[specta::specta]
pub async fn answered_back(session: Handle<'_>, path: Option<PathId>) -> Result<(), Failure> {
    session
        .open(move |open, here| {
            milestones::answered_back(&mut open.vault.db, path, &here.now, open.last_opened)
        })
        .await
}

/// The hard dates, the next one first.
#[tauri::command]
#[specta::specta]
pub async fn hard_dates(session: Handle<'_>) -> Result<Vec<HardDate>, Failure> {
    session
        .open(move |open, here| {
            open.vault
                .db
                .read(|c| milestones::hard_dates(c, &here.look(settings::load(c)?.leap_day)))
        })
        .await
}

/// Adds a hard date.
#[tauri::command]
#[specta::specta]
pub async fn add_hard_date(
    session: Handle<'_>,
    hard_date: NewHardDate,
) -> Result<HardDateId, Failure> {
    session
        .open(move |open, here| {
            milestones::add_hard_date(&mut open.vault.db, &hard_date, &here.now)
        })
        .await
}

/// Changes a hard date.
#[tauri::command]
#[specta::specta]
pub async fn change_hard_date(
    session: Handle<'_>,
    id: HardDateId,
    hard_date: NewHardDate,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::change_hard_date(&mut open.vault.db, &id, &hard_date, &here.now)
        })
        .await
}

/// Puts a hard date in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_hard_date(session: Handle<'_>, id: HardDateId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::remove_hard_date(&mut open.vault.db, &id, &here.now))
        .await
}

/// The goals, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn goals(session: Handle<'_>) -> Result<Vec<Goal>, Failure> {
    session
        .open(move |open, here| open.vault.db.read(|c| milestones::goals(c, &here.words)))
        .await
}

/// Adds a goal.
#[tauri::command]
#[specta::specta]
pub async fn add_goal(session: Handle<'_>, goal: NewGoal) -> Result<GoalId, Failure> {
    session
        .open(move |open, here| milestones::add_goal(&mut open.vault.db, &goal, &here.now))
        .await
}

/// Changes all of a goal, its steps too: those that are left out are gone.
#[tauri::command]
#[specta::specta]
pub async fn change_goal(
    session: Handle<'_>,
    id: GoalId,
    goal: NewGoal,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::change_goal(&mut open.vault.db, &id, &goal, &here.now))
        .await
}

/// Puts the goals in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_goals(session: Handle<'_>, ids: Vec<GoalId>) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::order_goals(&mut open.vault.db, &ids))
        .await
}

/// A goal is reached, today; or it is not after all.
#[tauri::command]
#[specta::specta]
pub async fn mark_goal(session: Handle<'_>, id: GoalId, done: bool) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::mark_goal(&mut open.vault.db, &id, done, &here.now))
        .await
}

/// A step of a goal is done; or it is not after all.
#[tauri::command]
#[specta::specta]
pub async fn mark_step(
    session: Handle<'_>,
    id: GoalStepId,
    done: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::mark_step(&mut open.vault.db, &id, done))
        .await
}

/// Puts a goal in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_goal(session: Handle<'_>, id: GoalId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::remove_goal(&mut open.vault.db, &id, &here.now))
        .await
}

/// Victories from the journal, newest first.
#[tauri::command]
#[specta::specta]
pub async fn victories(
    session: Handle<'_>,
    before: Option<Cursor>,
    limit: u32,
) -> Result<Victories, Failure> {
    session
        .open(move |open, here| {
            open.vault
                .db
                .read(|c| milestones::victories(c, before, limit, &here.words))
        })
        .await
}

/// What comes in the next 366 days, the earliest first; hard dates only when asked for.
#[tauri::command]
#[specta::specta]
pub async fn year_ahead(session: Handle<'_>, hard_dates: bool) -> Result<Vec<Ahead>, Failure> {
    session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                milestones::year_ahead(c, &here.look(settings::load(c)?.leap_day), hard_dates)
            })
        })
        .await
}
