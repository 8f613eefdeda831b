//! Files from anywhere: each is refused for what is wrong with it, or what is right in it comes in.

use std::fs;
use std::sync::OnceLock;

use serde_json::{Value, json};

use super::*;

static FILLED: OnceLock<(Value, PathBuf, TempDir)> = OnceLock::new();

/// The tables of an export in which everything is used, and the file.
pub(in crate::export) fn filled_tables() -> (&'static Value, &'static Path) {
    let (tables, path, _) = FILLED.get_or_init(|| {
        let home = Home::filled();
        // A megabyte in each row would cost time here.
        let short = |text: &str| text.len() > 100_000;
        let mut json = json_of(&home.export());
        for rows in json["tables"].as_object_mut().unwrap().values_mut() {
            for row in rows.as_array_mut().unwrap() {
                for value in row.as_object_mut().unwrap().values_mut() {
                    if value.as_str().is_some_and(short) {
                        *value = "👩‍👩‍👧 שלום".into();
                    }
                }
            }
        }
        let data = TempDir::new().unwrap();
        let path = data.path().join("filled.zip");
        fs::copy(home.file("out.zip"), &path).unwrap();
        (json["tables"].take(), path, data)
    });
    (tables, path)
}

/// An export of these tables, without any files.
pub(super) fn with_tables(to: &Path, tables: &Value) {
    let json = json!({ "format": "cairn-export", "version": 1, "schema": crate::db::LATEST, "tables": tables });
    let json = serde_json::to_vec(&json).unwrap();
    zip_up(to, &Zip::from([("cairn.json".to_owned(), json)]));
}

/// What is said of a file in the list of a zip, changed where `name` stands in it, `offset` bytes before the name begins.
fn forge(bytes: &mut [u8], name: &str, offset: usize, with: &[u8]) {
    let mut last = None;
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(name.as_bytes())
            && at >= 46
            && bytes[at - 46..].starts_with(b"PK\x01\x02")
        {
            last = Some(at);
        }
    }
    let at = last.unwrap() - offset;
    bytes[at..at + with.len()].copy_from_slice(with);
}

pub(super) fn zip_with(home: &Home, extra: &[(&str, &[u8])]) -> PathBuf {
    let mut files = unzip(filled_tables().1);
    for (name, bytes) in extra {
        files.insert((*name).to_owned(), bytes.to_vec());
    }
    let path = home.file("hostile.zip");
    zip_up(&path, &files);
    path
}

pub(super) fn zip_of_json(home: &Home, json: &[u8]) -> PathBuf {
    let path = home.file("hostile.zip");
    zip_up(
        &path,
        &Zip::from([("cairn.json".to_owned(), json.to_vec())]),
    );
    path
}

#[test]
fn what_is_no_zip_or_no_export_is_told_apart() {
    let mut home = Home::other();
    assert!(matches!(
        home.error(&home.file("nowhere.zip")),
        ImportError::NotReadable(_)
    ));
    let folder = home.data.path().to_owned();
    assert!(matches!(home.error(&folder), ImportError::NotAZip));
    let path = home.file("file.zip");
    for bytes in [b"".as_slice(), b"PK", b"a letter, not a zip"] {
        fs::write(&path, bytes).unwrap();
        assert!(
            matches!(home.error(&path), ImportError::NotAZip),
            "{bytes:?}"
        );
    }
    zip_up(&path, &Zip::new());
    assert!(matches!(home.error(&path), ImportError::NotAnExport));
    zip_up(&path, &Zip::from([("notes.txt".into(), vec![1])]));
    assert!(matches!(home.error(&path), ImportError::NotAnExport));
}

#[test]
fn a_zip_that_is_cut_off_or_damaged_is_not_whole() {
    let mut home = Home::other();
    let whole = fs::read(filled_tables().1).unwrap();
    let path = home.file("cut.zip");
    for keep in [30, whole.len() / 3, whole.len() - 30, whole.len() - 1] {
        fs::write(&path, &whole[..keep]).unwrap();
        assert!(matches!(home.error(&path), ImportError::NotWhole), "{keep}");
    }
    // One byte of cairn.json is another.
    let at = whole
        .windows(10)
        .position(|bytes| bytes == b"cairn.json")
        .unwrap();
    let mut other = whole.clone();
    other[at + 4000] ^= 0x55;
    fs::write(&path, &other).unwrap();
    let error = home.error(&path);
    assert!(
        matches!(error, ImportError::NotWhole | ImportError::NotJson { .. }),
        "{error:?}"
    );
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let mut home = Home::other();
    for name in [
        "../evil",
        "photos/../../evil",
        "/etc/passwd",
        "C:\\evil",
        "photos\\..\\evil",
        "C:/evil",
    ] {
        let path = zip_with(&home, &[(name, b"x")]);
        assert!(matches!(home.error(&path), ImportError::BadName), "{name}");
    }
    // Other names are passed over, and told where a photo or a sound was to be.
    let path = zip_with(
        &home,
        &[
            ("notes/mine.txt", b"x"),
            ("photos/summer.jpg", b"x"),
            ("sounds/..x", b"x"),
        ],
    );
    let preview = home.import(&path).preview;
    assert_eq!(preview.problems_in_all, 2);
    assert!(
        preview
            .problems
            .iter()
            .all(|p| p.why == Why::Unknown && p.id.is_none())
    );
}

