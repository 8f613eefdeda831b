//! What a card adds to somebody who is here. Nothing of theirs is changed: only what is missing comes to it.

use super::incoming::{Incoming, Notes, line};
use super::labels::CardWords;
use super::{Told, ToldKind, draft_of};
use crate::contacts::numbers::{Identity, identity};
use crate::contacts::vcard::Birthday;
use crate::contacts::{ChannelDraft, ChannelKind, Contact, ContactDraft, MOST_CHANNELS};

/// Somebody who is here.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub draft: ContactDraft,
    pub archived: bool,
    pub has_photo: bool,
}

/// What a card has and somebody has not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Additions {
    pub channels: Vec<ChannelDraft>,
    pub birthday: Option<Birthday>,
    /// Paragraphs.
    pub notes: Vec<String>,
    pub photo: bool,
    pub told: Vec<Told>,
}

impl Additions {
    pub(super) fn nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Person {
    pub(super) fn of(contact: &Contact) -> Self {
        Self {
            draft: draft_of(contact),
            archived: contact.archived,
            has_photo: contact.has_photo,
        }
    }

    /// What the card would add to them, for numbers at home in `region`.
    pub(super) fn additions(&self, card: &Incoming, words: &CardWords, region: &str) -> Additions {
        let mut adds = Additions::default();
        let known: Vec<Key> = keys(&self.draft.channels, region);
        let mut beside = Vec::new();
        for (channel, key) in card.channels.iter().zip(keys(&card.channels, region)) {
            if known.iter().any(|known| known.same(&key)) {
                continue;
            }
            if self.draft.channels.len() + adds.channels.len() < MOST_CHANNELS {
                adds.channels.push(channel.clone());
            } else {
                let line = line(&channel.label, &channel.value);
                if !self.says(&line) {
                    adds.told.push(Told::new(ToldKind::InNotes, &line));
                    beside.push(line);
                }
            }
        }
        if folded(&card.name) != folded(&self.draft.name) {
            let also = line(&words.also, &card.name);
            if !self.says(&also) {
                beside.insert(0, also);
            }
        }
        match (self.draft.birthday, card.birthday) {
            (None, birthday) => adds.birthday = birthday,
            (Some(here), Some(other)) if here != other => {
                adds.told
                    .push(Told::new(ToldKind::BirthdayStays, &other.to_string()));
            }
            _ => {}
        }
        let mut notes = Notes::of(&self.draft.notes);
        let beside = beside.join("\n");
        for part in std::iter::once(&beside).chain(card.notes.parts()) {
            let missing = self.missing(part);
            if missing.is_empty() {
                continue;
            }
            let before = notes.parts().len();
            if let Err(left_out) = notes.add(&missing) {
                adds.told.push(Told::new(ToldKind::NotesFull, &left_out));
            }
            adds.notes.extend(
                notes
                    .parts()
                    .get(before..)
                    .unwrap_or_default()
                    .iter()
                    .cloned(),
            );
        }
        adds.photo = !self.has_photo && card.photo.is_some();
        adds
    }

    /// Takes in what was missing; the photo apart.
    pub(super) fn take_in(&mut self, adds: &Additions) {
        self.draft.channels.extend(adds.channels.iter().cloned());
        self.draft.birthday = self.draft.birthday.or(adds.birthday);
        let mut notes = Notes::of(&self.draft.notes);
        for part in &adds.notes {
            // It was measured when it was found missing.
            let _ = notes.add(part);
        }
        self.draft.notes = notes.text();
    }

    /// The lines of a paragraph that their notes have not; all of it where one stands alone.
    fn missing(&self, part: &str) -> String {
        if part.is_empty() || self.draft.notes.contains(part) {
            return String::new();
        }
        let lines: Vec<&str> = part.lines().filter(|line| !self.says(line)).collect();
        lines.join("\n").trim().to_owned()
    }

    fn says(&self, line: &str) -> bool {
        let line = line.trim();
        !line.is_empty() && self.draft.notes.lines().any(|known| known.trim() == line)
    }
}

/// What makes a way to reach somebody that way, however it is written.
enum Key {
    Number(ChannelKind, Identity),
    Text(ChannelKind, String),
}

impl Key {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(kind, number), Self::Number(other_kind, other)) => {
                kind == other_kind && number.same(other)
            }
            (Self::Text(kind, text), Self::Text(other_kind, other)) => {
                kind == other_kind && text == other
            }
            _ => false,
        }
    }
}

fn keys(channels: &[ChannelDraft], region: &str) -> Vec<Key> {
    channels
        .iter()
        .map(|channel| key(channel, region))
        .collect()
}

fn key(channel: &ChannelDraft, region: &str) -> Key {
    use ChannelKind as Kind;
    let number = match channel.kind {
        // A number that is here as any of these is here.
        Kind::Phone | Kind::Text | Kind::Relay | Kind::Sign => Some(Kind::Phone),
        Kind::Signal | Kind::Whatsapp => Some(channel.kind),
        _ => None,
    };
    if let Some(kind) = number
        && let Some(identity) = identity(&channel.value, region)
    {
        return Key::Number(kind, identity);
    }
    let text = match channel.kind {
        Kind::Email | Kind::Address | Kind::Note => folded(&channel.value),
        _ => channel.value.trim().to_owned(),
    };
    Key::Text(channel.kind, text)
}

/// Without capitals, and with one blank between words.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
