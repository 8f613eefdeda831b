//! Whether the desktop holds notifications back just now, where it lets programs know.

/// `None` where it cannot be known. Asks each time; takes at most about two seconds.
#[must_use]
pub fn is_on() -> Option<bool> {
    #[cfg(target_os = "linux")]
    {
        linux::is_on(crate::os::bus::Bus::Session)
    }
    #[cfg(not(target_os = "linux"))]
    {
        None
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use gio::prelude::*;
    use zbus::blocking::fdo::{DBusProxy, PropertiesProxy};

    use crate::os::bus::Bus;
    use crate::os::patience::within;

    const PATIENCE: Duration = Duration::from_secs(2);
    const SERVER: &str = "org.freedesktop.Notifications";
    const GNOME: &str = "org.gnome.desktop.notifications";
    const BANNERS: &str = "show-banners";

    pub(super) fn is_on(bus: Bus) -> Option<bool> {
        within(PATIENCE, move || inhibited(&bus).ok())
            .flatten()
            .or_else(banners_are_off)
    }

    /// Plasma's server has the property `Inhibited`; others answer that they have none.
    fn inhibited(bus: &Bus) -> zbus::Result<bool> {
        let connection = bus.connect(PATIENCE)?;
        // Asked first, so that no server is started for the question.
        if !DBusProxy::new(&connection)?.name_has_owner(SERVER.try_into()?)? {
            return Err(zbus::Error::Unsupported);
        }
        let server = PropertiesProxy::builder(&connection)
            .destination(SERVER)?
            .path("/org/freedesktop/Notifications")?
            .build()?;
        let interface = zbus::names::InterfaceName::try_from(SERVER)?;
        Ok(server.get(interface, "Inhibited")?.try_into()?)
    }

    /// GNOME's switch is a setting, which means something only where GNOME's shell is running.
    fn banners_are_off() -> Option<bool> {
        let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
        if !desktop.split(':').any(|name| name == "GNOME") {
            return None;
        }
        // GLib ends the program when a schema or a key is asked for that is not installed.
        let schema = gio::SettingsSchemaSource::default()?.lookup(GNOME, true)?;
        schema
            .has_key(BANNERS)
            .then(|| !gio::Settings::new(GNOME).boolean(BANNERS))
    }

    #[cfg(test)]
    mod tests {
        #![allow(clippy::unwrap_used)]
        use super::*;
        use crate::os::fakes::PrivateBus;
        use zbus::blocking::connection::Builder;

        struct Plasma(bool);

        #[zbus::interface(name = "org.freedesktop.Notifications")]
        impl Plasma {
            #[zbus(property)]
            fn inhibited(&self) -> bool {
                self.0
            }
        }

        struct Plain;

        #[zbus::interface(name = "org.freedesktop.Notifications")]
        impl Plain {
            fn get_capabilities(&self) -> Vec<String> {
                Vec::new()
            }
        }

        fn serve(
            bus: &PrivateBus,
            server: impl zbus::object_server::Interface,
        ) -> zbus::blocking::Connection {
            Builder::address(bus.address.as_str())
                .unwrap()
                .serve_at("/org/freedesktop/Notifications", server)
                .unwrap()
                .name(SERVER)
                .unwrap()
                .build()
                .unwrap()
        }

        #[test]
        fn a_server_that_tells_is_believed_and_the_rest_is_unknown() {
            let bus = PrivateBus::start();
            assert_eq!(inhibited(&bus.bus()).ok(), None, "nobody there");
            for on in [true, false] {
                let _server = serve(&bus, Plasma(on));
                assert_eq!(inhibited(&bus.bus()).ok(), Some(on));
            }
            let _server = serve(&bus, Plain);
            assert_eq!(inhibited(&bus.bus()).ok(), None);
        }
    }
}
