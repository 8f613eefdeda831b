//! What belongs to a path besides its chapters: what is logged, its limit, what it gives, the rungs of its ladder.

use cairn_core::db::{OwnMilestoneId, PathId, PathLogId, UndoToken};
use cairn_core::milestones::{
    self, Amount, Gain, Limit, MilestoneName, MilestoneRung, NewLimit, NewOwnMilestone, PathLog,
};
use cairn_core::settings;
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;

/// What was noted in the month of `month`, any day of it; the newest first.
#[tauri::command]
#[specta::specta]
pub async fn logs(
    session: Handle<'_>,
    path: PathId,
    month: NaiveDate,
) -> Result<Vec<PathLog>, Failure> {
    session
        .open(move |open, here| {
            open.vault
                .db
                .read(|c| milestones::logs(c, &path, month, &here.words))
        })
        .await
}

/// Notes an amount, in thousandths; 0 = none that day. Several a day add up.
#[tauri::command]
#[specta::specta]
pub async fn log_day(
    session: Handle<'_>,
    path: PathId,
    date: NaiveDate,
    amount: Amount,
    note: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::log_day(&mut open.vault.db, &path, date, amount, &note, &here.now)
        })
        .await
}

/// Puts a noted amount in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_log(session: Handle<'_>, id: PathLogId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::remove_log(&mut open.vault.db, &id, &here.now))
        .await
}

/// The limits of a path, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn limits(session: Handle<'_>, path: PathId) -> Result<Vec<Limit>, Failure> {
    session
        .open(move |open, here| {
            open.vault
                .db
                .read(|c| milestones::limits(c, &path, &here.words))
        })
        .await
}

/// The limit from that day on; before it the one before holds.
#[tauri::command]
#[specta::specta]
pub async fn set_limit(
    session: Handle<'_>,
    path: PathId,
    limit: NewLimit,
    since: NaiveDate,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::set_limit(&mut open.vault.db, &path, &limit, since, &here.now)
        })
        .await
}

/// Takes away the limit that began on that day.
#[tauri::command]
#[specta::specta]
pub async fn remove_limit(
    session: Handle<'_>,
    path: PathId,
    since: NaiveDate,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::remove_limit(&mut open.vault.db, &path, since))
        .await
}

/// What a day gives; none = not counted.
#[tauri::command]
#[specta::specta]
pub async fn set_gain(
    session: Handle<'_>,
    path: PathId,
    gain: Option<Gain>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::set_gain(&mut open.vault.db, &path, gain.as_ref()))
        .await
}

/// The rungs of the ladder, five years ahead, and the person's own milestones.
#[tauri::command]
#[specta::specta]
pub async fn rungs(session: Handle<'_>, path: PathId) -> Result<Vec<MilestoneRung>, Failure> {
    session
        .open(move |open, here| {
            open.vault
                .db
                .read(|c| milestones::rungs(c, &here.look(settings::load(c)?.leap_day), &path))
        })
        .await
}

/// Takes a rung out of the ladder, or puts it back.
#[tauri::command]
#[specta::specta]
pub async fn show_rung(
    session: Handle<'_>,
    path: PathId,
    name: MilestoneName,
    shown: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::show_rung(&mut open.vault.db, &path, &name, shown, &here.now)
        })
        .await
}

/// Adds a milestone of the person's own.
#[tauri::command]
#[specta::specta]
pub async fn add_own_milestone(
    session: Handle<'_>,
    path: PathId,
    milestone: NewOwnMilestone,
) -> Result<OwnMilestoneId, Failure> {
    session
        .open(move |open, here| {
            milestones::add_own_milestone(&mut open.vault.db, &path, &milestone, &here.now)
        })
        .await
}

/// Puts one in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_own_milestone(
    session: Handle<'_>,
    id: OwnMilestoneId,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::remove_own_milestone(&mut open.vault.db, &id, &here.now)
        })
        .await
}
