//! What an interrupted write left behind. Cleared only after the vault was opened through a whole keys file, and only
//! what is known to be a leftover: everything else stays, whatever it is.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::folder::Folder;
use super::{VaultError, files, info, sqlcipher};

/// Clears what a write that was cut off left in the vault's folder.
///
/// # Errors
/// When a file cannot be removed; it then waits for the next time.
pub(super) fn clear(
    folder: &Folder,
    number: u32,
    connection: &Connection,
) -> Result<(), VaultError> {
    for entry in fs::read_dir(folder.path())?.flatten() {
        if entry.file_name().to_str().is_some_and(is_part) {
            files::remove(&entry.path())?;
        }
    }
    if let Some(old) = info::replaces(connection)? {
        if old != number {
            remove_with_photos(folder, old)?;
        }
        info::set_replaces(connection, None)?;
    }
    if let Some(pending) = info::pending(connection)? {
        let path = folder.database(pending.number);
        // Only the very copy that was about to be committed, never another that came here under the same name.
        if pending.number != number
            && (!path.exists() || sqlcipher::begins_with(&path, &pending.salt))
        {
            remove_with_photos(folder, pending.number)?;
        }
        info::set_pending(connection, None)?;
    }
    Ok(())
}

/// Removes the database of a number, and the photos that are sealed under keys in it.
pub(super) fn remove_with_photos(folder: &Folder, number: u32) -> Result<(), VaultError> {
    remove_database(&folder.database(number))?;
    match fs::remove_dir_all(folder.photos(number)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => Ok(other?),
    }
}

/// Removes a database and the files that SQLite keeps beside it.
pub(super) fn remove_database(path: &Path) -> Result<(), VaultError> {
    files::remove(path)?;
    for companion in ["-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(companion);
        files::remove(&PathBuf::from(name))?;
    }
    Ok(())
}

fn is_part(name: &str) -> bool {
    if matches!(
        name,
        "vault.keys.part" | "vault.keys.bak.part" | "vault.gone.part"
    ) {
        return true;
    }
    let Some((number, rest)) = name
        .strip_prefix("vault-")
        .and_then(|name| name.split_once('.'))
    else {
        return false;
    };
    number.parse::<u32>().is_ok()
        && matches!(
            rest,
            "db.part" | "db.part-wal" | "db.part-shm" | "db.part-journal"
        )
}
