//! Photos.

use std::sync::{Mutex, PoisonError};

use cairn_core::db::{EntryId, PhotoId, UndoToken};
use cairn_core::journal::photos::{self, MOST_BYTES, Photo, PhotoError, PhotoFolder, Picture};
use tauri::ipc::{InvokeBody, Request};

use super::Handle;
use crate::failure::{Failure, FailureCode};

/// What the page calls a command that is not typed: its body is the file itself, which JSON would make four times
/// as long.
pub const ADD: &str = "add_photo";

/// A large picture takes up to half a gigabyte while it is looked through; many may come at once.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Adds a picture to an entry. The body is the file; the headers are `x-entry`, the entry's id, and `x-keep-metadata`,
/// "true" to leave in what the camera wrote into it. An entry that was only begun comes into being by it.
#[tauri::command]
pub async fn add_photo(session: Handle<'_>, request: Request<'_>) -> Result<Photo, Failure> {
    let entry = header(&request, "x-entry").ok_or(FailureCode::NotFound)?;
    let entry = EntryId::from(entry.to_owned());
    let picture = take_in(&session, &request).await?;
    session
        .open(move |open, here| {
            let folder = PhotoFolder::of(&open.vault);
            open.drafts.ensure(&mut open.vault.db, &entry, &here.now)?;
            let added = photos::add(&mut open.vault.db, &folder, &entry, picture, &here.now)?;
            Ok::<_, Failure>(added)
        })
        .await
}

/// The picture whose file is the body of `request`.
pub(super) async fn take_in(
    session: &Handle<'_>,
    request: &Request<'_>,
) -> Result<Picture, Failure> {
    let keep_metadata = header(request, "x-keep-metadata") == Some("true");
    looked_through(session, request, move |bytes| {
        Picture::take_in(bytes, keep_metadata)
    })
    .await
}

/// What `look` makes of the file that is the body of `request`.
pub(super) async fn looked_through<T: Send + 'static>(
    session: &Handle<'_>,
    request: &Request<'_>,
    look: impl FnOnce(Vec<u8>) -> Result<T, PhotoError> + Send + 'static,
) -> Result<T, Failure> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(FailureCode::Unexpected.into());
    };
    if bytes.len() > MOST_BYTES {
        return Err(FailureCode::PhotoTooLarge.into());
    }
    let bytes = bytes.clone();
    // Beside whatever else is done in the vault: saving what is typed must not wait for it.
    session
        .blocking(move |_| Ok(one_at_a_time(|| look(bytes))?))
        .await
}

/// Does what takes a large picture apart while nobody else does.
pub(super) fn one_at_a_time<T>(look: impl FnOnce() -> T) -> T {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    look()
}

pub(super) fn header<'a>(request: &'a Request<'_>, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// Says what a photo shows.
#[tauri::command]
#[specta::specta]
pub async fn describe_photo(
    session: Handle<'_>,
    id: PhotoId,
    description: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| photos::describe(&mut open.vault.db, &id, &description))
        .await
}

/// Takes a photo away from its entry.
#[tauri::command]
#[specta::specta]
pub async fn remove_photo(session: Handle<'_>, id: PhotoId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| photos::remove(&mut open.vault.db, &id, &here.now))
        .await
}
