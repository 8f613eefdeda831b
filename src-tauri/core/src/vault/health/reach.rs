//! Which tables and indexes lie on damaged pages.

use std::collections::{BTreeSet, HashSet};

use rusqlite::Connection;

use super::PageDamage;
use crate::vault::VaultError;

/// What lies on `pages`. `connect` gives a new connection: one that has met a damaged page reads nothing else any more.
/// `going` says whether to go on; none when it does not.
///
/// # Errors
/// Those of `connect` when there is no first page to be read.
pub(super) fn reached(
    pages: Vec<u32>,
    connect: impl Fn() -> Result<Connection, VaultError>,
    going: impl Fn() -> bool,
) -> Result<Option<PageDamage>, VaultError> {
    let mut damage = PageDamage {
        pages,
        ..PageDamage::default()
    };
    let broken: HashSet<u32> = damage.pages.iter().copied().collect();
    let Some(trees) = connect()
        .ok()
        .and_then(|connection| trees(&connection).ok())
    else {
        damage.beyond_salvage = true;
        return Ok(Some(damage));
    };
    let (mut tables, mut indexed, mut connection) = (BTreeSet::new(), BTreeSet::new(), connect()?);
    for (name, of, is_index) in trees {
        if !going() {
            return Ok(None);
        }
        if !lies_on(&connection, &name, &broken) {
            continue;
        }
        connection = connect()?;
        if of.starts_with("entry_index_") {
            damage.search = true;
        } else if is_index {
            indexed.insert(of);
        } else {
            tables.insert(of);
        }
    }
    indexed.retain(|table| !tables.contains(table));
    damage.tables = tables.into_iter().collect();
    damage.indexes_of = indexed.into_iter().collect();
    Ok(Some(damage))
}

/// Each table and index that has pages: its name, its table, and whether it is an index.
fn trees(connection: &Connection) -> rusqlite::Result<Vec<(String, String, bool)>> {
    connection
        .prepare("SELECT name, tbl_name, type = 'index' AS is_index FROM sqlite_schema WHERE rootpage > 0 ORDER BY name")?
        .query_map([], |row| Ok((row.get("name")?, row.get("tbl_name")?, row.get("is_index")?)))?
        .collect()
}

// The last page that a row goes on on is named without being read; any other that is damaged spoils the connection.
fn lies_on(connection: &Connection, name: &str, broken: &HashSet<u32>) -> bool {
    let pages = || -> rusqlite::Result<bool> {
        let mut statement = connection.prepare("SELECT pageno FROM dbstat WHERE name = ?1")?;
        let mut pages = statement.query([name])?;
        let mut found = false;
        while let Some(row) = pages.next()? {
            found |= broken.contains(&row.get("pageno")?);
        }
        let status: String = connection.query_row("PRAGMA cipher_status", [], |row| row.get(0))?;
        Ok(found || status != "1")
    };
    pages().unwrap_or(true)
}
