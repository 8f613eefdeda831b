//! The files of this project, as they lie on the disk.

use std::fs;
use std::path::{Path, PathBuf};

/// The top folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Every file below `folder` whose name ends in one of `endings`, with its text, by its path from the top folder.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let top = root();
    let mut found = Vec::new();
    let mut open = vec![top.join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)
            .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
            .flatten()
        {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "target", "dist", "gen", "failures"].contains(&name.as_str()) {
                    open.push(path);
                }
            } else if endings.iter().any(|end| name.ends_with(end)) {
                let within = path
                    .strip_prefix(&top)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.push((within, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
