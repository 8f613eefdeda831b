//! `org.freedesktop.Notifications` (Desktop Notifications Specification 1.3).
//!
//! One worker thread owns the connection and does what is asked, in order; one listener thread a connection
//! hears the clicks. Callers wait for the worker, but only so long.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Runtime};
use zbus::blocking::{Connection, MessageIterator, fdo::DBusProxy};
use zbus::message::{Message, Type};
use zbus::zvariant::Value;

use super::{NoServer, Note, OnAction, ServerInfo, Shown};
use crate::os::bus::{Bus, is_broken};
use crate::os::patience::within;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const APP: &str = "Cairn";
/// The icon's name in the icon theme, as the packages install it.
const ICON: &str = "cairn";
/// The desktop file's name without its ending.
const DESKTOP_ENTRY: &str = "app.cairn.journal";
const NORMAL: u8 = 1;
/// -1: the server decides how long it stays on screen.
const EXPIRE: i32 = -1;
/// How long a caller waits, and how long one call on the bus may take.
const PATIENCE: Duration = Duration::from_millis(2000);
const CALL: Duration = Duration::from_millis(1500);

pub(super) struct Service {
    jobs: mpsc::Sender<Job>,
    clicks: Arc<Clicks>,
}

/// Where clicks go.
struct Clicks {
    on_action: Box<dyn OnAction>,
    /// What the last click allows: to bring a window to the front.
    token: Mutex<Option<String>>,
}

/// A question to the worker. `wanted` turns false when the one who asked has stopped waiting.
struct Job {
    wanted: Arc<AtomicBool>,
    what: What,
}

enum What {
    Show(Note, mpsc::SyncSender<Result<Shown, NoServer>>),
    WithdrawAll(mpsc::SyncSender<()>),
    Server(mpsc::SyncSender<Option<ServerInfo>>),
}

impl Service {
    pub(super) fn new<R: Runtime>(_app: &AppHandle<R>, on_action: impl OnAction + 'static) -> Self {
        Self::on(Bus::Session, on_action)
    }

    fn on(bus: Bus, on_action: impl OnAction + 'static) -> Self {
        let (jobs, todo) = mpsc::channel();
        let clicks = Arc::new(Clicks {
            on_action: Box::new(on_action),
            token: Mutex::new(None),
        });
        let worker = Worker {
            bus,
            clicks: Arc::clone(&clicks),
            link: None,
        };
        // Without a thread every call answers that there is no server.
        let _ = thread::Builder::new()
            .name("notifications".into())
            .spawn(move || worker.run(&todo));
        Self { jobs, clicks }
    }

    pub(super) fn show(&self, note: Note) -> Result<Shown, NoServer> {
        self.ask(|answer| What::Show(note, answer))
            .unwrap_or(Err(NoServer))
    }

    pub(super) fn withdraw_all(&self) {
        self.ask(What::WithdrawAll);
    }

    pub(super) fn server(&self) -> Option<ServerInfo> {
        self.ask(What::Server).flatten()
    }

    pub(super) fn take_activation_token(&self) -> Option<String> {
        lock(&self.clicks.token).take()
    }

    fn ask<T>(&self, what: impl FnOnce(mpsc::SyncSender<T>) -> What) -> Option<T> {
        let (answer, answered) = mpsc::sync_channel(1);
        let wanted = Arc::new(AtomicBool::new(true));
        self.jobs
            .send(Job {
                wanted: Arc::clone(&wanted),
                what: what(answer),
            })
            .ok()?;
        let got = answered.recv_timeout(PATIENCE).ok();
        wanted.store(false, Ordering::Release);
        got
    }
}

struct Worker {
    bus: Bus,
    clicks: Arc<Clicks>,
    link: Option<Link>,
}

/// A connection, and what is shown through it.
struct Link {
    connection: Connection,
    alive: Arc<AtomicBool>,
    shown: Arc<Mutex<HashMap<u32, Shows>>>,
}

