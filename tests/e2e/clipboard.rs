//! What Cairn puts on the clipboard does not outlast what it came from.

use crate::support::journey::{PATH, furnished, room, unlock};
use crate::support::{App, World, wait_until};
use std::process::{Command, Stdio};

fn clipboard(world: &World) -> String {
    let out = Command::new("xclip")
        .args(["-selection", "clipboard", "-o"])
        .env("DISPLAY", &world.display.name)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}

fn copy(world: &World, app: &App<'_>) {
    room(app, "Settings");
    app.press("Copy the folder’s path");
    let folder = world.data().display().to_string();
    wait_until("it is copied", || clipboard(world) == folder);
}

/// Another program copies something.
fn copies_elsewhere(world: &World, words: &str) {
    let done = Command::new("sh")
        .args([
            "-c",
            "printf %s \"$1\" | xclip -i -selection clipboard >/dev/null 2>&1",
            "sh",
            words,
        ])
        .env("DISPLAY", &world.display.name)
        .status();
    assert!(done.unwrap().success());
    wait_until("the other program has it", || clipboard(world) == words);
}

#[test]
fn it_is_gone_when_something_is_shown_to_somebody() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    copy(&world, &app);
    room(&app, "People");
    app.press("Show something to someone");
    app.click("checkbox", PATH.0);
    app.press("Show these");
    app.find("heading", PATH.0);
    wait_until("the clipboard is empty", || clipboard(&world).is_empty());
}

#[test]
fn it_is_gone_after_locking_and_after_the_end() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    copy(&world, &app);
    crate::support::journey::lock(&mut app);
    assert_eq!(clipboard(&world), "");
    unlock(&app);
    copy(&world, &app);
    app.close_window();
    app.press("Quit");
    app.await_end();
    assert_eq!(clipboard(&world), "");
}

#[test]
fn what_another_program_copied_stays() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    copy(&world, &app);
    copies_elsewhere(&world, "from elsewhere");
    crate::support::journey::lock(&mut app);
    assert_eq!(clipboard(&world), "from elsewhere");
}
