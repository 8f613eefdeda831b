#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::db::Subject;

/// No other word ends like it, so that it is there with all its letters but the first few.
const SECRET: &str = "zqxvjkwphgfb";
const OTHER: &str = "ngtrmdlcyswu";
const ROW: &str =
    "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at, tag_words)
    VALUES (?1, 'id' || ?1, ?2, 0, 'UTC', 0, 0, ?3)";

fn index(db: &mut Db) {
    change(
        db,
        "INSERT INTO entry_index (rowid, text, tag_words, photo_words, grams)
           SELECT n, text, tag_words, photo_words, grams FROM entry WHERE n IN (SELECT n FROM entry_unindexed) ORDER BY n;
         DELETE FROM entry_unindexed;",
    );
}

fn change(db: &mut Db, sql: &str) {
    db.write(Subject::Journal, |tx| {
        Ok::<_, DbError>(tx.execute_batch(sql)?)
    })
    .unwrap();
}

/// A journal of so many entries of so many words, each with a tag.
fn journal(entries: i64, words: i64, tag: &str) -> Db {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0..entries, words, tag);
    db
}

fn write(db: &mut Db, places: std::ops::Range<i64>, words: i64, tag: &str) {
    db.write(Subject::Journal, |tx| {
        for n in places {
            let text: Vec<String> = (0..words)
                .map(|word| format!("word{}", (n * 7919 + word * word * 31) % 5000))
                .collect();
            tx.execute(ROW, params![n, text.join(" "), tag])?;
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
    index(db);
}

fn rename(db: &mut Db, tag: &str) {
    db.write(Subject::Journal, |tx| {
        let places: Vec<i64> = tx
            .prepare("SELECT n FROM entry ORDER BY random()")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        take_out(tx, &places)?;
        tx.execute("UPDATE entry SET tag_words = ?1", [tag])?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    index(db);
}

/// Steps until there is nothing more to do. How many it took.
fn wipe(db: &mut Db) -> u32 {
    let mut steps = 1;
    while db.wipe_on().unwrap() {
        steps += 1;
        assert!(steps < 10_000);
    }
    index(db);
    steps
}

/// Whether the letters of the word, but for the first few, lie anywhere in the index's own table.
fn lies_there(db: &Db, word: &str) -> bool {
    let tail = &word.as_bytes()[4..];
    db.read(|c| {
        let mut blocks = c.prepare("SELECT block FROM entry_index_data")?;
        let mut rows = blocks.query([])?;
        while let Some(row) = rows.next()? {
            let block = row.get_ref(0)?.as_blob().unwrap();
            if block.windows(tail.len()).any(|bytes| bytes == tail) {
                return Ok::<_, DbError>(true);
            }
        }
        Ok(false)
    })
    .unwrap()
}

fn found(db: &Db, word: &str) -> i64 {
    db.read(|c| {
        let sql = "SELECT count(*) FROM entry_index WHERE entry_index MATCH ?1";
        Ok::<_, DbError>(c.query_row(sql, [word], |row| row.get(0))?)
    })
    .unwrap()
}

fn assert_whole(db: &Db) {
    db.read(|c| {
        let check = "INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)";
        c.execute_batch(check)?;
        let whole: String = c.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        assert_eq!(whole, "ok");
        let wipes = "SELECT v FROM entry_index_config WHERE k = 'secure-delete'";
        let wipes: i64 = c.query_row(wipes, [], |row| row.get(0))?;
        assert_eq!((wipes, owed(c)?), (1, None));
        Ok::<_, DbError>(())
    })
    .unwrap();
}

#[test]
fn what_few_entries_had_is_wiped_as_it_goes() {
    let mut db = journal(i64::try_from(AT_ONCE).unwrap(), 5, SECRET);
    assert!(lies_there(&db, SECRET));
    rename(&mut db, "open");
    assert!(!lies_there(&db, SECRET));
    assert!(!db.wipe_on().unwrap());
    assert_whole(&db);
}

#[test]
fn what_many_entries_had_is_wiped_from_an_index_of_any_size() {
    for (entries, words) in [(21, 1), (40, 10), (300, 30), (2_000, 40)] {
        let mut db = journal(entries, words, SECRET);
        // The index puts its parts elsewhere after each merge.
        for round in 0..6 {
            let (old, new) = match round % 2 {
                0 => (SECRET, OTHER),
                _ => (OTHER, SECRET),
            };
            rename(&mut db, new);
            assert!(lies_there(&db, old), "only noted: {entries} {round}");
            let steps = wipe(&mut db);
            assert!(!lies_there(&db, old), "{entries} {round} {steps}");
            assert_eq!((found(&db, old), found(&db, new)), (0, entries));
            assert_whole(&db);
        }
    }
}

#[test]
fn what_ended_half_way_is_begun_again_and_what_came_to_it_meanwhile_is_wiped_too() {
    let mut db = journal(2_000, 40, SECRET);
    rename(&mut db, OTHER);
    for round in 0..5 {
        for _ in 0..=round % 2 {
            assert!(db.wipe_on().unwrap());
        }
        let place = 3_000 + round;
        write(&mut db, place..place + 1, 60, OTHER);
        // As after a crash: what is remembered is the row.
        db.wiping = None;
    }
    assert!(db.wipe_on().unwrap());
    rename(&mut db, "open");
    wipe(&mut db);
    assert!(!lies_there(&db, SECRET) && !lies_there(&db, OTHER));
    assert_eq!((found(&db, OTHER), found(&db, "open")), (0, 2_005));
    assert_whole(&db);
}

#[test]
fn parts_that_came_up_to_one_level_are_wiped_too() {
    // A part as large as those below it takes them up to its own level, and leaves the last ones empty.
    let mut db = journal(400, 60, "plain");
    for _ in 0..3 {
        rename(&mut db, "plainer");
        wipe(&mut db);
        rename(&mut db, "plain");
        wipe(&mut db);
    }
    rename(&mut db, SECRET);
    write(&mut db, 10_000..10_900, 60, SECRET);
    write(&mut db, 20_000..20_900, 60, SECRET);
    rename(&mut db, "open");
    assert!(lies_there(&db, SECRET));
    wipe(&mut db);
    assert!(!lies_there(&db, SECRET));
    assert_eq!((found(&db, SECRET), found(&db, "open")), (0, 2_200));
    assert_whole(&db);
}
