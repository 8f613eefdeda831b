//! Backups: finished, verified copies of a vault, each a folder of its own named by its moment. In it are the database, the
//! keys file of then and a list of the photos that belong to it. The sealed photos, which never change, lie beside the
//! backups, once for all of them: in the vault's own folder as second names of the same files, which take no room.
//!
//! ```text
//! 20261123T140211123Z/   vault.db  vault.keys  photos.list
//! photos/  photos-2/     the photos of the vault's first and second database
//! ```

mod follow;
mod look;
mod make;
mod packed;
mod reseal;
mod thin;

pub(super) use follow::Former;
pub use follow::{Followed, Follower, OldBackups, Stand};
pub use look::{Contents, Line};
pub use make::BackupSource;
pub use packed::{Packed, PackedError};

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Timelike, Utc};

use super::folder::{Folder, UnlockWays, photos_name};
use super::keys_file::{self, MOST_BYTES, Parsed};
use super::{VaultError, files, removal, steps};
use crate::clock::Instant;
use crate::db::PhotoId;
use crate::journal::photos::PhotoFolder;

/// In a folder that the person chose, the backups lie in a folder of this name, one folder a vault.
pub const CHOSEN: &str = "cairn-backups";

/// The folder of the backups that lie beside their vault.
const OWN: &str = "backups";
const DATABASE: &str = "vault.db";
const KEYS: &str = "vault.keys";
const PHOTOS: &str = "photos.list";
const PART: &str = ".part";
/// More than a million photos, in bytes: a list that is longer is none of ours, and would fill the memory.
const LONGEST_LIST: u64 = 64 * 1024 * 1024;
/// UTC to the millisecond, in letters that every file system takes.
const NAME: &str = "%Y%m%dT%H%M%S%3fZ";

/// A folder in which backups of one vault are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPlace {
    path: PathBuf,
    vault: String,
}

/// A finished backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    place: BackupPlace,
    path: PathBuf,
    /// When it was made.
    pub made_at: Instant,
    /// How long its database and its keys file are together, in bytes. Its photos are not counted: backups share them.
    pub bytes: u64,
}

impl BackupPlace {
    /// The backups beside the vault itself.
    pub fn own(vault: &Folder) -> Self {
        Self {
            path: vault.backups(),
            vault: vault.id().to_owned(),
        }
    }

    /// The backups of the vault named `vault` in a folder that the person chose, such as a stick.
    pub fn chosen(folder: &Path, vault: &str) -> Self {
        Self {
            path: folder.join(CHOSEN).join(vault),
            vault: vault.to_owned(),
        }
    }

    /// The backups of whatever vaults there are in a folder that the person chose: that folder, the folder of all backups in
    /// it, the folder of one vault's, or the one beside a vault. Empty where there is none.
    ///
    /// # Errors
    /// `NotWritable` when the folder cannot be read, or what the file system says.
    pub fn found_in(folder: &Path) -> Result<Vec<Self>, VaultError> {
        let mut places = Vec::new();
        let parents = [folder.join(CHOSEN), folder.to_owned()];
        for parent in parents {
            for name in names(&parent)? {
                if is_vault(&name) {
                    places.push(Self {
                        path: parent.join(&name),
                        vault: name,
                    });
                }
            }
        }
        let beside = (folder.file_name()).filter(|name| *name == OWN);
        let named = match beside {
            Some(_) => folder.parent().and_then(Path::file_name),
            None => folder.file_name(),
        };
        if let Some(name) = named.and_then(|name| name.to_str())
            && is_vault(name)
        {
            places.push(Self {
                path: folder.to_owned(),
                vault: name.to_owned(),
            });
        }
        Ok(places)
    }

    /// The own backups of every vault below the data folder `data`, of those that do not open any more, too.
    ///
    /// # Errors
    /// As [`BackupPlace::found_in`].
    pub fn below(data: &Path) -> Result<Vec<Self>, VaultError> {
        let vaults = Folder::all(data)?.into_iter();
        Ok(vaults
            .filter(|folder| !removal::is_marked(folder))
            .map(|folder| Self::own(&folder))
            .collect())
    }

