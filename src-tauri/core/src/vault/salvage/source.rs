//! What is read from: a copy of the damaged database and of its log. The original is not even opened: SQLite would move the
//! log into it, and cut a log off where it is damaged.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};

use crate::db;
use crate::vault::seals::{PAGE_BYTES, Seals};
use crate::vault::sqlcipher::{self, DatabaseKey, sound};
use crate::vault::{VaultError, leftovers};

/// From here on a row may go on on a page of its own: what a page of a table without row numbers keeps of one at most is less
/// (SQLite, "Database File Format" §1.6).
const MAY_GO_ON: usize = 900;

/// The copy, opened anew after each failure: a page whose seal is broken makes SQLCipher give zeros for all that is read later.
pub(super) struct Source {
    path: PathBuf,
    key: DatabaseKey,
    connection: Option<Connection>,
    /// The pages that are not as they were sealed.
    pub broken: Vec<u32>,
    /// How many pages there are.
    pub pages: u32,
}

/// How a reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// There was no more.
    Whole,
    /// At something that cannot be read.
    Broken,
}

impl Source {
    /// Copies the database at `from` and its log to `path`, brings the log into the copy as SQLite would, and looks through the
    /// seals of all its pages. `each` is told of each page.
    ///
    /// # Errors
    /// `VaultMissing`; `NotSalvageable` when the first page is damaged, or one that says where the tables are; `DiskFull`,
    /// `NotWritable`.
    pub(super) fn copy(
        from: &Path,
        path: PathBuf,
        key: DatabaseKey,
        seals: &Seals,
        each: impl FnMut(u32, u32),
    ) -> Result<Self, VaultError> {
        leftovers::remove_database(&path)?;
        copy_what_can_be_read(from, &path)?;
        match copy_what_can_be_read(&log_of(from), &log_of(&path)) {
            Err(VaultError::VaultMissing) => {}
            other => other?,
        }
        let mut source = Self {
            path,
            key,
            connection: None,
            broken: Vec::new(),
            pages: 0,
        };
        source.take_log_in();
        (source.broken, source.pages) = seals.broken_in(&source.path, each)?;
        if source.broken.first() == Some(&1) || source.pages == 0 {
            return Err(VaultError::NotSalvageable);
        }
        if !sound(source.connection()?) {
            return Err(VaultError::NotSalvageable);
        }
        Ok(source)
    }

    /// One number that the database has.
    ///
    /// # Errors
    /// `NotSalvageable`.
    pub(super) fn number(&mut self, sql: &str) -> Result<u32, VaultError> {
        self.connection()?
            .query_row(sql, [], |row| row.get(0))
            .map_err(|_| VaultError::NotSalvageable)
    }

    /// Gives each row that `sql` finds to `take`, up to the first that cannot be read.
    ///
    /// # Errors
    /// Those of `take`, or when the copy cannot be opened any more.
    pub(super) fn read(
        &mut self,
        sql: &str,
        with: &[Value],
        mut take: impl FnMut(Vec<Value>) -> Result<(), VaultError>,
    ) -> Result<End, VaultError> {
        let connection = self.connection()?;
        let end = read(connection, sql, with, &mut take)?;
        if !sound(connection) {
            self.connection = None;
        }
        Ok(end)
    }

    /// Takes the copy away.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub(super) fn remove(mut self) -> Result<(), VaultError> {
        self.connection = None;
        leftovers::remove_database(&self.path)
    }

    // Should it fail, the log is read with the database instead.
    fn take_log_in(&self) {
        let moved = connect(&self.path, &self.key).and_then(|connection| {
            Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
        });
        drop(moved);
    }

    fn connection(&mut self) -> Result<&Connection, VaultError> {
        if self.connection.is_none() {
            let connection = connect(&self.path, &self.key)?;
            // With it a database that was cut off, or whose list of tables ends early, is read as far as it goes.
            connection.execute_batch("PRAGMA writable_schema = ON")?;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            let _ = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
            self.connection = Some(connection);
        }
        self.connection.as_ref().ok_or(VaultError::NotSalvageable)
    }
}

fn read(
    connection: &Connection,
    sql: &str,
    with: &[Value],
    take: &mut impl FnMut(Vec<Value>) -> Result<(), VaultError>,
) -> Result<End, VaultError> {
    let mut statement = match connection.prepare_cached(sql) {
        Ok(statement) => statement,
        Err(error) => return broken(error),
    };
    let columns = statement.column_count();
    let with: Vec<&dyn ToSql> = with.iter().map(|value| value as &dyn ToSql).collect();
    let mut rows = statement.query(with.as_slice())?;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => return broken(error),
        };
        let values = (0..columns)
            .map(|at| row.get(at))
            .collect::<Result<Vec<Value>, _>>();
        let Ok(values) = values else {
            return Ok(End::Broken);
        };
        if length(&values) > MAY_GO_ON && !sound(connection) {
            return Ok(End::Broken);
        }
        take(values)?;
    }
    // Rows may have ended because zeros were taken for a page without any.
    Ok(if sound(connection) {
        End::Whole
    } else {
        End::Broken
    })
}

// What is wrong with this computer is no damage.
fn broken(error: rusqlite::Error) -> Result<End, VaultError> {
    match error.sqlite_error_code() {
        Some(ErrorCode::OutOfMemory | ErrorCode::DiskFull | ErrorCode::CannotOpen) => {
            Err(error.into())
        }
        _ => Ok(End::Broken),
    }
}

fn length(values: &[Value]) -> usize {
    values
        .iter()
        .map(|value| match value {
            Value::Text(text) => text.len(),
            Value::Blob(bytes) => bytes.len(),
            Value::Null | Value::Integer(_) | Value::Real(_) => 9,
        })
        .sum()
}

fn connect(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    db::prepare(&connection)?;
    sqlcipher::unseal(&connection, key)?;
    Ok(connection)
}

fn log_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

// A part that the disk does not give becomes zeros, which no seal fits. The copy ends with a whole page.
fn copy_what_can_be_read(from: &Path, to: &Path) -> Result<(), VaultError> {
    let mut source = match File::open(from) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultError::VaultMissing),
        other => other?,
    };
    let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
    let length = source.metadata()?.len();
    let mut at = 0;
    while at < length {
        let mut chunk = [0; PAGE_BYTES];
        let read = fill(&mut source, at, &mut chunk);
        copy.write_all(&chunk)?;
        at += PAGE_BYTES as u64;
        // A file that became shorter meanwhile.
        if matches!(read, Ok(0)) {
            break;
        }
    }
    Ok(())
}

fn fill(source: &mut File, at: u64, chunk: &mut [u8; PAGE_BYTES]) -> io::Result<usize> {
    source.seek(SeekFrom::Start(at))?;
    let mut filled = 0;
    while let Some(rest) = chunk.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match source.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
