//! Undo: SQLite's session extension records a change, its inverse takes it back.

use std::collections::VecDeque;
use std::io::{Cursor, Read};

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{
    ChangesetItem, ChangesetIter, ConflictAction, ConflictType, Session, invert_strm,
};
use rusqlite::{Connection, ErrorCode};

use super::{DbError, Subject, UndoToken};

/// Changes older than this many are no longer offered; a toast stays for seconds.
const KEPT: usize = 32;

/// The tables that a person's changes touch. Those of the search index follow by trigger.
pub(super) const TABLES: &[&str] = &[
    "entry",
    "tag",
    "entry_tag",
    "photo",
    "prompt",
    "hidden_day",
    "path",
    "chapter",
    "path_limit",
    "path_log",
    "path_gain",
    "hidden_milestone",
    "own_milestone",
    "setback",
    "goal",
    "goal_step",
    "hard_date",
    // Before its contact: where both came with one change, the contact would take its channels along as it goes, and
    // they would be missed.
    "channel",
    "contact",
    "reach_out",
    "helpline_own",
    "plan_item",
    "plan_photo",
    "message",
    "hard_talk",
    "plan_maker",
    "check_in_craving",
    "check_in_tag",
    "check_in_tick",
    "check_in",
    "routine",
    "week_look",
    "capital_answer",
    "capital_look",
    "capital_statement",
    "score",
    "story_chapter",
    "story_entry",
    "shelf_item",
    "setting",
    "reminder",
    "occurrence",
];

/// What it means when a row that is to be taken away again has gone since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    /// Something was built on the change.
    IsAConflict,
    /// It is as it should be.
    IsFine,
}

/// What takes one change back.
#[derive(Debug)]
pub(super) struct Kept {
    token: UndoToken,
    pub(super) subjects: Vec<Subject>,
    pub(super) inverse: Vec<u8>,
    pub(super) gone: Gone,
}

/// The inverses of the last changes, in memory only.
#[derive(Debug, Default)]
pub(super) struct UndoShelf {
    next: u32,
    kept: VecDeque<Kept>,
}

impl UndoShelf {
    pub(super) fn keep(&mut self, subjects: &[Subject], inverse: Vec<u8>, gone: Gone) -> UndoToken {
        self.next += 1;
        let token = UndoToken(self.next);
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Kept {
            token,
            subjects: subjects.to_vec(),
            inverse,
            gone,
        });
        token
    }

    pub(super) fn take(&mut self, token: UndoToken) -> Result<Kept, DbError> {
        let place = self.kept.iter().position(|kept| kept.token == token);
        place
            .and_then(|place| self.kept.remove(place))
            .ok_or(DbError::NothingToUndo)
    }

    /// Puts back what was taken, in its place among the others.
    pub(super) fn put_back(&mut self, kept: Kept) {
        let later = |other: &Kept| other.token.0 > kept.token.0;
        let place = self.kept.iter().position(later);
        self.kept.insert(place.unwrap_or(self.kept.len()), kept);
    }
}

pub(super) fn record<'c>(
    connection: &'c Connection,
    tables: &[&str],
) -> Result<Session<'c>, DbError> {
    let mut session = Session::new(connection)?;
    for table in tables {
        session.attach(Some(*table))?;
    }
    Ok(session)
}

pub(super) fn inverse(recording: &mut Session<'_>) -> Result<Vec<u8>, DbError> {
    let mut change = Vec::new();
    recording.changeset_strm(&mut change)?;
    let mut inverse = Vec::new();
    if !change.is_empty() {
        invert_strm(&mut Cursor::new(change), &mut inverse)?;
    }
    Ok(inverse)
}

/// The places of the entries that are there and that `inverse` changes or removes.
pub(super) fn entries(inverse: &[u8]) -> Result<Vec<i64>, DbError> {
    let mut places = Vec::new();
    if inverse.is_empty() {
        return Ok(places);
    }
    let input: &mut dyn Read = &mut Cursor::new(inverse);
    let mut changes = ChangesetIter::start_strm(&input)?;
    while let Some(item) = changes.next()? {
        let change = item.op()?;
        if change.table_name() == "entry" && change.code() != Action::SQLITE_INSERT {
            // Its first column is its key.
            places.push(item.old_value(0)?.as_i64().map_err(|_| DbError::Damaged)?);
        }
    }
    Ok(places)
}

