//! Salvage: what can still be read of a vault whose database is damaged, brought into a new database beside it.
//!
//! Of the damaged database nothing is changed, moved or removed, its log included: all reading is done on a copy. It keeps its
//! number, the new one has the next, and the write of the keys file, which then names the new one, is the one commit. The keys
//! stay as they are: the same data key, the same slots, another salt.
//!
//! How rows are found is told in `rows`, what is read from in `source`. A row comes whole or not at all: every page that it lies
//! on was found as it was sealed. Words that went on on a page which cannot be read are lost with their row; an earlier version
//! of an entry may be there. What is damaged in the first page, or where SQLite keeps what tables there are, makes all others
//! unreachable, and a backup is what remains.
//!
//! What is said to be missing is what an index still names. Numbers that no row has are no sign of a loss, because whatever was
//! taken away left such gaps as well.

mod rows;
mod source;
mod stand;
mod tables;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use self::rows::Brought;
use self::source::Source;
use self::stand::Stood;
use self::tables::Table;
use super::calibrate::Effort;
use super::folder::Folder;
use super::health::MediaHealth;
use super::keys_disk::{self, Loaded, Main};
use super::keys_file::KeysFile;
use super::seals::Seals;
use super::secret::{DataKey, random};
use super::slots::{self, Key};
use super::sqlcipher::{self, DatabaseKey};
use super::unlock::{Vault, open_with};
use super::{VaultError, files, health, info, leftovers, steps};
use crate::clock::Now;
use crate::db;
use crate::journal::photos::{self, PhotoFolder};

/// What came of a salvage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// How many pages the damaged database has, as far as it is there.
    pub pages: u32,
    /// How many of them are not as they were written.
    pub unreadable: u32,
    /// The tables in the order of their names, also those of which everything came over.
    pub tables: Vec<SalvagedTable>,
    /// The photos and sounds whose file is not there or does not open.
    pub media: MediaHealth,
    /// What the damaged database is called. It stays where it is, in the vault's folder.
    pub kept_as: String,
}

/// What came of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SalvagedTable {
    /// The table's name in the schema.
    pub name: String,
    /// How many rows it has now.
    pub rows: u32,
    /// How many rows are known to have been there that could not be read.
    pub missing: u32,
    /// Whether there may have been more, of which nothing is known.
    pub more_may_miss: bool,
    /// How many rows could be read, but could not stay: they belonged to a row that is gone.
    pub dropped: u32,
    /// How many rows stayed, but no longer lead to a row that is gone.
    pub unlinked: u32,
}

impl Salvaged {
    /// Whether every row is there.
    pub fn is_complete(&self) -> bool {
        self.tables.iter().all(|table| {
            table.missing == 0 && !table.more_may_miss && table.dropped == 0 && table.unlinked == 0
        })
    }
}

/// How far a salvage has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SalvageStep {
    /// The pages are looked through.
    Pages {
        /// How many are done.
        done: u32,
        /// How many there are.
        of: u32,
    },
    /// The rows are copied.
    Tables {
        /// How many tables are done.
        done: u32,
        /// How many there are.
        of: u32,
    },
    /// What was copied is checked and put in force.
    Finishing,
}

/// Brings what can be read of the damaged vault in `folder` into a new database, puts that in force and opens it. The vault must
/// not be open. Searching finds what came over once [`index_all`](crate::journal::index_all) was called, as after every opening.
/// Takes space for the database twice while it works.
///
/// # Errors
/// A wrong key: as [`unlock`](super::unlock). `NotSalvageable`: only a backup can help. `VaultMissing` when there is no
/// database; `VaultForeign` when it is sealed otherwise or is of another vault; `VaultTooNew`. `DiskFull`, `NotWritable`,
/// `NotVerified`: nothing has changed then.
pub fn salvage(
    folder: &Folder,
    key: &Key<'_>,
    now: &Now,
    mut progress: impl FnMut(SalvageStep),
) -> Result<(Vault, Salvaged), VaultError> {
    let loaded = keys_disk::load(folder)?;
    let data_key = slots::open(&loaded.parsed.file, key)?;
    loaded.parsed.check_mac(&data_key)?;
    let old = &loaded.parsed.file;
    if loaded.main == Main::Good {
        leftovers::clear_unfinished(folder, old.number)?;
    }
    let number = folder
        .highest_number()
        .max(old.number)
        .checked_add(1)
        .ok_or(VaultError::KeysDamaged)?;
    let file = KeysFile {
        number,
        salt: random()?,
        rev: old.rev.saturating_add(1),
        ..old.clone()
    };
    let bytes = file.to_bytes(&data_key)?;
    keys_disk::prove(&bytes, key, &data_key)?;

    let made = keys_disk::announce(folder, &bytes)
        .and_then(|()| make(folder, old, &data_key, &file, &bytes, &mut progress))
        .and_then(|salvaged| {
            Ok((
                put_in_force(folder, &loaded, file, &bytes, data_key, now)?,
                salvaged,
            ))
        });
    if made.is_err() {
        leftovers::take_away(folder, number);
    }
    // What it was read from: a leftover by its name, should it not go now.
    let _ = leftovers::remove_database(&copy_of(folder, number));
    made
}

