//! A screen nobody sees: its own X server with a window manager.

use super::processes::{Process, run};
use super::wait::wait_until;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

#[derive(Debug)]
pub struct Display {
    /// as in `DISPLAY`, ":7"
    pub name: String,
    server: Process,
    manager: Option<Process>,
}

impl Display {
    /// An X server on a number that is free, `width` × `height` pixels.
    pub fn start(width: u32, height: u32) -> Self {
        let mut server = Process::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                    "-screen",
                    "0",
                ])
                .arg(format!("{width}x{height}x24"))
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let stdout = server.child().stdout.take().expect("piped");
        let mut number = String::new();
        BufReader::new(stdout)
            .read_line(&mut number)
            .expect("Xvfb tells its display");
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        Self {
            name: format!(":{}", number.trim()),
            server,
            manager: None,
        }
    }

    /// Starts openbox, so that windows have focus, can be closed, moved and hidden.
    pub fn manage(&mut self, home: &Path) {
        let manager = Process::start(
            Command::new("openbox")
                .env("DISPLAY", &self.name)
                .env("HOME", home)
                .env_remove("DBUS_SESSION_BUS_ADDRESS")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        self.manager = Some(manager);
        wait_until("the window manager is there", || {
            self.xdotool_try(&["getactivewindow"]).is_ok() || self.supports_focus()
        });
    }

    /// Runs xdotool on this display and gives what it prints.
    pub fn xdotool(&self, args: &[&str]) -> String {
        self.xdotool_try(args)
            .unwrap_or_else(|e| panic!("xdotool {args:?}: {e}"))
    }

    pub fn xdotool_try(&self, args: &[&str]) -> Result<String, String> {
        let output = Command::new("xdotool")
            .args(args)
            .env("DISPLAY", &self.name)
            .output()
            .map_err(|e| e.to_string())?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
        }
    }

    /// The ids of the windows that are seen and whose title is `title`.
    pub fn windows(&self, title: &str) -> Vec<String> {
        let pattern = format!("^{title}$");
        self.xdotool_try(&["search", "--onlyvisible", "--name", &pattern])
            .map(|ids| ids.lines().map(str::to_owned).collect())
            .unwrap_or_default()
    }

    /// Asks the window manager to close a window, as a click on its X does (EWMH, `_NET_CLOSE_WINDOW`).
    pub fn close(&self, window: &str) {
        let id = window.parse().expect("a window's id");
        self.ask_to_close(id).expect("the display answers");
    }

    fn ask_to_close(&self, window: u32) -> Result<(), Box<dyn std::error::Error>> {
        use x11rb::connection::Connection as _;
        use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};
        let (connection, screen) = x11rb::connect(Some(&self.name))?;
        let root = connection.setup().roots[screen].root;
        let close = connection.intern_atom(false, b"_NET_CLOSE_WINDOW")?;
        // Of no certain time; from what acts for the person.
        let message = ClientMessageEvent::new(32, window, close.reply()?.atom, [0, 2, 0, 0, 0]);
        let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        connection.send_event(false, root, to, message)?.check()?;
        Ok(())
    }

    /// Whether a window with this title is there, minimised (ICCCM 4.1.3.1: its `WM_STATE` is IconicState, 3).
    pub fn has_minimized(&self, title: &str) -> bool {
        let pattern = format!("^{title}$");
        let ids = self
            .xdotool_try(&["search", "--name", &pattern])
            .unwrap_or_default();
        ids.lines()
            .filter_map(|id| id.parse().ok())
            .any(|id| self.state(id).is_ok_and(|state| state == Some(3)))
    }

    fn state(&self, window: u32) -> Result<Option<u32>, Box<dyn std::error::Error>> {
        use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};
        let (connection, _) = x11rb::connect(Some(&self.name))?;
        let name = connection.intern_atom(false, b"WM_STATE")?.reply()?.atom;
        let asked = connection.get_property(false, window, name, AtomEnum::ANY, 0, 1)?;
        let state = asked.reply()?;
        Ok(state.value32().and_then(|mut values| values.next()))
    }

    /// Saves what is on the screen.
    pub fn screenshot(&self, to: &Path) {
        run(Command::new("import")
            .args(["-window", "root"])
            .arg(to)
            .env("DISPLAY", &self.name));
    }

    /// What is on the screen, to compare with what is there later.
    pub fn pixels(&self) -> Vec<u8> {
        Command::new("import")
            .args(["-window", "root", "rgb:-"])
            .env("DISPLAY", &self.name)
            .output()
            .expect("import of ImageMagick")
            .stdout
    }

    /// How many colours a window has: one or two before its page is drawn, hundreds afterwards.
    pub fn colours(&self, window: &str) -> usize {
        let output = Command::new("import")
            .args(["-window", window, "-format", "%k", "info:"])
            .env("DISPLAY", &self.name)
            .output()
            .expect("import of ImageMagick");
        let said = String::from_utf8_lossy(&output.stdout);
        said.trim().parse().unwrap_or_default()
    }

    fn supports_focus(&self) -> bool {
        // An X server without a window manager has no _NET_SUPPORTED; xdotool says so in words.
        self.xdotool_try(&["get_desktop"]).is_ok()
    }
}
