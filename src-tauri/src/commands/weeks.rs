//! The look back at a week.

use cairn_core::db::UndoToken;
use cairn_core::settings;
use cairn_core::weeks::{self, BelongingOf, WeekPage, WeekTexts, WeekView};
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;

/// The week in which this day lies, or the present one.
#[tauri::command]
#[specta::specta]
pub async fn week(session: Handle<'_>, date: Option<NaiveDate>) -> Result<WeekView, Failure> {
    session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                weeks::week(c, date, &look)
            })
        })
        .await
}

/// The newest weeks of which something was said, so many of them, newest first.
#[tauri::command]
#[specta::specta]
pub async fn weeks(session: Handle<'_>, limit: u32) -> Result<WeekPage, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| weeks::weeks(c, limit, &here.words))
        })
        .await
}

/// Whether anything was ever noted that one could look back at.
#[tauri::command]
#[specta::specta]
pub async fn anything_noted(session: Handle<'_>) -> Result<bool, Failure> {
    session
        .open(|open, _| open.vault.db.read(weeks::anything_noted))
        .await
}

/// Keeps what is written of a week as it is now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_week(
    session: Handle<'_>,
    week: NaiveDate,
    texts: WeekTexts,
) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, here| weeks::keep_texts(&mut open.vault.db, week, &texts, &here.now))
        .await
}

/// The person has left the page of a week. A look that says nothing does not stay.
#[tauri::command]
#[specta::specta]
pub async fn leave_week(session: Handle<'_>, week: NaiveDate) -> Result<(), Failure> {
    session
        .open(move |open, _| weeks::leave(&mut open.vault.db, week))
        .await
}

/// Says how far a statement of belonging holds, 1 to 5; or leaves it out again.
#[tauri::command]
#[specta::specta]
pub async fn say_belonging(
    session: Handle<'_>,
    week: NaiveDate,
    of: BelongingOf,
    value: Option<u8>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            weeks::say_belonging(&mut open.vault.db, week, of, value, &here.now)
        })
        .await
}

/// Puts all that was said of a week in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_week(session: Handle<'_>, week: NaiveDate) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| weeks::remove(&mut open.vault.db, week, &here.now))
        .await
}
