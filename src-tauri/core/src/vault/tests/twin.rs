//! A small vault of every sort of row, and what its undamaged twin says can be reached without one of its pages.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::*;

/// Built once; each test has a copy of its own.
pub(super) static TWIN: LazyLock<Twin> = LazyLock::new(Twin::build);

/// Rows by table.
pub(super) type Rows = BTreeMap<String, Vec<Vec<Value>>>;

pub(super) struct Twin {
    closed: Closed,
    pub pages: u32,
    /// The pages without which no table is found.
    pub schema: HashSet<u32>,
    pub rows: Rows,
    /// Which rows, by table and place in `rows`, lie on a page and nowhere else.
    only_on: HashMap<u32, Vec<(String, usize)>>,
    references: Vec<Reference>,
    /// The pages of each table and index, with their paths.
    trees: HashMap<String, Vec<(u32, String)>>,
    /// The indexes of each table, other than a table without row numbers itself.
    indexes: HashMap<String, Vec<String>>,
}

struct Reference {
    table: String,
    column: usize,
    parent: String,
    parent_column: usize,
    set_null: bool,
}

/// What is made anew, and what triggers write into rows.
const ANEW: [&str; 4] = [
    "vault_info",
    "entry_unindexed",
    "entry_unwiped",
    "entry_tally",
];
const BY_TRIGGER: [&str; 2] = ["photos", "photo_words"];

impl Twin {
    /// A vault of one's own to damage.
    pub(super) fn copy(&self) -> Closed {
        let data = TempDir::new().unwrap();
        copy(self.closed.data.path(), data.path());
        Closed {
            folder: Folder::new(data.path(), self.closed.folder.uuid()),
            key: self
                .closed
                .key
                .as_ref()
                .map(|key| ComputerKey::from_bytes(key.bytes())),
            data,
        }
    }

    /// The rows that are left when the rows on `page` are gone, and how many those were.
    pub(super) fn without(&self, page: u32) -> (Rows, usize) {
        let mut rows = self.rows.clone();
        let gone = self.only_on.get(&page).cloned().unwrap_or_default();
        let lost: HashSet<(String, usize)> = gone.into_iter().collect();
        for (table, rows) in &mut rows {
            let mut place = 0;
            rows.retain(|_| {
                place += 1;
                !lost.contains(&(table.clone(), place - 1))
            });
        }
        while self
            .references
            .iter()
            .map(|reference| reference.follow(&mut rows))
            .sum::<usize>()
            > 0
        {}
        (rows, lost.len())
    }

    /// Whether rows lie on the page that lie nowhere else.
    pub(super) fn holds_rows(&self, page: u32) -> bool {
        self.only_on.contains_key(&page)
    }

    /// The pages at the end of a table's tree, in the order of its rows.
    pub(super) fn leaves(&self, table: &str) -> Vec<u32> {
        let mut pages: Vec<_> = self.trees[table]
            .iter()
            .filter(|(_, path)| {
                !path.contains('+')
                    && (path != "/"
                        || self.trees[table]
                            .iter()
                            .all(|(_, path)| path == "/" || path.contains('+')))
            })
            .collect();
        pages.sort_by_key(|(_, path)| path);
        pages.into_iter().map(|(page, _)| *page).collect()
    }

    /// The last page of each row of a table that goes on on others.
    pub(super) fn pages_of_words(&self, table: &str) -> Vec<u32> {
        let pages = &self.trees[table];
        let goes_on = |path: &str| {
            path.split_once('+').is_some_and(|(cell, at)| {
                let next = u32::from_str_radix(at, 16).unwrap() + 1;
                pages
                    .iter()
                    .any(|(_, other)| *other == format!("{cell}+{next:06x}"))
            })
        };
        pages
            .iter()
            .filter(|(_, path)| path.contains('+') && !goes_on(path))
            .map(|(page, _)| *page)
            .collect()
    }

    /// Every page of every index of a table.
    pub(super) fn index_pages(&self, table: &str) -> Vec<u32> {
        let indexes = self.indexes[table].iter();
        indexes
            .flat_map(|index| self.trees[index].iter().map(|(page, _)| *page))
            .collect()
    }

