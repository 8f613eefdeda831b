//! People brought in from another address book, and written for one. What a file brings is looked at first; what becomes
//! of each card is the person's to say, and one undo takes all of it back.
//!
//! `incoming` makes somebody of the circle of a card, `merge` says what a card adds to somebody who is here, `import` holds
//! a file while it is decided upon, `view` shows it in parts, and `export` writes people as cards.

mod export;
mod import;
mod incoming;
mod labels;
mod merge;
mod view;

pub use export::{ExportChoice, file};
pub use import::{Brought, CardDecision, Import};
pub use labels::CardWords;
pub use view::{
    Candidate, CardRow, CardWay, CardsCounts, CardsFound, CardsPage, CardsShown, CardsWanted,
    Likeness, ProblemShown,
};

use serde::Serialize;

use super::{ChannelDraft, Contact, ContactDraft};

/// With more cards than this nobody is chosen until the person does: an address book is no circle.
pub const MOST_CHOSEN: usize = 30;
/// Rows of one page of a file.
pub const PAGE: usize = 50;

/// Something of a card that did not come in as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ToldKind {
    /// The name was cut; the whole one is in the notes.
    NameCut,
    /// There was no place for it as a way to reach somebody; it is in the notes.
    InNotes,
    /// The notes are full; it was left out.
    NotesFull,
    /// Another birthday stands here already, and stays.
    BirthdayStays,
    /// The photo could not be shown; it was left out.
    PhotoUnclear,
}

/// What is said of a card when it could not come in as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// What it is.
    pub kind: ToldKind,
    /// The beginning of what it is about; may be empty.
    pub what: String,
}

impl Told {
    /// Longest beginning, in characters.
    const MOST: usize = 80;

    fn new(kind: ToldKind, what: &str) -> Self {
        Self {
            kind,
            what: beginning(what, Self::MOST),
        }
    }
}

/// The text as one line, with "…" where it is longer than `most` characters.
fn beginning(text: &str, most: usize) -> String {
    let mut words = text.chars().map(|c| if c == '\n' { ' ' } else { c });
    let mut start: String = words.by_ref().take(most).collect();
    if words.next().is_some() {
        start.truncate(start.trim_end().len());
        start.push('…');
    }
    start
}

/// The form as it opens for somebody who is here.
fn draft_of(contact: &Contact) -> ContactDraft {
    let channels = contact.channels.iter().map(|channel| ChannelDraft {
        id: Some(channel.id.clone()),
        kind: channel.kind,
        label: channel.label.clone(),
        value: channel.value.clone(),
    });
    ContactDraft {
        id: Some(contact.id.clone()),
        name: contact.name.clone(),
        role: contact.role,
        role_words: contact.role_words.clone(),
        channels: channels.collect(),
        notes: contact.notes.clone(),
        standing: contact.standing,
        home_group: contact.home_group,
        on_help_card: contact.on_help_card,
        hours: contact.hours.clone(),
        rhythm: contact.rhythm.clone(),
        birthday: contact.birthday,
        birthday_remind: contact.birthday_remind,
        own: contact.own.clone(),
        support: contact.support.clone(),
    }
}

#[cfg(test)]
mod tests;
