//! Recovery capital: what carries the person.

use cairn_core::capital::{self, Capital, CapitalAnswer, CapitalArea, CapitalLook};
use cairn_core::db::{CapitalStatementId, UndoToken};
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;

/// All statements with their last answers.
#[tauri::command]
#[specta::specta]
pub async fn capital(session: Handle<'_>) -> Result<Capital, Failure> {
    session
        .open(|open, here| open.vault.db.read(|c| capital::capital(c, &here.words)))
        .await
}

/// The look on a day, or today.
#[tauri::command]
#[specta::specta]
pub async fn capital_look(
    session: Handle<'_>,
    date: Option<NaiveDate>,
) -> Result<CapitalLook, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| capital::look(c, date, &here.now, &here.words))
        })
        .await
}

/// All that was ever answered to a statement, oldest first.
#[tauri::command]
#[specta::specta]
pub async fn capital_answers(
    session: Handle<'_>,
    statement: CapitalStatementId,
) -> Result<Vec<CapitalAnswer>, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| capital::answers(c, &statement, &here.words))
        })
        .await
}

/// Says how far a statement holds on a day, 1 to 5; or leaves it out again.
#[tauri::command]
#[specta::specta]
pub async fn answer_capital(
    session: Handle<'_>,
    date: NaiveDate,
    statement: CapitalStatementId,
    value: Option<u8>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            capital::answer(&mut open.vault.db, date, &statement, value, &here.now)
        })
        .await
}

/// The person has left the look on a day. One without answers does not stay.
#[tauri::command]
#[specta::specta]
pub async fn leave_capital_look(session: Handle<'_>, date: NaiveDate) -> Result<(), Failure> {
    session
        .open(move |open, _| capital::leave_look(&mut open.vault.db, date))
        .await
}

/// Puts a look with all its answers in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_capital_look(
    session: Handle<'_>,
    date: NaiveDate,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| capital::remove_look(&mut open.vault.db, date, &here.now))
        .await
}

/// Adds a statement of the person's own.
#[tauri::command]
#[specta::specta]
pub async fn add_capital_statement(
    session: Handle<'_>,
    area: CapitalArea,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| capital::add_statement(&mut open.vault.db, area, &words, &here.now))
        .await
}

/// Gives a statement of the person's own other words.
#[tauri::command]
#[specta::specta]
pub async fn change_capital_statement(
    session: Handle<'_>,
    id: CapitalStatementId,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| capital::change_statement(&mut open.vault.db, &id, &words))
        .await
}

/// Puts a statement away, or shows it again.
#[tauri::command]
#[specta::specta]
pub async fn hide_capital_statement(
    session: Handle<'_>,
    id: CapitalStatementId,
    hidden: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| capital::hide_statement(&mut open.vault.db, &id, hidden, &here.now))
        .await
}

/// Puts a statement of the person's own in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_capital_statement(
    session: Handle<'_>,
    id: CapitalStatementId,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| capital::remove_statement(&mut open.vault.db, &id, &here.now))
        .await
}
