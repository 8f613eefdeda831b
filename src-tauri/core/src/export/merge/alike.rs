//! Whether a thing says the same here as in the export.

use rusqlite::types::Value;

use super::super::ImportError;
use super::super::row::{Row, exported, rows_by, select_by};
use super::super::tables::{EXPORTED, Role, Table};
use super::Merge;

/// What says nothing of what a thing is.
const NO_CONTENT: &[&str] = &[
    "id",
    "n",
    "position",
    "created_at",
    "changed_at",
    "first_call",
    "on_help_card",
];

impl Merge<'_> {
    /// Whether the parts of a thing in the export are those of the thing `other` here.
    pub(super) fn same_parts(
        &self,
        table: &Table,
        id: &str,
        other: &str,
    ) -> Result<bool, ImportError> {
        for part in EXPORTED {
            let Role::Part { of, by, is_content } = part.role else {
                continue;
            };
            if of != table.name || !is_content {
                continue;
            }
            let columns = exported(self.from, part)?;
            let sql = select_by(part, &columns, by);
            let mut new = rows_by(self.from, &sql, &columns, id)?;
            for row in &mut new {
                self.resolve(part, row)?;
            }
            let here = rows_by(self.into, &sql, &columns, other)?;
            if told_apart(&new, by) != told_apart(&here, by) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The cells of a row that are content.
pub(super) fn content(row: &Row) -> Vec<&(String, Value)> {
    let cells = row.0.iter();
    cells
        .filter(|(column, _)| !NO_CONTENT.contains(&column.as_str()))
        .collect()
}

/// What the parts of a thing say, whatever their order.
fn told_apart(rows: &[Row], by: &str) -> Vec<String> {
    let mut said: Vec<String> = rows
        .iter()
        .map(|row| {
            let mut cells = content(row);
            cells.retain(|(column, _)| column != by);
            format!("{cells:?}")
        })
        .collect();
    said.sort_unstable();
    said
}
