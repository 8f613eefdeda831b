//! A new vault: the database first, then the keys file, whose write is the moment at which the vault exists.

use std::fs;
use std::path::Path;

use uuid::{NoContext, Timestamp, Uuid};

use super::calibrate::Effort;
use super::folder::Folder;
use super::keys_file::KeysFile;
use super::secret::{DataKey, random};
use super::slots::{self, Key};
use super::sqlcipher::{self, DatabaseKey};
use super::unlock::{Vault, open_with};
use super::{VaultError, files, info, keys_disk, place, steps};
use crate::clock::Now;
use crate::db::Db;

/// Makes a new vault below `data` that `key` opens, and opens it. Whatever stops it, there is a whole vault or none.
///
/// # Errors
/// `PassphraseEmpty`; `DiskFull`, `NotWritable`; `NotVerified` when what was written does not read back.
pub fn create(data: &Path, key: &Key<'_>, now: &Now) -> Result<Vault, VaultError> {
    create_once_kept(data, key, now, |_| Ok(()))
}

/// Like [`create`], for a key that something else has to keep, such as the keychain: `keep` is given the vault's folder
/// and stores the key; the vault comes into being only if it could. A vault whose key is nowhere cannot arise.
///
/// # Errors
/// Those of [`create`] and of `keep`.
pub fn create_once_kept<E: From<VaultError>>(
    data: &Path,
    key: &Key<'_>,
    now: &Now,
    keep: impl FnOnce(&Folder) -> Result<(), E>,
) -> Result<Vault, E> {
    let effort = Effort::usual();
    let folder = Folder::new(data, new_id(now));
    let data_key = DataKey::random()?;
    let mut file = KeysFile {
        vault: folder.uuid(),
        epoch: 1,
        number: 1,
        rev: 1,
        salt: random()?,
        slots: Vec::new(),
    };
    file.replace(slots::wrap(&file, key, &data_key, effort, now)?);
    let bytes = file.to_bytes(&data_key)?;
    keys_disk::prove(&bytes, key, &data_key)?;

    let written = write_database(&folder, data, &file, &bytes, &data_key)
        .map_err(E::from)
        .and_then(|()| keep(&folder))
        .and_then(|()| Ok(keys_disk::write(&folder, &bytes)?));
    if let Err(error) = written {
        // Nobody has written in it yet, and its name is new: only what was just made is taken away.
        let _ = fs::remove_dir_all(folder.path());
        return Err(error);
    }
    Ok(open_with(&folder, file, &bytes, data_key, effort)?)
}

fn write_database(
    folder: &Folder,
    data: &Path,
    file: &KeysFile,
    bytes: &[u8],
    data_key: &DataKey,
) -> Result<(), VaultError> {
    fs::create_dir_all(folder.path())?;
    files::sync_folder(&data.join("vaults"))?;
    files::sync_folder(data)?;
    steps::reached("the folder is made")?;

    let database = folder.database(file.number);
    let part = files::part(&database);
    let key = DatabaseKey::new(data_key, file.salt);
    let db = Db::new(sqlcipher::make(&part, &key)?, place::log(folder.path()))?;
    steps::reached("the database is made")?;
    db.read(|connection| info::bind(connection, file, bytes))?;
    db.close()?;
    steps::reached("the database is filled")?;

    let connection = sqlcipher::open(&part, &key)?;
    sqlcipher::verify(&connection)?;
    info::check(&connection, file)?;
    connection.close().map_err(|(_, error)| error)?;
    files::sync_file(&part)?;
    files::finish_part(&database)?;
    files::sync_folder(folder.path())?;
    steps::reached("the database is in place")
}

// UUIDv7 (RFC 9562 §5.7): the vault made last sorts last.
fn new_id(now: &Now) -> Uuid {
    let seconds = u64::try_from(now.utc.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        now.utc.timestamp_subsec_nanos(),
    ))
}
