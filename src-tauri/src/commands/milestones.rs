//! Paths, chapters and milestones.

use cairn_core::db::DbError;
use cairn_core::db::{ChapterId, PathId, UndoToken};
use cairn_core::milestones::{self, NewPath, Path, PathChange};
use cairn_core::settings;
use cairn_core::time_of_day::TimeOfDay;
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;
use crate::open::Open;
use crate::session::Here;

/// All paths, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn paths(session: Handle<'_>) -> Result<Vec<Path>, Failure> {
    session.open(|open, here| all(open, here)).await
}

/// The paths that are out of the way.
#[tauri::command]
#[specta::specta]
pub async fn archived_paths(session: Handle<'_>) -> Result<Vec<Path>, Failure> {
    session
        .open(|open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                milestones::archived_paths(c, &look)
            })
        })
        .await
}

/// Adds a path, with its first chapter where there is a date.
#[tauri::command]
#[specta::specta]
pub async fn add_path(session: Handle<'_>, path: NewPath) -> Result<PathId, Failure> {
    session
        .open(move |open, here| milestones::add_path(&mut open.vault.db, &path, &here.now))
        .await
}

/// Changes what a path is called and how it counts.
#[tauri::command]
#[specta::specta]
pub async fn change_path(
    session: Handle<'_>,
    id: PathId,
    change: PathChange,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::change_path(&mut open.vault.db, &id, &change, &here.now)
        })
        .await
}

/// Takes a path out of the way, with all that belongs to it, or brings it back. One out of the way announces nothing.
#[tauri::command]
#[specta::specta]
pub async fn archive_path(
    session: Handle<'_>,
    id: PathId,
    archived: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::archive_path(&mut open.vault.db, &id, archived, &here.now)
        })
        .await
}

/// Puts the paths in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_paths(session: Handle<'_>, ids: Vec<PathId>) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| milestones::order_paths(&mut open.vault.db, &ids))
        .await
}

/// Puts a path in the trash, with all that belongs to it.
#[tauri::command]
#[specta::specta]
pub async fn remove_path(session: Handle<'_>, id: PathId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| milestones::remove_path(&mut open.vault.db, &id, &here.now))
        .await
}

/// Corrects the first day of a chapter. Never taken for a setback.
#[tauri::command]
#[specta::specta]
pub async fn change_start(
    session: Handle<'_>,
    chapter: ChapterId,
    start: NaiveDate,
    start_time: Option<TimeOfDay>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            let db = &mut open.vault.db;
            milestones::change_start(db, &chapter, start, start_time, &here.now)
        })
        .await
}

/// Corrects the end of a chapter that is closed; without a day it is open again.
#[tauri::command]
#[specta::specta]
pub async fn change_end(
    session: Handle<'_>,
    chapter: ChapterId,
    end: Option<NaiveDate>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::change_end(&mut open.vault.db, &chapter, end, &here.now)
        })
        .await
}

/// Closes the chapter that is going on; every day of it still counts.
#[tauri::command]
#[specta::specta]
pub async fn close_chapter(
    session: Handle<'_>,
    path: PathId,
    end: NaiveDate,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            milestones::close_chapter(&mut open.vault.db, &path, end, &words, &here.now)
        })
        .await
}

/// Opens the next chapter.
#[tauri::command]
#[specta::specta]
pub async fn open_chapter(
    session: Handle<'_>,
    path: PathId,
    start: NaiveDate,
    start_time: Option<TimeOfDay>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            let db = &mut open.vault.db;
            milestones::open_chapter(db, &path, start, start_time, &here.now)
        })
        .await
}

/// What the person says about a chapter: its end, and what was learnt.
#[tauri::command]
#[specta::specta]
pub async fn change_chapter_words(
    session: Handle<'_>,
    chapter: ChapterId,
    words: String,
    learnt: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| {
            milestones::change_chapter_words(&mut open.vault.db, &chapter, &words, &learnt)
        })
        .await
}

/// The first full day when only the last time is known: the day after.
#[tauri::command]
#[specta::specta]
pub fn day_after(date: NaiveDate) -> NaiveDate {
    milestones::day_after(date)
}

/// A date in words, to be shown beside a date field: those differ in what comes first.
#[tauri::command]
#[specta::specta]
pub fn date_shown(session: Handle<'_>, date: NaiveDate) -> String {
    session.here().words.full_date(date)
}

/// All paths as the page shows them.
pub(super) fn all(open: &Open, here: &Here) -> Result<Vec<Path>, DbError> {
    open.vault.db.read(|c| {
        let look = here.look(settings::load(c)?.leap_day);
        milestones::paths(c, &look)
    })
}
