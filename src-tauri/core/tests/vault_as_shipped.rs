//! The vault through its public face, with the cost that people get.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::time::Instant;

use cairn_core::clock::{Clock, SystemClock};
use cairn_core::vault::{self, Key, SlotKind, Tries, VaultError};
use secrecy::SecretString;
use serde_json::Value;

#[test]
fn a_vault_is_made_opened_and_given_a_recovery_code() {
    let data = tempfile::tempdir().unwrap();
    let now = SystemClock.now();
    let _lock = vault::hold(data.path()).unwrap();
    assert!(vault::find(data.path(), None).unwrap().is_none());
    let passphrase = SecretString::from("a quiet place by the water");
    let mut open = vault::create(data.path(), &Key::Passphrase(&passphrase), &now).unwrap();
    let code = open.new_recovery_code(Some(&passphrase), &now).unwrap();
    open.lock().unwrap();

    let folder = vault::find(data.path(), None).unwrap().unwrap();
    let ways = folder.unlock_ways().unwrap();
    assert!(ways.passphrase && ways.recovery_code && !ways.this_computer);
    let mut tries = Tries::default();
    let wrong = SecretString::from("a quiet place");
    let refused = vault::unlock(&folder, &Key::Passphrase(&wrong), &now);
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    tries.wrong(&now);
    assert_eq!(tries.wait_seconds(&now), 0);
    let open = vault::unlock(&folder, &Key::Passphrase(&passphrase), &now).unwrap();
    let kinds: Vec<_> = open.slots().iter().map(|slot| slot.kind).collect();
    assert_eq!(kinds, [SlotKind::Passphrase, SlotKind::RecoveryCode]);
    open.lock().unwrap();

    let start = Instant::now();
    vault::unlock(&folder, &Key::RecoveryCode(&code.as_typed()), &now).unwrap();
    println!("open beyond the passphrase's cost: {:?}", start.elapsed());
}

#[test]
fn nothing_in_the_environment_makes_a_passphrase_cheaper_than_is_accepted() {
    let data = tempfile::tempdir().unwrap();
    let now = SystemClock.now();
    let passphrase = SecretString::from("a quiet place by the water");
    let open = vault::create(data.path(), &Key::Passphrase(&passphrase), &now).unwrap();
    let keys: Value =
        serde_json::from_slice(&fs::read(open.folder().path().join("vault.keys")).unwrap())
            .unwrap();
    let kdf = keys.pointer("/slots/0/kdf").unwrap();
    let number = |name: &str| kdf.get(name).and_then(Value::as_u64).unwrap();
    assert_eq!(
        (kdf.get("alg").unwrap(), number("ver")),
        (&Value::from("argon2id"), 19)
    );
    assert_eq!((number("t"), number("p")), (3, 1));
    assert!((64 * 1024..=512 * 1024).contains(&number("m")));
    let start = Instant::now();
    open.confirm(&Key::Passphrase(&passphrase)).unwrap();
    println!("m = {} MiB, {:?}", number("m") / 1024, start.elapsed());
}
