//! Files that are either the old or the new whole, whatever stops the writing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What a file is called while it is being written.
pub(crate) fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// Writes `bytes` beside `path` and waits until they are on the disk.
pub(crate) fn write_part(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(part(path))?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts the finished part in its place.
pub(crate) fn finish_part(path: &Path) -> io::Result<()> {
    fs::rename(part(path), path)
}

/// Makes a folder in one that is there, and waits until its name is on the disk.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made?,
    }
    path.parent().map_or(Ok(()), sync_folder)
}

/// Waits until a file's bytes are on the disk.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    // Windows flushes only through a handle that may write.
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)?
        .sync_all()
}

/// Waits until a folder's names are on the disk. Windows has no such call: its file system logs renames itself.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Reads a file of at most `most` bytes; `None` when it is longer.
pub(super) fn read_at_most(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(u64::try_from(bytes.len())
        .is_ok_and(|length| length <= most)
        .then_some(bytes))
}

/// Removes a file; one that is not there is as good as removed.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
