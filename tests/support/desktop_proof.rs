//! The notification server, the tray, the keychain, the `tel:` handler, logind and the clock.

use crate::support::processes::{self, run};
use crate::support::{World, wait_until};
use std::collections::HashMap;
use std::fs;
use std::process::Command;
use zbus::blocking::Proxy;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value};

fn notify(world: &World, title: &str) -> zbus::Result<u32> {
    let bus = world.bus().connect();
    let server = Proxy::new(
        &bus,
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.freedesktop.Notifications",
    )?;
    let hints: HashMap<&str, Value<'_>> = HashMap::from([("urgency", Value::U8(1))]);
    server.call(
        "Notify",
        &(
            "app",
            0_u32,
            "",
            title,
            "body",
            vec!["call", "Call"],
            hints,
            1000_i32,
        ),
    )
}

#[test]
fn the_notification_server_records_clicks_dies_and_comes_back() {
    let world = World::new().with_notifications();
    let bus = world.bus().connect();
    let listener = Proxy::new(
        &bus,
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.freedesktop.Notifications",
    )
    .unwrap();
    let mut clicks = listener.receive_signal("ActionInvoked").unwrap();

    let id = notify(&world, "first").unwrap();
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        (shown.id, shown.title.as_str(), shown.action("Call")),
        (id, "first", Some("call"))
    );
    world.notifications().click(id, "call");
    let click = clicks.next().unwrap();
    assert_eq!(
        click.body().deserialize::<(u32, String)>().unwrap(),
        (id, "call".to_owned())
    );
    assert!(world.notifications().shown()[0].closed);

    world.notifications().die();
    wait_until("the name is free", || {
        !world.bus().has("org.freedesktop.Notifications")
    });
    assert!(notify(&world, "lost").is_err());
    world.notifications().come_back();
    notify(&world, "second").unwrap();
    assert_eq!(world.notifications().wait_for(2).title, "second");
}

#[test]
fn the_notification_server_can_do_less_and_be_silenced() {
    let world = World::new().with_notifications_that(&["body"]);
    let bus = world.bus().connect();
    let server = Proxy::new(
        &bus,
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.freedesktop.Notifications",
    )
    .unwrap();
    let can: Vec<String> = server.call("GetCapabilities", &()).unwrap();
    assert_eq!(can, ["body"]);
    let silenced = || server.get_property::<bool>("Inhibited");
    assert!(silenced().is_err(), "no such switch");
    world.notifications().silence(true);
    assert!(silenced().unwrap());

    notify(&world, "one").unwrap();
    notify(&world, "two").unwrap();
    world.notifications().press("Call");
    let closed: Vec<bool> = world
        .notifications()
        .shown()
        .iter()
        .map(|n| n.closed)
        .collect();
    assert_eq!(closed, [false, true], "the newest first");
}

#[test]
fn nothing_of_the_computers_own_session_is_started() {
    let world = World::new();
    assert!(notify(&world, "nobody").is_err());
    assert!(!world.bus().has("org.freedesktop.secrets"));
    let world_processes =
        processes::with_env(&format!("CAIRN_TEST_WORLD={}", world.root().display()));
    assert!(world_processes.is_empty(), "{world_processes:?}");
}

#[test]
fn the_tray_takes_an_icon() {
    let world = World::new().with_tray();
    let bus = world.bus().connect();
    let watcher = Proxy::new(
        &bus,
        "org.kde.StatusNotifierWatcher",
        "/StatusNotifierWatcher",
        "org.kde.StatusNotifierWatcher",
    )
    .unwrap();
    assert!(
        watcher
            .get_property::<bool>("IsStatusNotifierHostRegistered")
            .unwrap()
    );
    let _: () = watcher
        .call("RegisterStatusNotifierItem", &("/some/item",))
        .unwrap();
    assert_eq!(world.tray().icons(), 1);
}

