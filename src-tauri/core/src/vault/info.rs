//! What the database knows of its keys file: table `vault_info`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::VaultError;
use super::keys_file::KeysFile;

const VAULT: &str = "vault";
const EPOCH: &str = "epoch";
const REV: &str = "rev";
const KEYS: &str = "keys";
const REPLACES: &str = "replaces";

/// The newest keys file that the database has seen.
#[derive(Debug)]
pub(super) struct Seen {
    pub rev: u32,
    pub bytes: Vec<u8>,
}

/// Ties the database to its vault and epoch, and remembers the keys file.
pub(super) fn bind(
    connection: &Connection,
    file: &KeysFile,
    bytes: &[u8],
) -> Result<(), VaultError> {
    put(connection, VAULT, file.vault.as_bytes())?;
    put(connection, EPOCH, &file.epoch.to_be_bytes())?;
    remember(connection, file, bytes)
}

/// Makes sure that the database is that of `file`'s vault and epoch; gives the newest keys file that it has seen.
///
/// # Errors
/// `VaultForeign`, or what SQLite says.
pub(super) fn check(connection: &Connection, file: &KeysFile) -> Result<Seen, VaultError> {
    // Sealed under the right key, and yet no vault of ours.
    if !connection.table_exists(Some("main"), "vault_info")? {
        return Err(VaultError::VaultForeign);
    }
    let vault = get(connection, VAULT)?.and_then(|bytes| Uuid::from_slice(&bytes).ok());
    if vault != Some(file.vault) || number(connection, EPOCH)? != Some(file.epoch) {
        return Err(VaultError::VaultForeign);
    }
    Ok(Seen {
        rev: number(connection, REV)?.unwrap_or(0),
        bytes: get(connection, KEYS)?.unwrap_or_default(),
    })
}

/// Remembers the keys file that is now in force.
pub(super) fn remember(
    connection: &Connection,
    file: &KeysFile,
    bytes: &[u8],
) -> Result<(), VaultError> {
    // In one statement: a new revision beside the old bytes would make the old file look like the newer one.
    connection.execute(
        "INSERT INTO vault_info (name, value) VALUES (?1, ?2), (?3, ?4)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![REV, file.rev.to_be_bytes(), KEYS, bytes],
    )?;
    Ok(())
}

/// The number of the database that this one replaced and that may still lie beside it.
pub(super) fn replaces(connection: &Connection) -> Result<Option<u32>, VaultError> {
    number(connection, REPLACES)
}

pub(super) fn set_replaces(connection: &Connection, number: Option<u32>) -> Result<(), VaultError> {
    set(
        connection,
        REPLACES,
        number.map(|number| number.to_be_bytes().to_vec()),
    )
}

fn number(connection: &Connection, name: &str) -> Result<Option<u32>, VaultError> {
    Ok(get(connection, name)?
        .and_then(|bytes| bytes.try_into().ok())
        .map(u32::from_be_bytes))
}

fn get(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
    Ok(connection
        .query_row(
            "SELECT value FROM vault_info WHERE name = ?1",
            [name],
            |row| row.get("value"),
        )
        .optional()?)
}

fn set(connection: &Connection, name: &str, value: Option<Vec<u8>>) -> Result<(), VaultError> {
    match value {
        Some(value) => put(connection, name, &value),
        None => {
            connection.execute("DELETE FROM vault_info WHERE name = ?1", [name])?;
            Ok(())
        }
    }
}

fn put(connection: &Connection, name: &str, value: &[u8]) -> Result<(), VaultError> {
    connection.execute(
        "INSERT INTO vault_info (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![name, value],
    )?;
    Ok(())
}
