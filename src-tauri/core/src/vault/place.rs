//! The place where the vaults live: held by one process, writable, and not a folder that other programs sync.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{VaultError, files};
use crate::db::Log;

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

/// Why a live database is not safe in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Risk {
    /// A file-sync program copies it piece by piece while it changes, and what it copies can be broken.
    Sync {
        /// The program's name, such as "Dropbox".
        service: Service,
    },
    /// It is on another computer: a connection that is lost can cut off a change, and two computers can open it at once.
    Network,
}

/// A file-sync program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[allow(missing_docs, reason = "they are the names of programs")]
pub enum Service {
    Dropbox,
    #[serde(rename = "Google Drive")]
    GoogleDrive,
    #[serde(rename = "iCloud Drive")]
    ICloud,
    Nextcloud,
    OneDrive,
    #[serde(rename = "ownCloud")]
    OwnCloud,
    Syncthing,
}

/// Why the folder `data` is not a safe place for a live database; none where nothing is known against it. Network folders
/// are known on Linux, macOS and Windows, file-sync programs by their folders' names and by what they leave in them.
pub fn risk(data: &Path) -> Option<Risk> {
    // Through links, as the sync program sees it; as it was given where it does not exist yet.
    let data = data.canonicalize().unwrap_or_else(|_| data.to_owned());
    if on_network(&data) {
        return Some(Risk::Network);
    }
    let service = data.ancestors().find_map(|folder| {
        let name = folder.file_name().and_then(|name| name.to_str());
        name.and_then(service_named)
            .or_else(|| service_marked(folder))
    })?;
    Some(Risk::Sync { service })
}

/// How a database in `folder` keeps its changes whole.
pub(super) fn log(folder: &Path) -> Log {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if on_network(&folder) {
        Log::Rollback
    } else {
        Log::Ahead
    }
}

fn service_named(name: &str) -> Option<Service> {
    // "Dropbox (Personal)" and "OneDrive - Company" are the programs' own names for further accounts.
    const NAMES: [(&str, Service); 11] = [
        ("dropbox", Service::Dropbox),
        ("google drive", Service::GoogleDrive),
        ("googledrive", Service::GoogleDrive),
        ("com~apple~clouddocs", Service::ICloud),
        ("icloud drive", Service::ICloud),
        ("iclouddrive", Service::ICloud),
        ("mobile documents", Service::ICloud),
        ("nextcloud", Service::Nextcloud),
        ("onedrive", Service::OneDrive),
        ("owncloud", Service::OwnCloud),
        ("syncthing", Service::Syncthing),
    ];
    let name = name.to_lowercase();
    NAMES.into_iter().find_map(|(known, service)| {
        let rest = name.strip_prefix(known)?;
        (rest.is_empty() || rest.starts_with([' ', '-'])).then_some(service)
    })
}

fn service_marked(folder: &Path) -> Option<Service> {
    // Dropbox's own settings are a folder called as its mark is, in the home folder.
    if folder.join(".dropbox").is_file() {
        return Some(Service::Dropbox);
    }
    const MARKERS: [(&str, Service); 6] = [
        (".stfolder", Service::Syncthing),
        (".dropbox.cache", Service::Dropbox),
        (".nextcloudsync.log", Service::Nextcloud),
        (".owncloudsync.log", Service::OwnCloud),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", Service::OneDrive),
        (".tmp.driveupload", Service::GoogleDrive),
    ];
    MARKERS
        .into_iter()
        .find(|(marker, _)| folder.join(marker).exists())
        .map(|(_, service)| service)
}

/// Whether the folder, a path without links, is on another computer, or on the one round this virtual one. One that does
/// not exist yet is judged by the nearest above.
fn on_network(folder: &Path) -> bool {
    let there = folder.ancestors().find(|above| above.exists());
    #[cfg(test)]
    if let Some(answer) = pretended::answer() {
        return answer;
    }
    there.is_some_and(asked)
}

/// Asks the file system itself, not the table of mounts: a mount over another one, or of a folder in it, is not mistaken.
#[cfg(target_os = "linux")]
fn asked(folder: &Path) -> bool {
    let mounts = || fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    // The number's upper half is nothing, or a sign.
    rustix::fs::statfs(folder).is_ok_and(|facts| is_network(facts.f_type as u32, folder, mounts))
}

/// The file systems of networks and of virtual machines, by their numbers (statfs(2), linux/magic.h and their own sources).
#[cfg(target_os = "linux")]
const NETWORK: [u32; 14] = [
    0x0000_6969, // NFS
    0x0000_517B, // SMB
    0xFF53_4D42, // CIFS
    0xFE53_4D42, // SMB 2 and later
    0x5346_414F, // OpenAFS
    0x6B41_4653, // AFS
    0x00C3_6400, // Ceph
    0x7375_7245, // Coda
    0x0102_1997, // 9p
    0x0BD0_0BD0, // Lustre
    0x1983_0326, // BeeGFS
    0x786F_4256, // VirtualBox
    0xBACB_ACBC, // VMware
    0x7C7C_6673, // Parallels
];
#[cfg(target_os = "linux")]
const FUSE: u32 = 0x6573_5546;

