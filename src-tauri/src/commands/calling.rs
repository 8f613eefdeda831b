//! Calling and writing to people: the page names a contact and a channel, or a helpline; what is dialled or opened is
//! read and made here.

use cairn_core::contacts::links::{self, Link, MessageText, Scheme};
use cairn_core::contacts::{
    CallOutcome, CallResult, Callee, ChannelKind, help_card, helplines, own_lines, reach_outs,
};
use cairn_core::db::{ChannelId, ContactId, ReachOutId};
use tauri::AppHandle;

use super::session_of;
use crate::failure::{Failure, FailureCode};
use crate::os::opener::{self, Handler, OpenError};
use crate::session::State;

/// Calls a contact where a voice answers first; without such a channel, opens the first that opens.
#[tauri::command]
#[specta::specta]
pub async fn call(app: AppHandle, contact: ContactId) -> Result<CallOutcome, Failure> {
    reach_contact(&app, contact, None, None, false).await
}

/// Opens one channel of a contact, with words where it carries some. A page in the browser is not opened yet: its link is
/// given to be shown, and opens with `seen`, that is after the person saw it and chose to.
#[tauri::command]
#[specta::specta]
pub async fn reach(
    app: AppHandle,
    contact: ContactId,
    channel: ChannelId,
    message: Option<MessageText>,
    seen: bool,
) -> Result<CallOutcome, Failure> {
    reach_contact(&app, contact, Some(channel), message, seen).await
}

/// Calls a helpline, or with the line "emergency" the region's emergency number. Works in every state; the person's own
/// lines are known while the vault is open.
#[tauri::command]
#[specta::specta]
pub async fn call_helpline(
    app: AppHandle,
    line: String,
    dial: String,
) -> Result<CallOutcome, Failure> {
    // The emergency number waits for nothing, whatever goes on in the vault.
    if line == helplines::EMERGENCY {
        let who = helplines::callee(&line, &dial).ok_or(FailureCode::NotFound)?;
        return Attempt::at(&app, who, None).carry_out(false).await;
    }
    let who = session_of(&app)
        .blocking(move |session| {
            let own = match &*session.state() {
                State::Open(open) => {
                    let db = &open.vault.db;
                    db.read(|c| own_lines::callee(c, &line, &dial)).ok()
                }
                _ => None,
            };
            // Whatever the vault says, or cannot say: what comes with Cairn can be called.
            Ok(own.unwrap_or_else(|| helplines::callee(&line, &dial)))
        })
        .await?;
    let who = who.ok_or(FailureCode::NotFound)?;
    Attempt::at(&app, who, None).carry_out(false).await
}

/// Calls this contact, as [`call`] does, where that needs nobody before the page: for notifications and the tray. False, and nothing logged,
/// where the page has something to show first, or in place of it.
///
/// # Errors
/// `NotFound` when there is no such contact; the database's.
pub async fn call_at_once(app: &AppHandle, contact: ContactId) -> Result<bool, Failure> {
    let who = callee(app, contact, None).await?;
    let attempt = Attempt::at(app, who.clone(), None);
    let outcome = attempt.carry_out(false).await?;
    if outcome.result != CallResult::Launched {
        return Ok(false);
    }
    log(app, who).await;
    Ok(true)
}

/// While the vault is shut only contacts on the help card can be reached, by the ids that the card has.
async fn reach_contact(
    app: &AppHandle,
    contact: ContactId,
    channel: Option<ChannelId>,
    message: Option<MessageText>,
    seen: bool,
) -> Result<CallOutcome, Failure> {
    let mut who = callee(app, contact, channel).await?;
    // Words go to a telephone as a text message.
    if who.kind == ChannelKind::Phone && message.as_ref().is_some_and(|it| !it.body.is_empty()) {
        who.kind = ChannelKind::Text;
    }
    let attempt = Attempt::at(app, who.clone(), message.as_ref());
    let mut outcome = attempt.carry_out(seen).await?;
    // Nobody was reached out to where there is nothing to dial, or where a link is only looked at.
    let tried = !matches!(outcome.result, CallResult::NotDialable | CallResult::Shown);
    if tried && who.contact.is_some() {
        outcome.reach_out = log(app, who).await;
    }
    Ok(outcome)
}

async fn callee(
    app: &AppHandle,
    contact: ContactId,
    channel: Option<ChannelId>,
) -> Result<Callee, Failure> {
    let session = session_of(app);
    let card = session
        .blocking(|session| Ok(session.shut_folder().map(|folder| folder.help_card())))
        .await?;
    if let Some(card) = card {
        let here = session.here();
        return Ok(help_card::callee(
            &card,
            &contact,
            channel.as_ref(),
            here.region(),
        )?);
    }
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| reach_outs::callee(c, &contact, channel.as_ref(), here.region()))
        })
        .await
}

/// Notes the attempt. A call that was made is not taken back because it cannot be noted.
async fn log(app: &AppHandle, who: Callee) -> Option<ReachOutId> {
    let logged = session_of(app)
        .open(move |open, here| reach_outs::log(&mut open.vault.db, &who, &here.now))
        .await;
    logged
        .map_err(|failure| tracing::warn!(code = ?failure.code, "reach-out"))
        .ok()
}

/// Somebody to reach, and what opens for that.
struct Attempt {
    who: Callee,
    link: Option<Link>,
    region: String,
}

impl Attempt {
    fn at(app: &AppHandle, who: Callee, message: Option<&MessageText>) -> Self {
        let region = session_of(app).here().region().to_owned();
        Self {
            link: links::uri(who.kind, &who.number, &region, message),
            who,
            region,
        }
    }

    async fn carry_out(self, seen: bool) -> Result<CallOutcome, Failure> {
        tauri::async_runtime::spawn_blocking(move || {
            let (result, handler) = match &self.link {
                None => (CallResult::NotDialable, None),
                Some(link) => hand_over(link, seen),
            };
            let handler = handler.and_then(|handler| handler.name);
            CallOutcome::new(self.who, self.link.as_ref(), result, handler, &self.region)
        })
        .await
        .map_err(|_| FailureCode::Unexpected.into())
    }
}

/// An app where there is one, else its page. A page opens once it was `seen`, and not before.
fn hand_over(link: &Link, seen: bool) -> (CallResult, Option<Handler>) {
    let web = link.web();
    if seen && let Some(page) = web {
        return launch(page);
    }
    if web != Some(link.uri.as_str()) {
        let launched = launch(&link.uri);
        if launched.0 != CallResult::NoHandler || web.is_none() {
            return launched;
        }
    }
    match opener::probe(Scheme::Https) {
        Some(browser) => (CallResult::Shown, Some(browser)),
        None => (CallResult::NoHandler, None),
    }
}

/// Opens a page in the browser: an `https:` link that the person saw whole, and chose to open.
pub(super) async fn open_page(page: String) -> Result<CallResult, Failure> {
    tauri::async_runtime::spawn_blocking(move || launch(&page).0)
        .await
        .map_err(|_| FailureCode::Unexpected.into())
}

fn launch(uri: &str) -> (CallResult, Option<Handler>) {
    let handler = Scheme::of(uri).and_then(opener::probe);
    let result = match handler.as_ref().map(|_| opener::open(uri)) {
        None | Some(Err(OpenError::NoHandler)) => CallResult::NoHandler,
        Some(Err(OpenError::Failed)) => CallResult::Failed,
        Some(Ok(())) => CallResult::Launched,
    };
    (result, handler)
}
