//! Help now: works in every state.

use cairn_core::contacts::helplines::{self, Help};
use cairn_core::contacts::{HelpContact, help_card, store};

use super::Handle;
use crate::failure::Failure;
use crate::session::{Session, State};

/// The region's numbers and the people to call: open, the circle; shut, only what the person chose to show.
#[tauri::command]
#[specta::specta]
pub async fn help(session: Handle<'_>) -> Result<Help, Failure> {
    session
        .blocking(|session| {
            let here = session.here();
            let people = people(session)?;
            let say_date = |date| here.words.date(date);
            let zone = here.now.zone.name();
            Ok(helplines::help(
                here.region.as_deref(),
                zone,
                people,
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

fn people(session: &Session) -> Result<Vec<HelpContact>, Failure> {
    let here = session.here();
    match &*session.state() {
        State::Open(open) => Ok(open
            .vault
            .db
            .read(|c| store::help_contacts(c, here.region()))?),
        State::Locked(locked) => Ok(help_card::read(&locked.folder.help_card(), here.region())),
        State::NoVault | State::Damaged(_) => Ok(Vec::new()),
    }
}