    /// Whose tree a page is in.
    pub(super) fn tree_of(&self, page: u32) -> Option<&str> {
        let trees = self.trees.iter();
        trees
            .filter(|(_, pages)| pages.iter().any(|(other, _)| *other == page))
            .map(|(name, _)| name.as_str())
            .next()
    }

    /// The table that an index is of.
    pub(super) fn indexed_by(&self, index: &str) -> Option<&str> {
        let mut indexes = self.indexes.iter();
        indexes
            .find(|(_, indexes)| indexes.iter().any(|name| name == index))
            .map(|(table, _)| table.as_str())
    }

    fn build() -> Self {
        let closed = Closed::with_key();
        let mut vault = closed.open();
        filled::fill(&mut vault);
        vault.lock().unwrap();
        let c = beside(&closed);
        Self {
            pages: number(&c, "PRAGMA page_count"),
            schema: pages_of(&c, "sqlite_schema").into_iter().map(|(page, _)| page).collect(),
            rows: rows(&c),
            only_on: only_on(&c),
            references: references(&c),
            trees: texts_of(&c, "SELECT name FROM sqlite_schema WHERE rootpage > 0")
                .into_iter()
                .map(|name| (name.clone(), pages_of(&c, &name)))
                .collect(),
            indexes: tables(&c)
                .into_iter()
                .map(|(table, _)| {
                    let indexes = format!("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}'");
                    (table, texts_of(&c, &indexes))
                })
                .collect(),
            closed,
        }
    }
}

impl Reference {
    fn follow(&self, rows: &mut Rows) -> usize {
        let parents: Vec<Value> = rows[&self.parent]
            .iter()
            .map(|row| row[self.parent_column].clone())
            .collect();
        let gone = |value: &Value| *value != Value::Null && !parents.contains(value);
        let table = rows.get_mut(&self.table).unwrap();
        let before = table.len();
        let mut changed = 0;
        if self.set_null {
            for row in table.iter_mut().filter(|row| gone(&row[self.column])) {
                row[self.column] = Value::Null;
                changed += 1;
            }
        } else {
            table.retain(|row| !gone(&row[self.column]));
        }
        changed + before - table.len()
    }
}

/// Every row of every table that is copied, without what triggers write.
pub(super) fn rows(connection: &Connection) -> Rows {
    let mut all = Rows::new();
    for (table, _) in tables(connection) {
        let columns = columns(connection, &table);
        let kept: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
        let order = order(connection, &table);
        let mut statement = connection
            .prepare(&format!(
                "SELECT {} FROM \"{table}\" ORDER BY {order}",
                kept.join(", ")
            ))
            .unwrap();
        let found = statement
            .query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect())
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        all.insert(table, found);
    }
    all
}

fn tables(c: &Connection) -> Vec<(String, bool)> {
    let mut statement = c
        .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'")
        .unwrap();
    let found = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    found
        .map(Result::unwrap)
        .filter(|(name, _): &(String, bool)| !ANEW.contains(&name.as_str()))
        .collect()
}

fn columns(c: &Connection, table: &str) -> Vec<String> {
    texts_of(
        c,
        &format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
    )
    .into_iter()
    .filter(|name| !BY_TRIGGER.contains(&name.as_str()))
    .collect()
}

fn order(c: &Connection, table: &str) -> String {
    let without: bool = c
        .query_row(
            "SELECT wr FROM pragma_table_list WHERE name = ?1",
            [table],
            |row| row.get(0),
        )
        .unwrap();
    if without {
        texts_of(
            c,
            &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"),
        )
        .join(", ")
    } else {
        "rowid".to_owned()
    }
}

fn references(c: &Connection) -> Vec<Reference> {
    let mut found = Vec::new();
    for (table, _) in tables(c) {
        let mut statement = c
            .prepare(
                "SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list(?1)",
            )
            .unwrap();
        let mut list = statement.query([&table]).unwrap();
        while let Some(row) = list.next().unwrap() {
            let (from, parent, to, goes): (String, String, String, String) = (
                row.get(0).unwrap(),
                row.get(1).unwrap(),
                row.get(2).unwrap(),
                row.get(3).unwrap(),
            );
            let place = |table: &str, column: &str| {
                columns(c, table)
                    .iter()
                    .position(|name| name == column)
                    .unwrap()
            };
            found.push(Reference {
                column: place(&table, &from),
                parent_column: place(&parent, &to),
                table: table.clone(),
                parent,
                set_null: goes == "SET NULL",
            });
        }
    }
    found
}

