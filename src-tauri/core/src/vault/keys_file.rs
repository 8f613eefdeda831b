//! The keys file: what it looks like, and what is accepted of one. Versioned JSON:
//! `format, v, vault, epoch, rev, db, salt, slots[{id, kind, madeAt, kdf{alg, ver, m, t, p, salt}, nonce, box}], mac, sum`.
//!
//! `sum` is the SHA-256 of the canonical JSON (RFC 8785) without `sum`; `mac` is the HMAC-SHA256, under a key derived
//! from the data key, of the canonical JSON without `mac` and `sum`. `format`, `v` and `sum` keep this meaning in every
//! later version, so that an old Cairn can tell a newer file from a damaged one.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::VaultError;
use super::folder::{database_name, number_of};
use super::secret::DataKey;
use super::slots::{Kdf, Slot, SlotKind};
use super::wire::{hex, unhex};
use crate::clock::Instant;

/// A keys file is never longer than this.
pub(super) const MOST_BYTES: u64 = 64 * 1024;
const MOST_SLOTS: usize = 8;
const FORMAT: &str = "cairn-keys";
const VERSION: u64 = 1;
const MAC_PURPOSE: &str = "keys-mac";

/// What a keys file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeysFile {
    /// The vault's name.
    pub vault: Uuid,
    /// Raised by each re-key: the slots are bound to it.
    pub epoch: u32,
    /// Names the database. Raised whenever another takes its place: by a re-key, and when a backup is put back.
    pub number: u32,
    /// Raised by each write of the file.
    pub rev: u32,
    /// The database's salt, kept here because one flipped bit of the file's own would otherwise fail every page.
    pub salt: [u8; 16],
    /// The ways to the data key.
    pub slots: Vec<AnySlot>,
}

/// A slot that this Cairn knows, or one of a newer Cairn that it keeps as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AnySlot {
    Known(Slot),
    Unknown(Map<String, Value>),
}

/// A keys file that was read, with what is needed to check it once the data key is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parsed {
    pub file: KeysFile,
    body: Vec<u8>,
    mac: [u8; 32],
}

impl KeysFile {
    /// The slots that this Cairn knows.
    pub(super) fn known_slots(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter_map(|slot| match slot {
            AnySlot::Known(slot) => Some(slot),
            AnySlot::Unknown(_) => None,
        })
    }

    /// Puts `slot` in the place of those of its kind.
    pub(super) fn replace(&mut self, slot: Slot) {
        self.drop_kind(slot.kind);
        self.slots.push(AnySlot::Known(slot));
    }

    /// Takes the slots of a kind away.
    pub(super) fn drop_kind(&mut self, kind: SlotKind) {
        self.slots
            .retain(|slot| !matches!(slot, AnySlot::Known(slot) if slot.kind == kind));
    }

    /// The file's bytes, sealed under the data key.
    ///
    /// # Errors
    /// `KeysDamaged` when it would not be accepted again: too many slots, too long.
    pub(super) fn to_bytes(&self, data_key: &DataKey) -> Result<Vec<u8>, VaultError> {
        let slots = self
            .slots
            .iter()
            .map(AnySlot::to_json)
            .collect::<Result<Vec<_>, _>>()?;
        let wire = WireBody {
            format: FORMAT.to_owned(),
            v: VERSION,
            vault: self.vault.to_string(),
            epoch: self.epoch,
            rev: self.rev,
            db: database_name(self.number),
            salt: hex(&self.salt),
            slots,
        };
        let Value::Object(mut object) = serde_json::to_value(wire).map_err(damaged)? else {
            return Err(VaultError::KeysDamaged);
        };
        let tag = mac(data_key, &canonical(&object)?)?.finalize().into_bytes();
        object.insert("mac".to_owned(), hex(&tag).into());
        let sum = Sha256::digest(canonical(&object)?);
        object.insert("sum".to_owned(), hex(&sum).into());
        let bytes = canonical(&object)?;
        parse(&bytes)?;
        Ok(bytes)
    }
}

impl Parsed {
    /// Makes sure that whoever wrote the file had the data key.
    ///
    /// # Errors
    /// `KeysDamaged`.
    pub(super) fn check_mac(&self, data_key: &DataKey) -> Result<(), VaultError> {
        mac(data_key, &self.body)?
            .verify_slice(&self.mac)
            .map_err(damaged)
    }
}

