//! Numbered schema steps. A released step is never edited.

use rusqlite::Connection;

use super::DbError;

const STEPS: &[&str] = &[include_str!("../../migrations/0001_first.sql")];

/// The newest schema that this Cairn knows.
#[allow(clippy::cast_possible_truncation, reason = "a handful of steps")]
pub const LATEST: u32 = STEPS.len() as u32;

/// Brings the schema up to date in one transaction; does nothing when it is.
///
/// # Errors
/// `TooNew` when a newer Cairn made the schema, or what SQLite says.
pub fn migrate(connection: &Connection) -> Result<(), DbError> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > LATEST {
        return Err(DbError::TooNew {
            found,
            known: LATEST,
        });
    }
    if found == LATEST {
        return Ok(());
    }
    let tx = connection.unchecked_transaction()?;
    for step in STEPS.iter().skip(found as usize) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", LATEST)?;
    Ok(tx.commit()?)
}
