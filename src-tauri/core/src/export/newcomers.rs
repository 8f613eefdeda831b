//! What rows of some tables need beside what an export says of them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::row::Row;
use crate::db::{DbError, EntryId};
use crate::journal::{self, JournalError};

/// As far from the second in which it was written the place of an entry can be.
const FARTHEST: i64 = 1_000_000;

/// What was seen of the rows that came in so far.
pub(super) struct Newcomers {
    has_first_call: bool,
    /// Where the last entry went that wanted this place.
    places: HashMap<i64, i64>,
    /// The place of the entry that was asked for last.
    last: Option<(String, i64)>,
    tagged: Vec<EntryId>,
}

impl Newcomers {
    pub(super) fn new(into: &Connection) -> Result<Self, DbError> {
        let has_first_call = into.query_row(
            "SELECT EXISTS (SELECT 1 FROM contact WHERE first_call = 1)",
            [],
            |row| row.get(0),
        )?;
        Ok(Self {
            has_first_call,
            places: HashMap::new(),
            last: None,
            tagged: Vec::new(),
        })
    }

    /// Makes a row of the table ready to come in.
    pub(super) fn ready(
        &mut self,
        into: &Connection,
        table: &str,
        row: &mut Row,
    ) -> Result<(), DbError> {
        match table {
            "contact" => {
                // Whom anybody may see while Cairn is locked is chosen on each computer anew.
                row.set("on_help_card", 0);
                if row.number("first_call") == Some(1) {
                    row.set("first_call", i64::from(!self.has_first_call));
                    self.has_first_call = true;
                }
            }
            "entry" => {
                let grams = journal::grams(row.text("text"));
                row.set("grams", grams);
                let place = self.free_place(into, row)?;
                row.set("n", place);
            }
            "entry_tag" => {
                let entry = row.text("entry_id");
                let n = match &self.last {
                    Some((id, n)) if id == entry => *n,
                    _ => {
                        let n = into
                            .prepare_cached("SELECT n FROM entry WHERE id = ?1")?
                            .query_row([entry], |row| row.get("n"))?;
                        self.tagged.push(EntryId::from(entry.to_owned()));
                        self.last = Some((entry.to_owned(), n));
                        n
                    }
                };
                row.set("n", n);
            }
            _ => {}
        }
        Ok(())
    }

    /// All rows of the table have come in.
    pub(super) fn after(&mut self, into: &Connection, table: &str) -> Result<(), DbError> {
        if table == "entry_tag" {
            for entry in std::mem::take(&mut self.tagged) {
                journal::keep_words(into, &entry).map_err(|error| match error {
                    JournalError::Db(error) => error,
                    _ => DbError::Damaged,
                })?;
            }
        }
        Ok(())
    }

    /// The place that the entry had, or the next one free.
    fn free_place(&mut self, into: &Connection, row: &Row) -> Result<i64, DbError> {
        let second = row.number("written_at").unwrap_or(0).div_euclid(1000);
        let had = row.number("n").unwrap_or(second);
        let wanted = match (second..=second + FARTHEST).contains(&had) {
            true => had,
            false => second,
        };
        let mut taken = into.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE n = ?1)")?;
        let mut place = self.places.get(&wanted).map_or(wanted, |last| last + 1);
        while taken.query_row([place], |row| row.get(0))? {
            place += 1;
        }
        if place != wanted || had != wanted {
            self.places.insert(wanted, place);
        }
        Ok(place)
    }
}

/// Whether a row here has a sealed file of this name.
pub(super) fn has_file(into: &Connection, id: &str) -> Result<bool, DbError> {
    Ok(into
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM photo WHERE id = ?1) OR EXISTS (SELECT 1 FROM plan_photo WHERE id = ?1)
               OR EXISTS (SELECT 1 FROM shelf_item WHERE id = ?1)",
        )?
        .query_row([id], |row| row.get(0))?)
}

pub(super) fn add_thumb(into: &Connection, photo: &str, jpeg: &[u8]) -> Result<(), DbError> {
    into.prepare_cached("INSERT INTO photo_thumb (photo_id, jpeg) VALUES (?1, ?2)")?
        .execute(params![photo, jpeg])?;
    Ok(())
}

pub(super) fn setting(into: &Connection, name: &str) -> Result<Option<String>, DbError> {
    Ok(into
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get("value"))
        .optional()?)
}

pub(super) fn put_setting(into: &Connection, name: &str, value: &str) -> Result<(), DbError> {
    into.prepare_cached(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute([name, value])?;
    Ok(())
}
