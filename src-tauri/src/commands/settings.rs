//! Settings, and what this computer can do.

use cairn_core::contacts::links::Scheme;
use cairn_core::reminders;
use cairn_core::settings::{self, Device, Settings};
use cairn_core::vault::{self, Risk};
use serde::Serialize;
use tauri::{AppHandle, Manager};

use super::Handle;
use crate::failure::{Failure, FailureCode};
use crate::notes::Notes;
use crate::os::{do_not_disturb, opener, tray};
use crate::spell_check;

/// What this computer can do for Cairn.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Surroundings {
    notifications: bool,
    notification_server: Option<String>,
    /// What the notification server says that it can do.
    notification_capabilities: Vec<String>,
    actions: bool,
    /// Whether notifications are held back just now; none where that cannot be known.
    do_not_disturb: Option<bool>,
    tray: bool,
    /// What opens `tel:`; empty where it has no name.
    phone_handler: Option<String>,
    screen_capture: ScreenCapture,
    data_folder: String,
    /// Why the data folder is not a safe place; none where nothing is known against it.
    place: Option<Risk>,
    version: String,
}

/// Whether screenshots, recordings and shared screens show the window.
#[derive(Clone, Copy, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "one for each system")]
pub enum ScreenCapture {
    /// The system leaves it out.
    Hidden,
    /// The system is asked to leave it out, and newer ways of recording do not ask the system
    /// (`NSWindowSharingNone` and ScreenCaptureKit).
    Asked,
    /// They show it: neither X11 nor Wayland lets a program say otherwise.
    Shown,
}

impl ScreenCapture {
    const HERE: Self = if cfg!(windows) {
        Self::Hidden
    } else if cfg!(target_os = "macos") {
        Self::Asked
    } else {
        Self::Shown
    };
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
    spell_check::follow(&app);
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
pub async fn change_settings(
    app: AppHandle,
    session: Handle<'_>,
    settings: Settings,
) -> Result<(), Failure> {
    let shared = settings.shared_login;
    session
        .open(move |open, here| {
            let before = open.vault.db.read(settings::load)?;
            settings::save(&mut open.vault.db, &settings)?;
            let (before, after) = (open.inputs(&before), open.inputs(&settings));
            reminders::settings_changed(&mut open.vault.db, &here.now, &before, &after)
        })
        .await?;
    if shared && !session.device().shared_login {
        // Whoever logs in next is not to meet Cairn. Before it is noted: what could not be taken away is tried again.
        super::reminders::start_with_login(app, false).await?;
    }
    session.change_device(|file| file.shared_login = shared)?;
    Ok(())
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
            do_not_disturb: do_not_disturb::is_on(),
            notification_capabilities: (server.as_ref())
                .map(|server| server.capabilities.clone())
                .unwrap_or_default(),
            notification_server: server.map(|server| server.name),
            tray: tray::is_there(),
            phone_handler: opener::probe(Scheme::Tel)
                .map(|handler| handler.name.unwrap_or_default()),
            screen_capture: ScreenCapture::HERE,
            data_folder: data.display().to_string(),
            place: vault::risk(&data),
            version: app.package_info().version.to_string(),
        }
    })
    .await
    .map_err(|_| FailureCode::Unexpected.into())
}

/// Why the data folder is not a safe place, as long as the person has not been told.
#[tauri::command]
#[specta::specta]
pub async fn place_to_tell(session: Handle<'_>) -> Result<Option<Risk>, Failure> {
    session
        .blocking(|session| {
            let told = session.device().place_told;
            Ok(vault::risk(&session.data).filter(|risk| told != Some(*risk)))
        })
        .await
}

/// The person has been told of it; another reason is told again.
#[tauri::command]
#[specta::specta]
pub async fn place_told(session: Handle<'_>) -> Result<(), Failure> {
    session
        .blocking(|session| {
            let told = vault::risk(&session.data);
            session.change_device(|file| file.place_told = told)
        })
        .await
}
