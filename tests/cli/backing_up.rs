//! `cairn backup`.

use crate::home::{ENTRIES, Home, PASSPHRASE, names};
use cairn_core::vault::BackupPlace;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn a_backup_lies_beside_the_vault_and_says_what_is_in_it() {
    let home = Home::furnished();
    let said = home
        .open(&["backup"])
        .ends(0, "Made, and all of it can be read:");
    assert!(said.out.contains("40 entries, 2 photos"), "{said:?}");
    assert!(said.out.contains(" MB."), "{said:?}");
    let made = home.backups();
    assert_eq!(made.len(), 1);
    assert!(said.out.contains(made[0].to_str().unwrap()));
    let mode = fs::metadata(made[0].join("vault.db"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0);
    // The window makes none today for what is in this one.
    let changed: Option<bool> = home.during(|vault| {
        let fact = |c: &_| cairn_core::settings::fact(c, "changedSinceBackup");
        vault.db.read(fact).unwrap()
    });
    assert_eq!(changed, Some(false));
}

#[test]
fn another_folder_gets_one_as_well() {
    let home = Home::furnished();
    let stick = home.at("stick");
    fs::create_dir(&stick).unwrap();
    let to = stick.to_str().unwrap();
    let told = home.json(&["backup", "--to", to]);
    let backups = told["backups"].as_array().unwrap();
    assert_eq!(backups.len(), 2, "{told}");
    for backup in backups {
        assert_eq!(backup["entries"], ENTRIES);
        assert_eq!(backup["photos"], 2);
        assert!(backup["bytes"].as_u64().unwrap() > 100_000);
        assert!(fs::exists(backup["path"].as_str().unwrap()).unwrap());
    }
    let place = BackupPlace::chosen(&stick, home.vault().id());
    assert_eq!(place.backups().unwrap().len(), 1);
}

#[test]
fn the_folder_chosen_in_settings_gets_one_while_it_is_there() {
    let home = Home::furnished();
    let stick = home.at("stick");
    fs::create_dir(&stick).unwrap();
    home.during(|vault| {
        cairn_core::settings::note(&mut vault.db, "backupFolder", &Some(stick.clone())).unwrap();
    });
    let of = |told: &serde_json::Value| told["backups"].as_array().unwrap().len();
    assert_eq!(of(&home.json(&["backup"])), 2);
    fs::remove_dir_all(&stick).unwrap();
    assert_eq!(of(&home.json(&["backup"])), 1);
    assert!(!stick.exists());
}

#[test]
fn a_folder_that_is_not_there_is_told_before_anything_is_made() {
    let home = Home::furnished();
    let nowhere = home.at("nowhere");
    home.open(&["backup", "--to", nowhere.to_str().unwrap()])
        .ends(7, "The folder for the backup is not there");
    assert_eq!(home.backups().len(), 0);
    assert!(!nowhere.exists());
}

#[test]
fn one_that_is_made_stays_when_the_other_cannot_be() {
    let home = Home::furnished();
    let stick = home.at("stick");
    fs::create_dir(&stick).unwrap();
    // No folder can be made where a file is.
    fs::write(stick.join("cairn-backups"), "").unwrap();
    let args = ["backup", "--to", stick.to_str().unwrap()];
    let said = home.open(&args);
    assert_ne!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("Not made:"), "{said:?}");
    assert!(
        said.out.contains("Made, and all of it can be read:"),
        "{said:?}"
    );
    assert_eq!(home.backups().len(), 1);
    assert_eq!(names(&stick), ["cairn-backups"]);
}

#[test]
fn many_are_thinned_as_the_window_does_it() {
    let home = Home::furnished();
    home.open(&["backup"]).ends(0, "");
    let first = home.backups().remove(0);
    let own = first.parent().unwrap().to_owned();
    // Ten Mondays and Tuesdays long ago: of a week and a month, one stays.
    for day in 1..=28 {
        let old = own.join(format!("202501{day:02}T120000000Z"));
        crate::support::files::copy(&first, &old);
    }
    home.given(&["backup", "--passphrase-fd", "0"], PASSPHRASE)
        .ends(0, "");
    let left = home.backups().len();
    assert!((3..20).contains(&left), "{left}");
    assert!(home.backups().contains(&first));
}
