//! Backups: made by themselves and by hand, looked into, put back, carried to another computer.

use crate::support::journey::{ENTRY, PASSPHRASE, furnished, open_lock, room, unlock};
use crate::support::{App, World, save_dialog, wait_until};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const LATER: &str = "Written after the backup.";

fn all(app: &App<'_>) -> Vec<Value> {
    let told = app.invoke("backups", &json!({}));
    told["backups"].as_array().unwrap().clone()
}

fn write(app: &App<'_>, text: &str) {
    let id = app.invoke("new_entry", &json!({ "victory": false }))["id"].clone();
    app.invoke("keep_draft", &json!({ "id": id, "seq": 1, "text": text }));
    app.invoke("leave_entry", &json!({ "id": id }));
}

fn make_one(app: &App<'_>) {
    room(app, "Settings");
    app.press("Make a backup now");
    app.sees("The backup is made, and all of it can be read.");
}

/// The folder of the one vault.
fn vault(world: &World) -> PathBuf {
    let vaults = fs::read_dir(world.data().join("vaults")).unwrap();
    vaults.map(|entry| entry.unwrap().path()).next().unwrap()
}

fn has_entry(app: &App<'_>, text: &str) -> bool {
    room(app, "Journal");
    app.find("heading", "Journal");
    wait_until("the list is there", || app.text().contains(ENTRY));
    app.text().contains(text)
}

/// Opens the look inside of the backup at this place in the list.
fn look_inside(app: &App<'_>, place: usize) {
    let when = all(app)[place]["when"].as_str().unwrap().to_owned();
    app.js(
        "document.querySelectorAll('main details > summary[aria-label^=\"Look inside\"]')[arguments[0]].click()",
        &[json!(place)],
    );
    assert!(!when.is_empty());
}

#[test]
fn what_was_then_comes_back_and_what_was_there_is_kept() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    make_one(&app);
    write(&app, LATER);
    world.clock.pass_minutes(1);
    room(&app, "Settings");
    look_inside(&app, 0);
    app.sees("one entry");
    app.sees(ENTRY);
    app.press("Read it again");
    app.sees("All of it can be read.");
    app.press("Put it back");
    app.sees("What is there today is kept as a backup first");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        "another one",
    );
    app.press("Yes, put it back");
    app.sees("does not open");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        PASSPHRASE,
    );
    app.press("Yes, put it back");
    app.await_relaunch();
    unlock(&app);
    assert!(!has_entry(&app, LATER));
    let kept = all(&app);
    assert_eq!(kept.len(), 2);
    assert_eq!(kept[0]["contents"]["entries"], 2);
    room(&app, "Settings");
    look_inside(&app, 0);
    app.sees(LATER);
    app.press("Put it back");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        PASSPHRASE,
    );
    app.press("Yes, put it back");
    app.await_relaunch();
    unlock(&app);
    assert!(has_entry(&app, LATER));
}

#[test]
fn a_stick_has_them_too_and_another_computer_begins_from_it() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let drive = tempfile::tempdir().unwrap();
    let stick = drive.path().join("stick");
    fs::create_dir(&stick).unwrap();
    room(&app, "Settings");
    app.press("Choose a folder");
    save_dialog::choose_folder(&world, &stick);
    app.sees("They also go to this folder:");
    make_one(&app);
    assert_eq!(all(&app).len(), 2);
    assert!(stick.join("cairn-backups").is_dir());
    let gone = drive.path().join("elsewhere");
    fs::rename(&stick, &gone).unwrap();
    room(&app, "Today");
    room(&app, "Settings");
    app.sees("It is not connected just now.");
    assert_eq!(all(&app).len(), 1);

    drop(app);
    drop(world);

    let other = World::new();
    let app = other.open();
    app.press("I have a backup");
    app.press("Look in a folder or on a stick");
    save_dialog::choose_folder(&other, &gone);
    app.paste("textbox", "Passphrase", "not this one");
    press_look(&app);
    app.sees("does not open");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    press_look(&app);
    app.sees(ENTRY);
    app.press("Open your journal from it");
    app.find("navigation", "Rooms");
    assert!(has_entry(&app, ENTRY));
}

fn press_look(app: &App<'_>) {
    let name = app
        .names("button")
        .into_iter()
        .find(|name| name.starts_with("Look inside"))
        .unwrap();
    app.press(&name);
}

#[test]
fn a_journal_that_does_not_open_comes_back_from_its_backup() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    make_one(&app);
    app.keys(&["Control", "l"]);
    app.await_locked_end();
    app.kill();
    let database = vault(&world).join("vault-1.db");
    let mut bytes = fs::read(&database).unwrap();
    for byte in [100, 5_000] {
        bytes[byte] ^= 1;
    }
    fs::write(&database, &bytes).unwrap();
    app.reopen();
    open_lock(&app);
    app.find("heading", "Part of your journal cannot be read");
    app.press("Put a backup back");
    let first = app.names("radio")[0].clone();
    app.click("radio", &first);
    app.paste("textbox", "Passphrase", PASSPHRASE);
    press_look(&app);
    app.sees(ENTRY);
    app.press("Open your journal from it");
    app.find("navigation", "Rooms");
    assert!(has_entry(&app, ENTRY));
    assert_eq!(fs::read(&database).unwrap(), bytes);
}

