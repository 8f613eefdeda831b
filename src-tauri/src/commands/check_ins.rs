//! The daily check-in: one day, part by part, the days gone by, and routines.

use cairn_core::checkins::{self, CheckInChange, CheckInDays, CheckInPage, Routine};
use cairn_core::db::{EntryId, RoutineId, UndoToken};
use chrono::NaiveDate;
use serde::Serialize;

use super::Handle;
use crate::failure::Failure;

/// The entry that a check-in became.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BecameEntry {
    entry: EntryId,
    /// None when it was there already.
    undo: Option<UndoToken>,
}

/// One day for its page; none = today.
#[tauri::command]
#[specta::specta]
pub async fn check_in(
    session: Handle<'_>,
    date: Option<NaiveDate>,
) -> Result<CheckInPage, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| checkins::page(c, date, &here.words, &here.now))
        })
        .await
}

/// Says one thing of a day, or takes it back.
#[tauri::command]
#[specta::specta]
pub async fn change_check_in(
    session: Handle<'_>,
    date: NaiveDate,
    change: CheckInChange,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| checkins::change(&mut open.vault.db, date, change, &here.now))
        .await
}

/// Keeps the one line of a day as it is now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_check_in_words(
    session: Handle<'_>,
    date: NaiveDate,
    words: String,
) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, here| checkins::keep_words(&mut open.vault.db, date, &words, &here.now))
        .await
}

/// Puts the check-in of a day in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_check_in(session: Handle<'_>, date: NaiveDate) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| checkins::remove_check_in(&mut open.vault.db, date, &here.now))
        .await
}

/// Writes the check-in of a day down as an entry.
#[tauri::command]
#[specta::specta]
pub async fn check_in_to_entry(
    session: Handle<'_>,
    date: NaiveDate,
) -> Result<BecameEntry, Failure> {
    session
        .open(move |open, here| {
            let db = &mut open.vault.db;
            let made = checkins::become_entry(db, date, &here.words, &here.now);
            made.map(|(entry, undo)| BecameEntry { entry, undo })
        })
        .await
}

/// The days before `before` (none = from the newest on) of which something was said, newest first.
#[tauri::command]
#[specta::specta]
pub async fn check_in_days(
    session: Handle<'_>,
    before: Option<NaiveDate>,
    count: u32,
) -> Result<CheckInDays, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| checkins::days(c, before, count, &here.words))
        })
        .await
}

/// Today does not offer a check-in for the rest of this day.
#[tauri::command]
#[specta::specta]
pub async fn put_away_check_in(session: Handle<'_>) -> Result<(), Failure> {
    session
        .open(|open, here| checkins::put_away(&mut open.vault.db, &here.now))
        .await
}

/// All routines, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn routines(session: Handle<'_>) -> Result<Vec<Routine>, Failure> {
    session
        .open(|open, here| open.vault.db.read(|c| checkins::routines(c, &here.words)))
        .await
}

/// Adds a routine, asked about from today on.
#[tauri::command]
#[specta::specta]
pub async fn add_routine(session: Handle<'_>, words: String) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| checkins::add_routine(&mut open.vault.db, &words, &here.now))
        .await
}

/// Gives a routine other words.
#[tauri::command]
#[specta::specta]
pub async fn change_routine(
    session: Handle<'_>,
    id: RoutineId,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| checkins::change_routine(&mut open.vault.db, &id, &words))
        .await
}

/// Puts the routines in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_routines(
    session: Handle<'_>,
    ids: Vec<RoutineId>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| checkins::order_routines(&mut open.vault.db, &ids))
        .await
}

/// Says that a routine is not asked about from today on, or that it goes on.
#[tauri::command]
#[specta::specta]
pub async fn end_routine(
    session: Handle<'_>,
    id: RoutineId,
    ended: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| checkins::end_routine(&mut open.vault.db, &id, ended, &here.now))
        .await
}

/// Puts a routine in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_routine(session: Handle<'_>, id: RoutineId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| checkins::remove_routine(&mut open.vault.db, &id, &here.now))
        .await
}
