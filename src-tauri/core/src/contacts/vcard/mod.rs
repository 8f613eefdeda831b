//! vCards: people from and for other address books. Reads 2.1 (versit, "vCard 2.1"), 3.0 (RFC 2426) and 4.0 (RFC 6350)
//! as phones and mail programs really write them, and writes 3.0 and 4.0.
//!
//! Written by hand. Of the crates only calcard reads all three versions. Tried on our shapes, it gave no line
//! numbers, lost the good card after one that does not end and everything behind a card within a card, split the labels
//! that Android encodes, read UTF-8 only, and knew no bounds: one line of semicolons as long as a file may be took
//! gigabytes. What would be ours around it is most of what is here. Character sets and base64 come from crates; calcard
//! reads what is written here in the tests.
//!
//! From bytes to people: `lines` joins what was folded, `property` takes a line apart, `values` decodes, `read` follows
//! the cards, and `build` with `reach` and `about` makes a [`Card`] of the properties.

mod about;
mod alike;
mod build;
mod lines;
mod property;
mod reach;
mod read;
mod values;
mod write;

use serde::{Deserialize, Serialize};

pub use alike::{Adds, Likeness, Match, People};
pub use read::read;
pub use write::write;

pub use super::Birthday;
use crate::clock::Instant;

/// Someone as a card describes them. Texts have no control characters and no blanks at their ends; those that end in
/// "may be several lines" have `\n` between lines, the others are one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// Never empty: the full name, else its parts, else nickname, organisation, first e-mail or first number.
    pub name: String,
    /// What they are also called; several with commas between.
    pub nickname: Option<String>,
    /// Where they belong, with its departments.
    pub organisation: Option<String>,
    /// Those that the card prefers first, else as they come.
    pub phones: Vec<CardPhone>,
    /// Those that the card prefers first, else as they come.
    pub emails: Vec<CardEmail>,
    /// Web and meeting links.
    pub links: Vec<CardLink>,
    /// Each once.
    pub messengers: Vec<Messenger>,
    /// Where they live and work.
    pub addresses: Vec<CardAddress>,
    /// Their birthday.
    pub birthday: Option<Birthday>,
    /// Their picture.
    pub photo: Option<CardPhoto>,
    /// Free text; may be several lines.
    pub note: Option<String>,
    /// When the card was last changed, by its own account, to the second.
    pub revision: Option<Instant>,
}

/// One number of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardPhone {
    /// The person's own words for it; may be empty.
    pub label: String,
    /// At home or at work, where the card says.
    pub place: Option<Place>,
    /// What it is, where the card says more than a telephone.
    pub kind: Option<PhoneKind>,
    /// Exactly as written, with pauses (`,` `;`), `*` and `#`; never empty.
    pub number: String,
}

/// One e-mail address of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardEmail {
    /// The person's own words for it; may be empty.
    pub label: String,
    /// At home or at work, where the card says.
    pub place: Option<Place>,
    /// As written; has an `@`.
    pub address: String,
}

/// One link of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardLink {
    /// The person's own words for it; may be empty.
    pub label: String,
    /// Begins with `https://` and has no blanks.
    pub url: String,
}

/// Where somebody can be written to in a messenger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Messenger {
    /// Which messenger.
    pub service: Service,
    /// A number or a name there; never empty.
    pub handle: String,
}

/// A messenger. Made by [`Service::named`], so that one service has one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Service {
    /// Signal.
    Signal,
    /// WhatsApp.
    WhatsApp,
    /// Another, as the card names it; empty where it does not.
    Other(String),
}

impl Service {
    /// The messenger of that name, in any spelling of capitals.
    pub fn named(name: &str) -> Self {
        match name.to_ascii_lowercase().as_str() {
            "signal" | "sgnl" => Self::Signal,
            "whatsapp" => Self::WhatsApp,
            _ => Self::Other(name.to_owned()),
        }
    }

    /// Its name; empty where it has none.
    pub fn name(&self) -> &str {
        match self {
            Self::Signal => "Signal",
            Self::WhatsApp => "WhatsApp",
            Self::Other(name) => name,
        }
    }
}

/// One address of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardAddress {
    /// The person's own words for it; may be empty.
    pub label: String,
    /// At home or at work, where the card says.
    pub place: Option<Place>,
    /// As one writes it on a letter; may be several lines; never empty.
    pub text: String,
}

