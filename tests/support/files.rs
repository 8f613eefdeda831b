//! Looking at what lies on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Every file below `root` with its bytes, by its path within `root`. Links and sockets are left out.
pub fn contents(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walk(root, |_| true)
}

/// The files below `root` that were written after `since`, as [`contents`] gives them.
pub fn written_since(root: &Path, since: SystemTime) -> BTreeMap<PathBuf, Vec<u8>> {
    walk(root, |about| {
        about.modified().is_ok_and(|modified| modified > since)
    })
}

fn walk(root: &Path, wanted: impl Fn(&fs::Metadata) -> bool) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() && entry.metadata().is_ok_and(|about| wanted(&about)) {
                // A file may vanish while we look: the program is running.
                if let Ok(bytes) = fs::read(&path) {
                    found.insert(
                        path.strip_prefix(root).expect("below the root").to_owned(),
                        bytes,
                    );
                }
            }
        }
    }
    found
}

/// The files below `root` that hold `words` in plain sight: as UTF-8 or UTF-16, in any case of ASCII letters.
pub fn holding(root: &Path, words: &str) -> Vec<PathBuf> {
    holding_words(&contents(root), words)
}

/// The files among `found` that hold `words` as [`holding`] has it, or are called so.
pub fn holding_words(found: &BTreeMap<PathBuf, Vec<u8>>, words: &str) -> Vec<PathBuf> {
    let utf8 = words.to_ascii_lowercase().into_bytes();
    let utf16: Vec<u8> = words
        .to_ascii_lowercase()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    found
        .iter()
        .filter(|(path, bytes)| {
            let bytes = bytes.to_ascii_lowercase();
            let name = path.to_string_lossy().to_ascii_lowercase();
            [&utf8, &utf16]
                .iter()
                .any(|words| contains(&bytes, words) || contains(name.as_bytes(), words))
        })
        .map(|(path, _)| path.clone())
        .collect()
}

/// The files among `found` in which `part` is, whatever bytes it is made of.
pub fn holding_bytes(found: &BTreeMap<PathBuf, Vec<u8>>, part: &[u8]) -> Vec<PathBuf> {
    found
        .iter()
        .filter(|(_, bytes)| contains(bytes, part))
        .map(|(path, _)| path.clone())
        .collect()
}

/// What is different between two looks, one line a file; empty when nothing is.
pub fn differences(
    before: &BTreeMap<PathBuf, Vec<u8>>,
    after: &BTreeMap<PathBuf, Vec<u8>>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, bytes) in before {
        match after.get(path) {
            None => lines.push(format!("{} is gone", path.display())),
            Some(now) if now != bytes => lines.push(format!("{} changed", path.display())),
            Some(_) => {}
        }
    }
    lines.extend(
        after
            .keys()
            .filter(|path| !before.contains_key(*path))
            .map(|path| format!("{} is new", path.display())),
    );
    lines
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in contents(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("folder");
        fs::write(&target, bytes).expect("copy");
        // As the program makes its own.
        fs::set_permissions(target, PermissionsExt::from_mode(0o600)).expect("mode");
    }
}

/// Whether `part` is somewhere in `bytes`. The search of the C library is optimised in every build, a loop of ours is not,
/// and these are hundreds of megabytes.
pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    // SAFETY: both are read within their own lengths, and neither is kept.
    let found = unsafe {
        libc::memmem(
            bytes.as_ptr().cast(),
            bytes.len(),
            part.as_ptr().cast(),
            part.len(),
        )
    };
    !found.is_null()
}
