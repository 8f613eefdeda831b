//! Contacts in the database: how they are saved, deleted and ordered. How they are read is in `circle`.

use std::collections::HashSet;

use rusqlite::{Connection, Transaction, named_params};

pub use super::circle::{chosen_for_help_card, contacts, first_call, help_contacts};
use super::{ContactDraft, ContactError, MOST_NUDGE_DAYS, MOST_PHONES, PhoneDraft, circle};
use crate::clock::{Instant, Now};
use crate::db::{ContactId, Db, DbError, PhoneId, Subject, UndoToken};
use crate::trash::{InTrash, TakenAway, plain};

/// Longest name and own words for a role, in characters.
pub const LONGEST_NAME: usize = 200;
/// Longest label of a phone and longest number, in characters.
pub const LONGEST_PHONE_TEXT: usize = 200;
/// Longest notes, in characters.
pub const LONGEST_NOTES: usize = 20_000;

/// Saves a new contact at the end of the order, or a changed one in its place. Numbers are stored exactly as typed,
/// phones keep their ids and get the order of the draft; those that the draft no longer has are gone.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `TooManyPhones`, `NotFound` when the contact that is changed is not there, `Db`.
pub fn save_contact(
    db: &mut Db,
    draft: &ContactDraft,
    now: &Now,
) -> Result<ContactId, ContactError> {
    check(draft)?;
    db.write(Subject::Contacts, |tx| {
        let id = match &draft.id {
            Some(id) => change(tx, id, draft, now)?,
            None => insert(tx, draft, now)?,
        };
        save_phones(tx, &id, &draft.phones, now)?;
        Ok(id)
    })
}

/// Moves a contact to the trash. Its reach-outs stay as they were.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn delete_contact(db: &mut Db, id: &ContactId, now: &Now) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE contact SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        found(changed)
    })
}

/// Puts the circle in the order of `ids`; contacts that it leaves out follow in the order they had.
///
/// # Errors
/// `NotFound` when one of them is not there, `Db`.
pub fn order_contacts(db: &mut Db, ids: &[ContactId]) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let mut left: Vec<ContactId> = circle::in_order(tx)?;
        let mut order = Vec::with_capacity(left.len());
        let mut seen = HashSet::new();
        for id in ids.iter().filter(|id| seen.insert(*id)) {
            let place = left
                .iter()
                .position(|other| other == id)
                .ok_or(ContactError::NotFound)?;
            order.push(left.remove(place));
        }
        order.append(&mut left);
        let mut place =
            tx.prepare("UPDATE contact SET position = :at WHERE id = :id AND position <> :at")?;
        for (at, id) in (0_i64..).zip(&order) {
            place.execute(named_params! { ":at": at, ":id": id })?;
        }
        Ok(())
    })
}

/// Puts this contact, and no other, behind the Call button.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn choose_first_call(db: &mut Db, id: &ContactId) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        if !circle::in_order(tx)?.contains(id) {
            return Err(ContactError::NotFound);
        }
        tx.execute(
            "UPDATE contact SET first_call = (id = :id) WHERE first_call <> (id = :id)",
            named_params! { ":id": id },
        )?;
        Ok(())
    })
}

/// The contacts that wait in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| plain(row, InTrash::Contact(row.get("id")?), now))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes a contact out of the trash, in its old place. The silence meanwhile is no reason for a nudge.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_contact(db: &mut Db, id: &ContactId, now: &Now) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE contact SET deleted_at = NULL,
                                nudge_since = CASE WHEN nudge_days IS NULL THEN nudge_since ELSE :today END
             WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id, ":today": now.today().to_string() },
        )?;
        found(changed)
    })
}

/// Lets go for good of the contacts that were deleted at `until` or earlier, and gives how many. What was lived with
/// them, their reach-outs, stays.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<usize, DbError> {
    let waiting: i64 = db.read(|connection| {
        connection
            .query_row(
                "SELECT count(*) FROM contact WHERE deleted_at <= ?1",
                [until.0],
                |row| row.get(0),
            )
            .map_err(DbError::from)
    })?;
    if waiting == 0 {
        return Ok(0);
    }
    db.write(Subject::Contacts, |tx| {
        Ok(tx.execute("DELETE FROM contact WHERE deleted_at <= ?1", [until.0])?)
    })
}

const TRASHED: &str =
    "SELECT id, name AS words, deleted_at FROM contact WHERE deleted_at IS NOT NULL";

