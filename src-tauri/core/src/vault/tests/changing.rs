use serde_json::json;

use super::*;
use crate::vault::keys_file::AnySlot;
use crate::vault::{ComputerKey, SlotKind, find};

fn kinds(vault: &Vault) -> Vec<SlotKind> {
    vault.slots().iter().map(|slot| slot.kind).collect()
}

#[test]
fn after_a_change_the_new_passphrase_opens_and_the_old_one_does_not() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let (old, new) = (secret(PASSPHRASE), secret(OTHER));
    for current in [None, Some(&new), Some(&secret(""))] {
        assert!(vault.set_passphrase(current, &new, &now()).is_err());
    }
    assert!(matches!(
        vault.set_passphrase(Some(&old), &secret(""), &now()),
        Err(VaultError::PassphraseEmpty)
    ));
    vault.confirm(&Key::Passphrase(&old)).unwrap();
    vault.set_passphrase(Some(&old), &new, &now()).unwrap();
    vault.confirm(&Key::Passphrase(&new)).unwrap();
    assert!(matches!(
        vault.confirm(&Key::Passphrase(&old)),
        Err(VaultError::WrongPassphrase)
    ));
    vault.lock().unwrap();
    assert!(matches!(closed.error(), VaultError::WrongPassphrase));
    assert_eq!(texts(&closed.with(OTHER).unwrap()), [CANARY]);
    // Neither copy of the keys knows the old one.
    fs::remove_file(closed.folder.keys()).unwrap();
    assert!(matches!(closed.error(), VaultError::WrongPassphrase));
    assert_eq!(kinds(&closed.with(OTHER).unwrap()), [SlotKind::Passphrase]);
}

#[test]
fn a_first_passphrase_needs_no_old_one_and_takes_this_computers_key_away() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let mut vault = create(data.path(), &Key::ThisComputer(&key), &now()).unwrap();
    let code = vault.new_recovery_code(None, &now()).unwrap();
    vault
        .set_passphrase(None, &secret(PASSPHRASE), &now())
        .unwrap();
    assert_eq!(
        kinds(&vault),
        [SlotKind::RecoveryCode, SlotKind::Passphrase]
    );
    let folder = vault.folder().clone();
    vault.lock().unwrap();
    let result = unlock(&folder, &Key::ThisComputer(&key), &now());
    assert!(matches!(result, Err(VaultError::KeychainLost)));
    unlock(&folder, &Key::RecoveryCode(&code.as_typed()), &now()).unwrap();
}

#[test]
fn whoever_came_in_with_the_recovery_code_can_set_a_new_passphrase() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let code = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    vault.lock().unwrap();
    let mut vault = unlock(&closed.folder, &Key::RecoveryCode(&code.as_typed()), &now()).unwrap();
    let new = secret("a new one that is remembered");
    let wrong = vault.set_passphrase(Some(&secret("not it")), &new, &now());
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    vault
        .set_passphrase(Some(&code.as_typed()), &new, &now())
        .unwrap();
    vault.lock().unwrap();
    unlock(&closed.folder, &Key::Passphrase(&new), &now()).unwrap();
}

#[test]
fn a_recovery_code_opens_and_its_typos_are_told_apart_from_a_wrong_one() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    assert!(matches!(
        vault.new_recovery_code(None, &now()),
        Err(VaultError::WrongPassphrase)
    ));
    let first = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    let code = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    assert_eq!(
        kinds(&vault),
        [SlotKind::Passphrase, SlotKind::RecoveryCode]
    );
    vault.lock().unwrap();
    let with = |typed: &str| unlock(&closed.folder, &Key::RecoveryCode(&secret(typed)), &now());
    let words = code.words();
    assert_eq!(words.len(), 12);
    assert_eq!(texts(&with(&words.join(" ")).unwrap()), [CANARY]);
    with(&format!("  {} ", words.join("   ").to_uppercase())).unwrap();
    assert!(matches!(
        with(&first.words().join(" ")),
        Err(VaultError::WrongRecoveryCode)
    ));
    assert!(matches!(
        with(&words[..11].join(" ")),
        Err(VaultError::RecoveryCodeTypo)
    ));
    let mut mistyped = words.clone();
    mistyped[3] = "lighthuose";
    assert!(matches!(
        with(&mistyped.join(" ")),
        Err(VaultError::RecoveryCodeTypo)
    ));
    // The passphrase opens as before, and a recovery code lets set a new one only with it.
    let mut vault = with(&words.join(" ")).unwrap();
    assert!(matches!(
        vault.set_passphrase(None, &secret(OTHER), &now()),
        Err(VaultError::WrongPassphrase)
    ));
}

