//! The help card: a plain file with the contacts that the person chose to show while locked, and nothing else.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Callee, ChannelKind, ContactChannel, ContactError, HelpContact, Role, circle};
use crate::db::{ChannelId, ContactId, DbError};

/// A larger file is not one of ours.
const LARGEST: usize = 1024 * 1024;

const VERSION: u32 = 2;

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
    /// Called `phones`, and all of them telephones, in the first version.
    #[serde(alias = "phones")]
    channels: Vec<CardChannel>,
}

#[derive(Serialize, Deserialize)]
struct CardChannel {
    #[serde(default = "phone")]
    kind: ChannelKind,
    label: String,
    #[serde(alias = "number")]
    value: String,
}

fn phone() -> ChannelKind {
    ChannelKind::Phone
}

/// Makes the card say what the contacts say now; to be called after they changed.
///
/// # Errors
/// `Db`: what the database says, or that the file cannot be written (`DiskFull`, `NotWritable`).
pub fn refresh(connection: &Connection, path: &Path) -> Result<(), ContactError> {
    write(path, &circle::chosen_for_help_card(connection)?)
}

/// Those whom the person chose to show while locked, also while they are not offered.
///
/// # Errors
/// What the database says.
pub(crate) fn chosen(connection: &Connection) -> Result<Vec<ContactId>, DbError> {
    let mut chosen = connection.prepare("SELECT id FROM contact WHERE on_help_card = 1")?;
    let rows = chosen.query_map([], |row| Ok(ContactId::from(row.get::<_, String>("id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes everybody but `these` off the card, before a vault of then or of elsewhere is in force: what it says of the card was
/// not chosen here, or not any more.
///
/// # Errors
/// What the database says.
pub(crate) fn keep_only(connection: &Connection, these: &[ContactId]) -> Result<(), DbError> {
    for contact in chosen(connection)? {
        if !these.contains(&contact) {
            connection.execute(
                "UPDATE contact SET on_help_card = 0 WHERE id = ?1",
                [&contact],
            )?;
        }
    }
    Ok(())
}

/// Writes name, role, and the numbers with kind and label of `contacts`, in that order, so that after a crash either the old or the new card is
/// there whole. Nobody chosen: removes the file. A card that says the same already stays as it is.
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
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST as u64).read_to_end(&mut bytes));
    match read {
        Ok(_) => on_card(&bytes, region),
        Err(_) => Vec::new(),
    }
}

/// The contacts on a card of these bytes.
pub(super) fn on_card(bytes: &[u8], region: &str) -> Vec<HelpContact> {
    let card = serde_json::from_slice::<Card>(bytes).ok();
    let card = card.filter(|card| (1..=VERSION).contains(&card.v));
    let contacts = card.map(|card| card.contacts).unwrap_or_default();
    let contacts = contacts.into_iter().enumerate();
    contacts
        .map(|(at, contact)| HelpContact {
            contact: contact_id(at),
            name: contact.name,
            role: contact.role,
            channels: (contact.channels.into_iter().enumerate())
                .map(|(channel_at, channel)| {
                    let id = channel_id(at, channel_at);
                    ContactChannel::new(id, channel.kind, channel.label, channel.value, region)
                })
                .collect(),
        })
        .collect()
}

/// Who is reached while locked, by the ids that [`read`] gave: that channel or, for `None`, the first where a voice
/// answers (else the first that opens, else the first).
///
/// # Errors
/// `NotFound` when they name nobody on the card.
pub fn callee(
    path: &Path,
    contact: &ContactId,
    channel: Option<&ChannelId>,
    region: &str,
) -> Result<Callee, ContactError> {
    let found = read(path, region)
        .into_iter()
        .find(|found| found.contact == *contact);
    let found = found.ok_or(ContactError::NotFound)?;
    Callee::choose(None, found.name, &found.channels, channel)
}

fn contact_id(at: usize) -> ContactId {
    ContactId::from(format!("help-card-{at}"))
}

fn channel_id(contact: usize, at: usize) -> ChannelId {
    ChannelId::from(format!("help-card-{contact}-{at}"))
}

fn replace(path: &Path, contacts: &[HelpContact]) -> io::Result<()> {
    let part = part_of(path);
    // Left over from a crash, perhaps with someone who has since been taken off.
    remove(&part)?;
    if contacts.is_empty() {
        remove(path)?;
        return sync_folder(path);
    }
    let bytes = serde_json::to_vec(&of(contacts)?)?;
    // Much that changes about the circle is not on the card: names are not written to the disk again and again for it.
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let written = put(&part, &bytes).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = remove(&part);
    }
    written?;
    sync_folder(path)
}

/// As many of the contacts as a card that is read again can hold, and of each what they can be reached by at once: an
/// e-mail waits, an address or a note says more than is needed.
fn of(contacts: &[HelpContact]) -> io::Result<Card> {
    let mut card = Card {
        v: VERSION,
        contacts: Vec::new(),
    };
    let mut length = serde_json::to_vec(&card)?.len();
    for contact in contacts.iter().map(card_contact) {
        // And a comma.
        length += serde_json::to_vec(&contact)?.len() + 1;
        if length > LARGEST {
            break;
        }
        card.contacts.push(contact);
    }
    Ok(card)
}

fn card_contact(contact: &HelpContact) -> CardContact {
    CardContact {
        name: contact.name.clone(),
        role: contact.role,
        channels: (contact.channels.iter())
            .filter(|channel| channel.kind.has_number())
            .map(|channel| CardChannel {
                kind: channel.kind,
                label: channel.label.clone(),
                value: channel.value.clone(),
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