/// Where each row lies (SQLite, "The DBSTAT Virtual Table"): the cells of the leaves, in the order of their paths, are the rows in
/// their order; `/…/CCC+NNNNNN` is a page on which the cell CCC goes on. In a table without row numbers the cells of the pages above
/// are rows too, each between two leaves.
fn only_on(c: &Connection) -> HashMap<u32, Vec<(String, usize)>> {
    let mut only: HashMap<u32, Vec<(String, usize)>> = HashMap::new();
    for (table, without_numbers) in tables(c) {
        if held_by_an_index(c, &table) {
            continue;
        }
        let pages = pages_of(c, &table);
        let cells = |path: &str| -> usize {
            number(
                c,
                &format!("SELECT ncell FROM dbstat WHERE name = '{table}' AND path = '{path}'"),
            ) as usize
        };
        let is_leaf = |path: &str| {
            !path.contains('+')
                && !pages.iter().any(|(_, other)| {
                    other != path && !other.contains('+') && other.starts_with(path)
                })
        };
        let mut leaves: Vec<&String> = pages
            .iter()
            .map(|(_, path)| path)
            .filter(|path| is_leaf(path))
            .collect();
        leaves.sort();
        let mut first = HashMap::new();
        let mut at = 0;
        for leaf in &leaves {
            first.insert((*leaf).clone(), at);
            at += cells(leaf) + usize::from(without_numbers && leaves.len() > 1);
        }
        let rows = at - usize::from(without_numbers && leaves.len() > 1);
        let counted = number(c, &format!("SELECT count(*) FROM \"{table}\"")) as usize;
        assert_eq!(rows, counted, "{table}");
        for (page, path) in &pages {
            let on: Vec<usize> = if let Some((cell, _)) = path.split_once('+') {
                let (leaf, cell) = cell.rsplit_once('/').unwrap();
                vec![first[&format!("{leaf}/")] + usize::from_str_radix(cell, 16).unwrap()]
            } else if is_leaf(path) {
                (first[path]..first[path] + cells(path)).collect()
            } else {
                assert!(path == "/", "{table} is no deeper than two: {path}");
                (0..rows).collect()
            };
            only.entry(*page)
                .or_default()
                .extend(on.into_iter().map(|row| (table.clone(), row)));
        }
    }
    only
}

/// Whether an index has every column of a table; what lies on its own pages can then be read all the same.
fn held_by_an_index(c: &Connection, table: &str) -> bool {
    let all = texts_of(c, &format!("SELECT name FROM pragma_table_info('{table}')"));
    texts_of(
        c,
        &format!("SELECT name FROM pragma_index_list('{table}') WHERE partial = 0"),
    )
    .iter()
    // That of a table without row numbers is the table itself.
    .filter(|index| {
        number(
            c,
            &format!("SELECT count(*) FROM sqlite_schema WHERE name = '{index}'"),
        ) == 1
    })
    .any(|index| {
        let inside = texts_of(
            c,
            &format!("SELECT coalesce(name, '') FROM pragma_index_xinfo('{index}')"),
        );
        all.iter().all(|column| inside.contains(column))
    })
}

fn pages_of(c: &Connection, name: &str) -> Vec<(u32, String)> {
    let mut statement = c
        .prepare("SELECT pageno, path FROM dbstat WHERE name = ?1")
        .unwrap();
    let found = statement
        .query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    found.map(Result::unwrap).collect()
}

fn number(c: &Connection, sql: &str) -> u32 {
    c.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn texts_of(c: &Connection, sql: &str) -> Vec<String> {
    let mut statement = c.prepare(sql).unwrap();
    let found = statement.query_map([], |row| row.get(0)).unwrap();
    found.map(Result::unwrap).collect()
}
