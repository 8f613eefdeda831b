//! Where Cairn keeps its files.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// Names the folder to use instead of the platform's own; for a stick, a second journal, a test.
pub const OVERRIDE: &str = "CAIRN_DATA_DIR";

/// The name of the folder. Not the app's identifier: the web view keeps a folder of that name.
const NAME: &str = if cfg!(any(windows, target_os = "macos")) {
    "Cairn"
} else {
    "cairn"
};

/// No folder: neither [`OVERRIDE`] nor a home folder is known.
#[derive(Debug, thiserror::Error)]
#[error("no folder for data is known")]
pub struct NoDataFolder;

/// The data folder, absolute: [`OVERRIDE`], or `cairn` in the platform's *local* app-data folder
/// (Linux `$XDG_DATA_HOME` or `~/.local/share`, macOS `~/Library/Application Support`, Windows
/// `%LOCALAPPDATA%`). It may not exist yet.
///
/// # Errors
/// [`NoDataFolder`]
pub fn path() -> Result<PathBuf, NoDataFolder> {
    choose(std::env::var_os(OVERRIDE), dirs::data_local_dir())
}

/// As [`path`], unless another folder was `asked` for.
///
/// # Errors
/// [`NoDataFolder`]
pub fn path_or(asked: Option<OsString>) -> Result<PathBuf, NoDataFolder> {
    match asked {
        Some(_) => choose(asked, None),
        None => path(),
    }
}

/// Makes the folder, readable by its owner only, and the folders above it where they are missing.
///
/// # Errors
/// The operating system's, when the folder cannot be made.
pub fn make(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The name of the file-sync service whose folder `folder` lies in, such as "Dropbox"; `None` for none that
/// is known. Looks at folder names and at the marker files that the services leave.
#[must_use]
pub fn sync_service(folder: &Path) -> Option<&'static str> {
    folder
        .ancestors()
        .find_map(|above| by_name(above).or_else(|| by_marker(above)))
}

/// Whether the folder is on a network drive, where a live database can break (no shared memory for WAL).
/// Linux only; elsewhere `false`. A folder that does not exist yet is judged by the nearest one above.
#[must_use]
pub fn on_network_drive(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        let nearest = folder.ancestors().find(|f| f.exists()).unwrap_or(folder);
        file_system(nearest).is_some_and(|kind| NETWORK.contains(&kind))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        false
    }
}

fn choose(chosen: Option<OsString>, local: Option<PathBuf>) -> Result<PathBuf, NoDataFolder> {
    match chosen.filter(|c| !c.is_empty()) {
        Some(folder) => std::path::absolute(folder).map_err(|_| NoDataFolder),
        None => local.map(|l| l.join(NAME)).ok_or(NoDataFolder),
    }
}

fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_str()?;
    // "Dropbox (Personal)" and "OneDrive - Company" are usual.
    const NAMES: [(&str, &str); 9] = [
        ("Dropbox", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive", "Google Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Mobile Documents", "iCloud Drive"),
        ("Syncthing", "Syncthing"),
    ];
    NAMES.into_iter().find_map(|(start, service)| {
        let rest = name.strip_prefix(start)?;
        (rest.is_empty() || rest.starts_with([' ', '-'])).then_some(service)
    })
}

fn by_marker(folder: &Path) -> Option<&'static str> {
    const MARKERS: [(&str, &str); 4] = [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
    ];
    MARKERS.into_iter().find_map(|(file, service)| {
        // Dropbox's own settings are a folder of the same name in the home folder.
        let marker = folder.join(file);
        let found = if file == ".dropbox" {
            marker.is_file()
        } else {
            marker.exists()
        };
        found.then_some(service)
    })
}

/// statfs(2): NFS, SMB (old, CIFS, 2), AFS, Ceph. Not FUSE: local disks use it too.
#[cfg(target_os = "linux")]
const NETWORK: [u32; 6] = [
    0x6969,
    0x517B,
    0xFF53_4D42,
    0xFE53_4D42,
    0x5346_414F,
    0x00C3_6400,
];

#[cfg(target_os = "linux")]
fn file_system(folder: &Path) -> Option<u32> {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::CString::new(folder.as_os_str().as_bytes()).ok()?;
    let mut facts = std::mem::MaybeUninit::<libc::statfs>::uninit();
    // SAFETY: a terminated path and room for the answer, which is read only after success.
    unsafe {
        (libc::statfs(name.as_ptr(), facts.as_mut_ptr()) == 0)
            .then(|| facts.assume_init().f_type as u32)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_override_wins_and_an_empty_one_does_not_count() {
        let local = Some(PathBuf::from("/home/someone/.local/share"));
        assert_eq!(
            choose(Some("/media/stick/notes".into()), local.clone()).unwrap(),
            PathBuf::from("/media/stick/notes")
        );
        assert!(choose(Some("notes".into()), None).unwrap().is_absolute());
        let own = choose(Some("".into()), local.clone()).unwrap();
        assert_eq!(own.parent(), local.as_deref());
        assert_ne!(own.file_name().unwrap(), "app.cairn.journal");
        assert!(choose(None, None).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("a/cairn");
        make(&folder).unwrap();
        make(&folder).unwrap();
        assert_eq!(
            folder.metadata().unwrap().permissions().mode() & 0o777,
            0o700
        );
    }

    #[test]
    fn sync_folders_are_told() {
        for (folder, service) in [
            ("/home/a/Dropbox (Personal)/cairn", Some("Dropbox")),
            ("/home/a/OneDrive - Work/x", Some("OneDrive")),
            (
                "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/c",
                Some("iCloud Drive"),
            ),
            ("/home/a/Dropboxes/cairn", None),
            ("/home/a/.local/share/cairn", None),
        ] {
            assert_eq!(sync_service(Path::new(folder)), service, "{folder}");
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(
            sync_service(&folder.path().join("cairn")),
            Some("Syncthing")
        );
        assert!(!on_network_drive(&folder.path().join("not/yet")));
    }
}
