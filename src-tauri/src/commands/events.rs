//! What the page is told of without asking.

use cairn_core::db::Subject;
use serde::{Deserialize, Serialize};
use tauri::AppHandle;
use tauri_specta::Event;

use crate::session::News;

/// The subjects that changed: pages that show them fetch them again.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct Changed {
    /// What changed.
    pub subjects: Vec<Subject>,
}

/// The session is another: pages ask for it again.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct SessionChanged;

/// Sends news to the page.
pub fn emit(app: &AppHandle, news: News) {
    let sent = match news {
        News::Changed(subjects) => Changed { subjects }.emit(app),
        News::Session => SessionChanged.emit(app),
    };
    if let Err(error) = sent {
        tracing::warn!(%error, "event");
    }
}