/// Where a number, an e-mail or an address belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// At home.
    Home,
    /// At work.
    Work,
}

/// What a number is, when it is not just a telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum PhoneKind {
    /// A mobile: takes text messages, too.
    Mobile,
    /// A fax machine.
    Fax,
    /// A pager.
    Pager,
    /// For people who type instead of speaking (RFC 6350 §6.4.1 `textphone`).
    Textphone,
}

/// A picture as it came, not yet decoded.
#[derive(Clone, PartialEq, Eq)]
pub struct CardPhoto {
    /// The file.
    pub bytes: Vec<u8>,
    /// What its first bytes say it is, such as `image/jpeg`; what the card said is not asked.
    pub mime: &'static str,
}

impl std::fmt::Debug for CardPhoto {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} bytes", self.mime, self.bytes.len())
    }
}

/// How much is read. What is beyond is left out and said in a [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest file, in bytes.
    pub file: usize,
    /// Most cards.
    pub cards: usize,
    /// Longest line once unfolded, in bytes, photos apart.
    pub line: usize,
    /// Largest photo, in bytes.
    pub photo: usize,
    /// Most phones of a card; the same for e-mails, links, messengers and addresses.
    pub values: usize,
    /// Most problems that are listed.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 64 * 1024 * 1024,
            cards: 20_000,
            line: 256 * 1024,
            photo: 8 * 1024 * 1024,
            values: 50,
            problems: 500,
        }
    }
}

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order of the file.
    pub cards: Vec<Card>,
    /// In the order of the file, at most [`Limits::problems`].
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub problems_left_out: usize,
}

/// One thing that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The line in the file, from 1, where it begins.
    pub line: u32,
    /// Which of [`Reading::cards`] it belongs to; `None` when it is in none of them.
    pub card: Option<u32>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What could not be read. The words for each are the page's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// The file is longer than [`Limits::file`]; nothing was read.
    FileTooBig,
    /// There is no card in the file.
    NoCards,
    /// More than [`Limits::cards`]; the rest was not read.
    TooManyCards,
    /// Text that belongs to no card was left out.
    StrayText,
    /// The card does not end; what it had until then is kept.
    Unfinished,
    /// The card has no name and nothing to reach anybody by; it was left out.
    NothingInside,
    /// The card is a list of other cards; it was left out.
    ListOfOthers,
    /// A line is longer than [`Limits::line`]; it was left out.
    LineTooLong,
    /// A line that is no property; it was left out.
    LineUnclear,
    /// More than [`Limits::values`] of one sort; the rest was left out.
    TooManyValues,
    /// The e-mail address has no `@`; it was left out.
    EmailUnclear,
    /// The link does not begin with `https://`; it was left out.
    LinkNotHttps,
    /// The birthday is not a day of the calendar; it was left out.
    BirthdayUnclear,
    /// The photo is larger than [`Limits::photo`]; it was left out.
    PhotoTooBig,
    /// The photo is none that is known, or is damaged; it was left out.
    PhotoUnclear,
    /// The photo is not in the file but elsewhere; it was left out.
    PhotoElsewhere,
    /// Some letters of a text could not be read and are shown as "�".
    LettersLost,
}

/// Which vCard is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CardVersion {
    /// 3.0: what most phones and mail programs take.
    V3,
    /// 4.0.
    V4,
}

#[cfg(test)]
pub(super) mod samples {
    //! A file of each shape.
    pub(in super::super) const ANDROID: &[u8] = include_bytes!("tests/files/android_2_1.vcf");
    pub(in super::super) const APPLE: &[u8] = include_bytes!("tests/files/apple_3_0.vcf");
    pub(in super::super) const GOOGLE: &[u8] = include_bytes!("tests/files/google_3_0.vcf");
    pub(in super::super) const OTHERS: &[u8] = include_bytes!("tests/files/others_4_0.vcf");
    pub(in super::super) const OUTLOOK: &[u8] = include_bytes!("tests/files/outlook_2_1.vcf");
    pub(in super::super) const BROKEN: &[u8] = include_bytes!("tests/files/broken.vcf");
    pub(in super::super) const ALL: [&[u8]; 6] = [ANDROID, APPLE, GOOGLE, OTHERS, OUTLOOK, BROKEN];
}
#[cfg(test)]
mod tests;
