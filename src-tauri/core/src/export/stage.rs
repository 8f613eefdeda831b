//! `cairn.json` as a database of the schema that it was written from, in memory, brought up to date there.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, BufReader, Read};

use rusqlite::types::Value;
use rusqlite::{Connection, ffi};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, Serialize};

use super::cells::{Cell, ReadRow};
use super::json::{FORMAT, VERSION};
use super::row::{Column, Row, columns};
use super::tables::LEFT_OUT;
use super::{GoOn, ImportError, Progress};
use crate::db::{LATEST, migrate, of_schema};

/// More rows than in a long life.
const MOST_ROWS: u64 = 5_000_000;
/// Of so many rows that cannot be read it is said which.
const MOST_TOLD: usize = 500;

/// A row, or the file of a photo or a sound, that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Its table; empty for one that nobody knows.
    pub table: String,
    /// Which row of that table in `cairn.json` it is, from 1; `None` where only its name is known.
    pub row: Option<u32>,
    /// Its name; `None` where only its place is known.
    pub id: Option<String>,
    /// What is wrong with it.
    pub why: Why,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// It is no row, or no list of rows.
    NotARow,
    /// There is no such table or column.
    Unknown,
    /// A text stands where a number belongs, or the like.
    WrongType,
    /// Something is missing in it.
    Incomplete,
    /// A day that is none, a number out of range, a text that is too long.
    BadValue,
    /// There is another of the same name before it.
    Twice,
    /// What it belongs to is neither in the export nor here.
    Alone,
    /// Its file is not in the zip.
    NoFile,
    /// Its file is damaged, too long, or of no kind that is kept.
    BadFile,
}

/// What cannot be read, and how much of it there is.
#[derive(Debug, Clone, Default)]
pub(super) struct Problems {
    pub told: Vec<Problem>,
    pub many: u32,
    /// How many rows of each table.
    pub of_table: HashMap<String, u32>,
}

impl Problems {
    /// A row.
    pub(super) fn add(&mut self, problem: Problem) {
        *self.of_table.entry(problem.table.clone()).or_default() += 1;
        self.add_file(problem);
    }

    /// A file that is no row's.
    pub(super) fn add_file(&mut self, problem: Problem) {
        self.many = self.many.saturating_add(1);
        if self.told.len() < MOST_TOLD {
            self.told.push(problem);
        }
    }
}

/// What an export says, row by row, in today's schema.
pub(super) struct Stage {
    pub connection: Connection,
    pub problems: Problems,
    pub schema: u32,
    pub made_at: String,
    pub vault: String,
}

/// Reads `cairn.json`, which says that it is `length` bytes long.
pub(super) fn read(json: impl Read, length: u64, go_on: GoOn<'_>) -> Result<Stage, ImportError> {
    let mut metered = Metered {
        json,
        read: 0,
        length,
        go_on,
        ended: None,
    };
    let mut reading = Reading::default();
    let buffered = BufReader::with_capacity(64 * 1024, &mut metered);
    let mut whole = serde_json::Deserializer::from_reader(buffered);
    let parsed = (Part::Whole(&mut reading).deserialize(&mut whole)).and_then(|()| whole.end());
    drop(whole);
    if let Some(why) = metered.ended.or(reading.ended) {
        return Err(why);
    }
    parsed.map_err(|error| ImportError::NotJson {
        line: error.line() as u64,
    })?;
    let (true, true, Some((connection, schema))) =
        (reading.is_ours, reading.has_tables, reading.begun)
    else {
        return Err(ImportError::NotAnExport);
    };
    connection.execute_batch("COMMIT")?;
    // Rows of another time that no vault can have had.
    migrate(&connection).map_err(|_| ImportError::NotAnExport)?;
    Ok(Stage {
        connection,
        problems: reading.problems,
        schema,
        made_at: reading.made_at,
        vault: reading.vault,
    })
}

/// How far the reading is.
#[derive(Default)]
struct Reading {
    is_ours: bool,
    has_tables: bool,
    made_at: String,
    vault: String,
    begun: Option<(Connection, u32)>,
    rows: u64,
    problems: Problems,
    ended: Option<ImportError>,
}

impl Reading {
    fn begin(&mut self, schema: u32) -> Result<(), ImportError> {
        if schema > LATEST {
            return Err(ImportError::TooNew);
        }
        if schema == 0 || self.begun.is_some() {
            return Err(ImportError::NotAnExport);
        }
        let connection = of_schema(schema)?;
        connection.execute_batch("BEGIN")?;
        self.begun = Some((connection, schema));
        Ok(())
    }

    /// The columns of the table; none when it cannot be in an export.
    fn table(&self, name: &str) -> Result<Vec<Column>, ImportError> {
        let (connection, _) = self.begun.as_ref().ok_or(ImportError::NotAnExport)?;
        let stays = LEFT_OUT.iter().any(|(table, _)| *table == name);
        match stays || name.starts_with("sqlite_") {
            true => Ok(Vec::new()),
            false => Ok(columns(connection, name)?),
        }
    }

