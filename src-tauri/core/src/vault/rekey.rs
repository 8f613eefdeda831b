//! A new data key: for when someone may know the old passphrase or have a copy. Everything is sealed anew in a
//! database beside the old one, which goes once the keys file names the new one.

use secrecy::SecretString;

use super::backup::{BackupPlace, Former, OldBackups};
use super::keys_file::KeysFile;
use super::secret::DataKey;
use super::slots::{self, Key};
use super::sqlcipher::{self, DatabaseKey};
use super::successor::{Origin, Successor};
use super::unlock::Vault;
use super::{VaultError, info, keys_disk};
use crate::clock::Now;
use crate::journal::photos::PhotoFolder;

impl Vault {
    /// Seals the vault and its photos under new keys that `new` opens. The old passphrase, the recovery code and this
    /// computer's key no longer open it; a new recovery code has to be made. What is there is kept as a backup, made first.
    /// `then`: what becomes of all backups under the old key, once [`super::Follower::follow`] is called. `current` is needed when
    /// there is a passphrase. What can be undone is forgotten.
    ///
    /// # Errors
    /// `WrongPassphrase`, `PassphraseEmpty`; those of [`super::BackupSource::make`]; `DiskFull`, `NotWritable`, `VaultDamaged`, `NotVerified`: the vault is
    /// then as it was.
    pub fn rekey(
        &mut self,
        current: Option<&SecretString>,
        new: &SecretString,
        then: OldBackups,
        now: &Now,
    ) -> Result<(), VaultError> {
        self.ask(current)?;
        let key = Key::Passphrase(new);
        let data_key = DataKey::random()?;
        let mut file = KeysFile {
            epoch: self
                .keys
                .epoch
                .checked_add(1)
                .ok_or(VaultError::KeysDamaged)?,
            slots: Vec::new(),
            ..self.keys_of_successor()?
        };
        file.replace(slots::wrap(&file, &key, &data_key, self.effort, now)?);
        let bytes = file.to_bytes(&data_key)?;
        keys_disk::prove(&bytes, &key, &data_key)?;

        self.backup_source()?
            .make(&BackupPlace::own(&self.folder), now)?;
        let origin = Origin {
            key: DatabaseKey::new(&self.data_key, self.keys.salt),
            photos: vec![PhotoFolder::of(self)],
            new_photo_keys: true,
            help_card: None,
        };
        let next = Successor {
            file,
            bytes,
            data_key,
        };
        let old = self.data_key.again();
        self.succeed(next, &origin, |vault, part| {
            vault.db.checkpoint()?;
            vault
                .db
                .read(|connection| sqlcipher::copy_into(connection, part))?;
            let copy = sqlcipher::open(part, &origin.key)?;
            let former = Former {
                epoch: vault.keys.epoch,
                key: vault.data_key.again(),
                then,
            };
            info::note_former(&copy, &former)?;
            Ok(copy.close().map_err(|(_, error)| error)?)
        })?;
        // They open with the old passphrase.
        keys_disk::remove_set_aside(&self.folder, &old);
        Ok(())
    }
}
