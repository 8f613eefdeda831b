//! Whether Cairn starts with the login, hidden in the tray.
//!
//! Linux: a file of ours in the folder that the Desktop Application Autostart Specification names; the crate behind the
//! Tauri plugin does not quote the command. macOS and Windows: the plugin.

use tauri::{AppHandle, Runtime};

/// It could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("starting with the login could not be changed")]
pub struct AutostartError;

/// Whether it does. What cannot be read counts as no.
#[must_use]
pub fn is_on<R: Runtime>(app: &AppHandle<R>) -> bool {
    #[cfg(target_os = "linux")]
    {
        let _ = app;
        linux::file().is_some_and(|file| linux::is_on(&file))
    }
    #[cfg(not(target_os = "linux"))]
    {
        use tauri_plugin_autostart::ManagerExt;
        app.autolaunch().is_enabled().unwrap_or(false)
    }
}

/// Has it do so from the next login on, or no longer.
///
/// # Errors
/// [`AutostartError`]
pub fn set<R: Runtime>(app: &AppHandle<R>, on: bool) -> Result<(), AutostartError> {
    #[cfg(target_os = "linux")]
    {
        let _ = app;
        let file = linux::file().ok_or(AutostartError)?;
        let done = if on {
            linux::write(&file, &linux::program().ok_or(AutostartError)?)
        } else {
            linux::remove(&file)
        };
        done.map_err(|error| {
            tracing::warn!(kind = ?error.kind(), "autostart");
            AutostartError
        })
    }
    #[cfg(not(target_os = "linux"))]
    {
        use tauri_plugin_autostart::ManagerExt;
        let launcher = app.autolaunch();
        let done = if on {
            launcher.enable()
        } else {
            launcher.disable()
        };
        done.map_err(|error| {
            tracing::warn!(%error, "autostart");
            AutostartError
        })
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::io;
    use std::path::{Path, PathBuf};

    use crate::os::relaunch::HIDDEN;

    /// The desktop file's name: that of the app.
    const NAME: &str = "app.cairn.journal.desktop";
    /// GNOME's own switch; its settings turn it to false and leave the file.
    const GNOME_SWITCH: &str = "X-GNOME-Autostart-enabled";

    /// `None` without a home folder.
    pub(super) fn file() -> Option<PathBuf> {
        Some(dirs::config_dir()?.join("autostart").join(NAME))
    }

    /// What the login is to start: the AppImage itself, not where it is mounted for this one run.
    pub(super) fn program() -> Option<String> {
        let this = std::env::current_exe().ok().filter(|path| path.exists())?;
        let image = image_of(
            &this,
            std::env::var_os("APPIMAGE").map(PathBuf::from),
            std::env::var_os("APPDIR").map(PathBuf::from),
        );
        image.unwrap_or(this).to_str().map(str::to_owned)
    }

    /// The AppImage in which `this` is; another program's variables may have been inherited.
    pub(super) fn image_of(
        this: &Path,
        image: Option<PathBuf>,
        mounted: Option<PathBuf>,
    ) -> Option<PathBuf> {
        let ours = mounted.is_some_and(|mounted| this.starts_with(mounted));
        image.filter(|image| ours && image.is_absolute())
    }

    pub(super) fn is_on(file: &Path) -> bool {
        let Ok(text) = std::fs::read_to_string(file) else {
            return false;
        };
        let says = |key: &str, value: &str| {
            text.lines().any(|line| {
                line.split_once('=')
                    .is_some_and(|(k, v)| k.trim() == key && v.trim() == value)
            })
        };
        !says("Hidden", "true") && !says(GNOME_SWITCH, "false")
    }

    /// Beside and renamed: a login that comes in between finds a whole file or none.
    pub(super) fn write(file: &Path, program: &str) -> io::Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let part = file.with_extension("part");
        std::fs::write(&part, text(program))?;
        std::fs::rename(&part, file)
    }

    pub(super) fn remove(file: &Path) -> io::Result<()> {
        match std::fs::remove_file(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    fn text(program: &str) -> String {
        format!(
            "[Desktop Entry]\nType=Application\nName=Cairn\nComment=Private journal\nExec={} {HIDDEN}\nIcon=cairn\n\
             Terminal=false\n{GNOME_SWITCH}=true\n",
            quoted(program)
        )
    }

    /// An argument of an Exec line (Desktop Entry Specification, "The Exec key"): quoted against the shell-like rules
    /// there, then against those for field codes, then as any string in such a file.
    fn quoted(argument: &str) -> String {
        let mut within = String::with_capacity(argument.len() + 2);
        for character in argument.chars() {
            match character {
                '"' | '`' | '$' | '\\' => within.extend(['\\', character]),
                '%' => within.push_str("%%"),
                _ => within.push(character),
            }
        }
        let string = within
            .replace('\\', "\\\\")
            .replace('\n', "\\n")
            .replace('\t', "\\t")
            .replace('\r', "\\r");
        format!("\"{string}\"")
    }

    #[cfg(test)]
    mod tests {
        #![allow(clippy::unwrap_used)]
        use super::*;
        use crate::os::fakes::eventually;
        use gio::prelude::*;

        #[test]
        fn it_is_on_while_the_file_says_so() {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("config/autostart").join(NAME);
            assert!(!is_on(&file));
            remove(&file).unwrap();
            write(&file, "/usr/bin/cairn").unwrap();
            assert!(is_on(&file));
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(
                text.contains("\nExec=\"/usr/bin/cairn\" --hidden\n"),
                "{text}"
            );
            // GLib looks for the program before it takes `%%` for `%`, so this one cannot be tried with it.
            assert_eq!(quoted("/100%f"), "\"/100%%f\"");
            // As GNOME's and KDE's settings turn it off.
            let off = text.replace("enabled=true", "enabled=false");
            std::fs::write(&file, off).unwrap();
            assert!(!is_on(&file));
            std::fs::write(&file, format!("{text}Hidden=true\n")).unwrap();
            assert!(!is_on(&file));
            write(&file, "/usr/bin/cairn").unwrap();
            assert!(is_on(&file));
            remove(&file).unwrap();
            assert!(!is_on(&file));
        }

        #[test]
        fn an_image_is_believed_only_where_this_lies_in_it() {
            let own = |this: &str, mounted: Option<&str>| {
                let image = Some(PathBuf::from("/home/robin/Other.AppImage"));
                image_of(Path::new(this), image, mounted.map(PathBuf::from)).is_some()
            };
            assert!(own("/tmp/.mount_1/usr/bin/cairn", Some("/tmp/.mount_1")));
            assert!(!own("/usr/bin/cairn", Some("/tmp/.mount_1")));
            assert!(!own("/usr/bin/cairn", None));
        }

        #[test]
        fn glib_starts_what_was_meant_whatever_the_folder_is_called() {
            let folder = tempfile::tempdir().unwrap();
            let strange = folder.path().join("a \"b\" $HOME `id` \\n 'c' ~&;");
            std::fs::create_dir(&strange).unwrap();
            let (program, word) = (strange.join("cairn"), folder.path().join("word"));
            let script = format!(
                "#!/bin/sh\nprintf '%s|' \"$0\" \"$@\" >{}\n",
                word.display()
            );
            std::fs::write(&program, script).unwrap();
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
            std::fs::set_permissions(&program, mode).unwrap();
            let file = folder.path().join(NAME);
            write(&file, program.to_str().unwrap()).unwrap();
            let entry = gio::DesktopAppInfo::from_filename(&file).unwrap();
            entry
                .launch_uris(&[], None::<&gio::AppLaunchContext>)
                .unwrap();
            let expected = format!("{}|--hidden|", program.display());
            assert!(
                eventually(|| std::fs::read_to_string(&word).is_ok_and(|said| said == expected)),
                "{:?}",
                std::fs::read_to_string(&word)
            );
        }
    }
}
