//! Moving to another computer with one file.

use crate::photos::{paste_picture, pictures};
use crate::support::journey::{ENTRY, PASSPHRASE, furnished, room, unlock};
use crate::support::{App, World, save_dialog, wait_until};
use crate::writing::open_newest;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Opens the three steps.
fn three_steps(app: &App<'_>) {
    room(app, "Settings");
    app.press("Move to another computer");
}

fn save(world: &World, app: &App<'_>, to: &Path) {
    three_steps(app);
    app.sees("Save the file first.");
    app.press("Save the one file");
    save_dialog::save_as(world, to);
    app.sees("Saved, and opened again: one entry, one photo");
}

fn begin_from(world: &World, app: &App<'_>, file: &Path) {
    app.press("Choose the one file from another computer");
    save_dialog::choose_file(world, file);
}

fn press_look(app: &App<'_>) {
    let names = app.names("button");
    let name = names.iter().find(|name| name.starts_with("Look inside"));
    app.press(name.unwrap());
}

/// The file of a journal with one entry and a photo in it, and the words that open it.
struct Saved {
    _drive: tempfile::TempDir,
    file: PathBuf,
    code: String,
}

/// Saves it on a computer that is switched off then.
fn saved() -> Saved {
    let drive = tempfile::tempdir().unwrap();
    let file = drive.path().join("carried.zip");
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_newest(&app);
    paste_picture(&app);
    wait_until("the photo is kept", || pictures(&app) == 1);
    room(&app, "Today");
    let made = app.invoke("new_recovery_code", &json!({ "current": PASSPHRASE }));
    let words: Vec<_> = (made["words"].as_array().unwrap().iter())
        .map(|word| word.as_str().unwrap())
        .collect();
    save(&world, &app, &file);
    Saved {
        _drive: drive,
        file,
        code: words.join(" "),
    }
}

#[test]
fn one_file_opens_on_another_computer() {
    let first = saved();
    for with_code in [false, true] {
        let other = World::new();
        let app = other.open();
        app.press("I have a backup");
        begin_from(&other, &app, &first.file);
        if with_code {
            app.click("radio", "Recovery code");
            app.paste("textbox", "Recovery code", &first.code);
        } else {
            app.paste("textbox", "Passphrase", "not this one");
            press_look(&app);
            app.sees("does not open");
            app.paste("textbox", "Passphrase", PASSPHRASE);
        }
        press_look(&app);
        app.sees(ENTRY);
        app.sees("one photo");
        app.press("Open your journal from it");
        app.find("navigation", "Rooms");
        room(&app, "Journal");
        wait_until("the entry is there", || app.text().contains(ENTRY));
        open_newest(&app);
        wait_until("the photo is there", || pictures(&app) == 1);
        assert!(!other.data().join("backup.part").exists());
        let moving = app.invoke("moving", &json!({}));
        assert_eq!(moving["remindersStopped"], false);
    }
}

#[test]
fn once_it_opens_there_reminders_stop_here_and_can_begin_again() {
    let drive = tempfile::tempdir().unwrap();
    let world = furnished();
    {
        let app = world.open();
        unlock(&app);
        three_steps(&app);
        app.press("Save the one file");
        save_dialog::save_as(&world, &drive.path().join("carried.zip"));
        app.sees("Saved, and opened again: one entry");
        app.press("It opens there");
        app.sees("Reminders on this computer stop.");
        app.press("Stop the reminders here");
        app.sees("Reminders on this computer are stopped.");
        app.sees("because Cairn moved to another one");
    }
    let app = world.open();
    unlock(&app);
    three_steps(&app);
    app.sees("Reminders on this computer are stopped.");
    assert!(due_files(&world).is_empty());
    app.press("Let them begin again");
    app.find("button", "It opens there");
    wait_until("they are planned", || !due_files(&world).is_empty());
}

fn due_files(world: &World) -> Vec<PathBuf> {
    let vaults = fs::read_dir(world.data().join("vaults")).unwrap();
    vaults
        .map(|vault| vault.unwrap().path().join("reminders.due"))
        .filter(|file| file.exists())
        .collect()
}

#[test]
fn a_file_that_is_not_whole_is_told_and_changes_nothing() {
    let first = saved();
    let whole = fs::read(&first.file).unwrap();
    let other = World::new();
    let app = other.open();
    app.press("I have a backup");
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for (bytes, said) in [
        (
            &whole[..whole.len() / 2],
            "Perhaps it was not copied to the end",
        ),
        (&flipped[..], "Perhaps it was not copied to the end"),
        (&b"no zip"[..], "This file is no zip."),
    ] {
        let file = first.file.with_file_name("other.zip");
        fs::write(&file, bytes).unwrap();
        begin_from(&other, &app, &file);
        app.sees(said);
        app.press("Close this message");
        assert!(!other.data().join("backup.part").exists());
        assert!(!other.data().join("vaults").exists());
    }
    begin_from(&other, &app, &first.file);
    app.paste("textbox", "Passphrase", PASSPHRASE);
    press_look(&app);
    app.sees(ENTRY);
}
