//! Another database in the place of the one in force: made beside it, proven, and put in force by the write of the keys
//! file. So a re-key and a backup that is put back are either done or not, whatever stops them.

use std::path::Path;

use rusqlite::Connection;

use super::calibrate::Effort;
use super::folder::Folder;
use super::keys_file::KeysFile;
use super::secret::DataKey;
use super::sqlcipher::{self, DatabaseKey};
use super::unlock::{Vault, open_with};
use super::{VaultError, files, info, keys_disk, leftovers, steps};
use crate::contacts::help_card;
use crate::db::ContactId;
use crate::journal::photos::{self, PhotoFolder};

/// What is to be in force.
pub(super) struct Successor {
    /// Its keys: of the same vault, with a number and a salt that no database here has.
    pub file: KeysFile,
    /// The bytes of `file`.
    pub bytes: Vec<u8>,
    /// What opens it.
    pub data_key: DataKey,
}

/// What it is made from.
pub(super) struct Origin {
    /// What opens the copy as it is made.
    pub key: DatabaseKey,
    /// Where its photos are, the first place first.
    pub photos: Vec<PhotoFolder>,
    /// Whether its photos get new keys: whoever had the old data key may know theirs.
    pub new_photo_keys: bool,
    /// The contacts that may be shown while locked, of those that it says; none: all of them.
    pub help_card: Option<Vec<ContactId>>,
}

impl Vault {
    /// A keys file like the one in force for a database that comes next: a later revision, a number above all that lie here.
    ///
    /// # Errors
    /// `KeysDamaged` when there is no higher number; `NoRandomness`.
    pub(super) fn keys_of_successor(&self) -> Result<KeysFile, VaultError> {
        let highest = self.folder.highest_number().max(self.keys.number);
        Ok(KeysFile {
            number: highest.checked_add(1).ok_or(VaultError::KeysDamaged)?,
            salt: super::secret::random()?,
            ..self.next_keys()
        })
    }

    /// Puts `next` in force. `copy` makes the database that it begins from, in a file that is not there yet.
    ///
    /// # Errors
    /// Those of `copy`; `DiskFull`, `NotWritable`, `VaultDamaged`, `VaultTooNew`, `NotVerified`: the vault is then as it was.
    pub(super) fn succeed(
        &mut self,
        next: Successor,
        origin: &Origin,
        copy: impl FnOnce(&Self, &Path) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let replaces = Some(self.keys.number);
        let (next, durable) =
            begin_after(&self.folder, next, origin, self.effort, replaces, |part| {
                copy(self, part)
            })?;
        self.take_over(next, durable);
        Ok(())
    }

    // The change is done; what cannot be taken away now is taken away when the vault is opened next.
    fn take_over(&mut self, next: Self, durable: bool) {
        let old = std::mem::replace(self, next);
        let number = old.keys.number;
        let closed = old.lock();
        if durable && closed.is_ok() && steps::reached("the old database goes").is_ok() {
            let removed = leftovers::remove_with_photos(&self.folder, number);
            if removed.is_ok() {
                let _ = self
                    .db
                    .read(|connection| info::set_replaces(connection, None));
            }
        }
    }
}

/// Puts `next` in force where no vault is open. A database that is there already stays where it is.
///
/// # Errors
/// As [`Vault::succeed`].
pub(super) fn begin(
    folder: &Folder,
    next: Successor,
    origin: &Origin,
    effort: Effort,
    copy: impl FnOnce(&Path) -> Result<(), VaultError>,
) -> Result<Vault, VaultError> {
    let (vault, _) = begin_after(folder, next, origin, effort, None, copy)?;
    Ok(vault)
}

// Gives whether all of it is surely on the disk as well.
fn begin_after(
    folder: &Folder,
    next: Successor,
    origin: &Origin,
    effort: Effort,
    replaces: Option<u32>,
    copy: impl FnOnce(&Path) -> Result<(), VaultError>,
) -> Result<(Vault, bool), VaultError> {
    let number = next.file.number;
    let Successor {
        file,
        bytes,
        data_key,
    } = next;
    let committed = keys_disk::announce(folder, &bytes)
        .and_then(|()| make(folder, &file, &bytes, &data_key, origin, replaces, copy))
        .and_then(|()| open_with(folder, file, &bytes, data_key, effort))
        .and_then(|vault| {
            steps::reached("the copy is open")?;
            // The commit is the last thing that can fail.
            let durable = keys_disk::write(folder, &bytes)?;
            Ok((vault, durable))
        });
    if committed.is_err() {
        leftovers::take_away(folder, number);
    }
    committed
}

// The database in its place, with its photos beside it.
fn make(
    folder: &Folder,
    file: &KeysFile,
    bytes: &[u8],
    data_key: &DataKey,
    origin: &Origin,
    replaces: Option<u32>,
    copy: impl FnOnce(&Path) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let database = folder.database(file.number);
    let part = files::part(&database);
    leftovers::remove_database(&part)?;
    copy(&part)?;
    steps::reached("the copy is made")?;

    let new = DatabaseKey::new(data_key, file.salt);
    let connection = sqlcipher::open(&part, &origin.key)?;
    let counts = sqlcipher::counts(&connection)?;
    sqlcipher::seal_anew(&connection, &new)?;
    close(connection)?;
    steps::reached("the copy is sealed anew")?;

    let connection = sqlcipher::open(&part, &new)?;
    let photos = PhotoFolder::new(folder.photos(file.number), folder.id());
    photos::carry_over(&connection, &origin.photos, &photos, origin.new_photo_keys)?;
    steps::reached("the photos are carried over")?;
    if let Some(chosen) = &origin.help_card {
        help_card::keep_only(&connection, chosen)?;
    }
    info::bind(&connection, file, bytes)?;
    info::set_replaces(&connection, replaces)?;
    close(connection)?;
    let connection = sqlcipher::open(&part, &new)?;
    sqlcipher::verify(&connection)?;
    if sqlcipher::counts(&connection)? != counts || sqlcipher::open(&part, &origin.key).is_ok() {
        return Err(VaultError::NotVerified);
    }
    close(connection)?;
    files::sync_file(&part)?;
    steps::reached("the copy is verified")?;

    files::finish_part(&database)?;
    files::sync_folder(folder.path())?;
    steps::reached("the copy is in place")
}

fn close(connection: Connection) -> Result<(), VaultError> {
    Ok(connection.close().map_err(|(_, error)| error)?)
}
