//! The sealed database file: opened with a key that never becomes SQL text, checked, and re-keyed.

use std::ffi::c_int;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use super::VaultError;
use super::secret::DataKey;
use crate::db;

/// A page of the database, in bytes.
pub(super) const PAGE: u64 = 4096;
/// What the database's key is derived for.
pub(super) const PURPOSE: &str = "sqlcipher-1";

/// SQLCipher's key and salt in its raw form, `x'` 96 hexadecimal letters `'`.
pub(super) struct DatabaseKey {
    raw: Zeroizing<Vec<u8>>,
    salt: [u8; 16],
}

impl DatabaseKey {
    pub(super) fn new(data_key: &DataKey, salt: [u8; 16]) -> Self {
        let key = data_key.derive(PURPOSE);
        // Exactly as long as needed: a vector that grows leaves its old place unwiped.
        let mut raw = Zeroizing::new(Vec::with_capacity(99));
        raw.extend_from_slice(b"x'");
        for byte in key.expose_secret().iter().chain(&salt) {
            raw.extend([byte >> 4, byte & 15].map(|digit| {
                if digit < 10 {
                    b'0' + digit
                } else {
                    b'a' + digit - 10
                }
            }));
        }
        raw.push(b'\'');
        Self { raw, salt }
    }
}

/// Makes a new sealed database.
///
/// # Errors
/// What SQLite says, also when the file is there already.
pub(super) fn make(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    File::create_new(path)?;
    let connection = Connection::open_with_flags(path, flags())?;
    db::prepare(&connection)?;
    give(&connection, key, Give::Open)?;
    Ok(connection)
}

/// Opens a sealed database that must be there, and reads its first page. An empty file would open as a fresh,
/// healthy vault: it is refused, as is one that is not whole pages.
///
/// # Errors
/// `VaultMissing`; `VaultDamaged`; `VaultForeign` when it is sealed otherwise; or what SQLite says.
pub(super) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let length = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultError::VaultMissing),
        other => other?.len(),
    };
    // A power cut while the log is moved into the database may leave part of a page at its end, whose whole is in the log.
    if length == 0 || (length % PAGE != 0 && !has_log(path)) {
        return Err(VaultError::VaultDamaged);
    }
    let connection = Connection::open_with_flags(path, flags())?;
    db::prepare(&connection)?;
    give(&connection, key, Give::Open)?;
    match connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok(connection),
        Err(error)
            if error.sqlite_error_code() == Some(ErrorCode::NotADatabase)
                && !begins_with(path, &key.salt) =>
        {
            Err(VaultError::VaultForeign)
        }
        Err(error) => Err(error.into()),
    }
}

/// Seals the open database anew under `key`. For a copy only, in DELETE mode: on a live file with a full disk this
/// has been seen to say that all is well and keep the old key.
///
/// # Errors
/// What SQLite says.
pub(super) fn seal_anew(connection: &Connection, key: &DatabaseKey) -> Result<(), VaultError> {
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    give(connection, key, Give::Change)
}

/// Writes what the open database holds at this moment into a new file, sealed as it is and without what was deleted.
///
/// # Errors
/// `VaultDamaged`; or what SQLite says, also when the file is there already.
pub(super) fn copy_into(connection: &Connection, to: &Path) -> Result<(), VaultError> {
    let name = to
        .to_str()
        .ok_or(VaultError::Io(ErrorKind::InvalidFilename))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    if sound(connection) {
        Ok(())
    } else {
        Err(VaultError::VaultDamaged)
    }
}

/// Whether no page with a broken seal was met on this connection. SQLCipher gives zeros for such a page, and does not say so
/// where the end of a long text lies on it.
pub(super) fn sound(connection: &Connection) -> bool {
    connection
        .query_row("PRAGMA cipher_status", [], |row| row.get::<_, String>(0))
        .is_ok_and(|status| status == "1")
}

/// Reads every page and checks its seal, the database's structure and the search index.
///
/// # Errors
/// `NotVerified`, or what SQLite says.
pub(super) fn verify(connection: &Connection) -> Result<(), VaultError> {
    let broken_seals: Vec<String> = connection
        .prepare("PRAGMA cipher_integrity_check")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    // Since SQLite 3.44 this checks full-text indexes too.
    let structure: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let dangling = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if broken_seals.is_empty() && structure == "ok" && !dangling {
        Ok(())
    } else {
        Err(VaultError::NotVerified)
    }
}

/// How many rows each table has, save the one that ties the database to its keys.
///
/// # Errors
/// What SQLite says.
pub(super) fn counts(connection: &Connection) -> Result<Vec<(String, i64)>, VaultError> {
    let tables: Vec<String> = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' \
             AND name <> 'vault_info' ORDER BY name",
        )?
        .query_map([], |row| row.get("name"))?
        .collect::<Result<_, _>>()?;
    let count = |table: String| {
        let quoted = table.replace('"', "\"\"");
        let rows =
            connection.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| {
                row.get(0)
            })?;
        Ok((table, rows))
    };
    tables.into_iter().map(count).collect()
}

/// Whether the file begins with this salt, which SQLCipher writes there in plain.
pub(super) fn begins_with(path: &Path, salt: &[u8; 16]) -> bool {
    let mut head = [0; 16];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut head))
        .is_ok()
        && head == *salt
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

// Without CREATE, so that a vault that vanished is not answered with an empty one.
fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Gives a connection that was prepared its key, before anything is read.
///
/// # Errors
/// What SQLite says.
pub(super) fn unseal(connection: &Connection, key: &DatabaseKey) -> Result<(), VaultError> {
    give(connection, key, Give::Open)
}

#[derive(Clone, Copy)]
enum Give {
    Open,
    Change,
}

// Never `PRAGMA key`: SQL text is copied on the heap and quoted in errors.
fn give(connection: &Connection, key: &DatabaseKey, how: Give) -> Result<(), VaultError> {
    let length = c_int::try_from(key.raw.len()).map_err(|_| VaultError::NotVerified)?;
    let (main, bytes) = (c"main".as_ptr(), key.raw.as_ptr().cast());
    // SAFETY: the handle is open for as long as `connection` is borrowed and is used by this thread alone; `main` is
    // NUL-terminated; `bytes` holds `length` readable bytes, which SQLCipher copies before it returns, and wipes.
    let code = unsafe {
        match how {
            Give::Open => ffi::sqlite3_key_v2(connection.handle(), main, bytes, length),
            Give::Change => ffi::sqlite3_rekey_v2(connection.handle(), main, bytes, length),
        }
    };
    if code == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into())
    }
}
