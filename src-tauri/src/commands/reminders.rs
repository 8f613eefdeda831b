//! Reminders, and how this computer shows them.

use cairn_core::db::{OccurrenceId, OwnReminderId, UndoToken};
use cairn_core::reminders::{
    self, Appointments, LATER_MS, NewOwnReminder, OwnReminder, Reminder, ReminderKind,
};
use cairn_core::settings;
use tauri::{AppHandle, Manager};

use super::Handle;
use crate::failure::{Failure, FailureCode};
use crate::notes::{self, Notes};
use crate::os::autostart;
use crate::texts::Texts;

/// The reminders, and when each comes next.
#[tauri::command]
#[specta::specta]
pub async fn reminders(session: Handle<'_>) -> Result<Vec<Reminder>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| {
                let settings = settings::load(c)?;
                reminders::reminders(c, &here.now, &open.inputs(&settings), &here.words)
            })
        })
        .await
}

/// The person's own reminders and appointments.
#[tauri::command]
#[specta::specta]
pub async fn own_reminders(session: Handle<'_>) -> Result<Vec<OwnReminder>, Failure> {
    session
        .open(|open, here| {
            open.vault.db.read(|c| {
                let settings = settings::load(c)?;
                reminders::own_reminders(c, &here.now, &open.inputs(&settings), &here.words)
            })
        })
        .await
}

/// The appointments, in the order in which they begin.
#[tauri::command]
#[specta::specta]
pub async fn appointments(session: Handle<'_>) -> Result<Appointments, Failure> {
    session
        .open(|open, here| {
            open.vault.db.read(|c| {
                let settings = settings::load(c)?;
                reminders::appointments(c, &here.now, &open.inputs(&settings), &here.words)
            })
        })
        .await
}

/// Adds one.
#[tauri::command]
#[specta::specta]
pub async fn add_own_reminder(
    session: Handle<'_>,
    reminder: NewOwnReminder,
) -> Result<OwnReminderId, Failure> {
    session
        .open(move |open, here| {
            reminders::add_own_reminder(&mut open.vault.db, &reminder, &here.now)
        })
        .await
}

/// Changes one.
#[tauri::command]
#[specta::specta]
pub async fn change_own_reminder(
    session: Handle<'_>,
    id: OwnReminderId,
    reminder: NewOwnReminder,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            reminders::change_own_reminder(&mut open.vault.db, &id, &reminder, &here.now)
        })
        .await
}

/// Takes one away.
#[tauri::command]
#[specta::specta]
pub async fn remove_own_reminder(
    session: Handle<'_>,
    id: OwnReminderId,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| reminders::remove_own_reminder(&mut open.vault.db, &id, &here.now))
        .await
}

/// Tells it again in an hour.
#[tauri::command]
#[specta::specta]
pub async fn snooze(session: Handle<'_>, occurrences: Vec<OccurrenceId>) -> Result<(), Failure> {
    session
        .open(move |open, here| {
            let until = here.now.instant().plus_ms(LATER_MS);
            reminders::snooze(&mut open.vault.db, &occurrences, until)?;
            open.plan(&here.now)
        })
        .await
}

/// A nudge is not for today: it is asked again tomorrow.
#[tauri::command]
#[specta::specta]
pub async fn not_today(session: Handle<'_>, occurrences: Vec<OccurrenceId>) -> Result<(), Failure> {
    session
        .open(move |open, here| {
            let settings = open.vault.db.read(settings::load)?.reminders;
            reminders::not_today(&mut open.vault.db, &occurrences, &here.now, &settings)?;
            open.plan(&here.now)
        })
        .await
}

/// Shows a notification now, to see whether they come.
#[tauri::command]
#[specta::specta]
pub async fn try_notification(app: AppHandle) -> Result<(), Failure> {
    tauri::async_runtime::spawn_blocking(move || app.state::<Notes>().try_out())
        .await
        .map_err(|_| FailureCode::Unexpected)?
        .map_err(|_| FailureCode::NoNotificationServer.into())
}

/// Shows a notification of this kind now, as it would look; with `words` where it has words of the person's own.
#[tauri::command]
#[specta::specta]
pub async fn try_reminder(
    app: AppHandle,
    session: Handle<'_>,
    kind: ReminderKind,
    words: Option<String>,
) -> Result<(), Failure> {
    let language = session.language();
    let (notice, company) = session
        .open(move |open, here| notes::sample(open, here, &Texts::new(&language), kind, words))
        .await?;
    let language = session.language();
    let shown = tauri::async_runtime::spawn_blocking(move || {
        let texts = Texts::new(&language);
        app.state::<Notes>().show(&texts, &notice, &company)
    });
    shown
        .await
        .map_err(|_| FailureCode::Unexpected)?
        .map_err(|_| FailureCode::NoNotificationServer.into())
}

/// Whether Cairn starts with the login, in the tray.
#[tauri::command]
#[specta::specta]
pub async fn autostart(app: AppHandle) -> Result<bool, Failure> {
    tauri::async_runtime::spawn_blocking(move || autostart::is_on(&app))
        .await
        .map_err(|_| FailureCode::Unexpected.into())
}

/// Starts Cairn with the login, or no longer. Never with a shared login.
#[tauri::command]
#[specta::specta]
pub async fn set_autostart(app: AppHandle, session: Handle<'_>, on: bool) -> Result<(), Failure> {
    if on && session.device().shared_login {
        return Err(FailureCode::SharedLogin.into());
    }
    start_with_login(app, on).await
}

/// As [`set_autostart`], whoever uses the login.
pub(super) async fn start_with_login(app: AppHandle, on: bool) -> Result<(), Failure> {
    tauri::async_runtime::spawn_blocking(move || autostart::set(&app, on))
        .await
        .map_err(|_| FailureCode::Unexpected)?
        .map_err(|_| FailureCode::Autostart.into())
}
