//! What the database knows of its keys file: table `vault_info`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::VaultError;
use super::backup::{Former, OldBackups};
use super::keys_file::KeysFile;
use super::secret::DataKey;

const VAULT: &str = "vault";
const EPOCH: &str = "epoch";
const REV: &str = "rev";
const KEYS: &str = "keys";
const REPLACES: &str = "replaces";
/// Then the epoch.
const FORMER: &str = "former-";

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

/// The data keys that were given up while backups still lay under them.
pub(super) fn former(connection: &Connection) -> Result<Vec<Former>, VaultError> {
    let mut statement = connection
        .prepare("SELECT name, value FROM vault_info WHERE name GLOB 'former-*' ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut former = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get("name")?;
        let value = Zeroizing::new(row.get::<_, Vec<u8>>("value")?);
        let epoch = name.strip_prefix(FORMER).and_then(|n| n.parse().ok());
        let (Some(epoch), Some((then, key))) = (epoch, value.split_first()) else {
            continue;
        };
        let (Some(key), Some(then)) = (DataKey::from_bytes(key), of_byte(*then)) else {
            continue;
        };
        former.push(Former { epoch, key, then });
    }
    Ok(former)
}

/// Keeps a data key that is given up, until no backup lies under it.
pub(super) fn note_former(connection: &Connection, former: &Former) -> Result<(), VaultError> {
    // Exactly as long as needed: a vector that grows leaves its old place unwiped.
    let mut value = Zeroizing::new(Vec::with_capacity(33));
    value.push(byte_of(former.then));
    value.extend_from_slice(former.key.expose());
    put(connection, &format!("{FORMER}{}", former.epoch), &value)
}

pub(super) fn forget_former(connection: &Connection) -> Result<(), VaultError> {
    connection.execute("DELETE FROM vault_info WHERE name GLOB 'former-*'", [])?;
    Ok(())
}

fn byte_of(then: OldBackups) -> u8 {
    match then {
        OldBackups::Reseal => 0,
        OldBackups::Remove => 1,
    }
}

fn of_byte(byte: u8) -> Option<OldBackups> {
    [OldBackups::Reseal, OldBackups::Remove]
        .into_iter()
        .find(|then| byte_of(*then) == byte)
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
