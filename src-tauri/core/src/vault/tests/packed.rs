//! A backup in one file: carried to another computer whole, or told to be otherwise.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::backups::{LATER, add_photo, at, own, shown};
use super::crash::failing;
use super::*;
use crate::db::PhotoId;
use crate::export::{ImportError, Progress};
use crate::vault::{BackupPlace, Packed, PackedError, put_back};

/// A vault with an entry, two photos and a recovery code, packed.
struct Carried {
    closed: Closed,
    code: SecretString,
    photos: Vec<(PhotoId, Vec<u8>)>,
    folder: TempDir,
}

impl Carried {
    fn new() -> Self {
        let closed = Closed::with_passphrase();
        let mut vault = closed.open();
        let code = vault
            .new_recovery_code(Some(&secret(PASSPHRASE)), &now())
            .unwrap()
            .as_typed();
        let photos = vec![add_photo(&mut vault), add_photo(&mut vault)];
        write(&mut vault, 2, LATER);
        let folder = TempDir::new().unwrap();
        let carried = Self {
            closed,
            code,
            photos,
            folder,
        };
        let source = vault.backup_source().unwrap();
        let backup = source.make(&own(&vault), &at(0)).unwrap();
        let mut told = Vec::new();
        let mut go_on = |progress: Progress| {
            told.push((progress.done, progress.total));
            true
        };
        let inside = source.pack(&backup, &carried.file(), &mut go_on).unwrap();
        assert_eq!((inside.entries, inside.photos), (2, 2));
        let (done, total) = *told.last().unwrap();
        assert!(done > total / 2 && told.is_sorted());
        assert_eq!(names(carried.folder.path()), ["Backup.zip"]);
        assert_eq!(own(&vault).backups().unwrap(), [backup]);
        assert!(
            !names(own(&vault).path())
                .iter()
                .any(|name| name.contains("part"))
        );
        carried
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("Backup.zip")
    }
}

fn unpack(file: &Path, into: &Path) -> Result<(), PackedError> {
    Packed::open(file)?.unpack(into, &mut |_| true)
}

fn accepted() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

fn zipped(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn another_computer_begins_from_the_file_with_the_passphrase_and_with_the_code() {
    let carried = Carried::new();
    let passphrase = secret(PASSPHRASE);
    for key in [
        Key::Passphrase(&passphrase),
        Key::RecoveryCode(&carried.code),
    ] {
        let new = TempDir::new().unwrap();
        let into = new.path().join("backup.part");
        unpack(&carried.file(), &into).unwrap();
        let [place] = BackupPlace::found_in(&into).unwrap().try_into().unwrap();
        let [backup] = place.backups().unwrap().try_into().unwrap();
        assert_eq!(backup.vault(), carried.closed.folder.id());
        assert!(matches!(
            backup.look(None, Some(&Key::Passphrase(&secret(OTHER)))),
            Err(VaultError::WrongPassphrase)
        ));
        let vault = put_back(new.path(), &backup, &key, &now()).unwrap();
        fs::remove_dir_all(&into).unwrap();
        assert_eq!(texts(&vault), [CANARY, LATER]);
        for (id, picture) in &carried.photos {
            assert_eq!(shown(&vault, id), *picture);
        }
        vault.lock().unwrap();
        let folder = find(new.path(), None).unwrap().unwrap();
        assert_eq!(
            texts(&unlock(&folder, &key, &now()).unwrap()),
            [CANARY, LATER]
        );
    }
}

#[test]
fn the_file_holds_what_a_folder_of_backups_holds_and_nothing_in_plain() {
    let carried = Carried::new();
    let bytes = fs::read(carried.file()).unwrap();
    for plain in [CANARY, LATER, PASSPHRASE] {
        assert!(!bytes.windows(plain.len()).any(|at| at == plain.as_bytes()));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let vault = carried.closed.folder.id();
    let mut names: Vec<_> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    names.sort();
    let mut expected: Vec<_> = ["photos.list", "vault.db", "vault.keys"]
        .map(|name| format!("cairn-backups/{vault}/20270115T080000000Z/{name}"))
        .to_vec();
    expected.extend(
        (carried.photos.iter())
            .map(|(id, _)| format!("cairn-backups/{vault}/photos/{}", id.as_str())),
    );
    expected.sort();
    let stamp = |names: &[String]| -> Vec<String> {
        names
            .iter()
            .map(|name| {
                name.split('/')
                    .skip(if name.contains("photos/") { 2 } else { 3 })
                    .collect()
            })
            .collect()
    };
    assert_eq!(stamp(&names), stamp(&expected));
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        assert_eq!(file.compression(), CompressionMethod::Stored);
        file.read_to_end(&mut Vec::new()).unwrap();
    }
}

#[test]
fn a_file_that_was_cut_off_or_changed_is_told() {
    let carried = Carried::new();
    let whole = fs::read(carried.file()).unwrap();
    let file = carried.folder.path().join("other.zip");
    let into = carried.folder.path().join("backup.part");
    let tried = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let tried = unpack(&file, &into);
        let _ = fs::remove_dir_all(&into);
        tried
    };
    tried(&whole).unwrap();
    for length in [
        0,
        3,
        100,
        whole.len() / 2,
        whole.len() - 30,
        whole.len() - 1,
    ] {
        assert!(
            matches!(
                tried(&whole[..length]),
                Err(PackedError::Zip(
                    ImportError::NotAZip | ImportError::NotWhole
                ))
            ),
            "{length}"
        );
    }
    let mut told = 0;
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        told += u32::from(tried(&bytes).is_err());
    }
    // All but what no reader looks at, such as the times in the heads of files.
    assert!(told >= 55, "{told}");
}