    /// Whether it lies in a folder that the person chose, on another drive perhaps.
    pub fn is_chosen(&self) -> bool {
        self.path
            .parent()
            .is_some_and(|above| above.ends_with(CHOSEN))
    }

    /// The folder itself; it may not be there.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of the vault whose backups these are.
    pub fn vault(&self) -> &str {
        &self.vault
    }

    // Never what is above it: where a drive was taken away, its place would be made on another.
    fn make_folder(&self) -> Result<(), VaultError> {
        let Some(above) = self.path.parent().filter(|_| !self.path.is_dir()) else {
            return Ok(());
        };
        if above.ends_with(CHOSEN) && !above.is_dir() {
            files::make_folder(above)?;
        }
        Ok(files::make_folder(&self.path)?)
    }

    /// The backups in it, newest first. A place that is not there has none.
    ///
    /// # Errors
    /// `NotWritable` when it cannot be read, or what the file system says.
    pub fn backups(&self) -> Result<Vec<Backup>, VaultError> {
        let mut backups: Vec<Backup> = names(&self.path)?
            .iter()
            .filter_map(|name| {
                let path = self.path.join(name);
                let length = |file| fs::metadata(path.join(file)).map(|about| about.len());
                Some(Backup {
                    place: self.clone(),
                    made_at: moment(name)?,
                    bytes: length(DATABASE).ok()? + length(KEYS).ok()?,
                    path,
                })
            })
            .collect();
        backups.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
        Ok(backups)
    }

    /// The backup that was made at this moment.
    ///
    /// # Errors
    /// `BackupMissing`; those of [`BackupPlace::backups`].
    pub fn backup(&self, made_at: Instant) -> Result<Backup, VaultError> {
        self.backups()?
            .into_iter()
            .find(|backup| backup.made_at == made_at)
            .ok_or(VaultError::BackupMissing)
    }

    /// Removes all backups in it, what opens them first, and the folder itself. One that is not there is as good as removed.
    pub(super) fn remove_whole(&self) -> Result<(), VaultError> {
        removal::destroy_keys_below(&self.path)?;
        steps::reached("the keys of the backups elsewhere are gone")?;
        match fs::remove_dir_all(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            removed => removed?,
        }
        steps::reached("the backups elsewhere are gone")?;
        let Some(above) = self.path.parent().filter(|above| above.is_dir()) else {
            return Ok(());
        };
        files::sync_folder(above)?;
        // Other vaults may have theirs in it.
        match fs::remove_dir(above) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
            removed => Ok(removed?),
        }
    }

    /// The photos that are sealed under keys in the database of this number.
    fn photos(&self, number: u32) -> PhotoFolder {
        PhotoFolder::new(self.path.join(photos_name(number)), &self.vault)
    }
}

impl Backup {
    /// The backup whose own folder is `path`, wherever that lies.
    ///
    /// # Errors
    /// `BackupMissing` when there is none; `BackupDamaged`, `KeysTooNew`, as only its keys say of which vault it is.
    pub fn at(path: &Path) -> Result<Self, VaultError> {
        let path = path.canonicalize().map_err(missing)?;
        let made_at = path.file_name().and_then(|name| moment(name.to_str()?));
        let (Some(made_at), Some(above)) = (made_at, path.parent()) else {
            return Err(VaultError::BackupMissing);
        };
        let vault = keys_in(&path)?.file.vault.to_string();
        let path = above.to_owned();
        BackupPlace { path, vault }.backup(made_at)
    }

    /// Its own folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What opens it, read without any secret: what opened the vault when it was made.
    ///
    /// # Errors
    /// Those of [`Backup::keys`].
    pub fn unlock_ways(&self) -> Result<UnlockWays, VaultError> {
        Ok(UnlockWays::of(&self.keys()?.file))
    }