fn make(
    folder: &Folder,
    old: &KeysFile,
    data_key: &DataKey,
    file: &KeysFile,
    bytes: &[u8],
    progress: &mut impl FnMut(SalvageStep),
) -> Result<Salvaged, VaultError> {
    let damaged = folder.database(old.number);
    let mut source = Source::copy(
        &damaged,
        copy_of(folder, file.number),
        DatabaseKey::new(data_key, old.salt),
        &Seals::new(data_key, old.salt)?,
        |done, of| progress(SalvageStep::Pages { done, of }),
    )
    .map_err(|error| told(error, &damaged, old))?;
    steps::reached("the damaged database is copied")?;
    let schema = schema_of(&mut source, old)?;

    let database = folder.database(file.number);
    let part = files::part(&database);
    let key = DatabaseKey::new(data_key, file.salt);
    leftovers::remove_database(&part)?;
    let connection = sqlcipher::make(&part, &key)?;
    let mut salvaged = fill(&mut source, &connection, schema, progress)?;
    salvaged.kept_as = name_of(old);
    source.remove()?;
    steps::reached("the rows are copied")?;
    progress(SalvageStep::Finishing);

    let to = PhotoFolder::new(folder.photos(file.number), folder.id());
    let from = PhotoFolder::new(folder.photos(old.number), folder.id());
    photos::carry_over(&connection, &[from], &to, false)?;
    salvaged.media =
        health::look_through_media(&connection, &to, &mut |_, _| true)?.unwrap_or_default();
    info::bind(&connection, file, bytes)?;
    close(connection)?;

    let connection = sqlcipher::open(&part, &key)?;
    sqlcipher::verify(&connection)?;
    info::check(&connection, file)?;
    close(connection)?;
    files::sync_file(&part)?;
    steps::reached("what was salvaged is verified")?;
    files::finish_part(&database)?;
    files::sync_folder(folder.path())?;
    steps::reached("what was salvaged is in place")?;
    Ok(salvaged)
}

// Opened first: the commit is the last thing that can fail.
fn put_in_force(
    folder: &Folder,
    loaded: &Loaded,
    file: KeysFile,
    bytes: &[u8],
    data_key: DataKey,
    now: &Now,
) -> Result<Vault, VaultError> {
    let vault = open_with(folder, file, bytes, data_key, Effort::usual())?;
    // A damaged keys file is kept under another name before one takes its place.
    if !keys_disk::heal(folder, loaded, now) {
        return Err(VaultError::NotWritable);
    }
    keys_disk::write(folder, bytes)?;
    Ok(vault)
}

/// Of which schema the damaged database is; makes sure that it is this vault's, where it still says so.
fn schema_of(source: &mut Source, file: &KeysFile) -> Result<u32, VaultError> {
    let schema = source.number("PRAGMA user_version")?;
    if schema > db::LATEST {
        return Err(VaultError::VaultTooNew);
    }
    let mut vault = None;
    source.read(
        "SELECT value FROM vault_info WHERE name = 'vault'",
        &[],
        |mut values| {
            vault = values.pop();
            Ok(())
        },
    )?;
    match vault {
        Some(rusqlite::types::Value::Blob(id)) if id != file.vault.as_bytes() => {
            Err(VaultError::VaultForeign)
        }
        _ if schema == 0 => Err(VaultError::VaultForeign),
        _ => Ok(schema),
    }
}

fn fill(
    source: &mut Source,
    connection: &Connection,
    schema: u32,
    progress: &mut impl FnMut(SalvageStep),
) -> Result<Salvaged, VaultError> {
    // It is a part until it is whole: nothing of it has to outlive a crash.
    connection.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;",
    )?;
    db::build(connection, schema)?;
    let tables = tables::tables(connection)?;
    let of = count(tables.len() as u64);
    let tx = connection.unchecked_transaction()?;
    let mut brought = Vec::new();
    for (done, table) in tables.iter().enumerate() {
        progress(SalvageStep::Tables {
            done: count(done as u64),
            of,
        });
        brought.push(rows::bring(source, &tx, table)?);
    }
    let stood = stand::stand(&tx, &tables)?;
    stand::make_anew(&tx, &tables)?;
    let told = tables.iter().zip(brought).zip(stood);
    let told = told
        .map(|((table, brought), (_, stood))| outcome(&tx, table, brought, stood))
        .collect::<Result<_, _>>()?;
    tx.commit()?;
    db::migrate(connection)?;
    Ok(Salvaged {
        pages: source.pages,
        unreadable: count(source.broken.len() as u64),
        tables: told,
        media: MediaHealth::default(),
        kept_as: String::new(),
    })
}

fn outcome(
    connection: &Connection,
    table: &Table,
    brought: Brought,
    stood: Stood,
) -> Result<SalvagedTable, VaultError> {
    let sql = format!("SELECT count(*) FROM {}", rows::quoted(&table.name));
    Ok(SalvagedTable {
        name: table.name.clone(),
        rows: connection.query_row(&sql, [], |row| row.get(0))?,
        missing: count(brought.missing),
        more_may_miss: brought.more_may_miss,
        dropped: count(stood.dropped),
        unlinked: count(stood.unlinked),
    })
}

// As opening tells it: whole pages under another salt are another vault's.
fn told(error: VaultError, damaged: &std::path::Path, file: &KeysFile) -> VaultError {
    let whole_pages = |length: u64| length > 0 && length.is_multiple_of(sqlcipher::PAGE);
    match error {
        VaultError::NotSalvageable
            if std::fs::metadata(damaged).is_ok_and(|file| whole_pages(file.len()))
                && !sqlcipher::begins_with(damaged, &file.salt) =>
        {
            VaultError::VaultForeign
        }
        other => other,
    }
}

// A name under which the next opening clears it away, whatever stops this.
fn copy_of(folder: &Folder, number: u32) -> std::path::PathBuf {
    files::part(&folder.database(number.saturating_add(1)))
}

fn name_of(file: &KeysFile) -> String {
    super::folder::database_name(file.number)
}

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn close(connection: Connection) -> Result<(), VaultError> {
    Ok(connection.close().map_err(|(_, error)| error)?)
}
