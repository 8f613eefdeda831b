//! Taking many entries out of the search index at once, and wiping afterwards what that leaves in it.
//!
//! To wipe an entry's words from the index (`secure-delete` of FTS5) takes some 20 ms among 100,000 entries. With many of
//! them the index only notes that they are gone, and `entry_unwiped` that it did so. When there is time, its parts are
//! then merged into one, which drops what is gone, in steps that nobody has to wait for.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Db, DbError};

/// As many entries are wiped as they go.
pub(crate) const AT_ONCE: usize = 20;
/// How much one step writes, in pages of the index (some 4 KB each).
const STEP: i64 = 50;
/// An index of up to so many pages is soon made anew.
const SMALL: i64 = 64;
/// A place that no entry has: it would be before the year 1.
const NOWHERE: i64 = -(1 << 60);

/// Takes the entries in these places out of the search index; they wait to come into it again.
pub(crate) fn take_out(tx: &Connection, places: &[i64]) -> Result<(), DbError> {
    let mut places = places.to_vec();
    // In order: for each that comes before the last one the index would write what it has so far.
    places.sort_unstable();
    let many = places.len() > AT_ONCE;
    if many {
        wipe_at_once(tx, false)?;
        tx.prepare_cached(
            "INSERT INTO entry_unwiped (id, times) VALUES (1, 1) ON CONFLICT DO UPDATE SET times = times + 1",
        )?
        .execute([])?;
    }
    let mut out = tx.prepare_cached(
        "INSERT INTO entry_index (entry_index, rowid, text, tag_words, photo_words, grams)
         SELECT 'delete', n, text, tag_words, photo_words, grams FROM entry
         WHERE n = ?1 AND NOT EXISTS (SELECT 1 FROM entry_unindexed WHERE n = ?1)",
    )?;
    let mut wait = tx.prepare_cached(
        "INSERT OR IGNORE INTO entry_unindexed (n) SELECT n FROM entry WHERE n = ?1",
    )?;
    for place in places {
        out.execute([place])?;
        wait.execute([place])?;
    }
    if many {
        wipe_at_once(tx, true)?;
    }
    Ok(())
}

impl Db {
    /// Does one step of wiping what is gone from the search index, if any is left in it. Whether there is more to do. A
    /// merge that a vault's closing ended half way is begun again. Nothing that a page shows changes; an index that is
    /// small is emptied, and its entries wait to come into it again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn wipe_on(&mut self) -> Result<bool, DbError> {
        if owed(&self.connection)?.is_none() {
            return Ok(false);
        }
        let begun = self.wiping;
        let tx = self.begin()?;
        let begun = step(&tx, begun)?;
        let more = owed(&tx)?.is_some();
        tx.commit()?;
        self.wiping = begun;
        if !more {
            // Until then the file still holds what it held.
            self.checkpoint()?;
        }
        Ok(more)
    }
}

/// How often entries were taken out without being wiped; none when all is wiped.
fn owed(connection: &Connection) -> Result<Option<i64>, DbError> {
    Ok(connection
        .prepare_cached("SELECT times FROM entry_unwiped")?
        .query_row([], |row| row.get("times"))
        .optional()?)
}

/// `begun`: what was owed when the merge that is under way began. Gives the same for the next step.
fn step(tx: &Connection, begun: Option<i64>) -> Result<Option<i64>, DbError> {
    let Some(owed) = owed(tx)? else {
        return Ok(None);
    };
    let Some(begun) = begun else {
        if is_small(tx)? {
            empty(tx)?;
            settle(tx, owed)?;
            return Ok(None);
        }
        begin(tx)?;
        return Ok(Some(owed));
    };
    let before = tx.total_changes();
    merge(tx, STEP)?;
    // It says in no other way that there is nothing left to merge (FTS5, "The 'merge' Command").
    if tx.total_changes() - before < 2 {
        settle(tx, begun)?;
        return Ok(None);
    }
    Ok(Some(begun))
}

/// FTS5 drops what is gone only while it merges into the last of its levels, and it puts all its parts there only when
/// they are on several. So a merge is begun, which puts all parts but new ones on one, and a new part is made beside it.
fn begin(tx: &Connection) -> Result<(), DbError> {
    merge(tx, 1)?;
    wipe_at_once(tx, false)?;
    tx.execute(
        "INSERT INTO entry_index (rowid, text) VALUES (?1, 'x')",
        [NOWHERE],
    )?;
    tx.execute(
        "INSERT INTO entry_index (entry_index, rowid, text) VALUES ('delete', ?1, 'x')",
        [NOWHERE],
    )?;
    wipe_at_once(tx, true)
}

/// A negative number asks for one part in the end.
fn merge(tx: &Connection, pages: i64) -> Result<(), DbError> {
    tx.prepare_cached("INSERT INTO entry_index (entry_index, rank) VALUES ('merge', ?1)")?
        .execute([-pages])?;
    Ok(())
}

fn is_small(tx: &Connection) -> Result<bool, DbError> {
    Ok(tx
        .prepare_cached("SELECT count(*) <= ?1 FROM (SELECT 1 FROM entry_index_data LIMIT ?1 + 1)")?
        .query_row([SMALL], |row| row.get(0))?)
}

/// Empties the search index, which then owes nothing; all entries wait to come into it.
pub(crate) fn empty_all(tx: &Connection) -> Result<(), DbError> {
    empty(tx)?;
    Ok(tx.execute_batch("DELETE FROM entry_unwiped")?)
}

fn empty(tx: &Connection) -> Result<(), DbError> {
    Ok(tx.execute_batch(
        "INSERT INTO entry_index (entry_index) VALUES ('delete-all');
         INSERT OR IGNORE INTO entry_unindexed (n) SELECT n FROM entry;",
    )?)
}

/// All is wiped that was owed then; what came to it since is not.
fn settle(tx: &Connection, owed: i64) -> Result<(), DbError> {
    tx.execute("DELETE FROM entry_unwiped WHERE times = ?1", params![owed])?;
    Ok(())
}

fn wipe_at_once(tx: &Connection, on: bool) -> Result<(), DbError> {
    tx.prepare_cached("INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', ?1)")?
        .execute([on])?;
    Ok(())
}

#[cfg(test)]
mod tests;
