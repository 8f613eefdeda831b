//! Backups hold what was there, and come back whole or not at all.

use super::*;
use crate::db::{EntryId, PhotoId};
use crate::journal::photos::{self, PhotoFolder, Picture};
use crate::vault::{Backup, BackupPlace, RecoveryCode, put_back};

pub(super) const LATER: &str = "written after the backup";

pub(super) fn at(seconds: i64) -> Now {
    Now {
        utc: now().utc + chrono::Duration::seconds(seconds),
        ..now()
    }
}

/// Adds a photo to the first entry; its name and what it is.
pub(super) fn add_photo(vault: &mut Vault) -> (PhotoId, Vec<u8>) {
    let mut png = std::io::Cursor::new(Vec::new());
    let shade = u8::try_from(vault.db.read(photos::named).unwrap().len()).unwrap();
    image::RgbImage::from_pixel(3, 2, image::Rgb([shade, 90, 40]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let picture = Picture::take_in(png.into_inner(), false).unwrap();
    let folder = PhotoFolder::of(vault);
    let entry = EntryId::from("1".to_owned());
    let photo = photos::add(&mut vault.db, &folder, &entry, picture, &now()).unwrap();
    let shown = shown(vault, &photo.id);
    (photo.id, shown)
}

pub(super) fn shown(vault: &Vault, id: &PhotoId) -> Vec<u8> {
    let folder = PhotoFolder::of(vault);
    vault.db.read(|c| photos::open(c, &folder, id)).unwrap().1
}

pub(super) fn own(vault: &Vault) -> BackupPlace {
    BackupPlace::own(vault.folder())
}

pub(super) fn back_up(vault: &Vault, place: &BackupPlace, seconds: i64) -> Backup {
    vault
        .backup_source()
        .unwrap()
        .make(place, &at(seconds))
        .unwrap()
}

#[test]
fn a_backup_is_whole_while_the_vault_goes_on() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    add_photo(&mut vault);
    let source = vault.backup_source().unwrap();
    write(&mut vault, 2, "second");
    let made = source.make(&own(&vault), &at(0)).unwrap();
    write(&mut vault, 3, LATER);
    assert_eq!(own(&vault).backups().unwrap(), std::slice::from_ref(&made));
    assert_eq!(made.made_at, at(0).instant());
    let length = |file| {
        fs::metadata(made.database().with_file_name(file))
            .unwrap()
            .len()
    };
    assert_eq!(made.bytes, length("vault.db") + length("vault.keys"));

    let inside = made.look(Some(&vault), None).unwrap();
    assert_eq!((inside.entries, inside.photos, inside.paths), (2, 1, 0));
    let titles: Vec<_> = inside.newest.iter().map(|line| &line.title).collect();
    assert_eq!(titles, ["second", CANARY]);
    assert_eq!(made.verify(Some(&vault), None).unwrap(), 0);
    // Nothing that is looked at changes, and no log lies beside it.
    let files = bytes_below(made.database().parent().unwrap());
    assert_eq!(files.len(), 3);
    made.look(None, Some(&Key::Passphrase(&secret(PASSPHRASE))))
        .unwrap();
    assert_eq!(bytes_below(made.database().parent().unwrap()), files);
    assert!(files.values().all(|bytes| !holds(bytes, CANARY)));
    assert!(matches!(
        made.look(None, Some(&Key::Passphrase(&secret(OTHER)))),
        Err(VaultError::WrongPassphrase)
    ));
    assert!(matches!(
        made.look(None, None),
        Err(VaultError::SealedOtherwise)
    ));
    assert_eq!(texts(&vault).len(), 3);
}

#[test]
fn thinning_takes_what_need_not_stay_and_the_photos_that_only_that_had() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let (gone, _) = add_photo(&mut vault);
    back_up(&vault, &own(&vault), 0);
    vault
        .db
        .write(Subject::Journal, |tx| {
            tx.execute("DELETE FROM photo", [])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    let (stays, _) = add_photo(&mut vault);
    for day in 0..8 {
        back_up(&vault, &own(&vault), 60 + day * 86_400);
    }
    let pool = own(&vault).path().join("photos");
    assert_eq!(names(&pool).len(), 2);
    own(&vault).thin(&at(60)).unwrap();
    let left = own(&vault).backups().unwrap();
    assert!(left.len() >= 7 && left.iter().all(|backup| backup.made_at != at(0).instant()));
    assert_eq!(names(&pool), [stays.as_str()]);
    assert_ne!(gone, stays);
    own(&vault).remove_all().unwrap();
    assert!(names(own(&vault).path()).is_empty());
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn photos_lie_once_beside_all_backups_and_go_with_the_last_that_has_them() {
    let closed = Closed::with_key();
    let stick = TempDir::new().unwrap();
    let mut vault = closed.open();
    let (first, _) = add_photo(&mut vault);
    let place = BackupPlace::chosen(stick.path(), vault.folder().id());
    let one = back_up(&vault, &place, 0);
    let (second, _) = add_photo(&mut vault);
    let two = back_up(&vault, &place, 60);
    let pool = place.path().join("photos");
    let mut both = [first.as_str().to_owned(), second.as_str().to_owned()];
    both.sort();
    assert_eq!(names(&pool), both);
    assert_eq!(
        BackupPlace::found_in(stick.path()).unwrap(),
        std::slice::from_ref(&place)
    );
    let deep = BackupPlace::found_in(place.path()).unwrap();
    assert_eq!(deep, std::slice::from_ref(&place));

    // The photo goes for good; the backups still have it.
    let folder = PhotoFolder::of(&vault);
    photos::purge_files(&folder, std::slice::from_ref(&second)).unwrap();
    assert_eq!(two.verify(Some(&vault), None).unwrap(), 0);
    two.remove().unwrap();
    assert_eq!(names(&pool), [first.as_str()]);
    fs::remove_file(pool.join(first.as_str())).unwrap();
    assert_eq!(one.verify(Some(&vault), None).unwrap(), 1);
    one.remove().unwrap();
    assert!(names(place.path()).is_empty());
}

#[test]
fn what_is_put_back_opens_with_todays_passphrase_and_what_was_there_is_kept() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let (photo, picture) = add_photo(&mut vault);
    let code = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    let backup = back_up(&vault, &own(&vault), 0);
    vault
        .set_passphrase(Some(&secret(PASSPHRASE)), &secret(OTHER), &now())
        .unwrap();
    write(&mut vault, 2, LATER);
    let (newer, newer_picture) = add_photo(&mut vault);

    let wrong = vault.put_back(&backup, Some(&secret(PASSPHRASE)), None, &at(60));
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    vault
        .put_back(&backup, Some(&secret(OTHER)), None, &at(60))
        .unwrap();
    assert_eq!(texts(&vault), [CANARY]);
    assert_eq!(shown(&vault, &photo), picture);
    write(&mut vault, 9, "and on");
    vault.lock().unwrap();
    assert_eq!(
        names(closed.folder.path()),
        [
            "backups",
            "photos-2",
            "vault-2.db",
            "vault.keys",
            "vault.keys.bak"
        ]
    );
    assert!(matches!(closed.error(), VaultError::WrongPassphrase));
    let typed = code.as_typed();
    unlock(&closed.folder, &Key::RecoveryCode(&typed), &now())
        .unwrap()
        .lock()
        .unwrap();
    let mut vault = closed.with(OTHER).unwrap();
    assert_eq!(texts(&vault), [CANARY, "and on"]);
    assert!(!vault.newer_keys_known());

    // What was there before is a backup now, and can come back too.
    let [kept, _] = own(&vault).backups().unwrap().try_into().unwrap();
    assert_eq!(kept.made_at, at(60).instant());
    vault
        .put_back(&kept, Some(&secret(OTHER)), None, &at(120))
        .unwrap();
    assert_eq!(texts(&vault), [CANARY, LATER]);
    assert_eq!(shown(&vault, &newer), newer_picture);
}

#[test]
fn a_backup_from_before_a_re_key_asks_for_what_opened_it_then() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let (photo, picture) = add_photo(&mut vault);
    let backup = back_up(&vault, &own(&vault), 0);
    let sealed = fs::read(vault.photos().join(photo.as_str())).unwrap();
    vault
        .rekey(
            Some(&secret(PASSPHRASE)),
            &secret(OTHER),
            OldBackups::Reseal,
            &now(),
        )
        .unwrap();
    // The photo has a new key: what was known of the old one opens nothing.
    assert_eq!(shown(&vault, &photo), picture);
    assert_ne!(
        fs::read(vault.photos().join(photo.as_str())).unwrap(),
        sealed
    );
    assert!(!closed.folder.photos(1).exists());

    write(&mut vault, 2, LATER);
    let current = secret(OTHER);
    let asked = vault.put_back(&backup, Some(&current), None, &at(60));
    assert!(matches!(asked, Err(VaultError::SealedOtherwise)));
    let then = secret(PASSPHRASE);
    vault
        .put_back(
            &backup,
            Some(&current),
            Some(&Key::Passphrase(&then)),
            &at(60),
        )
        .unwrap();
    assert_eq!(texts(&vault), [CANARY]);
    assert_eq!(shown(&vault, &photo), picture);
    assert_ne!(
        fs::read(vault.photos().join(photo.as_str())).unwrap(),
        sealed
    );
    vault.lock().unwrap();
    assert!(matches!(closed.error(), VaultError::WrongPassphrase));
    assert_eq!(texts(&closed.with(OTHER).unwrap()), [CANARY]);
}

#[test]
fn on_a_new_computer_a_backup_opens_with_what_opened_it_then() {
    let closed = Closed::with_passphrase();
    let stick = TempDir::new().unwrap();
    let mut vault = closed.open();
    let (photo, picture) = add_photo(&mut vault);
    let code: RecoveryCode = vault
        .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
        .unwrap();
    back_up(
        &vault,
        &BackupPlace::chosen(stick.path(), vault.folder().id()),
        0,
    );
    drop(vault);

    let new = TempDir::new().unwrap();
    let [place] = BackupPlace::found_in(stick.path())
        .unwrap()
        .try_into()
        .unwrap();
    let [backup] = place.backups().unwrap().try_into().unwrap();
    let wrong = put_back(
        new.path(),
        &backup,
        &Key::Passphrase(&secret(OTHER)),
        &now(),
    );
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    assert!(find(new.path(), None).unwrap().is_none());
    let typed = code.as_typed();
    let vault = put_back(new.path(), &backup, &Key::RecoveryCode(&typed), &now()).unwrap();
    assert_eq!(texts(&vault), [CANARY]);
    assert_eq!(shown(&vault, &photo), picture);
    vault.lock().unwrap();
    let folder = find(new.path(), None).unwrap().unwrap();
    assert_eq!(folder.id(), closed.folder.id());
    assert_eq!(
        names(folder.path()),
        ["photos", "vault-1.db", "vault.keys", "vault.keys.bak"]
    );
    let vault = unlock(&folder, &Key::Passphrase(&secret(PASSPHRASE)), &now()).unwrap();
    assert_eq!(texts(&vault), [CANARY]);
}

#[test]
fn a_vault_that_does_not_open_any_more_stays_beside_what_is_put_back() {
    let closed = Closed::with_passphrase();
    let mut vault = closed.open();
    let (photo, picture) = add_photo(&mut vault);
    let backup = back_up(&vault, &own(&vault), 0);
    write(&mut vault, 2, LATER);
    vault.lock().unwrap();
    let mut bytes = fs::read(closed.database()).unwrap();
    bytes[4096 + 100] ^= 1;
    bytes[100] ^= 1;
    fs::write(closed.database(), &bytes).unwrap();
    fs::write(closed.folder.keys(), b"nothing").unwrap();
    assert!(matches!(closed.error(), VaultError::VaultDamaged));

    let passphrase = secret(PASSPHRASE);
    let vault = put_back(
        closed.data.path(),
        &backup,
        &Key::Passphrase(&passphrase),
        &at(60),
    )
    .unwrap();
    assert_eq!(texts(&vault), [CANARY]);
    assert_eq!(shown(&vault, &photo), picture);
    vault.lock().unwrap();
    for _ in 0..2 {
        let vault = closed.open();
        assert_eq!(texts(&vault), [CANARY]);
        vault.lock().unwrap();
        assert_eq!(fs::read(closed.database()).unwrap(), bytes);
    }
    let aside = names(closed.folder.path())
        .into_iter()
        .find(|name| name.starts_with("vault.keys.replaced-"))
        .unwrap();
    assert_eq!(
        fs::read(closed.folder.path().join(aside)).unwrap(),
        b"nothing"
    );
}
