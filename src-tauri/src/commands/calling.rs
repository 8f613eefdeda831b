//! Calling: the page names a contact or a helpline; the number is dialled from here.

use cairn_core::contacts::{
    CallOutcome, CallResult, Callee, ContactError, help_card, helplines, numbers, own_lines,
    reach_outs,
};
use cairn_core::db::{ContactId, PhoneId, ReachOutId};
use tauri::AppHandle;

use super::session_of;
use crate::failure::{Failure, FailureCode};
use crate::os::dialer::{self, DialError};
use crate::session::State;

/// Calls a contact: the named phone, else the first one that can be dialled.
#[tauri::command]
#[specta::specta]
pub async fn call(
    app: AppHandle,
    contact: ContactId,
    phone: Option<PhoneId>,
) -> Result<CallOutcome, Failure> {
    call_contact(&app, contact, phone).await
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
        return place(&app, who, None).await;
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
    place(&app, who.ok_or(FailureCode::NotFound)?, None).await
}

/// As [`call`], also for notifications and the tray. While the vault is shut only contacts on the help card can be called.
///
/// # Errors
/// `NotFound` when there is no such contact or phone; the database's.
pub async fn call_contact(
    app: &AppHandle,
    contact: ContactId,
    phone: Option<PhoneId>,
) -> Result<CallOutcome, Failure> {
    let session = session_of(app);
    let card = session
        .blocking(|session| Ok(session.shut_folder().map(|folder| folder.help_card())))
        .await?;
    if let Some(card) = card {
        let who = help_card::callee(&card, &contact, phone.as_ref())?;
        return place(app, who, None).await;
    }
    let (who, logged) = session
        .open(move |open, here| {
            let who = open
                .vault
                .db
                .read(|c| reach_outs::callee(c, &contact, phone.as_ref()))?;
            // Where there is nothing to dial nobody was reached out to.
            let logged = match numbers::dialable(&who.number) {
                true => Some(reach_outs::log(&mut open.vault.db, &who, &here.now)?),
                false => None,
            };
            Ok::<_, ContactError>((who, logged))
        })
        .await?;
    place(app, who, logged).await
}

/// Hands the number to whatever opens `tel:` here.
async fn place(
    app: &AppHandle,
    who: Callee,
    reach_out: Option<ReachOutId>,
) -> Result<CallOutcome, Failure> {
    let uri = numbers::tel_uri(&who.number);
    let (handler, result) = match uri {
        None => (None, CallResult::NotDialable),
        Some(uri) => tauri::async_runtime::spawn_blocking(move || launch(&uri))
            .await
            .map_err(|_| FailureCode::Unexpected)?,
    };
    let here = session_of(app).here();
    Ok(CallOutcome::new(
        who,
        reach_out,
        result,
        handler,
        here.region(),
    ))
}

fn launch(uri: &str) -> (Option<String>, CallResult) {
    let handler = dialer::probe();
    let result = match handler.as_ref().map(|_| dialer::open(uri)) {
        None | Some(Err(DialError::NoHandler)) => CallResult::NoHandler,
        Some(Err(DialError::Failed)) => CallResult::Failed,
        Some(Ok(())) => CallResult::Launched,
    };
    (handler, result)
}
