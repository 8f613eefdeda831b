//! What the person opens a vault or a backup with.

use cairn_core::vault::{ComputerKey, Key};
use secrecy::SecretString;
use serde::Deserialize;

use crate::failure::{Failure, FailureCode};
use crate::os::keychain;

/// What the person opens the vault with.
#[derive(Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", tag = "way")]
pub enum UnlockSecret {
    /// The passphrase.
    Passphrase {
        /// As typed.
        #[specta(type = String)]
        passphrase: SecretString,
    },
    /// The recovery code.
    RecoveryCode {
        /// Its words, as typed.
        #[specta(type = String)]
        code: SecretString,
    },
    /// The key in this computer's keychain.
    ThisComputer,
}

impl UnlockSecret {
    /// Does `work` with the key that it is, for the vault named `vault`. May wait for the keychain.
    ///
    /// # Errors
    /// `NoKeychain`, `KeychainLost`; those of `work`.
    pub fn with_key<T, E: Into<Failure>>(
        &self,
        vault: &str,
        work: impl FnOnce(&Key<'_>) -> Result<T, E>,
    ) -> Result<T, Failure> {
        let done = match self {
            Self::Passphrase { passphrase } => work(&Key::Passphrase(passphrase)),
            Self::RecoveryCode { code } => work(&Key::RecoveryCode(code)),
            Self::ThisComputer => {
                let kept = keychain::load(vault).map_err(|_| FailureCode::NoKeychain)?;
                let key = ComputerKey::from_bytes(&*kept.ok_or(FailureCode::KeychainLost)?);
                work(&Key::ThisComputer(&key))
            }
        };
        done.map_err(Into::into)
    }
}
