//! Every table has a word said about it.

use std::collections::BTreeSet;

use super::super::tables::{EXPORTED, LEFT_OUT, Role, parts_first, subjects};
use super::*;

#[test]
fn every_table_is_exported_or_left_out_for_a_reason() {
    let db = Db::in_memory().unwrap();
    let all: BTreeSet<String> = db
        .read(|c| Ok::<_, DbError>(tables_of(c)))
        .unwrap()
        .into_iter()
        .collect();
    let told: Vec<&str> = (EXPORTED.iter().map(|table| table.name))
        .chain(LEFT_OUT.iter().map(|(table, _)| *table))
        .collect();
    assert_eq!(told.len(), told.iter().collect::<BTreeSet<_>>().len());
    assert_eq!(all, told.iter().map(|name| (*name).to_owned()).collect());
    assert!(LEFT_OUT.iter().all(|(_, why)| !why.is_empty()));
}

#[test]
fn no_key_is_exported_and_every_foreign_key_is_known() {
    let db = Db::in_memory().unwrap();
    for (place, table) in EXPORTED.iter().enumerate() {
        let columns = db.read(|c| row::exported(c, table)).unwrap();
        assert!(!columns.contains(&"key".to_owned()), "{}", table.name);
        // What a row names comes in before it.
        let named: Vec<(String, String)> = db
            .read(|c| {
                let mut statement =
                    c.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
                let rows =
                    statement.query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
                rows.collect::<Result<_, _>>().map_err(DbError::from)
            })
            .unwrap();
        for (column, to) in named {
            let is_owner =
                matches!(table.role, Role::Part { of, by, .. } if of == to && by == column);
            let is_ref =
                (table.refs.iter()).any(|named| named.table == to && named.column == column);
            assert!(is_owner || is_ref, "{}.{column}", table.name);
            let before = EXPORTED.iter().position(|other| other.name == to).unwrap();
            assert!(before < place, "{} before {}", to, table.name);
        }
    }
    assert_eq!(parts_first().len(), EXPORTED.len());
    assert_eq!(subjects().len(), 9);
}
