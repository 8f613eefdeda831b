//! Linux: logind on the system bus (org.freedesktop.login1), and the screen savers on the session bus.
//!
//! Desktops differ: `loginctl lock-session` sends `Session.Lock`; GNOME and KDE lock by themselves and set
//! `LockedHint` and tell of their screen saver; others only have the screen saver.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use zbus::blocking::fdo::{DBusProxy, PropertiesProxy};
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value};

use super::{OnEvent, SessionEvent};
use crate::os::bus::Bus;
use crate::os::patience::within;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PATH: &str = "/org/freedesktop/login1";
const OUR_SESSION: &str = "/org/freedesktop/login1/session/auto";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// Each has the signal `ActiveChanged(active)`.
const SCREEN_SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];
const PATIENCE: Duration = Duration::from_secs(2);
const CALL: Duration = Duration::from_millis(1500);

/// The connections; dropping them ends the threads that listen on them.
pub(super) struct Watch {
    connections: Vec<Connection>,
}

impl Watch {
    /// `None` when neither bus is there.
    pub(super) fn start(system: Bus, session: Bus, on_event: OnEvent) -> Option<Self> {
        let of_logind = OnEvent::clone(&on_event);
        let logind = within(PATIENCE, move || Login::open(&system)).and_then(Result::ok);
        let saver = within(PATIENCE, move || hear_screen_savers(&session)).and_then(Result::ok);
        let mut connections = Vec::new();
        if let Some((login, heard)) = logind {
            connections.push(login.connection.clone());
            listen("logind", move || login.listen(heard, &of_logind));
        }
        if let Some((connection, heard)) = saver {
            connections.push(connection);
            listen("screen-saver", move || {
                for message in heard.flatten() {
                    if screen_saver_started(&message) {
                        on_event(SessionEvent::Lock);
                    }
                }
            });
        }
        (!connections.is_empty()).then_some(Self { connections })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        for connection in self.connections.drain(..) {
            let _ = connection.close();
        }
    }
}

fn listen(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without a thread there is no watch; idle time still locks.
    let _ = thread::Builder::new().name(name.into()).spawn(work);
}

/// logind, as one session sees it.
struct Login {
    connection: Connection,
    /// `None`: we belong to no session, so only sleep is watched.
    session: Option<OwnedObjectPath>,
    /// While we hold it, sleep waits for us.
    inhibitor: Option<OwnedFd>,
}

impl Login {
    fn open(bus: &Bus) -> zbus::Result<(Self, MessageIterator)> {
        let connection = bus.connect(CALL)?;
        let heard = MessageIterator::from(&connection);
        let daemon = DBusProxy::new(&connection)?;
        if !daemon.name_has_owner(LOGIND.try_into()?)? {
            return Err(zbus::Error::Unsupported);
        }
        let rule = |interface| {
            zbus::MatchRule::builder()
                .msg_type(Type::Signal)
                .sender(LOGIND)?
                .interface(interface)
        };
        daemon.add_match_rule(rule(MANAGER)?.member("PrepareForSleep")?.build())?;
        let session = session(&connection);
        if let Some(path) = &session {
            daemon.add_match_rule(rule(SESSION)?.path(path)?.build())?;
            daemon.add_match_rule(rule(PROPERTIES)?.path(path)?.build())?;
        }
        let inhibitor = inhibit(&connection);
        Ok((
            Self {
                connection,
                session,
                inhibitor,
            },
            heard,
        ))
    }

    fn listen(mut self, heard: MessageIterator, on_event: &OnEvent) {
        for message in heard.flatten() {
            match self.event(&message) {
                Some(SessionEvent::Sleep) => {
                    on_event(SessionEvent::Sleep);
                    self.inhibitor = None;
                }
                Some(SessionEvent::Resume) => {
                    self.inhibitor = inhibit(&self.connection);
                    on_event(SessionEvent::Resume);
                }
                Some(SessionEvent::Lock) => on_event(SessionEvent::Lock),
                None => {}
            }
        }
    }

