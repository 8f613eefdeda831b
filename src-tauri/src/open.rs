//! A vault that is open, and what is going on in it.

use std::collections::HashMap;
use std::io::ErrorKind;

use cairn_core::clock::{Instant, Now};
use cairn_core::contacts::{cards, help_card};
use cairn_core::db::{EntryId, PhotoId};
use cairn_core::export::Incoming;
use cairn_core::journal::photos::{self, PhotoFolder};
use cairn_core::journal::{self, Drafts};
use cairn_core::reminders::{self, Inputs};
use cairn_core::settings::{self, Settings};
use cairn_core::trash;
use cairn_core::vault::Vault;
use serde::Serialize;

use crate::checks::{LOOKED, Looked, Noted};
use crate::failure::{Failure, FailureCode};

/// The name under which the vault notes when the person was last before the window.
pub const LAST_OPENED: &str = "lastOpened";

/// The name under which the vault notes that something was changed after the last backup.
const CHANGED_SINCE_BACKUP: &str = "changedSinceBackup";

/// A clock that has run ahead by more than this since the vault was last open is not believed when something would be
/// removed for good.
const BELIEVED_AHEAD_MS: i64 = 90 * 24 * 60 * 60 * 1000;

/// A vault that is open.
pub struct Open {
    /// The vault.
    pub vault: Vault,
    /// What is being written.
    pub drafts: Drafts,
    /// Why an entry's newest text is not durable yet.
    pub draft_failures: HashMap<EntryId, Failure>,
    /// The last change that is in the write-ahead log and not in the file.
    pub last_change: Option<Instant>,
    /// When it was opened.
    pub opened_at: Instant,
    /// How often something was changed since.
    pub changes: u64,
    /// Whether something was changed after the last backup.
    pub changed_since_backup: bool,
    /// When the person was last before the window, as the reminders know it.
    pub last_opened: Instant,
    /// A file of cards while the person decides what becomes of them.
    pub cards: Option<cards::Import>,
    /// An export that may be brought in.
    pub incoming: Option<Incoming>,
    /// What the last look through the vault found.
    pub looked: Option<Noted<Looked>>,
    /// The person wants to hear of damage another time.
    pub damage_put_off: bool,
    /// Whether the journal moved to another computer: nothing is told here any more.
    pub reminders_stopped: bool,
    /// Whether [`Open::tidy`] has done its part.
    tidied: bool,
    /// Whether [`Open::wipe_on`] has.
    wiped: bool,
}

impl Open {
    /// The vault, just opened at `now`, with its reminders or without. Nothing in it is changed by that.
    ///
    /// # Errors
    /// What the database says.
    pub fn new(vault: Vault, now: Instant, reminders_stopped: bool) -> Result<Self, Failure> {
        let last_opened = vault.db.read(|c| settings::fact(c, LAST_OPENED))?;
        let changed = vault.db.read(|c| settings::fact(c, CHANGED_SINCE_BACKUP))?;
        // No page could be shown without them: what is damaged there is told as the vault opens.
        vault.db.read(settings::load)?;
        let looked: Option<Noted<Looked>> = vault.db.read(|c| settings::fact(c, LOOKED))?;
        let looked = looked.filter(|looked| looked.is_about(&vault));
        Ok(Self {
            vault,
            drafts: Drafts::default(),
            draft_failures: HashMap::new(),
            last_change: None,
            opened_at: now,
            changes: 0,
            changed_since_backup: changed.unwrap_or(true),
            last_opened: last_opened.unwrap_or(now),
            cards: None,
            incoming: None,
            looked,
            damage_put_off: false,
            reminders_stopped,
            tidied: false,
            wiped: false,
        })
    }

    /// The person is before the window: notes when, if it is the first time.
    ///
    /// # Errors
    /// What the database says.
    pub fn note_first_time(&mut self) -> Result<(), Failure> {
        let known = |c: &_| settings::fact::<Instant>(c, LAST_OPENED);
        if self.vault.db.read(known)?.is_none() {
            settings::note(&mut self.vault.db, LAST_OPENED, &self.opened_at)?;
        }
        Ok(())
    }

    /// Makes the help card say what the contacts say. When that fails it is tried again at the next opening.
    pub fn refresh_help_card(&self) {
        let card = self.vault.folder().help_card();
        let refreshed = self.vault.db.read(|c| help_card::refresh(c, &card));
        if let Err(error) = refreshed {
            tracing::error!(%error, "help card");
        }
    }

    /// What is done once after every opening: old things leave the trash, what was left without an index entry gets
    /// one. What of this cannot be done waits for the next time.
    pub fn tidy(&mut self, now: &Now) {
        if std::mem::replace(&mut self.tidied, true) {
            return;
        }
        let believed = now.instant() <= self.last_opened.plus_ms(BELIEVED_AHEAD_MS);
        let folder = PhotoFolder::of(&self.vault);
        let db = &mut self.vault.db;
        let mut tidy = || {
            if believed {
                let mut gone = journal::empty_old_trash(db, now)?.photos;
                gone.extend(photos::empty_old_trash(db, now)?);
                photos::purge_files(&folder, &gone)?;
                photos::purge_files(&folder, &trash::empty_old_trash(db, now)?)?;
            }
            journal::index_all(db)?;
            photos::tidy(db, &folder, now)?;
            Ok::<_, Failure>(())
        };
        if let Err(failure) = tidy() {
            tracing::warn!(code = ?failure.code, "tidying at opening");
        }
    }

