//! What is copied: the tables of the new, empty database, which has the schema that the damaged one had.

use rusqlite::Connection;

use crate::vault::VaultError;

/// What triggers keep, or what ties a database to its keys: made anew.
const MADE_ANEW: &[&str] = &[
    "vault_info",
    "entry_unindexed",
    "entry_unwiped",
    "entry_tally",
];

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<String>,
    /// What tells its rows apart: `rowid`, or its key where it has none.
    pub keys: Vec<String>,
    /// Whether the rows have numbers that no column holds.
    pub numbered_apart: bool,
    pub indexes: Vec<Index>,
}

/// An index of a table, by which its rows are found on other pages.
#[derive(Debug)]
pub(super) struct Index {
    pub name: String,
    /// What it is sorted by first; none where that is computed.
    pub first: Option<String>,
    /// Which rows are in it; none where all are.
    pub only: Option<String>,
    /// Whether every column of the table is in it.
    pub holds_all: bool,
}

impl Table {
    /// Whether its rows have numbers.
    pub(super) fn has_numbers(&self) -> bool {
        self.keys.iter().map(String::as_str).eq(["rowid"])
    }
}

/// The tables whose rows are copied.
///
/// # Errors
/// What SQLite says.
pub(super) fn tables(connection: &Connection) -> Result<Vec<Table>, VaultError> {
    // Virtual tables and those behind them are of another type.
    let names = rows(
        connection,
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
           AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name",
        "",
        |row| Ok((row.get::<_, String>("name")?, row.get::<_, bool>("wr")?)),
    )?;
    names
        .into_iter()
        .filter(|(name, _)| !MADE_ANEW.contains(&name.as_str()))
        .map(|(name, without_numbers)| table(connection, name, without_numbers))
        .collect()
}

fn table(
    connection: &Connection,
    name: String,
    without_numbers: bool,
) -> Result<Table, VaultError> {
    let columns = rows(
        connection,
        "SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid",
        &name,
        |row| Ok((row.get::<_, String>("name")?, row.get::<_, u32>("pk")?)),
    )?;
    // A lone key of this type is the number itself (SQLite, "ROWIDs and the INTEGER PRIMARY KEY").
    let numbers = rows(
        connection,
        "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 AND type = 'INTEGER'
           AND (SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0) = 1",
        &name,
        |row| row.get::<_, String>("name"),
    )?;
    let keys = if without_numbers {
        let mut keys: Vec<_> = columns.iter().filter(|(_, place)| *place > 0).collect();
        keys.sort_by_key(|(_, place)| *place);
        keys.into_iter().map(|(key, _)| key.clone()).collect()
    } else {
        vec!["rowid".to_owned()]
    };
    let columns: Vec<String> = columns.into_iter().map(|(column, _)| column).collect();
    let found = rows(
        connection,
        "SELECT list.name, schema.sql FROM pragma_index_list(?1) list
         JOIN sqlite_schema schema ON schema.type = 'index' AND schema.name = list.name
         ORDER BY list.name",
        &name,
        |row| {
            Ok((
                row.get::<_, String>("name")?,
                row.get::<_, Option<String>>("sql")?,
            ))
        },
    )?;
    let indexes = found
        .into_iter()
        .map(|(index, sql)| {
            let inside = rows(
                connection,
                "SELECT name FROM pragma_index_xinfo(?1) ORDER BY seqno",
                &index,
                |row| row.get::<_, Option<String>>("name"),
            )?;
            Ok(Index {
                name: index,
                first: inside.first().cloned().flatten(),
                only: sql.and_then(|sql| Some(sql.rsplit_once(" WHERE ")?.1.to_owned())),
                holds_all: columns
                    .iter()
                    .all(|column| inside.contains(&Some(column.clone()))),
            })
        })
        .collect::<Result<_, VaultError>>()?;
    Ok(Table {
        name,
        columns,
        keys,
        numbered_apart: !without_numbers && numbers.is_empty(),
        indexes,
    })
}

fn rows<T>(
    connection: &Connection,
    sql: &str,
    of: &str,
    row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, VaultError> {
    let mut statement = connection.prepare(sql)?;
    let found = if statement.parameter_count() == 0 {
        statement.query_map([], row)?.collect::<Result<_, _>>()?
    } else {
        statement.query_map([of], row)?.collect::<Result<_, _>>()?
    };
    Ok(found)
}
