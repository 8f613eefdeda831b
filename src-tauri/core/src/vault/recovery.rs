//! The recovery code: twelve words of the English BIP-39 list, 128 random bits and a check sum of four.

use bip39::{Language, Mnemonic};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::secret::fill;

const WORDS: usize = 12;

/// A new recovery code, to be shown once. Wiped when dropped.
pub struct RecoveryCode(Mnemonic);

impl RecoveryCode {
    /// The twelve words in order. They are words of the public list; only their choice is secret.
    pub fn words(&self) -> Vec<&'static str> {
        self.0.words().collect()
    }

    /// The words in one line, a space between each, as a person would type them.
    pub fn as_typed(&self) -> SecretString {
        let mut line = String::with_capacity(WORDS * 9);
        for word in self.words() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        SecretString::from(line)
    }

    pub(super) fn random() -> Result<Self, VaultError> {
        let mut bits = Zeroizing::new([0_u8; 16]);
        fill(bits.as_mut_slice())?;
        Mnemonic::from_entropy_in(Language::English, bits.as_slice())
            .map(Self)
            .map_err(|_| VaultError::NotVerified)
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// The 128 bits of a typed code. Capitals, further spaces, numbering and commas are overlooked.
///
/// # Errors
/// `RecoveryCodeTypo` when it is not twelve words of the list with a right check sum.
pub(super) fn entropy(code: &SecretString) -> Result<SecretBox<[u8; 16]>, VaultError> {
    let typed = code.expose_secret();
    // Nothing that grows: a string that moves leaves its old place unwiped.
    let mut words = Zeroizing::new(String::with_capacity(typed.len() + 1));
    for word in typed
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    if words.split(' ').count() != WORDS {
        return Err(VaultError::RecoveryCodeTypo);
    }
    let mnemonic = Mnemonic::parse_in_normalized(Language::English, &words)
        .map_err(|_| VaultError::RecoveryCodeTypo)?;
    let (mut bits, _) = mnemonic.to_entropy_array();
    let entropy = SecretBox::init_with_mut(|entropy: &mut [u8; 16]| {
        entropy
            .iter_mut()
            .zip(bits.iter())
            .for_each(|(to, from)| *to = *from);
    });
    bits.zeroize();
    Ok(entropy)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;

    // BIP-39's first test vector.
    const ZEROS: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    fn bits(code: &str) -> Result<[u8; 16], VaultError> {
        entropy(&SecretString::from(code)).map(|bits| *bits.expose_secret())
    }

    #[test]
    fn a_code_reads_back_however_it_is_written_down() {
        let code = RecoveryCode::random().unwrap();
        let line = code.as_typed();
        let straight = bits(line.expose_secret()).unwrap();
        let numbered: String = code
            .words()
            .iter()
            .enumerate()
            .map(|(n, word)| format!("{}.  {}\n", n + 1, word.to_uppercase()))
            .collect();
        assert_eq!(bits(&numbered).unwrap(), straight);
        assert_eq!(
            bits(&format!("  {}\t", line.expose_secret().replace(' ', ", "))).unwrap(),
            straight
        );
        assert_eq!(bits(ZEROS).unwrap(), [0; 16]);
        assert!(!format!("{code:?}").contains(code.words()[0]));
    }

    #[test]
    fn a_typo_is_told() {
        for code in [
            "",
            "abandon",
            &ZEROS.replace("about", "abuot"),
            &ZEROS.replace("about", "abandon"),
            &format!("{ZEROS} about"),
            "é",
        ] {
            assert!(
                matches!(bits(code), Err(VaultError::RecoveryCodeTypo)),
                "{code}"
            );
        }
    }
}
