//! The shelf.

use cairn_core::contacts::CallResult;
use cairn_core::db::{ShelfItemId, UndoToken};
use cairn_core::journal::photos::PhotoFolder;
use cairn_core::shelf::{self, Audio, MOST_BYTES, ShelfError, ShelfItem, ShelfKind, ShelfWhole};
use chrono::NaiveDate;
use tauri::ipc::{InvokeBody, Request, Response};

use super::Handle;
use super::calling::open_page;
use super::files::decoded;
use super::photos::header;
use crate::failure::{Failure, FailureCode};

/// What the page calls the command whose body is a file.
pub const ADD_AUDIO: &str = "add_shelf_audio";
/// What it calls the command whose answer is one.
pub const AUDIO: &str = "shelf_audio";

/// All that stands on the shelf, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn shelf(session: Handle<'_>) -> Result<Vec<ShelfItem>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| shelf::shelf(c, &here.now, &here.words))
        })
        .await
}

/// What of it is at hand in Help now.
#[tauri::command]
#[specta::specta]
pub async fn shelf_at_hand(session: Handle<'_>) -> Result<Vec<ShelfItem>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| shelf::at_hand(c, &here.now, &here.words))
        })
        .await
}

/// One thing with all its words; `early`: those of a letter also before its day.
#[tauri::command]
#[specta::specta]
pub async fn shelf_item(
    session: Handle<'_>,
    id: ShelfItemId,
    early: bool,
) -> Result<ShelfWhole, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| shelf::shelf_item(c, &id, early, &here.now, &here.words))
        })
        .await
}

/// Begins something that is written, without words yet.
#[tauri::command]
#[specta::specta]
pub async fn new_shelf_item(session: Handle<'_>, kind: ShelfKind) -> Result<ShelfItemId, Failure> {
    session
        .open(move |open, here| shelf::new_item(&mut open.vault.db, kind, &here.now))
        .await
}

/// Keeps its title and words as they are now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_shelf_item(
    session: Handle<'_>,
    id: ShelfItemId,
    title: String,
    words: String,
) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, here| {
            shelf::keep_item(&mut open.vault.db, &id, &title, &words, &here.now)
        })
        .await
}

/// The person has left it. What says nothing does not stay.
#[tauri::command]
#[specta::specta]
pub async fn leave_shelf_item(session: Handle<'_>, id: ShelfItemId) -> Result<(), Failure> {
    session
        .open(move |open, _| shelf::leave_item(&mut open.vault.db, &id))
        .await
}

/// Puts a link on the shelf.
#[tauri::command]
#[specta::specta]
pub async fn add_shelf_link(
    session: Handle<'_>,
    title: String,
    link: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| shelf::add_link(&mut open.vault.db, &title, &link, &here.now))
        .await
}

/// Gives a link another page.
#[tauri::command]
#[specta::specta]
pub async fn change_shelf_link(
    session: Handle<'_>,
    id: ShelfItemId,
    link: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| shelf::change_link(&mut open.vault.db, &id, &link))
        .await
}

/// Opens the page of a link in the browser. `seen` is the link as the person saw it: no other is opened.
#[tauri::command]
#[specta::specta]
pub async fn open_shelf_link(
    session: Handle<'_>,
    id: ShelfItemId,
    seen: String,
) -> Result<CallResult, Failure> {
    let whole = session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| shelf::shelf_item(c, &id, false, &here.now, &here.words))
        })
        .await?;
    if seen.is_empty() || whole.item.link != seen {
        return Err(FailureCode::NotFound.into());
    }
    open_page(seen).await
}

/// Says before which day a letter is not shown; none: it is shown.
#[tauri::command]
#[specta::specta]
pub async fn open_shelf_letter_on(
    session: Handle<'_>,
    id: ShelfItemId,
    date: Option<NaiveDate>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| shelf::open_on(&mut open.vault.db, &id, date, &here.now))
        .await
}

/// Puts something at hand in Help now, or no longer.
#[tauri::command]
#[specta::specta]
pub async fn put_shelf_item_at_hand(
    session: Handle<'_>,
    id: ShelfItemId,
    in_help: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| shelf::put_at_hand(&mut open.vault.db, &id, in_help))
        .await
}

/// Puts the shelf in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_shelf_items(
    session: Handle<'_>,
    ids: Vec<ShelfItemId>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| shelf::order_items(&mut open.vault.db, &ids))
        .await
}

/// Moves something to the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_shelf_item(session: Handle<'_>, id: ShelfItemId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| shelf::remove_item(&mut open.vault.db, &id, &here.now))
        .await
}

/// Puts a sound on the shelf. The body is the file; the header `x-title` is its name, percent-encoded.
#[tauri::command]
pub async fn add_shelf_audio(
    session: Handle<'_>,
    request: Request<'_>,
) -> Result<UndoToken, Failure> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(FailureCode::Unexpected.into());
    };
    if bytes.len() > MOST_BYTES {
        return Err(ShelfError::AudioTooLarge.into());
    }
    let title = decoded(header(&request, "x-title").unwrap_or_default());
    let bytes = bytes.clone();
    let audio = session.blocking(|_| Ok(Audio::take_in(bytes)?)).await?;
    session
        .open(move |open, here| {
            let folder = PhotoFolder::of(&open.vault);
            shelf::add_audio(&mut open.vault.db, &folder, &title, &audio, &here.now)
        })
        .await
}

/// The sound itself, to be played. Nothing keeps it but the page.
#[tauri::command]
pub async fn shelf_audio(session: Handle<'_>, id: ShelfItemId) -> Result<Response, Failure> {
    let (sealed, folder) = session
        .open(move |open, _| {
            let sealed = open.vault.db.read(|c| shelf::sealed_audio(c, &id))?;
            Ok::<_, ShelfError>((sealed, PhotoFolder::of(&open.vault)))
        })
        .await?;
    // Beside whatever else is done in the vault: a long file takes a while.
    let bytes = session.blocking(move |_| Ok(sealed.open(&folder)?)).await?;
    Ok(Response::new(bytes))
}
