//! What happens when someone is reached out to: who it goes to, what became of it, and how it is noted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::channel::first_choice;
use super::links::{Link, Scheme};
use super::{ChannelKind, ContactChannel, ContactError, qr};
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

/// What became of reaching out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CallResult {
    /// The operating system took it.
    Launched,
    /// It is a page in the browser: the person sees which one before it opens.
    Shown,
    /// Nothing opens such links here.
    NoHandler,
    /// The program that opens them did not start.
    Failed,
    /// There is nothing to dial or to open.
    NotDialable,
}

/// What the page shows after Call, Text, Write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CallOutcome {
    /// The attempt as logged; `None` for a helpline, an emergency number, while no vault is open, and before anything
    /// was attempted.
    pub reach_out: Option<ReachOutId>,
    /// The channel that was taken; `None` for a helpline, and where there is none.
    pub channel: Option<ChannelId>,
    /// Who.
    pub name: String,
    /// What the channel is.
    pub kind: ChannelKind,
    /// As typed.
    pub number: String,
    /// A number grouped for reading; else as typed.
    pub display: String,
    /// What became of it.
    pub result: CallResult,
    /// The program that opens such links, where it is known.
    pub handler: Option<String>,
    /// The page in the browser, where it is one or one does the same as the app: all of the link, in ASCII.
    pub web: Option<String>,
    /// The message went along, or there was none.
    pub carried: bool,
    /// The link as a QR code, an SVG document; `None` when there is nothing that a phone could make something of.
    pub qr_svg: Option<String>,
}

impl CallOutcome {
    /// The outcome of reaching `who` by `link` from `region`, not logged: with the number grouped and its QR code made.
    pub fn new(
        who: Callee,
        link: Option<&Link>,
        result: CallResult,
        handler: Option<String>,
        region: &str,
    ) -> Self {
        Self {
            reach_out: None,
            channel: who.channel,
            display: who.kind.display(&who.number, region),
            kind: who.kind,
            result,
            handler,
            web: link.and_then(Link::web).map(str::to_owned),
            carried: link.is_none_or(|link| link.carries),
            qr_svg: link.and_then(|link| scanned(link.for_a_phone())),
            name: who.name,
            number: who.number,
        }
    }
}

/// What a phone does better than this computer: calling, texting, and a page that was not to open here.
fn scanned(link: &str) -> Option<String> {
    match Scheme::of(link)? {
        Scheme::Tel | Scheme::Sms | Scheme::Https => qr::svg(link),
        Scheme::Mailto | Scheme::Sgnl | Scheme::Whatsapp => None,
    }
}

/// Who is reached, and where: from the circle, the help card or a helpline.
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
    /// Which channel it is; `None` for a helpline, and where there is none.
    pub channel: Option<ChannelId>,
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
            channel: chosen.map(|channel| channel.id.clone()),
        })
    }
}
