//! Looking at what lies on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Every file below `root` with its bytes, by its path within `root`. Links and sockets are left out.
pub fn contents(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
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
            } else if kind.is_file() {
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
    let utf8 = words.to_ascii_lowercase().into_bytes();
    let utf16: Vec<u8> = words
        .to_ascii_lowercase()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    contents(root)
        .into_iter()
        .filter(|(_, bytes)| {
            let bytes = bytes.to_ascii_lowercase();
            contains(&bytes, &utf8) || contains(&bytes, &utf16)
        })
        .map(|(path, _)| path)
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

/// Whether `part`, which is valid UTF-8, is somewhere in `bytes`. The search of the standard library is
/// optimised in every build, a loop of ours is not, and these are hundreds of megabytes.
pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let part = std::str::from_utf8(part).expect("words to look for");
    bytes
        .utf8_chunks()
        .any(|chunk| chunk.valid().contains(part))
}
