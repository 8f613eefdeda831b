//! Leaving with everything in one file, and bringing it in again.

use crate::support::journey::{ENTRY, PASSPHRASE, SPONSOR, begin, furnished, room, unlock};
use crate::support::{App, World, save_dialog, wait_until};
use serde_json::json;
use std::fs;
use std::path::Path;

fn entries(app: &App<'_>) -> u64 {
    let counts = app.invoke("counts", &json!({}));
    counts["all"].as_u64().unwrap()
}

fn save(world: &World, app: &App<'_>, to: &Path) {
    room(app, "Settings");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        PASSPHRASE,
    );
    app.press("Save it, out of Cairn");
    save_dialog::save_as(world, to);
    app.sees("Saved: one entry");
}

fn look(world: &World, app: &App<'_>, at: &Path) {
    app.press("Choose the zip file");
    save_dialog::choose_file(world, at);
}

#[test]
fn everything_leaves_in_one_file_and_comes_in_once() {
    let drive = tempfile::tempdir().unwrap();
    let file = drive.path().join("all.zip");
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        "not this one",
    );
    app.press("Save it, out of Cairn");
    app.sees("does not open");
    assert!(!file.exists());
    save(&world, &app, &file);
    // What left is here already.
    look(&world, &app, &file);
    app.sees("Everything in it is here already.");
    app.press("Cancel");
    drop(app);
    drop(world);

    let world = World::new();
    let app = world.open();
    begin(&app, "Another beginning.");
    assert_eq!(entries(&app), 1);
    room(&app, "Settings");
    look(&world, &app, &file);
    app.sees("Comes in");
    app.press("Bring it in");
    app.sees("It is all in.");
    wait_until("the entry is there", || entries(&app) == 2);
    let people = app.invoke("contacts", &json!({}));
    assert_eq!(people[0]["name"], SPONSOR.0);
    look(&world, &app, &file);
    app.sees("Everything in it is here already.");
    app.press("Cancel");
    room(&app, "Journal");
    app.sees(ENTRY);
    // A backup was made before it came in.
    let backups = app.invoke("backups", &json!({}));
    assert_eq!(backups["backups"][0]["contents"]["entries"], 1);
}

#[test]
fn what_is_no_export_is_told_and_changes_nothing() {
    let drive = tempfile::tempdir().unwrap();
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    for (name, bytes, said) in [
        ("note.zip", &b"no zip"[..], "This file is no zip."),
        (
            "cut.zip",
            &b"PK\x03\x04 and then nothing"[..],
            "Nothing was changed.",
        ),
    ] {
        let file = drive.path().join(name);
        fs::write(&file, bytes).unwrap();
        look(&world, &app, &file);
        app.sees(said);
    }
    assert_eq!(entries(&app), 1);
}
