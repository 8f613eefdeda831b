//! Reminders on their way to the screen: their words, their actions, and what an action does.

use std::sync::Arc;

use cairn_core::contacts::CallResult;
use cairn_core::db::OccurrenceId;
use cairn_core::milestones::{MilestoneName, Unit};
use cairn_core::reminders::{self, Delivery, LATER_MS, Notice, ReminderKind as Kind};
use fluent_bundle::FluentArgs;
use tauri::{AppHandle, Manager};

use crate::commands::{call_contact, session_of};
use crate::os::dialer;
use crate::os::notifications::{NoServer, Note, Notifications, ServerInfo};
use crate::session::Session;
use crate::texts::Texts;
use crate::whereabouts::Destination;
use crate::window;

/// Shows notes and follows their actions.
pub struct Notes {
    shower: Notifications,
}

const SEE: &str = "see";
const CALL: &str = "call";
const CHECK_IN: &str = "checkIn";
const LATER: &str = "later";
/// The note of the settings page's "Try it now".
const TRY: &str = "try";
/// A note while locked: what it is for shows after unlocking.
const LOCKED: &str = "locked";
/// One note for several things.
const GATHERED: &str = "gathered";

impl Notes {
    /// Begins to listen for actions.
    pub fn new(app: &AppHandle) -> Self {
        let inside = app.clone();
        let shower = Notifications::new(app, move |id: String, action: String| {
            let app = inside.clone();
            tauri::async_runtime::spawn(async move { follow(&app, &id, &action).await });
        });
        Self { shower }
    }

    /// Who shows notifications on this computer.
    pub fn server(&self) -> Option<ServerInfo> {
        self.shower.server()
    }

    /// Takes back what is still on the screen.
    pub fn withdraw_all(&self) {
        self.shower.withdraw_all();
    }

    /// Shows an example.
    ///
    /// # Errors
    /// [`NoServer`] when nobody on this computer shows notifications.
    pub fn try_out(&self) -> Result<(), NoServer> {
        let texts = Texts::new("en");
        self.shower
            .show(Note {
                id: TRY.to_owned(),
                title: texts.get("notifications-try-title"),
                body: texts.get("notifications-try-body"),
                actions: Vec::new(),
                transient: true,
            })
            .map(|_| ())
    }

    /// Shows that something waits, and nothing of what.
    ///
    /// # Errors
    /// [`NoServer`].
    pub fn show_neutral(&self, texts: &Texts, call: bool) -> Result<(), NoServer> {
        let mut actions = vec![(SEE.to_owned(), texts.get("notifications-action-open"))];
        if call {
            actions.push((
                CALL.to_owned(),
                texts.get("notifications-action-call-neutral"),
            ));
        }
        self.shower
            .show(Note {
                id: LOCKED.to_owned(),
                title: texts.get("notifications-neutral-title"),
                body: texts.get("notifications-neutral-body"),
                actions,
                transient: false,
            })
            .map(|_| ())
    }

    /// Shows what is due: one thing by itself, several gathered into one.
    ///
    /// # Errors
    /// [`NoServer`].
    pub fn show(
        &self,
        texts: &Texts,
        notice: &Notice,
        first_call: Option<&str>,
    ) -> Result<(), NoServer> {
        let note = match notice.items.as_slice() {
            [] => return Ok(()),
            [one] => single(texts, one, notice.neutral, first_call),
            several => gathered(texts, several.len(), notice.neutral),
        };
        self.shower.show(note).map(|_| ())
    }
}

fn single(texts: &Texts, delivery: &Delivery, neutral: bool, first_call: Option<&str>) -> Note {
    let (title, body) = if neutral {
        neutral_words(texts)
    } else {
        words(texts, delivery)
    };
    Note {
        id: delivery.occurrence.as_str().to_owned(),
        title,
        body,
        actions: actions(texts, delivery.kind, neutral, first_call),
        transient: false,
    }
}

/// Neutral notes all have the same actions: they would tell the kind otherwise.
fn actions(
    texts: &Texts,
    kind: Kind,
    neutral: bool,
    first_call: Option<&str>,
) -> Vec<(String, String)> {
    let action = |key: &str, id: &str| (key.to_owned(), texts.get(id));
    let call = first_call.map(|name| {
        let label = if neutral {
            texts.get("notifications-action-call-neutral")
        } else {
            texts.with("notifications-action-call", &args([("name", name.into())]))
        };
        (CALL.to_owned(), label)
    });
    let later = action(LATER, "notifications-action-later");
    match kind {
        _ if neutral => [
            Some(action(SEE, "notifications-action-open")),
            call,
            Some(later),
        ]
        .into_iter()
        .flatten()
        .collect(),
        Kind::Milestone => [Some(action(SEE, "notifications-action-see")), call]
            .into_iter()
            .flatten()
            .collect(),
        Kind::MilestoneEve => vec![action(SEE, "notifications-action-see")],
        Kind::CheckIn => vec![action(CHECK_IN, "notifications-action-check-in"), later],
    }
}

