//! Photos and sounds on their way to another database of the same vault: a backup, one that is put back, a re-key.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::{Connection, params};

use super::PhotoError;
use super::seal::{self, Key, PhotoFolder};
use crate::db::PhotoId;
use crate::vault::{VaultError, files};

/// Each table, the keys in it, and how one is changed.
const KEYS: [(&str, &str, &str); 3] = [
    (
        "photo",
        "SELECT id, key FROM photo ORDER BY id",
        "UPDATE photo SET key = ?2 WHERE id = ?1",
    ),
    (
        "plan_photo",
        "SELECT id, key FROM plan_photo ORDER BY id",
        "UPDATE plan_photo SET key = ?2 WHERE id = ?1",
    ),
    (
        "shelf_item",
        "SELECT id, key FROM shelf_item WHERE key IS NOT NULL ORDER BY id",
        "UPDATE shelf_item SET key = ?2 WHERE id = ?1",
    ),
];

/// The photos and sounds that have a row in the database, in the trash too, in the order of their tables and names.
///
/// # Errors
/// What SQLite says.
pub(crate) fn named(connection: &Connection) -> Result<Vec<PhotoId>, VaultError> {
    let mut named = Vec::new();
    for (table, rows, _) in KEYS {
        if has(connection, table)? {
            let mut statement = connection.prepare(rows)?;
            for id in statement.query_map([], |row| row.get("id"))? {
                named.push(id?);
            }
        }
    }
    Ok(named)
}

/// The photos and sounds that have a row in the database, with their keys.
///
/// # Errors
/// What SQLite says.
pub(crate) fn keys(connection: &Connection) -> Result<Vec<(PhotoId, Key)>, VaultError> {
    let mut keys = Vec::new();
    for (table, rows, _) in KEYS {
        keys.extend(sealed(connection, table, rows)?);
    }
    Ok(keys)
}

/// Gives the photos and sounds of the database the keys that they have in `known`, and brings their files from `today` to `pool`;
/// any other is unsealed from `from` and sealed in `pool` under a new key, which is then known. Gives those whose files
/// lie there now: one that is missing or does not open stays away. `None` when `go_on` said no.
///
/// # Errors
/// `DiskFull`, `NotWritable`, `NoRandomness`, `Io`, or what SQLite says.
pub(crate) fn renew(
    connection: &Connection,
    from: &PhotoFolder,
    today: &PhotoFolder,
    pool: &PhotoFolder,
    known: &mut BTreeMap<PhotoId, Key>,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<Vec<PhotoId>>, VaultError> {
    let mut there = Vec::new();
    for (table, rows, change) in KEYS {
        for (id, old) in sealed(connection, table, rows)? {
            if !go_on() {
                return Ok(None);
            }
            let brought = match known.get(&id) {
                Some(key) if bring(today, pool, &id)? => Some(key.clone()),
                _ => seal_anew(from, pool, &id, &old)?,
            };
            if let Some(key) = brought {
                connection
                    .prepare_cached(change)?
                    .execute(params![id, key.as_slice()])?;
                known.insert(id.clone(), key);
                there.push(id);
            }
        }
    }
    Ok(Some(there))
}

/// Whether there is such a table: an older schema may not have it yet.
fn has(connection: &Connection, table: &str) -> Result<bool, VaultError> {
    Ok(connection.table_exists(Some("main"), table)?)
}

fn sealed(
    connection: &Connection,
    table: &str,
    rows: &str,
) -> Result<Vec<(PhotoId, Key)>, VaultError> {
    if !has(connection, table)? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare(rows)?;
    let sealed = statement.query_map([], |row| {
        Ok((row.get::<_, PhotoId>("id")?, Key::new(row.get("key")?)))
    })?;
    Ok(sealed.collect::<Result<_, _>>()?)
}

/// Brings the file of every photo and sound that has a row in the database to another folder, from the first of `from` that
/// has it. With `new_keys` each is sealed under a new key, which its row then has. What is missing stays missing, and what does not open comes
/// along as it is: a row whose file is lost is no reason to lose the others.
///
/// # Errors
/// `DiskFull`, `NotWritable`, `NoRandomness`, `Io`, or what SQLite says.
pub(crate) fn carry_over(
    connection: &Connection,
    from: &[PhotoFolder],
    to: &PhotoFolder,
    new_keys: bool,
) -> Result<(), VaultError> {
    for (table, rows, change) in KEYS {
        for (id, key) in sealed(connection, table, rows)? {
            for from in from {
                let carried = if new_keys {
                    let new = seal_anew(from, to, &id, &key)?;
                    if let Some(new) = &new {
                        connection
                            .prepare_cached(change)?
                            .execute(params![id, new.as_slice()])?;
                    }
                    new.is_some() || bring(from, to, &id)?
                } else {
                    bring(from, to, &id)?
                };
                if carried {
                    break;
                }
            }
        }
    }
    to.sync()?;
    Ok(())
}

/// The new key; `None` when the file is missing or does not open.
fn seal_anew(
    from: &PhotoFolder,
    to: &PhotoFolder,
    id: &PhotoId,
    key: &Key,
) -> Result<Option<Key>, VaultError> {
    match seal::unseal(from, id, key) {
        Ok(bytes) => Ok(Some(seal::seal(to, id, &bytes)?)),
        Err(PhotoError::Missing | PhotoError::Damaged) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Brings one sealed file along, as a second name of the same file where the file system has such, else as a copy. Gives
/// whether there is one. One that is there already stays.
///
/// # Errors
/// `DiskFull`, `NotWritable`, `Io`.
pub(crate) fn bring(
    from: &PhotoFolder,
    to: &PhotoFolder,
    id: &PhotoId,
) -> Result<bool, VaultError> {
    let (Some(old), Some(new)) = (from.file(id), to.file(id)) else {
        return Ok(false);
    };
    if new.exists() {
        return Ok(true);
    }
    to.make()?;
    match fs::hard_link(&old, &new) {
        Ok(()) => return Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(true),
        // Another drive, or a file system without second names.
        Err(_) => {}
    }
    copy(&old, &new)
}

fn copy(old: &Path, new: &Path) -> Result<bool, VaultError> {
    let part = files::part(new);
    let copied = fs::copy(old, &part)
        .and_then(|_| files::sync_file(&part))
        .and_then(|()| files::finish_part(new));
    match copied {
        Ok(()) => Ok(true),
        Err(error) => {
            let _ = files::remove(&part);
            if error.kind() == ErrorKind::NotFound && !old.exists() {
                return Ok(false);
            }
            Err(error.into())
        }
    }
}

impl From<PhotoError> for VaultError {
    fn from(error: PhotoError) -> Self {
        match error {
            PhotoError::DiskFull => Self::DiskFull,
            PhotoError::NotWritable => Self::NotWritable,
            PhotoError::NoRandomness => Self::NoRandomness,
            PhotoError::File(kind) => Self::Io(kind),
            PhotoError::Db(error) => error.into(),
            _ => Self::NotVerified,
        }
    }
}
