//! A card as somebody of the circle. What has no place as it is goes into the notes; what has none there is told.

use std::sync::Arc;

use super::labels::CardWords;
use super::{Told, ToldKind};
use crate::contacts::store::{LONGEST_LABEL, LONGEST_NAME, LONGEST_NOTES, LONGEST_VALUE};
use crate::contacts::vcard::{Birthday, Card, CardPhoto, PhoneKind, Service};
use crate::contacts::{ChannelDraft, ChannelKind, MOST_CHANNELS, numbers};

/// Somebody as they would come in.
#[derive(Debug, Clone, Default)]
pub(super) struct Incoming {
    pub name: String,
    /// At most [`MOST_CHANNELS`], each within what is kept.
    pub channels: Vec<ChannelDraft>,
    pub birthday: Option<Birthday>,
    /// Paragraph by paragraph, together within what is kept.
    pub notes: Notes,
    /// Not yet decoded.
    pub photo: Option<Arc<CardPhoto>>,
    pub told: Vec<Told>,
}

/// Notes as they grow, up to as much as is kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    parts: Vec<String>,
    characters: usize,
}

impl Notes {
    const BETWEEN: &str = "\n\n";

    /// Notes that are here already.
    pub(super) fn of(text: &str) -> Self {
        let mut notes = Self::default();
        if !text.is_empty() {
            notes.characters = text.chars().count();
            notes.parts.push(text.to_owned());
        }
        notes
    }

    /// Adds a paragraph, or gives back what of it found no place.
    pub(super) fn add(&mut self, part: &str) -> Result<(), String> {
        if part.is_empty() {
            return Ok(());
        }
        let between = if self.parts.is_empty() {
            0
        } else {
            Self::BETWEEN.len()
        };
        let room = LONGEST_NOTES.saturating_sub(self.characters + between);
        let kept: String = part.chars().take(room).collect();
        let rest: String = part.chars().skip(room).collect();
        if !kept.trim().is_empty() {
            self.characters += between + kept.chars().count();
            self.parts.push(kept);
        }
        if rest.is_empty() { Ok(()) } else { Err(rest) }
    }

    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    pub(super) fn text(&self) -> String {
        self.parts.join(Self::BETWEEN)
    }
}

impl Incoming {
    /// Somebody as the card has them.
    pub(super) fn of(card: Card, words: &CardWords) -> Self {
        let mut new = Self {
            birthday: card.birthday,
            ..Self::default()
        };
        let mut facts = Vec::new();
        new.name = card.name.chars().take(LONGEST_NAME).collect();
        new.name.truncate(new.name.trim_end().len());
        if new.name.chars().count() < card.name.chars().count() {
            new.told.push(Told::new(ToldKind::NameCut, &card.name));
            facts.push(line(&words.name, &card.name));
        }
        for (word, text) in [
            (&words.also, &card.nickname),
            (&words.organisation, &card.organisation),
        ] {
            facts.extend(text.as_ref().map(|text| line(word, text)));
        }
        let mut beside = Vec::new();
        for channel in channels(&card, words) {
            if let Err(channel) = new.take_in(channel) {
                let line = line(&channel.label, &channel.value);
                new.told.push(Told::new(ToldKind::InNotes, &line));
                beside.push(line);
            }
        }
        let note = card.note.unwrap_or_default();
        // What leads to somebody comes before what is written about them, should there not be room for both.
        let (facts, beside) = (facts.join("\n"), beside.join("\n"));
        for part in [&facts, &beside, &note] {
            new.note(part);
        }
        new.photo = card.photo.map(Arc::new);
        new
    }

    /// Gives the channel back where there is no place for it as it is.
    fn take_in(&mut self, channel: ChannelDraft) -> Result<(), ChannelDraft> {
        let within = |text: &str, longest: usize| text.chars().nth(longest).is_none();
        if self.channels.len() < MOST_CHANNELS
            && within(&channel.label, LONGEST_LABEL)
            && within(&channel.value, LONGEST_VALUE)
        {
            self.channels.push(channel);
            Ok(())
        } else {
            Err(channel)
        }
    }

    fn note(&mut self, part: &str) {
        if let Err(left_out) = self.notes.add(part) {
            self.told.push(Told::new(ToldKind::NotesFull, &left_out));
        }
    }
}

/// "word: text", or the text alone.
pub(super) fn line(word: &str, text: &str) -> String {
    if word.is_empty() {
        text.to_owned()
    } else {
        format!("{word}: {text}")
    }
}

/// Every way to reach them, those that lead to a voice first.
fn channels(card: &Card, words: &CardWords) -> Vec<ChannelDraft> {
    let phones = card.phones.iter().map(|phone| {
        let kind = match phone.kind {
            // Nobody speaks there: neither is to stand behind Call.
            Some(PhoneKind::Fax) => ChannelKind::Note,
            Some(PhoneKind::Textphone) => ChannelKind::Text,
            _ => ChannelKind::Phone,
        };
        let label = words.label(&phone.label, phone.place, phone.kind);
        channel(kind, label, &phone.number)
    });
    let messengers = card.messengers.iter().map(|messenger| {
        let kind = match messenger.service {
            Service::Signal if is_number(&messenger.handle) => ChannelKind::Signal,
            Service::WhatsApp if is_number(&messenger.handle) => ChannelKind::Whatsapp,
            _ => ChannelKind::Note,
        };
        let label = match kind {
            ChannelKind::Note => messenger.service.name().to_owned(),
            _ => String::new(),
        };
        channel(kind, label, &messenger.handle)
    });
    let emails = card.emails.iter().map(|email| {
        let label = words.label(&email.label, email.place, None);
        channel(ChannelKind::Email, label, &email.address)
    });
    let links = card
        .links
        .iter()
        .map(|link| channel(ChannelKind::Link, link.label.clone(), &link.url));
    let addresses = card.addresses.iter().map(|address| {
        let label = words.label(&address.label, address.place, None);
        let text = address.text.lines().map(str::trim).collect::<Vec<_>>();
        channel(ChannelKind::Address, label, &text.join(", "))
    });
    let (voices, others): (Vec<_>, Vec<_>) =
        phones.partition(|channel| channel.kind == ChannelKind::Phone);
    voices
        .into_iter()
        .chain(others)
        .chain(messengers)
        .chain(emails)
        .chain(links)
        .chain(addresses)
        .collect()
}

fn channel(kind: ChannelKind, label: String, value: &str) -> ChannelDraft {
    ChannelDraft {
        id: None,
        kind,
        label,
        value: value.to_owned(),
    }
}

/// A number, and not a name with digits in it.
fn is_number(handle: &str) -> bool {
    numbers::dialable(handle) && !handle.contains(char::is_alphabetic)
}
