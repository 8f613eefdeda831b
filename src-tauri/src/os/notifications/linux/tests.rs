#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::sync::mpsc::Receiver;
use std::time::Instant;

use zbus::blocking::connection::Builder;
use zbus::interface;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;

use super::*;
use crate::os::fakes::{PrivateBus, eventually};

#[derive(Default)]
struct Seen {
    notes: Vec<Asked>,
    closed: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Asked {
    replaces: u32,
    icon: String,
    title: String,
    body: String,
    actions: Vec<String>,
    hints: HashMap<String, OwnedValue>,
}

struct FakeServer {
    seen: Arc<Mutex<Seen>>,
    can: Vec<String>,
    slow: Option<Duration>,
}

#[interface(name = "org.freedesktop.Notifications")]
impl FakeServer {
    fn get_capabilities(&self) -> Vec<String> {
        if let Some(slow) = self.slow {
            thread::sleep(slow);
        }
        self.can.clone()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("Fake".into(), "Nobody".into(), "1".into(), "1.2".into())
    }

    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        app: String,
        replaces: u32,
        icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expire: i32,
    ) -> u32 {
        assert_eq!((app.as_str(), expire), ("Cairn", -1));
        let mut seen = lock(&self.seen);
        seen.notes.push(Asked {
            replaces,
            icon,
            title,
            body,
            actions,
            hints,
        });
        if replaces > 0 {
            replaces
        } else {
            seen.notes.len() as u32
        }
    }

    fn close_notification(&self, id: u32) {
        lock(&self.seen).closed.push(id);
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, key: &str) -> zbus::Result<()>;
}

struct Running {
    connection: Connection,
    seen: Arc<Mutex<Seen>>,
}

impl Running {
    fn on(bus: &PrivateBus, can: &[&str]) -> Self {
        Self::slow(bus, can, None)
    }

    fn slow(bus: &PrivateBus, can: &[&str], slow: Option<Duration>) -> Self {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let can = can.iter().map(ToString::to_string).collect();
        let server = FakeServer {
            seen: Arc::clone(&seen),
            can,
            slow,
        };
        let connection = Builder::address(bus.address.as_str())
            .unwrap()
            .serve_at(PATH, server)
            .unwrap()
            .name(NAME)
            .unwrap()
            .build()
            .unwrap();
        Self { connection, seen }
    }

    fn click(&self, id: u32, key: &str) {
        self.connection
            .emit_signal(None::<&str>, PATH, NAME, "ActionInvoked", &(id, key))
            .unwrap();
    }

    fn give_token(&self, id: u32, token: &str) {
        self.connection
            .emit_signal(None::<&str>, PATH, NAME, "ActivationToken", &(id, token))
            .unwrap();
    }

    fn last(&self) -> Asked {
        lock(&self.seen).notes.last().unwrap().clone()
    }
}

fn service(bus: &PrivateBus) -> (Service, Receiver<(String, String)>) {
    let (clicks, clicked) = mpsc::channel();
    let clicks = Mutex::new(clicks);
    let service = Service::on(bus.bus(), move |id, key| {
        let _ = lock(&clicks).send((id, key));
    });
    (service, clicked)
}

fn note(id: &str) -> Note {
    Note {
        id: id.into(),
        title: "A & B".into(),
        body: "1 < 2 & <b>bold</b>".into(),
        actions: vec![
            ("see".into(), "See it".into()),
            ("later".into(), "Later".into()),
        ],
        transient: true,
    }
}

const SOON: Duration = Duration::from_secs(5);

#[test]
fn a_note_is_shown_escaped_with_its_buttons_and_a_click_comes_back() {
    let bus = PrivateBus::start();
    let server = Running::on(&bus, &["actions", "body", "body-markup"]);
    let (service, clicked) = service(&bus);
    assert_eq!(
        service.server(),
        Some(ServerInfo {
            name: "Fake".into(),
            actions: true,
            capabilities: ["actions", "body", "body-markup"].map(String::from).into(),
        })
    );
    assert_eq!(
        service.show(note("occurrence")).unwrap(),
        Shown { actions: true }
    );
    let asked = server.last();
    assert_eq!(asked.title, "A & B");
    assert_eq!(asked.body, "1 &lt; 2 &amp; &lt;b&gt;bold&lt;/b&gt;");
    assert_eq!(asked.icon, "cairn");
    assert_eq!(
        asked.actions,
        ["default", "Cairn", "see", "See it", "later", "Later"]
    );
    assert_eq!(asked.hints["transient"], OwnedValue::from(true));
    assert_eq!(asked.hints["urgency"], OwnedValue::from(1_u8));
    assert_eq!(
        asked.hints["desktop-entry"],
        Value::from("app.cairn.journal").try_into().unwrap()
    );
    // Another program's notification, then ours.
    server.give_token(77, "theirs");
    server.give_token(1, "ours");
    server.click(77, "see");
    server.click(1, "later");
    server.click(1, "default");
    assert_eq!(
        clicked.recv_timeout(SOON).unwrap(),
        ("occurrence".into(), "later".into())
    );
    assert_eq!(
        clicked.recv_timeout(SOON).unwrap(),
        ("occurrence".into(), "default".into())
    );
    assert_eq!(service.take_activation_token().as_deref(), Some("ours"));
    assert_eq!(service.take_activation_token(), None);
}

