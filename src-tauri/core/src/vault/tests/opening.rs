use super::*;
use crate::vault::place::pretended::network;
use crate::vault::{BackupPlace, ComputerKey};

#[test]
fn what_was_written_is_there_when_the_vault_is_opened_again() {
    let closed = Closed::with_passphrase();
    assert_eq!(
        names(closed.folder.path()),
        ["vault-1.db", "vault.keys", "vault.keys.bak"]
    );
    assert_eq!(texts(&closed.open()), [CANARY]);
    assert!(!closed.open().newer_keys_known());
}

#[test]
fn a_wrong_passphrase_changes_no_byte() {
    let closed = Closed::with_passphrase();
    // As after a crash, with a log that was not yet moved into the database.
    let mut vault = closed.open();
    write(&mut vault, 2, "second");
    let crashed = closed.data.path().join("crashed");
    copy(
        closed.data.path().join("vaults").as_path(),
        &crashed.join("vaults"),
    );
    drop(vault);
    let folder = Folder::new(&crashed, closed.folder.uuid());
    let before = bytes_below(&crashed);
    assert!(
        before
            .keys()
            .any(|path| path.to_string_lossy().ends_with("-wal"))
    );
    for wrong in [
        "wrong",
        "A quiet place by the water",
        "a quiet place by the water ",
    ] {
        let result = unlock(&folder, &Key::Passphrase(&secret(wrong)), &now());
        assert!(matches!(result, Err(VaultError::WrongPassphrase)));
    }
    let result = unlock(&folder, &Key::Passphrase(&secret("")), &now());
    assert!(matches!(result, Err(VaultError::PassphraseEmpty)));
    assert_eq!(bytes_below(&crashed), before);
    let vault = unlock(&folder, &Key::Passphrase(&secret(PASSPHRASE)), &now()).unwrap();
    assert_eq!(texts(&vault), [CANARY, "second"]);
}

#[test]
fn a_passphrase_opens_however_its_letters_and_spaces_are_typed() {
    let data = TempDir::new().unwrap();
    let composed = secret("caf\u{e9} \u{1f9e1} nach Mitternacht");
    let vault = create(data.path(), &Key::Passphrase(&composed), &now()).unwrap();
    let folder = vault.folder().clone();
    vault.lock().unwrap();
    for typed in [
        "cafe\u{301} \u{1f9e1} nach Mitternacht",
        "caf\u{e9}\u{a0}\u{1f9e1}\u{2003}nach Mitternacht",
    ] {
        unlock(&folder, &Key::Passphrase(&secret(typed)), &now()).unwrap();
    }
    let plain = secret("cafe \u{1f9e1} nach Mitternacht");
    let result = unlock(&folder, &Key::Passphrase(&plain), &now());
    assert!(matches!(result, Err(VaultError::WrongPassphrase)));
}

#[test]
fn a_vault_without_a_passphrase_opens_with_this_computers_key_alone() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let vault = create(data.path(), &Key::ThisComputer(&key), &now()).unwrap();
    let folder = vault.folder().clone();
    vault.lock().unwrap();
    let ways = folder.unlock_ways().unwrap();
    assert!(ways.this_computer && !ways.passphrase && !ways.recovery_code);
    let kept = ComputerKey::from_bytes(key.bytes());
    unlock(&folder, &Key::ThisComputer(&kept), &now()).unwrap();
    let other = ComputerKey::random().unwrap();
    let result = unlock(&folder, &Key::ThisComputer(&other), &now());
    assert!(matches!(result, Err(VaultError::KeychainLost)));
    let result = unlock(&folder, &Key::Passphrase(&secret(PASSPHRASE)), &now());
    assert!(matches!(result, Err(VaultError::WrongPassphrase)));
    assert!(
        !format!("{kept:?} {:?}", Key::ThisComputer(&kept))
            .contains(&format!("{}", key.bytes()[0]))
    );
}

#[test]
fn a_vault_whose_key_could_not_be_kept_does_not_come_into_being() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let refused =
        crate::vault::create_once_kept(data.path(), &Key::ThisComputer(&key), &now(), |_| {
            Err(VaultError::NotWritable)
        });
    assert!(matches!(refused, Err(VaultError::NotWritable)));
    assert!(crate::vault::find(data.path(), None).unwrap().is_none());
    assert!(names(&data.path().join("vaults")).is_empty());
}

#[test]
fn nothing_that_was_written_can_be_read_from_the_files() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    write(&mut vault, 2, &CANARY.repeat(3000));
    let while_open = bytes_below(closed.data.path());
    vault.lock().unwrap();
    let locked = bytes_below(closed.data.path());
    for (path, bytes) in while_open.iter().chain(&locked) {
        for word in [CANARY, PASSPHRASE, "SQLite format"] {
            let found = bytes
                .windows(word.len())
                .any(|window| window == word.as_bytes());
            assert!(!found, "{word} in {}", path.display());
        }
    }
}

#[test]
fn secrets_and_errors_print_nothing_of_what_was_typed() {
    let closed = Closed::with_passphrase();
    let vault = closed.open();
    let data_key = hex(vault.data_key.expose());
    let printed = format!("{vault:?} {:?}", closed.with("wrong").unwrap_err());
    assert!(
        !printed.contains(PASSPHRASE) && !printed.contains(&data_key) && !printed.contains(CANARY)
    );
    assert!(!printed.contains(&format!("{:?}", vault.data_key.expose())));
}

#[test]
fn a_reader_reads_what_was_written_and_cannot_write() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    write(&mut vault, 2, "second");
    let reader = vault.reader().unwrap();
    let count = |reader: &rusqlite::Connection| -> i64 {
        let sql = "SELECT count(*) FROM entry";
        reader.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(count(&reader), 2);
    assert!(reader.execute("DELETE FROM entry", []).is_err());
    // What it has begun to read stays as it was, whatever is written meanwhile.
    let snapshot = reader.unchecked_transaction().unwrap();
    assert_eq!(count(&snapshot), 2);
    write(&mut vault, 3, "third");
    assert_eq!(count(&snapshot), 2);
    drop(snapshot);
    assert_eq!(count(&reader), 3);
}

#[test]
fn on_a_network_it_is_kept_whole_without_a_log_beside_it() {
    let closed = Closed::with_key();
    let mode = |vault: &Vault| {
        vault
            .db
            .read(|c| c.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0)))
            .unwrap()
    };
    let log = closed.folder.path().join("vault-1.db-wal");
    network(true, || {
        let mut vault = closed.open();
        assert_eq!(mode(&vault), "delete");
        write(&mut vault, 2, "far away");
        assert!(!log.exists());
        // A second connection reads, and a backup is made, as anywhere.
        let place = BackupPlace::own(vault.folder());
        let backup = vault.backup_source().unwrap().make(&place, &now()).unwrap();
        assert_eq!(backup.verify(Some(&vault), None).unwrap(), 0);
        vault.lock().unwrap();
        let made = create(
            closed.data.path(),
            &Key::ThisComputer(&ComputerKey::random().unwrap()),
            &now(),
        );
        assert_eq!(mode(&made.unwrap()), "delete");
    });
    let mut vault = closed.open();
    assert_eq!(mode(&vault), "wal");
    write(&mut vault, 3, "back home");
    assert!(log.exists());
    assert_eq!(texts(&vault), [CANARY, "far away", "back home"]);
}
