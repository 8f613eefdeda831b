//! Whatever stops a backup, or one that is put back, there are whole ones and a whole vault.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::backups::{LATER, add_photo, at, back_up, own, shown};
use super::crash::{crashes, failing};
use super::*;
use crate::vault::steps::watch;

#[test]
fn a_crash_or_a_failure_while_a_backup_is_made_leaves_no_half_one() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    add_photo(&mut vault);
    back_up(&vault, &own(&vault), 0);
    let source = vault.backup_source().unwrap();
    let place = own(&vault);
    let (made, crashes) = crashes(closed.data.path(), || source.make(&place, &at(60)));
    made.unwrap().remove().unwrap();
    assert_eq!(crashes.len(), 5);
    for (at_step, (step, crashed)) in crashes.iter().enumerate() {
        let folder = Folder::new(crashed.path(), closed.folder.uuid());
        let vault = unlock(
            &folder,
            &Key::ThisComputer(closed.key.as_ref().unwrap()),
            &now(),
        )
        .unwrap();
        let whole = if at_step == 4 { 2 } else { 1 };
        let found = own(&vault).backups().unwrap();
        assert_eq!(found.len(), whole, "{step}");
        for backup in found {
            assert_eq!(backup.verify(Some(&vault), None).unwrap(), 0, "{step}");
        }
        back_up(&vault, &own(&vault), 120);
        let left = names(own(&vault).path());
        assert!(!left.iter().any(|name| name.contains("part")), "{step}");
    }
    for stop in 0..4 {
        let failed = failing(stop, || source.make(&place, &at(60)));
        assert!(matches!(failed, Err(VaultError::DiskFull)), "{stop}");
        assert_eq!(names(place.path()).len(), 2, "{stop}");
    }
}

/// Once the keys of what comes next are announced, what is there besides is known to be left over. Written anew they would be
/// no announcement for a moment, and a power cut there would leave a database that nobody clears away.
#[test]
fn what_announces_the_commit_stays_untouched_until_then() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let backup = back_up(&vault, &own(&vault), 0);
    let announced = closed.folder.path().join("vault.keys.part");
    let long_ago = std::time::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let seen = Rc::new(RefCell::new(Vec::new()));
    let steps = Rc::clone(&seen);
    let look = move |step| {
        if let Ok(file) = fs::File::options().write(true).open(&announced) {
            if !steps.borrow().is_empty() {
                let written = file.metadata().unwrap().modified().unwrap();
                assert_eq!(written, long_ago, "{step}");
            }
            file.set_modified(long_ago).unwrap();
            steps.borrow_mut().push(step);
        }
        Ok(())
    };
    watch(look, || vault.put_back(&backup, None, None, &at(60))).unwrap();
    let seen = seen.borrow();
    assert!(seen.len() > 2, "{seen:?}");
    assert_eq!(seen.last(), Some(&"the keys are written"));
}

#[test]
fn a_crash_or_a_failure_while_one_is_put_back_leaves_the_old_or_the_new() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let (photo, picture) = add_photo(&mut vault);
    let backup = back_up(&vault, &own(&vault), 0);
    write(&mut vault, 2, LATER);
    let seen = Rc::new(RefCell::new(0));
    for stop in 0..13 {
        let failed = failing(stop, || vault.put_back(&backup, None, None, &at(60)));
        assert!(matches!(failed, Err(VaultError::DiskFull)), "{stop}");
        assert_eq!(texts(&vault), [CANARY, LATER], "{stop}");
        let left = names(closed.folder.path());
        assert!(
            !left.iter().any(|name| name.contains('2')),
            "{stop}: {left:?}"
        );
        for made in own(&vault).backups().unwrap() {
            if made.made_at == at(60).instant() {
                *seen.borrow_mut() += 1;
                made.remove().unwrap();
            }
        }
    }
    assert!(*seen.borrow() > 5);
    let (put, crashes) = crashes(closed.data.path(), || {
        vault.put_back(&backup, None, None, &at(60))
    });
    put.unwrap();
    let commit = crashes
        .iter()
        .position(|(step, _)| *step == "the keys are renamed")
        .unwrap();
    for (at_step, (step, crashed)) in crashes.iter().enumerate() {
        let folder = Folder::new(crashed.path(), closed.folder.uuid());
        let key = Key::ThisComputer(closed.key.as_ref().unwrap());
        let vault = unlock(&folder, &key, &now()).unwrap();
        let expected: &[&str] = if at_step < commit {
            &[CANARY, LATER]
        } else {
            &[CANARY]
        };
        assert_eq!(texts(&vault), expected, "{step}");
        assert_eq!(shown(&vault, &photo), picture, "{step}");
        vault.lock().unwrap();
        let databases = names(folder.path())
            .into_iter()
            .filter(|name| name.starts_with("vault-") || name.starts_with("photos"));
        assert_eq!(databases.count(), 2, "{step}");
    }
}
