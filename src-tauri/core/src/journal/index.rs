//! Bringing entries into the search index. Saving does not wait for it.

use rusqlite::{Connection, OptionalExtension, params};

use super::JournalError;
use super::grams::grams;
use crate::db::{Db, DbError, EntryId, Subject, wiping};

/// Brings one entry into the search index, if it is not there as it is now.
///
/// # Errors
/// The database's.
pub fn index_entry(db: &mut Db, entry: &EntryId) -> Result<(), JournalError> {
    let place: Option<i64> = db
        .read(|connection| {
            connection
                .prepare_cached(
                    "SELECT entry.n FROM entry JOIN entry_unindexed ON entry_unindexed.n = entry.n
                     WHERE entry.id = ?1",
                )?
                .query_row([entry], |row| row.get("n"))
                .optional()
        })
        .map_err(DbError::from)?;
    match place {
        Some(n) => db.write(Subject::Journal, |tx| index_place(tx, n)),
        None => Ok(()),
    }
}

/// Brings every entry into the search index that is not there yet (after a crash, an undo, an import).
///
/// # Errors
/// The database's.
pub fn index_all(db: &mut Db) -> Result<(), JournalError> {
    let places: Vec<i64> = db
        .read(|connection| {
            let mut statement = connection.prepare_cached("SELECT n FROM entry_unindexed")?;
            let places = statement.query_map([], |row| row.get("n"))?;
            places.collect::<Result<_, _>>()
        })
        .map_err(DbError::from)?;
    if places.is_empty() {
        return Ok(());
    }
    db.write(Subject::Journal, |tx| {
        places.iter().try_for_each(|n| index_place(tx, *n))
    })
}

/// Makes the search index anew from the entries, whatever it holds: for when it is damaged and the database is not.
///
/// # Errors
/// The database's; the index is then as it was, or empty with all entries waiting to come into it.
pub fn index_anew(db: &mut Db) -> Result<(), JournalError> {
    db.write(Subject::Journal, |tx| wiping::empty_all(tx))?;
    index_all(db)
}

/// Brings the entry in the place `n` into the search index, with its tags and the descriptions of its photos. It must
/// be among those that are not there yet.
fn index_place(connection: &Connection, n: i64) -> Result<(), JournalError> {
    // An entry from before there were grams, or from a schema step, has none yet.
    let right: Option<String> = connection
        .prepare_cached("SELECT text, grams FROM entry WHERE n = ?1")?
        .query_row([n], |row| {
            let right = grams(row.get_ref("text")?.as_str()?);
            let kept = row.get_ref("grams")?.as_str()?;
            Ok((right != kept).then_some(right))
        })
        .optional()?
        .flatten();
    if let Some(right) = right {
        connection
            .prepare_cached("UPDATE entry SET grams = ?2 WHERE n = ?1")?
            .execute(params![n, right])?;
    }
    connection
        .prepare_cached(
            "INSERT INTO entry_index (rowid, text, tag_words, photo_words, grams)
             SELECT n, text, tag_words, photo_words, grams FROM entry WHERE n = ?1",
        )?
        .execute([n])?;
    connection
        .prepare_cached("DELETE FROM entry_unindexed WHERE n = ?1")?
        .execute([n])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::test_home::*;
    use super::*;

    #[test]
    fn entries_without_grams_get_them_with_the_index() {
        let mut db = Db::in_memory().unwrap();
        write(&mut db, 0, "今日は海 🌊");
        let kept = |db: &Db| -> String {
            db.read(|c| c.query_row("SELECT grams FROM entry", [], |row| row.get(0)))
                .unwrap()
        };
        let before = kept(&db);
        assert!(before.starts_with("今日 "));
        db.write(Subject::Journal, |tx| {
            tx.execute("UPDATE entry SET grams = ''", [])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
        index_all(&mut db).unwrap();
        assert_eq!((kept(&db), found(&db, "日は")), (before, 1));
        db.read(|c| {
            c.execute_batch(
                "INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)",
            )
        })
        .unwrap();
    }
}
