#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use std::fs;

use chrono::TimeDelta;
use tempfile::TempDir;

use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::journal::photos::{self, PhotoFolder, purge_files};
use crate::trash::{self, InTrash};
use crate::words::Words;

const WAV: &[u8] = b"RIFF\x24\0\0\0WAVEfmt the sound of the sea";

fn now(days: i64) -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap() + TimeDelta::days(days),
        zone: chrono_tz::UTC,
    }
}

fn db() -> Db {
    Db::in_memory().unwrap()
}

fn words() -> Words {
    Words::new("en")
}

fn all(db: &Db, now: &Now) -> Vec<ShelfItem> {
    db.read(|c| shelf(c, now, &words())).unwrap()
}

fn titles(db: &Db) -> Vec<String> {
    all(db, &now(0))
        .into_iter()
        .map(|item| item.title)
        .collect()
}

fn written(db: &mut Db, kind: ShelfKind, title: &str, words: &str) -> ShelfItemId {
    let id = new_item(db, kind, &now(0)).unwrap();
    keep_item(db, &id, title, words, &now(0)).unwrap();
    id
}

fn one(db: &Db, id: &ShelfItemId, early: bool, now: &Now) -> ShelfWhole {
    db.read(|c| shelf_item(c, id, early, now, &words()))
        .unwrap()
}

fn is_not_found<T: std::fmt::Debug>(result: Result<T, ShelfError>) -> bool {
    matches!(result, Err(ShelfError::Db(DbError::NotFound)))
}

#[test]
fn a_stored_word_is_the_word_on_the_wire() {
    for kind in ShelfKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        assert_eq!(ShelfKind::from_word(kind.as_str()), kind);
    }
    assert_eq!(ShelfKind::from_word("film"), ShelfKind::Reading);
}

#[test]
fn what_is_written_stays_as_it_is_in_the_persons_order() {
    let mut db = db();
    let first = written(&mut db, ShelfKind::Reading, "One", &"é".repeat(300));
    let second = written(&mut db, ShelfKind::Prayer, "Two", "  Be still\n\nand … ");
    let list = all(&db, &now(0));
    assert_eq!(list[0].beginning.chars().count(), BEGINNING);
    assert_eq!(
        (list[1].kind, list[1].beginning.as_str()),
        (ShelfKind::Prayer, "  Be still\n\nand … ")
    );
    assert_eq!(one(&db, &first, false, &now(0)).words, "é".repeat(300));
    let token = order_items(&mut db, &[second]).unwrap();
    assert_eq!(titles(&db), ["Two", "One"]);
    db.undo(token).unwrap();
    assert_eq!(titles(&db), ["One", "Two"]);
}

#[test]
fn what_says_nothing_does_not_stay() {
    let mut db = db();
    let id = new_item(&mut db, ShelfKind::Letter, &now(0)).unwrap();
    assert!(all(&db, &now(0)).is_empty());
    keep_item(&mut db, &id, " ", "\u{a0}\n", &now(0)).unwrap();
    leave_item(&mut db, &id).unwrap();
    assert!(is_not_found(keep_item(&mut db, &id, "", "words", &now(0))));
    let said = written(&mut db, ShelfKind::Letter, "", "words");
    leave_item(&mut db, &said).unwrap();
    assert_eq!(all(&db, &now(0)).len(), 1);
}

#[test]
fn a_letter_is_not_shown_before_its_day() {
    let mut db = db();
    let id = written(&mut db, ShelfKind::Letter, "To me", "You did it");
    put_at_hand(&mut db, &id, true).unwrap();
    let day = (now(0).today() + TimeDelta::days(2)).to_string();
    let token = open_on(&mut db, &id, Some(day.parse().unwrap()), &now(0)).unwrap();
    let at_hand = |db: &Db, now: &Now| db.read(|c| at_hand(c, now, &words())).unwrap();
    for days in [0, 1] {
        let listed = &all(&db, &now(days))[0];
        assert!(listed.sealed);
        assert_eq!(
            (listed.title.as_str(), listed.beginning.as_str()),
            ("To me", "")
        );
        assert_eq!(one(&db, &id, false, &now(days)).words, "");
        assert!(at_hand(&db, &now(days)).is_empty());
    }
    // The person may all the same, and it waits on.
    assert_eq!(one(&db, &id, true, &now(1)).words, "You did it");
    assert!(one(&db, &id, false, &now(1)).item.sealed);
    let opened = one(&db, &id, false, &now(2));
    assert_eq!(
        (opened.words.as_str(), opened.item.sealed),
        ("You did it", false)
    );
    assert_eq!(at_hand(&db, &now(2)).len(), 1);
    db.undo(token).unwrap();
    assert!(!all(&db, &now(0))[0].sealed);
}

