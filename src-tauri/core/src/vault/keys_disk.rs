//! The keys file on the disk: which of the two copies is read, how both are written, how a lost one comes back.

use std::io::ErrorKind;
use std::path::Path;

use super::files::{self, read_at_most};
use super::folder::Folder;
use super::keys_file::{self, KeysFile, MOST_BYTES, Parsed};
use super::secret::DataKey;
use super::slots::{self, Key};
use super::{VaultError, steps};
use crate::clock::Now;

/// A keys file that was read from a vault's folder.
#[derive(Debug)]
pub(super) struct Loaded {
    pub parsed: Parsed,
    pub bytes: Vec<u8>,
    /// How the main file was found; when it is not good, `parsed` is the copy.
    pub main: Main,
    copy: Result<Parsed, VaultError>,
}

/// How the main keys file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Main {
    Good,
    Missing,
    /// Damaged, or of another vault.
    Bad,
}

/// Reads the vault's keys: the main file or, when that is missing, damaged or of another vault, its copy.
///
/// # Errors
/// `KeysTooNew`; `VaultForeign` when only another vault's keys are there; `VaultMissing` when there are neither keys
/// nor a database; `KeysDamaged`; or when the files cannot be read.
pub(super) fn load(folder: &Folder) -> Result<Loaded, VaultError> {
    let main = read(folder, &folder.keys());
    let copy = read(folder, &folder.keys_copy());
    let fault = match (main, copy) {
        (Ok((parsed, bytes)), copy) => {
            return Ok(Loaded {
                parsed,
                bytes,
                main: Main::Good,
                copy: copy.map(|(parsed, _)| parsed),
            });
        }
        // A newer Cairn's file is whole: the copy must not take its place.
        (Err(fault @ (VaultError::KeysTooNew | VaultError::NotWritable)), _) => fault,
        (Err(fault), Ok((parsed, bytes))) => {
            let main = if matches!(fault, VaultError::VaultMissing) {
                Main::Missing
            } else {
                Main::Bad
            };
            return Ok(Loaded {
                copy: Ok(parsed.clone()),
                parsed,
                bytes,
                main,
            });
        }
        (Err(VaultError::VaultMissing), Err(fault)) => fault,
        (Err(fault), Err(_)) => fault,
    };
    Err(match fault {
        VaultError::VaultMissing if !folder.numbers().is_empty() => VaultError::KeysDamaged,
        fault => fault,
    })
}

/// Makes sure that `bytes` are a keys file that opens with `key` and gives this data key.
///
/// # Errors
/// `NotVerified`.
pub(super) fn prove(bytes: &[u8], key: &Key<'_>, data_key: &DataKey) -> Result<Parsed, VaultError> {
    let parsed = keys_file::parse(bytes).map_err(|_| VaultError::NotVerified)?;
    let opened = slots::open(&parsed.file, key).map_err(|_| VaultError::NotVerified)?;
    parsed
        .check_mac(&opened)
        .map_err(|_| VaultError::NotVerified)?;
    if opened.is(data_key) {
        Ok(parsed)
    } else {
        Err(VaultError::NotVerified)
    }
}

/// Writes the keys file beside the one in force, before what it names is made. The rename that puts it in force takes this name
/// away: as long as it is there, what it names was never in force.
///
/// # Errors
/// `DiskFull`, `NotWritable`, or what the file system says; nothing is left then.
pub(super) fn announce(folder: &Folder, bytes: &[u8]) -> Result<(), VaultError> {
    let announced =
        files::write_part(&folder.keys(), bytes).and_then(|()| files::sync_folder(folder.path()));
    if announced.is_err() {
        let _ = files::remove(&files::part(&folder.keys()));
    }
    Ok(announced?)
}

/// The keys file that was announced and is not in force; none where it is not whole.
pub(super) fn announced(folder: &Folder) -> Option<KeysFile> {
    let (parsed, _) = read(folder, &files::part(&folder.keys())).ok()?;
    Some(parsed.file)
}

/// Writes the keys file, then its copy. The rename of the main file is the commit: an error means that the old keys
/// hold; after it nothing is an error, because the change is done. Gives whether all of it is surely on the disk.
///
/// # Errors
/// `DiskFull`, `NotWritable`, or what the file system says.
pub(super) fn write(folder: &Folder, bytes: &[u8]) -> Result<bool, VaultError> {
    let (main, copy) = (folder.keys(), folder.keys_copy());
    let committed = write_parts(&main, &copy, bytes);
    if let Err(error) = committed {
        let _ = files::remove(&files::part(&main));
        let _ = files::remove(&files::part(&copy));
        return Err(error);
    }
    Ok(follow_up(folder, &copy).is_ok())
}

