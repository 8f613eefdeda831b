//! Calling: the page names a contact or a helpline; the number is dialled from here.

use cairn_core::contacts::{self, help_card, helplines, numbers, qr};
use cairn_core::db::{ContactId, PhoneId, ReachOutId};
use serde::Serialize;
use tauri::AppHandle;

use super::{Handle, on_main, session_of};
use crate::failure::{Failure, FailureCode};
use crate::os::dialer::{self, DialError};
use crate::session::{Session, State};

/// How a call went as far as the computer can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CallResult {
    /// The operating system took it.
    Launched,
    /// Nothing on this computer opens `tel:`.
    NoHandler,
    /// The program that opens `tel:` did not start.
    Failed,
    /// There are no digits to dial.
    NotDialable,
}

/// A call, with what is needed to make it by hand.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CallOutcome {
    /// The call as logged; none for helplines and while no vault is open.
    pub reach_out: Option<ReachOutId>,
    name: String,
    number: String,
    display: String,
    /// How it went.
    pub result: CallResult,
    handler: Option<String>,
    qr_svg: Option<String>,
}

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

/// Calls a helpline, or with the line "emergency" the region's emergency number. Works in every state.
#[tauri::command]
#[specta::specta]
pub async fn call_helpline(
    app: AppHandle,
    session: Handle<'_>,
    line: String,
    dial: String,
) -> Result<CallOutcome, Failure> {
    let here = session.here();
    let region = helplines::region(here.region.as_deref(), here.now.zone.name());
    let name = helplines::dialled_at(&region, &line, &dial).ok_or(FailureCode::NotFound)?;
    dial_number(&app, name, dial).await
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
    if !matches!(*session.state(), State::Open(_)) {
        let (name, number) = from_help_card(&session, &contact, phone.as_ref())?;
        return dial_number(app, name, number).await;
    }
    let (id, called) = {
        let (contact, phone) = (contact.clone(), phone.clone());
        session
            .open(move |open, here| contacts::log_call(&mut open.vault.db, &contact, phone.as_ref(), &here.now))
            .await?
    };
    let mut outcome = dial_number(app, called.name, called.number).await?;
    outcome.reach_out = Some(id);
    Ok(outcome)
}

fn from_help_card(
    session: &Session,
    contact: &ContactId,
    phone: Option<&PhoneId>,
) -> Result<(String, String), Failure> {
    let State::Locked(locked) = &*session.state() else {
        return Err(FailureCode::Locked.into());
    };
    help_card::read(&locked.folder.help_card(), session.here().region())
        .into_iter()
        .filter(|shown| shown.contact == *contact)
        .find_map(|shown| {
            let phone = match phone {
                Some(wanted) => shown.phones.iter().find(|phone| phone.id == *wanted),
                None => shown.phones.iter().find(|phone| phone.dialable).or(shown.phones.first()),
            };
            phone.map(|phone| (shown.name.clone(), phone.number.clone()))
        })
        .ok_or_else(|| FailureCode::NotFound.into())
}

async fn dial_number(app: &AppHandle, name: String, number: String) -> Result<CallOutcome, Failure> {
    let region = session_of(app).here();
    let uri = numbers::tel_uri(&number);
    let mut outcome = CallOutcome {
        reach_out: None,
        display: numbers::display(&number, region.region()),
        name,
        number,
        result: CallResult::NotDialable,
        handler: None,
        qr_svg: uri.as_deref().and_then(qr::svg),
    };
    if let Some(uri) = uri {
        (outcome.handler, outcome.result) = on_main(app, move |_| {
            let handler = dialer::probe();
            let result = match handler.as_ref().map(|_| dialer::open(&uri)) {
                None | Some(Err(DialError::NoHandler)) => CallResult::NoHandler,
                Some(Err(DialError::Failed)) => CallResult::Failed,
                Some(Ok(())) => CallResult::Launched,
            };
            (handler, result)
        })
        .await?;
    }
    Ok(outcome)
}
