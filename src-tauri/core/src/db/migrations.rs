//! Numbered schema steps. A released step is never edited.

use chrono_tz::Tz;
use rusqlite::{Connection, params};

use super::DbError;
use crate::clock::Instant;

const STEPS: &[Step] = &[
    Step {
        sql: include_str!("../../migrations/0001_first.sql"),
        rest: |_| Ok(()),
    },
    Step {
        sql: include_str!("../../migrations/0002_journal.sql"),
        rest: date_entries,
    },
    Step {
        sql: include_str!("../../migrations/0003_hidden_and_unwiped.sql"),
        rest: |_| Ok(()),
    },
    Step {
        sql: include_str!("../../migrations/0004_stones.sql"),
        rest: |_| Ok(()),
    },
    Step {
        sql: include_str!("../../migrations/0005_circle.sql"),
        rest: |_| Ok(()),
    },
    Step {
        sql: include_str!("../../migrations/0006_rooms.sql"),
        rest: |_| Ok(()),
    },
];

/// The newest schema that this Cairn knows.
#[allow(clippy::cast_possible_truncation, reason = "a handful of steps")]
pub const LATEST: u32 = STEPS.len() as u32;

/// One step: its SQL, then what SQL cannot do.
struct Step {
    sql: &'static str,
    rest: fn(&Connection) -> Result<(), DbError>,
}

/// Brings the schema up to date in one transaction; does nothing when it is.
///
/// # Errors
/// `TooNew` when a newer Cairn made the schema, or what SQLite says.
pub fn migrate(connection: &Connection) -> Result<(), DbError> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > LATEST {
        return Err(DbError::TooNew {
            found,
            known: LATEST,
        });
    }
    if found == LATEST {
        return Ok(());
    }
    let tx = connection.unchecked_transaction()?;
    take(&tx, found, LATEST)?;
    Ok(tx.commit()?)
}

/// Makes the schema that the first `steps` steps make, in a database that has none.
///
/// # Errors
/// What SQLite says.
pub(crate) fn build(connection: &Connection, steps: u32) -> Result<(), DbError> {
    let tx = connection.unchecked_transaction()?;
    take(&tx, 0, steps)?;
    Ok(tx.commit()?)
}

/// An empty database in memory as a Cairn with the schema `version` had it; nothing of it is ever written to a disk.
///
/// # Errors
/// `TooNew` for a schema that this Cairn does not know, or what SQLite says.
pub(crate) fn of_schema(version: u32) -> Result<Connection, DbError> {
    if version > LATEST {
        return Err(DbError::TooNew {
            found: version,
            known: LATEST,
        });
    }
    let connection = Connection::open_in_memory()?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;")?;
    build(&connection, version)?;
    Ok(connection)
}

/// Takes the steps after `from`, up to `to`.
fn take(connection: &Connection, from: u32, to: u32) -> Result<(), DbError> {
    for step in STEPS.iter().take(to as usize).skip(from as usize) {
        connection.execute_batch(step.sql)?;
        (step.rest)(connection)?;
    }
    Ok(connection.pragma_update(None, "user_version", to)?)
}

