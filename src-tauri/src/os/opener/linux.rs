//! Linux: the program that the desktop's MIME settings name for `x-scheme-handler/…`.

use std::thread;
use std::time::Duration;

use gio::prelude::*;

use super::{Handler, OpenError, Scheme};

/// A program that cannot run has ended with an error by then.
const STARTING: Duration = Duration::from_millis(300);
const STEP: Duration = Duration::from_millis(10);

pub(super) fn probe(scheme: Scheme) -> Option<Handler> {
    handler(scheme).map(|program| Handler {
        name: Some(program.display_name().to_string()),
    })
}

pub(super) fn open(scheme: Scheme, uri: &str) -> Result<(), OpenError> {
    let program = handler(scheme).ok_or(OpenError::NoHandler)?;
    // A plain context: the program gets our environment, but not what is true of this process only.
    let context = gio::AppLaunchContext::new();
    if let Some(variable) = crate::os::hardening::made_up_bus() {
        context.unsetenv(variable);
    }
    match program.downcast_ref::<gio::DesktopAppInfo>() {
        Some(desktop) if !desktop.boolean("DBusActivatable") => start(desktop, uri, &context),
        _ => program
            .launch_uris(&[uri], Some(&context))
            .map_err(|_| OpenError::Failed),
    }
}

/// As `launch_uris`, with two differences: the program does not inherit our strict mask for new files, and we
/// learn whether it could run. GLib starts it through a shell, so that the start itself always succeeds.
fn start(
    program: &gio::DesktopAppInfo,
    uri: &str,
    context: &gio::AppLaunchContext,
) -> Result<(), OpenError> {
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
        .map_err(|_| OpenError::Failed)?;
    match child {
        Some(pid) if ended_badly(pid) => Err(OpenError::Failed),
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
    let _ = thread::Builder::new().name("opened".into()).spawn(move || {
        // SAFETY: as above; no status is asked for.
        unsafe { libc::waitpid(pid, std::ptr::null_mut(), 0) };
    });
    false
}

fn handler(scheme: Scheme) -> Option<gio::AppInfo> {
    gio::AppInfo::default_for_uri_scheme(scheme.as_str())
}

/// Runs in the new process, between fork and exec.
fn usual_mask() {
    // SAFETY: umask cannot fail and touches only the new process.
    unsafe { libc::umask(0o022) };
}

#[cfg(test)]
mod tests;