    /// Its keys file.
    ///
    /// # Errors
    /// `BackupMissing`; `BackupDamaged`, also when it lies among the backups of another vault; `KeysTooNew`.
    pub(super) fn keys(&self) -> Result<Parsed, VaultError> {
        let parsed = keys_in(&self.path)?;
        if parsed.file.vault.to_string() != self.place.vault {
            return Err(VaultError::BackupDamaged);
        }
        Ok(parsed)
    }

    /// Its sealed database.
    pub(super) fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    /// Where its photos lie; `number` is that of its keys file.
    pub(super) fn photos(&self, number: u32) -> PhotoFolder {
        self.place.photos(number)
    }

    /// The name of the vault that it is of.
    pub fn vault(&self) -> &str {
        &self.place.vault
    }

    /// Removes it, then the photos that no other backup in its place has.
    ///
    /// # Errors
    /// `NotWritable`, or what the file system says; it may then be gone in part, and is no backup any more.
    pub fn remove(self) -> Result<(), VaultError> {
        self.remove_alone()?;
        thin::remove_photos_of_none(&self.place)
    }

    // The keys first: without them nothing opens what is left if it is cut off.
    fn remove_alone(&self) -> Result<(), VaultError> {
        files::remove(&self.path.join(KEYS))?;
        fs::remove_dir_all(&self.path)?;
        Ok(files::sync_folder(&self.place.path)?)
    }

    /// The names of its photos and sounds, and the number of their folder.
    ///
    /// # Errors
    /// Those of [`Backup::keys`]; `BackupDamaged` for what is no list.
    fn listed(&self) -> Result<(u32, Vec<PhotoId>), VaultError> {
        let number = self.keys()?.file.number;
        let list = files::read_at_most(&self.path.join(PHOTOS), LONGEST_LIST).map_err(missing)?;
        let list = list.and_then(|bytes| String::from_utf8(bytes).ok());
        let list = list.ok_or(VaultError::BackupDamaged)?;
        Ok((number, ids(&list)))
    }
}

/// The names in a list of photos.
pub(super) fn ids(list: &str) -> Vec<PhotoId> {
    let lines = list.lines();
    lines.map(|id| PhotoId::from(id.to_owned())).collect()
}

fn keys_in(backup: &Path) -> Result<Parsed, VaultError> {
    let bytes = files::read_at_most(&backup.join(KEYS), MOST_BYTES)
        .map_err(missing)?
        .ok_or(VaultError::BackupDamaged)?;
    keys_file::parse(&bytes).map_err(VaultError::of_backup)
}

fn name(at: DateTime<Utc>) -> String {
    at.format(NAME).to_string()
}

/// The moment that a backup is called after; `None` for any other name.
pub(super) fn moment(called: &str) -> Option<Instant> {
    let (stamp, _) = called.split_at_checked(called.len().checked_sub(1)?)?;
    let (seconds, millis) = stamp.split_at_checked(stamp.len().checked_sub(3)?)?;
    let nanos = millis.parse::<u32>().ok()?.checked_mul(1_000_000)?;
    let at = NaiveDateTime::parse_from_str(seconds, "%Y%m%dT%H%M%S")
        .ok()?
        .with_nanosecond(nanos)?
        .and_utc();
    // Reading is more lenient than writing: it takes signs and spaces.
    (name(at) == called).then(|| Instant::from(at))
}

/// What is called so in the folder; nothing when it is not there.
fn names(folder: &Path) -> Result<Vec<String>, VaultError> {
    match fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Vec::new())
        }
        read => Ok(read?
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()),
    }
}

fn is_vault(name: &str) -> bool {
    uuid::Uuid::try_parse(name).is_ok_and(|id| id.to_string() == name)
}

fn missing(error: io::Error) -> VaultError {
    match error.kind() {
        ErrorKind::NotFound => VaultError::BackupMissing,
        _ => error.into(),
    }
}
