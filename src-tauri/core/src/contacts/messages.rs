//! Short messages for when asking is hard: those that come with Cairn, and the person's own.
//!
//! A row about a message that comes with Cairn has its id, so there is at most one.

use std::collections::HashSet;

use rusqlite::{Connection, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::ContactError;
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, MessageId, Subject, UndoToken};
use crate::trash::{InTrash, TakenAway, plain};

/// The longest message, in characters.
pub const LONGEST_MESSAGE: usize = 2_000;

/// The messages that come with Cairn, in the order in which they do. Their words are `say-message-<id>` in the locales;
/// those of "days" are filled in from the person's paths.
const BUILT_IN: [&str; 9] = [
    "talk", "rough", "before", "days", "call", "company", "listen", "thinking", "thanks",
];

/// A short message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Its name.
    pub id: MessageId,
    /// The person's own words; none = as it comes with Cairn.
    pub text: Option<String>,
    /// The person added it.
    pub own: bool,
}

/// The messages that come with Cairn, as they come: what there is to say while the vault is shut.
pub fn as_they_come() -> Vec<Message> {
    built_in().collect()
}

/// All messages, in the person's order.
///
/// # Errors
/// What the database says.
pub fn messages(connection: &Connection) -> Result<Vec<Message>, DbError> {
    let mut kept = connection
        .prepare_cached(
            "SELECT id, words, position, gone OR deleted_at IS NOT NULL AS away FROM message
             ORDER BY created_at, id",
        )?
        .query_map([], kept)?
        .collect::<Result<Vec<_>, _>>()?;
    let mut all = Vec::with_capacity(kept.len() + BUILT_IN.len());
    for message in built_in() {
        let place = kept.iter().position(|kept| kept.message.id == message.id);
        match place.map(|place| kept.remove(place)) {
            Some(kept) if kept.away => {}
            Some(kept) => all.push((
                kept.position,
                Message {
                    own: false,
                    ..kept.message
                },
            )),
            None => all.push((None, message)),
        }
    }
    // Without words it is about one that this Cairn does not bring.
    let own = kept
        .into_iter()
        .filter(|kept| !kept.away && kept.message.text.is_some());
    all.extend(own.map(|kept| (kept.position, kept.message)));
    all.sort_by_key(|(position, _)| position.unwrap_or(i64::MAX));
    Ok(all.into_iter().map(|(_, message)| message).collect())
}

/// Keeps `words` as the message `id`, trimmed; without an id as a new one, at the end.
///
/// # Errors
/// `NameEmpty` when they are blank, `TextTooLong` above [`LONGEST_MESSAGE`], `NotFound`, `Db`.
pub fn save_message(
    db: &mut Db,
    id: Option<&MessageId>,
    words: &str,
    now: &Now,
) -> Result<UndoToken, ContactError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(ContactError::NameEmpty);
    }
    if words.chars().count() > LONGEST_MESSAGE {
        return Err(ContactError::TextTooLong);
    }
    let new = MessageId::new(now);
    undoable(db, |tx| {
        if let Some(id) = id {
            there(tx, id)?;
        }
        tx.execute(
            "INSERT INTO message (id, words, created_at) VALUES (:id, :words, :now)
             ON CONFLICT (id) DO UPDATE SET words = :words",
            named_params! { ":id": id.unwrap_or(&new), ":words": words, ":now": now.instant().0 },
        )?;
        Ok(())
    })
}

/// Gives a message that comes with Cairn the words again with which it came.
///
/// # Errors
/// `NotFound` when it has them, or is the person's own; `Db`.
pub fn message_as_it_came(db: &mut Db, id: &MessageId) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        there(tx, id)?;
        if !is_built_in(id) {
            return Err(ContactError::NotFound);
        }
        let changed = tx.execute(
            "UPDATE message SET words = '' WHERE id = :id AND words <> ''",
            named_params! { ":id": id },
        )?;
        found(changed)
    })
}

/// Puts the messages in the order of `ids`; those that it leaves out follow in the order they had.
///
/// # Errors
/// `NotFound` when one of them is not there, `Db`.
pub fn order_messages(
    db: &mut Db,
    ids: &[MessageId],
    now: &Now,
) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let mut left: Vec<MessageId> = messages(tx)?.into_iter().map(|one| one.id).collect();
        let mut order = Vec::with_capacity(left.len());
        let mut seen = HashSet::new();
        for id in ids.iter().filter(|id| seen.insert(*id)) {
            let place = left.iter().position(|other| other == id);
            order.push(left.remove(place.ok_or(ContactError::NotFound)?));
        }
        order.append(&mut left);
        let mut put = tx.prepare(
            "INSERT INTO message (id, position, created_at) VALUES (:id, :at, :now)
             ON CONFLICT (id) DO UPDATE SET position = :at",
        )?;
        for (at, id) in (0_i64..).zip(&order) {
            put.execute(named_params! { ":id": id, ":at": at, ":now": now.instant().0 })?;
        }
        Ok(())
    })
}

/// Moves a message to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_message(db: &mut Db, id: &MessageId, now: &Now) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        there(tx, id)?;
        tx.execute(
            "INSERT INTO message (id, created_at, deleted_at) VALUES (:id, :now, :now)
             ON CONFLICT (id) DO UPDATE SET deleted_at = :now",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        Ok(())
    })
}

/// Takes a message out of the trash, in its old place.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_message(db: &mut Db, id: &MessageId) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE message SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?;
        found(changed)
    })
}

/// The messages that wait in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection
        .prepare_cached("SELECT id, words, deleted_at FROM message WHERE deleted_at IS NOT NULL")?;
    let rows = statement.query_map([], |row| plain(row, InTrash::Message(row.get("id")?), now))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of the messages that were removed at `until` or earlier. Of one that comes with Cairn it stays known
/// that it is gone.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    let old: Vec<MessageId> = db.read(|connection| {
        connection
            .prepare_cached("SELECT id FROM message WHERE deleted_at <= :until")?
            .query_map(named_params! { ":until": until.0 }, |row| row.get("id"))?
            .collect::<Result<_, rusqlite::Error>>()
    })?;
    if old.is_empty() {
        return Ok(());
    }
    db.write(Subject::Contacts, |tx| {
        for id in &old {
            let let_go = match is_built_in(id) {
                true => "UPDATE message SET gone = 1, words = '', deleted_at = NULL WHERE id = :id",
                false => "DELETE FROM message WHERE id = :id",
            };
            tx.prepare_cached(let_go)?
                .execute(named_params! { ":id": id })?;
        }
        Ok(())
    })
}

/// What the database has of a message.
struct Kept {
    message: Message,
    position: Option<i64>,
    away: bool,
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let words: String = row.get("words")?;
    Ok(Kept {
        message: Message {
            id: row.get("id")?,
            text: Some(words).filter(|words| !words.is_empty()),
            own: true,
        },
        position: row.get("position")?,
        away: row.get("away")?,
    })
}

fn built_in() -> impl Iterator<Item = Message> {
    BUILT_IN.iter().map(|id| Message {
        id: (*id).to_owned().into(),
        text: None,
        own: false,
    })
}

fn is_built_in(id: &MessageId) -> bool {
    BUILT_IN.contains(&id.as_str())
}

fn there(connection: &Connection, id: &MessageId) -> Result<(), ContactError> {
    match messages(connection)?.iter().any(|one| one.id == *id) {
        true => Ok(()),
        false => Err(ContactError::NotFound),
    }
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), ContactError>,
) -> Result<UndoToken, ContactError> {
    db.write_undoable(Subject::Contacts, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), ContactError> {
    match rows {
        0 => Err(ContactError::NotFound),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
