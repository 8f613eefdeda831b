//! D-Bus: which bus, and a connection that gives up instead of hanging.

use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;

/// Which message bus to speak on.
#[derive(Clone, Debug)]
pub(crate) enum Bus {
    Session,
    System,
    /// A bus by its address.
    #[cfg(test)]
    At(String),
}

impl Bus {
    /// Connects; calls on the connection fail with a time-out error after `patience`.
    ///
    /// Never starts a bus: without `DBUS_SESSION_BUS_ADDRESS` only `$XDG_RUNTIME_DIR/bus` is tried. The
    /// greeting itself has no time limit, so call this from a thread that nobody waits for without one.
    pub(crate) fn connect(&self, patience: Duration) -> zbus::Result<Connection> {
        let builder = match self {
            Self::Session => Builder::session()?,
            Self::System => Builder::system()?,
            #[cfg(test)]
            Self::At(address) => Builder::address(address.as_str())?,
        };
        builder.method_timeout(patience).build()
    }
}

/// Whether the connection itself is gone, as opposed to a call that was refused or timed out.
pub(crate) fn is_broken(error: &zbus::Error) -> bool {
    match error {
        zbus::Error::InputOutput(e) => e.kind() != std::io::ErrorKind::TimedOut,
        _ => false,
    }
}
