//! A vault is removed for good: whatever stops it, it is whole or it is gone, and the next start goes on.

use super::crash::{crashes, failing};
use super::*;
use crate::vault::{BackupPlace, Removal};

/// A vault with everything that lies beside one, and a backup of it in a folder elsewhere.
struct Home {
    closed: Closed,
    /// Another vault in the same data folder, and what opens it.
    other: (Folder, ComputerKey),
    stick: TempDir,
}

impl Home {
    fn new() -> Self {
        let closed = Closed::with_passphrase();
        let vault = closed.open();
        let place = BackupPlace::own(&closed.folder);
        let source = vault.backup_source().unwrap();
        source.make(&place, &now()).unwrap();
        let stick = TempDir::new().unwrap();
        let elsewhere = BackupPlace::chosen(stick.path(), closed.folder.id());
        source.make(&elsewhere, &now()).unwrap();
        vault.lock().unwrap();
        let folder = &closed.folder;
        fs::write(folder.help_card(), "a name").unwrap();
        fs::write(folder.reminders_due(), "{}").unwrap();
        fs::create_dir(folder.photos(1)).unwrap();
        fs::write(folder.photos(1).join("one"), "sealed").unwrap();
        fs::write(folder.path().join("vault.keys.replaced-1"), "old keys").unwrap();
        let key = ComputerKey::random().unwrap();
        let other = create(closed.data.path(), &Key::ThisComputer(&key), &now()).unwrap();
        let other_folder = other.folder().clone();
        other.lock().unwrap();
        Self {
            closed,
            other: (other_folder, key),
            stick,
        }
    }

    fn data(&self) -> &Path {
        self.closed.data.path()
    }

    fn elsewhere(&self) -> BackupPlace {
        BackupPlace::chosen(self.stick.path(), self.closed.folder.id())
    }

    fn remove(&self) -> Result<(), VaultError> {
        let vault = self.closed.open();
        let removal = vault.begin_removal(Some(&secret(PASSPHRASE)), Some(&self.elsewhere()))?;
        vault.lock()?;
        removal.finish()
    }

    /// The next start on what lies in `data`.
    fn starts_next(data: &Path) {
        for removal in Removal::begun(data).unwrap() {
            removal.finish().unwrap();
        }
    }

    fn is_gone(&self, data: &Path) {
        let id = self.closed.folder.id();
        assert!(!data.join("vaults").join(id).exists());
        let found = find(data, Some(id)).unwrap().unwrap();
        assert_eq!(found.id(), self.other.0.id());
        unlock(&found, &Key::ThisComputer(&self.other.1), &now()).unwrap();
    }
}

#[test]
fn nothing_of_it_stays_and_another_vault_does() {
    let home = Home::new();
    home.remove().unwrap();
    home.is_gone(home.data());
    assert!(names(home.stick.path()).is_empty());
}

#[test]
fn a_crash_at_any_moment_leaves_it_whole_or_gone() {
    let home = Home::new();
    let (done, crashes) = crashes(home.data(), || home.remove());
    done.unwrap();
    let steps: Vec<_> = crashes.iter().map(|(step, _)| *step).collect();
    let marked = steps.iter().position(|step| *step == "the vault is marked");
    assert_eq!((marked, steps.len()), (Some(3), 14), "{steps:?}");
    for (at, (step, crashed)) in crashes.iter().enumerate() {
        let data = crashed.path();
        let folder = Folder::new(data, home.closed.folder.uuid());
        if at < 3 {
            Home::starts_next(data);
            let vault = unlock(&folder, &Key::Passphrase(&secret(PASSPHRASE)), &now()).unwrap();
            assert_eq!(texts(&vault), [CANARY], "{step}");
            assert_eq!(
                BackupPlace::own(&folder).backups().unwrap().len(),
                1,
                "{step}"
            );
        } else {
            // Also before the next start went on with it there is nothing to be found, and no damage.
            let found = find(data, Some(folder.id())).unwrap().unwrap();
            assert_eq!(found.id(), home.other.0.id(), "{step}");
            let places = BackupPlace::below(data).unwrap();
            let its = places.iter().filter(|place| place.vault() == folder.id());
            assert!(
                its.clone().all(|place| place.backups().unwrap().is_empty()),
                "{step}"
            );
            Home::starts_next(data);
            home.is_gone(data);
        }
    }
}

