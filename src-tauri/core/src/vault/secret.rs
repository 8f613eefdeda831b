//! Keys in memory: random, wiped when dropped, never printed.

use hkdf::Hkdf;
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;

use super::VaultError;

/// 32 secret bytes.
pub(super) type Secret32 = SecretBox<[u8; 32]>;

/// The key that everything else is sealed under; each slot of the keys file wraps it once.
#[derive(Debug)]
pub(super) struct DataKey(Secret32);

impl DataKey {
    pub(super) fn random() -> Result<Self, VaultError> {
        Ok(Self(random_secret()?))
    }

    pub(super) fn from_secret(secret: Secret32) -> Self {
        Self(secret)
    }

    /// The key from its 32 bytes; `None` for any other number of them. The caller wipes its copy.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == 32).then(|| {
            Self(SecretBox::init_with_mut(|key: &mut [u8; 32]| {
                key.copy_from_slice(bytes);
            }))
        })
    }

    pub(super) fn expose(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }

    /// A key for one purpose, so that no two uses share one.
    pub(super) fn derive(&self, purpose: &'static str) -> Secret32 {
        derive(self.expose(), &[], purpose)
    }

    /// The same key once more, wiped apart.
    pub(super) fn again(&self) -> Self {
        Self(SecretBox::init_with_mut(|key: &mut [u8; 32]| {
            key.copy_from_slice(self.expose());
        }))
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

/// The random key that a computer's keychain keeps for a vault that opens without a passphrase.
#[derive(Debug)]
pub struct ComputerKey(Secret32);

impl ComputerKey {
    /// A new key from the operating system's random source.
    ///
    /// # Errors
    /// `NoRandomness` when that source fails.
    pub fn random() -> Result<Self, VaultError> {
        Ok(Self(random_secret()?))
    }

    /// The key from the bytes that the keychain gave. The caller wipes its copy.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SecretBox::init_with_mut(|key: &mut [u8; 32]| {
            key.copy_from_slice(bytes)
        }))
    }

    /// The 32 bytes, for the keychain.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }
}

/// HKDF-SHA256 (RFC 5869): a key for `purpose` from `material`.
pub(super) fn derive(material: &[u8], salt: &[u8], purpose: &'static str) -> Secret32 {
    let hkdf = Hkdf::<Sha256>::new(Some(salt), material);
    SecretBox::init_with_mut(|key: &mut [u8; 32]| {
        let expanded = hkdf.expand(purpose.as_bytes(), key);
        debug_assert!(expanded.is_ok(), "32 bytes are within HKDF's bound of 8160");
    })
}

/// Bytes that need not be secret: salts, nonces, names.
pub(super) fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills a buffer from the operating system's random source.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness)
}

fn random_secret() -> Result<Secret32, VaultError> {
    let mut filled = Ok(());
    let secret = SecretBox::init_with_mut(|key: &mut [u8; 32]| filled = fill(key));
    filled.map(|()| secret)
}
