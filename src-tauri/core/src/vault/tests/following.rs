//! Backups go along with what opens the vault, whatever stops them on the way.

use super::backups::{LATER, add_photo, at, back_up, own, shown};
use super::crash::{crashes, failing};
use super::*;
use crate::export::Progress;
use crate::journal::photos::{PhotoFolder, purge_files};
use crate::vault::{Backup, BackupPlace, Followed, Stand};

fn follow(vault: &Vault, place: &BackupPlace) -> Followed {
    vault
        .follower()
        .unwrap()
        .unwrap()
        .follow(place, &mut |_| true)
        .unwrap()
}

fn told(followed: &Followed) -> (u32, u32, u32) {
    (followed.done, followed.behind, followed.earlier)
}

fn opens(backup: &Backup, key: &Key<'_>) -> bool {
    match backup.look(None, Some(key)) {
        Ok(_) => true,
        Err(VaultError::WrongPassphrase | VaultError::WrongRecoveryCode) => false,
        Err(error) => panic!("{error}"),
    }
}

fn opens_with(backup: &Backup, passphrase: &str) -> bool {
    opens(backup, &Key::Passphrase(&secret(passphrase)))
}

fn stands(vault: &Vault, place: &BackupPlace) -> Vec<Stand> {
    let backups = place.backups().unwrap();
    (backups.iter())
        .map(|backup| backup.stand(vault).unwrap())
        .collect()
}

#[test]
fn after_a_change_of_passphrase_backups_open_with_the_new_one_alone() {
    let closed = Closed::with_passphrase();
    let stick = TempDir::new().unwrap();
    let mut vault = closed.open();
    let first = back_up(&vault, &own(&vault), 0);
    // Another database, with a number and a salt of its own.
    vault
        .put_back(&first, Some(&secret(PASSPHRASE)), None, &at(60))
        .unwrap();
    let chosen = BackupPlace::chosen(stick.path(), vault.folder().id());
    let third = back_up(&vault, &chosen, 120);
    let databases = [first.database(), third.database()].map(|path| fs::read(path).unwrap());
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    assert_eq!(stands(&vault, &own(&vault)), [Stand::Behind; 2]);
    assert!(opens_with(&first, PASSPHRASE) && !opens_with(&first, OTHER));

    assert_eq!(told(&follow(&vault, &own(&vault))), (2, 0, 0));
    assert_eq!(told(&follow(&vault, &chosen)), (1, 0, 0));
    let all: Vec<_> = [own(&vault), chosen.clone()]
        .iter()
        .flat_map(|place| place.backups().unwrap())
        .collect();
    for backup in &all {
        assert!(opens_with(backup, OTHER) && !opens_with(backup, PASSPHRASE));
        assert_eq!(backup.stand(&vault).unwrap(), Stand::Today);
        backup.verify(Some(&vault), None).unwrap();
    }
    assert_eq!(databases[0], fs::read(first.database()).unwrap());
    assert_eq!(databases[1], fs::read(third.database()).unwrap());
    // There is nothing left to do, and nothing is written.
    let before = bytes_below(closed.data.path());
    assert_eq!(told(&follow(&vault, &own(&vault))), (0, 0, 0));
    assert_eq!(bytes_below(closed.data.path()), before);
}

#[test]
fn a_new_recovery_code_opens_the_backups_and_the_old_one_does_not() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let passphrase = secret(PASSPHRASE);
    let old = vault.new_recovery_code(Some(&passphrase), &now()).unwrap();
    let backup = back_up(&vault, &own(&vault), 0);
    let new = vault.new_recovery_code(Some(&passphrase), &now()).unwrap();
    assert_eq!(told(&follow(&vault, &own(&vault))), (1, 0, 0));
    let (old, new) = (old.as_typed(), new.as_typed());
    assert!(opens(&backup, &Key::RecoveryCode(&new)));
    assert!(!opens(&backup, &Key::RecoveryCode(&old)));
    assert!(opens_with(&backup, PASSPHRASE));
}

#[test]
fn a_backup_that_cannot_be_written_is_told_and_follows_later() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let stuck = back_up(&vault, &own(&vault), 0);
    let damaged = back_up(&vault, &own(&vault), 60);
    let free = back_up(&vault, &own(&vault), 120);
    let keys_of = |backup: &Backup| backup.database().with_file_name("vault.keys");
    fs::write(keys_of(&damaged), b"nothing").unwrap();
    // A folder where the part would go: as a stick that cannot be written.
    let in_the_way = keys_of(&stuck).with_file_name("vault.keys.part");
    fs::create_dir(&in_the_way).unwrap();
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    let followed = follow(&vault, &own(&vault));
    assert_eq!(told(&followed), (1, 1, 1));
    assert!(followed.why.is_some());
    assert!(opens_with(&stuck, PASSPHRASE) && opens_with(&free, OTHER));
    fs::remove_dir(&in_the_way).unwrap();
    vault.lock().unwrap();
    let vault = closed.with(OTHER).unwrap();
    assert_eq!(told(&follow(&vault, &own(&vault))), (1, 0, 1));
    assert!(opens_with(&stuck, OTHER) && !opens_with(&stuck, PASSPHRASE));
    assert_eq!(fs::read(keys_of(&damaged)).unwrap(), b"nothing");
}

