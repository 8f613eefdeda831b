//! An import can be taken back, and one that is called off leaves nothing.

use std::cell::Cell;

use super::*;
use crate::journal::index_all;

/// A vault in which something was written, and an export of another.
fn used() -> (Home, PathBuf, Home) {
    let home = Home::filled();
    home.export();
    let path = home.file("out.zip");
    let mut other = Home::other();
    other.run(
        "INSERT INTO entry (n, id, text, written_at, zone, date, tag_words, created_at, changed_at)
         VALUES (1790000000, 'mine', 'mine', 1790000000000, 'UTC', '2026-09-21', 'mine', 0, 0);
         INSERT INTO tag (id, kind, name, folded) VALUES ('mine', 'tag', 'mine', 'mine');
         INSERT INTO entry_tag (tag_id, n, entry_id) VALUES ('mine', 1790000000, 'mine');",
    );
    index_all(&mut other.db).unwrap();
    (other, path, home)
}

#[test]
fn undo_takes_all_of_it_back() {
    let (mut other, path, _home) = used();
    let before = other.rows();
    let out = timeless(other.export());
    other.db.take_changed();
    let taken = other.import(&path);
    assert_eq!(other.db.take_changed().len(), 9);
    index_all(&mut other.db).unwrap();
    other.db.undo(taken.undo).unwrap();
    assert_eq!(other.db.take_changed().len(), 9);
    assert_eq!(other.rows(), before);
    assert!(timeless(other.export()) == out);
    index_all(&mut other.db).unwrap();
    crate::journal::test_home::assert_in_step(&other.db);
    assert!(matches!(
        other.db.undo(taken.undo),
        Err(DbError::NothingToUndo)
    ));
    // And it can come again.
    assert!(
        other
            .import(&path)
            .preview
            .counts
            .iter()
            .any(|counts| counts.new > 0)
    );
}

#[test]
fn undo_of_what_was_changed_since_is_refused_and_of_what_is_gone_is_not() {
    let (mut other, path, _home) = used();
    let before = other.number("SELECT count(*) FROM entry");
    let taken = other.import(&path);
    let entry = filled::id("entry", 0);
    other.run(&format!(
        "UPDATE entry SET text = 'since' WHERE id = '{entry}'"
    ));
    let rows = other.rows();
    for _ in 0..2 {
        assert!(matches!(
            other.db.undo(taken.undo),
            Err(DbError::UndoConflict)
        ));
        assert_eq!(other.rows(), rows);
    }
    let (score, check_in) = (filled::id("score", 1), filled::id("check_in", 0));
    let text = filled::odd(0);
    other
        .db
        .write(Subject::Journal, |tx| {
            tx.execute("UPDATE entry SET text = ?1 WHERE id = ?2", [&text, &entry])?;
            tx.execute("DELETE FROM score WHERE id = ?1", [&score])?;
            tx.execute("DELETE FROM check_in WHERE id = ?1", [&check_in])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    other.db.undo(taken.undo).unwrap();
    assert_eq!(other.number("SELECT count(*) FROM entry"), before);
}

#[test]
fn called_off_nothing_has_come_in() {
    let (mut other, path, _home) = used();
    let (rows, sealed) = (other.rows(), other.sealed());
    for opening in 0..3 {
        let told = Cell::new(0);
        let stopped = Incoming::open(&path, &mut |_| {
            told.set(told.get() + 1);
            told.get() <= opening
        });
        assert!(matches!(stopped, Err(ImportError::Cancelled)));
    }
    let mut incoming = Incoming::open(&path, &mut |_| true).unwrap();
    let looked = other.db.read(|c| look(c, &incoming, &mut |_| false));
    assert!(matches!(looked, Err(ImportError::Cancelled)));
    for stop in 0.. {
        let mut told = 0;
        let sealed_ahead = other.db.read(|c| {
            seal_media(c, &other.folder, &mut incoming, &mut |_| {
                told += 1;
                told <= stop
            })
        });
        if sealed_ahead.is_ok() {
            assert!(stop > 3);
            assert_ne!(
                other.sealed(),
                sealed,
                "they are there, and nothing names them"
            );
            assert_eq!(other.rows(), rows);
            break;
        }
        assert!(matches!(sealed_ahead, Err(ImportError::Cancelled)));
        assert_eq!((other.rows(), other.sealed()), (rows.clone(), sealed));
    }
    let mut stop = 0;
    loop {
        let told = Cell::new(0);
        let taken = take(
            &mut other.db,
            &other.folder,
            &mut incoming,
            &mut |progress| {
                assert!(progress.done <= progress.total);
                told.set(told.get() + 1);
                told.get() <= stop
            },
        );
        match taken {
            Err(ImportError::Cancelled) => {
                assert_eq!((other.rows(), other.sealed()), (rows.clone(), sealed));
            }
            taken => {
                taken.unwrap();
                break;
            }
        }
        stop += 1;
    }
    assert!(stop > 5);
}