/// Reads a keys file's bytes.
///
/// # Errors
/// `KeysTooNew` for a whole file of a later version; `KeysDamaged` for anything else that is not accepted.
pub(super) fn parse(bytes: &[u8]) -> Result<Parsed, VaultError> {
    if u64::try_from(bytes.len()).map_err(damaged)? > MOST_BYTES {
        return Err(VaultError::KeysDamaged);
    }
    let mut object: Map<String, Value> = serde_json::from_slice(bytes).map_err(damaged)?;
    let sum: [u8; 32] = take_hex(&mut object, "sum")?;
    if Sha256::digest(canonical(&object)?).as_slice() != sum {
        return Err(VaultError::KeysDamaged);
    }
    if object.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(VaultError::KeysDamaged);
    }
    match object.get("v").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(VaultError::KeysTooNew),
        _ => return Err(VaultError::KeysDamaged),
    }
    let mac = take_hex(&mut object, "mac")?;
    let body = canonical(&object)?;
    let wire: WireBody = serde_json::from_value(Value::Object(object)).map_err(damaged)?;
    let file = wire.into_file().ok_or(VaultError::KeysDamaged)?;
    Ok(Parsed { file, body, mac })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireBody {
    format: String,
    v: u64,
    vault: String,
    epoch: u32,
    rev: u32,
    db: String,
    salt: String,
    slots: Vec<Map<String, Value>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct WireSlot {
    id: String,
    kind: SlotKind,
    made_at: Instant,
    kdf: WireKdf,
    nonce: String,
    r#box: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireKdf {
    alg: String,
    ver: u32,
    m: u32,
    t: u32,
    p: u32,
    salt: String,
}

impl WireBody {
    fn into_file(self) -> Option<KeysFile> {
        if self.slots.len() > MOST_SLOTS || self.epoch == 0 {
            return None;
        }
        Some(KeysFile {
            vault: Uuid::parse_str(&self.vault).ok()?,
            epoch: self.epoch,
            number: number_of(&self.db)?,
            rev: self.rev,
            salt: unhex(&self.salt)?,
            slots: self
                .slots
                .into_iter()
                .map(AnySlot::from_json)
                .collect::<Option<_>>()?,
        })
    }
}

impl AnySlot {
    fn from_json(slot: Map<String, Value>) -> Option<Self> {
        let kind = slot.get("kind")?;
        kind.as_str()?;
        if serde_json::from_value::<SlotKind>(kind.clone()).is_err() {
            return Some(Self::Unknown(slot));
        }
        let wire: WireSlot = serde_json::from_value(Value::Object(slot)).ok()?;
        let kdf = Kdf {
            m: wire.kdf.m,
            t: wire.kdf.t,
            p: wire.kdf.p,
            salt: unhex(&wire.kdf.salt)?,
        };
        let (alg, ver) = wire.kind.algorithm();
        if wire.kdf.alg != alg || wire.kdf.ver != ver || !kdf.accepted(wire.kind) {
            return None;
        }
        // Canonical JSON holds whole numbers exactly up to 2^53.
        if wire.made_at.0.unsigned_abs() > 1 << 53 {
            return None;
        }
        Some(Self::Known(Slot {
            id: unhex(&wire.id)?,
            kind: wire.kind,
            made_at: wire.made_at,
            kdf,
            nonce: unhex(&wire.nonce)?,
            sealed: unhex(&wire.r#box)?,
        }))
    }

    fn to_json(&self) -> Result<Map<String, Value>, VaultError> {
        let slot = match self {
            Self::Unknown(slot) => return Ok(slot.clone()),
            Self::Known(slot) => slot,
        };
        let (alg, ver) = slot.kind.algorithm();
        let wire = WireSlot {
            id: hex(&slot.id),
            kind: slot.kind,
            made_at: slot.made_at,
            kdf: WireKdf {
                alg: alg.to_owned(),
                ver,
                m: slot.kdf.m,
                t: slot.kdf.t,
                p: slot.kdf.p,
                salt: hex(&slot.kdf.salt),
            },
            nonce: hex(&slot.nonce),
            r#box: hex(&slot.sealed),
        };
        match serde_json::to_value(wire).map_err(damaged)? {
            Value::Object(object) => Ok(object),
            _ => Err(VaultError::KeysDamaged),
        }
    }
}

fn mac(data_key: &DataKey, body: &[u8]) -> Result<Hmac<Sha256>, VaultError> {
    let key = data_key.derive(MAC_PURPOSE);
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose_secret()).map_err(damaged)?;
    mac.update(body);
    Ok(mac)
}

fn canonical(object: &Map<String, Value>) -> Result<Vec<u8>, VaultError> {
    serde_json_canonicalizer::to_vec(object).map_err(damaged)
}

fn take_hex<const N: usize>(
    object: &mut Map<String, Value>,
    name: &str,
) -> Result<[u8; N], VaultError> {
    let value = object.remove(name);
    value
        .as_ref()
        .and_then(Value::as_str)
        .and_then(unhex)
        .ok_or(VaultError::KeysDamaged)
}

fn damaged<E>(_: E) -> VaultError {
    VaultError::KeysDamaged
}
