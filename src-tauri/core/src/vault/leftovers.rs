//! What an interrupted write left behind. Cleared only after the vault was opened through a whole keys file, and only
//! what is known to be a leftover: everything else stays, whatever it is.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::folder::Folder;
use super::{VaultError, files, info, keys_disk, sqlcipher};

/// Clears what a write that was cut off left in the folder of the vault that is open with the database of this number.
///
/// # Errors
/// When a file cannot be removed; it then waits for the next time.
pub(super) fn clear(
    folder: &Folder,
    number: u32,
    connection: &Connection,
) -> Result<(), VaultError> {
    clear_unfinished(folder, number)?;
    if let Some(old) = info::replaces(connection)? {
        if old != number {
            remove_with_photos(folder, old)?;
        }
        info::set_replaces(connection, None)?;
    }
    Ok(())
}

/// Clears what was to take the place of the database of this number and never did. For a vault whose keys file is whole; the
/// database need not open.
///
/// # Errors
/// As [`clear`].
pub(super) fn clear_unfinished(folder: &Folder, number: u32) -> Result<(), VaultError> {
    // Before the announcement itself goes: whatever stops this, the next time knows of it too.
    if let Some(keys) = keys_disk::announced(folder).filter(|keys| keys.number != number) {
        let path = folder.database(keys.number);
        // Only the very one that was announced, never another that came here under the same name.
        if !path.exists() || sqlcipher::begins_with(&path, &keys.salt) {
            remove_with_photos(folder, keys.number)?;
        }
    }
    for entry in fs::read_dir(folder.path())?.flatten() {
        if entry.file_name().to_str().is_some_and(is_part) {
            files::remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Takes away what was just made under a number that nothing else here had, and what announced it. What cannot be removed now
/// is removed when the vault is opened next.
pub(super) fn take_away(folder: &Folder, number: u32) {
    let removed = remove_database(&files::part(&folder.database(number)))
        .and_then(|()| remove_with_photos(folder, number));
    if removed.is_ok() {
        let _ = files::remove(&files::part(&folder.keys()));
    }
}

/// Removes the database of a number, and the photos that are sealed under keys in it, and waits until they are gone on the disk:
/// whoever notes then that nothing is left must not be belied by a power cut. Of a folder that is gone itself it is an error.
pub(super) fn remove_with_photos(folder: &Folder, number: u32) -> Result<(), VaultError> {
    remove_database(&folder.database(number))?;
    match fs::remove_dir_all(folder.photos(number)) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        other => other?,
    }
    Ok(files::sync_folder(folder.path())?)
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
