//! The people who help: the circle, its first call, the attempts to reach someone, the card that is shown while
//! locked, and the helplines of each region.

mod circle;
pub mod hard_talks;
pub mod help_card;
pub mod helplines;
pub mod letter;
pub mod messages;
pub mod numbers;
pub mod own_lines;
pub mod qr;
pub mod reach_outs;
pub mod store;
pub mod vcard;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::clock::Instant;
use crate::db::{ContactId, DbError, PhoneId, ReachOutId};

/// Puts a moment into words, as the wall clock in that zone showed it: "22 November 2026, 18:20".
pub type SayWhen<'a> = &'a dyn Fn(Instant, Tz) -> String;

/// Puts a civil date into words: "22 November 2026".
pub type SayDate<'a> = &'a dyn Fn(NaiveDate) -> String;

/// Most phones that one contact can have.
pub const MOST_PHONES: usize = 20;
/// The longest silence after which there can be a nudge, in days.
pub const MOST_NUDGE_DAYS: u16 = 366;

/// What can go wrong with contacts.
#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    /// The name is empty or blank.
    #[error("the name is empty")]
    NameEmpty,
    /// A text is longer than what is kept (see `store`); nothing was changed.
    #[error("a text is too long")]
    TextTooLong,
    /// More than [`MOST_PHONES`] phones, or ways to reach a helpline; nothing was changed.
    #[error("too many phones")]
    TooManyPhones,
    /// There is no such contact, phone, reach-out or helpline, or it was deleted.
    #[error("not found")]
    NotFound,
    /// What the database says.
    #[error(transparent)]
    Db(DbError),
}

impl From<DbError> for ContactError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::NotFound => Self::NotFound,
            other => Self::Db(other),
        }
    }
}

impl From<rusqlite::Error> for ContactError {
    fn from(error: rusqlite::Error) -> Self {
        DbError::from(error).into()
    }
}

/// Gives an enum the word that stands for it in the database and in the help card: the same as on the wire.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(rename_all = "camelCase")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word that is stored.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that a stored word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What a contact is to the person.
    Role {
        /// Someone who guides through a fellowship's programme.
        Sponsor = "sponsor",
        /// A trained coach for recovery.
        RecoveryCoach = "recoveryCoach",
        /// Someone with lived experience who walks along.
        PeerMentor = "peerMentor",
        /// A therapist or counsellor.
        Therapist = "therapist",
        /// A doctor.
        Doctor = "doctor",
        /// Family, chosen family too.
        Family = "family",
        /// A friend.
        Friend = "friend",
        /// Someone whom the person sponsors.
        Sponsee = "sponsee",
        /// A group or a meeting.
        Group = "group",
        /// A recovery community centre.
        CommunityCentre = "communityCentre",
        /// A helpline that the person keeps.
        Helpline = "helpline",
        /// In the person's own words (`role_words`).
        Other = "other",
    }
}

words! {
    /// How an attempt to reach someone went, as the person says.
    Outcome {
        /// They talked.
        Talked = "talked",
        /// A message was left.
        LeftMessage = "leftMessage",
        /// Nobody answered.
        NoAnswer = "noAnswer",
        /// The person did not want to say.
        Dismissed = "dismissed",
    }
}

/// One number of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Phone {
    /// Its name; stays when the phone is changed.
    pub id: PhoneId,
    /// "mobile", "evenings"; may be empty.
    pub label: String,
    /// As typed, never changed.
    pub number: String,
    /// Grouped for reading; as typed where that is not certain.
    pub display: String,
    /// Whether there is anything to dial.
    pub dialable: bool,
}

impl Phone {
    /// A phone as it is shown to someone in `region` (ISO 3166, "ZZ" = elsewhere).
    pub fn new(id: PhoneId, label: String, number: String, region: &str) -> Self {
        let display = numbers::display(&number, region);
        let dialable = numbers::dialable(&number);
        Self {
            id,
            label,
            number,
            display,
            dialable,
        }
    }
}