#[test]
fn a_slot_of_a_newer_cairn_survives_a_change_of_passphrase() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let strange = json!({ "kind": "smartCard", "anything": [1, { "at": "all" }] });
    let Value::Object(strange) = strange else {
        panic!()
    };
    vault.keys.slots.push(AnySlot::Unknown(strange.clone()));
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    vault.lock().unwrap();
    let vault = closed.with(OTHER).unwrap();
    assert!(
        vault
            .keys
            .slots
            .contains(&AnySlot::Unknown(strange.clone()))
    );
    assert_eq!(closed.keys()["slots"][0], Value::Object(strange));
    assert_eq!(kinds(&vault), [SlotKind::Passphrase]);
}

#[test]
fn a_re_key_keeps_what_was_written_and_drops_every_old_way_in() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    write(&mut vault, 2, "second");
    let code = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    let old_database = fs::read(closed.database()).unwrap();
    let old_key = hex(vault.data_key.expose());
    assert!(matches!(
        vault.rekey(None, &secret(OTHER), OldBackups::Reseal, &now()),
        Err(VaultError::WrongPassphrase)
    ));
    assert!(matches!(
        vault.rekey(
            Some(&secret(OTHER)),
            &secret(OTHER),
            OldBackups::Reseal,
            &now()
        ),
        Err(VaultError::WrongPassphrase)
    ));
    vault
        .rekey(
            Some(&secret(PASSPHRASE)),
            &secret(OTHER),
            OldBackups::Reseal,
            &now(),
        )
        .unwrap();
    assert_ne!(hex(vault.data_key.expose()), old_key);
    assert_eq!(kinds(&vault), [SlotKind::Passphrase]);
    // The open vault goes on.
    write(&mut vault, 3, "third");
    assert!(!closed.database().exists());
    vault.lock().unwrap();
    assert_eq!(
        names(closed.folder.path()),
        ["backups", "vault-2.db", "vault.keys", "vault.keys.bak"]
    );
    let new_database = fs::read(closed.folder.database(2)).unwrap();
    assert_ne!(new_database[..16], old_database[..16]);

    assert!(matches!(closed.error(), VaultError::WrongPassphrase));
    let typed = code.as_typed();
    let result = unlock(&closed.folder, &Key::RecoveryCode(&typed), &now());
    assert!(matches!(result, Err(VaultError::WrongRecoveryCode)));
    let mut vault = closed.with(OTHER).unwrap();
    assert_eq!(texts(&vault), [CANARY, "second", "third"]);
    assert!(!vault.newer_keys_known());
    let index: i64 = vault
        .db
        .read(|c| c.query_row("SELECT count(*) FROM entry_unindexed", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(index, 3);
    vault
        .rekey(
            Some(&secret(OTHER)),
            &secret(PASSPHRASE),
            OldBackups::Reseal,
            &now(),
        )
        .unwrap();
    vault.lock().unwrap();
    assert_eq!(
        names(closed.folder.path()),
        ["backups", "vault-3.db", "vault.keys", "vault.keys.bak"]
    );
    assert_eq!(texts(&closed.open()), [CANARY, "second", "third"]);
    assert_eq!(
        find(closed.data.path(), None).unwrap().as_ref(),
        Some(&closed.folder)
    );
}

#[test]
fn an_older_keys_file_than_the_vault_has_seen_is_told_and_the_newer_one_can_come_back() {
    let closed = Closed::with_passphrase();
    let before = fs::read(closed.folder.keys()).unwrap();
    let mut vault = closed.open();
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    vault.lock().unwrap();
    let after = fs::read(closed.folder.keys()).unwrap();
    let put_old_back = || {
        for path in [closed.folder.keys(), closed.folder.keys_copy()] {
            fs::write(path, &before).unwrap();
        }
    };
    put_old_back();
    let mut vault = closed.open();
    assert!(vault.newer_keys_known());
    let wrong = vault.put_back_newer_keys(&Key::Passphrase(&secret(PASSPHRASE)));
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    vault
        .put_back_newer_keys(&Key::Passphrase(&secret(OTHER)))
        .unwrap();
    assert!(!vault.newer_keys_known());
    vault.lock().unwrap();
    assert_eq!(fs::read(closed.folder.keys()).unwrap(), after);
    assert_eq!(fs::read(closed.folder.keys_copy()).unwrap(), after);

    put_old_back();
    let mut vault = closed.open();
    vault.keep_these_keys().unwrap();
    vault.lock().unwrap();
    assert!(!closed.open().newer_keys_known());
    assert!(closed.with(OTHER).is_err());
}

#[test]
fn an_older_keys_file_does_not_overwrite_a_newer_copy() {
    let closed = Closed::with_key();
    let before = fs::read(closed.folder.keys()).unwrap();
    let mut vault = closed.open();
    vault.new_recovery_code(None, &now()).unwrap();
    vault.lock().unwrap();
    let after = fs::read(closed.folder.keys()).unwrap();
    fs::write(closed.folder.keys(), &before).unwrap();
    let vault = closed.open();
    assert!(vault.newer_keys_known());
    vault.lock().unwrap();
    assert_eq!(fs::read(closed.folder.keys()).unwrap(), before);
    assert_eq!(fs::read(closed.folder.keys_copy()).unwrap(), after);
}
