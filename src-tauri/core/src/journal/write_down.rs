//! An entry written down from what was said elsewhere.

use rusqlite::{Transaction, params};

use super::grams::grams;
use super::store::insert;
use super::tags::keep_words;
use super::{Craving, JournalError, Mood, NewEntry};
use crate::clock::Now;
use crate::db::{PathId, TagId};

/// What is said of it besides its words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// How the person felt.
    pub(crate) mood: Option<Mood>,
    /// How strong the craving was.
    pub(crate) craving: Option<Craving>,
    /// The path that it is about.
    pub(crate) path: Option<PathId>,
    /// Triggers and what helped, each once, in the person's order.
    pub(crate) tags: Vec<TagId>,
}

/// Writes the entry down within a larger change.
///
/// # Errors
/// The database's.
pub(crate) fn write_down(
    tx: &Transaction<'_>,
    begun: &NewEntry,
    text: &str,
    told: &Told,
    now: &Now,
) -> Result<(), JournalError> {
    insert(tx, begun, text, &grams(text), now)?;
    tx.execute(
        "UPDATE entry SET mood = ?2, craving = ?3, craving_number = ?4, path_id = ?5 WHERE id = ?1",
        params![
            begun.id,
            told.mood,
            told.craving.map(|craving| craving.word),
            told.craving.and_then(|craving| craving.number),
            told.path
        ],
    )?;
    let mut add = tx.prepare_cached(
        "INSERT INTO entry_tag (tag_id, n, entry_id, position)
         SELECT ?2, n, id, ?3 FROM entry WHERE id = ?1",
    )?;
    for (position, tag) in (0_i64..).zip(&told.tags) {
        add.execute(params![begun.id, tag, position])?;
    }
    keep_words(tx, &begun.id)
}