pub(super) fn apply(connection: &Connection, inverse: &[u8], gone: Gone) -> Result<(), DbError> {
    if inverse.is_empty() {
        return Ok(());
    }
    connection
        .apply_strm(
            &mut Cursor::new(inverse),
            None::<fn(&str) -> bool>,
            move |conflict, item| {
                let is_gone = matches!(conflict, ConflictType::SQLITE_CHANGESET_NOTFOUND);
                if follows_by_trigger(&conflict, &item) || (is_gone && gone == Gone::IsFine) {
                    ConflictAction::SQLITE_CHANGESET_OMIT
                } else {
                    // The rows are no longer as the change left them: whatever came later stays.
                    ConflictAction::SQLITE_CHANGESET_ABORT
                }
            },
        )
        .map_err(|error| match error {
            rusqlite::Error::SqliteFailure(failure, _)
                if matches!(
                    failure.code,
                    // What the rows point to is gone.
                    ErrorCode::OperationAborted | ErrorCode::ConstraintViolation
                ) =>
            {
                DbError::UndoConflict
            }
            other => other.into(),
        })
}

/// What a trigger wrote into a row, such as an entry's number of photos, it writes again as the rows that it goes by come
/// back: what it wrote at the time may well have changed since.
fn follows_by_trigger(conflict: &ConflictType, item: &ChangesetItem) -> bool {
    // In any other conflict the item may not be asked.
    matches!(conflict, ConflictType::SQLITE_CHANGESET_DATA)
        && item
            .op()
            .is_ok_and(|change| change.indirect() && change.code() == Action::SQLITE_UPDATE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::db::Db;

    fn insert(db: &mut Db, n: i64, text: &str) {
        db.write(Subject::Journal, |tx| {
            tx.execute(
                "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (?1, ?1, ?2, 0, 'UTC', 0, 0)",
                rusqlite::params![n, text],
            )?;
            tx.execute("INSERT INTO entry_index (rowid, text) VALUES (?1, ?2)", rusqlite::params![n, text])?;
            tx.execute("DELETE FROM entry_unindexed WHERE n = ?1", [n])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    }

    fn count(db: &Db, sql: &str) -> i64 {
        db.read(|c| {
            c.query_row(sql, [], |row| row.get(0))
                .map_err(DbError::from)
        })
        .unwrap()
    }

    #[test]
    fn an_undone_change_leaves_the_rows_and_the_search_index_as_they_were() {
        let mut db = Db::in_memory().unwrap();
        insert(&mut db, 1, "the lighthouse at dusk");
        let ((), token) = db
            .write_undoable(Subject::Journal, |tx| {
                tx.execute("UPDATE entry SET text = 'gone' WHERE n = 1", [])?;
                Ok::<_, DbError>(())
            })
            .unwrap();
        assert_eq!(
            count(
                &db,
                "SELECT count(*) FROM entry_index WHERE entry_index MATCH 'lighthouse'"
            ),
            0
        );
        db.undo(token).unwrap();
        assert_eq!(
            count(
                &db,
                "SELECT count(*) FROM entry WHERE text = 'the lighthouse at dusk'"
            ),
            1
        );
        // The rewritten text waits for the index, as after any change of text.
        assert_eq!(count(&db, "SELECT count(*) FROM entry_unindexed"), 1);
        db.read(|c| {
            c.execute_batch(
                "INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 0)",
            )
            .map_err(DbError::from)
        })
        .unwrap();
        assert!(matches!(db.undo(token), Err(DbError::NothingToUndo)));
    }

    #[test]
    fn what_came_later_is_not_overwritten() {
        let mut db = Db::in_memory().unwrap();
        insert(&mut db, 1, "one");
        let ((), token) = db
            .write_undoable(Subject::Journal, |tx| {
                tx.execute("UPDATE entry SET text = 'two' WHERE n = 1", [])?;
                Ok::<_, DbError>(())
            })
            .unwrap();
        db.write(Subject::Journal, |tx| {
            tx.execute("UPDATE entry SET text = 'three' WHERE n = 1", [])?;
            Ok::<_, DbError>(())
        })
        .unwrap();
        assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
        assert_eq!(
            count(&db, "SELECT count(*) FROM entry WHERE text = 'three'"),
            1
        );
    }
}
