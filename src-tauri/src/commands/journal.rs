//! The journal to browse: lists, search, the calendar, the trash, and what is printed.

use cairn_core::db::{EntryId, TagId, UndoToken};
use cairn_core::journal::{
    self, CalendarYear, Counts, Cursor, DayInList, Entries, Filter, Hidden, OnThisDay, PrintWhat,
    Printed, SearchHit, SearchOrder, Tag,
};
use cairn_core::settings;
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;

/// Entries, newest first: of those after `before` the ones after the first `skip`.
#[tauri::command]
#[specta::specta]
pub async fn entries(
    session: Handle<'_>,
    before: Option<Cursor>,
    skip: u32,
    filter: Filter,
    limit: u32,
) -> Result<Entries, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| journal::entries(c, before, skip, &filter, limit, &here.words))
        })
        .await
}

/// Where that day is in the list.
#[tauri::command]
#[specta::specta]
pub async fn day_in_list(
    session: Handle<'_>,
    date: NaiveDate,
    filter: Filter,
) -> Result<Option<DayInList>, Failure> {
    session
        .open(move |open, _| {
            let db = &open.vault.db;
            db.read(|c| journal::day_in_list(c, date, &filter))
        })
        .await
}

/// What stands behind each choice of the filter.
#[tauri::command]
#[specta::specta]
pub async fn counts(session: Handle<'_>) -> Result<Counts, Failure> {
    session
        .open(|open, _| open.vault.db.read(journal::counts))
        .await
}

/// Search as one types.
#[tauri::command]
#[specta::specta]
pub async fn search_entries(
    session: Handle<'_>,
    query: String,
    filter: Filter,
    order: SearchOrder,
    limit: u32,
) -> Result<Vec<SearchHit>, Failure> {
    session
        .open(move |open, here| {
            journal::index_all(&mut open.vault.db)?;
            let db = &open.vault.db;
            db.read(|c| journal::search(c, &query, &filter, order, limit, &here.words))
        })
        .await
}

/// A year of days, with what was written on each. None = this year.
#[tauri::command]
#[specta::specta]
pub async fn calendar(session: Handle<'_>, year: Option<i32>) -> Result<CalendarYear, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| journal::calendar(c, year, &here.words, &here.now))
        })
        .await
}

/// What was written on this day in other years, if the person wants to see it.
#[tauri::command]
#[specta::specta]
pub async fn on_this_day(session: Handle<'_>) -> Result<OnThisDay, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| {
                let chosen = settings::load(c)?.on_this_day;
                journal::on_this_day(c, chosen, &here.words, &here.now)
            })
        })
        .await
}

/// Leaves this entry out of "On this day".
#[tauri::command]
#[specta::specta]
pub async fn hide_entry(session: Handle<'_>, id: EntryId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::hide_entry(&mut open.vault.db, &id))
        .await
}

/// Leaves this day of the year out of "On this day".
#[tauri::command]
#[specta::specta]
pub async fn hide_day(session: Handle<'_>, date: NaiveDate) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::hide_day(&mut open.vault.db, date))
        .await
}

/// What "On this day" leaves out because the person said so.
#[tauri::command]
#[specta::specta]
pub async fn hidden(session: Handle<'_>) -> Result<Hidden, Failure> {
    session
        .open(|open, here| open.vault.db.read(|c| journal::hidden(c, &here.words)))
        .await
}

/// Lets this entry come up in "On this day" again.
#[tauri::command]
#[specta::specta]
pub async fn show_entry(session: Handle<'_>, id: EntryId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::show_entry(&mut open.vault.db, &id))
        .await
}

/// Lets this day of the year come up in "On this day" again.
#[tauri::command]
#[specta::specta]
pub async fn show_day(session: Handle<'_>, date: NaiveDate) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::show_day(&mut open.vault.db, date))
        .await
}

/// All tags, triggers and what helped, most used first.
#[tauri::command]
#[specta::specta]
pub async fn tags(session: Handle<'_>) -> Result<Vec<Tag>, Failure> {
    session
        .open(|open, _| open.vault.db.read(journal::tags))
        .await
}

/// Gives a tag another name; two that come to be called alike become one.
#[tauri::command]
#[specta::specta]
pub async fn rename_tag(
    session: Handle<'_>,
    id: TagId,
    name: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::rename_tag(&mut open.vault.db, &id, &name))
        .await
}

/// Takes a tag off all entries.
#[tauri::command]
#[specta::specta]
pub async fn remove_tag(session: Handle<'_>, id: TagId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| journal::remove_tag(&mut open.vault.db, &id))
        .await
}

/// Moves the entry to the trash, with all that was typed.
#[tauri::command]
#[specta::specta]
pub async fn delete_entry(session: Handle<'_>, id: EntryId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            open.drafts.leave(&mut open.vault.db, &id, &here.now)?;
            journal::delete(&mut open.vault.db, &id, &here.now)
        })
        .await
}

/// What is to be printed, oldest first.
#[tauri::command]
#[specta::specta]
pub async fn to_print(session: Handle<'_>, what: PrintWhat) -> Result<Vec<Printed>, Failure> {
    session
        .open(move |open, here| {
            open.drafts.save_all(&mut open.vault.db, &here.now)?;
            let db = &open.vault.db;
            db.read(|c| journal::to_print(c, &what, &here.words))
        })
        .await
}
