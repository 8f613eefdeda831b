//! The open database: how it is set up, the one way to write to it, and undo.

mod connection;
mod ids;
mod migrations;
mod undo;
pub(crate) mod wiping;

pub use connection::{Log, prepare};
pub use ids::{
    CapitalLookId, CapitalStatementId, ChannelId, ChapterId, CheckInId, ContactId, EntryId, GoalId,
    GoalStepId, HardDateId, HardTalkId, HelplineId, MessageId, OccurrenceId, OwnMilestoneId,
    OwnReminderId, PathId, PathLogId, PhotoId, PlanItemId, PlanMakerId, PromptId, ReachOutId,
    RoutineId, ScoreId, SetbackId, ShelfItemId, StoryChapterId, TagId, WeekLookId,
};
pub use migrations::{LATEST, migrate};
pub(crate) use migrations::{build, of_schema};

use std::collections::BTreeSet;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};
use undo::{Gone, UndoShelf};

/// What a change was about; pages that show a subject fetch it again when it changes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// Entries.
    Journal,
    /// Paths, chapters and milestones.
    Milestones,
    /// Contacts and reach-outs.
    Contacts,
    /// Check-ins, weeks, recovery capital and scores.
    CheckIns,
    /// The person's plan.
    Plan,
    /// My story.
    Story,
    /// The shelf.
    Shelf,
    /// Reminder rules and what was delivered.
    Reminders,
    /// The person's settings.
    Settings,
    /// What is typed into forms and is neither kept nor given up.
    Forms,
}

/// Names one change that can be taken back while the vault stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct UndoToken(pub u32);

/// What can go wrong with the open database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// No space is left where the vault lives; the old data is intact.
    #[error("no space left where the vault lives")]
    DiskFull,
    /// The vault's folder or file cannot be written at present.
    #[error("the vault cannot be written")]
    NotWritable,
    /// The file is damaged where it was read.
    #[error("the vault is damaged")]
    Damaged,
    /// The database comes from a newer Cairn.
    #[error("the vault has schema {found}, this Cairn knows up to {known}")]
    TooNew {
        /// The schema that was found.
        found: u32,
        /// The newest schema that this Cairn knows.
        known: u32,
    },
    /// The thing that was asked for is not there.
    #[error("not found")]
    NotFound,
    /// The change can no longer be taken back, because something built on it.
    #[error("the change cannot be undone any more")]
    UndoConflict,
    /// The token names no change, or one that was already undone.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Anything else that SQLite says; carries its result code only, never SQL or content.
    #[error("database error {0}")]
    Sqlite(i32),
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            // A full disk shows first where SQLite makes room for the index of the write-ahead log.
            rusqlite::Error::SqliteFailure(failure, _)
                if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE =>
            {
                Self::DiskFull
            }
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                Code::DiskFull => Self::DiskFull,
                Code::ReadOnly
                | Code::CannotOpen
                | Code::PermissionDenied
                | Code::SystemIoFailure => Self::NotWritable,
                Code::DatabaseCorrupt | Code::NotADatabase => Self::Damaged,
                _ => Self::Sqlite(failure.extended_code),
            },
            _ => Self::Sqlite(0),
        }
    }
}

/// How long emptying the log waits for what reads beside it.
const READERS: Duration = Duration::from_millis(100);
/// How long a write waits for another.
const WRITERS: Duration = Duration::from_secs(5);

/// The open database of one vault.
#[derive(Debug)]
pub struct Db {
    connection: Connection,
    changed: BTreeSet<Subject>,
    undo: UndoShelf,
    /// What was owed when the merge that is under way began (see [`wiping`]).
    wiping: Option<i64>,
}

impl Db {
    /// Takes a keyed connection: sets it up and brings its schema up to date.
    ///
    /// # Errors
    /// `TooNew`, `Damaged`, or what SQLite says.
    pub fn new(connection: Connection, log: Log) -> Result<Self, DbError> {
        connection::configure(&connection, log)?;
        migrations::migrate(&connection)?;
        Ok(Self {
            connection,
            changed: BTreeSet::new(),
            undo: UndoShelf::default(),
            wiping: None,
        })
    }

