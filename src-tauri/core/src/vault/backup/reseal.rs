//! One backup under another data key: made beside it, proven, and put in its place; only then does the old one go.
//!
//! Its photos get the keys that they have in the vault today, so that the files there serve it too; those that are in no vault
//! any more are sealed under new keys.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::follow::Follower;
use super::{Backup, BackupPlace, DATABASE, KEYS, PART, PHOTOS, moment, names};
use crate::db::PhotoId;
use crate::journal::photos;
use crate::vault::keys_file::KeysFile;
use crate::vault::secret::{DataKey, random};
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::{VaultError, files, info, steps};

/// What a backup is called while another takes its place.
const OLD: &str = ".old";

/// `None`: it was called off.
type Result<T> = std::result::Result<T, Option<VaultError>>;

/// One backup that is to lie under another key.
pub(super) struct Reseal<'a> {
    follower: &'a Follower,
    backup: &'a Backup,
    key: &'a DataKey,
}

/// Takes away what was cut off in a place, and gives a backup its name back that lost it so.
///
/// # Errors
/// `NotWritable`, or what the file system says.
pub(super) fn mend(place: &BackupPlace) -> std::result::Result<(), VaultError> {
    for name in names(&place.path)? {
        let path = place.path.join(&name);
        if name.strip_suffix(PART).and_then(moment).is_some() {
            fs::remove_dir_all(path)?;
        } else if let Some(named) = name.strip_suffix(OLD).filter(|name| moment(name).is_some()) {
            let named = place.path.join(named);
            match named.exists() {
                true => remove(&path)?,
                false => fs::rename(&path, named)?,
            }
        }
    }
    Ok(())
}

impl<'a> Reseal<'a> {
    pub(super) fn new(follower: &'a Follower, backup: &'a Backup, key: &'a DataKey) -> Self {
        Self {
            follower,
            backup,
            key,
        }
    }

    /// Does it. `known`: the keys of the photos whose files are there; those that are sealed anew are added.
    pub(super) fn run(
        &self,
        known: &mut BTreeMap<PhotoId, photos::Key>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<()> {
        let part = self.beside(PART);
        if let Err(error) = self.make(&part, known, go_on) {
            // It may have filled the disk.
            let _ = fs::remove_dir_all(&part);
            return Err(error);
        }
        Ok(self.put(&part)?)
    }

    fn make(
        &self,
        part: &Path,
        known: &mut BTreeMap<PhotoId, photos::Key>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<()> {
        let from = self.backup.open_as(self.key.again())?;
        sqlcipher::verify(&from.connection)?;
        let old = from.key();
        let number = from.file.number;
        close(from.connection)?;
        super::make::check_room(self.backup.place.path(), &self.backup.database())?;
        on(go_on)?;

        fs::create_dir(part).map_err(VaultError::from)?;
        let database = part.join(DATABASE);
        fs::copy(self.backup.database(), &database).map_err(VaultError::from)?;
        steps::reached("the old backup is copied")?;
        let follower = self.follower;
        let file = KeysFile {
            salt: random()?,
            ..follower.file.clone()
        };
        let bytes = file.to_bytes(&follower.data_key)?;
        let new = DatabaseKey::new(&follower.data_key, file.salt);
        let connection = sqlcipher::open(&database, &old)?;
        let counts = sqlcipher::counts(&connection)?;
        sqlcipher::seal_anew(&connection, &new)?;
        close(connection)?;
        on(go_on)?;

        let connection = sqlcipher::open(&database, &new)?;
        let pool = self.backup.place.photos(file.number);
        let ids = photos::renew(
            &connection,
            &self.backup.photos(number),
            &follower.photos,
            &pool,
            known,
            go_on,
        )?
        .ok_or(None)?;
        pool.sync().map_err(VaultError::from)?;
        steps::reached("the backup's photos are sealed anew")?;
        info::bind(&connection, &file, &bytes)?;
        info::forget_former(&connection)?;
        close(connection)?;

        let connection = sqlcipher::open(&database, &new)?;
        sqlcipher::verify(&connection)?;
        info::check(&connection, &file)?;
        if sqlcipher::counts(&connection)? != counts || sqlcipher::open(&database, &old).is_ok() {
            return Err(Some(VaultError::NotVerified));
        }
        close(connection)?;
        files::sync_file(&database).map_err(VaultError::from)?;
        let list: String = ids.iter().flat_map(|id| [id.as_str(), "\n"]).collect();
        for (name, bytes) in [(PHOTOS, list.as_bytes()), (KEYS, &bytes)] {
            files::write_part(&part.join(name), bytes).map_err(VaultError::from)?;
            files::finish_part(&part.join(name)).map_err(VaultError::from)?;
        }
        files::sync_folder(part).map_err(VaultError::from)?;
        Ok(steps::reached("the backup is sealed anew")?)
    }

    // Between the two renames there is no backup of this name: `mend` gives the old one its name back.
    fn put(&self, part: &Path) -> std::result::Result<(), VaultError> {
        let (named, aside) = (&self.backup.path, self.beside(OLD));
        fs::rename(named, &aside)?;
        steps::reached("the old backup stands aside")?;
        fs::rename(part, named)?;
        files::sync_folder(&self.backup.place.path)?;
        steps::reached("the backup is in the old one's place")?;
        remove(&aside)?;
        Ok(files::sync_folder(&self.backup.place.path)?)
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.backup.path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    }
}

// The keys first: without them nothing opens what is left if it is cut off.
fn remove(backup: &Path) -> std::result::Result<(), VaultError> {
    files::remove(&backup.join(KEYS))?;
    match fs::remove_dir_all(backup) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn on(go_on: &mut dyn FnMut() -> bool) -> Result<()> {
    if go_on() { Ok(()) } else { Err(None) }
}

fn close(connection: Connection) -> std::result::Result<(), VaultError> {
    Ok(connection.close().map_err(|(_, error)| error)?)
}
