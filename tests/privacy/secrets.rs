//! The keys of a vault, found out anew from its keys file and the passphrase, by the formats as ARCHITECTURE.md and the
//! core's `vault` describe them: what is looked for must not come from what is looked through.

use crate::support::World;
use crate::support::files::contents;
use crate::support::journey::PASSPHRASE;
use crate::support::memory::{Trace, traces_of_bytes, traces_of_words};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde_json::Value;
use sha2::Sha256;

/// What opens a vault.
pub(crate) struct Keys {
    /// Argon2id of the passphrase: opens the slot.
    wrapping: [u8; 32],
    data: Vec<u8>,
    /// As SQLCipher has it.
    database: [u8; 32],
    mac: [u8; 32],
}

impl Keys {
    /// Those of the one vault of the world.
    pub(crate) fn of(world: &World) -> Self {
        let file: Value = contents(&world.data())
            .iter()
            .find(|(path, _)| path.ends_with("vault.keys"))
            .map(|(_, bytes)| serde_json::from_slice(bytes).unwrap())
            .expect("a keys file");
        let slots = file["slots"].as_array().unwrap();
        let slot = slots
            .iter()
            .find(|slot| slot["kind"] == "passphrase")
            .unwrap();
        let kdf = &slot["kdf"];
        let cost = |name: &str| u32::try_from(kdf[name].as_u64().unwrap()).unwrap();
        let (m, t, p) = (cost("m"), cost("t"), cost("p"));
        let salt = unhex(&kdf["salt"]);

        let mut wrapping = [0; 32];
        let params = Params::new(m, t, p, Some(32)).unwrap();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(PASSPHRASE.as_bytes(), &salt, &mut wrapping)
            .unwrap();

        let vault = uuid(&file["vault"]);
        let epoch = u32::try_from(file["epoch"].as_u64().unwrap()).unwrap();
        let bound = [
            b"cairn-slot-1".as_slice(),
            &vault,
            &epoch.to_be_bytes(),
            &unhex(&slot["id"]),
            &[1],
            &m.to_be_bytes(),
            &t.to_be_bytes(),
            &p.to_be_bytes(),
            &salt,
        ]
        .concat();
        let nonce: [u8; 24] = unhex(&slot["nonce"]).try_into().unwrap();
        let sealed = unhex(&slot["box"]);
        let sealed = Payload {
            msg: &sealed,
            aad: &bound,
        };
        let data = XChaCha20Poly1305::new((&wrapping).into())
            .decrypt(&XNonce::from(nonce), sealed)
            .expect("the passphrase opens its slot");
        let derived = |purpose: &str| {
            let mut key = [0; 32];
            let hkdf = Hkdf::<Sha256>::new(Some(&[]), &data);
            hkdf.expand(purpose.as_bytes(), &mut key).unwrap();
            key
        };
        Self {
            wrapping,
            database: derived("sqlcipher-1"),
            mac: derived("keys-mac"),
            data,
        }
    }

    /// Every key in every way in which it could be written.
    pub(crate) fn traces(&self) -> Vec<Trace> {
        [
            ("the data key", self.data.as_slice()),
            ("the database's key", &self.database),
            ("the key of the passphrase", &self.wrapping),
            ("the key of the keys file's seal", &self.mac),
        ]
        .into_iter()
        .flat_map(|(what, key)| traces_of_bytes(what, key))
        .collect()
    }
}

/// The keys, the passphrase, and the words, in every way in which they could be written.
pub(crate) fn traces(world: &World, words: &[&str]) -> Vec<Trace> {
    let mut traces = Keys::of(world).traces();
    traces.extend(traces_of_words("the passphrase", PASSPHRASE));
    for word in words {
        traces.extend(traces_of_words(word, word));
    }
    traces
}

fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

fn uuid(value: &Value) -> Vec<u8> {
    unhex(&value.as_str().unwrap().replace('-', "").into())
}