/// After the vault was opened: puts a lost main file or copy back. What was damaged is kept beside it under another
/// name. Gives whether both files are now good.
pub(super) fn heal(folder: &Folder, loaded: &Loaded, now: &Now) -> bool {
    let mended = match loaded.main {
        Main::Good => Ok(()),
        Main::Missing => put(&folder.keys(), &loaded.bytes),
        Main::Bad => {
            set_aside(&folder.keys(), now).and_then(|()| put(&folder.keys(), &loaded.bytes))
        }
    };
    let copied = match &loaded.copy {
        Ok(copy) if *copy == loaded.parsed => Ok(()),
        // The person has put an older main file back. The newer one is not lost over that.
        Ok(copy) if newer(copy, &loaded.parsed) => Ok(()),
        Err(VaultError::KeysTooNew) => Ok(()),
        _ => put(&folder.keys_copy(), &loaded.bytes),
    };
    mended
        .and(copied)
        .and_then(|()| files::sync_folder(folder.path()))
        .is_ok()
}

/// Keeps the keys file that is there beside it under another name, before another takes its place.
///
/// # Errors
/// `DiskFull`, `NotWritable`, or what the file system says.
pub(super) fn set_other_aside(folder: &Folder, now: &Now) -> Result<(), VaultError> {
    for path in [folder.keys(), folder.keys_copy()] {
        let mut aside = path.as_os_str().to_owned();
        aside.push(format!(".replaced-{}", now.instant().0));
        let aside = std::path::PathBuf::from(aside);
        match std::fs::copy(&path, &aside) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            // A power cut must not leave the new keys alone: nothing else opens the database that is kept.
            copied => copied.and_then(|_| files::sync_file(&aside))?,
        }
    }
    Ok(())
}

/// Removes the keys files that stand aside since another took their place, as far as they are proven to be of the vault of
/// `data_key`: they open with a passphrase that is given up. What cannot be removed stays.
pub(super) fn remove_set_aside(folder: &Folder, data_key: &DataKey) {
    for entry in std::fs::read_dir(folder.path())
        .into_iter()
        .flatten()
        .flatten()
    {
        let name = entry.file_name();
        let aside = (name.to_str())
            .is_some_and(|name| name.starts_with("vault.keys.") && name.contains(".replaced-"));
        let is_ours = |(parsed, _): (Parsed, Vec<u8>)| parsed.check_mac(data_key).is_ok();
        if aside && read(folder, &entry.path()).is_ok_and(is_ours) {
            let _ = files::remove(&entry.path());
        }
    }
}

fn read(folder: &Folder, path: &Path) -> Result<(Parsed, Vec<u8>), VaultError> {
    let bytes = match read_at_most(path, MOST_BYTES) {
        Ok(bytes) => bytes.ok_or(VaultError::KeysDamaged)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultError::VaultMissing),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            return Err(VaultError::NotWritable);
        }
        // A bad sector: as damaged as a flipped bit.
        Err(_) => return Err(VaultError::KeysDamaged),
    };
    let parsed = keys_file::parse(&bytes)?;
    if parsed.file.vault != folder.uuid() {
        return Err(VaultError::VaultForeign);
    }
    Ok((parsed, bytes))
}

fn write_parts(main: &Path, copy: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    // Both are on the disk before either is renamed: what could still fail for want of space comes before the commit.
    files::write_part(copy, bytes)?;
    steps::reached("the copy of the keys is written")?;
    // What was announced lies there already. Written again, it would be no announcement for a moment.
    if std::fs::read(files::part(main)).ok().as_deref() != Some(bytes) {
        files::write_part(main, bytes)?;
    }
    steps::reached("the keys are written")?;
    Ok(files::finish_part(main)?)
}

fn follow_up(folder: &Folder, copy: &Path) -> Result<(), VaultError> {
    steps::reached("the keys are renamed")?;
    files::sync_folder(folder.path())?;
    steps::reached("the keys are committed")?;
    files::finish_part(copy)?;
    files::sync_folder(folder.path())?;
    steps::reached("the copy of the keys is renamed")
}

fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    files::write_part(path, bytes)?;
    files::finish_part(path)
}

fn set_aside(path: &Path, now: &Now) -> std::io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".damaged-{}", now.instant().0));
    std::fs::rename(path, std::path::PathBuf::from(aside))
}

fn newer(copy: &Parsed, than: &Parsed) -> bool {
    (copy.file.epoch, copy.file.rev) > (than.file.epoch, than.file.rev)
}