    fn event(&self, message: &Message) -> Option<SessionEvent> {
        if message.message_type() != Type::Signal {
            return None;
        }
        let header = message.header();
        let ours =
            || self.session.as_ref().map(|s| s.as_str()) == header.path().map(|p| p.as_str());
        match (header.interface()?.as_str(), header.member()?.as_str()) {
            (MANAGER, "PrepareForSleep") => {
                let sleeps: bool = message.body().deserialize().ok()?;
                Some(if sleeps {
                    SessionEvent::Sleep
                } else {
                    SessionEvent::Resume
                })
            }
            (SESSION, "Lock") if ours() => Some(SessionEvent::Lock),
            (PROPERTIES, "PropertiesChanged") if ours() => {
                let body = message.body();
                let (_, changed, _): (&str, HashMap<&str, Value<'_>>, Vec<&str>) =
                    body.deserialize().ok()?;
                matches!(changed.get("LockedHint"), Some(Value::Bool(true)))
                    .then_some(SessionEvent::Lock)
            }
            _ => None,
        }
    }
}

/// A delay inhibitor (systemd's inhibitor locks). The reason is shown by `systemd-inhibit`: it tells nothing.
/// Refused while the computer is already going to sleep; then the next waking asks again.
fn inhibit(connection: &Connection) -> Option<OwnedFd> {
    let what = ("sleep", "Cairn", "Closing the journal", "delay");
    let answer = connection
        .call_method(Some(LOGIND), PATH, Some(MANAGER), "Inhibit", &what)
        .ok()?;
    answer.body().deserialize().ok()
}

/// The session we are in: by process; by the environment for a program that the user's service manager
/// started; else the session that the person sees.
fn session(connection: &Connection) -> Option<OwnedObjectPath> {
    let path = |answer: Message| answer.body().deserialize::<OwnedObjectPath>().ok();
    let by_id = |id: &str| {
        connection
            .call_method(Some(LOGIND), PATH, Some(MANAGER), "GetSession", &id)
            .ok()
            .and_then(path)
    };
    let by_process = || {
        let pid = std::process::id();
        connection
            .call_method(Some(LOGIND), PATH, Some(MANAGER), "GetSessionByPID", &pid)
            .ok()
            .and_then(path)
    };
    let by_display = || {
        let proxy = PropertiesProxy::builder(connection)
            .destination(LOGIND)
            .ok()?
            .path(OUR_SESSION)
            .ok()?;
        let id: OwnedValue = proxy
            .build()
            .ok()?
            .get(SESSION.try_into().ok()?, "Id")
            .ok()?;
        by_id(&String::try_from(id).ok()?)
    };
    by_process()
        .or_else(|| {
            std::env::var("XDG_SESSION_ID")
                .ok()
                .and_then(|id| by_id(&id))
        })
        .or_else(by_display)
}

fn hear_screen_savers(bus: &Bus) -> zbus::Result<(Connection, MessageIterator)> {
    let connection = bus.connect(CALL)?;
    let heard = MessageIterator::from(&connection);
    let daemon = DBusProxy::new(&connection)?;
    for name in SCREEN_SAVERS {
        let rule = zbus::MatchRule::builder()
            .msg_type(Type::Signal)
            .interface(name)?;
        daemon.add_match_rule(rule.member("ActiveChanged")?.build())?;
    }
    Ok((connection, heard))
}

fn screen_saver_started(message: &Message) -> bool {
    let header = message.header();
    message.message_type() == Type::Signal
        && header
            .member()
            .is_some_and(|m| m.as_str() == "ActiveChanged")
        && header
            .interface()
            .is_some_and(|i| SCREEN_SAVERS.contains(&i.as_str()))
        && message.body().deserialize::<bool>().unwrap_or(false)
}

#[cfg(test)]
mod tests;
