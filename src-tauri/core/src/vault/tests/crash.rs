//! Whatever stops a write, either the old or the new vault is whole. Each test runs a write once to learn its steps,
//! then looks at the disk as a crash at each step would leave it, and lets the write fail at each step.

use std::cell::RefCell;
use std::rc::Rc;

use super::*;
use crate::vault::steps::watch;
use crate::vault::{ComputerKey, find};

/// Runs `work` and gives a copy of `data` for each step, as a crash there would leave it.
pub(super) fn crashes<T>(
    data: &Path,
    work: impl FnOnce() -> T,
) -> (T, Vec<(&'static str, TempDir)>) {
    let crashes = Rc::new(RefCell::new(Vec::new()));
    let (seen, from) = (Rc::clone(&crashes), data.to_owned());
    let copy_all = move |step| {
        let crashed = TempDir::new().unwrap();
        copy(&from, crashed.path());
        seen.borrow_mut().push((step, crashed));
        Ok(())
    };
    let done = watch(copy_all, work);
    (done, crashes.take())
}

/// Runs `work` so that it fails at its step number `stop`.
pub(super) fn failing<T>(stop: usize, work: impl FnOnce() -> T) -> T {
    let mut step = 0;
    let count = move |_| {
        step += 1;
        if step == stop + 1 {
            Err(VaultError::DiskFull)
        } else {
            Ok(())
        }
    };
    watch(count, work)
}

fn tidy(folder: &Folder) {
    let names: Vec<_> = (names(folder.path()).into_iter())
        .filter(|name| name != "backups")
        .collect();
    let database = names
        .iter()
        .filter(|name| name.starts_with("vault-"))
        .count();
    assert_eq!((database, names.len()), (1, 3), "{names:?}");
}

#[test]
fn a_crash_while_a_vault_is_made_leaves_it_whole_or_none() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let (vault, crashes) = crashes(data.path(), || {
        create(data.path(), &Key::ThisComputer(&key), &now()).unwrap()
    });
    let id = vault.folder().uuid();
    let committed: Vec<_> = crashes
        .iter()
        .map(|(step, crashed)| {
            let found = find(crashed.path(), None).unwrap();
            let Some(folder) = found else {
                return (*step, false);
            };
            assert_eq!(folder, Folder::new(crashed.path(), id));
            unlock(&folder, &Key::ThisComputer(&key), &now())
                .unwrap()
                .lock()
                .unwrap();
            unlock(&folder, &Key::ThisComputer(&key), &now())
                .unwrap()
                .lock()
                .unwrap();
            tidy(&folder);
            (*step, true)
        })
        .collect();
    assert_eq!(
        committed,
        [
            ("the folder is made", false),
            ("the database is made", false),
            ("the database is filled", false),
            ("the database is in place", false),
            ("the copy of the keys is written", false),
            ("the keys are written", false),
            ("the keys are renamed", true),
            ("the keys are committed", true),
            ("the copy of the keys is renamed", true),
        ]
    );
}

#[test]
fn a_vault_that_cannot_be_made_leaves_nothing() {
    let key = ComputerKey::random().unwrap();
    for stop in 0..9 {
        let data = TempDir::new().unwrap();
        let made = failing(stop, || {
            create(data.path(), &Key::ThisComputer(&key), &now())
        });
        // From the commit on it is made, whatever fails then.
        assert_eq!(made.is_ok(), stop >= 6, "{stop}");
        if made.is_err() {
            assert!(names(&data.path().join("vaults")).is_empty(), "{stop}");
        }
    }
}

#[test]
fn a_crash_while_the_passphrase_changes_leaves_the_old_or_the_new() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let ((), crashes) = crashes(closed.data.path(), || {
        vault
            .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
            .unwrap();
    });
    assert_eq!(crashes.len(), 5);
    for (at, (step, crashed)) in crashes.iter().enumerate() {
        let folder = Folder::new(crashed.path(), closed.folder.uuid());
        let with = |passphrase| unlock(&folder, &Key::Passphrase(&secret(passphrase)), &now());
        let (holds, not) = if at < 2 {
            (PASSPHRASE, OTHER)
        } else {
            (OTHER, PASSPHRASE)
        };
        assert!(
            matches!(with(not), Err(VaultError::WrongPassphrase)),
            "{step}"
        );
        let vault = with(holds).unwrap();
        assert_eq!(texts(&vault), [CANARY], "{step}");
        assert!(!vault.newer_keys_known(), "{step}");
        vault.lock().unwrap();
        tidy(&folder);
        // The copy followed: the old passphrase opens neither.
        assert_eq!(
            fs::read(folder.keys()).unwrap(),
            fs::read(folder.keys_copy()).unwrap(),
            "{step}"
        );
    }
}

#[test]
fn a_change_of_passphrase_that_fails_leaves_the_old_one() {
    let closed = Closed::with_passphrase();
    for stop in 0..2 {
        let before = fs::read(closed.folder.keys()).unwrap();
        let mut vault = closed.open();
        let failed = failing(stop, || {
            vault.set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        });
        assert!(matches!(failed, Err(VaultError::DiskFull)));
        vault
            .confirm(&Key::Passphrase(&secret(PASSPHRASE)))
            .unwrap();
        write(
            &mut vault,
            10 + i64::try_from(stop).unwrap(),
            "still writable",
        );
        vault.lock().unwrap();
        assert_eq!(fs::read(closed.folder.keys()).unwrap(), before);
        tidy(&closed.folder);
    }
    closed.open();
}

