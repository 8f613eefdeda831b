//! What can stand in the new database: rows that belong to one that is gone go too, rows that only point to it stay without.
//! What triggers keep is made anew.

use rusqlite::Connection;

use super::rows::quoted;
use super::tables::Table;
use crate::vault::VaultError;

/// What followed from rows that are gone.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stood {
    /// Rows that could be read and belong to one that could not, such as a photo of an entry.
    pub dropped: u64,
    /// Rows that pointed to one that is gone, and now point nowhere.
    pub unlinked: u64,
}

/// Makes every reference lead somewhere. Foreign keys must be off: nothing else may follow from it.
///
/// # Errors
/// What SQLite says.
pub(super) fn stand(
    connection: &Connection,
    tables: &[Table],
) -> Result<Vec<(String, Stood)>, VaultError> {
    let mut all: Vec<(String, Stood)> = tables
        .iter()
        .map(|table| (table.name.clone(), Stood::default()))
        .collect();
    // What goes can leave others behind, a chain of tables at most.
    loop {
        let mut changed = 0;
        for (table, stood) in &mut all {
            for (sql, drops) in references(connection, table)? {
                let rows = connection.execute(&sql, [])? as u64;
                changed += rows;
                *(if drops {
                    &mut stood.dropped
                } else {
                    &mut stood.unlinked
                }) += rows;
            }
        }
        if changed == 0 {
            return Ok(all);
        }
    }
}

/// Brings up to date what triggers keep: they ran as the rows came, in whatever order.
///
/// # Errors
/// What SQLite says.
pub(super) fn make_anew(connection: &Connection, tables: &[Table]) -> Result<(), VaultError> {
    let has = |name: &str| tables.iter().any(|table| table.name == name);
    if has("photo") {
        // The words that came last are those of the last photo that came: also where none came.
        connection.execute_batch(
            "UPDATE entry SET (photos, photo_words) = (
               SELECT count(*), coalesce(group_concat(nullif(description, ''), char(10) ORDER BY position, id), '')
               FROM photo WHERE entry_id = entry.id AND deleted_at IS NULL)
             WHERE photos > 0 OR photo_words <> ''",
        )?;
    }
    if has("check_in") {
        // One of which nothing is left is not there any more; its trigger sees to that.
        connection.execute_batch("UPDATE check_in SET changed_at = changed_at")?;
    }
    Ok(())
}

/// For each reference of a table: what makes it lead somewhere, and whether that takes the row away.
fn references(connection: &Connection, table: &str) -> Result<Vec<(String, bool)>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT list.\"table\" AS parent, list.\"from\" AS child, list.\"to\" AS named, list.on_delete AS goes
         FROM pragma_foreign_key_list(?1) list",
    )?;
    let found = statement.query_map([table], |row| {
        let parent: String = row.get("parent")?;
        let child: String = row.get("child")?;
        let named: String = row.get("named")?;
        let drops = row.get::<_, String>("goes")? != "SET NULL";
        let (table, child) = (quoted(table), quoted(&child));
        let gone = format!(
            "{child} IS NOT NULL AND {child} NOT IN (SELECT {} FROM {})",
            quoted(&named),
            quoted(&parent)
        );
        let sql = if drops {
            format!("DELETE FROM {table} WHERE {gone}")
        } else {
            format!("UPDATE {table} SET {child} = NULL WHERE {gone}")
        };
        Ok((sql, drops))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
