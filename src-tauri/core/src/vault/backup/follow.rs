//! Backups go along when what opens the vault changes: they get the slots of today. The slots are bound to the vault and the
//! epoch alone, so they are copied as they are, and no passphrase is worked on again. What lies under a key that was given up
//! is sealed anew, or removed, as the person chose then; until that is done the vault keeps the key that was given up, sealed
//! in its own database.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::reseal::Reseal;
use super::{Backup, BackupPlace, KEYS, thin};
use crate::db::PhotoId;
use crate::export::{GoOn, Progress};
use crate::journal::photos::{self, PhotoFolder};
use crate::vault::keys_file::{self, KeysFile, Parsed};
use crate::vault::secret::DataKey;
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::unlock::Vault;
use crate::vault::{VaultError, files, info, steps};

/// What becomes of the backups under a key that is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum OldBackups {
    /// They are sealed under the new key.
    Reseal,
    /// They are removed.
    Remove,
}

/// A data key that was given up while backups still lay under it.
#[derive(Debug)]
pub(in crate::vault) struct Former {
    pub epoch: u32,
    pub key: DataKey,
    pub then: OldBackups,
}

/// What lets the backups of an open vault go along, while the vault goes on being used. It holds keys: it is not kept for
/// longer than that.
pub struct Follower {
    pub(super) file: KeysFile,
    pub(super) data_key: DataKey,
    pub(super) photos: PhotoFolder,
    database: PathBuf,
    former: Vec<Former>,
}

/// How the backups of a place stand.
#[derive(Debug, Default)]
pub struct Followed {
    /// Those that open with what opens the vault today, and only now do, or that were removed.
    pub done: u32,
    /// Those that should, but could not be written: they open with what opened the vault before.
    pub behind: u32,
    /// Those under a key that Cairn does not have any more, or that are damaged.
    pub earlier: u32,
    /// Whether it was called off.
    pub stopped: bool,
    /// Why the first of those that are behind is.
    pub why: Option<VaultError>,
}

/// With which keys a backup opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// With those of today.
    Today,
    /// With those that opened the vault before they were last changed.
    Behind,
    /// With a key of then.
    Then,
}

impl Vault {
    /// What lets the backups go along. `None` while the keys file may be an older one that was put back: it must not take
    /// the place of newer ones.
    ///
    /// # Errors
    /// What the database says.
    pub fn follower(&self) -> Result<Option<Follower>, VaultError> {
        if self.newer.is_some() {
            return Ok(None);
        }
        Ok(Some(Follower {
            file: self.keys.clone(),
            data_key: self.data_key.again(),
            photos: PhotoFolder::of(self),
            database: self.folder.database(self.keys.number),
            former: self.db.read(info::former)?,
        }))
    }

    /// Whether backups may still lie under a key that was given up.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_former_keys(&self) -> Result<bool, VaultError> {
        Ok(!self.db.read(info::former)?.is_empty())
    }

    /// Forgets the keys that were given up, once no backup that can be reached lies under one.
    ///
    /// # Errors
    /// What the database says.
    pub fn forget_former_keys(&self) -> Result<(), VaultError> {
        self.db.read(info::forget_former)
    }
}

impl Backup {
    /// With which keys it opens.
    ///
    /// # Errors
    /// Those of [`Backup::keys`].
    pub fn stand(&self, vault: &Vault) -> Result<Stand, VaultError> {
        Ok(stand(&self.keys()?, &vault.keys, &vault.data_key))
    }

    /// Puts other keys in the place of its own.
    fn rewrite(&self, file: &KeysFile, data_key: &DataKey) -> Result<(), VaultError> {
        let bytes = file.to_bytes(data_key)?;
        let read = keys_file::parse(&bytes).map_err(|_| VaultError::NotVerified)?;
        if read.file != *file || read.check_mac(data_key).is_err() {
            return Err(VaultError::NotVerified);
        }
        let path = self.path.join(KEYS);
        let written = files::write_part(&path, &bytes)
            .map_err(VaultError::from)
            .and_then(|()| steps::reached("the backup's keys are written"))
            .and_then(|()| Ok(files::finish_part(&path)?));
        if let Err(error) = written {
            let _ = files::remove(&files::part(&path));
            return Err(error);
        }
        files::sync_folder(&self.path)?;
        steps::reached("the backup's keys are in place")
    }
}

impl Follower {
    /// Whether a key that was given up is still kept.
    pub fn has_former_keys(&self) -> bool {
        !self.former.is_empty()
    }