#[test]
fn hostile_zips_are_refused_and_write_nothing_elsewhere() {
    let folder = TempDir::new().unwrap();
    let vault = "0198c0de-0000-7000-8000-000000000001";
    let inside = |name: &str| format!("cairn-backups/{vault}/20261123T120000000Z/{name}");
    let (database, keys) = (inside("vault.db"), inside("vault.keys"));
    let whole: [(&str, &[u8]); 2] = [(&database, b"db"), (&keys, b"keys")];
    let tried = |bytes: &[u8]| {
        let file = folder.path().join("hostile.zip");
        fs::write(&file, bytes).unwrap();
        let into = folder.path().join("in/backup.part");
        fs::create_dir_all(folder.path().join("in")).unwrap();
        let tried = unpack(&file, &into);
        let found = bytes_below(folder.path()).len();
        let _ = fs::remove_dir_all(&into);
        (tried, found)
    };
    assert!(tried(&zipped(&whole, accepted())).0.is_ok());
    for name in [
        "../vault.keys",
        "/etc/cairn",
        "C:\\cairn",
        "cairn-backups/../../x",
    ] {
        let files = [whole[0], whole[1], (name, b"x".as_slice())];
        let (tried, found) = tried(&zipped(&files, accepted()));
        assert!(
            matches!(tried, Err(PackedError::Zip(ImportError::BadName))),
            "{name}"
        );
        assert_eq!(found, 1, "{name}");
    }
    for name in [
        "README.txt",
        "cairn.json",
        "vault.keys",
        "cairn-backups/x/y/vault.keys",
    ] {
        let (tried, _) = tried(&zipped(&[(name, b"x")], accepted()));
        assert!(matches!(tried, Err(PackedError::NotABackup)), "{name}");
    }
    // What is no part of a backup is not unpacked.
    let files = [whole[0], whole[1], ("run.me", b"x".as_slice())];
    let (unpacked, found) = tried(&zipped(&files, accepted()));
    unpacked.unwrap();
    assert_eq!(found, 3);
    // More than could be in it.
    let packed = accepted().compression_method(CompressionMethod::Deflated);
    let zeros = vec![0; 70 * 1024 * 1024];
    let (bomb, _) = tried(&zipped(&[(&database, &zeros), (&keys, b"keys")], packed));
    assert!(matches!(bomb, Err(PackedError::Zip(ImportError::TooLarge))));
}

#[test]
fn what_is_called_off_or_fails_leaves_no_file_and_the_old_one_of_that_name() {
    let carried = Carried::new();
    let before = fs::read(carried.file()).unwrap();
    let vault = carried.closed.open();
    let source = vault.backup_source().unwrap();
    let backup = own(&vault).backups().unwrap().remove(0);
    let mut left = 3;
    let off = source.pack(&backup, &carried.file(), &mut |_| {
        left -= 1;
        left > 0
    });
    assert!(matches!(off, Err(PackedError::Cancelled)));
    let failed = failing(0, || source.pack(&backup, &carried.file(), &mut |_| true));
    assert!(matches!(
        failed,
        Err(PackedError::Vault(VaultError::DiskFull))
    ));
    assert_eq!(names(carried.folder.path()), ["Backup.zip"]);
    assert_eq!(fs::read(carried.file()).unwrap(), before);
    let nowhere = carried.folder.path().join("gone/Backup.zip");
    assert!(source.pack(&backup, &nowhere, &mut |_| true).is_err());
}

#[test]
fn what_does_not_read_back_is_told_before_it_is_said_to_be_done() {
    let carried = Carried::new();
    let vault = carried.closed.open();
    let source = vault.backup_source().unwrap();
    let backup = own(&vault).backups().unwrap().remove(0);
    let part = carried.folder.path().join("New.zip.part");
    let spoil = move |step: &str| {
        if step == "the file is written" {
            let mut bytes = fs::read(&part).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(&part, bytes).unwrap();
        }
        Ok(())
    };
    let to = carried.folder.path().join("New.zip");
    let packed = crate::vault::steps::watch(spoil, || source.pack(&backup, &to, &mut |_| true));
    assert!(packed.is_err());
    assert_eq!(names(carried.folder.path()), ["Backup.zip"]);
}
