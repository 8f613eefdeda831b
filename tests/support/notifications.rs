//! A notification server of our own (Desktop Notifications Specification 1.2): it records what is
//! shown, clicks the actions, dies and comes back.

use super::bus::Bus;
use super::wait::{poll, wait_for};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use zbus::blocking::Connection;
use zbus::zvariant::OwnedValue;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// One `Notify` call.
#[derive(Clone, Debug)]
pub struct Shown {
    pub id: u32,
    pub app: String,
    pub title: String,
    pub body: String,
    /// key and label of each action, in the order given
    pub actions: Vec<(String, String)>,
    /// names of the hints, "urgency", "transient" …
    pub hints: Vec<String>,
    pub closed: bool,
}

impl Shown {
    /// All that a passer-by could read.
    pub fn words(&self) -> String {
        let labels: Vec<&str> = self
            .actions
            .iter()
            .map(|(_, label)| label.as_str())
            .collect();
        format!("{}\n{}\n{}", self.title, self.body, labels.join("\n"))
    }

    /// The key of the action with this label.
    pub fn action(&self, label: &str) -> Option<&str> {
        self.actions
            .iter()
            .find(|(_, words)| words == label)
            .map(|(key, _)| key.as_str())
    }
}

/// The server. Keeps its record while it is dead.
#[derive(Debug)]
pub struct Notifications {
    address: String,
    connection: Mutex<Option<Connection>>,
    can: Vec<String>,
    shown: Arc<Mutex<Vec<Shown>>>,
    silenced: Arc<Mutex<Option<bool>>>,
}

/// What a full server can do.
pub const EVERYTHING: [&str; 4] = ["actions", "body", "body-markup", "persistence"];

impl Notifications {
    /// `can`: its capabilities, [`EVERYTHING`] or less.
    pub fn start(bus: &Bus, can: &[&str]) -> Self {
        let server = Self {
            address: bus.address.clone(),
            connection: Mutex::new(None),
            can: can.iter().map(|&what| what.to_owned()).collect(),
            shown: Arc::default(),
            silenced: Arc::default(),
        };
        server.come_back();
        server
    }

    /// The server goes away, as when a desktop shell crashes.
    pub fn die(&self) {
        *self.connection.lock().expect("lock") = None;
    }

    /// The server starts (again).
    pub fn come_back(&self) {
        let object = Server {
            can: self.can.clone(),
            shown: Arc::clone(&self.shown),
            silenced: Arc::clone(&self.silenced),
        };
        let connection = zbus::blocking::connection::Builder::address(self.address.as_str())
            .and_then(|b| b.serve_at(PATH, object))
            .and_then(|b| b.name(NAME))
            .and_then(|b| b.build())
            .expect("notification server");
        *self.connection.lock().expect("lock") = Some(connection);
    }

    /// The person turns "do not disturb" on or off. A server that was never told has no such switch.
    pub fn silence(&self, on: bool) {
        *self.silenced.lock().expect("lock") = Some(on);
    }

    /// Everything shown so far, oldest first.
    pub fn shown(&self) -> Vec<Shown> {
        self.shown.lock().expect("lock").clone()
    }

    /// Waits until `count` notifications have come and gives the last of them.
    pub fn wait_for(&self, count: usize) -> Shown {
        wait_for(
            &format!("notification no. {count}, so far {:?}", self.shown()),
            || self.shown().get(count.checked_sub(1)?).cloned(),
        )
    }

    /// Like [`Self::wait_for`], but gives `None` when nothing came in time.
    pub fn within(&self, seconds: u64, count: usize) -> Option<Shown> {
        poll(Duration::from_secs(seconds), || {
            self.shown().get(count.checked_sub(1)?).cloned()
        })
    }

    /// The person clicks the action with this key ("default" is the notification itself); then it closes.
    pub fn click(&self, id: u32, key: &str) {
        self.emit("ActionInvoked", &(id, key));
        self.close(id, 2);
    }

    /// The person presses the button with this label on the newest notification that is still open and has it.
    pub fn press(&self, label: &str) {
        let what = format!("a notification with {label:?}, so far {:?}", self.shown());
        let (id, key) = wait_for(&what, || {
            self.shown().into_iter().rev().find_map(|shown| {
                let key = shown.action(label)?.to_owned();
                (!shown.closed).then_some((shown.id, key))
            })
        });
        self.click(id, &key);
    }

    /// The notification closes: 1 expired, 2 dismissed, 3 by the program.
    pub fn close(&self, id: u32, reason: u32) {
        for shown in self
            .shown
            .lock()
            .expect("lock")
            .iter_mut()
            .filter(|shown| shown.id == id)
        {
            shown.closed = true;
        }
        self.emit("NotificationClosed", &(id, reason));
    }

    fn emit<B: serde::Serialize + zbus::zvariant::DynamicType>(&self, signal: &str, body: &B) {
        let connection = self.connection.lock().expect("lock");
        let connection = connection.as_ref().expect("the server is there");
        connection
            .emit_signal(None::<&str>, PATH, NAME, signal, body)
            .expect("signal");
    }
}

struct Server {
    can: Vec<String>,
    shown: Arc<Mutex<Vec<Shown>>>,
    silenced: Arc<Mutex<Option<bool>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[allow(
        clippy::too_many_arguments,
        reason = "the specification's own signature"
    )]
    fn notify(
        &mut self,
        app_name: String,
        replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        let mut shown = self.shown.lock().expect("lock");
        let id = if replaces_id > 0 {
            replaces_id
        } else {
            u32::try_from(shown.len()).expect("few") + 1
        };
        let mut names: Vec<String> = hints.into_keys().collect();
        names.sort();
        let actions = actions
            .chunks_exact(2)
            .map(|pair| (pair[0].clone(), pair[1].clone()))
            .collect();
        shown.push(Shown {
            id,
            app: app_name,
            title: summary,
            body,
            actions,
            hints: names,
            closed: false,
        });
        id
    }

    async fn close_notification(
        &mut self,
        id: u32,
        #[zbus(signal_emitter)] emitter: zbus::object_server::SignalEmitter<'_>,
    ) -> zbus::fdo::Result<()> {
        for shown in self
            .shown
            .lock()
            .expect("lock")
            .iter_mut()
            .filter(|shown| shown.id == id)
        {
            shown.closed = true;
        }
        Self::notification_closed(&emitter, id, 3).await?;
        Ok(())
    }

    fn get_capabilities(&self) -> Vec<String> {
        self.can.clone()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        (
            "A test's server".into(),
            "Cairn".into(),
            "1".into(),
            "1.2".into(),
        )
    }

    /// As Plasma tells of "do not disturb".
    #[zbus(property)]
    fn inhibited(&self) -> zbus::fdo::Result<bool> {
        let silenced = *self.silenced.lock().expect("lock");
        silenced.ok_or_else(|| zbus::fdo::Error::UnknownProperty("Inhibited".into()))
    }

    #[zbus(signal)]
    async fn action_invoked(
        emitter: &zbus::object_server::SignalEmitter<'_>,
        id: u32,
        action_key: &str,
    ) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(
        emitter: &zbus::object_server::SignalEmitter<'_>,
        id: u32,
        reason: u32,
    ) -> zbus::Result<()>;
}