    /// Lets the backups in `place` go along, one after the other. Each is either as it was or done, whatever stops this; what
    /// is not done is done when this is called again. `go_on` is told of bytes that are sealed anew.
    ///
    /// # Errors
    /// `NotWritable` when the place cannot be read, or what the file system says. What goes wrong with one backup is told in
    /// what is given.
    pub fn follow(&self, place: &BackupPlace, go_on: GoOn<'_>) -> Result<Followed, VaultError> {
        super::reseal::mend(place)?;
        let mut followed = Followed::default();
        let (mut reseal, mut remove, mut today) = (Vec::new(), Vec::new(), false);
        for backup in place.backups()? {
            let Ok(parsed) = backup.keys() else {
                followed.earlier += 1;
                continue;
            };
            match stand(&parsed, &self.file, &self.data_key) {
                Stand::Today => today = true,
                Stand::Behind => {
                    today = true;
                    let file = KeysFile {
                        number: parsed.file.number,
                        salt: parsed.file.salt,
                        ..self.file.clone()
                    };
                    followed.count(backup.rewrite(&file, &self.data_key));
                }
                Stand::Then => match self.former_of(&parsed) {
                    None => followed.earlier += 1,
                    Some(former) if former.then == OldBackups::Reseal => {
                        reseal.push((backup, &former.key));
                    }
                    Some(_) => remove.push(backup),
                },
            }
        }
        let changed = !reseal.is_empty() || !remove.is_empty();
        // The last ones of a place go only once there is one of today.
        match today {
            true => (remove.into_iter()).for_each(|backup| followed.count(backup.remove_alone())),
            false => followed.behind += u32::try_from(remove.len()).unwrap_or(u32::MAX),
        }
        if !reseal.is_empty() {
            self.reseal(place, &reseal, &mut followed, go_on)?;
        }
        // Also what an earlier one did not come to any more.
        if changed || self.has_former_keys() {
            thin::remove_photos_of_none(place)?;
        }
        Ok(followed)
    }

    fn reseal(
        &self,
        place: &BackupPlace,
        backups: &[(Backup, &DataKey)],
        followed: &mut Followed,
        go_on: GoOn<'_>,
    ) -> Result<(), VaultError> {
        let mut known = self.photo_keys(place)?;
        let total = backups.iter().map(|(backup, _)| backup.bytes).sum();
        let mut done = 0;
        for (backup, key) in backups {
            let mut on = || go_on(Progress { done, total });
            let sealed = match on() && !followed.stopped {
                false => Err(None),
                true => Reseal::new(self, backup, key).run(&mut known, &mut on),
            };
            match sealed {
                Ok(()) => followed.count(Ok(())),
                Err(None) => {
                    followed.stopped = true;
                    followed.behind += 1;
                }
                // It would be no better the next time.
                Err(Some(
                    VaultError::BackupDamaged
                    | VaultError::BackupMissing
                    | VaultError::VaultDamaged
                    | VaultError::NotVerified,
                )) => followed.earlier += 1,
                Err(Some(error)) => followed.count(Err(error)),
            }
            done += backup.bytes;
        }
        Ok(())
    }

    fn former_of(&self, parsed: &Parsed) -> Option<&Former> {
        (self.former.iter()).find(|former| {
            former.epoch == parsed.file.epoch && parsed.check_mac(&former.key).is_ok()
        })
    }

    /// The keys of the photos whose files lie beside the backups of today: of those in the vault, and of those in backups that
    /// were sealed anew before.
    fn photo_keys(
        &self,
        place: &BackupPlace,
    ) -> Result<BTreeMap<PhotoId, photos::Key>, VaultError> {
        let mut known = BTreeMap::new();
        for backup in place.backups()? {
            let same = backup.keys().ok().filter(|parsed| {
                parsed.file.number == self.file.number && parsed.check_mac(&self.data_key).is_ok()
            });
            if let Some(parsed) = same {
                let key = DatabaseKey::new(&self.data_key, parsed.file.salt);
                // One that cannot be read is no reason to leave the others.
                let keys = sqlcipher::open(&backup.database(), &key)
                    .and_then(|connection| photos::keys(&connection));
                known.extend(keys.unwrap_or_default());
            }
        }
        let key = DatabaseKey::new(&self.data_key, self.file.salt);
        known.extend(photos::keys(&sqlcipher::open(&self.database, &key)?)?);
        Ok(known)
    }
}

impl Followed {
    /// These and those.
    pub fn and(mut self, other: Self) -> Self {
        self.done += other.done;
        self.behind += other.behind;
        self.earlier += other.earlier;
        self.stopped |= other.stopped;
        self.why = self.why.or(other.why);
        self
    }

    fn count(&mut self, result: Result<(), VaultError>) {
        match result {
            Ok(()) => self.done += 1,
            Err(error) => {
                self.behind += 1;
                self.why.get_or_insert(error);
            }
        }
    }
}

fn stand(parsed: &Parsed, today: &KeysFile, data_key: &DataKey) -> Stand {
    if parsed.check_mac(data_key).is_err() || parsed.file.epoch != today.epoch {
        return Stand::Then;
    }
    // Later keys than those of this vault come from another computer that has it too.
    if parsed.file.slots == today.slots || parsed.file.rev >= today.rev {
        Stand::Today
    } else {
        Stand::Behind
    }
}
