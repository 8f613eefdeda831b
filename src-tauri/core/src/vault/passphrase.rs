//! From a typed passphrase to a key.

use argon2::{Algorithm, Argon2, Params, Version};
use precis_profiles::OpaqueString;
use precis_profiles::precis_core::profile::Rules;
use secrecy::{ExposeSecret, SecretBox, SecretString};
use zeroize::Zeroizing;

use super::VaultError;
use super::calibrate::memory_kib;
use super::secret::Secret32;
use super::slots::Kdf;

/// Argon2id (RFC 9106, version 1.3) of the passphrase.
///
/// # Errors
/// `PassphraseEmpty`; `NotEnoughMemory` when the cost is more than half of this computer's memory.
pub(super) fn key(passphrase: &SecretString, kdf: &Kdf) -> Result<Secret32, VaultError> {
    let text = normalised(passphrase)?;
    if memory_kib().is_some_and(|memory| u64::from(kdf.m) > memory / 2) {
        return Err(VaultError::NotEnoughMemory);
    }
    let params = Params::new(kdf.m, kdf.t, kdf.p, Some(32)).map_err(|_| VaultError::KeysDamaged)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut hashed = Ok(());
    let secret = SecretBox::init_with_mut(|key: &mut [u8; 32]| {
        hashed = argon.hash_password_into(text.as_bytes(), &kdf.salt, key);
    });
    hashed
        .map(|()| secret)
        .map_err(|_| VaultError::NotEnoughMemory)
}

/// The passphrase as the OpaqueString profile writes it (RFC 8265 §4.2.2): every kind of space is a plain one, and
/// letters with marks are composed, so that it opens from any keyboard. The profile's table of allowed characters is
/// left out: it ends with Unicode 6.3 and would refuse today's emoji.
///
/// # Errors
/// `PassphraseEmpty`.
pub(super) fn normalised(passphrase: &SecretString) -> Result<Zeroizing<String>, VaultError> {
    let profile = OpaqueString::new();
    // Each step may make a copy; each copy is wiped.
    let spaced = profile.additional_mapping_rule(passphrase.expose_secret());
    let spaced = Zeroizing::new(
        spaced
            .map_err(|_| VaultError::PassphraseEmpty)?
            .into_owned(),
    );
    let composed = profile.normalization_rule(spaced.as_str());
    let composed = Zeroizing::new(
        composed
            .map_err(|_| VaultError::PassphraseEmpty)?
            .into_owned(),
    );
    if composed.is_empty() {
        return Err(VaultError::PassphraseEmpty);
    }
    Ok(composed)
}
