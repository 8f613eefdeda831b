//! The one window: closed to the tray, brought back, and never two of it.

use crate::support::journey::{SPONSOR, furnished, room, turn, unlock};
use crate::support::{App, World, app, processes, stays, wait_for, wait_until};

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
fn the_last_letters_before_the_window_closes_are_kept() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    type_and_close(&world, &app, "typed fast before the first closing");
    app.press("Quit");
    app.await_end();
    drop(app);
    let app = world.open();
    unlock(&app);
    type_and_close(&world, &app, "and fast before the second");
    app.await_end();
    drop(app);
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees("typed fast before the first closing");
    app.sees("and fast before the second");
}

/// Types with keys, faster than anybody, and closes the window with the next one.
fn type_and_close(world: &World, app: &App<'_>, words: &str) {
    app.click("textbox", "Write something");
    let window = wait_for("the window", || app.windows().first().cloned());
    let line = ["windowactivate", "--sync", &window];
    world.display.xdotool(&line);
    let line = [
        "type", "--args", "1", "--delay", "4", words, "key", "alt+F4",
    ];
    world.display.xdotool(&line);
}

#[test]
fn a_page_whose_process_ends_begins_anew_and_nothing_typed_is_lost() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let window = wait_for("the window", || app.windows().first().cloned());
    app.type_into("textbox", "Write something", "Said before the page ended");
    app.sees("Saved");
    let page =
        |pid: &u32| processes::program(*pid).is_some_and(|path| path.ends_with("WebKitWebProcess"));
    let drawn = world.display.colours(&window);
    let old = processes::tree(app.pid()).into_iter().find(page).unwrap();
    processes::kill(old);
    wait_until("that process is gone", || !processes::alive(old));
    // The driver cannot follow it.
    wait_until("the page is drawn by another", || {
        processes::tree(app.pid()).iter().any(page)
            && world.display.colours(&window) > drawn * 3 / 4
    });
    app.kill();
    app.reopen();
    unlock(&app);
    room(&app, "Journal");
    app.sees("Said before the page ended");
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
