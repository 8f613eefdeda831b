//! Making a backup: copied, read again, and only then given its name.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::{Backup, BackupPlace, DATABASE, KEYS, PART, PHOTOS, moment, name, names};
use crate::clock::{Instant, Now};
use crate::db::PhotoId;
use crate::journal::photos::{self, PhotoFolder};
use crate::vault::folder::Folder;
use crate::vault::keys_file::KeysFile;
use crate::vault::secret::DataKey;
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::unlock::Vault;
use crate::vault::{VaultError, files, info, steps};

/// Bytes that stay free for whatever else the computer does.
pub(super) const ROOM_FOR_OTHERS: u64 = 16 * 1024 * 1024;

/// What a backup is made from while the vault goes on being used: a connection of its own reads what is there.
pub struct BackupSource {
    database: PathBuf,
    key: DatabaseKey,
    file: KeysFile,
    keys: Vec<u8>,
    photos: PhotoFolder,
}

impl Vault {
    /// What a backup of this vault is made from. It holds a key: it is not kept for longer than the making.
    ///
    /// # Errors
    /// `KeysDamaged` when the keys would not be accepted again.
    pub fn backup_source(&self) -> Result<BackupSource, VaultError> {
        BackupSource::new(&self.folder, &self.keys, &self.data_key)
    }
}

impl BackupSource {
    pub(in crate::vault) fn new(
        folder: &Folder,
        file: &KeysFile,
        data_key: &DataKey,
    ) -> Result<Self, VaultError> {
        Ok(Self {
            database: folder.database(file.number),
            key: DatabaseKey::new(data_key, file.salt),
            file: file.clone(),
            keys: file.to_bytes(data_key)?,
            photos: PhotoFolder::new(folder.photos(file.number), folder.id()),
        })
    }

    /// Makes a backup in `place` and reads all of it again. Until it is whole it has no name that counts; what an earlier
    /// one that was cut off left there is removed.
    ///
    /// # Errors
    /// `DiskFull`, before anything is written where it would become so; `NotWritable`; `VaultDamaged`, `NotVerified`
    /// when what is there or what was written is not whole. No backup was changed then.
    pub fn make(&self, place: &BackupPlace, now: &Now) -> Result<Backup, VaultError> {
        place.make_folder()?;
        for old in names(&place.path)? {
            if old.strip_suffix(PART).and_then(moment).is_some() {
                fs::remove_dir_all(place.path.join(old))?;
            }
        }
        check_room(&place.path, &self.database)?;
        // A clock that was set back, or one of a test, may come by the same moment twice.
        let mut made_at = now.utc;
        while place.path.join(name(made_at)).exists() {
            made_at += TimeDelta::milliseconds(1);
        }
        let named = name(made_at);
        let part = place.path.join(format!("{named}{PART}"));
        if let Err(error) = self.fill(&part, place) {
            // It may have filled the disk.
            let _ = fs::remove_dir_all(&part);
            return Err(error);
        }
        fs::rename(&part, place.path.join(&named))?;
        files::sync_folder(&place.path)?;
        steps::reached("the backup has its name")?;
        place.backup(Instant::from(made_at))
    }

    /// What opens the databases of backups that are made from this.
    pub(super) fn key(&self) -> &DatabaseKey {
        &self.key
    }

    fn fill(&self, part: &Path, place: &BackupPlace) -> Result<(), VaultError> {
        fs::create_dir(part)?;
        let database = part.join(DATABASE);
        let source = sqlcipher::open(&self.database, &self.key)?;
        info::check(&source, &self.file)?;
        sqlcipher::copy_into(&source, &database)?;
        drop(source);
        steps::reached("the backup is copied")?;

        let copy = sqlcipher::open(&database, &self.key)?;
        // It lies alone from now on: nothing may begin a log beside it.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        sqlcipher::verify(&copy)?;
        info::check(&copy, &self.file)?;
        let ids = photos::named(&copy)?;
        copy.close().map_err(|(_, error)| error)?;
        files::sync_file(&database)?;
        steps::reached("the backup is verified")?;

        let pool = place.photos(self.file.number);
        let mut list = String::new();
        for id in &ids {
            if self.bring(&pool, id)? {
                list.push_str(id.as_str());
                list.push('\n');
            }
        }
        pool.sync()?;
        steps::reached("the backup has its photos")?;
        for (file, bytes) in [(PHOTOS, list.as_bytes()), (KEYS, &self.keys)] {
            files::write_part(&part.join(file), bytes)?;
            files::finish_part(&part.join(file))?;
        }
        files::sync_folder(part)?;
        steps::reached("the backup is whole")
    }

    fn bring(&self, pool: &PhotoFolder, id: &PhotoId) -> Result<bool, VaultError> {
        photos::bring(&self.photos, pool, id)
    }
}

/// Makes sure that as much again as the database takes is free in `place`, and [`ROOM_FOR_OTHERS`].
///
/// # Errors
/// `DiskFull`.
pub(super) fn check_room(place: &Path, database: &Path) -> Result<(), VaultError> {
    let needed = fs::metadata(database)?.len() + ROOM_FOR_OTHERS;
    // Where the file system does not say, the writing itself finds out.
    match fs4::available_space(place) {
        Ok(free) if free < needed => Err(VaultError::DiskFull),
        _ => Ok(()),
    }
}
