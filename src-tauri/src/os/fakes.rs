//! For the tests of this folder: a message bus and a screen of their own.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{BufRead, BufReader, Read};
use std::os::fd::AsRawFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::bus::Bus;

/// A `dbus-daemon` that starts no services; it ends with this value.
pub(crate) struct PrivateBus {
    daemon: Child,
    pub(crate) address: String,
    folder: tempfile::TempDir,
}

impl PrivateBus {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (daemon, address) = start_daemon(folder.path());
        Self {
            daemon,
            address,
            folder,
        }
    }

    pub(crate) fn bus(&self) -> Bus {
        Bus::At(self.address.clone())
    }

    pub(crate) fn connect(&self) -> zbus::blocking::Connection {
        self.bus().connect(Duration::from_secs(5)).unwrap()
    }

    pub(crate) fn stop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }

    /// Starts it again at the same address.
    pub(crate) fn start_again(&mut self) {
        let _ = std::fs::remove_file(self.folder.path().join("bus"));
        (self.daemon, self.address) = start_daemon(self.folder.path());
    }
}

impl Drop for PrivateBus {
    fn drop(&mut self) {
        self.stop();
    }
}

fn start_daemon(folder: &std::path::Path) -> (Child, String) {
    let config = folder.join("bus.conf");
    let text = format!(
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
         \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">
         <busconfig><type>session</type><keep_umask/><listen>unix:path={}</listen>
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>
         <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
        folder.join("bus").display()
    );
    std::fs::write(&config, text).unwrap();
    let mut daemon = Command::new("dbus-daemon")
        .arg(format!("--config-file={}", config.display()))
        .args(["--nofork", "--print-address=1"])
        .stdout(Stdio::piped())
        // It says that it could not raise a limit.
        .stderr(Stdio::null())
        .spawn()
        .expect("dbus-daemon is needed for this test");
    let mut address = String::new();
    BufReader::new(daemon.stdout.take().unwrap())
        .read_line(&mut address)
        .unwrap();
    // Without the daemon's own id: the next daemon at this address has another.
    (daemon, address.trim().split(',').next().unwrap().to_owned())
}

/// An X server without a screen; it ends with this value.
pub(crate) struct Display {
    server: Child,
    pub(crate) name: String,
}

impl Display {
    pub(crate) fn start() -> Self {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let fd = writer.as_raw_fd();
        let mut command = Command::new("Xvfb");
        command
            .args([
                "-screen",
                "0",
                "640x480x24",
                "-nolisten",
                "tcp",
                "-displayfd",
            ])
            .arg(fd.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // SAFETY: fcntl is async-signal-safe and touches only this child's own descriptor.
        unsafe {
            command.pre_exec(move || {
                libc::fcntl(fd, libc::F_SETFD, 0);
                Ok(())
            });
        }
        let server = command.spawn().expect("Xvfb is needed for this test");
        drop(writer);
        let mut number = Vec::new();
        let mut byte = [0_u8];
        while reader.read(&mut byte).unwrap() == 1 && byte != [b'\n'] {
            number.push(byte[0]);
        }
        Self {
            server,
            name: format!(":{}", String::from_utf8(number).unwrap()),
        }
    }

    /// Runs one ignored test of this binary in a process of its own on this display.
    pub(crate) fn run_test(&self, name: &str) {
        run_alone(name, &[("DISPLAY", &self.name), ("GDK_BACKEND", "x11")]);
    }
}

/// Runs one ignored test of this binary in a process of its own, with a changed environment and without the
/// desktop's own buses and screens where the change names no other.
pub(crate) fn run_alone(name: &str, env: &[(&str, &str)]) {
    let out = Command::new(std::env::current_exe().unwrap())
        .args([name, "--exact", "--ignored", "--nocapture"])
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .envs(env.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(
        out.status.success() && said.contains("1 passed"),
        "{said}\n{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Asks until `question` says yes, for five seconds.
pub(crate) fn eventually(question: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(5) {
        if question() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}
