//! The keys file, what a person types to open a vault, and what lies in a folder of backups, from anywhere.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::backup::{ids, moment};
use super::keys_file::parse;
use super::secret::DataKey;
use super::slots::{self, Key};
use super::wire::hex;
use super::{ComputerKey, VaultError, passphrase, recovery, strength};
use crate::journal::photos::PhotoFolder;

/// A keys file as it is, and once more with a right sum, so that what lies behind the sum is reached.
pub(crate) fn keys(bytes: &[u8]) {
    accepted(bytes);
    if let Ok(keys) = serde_json::from_slice::<Map<String, Value>>(bytes)
        && let Some(right) = summed(keys)
    {
        accepted(&right);
    }
}

fn summed(mut keys: Map<String, Value>) -> Option<Vec<u8>> {
    keys.remove("sum");
    let sum = Sha256::digest(serde_json_canonicalizer::to_vec(&keys).ok()?);
    keys.insert("sum".to_owned(), hex(&sum).into());
    serde_json::to_vec(&keys).ok()
}

/// What is accepted is within its bounds, opens with nothing that is not its own, and is still the same once written.
fn accepted(bytes: &[u8]) {
    let Ok(parsed) = parse(bytes) else { return };
    let file = &parsed.file;
    assert!(file.epoch > 0 && file.number > 0 && file.slots.len() <= 8);
    assert!(file.known_slots().all(|slot| slot.kdf.accepted(slot.kind)));

    let data_key = DataKey::from_secret(SecretBox::new(Box::new([7; 32])));
    assert!(parsed.check_mac(&data_key).is_err());
    let (computer, code) = (ComputerKey::from_bytes(&[3; 32]), SecretString::from(OTHER));
    for key in [Key::ThisComputer(&computer), Key::RecoveryCode(&code)] {
        assert!(slots::open(file, &key).is_err());
    }

    match file.to_bytes(&data_key) {
        Ok(written) => {
            let again = parse(&written).unwrap();
            again.check_mac(&data_key).unwrap();
            assert!(again.file.known_slots().eq(file.known_slots()));
            assert_eq!(again.file.slots.len(), file.slots.len());
            let of = |file: &super::keys_file::KeysFile| {
                (file.vault, file.epoch, file.number, file.rev, file.salt)
            };
            assert_eq!(of(&again.file), of(file));
        }
        // What a newer Cairn keeps in it can be longer once it is written as RFC 8785 says.
        Err(VaultError::KeysDamaged) => {}
        Err(error) => panic!("{error}"),
    }
}

/// Two of BIP-39's test vectors.
const OTHER: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";
#[cfg(test)]
const CODE: &str =
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

/// A passphrase or a recovery code, as it was typed or pasted.
pub(crate) fn secrets(bytes: &[u8]) {
    let typed = SecretString::from(String::from_utf8_lossy(bytes).into_owned());
    if let Ok(once) = passphrase::normalised(&typed) {
        // Whoever copies it from where it was kept types the same.
        let again = SecretString::from(once.as_str());
        assert_eq!(passphrase::normalised(&again).unwrap(), once);
        assert!(strength(&typed).score <= 4);
    }
    if let Ok(bits) = recovery::entropy(&typed) {
        assert_eq!(bits.expose_secret().len(), 16);
    }
}

/// The name of a backup's folder, and below it the list of its photos.
pub(crate) fn backups(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (name, list) = text.split_once('\n').unwrap_or((&text, ""));
    if let Some(at) = moment(name) {
        assert!((0..=9999).contains(&chrono::Datelike::year(&at.utc())));
    }
    let folder = PathBuf::from("/photos");
    let pool = PhotoFolder::new(folder.clone(), "vault");
    for file in ids(list).iter().filter_map(|id| pool.file(id)) {
        assert_eq!(file.parent(), Some(folder.as_path()));
        assert_eq!(file.components().count(), 3, "{}", file.display());
    }
}

/// A whole keys file with a slot of each kind that can be made at once, and one of a Cairn to come.
#[cfg(test)]
pub(crate) fn whole_keys() -> Vec<u8> {
    use super::calibrate::Effort;
    use super::keys_file::{AnySlot, KeysFile};

    let now = crate::clock::Now {
        utc: chrono::DateTime::from_timestamp_millis(1_790_000_000_000).unwrap(),
        zone: chrono_tz::UTC,
    };
    let (data_key, computer) = (DataKey::random().unwrap(), ComputerKey::random().unwrap());
    let (code, passphrase) = (
        SecretString::from(CODE),
        SecretString::from("a quiet place"),
    );
    let mut file = KeysFile {
        vault: uuid::Uuid::from_u128(7),
        epoch: 1,
        number: 1,
        rev: 3,
        salt: [9; 16],
        slots: Vec::new(),
    };
    for key in [
        Key::ThisComputer(&computer),
        Key::RecoveryCode(&code),
        Key::Passphrase(&passphrase),
    ] {
        let slot = slots::wrap(&file, &key, &data_key, Effort::Least, &now).unwrap();
        file.replace(slot);
    }
    let newer = serde_json::json!({ "id": "01", "kind": "securityKey", "n": [1, 2.5, null] });
    file.slots
        .extend(newer.as_object().cloned().map(AnySlot::Unknown));
    file.to_bytes(&data_key).unwrap()
}
