//! Private message buses. Their configuration is ours and names no service folders, so that nothing
//! of the computer's own session (a notification daemon, a keyring) is ever started into a test.

use super::processes::Process;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

#[derive(Debug)]
pub struct Bus {
    /// as in `DBUS_SESSION_BUS_ADDRESS`
    pub address: String,
    daemon: Process,
}

impl Bus {
    /// Starts a bus whose files lie in `folder`; `kind` is "session" or "system".
    pub fn start(folder: &Path, kind: &str) -> Self {
        let config = folder.join(format!("{kind}-bus.conf"));
        let socket = folder.join(format!("{kind}-bus"));
        let text = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>{kind}</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
            socket.display()
        );
        fs::write(&config, text).expect("bus configuration");
        let mut daemon = Process::start(
            Command::new("dbus-daemon")
                .arg("--nofork")
                .arg("--nopidfile")
                .arg("--print-address=1")
                .arg(format!("--config-file={}", config.display()))
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let stdout = daemon.child().stdout.take().expect("piped");
        let mut address = String::new();
        BufReader::new(stdout)
            .read_line(&mut address)
            .expect("the bus tells its address");
        assert!(!address.trim().is_empty(), "dbus-daemon did not start");
        Self {
            address: address.trim().to_owned(),
            daemon,
        }
    }

    /// A connection to this bus that owns `name` and serves one object.
    pub fn serve<I: zbus::object_server::Interface>(
        &self,
        name: &str,
        path: &str,
        object: I,
    ) -> zbus::blocking::Connection {
        zbus::blocking::connection::Builder::address(self.address.as_str())
            .and_then(|b| b.name(name.to_owned()))
            .and_then(|b| b.serve_at(path.to_owned(), object))
            .and_then(|b| b.build())
            .unwrap_or_else(|e| panic!("serve {name}: {e}"))
    }

    /// A plain connection to this bus.
    pub fn connect(&self) -> zbus::blocking::Connection {
        zbus::blocking::connection::Builder::address(self.address.as_str())
            .and_then(|b| b.build())
            .expect("the private bus")
    }

    /// Whether somebody owns `name`.
    pub fn has(&self, name: &str) -> bool {
        let connection = self.connect();
        zbus::blocking::fdo::DBusProxy::new(&connection)
            .and_then(|bus| Ok(bus.name_has_owner(name.try_into().expect("a bus name"))?))
            .unwrap_or(false)
    }
}
