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

fn choose(chosen: Option<OsString>, local: Option<PathBuf>) -> Result<PathBuf, NoDataFolder> {
    match chosen.filter(|c| !c.is_empty()) {
        Some(folder) => std::path::absolute(folder).map_err(|_| NoDataFolder),
        None => local.map(|l| l.join(NAME)).ok_or(NoDataFolder),
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
}
