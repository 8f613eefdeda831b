//! The first thing in `main`, before any thread: what keeps the writing out of places it does not belong.

use std::ffi::OsString;
use std::sync::OnceLock;

/// Variables that make a web view open a port or let another program drive it.
const DOORS: [&str; 3] = [
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "TAURI_WEBVIEW_AUTOMATION",
];

#[cfg(target_os = "linux")]
const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";
/// An address that no library can connect to; the usual way of saying that there is to be no bus.
#[cfg(target_os = "linux")]
const NO_BUS: &str = "disabled:";

/// Makes the web view paint with the processor (WebKitGTK's list of environment variables): a driver with faults cannot leave
/// the window empty, and without a card it takes some 80 MiB less. Whoever has set it keeps that.
#[cfg(target_os = "linux")]
const PAINTS_BY_ITSELF: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

static BEFORE: OnceLock<Vec<(OsString, OsString)>> = OnceLock::new();

/// What could not be had. Nothing of it stops Cairn; it is for the log, which starts later.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Hardened {
    /// Crash dumps are off.
    pub no_core_dumps: bool,
    /// A session bus is configured (Linux), so that notifications and the keychain have a chance.
    pub session_bus: bool,
}

/// Makes new files the owner's only, turns off crash dumps, closes the web view's [`DOORS`] (not in a
/// `testing` build), lets the web view paint with the processor, and keeps libraries from starting a message bus of their
/// own.
///
/// # Safety
/// Changes the environment: no other thread may run yet.
pub unsafe fn harden() -> Hardened {
    // Remembered for starting anew: the new process begins with what we were given.
    let _ = BEFORE.set(std::env::vars_os().collect());
    if !cfg!(feature = "testing") {
        for door in DOORS {
            // SAFETY: the caller promises that this is the only thread.
            unsafe { std::env::remove_var(door) };
        }
    }
    #[cfg(target_os = "linux")]
    if std::env::var_os(PAINTS_BY_ITSELF).is_none() {
        // SAFETY: as above.
        unsafe { std::env::set_var(PAINTS_BY_ITSELF, "1") };
    }
    #[cfg(target_os = "linux")]
    let session_bus = {
        let there = session_bus_configured();
        if !there {
            // GLib would start `dbus-launch` and wait for it.
            // SAFETY: as above.
            unsafe { std::env::set_var(BUS, NO_BUS) };
        }
        there
    };
    #[cfg(not(target_os = "linux"))]
    let session_bus = true;
    Hardened {
        no_core_dumps: files_and_dumps(),
        session_bus,
    }
}

/// The environment this process was started with, without the [`DOORS`]; empty before [`harden`].
pub(crate) fn environment_before() -> impl Iterator<Item = (OsString, OsString)> {
    BEFORE
        .get()
        .into_iter()
        .flatten()
        .filter(|(name, _)| is_passed_on(name))
        .cloned()
}

/// The session bus's address as this process was given it: not for programs we start.
#[cfg(target_os = "linux")]
pub(crate) fn made_up_bus() -> Option<&'static str> {
    std::env::var_os(BUS)
        .is_some_and(|a| a == NO_BUS)
        .then_some(BUS)
}

fn is_passed_on(name: &std::ffi::OsStr) -> bool {
    cfg!(feature = "testing") || !DOORS.iter().any(|door| name == *door)
}

#[cfg(target_os = "linux")]
fn session_bus_configured() -> bool {
    match std::env::var_os(BUS) {
        Some(address) => !address.is_empty() && address != NO_BUS,
        None => std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| std::path::Path::new(&folder).join("bus").exists()),
    }
}

#[cfg(unix)]
fn files_and_dumps() -> bool {
    // core(5): with 1, the kernel writes no dump and starts no program that collects them; with 0 it does.
    let limit = libc::rlimit {
        rlim_cur: 1,
        rlim_max: 1,
    };
    // SAFETY: both take plain values and cannot touch our memory.
    unsafe {
        libc::umask(0o077);
        libc::setrlimit(libc::RLIMIT_CORE, &raw const limit) == 0
    }
}

/// Windows reports crashes by itself; the reports then hold no heap. New files are the person's own by the
/// folder they are in.
#[cfg(windows)]
fn files_and_dumps() -> bool {
    use windows_sys::Win32::System::ErrorReporting::{
        WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags,
    };
    // SAFETY: takes a plain number.
    unsafe { WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP) == 0 }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::os::fakes::run_alone;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_process_is_hardened() {
        run_alone(
            "os::hardening::tests::inside",
            &[
                ("WEBKIT_INSPECTOR_SERVER", "127.0.0.1:1"),
                ("TAURI_WEBVIEW_AUTOMATION", "true"),
                ("CAIRN_KEPT", "yes"),
                (BUS, ""),
            ],
        );
    }

    #[test]
    #[ignore = "run by the_process_is_hardened"]
    fn inside() {
        // SAFETY: this process runs this one test; the harness's own thread only waits.
        let done = unsafe { harden() };
        assert_eq!(
            done,
            Hardened {
                no_core_dumps: true,
                session_bus: false
            }
        );
        assert_eq!(
            std::env::var_os("WEBKIT_INSPECTOR_SERVER").is_some(),
            cfg!(feature = "testing")
        );
        assert_eq!(std::env::var(BUS).unwrap(), NO_BUS);
        assert_eq!(std::env::var(PAINTS_BY_ITSELF).unwrap(), "1");
        let before: Vec<_> = environment_before().collect();
        assert!(before.contains(&("CAIRN_KEPT".into(), "yes".into())));
        assert!(!before.iter().any(|(name, _)| name == PAINTS_BY_ITSELF));
        assert!(before.contains(&(BUS.into(), "".into())));
        assert_eq!(
            before
                .iter()
                .any(|(name, _)| name == "TAURI_WEBVIEW_AUTOMATION"),
            cfg!(feature = "testing")
        );
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("note");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
        let core = limits
            .lines()
            .find(|l| l.starts_with("Max core file size"))
            .unwrap();
        assert_eq!(core.split_whitespace().nth(4), Some("1"), "{core}");
        // With no bus, GLib answers at once and starts nothing.
        assert!(gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE).is_err());
    }
}
