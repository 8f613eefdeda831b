//! The plan, as Help now shows it while the vault is open.

use cairn_core::db::{PhotoId, PlanItemId, UndoToken};
use cairn_core::journal::photos::PhotoFolder;
use cairn_core::plan::{self, Plan, PlanError, PlanPart};
use tauri::ipc::Request;

use super::Handle;
use super::photos::take_in;
use crate::failure::Failure;

/// What the page calls the command whose body is a file.
pub const CHOOSE_PHOTO: &str = "choose_plan_photo";

/// What it is for, what helps, and the photo that matters.
#[tauri::command]
#[specta::specta]
pub async fn plan(session: Handle<'_>) -> Result<Plan, Failure> {
    session.open(|open, _| open.vault.db.read(plan::plan)).await
}

/// Writes a line down.
#[tauri::command]
#[specta::specta]
pub async fn add_plan_item(
    session: Handle<'_>,
    part: PlanPart,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| plan::add_item(&mut open.vault.db, part, &words, &here.now))
        .await
}

/// Gives a line other words.
#[tauri::command]
#[specta::specta]
pub async fn change_plan_item(
    session: Handle<'_>,
    id: PlanItemId,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| plan::change_item(&mut open.vault.db, &id, &words))
        .await
}

/// Puts the lines of a part in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_plan_items(
    session: Handle<'_>,
    part: PlanPart,
    ids: Vec<PlanItemId>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| plan::order_items(&mut open.vault.db, part, &ids))
        .await
}

/// Moves a line to the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_plan_item(session: Handle<'_>, id: PlanItemId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| plan::remove_item(&mut open.vault.db, &id, &here.now))
        .await
}

/// Keeps a picture as the photo that matters. The body is the file; the header `x-keep-metadata` is "true" to leave in what
/// the camera wrote into it.
#[tauri::command]
pub async fn choose_plan_photo(
    session: Handle<'_>,
    request: Request<'_>,
) -> Result<UndoToken, Failure> {
    let picture = take_in(&session, &request).await?;
    session
        .open(move |open, here| {
            let folder = PhotoFolder::of(open.vault.folder());
            plan::choose_photo(&mut open.vault.db, &folder, &picture, &here.now)
        })
        .await
}

/// Says what the photo that matters shows.
#[tauri::command]
#[specta::specta]
pub async fn describe_plan_photo(
    session: Handle<'_>,
    id: PhotoId,
    description: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| plan::describe_photo(&mut open.vault.db, &id, &description))
        .await
}

/// Takes the photo that matters away.
#[tauri::command]
#[specta::specta]
pub async fn remove_plan_photo(session: Handle<'_>, id: PhotoId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            let removed = plan::remove_photo(&mut open.vault.db, &id, &here.now)?;
            Ok::<_, PlanError>(removed)
        })
        .await
}