    /// What is done after every opening in steps of less than a tenth of a second: words that are gone from the search
    /// index are wiped. Whether there is more to do. What cannot be done waits for the next time.
    pub fn wipe_on(&mut self) -> bool {
        if self.wiped {
            return false;
        }
        let more = self.vault.db.wipe_on().unwrap_or_else(|error| {
            tracing::warn!(%error, "wiping");
            false
        });
        self.wiped = !more;
        more
    }

    /// Notes that something was changed at `now`. What of it cannot be noted only costs a backup that was not needed.
    pub fn changed(&mut self, now: Instant) {
        self.last_change = Some(now);
        self.changes += 1;
        if !std::mem::replace(&mut self.changed_since_backup, true) {
            self.note_backup(true);
        }
    }

    /// Notes that everything is in a backup, unless something was changed since there were `changes` changes.
    pub fn backed_up(&mut self, changes: u64) {
        if self.changes == changes {
            self.changed_since_backup = false;
            self.note_backup(false);
        }
    }

    fn note_backup(&mut self, changed: bool) {
        self.note(CHANGED_SINCE_BACKUP, &changed);
    }

    /// Notes a fact about the vault that the person did not say: nothing to be backed up for. What cannot be noted is found
    /// out again.
    pub fn note<T: Serialize>(&mut self, name: &str, fact: &T) {
        if let Err(error) = settings::note(&mut self.vault.db, name, fact) {
            tracing::warn!(%error, name, "noting");
        }
        self.vault.db.take_changed();
    }

    /// What `done` says, unless a damaged page was met: then it may not be what was written, and there is another connection
    /// from here on.
    pub fn past_damage<T>(&mut self, done: Result<T, Failure>) -> Result<T, Failure> {
        match self.vault.go_on_after_damage() {
            Ok(false) => done,
            Ok(true) => {
                tracing::error!("a damaged page");
                Err(FailureCode::VaultDamaged.into())
            }
            Err(error) => done.and(Err(error.into())),
        }
    }

    /// Removes the files of photos whose rows are gone; what cannot be removed now is removed at a later opening.
    pub fn remove_photos(&self, photos: &[PhotoId]) {
        let folder = PhotoFolder::of(&self.vault);
        if let Err(error) = photos::purge_files(&folder, photos) {
            tracing::warn!(%error, "removing photos");
        }
    }

    /// Makes durable what was typed up to now.
    ///
    /// # Errors
    /// When something of it cannot be saved.
    pub fn save_typed(&mut self, now: &Now) -> Result<(), Failure> {
        Ok(self.drafts.save_all(&mut self.vault.db, now)?)
    }

    /// Makes the vault ready to be shut: what was typed is saved, and what falls due is written down for while it is shut.
    ///
    /// # Errors
    /// When something that was typed cannot be saved.
    pub fn settle(&mut self, now: &Now) -> Result<(), Failure> {
        self.save_typed(now)?;
        // What was typed is safe. Nothing else may keep the vault open: a version or an index entry can wait.
        if let Err(error) = self.drafts.leave_all(&mut self.vault.db, now) {
            tracing::warn!(%error, "leaving");
        }
        if let Err(failure) = self.plan(now) {
            tracing::warn!(code = ?failure.code, "reminders while locked");
        }
        Ok(())
    }

    /// Empties the write-ahead log, closes the vault and wipes its keys.
    pub fn close(self) {
        // The connection and the keys are gone either way.
        if let Err(error) = self.vault.lock() {
            tracing::warn!(%error, "closing");
        }
    }

    /// What the reminders depend on besides the paths.
    pub fn inputs<'a>(&self, settings: &'a Settings) -> Inputs<'a> {
        Inputs {
            settings: &settings.reminders,
            leap: settings.leap_day,
            last_opened: self.last_opened,
        }
    }

    /// Plans the reminders of the next two weeks and writes down when they fall due, for while the vault is shut.
    ///
    /// # Errors
    /// The database's, or `FolderNotWritable`.
    pub fn plan(&mut self, now: &Now) -> Result<(), Failure> {
        let file = self.vault.folder().reminders_due();
        if self.reminders_stopped {
            return match std::fs::remove_file(file) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    Err(FailureCode::FolderNotWritable.into())
                }
                _ => Ok(()),
            };
        }
        let settings = self.vault.db.read(settings::load)?;
        let inputs = self.inputs(&settings);
        Ok(reminders::plan(&mut self.vault.db, &file, now, &inputs)?)
    }
}
