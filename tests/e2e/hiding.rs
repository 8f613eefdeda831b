//! Quick hide: one chord, from anywhere, and nothing of Cairn is seen; what was typed is there after unlocking.

use crate::support::journey::{furnished, room, unlock};
use crate::support::{App, World, app, stays, wait_for, wait_until};

/// Presses it with real keys, in the window that is in front.
fn press_the_chord(world: &World, app: &App<'_>) {
    let window = wait_for("the window", || app.windows().first().cloned());
    world
        .display
        .xdotool(&["windowactivate", "--sync", &window]);
    world.display.xdotool(&["key", "ctrl+shift+h"]);
}

/// Whatever lists windows finds nothing in a title but the name.
fn titles_are_harmless(world: &World) {
    let ids = world.display.xdotool_try(&["search", "--name", "."]);
    let ids = ids.unwrap_or_default();
    let titles: Vec<_> = ids
        .lines()
        .filter_map(|id| world.display.xdotool_try(&["getwindowname", id]).ok())
        .map(|title| title.to_lowercase())
        .collect();
    assert!(titles.iter().any(|title| title == "cairn"), "{titles:?}");
    for word in [
        "journal", "recovery", "sober", "locked", "entry", "settings",
    ] {
        assert!(
            !titles.iter().any(|title| title.contains(word)),
            "{titles:?}"
        );
    }
}

#[test]
fn it_hides_into_the_tray_locks_and_keeps_what_was_typed() {
    let world = furnished().with_tray();
    let mut app = world.open();
    unlock(&app);
    app.type_into(
        "textbox",
        "Write something",
        "Typed before somebody came in",
    );
    press_the_chord(&world, &app);
    wait_until("nothing is seen", || app.windows().is_empty());
    titles_are_harmless(&world);
    app.await_relaunch();
    stays("it stays hidden", 2.0, || app.windows().is_empty());
    assert!(!world.display.has_minimized("Cairn"));
    titles_are_harmless(&world);
    world.tray().click("Open");
    wait_until("it is back", || app.windows().len() == 1);
    app.find("textbox", "Passphrase");
    titles_are_harmless(&world);
    unlock(&app);
    room(&app, "Journal");
    app.sees("Typed before somebody came in");
}

#[test]
fn without_a_tray_it_is_among_the_minimised_windows() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press("Add someone");
    app.paste("textbox", "Name", "Ines, from the choir");
    press_the_chord(&world, &app);
    wait_until("nothing is seen", || app.windows().is_empty());
    app.await_relaunch();
    wait_until("it can be found", || world.display.has_minimized("Cairn"));
    titles_are_harmless(&world);
    assert!(app.windows().is_empty());
    let mut second = world.start(&app::program(), &[]);
    wait_until("it is back", || app.windows().len() == 1);
    wait_until("the second start has ended", || !second.running());
    unlock(&app);
    room(&app, "People");
    wait_until("what was typed is there", || {
        app.value("textbox", "Name") == "Ines, from the choir"
    });
}

#[test]
fn it_works_from_a_dialog_and_from_the_middle_of_a_text() {
    let world = furnished().with_tray();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "In the middle of a ");
    app.press("More for this entry");
    app.press("Earlier versions");
    app.find("dialog", "Earlier versions");
    press_the_chord(&world, &app);
    app.await_relaunch();
    world.tray().click("Open");
    unlock(&app);
    room(&app, "Journal");
    app.sees("In the middle of a");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "Once more, with the cursor in it");
    press_the_chord(&world, &app);
    app.await_relaunch();
    world.tray().click("Open");
    unlock(&app);
    room(&app, "Journal");
    app.sees("Once more, with the cursor in it");
}

#[test]
fn it_works_while_locked_and_in_help_now() {
    let world = furnished().with_tray();
    let app = world.open();
    app.find("textbox", "Passphrase");
    press_the_chord(&world, &app);
    wait_until("nothing is seen", || app.windows().is_empty());
    world.tray().click("Help now");
    wait_until("it is back", || app.windows().len() == 1);
    app.find("button", "Call 112");
    press_the_chord(&world, &app);
    wait_until("nothing is seen", || app.windows().is_empty());
    stays("nothing was open, so it is the same process", 1.0, || {
        crate::support::processes::alive(app.pid()) && app.windows().is_empty()
    });
}

#[test]
fn settings_name_the_keys_and_what_a_recording_shows() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    app.sees("Hide at once, and lock");
    let keys = app.js(
        "return [...document.querySelectorAll('dd')].map((e) => e.textContent.trim())",
        &[],
    );
    assert_eq!(keys, serde_json::json!(["Ctrl+Shift+H", "Ctrl+L"]));
    app.sees("On this system no program can leave its window out of screenshots");
}
