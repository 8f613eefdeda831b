//! The victories from the journal, as they stand among the milestones.

use rusqlite::Connection;
use serde::Serialize;

use crate::db::EntryId;
use crate::journal::{self, Cursor, Filter, JournalError};
use crate::words::Words;

/// A victory from the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Victory {
    /// The entry.
    pub entry: EntryId,
    /// Its first line.
    pub line: String,
    /// When it was written, in words.
    pub date_text: String,
}

/// Some victories, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Victories {
    /// They.
    pub victories: Vec<Victory>,
    /// Give it back as `before` for the next ones; none when these were the last.
    pub next: Option<Cursor>,
}

/// Up to `limit` victories that are not in the trash, newest first, those after `before`.
///
/// # Errors
/// The database's.
pub fn victories(
    connection: &Connection,
    before: Option<Cursor>,
    limit: u32,
    words: &Words,
) -> Result<Victories, JournalError> {
    let filter = Filter {
        victory: true,
        ..Filter::default()
    };
    let found = journal::entries(connection, before, 0, &filter, limit, words)?;
    let victories = found.entries.into_iter().map(|entry| Victory {
        entry: entry.id,
        line: entry.title,
        date_text: entry.date_text,
    });
    Ok(Victories {
        victories: victories.collect(),
        next: found.next,
    })
}
