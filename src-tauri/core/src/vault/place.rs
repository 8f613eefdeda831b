//! The place where the vaults live: held by one process, writable, and not a folder that other programs sync.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::{VaultError, files};

/// Keeps other processes out for as long as it lives.
#[derive(Debug)]
pub struct ProcessLock {
    _held: File,
}

/// Holds the data folder `data` (made when missing) against a second process.
///
/// # Errors
/// `InUse` when another process holds it; `NotWritable`, `DiskFull`.
pub fn hold(data: &Path) -> Result<ProcessLock, VaultError> {
    fs::create_dir_all(data)?;
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(data.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(ProcessLock { _held: file }),
        Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
        // Some network file systems have no locks; refusing to open would be worse than going without.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
            Ok(ProcessLock { _held: file })
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes sure that files can be written below `data`, by writing one and removing it.
///
/// # Errors
/// `NotWritable`, `DiskFull`.
pub fn check_writable(data: &Path) -> Result<(), VaultError> {
    fs::create_dir_all(data)?;
    let probe = data.join("writable");
    let written = files::write_part(&probe, &[0; 4096]);
    let removed = files::remove(&files::part(&probe));
    written?;
    Ok(removed?)
}

/// The name of the file-sync program whose folder holds `data`, if it looks like one: such a program copies a live
/// database piece by piece, and what it copies can be broken.
pub fn sync_folder(data: &Path) -> Option<&'static str> {
    // Through links, as the sync program sees it; as it was given where it does not exist yet.
    let data = data.canonicalize().unwrap_or_else(|_| data.to_owned());
    data.ancestors().find_map(|folder| {
        let name = folder.file_name().and_then(|name| name.to_str());
        name.and_then(service_named)
            .or_else(|| service_marked(folder))
    })
}

/// Whether `data` lies on a network file system, where the database's log cannot be shared safely. Known on Linux
/// only; elsewhere `false`.
pub fn network_folder(data: &Path) -> bool {
    let data = data.canonicalize().unwrap_or_else(|_| data.to_owned());
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    file_system(&mounts, &data).is_some_and(|kind| {
        matches!(
            kind,
            "nfs"
                | "nfs4"
                | "cifs"
                | "smb3"
                | "smbfs"
                | "9p"
                | "afs"
                | "fuse.sshfs"
                | "davfs"
                | "fuse.rclone"
        )
    })
}

fn service_named(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    // "Dropbox (Personal)" and "OneDrive - Company" are the programs' own names for further accounts.
    let is = |service: &str| name == service || name.starts_with(&format!("{service} "));
    if is("dropbox") {
        Some("Dropbox")
    } else if is("onedrive") || name.starts_with("onedrive-") {
        Some("OneDrive")
    } else if matches!(
        name.as_str(),
        "icloud drive" | "iclouddrive" | "mobile documents" | "com~apple~clouddocs"
    ) {
        Some("iCloud Drive")
    } else if is("nextcloud") {
        Some("Nextcloud")
    } else {
        None
    }
}

fn service_marked(folder: &Path) -> Option<&'static str> {
    const MARKERS: [(&str, &str); 5] = [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ];
    MARKERS
        .iter()
        .find(|(marker, _)| folder.join(marker).exists())
        .map(|(_, service)| *service)
}

// The kind of the deepest mount that holds the path (proc(5): device, folder, kind, … one a line).
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let folder = fields.nth(1)?.replace("\\040", " ");
            Some((folder, fields.next()?))
        })
        .filter(|(folder, _)| path.starts_with(folder))
        .max_by_key(|(folder, _)| folder.len())
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_second_holder_is_told_that_the_folder_is_in_use() {
        let data = tempfile::tempdir().unwrap();
        let held = hold(data.path()).unwrap();
        assert!(matches!(hold(data.path()), Err(VaultError::InUse)));
        drop(held);
        hold(data.path()).unwrap();
    }

    #[test]
    fn a_probe_of_the_folder_leaves_nothing_behind() {
        let data = tempfile::tempdir().unwrap();
        check_writable(data.path()).unwrap();
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
        let file = data.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(check_writable(&file.join("below")).is_err());
    }

    #[test]
    fn sync_folders_are_known_by_their_names_and_marks() {
        for (path, service) in [
            ("/home/a/Dropbox/cairn", Some("Dropbox")),
            ("/home/a/Dropbox (Personal)/cairn", Some("Dropbox")),
            ("/home/a/OneDrive - Company/cairn", Some("OneDrive")),
            (
                "/Users/a/Library/Mobile Documents/cairn",
                Some("iCloud Drive"),
            ),
            ("/home/a/Nextcloud/x/y", Some("Nextcloud")),
            ("/home/a/dropboxes/cairn", None),
            ("/home/a/.local/share/cairn", None),
        ] {
            assert_eq!(sync_folder(Path::new(path)), service, "{path}");
        }
        let data = tempfile::tempdir().unwrap();
        let below = data.path().join("deep/cairn");
        fs::create_dir_all(&below).unwrap();
        fs::create_dir(data.path().join(".stfolder")).unwrap();
        assert_eq!(sync_folder(&below), Some("Syncthing"));
    }

    #[test]
    fn the_deepest_mount_tells_the_file_system() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\ntmpfs /home/a/my\\040files tmpfs rw 0 0\n";
        assert_eq!(file_system(mounts, Path::new("/var/lib")), Some("ext4"));
        assert_eq!(file_system(mounts, Path::new("/home/a")), Some("nfs4"));
        assert_eq!(
            file_system(mounts, Path::new("/home/a/my files/x")),
            Some("tmpfs")
        );
    }
}