    fn add(&mut self, table: &Known<'_>, place: u32, row: ReadRow) -> Result<(), ImportError> {
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(ImportError::TooMany);
        }
        let (connection, _) = self.begun.as_ref().ok_or(ImportError::NotAnExport)?;
        let added = match table.row(row) {
            Ok(row) => row.insert(connection, table.name)?.map(why_not),
            Err(why) => Some(why),
        };
        if let Some(why) = added {
            self.problems.add(Problem {
                table: table.name.to_owned(),
                row: Some(place),
                id: None,
                why,
            });
        }
        Ok(())
    }
}

/// A table of the schema that the export was written from.
struct Known<'a> {
    name: &'a str,
    columns: Vec<Column>,
}

impl Known<'_> {
    fn row(&self, row: ReadRow) -> Result<Row, Why> {
        let ReadRow(Some(cells)) = row else {
            return Err(Why::NotARow);
        };
        let mut whole = Row(Vec::with_capacity(self.columns.len()));
        for (name, cell) in cells {
            let mut columns = self.columns.iter();
            let column = columns
                .find(|column| column.name == name)
                .ok_or(Why::Unknown)?;
            let fits = match &cell {
                Cell(Some(Value::Null)) => true,
                Cell(Some(Value::Integer(_))) => column.kind == "INTEGER",
                Cell(Some(Value::Text(_))) => column.kind == "TEXT",
                Cell(Some(Value::Blob(_))) => column.kind == "BLOB",
                Cell(_) => false,
            };
            match cell {
                Cell(Some(value)) if fits => whole.set(&name, value),
                _ => return Err(Why::WrongType),
            }
        }
        // What is made anew when the row comes in, and never goes along.
        for column in self.columns.iter().filter(|column| column.must) {
            if column.kind == "BLOB" && whole.get(&column.name).is_none() {
                whole.set(&column.name, Vec::new());
            }
        }
        Ok(whole)
    }
}

fn why_not(code: i32) -> Why {
    match code {
        ffi::SQLITE_CONSTRAINT_NOTNULL => Why::Incomplete,
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_UNIQUE
        | ffi::SQLITE_CONSTRAINT_ROWID => Why::Twice,
        _ => Why::BadValue,
    }
}

/// A part of the file that is being read.
enum Part<'a> {
    Whole(&'a mut Reading),
    Tables(&'a mut Reading),
    Rows(&'a mut Reading, Known<'a>),
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match self {
            Self::Rows(..) => from.deserialize_any(self),
            _ => from.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of an export")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self {
            Self::Whole(reading) => {
                while let Some(name) = map.next_key::<String>()? {
                    head(reading, &name, &mut map)?;
                }
            }
            Self::Tables(reading) => {
                while let Some(name) = map.next_key::<String>()? {
                    let columns = reading.table(&name);
                    let columns = goes_on(columns, reading)?;
                    if columns.is_empty() {
                        reading.problems.add(Problem {
                            table: String::new(),
                            row: None,
                            id: None,
                            why: Why::Unknown,
                        });
                        map.next_value::<IgnoredAny>()?;
                    } else {
                        let table = Known {
                            name: &name,
                            columns,
                        };
                        map.next_value_seed(Part::Rows(&mut *reading, table))?;
                    }
                }
            }
            Self::Rows(..) => return Err(A::Error::custom("no rows")),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self::Rows(reading, table) = self else {
            return Err(A::Error::custom("a list"));
        };
        let mut place = 0_u32;
        while let Some(row) = list.next_element::<ReadRow>()? {
            place = place.saturating_add(1);
            let added = reading.add(&table, place, row);
            goes_on(added, reading)?;
        }
        Ok(())
    }
}

fn head<'de, A: MapAccess<'de>>(
    reading: &mut Reading,
    name: &str,
    map: &mut A,
) -> Result<(), A::Error> {
    match name {
        "format" => reading.is_ours = map.next_value::<String>()? == FORMAT,
        "version" if map.next_value::<u32>()? > VERSION => {
            goes_on(Err(ImportError::TooNew), reading)?;
        }
        "version" => {}
        "schema" => {
            let begun = map.next_value().map(|schema| reading.begin(schema))?;
            goes_on(begun, reading)?;
        }
        "madeAt" => reading.made_at = map.next_value()?,
        "vault" => reading.vault = map.next_value()?,
        "tables" => {
            reading.has_tables = true;
            map.next_value_seed(Part::Tables(reading))?;
        }
        _ => {
            map.next_value::<IgnoredAny>()?;
        }
    }
    Ok(())
}

/// Ends the reading with what went wrong.
fn goes_on<T, E: serde::de::Error>(
    result: Result<T, ImportError>,
    reading: &mut Reading,
) -> Result<T, E> {
    result.map_err(|error| {
        reading.ended = Some(error);
        E::custom("ended")
    })
}

/// The file, with an eye on how much of it there is.
struct Metered<'a, R> {
    json: R,
    read: u64,
    length: u64,
    go_on: GoOn<'a>,
    ended: Option<ImportError>,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match self.json.read(into) {
            Ok(read) => read,
            Err(error) => {
                self.ended = Some(ImportError::NotWhole);
                return Err(error);
            }
        };
        self.read += read as u64;
        let progress = Progress {
            done: self.read,
            total: self.length,
        };
        if self.read > self.length {
            self.ended = Some(ImportError::TooLarge);
        } else if !(self.go_on)(progress) {
            self.ended = Some(ImportError::Cancelled);
        }
        match self.ended {
            Some(_) => Err(io::ErrorKind::Other.into()),
            None => Ok(read),
        }
    }
}