/// Someone in the support circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// Its name in the database.
    pub id: ContactId,
    /// What the person calls them.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// Own words for `Role::Other`; may be empty.
    pub role_words: String,
    /// In the person's order.
    pub phones: Vec<Phone>,
    /// When they like to be called, what helps to say first.
    pub notes: String,
    /// Whether this is the contact behind the Call button: the chosen one or, where none is chosen, the first
    /// in order that has something to dial.
    pub first_call: bool,
    /// Shown in Help now while locked.
    pub on_help_card: bool,
    /// After how many days without a reach-out the person likes a nudge; `None` = never.
    pub nudge_days: Option<u16>,
    /// The newest attempt to reach them; `None` = never.
    pub last_reach_out: Option<ReachOut>,
}

/// What the form gives for a contact, new or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactDraft {
    /// `None` = a new contact.
    pub id: Option<ContactId>,
    /// Not blank; spaces at its ends are not kept.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// Own words for `Role::Other`.
    pub role_words: String,
    /// In the person's order, at most [`MOST_PHONES`]; one without a number is not kept.
    pub phones: Vec<PhoneDraft>,
    /// Free text.
    pub notes: String,
    /// Shown in Help now while locked.
    pub on_help_card: bool,
    /// After how many days without a reach-out the person likes a nudge, 1–[`MOST_NUDGE_DAYS`]; `None` = never.
    pub nudge_days: Option<u16>,
}

/// What the form gives for a phone, new or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PhoneDraft {
    /// `None` = a new phone.
    pub id: Option<PhoneId>,
    /// May be empty.
    pub label: String,
    /// Stored exactly as typed.
    pub number: String,
}

/// One logged attempt to reach someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReachOut {
    /// Its name in the database.
    pub id: ReachOutId,
    /// Who; `None` when the contact is gone for good.
    pub contact: Option<ContactId>,
    /// Their name as it was then.
    pub name: String,
    /// The number as it was then.
    pub number: String,
    /// When, by the wall clock of where it was.
    pub when_text: String,
    /// `None` = not said yet.
    pub outcome: Option<Outcome>,
    /// A line about it; may be empty.
    pub note: String,
}

/// What the header's Call button shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FirstCall {
    /// Who is called.
    pub contact: ContactId,
    /// The button's label: the one from the settings or, where that is blank, the name.
    pub label: String,
    /// Their name.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// The number that is dialled, grouped for reading; `None` = there is none.
    pub display: Option<String>,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CallResult {
    /// The operating system took it.
    Launched,
    /// Nothing opens `tel:` links here.
    NoHandler,
    /// The program that opens them did not start.
    Failed,
    /// The number has nothing to dial.
    NotDialable,
}

/// What the page shows after Call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CallOutcome {
    /// The call as logged; `None` for a helpline, an emergency number, or while no vault is open.
    pub reach_out: Option<ReachOutId>,
    /// Who.
    pub name: String,
    /// As typed.
    pub number: String,
    /// Grouped for reading.
    pub display: String,
    /// What became of it.
    pub result: CallResult,
    /// The program that opens `tel:` links, where it is known.
    pub handler: Option<String>,
    /// The `tel:` link as a QR code, an SVG document; `None` when there is nothing to dial.
    pub qr_svg: Option<String>,
}

impl CallOutcome {
    /// The outcome of calling `who` from `region`, with the number grouped and its QR code made.
    pub fn new(
        who: Callee,
        reach_out: Option<ReachOutId>,
        result: CallResult,
        handler: Option<String>,
        region: &str,
    ) -> Self {
        Self {
            reach_out,
            display: numbers::display(&who.number, region),
            result,
            handler,
            qr_svg: numbers::tel_uri(&who.number).and_then(|uri| qr::svg(&uri)),
            name: who.name,
            number: who.number,
        }
    }
}

/// Who is called, and on which number: from the circle, the help card or a helpline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callee {
    /// The contact in the database; `None` for a helpline, and while locked.
    pub contact: Option<ContactId>,
    /// Their name.
    pub name: String,
    /// The number as typed; empty when they have none.
    pub number: String,
}

/// Someone to reach, as Help now shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HelpContact {
    /// Names the contact for the call; while locked it only names a place on the help card.
    pub contact: ContactId,
    /// What the person calls them.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// In the person's order.
    pub phones: Vec<Phone>,
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_stored_word_is_the_word_on_the_wire() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(Role::from_word(role.as_str()), Some(*role));
        }
        for outcome in Outcome::ALL {
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
            assert_eq!(Outcome::from_word(outcome.as_str()), Some(*outcome));
        }
        assert_eq!(Role::from_word("guru"), None);
    }
}
