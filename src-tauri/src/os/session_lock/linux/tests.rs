#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::Read;
use std::os::fd::AsFd;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};

use zbus::blocking::connection::Builder;
use zbus::{fdo, interface};

use super::*;
use crate::os::fakes::{PrivateBus, eventually};

const SOON: Duration = Duration::from_secs(5);
const PATH_OF_2: &str = "/org/freedesktop/login1/session/_32";

/// logind: the read end of each inhibitor given out. It ends when the holder lets go.
struct Manager {
    held: Arc<Mutex<Vec<std::io::PipeReader>>>,
    knows_processes: bool,
}

#[interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&self, what: &str, who: &str, _why: &str, mode: &str) -> fdo::Result<OwnedFd> {
        assert_eq!((what, who, mode), ("sleep", "Cairn", "delay"));
        let (reader, writer) = std::io::pipe().unwrap();
        self.held.lock().unwrap().push(reader);
        Ok(std::os::fd::OwnedFd::from(writer).into())
    }

    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, pid: u32) -> fdo::Result<OwnedObjectPath> {
        assert_eq!(pid, std::process::id());
        if self.knows_processes {
            Ok(OwnedObjectPath::try_from(PATH_OF_2).unwrap())
        } else {
            Err(fdo::Error::Failed("no session".into()))
        }
    }

    fn get_session(&self, id: &str) -> fdo::Result<OwnedObjectPath> {
        match id {
            "2" => Ok(OwnedObjectPath::try_from(PATH_OF_2).unwrap()),
            _ => Err(fdo::Error::Failed("no session".into())),
        }
    }
}

struct Auto;

#[interface(name = "org.freedesktop.login1.Session")]
impl Auto {
    #[zbus(property)]
    fn id(&self) -> &str {
        "2"
    }
}

struct Logind {
    connection: Connection,
    held: Arc<Mutex<Vec<std::io::PipeReader>>>,
}

impl Logind {
    fn on(bus: &PrivateBus, knows_processes: bool) -> Self {
        let held = Arc::default();
        let manager = Manager {
            held: Arc::clone(&held),
            knows_processes,
        };
        let connection = Builder::address(bus.address.as_str())
            .unwrap()
            .serve_at(PATH, manager)
            .unwrap()
            .serve_at(OUR_SESSION, Auto)
            .unwrap()
            .name(LOGIND)
            .unwrap()
            .build()
            .unwrap();
        Self { connection, held }
    }

    fn tell(
        &self,
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) {
        self.connection
            .emit_signal(None::<&str>, path, interface, member, body)
            .unwrap();
    }

    fn sleep(&self, going: bool) {
        self.tell(PATH, MANAGER, "PrepareForSleep", &going);
    }

    /// Whether the nth inhibitor is still held.
    fn is_held(&self, n: usize) -> bool {
        let mut held = self.held.lock().unwrap();
        let Some(pipe) = held.get_mut(n) else {
            return false;
        };
        let mut poll = libc::pollfd {
            fd: std::os::fd::AsRawFd::as_raw_fd(&pipe.as_fd()),
            events: libc::POLLIN,
            revents: 0,
        };
        // SAFETY: one valid descriptor, no waiting.
        let ready = unsafe { libc::poll(&raw mut poll, 1, 0) } > 0;
        !(ready && pipe.read(&mut [0]).unwrap() == 0)
    }
}

fn watch(system: &Bus, session: &Bus) -> (Option<Watch>, Receiver<SessionEvent>) {
    let (events, heard) = mpsc::channel();
    let events = Mutex::new(events);
    let watch = Watch::start(
        system.clone(),
        session.clone(),
        Arc::new(move |event| {
            let _ = events.lock().unwrap().send(event);
        }),
    );
    (watch, heard)
}

fn nowhere() -> Bus {
    Bus::At("unix:path=/nonexistent/bus".into())
}

#[test]
fn sleep_waits_until_the_lock_has_run_and_waking_is_told() {
    let bus = PrivateBus::start();
    let logind = Arc::new(Logind::on(&bus, true));
    let held_meanwhile = Arc::new(Mutex::new(None));
    let (asks, notes) = (Arc::clone(&logind), Arc::clone(&held_meanwhile));
    let (events, heard) = mpsc::channel();
    let events = Mutex::new(events);
    let watch = Watch::start(
        bus.bus(),
        nowhere(),
        Arc::new(move |event| {
            if event == SessionEvent::Sleep {
                thread::sleep(Duration::from_millis(100));
                *notes.lock().unwrap() = Some(asks.is_held(0));
            }
            let _ = events.lock().unwrap().send(event);
        }),
    );
    assert!(watch.is_some());
    assert!(logind.is_held(0));
    logind.sleep(true);
    assert_eq!(heard.recv_timeout(SOON).unwrap(), SessionEvent::Sleep);
    assert_eq!(*held_meanwhile.lock().unwrap(), Some(true));
    assert!(eventually(|| !logind.is_held(0)));
    logind.sleep(false);
    assert_eq!(heard.recv_timeout(SOON).unwrap(), SessionEvent::Resume);
    assert!(logind.is_held(1));
    drop(watch);
    assert!(eventually(|| !logind.is_held(1)));
}

#[test]
fn only_our_session_locks() {
    for knows_processes in [true, false] {
        let bus = PrivateBus::start();
        let logind = Logind::on(&bus, knows_processes);
        let (_watch, heard) = watch(&bus.bus(), &nowhere());
        logind.tell("/org/freedesktop/login1/session/_33", SESSION, "Lock", &());
        logind.tell(PATH_OF_2, SESSION, "Unlock", &());
        let hint = |on: bool| {
            (
                SESSION,
                HashMap::from([("LockedHint", Value::Bool(on))]),
                Vec::<&str>::new(),
            )
        };
        logind.tell(PATH_OF_2, PROPERTIES, "PropertiesChanged", &hint(false));
        assert!(heard.recv_timeout(Duration::from_millis(200)).is_err());
        logind.tell(PATH_OF_2, SESSION, "Lock", &());
        assert_eq!(heard.recv_timeout(SOON).unwrap(), SessionEvent::Lock);
        logind.tell(PATH_OF_2, PROPERTIES, "PropertiesChanged", &hint(true));
        assert_eq!(heard.recv_timeout(SOON).unwrap(), SessionEvent::Lock);
    }
}

#[test]
fn a_screen_saver_locks() {
    let bus = PrivateBus::start();
    let (watch, heard) = watch(&nowhere(), &bus.bus());
    assert!(watch.is_some());
    let saver = bus.connect();
    let tell = |interface: &str, on: bool| {
        saver
            .emit_signal(
                None::<&str>,
                "/ScreenSaver",
                interface,
                "ActiveChanged",
                &on,
            )
            .unwrap();
    };
    tell("org.example.ScreenSaver", true);
    tell("org.freedesktop.ScreenSaver", false);
    assert!(heard.recv_timeout(Duration::from_millis(200)).is_err());
    tell("org.gnome.ScreenSaver", true);
    assert_eq!(heard.recv_timeout(SOON).unwrap(), SessionEvent::Lock);
}

#[test]
fn without_buses_there_is_no_watch() {
    assert!(watch(&nowhere(), &nowhere()).0.is_none());
    // A system bus without logind, as in a container.
    let bus = PrivateBus::start();
    assert!(watch(&bus.bus(), &nowhere()).0.is_none());
}
