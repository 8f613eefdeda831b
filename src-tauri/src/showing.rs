//! What is shown to somebody after the vault was shut for it: what the person chose, and nothing else.

use std::collections::HashMap;

use cairn_core::db::PhotoId;
use cairn_core::journal::photos::{Kind, PhotoFolder};
use cairn_core::settings;
use cairn_core::show::{self, ShowChoice, ShowError, Shown};
use cairn_core::vault::Folder;

use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::session::{Here, News, Session, State};

/// What is shown, and where the vault is that it came from.
pub struct Showing {
    /// The vault's folder, for the help card and the reminders of while it is shut.
    pub folder: Folder,
    /// What the page gets.
    pub shown: Shown,
    /// After how many minutes without anybody before the window it ends; 0 = never.
    pub idle_minutes: u32,
    photos: HashMap<PhotoId, (Kind, Vec<u8>)>,
}

impl Showing {
    /// Gathers what was chosen out of the open vault.
    ///
    /// # Errors
    /// What [`show::gather`] says.
    pub fn gather(open: &Open, choice: &ShowChoice, here: &Here) -> Result<Self, Failure> {
        let folder = open.vault.folder().clone();
        let (gathered, settings) = open.vault.db.read(|c| {
            let settings = settings::load(c)?;
            let photos = PhotoFolder::of(&open.vault);
            let look = here.look(settings.leap_day);
            let gathered = show::gather(c, &photos, choice, &look, settings.start_is_day_one)?;
            Ok::<_, ShowError>((gathered, settings))
        })?;
        Ok(Self {
            folder,
            shown: gathered.shown,
            idle_minutes: settings.idle_lock_minutes,
            photos: gathered.photos,
        })
    }

    /// One of the pictures that are shown.
    pub fn photo(&self, id: &PhotoId) -> Option<(Kind, Vec<u8>)> {
        self.photos.get(id).cloned()
    }
}

impl Session {
    /// Gathers what the person chose and shuts the vault: from here on nothing else of it is in this process.
    ///
    /// # Errors
    /// `Locked`, what gathering says, and what [`Session::shut`] says: the vault then stays open.
    pub fn show(&self, choice: &ShowChoice) -> Result<(), Failure> {
        let here = self.here();
        let _none = self.checks.none();
        let mut state = self.state();
        let State::Open(open) = &mut *state else {
            return Err(FailureCode::Locked.into());
        };
        open.save_typed(&here.now)?;
        let gathered = Showing::gather(open, choice, &here);
        let showing = open.past_damage(gathered)?;
        open.settle(&here.now)?;
        let showing = State::Showing(Box::new(showing));
        if let State::Open(open) = std::mem::replace(&mut *state, showing) {
            open.close();
        }
        drop(state);
        self.tell(News::Session);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
