//! Damaged, truncated, empty, foreign and too new files: each is told apart, and none is touched.

use crate::support::files::{self, contents, differences};
use crate::support::journey::{ENTRY, PASSPHRASE, furnished, room, unlock};
use crate::support::{App, World, wait_until};
use cairn_core::clock::Now;
use cairn_core::db::{DbError, Subject};
use cairn_core::vault::{self, ComputerKey, Key};
use std::fs;
use std::path::PathBuf;

fn database(world: &World) -> PathBuf {
    ending(world, ".db")
}

fn ending(world: &World, end: &str) -> PathBuf {
    let vaults = world.data().join("vaults");
    let found = contents(&vaults)
        .into_keys()
        .find(|path| path.to_string_lossy().ends_with(end));
    vaults.join(found.unwrap_or_else(|| panic!("no file ending in {end}")))
}

/// Opens Cairn on what `damage` left, tries the passphrase where it is asked for, waits for one of the sentences,
/// and sees that no byte was changed by all that.
fn is_told(damage: impl FnOnce(&World), sentence: &str) {
    let world = furnished();
    damage(&world);
    let vaults = world.data().join("vaults");
    let before = contents(&vaults);
    let app = world.open();
    wait_until("the first page", || {
        app.has("button", "Open") || app.text().contains("Look again")
    });
    if app.has("button", "Open") {
        app.paste("textbox", "Passphrase", PASSPHRASE);
        app.press("Open");
    }
    app.sees(sentence);
    app.press("Help now");
    app.find("button", "Call 112");
    assert_eq!(
        differences(&before, &contents(&vaults)),
        [""; 0],
        "nothing is repaired in place"
    );
}

#[test]
fn an_empty_database() {
    is_told(
        |world| fs::write(database(world), b"").unwrap(),
        "Part of the journal file cannot be read.",
    );
}

#[test]
fn a_truncated_database() {
    is_told(
        |world| {
            let path = database(world);
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..bytes.len() / 2 + 100]).unwrap();
        },
        "Part of the journal file cannot be read.",
    );
}

#[test]
fn a_bit_flipped_in_the_first_page() {
    is_told(
        |world| {
            let path = database(world);
            let mut bytes = fs::read(&path).unwrap();
            bytes[200] ^= 1;
            fs::write(&path, bytes).unwrap();
        },
        "journal file",
    );
}

#[test]
fn a_bit_flipped_in_the_salt_is_no_harm() {
    let world = furnished();
    let path = database(&world);
    let mut bytes = fs::read(&path).unwrap();
    bytes[3] ^= 1;
    fs::write(&path, bytes).unwrap();
    let app = world.open();
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Open");
    wait_until("it opens or says that it cannot", || {
        app.has("navigation", "Rooms") || app.text().contains("journal file")
    });
}

#[test]
fn a_foreign_file_in_its_place() {
    is_told(
        |world| fs::write(database(world), "not a database at all, ".repeat(1000)).unwrap(),
        "journal file",
    );
}

#[test]
fn the_database_of_another_vault() {
    is_told(
        |world| {
            let other = tempfile::tempdir().unwrap();
            let key = ComputerKey::random().unwrap();
            vault::create(other.path(), &Key::ThisComputer(&key), &now())
                .unwrap()
                .lock()
                .unwrap();
            let (path, bytes) = contents(other.path())
                .into_iter()
                .find(|(p, _)| p.extension().is_some_and(|e| e == "db"))
                .unwrap();
            assert!(path.starts_with("vaults"));
            fs::write(database(world), bytes).unwrap();
        },
        "The journal file and its locks do not belong together",
    );
}

#[test]
fn a_missing_database() {
    is_told(
        |world| fs::remove_file(database(world)).unwrap(),
        "The journal file is not where it was.",
    );
}

#[test]
fn a_newer_schema() {
    let world = World::new();
    let passphrase = secrecy::SecretString::from(PASSPHRASE.to_owned());
    let mut made = vault::create(&world.data(), &Key::Passphrase(&passphrase), &now()).unwrap();
    made.db
        .write::<_, DbError>(Subject::Settings, |tx| {
            Ok(tx.execute_batch("PRAGMA user_version = 4000")?)
        })
        .unwrap();
    made.lock().unwrap();
    let before = contents(&world.data().join("vaults"));
    let app = world.open();
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Open");
    app.sees("A newer Cairn wrote this journal. It is safe and untouched.");
    assert_eq!(
        differences(&before, &contents(&world.data().join("vaults"))),
        [""; 0]
    );
}