/// A notification on screen: whose it is on the bus, and which note.
struct Shows {
    server: String,
    note: String,
}

impl Worker {
    fn run(mut self, todo: &mpsc::Receiver<Job>) {
        while let Ok(job) = todo.recv() {
            if !job.wanted.load(Ordering::Acquire) {
                continue;
            }
            match job.what {
                What::Show(note, answer) => {
                    let _ = answer.send(self.show(&note, &job.wanted));
                }
                What::WithdrawAll(answer) => {
                    self.withdraw_all();
                    let _ = answer.send(());
                }
                What::Server(answer) => {
                    let _ = answer.send(self.with_link(Link::server).ok());
                }
            }
        }
    }

    fn show(&mut self, note: &Note, wanted: &AtomicBool) -> Result<Shown, NoServer> {
        let shown = self.with_link(|link| {
            let can = link.capabilities()?;
            if !wanted.load(Ordering::Acquire) {
                return Err(zbus::Error::Failure("no longer wanted".into()));
            }
            link.notify(note, &can)
        });
        shown.map_err(|_| NoServer)
    }

    fn withdraw_all(&mut self) {
        if let Some(link) = &self.link {
            link.withdraw_all();
        }
    }

    /// Runs `work` on a live connection; once more on a new one if the old turns out to be broken.
    fn with_link<T>(&mut self, work: impl Fn(&Link) -> zbus::Result<T>) -> zbus::Result<T> {
        let done = work(self.live()?);
        match done {
            Err(error) if is_broken(&error) => {
                self.link = None;
                work(self.live()?)
            }
            done => done,
        }
    }

    fn live(&mut self) -> zbus::Result<&Link> {
        let link = match self.link.take() {
            Some(link) if link.alive.load(Ordering::Acquire) => link,
            _ => Link::open(&self.bus, Arc::clone(&self.clicks))?,
        };
        Ok(self.link.insert(link))
    }
}

impl Link {
    fn open(bus: &Bus, clicks: Arc<Clicks>) -> zbus::Result<Self> {
        let bus = bus.clone();
        let connection =
            within(CALL, move || bus.connect(CALL)).ok_or(zbus::Error::Unsupported)??;
        // Before the rules, so that no signal of a later notification is lost.
        let heard = MessageIterator::from(&connection);
        let daemon = DBusProxy::new(&connection)?;
        let signals = || zbus::MatchRule::builder().msg_type(Type::Signal);
        daemon.add_match_rule(signals().interface(NAME)?.path(PATH)?.build())?;
        let owners = signals()
            .interface("org.freedesktop.DBus")?
            .member("NameOwnerChanged")?;
        daemon.add_match_rule(owners.arg(0, NAME)?.build())?;

        let shown = Arc::new(Mutex::new(HashMap::new()));
        let alive = Arc::new(AtomicBool::new(true));
        let (of_listener, life) = (Arc::clone(&shown), Arc::clone(&alive));
        thread::Builder::new()
            .name("notification-clicks".into())
            .spawn(move || {
                for message in heard.flatten() {
                    hear(&message, &of_listener, &clicks);
                }
                life.store(false, Ordering::Release);
            })
            .map_err(|e| zbus::Error::InputOutput(Arc::new(e)))?;
        Ok(Self {
            connection,
            alive,
            shown,
        })
    }

