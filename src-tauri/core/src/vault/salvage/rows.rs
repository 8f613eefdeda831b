//! Every row of a table that can be reached. First all of them in their order; where that ends at a page that cannot be read,
//! from the other end as well; then what lies between, one by one, by what the indexes name, which lie on other pages. An index
//! that holds all of a row gives the row itself. Where no index could be read to its end either, rows are looked for
//! by halving what lies between.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode};

use super::source::{End, Source};
use super::tables::Table;
use crate::vault::VaultError;

/// How often rows are looked for between two places that cannot be read, without knowing where they are.
const MOST_LOOKS: usize = 1000;
/// No row has a number beyond: an entry's is the second in which it was written.
const HIGHEST: i64 = 1 << 38;

/// What became of one table.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Brought {
    pub rows: u64,
    /// Rows of which an index says that they were there, and that could not be read.
    pub missing: u64,
    /// Whether there may have been others.
    pub more_may_miss: bool,
}

/// Copies every row of `table` that can be reached into the table of the same name.
///
/// # Errors
/// What writing them says, or when the copy cannot be opened any more.
pub(super) fn bring(
    source: &mut Source,
    into: &Connection,
    table: &Table,
) -> Result<Brought, VaultError> {
    let mut bringing = Bringing {
        source,
        into,
        table,
        there: HashSet::new(),
        rows: 0,
        looks: 0,
    };
    let ended = bringing.run()?;
    Ok(Brought {
        rows: bringing.rows,
        ..ended
    })
}

/// A key as an index names it: packed, and its values.
type Named = (Vec<u8>, Vec<Value>);

struct Bringing<'a> {
    source: &'a mut Source,
    into: &'a Connection,
    table: &'a Table,
    /// The keys of the rows that were read.
    there: HashSet<Vec<u8>>,
    rows: u64,
    looks: usize,
}

