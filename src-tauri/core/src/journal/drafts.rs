//! What is being written. The page sends the text as it is typed; it is kept here until it is durable,
//! so that locking, closing or suspending never has to ask the page.

use std::collections::HashMap;

use super::store::stored;
use super::{JournalError, NewEntry, index_entry, keep_version, save_text, store_begun};
use crate::clock::Now;
use crate::db::{Db, DbError, EntryId};

/// The entries that are open for writing.
#[derive(Debug, Default)]
pub struct Drafts(HashMap<EntryId, Draft>);

/// How far the writing of one entry is durable: `seq` numbers count up with every text that the page sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftState {
    /// The newest text that came in.
    pub newest: u32,
    /// The newest text that is durable.
    pub saved: u32,
}

#[derive(Debug, Default)]
struct Draft {
    new: Option<NewEntry>,
    text: String,
    newest: u32,
    saved: u32,
}

impl Drafts {
    /// Opens a new entry for writing.
    pub fn begin(&mut self, new: NewEntry) {
        let id = new.id.clone();
        self.0.entry(id).or_default().new = Some(new);
    }

    /// How the entry `id` was begun, if it was begun since the vault was opened and is still being written.
    pub fn begun(&self, id: &EntryId) -> Option<&NewEntry> {
        self.0.get(id)?.new.as_ref()
    }

    /// Says whether the entry `id` is to be a victory when it comes into being.
    pub fn set_victory(&mut self, id: &EntryId, victory: bool) {
        if let Some(new) = self.0.get_mut(id).and_then(|draft| draft.new.as_mut()) {
            new.victory = victory;
        }
    }

    /// Takes the text in unless a newer one (by `seq`) came before it.
    pub fn put(&mut self, id: &EntryId, seq: u32, text: String) {
        let draft = self.0.entry(id.clone()).or_default();
        if seq > draft.newest {
            draft.newest = seq;
            draft.text = text;
        }
    }

    /// How far `id` is durable; all zero when it is not being written.
    pub fn state(&self, id: &EntryId) -> DraftState {
        self.0.get(id).map_or(
            DraftState {
                newest: 0,
                saved: 0,
            },
            |draft| DraftState {
                newest: draft.newest,
                saved: draft.saved,
            },
        )
    }

    /// The text of `id` that is not durable yet.
    pub fn unsaved(&self, id: &EntryId) -> Option<&str> {
        let draft = self.0.get(id)?;
        (draft.newest > draft.saved).then_some(draft.text.as_str())
    }

    /// Makes sure that the entry is stored, also when nothing was typed yet: something is to be said of it.
    ///
    /// # Errors
    /// `NotFound` for an entry that is neither stored nor begun; those of [`save_text`].
    pub fn ensure(&mut self, db: &mut Db, id: &EntryId, now: &Now) -> Result<(), JournalError> {
        if db.read(|connection| stored(connection, id))? {
            return Ok(());
        }
        let draft = self.0.get_mut(id).ok_or(DbError::NotFound)?;
        let begun = draft.new.get_or_insert_with(|| NewEntry {
            id: id.clone(),
            ..NewEntry::begin(false, now)
        });
        store_begun(db, begun, &draft.text, now)?;
        draft.saved = draft.newest;
        Ok(())
    }

    /// Makes the newest text of `id` durable. What cannot be saved stays here for the next try.
    ///
    /// # Errors
    /// Those of [`save_text`].
    pub fn save(&mut self, db: &mut Db, id: &EntryId, now: &Now) -> Result<(), JournalError> {
        let Some(draft) = self.0.get_mut(id) else {
            return Ok(());
        };
        if draft.newest > draft.saved {
            let begun = draft.new.get_or_insert_with(|| NewEntry {
                id: id.clone(),
                ..NewEntry::begin(false, now)
            });
            save_text(db, begun, &draft.text, now)?;
            draft.saved = draft.newest;
        }
        Ok(())
    }

    /// Makes the newest text of every entry durable, as many as can be; the first error if one could not.
    ///
    /// # Errors
    /// Those of [`save_text`].
    pub fn save_all(&mut self, db: &mut Db, now: &Now) -> Result<(), JournalError> {
        let open: Vec<EntryId> = self.0.keys().cloned().collect();
        let mut first = Ok(());
        for id in open {
            let saved = self.save(db, &id, now);
            first = first.and(saved);
        }
        first
    }

    /// Saves `id`, keeps a version, brings it into the search index and forgets the draft.
    ///
    /// # Errors
    /// Those of [`save_text`]; the draft then stays.
    pub fn leave(&mut self, db: &mut Db, id: &EntryId, now: &Now) -> Result<(), JournalError> {
        let written = self.0.get(id).is_some_and(|draft| draft.newest > 0);
        self.save(db, id, now)?;
        if written {
            keep_version(db, id, now)?;
        }
        // What was said of it counts, too.
        index_entry(db, id)?;
        self.0.remove(id);
        Ok(())
    }

    /// Leaves every entry that is open, as many as can be; the first error if one could not.
    ///
    /// # Errors
    /// Those of [`Drafts::leave`].
    pub fn leave_all(&mut self, db: &mut Db, now: &Now) -> Result<(), JournalError> {
        let open: Vec<EntryId> = self.0.keys().cloned().collect();
        let mut first = Ok(());
        for id in open {
            let left = self.leave(db, &id, now);
            first = first.and(left);
        }
        first
    }
}
