//! The people who help: the circle, its first call, the attempts to reach someone, the card that is shown while
//! locked, and the helplines of each region.

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
pub(crate) use words;

pub mod by_hand;
pub mod cards;
mod channel;
mod circle;
mod contact;
pub(crate) mod days;
pub mod hard_talks;
pub mod help_card;
pub mod helplines;
pub mod letter;
pub mod links;
pub mod messages;
pub mod numbers;
pub mod own_lines;
pub mod qr;
mod reach;
pub mod reach_outs;
pub(crate) mod silence;
pub mod store;
pub mod vcard;
pub mod zones;

use chrono::NaiveDate;

pub use channel::{ChannelDraft, ChannelKind, ContactChannel, first_choice};
pub use contact::{
    Birthday, CallingHours, Contact, ContactDraft, FirstCall, HelpContact, NotABirthday, OwnCount,
    OwnStart, Rhythm, Role, Standing, Support, There,
};
pub use reach::{CallOutcome, CallResult, Callee, Outcome, ReachKind, ReachOut};

use crate::db::DbError;

/// Puts a civil date into words: "22 November 2026".
pub type SayDate<'a> = &'a dyn Fn(NaiveDate) -> String;

/// Most ways to reach that one contact can have.
pub const MOST_CHANNELS: usize = 20;
/// The longest rhythm in which the person likes to speak with someone, in days.
pub const MOST_RHYTHM_DAYS: u16 = 366;

/// What can go wrong with contacts.
#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    /// The name is empty or blank.
    #[error("the name is empty")]
    NameEmpty,
    /// A text is longer than what is kept (see `store`); nothing was changed.
    #[error("a text is too long")]
    TextTooLong,
    /// More than [`MOST_CHANNELS`] ways to reach a contact or a helpline; nothing was changed.
    #[error("too many ways to reach someone")]
    TooManyChannels,
    /// The time zone of a contact is none; nothing was changed.
    #[error("no such time zone")]
    UnknownZone,
    /// What is noted as past lies ahead; nothing was changed.
    #[error("a time that is not there yet")]
    InFuture,
    /// There is no such contact, channel, reach-out or helpline, or it was deleted.
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

#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
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
        for standing in Standing::ALL {
            assert_eq!(serde_json::to_value(standing).unwrap(), standing.as_str());
        }
        for kind in ChannelKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for kind in ReachKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for outcome in Outcome::ALL {
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
            assert_eq!(Outcome::from_word(outcome.as_str()), Some(*outcome));
        }
        assert_eq!(Role::from_word("guru"), None);
    }
}
