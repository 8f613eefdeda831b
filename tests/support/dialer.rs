//! A program that opens `tel:` links and writes down what it was asked to dial.

use super::processes::run;
use super::wait::wait_for;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the desktop calls the handler.
pub const HANDLER: &str = "Pocket Phone";

#[derive(Debug)]
pub struct Dialer {
    record: PathBuf,
}

impl Dialer {
    /// Registers the handler in the person's own folders, as installing a phone program does.
    pub fn install(data_home: &Path, config_home: &Path) -> Self {
        let applications = data_home.join("applications");
        fs::create_dir_all(&applications).expect("folder");
        fs::create_dir_all(config_home).expect("folder");
        let record = data_home.join("dialled");
        let script = data_home.join("dial");
        fs::write(
            &script,
            format!(
                "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n",
                record.display()
            ),
        )
        .expect("script");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("script");
        fs::write(
            applications.join("pocket-phone.desktop"),
            format!(
                "[Desktop Entry]\nType=Application\nName={HANDLER}\nExec=\"{}\" %u\nMimeType=x-scheme-handler/tel;\n",
                script.display()
            ),
        )
        .expect("desktop file");
        fs::write(
            config_home.join("mimeapps.list"),
            "[Default Applications]\nx-scheme-handler/tel=pocket-phone.desktop\n",
        )
        .expect("mimeapps.list");
        run(Command::new("update-desktop-database").arg(&applications));
        Self { record }
    }

    /// The links opened so far, oldest first.
    pub fn dialled(&self) -> Vec<String> {
        fs::read_to_string(&self.record)
            .unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// Waits for the call number `count` (from 1) and gives its link.
    pub fn wait_for(&self, count: usize) -> String {
        wait_for(
            &format!("call no. {count}, so far {:?}", self.dialled()),
            || self.dialled().get(count.checked_sub(1)?).cloned(),
        )
    }
}
