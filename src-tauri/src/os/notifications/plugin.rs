//! macOS and Windows: the Tauri plugin.

use std::hash::{DefaultHasher, Hash, Hasher};

use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::{Action, ActionType, NotificationExt};

use super::{NoServer, Note, OnAction, ServerInfo, Shown};

/// The key in the notification's extra data that holds the note's id.
const ID: &str = "note";

pub(super) struct Service {
    show: Box<dyn Fn(Note) -> Result<Shown, NoServer> + Send + Sync>,
}

impl Service {
    pub(super) fn new<R: Runtime>(app: &AppHandle<R>, on_action: impl OnAction + 'static) -> Self {
        // Never an error on the desktop.
        let _ = app.notification().on_action(move |performed| {
            let Some(note) = performed.notification() else {
                return;
            };
            let Some(id) = note.extra().get(ID).and_then(|id| id.as_str()) else {
                return;
            };
            let key = match performed.action_id() {
                "tap" => "default",
                key => key,
            };
            on_action(id.to_owned(), key.to_owned());
        });
        let app = app.clone();
        Self {
            show: Box::new(move |note| show(&app, note)),
        }
    }

    pub(super) fn show(&self, note: Note) -> Result<Shown, NoServer> {
        (self.show)(note)
    }

    pub(super) fn withdraw_all(&self) {}

    pub(super) fn take_activation_token(&self) -> Option<String> {
        None
    }

    pub(super) fn server(&self) -> Option<ServerInfo> {
        let name = if cfg!(windows) { "Windows" } else { "macOS" };
        Some(ServerInfo {
            name: name.to_owned(),
            actions: true,
            capabilities: Vec::new(),
        })
    }
}

fn show<R: Runtime>(app: &AppHandle<R>, note: Note) -> Result<Shown, NoServer> {
    let actions = note
        .actions
        .iter()
        .map(|(key, label)| Action::builder(key, label).build())
        .collect();
    // The buttons belong to a type, not to a notification: one type a note, registered before showing.
    let kind = ActionType::builder(note.id.as_str())
        .actions(actions)
        .build();
    app.notification()
        .register_action_types(vec![kind])
        .map_err(|_| NoServer)?;
    app.notification()
        .builder()
        .id(number(&note.id))
        .title(note.title)
        .body(note.body)
        .action_type_id(note.id.as_str())
        .extra(ID, &note.id)
        .show()
        .map_err(|_| NoServer)?;
    Ok(Shown { actions: true })
}

/// The plugin numbers its notifications; the same id gives the same number.
fn number(id: &str) -> i32 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    (hasher.finish() & 0x7FFF_FFFF) as i32
}