#[test]
fn damaged_keys_with_a_good_copy_open_and_are_mended() {
    let world = furnished();
    let keys = ending(&world, "vault.keys");
    let good = fs::read(&keys).unwrap();
    let mut bytes = good.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x20;
    fs::write(&keys, &bytes).unwrap();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
    wait_until("the keys file is whole again", || {
        fs::read(&keys).is_ok_and(|now| now == good)
    });
}

#[test]
fn missing_keys_with_a_good_copy_open() {
    let world = furnished();
    fs::remove_file(ending(&world, "vault.keys")).unwrap();
    let app = world.open();
    unlock(&app);
}

#[test]
fn damaged_keys_and_copy_are_told_and_left() {
    is_told(
        |world| {
            for end in ["vault.keys", "vault.keys.bak"] {
                fs::write(ending(world, end), "{\"format\":").unwrap();
            }
        },
        "The file that holds the locks is damaged, and so is its copy.",
    );
}

#[test]
fn keys_of_a_newer_cairn() {
    is_told(
        |world| {
            for end in ["vault.keys", "vault.keys.bak"] {
                let path = ending(world, end);
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&path, text.replacen("\"v\":1", "\"v\":2", 1)).unwrap();
            }
        },
        "lock",
    );
}

/// Both copies: with one of its own, the journal opens by it.
#[test]
fn the_keys_of_another_vault() {
    is_told(
        |world| {
            let other = tempfile::tempdir().unwrap();
            let key = ComputerKey::random().unwrap();
            vault::create(other.path(), &Key::ThisComputer(&key), &now())
                .unwrap()
                .lock()
                .unwrap();
            let foreign = contents(other.path());
            let foreign = foreign.iter().find(|(p, _)| p.ends_with("vault.keys"));
            for end in ["vault.keys", "vault.keys.bak"] {
                fs::write(ending(world, end), foreign.unwrap().1).unwrap();
            }
        },
        "The journal file and its locks do not belong together",
    );
}

/// The passphrase of then works again with it, so that is told, and what was newest is not lost.
#[test]
fn older_keys_are_told_and_the_newer_ones_can_be_put_back() {
    const NEWEST: &str = "under the third stone";
    let world = furnished();
    let both = ["vault.keys", "vault.keys.bak"].map(|end| ending(&world, end));
    let older = fs::read(&both[0]).unwrap();
    let (passphrase, newest) = (PASSPHRASE.into(), NEWEST.into());
    let folder = vault::find(&world.data(), None).unwrap().unwrap();
    let mut open = vault::unlock(&folder, &Key::Passphrase(&passphrase), &now()).unwrap();
    open.set_passphrase(Some(&passphrase), &newest, &now())
        .unwrap();
    open.lock().unwrap();
    let newer = fs::read(&both[0]).unwrap();
    assert_ne!(newer, older);
    for path in &both {
        fs::write(path, &older).unwrap();
    }

    let app = world.open();
    unlock(&app);
    room(&app, "Today");
    app.sees("The file that holds your keys is older than the one last used here.");
    app.press("Look at it");
    app.sees("If you put an old copy back yourself, keep it.");
    app.paste("textbox", "The newest passphrase", PASSPHRASE);
    app.press("Put the newer one back");
    app.sees("That passphrase does not open it.");
    app.paste("textbox", "The newest passphrase", NEWEST);
    app.press("Put the newer one back");
    wait_until("the newer keys are back", || {
        both.iter()
            .all(|path| fs::read(path).is_ok_and(|now| now == newer))
    });
    wait_until("it is told no more", || {
        !app.text().contains("If you put an old copy back yourself")
    });
}

#[test]
fn a_damaged_device_file_is_no_obstacle() {
    let world = furnished();
    fs::write(world.data().join("device.json"), "{{{{").unwrap();
    let app = world.open();
    unlock(&app);
}

#[test]
fn put_back_and_looked_at_again_it_opens() {
    let world = furnished();
    let path = database(&world);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let app = world.open();
    try_to_open(&app);
    app.sees("The journal file is not where it was.");
    fs::write(&path, bytes).unwrap();
    drop(app);
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
    assert!(files::contents(&world.data()).len() > 2);
}

fn try_to_open(app: &App<'_>) {
    wait_until("the first page", || {
        app.has("button", "Open") || app.text().contains("Look again")
    });
    if app.has("button", "Open") {
        app.paste("textbox", "Passphrase", PASSPHRASE);
        app.press("Open");
    }
}

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
    }
}