#[test]
fn a_removal_that_fails_is_finished_by_the_next_start() {
    for stop in 0..14 {
        let home = Home::new();
        let failed = failing(stop, || home.remove());
        assert!(failed.is_err(), "{stop}");
        Home::starts_next(home.data());
        if stop < 3 {
            let vault = home.closed.open();
            assert_eq!(texts(&vault), [CANARY], "{stop}");
            vault.lock().unwrap();
            home.remove().unwrap();
        }
        home.is_gone(home.data());
        assert!(names(home.stick.path()).is_empty());
    }
}

#[test]
fn the_keys_are_gone_before_anything_else() {
    let home = Home::new();
    let (_, crashes) = crashes(home.data(), || home.remove());
    let (_, crashed) = crashes
        .iter()
        .find(|(step, _)| *step == "the keys of the backups are gone")
        .unwrap();
    let left = bytes_below(&crashed.path().join("vaults").join(home.closed.folder.id()));
    let named = |name: &str| {
        left.keys()
            .any(|path| path.to_string_lossy().contains(name))
    };
    assert!(!named("vault.keys"));
    assert!(named("vault-1.db") && named("vault.db") && named("help-card"));
}

#[test]
fn only_what_opens_it_removes_it() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let code = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    for wrong in [None, Some(secret(OTHER))] {
        let refused = vault.begin_removal(wrong.as_ref(), None);
        assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    }
    assert!(Removal::begun(closed.data.path()).unwrap().is_empty());
    let removal = vault.begin_removal(Some(&code.as_typed()), None).unwrap();
    vault.lock().unwrap();
    removal.finish().unwrap();
    assert!(find(closed.data.path(), None).unwrap().is_none());
}

#[test]
fn without_a_passphrase_the_recovery_code_is_asked_for_where_there_is_one() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let code = vault.new_recovery_code(None, &now()).unwrap();
    for wrong in [None, Some(secret(OTHER))] {
        assert!(vault.begin_removal(wrong.as_ref(), None).is_err());
    }
    vault
        .begin_removal(Some(&code.as_typed()), None)
        .unwrap()
        .finish()
        .unwrap();

    let closed = Closed::with_key();
    let vault = closed.open();
    vault.begin_removal(None, None).unwrap().finish().unwrap();
    assert!(find(closed.data.path(), None).unwrap().is_none());
}

#[test]
fn backups_elsewhere_that_cannot_go_keep_the_vault() {
    let home = Home::new();
    // A file where a folder is: to remove what is below fails for anybody, root as well.
    let place = home.elsewhere();
    fs::remove_dir_all(place.path()).unwrap();
    fs::write(place.path(), "no folder").unwrap();
    let vault = home.closed.open();
    let refused = vault.begin_removal(Some(&secret(PASSPHRASE)), Some(&place));
    assert!(matches!(refused, Err(VaultError::BackupsStay)));
    vault.lock().unwrap();
    assert!(Removal::begun(home.data()).unwrap().is_empty());
    assert_eq!(texts(&home.closed.open()), [CANARY]);
}

#[test]
fn a_mark_of_another_vault_removes_nothing() {
    let closed = Closed::with_passphrase();
    for mark in ["", "vault.gone", "01a3c2d4-0000-7000-8000-000000000000"] {
        fs::write(closed.folder.path().join("vault.gone"), mark).unwrap();
        assert!(Removal::begun(closed.data.path()).unwrap().is_empty());
        assert!(find(closed.data.path(), None).unwrap().is_some());
    }
}

#[test]
fn a_backup_that_is_put_back_does_not_go_with_what_was_being_removed() {
    let home = Home::new();
    let vault = home.closed.open();
    let _begun = vault
        .begin_removal(Some(&secret(PASSPHRASE)), None)
        .unwrap();
    vault.lock().unwrap();
    let backup = home.elsewhere().backups().unwrap().remove(0);
    let key = secret(PASSPHRASE);
    let vault =
        crate::vault::put_back(home.data(), &backup, &Key::Passphrase(&key), &now()).unwrap();
    vault.lock().unwrap();
    Home::starts_next(home.data());
    assert_eq!(texts(&home.closed.open()), [CANARY]);
}

#[test]
#[cfg(unix)]
fn keys_that_may_only_be_read_go_as_well() {
    use std::os::unix::fs::PermissionsExt as _;
    let closed = Closed::with_key();
    let vault = closed.open();
    let removal = vault.begin_removal(None, None).unwrap();
    vault.lock().unwrap();
    let keys = closed.folder.keys();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o400)).unwrap();
    let first = removal.finish();
    assert!(!keys.exists());
    // Who may overwrite it all the same is done at once.
    if first.is_err() {
        removal.finish().unwrap();
    }
    assert!(find(closed.data.path(), None).unwrap().is_none());
}
