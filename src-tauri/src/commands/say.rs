//! Words for reaching out when asking is hard: short messages, and a letter about the week.

use cairn_core::contacts::letter::{self, WeekLetter};
use cairn_core::contacts::messages::{self, Message};
use cairn_core::db::{ContactId, MessageId, UndoToken};
use cairn_core::settings;
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;
use crate::session::State;

/// The short messages in the person's order. While the vault is shut, those that come with Cairn.
#[tauri::command]
#[specta::specta]
pub async fn messages(session: Handle<'_>) -> Result<Vec<Message>, Failure> {
    session
        .blocking(|session| match &*session.state() {
            State::Open(open) => Ok(open.vault.db.read(messages::messages)?),
            _ => Ok(messages::as_they_come()),
        })
        .await
}

/// Keeps a message in the person's words; without an id a new one.
#[tauri::command]
#[specta::specta]
pub async fn save_message(
    session: Handle<'_>,
    id: Option<MessageId>,
    words: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            messages::save_message(&mut open.vault.db, id.as_ref(), &words, &here.now)
        })
        .await
}

/// Gives a message that came with Cairn its first words again.
#[tauri::command]
#[specta::specta]
pub async fn message_as_it_came(session: Handle<'_>, id: MessageId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| messages::message_as_it_came(&mut open.vault.db, &id))
        .await
}

/// Puts the messages in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_messages(
    session: Handle<'_>,
    ids: Vec<MessageId>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| messages::order_messages(&mut open.vault.db, &ids, &here.now))
        .await
}

/// Puts a message in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_message(session: Handle<'_>, id: MessageId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| messages::remove_message(&mut open.vault.db, &id, &here.now))
        .await
}

/// What a letter about the week can say, for the person to pick from; `to` knows of their own calls. `week`: of which week
/// the person's own words are offered; none = the newest that there are, of these days.
#[tauri::command]
#[specta::specta]
pub async fn week_letter(
    session: Handle<'_>,
    to: Option<ContactId>,
    week: Option<NaiveDate>,
) -> Result<WeekLetter, Failure> {
    session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                letter::week_letter(c, to.as_ref(), week, &look)
            })
        })
        .await
}
