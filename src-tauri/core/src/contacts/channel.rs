//! The ways to reach a contact.

use serde::{Deserialize, Serialize};

use super::{links, numbers};
use crate::db::ChannelId;

words! {
    /// What a way to reach someone is.
    ChannelKind {
        /// A telephone number.
        Phone = "phone",
        /// A number for text messages only.
        Text = "text",
        /// An e-mail address.
        Email = "email",
        /// A link to a video call, a meeting or a page: https only.
        Link = "link",
        /// Signal, by number.
        Signal = "signal",
        /// WhatsApp, by number.
        Whatsapp = "whatsapp",
        /// A relay service, by number or link: someone passes on what is typed.
        Relay = "relay",
        /// A sign language service, by number or link.
        Sign = "sign",
        /// Where they are.
        Address = "address",
        /// Anything else in words.
        Note = "note",
    }
}

impl ChannelKind {
    /// Whether people are known by a number there. Relay and sign services may have a link instead.
    pub fn has_number(self) -> bool {
        !matches!(self, Self::Email | Self::Link | Self::Address | Self::Note)
    }

    /// The value as it is read in `region` (ISO 3166): a number grouped, everything else as typed.
    pub fn display(self, value: &str, region: &str) -> String {
        match self.has_number() {
            true => numbers::display(value, region),
            false => value.to_owned(),
        }
    }
}

/// One way to reach a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactChannel {
    /// Its name; stays when the channel is changed.
    pub id: ChannelId,
    /// What it is.
    pub kind: ChannelKind,
    /// "mobile", "evenings"; may be empty.
    pub label: String,
    /// As typed, never changed.
    pub value: String,
    /// A number grouped for reading; as typed where that is not certain, and for everything else.
    pub display: String,
    /// Whether there is anything to dial or to open.
    pub opens: bool,
}

impl ContactChannel {
    /// A channel as it is shown to someone in `region` (ISO 3166, "ZZ" = elsewhere).
    pub fn new(
        id: ChannelId,
        kind: ChannelKind,
        label: String,
        value: String,
        region: &str,
    ) -> Self {
        let display = kind.display(&value, region);
        let opens = links::opens(kind, &value, region);
        Self {
            id,
            kind,
            label,
            value,
            display,
            opens,
        }
    }

    /// Whether a voice answers there: a telephone or a relay service that opens.
    pub fn calls(&self) -> bool {
        self.opens && matches!(self.kind, ChannelKind::Phone | ChannelKind::Relay)
    }
}

/// The channel behind one click on a name: the first where a voice answers or, without one, the first that opens.
pub fn first_choice(channels: &[ContactChannel]) -> Option<&ContactChannel> {
    let calls = channels.iter().find(|channel| channel.calls());
    calls.or_else(|| channels.iter().find(|channel| channel.opens))
}

/// What the form gives for a channel, new or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChannelDraft {
    /// `None` = a new channel.
    pub id: Option<ChannelId>,
    /// What it is.
    pub kind: ChannelKind,
    /// May be empty.
    pub label: String,
    /// Stored exactly as typed.
    pub value: String,
}
