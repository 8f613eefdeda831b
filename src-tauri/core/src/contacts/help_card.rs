//! The help card: a plain file with the contacts that the person chose to show while locked, and nothing else.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Callee, ContactError, HelpContact, Phone, Role, circle, numbers};
use crate::db::{ContactId, DbError, PhoneId};

/// A larger file is not one of ours.
const LARGEST: u64 = 1024 * 1024;

const VERSION: u32 = 1;

/// The file. It has no ids: theirs tell when a contact was made.
#[derive(Serialize, Deserialize)]
struct Card {
    v: u32,
    contacts: Vec<CardContact>,
}

#[derive(Serialize, Deserialize)]
struct CardContact {
    name: String,
    role: Role,
    phones: Vec<CardPhone>,
}

#[derive(Serialize, Deserialize)]
struct CardPhone {
    label: String,
    number: String,
}

/// Makes the card say what the contacts say now; to be called after they changed.
///
/// # Errors
/// `Db`: what the database says, or that the file cannot be written (`DiskFull`, `NotWritable`).
pub fn refresh(connection: &Connection, path: &Path) -> Result<(), ContactError> {
    write(path, &circle::chosen_for_help_card(connection)?)
}

/// Writes name, role, labels and numbers of `contacts`, in that order, so that after a crash either the old or the new card is
/// there whole. Nobody chosen: removes the file.
///
/// # Errors
/// `Db` with `DiskFull` or `NotWritable`.
pub fn write(path: &Path, contacts: &[HelpContact]) -> Result<(), ContactError> {
    replace(path, contacts).map_err(|error| {
        ContactError::Db(match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => DbError::DiskFull,
            _ => DbError::NotWritable,
        })
    })
}

/// The contacts on the card, their numbers as read in `region`. Their ids name places on the card, good for
/// [`callee`] while the card stays as it is. Empty where there is no card, or where it is damaged.
pub fn read(path: &Path, region: &str) -> Vec<HelpContact> {
    let contacts = card(path).map(|card| card.contacts).unwrap_or_default();
    let contacts = contacts.into_iter().enumerate();
    contacts
        .map(|(at, contact)| HelpContact {
            contact: contact_id(at),
            name: contact.name,
            role: contact.role,
            phones: (contact.phones.into_iter().enumerate())
                .map(|(phone_at, phone)| {
                    Phone::new(phone_id(at, phone_at), phone.label, phone.number, region)
                })
                .collect(),
        })
        .collect()
}

/// Who a call goes to while locked, by the ids that [`read`] gave: that phone or, for `None`, the first that has
/// something to dial (else the first).
///
/// # Errors
/// `NotFound` when they name nobody on the card.
pub fn callee(
    path: &Path,
    contact: &ContactId,
    phone: Option<&PhoneId>,
) -> Result<Callee, ContactError> {
    let found = read(path, "")
        .into_iter()
        .find(|found| found.contact == *contact);
    let found = found.ok_or(ContactError::NotFound)?;
    let number = match phone {
        Some(id) => found
            .phones
            .iter()
            .find(|phone| phone.id == *id)
            .ok_or(ContactError::NotFound)?
            .number
            .clone(),
        None => (found
            .phones
            .iter()
            .find(|phone| numbers::dialable(&phone.number)))
        .or(found.phones.first())
        .map(|phone| phone.number.clone())
        .unwrap_or_default(),
    };
    Ok(Callee {
        contact: None,
        name: found.name,
        number,
    })
}

fn contact_id(at: usize) -> ContactId {
    ContactId::from(format!("help-card-{at}"))
}

fn phone_id(contact: usize, at: usize) -> PhoneId {
    PhoneId::from(format!("help-card-{contact}-{at}"))
}

fn card(path: &Path) -> Option<Card> {
    let mut text = Vec::new();
    File::open(path)
        .ok()?
        .take(LARGEST)
        .read_to_end(&mut text)
        .ok()?;
    let card: Card = serde_json::from_slice(&text).ok()?;
    (card.v == VERSION).then_some(card)
}

fn replace(path: &Path, contacts: &[HelpContact]) -> io::Result<()> {
    let part = part_of(path);
    // Left over from a crash, perhaps with someone who has since been taken off.
    remove(&part)?;
    if contacts.is_empty() {
        remove(path)?;
        return sync_folder(path);
    }
    let bytes = serde_json::to_vec(&of(contacts))?;
    let written = put(&part, &bytes).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = remove(&part);
    }
    written?;
    sync_folder(path)
}

fn of(contacts: &[HelpContact]) -> Card {
    Card {
        v: VERSION,
        contacts: (contacts.iter())
            .map(|contact| CardContact {
                name: contact.name.clone(),
                role: contact.role,
                phones: (contact.phones.iter())
                    .map(|phone| CardPhone {
                        label: phone.label.clone(),
                        number: phone.number.clone(),
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes the rename or the removal itself durable. Windows does so without being asked, and cannot open a folder.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests;
