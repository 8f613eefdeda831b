//! Settings, and what this computer can do.

use cairn_core::reminders::{self, Reminder};
use cairn_core::settings::{self, Device, Settings};
use serde::Serialize;
use tauri::{AppHandle, Manager};

use super::Handle;
use crate::failure::{Failure, FailureCode};
use crate::notes::Notes;
use crate::os::{data_folder, dialer, tray};
use crate::window;

/// What this computer can do for Cairn.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Surroundings {
    notifications: bool,
    notification_server: Option<String>,
    actions: bool,
    tray: bool,
    phone_handler: Option<String>,
    screen_capture_hidden: bool,
    data_folder: String,
    sync_folder: Option<String>,
    version: String,
}

/// The plain settings of this computer.
#[tauri::command]
#[specta::specta]
pub fn device(session: Handle<'_>) -> Device {
    session.device().device
}

/// Changes the plain settings of this computer.
#[tauri::command]
#[specta::specta]
pub async fn change_device(
    app: AppHandle,
    session: Handle<'_>,
    device: Device,
) -> Result<(), Failure> {
    session
        .blocking(|session| session.change_device(|file| file.device = device))
        .await?;
    window::check_spelling(&app);
    Ok(())
}

/// The settings in the vault.
#[tauri::command]
#[specta::specta]
pub async fn settings(session: Handle<'_>) -> Result<Settings, Failure> {
    session
        .open(|open, _| open.vault.db.read(settings::load))
        .await
}

/// Changes the settings in the vault.
#[tauri::command]
#[specta::specta]
pub async fn change_settings(session: Handle<'_>, settings: Settings) -> Result<(), Failure> {
    let shared = settings.shared_login;
    session
        .open(move |open, here| {
            let before = open.vault.db.read(settings::load)?;
            settings::save(&mut open.vault.db, &settings)?;
            let (before, after) = (open.inputs(&before), open.inputs(&settings));
            reminders::settings_changed(&mut open.vault.db, &here.now, &before, &after)
        })
        .await?;
    session.change_device(|file| file.shared_login = shared)
}

/// What this computer can do for Cairn.
#[tauri::command]
#[specta::specta]
pub async fn surroundings(app: AppHandle, session: Handle<'_>) -> Result<Surroundings, Failure> {
    let data = session.data.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let server = app.state::<Notes>().server();
        Surroundings {
            notifications: server.is_some(),
            actions: server.as_ref().is_some_and(|server| server.actions),
            notification_server: server.map(|server| server.name),
            tray: tray::is_there(),
            phone_handler: dialer::probe(),
            screen_capture_hidden: cfg!(any(windows, target_os = "macos")),
            data_folder: data.display().to_string(),
            sync_folder: data_folder::sync_service(&data).map(str::to_owned),
            version: app.package_info().version.to_string(),
        }
    })
    .await
    .map_err(|_| FailureCode::Unexpected.into())
}

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

/// Shows a notification now, to see whether they come.
#[tauri::command]
#[specta::specta]
pub async fn try_notification(app: AppHandle) -> Result<(), Failure> {
    tauri::async_runtime::spawn_blocking(move || app.state::<Notes>().try_out())
        .await
        .map_err(|_| FailureCode::Unexpected)?
        .map_err(|_| FailureCode::NoNotificationServer.into())
}
