//! What stands in a row of `cairn.json`, whatever it is.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::Value;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::json::BYTES;

/// The cells of a row; `None`: it is no row.
#[derive(Debug)]
pub(super) struct ReadRow(pub Option<Vec<(String, Cell)>>);

/// What a cell holds; `None`: what no cell can hold.
#[derive(Debug)]
pub(super) struct Cell(pub Option<Value>);

impl<'de> Deserialize<'de> for ReadRow {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OfRow)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OfCell)
    }
}

struct OfRow;

impl<'de> Visitor<'de> for OfRow {
    type Value = ReadRow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ReadRow, A::Error> {
        let mut cells = Vec::new();
        while let Some(cell) = map.next_entry()? {
            cells.push(cell);
        }
        Ok(ReadRow(Some(cells)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ReadRow, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(ReadRow(None))
    }

    fn visit_unit<E: Error>(self) -> Result<ReadRow, E> {
        Ok(ReadRow(None))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<ReadRow, E> {
        Ok(ReadRow(None))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<ReadRow, E> {
        Ok(ReadRow(None))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<ReadRow, E> {
        Ok(ReadRow(None))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<ReadRow, E> {
        Ok(ReadRow(None))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<ReadRow, E> {
        Ok(ReadRow(None))
    }
}

struct OfCell;

impl<'de> Visitor<'de> for OfCell {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell(Some(Value::Null)))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Cell, E> {
        Ok(Cell(None))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell(Some(Value::Integer(number))))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Cell, E> {
        Ok(Cell(i64::try_from(number).ok().map(Value::Integer)))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Cell, E> {
        Ok(Cell(None))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell(Some(Value::Text(text.to_owned()))))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Cell, E> {
        Ok(Cell(Some(Value::Text(text))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Cell(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let mut bytes = None;
        let mut more = false;
        while let Some(name) = map.next_key::<String>()? {
            let cell: Cell = map.next_value()?;
            match cell {
                Cell(Some(Value::Text(text))) if name == BYTES && bytes.is_none() => {
                    bytes = STANDARD.decode(text).ok();
                }
                _ => more = true,
            }
        }
        Ok(Cell(bytes.filter(|_| !more).map(Value::Blob)))
    }
}