#[test]
fn an_older_keys_file_that_was_put_back_does_not_reach_the_backups() {
    let closed = Closed::with_passphrase();
    let before = fs::read(closed.folder.keys()).unwrap();
    let mut vault = closed.open();
    let backup = back_up(&vault, &own(&vault), 0);
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    follow(&vault, &own(&vault));
    vault.lock().unwrap();
    fs::write(closed.folder.keys(), &before).unwrap();
    let vault = closed.open();
    assert!(vault.follower().unwrap().is_none());
    assert!(opens_with(&backup, OTHER));
}

#[test]
fn keys_that_stand_aside_go_with_the_passphrase_that_opens_them() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let mut aside = closed.folder.keys().into_os_string();
    aside.push(".replaced-1");
    fs::copy(closed.folder.keys(), &aside).unwrap();
    let foreign = closed.folder.path().join("vault.keys.replaced-2");
    fs::copy(Closed::with_key().folder.keys(), &foreign).unwrap();
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    assert!(!PathBuf::from(aside).exists());
    assert!(foreign.exists());
}

/// A photo's name, and what it is.
type Shown = (crate::db::PhotoId, Vec<u8>);

/// A vault with two backups of before a re-key: one photo is still in it, one only in them. Gives both, as they were shown.
fn re_keyed(closed: &Closed, then: OldBackups) -> (Vault, [Shown; 2], Vec<Vec<u8>>) {
    let mut vault = closed.open();
    let (stays, goes) = (add_photo(&mut vault), add_photo(&mut vault));
    let sealed = [&stays.0, &goes.0]
        .map(|id| fs::read(vault.photos().join(id.as_str())).unwrap())
        .to_vec();
    back_up(&vault, &own(&vault), 0);
    back_up(&vault, &own(&vault), 60);
    vault
        .db
        .write(Subject::Journal, |tx| {
            tx.execute("DELETE FROM photo WHERE id = ?1", params![goes.0])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    purge_files(&PhotoFolder::of(&vault), std::slice::from_ref(&goes.0)).unwrap();
    write(&mut vault, 2, LATER);
    vault
        .rekey(Some(&secret(PASSPHRASE)), &secret(OTHER), then, &at(120))
        .unwrap();
    (vault, [stays, goes], sealed)
}

/// What a whole place of resealed backups looks like.
fn all_resealed(vault: &Vault, sealed: &[Vec<u8>]) {
    let place = own(vault);
    assert_eq!(stands(vault, &place), [Stand::Today; 3]);
    for (number, backup) in place.backups().unwrap().iter().rev().enumerate() {
        assert!(opens_with(backup, OTHER) && !opens_with(backup, PASSPHRASE));
        assert_eq!(backup.verify(Some(vault), None).unwrap(), 0);
        let inside = backup.look(Some(vault), None).unwrap();
        let expected = if number < 2 { (1, 2) } else { (2, 1) };
        assert_eq!((inside.entries, inside.photos), expected);
    }
    // Whoever has the old keys finds nothing that they open.
    let files = bytes_below(vault.folder().path());
    assert!(files.values().all(|bytes| !sealed.contains(bytes)));
    assert!(
        names(place.path())
            .iter()
            .all(|name| name != "photos" && !name.contains("part") && !name.contains("old"))
    );
}

#[test]
fn after_a_re_key_old_backups_are_sealed_anew_with_their_photos() {
    let closed = Closed::with_passphrase();
    let (mut vault, photos, sealed) = re_keyed(&closed, OldBackups::Reseal);
    assert_eq!(stands(&vault, &own(&vault)), [Stand::Then; 3]);
    let mut told_of = Vec::new();
    let follower = vault.follower().unwrap().unwrap();
    assert!(follower.has_former_keys());
    let mut go_on = |progress: Progress| {
        told_of.push(progress);
        true
    };
    let followed = follower.follow(&own(&vault), &mut go_on).unwrap();
    assert_eq!(told(&followed), (3, 0, 0));
    assert!(told_of.iter().any(|progress| progress.done > 0));
    all_resealed(&vault, &sealed);
    vault.forget_former_keys().unwrap();
    assert!(!vault.follower().unwrap().unwrap().has_former_keys());

    // What is in the vault lies there once: a backup has its second name.
    let [(stays, _), (goes, _)] = &photos;
    let pool = own(&vault).path().join("photos-2");
    assert_eq!(names(&pool).len(), 2);
    let oldest = own(&vault).backups().unwrap().pop().unwrap();
    vault
        .put_back(&oldest, Some(&secret(OTHER)), None, &at(180))
        .unwrap();
    assert_eq!(texts(&vault), [CANARY]);
    for (id, picture) in [(stays, &photos[0].1), (goes, &photos[1].1)] {
        assert_eq!(shown(&vault, id), *picture);
    }
}

#[test]
fn after_a_re_key_old_backups_can_go_and_one_of_today_stays() {
    let closed = Closed::with_passphrase();
    let (vault, _, sealed) = re_keyed(&closed, OldBackups::Remove);
    // Not before there is one of today.
    assert_eq!(told(&follow(&vault, &own(&vault))), (0, 3, 0));
    assert_eq!(own(&vault).backups().unwrap().len(), 3);
    let kept = back_up(&vault, &own(&vault), 180);
    assert_eq!(told(&follow(&vault, &own(&vault))), (3, 0, 0));
    assert_eq!(own(&vault).backups().unwrap(), [kept]);
    let files = bytes_below(vault.folder().path());
    assert!(files.values().all(|bytes| !sealed.contains(bytes)));
}

#[test]
fn what_is_damaged_or_under_a_forgotten_key_stays_as_it_is_and_is_told() {
    let closed = Closed::with_passphrase();
    let (vault, _, _) = re_keyed(&closed, OldBackups::Reseal);
    let [_, damaged, _] = own(&vault).backups().unwrap().try_into().unwrap();
    let mut bytes = fs::read(damaged.database()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(damaged.database(), &bytes).unwrap();
    assert_eq!(told(&follow(&vault, &own(&vault))), (2, 0, 1));
    assert_eq!(fs::read(damaged.database()).unwrap(), bytes);
    vault.forget_former_keys().unwrap();
    assert_eq!(told(&follow(&vault, &own(&vault))), (0, 0, 1));
    assert_eq!(fs::read(damaged.database()).unwrap(), bytes);
}

#[test]
fn what_is_called_off_goes_on_at_the_next_opening() {
    let closed = Closed::with_passphrase();
    let (vault, _, sealed) = re_keyed(&closed, OldBackups::Reseal);
    let mut left = 6;
    let followed = vault
        .follower()
        .unwrap()
        .unwrap()
        .follow(&own(&vault), &mut |_| {
            left -= 1;
            left > 0
        })
        .unwrap();
    assert!(followed.stopped && followed.behind > 0);
    vault.lock().unwrap();
    let vault = closed.with(OTHER).unwrap();
    assert_eq!(follow(&vault, &own(&vault)).behind, 0);
    all_resealed(&vault, &sealed);
}

#[test]
fn a_crash_or_a_failure_while_backups_are_sealed_anew_leaves_each_whole() {
    let closed = Closed::with_passphrase();
    let (vault, _, sealed) = re_keyed(&closed, OldBackups::Reseal);
    let (followed, crashes) = crashes(closed.data.path(), || follow(&vault, &own(&vault)));
    assert_eq!(told(&followed), (3, 0, 0));
    assert_eq!(crashes.len(), 15);
    for (step, crashed) in crashes.iter().step_by(2) {
        let folder = Folder::new(crashed.path(), closed.folder.uuid());
        let vault = unlock(&folder, &Key::Passphrase(&secret(OTHER)), &now()).unwrap();
        let followed = follow(&vault, &own(&vault));
        assert_eq!((followed.behind, followed.earlier), (0, 0), "{step}");
        all_resealed(&vault, &sealed);
    }
    let other = Closed::with_passphrase();
    let (vault, _, sealed) = re_keyed(&other, OldBackups::Reseal);
    for stop in 0..5 {
        let followed = failing(stop, || follow(&vault, &own(&vault)));
        assert!(followed.behind > 0 || stop == 4, "{stop}");
    }
    assert_eq!(follow(&vault, &own(&vault)).behind, 0);
    all_resealed(&vault, &sealed);
}

#[test]
fn a_crash_while_the_keys_of_a_backup_are_written_leaves_the_old_or_the_new() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    back_up(&vault, &own(&vault), 0);
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    let (_, crashes) = crashes(closed.data.path(), || follow(&vault, &own(&vault)));
    assert_eq!(crashes.len(), 2);
    for (at_step, (step, crashed)) in crashes.iter().enumerate() {
        let folder = Folder::new(crashed.path(), closed.folder.uuid());
        let backup = BackupPlace::own(&folder).backups().unwrap().remove(0);
        assert_eq!(opens_with(&backup, OTHER), at_step == 1, "{step}");
        assert_eq!(opens_with(&backup, PASSPHRASE), at_step == 0, "{step}");
    }
}
