//! What the vault promises, each promise a test. Passphrase slots cost the least that is accepted here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod backups;
mod backups_cut_off;
mod backups_damaged;
mod backups_help_card;
mod changing;
mod crash;
mod damaged_database;
mod damaged_keys;
mod filled;
mod finding;
mod following;
mod health;
mod migrating;
mod opening;
mod packed;
mod parser;
mod removal;
mod salvage;
mod spoilt;
mod stopped;
mod twin;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use rusqlite::params;
use secrecy::SecretString;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::wire::hex;
use super::{ComputerKey, Folder, Key, OldBackups, Vault, VaultError, create, find, unlock};
use crate::clock::Now;
use crate::db::{DbError, Subject};

const PASSPHRASE: &str = "a quiet place by the water";
const OTHER: &str = "under the third stone";
const CANARY: &str = "zanzibarlanternquartz";

fn now() -> Now {
    Now {
        utc: DateTime::from_timestamp_millis(1_790_000_000_000).unwrap(),
        zone: chrono_tz::UTC,
    }
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A vault below a folder of its own, closed, with one entry in it.
struct Closed {
    data: TempDir,
    folder: Folder,
    /// `None`: it opens with `PASSPHRASE`.
    key: Option<ComputerKey>,
}

impl Closed {
    fn with_passphrase() -> Self {
        Self::made(None)
    }

    /// For what has nothing to do with passphrases: it opens at once.
    fn with_key() -> Self {
        Self::made(Some(ComputerKey::random().unwrap()))
    }

    fn made(key: Option<ComputerKey>) -> Self {
        let data = TempDir::new().unwrap();
        let passphrase = secret(PASSPHRASE);
        let opens = key
            .as_ref()
            .map_or(Key::Passphrase(&passphrase), Key::ThisComputer);
        let mut vault = create(data.path(), &opens, &now()).unwrap();
        write(&mut vault, 1, CANARY);
        let folder = vault.folder().clone();
        vault.lock().unwrap();
        Self { data, folder, key }
    }

    fn with(&self, passphrase: &str) -> Result<Vault, VaultError> {
        unlock(&self.folder, &Key::Passphrase(&secret(passphrase)), &now())
    }

    fn try_open(&self) -> Result<Vault, VaultError> {
        match &self.key {
            Some(key) => unlock(&self.folder, &Key::ThisComputer(key), &now()),
            None => self.with(PASSPHRASE),
        }
    }

    fn open(&self) -> Vault {
        self.try_open().unwrap()
    }

    fn error(&self) -> VaultError {
        self.try_open().unwrap_err()
    }

    fn database(&self) -> PathBuf {
        self.folder.database(1)
    }

    fn keys(&self) -> Map<String, Value> {
        serde_json::from_slice(&fs::read(self.folder.keys()).unwrap()).unwrap()
    }

    /// Puts an altered keys file, with a right sum, in the place of both copies.
    fn forge(&self, alter: impl FnOnce(&mut Map<String, Value>)) {
        let mut keys = self.keys();
        alter(&mut keys);
        let bytes = summed(keys);
        fs::write(self.folder.keys(), &bytes).unwrap();
        fs::write(self.folder.keys_copy(), &bytes).unwrap();
    }
}

fn write(vault: &mut Vault, n: i64, text: &str) {
    let insert = "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (?1, ?1, ?2, 0, 'UTC', 0, 0)";
    vault
        .db
        .write(Subject::Journal, |tx| {
            tx.execute(insert, params![n, text])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
}

fn texts(vault: &Vault) -> Vec<String> {
    vault
        .db
        .read(|connection| {
            let mut statement = connection.prepare("SELECT text FROM entry ORDER BY n")?;
            let rows = statement.query_map([], |row| row.get("text"))?;
            Ok::<_, DbError>(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

/// The database of a closed vault, opened beside Cairn.
fn beside(closed: &Closed) -> rusqlite::Connection {
    let vault = closed.open();
    let (path, key) = (
        vault.folder.database(vault.keys.number),
        super::sqlcipher::DatabaseKey::new(&vault.data_key, vault.keys.salt),
    );
    vault.lock().unwrap();
    super::sqlcipher::open(&path, &key).unwrap()
}

fn summed(mut keys: Map<String, Value>) -> Vec<u8> {
    keys.remove("sum");
    let sum = Sha256::digest(serde_json_canonicalizer::to_vec(&keys).unwrap());
    keys.insert("sum".to_owned(), hex(&sum).into());
    serde_json::to_vec(&keys).unwrap()
}

/// Every file below a folder with its bytes.
fn bytes_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(bytes_below(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
