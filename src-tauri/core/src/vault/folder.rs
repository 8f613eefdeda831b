//! Where a vault's files are, and which vault is opened.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys_file::KeysFile;
use super::slots::SlotKind;
use super::{VaultError, keys_disk, removal};

/// A vault's folder, `vaults/<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
    id: Uuid,
    name: String,
}

/// What can open a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UnlockWays {
    /// A passphrase.
    pub passphrase: bool,
    /// Twelve words.
    pub recovery_code: bool,
    /// A key in this computer's keychain.
    pub this_computer: bool,
}

/// The vault below `data` that was opened last (`last` is its id), else the newest one that has files. A folder
/// that is empty, foreign, being removed, or left by a creation that was cut off is skipped.
///
/// # Errors
/// When the folders cannot be read.
pub fn find(data: &Path, last: Option<&str>) -> Result<Option<Folder>, VaultError> {
    let remembered = last
        .and_then(Folder::id_of)
        .map(|id| Folder::new(data, id))
        // Its database is enough: when its keys are lost the person is told so, and not shown an empty beginning.
        .filter(|folder| folder.has_keys() || !folder.numbers().is_empty())
        .filter(|folder| !removal::is_marked(folder));
    if remembered.is_some() {
        return Ok(remembered);
    }
    // An id is a UUIDv7: the later made is the greater.
    let vaults = Folder::all(data)?.into_iter();
    Ok(vaults
        .filter(|folder| folder.has_keys() && !removal::is_marked(folder))
        .max_by_key(|folder| folder.id))
}

impl UnlockWays {
    pub(super) fn of(keys: &KeysFile) -> Self {
        let has = |kind| keys.known_slots().any(|slot| slot.kind == kind);
        Self {
            passphrase: has(SlotKind::Passphrase),
            recovery_code: has(SlotKind::RecoveryCode),
            this_computer: has(SlotKind::ThisComputer),
        }
    }
}

impl Folder {
    pub(super) fn new(data: &Path, id: Uuid) -> Self {
        let name = id.to_string();
        Self {
            path: data.join("vaults").join(&name),
            id,
            name,
        }
    }

    /// All folders below `data` that are named as a vault is.
    pub(super) fn all(data: &Path) -> Result<Vec<Self>, VaultError> {
        let vaults = match fs::read_dir(data.join("vaults")) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut all = Vec::new();
        for entry in vaults {
            if let Some(id) = entry?.file_name().to_str().and_then(Self::id_of) {
                all.push(Self::new(data, id));
            }
        }
        Ok(all)
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The vault's name, a UUID as text.
    pub fn id(&self) -> &str {
        &self.name
    }

    /// The folder of the photos and sounds that are sealed under keys in the database of this number.
    pub(super) fn photos(&self, number: u32) -> PathBuf {
        self.path.join(photos_name(number))
    }

    /// The folder of finished backups.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// The plain file of contacts that the person chose to show while locked.
    pub fn help_card(&self) -> PathBuf {
        self.path.join("help-card")
    }

    /// The plain file of due minutes and opaque ids.
    pub fn reminders_due(&self) -> PathBuf {
        self.path.join("reminders.due")
    }

    /// What can open the vault, read without any secret.
    ///
    /// # Errors
    /// `KeysDamaged`, `KeysTooNew`, `VaultForeign`, `VaultMissing`, or when the files cannot be read.
    pub fn unlock_ways(&self) -> Result<UnlockWays, VaultError> {
        Ok(UnlockWays::of(&keys_disk::load(self)?.parsed.file))
    }

    pub(super) fn uuid(&self) -> Uuid {
        self.id
    }

    pub(super) fn keys(&self) -> PathBuf {
        self.path.join("vault.keys")
    }

    pub(super) fn keys_copy(&self) -> PathBuf {
        self.path.join("vault.keys.bak")
    }

    pub(super) fn database(&self, number: u32) -> PathBuf {
        self.path.join(database_name(number))
    }

    /// The numbers of the databases that lie here, finished ones only.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let names = fs::read_dir(&self.path).into_iter().flatten().flatten();
        names
            .filter_map(|entry| number_of(entry.file_name().to_str()?))
            .collect()
    }

    /// The highest number that anything here has: a database, finished or not, or a folder of photos.
    pub(super) fn highest_number(&self) -> u32 {
        let names = fs::read_dir(&self.path).into_iter().flatten().flatten();
        names
            .filter_map(|entry| {
                let name = entry.file_name();
                let name = name.to_str()?;
                let photos = name.strip_prefix("photos-").and_then(|n| n.parse().ok());
                number_of(name.strip_suffix(".part").unwrap_or(name)).or(photos)
            })
            .fold(1, u32::max)
    }

    fn has_keys(&self) -> bool {
        let backed_up =
            || fs::read_dir(self.backups()).is_ok_and(|mut backups| backups.next().is_some());
        self.keys().exists() || self.keys_copy().exists() || backed_up()
    }

    // Only the text that Cairn itself writes: `last` comes from a plain file and becomes part of a path.
    fn id_of(name: &str) -> Option<Uuid> {
        Uuid::parse_str(name)
            .ok()
            .filter(|id| id.to_string() == name)
    }
}

/// What the database of a number is called.
pub(super) fn database_name(number: u32) -> String {
    format!("vault-{number}.db")
}

/// The number of the database of this name; `None` for a name that Cairn does not give.
pub(super) fn number_of(name: &str) -> Option<u32> {
    let number = name
        .strip_prefix("vault-")?
        .strip_suffix(".db")?
        .parse()
        .ok()?;
    (number > 0 && database_name(number) == name).then_some(number)
}

/// What the folder of the photos of a database is called.
pub(super) fn photos_name(number: u32) -> String {
    match number {
        1 => "photos".to_owned(),
        _ => format!("photos-{number}"),
    }
}
