//! Linux: the program that the desktop's MIME settings name for `x-scheme-handler/tel`.

use std::thread;
use std::time::Duration;

use gio::prelude::*;

use super::DialError;

/// A program that cannot run has ended with an error by then.
const STARTING: Duration = Duration::from_millis(300);
const STEP: Duration = Duration::from_millis(10);

pub(super) fn probe() -> Option<String> {
    handler().map(|program| program.display_name().to_string())
}

pub(super) fn open(uri: &str) -> Result<(), DialError> {
    let program = handler().ok_or(DialError::NoHandler)?;
    // A plain context: the program gets our environment, but not what is true of this process only.
    let context = gio::AppLaunchContext::new();
    if let Some(variable) = crate::os::hardening::made_up_bus() {
        context.unsetenv(variable);
    }
    match program.downcast_ref::<gio::DesktopAppInfo>() {
        Some(desktop) if !desktop.boolean("DBusActivatable") => start(desktop, uri, &context),
        _ => program
            .launch_uris(&[uri], Some(&context))
            .map_err(|_| DialError::Failed),
    }
}

/// As `launch_uris`, with two differences: the program does not inherit our strict mask for new files, and we
/// learn whether it could run. GLib starts it through a shell, so that the start itself always succeeds.
fn start(
    program: &gio::DesktopAppInfo,
    uri: &str,
    context: &gio::AppLaunchContext,
) -> Result<(), DialError> {
    let mut child = None;
    let mut note_child = |_: &gio::DesktopAppInfo, pid: glib::Pid| child = Some(pid.0);
    program
        .launch_uris_as_manager(
            &[uri],
            Some(context),
            glib::SpawnFlags::SEARCH_PATH | glib::SpawnFlags::DO_NOT_REAP_CHILD,
            Some(Box::new(usual_mask)),
            Some(&mut note_child),
        )
        .map_err(|_| DialError::Failed)?;
    match child {
        Some(pid) if ended_badly(pid) => Err(DialError::Failed),
        _ => Ok(()),
    }
}

/// Waits a moment for the program to fail. One that goes on is waited for on a thread, so that the process
/// list does not keep it when it ends.
fn ended_badly(pid: libc::pid_t) -> bool {
    let mut status = 0;
    for _ in 0..STARTING.as_millis() / STEP.as_millis() {
        // SAFETY: our own child, not waited for elsewhere.
        match unsafe { libc::waitpid(pid, &raw mut status, libc::WNOHANG) } {
            0 => thread::sleep(STEP),
            ended => return ended == pid && status != 0,
        }
    }
    let _ = thread::Builder::new().name("phone".into()).spawn(move || {
        // SAFETY: as above; no status is asked for.
        unsafe { libc::waitpid(pid, std::ptr::null_mut(), 0) };
    });
    false
}

fn handler() -> Option<gio::AppInfo> {
    gio::AppInfo::default_for_uri_scheme("tel")
}

/// Runs in the new process, between fork and exec.
fn usual_mask() {
    // SAFETY: umask cannot fail and touches only the new process.
    unsafe { libc::umask(0o022) };
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::*;
    use crate::os::fakes::{eventually, run_alone};

    /// A home whose desktop settings name `exec` for phone links.
    fn home(exec: Option<&str>) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        if let Some(exec) = exec {
            let apps = home.path().join("applications");
            std::fs::create_dir(&apps).unwrap();
            let entry = format!(
                "[Desktop Entry]\nType=Application\nName=Phone of the Test\nExec={exec} %u\n\
                 MimeType=x-scheme-handler/tel;\n"
            );
            std::fs::write(apps.join("phone.desktop"), entry).unwrap();
            let list = "[Default Applications]\nx-scheme-handler/tel=phone.desktop\n";
            std::fs::write(apps.join("mimeapps.list"), list).unwrap();
        }
        home
    }

    fn script(folder: &Path, text: &str) -> String {
        let path = folder.join("phone");
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn run(test: &str, home: &Path) {
        let home = home.to_str().unwrap();
        run_alone(
            &format!("os::dialer::linux::tests::{test}"),
            &[
                ("HOME", home),
                ("XDG_DATA_HOME", home),
                ("XDG_CONFIG_HOME", home),
                ("XDG_DATA_DIRS", "/nonexistent"),
                ("XDG_CONFIG_DIRS", "/nonexistent"),
            ],
        );
    }

    #[test]
    fn the_handler_is_found_and_gets_the_link() {
        let folder = tempfile::tempdir().unwrap();
        let word = folder.path().join("word");
        let phone = script(
            folder.path(),
            &format!(
                "#!/bin/sh\necho \"$1 $(umask) $DBUS_SESSION_BUS_ADDRESS\" >{}.part\nmv {0}.part {0}\n",
                word.display()
            ),
        );
        let home = home(Some(&phone));
        run("inside_with_a_phone", home.path());
        assert!(eventually(|| word.exists()));
        assert_eq!(
            std::fs::read_to_string(word).unwrap(),
            "tel:+4930123 0022 \n"
        );
    }

    #[test]
    fn no_handler_and_one_that_does_not_start_are_told_apart() {
        run("inside_without_a_phone", home(None).path());
        run(
            "inside_without_a_phone",
            home(Some("/nonexistent/phone")).path(),
        );
        let folder = tempfile::tempdir().unwrap();
        let broken = script(folder.path(), "#!/nonexistent/shell\n");
        run("inside_with_a_broken_phone", home(Some(&broken)).path());
    }

    #[test]
    #[ignore = "run by the_handler_is_found_and_gets_the_link"]
    fn inside_with_a_phone() {
        // SAFETY: this process runs this one test; the harness's own thread only waits.
        unsafe { crate::os::hardening::harden() };
        assert_eq!(probe().as_deref(), Some("Phone of the Test"));
        assert_eq!(crate::os::dialer::open("tel:+4930123"), Ok(()));
    }

    #[test]
    #[ignore = "run by no_handler_and_one_that_does_not_start_are_told_apart"]
    fn inside_without_a_phone() {
        assert_eq!(probe(), None);
        assert_eq!(
            crate::os::dialer::open("tel:112"),
            Err(DialError::NoHandler)
        );
    }

    #[test]
    #[ignore = "run by no_handler_and_one_that_does_not_start_are_told_apart"]
    fn inside_with_a_broken_phone() {
        assert_eq!(probe().as_deref(), Some("Phone of the Test"));
        assert_eq!(crate::os::dialer::open("tel:112"), Err(DialError::Failed));
    }
}
