//! Lock is a relaunch: the process becomes a new one that knows nothing.

use std::ffi::OsStr;
use std::path::PathBuf;

/// The arguments that the new process is given.
pub const LOCKED: &str = "--locked";
pub const HIDDEN: &str = "--hidden";
pub const SALVAGE: &str = "--salvage";

/// The new process could not be started; this one still knows everything and must end.
#[derive(Debug, thiserror::Error)]
#[error("Cairn could not start itself anew")]
pub struct RelaunchError;

/// Starts Cairn anew and locked, in this process's place, with these arguments besides. Does not come back
/// when it works. Save, close and wipe before; on Windows also let go of the single-instance lock.
///
/// In a `testing` build: writes the arguments into the file that `CAIRN_TEST_RELAUNCH` names and ends with
/// code 75; whoever drives the test starts the next process.
#[must_use = "it comes back only when it failed"]
pub fn relaunch_locked(besides: &[&str]) -> RelaunchError {
    let arguments = [&[LOCKED], besides].concat();
    #[cfg(feature = "testing")]
    leave_word(&arguments);
    become_new(program(), &arguments)
}

/// Starts Cairn anew with these arguments, in this process's place: for a start that met another Cairn in the
/// moment of its ending. Does not come back when it works.
#[must_use = "it comes back only when it failed"]
pub fn start_again(arguments: &[&str]) -> RelaunchError {
    become_new(program(), arguments)
}

/// Waits, on a thread of its own, for the web view's processes that the process before a relaunch left
/// behind, so that they do not stay in the process list as dead. Call before any child is started.
pub fn reap_inherited_children() {
    #[cfg(target_os = "linux")]
    {
        let Ok(children) = std::fs::read_to_string("/proc/thread-self/children") else {
            return;
        };
        let children: Vec<libc::pid_t> = children
            .split_whitespace()
            .filter_map(|pid| pid.parse().ok())
            .collect();
        if children.is_empty() {
            return;
        }
        let _ = std::thread::Builder::new()
            .name("reaper".into())
            .spawn(move || {
                for child in children {
                    // SAFETY: waits for one child by its id and asks for no status.
                    unsafe { libc::waitpid(child, std::ptr::null_mut(), 0) };
                }
            });
    }
}

#[cfg(feature = "testing")]
fn leave_word(arguments: &[&str]) {
    let word = arguments.join(" ").replace("--", "");
    if let Some(file) = std::env::var_os("CAIRN_TEST_RELAUNCH")
        && std::fs::write(file, word).is_ok()
    {
        std::process::exit(75);
    }
}

#[cfg(unix)]
fn become_new(program: PathBuf, arguments: &[&str]) -> RelaunchError {
    use std::os::unix::process::CommandExt;
    let mut command = std::process::Command::new(program);
    if let Some(name) = std::env::args_os().next() {
        command.arg0(name);
    }
    command.args(arguments);
    with_first_environment(&mut command);
    close_files_on_exec();
    let _ = command.exec();
    RelaunchError
}

#[cfg(windows)]
fn become_new(program: PathBuf, arguments: &[&str]) -> RelaunchError {
    let mut command = std::process::Command::new(program);
    command.args(arguments);
    with_first_environment(&mut command);
    match command.spawn() {
        Ok(_) => std::process::exit(0),
        Err(_) => RelaunchError,
    }
}

/// What this process and its libraries have put into the environment since is not passed on.
fn with_first_environment(command: &mut std::process::Command) {
    let mut first = super::hardening::environment_before().peekable();
    if first.peek().is_some() {
        command.env_clear().envs(first);
    }
}

/// This program. When an update has replaced it, the one that is running now: its file is gone, but the
/// kernel still has it.
fn program() -> PathBuf {
    let path = std::env::current_exe().unwrap_or_default();
    if cfg!(target_os = "linux") && !path.exists() {
        return PathBuf::from(OsStr::new("/proc/self/exe"));
    }
    path
}

/// No file or socket of this process, the sleep inhibitor among them, outlives it.
#[cfg(unix)]
fn close_files_on_exec() {
    #[cfg(target_os = "linux")]
    // SAFETY: sets a flag on our own descriptors; the system call takes plain numbers.
    unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3_u32,
            u32::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        );
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::os::fakes::run_alone;

    #[test]
    fn the_new_process_is_locked_and_inherits_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (script, word) = (folder.path().join("cairn"), folder.path().join("word"));
        // Says that one test passed, which is what the one who started this process looks for.
        let says = "#!/bin/sh\nset | grep -E '^(ADDED|KEPT)=' >$WORD\nls -l /proc/$$/fd >>$WORD\n\
                    echo \"$0 $@\" >>$WORD\necho 1 passed\n";
        std::fs::write(&script, says).unwrap();
        std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o700))
            .unwrap();
        run_alone(
            "os::relaunch::tests::inside",
            &[
                ("PROGRAM", script.to_str().unwrap()),
                ("WORD", word.to_str().unwrap()),
                ("KEPT", "yes"),
            ],
        );
        let said = std::fs::read_to_string(word).unwrap();
        assert!(said.contains("cairn --locked --hidden\n"), "{said}");
        assert!(
            said.contains("KEPT='yes'") && !said.contains("ADDED"),
            "{said}"
        );
        assert!(!said.contains("secret-file"), "{said}");
    }

    #[test]
    #[ignore = "run by the_new_process_is_locked_and_inherits_nothing"]
    fn inside() {
        // SAFETY: this process runs this one test; the harness's own thread only waits.
        unsafe {
            crate::os::hardening::harden();
            std::env::set_var("ADDED", "since then");
        }
        let program = PathBuf::from(std::env::var_os("PROGRAM").unwrap());
        let file = std::fs::File::create(program.with_file_name("secret-file")).unwrap();
        // SAFETY: a plain system call on a descriptor that we own; made inheritable on purpose.
        unsafe { libc::fcntl(std::os::fd::AsRawFd::as_raw_fd(&file), libc::F_SETFD, 0) };
        let failed = become_new(program, &[LOCKED, HIDDEN]);
        unreachable!("{failed}");
    }

    #[test]
    fn children_of_the_process_before_are_waited_for() {
        run_alone("os::relaunch::tests::inside_with_a_child", &[]);
    }

    #[test]
    #[ignore = "run by children_of_the_process_before_are_waited_for"]
    #[allow(clippy::zombie_processes)]
    fn inside_with_a_child() {
        let child = std::process::Command::new("sleep")
            .arg("0.2")
            .spawn()
            .unwrap();
        let status = format!("/proc/{}", child.id());
        reap_inherited_children();
        assert!(std::path::Path::new(&status).exists());
        assert!(crate::os::fakes::eventually(|| !std::path::Path::new(
            &status
        )
        .exists()));
    }

    #[cfg(feature = "testing")]
    #[test]
    fn a_test_build_leaves_word_and_ends() {
        let folder = tempfile::tempdir().unwrap();
        let word = folder.path().join("word");
        let ended = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "os::relaunch::tests::inside_a_test_build",
                "--exact",
                "--ignored",
            ])
            .env("CAIRN_TEST_RELAUNCH", &word)
            .status()
            .unwrap();
        assert_eq!(ended.code(), Some(75));
        assert_eq!(std::fs::read_to_string(word).unwrap(), "locked hidden");
    }

    #[cfg(feature = "testing")]
    #[test]
    #[ignore = "run by a_test_build_leaves_word_and_ends"]
    fn inside_a_test_build() {
        let failed = relaunch_locked(&[HIDDEN]);
        unreachable!("{failed}");
    }
}