    /// A fresh, unencrypted database in memory, for tests and benchmarks.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn in_memory() -> Result<Self, DbError> {
        Self::new(Connection::open_in_memory()?, Log::Ahead)
    }

    /// Runs `read` on the connection.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read<T, E>(&self, read: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        read(&self.connection)
    }

    /// The one way to write: runs `change` in a transaction, commits, and remembers that `subject` changed.
    /// When `change` fails nothing of it stays.
    ///
    /// # Errors
    /// Those of `change`, or of the commit.
    pub fn write<T, E: From<DbError>>(
        &mut self,
        subject: Subject,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.begin()?;
        let value = change(&tx)?;
        tx.commit().map_err(DbError::from)?;
        self.changed.insert(subject);
        Ok(value)
    }

    /// Like [`Db::write`], and keeps what is needed to take the change back.
    ///
    /// # Errors
    /// Those of `change`, or of the commit.
    pub fn write_undoable<T, E: From<DbError>>(
        &mut self,
        subject: Subject,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<(T, UndoToken), E> {
        self.write_recorded(&[subject], undo::TABLES, Gone::IsAConflict, change)
    }

    /// Like [`Db::write_undoable`], for a change that only adds rows, to `tables` and about all of `subjects`. Taking it back
    /// passes over rows that have gone since; `tables` name what belongs to a row before that row.
    ///
    /// # Errors
    /// Those of `change`, or of the commit.
    pub(crate) fn write_additions<T, E: From<DbError>>(
        &mut self,
        subjects: &[Subject],
        tables: &[&str],
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<(T, UndoToken), E> {
        self.write_recorded(subjects, tables, Gone::IsFine, change)
    }

    fn write_recorded<T, E: From<DbError>>(
        &mut self,
        subjects: &[Subject],
        tables: &[&str],
        gone: Gone,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<(T, UndoToken), E> {
        let (value, inverse) = {
            let tx = self.begin()?;
            let mut recording = undo::record(&tx, tables)?;
            let value = change(&tx)?;
            let inverse = undo::inverse(&mut recording)?;
            drop(recording);
            tx.commit().map_err(DbError::from)?;
            (value, inverse)
        };
        self.changed.extend(subjects);
        Ok((value, self.undo.keep(subjects, inverse, gone)))
    }

    /// Takes back the change that `token` names.
    ///
    /// # Errors
    /// `NothingToUndo`; `UndoConflict` when something else has changed the same rows since.
    pub fn undo(&mut self, token: UndoToken) -> Result<(), DbError> {
        // Not a copy: what an import brought may be as large as a journal.
        let kept = self.undo.take(token)?;
        let undone = self.apply(&kept);
        match undone {
            Ok(()) => self.changed.extend(&kept.subjects),
            // It can be tried again.
            Err(_) => self.undo.put_back(kept),
        }
        undone
    }

    /// The subjects that changed since this was last asked.
    pub fn take_changed(&mut self) -> Vec<Subject> {
        std::mem::take(&mut self.changed).into_iter().collect()
    }

    /// Goes on with another connection to the same database. What can be undone stays.
    ///
    /// # Errors
    /// What SQLite says; the connection is then the one that it was.
    pub(crate) fn go_on_with(&mut self, connection: Connection, log: Log) -> Result<(), DbError> {
        connection::configure(&connection, log)?;
        self.connection = connection;
        self.wiping = None;
        Ok(())
    }

    /// Moves the write-ahead log into the database file and empties it. While something else reads, such as a check, as much of
    /// it as can be is moved, and the rest the next time: nobody waits for a reader that takes its time.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn checkpoint(&self) -> Result<(), DbError> {
        self.connection.busy_timeout(READERS)?;
        let moved = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        self.connection.busy_timeout(WRITERS)?;
        Ok(moved?)
    }

    /// Empties the write-ahead log and closes the file.
    ///
    /// # Errors
    /// What SQLite says; the connection is gone either way.
    pub fn close(self) -> Result<(), DbError> {
        let checkpointed = self.checkpoint();
        self.connection.close().map_err(|(_, error)| error)?;
        checkpointed
    }

    fn apply(&mut self, kept: &undo::Kept) -> Result<(), DbError> {
        let tx = self.begin()?;
        let entries = undo::entries(&kept.inverse)?;
        if entries.len() > wiping::AT_ONCE {
            wiping::take_out(&tx, &entries)?;
        }
        undo::apply(&tx, &kept.inverse, kept.gone)?;
        Ok(tx.commit()?)
    }

    // An immediate transaction: two writers then wait for each other at the start, never half-way.
    fn begin(&mut self) -> Result<Transaction<'_>, DbError> {
        Ok(self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}
