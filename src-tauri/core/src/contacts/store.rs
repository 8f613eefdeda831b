//! Contacts in the database: how they are saved, deleted and ordered. How they are read is in `circle`.

use std::collections::HashSet;

use rusqlite::{Connection, Transaction, named_params};

use chrono_tz::Tz;

pub use super::circle::{
    chosen_for_help_card, contacts, first_call, first_kinds, help_contacts, is_offered,
};
use super::{ChannelDraft, ContactDraft, ContactError, MOST_CHANNELS, MOST_RHYTHM_DAYS, circle};
use crate::clock::{Instant, Now};
use crate::db::{ChannelId, ContactId, Db, DbError, Subject, UndoToken};
use crate::time_of_day::TimeOfDay;
use crate::trash::{InTrash, TakenAway, plain};

/// Longest name and own words for a role, in characters.
pub const LONGEST_NAME: usize = 200;
/// Longest label of a channel, and word for someone's own counter, in characters.
pub const LONGEST_LABEL: usize = 200;
/// Longest number, address or link, in characters.
pub const LONGEST_VALUE: usize = 2_000;
/// Longest notes, what was agreed and limits, each in characters.
pub const LONGEST_NOTES: usize = 20_000;

/// Saves a new contact at the end of the order, or a changed one in its place. Values are stored exactly as typed,
/// channels keep their ids and get the order of the draft; those that the draft no longer has are gone.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `TooManyChannels`, `UnknownZone`, `NotFound` when the contact that is changed is not there, `Db`.
pub fn save_contact(
    db: &mut Db,
    draft: &ContactDraft,
    now: &Now,
) -> Result<ContactId, ContactError> {
    db.write(Subject::Contacts, |tx| put(tx, draft, now))
}

/// As [`save_contact`], as part of a larger change.
pub(super) fn put(
    tx: &Transaction<'_>,
    draft: &ContactDraft,
    now: &Now,
) -> Result<ContactId, ContactError> {
    check(draft)?;
    let id = match &draft.id {
        Some(id) => {
            change(tx, id, draft, now)?;
            id.clone()
        }
        None => insert(tx, draft, now)?,
    };
    save_channels(tx, &id, &draft.channels, now)?;
    Ok(id)
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
        let kept = circle::in_order(tx)?;
        let known: HashSet<&ContactId> = kept.iter().collect();
        let mut seen = HashSet::new();
        let mut order: Vec<&ContactId> = ids.iter().filter(|id| seen.insert(*id)).collect();
        if order.iter().any(|id| !known.contains(id)) {
            return Err(ContactError::NotFound);
        }
        order.extend(kept.iter().filter(|id| !seen.contains(id)));
        let mut place =
            tx.prepare("UPDATE contact SET position = :at WHERE id = :id AND position <> :at")?;
        for (at, id) in (0_i64..).zip(order) {
            place.execute(named_params! { ":at": at, ":id": id })?;
        }
        Ok(())
    })
}

/// Puts this contact, and no other, behind the Call button.
///
/// # Errors
/// `NotFound`, also where they are not to be offered; `Db`.
pub fn choose_first_call(db: &mut Db, id: &ContactId) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        if !is_offered(tx, id)? {
            return Err(ContactError::NotFound);
        }
        tx.execute(
            "UPDATE contact SET first_call = (id = :id) WHERE first_call <> (id = :id)",
            named_params! { ":id": id },
        )?;
        Ok(())
    })
}

/// Puts a contact aside, out of the circle, or takes it back in its old place; the silence meanwhile is no reason for a
/// nudge, and a day that came meanwhile is not told.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn archive_contact(
    db: &mut Db,
    id: &ContactId,
    archived: bool,
    now: &Now,
) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE contact SET archived_at = :at, birthday_since = :now, own_since = :now,
                                nudge_since = CASE WHEN about_days IS NULL THEN nudge_since ELSE :today END
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": id, ":at": archived.then_some(now.instant().0), ":now": now.instant().0,
                ":today": now.today().to_string(),
            },
        )?;
        found(changed)
    })
}

