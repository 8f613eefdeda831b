//! `cairn verify`.

use crate::home::{Home, PASSPHRASE};
use crate::support::files::{contents, differences};
use std::fs;
use std::path::Path;

const PAGE: usize = 4096;

fn spoil(database: &Path, page: usize) {
    let mut bytes = fs::read(database).unwrap();
    bytes[page * PAGE + 1000] ^= 0x55;
    fs::write(database, bytes).unwrap();
}

#[test]
fn a_whole_vault_is_said_to_be() {
    let home = Home::furnished();
    home.open(&["verify"]).ends(0, "all 2 photos and sounds");
    let told = home.json(&["verify"]);
    assert_eq!(told["isWell"], true);
    assert_eq!(told["health"]["media"]["seen"], 2);
    Home::fresh()
        .open(&["verify"])
        .ends(0, "pages of the journal file are as they were written.");
}

#[test]
fn a_damaged_page_is_told_with_what_can_be_done_and_not_touched() {
    let home = Home::furnished();
    let pages = fs::metadata(home.database()).unwrap().len() as usize / PAGE;
    spoil(&home.database(), pages / 2);
    let before = fs::read(home.database()).unwrap();
    let said = home
        .open(&["verify"])
        .ends(5, "pages of the journal file is not as it was written");
    assert!(
        said.out.contains("What can be done: the window"),
        "{said:?}"
    );
    let told = home.json(&["verify"]);
    assert_eq!(told["isWell"], false);
    assert_eq!(
        told["health"]["damage"]["pages"].as_array().unwrap().len(),
        1
    );
    assert!(!told["remedies"].as_array().unwrap().is_empty());
    assert!(
        fs::read(home.database()).unwrap() == before,
        "nothing is repaired in place"
    );
    // And no backup is made of it.
    home.open(&["backup"]).ends(5, "");
    assert_eq!(home.backups().len(), 0);
}

#[test]
fn photos_that_are_gone_or_damaged_are_told_apart() {
    let home = Home::furnished();
    let photos = home.vault().path().join("photos");
    let files: Vec<_> = contents(&photos).into_keys().collect();
    assert_eq!(files.len(), 2);
    fs::remove_file(photos.join(&files[0])).unwrap();
    let path = photos.join(&files[1]);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let said = home
        .open(&["verify"])
        .ends(5, "One photo or sound is missing.");
    assert!(
        said.out.contains("One photo or sound is damaged."),
        "{said:?}"
    );
    assert!(said.out.contains("a backup may have"), "{said:?}");
}

#[test]
fn a_backup_is_verified_wherever_it_lies() {
    let home = Home::furnished();
    let stick = home.at("stick");
    fs::create_dir(&stick).unwrap();
    home.open(&["backup", "--to", stick.to_str().unwrap()])
        .ends(0, "");
    let all = stick.join("cairn-backups");
    let one_vaults = all.join(home.vault().id());
    let beside = home.vault().path().join("backups");
    let itself = home.backups().remove(0);
    let before = contents(&stick);
    for folder in [&stick, &all, &one_vaults, &beside, &itself] {
        home.open(&["verify", folder.to_str().unwrap()])
            .ends(0, "All of it can be read.");
    }
    assert_eq!(differences(&before, &contents(&stick)), [""; 0]);
    let args = ["verify", all.to_str().unwrap(), "--passphrase-fd", "0"];
    home.given(&args, PASSPHRASE)
        .ends(0, "All of it can be read.");
    home.given(&args, "another")
        .ends(3, "This backup was made under an earlier key.");
    // On a computer that has nothing but the backup, and while the journal is open.
    let elsewhere = Home::empty();
    elsewhere.given(&args, PASSPHRASE).ends(0, "");
    let held = cairn_core::vault::hold(&home.data()).unwrap();
    home.open(&["verify", itself.to_str().unwrap()]).ends(0, "");
    drop(held);
    let told = home.json(&["verify", itself.to_str().unwrap()]);
    assert_eq!(told["isWell"], true);
    assert_eq!(told["missingPhotos"], 0);
}

#[test]
fn a_backup_that_is_not_whole_is_told() {
    let home = Home::furnished();
    home.open(&["backup"]).ends(0, "");
    let backup = home.backups().remove(0);
    let path = backup.to_str().unwrap();
    let photos = backup.parent().unwrap().join("photos");
    let one = contents(&photos).into_keys().next().unwrap();
    fs::remove_file(photos.join(one)).unwrap();
    home.open(&["verify", path]).ends(5, "one photo is missing");
    let database = backup.join("vault.db");
    let pages = fs::metadata(&database).unwrap().len() as usize / PAGE;
    spoil(&database, pages / 2);
    home.open(&["verify", path])
        .ends(5, "Part of this backup cannot be read.");
    fs::write(backup.join("vault.keys"), "no keys").unwrap();
    home.run(&["verify", path])
        .ends(5, "Part of this backup cannot be read.");
    let empty = home.at("empty");
    fs::create_dir(&empty).unwrap();
    for folder in [empty, home.at("nowhere")] {
        home.run(&["verify", folder.to_str().unwrap()])
            .ends(6, "There is no backup of Cairn in that folder.");
    }
}
