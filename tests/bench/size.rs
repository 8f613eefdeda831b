//! What the package weighs.

use crate::table;
use std::fs;
use std::path::Path;

pub(crate) fn measure(release: &Path) {
    let folder = release.join("bundle/deb");
    let package = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "deb"))
        .filter_map(|entry| entry.metadata().ok())
        .max_by_key(|package| package.modified().ok());
    match package {
        #[expect(clippy::cast_precision_loss, reason = "packages are small")]
        Some(package) => table::figure(
            "package (.deb)",
            &format!("{:.1} MB", package.len() as f64 / 1e6),
            "≤ 12 MB",
        ),
        None => table::figure("package (.deb)", "none", "≤ 12 MB; make dist first"),
    }
}
