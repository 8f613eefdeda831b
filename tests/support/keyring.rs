//! The computer's keychain: a real gnome-keyring-daemon on the private bus, its file in the test's home.

use super::bus::Bus;
use super::processes::Process;
use super::wait::wait_until;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

#[derive(Debug)]
pub struct Keyring {
    daemon: Process,
}

impl Keyring {
    /// Starts it unlocked, as after logging in. `env` is the world's.
    pub fn start(bus: &Bus, env: &BTreeMap<String, String>) -> Self {
        let mut daemon = Process::start(
            Command::new("gnome-keyring-daemon")
                .args(["--foreground", "--unlock", "--components=secrets"])
                .env_clear()
                .envs(env)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        let mut stdin = daemon.child().stdin.take().expect("piped");
        stdin
            .write_all(b"the login of a test")
            .expect("the keyring reads its password");
        drop(stdin);
        wait_until("the keyring is on the bus", || {
            bus.has("org.freedesktop.secrets")
        });
        Self { daemon }
    }
}
