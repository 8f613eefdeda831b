//! The place where tray icons go: a StatusNotifierWatcher that takes every icon, and a hand that
//! opens an icon's menu (com.canonical.dbusmenu) and clicks in it.

use super::bus::Bus;
use super::wait::wait_for;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

#[derive(Debug)]
pub struct Tray {
    connection: Connection,
    items: Items,
}

/// bus name and object path of each registered icon
type Items = Arc<Mutex<Vec<(String, String)>>>;

impl Tray {
    pub fn start(bus: &Bus) -> Self {
        let items = Items::default();
        let connection = bus.serve(
            "org.kde.StatusNotifierWatcher",
            "/StatusNotifierWatcher",
            Watcher {
                items: Arc::clone(&items),
            },
        );
        Self { connection, items }
    }

    /// How many icons were put there.
    pub fn icons(&self) -> usize {
        self.items.lock().expect("lock").len()
    }

    /// The entries of the newest icon's menu that are seen and can be clicked, separators left out.
    pub fn menu(&self) -> Vec<String> {
        self.entries().into_iter().map(|(_, label)| label).collect()
    }

    /// Clicks the entry with this label.
    pub fn click(&self, label: &str) {
        let id = wait_for(
            &format!("{label:?} in the tray menu, which has {:?}", self.menu()),
            || {
                self.entries()
                    .into_iter()
                    .find(|(_, words)| words == label)
                    .map(|(id, _)| id)
            },
        );
        let menu = self.menu_object().expect("a tray icon with a menu");
        menu.call_method("Event", &(id, "clicked", Value::from(0_i32), 0_u32))
            .expect("a click in the tray menu");
    }

    fn entries(&self) -> Vec<(i32, String)> {
        let Some(menu) = self.menu_object() else {
            return Vec::new();
        };
        let layout: zbus::Result<(u32, Node)> =
            menu.call("GetLayout", &(0_i32, -1_i32, Vec::<&str>::new()));
        layout
            .map(|(_, root)| clickable(root.2))
            .unwrap_or_default()
    }

    fn menu_object(&self) -> Option<Proxy<'static>> {
        let (service, path) = self.items.lock().expect("lock").last().cloned()?;
        let item = Proxy::new(
            &self.connection,
            service.clone(),
            path,
            "org.kde.StatusNotifierItem",
        )
        .ok()?;
        let menu: OwnedObjectPath = item.get_property("Menu").ok()?;
        Proxy::new(&self.connection, service, menu, "com.canonical.dbusmenu").ok()
    }
}

/// One menu entry: its number, its properties, the entries below it.
type Node = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

fn clickable(children: Vec<OwnedValue>) -> Vec<(i32, String)> {
    let mut found = Vec::new();
    for child in children {
        let Ok(structure) = Structure::try_from(child) else {
            continue;
        };
        let Ok(node) = Node::try_from(structure) else {
            continue;
        };
        let seen = |name: &str| {
            node.1
                .get(name)
                .is_none_or(|v| bool::try_from(v.clone()).unwrap_or(true))
        };
        let label = node
            .1
            .get("label")
            .and_then(|v| String::try_from(v.clone()).ok())
            .unwrap_or_default();
        if seen("visible") && seen("enabled") && !label.is_empty() {
            // An underscore marks the letter that opens the entry by keyboard; two are one.
            found.push((
                node.0,
                label
                    .replace("__", "\u{1}")
                    .replace('_', "")
                    .replace('\u{1}', "_"),
            ));
        }
        found.extend(clickable(node.2));
    }
    found
}

struct Watcher {
    items: Items,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    /// `service` is a bus name, or an object path of the caller's (as libayatana gives).
    fn register_status_notifier_item(
        &mut self,
        service: String,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let item = if service.starts_with('/') {
            (sender, service)
        } else {
            (service, "/StatusNotifierItem".into())
        };
        self.items.lock().expect("lock").push(item);
    }

    fn register_status_notifier_host(&mut self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.items
            .lock()
            .expect("lock")
            .iter()
            .map(|(service, path)| format!("{service}{path}"))
            .collect()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    async fn status_notifier_item_registered(
        emitter: &zbus::object_server::SignalEmitter<'_>,
        service: &str,
    ) -> zbus::Result<()>;
}
