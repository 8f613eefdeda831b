//! What happens when someone is reached out to: who it goes to, what became of it, and how it is noted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::channel::first_choice;
use super::{ChannelKind, ContactChannel, ContactError, numbers, qr};
use crate::db::{ChannelId, ContactId, EntryId, ReachOutId};
use crate::time_of_day::TimeOfDay;

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

words! {
    /// What an attempt to reach someone was.
    ReachKind {
        /// A call.
        Call = "call",
        /// A text message, by whatever carries it.
        Text = "text",
        /// An e-mail.
        Email = "email",
        /// A video call.
        Video = "video",
        /// One went to see the other.
        Visit = "visit",
        /// A meeting.
        Meeting = "meeting",
        /// Anything else.
        Other = "other",
    }
}

impl From<ChannelKind> for ReachKind {
    fn from(kind: ChannelKind) -> Self {
        match kind {
            ChannelKind::Phone | ChannelKind::Relay => Self::Call,
            ChannelKind::Text | ChannelKind::Signal | ChannelKind::Whatsapp => Self::Text,
            ChannelKind::Email => Self::Email,
            ChannelKind::Link | ChannelKind::Sign => Self::Video,
            ChannelKind::Address => Self::Visit,
            ChannelKind::Note => Self::Other,
        }
    }
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
    /// What it was.
    pub kind: ReachKind,
    /// The number or address as it was then; empty where there was none.
    pub number: String,
    /// When, by the wall clock of where it was; the day alone where no time was said.
    pub when_text: String,
    /// The day there.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The time there; `None` = not said.
    pub time: Option<TimeOfDay>,
    /// `None` = not said yet.
    pub outcome: Option<Outcome>,
    /// A line about it; may be empty.
    pub note: String,
    /// Added by hand, not by a call from Cairn.
    pub by_hand: bool,
    /// What was written about it in the journal; `None` = nothing, or it is in the trash.
    pub entry: Option<EntryId>,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CallResult {
    /// The operating system took it.
    Launched,
    /// Nothing opens such links here.
    NoHandler,
    /// The program that opens them did not start.
    Failed,
    /// There is nothing to dial.
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

/// Who is called, and where: from the circle, the help card or a helpline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callee {
    /// The contact in the database; `None` for a helpline, and while locked.
    pub contact: Option<ContactId>,
    /// Their name.
    pub name: String,
    /// What the channel is.
    pub kind: ChannelKind,
    /// The number, address or link as typed; empty when they have none.
    pub number: String,
}

impl Callee {
    /// Someone at the given one of their channels or, for `None`, the first where a voice answers, else the first that
    /// opens, else the first (an empty number when there is none).
    ///
    /// # Errors
    /// `NotFound` when they have no such channel.
    pub(super) fn choose(
        contact: Option<ContactId>,
        name: String,
        channels: &[ContactChannel],
        channel: Option<&ChannelId>,
    ) -> Result<Self, ContactError> {
        let chosen = match channel {
            Some(id) => {
                let wanted = channels.iter().find(|channel| channel.id == *id);
                Some(wanted.ok_or(ContactError::NotFound)?)
            }
            None => first_choice(channels).or(channels.first()),
        };
        Ok(Self {
            contact,
            name,
            kind: chosen.map_or(ChannelKind::Phone, |channel| channel.kind),
            number: chosen.map_or(String::new(), |channel| channel.value.clone()),
        })
    }
}
