//! Whatever stops a backup, or one that is put back, there are whole ones and a whole vault.

use std::cell::RefCell;
use std::rc::Rc;

use super::backups::{LATER, add_photo, at, back_up, own, shown};
use super::crash::{crashes, failing};
use super::*;

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
