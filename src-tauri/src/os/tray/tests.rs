#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::blocking::{Connection, connection::Builder};
use zbus::interface;
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

use super::*;
use crate::os::fakes::{Display, PrivateBus, eventually, run_alone};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const MENU: &str = "com.canonical.dbusmenu";

/// A panel: remembers whose icon was registered, and where.
struct Watcher {
    host: bool,
    items: Arc<Mutex<Vec<(String, String)>>>,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str, #[zbus(header)] header: Header<'_>) {
        let item = (header.sender().unwrap().to_string(), service.to_owned());
        self.items.lock().unwrap().push(item);
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.host
    }
}

type Items = Arc<Mutex<Vec<(String, String)>>>;

fn panel(bus: &PrivateBus, host: bool) -> (Connection, Items) {
    let items = Items::default();
    let connection = Builder::address(bus.address.as_str())
        .unwrap()
        .serve_at(
            "/StatusNotifierWatcher",
            Watcher {
                host,
                items: Arc::clone(&items),
            },
        )
        .unwrap()
        .name(WATCHER)
        .unwrap()
        .build()
        .unwrap();
    (connection, items)
}

#[test]
fn a_tray_is_there_only_with_a_host() {
    let mut bus = PrivateBus::start();
    assert!(!linux::host_is_there(bus.bus()));
    let (without_host, _) = panel(&bus, false);
    assert!(!linux::host_is_there(bus.bus()));
    without_host.close().unwrap();
    let _panel = panel(&bus, true);
    assert!(eventually(|| linux::host_is_there(bus.bus())));
    bus.stop();
    assert!(!linux::host_is_there(bus.bus()));
    run_alone("os::tray::tests::inside_without_a_bus", &[]);
}

#[test]
#[ignore = "run by a_tray_is_there_only_with_a_host"]
fn inside_without_a_bus() {
    assert!(!is_there());
}

/// The whole way: the icon in a panel, its menu over D-Bus, a click, and a changed menu.
#[test]
fn the_menu_is_shown_and_a_choice_comes_back() {
    let bus = PrivateBus::start();
    let (panel, items) = panel(&bus, true);
    let display = Display::start();
    let folder = tempfile::tempdir().unwrap();
    let word = folder.path().join("word");
    std::thread::scope(|scope| {
        let app = scope.spawn(|| {
            run_alone(
                "os::tray::tests::inside",
                &[
                    ("DISPLAY", &display.name),
                    ("GDK_BACKEND", "x11"),
                    ("DBUS_SESSION_BUS_ADDRESS", &bus.address),
                    ("XDG_RUNTIME_DIR", folder.path().to_str().unwrap()),
                    ("HOME", folder.path().to_str().unwrap()),
                    ("XDG_DATA_HOME", folder.path().to_str().unwrap()),
                    ("WORD", word.to_str().unwrap()),
                ],
            );
        });
        // A slow computer may take long to bring GTK up.
        assert!(
            (0..6).any(|_| eventually(|| !items.lock().unwrap().is_empty()) || app.is_finished())
        );
        let (owner, path) = items.lock().unwrap().first().expect("no icon came").clone();
        assert!(eventually(|| labels(&panel, &owner, &path).len() == 6));
        let locked: Vec<String> = labels(&panel, &owner, &path)
            .into_iter()
            .map(|(_, l)| l)
            .collect();
        assert_eq!(
            locked,
            ["Call A & B", "Help now", "", "Open Cairn", "Lock", "Quit"]
        );
        choose(&panel, &owner, &path, "Call A & B");
        assert!(eventually(
            || std::fs::read_to_string(&word).is_ok_and(|w| w == "Call ")
        ));
        // Then the menu changes to what is shown while locked.
        assert!(eventually(|| labels(&panel, &owner, &path).len() == 4));
        choose(&panel, &owner, &path, "Quit");
        app.join().unwrap();
    });
    assert_eq!(std::fs::read_to_string(&word).unwrap(), "Call Quit ");
}

/// Number and label of each line of the icon's menu; a separator has no label.
fn labels(panel: &Connection, owner: &str, path: &str) -> Vec<(i32, String)> {
    let Some(menu) = menu_of(panel, owner, path) else {
        return Vec::new();
    };
    let all: (i32, i32, Vec<&str>) = (0, -1, Vec::new());
    let answer = panel
        .call_method(Some(owner), &menu, Some(MENU), "GetLayout", &all)
        .unwrap();
    type Line = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);
    let (_, (_, _, lines)): (u32, Line) = answer.body().deserialize().unwrap();
    lines
        .into_iter()
        .map(|line| {
            let line = Structure::try_from(line).unwrap();
            let (id, properties, _) = Line::try_from(line).unwrap();
            let label = properties
                .get("label")
                .and_then(|l| l.downcast_ref::<String>().ok());
            (id, label.unwrap_or_default())
        })
        .collect()
}

fn menu_of(panel: &Connection, owner: &str, path: &str) -> Option<OwnedObjectPath> {
    let proxy = zbus::blocking::fdo::PropertiesProxy::builder(panel)
        .destination(owner.to_owned())
        .ok()?
        .path(path.to_owned())
        .ok()?
        .build()
        .ok()?;
    proxy
        .get("org.kde.StatusNotifierItem".try_into().ok()?, "Menu")
        .ok()?
        .try_into()
        .ok()
}

fn choose(panel: &Connection, owner: &str, path: &str, label: &str) {
    let lines = labels(panel, owner, path);
    let (id, _) = lines
        .iter()
        .find(|(_, l)| l == label)
        .expect("no such line");
    let menu = menu_of(panel, owner, path).unwrap();
    let event = (*id, "clicked", Value::I32(0), 0_u32);
    // After "Quit" nobody is left to answer.
    let _ = panel.call_method(Some(owner), &menu, Some(MENU), "Event", &event);
}

#[test]
#[ignore = "run by the_menu_is_shown_and_a_choice_comes_back"]
fn inside() {
    let word = std::path::PathBuf::from(std::env::var_os("WORD").unwrap());
    let mut items = TrayItems {
        call: Some("Call A & B".into()),
        help: "Help now".into(),
        open: "Open Cairn".into(),
        lock: Some("Lock".into()),
        quit: "Quit".into(),
        tooltip: "Cairn".into(),
    };
    let tray: Arc<Mutex<Option<Tray<tauri::Wry>>>> = Arc::default();
    let kept = Arc::clone(&tray);
    let app = tauri::Builder::default()
        .any_thread()
        .setup(move |app| {
            let handle = app.handle().clone();
            let of_choice = Arc::clone(&kept);
            let shown = items.clone();
            items.call = None;
            items.lock = None;
            *kept.lock().unwrap() = Tray::build(app.handle(), &shown, move |choice| {
                let before = std::fs::read_to_string(&word).unwrap_or_default();
                std::fs::write(&word, format!("{before}{choice:?} ")).unwrap();
                if choice == TrayChoice::Quit {
                    handle.exit(0);
                } else if let Some(tray) = of_choice.lock().unwrap().as_ref() {
                    tray.update(items.clone()).unwrap();
                }
            })?;
            assert!(kept.lock().unwrap().is_some());
            Ok(())
        })
        .build(tauri::generate_context!())
        .unwrap();
    app.run_return(|_, event| {
        if let tauri::RunEvent::ExitRequested {
            code: None, api, ..
        } = event
        {
            api.prevent_exit();
        }
    });
}
