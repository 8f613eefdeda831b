//! The programs of a computer that open calls, messages, e-mail and pages, and write down what each was asked to open.

use super::processes::run;
use super::wait::wait_for;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the desktop calls the handler of calls.
pub const HANDLER: &str = "Pocket Phone";

/// The kinds of links, and what the desktop calls the program for each.
pub const PROGRAMS: [(&str, &str); 6] = [
    ("tel", HANDLER),
    ("sms", "Pocket Texts"),
    ("mailto", "Pocket Mail"),
    ("https", "Pocket Browser"),
    ("sgnl", "Pocket Signal"),
    ("whatsapp", "Pocket Chat"),
];

/// How a program behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaves {
    /// It writes down what it is asked to open. No window ever comes up.
    Well,
    /// It is installed and cannot run.
    NeverStarts,
}

#[derive(Debug)]
pub struct Dialer {
    applications: PathBuf,
    config: PathBuf,
    record: PathBuf,
}

impl Dialer {
    /// Registers a program for calls in the person's own folders, as installing one does.
    pub fn install(data_home: &Path, config_home: &Path) -> Self {
        Self::install_for(data_home, config_home, &["tel"], Behaves::Well)
    }

    /// Registers a program for each of these kinds of links, and for nothing else.
    pub fn install_for(
        data_home: &Path,
        config_home: &Path,
        schemes: &[&str],
        behaves: Behaves,
    ) -> Self {
        let applications = data_home.join("applications");
        fs::create_dir_all(&applications).expect("folder");
        fs::create_dir_all(config_home).expect("folder");
        let dialer = Self {
            applications,
            config: config_home.to_owned(),
            record: data_home.join("dialled"),
        };
        dialer.put(schemes, behaves);
        dialer
    }

    /// Installs other programs in place of those that are there.
    pub fn put(&self, schemes: &[&str], behaves: Behaves) {
        let interpreter = match behaves {
            Behaves::Well => "/bin/sh",
            Behaves::NeverStarts => "/nonexistent/shell",
        };
        let mut defaults = String::from("[Default Applications]\n");
        for (scheme, name) in PROGRAMS {
            let file = format!("pocket-{scheme}.desktop");
            let entry = self.applications.join(&file);
            if !schemes.contains(&scheme) {
                let _ = fs::remove_file(entry);
                continue;
            }
            let script = self.applications.join(format!("open-{scheme}"));
            fs::write(
                &script,
                format!(
                    "#!{interpreter}\nprintf '%s\\n' \"$1\" >> '{}'\n",
                    self.record.display()
                ),
            )
            .expect("script");
            fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("script");
            let text = format!(
                "[Desktop Entry]\nType=Application\nName={name}\nExec=\"{}\" %u\nMimeType=x-scheme-handler/{scheme};\n",
                script.display()
            );
            fs::write(entry, text).expect("desktop file");
            defaults += &format!("x-scheme-handler/{scheme}={file}\n");
        }
        fs::write(self.config.join("mimeapps.list"), defaults).expect("mimeapps.list");
        run(Command::new("update-desktop-database").arg(&self.applications));
    }

    /// The links opened so far, oldest first.
    pub fn dialled(&self) -> Vec<String> {
        fs::read_to_string(&self.record)
            .unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// Waits for the link number `count` (from 1) and gives it.
    pub fn wait_for(&self, count: usize) -> String {
        wait_for(
            &format!("link no. {count}, so far {:?}", self.dialled()),
            || self.dialled().get(count.checked_sub(1)?).cloned(),
        )
    }
}