impl Bringing<'_> {
    fn run(&mut self) -> Result<Brought, VaultError> {
        let (end, upward) = self.take(&self.in_order("ASC"), &[])?;
        if end == End::Whole {
            return Ok(Brought::default());
        }
        let (_, downward) = self.take(&self.in_order("DESC"), &[])?;
        let (named, all_named) = self.named()?;
        let mut missing = 0;
        for (key, values) in named {
            if !self.there.contains(&key) {
                self.take(&self.one(), &values)?;
                missing += u64::from(!self.there.contains(&key));
            }
        }
        if !all_named && self.table.has_numbers() {
            let low = upward.map_or(-1, |(_, last)| last);
            self.look_between(low, downward.map(|(first, _)| first))?;
        }
        Ok(Brought {
            rows: 0,
            missing,
            more_may_miss: !all_named,
        })
    }

    /// The keys that indexes name, and whether one of them names all. Those that hold all of a row give it right away.
    fn named(&mut self) -> Result<(Vec<Named>, bool), VaultError> {
        let table = self.table;
        let (mut named, mut seen, mut all) = (Vec::new(), HashSet::new(), false);
        for index in &table.indexes {
            let from = format!(
                "FROM {} INDEXED BY {}",
                quoted(&table.name),
                quoted(&index.name)
            );
            let only = index
                .only
                .as_ref()
                .map_or(String::new(), |only| format!(" WHERE {only}"));
            for way in ["ASC", "DESC"] {
                let order = match (&index.first, way) {
                    (Some(first), _) => format!(" ORDER BY {} {way}", quoted(first)),
                    (None, "ASC") => String::new(),
                    (None, _) => break,
                };
                let rest = format!("{from}{only}{order}");
                if index.holds_all {
                    self.take(&format!("SELECT {} {rest}", self.all()), &[])?;
                }
                let sql = format!("SELECT {} {rest}", list(&table.keys));
                let end = self.source.read(&sql, &[], |key| {
                    let packed = packed(&key);
                    if seen.insert(packed.clone()) {
                        named.push((packed, key));
                    }
                    Ok(())
                })?;
                if end == End::Whole {
                    all |= index.only.is_none();
                    break;
                }
            }
        }
        Ok((named, all))
    }

    /// Looks for rows between `low` and `high`, between which nothing is known. Above the last one that is known in ever wider
    /// steps, else by halving what lies between, the widest first.
    fn look_between(&mut self, low: i64, high: Option<i64>) -> Result<(), VaultError> {
        let Some(high) = (if high.is_some() {
            high
        } else {
            self.step_up(low)?
        }) else {
            return Ok(());
        };
        let mut gaps = BTreeSet::from([(high.saturating_sub(low), low, high)]);
        while let Some((_, low, high)) = gaps.pop_last() {
            let middle = low + (high - low) / 2;
            if middle <= low || !self.may_look() {
                break;
            }
            // Where it broke off after a row, what cannot be read comes right after.
            let (end, met) = self.within(middle, high, "ASC")?;
            if end == End::Broken {
                let from = met.map_or(middle, |(_, last)| last);
                gaps.insert((high - from, from, high));
            }
            let (end, met) = self.within(low + 1, middle, "DESC")?;
            if end == End::Broken {
                let to = met.map_or(middle, |(first, _)| first);
                gaps.insert((to - low, low, to));
            }
        }
        Ok(())
    }

    /// The lowest of the next rows after `low` that can be read, which are copied; none where there are none.
    fn step_up(&mut self, low: i64) -> Result<Option<i64>, VaultError> {
        let mut step = 1;
        while let Some(from) = low.checked_add(step).filter(|from| *from < HIGHEST) {
            let (end, met) = self.within(from, HIGHEST, "ASC")?;
            if met.is_some() || end == End::Whole {
                return Ok(met.map(|(first, _)| first));
            }
            step *= 2;
        }
        Ok(None)
    }

    fn may_look(&mut self) -> bool {
        self.looks += 1;
        self.looks <= MOST_LOOKS
    }

    /// Also gives the lowest and the highest number that was met.
    fn within(
        &mut self,
        from: i64,
        to: i64,
        way: &str,
    ) -> Result<(End, Option<(i64, i64)>), VaultError> {
        let sql = format!(
            "SELECT {} FROM {} NOT INDEXED WHERE rowid >= ?1 AND rowid < ?2 ORDER BY rowid {way}",
            self.all(),
            quoted(&self.table.name)
        );
        self.take(&sql, &[from.into(), to.into()])
    }

    /// Copies the rows that `sql` finds, each once.
    fn take(&mut self, sql: &str, with: &[Value]) -> Result<(End, Option<(i64, i64)>), VaultError> {
        // With its number, where it has one: so that what came first still does.
        let apart = self.table.numbered_apart;
        let number: &[String] = if apart { &self.table.keys } else { &[] };
        let columns = [number, &self.table.columns].concat();
        let insert = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            quoted(&self.table.name),
            list(&columns),
            vec!["?"; columns.len()].join(", ")
        );
        let mut insert = self.into.prepare_cached(&insert)?;
        let keys = self.table.keys.len();
        let (there, rows) = (&mut self.there, &mut self.rows);
        let mut met: Option<(i64, i64)> = None;
        let end = self.source.read(sql, with, |mut key| {
            let row = key.split_off(keys);
            let number = key.iter().take(usize::from(apart)).cloned();
            let row: Vec<Value> = number.chain(row).collect();
            if let [Value::Integer(number)] = key.as_slice() {
                let (first, last) = met.unwrap_or((*number, *number));
                met = Some((first.min(*number), last.max(*number)));
            }
            if !there.insert(packed(&key)) {
                return Ok(());
            }
            match insert.execute(rusqlite::params_from_iter(row)) {
                Ok(_) => *rows += 1,
                // A row that the schema forbids can only come of a database that is in disorder: its like is there already.
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                }
                Err(error) => return Err(error.into()),
            }
            Ok(())
        })?;
        Ok((end, met))
    }

    fn in_order(&self, way: &str) -> String {
        let order: Vec<String> = self
            .table
            .keys
            .iter()
            .map(|key| format!("{} {way}", quoted(key)))
            .collect();
        let table_itself = if self.table.has_numbers() {
            "NOT INDEXED"
        } else {
            ""
        };
        format!(
            "SELECT {} FROM {} {table_itself} ORDER BY {}",
            self.all(),
            quoted(&self.table.name),
            order.join(", ")
        )
    }

    fn one(&self) -> String {
        let which: Vec<String> = self
            .table
            .keys
            .iter()
            .map(|key| format!("{} = ?", quoted(key)))
            .collect();
        let table_itself = if self.table.has_numbers() {
            "NOT INDEXED"
        } else {
            ""
        };
        format!(
            "SELECT {} FROM {} {table_itself} WHERE {}",
            self.all(),
            quoted(&self.table.name),
            which.join(" AND ")
        )
    }

    /// The keys, then every column.
    fn all(&self) -> String {
        format!("{}, {}", list(&self.table.keys), list(&self.table.columns))
    }
}

fn list(columns: &[String]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    quoted.join(", ")
}

/// A name as SQL takes it, whatever it is.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The values of a key as bytes that no other key has.
fn packed(key: &[Value]) -> Vec<u8> {
    let mut packed = Vec::new();
    for value in key {
        let (sort, bytes): (u8, Vec<u8>) = match value {
            Value::Null => (0, Vec::new()),
            Value::Integer(number) => (1, number.to_be_bytes().to_vec()),
            Value::Real(number) => (2, number.to_be_bytes().to_vec()),
            Value::Text(text) => (3, text.as_bytes().to_vec()),
            Value::Blob(bytes) => (4, bytes.clone()),
        };
        packed.push(sort);
        packed.extend((bytes.len() as u64).to_be_bytes());
        packed.extend(bytes);
    }
    packed
}
