//! What is in a backup, before it is put back.

use rusqlite::Connection;

use super::Backup;
use crate::clock::Instant;
use crate::db;
use crate::journal::head;
use crate::vault::keys_file::{KeysFile, Parsed};
use crate::vault::secret::DataKey;
use crate::vault::slots::{self, Key};
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::unlock::Vault;
use crate::vault::{VaultError, info};

/// What is in a backup. Nothing in the trash is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Entries.
    pub entries: u32,
    /// Photos of entries.
    pub photos: u32,
    /// Paths.
    pub paths: u32,
    /// People.
    pub contacts: u32,
    /// Days with a check-in.
    pub check_ins: u32,
    /// The newest entries, at most three.
    pub newest: Vec<Line>,
}

/// One entry of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When it was written.
    pub written_at: Instant,
    /// Its first line, as a list shows it.
    pub title: String,
}

/// A backup with what opens it.
pub(in crate::vault) struct Opened {
    pub file: KeysFile,
    pub data_key: DataKey,
    pub connection: Connection,
}

impl Opened {
    /// The key of the backup's database.
    pub(in crate::vault) fn key(&self) -> DatabaseKey {
        DatabaseKey::new(&self.data_key, self.file.salt)
    }
}

impl Backup {
    /// What is in it. `vault` is the open vault, whose own key opens its backups as long as it was not changed for a new
    /// one since; `key` is what opened the vault when the backup was made.
    ///
    /// # Errors
    /// `SealedOtherwise` when only a key of then opens it and none is given; those of a wrong key; `BackupMissing`,
    /// `BackupDamaged`; `KeysTooNew`, `VaultTooNew`.
    pub fn look(
        &self,
        vault: Option<&Vault>,
        key: Option<&Key<'_>>,
    ) -> Result<Contents, VaultError> {
        contents(&self.open(vault, key)?.connection).map_err(VaultError::of_backup)
    }

    /// Reads every page of it, and makes sure that its photos are there. Gives how many are not.
    ///
    /// # Errors
    /// Those of [`Backup::look`].
    pub fn verify(&self, vault: Option<&Vault>, key: Option<&Key<'_>>) -> Result<u32, VaultError> {
        let opened = self.open(vault, key)?;
        sqlcipher::verify(&opened.connection).map_err(|error| match error {
            VaultError::NotVerified => VaultError::BackupDamaged,
            other => other.of_backup(),
        })?;
        let (number, ids) = self.listed()?;
        let pool = self.photos(number);
        let gone = ids
            .iter()
            .filter(|id| pool.file(id).is_none_or(|file| !file.exists()));
        Ok(u32::try_from(gone.count()).unwrap_or(u32::MAX))
    }

    pub(in crate::vault) fn open(
        &self,
        vault: Option<&Vault>,
        key: Option<&Key<'_>>,
    ) -> Result<Opened, VaultError> {
        let parsed = self.keys()?;
        let same = vault.filter(|vault| {
            vault.folder.id() == self.vault() && parsed.check_mac(&vault.data_key).is_ok()
        });
        let data_key = match (same, key) {
            (Some(vault), _) => vault.data_key.again(),
            (None, Some(key)) => slots::open(&parsed.file, key)?,
            (None, None) => return Err(VaultError::SealedOtherwise),
        };
        self.opened(parsed, data_key)
    }

    /// Opens it with its data key.
    ///
    /// # Errors
    /// Those of [`Backup::look`].
    pub(super) fn open_as(&self, data_key: DataKey) -> Result<Opened, VaultError> {
        self.opened(self.keys()?, data_key)
    }

    fn opened(&self, parsed: Parsed, data_key: DataKey) -> Result<Opened, VaultError> {
        self.opened_as_a_vault(parsed, data_key)
            .map_err(VaultError::of_backup)
    }

    fn opened_as_a_vault(&self, parsed: Parsed, data_key: DataKey) -> Result<Opened, VaultError> {
        parsed.check_mac(&data_key)?;
        let database_key = DatabaseKey::new(&data_key, parsed.file.salt);
        let connection = sqlcipher::open(&self.database(), &database_key)?;
        let schema: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if schema > db::LATEST {
            return Err(VaultError::VaultTooNew);
        }
        info::check(&connection, &parsed.file)?;
        Ok(Opened {
            file: parsed.file,
            data_key,
            connection,
        })
    }
}

pub(super) fn contents(connection: &Connection) -> Result<Contents, VaultError> {
    // An older schema may not have a table yet.
    let count = |table: &str, sql: &str| {
        if connection.table_exists(Some("main"), table)? {
            connection.query_row(sql, [], |row| row.get(0))
        } else {
            Ok(0)
        }
    };
    let mut newest = connection.prepare(
        "SELECT written_at, text FROM entry WHERE deleted_at IS NULL ORDER BY n DESC LIMIT 3",
    )?;
    let newest = newest.query_map([], |row| {
        Ok(Line {
            written_at: Instant(row.get("written_at")?),
            title: head(&row.get::<_, String>("text")?).0,
        })
    })?;
    Ok(Contents {
        entries: count(
            "entry",
            "SELECT count(*) FROM entry WHERE deleted_at IS NULL",
        )?,
        photos: count(
            "photo",
            "SELECT count(*) FROM photo WHERE deleted_at IS NULL",
        )?,
        paths: count("path", "SELECT count(*) FROM path")?,
        contacts: count("contact", "SELECT count(*) FROM contact")?,
        check_ins: count("check_in", "SELECT count(*) FROM check_in")?,
        newest: newest.collect::<Result<_, _>>()?,
    })
}