#[test]
fn once_a_day_one_is_made_when_something_was_changed() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let made = |count: usize| {
        wait_until(&format!("{count} backups"), || all(&app).len() == count);
    };
    assert!(all(&app).is_empty());
    world.clock.pass_minutes(2);
    made(1);
    // The next day, with something new in it.
    world.clock.set_instant("2026-11-23T12:00:00Z");
    write(&app, LATER);
    made(2);
    assert_eq!(all(&app)[0]["contents"]["entries"], 2);
    assert!(whole_below(&vault(&world).join("backups")));
}

/// No part of one that was cut off.
fn whole_below(folder: &Path) -> bool {
    let names = fs::read_dir(folder).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .all(|name| !name.contains("part"))
}

const NEW: &str = "eight quiet stones by the sea";

fn change_passphrase(app: &App<'_>, old: &str, new: &str) {
    room(app, "Settings");
    app.press("Change the passphrase");
    app.paste("textbox", "Your passphrase now", old);
    app.paste("textbox", "The new passphrase", new);
    app.paste("textbox", "The same once more", new);
}

/// With which of these passphrases the newest backup that the page knows of opens.
fn opens(app: &App<'_>, place: usize, passphrase: &str) -> bool {
    let backup = &all(app)[place];
    let asked = json!({
        "id": { "place": backup["place"], "madeAt": backup["madeAt"] },
        "then": { "way": "passphrase", "passphrase": passphrase },
    });
    let answer = app.ask("look_into_backup", &asked);
    match answer["error"]["code"].as_str() {
        None => true,
        Some("wrongPassphrase") => false,
        Some(other) => panic!("{other}"),
    }
}

#[test]
fn a_new_passphrase_opens_the_backups_and_those_on_a_stick_once_it_is_there() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let drive = tempfile::tempdir().unwrap();
    let (stick, gone) = (drive.path().join("stick"), drive.path().join("gone"));
    fs::create_dir(&stick).unwrap();
    room(&app, "Settings");
    app.press("Choose a folder");
    save_dialog::choose_folder(&world, &stick);
    app.sees("They also go to this folder:");
    make_one(&app);
    fs::rename(&stick, &gone).unwrap();
    change_passphrase(&app, PASSPHRASE, NEW);
    app.press("Keep this passphrase");
    app.sees("They follow when the folder is connected.");
    assert!(opens(&app, 0, NEW) && !opens(&app, 0, PASSPHRASE));
    room(&app, "Today");
    room(&app, "Settings");
    app.sees("until the folder is here again");
    fs::rename(&gone, &stick).unwrap();
    // As the window is looked at again.
    let behind = |expected: u64| {
        let count = all(&app).iter().filter(|one| one["behind"] == true).count();
        count as u64 == expected
    };
    assert!(behind(1));
    world.clock.pass_minutes(2);
    wait_until("the stick went along", || behind(0));
    let told = app.invoke("backups", &json!({}));
    assert_eq!(told["folderBehind"], false);
    for place in 0..2 {
        assert!(opens(&app, place, NEW), "{place}");
    }
}

#[test]
fn when_somebody_may_know_it_old_backups_are_sealed_anew() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    make_one(&app);
    change_passphrase(&app, PASSPHRASE, NEW);
    app.click("radio", "Perhaps");
    app.sees("They go on with the new key.");
    app.press("Keep this passphrase");
    app.sees("The passphrase is set.");
    app.press("Not now");
    let there = all(&app);
    // The one that was there, and the one that was made before the change.
    assert_eq!(there.len(), 2);
    for (place, backup) in there.iter().enumerate() {
        assert_eq!(backup["contents"]["entries"], 1, "{place}");
        assert!(opens(&app, place, NEW), "{place}");
    }
    assert!(!opens(&app, 1, PASSPHRASE));
    assert_eq!(app.invoke("backups", &json!({}))["sealing"], false);
    assert!(whole_below(&vault(&world).join("backups")));
}

#[test]
fn when_somebody_may_know_it_old_backups_can_go() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    make_one(&app);
    change_passphrase(&app, PASSPHRASE, NEW);
    app.click("radio", "Perhaps");
    app.click("radio", "Delete them");
    app.sees("How it was before is gone.");
    app.press("Keep this passphrase");
    app.sees("The passphrase is set.");
    app.press("Not now");
    let there = all(&app);
    assert_eq!(there.len(), 1);
    assert_eq!(there[0]["contents"]["entries"], 1);
    assert!(opens(&app, 0, NEW) && !opens(&app, 0, PASSPHRASE));
}

#[test]
fn wrong_passphrases_bring_a_pause_in_an_open_window_too() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    make_one(&app);
    for _ in 0..3 {
        assert!(!opens(&app, 0, "not this one"));
    }
    room(&app, "Settings");
    app.press("Make a recovery code");
    let field = "Your passphrase, to be sure it is you";
    app.paste("textbox", field, PASSPHRASE);
    app.press("Show me the words");
    app.sees("Cairn pauses after several tries");
    let asked = json!({ "current": PASSPHRASE, "passphrase": NEW, "then": null });
    assert_eq!(app.refusal("set_passphrase", &asked), "tooManyTries");
    world.clock.pass_minutes(1);
    app.press("Show me the words");
    app.press("I have them");
}
