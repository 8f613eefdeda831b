//! The circle and the log of reach-outs.

use cairn_core::contacts::{
    Contact, ContactDraft, FirstCall, Outcome, ReachOut, numbers, reach_outs, store,
};
use cairn_core::db::{ContactId, ReachOutId, UndoToken};
use cairn_core::settings;
use serde::Serialize;

use super::Handle;
use crate::failure::Failure;
use crate::open::Open;
use crate::session::Here;

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
            db.read(|c| {
                reach_outs::of_contact(c, &contact, REACH_OUTS, &|at, zone| {
                    here.words.when(at, zone)
                })
            })
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
