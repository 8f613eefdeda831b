//! A full disk and a folder that cannot be written, each in a mount namespace of its own (`unshare -m`).
//!
//! The data folder lies on a small file system that only the program sees; the test reaches it through
//! `/proc/PID/root`.

use crate::support::journey::{ENTRY, furnished, lock, room, unlock};
use crate::support::{App, Launch, World, processes, stays, wait_until};
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

/// Starts what follows with the data folder on a file system of its own: `options` are those of tmpfs, `after` is
/// run when the data is in it.
fn launch(options: &str, after: &str) -> Launch {
    let script = format!(
        "set -e; D=\"$CAIRN_DATA_DIR\"; mkdir -p \"$D\"; cp -a \"$D\" \"$D.copy\"; \
         mount -t tmpfs -o {options} tmpfs \"$D\"; cp -a \"$D.copy/.\" \"$D/\"; {after} exec \"$@\""
    );
    with_mounts(&script)
}

/// Starts the program in a mount namespace of its own, after a script that mounts something there and ends in `exec "$@"`.
pub(crate) fn with_mounts(script: &str) -> Launch {
    let mut before = processes::unshare("--mount");
    before.extend(["sh", "-c", script, "sh"]);
    Launch::before(&before)
}

/// The data folder as the program sees it.
fn inside(world: &World, app: &App<'_>) -> PathBuf {
    let data = world.data();
    PathBuf::from(format!("/proc/{}/root", app.pid())).join(data.strip_prefix("/").unwrap())
}

/// Writes into the folder until nothing more goes into it.
pub(crate) fn fill(folder: &std::path::Path) -> PathBuf {
    let path = folder.join("filler");
    let mut file = fs::File::create(&path).unwrap();
    for size in [1 << 16, 4096, 512, 16, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
    path
}

#[test]
fn a_full_disk_is_told_and_nothing_typed_is_lost() {
    let world = furnished();
    let app = world.open_as(launch("size=12m,mode=700", ""));
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "Before the disk was full. ");
    app.sees("Saved");
    let filler = fill(&inside(&world, &app));
    let long = format!(
        "Before the disk was full. {}",
        "And while it was. ".repeat(20_000)
    );
    app.paste("textbox", "Your entry", &long);
    app.sees("The disk is full, so this could not be saved.");
    assert_eq!(
        app.value("textbox", "Your entry"),
        long,
        "what was typed stays in the window"
    );
    fs::remove_file(filler).unwrap();
    app.sees("Saved");
    app.press("Back");
    room(&app, "Journal");
    app.sees("Before the disk was full.");
    app.sees(ENTRY);
}

/// The window goes before anything is saved, and what cannot be saved keeps the journal open, out of sight.
#[test]
fn cairn_hides_at_once_also_when_nothing_can_be_saved() {
    let world = furnished().with_tray();
    let app = world.open_as(launch("size=12m,mode=700", ""));
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "Before the disk was full. ");
    app.sees("Saved");
    let filler = fill(&inside(&world, &app));
    let long = format!(
        "Before the disk was full. {}",
        "And while it was. ".repeat(20_000)
    );
    app.paste("textbox", "Your entry", &long);
    app.sees("The disk is full, so this could not be saved.");
    app.keys(&["Control", "Shift", "h"]);
    wait_until("nothing is seen", || app.windows().is_empty());
    stays("it stays, hidden", 3.0, || {
        processes::alive(app.pid()) && app.windows().is_empty()
    });
    fs::remove_file(filler).unwrap();
    world.tray().click("Open");
    wait_until("it is back", || app.windows().len() == 1);
    assert_eq!(app.value("textbox", "Your entry"), long);
    app.sees("Saved");
}

#[test]
fn a_full_disk_on_first_open_is_told() {
    let world = World::new();
    let app = world.open_as(launch("size=64k,mode=700", ""));
    app.press("Write something");
    app.paste("textbox", "Passphrase", crate::support::journey::PASSPHRASE);
    app.paste(
        "textbox",
        "The same once more",
        crate::support::journey::PASSPHRASE,
    );
    app.press("Begin");
    app.sees("The disk is full");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let world = furnished();
    let app = world.open_as(launch("size=12m,mode=700", "mount -o remount,ro \"$D\";"));
    crate::support::wait_until("something to read", || !app.text().is_empty());
    if app.has("textbox", "Passphrase") {
        app.paste("textbox", "Passphrase", crate::support::journey::PASSPHRASE);
        app.press("Open");
    }
    app.sees("Cairn may not write to its folder just now.");
    app.press("Help now");
    app.find("button", "Call 112");
}

#[test]
fn a_folder_that_cannot_be_written_on_first_open_is_told() {
    let world = World::new();
    let app = world.open_as(launch("size=12m,mode=700", "mount -o remount,ro \"$D\";"));
    crate::support::wait_until("something to read", || !app.text().is_empty());
    if app.has("button", "Write something") {
        app.press("Write something");
        if app.has("textbox", "The same once more") {
            app.paste("textbox", "Passphrase", crate::support::journey::PASSPHRASE);
            app.paste(
                "textbox",
                "The same once more",
                crate::support::journey::PASSPHRASE,
            );
            app.press("Begin");
        }
    }
    app.sees("Cairn may not write to its folder just now.");
}

#[test]
fn a_disk_that_fills_up_and_is_locked_keeps_what_was_saved() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    lock(&mut app);
    drop(app);
    let app = world.open_as(launch("size=12m,mode=700", ""));
    let filler = fill(&inside(&world, &app));
    app.paste("textbox", "Passphrase", crate::support::journey::PASSPHRASE);
    app.press("Open");
    crate::support::wait_until("an answer", || {
        app.has("navigation", "Rooms") || app.text().contains("The disk is full")
    });
    fs::remove_file(filler).unwrap();
    if !app.has("navigation", "Rooms") {
        unlock(&app);
    }
    room(&app, "Journal");
    app.sees(ENTRY);
}
