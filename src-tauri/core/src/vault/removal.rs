//! A vault that is removed for good. A mark in its folder is the moment at which it goes: before it the vault is whole, and
//! after it no vault is found there. Whatever stops the removal, the next start goes on with it. Nothing else deletes a vault.

use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::backup::BackupPlace;
use super::folder::Folder;
use super::slots::{Key, SlotKind};
use super::unlock::Vault;
use super::{VaultError, files, steps};

/// Holds the vault's name, so that no other vault goes by a copy of it.
const MARK: &str = "vault.gone";
const MARK_BYTES: u64 = 64;
/// The keys file, its copy, and what was kept of earlier ones.
const KEYS: &str = "vault.keys";
/// What goes after the keys, by how its name begins; the rest goes last.
const ORDER: [(&str, &str); 6] = [
    ("help-card", "the help card is gone"),
    ("reminders.due", "the reminders are gone"),
    ("photos", "the photos are gone"),
    ("vault-", "the databases are gone"),
    ("backups", "the backups are gone"),
    ("", "only the mark is left"),
];

/// A vault that is being removed: it is not found any more.
#[derive(Debug)]
#[must_use = "it is gone only when this is finished"]
pub struct Removal {
    folder: Folder,
}

impl Vault {
    /// Begins to remove this vault for good. `current` is the passphrase or the recovery code, needed when there is either.
    /// The backups in `elsewhere` go first: when they cannot, the vault stays. Close the vault, then [`Removal::finish`].
    ///
    /// # Errors
    /// Those of a wrong key; `BackupsStay` when those elsewhere are not all removed; `DiskFull`, `NotWritable`. The vault is
    /// then as it was.
    pub fn begin_removal(
        &self,
        current: Option<&SecretString>,
        elsewhere: Option<&BackupPlace>,
    ) -> Result<Removal, VaultError> {
        self.ask_for_removal(current)?;
        let mark = self.folder.path().join(MARK);
        // What could fail for want of room or rights comes first.
        let marked = files::write_part(&mark, self.folder.id().as_bytes())
            .map_err(VaultError::from)
            .and_then(|()| match elsewhere.map(BackupPlace::remove_whole) {
                Some(Err(_)) => Err(VaultError::BackupsStay),
                _ => steps::reached("the mark is written"),
            })
            .and_then(|()| Ok(files::finish_part(&mark)?))
            .and_then(|()| Ok(files::sync_folder(self.folder.path())?));
        if let Err(error) = marked {
            files::remove(&files::part(&mark))?;
            files::remove(&mark)?;
            return Err(error);
        }
        Ok(Removal {
            folder: self.folder.clone(),
        })
    }

    fn ask_for_removal(&self, current: Option<&SecretString>) -> Result<(), VaultError> {
        let has = |kind| self.keys.known_slots().any(|slot| slot.kind == kind);
        if has(SlotKind::Passphrase) || !has(SlotKind::RecoveryCode) {
            return self.ask(current);
        }
        let code = current.ok_or(VaultError::WrongRecoveryCode)?;
        self.confirm(&Key::RecoveryCode(code))
    }
}

impl Removal {
    /// The removals below `data` that were begun and not finished.
    ///
    /// # Errors
    /// When the folders cannot be read.
    pub fn begun(data: &Path) -> Result<Vec<Self>, VaultError> {
        let mut begun = Vec::new();
        for folder in Folder::all(data)? {
            if is_marked(&folder) {
                begun.push(Self { folder });
            } else if entries(folder.path())?.is_empty() {
                // The last step was cut off. Only an empty folder can be removed so.
                fs::remove_dir(folder.path())?;
            }
        }
        Ok(begun)
    }

    /// The removal of the vault in `folder` when it was begun.
    pub(super) fn of(folder: &Folder) -> Option<Self> {
        is_marked(folder).then(|| Self {
            folder: folder.clone(),
        })
    }

    /// The vault's name.
    pub fn vault(&self) -> &str {
        self.folder.id()
    }

    /// Removes all of it, what opens it first. Can be called again after it was cut off.
    ///
    /// # Errors
    /// `NotWritable`, or what the file system says, when something of it could not be removed now.
    pub fn finish(&self) -> Result<(), VaultError> {
        let path = self.folder.path();
        steps::reached("the vault is marked")?;
        destroy_keys(path)?;
        steps::reached("the keys are gone")?;
        destroy_keys_below(&self.folder.backups())?;
        steps::reached("the keys of the backups are gone")?;
        let mut failed = None;
        for (beginning, step) in ORDER {
            for entry in entries(path)? {
                let name = entry.file_name().map(|name| name.to_string_lossy());
                if name.is_some_and(|name| name != MARK && name.starts_with(beginning))
                    && let Err(error) = remove_all(&entry)
                {
                    failed = failed.or(Some(error));
                }
            }
            steps::reached(step)?;
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        files::sync_folder(path)?;
        files::remove(&path.join(MARK))?;
        steps::reached("the mark is gone")?;
        fs::remove_dir(path)?;
        if let Some(vaults) = path.parent() {
            files::sync_folder(vaults)?;
        }
        steps::reached("the folder is gone")
    }
}

/// Whether the vault in `folder` is being removed.
pub(super) fn is_marked(folder: &Folder) -> bool {
    let mark = files::read_at_most(&folder.path().join(MARK), MARK_BYTES);
    matches!(mark, Ok(Some(bytes)) if bytes == folder.id().as_bytes())
}

/// Overwrites and removes the keys files in each folder directly below `folder`; one that is not there has none.
pub(super) fn destroy_keys_below(folder: &Path) -> Result<(), VaultError> {
    for below in entries(folder)? {
        if below.is_dir() {
            destroy_keys(&below)?;
        }
    }
    Ok(())
}

fn destroy_keys(folder: &Path) -> Result<(), VaultError> {
    for path in entries(folder)? {
        let name = path.file_name().map(|name| name.to_string_lossy());
        if name.is_some_and(|name| name.starts_with(KEYS)) {
            let overwritten = overwrite(&path);
            files::remove(&path)?;
            overwritten?;
        }
    }
    Ok(files::sync_folder(folder)?)
}

// What a file system writes in place is then not read from it any more. An SSD may keep the old bytes: they are sealed.
fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let length = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()
}

/// Removes a file, a link, or a folder with all that is in it.
fn remove_all(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        files::remove(path)
    }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read?.map(|entry| Ok(entry?.path())).collect(),
    }
}
