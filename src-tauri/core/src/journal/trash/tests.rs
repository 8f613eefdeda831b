#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::super::{Filter, TagKind, index_all, tags};
use super::*;

const DAY: i64 = 24 * 60 * 60;

fn add_photo(db: &mut Db, id: &str, entry: &EntryId, deleted_at: Option<i64>) {
    db.write(Subject::Journal, |tx| {
        tx.execute(
            "INSERT INTO photo (id, entry_id, key, mime, width, height, bytes, created_at, deleted_at)
             VALUES (?1, ?2, x'00', 'image/png', 1, 1, 1, 0, ?3)",
            params![id, entry, deleted_at],
        )?;
        tx.execute("INSERT INTO photo_thumb (photo_id, jpeg) VALUES (?1, x'00')", [id])?;
        Ok::<_, DbError>(())
    })
    .unwrap();
}

fn count(db: &Db, table: &str) -> u32 {
    db.read(|c| {
        c.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        })
    })
    .unwrap()
}

#[test]
fn the_trash_keeps_thirty_days_and_undo_brings_back() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "kept words");
    let token = delete(&mut db, &id, &at(10)).unwrap();
    assert!(listed(&db, &Filter::default()).is_empty());
    assert_eq!(found(&db, "kept"), 0);
    db.undo(token).unwrap();
    assert_eq!(found(&db, "kept"), 1);
    delete(&mut db, &id, &at(20)).unwrap();
    let waiting = db.read(|c| trash(c, &words(), &at(20 + 29 * DAY))).unwrap();
    assert_eq!(waiting[0].days_left, Some(1));
    empty_old_trash(&mut db, &at(19 + 30 * DAY)).unwrap();
    restore(&mut db, &id).unwrap();
    assert_eq!(found(&db, "kept"), 1);
    delete(&mut db, &id, &at(20)).unwrap();
    let purged = empty_old_trash(&mut db, &at(20 + 30 * DAY)).unwrap();
    assert_eq!(purged.entries, 1);
    assert!(matches!(
        restore(&mut db, &id),
        Err(JournalError::Db(DbError::NotFound))
    ));
    assert_in_step(&db);
}

#[test]
fn an_entry_goes_with_all_that_hangs_on_it_and_names_its_photos() {
    let mut db = Db::in_memory().unwrap();
    let gone = write(&mut db, 0, "gone");
    let stays = write(&mut db, 1, "stays");
    tag(&mut db, &gone, TagKind::Tag, &["both", "alone"]);
    tag(&mut db, &stays, TagKind::Tag, &["both"]);
    add_photo(&mut db, "of gone", &gone, None);
    add_photo(&mut db, "taken off gone", &gone, Some(5));
    add_photo(&mut db, "of stays", &stays, None);
    add_photo(&mut db, "taken off stays", &stays, Some(5));
    super::super::keep_version(&mut db, &gone, &at(2)).unwrap();
    delete(&mut db, &gone, &at(10)).unwrap();

    let mut purged = empty_old_trash(&mut db, &at(10 + 30 * DAY)).unwrap();
    purged.photos.sort();
    let id = |text: &str| PhotoId::from(text.to_owned());
    assert_eq!(
        (purged.entries, purged.photos),
        (1, vec![id("of gone"), id("taken off gone")])
    );
    assert_eq!(count(&db, "entry_version"), 0);
    assert_eq!((count(&db, "photo"), count(&db, "photo_thumb")), (2, 2));
    assert_eq!((count(&db, "entry_tag"), count(&db, "tag")), (1, 1));
    assert_in_step(&db);

    let now = empty_trash(&mut db).unwrap();
    assert_eq!((now.entries, now.photos), (0, vec![id("taken off stays")]));
}

#[test]
fn emptying_now_takes_what_was_deleted_a_moment_ago_and_only_that() {
    let mut db = Db::in_memory().unwrap();
    let gone = write(&mut db, 0, "gone");
    let stays = write(&mut db, 1, "stays");
    let token = delete(&mut db, &gone, &at(10)).unwrap();
    assert_eq!(empty_trash(&mut db).unwrap().entries, 1);
    assert_eq!(listed(&db, &Filter::default()), [stays]);
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
    index_all(&mut db).unwrap();
    assert_in_step(&db);
}

#[test]
fn tags_of_entries_in_the_trash_wait_with_them() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "words");
    tag(&mut db, &id, TagKind::Trigger, &["noise"]);
    delete(&mut db, &id, &at(1)).unwrap();
    assert!(db.read(tags).unwrap().is_empty());
    empty_old_trash(&mut db, &at(2)).unwrap();
    restore(&mut db, &id).unwrap();
    assert_eq!(read(&db, &id).triggers, ["noise"]);
    assert_eq!(named(&db, "noise").entries, 1);
}

#[test]
fn the_trash_is_read_by_index() {
    let db = Db::in_memory().unwrap();
    db.read(|c| {
        assert_by_index(c, &waiting());
        Ok::<_, DbError>(())
    })
    .unwrap();
}
