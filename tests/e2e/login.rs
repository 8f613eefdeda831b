//! Started with the login: out of the way, and there when it is wanted.

use crate::support::journey::{furnished, room, unlock};
use crate::support::tray::Tray;
use crate::support::{App, Launch, World, app, stays, wait_until};

fn log_in(world: &World) -> App<'_> {
    world.open_as(Launch::with(&["--hidden"]))
}

#[test]
fn it_waits_in_the_tray() {
    let world = World::new().with_tray();
    let app = log_in(&world);
    wait_until("an icon", || world.tray().icons() == 1);
    stays("no window", 2.0, || {
        app.windows().is_empty() && !world.display.has_minimized("Cairn")
    });
    world.tray().click("Open");
    wait_until("the window is there", || app.windows().len() == 1);
}

#[test]
fn a_panel_that_comes_later_gets_its_icon() {
    let world = World::new();
    let app = log_in(&world);
    stays("no window while the panel may come", 3.0, || {
        app.windows().is_empty() && !world.display.has_minimized("Cairn")
    });
    let tray = Tray::start(world.bus());
    wait_until("an icon", || tray.icons() == 1);
    stays("no window", 2.0, || app.windows().is_empty());
    tray.click("Open");
    wait_until("the window is there", || app.windows().len() == 1);
}

#[test]
fn without_a_tray_it_is_there_minimised() {
    let world = World::new();
    let app = log_in(&world);
    wait_until("a minimised window", || {
        world.display.has_minimized("Cairn")
    });
    assert!(app.windows().is_empty(), "it does not come to the front");
    let _second = world.start(&app::program(), &[]);
    wait_until("the window is there", || app.windows().len() == 1);
}

#[test]
fn it_starts_with_the_login_when_chosen() {
    let world = furnished().with_notifications().with_tray();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    app.sees("It waits in the tray without a window, so that reminders come.");
    assert!(!world.autostart().exists(), "not chosen yet");
    app.click("checkbox", "Start Cairn when I log in");
    wait_until("it starts with the login", || world.autostart().exists());
    let entry = std::fs::read_to_string(world.autostart()).unwrap();
    let starts = entry.lines().find(|line| line.starts_with("Exec="));
    assert!(
        starts.is_some_and(|line| line.contains("--hidden")),
        "{entry}"
    );
    app.click("checkbox", "Start Cairn when I log in");
    wait_until("no longer", || !world.autostart().exists());
}