#[test]
fn a_crash_while_everything_is_sealed_anew_leaves_the_old_or_the_new() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let ((), crashes) = crashes(closed.data.path(), || {
        vault
            .rekey(
                Some(&secret(PASSPHRASE)),
                &secret(OTHER),
                OldBackups::Reseal,
                &now(),
            )
            .unwrap();
    });
    let commit = crashes
        .iter()
        .position(|(step, _)| *step == "the keys are renamed")
        .unwrap();
    assert_eq!((commit, crashes.len()), (13, 17));
    for (at, (step, crashed)) in crashes.iter().enumerate() {
        let folder = Folder::new(crashed.path(), closed.folder.uuid());
        let with = |passphrase| unlock(&folder, &Key::Passphrase(&secret(passphrase)), &now());
        let (holds, not) = if at < commit {
            (PASSPHRASE, OTHER)
        } else {
            (OTHER, PASSPHRASE)
        };
        let before = bytes_below(crashed.path());
        assert!(
            matches!(with(not), Err(VaultError::WrongPassphrase)),
            "{step}"
        );
        assert_eq!(bytes_below(crashed.path()), before, "{step}");
        let mut vault = with(holds).unwrap();
        assert_eq!(texts(&vault), [CANARY], "{step}");
        write(&mut vault, 2, "after the crash");
        vault.lock().unwrap();
        tidy(&folder);
        // And once more, now to the end.
        let mut vault = with(holds).unwrap();
        vault
            .rekey(
                Some(&secret(holds)),
                &secret("third"),
                OldBackups::Reseal,
                &now(),
            )
            .unwrap();
        vault.lock().unwrap();
        assert_eq!(
            texts(&with("third").unwrap()),
            [CANARY, "after the crash"],
            "{step}"
        );
        tidy(&folder);
    }
}

#[test]
fn a_re_key_that_fails_leaves_the_vault_open_as_it_was() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    for stop in 0..13 {
        let failed = failing(stop, || {
            vault.rekey(
                Some(&secret(PASSPHRASE)),
                &secret(OTHER),
                OldBackups::Reseal,
                &now(),
            )
        });
        assert!(matches!(failed, Err(VaultError::DiskFull)), "{stop}");
        write(
            &mut vault,
            10 + i64::try_from(stop).unwrap(),
            "still writable",
        );
        let parts = names(closed.folder.path())
            .into_iter()
            .filter(|name| !name.starts_with("vault-1.db") && name != "backups");
        assert_eq!(
            parts.collect::<Vec<_>>(),
            ["vault.keys", "vault.keys.bak"],
            "{stop}"
        );
    }
    vault.lock().unwrap();
    assert_eq!(texts(&closed.open()).len(), 14);
    assert!(matches!(
        closed.with(OTHER),
        Err(VaultError::WrongPassphrase)
    ));
}

#[test]
fn a_newer_database_beside_an_older_keys_file_is_never_taken_for_a_leftover() {
    // The keys file of before a re-key is put back by hand, with its database; the newer one must survive that.
    let closed = Closed::with_passphrase();
    let old = TempDir::new().unwrap();
    copy(closed.folder.path(), old.path());
    let mut vault = closed.open();
    vault
        .rekey(
            Some(&secret(PASSPHRASE)),
            &secret(OTHER),
            OldBackups::Reseal,
            &now(),
        )
        .unwrap();
    write(&mut vault, 2, "newer");
    vault.lock().unwrap();
    let new = TempDir::new().unwrap();
    copy(closed.folder.path(), new.path());
    copy(old.path(), closed.folder.path());
    for _ in 0..2 {
        closed.open().lock().unwrap();
        assert!(closed.folder.database(2).exists());
    }
    // A re-key of the old one goes by it too.
    let mut vault = closed.open();
    vault
        .rekey(
            Some(&secret(PASSPHRASE)),
            &secret("third"),
            OldBackups::Reseal,
            &now(),
        )
        .unwrap();
    vault.lock().unwrap();
    closed.with("third").unwrap().lock().unwrap();
    assert!(closed.folder.database(2).exists() && closed.folder.database(3).exists());
    copy(new.path(), closed.folder.path());
    assert_eq!(texts(&closed.with(OTHER).unwrap()), [CANARY, "newer"]);
}

#[test]
fn only_the_very_copy_that_an_interrupted_re_key_made_is_cleared() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let (done, crashes) = crashes(closed.data.path(), || {
        vault.rekey(None, &secret(OTHER), OldBackups::Reseal, &now())
    });
    done.unwrap();
    let (_, crashed) = crashes
        .iter()
        .find(|(step, _)| *step == "the copy is in place")
        .unwrap();
    let folder = Folder::new(crashed.path(), closed.folder.uuid());
    let other = Closed::with_key();
    fs::copy(other.database(), folder.database(2)).unwrap();
    let opened = unlock(
        &folder,
        &Key::ThisComputer(closed.key.as_ref().unwrap()),
        &now(),
    );
    opened.unwrap().lock().unwrap();
    assert_eq!(
        fs::read(folder.database(2)).unwrap(),
        fs::read(other.database()).unwrap()
    );
}
