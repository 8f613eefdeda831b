//! Beside the real window: it is not disturbed while it is open, and finds what was done when it opens next.

use crate::support::app::program;
use crate::support::journey::{ENTRY, PASSPHRASE, furnished, lock, room, skip_first_steps, unlock};
use crate::support::{World, files};
use std::process::{Command, Output, Stdio};

/// Runs the command line in this world, without its display.
fn run(world: &World, args: &[&str], secret: Option<&str>) -> Output {
    let mut command = Command::new(program());
    command
        .args(args)
        .env_clear()
        .envs(world.env())
        .env_remove("DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    match secret {
        Some(secret) => crate::home::begin(&mut command, secret).wait_with_output(),
        None => command.output(),
    }
    .unwrap()
}

#[test]
fn an_open_window_is_not_disturbed_and_opens_as_before_afterwards() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let asked = ["backup", "--passphrase-fd", "0"];
    let refused = run(&world, &asked, Some(PASSPHRASE));
    assert_eq!(refused.status.code(), Some(4), "{refused:?}");
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("Another Cairn has this journal open.")
    );
    room(&app, "Journal");
    app.sees(ENTRY);
    // Locked it still has it.
    lock(&mut app);
    let refused = run(&world, &asked, Some(PASSPHRASE));
    assert_eq!(refused.status.code(), Some(4), "{refused:?}");
    app.kill();
    let device =
        |world: &World| files::contents(&world.data()).remove(std::path::Path::new("device.json"));
    let before = device(&world);
    let made = run(&world, &asked, Some(PASSPHRASE));
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let verified = run(
        &world,
        &["verify", "--passphrase-fd", "0"],
        Some(PASSPHRASE),
    );
    assert_eq!(verified.status.code(), Some(0), "{verified:?}");
    assert_eq!(device(&world), before);
    app.reopen();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
}

#[test]
fn the_keychains_key_opens_what_it_opens_in_the_window() {
    let world = World::new().with_keyring();
    let app = world.open();
    app.press("Write something");
    app.type_into("textbox", "Your entry", "First words.");
    app.sees("Saved");
    app.press("Back");
    app.press("No");
    app.press("Keep it in the keychain");
    skip_first_steps(&app);
    drop(app);
    let opened = run(&world, &["verify"], None);
    assert_eq!(opened.status.code(), Some(0), "{opened:?}");
    let without = world
        .unset("DBUS_SESSION_BUS_ADDRESS")
        .unset("XDG_RUNTIME_DIR");
    let refused = run(&without, &["verify"], None);
    assert_eq!(refused.status.code(), Some(9), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("keychain has the key"));
}