#[test]
fn the_keychain_keeps_a_secret() {
    let world = World::new().with_keyring();
    let bus = world.bus().connect();
    let service = Proxy::new(
        &bus,
        "org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service",
    )
    .unwrap();
    let (_, session): (OwnedValue, OwnedObjectPath) = service
        .call("OpenSession", &("plain", Value::from("")))
        .unwrap();
    let login: OwnedObjectPath = service.call("ReadAlias", &("default",)).unwrap();
    assert_ne!(login.as_str(), "/", "there is a default collection");
    let collection = Proxy::new(
        &bus,
        "org.freedesktop.secrets",
        login,
        "org.freedesktop.Secret.Collection",
    )
    .unwrap();
    assert!(!collection.get_property::<bool>("Locked").unwrap());
    let properties: HashMap<&str, Value<'_>> = HashMap::from([
        ("org.freedesktop.Secret.Item.Label", Value::from("test")),
        (
            "org.freedesktop.Secret.Item.Attributes",
            Value::from(HashMap::from([("a", "b")])),
        ),
    ]);
    let secret = (&session, Vec::<u8>::new(), b"stone".to_vec(), "text/plain");
    let (item, prompt): (OwnedObjectPath, OwnedObjectPath) = collection
        .call("CreateItem", &(properties, secret, true))
        .unwrap();
    assert_eq!(prompt.as_str(), "/", "nobody is asked");
    let item = Proxy::new(
        &bus,
        "org.freedesktop.secrets",
        item,
        "org.freedesktop.Secret.Item",
    )
    .unwrap();
    let (_, _, value, _): (OwnedObjectPath, Vec<u8>, Vec<u8>, String) = item
        .call::<_, _, ((OwnedObjectPath, Vec<u8>, Vec<u8>, String),)>("GetSecret", &(session,))
        .unwrap()
        .0;
    assert_eq!(value, b"stone");
}

/// GIO is what Cairn asks; `gio` is its command line.
#[test]
fn the_dialer_is_found_and_dials() {
    let world = World::new().with_dialer();
    let gio = |args: &[&str]| run(Command::new("gio").args(args).env_clear().envs(world.env()));
    assert!(gio(&["mime", "x-scheme-handler/tel"]).contains("pocket-tel.desktop"));
    gio(&["open", "tel:+15550100"]);
    assert_eq!(world.dialer().wait_for(1), "tel:+15550100");
}

#[test]
fn each_kind_of_link_has_its_program() {
    let world = World::new().with_programs();
    let gio = |args: &[&str]| run(Command::new("gio").args(args).env_clear().envs(world.env()));
    for (at, link) in ["sms:988", "mailto:sam@example.org", "https://meet.example/"]
        .iter()
        .enumerate()
    {
        gio(&["open", link]);
        assert_eq!(world.dialer().wait_for(at + 1), *link);
    }
}

#[test]
fn without_a_dialer_nothing_opens_tel() {
    let world = World::new();
    let said = run(Command::new("gio")
        .args(["mime", "x-scheme-handler/tel"])
        .env_clear()
        .envs(world.env()));
    assert!(!said.contains(".desktop"), "{said}");
}

#[test]
fn logind_tells_of_sleep_and_hands_out_locks() {
    let world = World::new().with_logind();
    let bus = world.logind().bus.connect();
    let manager = Proxy::new(
        &bus,
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    )
    .unwrap();
    let mut sleeps = manager.receive_signal("PrepareForSleep").unwrap();
    let lock: OwnedFd = manager
        .call("Inhibit", &("sleep", "Cairn", "saving", "delay"))
        .unwrap();
    assert_eq!(world.logind().delays_held(), 1);
    drop(lock);
    wait_until("the lock is given back", || {
        world.logind().delays_held() == 0
    });
    world.logind().sleep();
    assert!(sleeps.next().unwrap().body().deserialize::<bool>().unwrap());
    world.logind().wake();
    assert!(!sleeps.next().unwrap().body().deserialize::<bool>().unwrap());

    let path: OwnedObjectPath = manager.call("GetSession", &("auto",)).unwrap();
    let session = Proxy::new(
        &bus,
        "org.freedesktop.login1",
        path,
        "org.freedesktop.login1.Session",
    )
    .unwrap();
    let mut locks = session.receive_signal("Lock").unwrap();
    world.logind().lock_session();
    locks.next().unwrap();
}

#[test]
fn the_clock_is_one_line() {
    let world = World::new();
    world.clock.set("2026-03-29T00:59:30Z", "Europe/Berlin");
    world.clock.pass_minutes(2);
    assert_eq!(
        fs::read_to_string(world.clock.path()).unwrap(),
        "2026-03-29T01:01:30Z Europe/Berlin\n"
    );
}