#[test]
fn the_day_of_a_letter_lies_ahead() {
    let mut db = db();
    let id = written(&mut db, ShelfKind::Letter, "To me", "words");
    let today = now(0).today();
    for day in [
        today,
        today - TimeDelta::days(1),
        "2401-01-01".parse().unwrap(),
    ] {
        let refused = open_on(&mut db, &id, Some(day), &now(0));
        assert!(matches!(refused, Err(ShelfError::BadDate)), "{day}");
    }
    open_on(&mut db, &id, today.succ_opt(), &now(0)).unwrap();
    open_on(&mut db, &id, None, &now(0)).unwrap();
    let reading = written(&mut db, ShelfKind::Reading, "One", "words");
    assert!(is_not_found(open_on(
        &mut db,
        &reading,
        today.succ_opt(),
        &now(0)
    )));
}

#[test]
fn only_a_link_that_can_be_shown_whole_is_kept() {
    let mut db = db();
    for link in [
        "",
        "javascript:alert(1)",
        "http://example.org/",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://user@example.org/",
        "https://exa\u{200b}mple.org/",
        "tel:112",
        "not a link",
    ] {
        let refused = add_link(&mut db, "One", link, &now(0));
        assert!(matches!(refused, Err(ShelfError::BadLink)), "{link}");
    }
    add_link(&mut db, " One ", "example.org/a", &now(0)).unwrap();
    let kept = all(&db, &now(0)).remove(0);
    assert_eq!(
        (kept.title.as_str(), kept.link.as_str()),
        ("One", "https://example.org/a")
    );
    let refused = change_link(&mut db, &kept.id, "ftp://example.org");
    assert!(matches!(refused, Err(ShelfError::BadLink)));
    let token = change_link(&mut db, &kept.id, "https://exämple.org/").unwrap();
    assert_eq!(all(&db, &now(0))[0].link, "https://xn--exmple-cua.org/");
    db.undo(token).unwrap();
    assert_eq!(all(&db, &now(0))[0].link, "https://example.org/a");
    // What is no link gets none.
    let reading = written(&mut db, ShelfKind::Reading, "Two", "words");
    assert!(is_not_found(change_link(
        &mut db,
        &reading,
        "https://example.org/"
    )));
}

#[test]
fn it_waits_in_the_trash_and_comes_back() {
    let mut db = db();
    let id = written(&mut db, ShelfKind::Reading, "", "The long road");
    let letter = written(&mut db, ShelfKind::Letter, "", "Secret until then");
    let token = remove_item(&mut db, &id, &now(0)).unwrap();
    db.undo(token).unwrap();
    remove_item(&mut db, &id, &now(0)).unwrap();
    remove_item(&mut db, &letter, &now(1)).unwrap();
    assert!(is_not_found(keep_item(&mut db, &id, "", "", &now(0))));
    let waiting = db.read(|c| trash::trashed(c, &words(), &now(1))).unwrap();
    let said: Vec<_> = waiting.iter().map(|one| one.words.as_str()).collect();
    assert_eq!(said, ["", "The long road"]);
    assert_eq!(waiting[1].what, InTrash::ShelfItem(id.clone()));
    trash::bring_back(&mut db, &waiting[1].what, &now(1)).unwrap();
    assert_eq!(one(&db, &id, false, &now(1)).words, "The long road");
    trash::empty_trash(&mut db).unwrap();
    assert!(is_not_found(restore_item(&mut db, &letter)));
    assert_eq!(all(&db, &now(1)).len(), 1);
}

#[test]
fn a_text_too_long_changes_nothing_and_the_shelf_has_an_end() {
    let mut db = db();
    let id = written(&mut db, ShelfKind::Reading, "One", "words");
    for (title, words) in [
        ("t".repeat(LONGEST_TITLE + 1), String::new()),
        (String::new(), "w".repeat(LONGEST_WORDS + 1)),
    ] {
        let long = keep_item(&mut db, &id, &title, &words, &now(0));
        assert!(matches!(long, Err(ShelfError::TextTooLong)));
    }
    assert_eq!(one(&db, &id, false, &now(0)).words, "words");
    for _ in 1..MOST_ITEMS {
        written(&mut db, ShelfKind::Reading, "One", "");
    }
    let full = new_item(&mut db, ShelfKind::Reading, &now(0));
    assert!(matches!(full, Err(ShelfError::Full)));
    let full = add_link(&mut db, "", "https://example.org/", &now(0));
    assert!(matches!(full, Err(ShelfError::Full)));
}

fn folder(home: &TempDir) -> PhotoFolder {
    PhotoFolder::new(home.path().join("photos"), "vault")
}

