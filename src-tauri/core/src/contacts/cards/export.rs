//! People as cards, for other address books. What only Cairn knows of somebody has no place there and stays here.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::incoming::line;
use super::labels::CardWords;
use crate::contacts::vcard::{
    Card, CardAddress, CardEmail, CardLink, CardPhone, CardPhoto, CardVersion, Messenger,
    PhoneKind, Service, write,
};
use crate::contacts::{ChannelKind, Contact, ContactChannel, ContactError, numbers, store};
use crate::db::ContactId;

/// Who is written, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportChoice {
    /// Who.
    pub contacts: Vec<ContactId>,
    /// As which cards.
    pub version: CardVersion,
    /// The notes about them, too.
    pub notes: bool,
}

/// Messengers that are no kind of channel here, as cards name them: a note that is labelled so is written as one.
const MESSENGERS: &[&str] = &[
    "Telegram",
    "Threema",
    "Matrix",
    "Discord",
    "Skype",
    "Jabber",
    "XMPP",
    "SIP",
    "IRC",
    "AIM",
    "ICQ",
    "MSN",
    "Yahoo",
    "QQ",
    "WeChat",
    "Line",
    "Viber",
    "GaduGadu",
    "GoogleTalk",
    "Mastodon",
    "Facebook",
    "Instagram",
];

/// The chosen of the people who are `here` as a file of cards, in their order; empty when nobody is chosen. Name, ways to
/// reach them, birthday and photo are written, and notes where they are wanted; nothing else.
///
/// # Errors
/// `Db`.
pub fn file(
    connection: &Connection,
    here: &[Contact],
    choice: &ExportChoice,
    words: &CardWords,
) -> Result<Vec<u8>, ContactError> {
    let chosen: HashSet<&ContactId> = choice.contacts.iter().collect();
    let mut cards = Vec::new();
    for contact in here.iter().filter(|contact| chosen.contains(&contact.id)) {
        let mut card = card(contact, choice.notes, words);
        if contact.has_photo {
            let photo = store::photo(connection, &contact.id)?;
            card.photo = photo.map(|bytes| CardPhoto {
                bytes,
                mime: "image/jpeg",
            });
        }
        cards.push(card);
    }
    Ok(write(&cards, choice.version))
}

/// Somebody as a card, the photo apart.
pub(super) fn card(contact: &Contact, notes: bool, words: &CardWords) -> Card {
    let mut card = Card {
        name: one_line(&contact.name),
        birthday: contact.birthday,
        ..Card::default()
    };
    let mut beside = Vec::new();
    for channel in &contact.channels {
        if !put(&mut card, channel, words) {
            beside.push(line(&one_line(&channel.label), &one_line(&channel.value)));
        }
    }
    let mut text = String::new();
    if notes {
        text = facts(&mut card, &contact.notes, words);
    }
    let parts = [beside.join("\n"), text];
    let parts: Vec<&str> = (parts.iter().map(String::as_str).map(str::trim))
        .filter(|part| !part.is_empty())
        .collect();
    card.note = Some(parts.join("\n\n")).filter(|note| !note.is_empty());
    card
}

/// Puts a way to reach somebody where cards have it; false where they have no place for it.
fn put(card: &mut Card, channel: &ContactChannel, words: &CardWords) -> bool {
    use ChannelKind as Kind;
    let value = one_line(&channel.value);
    let label = one_line(&channel.label);
    let apart = words.apart(&label);
    let link = value.starts_with("https://") && value.len() > 8 && !value.contains([' ', '\\']);
    let messenger = |service| Messenger {
        service,
        handle: value.clone(),
    };
    match channel.kind {
        Kind::Phone | Kind::Text => {
            let mut phone = CardPhone {
                label: apart.own,
                place: apart.place,
                kind: apart.kind,
                number: value,
            };
            if channel.kind == Kind::Text && phone.kind.is_none() {
                phone.kind = Some(PhoneKind::Mobile);
                if phone.label.is_empty() {
                    phone.label.clone_from(&words.text);
                }
            }
            card.phones.push(phone);
        }
        Kind::Relay | Kind::Sign => {
            let word = match channel.kind {
                Kind::Relay => &words.relay,
                _ => &words.sign,
            };
            let label = if label.is_empty() {
                word.clone()
            } else {
                label
            };
            if link {
                card.links.push(CardLink { label, url: value });
            } else if numbers::dialable(&value) {
                card.phones.push(CardPhone {
                    label,
                    number: value,
                    ..CardPhone::default()
                });
            } else {
                return false;
            }
        }
        Kind::Email if value.contains('@') => card.emails.push(CardEmail {
            label: words.label(&apart.own, None, apart.kind),
            place: apart.place,
            address: value,
        }),
        Kind::Link if link => card.links.push(CardLink { label, url: value }),
        Kind::Signal => card.messengers.push(messenger(Service::Signal)),
        Kind::Whatsapp => card.messengers.push(messenger(Service::WhatsApp)),
        Kind::Address => card.addresses.push(CardAddress {
            label: words.label(&apart.own, None, apart.kind),
            place: apart.place,
            text: value,
        }),
        Kind::Note if apart.kind == Some(PhoneKind::Fax) => card.phones.push(CardPhone {
            label: apart.own,
            place: apart.place,
            kind: apart.kind,
            number: value,
        }),
        Kind::Note if is_messenger(&label) => {
            card.messengers.push(messenger(Service::named(&label)))
        }
        Kind::Email | Kind::Link | Kind::Note => return false,
    }
    true
}

fn is_messenger(label: &str) -> bool {
    let services = [Service::Signal, Service::WhatsApp];
    MESSENGERS
        .iter()
        .copied()
        .chain(services.iter().map(Service::name))
        .any(|name| name.eq_ignore_ascii_case(label))
}

/// Takes what cards have a place for out of the notes' first lines, and gives the rest.
fn facts(card: &mut Card, notes: &str, words: &CardWords) -> String {
    let mut lines = notes.lines().peekable();
    while let Some(line) = lines.peek() {
        let after = |word: &str| {
            let text = line.strip_prefix(word)?.strip_prefix(": ")?;
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        if let (None, Some(text)) = (&card.nickname, after(&words.also)) {
            card.nickname = Some(text);
        } else if let (None, Some(text)) = (&card.organisation, after(&words.organisation)) {
            card.organisation = Some(text);
        } else {
            break;
        }
        lines.next();
    }
    lines.collect::<Vec<_>>().join("\n")
}

/// Cards have one line for it.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(char::is_control).map(str::trim).collect();
    words.join(" ").trim().to_owned()
}
