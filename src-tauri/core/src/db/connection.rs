//! How every connection is set up (vault: what it must survive).

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::DbError;

/// What has to be said to SQLCipher before a connection is keyed or read: nothing goes to its log, and the
/// file format is that of SQLCipher 4 whatever this library's default becomes.
///
/// # Errors
/// What SQLite says.
pub fn prepare(connection: &Connection) -> Result<(), DbError> {
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE; PRAGMA cipher_default_compatibility = 4;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    Ok(())
}

/// How a change stays whole when it is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// What is new goes into a log beside the database: reading and writing go on side by side.
    Ahead,
    /// What was there is kept aside for as long as it is changed. For network folders: the log's index is shared memory,
    /// which they do not have (<https://sqlite.org/wal.html>, "WAL does not work over a network filesystem").
    Rollback,
}

/// Durability and tidiness of an open, keyed connection.
pub(super) fn configure(connection: &Connection, log: Log) -> Result<(), DbError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    let log = match log {
        Log::Ahead => "PRAGMA journal_mode = WAL",
        Log::Rollback => "PRAGMA journal_mode = DELETE",
    };
    connection.query_row(log, [], |_| Ok(()))?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
    )?;
    // In KiB. A page that is not kept is deciphered anew, and a look back over twenty years reads more than ten megabytes of
    // indexes; SQLite alone keeps two.
    connection.execute_batch("PRAGMA cache_size = -24576;")?;
    // A power cut on a Mac can undo a plain fsync.
    #[cfg(target_os = "macos")]
    connection.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}
