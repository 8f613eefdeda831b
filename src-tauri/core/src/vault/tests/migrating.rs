//! A vault of an older Cairn is brought up to date after a backup, or not at all.

use super::backups::own;
use super::crash::failing;
use super::*;
use crate::db;
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::{info, put_back};

/// A vault whose database has the schema that the first `steps` steps make, with one entry.
fn of_older_cairn(steps: u32) -> Closed {
    let closed = Closed::with_passphrase();
    let vault = closed.open();
    let key = DatabaseKey::new(&vault.data_key, vault.keys.salt);
    let (file, bytes) = (vault.keys.clone(), fs::read(closed.folder.keys()).unwrap());
    vault.lock().unwrap();
    fs::remove_file(closed.database()).unwrap();
    let connection = sqlcipher::make(&closed.database(), &key).unwrap();
    db::build(&connection, steps).unwrap();
    info::bind(&connection, &file, &bytes).unwrap();
    let insert = "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (1, '1', ?1, 0, 'UTC', 0, 0)";
    connection.execute(insert, params![CANARY]).unwrap();
    connection.close().unwrap();
    closed
}

#[test]
fn what_was_there_before_a_step_of_the_schema_is_kept_as_a_backup() {
    for steps in [1, 2, 5] {
        let closed = of_older_cairn(steps);
        let vault = closed.open();
        assert_eq!(texts(&vault), [CANARY]);
        let [kept] = own(&vault).backups().unwrap().try_into().unwrap();
        let key = DatabaseKey::new(&vault.data_key, vault.keys.salt);
        let schema: u32 = sqlcipher::open(&kept.database(), &key)
            .unwrap()
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(schema, steps);
        assert_eq!(kept.look(Some(&vault), None).unwrap().entries, 1);
        // It can come back, here and elsewhere.
        let new = TempDir::new().unwrap();
        let passphrase = secret(PASSPHRASE);
        let there = put_back(new.path(), &kept, &Key::Passphrase(&passphrase), &now()).unwrap();
        assert_eq!(texts(&there), [CANARY]);
        vault.lock().unwrap();
        assert_eq!(own(&closed.open()).backups().unwrap().len(), 1);
    }
}

#[test]
fn without_room_for_the_backup_nothing_is_brought_up_to_date() {
    let closed = of_older_cairn(5);
    let before = bytes_below(closed.data.path());
    for stop in 0..4 {
        let opened = failing(stop, || closed.try_open());
        assert!(matches!(opened, Err(VaultError::NoRoomForBackup)), "{stop}");
        let after = bytes_below(closed.data.path());
        assert_eq!(
            after.get(&closed.database()),
            before.get(&closed.database())
        );
    }
    assert_eq!(texts(&closed.open()), [CANARY]);
}
