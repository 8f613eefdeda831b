//! The circle as it is read: in the person's order, the first call known.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::{Contact, ContactError, FirstCall, HelpContact, Phone, Role, SayWhen, reach_outs};
use crate::db::ContactId;

const CONTACTS: &str = "
    SELECT id, name, role, role_words, notes, first_call, on_help_card, nudge_days
    FROM contact WHERE deleted_at IS NULL ORDER BY position, id";

const PHONES: &str = "
    SELECT phone.id, phone.contact_id, phone.label, phone.number
    FROM contact CROSS JOIN phone ON phone.contact_id = contact.id
    WHERE contact.deleted_at IS NULL ORDER BY contact.position, contact.id, phone.position";

/// The circle in the person's order, each with phones as read in `region` and the newest reach-out.
///
/// # Errors
/// `Db`.
pub fn contacts(
    connection: &Connection,
    region: &str,
    say_when: SayWhen<'_>,
) -> Result<Vec<Contact>, ContactError> {
    let mut contacts = circle(connection, region)?;
    let mut newest = reach_outs::newest_of_each(connection, say_when)?;
    for contact in &mut contacts {
        contact.last_reach_out = newest.remove(&contact.id);
    }
    Ok(contacts)
}

/// The circle as Help now shows it: the first call, then the others in the person's order.
///
/// # Errors
/// `Db`.
pub fn help_contacts(
    connection: &Connection,
    region: &str,
) -> Result<Vec<HelpContact>, ContactError> {
    Ok(first_call_first(circle(connection, region)?)
        .map(|contact| contact.into())
        .collect())
}

/// Those of the circle whom the person chose to show while locked, the first call first.
///
/// # Errors
/// `Db`.
pub fn chosen_for_help_card(connection: &Connection) -> Result<Vec<HelpContact>, ContactError> {
    // The card holds numbers as typed; they are grouped when it is read.
    Ok(first_call_first(circle(connection, "")?)
        .filter(|contact| contact.on_help_card)
        .map(|contact| contact.into())
        .collect())
}

/// The contact behind the Call button: the chosen one or, where none is chosen, the first in order that has
/// something to dial. `label` is the person's own label for the button; blank = the name.
///
/// # Errors
/// `Db`.
pub fn first_call(
    connection: &Connection,
    label: &str,
    region: &str,
) -> Result<Option<FirstCall>, ContactError> {
    let first = circle(connection, region)?
        .into_iter()
        .find(|contact| contact.first_call);
    Ok(first.map(|contact| FirstCall {
        label: if label.trim().is_empty() {
            contact.name.clone()
        } else {
            label.to_owned()
        },
        name: contact.name,
        role: contact.role,
        display: contact
            .phones
            .into_iter()
            .find(|phone| phone.dialable)
            .map(|phone| phone.display),
        contact: contact.id,
    }))
}

impl From<Contact> for HelpContact {
    fn from(contact: Contact) -> Self {
        Self {
            contact: contact.id,
            name: contact.name,
            role: contact.role,
            phones: contact.phones,
        }
    }
}

/// The circle without its reach-outs.
fn circle(connection: &Connection, region: &str) -> Result<Vec<Contact>, ContactError> {
    let mut phones = phones(connection, region)?;
    let mut statement = connection.prepare_cached(CONTACTS)?;
    let mut contacts = statement
        .query_map([], |row| {
            let id: ContactId = row.get("id")?;
            let phones = phones.remove(&id).unwrap_or_default();
            contact(row, id, phones)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let first = contacts
        .iter()
        .position(|contact| contact.first_call)
        .or_else(|| {
            contacts
                .iter()
                .position(|contact| contact.phones.iter().any(|phone| phone.dialable))
        });
    for (at, contact) in contacts.iter_mut().enumerate() {
        contact.first_call = Some(at) == first;
    }
    Ok(contacts)
}

fn contact(row: &Row<'_>, id: ContactId, phones: Vec<Phone>) -> rusqlite::Result<Contact> {
    let role: String = row.get("role")?;
    Ok(Contact {
        id,
        name: row.get("name")?,
        role: Role::from_word(&role).unwrap_or(Role::Other),
        role_words: row.get("role_words")?,
        phones,
        notes: row.get("notes")?,
        first_call: row.get("first_call")?,
        on_help_card: row.get("on_help_card")?,
        nudge_days: row.get("nudge_days")?,
        last_reach_out: None,
    })
}

fn phones(
    connection: &Connection,
    region: &str,
) -> Result<HashMap<ContactId, Vec<Phone>>, ContactError> {
    let mut statement = connection.prepare_cached(PHONES)?;
    let mut rows = statement.query([])?;
    let mut phones: HashMap<ContactId, Vec<Phone>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let phone = Phone::new(
            row.get("id")?,
            row.get("label")?,
            row.get("number")?,
            region,
        );
        phones
            .entry(row.get("contact_id")?)
            .or_default()
            .push(phone);
    }
    Ok(phones)
}

fn first_call_first(contacts: Vec<Contact>) -> impl Iterator<Item = Contact> {
    let (first, others): (Vec<_>, Vec<_>) =
        contacts.into_iter().partition(|contact| contact.first_call);
    first.into_iter().chain(others)
}

/// The ids of the circle in the person's order.
pub(super) fn in_order(connection: &Connection) -> Result<Vec<ContactId>, ContactError> {
    let mut statement = connection.prepare_cached(CONTACTS)?;
    let ids = statement
        .query_map([], |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

#[cfg(test)]
mod tests;