fn check(draft: &ContactDraft) -> Result<(), ContactError> {
    let within = |text: &str, longest| text.chars().count() <= longest;
    if draft.name.trim().is_empty() {
        return Err(ContactError::NameEmpty);
    }
    if draft.phones.len() > MOST_PHONES {
        return Err(ContactError::TooManyPhones);
    }
    let short = within(draft.name.trim(), LONGEST_NAME)
        && within(&draft.role_words, LONGEST_NAME)
        && within(&draft.notes, LONGEST_NOTES)
        && draft.phones.iter().all(|phone| {
            within(&phone.label, LONGEST_PHONE_TEXT) && within(&phone.number, LONGEST_PHONE_TEXT)
        });
    if short {
        Ok(())
    } else {
        Err(ContactError::TextTooLong)
    }
}

fn insert(
    tx: &Transaction<'_>,
    draft: &ContactDraft,
    now: &Now,
) -> Result<ContactId, ContactError> {
    let id = ContactId::new(now);
    tx.execute(
        "INSERT INTO contact (id, name, role, role_words, notes, on_help_card, nudge_days, nudge_since, created_at, position)
         VALUES (:id, :name, :role, :role_words, :notes, :on_help_card, :nudge_days, :today, :now,
                 (SELECT coalesce(max(position) + 1, 0) FROM contact))",
        named_params! {
            ":id": id, ":name": draft.name.trim(), ":role": draft.role.as_str(), ":role_words": draft.role_words,
            ":notes": draft.notes, ":on_help_card": draft.on_help_card, ":nudge_days": nudge_days(draft),
            ":today": now.today().to_string(), ":now": now.instant().0,
        },
    )?;
    Ok(id)
}

fn change(
    tx: &Transaction<'_>,
    id: &ContactId,
    draft: &ContactDraft,
    now: &Now,
) -> Result<ContactId, ContactError> {
    // A silence that began before a nudge was set is not told at once.
    let changed = tx.execute(
        "UPDATE contact SET name = :name, role = :role, role_words = :role_words, notes = :notes,
                            on_help_card = :on_help_card, nudge_days = :nudge_days,
                            nudge_since = CASE WHEN nudge_days IS :nudge_days THEN nudge_since ELSE :today END
         WHERE id = :id AND deleted_at IS NULL",
        named_params! {
            ":id": id, ":name": draft.name.trim(), ":role": draft.role.as_str(), ":role_words": draft.role_words,
            ":notes": draft.notes, ":on_help_card": draft.on_help_card, ":nudge_days": nudge_days(draft),
            ":today": now.today().to_string(),
        },
    )?;
    found(changed)?;
    Ok(id.clone())
}

fn nudge_days(draft: &ContactDraft) -> Option<u16> {
    draft.nudge_days.map(|days| days.clamp(1, MOST_NUDGE_DAYS))
}

fn save_phones(
    tx: &Transaction<'_>,
    contact: &ContactId,
    phones: &[PhoneDraft],
    now: &Now,
) -> Result<(), ContactError> {
    let mut known: HashSet<PhoneId> = tx
        .prepare("SELECT id FROM phone WHERE contact_id = :contact")?
        .query_map(named_params! { ":contact": contact }, |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    let mut save = tx.prepare(
        "INSERT INTO phone (id, contact_id, label, number, position)
         VALUES (:id, :contact, :label, :number, :at)
         ON CONFLICT (id) DO UPDATE SET label = :label, number = :number, position = :at",
    )?;
    let numbered = phones
        .iter()
        .filter(|phone| !phone.number.trim().is_empty());
    for (at, phone) in (0_i64..).zip(numbered) {
        // Only a phone of this contact keeps its id, and only once.
        let id = phone
            .id
            .as_ref()
            .and_then(|id| known.take(id))
            .unwrap_or_else(|| PhoneId::new(now));
        save.execute(named_params! {
            ":id": id, ":contact": contact, ":label": phone.label, ":number": phone.number, ":at": at,
        })?;
    }
    let mut remove = tx.prepare("DELETE FROM phone WHERE id = :id")?;
    for gone in known {
        remove.execute(named_params! { ":id": gone })?;
    }
    Ok(())
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), ContactError>,
) -> Result<UndoToken, ContactError> {
    db.write_undoable(Subject::Contacts, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), ContactError> {
    if rows == 0 {
        Err(ContactError::NotFound)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