fn neutral_words(texts: &Texts) -> (String, String) {
    (
        texts.get("notifications-neutral-title"),
        texts.get("notifications-neutral-body"),
    )
}

fn gathered(texts: &Texts, count: usize, neutral: bool) -> Note {
    let (title, body) = if neutral {
        neutral_words(texts)
    } else {
        (
            texts.get("notifications-gathered-title"),
            texts.with(
                "notifications-gathered-body",
                &args([("count", count.into())]),
            ),
        )
    };
    Note {
        id: GATHERED.to_owned(),
        title,
        body,
        actions: vec![(SEE.to_owned(), texts.get("notifications-action-open"))],
        transient: false,
    }
}

fn words(texts: &Texts, delivery: &Delivery) -> (String, String) {
    if delivery.kind == Kind::CheckIn {
        return (
            texts.get("notifications-check-in-title"),
            texts.get("notifications-check-in-body"),
        );
    }
    let title = texts.with(
        "notifications-milestone-title",
        &args([(
            "path",
            delivery.path_name.as_deref().unwrap_or_default().into(),
        )]),
    );
    let name = (delivery.milestone.as_ref())
        .filter(|_| !delivery.counter_hidden)
        .map(|name| milestone(texts, name));
    let id = match (delivery.kind, name.is_some()) {
        (Kind::MilestoneEve, true) => "notifications-milestone-eve-body",
        (Kind::MilestoneEve, false) => "notifications-milestone-eve-hidden-body",
        (_, true) if delivery.late_days > 0 => "notifications-milestone-late-body",
        (_, false) if delivery.late_days > 0 => "notifications-milestone-late-hidden-body",
        (_, true) => "notifications-milestone-body",
        (_, false) => "notifications-milestone-hidden-body",
    };
    let body = texts.with(
        id,
        &args([
            ("milestone", name.unwrap_or_default().into()),
            ("days", delivery.late_days.into()),
        ]),
    );
    (title, body)
}

fn milestone(texts: &Texts, name: &MilestoneName) -> String {
    let (id, count) = match name {
        MilestoneName::Welcome => return texts.get("notifications-milestone-welcome"),
        MilestoneName::WelcomeBack => return texts.get("notifications-milestone-welcome-back"),
        MilestoneName::Own { words } => return words.clone(),
        MilestoneName::Span { count, unit } => (
            match unit {
                Unit::Hours => "notifications-milestone-hours",
                Unit::Days => "notifications-milestone-days",
                Unit::Weeks => "notifications-milestone-weeks",
                Unit::Months => "notifications-milestone-months",
                Unit::Years => "notifications-milestone-years",
            },
            *count,
        ),
    };
    texts.with(id, &args([("count", count.into())]))
}

fn args<'a, const N: usize>(
    pairs: [(&'static str, fluent_bundle::FluentValue<'a>); N],
) -> FluentArgs<'a> {
    pairs.into_iter().collect()
}

/// Does what the person chose on a note; "default" is a click on the note itself.
async fn follow(app: &AppHandle, id: &str, action: &str) {
    let session = session_of(app);
    let is_open = session.blocking(|session| Ok(session.is_open())).await;
    let open = is_open.unwrap_or(false);
    match action {
        LATER if open => {
            let occurrence = OccurrenceId::from(id.to_owned());
            let snoozed = session
                .open(move |open, here| {
                    let until = here.now.instant().plus_ms(LATER_MS);
                    reminders::snooze(&mut open.vault.db, &[occurrence], until)?;
                    open.plan(&here.now)
                })
                .await;
            if let Err(failure) = snoozed {
                tracing::warn!(code = ?failure.code, "later");
            }
            return;
        }
        CALL => call_first(app, &session).await,
        _ if id == TRY => session.lead_to(Destination::Settings),
        _ => session.lead_to(Destination::Today),
    }
    window::show(app);
}

/// Calls the first contact at once where something opens `tel:`; else the page shows the number. While the vault is
/// shut it leads to Help now, which has those that the person chose to show.
pub async fn call_first(app: &AppHandle, session: &Arc<Session>) {
    let is_open = session.blocking(|session| Ok(session.is_open())).await;
    if !is_open.unwrap_or(false) {
        return session.lead_to(Destination::Help);
    }
    let first = session
        .open(|open, here| {
            open.vault
                .db
                .read(|c| cairn_core::contacts::store::first_call(c, "", here.region()))
        })
        .await;
    let Ok(Some(first)) = first else {
        return session.lead_to(Destination::Help);
    };
    if dialer::probe().is_some() {
        match call_contact(app, first.contact.clone(), None).await {
            Ok(outcome) if outcome.result == CallResult::Launched => {
                return session.lead_to(Destination::Today);
            }
            Ok(_) => {}
            Err(failure) => tracing::warn!(code = ?failure.code, "call"),
        }
    }
    session.lead_to(Destination::Call {
        contact: first.contact,
    });
}

/// The one in the running app.
pub fn notes(app: &AppHandle) -> tauri::State<'_, Notes> {
    app.state::<Notes>()
}
