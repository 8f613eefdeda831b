//! Photos on the disk.

use std::fs;

use image::ImageFormat;

use super::samples::{SECRET, encoded, halves};
use super::*;

fn path(home: &Home, photo: &Photo) -> std::path::PathBuf {
    home.data.path().join("photos").join(photo.id.as_str())
}

#[test]
fn a_sealed_file_holds_none_of_the_picture() {
    let mut home = Home::new();
    let bytes = encoded(&halves(), ImageFormat::Bmp);
    let photo = home.add(bytes);
    let (kind, opened) = home.open(&photo).unwrap();
    assert_eq!(kind, Kind::Png);
    let sealed = fs::read(path(&home, &photo)).unwrap();
    assert_eq!(sealed.len(), opened.len() + 24 + 16);
    assert!(opened.windows(8).all(|part| !contains(&sealed, part)));
    // Nothing tells its kind, and the name of no one.
    for known in [
        b"PNG".as_slice(),
        b"IHDR",
        b"cairn",
        VAULT.as_bytes(),
        SECRET,
    ] {
        assert!(!contains(&sealed, known));
    }
}

#[test]
fn the_same_picture_is_never_sealed_alike() {
    let mut home = Home::new();
    let bytes = encoded(&halves(), ImageFormat::Jpeg);
    let (one, other) = (home.add(bytes.clone()), home.add(bytes));
    assert_eq!(home.open(&one).unwrap(), home.open(&other).unwrap());
    let (one, other) = (
        fs::read(path(&home, &one)).unwrap(),
        fs::read(path(&home, &other)).unwrap(),
    );
    assert!(one.windows(16).all(|part| !contains(&other, part)));
}

#[test]
fn a_damaged_cut_or_missing_file_is_told() {
    let mut home = Home::new();
    let photo = home.add(encoded(&halves(), ImageFormat::Jpeg));
    let file = path(&home, &photo);
    let whole = fs::read(&file).unwrap();
    for at in [0, 23, 24, whole.len() / 2, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&file, damaged).unwrap();
        assert!(
            matches!(home.open(&photo), Err(PhotoError::Damaged)),
            "{at}"
        );
    }
    for length in [0, 10, 24, 39, 40, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        assert!(
            matches!(home.open(&photo), Err(PhotoError::Damaged)),
            "{length}"
        );
    }
    fs::write(&file, [whole.as_slice(), b"x"].concat()).unwrap();
    assert!(matches!(home.open(&photo), Err(PhotoError::Damaged)));
    fs::remove_file(&file).unwrap();
    assert!(matches!(home.open(&photo), Err(PhotoError::Missing)));
    fs::write(&file, &whole).unwrap();
    home.open(&photo).unwrap();
}

#[test]
fn a_file_in_anothers_place_is_told_even_with_its_key() {
    let mut home = Home::new();
    let one = home.add(encoded(&halves(), ImageFormat::Jpeg));
    let other = home.add(encoded(&halves(), ImageFormat::Png));
    fs::copy(path(&home, &one), path(&home, &other)).unwrap();
    assert!(matches!(home.open(&other), Err(PhotoError::Damaged)));
    let key = "UPDATE photo SET key = (SELECT key FROM photo WHERE id = ?1)";
    home.db
        .write(Subject::Journal, |tx| {
            Ok::<_, PhotoError>(tx.execute(key, [&one.id])?)
        })
        .unwrap();
    assert!(matches!(home.open(&other), Err(PhotoError::Damaged)));
    home.open(&one).unwrap();
    // Nor does it open in another vault.
    home.folder = PhotoFolder::new(
        home.data.path().join("photos"),
        "0199a000-0000-7000-8000-000000000002",
    );
    assert!(matches!(home.open(&one), Err(PhotoError::Damaged)));
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let home = Home::new();
    for name in [
        "../vault.keys",
        "/etc/passwd",
        "",
        ".",
        "0199A000-0000-7000-8000-000000000001",
        "x.part",
    ] {
        assert!(
            home.folder.file(&PhotoId::from(name.to_owned())).is_none(),
            "{name}"
        );
    }
    let victim = home.data.path().join("vault.keys");
    fs::write(&victim, "keys").unwrap();
    purge_files(&home.folder, &[PhotoId::from("../vault.keys".to_owned())]).unwrap();
    assert!(victim.exists());
}

#[test]
fn a_crash_between_file_and_row_leaves_nothing_to_see_and_is_tidied_a_day_later() {
    let mut home = Home::new();
    let kept = home.add(encoded(&halves(), ImageFormat::Jpeg));
    let (fallen, half) = (PhotoId::new(&now()), PhotoId::new(&now()));
    seal::seal(&home.folder, &fallen, b"a picture").unwrap();
    let folder = home.data.path().join("photos");
    fs::write(
        folder.join(format!("{}.part", half.as_str())),
        "half a picture",
    )
    .unwrap();
    fs::write(folder.join("mine.txt"), "not Cairn's").unwrap();

    assert_eq!(home.photos(), std::slice::from_ref(&kept));
    assert_eq!(home.said().0, 1);
    let opened = home.db.read(|c| open(c, &home.folder, &fallen));
    assert!(matches!(opened, Err(PhotoError::Db(DbError::NotFound))));

    tidy(&home.db, &home.folder, &now()).unwrap();
    assert_eq!(home.files().len(), 4, "it may still be on its way");
    tidy(&home.db, &home.folder, &days_later(2)).unwrap();
    assert_eq!(home.files(), [kept.id.as_str(), "mine.txt"]);
    home.open(&kept).unwrap();
}

#[test]
fn a_row_that_cannot_be_written_leaves_no_file() {
    let mut home = Home::new();
    let refuse =
        "CREATE TRIGGER refuse BEFORE INSERT ON photo_thumb BEGIN SELECT RAISE(ABORT, 'no'); END";
    home.db
        .write(Subject::Journal, |tx| {
            Ok::<_, PhotoError>(tx.execute_batch(refuse)?)
        })
        .unwrap();
    let picture = Picture::take_in(encoded(&halves(), ImageFormat::Jpeg), false).unwrap();
    assert!(add(&mut home.db, &home.folder, &home.entry, picture, &now()).is_err());
    assert!(home.files().is_empty() && home.photos().is_empty());
    assert_eq!(home.said(), (0, String::new()));
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_not_one_is_told_and_nothing_is_left() {
    let mut home = Home::new();
    fs::write(home.data.path().join("photos"), "in the way").unwrap();
    let picture = Picture::take_in(encoded(&halves(), ImageFormat::Jpeg), false).unwrap();
    assert!(add(&mut home.db, &home.folder, &home.entry, picture, &now()).is_err());
    assert!(home.photos().is_empty());
}
