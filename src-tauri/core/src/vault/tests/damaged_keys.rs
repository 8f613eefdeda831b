use serde_json::json;

use super::*;
use crate::vault::keys_file;

fn spoil(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_keys_file_comes_back_from_its_copy_and_is_kept_aside() {
    let closed = Closed::with_passphrase();
    let good = fs::read(closed.folder.keys()).unwrap();
    spoil(&closed.folder.keys());
    let spoilt = fs::read(closed.folder.keys()).unwrap();
    assert!(closed.folder.unlock_ways().unwrap().passphrase);
    assert!(matches!(
        closed.with("wrong"),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(fs::read(closed.folder.keys()).unwrap(), spoilt);
    closed.open().lock().unwrap();
    assert_eq!(fs::read(closed.folder.keys()).unwrap(), good);
    let aside = format!("vault.keys.damaged-{}", now().instant().0);
    assert_eq!(fs::read(closed.folder.path().join(aside)).unwrap(), spoilt);
}

#[test]
fn a_missing_keys_file_or_copy_comes_back() {
    let closed = Closed::with_key();
    let good = fs::read(closed.folder.keys()).unwrap();
    fs::remove_file(closed.folder.keys()).unwrap();
    closed.open().lock().unwrap();
    fs::remove_file(closed.folder.keys_copy()).unwrap();
    closed.open().lock().unwrap();
    spoil(&closed.folder.keys_copy());
    closed.open().lock().unwrap();
    assert_eq!(fs::read(closed.folder.keys()).unwrap(), good);
    assert_eq!(fs::read(closed.folder.keys_copy()).unwrap(), good);
    assert_eq!(
        names(closed.folder.path()),
        ["vault-1.db", "vault.keys", "vault.keys.bak"]
    );
}

#[test]
fn keys_damaged_twice_are_told_and_left_alone() {
    let closed = Closed::with_key();
    spoil(&closed.folder.keys());
    spoil(&closed.folder.keys_copy());
    let before = bytes_below(closed.data.path());
    assert!(matches!(closed.error(), VaultError::KeysDamaged));
    assert!(matches!(
        closed.folder.unlock_ways(),
        Err(VaultError::KeysDamaged)
    ));
    assert_eq!(bytes_below(closed.data.path()), before);
}

#[test]
fn any_flipped_bit_of_the_keys_is_noticed() {
    let closed = Closed::with_key();
    let good = fs::read(closed.folder.keys()).unwrap();
    for at in 0..good.len() {
        for bit in [1, 0x20, 0x80] {
            let mut bytes = good.clone();
            bytes[at] ^= bit;
            let error = keys_file::parse(&bytes).unwrap_err();
            assert!(matches!(error, VaultError::KeysDamaged), "{at}: {error:?}");
        }
    }
}

#[test]
fn another_vaults_keys_are_told() {
    let (closed, other) = (Closed::with_key(), Closed::with_key());
    fs::copy(other.folder.keys(), closed.folder.keys()).unwrap();
    closed.open().lock().unwrap();
    for path in [closed.folder.keys(), closed.folder.keys_copy()] {
        fs::copy(other.folder.keys(), path).unwrap();
    }
    assert!(matches!(closed.error(), VaultError::VaultForeign));
}

#[test]
fn a_later_version_is_told_and_its_copy_is_not_taken_instead() {
    let closed = Closed::with_key();
    let copy = fs::read(closed.folder.keys_copy()).unwrap();
    closed.forge(|keys| drop(keys.insert("v".to_owned(), json!(2))));
    fs::write(closed.folder.keys_copy(), copy).unwrap();
    let before = bytes_below(closed.data.path());
    assert!(matches!(closed.error(), VaultError::KeysTooNew));
    assert!(matches!(
        closed.folder.unlock_ways(),
        Err(VaultError::KeysTooNew)
    ));
    assert_eq!(bytes_below(closed.data.path()), before);
}

/// What a keys file that was altered at `place`, under a right sum, is answered with.
fn altered(good: &Map<String, Value>, place: &str, value: &Value) -> VaultError {
    let mut keys = Value::Object(good.clone());
    match keys.pointer_mut(place) {
        Some(there) => *there = value.clone(),
        None => drop(
            keys.as_object_mut()
                .unwrap()
                .insert(place[1..].to_owned(), value.clone()),
        ),
    }
    let Value::Object(keys) = keys else { panic!() };
    keys_file::parse(&summed(keys)).expect_err(place)
}

#[test]
fn what_is_not_accepted_of_a_keys_file_is_refused() {
    let good = Closed::with_passphrase().keys();
    keys_file::parse(&summed(good.clone())).unwrap();
    let slot = good["slots"][0].clone();
    for (place, value) in [
        ("/slots/0/kdf/m", json!(64 * 1024 - 1)),
        ("/slots/0/kdf/m", json!(2 * 1024 * 1024 + 1)),
        ("/slots/0/kdf/m", json!(u64::MAX)),
        ("/slots/0/kdf/m", json!(-1)),
        ("/slots/0/kdf/t", json!(0)),
        ("/slots/0/kdf/t", json!(17)),
        ("/slots/0/kdf/p", json!(0)),
        ("/slots/0/kdf/p", json!(5)),
        ("/slots/0/kdf/alg", json!("scrypt")),
        ("/slots/0/kdf/ver", json!(16)),
        ("/slots/0/kdf/salt", json!("00")),
        ("/slots/0/nonce", json!("")),
        ("/slots/0/box", json!("zz")),
        ("/slots/0/madeAt", json!(1_u64 << 60)),
        ("/slots/0/kind", json!(7)),
        ("/slots/0/kind", json!("recoveryCode")),
        ("/slots", json!({})),
        ("/slots", json!(vec![slot; 9])),
        ("/format", json!("other")),
        ("/v", json!(0)),
        ("/db", json!("../../etc/passwd")),
        ("/db", json!("vault-0.db")),
        ("/db", json!("vault-01.db")),
        ("/db", json!("vault-2.db.part")),
        ("/epoch", json!(0)),
        ("/further", json!(1)),
    ] {
        let error = altered(&good, place, &value);
        assert!(
            matches!(error, VaultError::KeysDamaged),
            "{place} {value}: {error:?}"
        );
    }
    let later = altered(&good, "/v", &json!(2));
    assert!(matches!(later, VaultError::KeysTooNew));
}

#[test]
fn more_memory_than_the_computer_can_give_is_told() {
    let Some(memory) = crate::vault::calibrate::memory_kib() else {
        return;
    };
    let kdf = crate::vault::slots::Kdf {
        m: u32::try_from(memory / 2 + 1).unwrap(),
        t: 1,
        p: 1,
        salt: [0; 16],
    };
    let refused = crate::vault::passphrase::key(&secret(PASSPHRASE), &kdf);
    assert!(matches!(refused, Err(VaultError::NotEnoughMemory)));
}

#[test]
fn a_file_longer_than_64_kib_is_refused_unread() {
    let closed = Closed::with_key();
    for path in [closed.folder.keys(), closed.folder.keys_copy()] {
        let mut bytes = fs::read(&path).unwrap();
        bytes.resize(64 * 1024 + 1, b' ');
        fs::write(&path, &bytes).unwrap();
    }
    assert!(matches!(closed.error(), VaultError::KeysDamaged));
    for path in [closed.folder.keys(), closed.folder.keys_copy()] {
        let mut bytes = fs::read(&path).unwrap();
        bytes.pop();
        fs::write(&path, &bytes).unwrap();
    }
    closed.open();
}

#[test]
fn what_was_altered_by_someone_without_the_key_is_refused() {
    // The sum is right, the box opens, but the seal over the whole is not theirs to make.
    let closed = Closed::with_key();
    closed.forge(|keys| drop(keys.insert("rev".to_owned(), json!(7))));
    assert!(matches!(closed.error(), VaultError::KeysDamaged));
    // A cheaper cost in the file does not open the box that was made with the dearer one.
    let closed = Closed::with_passphrase();
    closed.forge(|keys| keys["slots"][0]["kdf"]["t"] = json!(1));
    assert!(matches!(closed.error(), VaultError::WrongPassphrase));
}
