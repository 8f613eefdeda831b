//! Changing what opens a vault: each change asks for the passphrase again and writes the keys file anew.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::keys_file::KeysFile;
use super::recovery::RecoveryCode;
use super::slots::{self, Key, SlotKind};
use super::unlock::Vault;
use super::{VaultError, info, keys_disk};
use crate::clock::{Instant, Now};

/// One way to open the vault, as Settings lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
    /// What opens it.
    pub kind: SlotKind,
    /// When it was set up.
    pub made_at: Instant,
}

impl Vault {
    /// What opens this vault.
    pub fn slots(&self) -> Vec<SlotView> {
        let view = |slot: &slots::Slot| SlotView {
            kind: slot.kind,
            made_at: slot.made_at,
        };
        self.keys.known_slots().map(view).collect()
    }

    /// Makes sure that `key` opens this vault, before something that the person is asked for again. Takes as long as
    /// opening.
    ///
    /// # Errors
    /// Those of a wrong key.
    pub fn confirm(&self, key: &Key<'_>) -> Result<(), VaultError> {
        let opened = slots::open(&self.keys, key)?;
        if opened.is(&self.data_key) {
            Ok(())
        } else {
            Err(VaultError::KeysDamaged)
        }
    }

    /// Lets `new` open the vault in place of the old passphrase, and takes this computer's key away. `current` is
    /// needed when there is a passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase`, `PassphraseEmpty`; `DiskFull`, `NotWritable`, `NotVerified`: the old passphrase then holds.
    pub fn set_passphrase(
        &mut self,
        current: Option<&SecretString>,
        new: &SecretString,
        now: &Now,
    ) -> Result<(), VaultError> {
        self.ask(current)?;
        let key = Key::Passphrase(new);
        let mut file = self.next_keys();
        file.replace(slots::wrap(&file, &key, &self.data_key, self.effort, now)?);
        file.drop_kind(SlotKind::ThisComputer);
        self.put_keys(file, Some(&key))
    }

    /// A new recovery code in place of the old one, saved and tried before it is given. `current` is needed when
    /// there is a passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase`; `DiskFull`, `NotWritable`, `NotVerified`: the old code then holds.
    pub fn new_recovery_code(
        &mut self,
        current: Option<&SecretString>,
        now: &Now,
    ) -> Result<RecoveryCode, VaultError> {
        self.ask(current)?;
        let code = RecoveryCode::random()?;
        let typed = code.as_typed();
        let key = Key::RecoveryCode(&typed);
        let mut file = self.next_keys();
        file.replace(slots::wrap(&file, &key, &self.data_key, self.effort, now)?);
        self.put_keys(file, Some(&key))?;
        let saved = keys_disk::load(&self.folder)?;
        keys_disk::prove(&saved.bytes, &key, &self.data_key)?;
        Ok(code)
    }

    /// Puts back the newer keys file that the vault has seen. `key` must open that file, so that nobody is locked out
    /// by it. Does nothing when there is none.
    ///
    /// # Errors
    /// Those of a wrong key; `DiskFull`, `NotWritable`.
    pub fn put_back_newer_keys(&mut self, key: &Key<'_>) -> Result<(), VaultError> {
        let Some(newer) = &self.newer else {
            return Ok(());
        };
        slots::open(&newer.file, key)?;
        let file = newer.file.clone();
        self.put_keys(file, Some(key))
    }

    /// Keeps the keys file that the vault was opened with and forgets the newer one.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritable`.
    pub fn keep_these_keys(&mut self) -> Result<(), VaultError> {
        let file = self.next_keys();
        self.put_keys(file, None)
    }

    /// Asks for the passphrase again, where there is one. The recovery code does as well: whoever came in with it has
    /// forgotten the passphrase and could never set a new one otherwise.
    ///
    /// # Errors
    /// `WrongPassphrase`.
    pub fn ask(&self, current: Option<&SecretString>) -> Result<(), VaultError> {
        if self
            .keys
            .known_slots()
            .all(|slot| slot.kind != SlotKind::Passphrase)
        {
            return Ok(());
        }
        let current = current.ok_or(VaultError::WrongPassphrase)?;
        let as_passphrase = self.confirm(&Key::Passphrase(current));
        if as_passphrase.is_err() && self.confirm(&Key::RecoveryCode(current)).is_ok() {
            return Ok(());
        }
        as_passphrase
    }

    /// The keys file as it is, one revision later than any that the vault has seen.
    pub(super) fn next_keys(&self) -> KeysFile {
        let seen = self.newer.as_ref().map_or(0, |newer| newer.file.rev);
        KeysFile {
            rev: self.keys.rev.max(seen).saturating_add(1),
            ..self.keys.clone()
        }
    }

    // Build, prove, write; only then is it in force.
    fn put_keys(&mut self, file: KeysFile, key: Option<&Key<'_>>) -> Result<(), VaultError> {
        let bytes = file.to_bytes(&self.data_key)?;
        if let Some(key) = key {
            keys_disk::prove(&bytes, key, &self.data_key)?;
        }
        keys_disk::write(&self.folder, &bytes)?;
        // Done. Should the database not take note of it now, it does when it is opened next.
        let _ = self
            .db
            .read(|connection| info::remember(connection, &file, &bytes));
        keys_disk::remove_set_aside(&self.folder, &self.data_key);
        self.keys = file;
        self.newer = None;
        Ok(())
    }
}
