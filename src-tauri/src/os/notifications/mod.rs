//! Notifications with buttons, through the desktop's own service.
//!
//! On Linux we speak to `org.freedesktop.Notifications` ourselves: the Tauri plugin keeps one connection for
//! ever, does not say whether a server is there or takes buttons, does not escape the body, and reports
//! success when nothing was shown. On macOS and Windows the plugin is used; there it cannot take a shown
//! notification back.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod plugin;

use tauri::{AppHandle, Runtime};

#[cfg(target_os = "linux")]
use linux::Service;
#[cfg(not(target_os = "linux"))]
use plugin::Service;

/// One notification. Title and body are plain text.
#[derive(Clone, Debug)]
pub struct Note {
    /// The occurrence or the purpose; comes back with an action. A later note of the same id takes the
    /// place of one that is still shown.
    pub id: String,
    pub title: String,
    pub body: String,
    /// Key and label of each button. macOS: the first one is what a click on the closed menu means.
    pub actions: Vec<(String, String)>,
    /// Not kept in the desktop's list of past notifications.
    pub transient: bool,
}

/// What is known of a notification that the server took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whether the server shows the buttons.
    pub actions: bool,
}

/// The notification server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerInfo {
    pub name: String,
    /// Whether it shows buttons and reports clicks.
    pub actions: bool,
    /// What it says that it can do, in the words of the Desktop Notifications Specification. Linux; else empty.
    pub capabilities: Vec<String>,
}

/// Nothing here shows notifications, or it did not answer within two seconds.
#[derive(Debug, thiserror::Error)]
#[error("no notification server answered")]
pub struct NoServer;

/// Called on a thread of its own with the note's id and the key of the button, or "default" for a click on
/// the notification itself.
pub trait OnAction: Fn(String, String) + Send + Sync {}
impl<F: Fn(String, String) + Send + Sync> OnAction for F {}

/// Shows notifications and reports what was clicked. No call takes more than about two seconds; a server
/// or bus that went away and came back is found again by the next call.
pub struct Notifications {
    service: Service,
}

impl Notifications {
    /// On macOS and Windows the app must have `tauri_plugin_notification::init()`.
    pub fn new<R: Runtime>(app: &AppHandle<R>, on_action: impl OnAction + 'static) -> Self {
        Self {
            service: Service::new(app, on_action),
        }
    }

    /// Hands the note to the server. That a person saw it is never known.
    ///
    /// # Errors
    /// [`NoServer`]
    pub fn show(&self, note: Note) -> Result<Shown, NoServer> {
        self.service.show(note)
    }

    /// Takes back what this process has shown and is still there. macOS and Windows: not possible.
    pub fn withdraw_all(&self) {
        self.service.withdraw_all();
    }

    /// The token that came with the last click, once: with it the window may come to the front where the
    /// desktop would otherwise not let it (`gtk_window_set_startup_id`, before showing it). Linux; else `None`.
    #[must_use]
    pub fn take_activation_token(&self) -> Option<String> {
        self.service.take_activation_token()
    }

    /// Who shows notifications now; asks each time. Starts a server that the bus knows how to start.
    #[must_use]
    pub fn server(&self) -> Option<ServerInfo> {
        self.service.server()
    }
}
