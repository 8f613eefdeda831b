//! Processes that a test starts, and what they hold open.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command};

/// A process that ends when this value is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts `command`; it is killed with the test that started it, also when that is interrupted.
    pub fn start(command: &mut Command) -> Self {
        // SAFETY: between fork and exec only prctl is called, which is async-signal-safe.
        unsafe {
            command.pre_exec(|| {
                libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
                Ok(())
            });
        }
        let child = command
            .spawn()
            .unwrap_or_else(|e| panic!("cannot start {:?}: {e}", command.get_program()));
        Self { child }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    pub fn running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs `command` to its end.
///
/// # Panics
/// When it cannot start or does not succeed.
pub fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|e| panic!("cannot start {:?}: {e}", command.get_program()));
    assert!(
        output.status.success(),
        "{command:?} failed: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All processes whose environment holds `NAME=value`: how a [`super::World`] knows its own.
pub fn with_env(marker: &str) -> Vec<u32> {
    pids()
        .filter(|pid| {
            fs::read(format!("/proc/{pid}/environ"))
                .is_ok_and(|env| env.split(|b| *b == 0).any(|var| var == marker.as_bytes()))
        })
        .collect()
}

/// The program that a process runs, `None` when it is gone (or a zombie).
pub fn program(pid: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{pid}/exe")).ok()
}

/// The arguments a process was started with, its own name first.
pub fn arguments(pid: u32) -> Vec<String> {
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    line.split(|b| *b == 0)
        .filter(|arg| !arg.is_empty())
        .map(|arg| String::from_utf8_lossy(arg).into_owned())
        .collect()
}

/// Whether a process is there and not a zombie.
pub fn alive(pid: u32) -> bool {
    stat(pid).is_some_and(|(_, state)| match state {
        'X' => false,
        // The first thread has ended; one that still waits for a disk keeps the files open.
        'Z' => fs::read_dir(format!("/proc/{pid}/task")).is_ok_and(|tasks| tasks.count() > 1),
        _ => true,
    })
}

/// A process and everything below it.
pub fn tree(root: u32) -> BTreeSet<u32> {
    let mut found = BTreeSet::from([root]);
    loop {
        let more: Vec<u32> = pids()
            .filter(|pid| {
                !found.contains(pid)
                    && stat(*pid).is_some_and(|(parent, _)| found.contains(&parent))
            })
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// Whether the tests run as root, who may mount; another person may in a user namespace of their own.
pub fn is_root() -> bool {
    // SAFETY: only asks who we are.
    unsafe { libc::geteuid() == 0 }
}

/// The words before a command that let it run in a namespace of its own: `--mount`, `--net`.
pub fn unshare(what: &str) -> Vec<&str> {
    let mut words = vec!["unshare", what];
    if !is_root() {
        words.push("--map-root-user");
    }
    words
}

/// `kill -9`.
pub fn kill(pid: u32) {
    signal(pid, libc::SIGKILL);
}

/// Asks a process to end, as a session does when the person logs out.
pub fn terminate(pid: u32) {
    signal(pid, libc::SIGTERM);
}

/// The internet sockets that a process holds, as the kernel's own lines; empty when there are none.
///
/// The kernel lists sockets per network namespace; those that belong to `pid` are the ones whose
/// inode one of its file descriptors points at.
pub fn internet_sockets(pid: u32) -> Vec<String> {
    let Ok(fds) = fs::read_dir(format!("/proc/{pid}/fd")) else {
        return Vec::new();
    };
    let own: BTreeSet<String> = fds
        .flatten()
        .filter_map(|fd| fs::read_link(fd.path()).ok())
        .filter_map(|to| {
            to.to_str()?
                .strip_prefix("socket:[")?
                .strip_suffix(']')
                .map(str::to_owned)
        })
        .collect();
    let mut found = Vec::new();
    for family in [
        "tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6",
    ] {
        let table = fs::read_to_string(format!("/proc/{pid}/net/{family}")).unwrap_or_default();
        for line in table.lines().skip(1) {
            // sl local remote st tx:rx tr:when retrnsmt uid timeout inode …
            if line
                .split_whitespace()
                .nth(9)
                .is_some_and(|inode| own.contains(inode))
            {
                found.push(format!("{pid} {family} {line}"));
            }
        }
    }
    found
}

fn signal(pid: u32, signal: i32) {
    // SAFETY: kill has no memory effects; the id is of a process that this test started.
    unsafe {
        libc::kill(pid.cast_signed(), signal);
    }
}

fn pids() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc")
        .expect("/proc")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// Parent and state of a process. The name in brackets may hold spaces: read after the last bracket.
fn stat(pid: u32) -> Option<(u32, char)> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let rest = line.rsplit_once(')')?.1;
    let mut words = rest.split_whitespace();
    let state = words.next()?.chars().next()?;
    Some((words.next()?.parse().ok()?, state))
}
