//! A stand-in for systemd-logind on a private system bus: it tells of sleep and of the screen lock,
//! and hands out inhibitor locks (org.freedesktop.login1(5)).

use super::bus::Bus;
use super::wait::wait_until;
use std::io::{PipeReader, Read as _};
use std::os::fd::{AsRawFd as _, OwnedFd as StdFd};
use std::path::Path;
use std::sync::{Arc, Mutex};
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedFd, OwnedObjectPath};

const MANAGER: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";

#[derive(Debug)]
pub struct Logind {
    pub bus: Bus,
    connection: Connection,
    inhibitors: Inhibitors,
}

/// One inhibitor lock that was taken; it is held until the other end of the pipe is closed.
#[derive(Debug)]
struct Inhibitor {
    what: String,
    mode: String,
    pipe: PipeReader,
}

type Inhibitors = Arc<Mutex<Vec<Inhibitor>>>;

impl Logind {
    pub fn start(folder: &Path) -> Self {
        let bus = Bus::start(folder, "system");
        let inhibitors = Inhibitors::default();
        let connection = bus.serve(
            "org.freedesktop.login1",
            MANAGER,
            Manager {
                inhibitors: Arc::clone(&inhibitors),
            },
        );
        connection
            .object_server()
            .at(SESSION, Session)
            .expect("session");
        connection
            .object_server()
            .at("/org/freedesktop/login1/session/auto", Session)
            .expect("session");
        Self {
            bus,
            connection,
            inhibitors,
        }
    }

    /// How many delay locks on sleep are held now.
    pub fn delays_held(&self) -> usize {
        let mut held = 0;
        for inhibitor in self.inhibitors.lock().expect("lock").iter_mut() {
            if inhibitor.mode == "delay"
                && inhibitor.what.contains("sleep")
                && still_open(&mut inhibitor.pipe)
            {
                held += 1;
            }
        }
        held
    }

    /// The computer is about to sleep (`true`) or woke up (`false`).
    pub fn prepare_for_sleep(&self, going: bool) {
        self.emit(
            MANAGER,
            "org.freedesktop.login1.Manager",
            "PrepareForSleep",
            &going,
        );
    }

    /// The computer goes to sleep: waits until nothing holds that up any more.
    pub fn sleep(&self) {
        self.prepare_for_sleep(true);
        wait_until("nothing holds up sleep", || self.delays_held() == 0);
    }

    /// The computer wakes up.
    pub fn wake(&self) {
        self.prepare_for_sleep(false);
    }

    /// The person locks the screen.
    pub fn lock_session(&self) {
        self.emit(SESSION, "org.freedesktop.login1.Session", "Lock", &());
    }

    fn emit<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        path: &str,
        interface: &str,
        signal: &str,
        body: &B,
    ) {
        self.connection
            .emit_signal(None::<&str>, path, interface, signal, body)
            .expect("signal");
    }
}

/// A pipe whose writer is closed reads as its end at once.
fn still_open(pipe: &mut PipeReader) -> bool {
    let mut poll = libc::pollfd {
        fd: pipe.as_raw_fd(),
        events: libc::POLLIN,
        revents: 0,
    };
    // SAFETY: one valid pollfd, no waiting.
    let ready = unsafe { libc::poll(&raw mut poll, 1, 0) };
    ready == 0 || !matches!(pipe.read(&mut [0; 1]), Ok(0))
}

struct Manager {
    inhibitors: Inhibitors,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(
        &mut self,
        what: String,
        _who: String,
        _why: String,
        mode: String,
    ) -> zbus::fdo::Result<OwnedFd> {
        let (pipe, writer) =
            std::io::pipe().map_err(|e| zbus::fdo::Error::IOError(e.to_string()))?;
        self.inhibitors
            .lock()
            .expect("lock")
            .push(Inhibitor { what, mode, pipe });
        Ok(OwnedFd::from(StdFd::from(writer)))
    }

    fn get_session(&self, _id: String) -> OwnedObjectPath {
        session_path()
    }

    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        session_path()
    }

    #[allow(clippy::type_complexity, reason = "logind's own signature")]
    fn list_sessions(&self) -> Vec<(String, u32, String, String, OwnedObjectPath)> {
        vec![(
            "1".into(),
            1000,
            "person".into(),
            "seat0".into(),
            session_path(),
        )]
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(
        emitter: &zbus::object_server::SignalEmitter<'_>,
        start: bool,
    ) -> zbus::Result<()>;
}

struct Session;

#[zbus::interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(property)]
    fn id(&self) -> String {
        "1".into()
    }

    #[zbus(property)]
    fn active(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        false
    }

    #[zbus(signal)]
    async fn lock(emitter: &zbus::object_server::SignalEmitter<'_>) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn unlock(emitter: &zbus::object_server::SignalEmitter<'_>) -> zbus::Result<()>;
}

fn session_path() -> OwnedObjectPath {
    OwnedObjectPath::try_from(SESSION).expect("a path")
}
