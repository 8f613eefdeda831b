//! Slots: each wraps the same data key for one way to open the vault. A box is XChaCha20-Poly1305 of the data key;
//! its associated data binds it to its vault, epoch, slot and cost, so that none can be moved or cheapened.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Serialize};

use super::calibrate::Effort;
use super::keys_file::KeysFile;
use super::secret::{ComputerKey, DataKey, Secret32, derive, random};
use super::{VaultError, passphrase, recovery};
use crate::clock::{Instant, Now};

/// One way to open a vault.
#[derive(Debug, Clone, Copy)]
pub enum Key<'a> {
    /// What the person remembers.
    Passphrase(&'a SecretString),
    /// Twelve words, as typed.
    RecoveryCode(&'a SecretString),
    /// What this computer's keychain keeps.
    ThisComputer(&'a ComputerKey),
}

/// The kinds of slot that this Cairn knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SlotKind {
    /// A passphrase.
    Passphrase,
    /// Twelve words.
    RecoveryCode,
    /// A key in this computer's keychain.
    ThisComputer,
}

/// One wrapping of the data key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub id: [u8; 16],
    pub kind: SlotKind,
    pub made_at: Instant,
    pub kdf: Kdf,
    pub nonce: [u8; 24],
    /// The sealed data key, then its tag of 16 bytes.
    pub sealed: [u8; 48],
}

/// What the key of a slot costs: memory in KiB, passes, lanes (all 0 where the secret is random already), and a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kdf {
    pub m: u32,
    pub t: u32,
    pub p: u32,
    pub salt: [u8; 16],
}

impl Key<'_> {
    pub(super) fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::RecoveryCode(_) => SlotKind::RecoveryCode,
            Self::ThisComputer(_) => SlotKind::ThisComputer,
        }
    }

    fn wrong(&self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::RecoveryCode(_) => VaultError::WrongRecoveryCode,
            Self::ThisComputer(_) => VaultError::KeychainLost,
        }
    }
}

impl SlotKind {
    /// What the keys file calls the way from secret to key, and its version.
    pub(super) fn algorithm(self) -> (&'static str, u32) {
        match self {
            Self::Passphrase => ("argon2id", 0x13),
            Self::RecoveryCode | Self::ThisComputer => ("hkdf-sha256", 1),
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Passphrase => 1,
            Self::RecoveryCode => 2,
            Self::ThisComputer => 3,
        }
    }
}

impl Kdf {
    /// Whether the cost lies within what is accepted from a file: not so cheap that it protects nothing, not so dear
    /// that a hostile file stops the computer.
    pub(super) fn accepted(&self, kind: SlotKind) -> bool {
        match kind {
            SlotKind::Passphrase => {
                (64 * 1024..=2 * 1024 * 1024).contains(&self.m)
                    && (1..=16).contains(&self.t)
                    && (1..=4).contains(&self.p)
            }
            SlotKind::RecoveryCode | SlotKind::ThisComputer => {
                (self.m, self.t, self.p) == (0, 0, 0)
            }
        }
    }
}

/// Wraps the data key of `file`'s vault and epoch so that `key` opens it.
///
/// # Errors
/// `PassphraseEmpty`, `RecoveryCodeTypo`, `NotEnoughMemory`, `NoRandomness`.
pub(super) fn wrap(
    file: &KeysFile,
    key: &Key<'_>,
    data_key: &DataKey,
    effort: Effort,
    now: &Now,
) -> Result<Slot, VaultError> {
    let kind = key.kind();
    let salt = random()?;
    let kdf = match kind {
        SlotKind::Passphrase => effort.kdf(salt)?,
        SlotKind::RecoveryCode | SlotKind::ThisComputer => Kdf {
            m: 0,
            t: 0,
            p: 0,
            salt,
        },
    };
    let mut slot = Slot {
        id: random()?,
        kind,
        made_at: now.instant(),
        kdf,
        nonce: random()?,
        sealed: [0; 48],
    };
    let wrapping = wrapping_key(key, &kdf)?;
    let cipher = XChaCha20Poly1305::new(wrapping.expose_secret().into());
    let (sealed, place_of_tag) = slot.sealed.split_at_mut(32);
    sealed.copy_from_slice(data_key.expose());
    let bound = associated_data(file, slot.id, kind, &kdf);
    let tag = cipher
        .encrypt_inout_detached(&XNonce::from(slot.nonce), &bound, sealed.into())
        .map_err(|_| VaultError::NotVerified)?;
    place_of_tag.copy_from_slice(&tag);
    Ok(slot)
}