#[test]
fn two_files_of_one_name_or_in_one_place_are_refused() {
    let mut home = Home::other();
    let photo = filled::id("photo", 0);
    let path = zip_with(&home, &[(&format!("photos/{photo}.gif"), b"x")]);
    assert!(matches!(home.error(&path), ImportError::Twice));
    let path = zip_with(&home, &[("zairn.json", b"{}")]);
    let mut bytes = fs::read(&path).unwrap();
    forge(&mut bytes, "zairn.json", 0, b"c");
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(home.error(&path), ImportError::Twice));
    // The list says that two files lie at the very beginning.
    let path = zip_with(&home, &[]);
    let mut bytes = fs::read(&path).unwrap();
    for name in ["README.txt", "cairn.json"] {
        forge(&mut bytes, name, 4, &[0; 4]);
    }
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        home.error(&path),
        ImportError::Twice | ImportError::NotWhole
    ));
}

#[test]
fn an_encrypted_or_an_uncommon_zip_is_told() {
    let mut home = Home::other();
    let path = zip_with(&home, &[]);
    let bytes = fs::read(&path).unwrap();
    let mut encrypted = bytes.clone();
    // General purpose bit 0 (APPNOTE 4.4.4).
    forge(&mut encrypted, "cairn.json", 46 - 8, &[1, 0]);
    fs::write(&path, &encrypted).unwrap();
    assert!(matches!(home.error(&path), ImportError::Encrypted));
    let mut uncommon = bytes;
    // Compression 97, WavPack (APPNOTE 4.4.5).
    forge(&mut uncommon, "cairn.json", 46 - 10, &[97, 0]);
    let local = uncommon
        .windows(10)
        .position(|bytes| bytes == b"cairn.json")
        .unwrap();
    uncommon[local - 22..local - 20].copy_from_slice(&[97, 0]);
    fs::write(&path, &uncommon).unwrap();
    let error = home.error(&path);
    assert!(matches!(error, ImportError::UnknownZip), "{error:?}");
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let mut home = Home::other();
    // Photos that say that they are far larger than the file.
    let photo = filled::id("photo", 0);
    let bomb = vec![0_u8; 100 * 1024 * 1024];
    let path = zip_with(&home, &[(&format!("photos/{photo}.png"), &bomb)]);
    assert!(fs::metadata(&path).unwrap().len() < 1024 * 1024);
    assert!(matches!(home.error(&path), ImportError::TooLarge));
    // One that is too large for a photo only costs itself.
    let path = zip_with(
        &home,
        &[(&format!("photos/{photo}.png"), &bomb[..30 * 1024 * 1024])],
    );
    let preview = home.import(&path).preview;
    assert_eq!(counts(&preview, Things::Photos), (3, 2, 0, 0, 1));
    // One that unpacks to more than it says.
    let mut home = Home::other();
    let mut bytes = fs::read(&path).unwrap();
    let name = format!("photos/{photo}.png");
    forge(&mut bytes, &name, 46 - 24, &1000_u32.to_le_bytes());
    fs::write(&path, &bytes).unwrap();
    let preview = home.import(&path).preview;
    assert_eq!(counts(&preview, Things::Photos), (3, 2, 0, 0, 1));
    // cairn.json that is longer than it says, or says that it is longer than it can be.
    for length in [1000_u32, u32::MAX - 1] {
        let mut home = Home::other();
        let path = zip_with(&home, &[]);
        let mut bytes = fs::read(&path).unwrap();
        forge(&mut bytes, "cairn.json", 46 - 24, &length.to_le_bytes());
        fs::write(&path, &bytes).unwrap();
        let error = home.error(&path);
        assert!(
            matches!(error, ImportError::TooLarge | ImportError::NotWhole),
            "{length} {error:?}"
        );
    }
}
