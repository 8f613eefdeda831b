//! Help now: works in every state.

use cairn_core::contacts::helplines::{self, Help};
use cairn_core::contacts::own_lines::{self, HelplineDraft, OwnLine};
use cairn_core::contacts::{HelpContact, help_card, store};
use cairn_core::db::{HelplineId, UndoToken};

use super::Handle;
use crate::failure::Failure;
use crate::session::{Here, Session, State};

/// The region's numbers and the people to call: open, the circle, and the lines as the person changed them; shut, only
/// whom the person chose to show, and the lines that come with Cairn.
#[tauri::command]
#[specta::specta]
pub async fn help(session: Handle<'_>) -> Result<Help, Failure> {
    session
        .blocking(|session| {
            let here = session.here();
            let people = people(session)?;
            let own = own(session, &here);
            let say_date = |date| here.words.date(date);
            let zone = here.now.zone.name();
            Ok(helplines::help(
                here.region.as_deref(),
                zone,
                people,
                &own,
                &say_date,
            ))
        })
        .await
}

/// Chooses the region of the numbers; none = from the time zone.
#[tauri::command]
#[specta::specta]
pub async fn choose_region(session: Handle<'_>, region: Option<String>) -> Result<(), Failure> {
    session
        .blocking(|session| session.change_device(|file| file.device.region = region))
        .await
}

/// Keeps a new helpline, or other words for one that is there.
#[tauri::command]
#[specta::specta]
pub async fn save_helpline(session: Handle<'_>, line: HelplineDraft) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| own_lines::save_line(&mut open.vault.db, &line, &here.now))
        .await
}

/// Hides a helpline, or shows it again.
#[tauri::command]
#[specta::specta]
pub async fn hide_helpline(
    session: Handle<'_>,
    id: HelplineId,
    hidden: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| own_lines::hide_line(&mut open.vault.db, &id, hidden, &here.now))
        .await
}

/// Moves a helpline of the person's own to the trash, or gives one that comes with Cairn its first words again.
#[tauri::command]
#[specta::specta]
pub async fn remove_helpline(session: Handle<'_>, id: HelplineId) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| own_lines::remove_line(&mut open.vault.db, &id, &here.now))
        .await
}

/// What the person made of the lines. Where that cannot be read, those that come with Cairn still stand.
fn own(session: &Session, here: &Here) -> Vec<OwnLine> {
    let State::Open(open) = &*session.state() else {
        return Vec::new();
    };
    let read = open
        .vault
        .db
        .read(|c| own_lines::own_lines(c, here.region()));
    read.unwrap_or_else(|error| {
        tracing::warn!(%error, "own helplines");
        Vec::new()
    })
}

fn people(session: &Session) -> Result<Vec<HelpContact>, Failure> {
    let here = session.here();
    match &*session.state() {
        State::Open(open) => Ok(open
            .vault
            .db
            .read(|c| store::help_contacts(c, here.region()))?),
        State::Locked(locked) => Ok(help_card::read(&locked.folder.help_card(), here.region())),
        State::Showing(showing) => Ok(help_card::read(&showing.folder.help_card(), here.region())),
        State::NoVault | State::Damaged(_) => Ok(Vec::new()),
    }
}
