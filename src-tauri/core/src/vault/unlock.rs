//! Opening a vault, and the open vault.

use std::path::PathBuf;

use rusqlite::Connection;

use super::backup::{BackupPlace, BackupSource};
use super::calibrate::Effort;
use super::folder::Folder;
use super::keys_disk::{self, Main};
use super::keys_file::{self, KeysFile, Parsed};
use super::secret::DataKey;
use super::slots::{self, Key};
use super::sqlcipher::{self, DatabaseKey};
use super::{VaultError, info, leftovers, place};
use crate::clock::Now;
use crate::db::{self, Db};

/// An open vault. Its keys are wiped when it goes.
#[derive(Debug)]
pub struct Vault {
    /// The database.
    pub db: Db,
    pub(super) folder: Folder,
    pub(super) keys: KeysFile,
    pub(super) data_key: DataKey,
    /// A keys file that the database has seen and that is newer than the one it was opened with.
    pub(super) newer: Option<Parsed>,
    pub(super) effort: Effort,
}

/// Opens the vault in `folder`. Takes as long as its key is meant to cost; a wrong key changes no byte on the disk.
///
/// # Errors
/// A wrong key: `WrongPassphrase`, `PassphraseEmpty`, `RecoveryCodeTypo`, `WrongRecoveryCode`, `KeychainLost`.
/// The keys file: `KeysDamaged`, `KeysTooNew`. The database: `VaultMissing`, `VaultDamaged`, `VaultForeign`,
/// `VaultTooNew`. The computer: `NotWritable`, `DiskFull`, `NotEnoughMemory`; `NoRoomForBackup` when an older Cairn's vault was to be
/// brought up to date: it then stays as it is.
pub fn unlock(folder: &Folder, key: &Key<'_>, now: &Now) -> Result<Vault, VaultError> {
    let loaded = keys_disk::load(folder)?;
    let data_key = slots::open(&loaded.parsed.file, key)?;
    loaded.parsed.check_mac(&data_key)?;
    back_up_before_migrating(folder, &loaded.parsed.file, &data_key, now)?;
    let vault = open_with(
        folder,
        loaded.parsed.file.clone(),
        &loaded.bytes,
        data_key,
        Effort::usual(),
    )?;

    // The vault is open: what could be mended but is not waits for the next time.
    let healed = keys_disk::heal(folder, &loaded, now);
    let _ = vault.db.read(|connection| {
        // Opened through the copy, what lies beside it may be newer than this, so nothing of it is a leftover.
        if healed && loaded.main == Main::Good {
            leftovers::clear(folder, vault.keys.number, connection)
        } else {
            Ok(())
        }
    });
    Ok(vault)
}

impl Vault {
    /// The vault's folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The number of its database. Whatever takes its place has another.
    pub fn number(&self) -> u32 {
        self.keys.number
    }

    /// The folder of its photos and sounds.
    pub fn photos(&self) -> PathBuf {
        self.folder.photos(self.keys.number)
    }

    /// A second connection, which can only read: for work so long that nothing may wait for it, such as an export. What it
    /// reads in one transaction is what it was at its first look.
    ///
    /// # Errors
    /// When the database cannot be opened once more.
    pub fn reader(&self) -> Result<Connection, VaultError> {
        let key = DatabaseKey::new(&self.data_key, self.keys.salt);
        let connection = sqlcipher::open(&self.folder.database(self.keys.number), &key)?;
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;")?;
        Ok(connection)
    }

    /// Goes on after a damaged page was met: SQLCipher reads and writes nothing any more on a connection that has met one, so
    /// there is another from here on. Whether one was met. Then what was read last may not be what was written: SQLCipher gives
    /// zeros for the damaged end of a long text, without an error.
    ///
    /// # Errors
    /// When the database cannot be opened once more.
    pub fn go_on_after_damage(&mut self) -> Result<bool, VaultError> {
        let sound = self.db.read(|c| Ok::<_, VaultError>(sqlcipher::sound(c)))?;
        if sound {
            return Ok(false);
        }
        let key = DatabaseKey::new(&self.data_key, self.keys.salt);
        let connection = sqlcipher::open(&self.folder.database(self.keys.number), &key)?;
        self.db
            .go_on_with(connection, place::log(self.folder.path()))?;
        Ok(true)
    }

    /// Whether the vault was opened with an older keys file than it has seen: one that was put back by hand or by a
    /// sync program. Passphrases that were changed since then work again until the newer file is put back.
    pub fn newer_keys_known(&self) -> bool {
        self.newer.is_some()
    }

    /// Closes the vault: moves everything into the database file, closes it and wipes the keys.
    ///
    /// # Errors
    /// What SQLite says; the vault is closed either way, and what was saved is safe in the log.
    pub fn lock(self) -> Result<(), VaultError> {
        Ok(self.db.close()?)
    }
}

/// Opens the database of `file` with a data key that is known to be right.
pub(super) fn open_with(
    folder: &Folder,
    file: KeysFile,
    bytes: &[u8],
    data_key: DataKey,
    effort: Effort,
) -> Result<Vault, VaultError> {
    let (connection, seen) = open_database(folder, &file, &data_key)?;
    let db = Db::new(connection, place::log(folder.path()))?;
    let mut newer = None;
    if seen.bytes != bytes {
        if seen.rev < file.rev {
            db.read(|connection| info::remember(connection, &file, bytes))?;
        } else {
            newer = keys_file::parse(&seen.bytes).ok().filter(|newer| {
                newer.check_mac(&data_key).is_ok()
                    && (newer.file.epoch, newer.file.number) == (file.epoch, file.number)
            });
        }
    }
    Ok(Vault {
        db,
        folder: folder.clone(),
        keys: file,
        data_key,
        newer,
        effort,
    })
}

// A step of the schema changes everything at once: what was there before it is kept.
fn back_up_before_migrating(
    folder: &Folder,
    file: &KeysFile,
    data_key: &DataKey,
    now: &Now,
) -> Result<(), VaultError> {
    let (connection, _) = open_database(folder, file, data_key)?;
    let schema: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    drop(connection);
    if schema == db::LATEST {
        return Ok(());
    }
    let made = BackupSource::new(folder, file, data_key)?.make(&BackupPlace::own(folder), now);
    match made {
        Err(VaultError::DiskFull) => Err(VaultError::NoRoomForBackup),
        made => made.map(|_| ()),
    }
}

// Everything that can be wrong is found out before the first byte is written.
fn open_database(
    folder: &Folder,
    file: &KeysFile,
    data_key: &DataKey,
) -> Result<(Connection, info::Seen), VaultError> {
    let key = DatabaseKey::new(data_key, file.salt);
    let connection = sqlcipher::open(&folder.database(file.number), &key)?;
    let schema: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if schema > db::LATEST {
        return Err(VaultError::VaultTooNew);
    }
    let seen = info::check(&connection, file)?;
    Ok((connection, seen))
}