    fn call<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        method: &str,
        body: &B,
    ) -> zbus::Result<Message> {
        self.connection
            .call_method(Some(NAME), PATH, Some(NAME), method, body)
    }

    fn capabilities(&self) -> zbus::Result<Vec<String>> {
        self.call("GetCapabilities", &())?.body().deserialize()
    }

    fn server(&self) -> zbus::Result<ServerInfo> {
        let answer = self.call("GetServerInformation", &())?;
        let (name, _vendor, _version, _specification): (String, String, String, String) =
            answer.body().deserialize()?;
        let capabilities = self.capabilities()?;
        Ok(ServerInfo {
            name,
            actions: capabilities.iter().any(|c| c == "actions"),
            capabilities,
        })
    }

    fn notify(&self, note: &Note, can: &[String]) -> zbus::Result<Shown> {
        let can = |what: &str| can.iter().any(|c| c == what);
        let body = if can("body-markup") {
            escaped(&note.body)
        } else {
            note.body.clone()
        };
        let actions = if can("actions") {
            action_list(note)
        } else {
            Vec::new()
        };
        let hints = HashMap::from([
            ("urgency", Value::U8(NORMAL)),
            ("desktop-entry", Value::from(DESKTOP_ENTRY)),
            ("transient", Value::Bool(note.transient)),
        ]);
        // Held until the id is written down: a click may be reported before we have read the answer.
        let mut shown = lock(&self.shown);
        let replaces = shown
            .iter()
            .find_map(|(id, shows)| (shows.note == note.id).then_some(*id))
            .unwrap_or(0);
        let answer = self.call(
            "Notify",
            &(
                APP,
                replaces,
                ICON,
                note.title.as_str(),
                body,
                actions,
                hints,
                EXPIRE,
            ),
        )?;
        let id: u32 = answer.body().deserialize()?;
        let server = answer
            .header()
            .sender()
            .map(ToString::to_string)
            .unwrap_or_default();
        shown.insert(
            id,
            Shows {
                server,
                note: note.id.clone(),
            },
        );
        Ok(Shown {
            actions: can("actions"),
        })
    }

    fn withdraw_all(&self) {
        let ids: Vec<u32> = lock(&self.shown).drain().map(|(id, _)| id).collect();
        for id in ids {
            // A server may refuse an id that it has already closed.
            if self
                .call("CloseNotification", &id)
                .is_err_and(|e| matches!(e, zbus::Error::InputOutput(_)))
            {
                return;
            }
        }
    }
}

/// A signal: a click, a notification that is gone, or a server that is gone with all it showed.
fn hear(message: &Message, shown: &Mutex<HashMap<u32, Shows>>, clicks: &Clicks) {
    if message.message_type() != Type::Signal {
        return;
    }
    let header = message.header();
    let body = message.body();
    let sender = header.sender().map(ToString::to_string).unwrap_or_default();
    match header.member().map(|m| m.as_str()) {
        Some("ActionInvoked") => {
            let Ok((id, key)) = body.deserialize::<(u32, String)>() else {
                return;
            };
            // Ids of other programs and of an earlier server are not ours.
            let note = lock(shown)
                .get(&id)
                .filter(|s| s.server == sender)
                .map(|s| s.note.clone());
            if let Some(note) = note {
                (clicks.on_action)(note, key);
            }
        }
        Some("ActivationToken") => {
            let Ok((id, token)) = body.deserialize::<(u32, String)>() else {
                return;
            };
            if lock(shown).get(&id).is_some_and(|s| s.server == sender) {
                *lock(&clicks.token) = Some(token);
            }
        }
        Some("NotificationClosed") => {
            let Ok((id, _reason)) = body.deserialize::<(u32, u32)>() else {
                return;
            };
            lock(shown).retain(|shown, s| *shown != id || s.server != sender);
        }
        Some("NameOwnerChanged") => {
            let Ok((name, old, _new)) = body.deserialize::<(String, String, String)>() else {
                return;
            };
            if name == NAME {
                lock(shown).retain(|_, s| s.server != old);
            }
        }
        _ => {}
    }
}

/// Key, label, key, label …; with "default" first, without which a click on the notification is not reported.
fn action_list(note: &Note) -> Vec<&str> {
    let own = note
        .actions
        .iter()
        .flat_map(|(key, label)| [key.as_str(), label.as_str()]);
    if note.actions.iter().any(|(key, _)| key == "default") {
        own.collect()
    } else {
        // Few servers show this label; the app's name needs no translation.
        ["default", APP].into_iter().chain(own).collect()
    }
}

/// The body as the specification's markup: only `&`, `<` and `>` mean something in it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
