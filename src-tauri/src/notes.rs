//! Reminders on their way to the screen, and what their actions do.

mod sample;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use cairn_core::contacts::{ChannelKind, ContactError, FirstCall, store as contacts};
use cairn_core::db::{ContactId, Db, OccurrenceId};
use cairn_core::reminders::{self, LATER_MS, Notice};
use cairn_core::settings;
use tauri::{AppHandle, Manager};

use crate::commands::{call_at_once, session_of};
use crate::os::notifications::{NoServer, Note, Notifications, ServerInfo};
use crate::session::Session;
use crate::texts::Texts;
use crate::whereabouts::Destination;
use crate::window;

pub use sample::sample;
use words::{gathered, single};

/// Shows notes and follows their actions.
pub struct Notes {
    shower: Notifications,
    /// What the notes on the screen that stand for something else than one occurrence are about.
    about: Mutex<HashMap<&'static str, Vec<OccurrenceId>>>,
}

/// Whom a note can offer, and how each is reached.
#[derive(Debug, Default)]
pub struct Company {
    /// Who is behind the Call button.
    pub first: Option<FirstCall>,
    /// What one click does for each who may be offered.
    pub kinds: HashMap<ContactId, ChannelKind>,
}

impl Company {
    /// From the circle as it is now; the first call has the person's own label where there is one.
    ///
    /// # Errors
    /// The database's.
    pub fn of(db: &Db, label: &str, region: &str) -> Result<Self, ContactError> {
        db.read(|c| {
            Ok(Self {
                first: contacts::first_call(c, label, region)?,
                kinds: contacts::first_kinds(c, region)?,
            })
        })
    }
}

const SEE: &str = "see";
const CALL: &str = "call";
const CHECK_IN: &str = "checkIn";
const LOOK_BACK: &str = "lookBack";
const LATER: &str = "later";
const NOT_TODAY: &str = "notToday";
/// Calls whoever was the first call when the note was shown, and had their name on it: the id follows.
const CALL_FIRST: &str = "callFirst:";
/// Calls one contact, whom the note is about: the id follows.
const CALL_ONE: &str = "call:";
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
        Self {
            shower,
            about: Mutex::default(),
        }
    }

    /// What the note is about: one occurrence, which names it, or several.
    fn about(&self, id: &str) -> Vec<OccurrenceId> {
        let about = self.about.lock().unwrap_or_else(PoisonError::into_inner);
        let one = || vec![OccurrenceId::from(id.to_owned())];
        about.get(id).cloned().unwrap_or_else(one)
    }

    fn stands_for(&self, id: &'static str, about: Vec<OccurrenceId>) {
        let mut all = self.about.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(id, about);
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
    pub fn show_neutral(
        &self,
        texts: &Texts,
        about: Vec<OccurrenceId>,
        call: bool,
    ) -> Result<(), NoServer> {
        self.stands_for(LOCKED, about);
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
    pub fn show(&self, texts: &Texts, notice: &Notice, company: &Company) -> Result<(), NoServer> {
        let note = match notice.items.as_slice() {
            [] => return Ok(()),
            [one] => single(texts, one, notice.neutral, company),
            several => {
                let about = several.iter().map(|item| item.occurrence.clone());
                self.stands_for(GATHERED, about.collect());
                gathered(texts, several, notice.neutral, company)
            }
        };
        self.shower.show(note).map(|_| ())
    }
}

/// Does what the person chose on a note; "default" is a click on the note itself.
async fn follow(app: &AppHandle, id: &str, action: &str) {
    let session = session_of(app);
    let is_open = session.blocking(|session| Ok(session.is_open())).await;
    let open = is_open.unwrap_or(false);
    let about = notes(app).about(id);
    let named = action.strip_prefix(CALL_FIRST);
    match action {
        // An example calls nobody and moves nothing.
        _ if id == TRY => session.lead_to(Destination::Settings),
        LATER if open => return put_off(&session, about, Later::InAnHour).await,
        NOT_TODAY if open => return put_off(&session, about, Later::Tomorrow).await,
        CHECK_IN if open => {
            session.lead_to(Destination::CheckIn);
            see(&session, about).await;
        }
        CALL => call_first(app, &session).await,
        _ => match named.or_else(|| action.strip_prefix(CALL_ONE)) {
            Some(contact) if open => {
                reach(app, &session, ContactId::from(contact.to_owned())).await;
                if named.is_none() {
                    see(&session, about).await;
                }
            }
            Some(_) => session.lead_to(Destination::Help),
            None => lead_to(&session, about).await,
        },
    }
    window::show(app);
}

/// Leads to what the note is about: to the person whose day it is, or to Today.
async fn lead_to(session: &Arc<Session>, about: Vec<OccurrenceId>) {
    if let [one] = about.as_slice() {
        let one = one.clone();
        let person = session
            .open(move |open, _| open.vault.db.read(|c| reminders::leads_to(c, &one)))
            .await;
        if let Ok(Some(contact)) = person {
            session.lead_to(Destination::Person { contact });
            return see(session, about).await;
        }
    }
    session.lead_to(Destination::Today {
        about: about.into_iter().next(),
    });
}

enum Later {
    InAnHour,
    Tomorrow,
}

async fn put_off(session: &Arc<Session>, about: Vec<OccurrenceId>, later: Later) {
    let done = session
        .open(move |open, here| {
            let db = &mut open.vault.db;
            match later {
                Later::InAnHour => {
                    let until = here.now.instant().plus_ms(LATER_MS);
                    reminders::snooze(db, &about, until)?;
                }
                Later::Tomorrow => {
                    let settings = db.read(settings::load)?.reminders;
                    reminders::not_today(db, &about, &here.now, &settings)?;
                }
            }
            open.plan(&here.now)
        })
        .await;
    if let Err(failure) = done {
        tracing::warn!(code = ?failure.code, "later");
    }
}

/// What was answered on the note itself does not ask again on Today.
async fn see(session: &Arc<Session>, about: Vec<OccurrenceId>) {
    let done = session
        .open(move |open, here| reminders::seen(&mut open.vault.db, &about, &here.now))
        .await;
    if let Err(failure) = done {
        tracing::warn!(code = ?failure.code, "seen");
    }
}

/// Calls the first contact at once where that needs nobody before the page; else the page shows what there is. While the vault is
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
                .read(|c| contacts::first_call(c, "", here.region()))
        })
        .await;
    match first {
        Ok(Some(first)) => reach(app, session, first.contact).await,
        _ => session.lead_to(Destination::Help),
    }
}

/// Calls this contact at once where that needs nobody before the page; else the page shows what there is. Someone who is no
/// longer to be offered is not called from a note that still stands on the screen.
async fn reach(app: &AppHandle, session: &Arc<Session>, contact: ContactId) {
    let asked = contact.clone();
    let offered = session
        .open(move |open, _| open.vault.db.read(|c| contacts::is_offered(c, &asked)))
        .await;
    if !offered.unwrap_or(false) {
        return session.lead_to(Destination::Today { about: None });
    }
    let destination = match call_at_once(app, contact.clone()).await {
        Ok(true) => Destination::Today { about: None },
        Ok(false) => Destination::Call { contact },
        Err(failure) => {
            tracing::warn!(code = ?failure.code, "call");
            Destination::Call { contact }
        }
    };
    session.lead_to(destination);
}

/// The one in the running app.
pub fn notes(app: &AppHandle) -> tauri::State<'_, Notes> {
    app.state::<Notes>()
}

#[cfg(test)]
mod tests;
