//! Files that leave Cairn: dates for a calendar, a card as a picture. The person says where.

use std::path::PathBuf;

use cairn_core::milestones::{self, CalendarChoice};
use cairn_core::settings;
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};

use super::Handle;
use crate::failure::{Failure, FailureCode};
use crate::os::save_file::{self, Suggestion};
use crate::texts::Texts;
use crate::{titles, window};

/// What the page calls the command whose body is the picture itself.
pub const SAVE_CARD: &str = "save_card";

/// A card is drawn at twice its size at most: far less than this.
const LARGEST_CARD: usize = 32 * 1024 * 1024;
/// How every PNG begins (ISO/IEC 15948, 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Saves dates as a calendar file where the person chooses. False when they chose nowhere; `NoDays` when nothing lies ahead
/// in what was chosen.
#[tauri::command]
#[specta::specta]
pub async fn save_calendar(
    app: AppHandle,
    session: Handle<'_>,
    choice: CalendarChoice,
) -> Result<bool, Failure> {
    let language = session.language();
    let file = session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                let texts = Texts::new(&language);
                milestones::calendar_file(c, &look, &choice, &|title| titles::day(&texts, title))
            })
        })
        .await?
        .ok_or(FailureCode::NoDays)?;
    let name = Texts::new(&session.language()).get("files-dates");
    save(&app, &session.language(), name, "ics", file.into_bytes()).await
}

/// Saves a picture of a card where the person chooses. The body is the PNG; the header `x-name` suggests a name, percent
/// encoded. False when they chose nowhere.
#[tauri::command]
pub async fn save_card(
    app: AppHandle,
    session: Handle<'_>,
    request: Request<'_>,
) -> Result<bool, Failure> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(FailureCode::Unexpected.into());
    };
    if !bytes.starts_with(PNG) || bytes.len() > LARGEST_CARD {
        return Err(FailureCode::Unexpected.into());
    }
    if !session.blocking(|session| Ok(session.is_open())).await? {
        return Err(FailureCode::Locked.into());
    }
    let suggested = request.headers().get("x-name");
    let suggested = suggested
        .and_then(|name| name.to_str().ok())
        .unwrap_or_default();
    let mut name = save_file::plain_name(&decoded(suggested));
    if name.is_empty() {
        name = Texts::new(&session.language()).get("files-card");
    }
    save(&app, &session.language(), name, "png", bytes.clone()).await
}

/// Asks where a file is to be saved, with this name and ending if they like. None when they chose nowhere.
pub(super) async fn ask_where(
    app: &AppHandle,
    language: &str,
    name: String,
    ending: &'static str,
) -> Result<Option<PathBuf>, Failure> {
    let window = window::main(app).ok_or(FailureCode::Unexpected)?;
    let title = Texts::new(language).get("files-save");
    let suggestion = Suggestion {
        title,
        name,
        ending,
    };
    Ok(save_file::ask(&window, suggestion).await)
}

/// Saves the file where the person chooses. False when they chose nowhere.
pub(super) async fn save(
    app: &AppHandle,
    language: &str,
    name: String,
    ending: &'static str,
    bytes: Vec<u8>,
) -> Result<bool, Failure> {
    let Some(path) = ask_where(app, language, name, ending).await? else {
        return Ok(false);
    };
    let written = tauri::async_runtime::spawn_blocking(move || save_file::write(&path, &bytes));
    match written.await.map_err(|_| FailureCode::Unexpected)? {
        Ok(()) => Ok(true),
        Err(error) => {
            tracing::warn!(kind = ?error.kind(), "saving a file");
            Err(match error.kind() {
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                    FailureCode::DiskFull
                }
                _ => FailureCode::File,
            }
            .into())
        }
    }
}

/// What `encodeURIComponent` of the page has encoded.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let hex = |byte: Option<u8>| char::from(byte?).to_digit(16);
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_as_the_page_wrote_them() {
        for (encoded, name) in [
            ("Card", "Card"),
            (
                "Ein%20Jahr%20%E2%80%93%20f%C3%BCr%20dich",
                "Ein Jahr – für dich",
            ),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%%41", "%A"),
        ] {
            assert_eq!(decoded(encoded), name);
        }
    }
}
