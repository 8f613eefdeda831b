//! The plan and the safety plan, and what of them Help now shows while the vault is open.

use cairn_core::db::{PhotoId, PlanItemId, PlanMakerId, UndoToken};
use cairn_core::journal::photos::PhotoFolder;
use cairn_core::plan::{self, NewPlanLine, NewPlanMaker, Plan, PlanError, PlanPart, WholePlan};
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

/// Every part of the plan and of the safety plan, and with whom they were made.
#[tauri::command]
#[specta::specta]
pub async fn whole_plan(session: Handle<'_>) -> Result<WholePlan, Failure> {
    session
        .open(|open, here| {
            let read = |c: &_| plan::whole_plan(c, here.region(), &here.words, &here.now);
            open.vault.db.read(read)
        })
        .await
}

/// Writes lines down in one part, with all that is said of them; Undo takes all of them back.
#[tauri::command]
#[specta::specta]
pub async fn add_plan_lines(
    session: Handle<'_>,
    part: PlanPart,
    lines: Vec<NewPlanLine>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| plan::add_lines(&mut open.vault.db, part, &lines, &here.now))
        .await
}

/// Changes all that a line says.
#[tauri::command]
#[specta::specta]
pub async fn change_plan_line(
    session: Handle<'_>,
    id: PlanItemId,
    line: NewPlanLine,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| plan::change_line(&mut open.vault.db, &id, &line))
        .await
}

/// Notes that a plan was made with somebody.
#[tauri::command]
#[specta::specta]
pub async fn add_plan_maker(
    session: Handle<'_>,
    maker: NewPlanMaker,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| plan::add_maker(&mut open.vault.db, &maker, &here.now))
        .await
}

/// Changes what is noted of it.
#[tauri::command]
#[specta::specta]
pub async fn change_plan_maker(
    session: Handle<'_>,
    id: PlanMakerId,
    maker: NewPlanMaker,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| plan::change_maker(&mut open.vault.db, &id, &maker, &here.now))
        .await
}

/// Puts it in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_plan_maker(session: Handle<'_>, id: PlanMakerId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| plan::remove_maker(&mut open.vault.db, &id, &here.now))
        .await
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
            let folder = PhotoFolder::of(&open.vault);
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
