//! Whatever stops an export, nothing of it is left; what cannot be opened is named.

use std::cell::Cell;
use std::fs;

use super::*;
use crate::db::{EntryId, Log, PhotoId};

fn left(home: &Home) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(home.data.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "photos")
        .collect();
    names.sort();
    names
}

#[test]
fn a_photo_that_is_missing_or_damaged_is_named_and_the_rest_goes_along() {
    let home = Home::filled();
    let (missing, damaged, sound) = (
        filled::id("photo", 0),
        filled::id("plan_photo", 0),
        filled::id("shelf_item", 0),
    );
    let photos = home.data.path().join("photos");
    fs::remove_file(photos.join(&missing)).unwrap();
    fs::write(photos.join(&damaged), vec![1; 500]).unwrap();
    fs::remove_file(photos.join(&sound)).unwrap();

    let written = home.try_write(What::Everything, &mut |_| true).unwrap();
    assert_eq!((written.entries, written.photos, written.sounds), (2, 4, 0));
    let mut out = written.left_out;
    out.sort_by_key(|left_out| left_out.id.clone());
    let one = |id: &str, entry: Option<&str>, is_sound, is_missing| LeftOut {
        id: PhotoId::from(id.to_owned()),
        entry: entry.map(|id| EntryId::from(id.to_owned())),
        is_sound,
        is_missing,
    };
    let mut told = [
        one(&missing, Some(&filled::id("entry", 0)), false, true),
        one(&damaged, None, false, false),
        one(&sound, None, true, true),
    ];
    told.sort_by_key(|left_out| left_out.id.clone());
    assert_eq!(out, told);

    // They are told again when the rest comes in.
    let mut other = Home::other();
    let taken = other.import(&home.file("out.zip"));
    assert_eq!(counts(&taken.preview, Things::Photos), (3, 2, 0, 0, 1));
    assert_eq!(counts(&taken.preview, Things::PlanPhotos), (3, 2, 0, 0, 1));
    assert_eq!(counts(&taken.preview, Things::ShelfItems), (3, 2, 0, 0, 1));
    assert_eq!(taken.preview.problems_in_all, 3);
    assert!(
        taken
            .preview
            .problems
            .iter()
            .all(|p| p.why == Why::NoFile && p.id.is_some())
    );
}

#[test]
fn called_off_nothing_is_left_and_what_was_there_stays() {
    let home = Home::filled();
    let steps = Cell::new(0);
    home.try_write(What::Everything, &mut |_| {
        steps.set(steps.get() + 1);
        true
    })
    .unwrap();
    let whole = fs::read(home.file("out.zip")).unwrap();
    assert!(steps.get() > 5);
    for stop in 0..steps.get() {
        let told = Cell::new(0);
        let stopped = home.try_write(What::Everything, &mut |_| {
            told.set(told.get() + 1);
            told.get() <= stop
        });
        assert!(matches!(stopped, Err(ExportError::Cancelled)), "{stop}");
        assert_eq!(left(&home), ["out.zip"]);
        assert!(fs::read(home.file("out.zip")).unwrap() == whole);
    }
}

#[test]
fn the_way_is_told_from_its_beginning_to_its_end() {
    let home = Home::filled();
    let mut last: Option<Progress> = None;
    home.try_write(What::Everything, &mut |progress| {
        assert!(last.is_none_or(|last| last.done <= progress.done && last.total == progress.total));
        assert!(progress.done <= progress.total);
        last = Some(progress);
        true
    })
    .unwrap();
    assert!(last.is_some_and(|last| last.done == last.total && last.total > 0));
}

#[test]
fn a_folder_that_is_not_there_or_cannot_be_written_is_told_apart_from_a_full_disk() {
    let home = Home::filled();
    let to = |path: &Path| {
        home.db.read(|c| {
            write(c, &home.folder, path, What::Everything, &now(), &mut |_| {
                true
            })
        })
    };
    let nowhere = home.file("nowhere/out.zip");
    assert!(matches!(to(&nowhere), Err(ExportError::NotWritable)));
    // What is a folder cannot be replaced by a file.
    let taken = home.file("taken");
    fs::create_dir(&taken).unwrap();
    assert!(to(&taken).is_err());
    assert_eq!(left(&home), ["taken"]);
    // A disk that is really full: tests/cli/exporting.rs.
    let full = ExportError::from(std::io::Error::from(std::io::ErrorKind::StorageFull));
    assert!(matches!(full, ExportError::DiskFull));
}

#[cfg(unix)]
#[test]
fn a_link_that_lies_where_it_is_written_first_is_not_followed() {
    let home = Home::filled();
    fs::write(home.file("other"), "other").unwrap();
    std::os::unix::fs::symlink(home.file("other"), home.file("out.zip.part")).unwrap();
    let write = |c: &_| {
        let to = home.file("out.zip");
        write(c, &home.folder, &to, What::Everything, &now(), &mut |_| {
            true
        })
    };
    home.db.read(write).unwrap();
    assert_eq!(fs::read(home.file("other")).unwrap(), b"other");
    assert_eq!(left(&home), ["other", "out.zip"]);
    assert!(home.file("out.zip").symlink_metadata().unwrap().is_file());
}

#[test]
fn a_write_on_another_connection_does_not_mix_in() {
    let data = tempfile::TempDir::new().unwrap();
    let open = || {
        Db::new(
            Connection::open(data.path().join("plain.db")).unwrap(),
            Log::Ahead,
        )
        .unwrap()
    };
    let (mut writing, reading) = (open(), open());
    let insert = |db: &mut Db, n: i64| {
        db.write(Subject::Journal, |tx| {
            tx.execute(
                "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (?1, 'entry' || ?1, 'x', ?1, 'UTC', 0, 0)",
                [n],
            )?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    };
    (1..50).for_each(|n| insert(&mut writing, n));
    let to = data.path().join("out.zip");
    let folder = PhotoFolder::new(data.path().join("photos"), VAULT);
    let mut n = 50;
    let written = reading
        .read(|c| {
            write(c, &folder, &to, What::Everything, &now(), &mut |_| {
                n += 1;
                insert(&mut writing, n);
                true
            })
        })
        .unwrap();
    let files = unzip(&to);
    assert_eq!(written.entries, 49);
    assert_eq!(
        json_of(&files)["tables"]["entry"].as_array().unwrap().len(),
        49
    );
    assert!(n > 52, "something was written meanwhile");
}
