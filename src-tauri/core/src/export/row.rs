//! A row of any table. Here alone SQL is made from the schema instead of being written out: whatever is added to a table goes
//! along with it.

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params_from_iter};

use super::tables::Table;
use crate::db::DbError;

/// What a row holds, column by column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row(pub Vec<(String, Value)>);

impl Row {
    pub(super) fn get(&self, column: &str) -> Option<&Value> {
        let mut cells = self.0.iter();
        cells
            .find(|(name, _)| name == column)
            .map(|(_, value)| value)
    }

    pub(super) fn text(&self, column: &str) -> &str {
        match self.get(column) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    pub(super) fn number(&self, column: &str) -> Option<i64> {
        match self.get(column) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn is_null(&self, column: &str) -> bool {
        matches!(self.get(column), None | Some(Value::Null))
    }

    pub(super) fn set(&mut self, column: &str, value: impl Into<Value>) {
        let value = value.into();
        match self.0.iter_mut().find(|(name, _)| name == column) {
            Some((_, old)) => *old = value,
            None => self.0.push((column.to_owned(), value)),
        }
    }

    /// Puts the row in its table. Gives the code (SQLite, "Result and Error Codes") of the rule that it breaks, if it breaks one;
    /// nothing is put there then.
    pub(super) fn insert(
        &self,
        connection: &Connection,
        table: &str,
    ) -> Result<Option<i32>, DbError> {
        let names = list(self.0.iter().map(|(name, _)| name.as_str()));
        let places = vec!["?"; self.0.len()].join(", ");
        let sql = format!("INSERT INTO {} ({names}) VALUES ({places})", quoted(table));
        let values = self.0.iter().map(|(_, value)| value);
        let added = connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values));
        match added {
            Ok(_) => Ok(None),
            Err(rusqlite::Error::SqliteFailure(failure, _))
                if failure.code == ErrorCode::ConstraintViolation =>
            {
                Ok(Some(failure.extended_code))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// What there is to know of the columns of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    /// `INTEGER`, `TEXT` or `BLOB`.
    pub kind: String,
    /// It has to be said, and nothing is there in its place.
    pub must: bool,
}

/// The columns of a table, in their order; none where there is no such table.
pub(super) fn columns(connection: &Connection, table: &str) -> Result<Vec<Column>, DbError> {
    let mut statement = connection.prepare_cached(
        "SELECT name, type, \"notnull\" AND dflt_value IS NULL AS must FROM pragma_table_info(?1) ORDER BY cid",
    )?;
    let rows = statement.query_map([table], |row| {
        Ok(Column {
            name: row.get("name")?,
            kind: row.get("type")?,
            must: row.get("must")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The names of the columns of a table that go along.
pub(super) fn exported(connection: &Connection, table: &Table) -> Result<Vec<String>, DbError> {
    let all = columns(connection, table.name)?.into_iter();
    let names = all.map(|column| column.name);
    Ok(names
        .filter(|name| !table.without.contains(&name.as_str()))
        .collect())
}

/// The SQL that reads these columns of all rows, in their order.
pub(super) fn select_all(table: &Table, columns: &[String]) -> String {
    let names = list(columns.iter().map(String::as_str));
    format!(
        "SELECT {names} FROM {} ORDER BY {}",
        quoted(table.name),
        table.order
    )
}

/// The SQL that reads these columns of the rows that have something in `by`, in their order.
pub(super) fn select_by(table: &Table, columns: &[String], by: &str) -> String {
    let names = list(columns.iter().map(String::as_str));
    format!(
        "SELECT {names} FROM {} WHERE {} = ?1 ORDER BY {}",
        quoted(table.name),
        quoted(by),
        table.order
    )
}

/// The rows that `sql` finds for `key`.
pub(super) fn rows_by(
    connection: &Connection,
    sql: &str,
    columns: &[String],
    key: &str,
) -> Result<Vec<Row>, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([key], |row| read(row, columns))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The row of a table with these columns, in the order in which they were asked for.
pub(super) fn read(row: &rusqlite::Row<'_>, columns: &[String]) -> rusqlite::Result<Row> {
    let cells = columns
        .iter()
        .enumerate()
        .map(|(place, name)| Ok((name.clone(), row.get::<_, Value>(place)?)));
    Ok(Row(cells.collect::<rusqlite::Result<_>>()?))
}

/// The id of the first row that has all these values.
pub(super) fn find(
    connection: &Connection,
    table: &str,
    key: &str,
    wanted: &[(&str, &Value)],
    kept: bool,
) -> Result<Option<String>, DbError> {
    let mut wishes: Vec<String> = wanted
        .iter()
        .map(|(column, _)| format!("{} IS ?", quoted(column)))
        .collect();
    if kept {
        wishes.push("deleted_at IS NULL".to_owned());
    }
    let sql = format!(
        "SELECT {} FROM {} WHERE {} LIMIT 1",
        quoted(key),
        quoted(table),
        wishes.join(" AND ")
    );
    let values = wanted.iter().map(|(_, value)| *value);
    Ok(connection
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| row.get(0))
        .optional()?)
}

/// How many rows a table has.
pub(super) fn count(connection: &Connection, table: &str) -> Result<u64, DbError> {
    let sql = format!("SELECT count(*) FROM {}", quoted(table));
    let rows: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
    Ok(u64::try_from(rows).unwrap_or(0))
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(quoted).collect::<Vec<_>>().join(", ")
}

/// A name as SQL writes it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