// All of FUSE have one number, local disks too: what they are only the table of mounts says.
#[cfg(target_os = "linux")]
fn is_network(number: u32, folder: &Path, mounts: impl FnOnce() -> String) -> bool {
    const FUSE_NETWORK: [&str; 8] = [
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
        "fuse.s3fs",
        "fuse.curlftpfs",
    ];
    NETWORK.contains(&number)
        || number == FUSE
            && file_system(&mounts(), folder).is_some_and(|kind| FUSE_NETWORK.contains(&kind))
}

#[cfg(target_os = "macos")]
fn asked(folder: &Path) -> bool {
    // sys/mount.h
    const MNT_LOCAL: u32 = 0x1000;
    rustix::fs::statfs(folder).is_ok_and(|facts| facts.f_flags & MNT_LOCAL == 0)
}

/// Without links a drive letter that stands for another computer is that computer's name.
#[cfg(windows)]
fn asked(folder: &Path) -> bool {
    use std::path::{Component, Prefix};
    matches!(
        folder.components().next(),
        Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

// The kind of the deepest mount that holds the path (proc(5): device, folder, kind, … one a line).
#[cfg(target_os = "linux")]
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
pub(super) mod pretended {
    use std::cell::Cell;

    thread_local! {
        static ANSWER: Cell<Option<bool>> = const { Cell::new(None) };
    }

    pub(super) fn answer() -> Option<bool> {
        ANSWER.get()
    }

    /// Runs `during` as if every folder were on a network, or none.
    pub(in crate::vault) fn network<T>(is: bool, during: impl FnOnce() -> T) -> T {
        ANSWER.set(Some(is));
        let result = during();
        ANSWER.set(None);
        result
    }
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
        use Service as S;
        for (path, service) in [
            ("/home/a/Dropbox/cairn", Some(S::Dropbox)),
            ("/home/a/Dropbox (Personal)/cairn", Some(S::Dropbox)),
            ("/home/a/OneDrive - Company/cairn", Some(S::OneDrive)),
            (
                "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/c",
                Some(S::ICloud),
            ),
            ("/home/a/Nextcloud/x/y", Some(S::Nextcloud)),
            ("/home/a/ownCloud/x", Some(S::OwnCloud)),
            ("/home/a/Google Drive/x", Some(S::GoogleDrive)),
            ("/home/a/Syncthing/x", Some(S::Syncthing)),
            ("/home/a/dropboxes/cairn", None),
            ("/home/a/.local/share/cairn", None),
        ] {
            let found = risk(Path::new(path));
            assert_eq!(
                found,
                service.map(|service| Risk::Sync { service }),
                "{path}"
            );
        }
        let data = tempfile::tempdir().unwrap();
        let below = data.path().join("deep/cairn");
        fs::create_dir_all(&below).unwrap();
        fs::create_dir(data.path().join(".dropbox")).unwrap();
        assert_eq!(risk(&below), None, "only a file of that name is a mark");
        fs::create_dir(data.path().join(".stfolder")).unwrap();
        let service = S::Syncthing;
        assert_eq!(risk(&below), Some(Risk::Sync { service }));
        assert_eq!(risk(&below.join("not/yet")), Some(Risk::Sync { service }));
        let told = serde_json::to_value(Risk::Sync { service: S::ICloud }).unwrap();
        assert_eq!(
            told,
            serde_json::json!({ "kind": "sync", "service": "iCloud Drive" })
        );
    }

    #[test]
    fn what_is_on_a_network_is_told_first() {
        let data = Path::new("/home/a/Dropbox/cairn");
        pretended::network(true, || {
            assert_eq!(risk(data), Some(Risk::Network));
            assert_eq!(log(data), Log::Rollback);
        });
        let data = tempfile::tempdir().unwrap();
        assert_eq!(log(data.path()), Log::Ahead);
        assert_eq!(log(&data.path().join("not/yet")), Log::Ahead);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_file_system_says_what_it_is() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nme@server: /home/a/far fuse.sshfs rw 0 0\n/dev/sdb1 /home/a/stick fuseblk rw 0 0\n";
        let is = |number, path: &str| is_network(number, Path::new(path), || mounts.to_owned());
        for number in [0x6969, 0xFE53_4D42, 0x0102_1997] {
            assert!(is(number, "/home/a"));
        }
        // ext4, tmpfs, btrfs
        for number in [0xEF53, 0x0102_1994, 0x9123_683E] {
            assert!(!is(number, "/home/a/far"));
        }
        assert!(is(FUSE, "/home/a/far/cairn"));
        assert!(!is(FUSE, "/home/a/stick/cairn"));
        assert!(!asked(Path::new("/proc")));
    }

    #[test]
    #[cfg(target_os = "linux")]
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
