//! Deleting everything, for good: what is said before, what is asked for, and that nothing of it is left.

use crate::support::journey::{
    ENTRY, PASSPHRASE, add_person, begin, furnished, recovery_words, room, unlock,
};
use crate::support::{App, World, files, save_dialog, wait_until};
use serde_json::json;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

const ASKED: &str = "Your passphrase or recovery code, to be sure it is you";
const OPEN: &str = "Delete everything, for good";
const DO: &str = "Delete everything now";

fn ask(app: &App<'_>) {
    room(app, "Settings");
    app.press(OPEN);
    app.sees("This goes, for good.");
}

/// The folders of all vaults.
fn vaults(world: &World) -> Vec<PathBuf> {
    let vaults = fs::read_dir(world.data().join("vaults")).into_iter();
    vaults
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect()
}

fn begins_anew(app: &mut App<'_>) {
    app.await_relaunch();
    app.find("heading", "This is yours. It stays on this computer.");
    app.find("button", "Write something");
}

#[test]
fn nothing_is_left_and_cairn_begins_anew() {
    let world = furnished().with_notifications();
    let mut app = world.open();
    unlock(&app);
    add_person(&app, "Sam", "Friend", "+49 30 7654321", true);
    wait_until("the help card", || world.data_file("help-card").is_some());
    app.invoke("back_up_now", &json!({}));
    app.invoke("set_autostart", &json!({ "on": true }));
    assert!(world.autostart().exists());
    assert!(world.has_noted("start"));
    ask(&app);
    app.sees("the backups on this computer");
    app.sees("This stays, because Cairn cannot reach it:");
    app.sees("above all on an SSD");
    app.press("Take everything along first");
    assert_eq!(app.focused(), ("radio".into(), "Everything".into()));
    app.paste("textbox", ASKED, "not this one");
    app.press(DO);
    app.sees("That passphrase does not open it. Nothing is lost.");
    assert_eq!(vaults(&world).len(), 1);
    app.press("Keep everything");
    app.gone("button", DO);
    assert_eq!(app.focused(), ("button".into(), OPEN.into()));
    app.press(OPEN);
    app.paste("textbox", ASKED, PASSPHRASE);
    app.press(DO);
    begins_anew(&mut app);
    assert!(vaults(&world).is_empty());
    assert!(!world.autostart().exists());
    // Of the whole home only what is plain and says nothing of the person stays in Cairn's folder.
    let left: Vec<_> = files::contents(&world.data()).into_keys().collect();
    for path in &left {
        let name = path.to_string_lossy();
        assert!(
            name == "device.json" || name == "lock" || name.starts_with("logs"),
            "{left:?}"
        );
    }
    let device = fs::read_to_string(world.data().join("device.json")).unwrap();
    let device: serde_json::Value = serde_json::from_str(&device).unwrap();
    assert_eq!(device["lastVault"], json!(null));
    // And another journal can begin.
    begin(&app, "A new page.");
    app.sees("A new page.");
    assert!(!app.text().contains(ENTRY));
}

#[test]
fn wrong_tries_bring_a_pause() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    ask(&app);
    for _ in 0..6 {
        if app.text().contains("You can try again in") {
            break;
        }
        app.paste("textbox", ASKED, "not this one");
        app.press(DO);
        wait_until("an answer", || {
            app.text().contains("does not open it") || app.text().contains("You can try again in")
        });
        app.js(
            "for (const e of document.querySelectorAll('.error')) e.textContent = ''",
            &[],
        );
    }
    app.paste("textbox", ASKED, PASSPHRASE);
    // The core holds to it, whatever the page shows.
    let refused = app.refusal(
        "delete_everything",
        &json!({ "current": PASSPHRASE, "chosenToo": false }),
    );
    assert!(refused.contains("tooManyTries"), "{refused}");
    assert_eq!(vaults(&world).len(), 1);
}

#[test]
fn the_backups_in_the_chosen_folder_go_only_when_that_is_ticked() {
    for ticked in [false, true] {
        let world = furnished();
        let mut app = world.open();
        unlock(&app);
        let drive = tempfile::tempdir().unwrap();
        let own = drive.path().join("a letter");
        fs::write(&own, "theirs").unwrap();
        room(&app, "Settings");
        app.press("Choose a folder");
        save_dialog::choose_folder(&world, drive.path());
        app.sees("They also go to this folder:");
        app.invoke("back_up_now", &json!({}));
        let backups = drive.path().join("cairn-backups");
        assert!(backups.is_dir());
        ask(&app);
        if ticked {
            app.click("checkbox", "The backups in your folder go as well");
        }
        app.paste("textbox", ASKED, PASSPHRASE);
        app.press(DO);
        begins_anew(&mut app);
        assert!(vaults(&world).is_empty());
        assert_eq!(backups.exists(), !ticked);
        assert_eq!(fs::read_to_string(own).unwrap(), "theirs");
    }
}

#[test]
fn the_recovery_code_will_do() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Settings");
    app.press("Make a recovery code");
    let asked = "Your passphrase, to be sure it is you";
    app.paste("textbox", asked, PASSPHRASE);
    app.press("Show me the words");
    let words = recovery_words(&app);
    app.press("I have them");
    ask(&app);
    app.paste("textbox", ASKED, &words);
    app.press(DO);
    begins_anew(&mut app);
    assert!(vaults(&world).is_empty());
}

/// How many keys of Cairn the keychain holds.
fn keys_kept(world: &World) -> usize {
    let search = HashMap::from([("service", "app.cairn.journal")]);
    let answer = world.bus().connect().call_method(
        Some("org.freedesktop.secrets"),
        "/org/freedesktop/secrets",
        Some("org.freedesktop.Secret.Service"),
        "SearchItems",
        &search,
    );
    type Paths = Vec<zbus::zvariant::OwnedObjectPath>;
    let (open, shut): (Paths, Paths) = answer.unwrap().body().deserialize().unwrap();
    open.len() + shut.len()
}

#[test]
fn where_this_computers_key_alone_opens_it_a_word_is_asked_for() {
    let world = World::new().with_keyring();
    let mut app = world.open();
    app.invoke("start_vault", &json!({ "passphrase": null }));
    app.find("navigation", "Rooms");
    assert_eq!(keys_kept(&world), 1);
    ask(&app);
    let asked = "To be sure, type “delete”";
    app.paste("textbox", asked, "delet");
    let waits = app.js(
        "return [...document.querySelectorAll('form button')].find((e) => e.innerText === arguments[0]).disabled",
        &[json!(DO)],
    );
    assert_eq!(waits, json!(true));
    app.paste("textbox", asked, "Delete");
    app.press(DO);
    begins_anew(&mut app);
    assert!(vaults(&world).is_empty());
    assert_eq!(keys_kept(&world), 0);
}

#[test]
fn what_was_cut_off_is_finished_at_the_next_start() {
    let world = furnished();
    let vault = vaults(&world).remove(0);
    let id = vault.file_name().unwrap().to_str().unwrap().to_owned();
    // As a crash leaves it after the keys went.
    fs::write(vault.join("vault.gone"), &id).unwrap();
    fs::remove_file(vault.join("vault.keys")).unwrap();
    fs::create_dir_all(world.autostart().parent().unwrap()).unwrap();
    fs::write(world.autostart(), "[Desktop Entry]\nExec=cairn --hidden\n").unwrap();
    let app = world.open();
    app.find("button", "Write something");
    assert!(vaults(&world).is_empty());
    wait_until("it does not start with the login", || {
        !world.autostart().exists()
    });
}