/// Keeps this photo of a contact, or none: a JPEG as [`portrait`](crate::journal::photos::portrait) gives it.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn set_photo(
    db: &mut Db,
    id: &ContactId,
    photo: Option<&[u8]>,
) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| put_photo(tx, id, photo))
}

/// As [`set_photo`], as part of a larger change.
pub(super) fn put_photo(
    tx: &Transaction<'_>,
    id: &ContactId,
    photo: Option<&[u8]>,
) -> Result<(), ContactError> {
    let changed = tx.execute(
        "UPDATE contact SET photo = :photo, photo_mark = lower(hex(randomblob(6)))
         WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id, ":photo": photo },
    )?;
    found(changed)
}

/// The photo of a contact, a JPEG; `None` = there is none.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn photo(connection: &Connection, id: &ContactId) -> Result<Option<Vec<u8>>, ContactError> {
    let photo = connection
        .prepare_cached("SELECT photo FROM contact WHERE id = :id AND deleted_at IS NULL")?
        .query_row(named_params! { ":id": id }, |row| row.get("photo"))?;
    Ok(photo)
}

/// The contacts that wait in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| plain(row, InTrash::Contact(row.get("id")?), now))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes a contact out of the trash, in its old place. The silence meanwhile is no reason for a nudge, and a day that
/// came meanwhile is not told.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_contact(db: &mut Db, id: &ContactId, now: &Now) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE contact SET deleted_at = NULL, birthday_since = :now, own_since = :now,
                                nudge_since = CASE WHEN about_days IS NULL THEN nudge_since ELSE :today END
             WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id, ":now": now.instant().0, ":today": now.today().to_string() },
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

/// The place after all others, also after those in the trash, which keep theirs. An address book may bring thousands: the
/// indexes know it.
const NEXT: &str = "
    SELECT 1 + max(coalesce((SELECT max(position) FROM contact WHERE deleted_at IS NULL), -1),
                   coalesce((SELECT max(position) FROM contact WHERE deleted_at IS NOT NULL), -1))";

const TRASHED: &str =
    "SELECT id, name AS words, deleted_at FROM contact WHERE deleted_at IS NOT NULL";

