//! Where the page is led, what it is to tell, and when the person was last before it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cairn_core::clock::Instant;
use cairn_core::db::{ContactId, OccurrenceId};
use serde::{Deserialize, Serialize};

/// A page that a notification, the tray or a second start wants shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", tag = "page")]
#[allow(missing_docs, reason = "they are the pages")]
pub enum Destination {
    Today {
        /// The reminder that it is about, which comes first there.
        about: Option<OccurrenceId>,
    },
    /// The check-in of today.
    CheckIn,
    Help,
    Milestones,
    Journal,
    Settings,
    /// This contact, in People.
    Person {
        /// Who.
        contact: ContactId,
    },
    /// Calling this contact.
    Call {
        /// Who.
        contact: ContactId,
    },
}

/// What the person is told, once, about closing the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ClosingNotice {
    /// Cairn stays in the tray.
    StaysInTray,
    /// There is no tray: Cairn quits.
    Quits,
}

/// All of it. Nothing here outlives the process.
#[derive(Debug, Default)]
pub struct Whereabouts(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    destination: Option<Destination>,
    closing_notice: Option<ClosingNotice>,
    last_active: Option<Instant>,
    last_seen: Option<Instant>,
}

impl Whereabouts {
    /// Where the page is being led, until it has arrived.
    pub fn destination(&self) -> Option<Destination> {
        self.held().destination.clone()
    }

    /// Leads the page there; none = it has arrived.
    pub fn lead(&self, destination: Option<Destination>) {
        self.held().destination = destination;
    }

    /// The notice that the page is to show.
    pub fn closing_notice(&self) -> Option<ClosingNotice> {
        self.held().closing_notice
    }

    /// Has the page show a notice, or takes it back.
    pub fn notice_closing(&self, notice: Option<ClosingNotice>) {
        self.held().closing_notice = notice;
    }

    /// When the window was last used, or the vault opened: idle time counts from there.
    pub fn last_active(&self) -> Option<Instant> {
        self.held().last_active
    }

    /// The vault was opened, perhaps by the computer alone.
    pub fn opened(&self, at: Instant) {
        self.held().last_active = Some(at);
    }

    /// When the person was last seen before the window.
    pub fn last_seen(&self) -> Option<Instant> {
        self.held().last_seen
    }

    /// The person is there.
    pub fn seen(&self, at: Instant) {
        let mut held = self.held();
        held.last_active = Some(at);
        held.last_seen = Some(at);
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