/// Gives every entry its civil date where it was written; only zones and their history know it.
fn date_entries(connection: &Connection) -> Result<(), DbError> {
    let mut entries = connection.prepare("SELECT n, written_at, zone FROM entry")?;
    let mut update = connection.prepare("UPDATE entry SET date = ?2 WHERE n = ?1")?;
    let dates = entries
        .query_map([], |row| {
            let zone: Tz = row.get::<_, String>("zone")?.parse().unwrap_or(Tz::UTC);
            let at = Instant(row.get("written_at")?).utc().with_timezone(&zone);
            Ok((row.get::<_, i64>("n")?, at.date_naive().to_string()))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for (n, date) in dates {
        update.execute(params![n, date])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::db::{Db, Log};

    fn schema(connection: &Connection) -> Vec<(String, String)> {
        let mut statement = connection
            .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn an_upgraded_database_has_the_schema_of_a_fresh_one_and_keeps_its_rows() {
        let old = Connection::open_in_memory().unwrap();
        take(&old, 0, 1).unwrap();
        // 1:30 in the night of 22 November in Berlin is still the 21st in New York.
        let instant = 1_795_307_400_000_i64;
        for (n, zone, victory, deleted) in [
            (1, "Europe/Berlin", 1, None),
            (2, "America/New_York", 0, None),
            (3, "Nowhere/Known", 0, Some(5)),
        ] {
            old.execute(
                "INSERT INTO entry (n, id, text, written_at, zone, victory, created_at, changed_at, deleted_at)
                 VALUES (?1, 'id' || ?1, 'by the lighthouse', ?2, ?3, ?4, 0, 0, ?5)",
                params![n, instant, zone, victory, deleted],
            )
            .unwrap();
        }
        old.execute_batch(
            "INSERT INTO entry_index (rowid, text) SELECT n, text FROM entry WHERE n = 1; DELETE FROM entry_unindexed WHERE n = 1;",
        )
        .unwrap();

        let upgraded = Db::new(old, Log::Ahead).unwrap();
        let fresh = Db::in_memory().unwrap();
        let schema = |db: &Db| db.read(|c| Ok::<_, DbError>(schema(c))).unwrap();
        assert_eq!(schema(&upgraded), schema(&fresh));
        let rows: Vec<(String, String)> = upgraded
            .read(|c| {
                let mut statement = c.prepare("SELECT text, date FROM entry ORDER BY n")?;
                let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
                rows.collect::<Result<_, rusqlite::Error>>()
            })
            .unwrap();
        let text = || "by the lighthouse".to_owned();
        assert_eq!(
            rows,
            [
                (text(), "2026-11-22".into()),
                (text(), "2026-11-21".into()),
                (text(), "2026-11-22".into())
            ]
        );
        let (unindexed, tallies): (i64, String) = upgraded
            .read(|c| {
                c.query_row(
                    "SELECT (SELECT count(*) FROM entry_unindexed), (SELECT group_concat(what || '=' || entries) FROM entry_tally)",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
            })
            .unwrap();
        assert_eq!((unindexed, tallies.as_str()), (3, "all=2,victory=1"));
    }

    #[test]
    fn contacts_of_the_fourth_schema_keep_their_numbers_and_their_nudges() {
        let old = Connection::open_in_memory().unwrap();
        take(&old, 0, 4).unwrap();
        old.execute_batch(
            "INSERT INTO contact (id, name, role, position, created_at, nudge_days, nudge_since)
             VALUES ('mara', 'Mara', 'sponsor', 0, 5, 7, '2026-11-01'), ('sol', 'Sol', 'friend', 1, 6, NULL, NULL);
             INSERT INTO phone (id, contact_id, label, number, position)
             VALUES ('p1', 'mara', 'mobile', '0171 2345678', 0), ('p2', 'mara', '', '*100#', 1), ('p3', 'sol', '', '112', 0);
             INSERT INTO reach_out (id, contact_id, name, number, started_at, zone, kind)
             VALUES ('r1', 'mara', 'Mara', '0171 2345678', 7, 'Europe/Berlin', 'call');",
        )
        .unwrap();
        let db = Db::new(old, Log::Ahead).unwrap();
        let texts = |sql: &str| -> Vec<String> {
            db.read(|c| {
                let mut statement = c.prepare(sql)?;
                let rows = statement.query_map([], |row| row.get(0))?;
                rows.collect::<Result<_, rusqlite::Error>>()
            })
            .unwrap()
        };
        assert_eq!(
            texts(
                "SELECT concat_ws('|', id, contact_id, kind, label, value, position) FROM channel ORDER BY id"
            ),
            [
                "p1|mara|phone|mobile|0171 2345678|0",
                "p2|mara|phone||*100#|1",
                "p3|sol|phone||112|0"
            ]
        );
        assert_eq!(
            texts(
                "SELECT concat_ws('|', id, about_days, nudge, nudge_since, standing, archived_at IS NULL, birthday IS NULL,
                                  own_start IS NULL, photo IS NULL, zone)
                 FROM contact ORDER BY id"
            ),
            ["mara|7|1|2026-11-01|near|1|1|1|1|", "sol|0|near|1|1|1|1|"]
        );
        assert_eq!(
            texts("SELECT concat_ws('|', id, kind, by_hand, entry_id IS NULL) FROM reach_out"),
            ["r1|call|0|1"]
        );
    }

    #[test]
    fn a_database_from_a_newer_cairn_is_left_alone() {
        let newer = Connection::open_in_memory().unwrap();
        newer
            .pragma_update(None, "user_version", LATEST + 1)
            .unwrap();
        assert!(matches!(migrate(&newer), Err(DbError::TooNew { .. })));
        assert!(schema(&newer).is_empty());
    }
}