#[test]
fn a_sound_is_sealed_and_opens_again() {
    let (mut db, home) = (db(), TempDir::new().unwrap());
    let folder = folder(&home);
    let audio = Audio::take_in(WAV.to_vec()).unwrap();
    add_audio(&mut db, &folder, "Sea.wav", &audio, &now(0)).unwrap();
    let kept = all(&db, &now(0)).remove(0);
    assert_eq!(
        (kept.title.as_str(), kept.mime.as_str()),
        ("Sea.wav", "audio/wav")
    );
    let file = home.path().join("photos").join(kept.id.as_str());
    let on_disk = fs::read(&file).unwrap();
    assert!(
        !on_disk
            .windows(9)
            .any(|part| part == b"the sound" || part == b"RIFF\x24\0\0\0W")
    );
    let sealed = db.read(|c| sealed_audio(c, &kept.id)).unwrap();
    assert_eq!(sealed.open(&folder).unwrap(), WAV);
    // It goes without words, and stays when it is left.
    keep_item(&mut db, &kept.id, "", "", &now(0)).unwrap();
    leave_item(&mut db, &kept.id).unwrap();
    assert_eq!(all(&db, &now(0)).len(), 1);
    keep_item(&mut db, &kept.id, "Sea.wav", "", &now(0)).unwrap();
    // Damaged, it does not open; and neither does another in its place.
    let mut damaged = on_disk.clone();
    *damaged.last_mut().unwrap() ^= 1;
    fs::write(&file, &damaged).unwrap();
    assert!(matches!(sealed.open(&folder), Err(ShelfError::File(_))));
    fs::write(&file, &on_disk).unwrap();
    let unknown = db.read(|c| sealed_audio(c, &ShelfItemId::from("x".to_owned())));
    assert!(is_not_found(unknown));
}

#[test]
fn the_file_of_a_sound_goes_with_its_row_and_not_before() {
    let (mut db, home) = (db(), TempDir::new().unwrap());
    let folder = folder(&home);
    let audio = Audio::take_in(WAV.to_vec()).unwrap();
    add_audio(&mut db, &folder, "Sea", &audio, &now(0)).unwrap();
    let id = all(&db, &now(0))[0].id.clone();
    let file = home.path().join("photos").join(id.as_str());
    photos::tidy(&db, &folder, &now(400)).unwrap();
    assert!(file.exists());
    remove_item(&mut db, &id, &now(0)).unwrap();
    assert!(is_not_found(db.read(|c| sealed_audio(c, &id))));
    photos::tidy(&db, &folder, &now(400)).unwrap();
    assert!(file.exists());
    let early = trash::empty_old_trash(&mut db, &now(29)).unwrap();
    assert!(early.is_empty());
    let gone = trash::empty_old_trash(&mut db, &now(31)).unwrap();
    assert_eq!(gone.len(), 1);
    purge_files(&folder, &gone).unwrap();
    assert!(!file.exists());
    // A file that a crash left without a row is tidied away.
    add_audio(&mut db, &folder, "Sea", &audio, &now(0)).unwrap();
    let id = all(&db, &now(0))[0].id.clone();
    db.write(crate::db::Subject::Shelf, |tx| {
        tx.execute("DELETE FROM shelf_item", [])?;
        Ok::<_, ShelfError>(())
    })
    .unwrap();
    let file = home.path().join("photos").join(id.as_str());
    assert!(file.exists());
    // The file's own time is that of this computer.
    photos::tidy(&db, &folder, &now(36_500)).unwrap();
    assert!(!file.exists());
}

#[test]
fn a_sound_that_cannot_be_sealed_leaves_no_row() {
    let (mut db, home) = (db(), TempDir::new().unwrap());
    fs::write(home.path().join("photos"), "in the way").unwrap();
    let audio = Audio::take_in(WAV.to_vec()).unwrap();
    let refused = add_audio(&mut db, &folder(&home), "Sea", &audio, &now(0));
    assert!(matches!(refused, Err(ShelfError::File(_))));
    assert!(all(&db, &now(0)).is_empty());
}

#[test]
fn the_lists_use_their_indexes() {
    let db = db();
    let plan = |sql: &str| {
        db.read(|c| {
            let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let values = vec![0_i64; statement.parameter_count()];
            let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
                row.get::<_, String>("detail")
            })?;
            Ok::<_, ShelfError>(rows.collect::<Result<Vec<_>, _>>()?.join("\n"))
        })
        .unwrap()
    };
    let kept = plan(store::KEPT);
    assert!(kept.contains("USING INDEX shelf_item_kept"), "{kept}");
    assert!(!kept.contains("TEMP B-TREE"), "{kept}");
    assert!(plan(store::OLD_TRASH).contains("USING INDEX shelf_item_trash"));
}