/// The data key, from the slot of `file` that `key` opens.
///
/// # Errors
/// `WrongPassphrase`, `WrongRecoveryCode` or `KeychainLost` when none does; `RecoveryCodeTypo`, `PassphraseEmpty`,
/// `NotEnoughMemory`.
pub(super) fn open(file: &KeysFile, key: &Key<'_>) -> Result<DataKey, VaultError> {
    // A mistyped code is told as such also where no slot could open.
    if let Key::RecoveryCode(code) = key {
        recovery::entropy(code)?;
    }
    for slot in file.known_slots().filter(|slot| slot.kind == key.kind()) {
        if let Some(data_key) = unwrap(file, slot, key)? {
            return Ok(data_key);
        }
    }
    Err(key.wrong())
}

fn unwrap(file: &KeysFile, slot: &Slot, key: &Key<'_>) -> Result<Option<DataKey>, VaultError> {
    let wrapping = wrapping_key(key, &slot.kdf)?;
    let cipher = XChaCha20Poly1305::new(wrapping.expose_secret().into());
    let bound = associated_data(file, slot.id, slot.kind, &slot.kdf);
    let (sealed, tag) = slot.sealed.split_at(32);
    let Ok(tag) = Tag::try_from(tag) else {
        return Ok(None);
    };
    let mut opened = Ok(());
    let secret: Secret32 = SecretBox::init_with_mut(|buffer: &mut [u8; 32]| {
        buffer.copy_from_slice(sealed);
        let nonce = XNonce::from(slot.nonce);
        opened = cipher.decrypt_inout_detached(&nonce, &bound, buffer.as_mut_slice().into(), &tag);
    });
    Ok(opened.is_ok().then(|| DataKey::from_secret(secret)))
}

fn wrapping_key(key: &Key<'_>, kdf: &Kdf) -> Result<Secret32, VaultError> {
    match key {
        Key::Passphrase(passphrase) => passphrase::key(passphrase, kdf),
        Key::RecoveryCode(code) => {
            let entropy = recovery::entropy(code)?;
            Ok(derive(
                entropy.expose_secret(),
                &kdf.salt,
                "cairn-recovery-code-1",
            ))
        }
        Key::ThisComputer(key) => Ok(derive(key.bytes(), &kdf.salt, "cairn-this-computer-1")),
    }
}

fn associated_data(file: &KeysFile, id: [u8; 16], kind: SlotKind, kdf: &Kdf) -> Vec<u8> {
    [
        b"cairn-slot-1".as_slice(),
        file.vault.as_bytes(),
        &file.epoch.to_be_bytes(),
        &id,
        &[kind.byte()],
        &kdf.m.to_be_bytes(),
        &kdf.t.to_be_bytes(),
        &kdf.p.to_be_bytes(),
        &kdf.salt,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::vault::keys_file::AnySlot;

    #[test]
    fn a_box_opens_only_in_its_own_vault_epoch_and_slot() {
        let now = Now {
            utc: DateTime::from_timestamp(0, 0).unwrap(),
            zone: chrono_tz::UTC,
        };
        let key = ComputerKey::random().unwrap();
        let key = Key::ThisComputer(&key);
        let data_key = DataKey::random().unwrap();
        let mut file = KeysFile {
            vault: Uuid::from_u128(1),
            epoch: 1,
            number: 1,
            rev: 1,
            salt: [0; 16],
            slots: Vec::new(),
        };
        let slot = wrap(&file, &key, &data_key, Effort::Least, &now).unwrap();
        file.replace(slot.clone());
        assert!(open(&file, &key).unwrap().is(&data_key));
        let altered = |alter: &dyn Fn(&mut KeysFile, &mut Slot)| {
            let (mut file, mut slot) = (file.clone(), slot.clone());
            alter(&mut file, &mut slot);
            file.slots = vec![AnySlot::Known(slot)];
            assert!(matches!(open(&file, &key), Err(VaultError::KeychainLost)));
        };
        altered(&|file, _| file.vault = Uuid::from_u128(2));
        altered(&|file, _| file.epoch = 2);
        altered(&|_, slot| slot.id[0] ^= 1);
        altered(&|_, slot| slot.kdf.salt[0] ^= 1);
        altered(&|_, slot| slot.kdf.m = 1);
        altered(&|_, slot| slot.kdf.t = 1);
        altered(&|_, slot| slot.kdf.p = 1);
        altered(&|_, slot| slot.nonce[0] ^= 1);
        altered(&|_, slot| slot.sealed[47] ^= 1);
        // A revision is no part of it: the other slots stay as they are when one changes.
        file.rev = 9;
        open(&file, &key).unwrap();
    }
}