fn check(draft: &ContactDraft) -> Result<(), ContactError> {
    let within = |text: &str, longest| text.chars().count() <= longest;
    if draft.name.trim().is_empty() {
        return Err(ContactError::NameEmpty);
    }
    if draft.channels.len() > MOST_CHANNELS {
        return Err(ContactError::TooManyChannels);
    }
    if !draft.hours.zone.is_empty() && draft.hours.zone.parse::<Tz>().is_err() {
        return Err(ContactError::UnknownZone);
    }
    let short = within(draft.name.trim(), LONGEST_NAME)
        && within(&draft.role_words, LONGEST_NAME)
        && [&draft.notes, &draft.support.agreed, &draft.support.limits]
            .iter()
            .all(|text| within(text, LONGEST_NOTES))
        && (draft.own.as_ref()).is_none_or(|own| within(&own.word, LONGEST_LABEL))
        && draft.channels.iter().all(|channel| {
            within(&channel.label, LONGEST_LABEL) && within(&channel.value, LONGEST_VALUE)
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
    let next: i64 = tx.prepare_cached(NEXT)?.query_row([], |row| row.get(0))?;
    tx.prepare_cached(
        "INSERT INTO contact (id, name, role, nudge_since, created_at, position)
         VALUES (:id, '', '', :today, :now, :position)",
    )?
    .execute(named_params! {
        ":id": id, ":today": now.today().to_string(), ":now": now.instant().0,
        ":position": next,
    })?;
    change(tx, &id, draft, now)?;
    Ok(id)
}

/// A silence that began before a rhythm or a nudge was set is not told at once, nor one from when they were not to be
/// offered; and a day whose time is past as it is set is not told.
const CHANGE: &str = "
    UPDATE contact SET
      name = :name, role = :role, role_words = :role_words, notes = :notes, standing = :standing, home_group = :home_group,
      on_help_card = :on_help_card, zone = :zone, any_hour = :any_hour, call_from = :call_from, call_to = :call_to,
      about_days = :about_days, nudge = :nudge,
      nudge_since = CASE WHEN about_days IS :about_days AND nudge = :nudge AND standing = :standing
                         THEN nudge_since ELSE :today END,
      birthday_since = CASE WHEN birthday IS :birthday AND birthday_remind = :birthday_remind AND standing = :standing
                            THEN birthday_since ELSE :now END,
      own_since = CASE WHEN own_start IS :own_start AND own_remind = :own_remind AND standing = :standing
                       THEN own_since ELSE :now END,
      birthday = :birthday, birthday_remind = :birthday_remind, own_start = :own_start, own_word = :own_word,
      own_remind = :own_remind, supports = :supports, agreed = :agreed, my_limits = :my_limits
    WHERE id = :id AND deleted_at IS NULL";

fn change(
    tx: &Transaction<'_>,
    id: &ContactId,
    draft: &ContactDraft,
    now: &Now,
) -> Result<(), ContactError> {
    let (hours, own) = (&draft.hours, draft.own.as_ref());
    let time = |time: Option<TimeOfDay>| time.map_or(String::new(), |time| time.to_string());
    let days = draft
        .rhythm
        .days
        .map(|days| days.clamp(1, MOST_RHYTHM_DAYS));
    let changed = tx.prepare_cached(CHANGE)?.execute(named_params! {
        ":id": id, ":name": draft.name.trim(), ":role": draft.role.as_str(), ":role_words": draft.role_words,
        ":notes": draft.notes, ":standing": draft.standing.as_str(), ":home_group": draft.home_group,
        ":on_help_card": draft.on_help_card, ":zone": hours.zone, ":any_hour": hours.any_hour,
        ":call_from": time(hours.from), ":call_to": time(hours.until), ":about_days": days,
        ":nudge": draft.rhythm.nudge && days.is_some(), ":today": now.today().to_string(),
        ":birthday": draft.birthday.map(|birthday| birthday.to_string()), ":birthday_remind": draft.birthday_remind,
        ":own_start": own.map(|own| own.since.to_string()), ":own_word": own.map_or("", |own| &own.word),
        ":own_remind": own.is_some_and(|own| own.remind), ":supports": draft.support.given,
        ":agreed": draft.support.agreed, ":my_limits": draft.support.limits, ":now": now.instant().0,
    })?;
    found(changed)
}

fn save_channels(
    tx: &Transaction<'_>,
    contact: &ContactId,
    channels: &[ChannelDraft],
    now: &Now,
) -> Result<(), ContactError> {
    let mut known: HashSet<ChannelId> = tx
        .prepare("SELECT id FROM channel WHERE contact_id = :contact")?
        .query_map(named_params! { ":contact": contact }, |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    let mut save = tx.prepare_cached(
        "INSERT INTO channel (id, contact_id, kind, label, value, position)
         VALUES (:id, :contact, :kind, :label, :value, :at)
         ON CONFLICT (id) DO UPDATE SET kind = :kind, label = :label, value = :value, position = :at",
    )?;
    let with_value = channels
        .iter()
        .filter(|channel| !channel.value.trim().is_empty());
    for (at, channel) in (0_i64..).zip(with_value) {
        // Only a channel of this contact keeps its id, and only once.
        let id = channel
            .id
            .as_ref()
            .and_then(|id| known.take(id))
            .unwrap_or_else(|| ChannelId::new(now));
        save.execute(named_params! {
            ":id": id, ":contact": contact, ":kind": channel.kind.as_str(), ":label": channel.label,
            ":value": channel.value, ":at": at,
        })?;
    }
    let mut remove = tx.prepare_cached("DELETE FROM channel WHERE id = :id")?;
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
