//! Putting a backup back: as another database beside the one in force, with the same commit point as everything else.

use std::fs;
use std::path::Path;

use secrecy::SecretString;

use super::backup::{Backup, BackupPlace};
use super::calibrate::Effort;
use super::folder::Folder;
use super::keys_disk::{self, Main};
use super::keys_file::KeysFile;
use super::removal::Removal;
use super::slots::Key;
use super::successor::{self, Origin, Successor};
use super::unlock::Vault;
use super::{VaultError, files, leftovers, secret};
use crate::clock::Now;
use crate::contacts::help_card;
use crate::journal::photos::PhotoFolder;

impl Vault {
    /// Puts a backup of this vault in the place of what is open. What opens the vault today goes on opening it. What was
    /// there is kept as a backup, made first. `current` is needed when there is a passphrase; `key` where the backup is
    /// sealed under a key of then. Of the contacts that it shows while locked, only those stay who are shown today. What can be
    /// undone is forgotten.
    ///
    /// # Errors
    /// `WrongPassphrase`; those of [`Backup::look`] and of [`super::BackupSource::make`]; `DiskFull`, `NotWritable`,
    /// `NotVerified`: the vault is then as it was.
    pub fn put_back(
        &mut self,
        backup: &Backup,
        current: Option<&SecretString>,
        key: Option<&Key<'_>>,
        now: &Now,
    ) -> Result<(), VaultError> {
        self.ask(current)?;
        if backup.vault() != self.folder.id() {
            return Err(VaultError::VaultForeign);
        }
        let opened = backup.open(Some(self), key)?;
        self.backup_source()?
            .make(&BackupPlace::own(&self.folder), now)?;
        let file = self.keys_of_successor()?;
        let bytes = file.to_bytes(&self.data_key)?;
        let origin = Origin {
            key: opened.key(),
            photos: vec![
                backup.photos(opened.file.number),
                self.photos_of(opened.file.number),
            ],
            new_photo_keys: opened.file.epoch != file.epoch,
            help_card: Some(self.db.read(help_card::chosen)?),
        };
        drop(opened.connection);
        let next = Successor {
            file,
            bytes,
            data_key: self.data_key.again(),
        };
        self.succeed(next, &origin, |_, part| copy(&backup.database(), part))
            .map_err(VaultError::of_backup)
    }

    fn photos_of(&self, number: u32) -> PhotoFolder {
        PhotoFolder::new(self.folder.photos(number), self.folder.id())
    }
}

/// Puts a backup back where no vault is open: on a new computer, or because the vault does not open any more. What opened
/// the vault when the backup was made opens it then. A database that is there already stays where it is. Nobody is shown
/// while locked until the person chooses again.
///
/// # Errors
/// Those of a wrong key and of [`Backup::look`]; `DiskFull`, `NotWritable`, `NotVerified`: what is there is then as it was.
pub fn put_back(
    data: &Path,
    backup: &Backup,
    key: &Key<'_>,
    now: &Now,
) -> Result<Vault, VaultError> {
    let opened = backup.open(None, Some(key))?;
    let folder = Folder::new(data, opened.file.vault);
    // What comes back is not to go with what was being removed.
    if let Some(removal) = Removal::of(&folder) {
        removal.finish()?;
    }
    fs::create_dir_all(folder.path())?;
    files::sync_folder(&data.join("vaults"))?;
    files::sync_folder(data)?;
    // Later than whatever keys are there, so that these are not taken for the older ones.
    let there = keys_disk::load(&folder).ok();
    if let Some(there) = there.as_ref().filter(|there| there.main == Main::Good) {
        leftovers::clear_unfinished(&folder, there.parsed.file.number)?;
    }
    let there = there.map_or(0, |there| there.parsed.file.rev);
    let fresh = !folder.database(1).exists() && !folder.photos(1).exists();
    let highest = folder.highest_number();
    let number = if fresh && highest == 1 {
        1
    } else {
        highest.checked_add(1).ok_or(VaultError::KeysDamaged)?
    };
    let file = KeysFile {
        number,
        rev: opened.file.rev.max(there).saturating_add(1),
        salt: secret::random()?,
        ..opened.file.clone()
    };
    let bytes = file.to_bytes(&opened.data_key)?;
    keys_disk::prove(&bytes, key, &opened.data_key)?;
    let origin = Origin {
        key: opened.key(),
        photos: vec![
            backup.photos(opened.file.number),
            PhotoFolder::new(folder.photos(opened.file.number), folder.id()),
        ],
        new_photo_keys: false,
        help_card: Some(Vec::new()),
    };
    drop(opened.connection);
    let next = Successor {
        file,
        bytes,
        data_key: opened.data_key,
    };
    keys_disk::set_other_aside(&folder, now)?;
    successor::begin(&folder, next, &origin, Effort::usual(), |part| {
        copy(&backup.database(), part)
    })
    .map_err(VaultError::of_backup)
}

fn copy(from: &Path, to: &Path) -> Result<(), VaultError> {
    fs::copy(from, to)?;
    Ok(files::sync_file(to)?)
}
