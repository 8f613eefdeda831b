//! Computers that lack something: no session bus, no tray, no locale.

use crate::support::journey::{ENTRY, PASSPHRASE, furnished, room, unlock};
use crate::support::{World, save_dialog, wait_until};
use serde_json::json;
use std::fs;
use std::path::Path;

#[test]
fn without_a_session_bus_it_opens_writes_and_says_what_is_missing() {
    let world = furnished().without_bus();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
    room(&app, "Settings");
    app.sees("This computer shows no notifications just now.");
    app.sees("There is no tray on this computer");
}

#[test]
fn without_a_session_bus_first_open_asks_for_a_passphrase() {
    let world = World::new().without_bus();
    let app = world.open();
    crate::support::journey::begin(&app, "No bus.");
    app.sees("No bus.");
}

#[test]
fn any_language_setting_opens() {
    for lang in [
        None,
        Some("C"),
        Some("POSIX"),
        Some("de_DE.UTF-8"),
        Some("ar_EG.UTF-8"),
        Some("zz_ZZ"),
        Some(""),
    ] {
        let world = furnished();
        let world = match lang {
            Some(lang) => world.with_env("LANG", lang),
            None => world.unset("LANG"),
        };
        let app = world.open();
        unlock(&app);
        app.sees("22");
        app.sees("2026");
        let language = app.js("return document.documentElement.lang", &[]);
        assert!(
            !language.as_str().unwrap_or_default().is_empty(),
            "{lang:?}"
        );
        assert_ne!(language, serde_json::json!("C"), "{lang:?}");
    }
}

/// Every file and folder below has no rights but the owner's.
fn is_for_the_person_alone(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mut found = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        next += 1;
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
        if path.is_dir() {
            found.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
    }
}

#[test]
fn files_are_for_the_person_alone() {
    let world = World::new();
    let drive = tempfile::tempdir().unwrap();
    let app = world.open();
    crate::support::journey::begin(&app, "Some words");
    // Wherever the program writes: by the page, by itself, and where the person sends something.
    crate::support::journey::add_person(&app, "Robin", "Sponsor", "+49 30 1234567", true);
    wait_until("the help card", || world.data_file("help-card").is_some());
    let id = crate::writing::begin(&app, "A picture of the day");
    room(&app, "Journal");
    crate::writing::open_newest(&app);
    crate::photos::paste_picture(&app);
    wait_until("the photo is kept", || {
        app.invoke("entry", &json!({ "id": id }))["photos"][0]["id"].is_string()
    });
    app.press("Back");
    room(&app, "Settings");
    let stick = drive.path().join("stick");
    fs::create_dir(&stick).unwrap();
    app.press("Choose a folder");
    save_dialog::choose_folder(&world, &stick);
    app.sees("They also go to this folder:");
    app.press("Make a backup now");
    app.sees("The backup is made, and all of it can be read.");
    let export = drive.path().join("all.zip");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        PASSPHRASE,
    );
    app.press("Save it, out of Cairn");
    save_dialog::save_as(&world, &export);
    app.sees("Saved: 2 entries, one photo.");
    is_for_the_person_alone(&export);
    is_for_the_person_alone(&stick.join("cairn-backups"));
    is_for_the_person_alone(&world.data());
    for name in [
        "help-card",
        "vault.keys",
        "vault.keys.bak",
        "device.json",
        "photos.list",
    ] {
        assert!(world.data_file(name).is_some(), "{name} was looked at");
    }
    assert!(world.has_noted("start"), "the log was looked at");
}

#[test]
fn a_folder_that_is_synced_is_told_once_and_in_settings() {
    let world = furnished();
    // The home is what a sync program keeps the same on several computers.
    fs::create_dir(world.home().join(".stfolder")).unwrap();
    let mut app = world.open();
    unlock(&app);
    app.sees("Your journal lies inside Syncthing.");
    app.press("All right");
    app.gone("button", "All right");
    room(&app, "Settings");
    app.sees("Your journal lies inside Syncthing.");
    crate::support::journey::lock(&mut app);
    unlock(&app);
    app.find("textbox", "Write something");
    app.sees_no("Syncthing");
    // Another place is told anew.
    fs::remove_dir(world.home().join(".stfolder")).unwrap();
    fs::write(world.home().join(".dropbox"), "").unwrap();
    room(&app, "Journal");
    room(&app, "Today");
    app.sees("Your journal lies inside Dropbox.");
}
