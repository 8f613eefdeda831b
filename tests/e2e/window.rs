//! The one window: closed to the tray, brought back, and never two of it.

use crate::support::journey::{SPONSOR, furnished, room, turn, unlock};
use crate::support::{app, stays, wait_until};

#[test]
fn closing_tells_once_and_stays_in_the_tray() {
    let world = furnished().with_tray();
    let app = world.open();
    unlock(&app);
    app.close_window();
    app.sees("Cairn stays in the tray, so that it can remind you.");
    app.press("Stay in the tray");
    wait_until("the window is hidden", || app.windows().is_empty());
    world.tray().click("Open");
    wait_until("the window is back", || app.windows().len() == 1);
    app.close_window();
    wait_until("hidden without asking again", || app.windows().is_empty());
}

#[test]
fn starting_again_brings_the_one_window_back() {
    let world = furnished().with_tray();
    let app = world.open();
    unlock(&app);
    app.close_window();
    app.press("Stay in the tray");
    wait_until("the window is hidden", || app.windows().is_empty());
    let mut second = world.start(&app::program(), &[]);
    wait_until("the window is back", || app.windows().len() == 1);
    wait_until("the second start has ended", || !second.running());
    app.find("navigation", "Rooms");
}

#[test]
fn a_second_start_can_ask_for_help() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let _second = world.start(&app::program(), &["--help-now"]);
    app.find("button", "Call 112");
}

#[test]
fn without_a_tray_closing_quits_and_says_so_once() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.type_into("textbox", "Write something", "Said before closing");
    app.close_window();
    app.sees("Closing the window quits Cairn.");
    app.press("Quit");
    app.await_end();
    drop(app);
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees("Said before closing");
    app.close_window();
    app.await_end();
}

#[test]
fn the_tray_names_the_first_call_only_while_open() {
    let world = furnished().with_tray().with_dialer();
    let mut app = world.open();
    app.find("textbox", "Passphrase");
    wait_until("a menu", || {
        world.tray().menu().contains(&"Help now".to_owned())
    });
    assert!(
        !world
            .tray()
            .menu()
            .iter()
            .any(|entry| entry.contains(SPONSOR.0)),
        "{:?}",
        world.tray().menu()
    );
    unlock(&app);
    world.tray().click(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    world.tray().click("Lock");
    app.await_relaunch();
    app.find("textbox", "Passphrase");
    assert!(
        !world
            .tray()
            .menu()
            .iter()
            .any(|entry| entry.contains(SPONSOR.0))
    );
    world.tray().click("Help now");
    app.find("button", "Call 112");
    world.tray().click("Quit");
    app.await_end();
}

#[test]
fn closing_locks_if_so_chosen_and_stays_hidden() {
    let world = furnished().with_tray();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Settings");
    turn(&app, "Lock when the window closes", true);
    app.close_window();
    app.press("Stay in the tray");
    app.await_relaunch();
    stays("the locked window stays hidden", 2.0, || {
        app.windows().is_empty()
    });
    world.tray().click("Open");
    wait_until("the window is back", || app.windows().len() == 1);
    app.find("textbox", "Passphrase");
}
