//! The circle and the log of reach-outs.

use cairn_core::contacts::by_hand::{self, ReachOutDraft};
use cairn_core::contacts::{
    Contact, ContactDraft, FirstCall, Outcome, ReachOut, numbers, reach_outs, store,
};
use cairn_core::db::{ContactId, EntryId, ReachOutId, UndoToken};
use cairn_core::journal::photos::portrait;
use cairn_core::settings;
use serde::Serialize;
use tauri::ipc::Request;

use super::Handle;
use super::photos::{header, looked_through};
use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::session::Here;

/// What the page calls the command that takes in a photo; as with an entry's, its body is the file itself.
pub const SET_PHOTO: &str = "set_contact_photo";

/// Reach-outs shown of one contact.
const REACH_OUTS: u32 = 50;

/// A number as it will be shown.
#[derive(Serialize, specta::Type)]
pub struct NumberShown {
    display: String,
    dialable: bool,
}

/// The circle, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn contacts(session: Handle<'_>) -> Result<Vec<Contact>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                store::contacts(c, here.region(), &look)
            })
        })
        .await
}

/// Adds or changes a contact.
#[tauri::command]
#[specta::specta]
pub async fn save_contact(
    session: Handle<'_>,
    contact: ContactDraft,
) -> Result<ContactId, Failure> {
    session
        .open(move |open, here| store::save_contact(&mut open.vault.db, &contact, &here.now))
        .await
}

/// Takes a contact out of the circle; it can be undone.
#[tauri::command]
#[specta::specta]
pub async fn delete_contact(session: Handle<'_>, id: ContactId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| store::delete_contact(&mut open.vault.db, &id, &here.now))
        .await
}

/// Puts a contact aside, or takes it back into the circle.
#[tauri::command]
#[specta::specta]
pub async fn archive_contact(
    session: Handle<'_>,
    id: ContactId,
    archived: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            store::archive_contact(&mut open.vault.db, &id, archived, &here.now)
        })
        .await
}

/// Gives a contact a photo: the middle of a picture, small. The body is the file; the header `x-contact` is the contact's id.
#[tauri::command]
pub async fn set_contact_photo(
    session: Handle<'_>,
    request: Request<'_>,
) -> Result<UndoToken, Failure> {
    let contact = header(&request, "x-contact").ok_or(FailureCode::NotFound)?;
    let contact = ContactId::from(contact.to_owned());
    let photo = looked_through(&session, &request, |bytes| portrait(&bytes)).await?;
    session
        .open(move |open, _| store::set_photo(&mut open.vault.db, &contact, Some(&photo)))
        .await
}

/// Takes the photo of a contact away.
#[tauri::command]
#[specta::specta]
pub async fn remove_contact_photo(
    session: Handle<'_>,
    id: ContactId,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| store::set_photo(&mut open.vault.db, &id, None))
        .await
}

/// The time zones in which someone can be.
#[tauri::command]
#[specta::specta]
pub fn zones() -> Vec<&'static str> {
    cairn_core::contacts::zones::names()
}

/// Puts the circle in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_contacts(
    session: Handle<'_>,
    ids: Vec<ContactId>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| store::order_contacts(&mut open.vault.db, &ids))
        .await
}

/// Makes this contact the first call.
#[tauri::command]
#[specta::specta]
pub async fn choose_first_call(session: Handle<'_>, id: ContactId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| store::choose_first_call(&mut open.vault.db, &id))
        .await
}

/// What the Call button shows; none while there is nobody to call.
#[tauri::command]
#[specta::specta]
pub async fn first_call(session: Handle<'_>) -> Result<Option<FirstCall>, Failure> {
    session.open(|open, here| first(open, here)).await
}

/// How an attempt to connect went.
#[tauri::command]
#[specta::specta]
pub async fn finish_reach_out(
    session: Handle<'_>,
    id: ReachOutId,
    outcome: Outcome,
    note: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| reach_outs::finish(&mut open.vault.db, &id, outcome, &note))
        .await
}

/// The last reach-outs to a contact, newest first.
#[tauri::command]
#[specta::specta]
pub async fn reach_outs(session: Handle<'_>, contact: ContactId) -> Result<Vec<ReachOut>, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| reach_outs::of_contact(c, &contact, REACH_OUTS, &here.words))
        })
        .await
}

/// Notes a reach-out by hand.
#[tauri::command]
#[specta::specta]
pub async fn add_reach_out(
    session: Handle<'_>,
    contact: ContactId,
    reach_out: ReachOutDraft,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            by_hand::add(&mut open.vault.db, &contact, &reach_out, &here.now)
                .map(|(_, token)| token)
        })
        .await
}

/// Changes a reach-out.
#[tauri::command]
#[specta::specta]
pub async fn change_reach_out(
    session: Handle<'_>,
    id: ReachOutId,
    reach_out: ReachOutDraft,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| by_hand::change(&mut open.vault.db, &id, &reach_out, &here.now))
        .await
}

/// Takes a reach-out away; it can be undone.
#[tauri::command]
#[specta::specta]
pub async fn remove_reach_out(session: Handle<'_>, id: ReachOutId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| by_hand::remove(&mut open.vault.db, &id))
        .await
}

/// The journal entry about a reach-out, made where there is none: it begins with the line about it or, without one, with
/// `beginning`.
#[tauri::command]
#[specta::specta]
pub async fn write_about_reach_out(
    session: Handle<'_>,
    id: ReachOutId,
    beginning: String,
) -> Result<EntryId, Failure> {
    session
        .open(move |open, here| {
            by_hand::write_about(&mut open.vault.db, &id, &beginning, &here.now)
        })
        .await
}

/// How a number will be shown, and whether it can be dialled.
#[tauri::command]
#[specta::specta]
pub fn number_shown(session: Handle<'_>, number: String) -> NumberShown {
    NumberShown {
        display: numbers::display(&number, session.here().region()),
        dialable: numbers::dialable(&number),
    }
}

/// The first call, with the label that the person chose.
pub(super) fn first(open: &Open, here: &Here) -> Result<Option<FirstCall>, Failure> {
    open.vault.db.read(|c| {
        let label = settings::load(c)?.call_label;
        Ok(store::first_call(c, &label, here.region())?)
    })
}