#[test]
fn a_plain_server_gets_plain_text_and_no_buttons() {
    let bus = PrivateBus::start();
    let server = Running::on(&bus, &["body"]);
    let (service, _clicked) = service(&bus);
    assert_eq!(
        service.server(),
        Some(ServerInfo {
            name: "Fake".into(),
            actions: false,
            capabilities: vec!["body".into()],
        })
    );
    assert_eq!(service.show(note("a")).unwrap(), Shown { actions: false });
    assert_eq!(server.last().body, "1 < 2 & <b>bold</b>");
    assert!(server.last().actions.is_empty());
}

#[test]
fn the_same_id_takes_the_place_of_what_is_shown_and_all_can_be_withdrawn() {
    let bus = PrivateBus::start();
    let server = Running::on(&bus, &["actions"]);
    let (service, clicked) = service(&bus);
    service.show(note("a")).unwrap();
    service.show(note("b")).unwrap();
    service.show(note("a")).unwrap();
    assert_eq!(server.last().replaces, 1);
    service.withdraw_all();
    let mut closed = lock(&server.seen).closed.clone();
    closed.sort_unstable();
    assert_eq!(closed, [1, 2]);
    server.click(1, "see");
    assert!(clicked.recv_timeout(Duration::from_millis(200)).is_err());
}

#[test]
fn a_server_that_comes_back_is_found_and_old_ids_are_not_ours() {
    let bus = PrivateBus::start();
    let first = Running::on(&bus, &["actions"]);
    let (service, clicked) = service(&bus);
    service.show(note("old")).unwrap();
    first.connection.close().unwrap();
    assert!(eventually(|| service.server().is_none()));
    assert!(service.show(note("nobody")).is_err());
    let second = Running::on(&bus, &["actions"]);
    // The new server's first notification is another program's.
    second.click(1, "see");
    assert!(clicked.recv_timeout(Duration::from_millis(200)).is_err());
    service.show(note("new")).unwrap();
    assert_eq!(second.last().replaces, 0);
    second.click(1, "see");
    assert_eq!(clicked.recv_timeout(SOON).unwrap().0, "new");
}

#[test]
fn a_bus_that_comes_back_is_found() {
    let mut bus = PrivateBus::start();
    let server = Running::on(&bus, &["actions"]);
    let (service, clicked) = service(&bus);
    service.show(note("a")).unwrap();
    drop(server);
    bus.stop();
    assert!(eventually(|| service.show(note("b")).is_err()));
    bus.start_again();
    let server = Running::on(&bus, &["actions"]);
    service.show(note("c")).unwrap();
    server.click(1, "see");
    assert_eq!(clicked.recv_timeout(SOON).unwrap().0, "c");
}

#[test]
fn no_bus_and_a_server_that_hangs_do_not_hold_the_caller() {
    let none = Service::on(Bus::At("unix:path=/nonexistent/bus".into()), |_, _| {});
    assert!(none.server().is_none());
    assert!(none.show(note("a")).is_err());

    // A bus that takes the connection and says nothing.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bus");
    let _deaf = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let start = Instant::now();
    let none = Service::on(Bus::At(format!("unix:path={}", path.display())), |_, _| {});
    assert!(none.show(note("a")).is_err());
    assert!(start.elapsed() < Duration::from_millis(2600));

    let bus = PrivateBus::start();
    let server = Running::slow(&bus, &["actions"], Some(Duration::from_secs(4)));
    let (service, _clicked) = service(&bus);
    let start = Instant::now();
    assert!(service.show(note("a")).is_err());
    assert!(
        start.elapsed() < Duration::from_millis(2600),
        "{:?}",
        start.elapsed()
    );
    // Given up means not shown later either.
    thread::sleep(Duration::from_secs(4));
    assert!(lock(&server.seen).notes.is_empty());
}
