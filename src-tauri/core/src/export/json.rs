//! `cairn.json`: everything, row by row, so that the whole is never in memory.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::json;

use super::ExportError;
use super::row::{exported, select_all};
use super::tables::{EXPORTED, Table};
use crate::clock::Now;
use crate::db::{DbError, LATEST};

/// The version of the way in which `cairn.json` is written. What is written otherwise gets another.
pub const VERSION: u32 = 1;
/// What the file says that it is.
pub(super) const FORMAT: &str = "cairn-export";
/// Under what a row says a value that is no text.
pub(super) const BYTES: &str = "base64";

/// Writes everything. `step` is called for every row.
pub(super) fn write(
    out: &mut impl Write,
    connection: &Connection,
    vault: &str,
    now: &Now,
    step: &mut dyn FnMut() -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let made_at = now.utc.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    write!(
        out,
        "{{\n\"format\": {},\n\"version\": {VERSION},\n\"schema\": {LATEST},\n\"madeAt\": {},\n\"vault\": {},\n\"tables\": {{",
        json!(FORMAT),
        json!(made_at),
        json!(vault)
    )?;
    for (place, table) in EXPORTED.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        write!(out, "{comma}\n\"{}\": [", table.name)?;
        write_table(out, connection, table, step)?;
        out.write_all(b"]")?;
    }
    out.write_all(b"\n}\n}\n")?;
    Ok(())
}

fn write_table(
    out: &mut impl Write,
    connection: &Connection,
    table: &Table,
    step: &mut dyn FnMut() -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let columns = exported(connection, table)?;
    let mut statement = connection.prepare(&select_all(table, &columns))?;
    let mut rows = statement.query([])?;
    let mut first = true;
    while let Some(row) = rows.next()? {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        write_row(out, row, &columns)?;
        step()?;
    }
    if !first {
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn write_row(out: &mut impl Write, row: &Row<'_>, columns: &[String]) -> Result<(), ExportError> {
    out.write_all(b"{")?;
    for (place, column) in columns.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        write!(out, "{comma}\"{column}\": ")?;
        match row.get_ref(place)? {
            ValueRef::Null => out.write_all(b"null")?,
            ValueRef::Integer(number) => write!(out, "{number}")?,
            ValueRef::Text(text) => {
                let text = std::str::from_utf8(text).map_err(|_| DbError::Damaged)?;
                serde_json::to_writer(&mut *out, text).map_err(io::Error::from)?;
            }
            ValueRef::Blob(bytes) => {
                write!(out, "{{\"{BYTES}\": \"{}\"}}", STANDARD.encode(bytes))?;
            }
            // No column holds one.
            ValueRef::Real(_) => return Err(DbError::Damaged.into()),
        }
    }
    out.write_all(b"}")?;
    Ok(())
}
