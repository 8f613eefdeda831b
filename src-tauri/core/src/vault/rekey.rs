//! A new data key: for when someone may know the old passphrase or have a copy. Everything is sealed anew in a
//! database beside the old one, which goes once the keys file names the new one.

use std::path::Path;

use rusqlite::Connection;
use secrecy::SecretString;

use super::info::Pending;
use super::keys_file::KeysFile;
use super::secret::{DataKey, random};
use super::slots::{self, Key};
use super::sqlcipher::{self, DatabaseKey};
use super::unlock::{Vault, open_with};
use super::{VaultError, files, info, keys_disk, leftovers, steps};
use crate::clock::Now;

impl Vault {
    /// Seals the vault under a new key that `new` opens. The old passphrase, the recovery code and this computer's key
    /// no longer open it; a new recovery code has to be made. `current` is needed when there is a passphrase. What can
    /// be undone is forgotten.
    ///
    /// # Errors
    /// `WrongPassphrase`, `PassphraseEmpty`; `DiskFull`, `NotWritable`, `VaultDamaged`, `NotVerified`: the vault is
    /// then as it was.
    pub fn rekey(
        &mut self,
        current: Option<&SecretString>,
        new: &SecretString,
        now: &Now,
    ) -> Result<(), VaultError> {
        self.ask(current)?;
        let key = Key::Passphrase(new);
        let data_key = DataKey::random()?;
        // Above every database that lies here, so that none is in the way.
        let highest = self
            .folder
            .epochs()
            .into_iter()
            .fold(self.keys.epoch, u32::max);
        let mut file = KeysFile {
            epoch: highest.checked_add(1).ok_or(VaultError::KeysDamaged)?,
            salt: random()?,
            slots: Vec::new(),
            ..self.next_keys()
        };
        file.replace(slots::wrap(&file, &key, &data_key, self.effort, now)?);
        let bytes = file.to_bytes(&data_key)?;
        keys_disk::prove(&bytes, &key, &data_key)?;

        let sealed = self.seal_anew(&file, &bytes, data_key);
        let next = match sealed {
            Ok(next) => next,
            Err(error) => {
                self.forget(&file);
                return Err(error);
            }
        };
        self.change_over(next)
    }

    // The copy in its place, opened, and the keys file written: the commit is the last thing that can fail.
    fn seal_anew(
        &self,
        file: &KeysFile,
        bytes: &[u8],
        data_key: DataKey,
    ) -> Result<(Self, bool), VaultError> {
        let database = self.folder.database(file.epoch);
        let part = files::part(&database);
        leftovers::remove_database(&part)?;
        self.db.checkpoint()?;
        let counts = self.db.read(|connection| {
            connection.execute("VACUUM INTO ?1", [path_text(&part)?])?;
            sqlcipher::counts(connection)
        })?;
        steps::reached("the copy is made")?;

        let old = DatabaseKey::new(&self.data_key, self.keys.salt);
        let new = DatabaseKey::new(&data_key, file.salt);
        let connection = sqlcipher::open(&part, &old)?;
        sqlcipher::seal_anew(&connection, &new)?;
        close(connection)?;
        steps::reached("the copy is sealed anew")?;

        let connection = sqlcipher::open(&part, &new)?;
        info::bind(&connection, file, bytes)?;
        info::set_replaces(&connection, Some(self.keys.epoch))?;
        info::set_pending(&connection, None)?;
        close(connection)?;
        let connection = sqlcipher::open(&part, &new)?;
        sqlcipher::verify(&connection)?;
        if sqlcipher::counts(&connection)? != counts || sqlcipher::open(&part, &old).is_ok() {
            return Err(VaultError::NotVerified);
        }
        close(connection)?;
        files::sync_file(&part)?;
        steps::reached("the copy is verified")?;

        let pending = Pending {
            epoch: file.epoch,
            salt: file.salt,
        };
        self.db
            .read(|connection| info::set_pending(connection, Some(&pending)))?;
        files::finish_part(&database)?;
        files::sync_folder(self.folder.path())?;
        steps::reached("the copy is in place")?;

        let next = open_with(&self.folder, file.clone(), bytes, data_key, self.effort)?;
        steps::reached("the copy is open")?;
        let durable = keys_disk::write(&self.folder, bytes)?;
        Ok((next, durable))
    }

    fn change_over(&mut self, (next, durable): (Self, bool)) -> Result<(), VaultError> {
        let old = std::mem::replace(self, next);
        let epoch = old.keys.epoch;
        // The change is done; what cannot be taken away now is taken away when the vault is opened next.
        let closed = old.lock();
        if durable && closed.is_ok() && steps::reached("the old database goes").is_ok() {
            let removed = leftovers::remove_database(&self.folder.database(epoch));
            if removed.is_ok() {
                let _ = self
                    .db
                    .read(|connection| info::set_replaces(connection, None));
            }
        }
        Ok(())
    }

    // Takes away what a re-key made that was not committed.
    fn forget(&self, file: &KeysFile) {
        let database = self.folder.database(file.epoch);
        let removed = leftovers::remove_database(&files::part(&database))
            .and_then(|()| leftovers::remove_database(&database));
        if removed.is_ok() {
            let _ = self
                .db
                .read(|connection| info::set_pending(connection, None));
        }
    }
}

fn close(connection: Connection) -> Result<(), VaultError> {
    Ok(connection.close().map_err(|(_, error)| error)?)
}

fn path_text(path: &Path) -> Result<&str, VaultError> {
    path.to_str()
        .ok_or(VaultError::Io(std::io::ErrorKind::InvalidFilename))
}
