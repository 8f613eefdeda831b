//! A damaged backup is told, and nothing is put back from it.

use super::backups::{LATER, at, back_up, own};
use super::*;

#[test]
fn a_backup_that_was_damaged_is_told_and_nothing_is_changed() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let backup = back_up(&vault, &own(&vault), 0);
    write(&mut vault, 2, LATER);
    let whole = fs::read(backup.database()).unwrap();
    for at_byte in (0..whole.len()).step_by(4096).map(|page| page + 1_000) {
        let mut bytes = whole.clone();
        bytes[at_byte] ^= 1;
        fs::write(backup.database(), &bytes).unwrap();
        assert!(backup.verify(Some(&vault), None).is_err(), "{at_byte}");
        let put = vault.put_back(&backup, None, None, &at(60));
        assert!(put.is_err(), "{at_byte}");
        assert_eq!(texts(&vault), [CANARY, LATER]);
        for own in own(&vault).backups().unwrap() {
            if own.made_at == at(60).instant() {
                own.remove().unwrap();
            }
        }
    }
    for length in [0, 512, 4096, whole.len() - 4096] {
        fs::write(backup.database(), &whole[..length]).unwrap();
        assert!(backup.verify(Some(&vault), None).is_err(), "{length}");
    }
    fs::remove_file(backup.database()).unwrap();
    assert!(matches!(
        backup.verify(Some(&vault), None),
        Err(VaultError::BackupMissing)
    ));
    assert!(own(&vault).backups().unwrap().is_empty());
    vault.lock().unwrap();
    assert_eq!(
        names(closed.folder.path()),
        ["backups", "vault-1.db", "vault.keys", "vault.keys.bak"]
    );
    assert_eq!(texts(&closed.open()), [CANARY, LATER]);
}

#[test]
fn a_list_of_photos_that_is_none_is_told() {
    let closed = Closed::with_key();
    let vault = closed.open();
    let backup = back_up(&vault, &own(&vault), 0);
    let list = backup.database().with_file_name("photos.list");
    // As long as it says, and nothing of that on the disk.
    let long = |length| {
        fs::OpenOptions::new()
            .write(true)
            .open(&list)
            .unwrap()
            .set_len(length)
    };
    let nothing = fs::read(&list).unwrap();
    for (bytes, length) in [(b"\xFF".as_slice(), 1), (nothing.as_slice(), 65 << 20)] {
        fs::write(&list, bytes).unwrap();
        long(length).unwrap();
        let told = backup.verify(Some(&vault), None);
        assert!(matches!(told, Err(VaultError::BackupDamaged)), "{length}");
    }
}
