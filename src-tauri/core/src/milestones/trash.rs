//! Paths, goals and hard dates that were taken away wait in the trash for thirty days.

use rusqlite::Connection;

use crate::clock::Now;
use crate::db::{Db, DbError, Subject};

const TRASH_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Lets go for good of the paths, with all that belongs to them, the goals and the hard dates that were taken away 30 days
/// ago or earlier. Entries about such a path stay.
///
/// # Errors
/// What the database says.
pub fn empty_trash(db: &mut Db, now: &Now) -> Result<(), DbError> {
    let until = now.instant().plus_ms(-TRASH_MS).0;
    if !db.read(|connection| waits(connection, until))? {
        return Ok(());
    }
    db.write(Subject::Milestones, |tx| {
        tx.execute("DELETE FROM goal WHERE deleted_at <= ?1", [until])?;
        tx.execute("DELETE FROM hard_date WHERE deleted_at <= ?1", [until])?;
        tx.execute("DELETE FROM path WHERE deleted_at <= ?1", [until])?;
        Ok(())
    })
}

fn waits(connection: &Connection, until: i64) -> Result<bool, DbError> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM goal WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM hard_date WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM path WHERE deleted_at <= ?1)",
        [until],
        |row| row.get(0),
    )?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::test_home::*;
    use super::super::{
        NewGoal, NewGoalStep, NewHardDate, add_goal, add_hard_date, add_path, remove_goal,
        remove_hard_date, remove_path,
    };
    use super::*;
    use crate::journal::{self, EntryChange, NewEntry, change, save_text};
    use crate::time_of_day::TimeOfDay;

    const TABLES: [&str; 6] = ["path", "chapter", "goal", "goal_step", "hard_date", "entry"];

    fn rows(db: &Db) -> [i64; 6] {
        TABLES.map(|table| {
            let sql = format!("SELECT count(*) FROM {table}");
            let rows = db.read(|c| c.query_row(&sql, [], |row| row.get(0)));
            rows.unwrap()
        })
    }

    #[test]
    fn what_waited_thirty_days_is_gone_and_what_was_written_of_it_stays() {
        let mut db = Db::in_memory().unwrap();
        let now = noon("2026-03-05");
        let path = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
        let goal = NewGoal {
            words: "swim".to_owned(),
            note: String::new(),
            path_id: Some(path.clone()),
            by_date: None,
            steps: vec![NewGoalStep {
                id: None,
                words: "find a pool".to_owned(),
                done: false,
            }],
        };
        let (kept, gone) = (
            add_goal(&mut db, &goal, &now).unwrap(),
            add_goal(&mut db, &goal, &now).unwrap(),
        );
        let hard_date = NewHardDate {
            words: "Ana".to_owned(),
            date: date("2019-03-05"),
            yearly: true,
            remind: false,
            remind_time: TimeOfDay::new(9, 0),
            contact_id: None,
        };
        let hard_date = add_hard_date(&mut db, &hard_date, &now).unwrap();
        let entry = NewEntry::begin(false, &now);
        save_text(&mut db, &entry, "By the sea.", &now).unwrap();
        let about = EntryChange::Path {
            path: Some(path.clone()),
        };
        change(&mut db, &entry.id, about, &now).unwrap();

        remove_path(&mut db, &path, &now).unwrap();
        remove_goal(&mut db, &gone, &now).unwrap();
        remove_hard_date(&mut db, &hard_date, &now).unwrap();
        empty_trash(&mut db, &noon("2026-04-03")).unwrap();
        assert_eq!(rows(&db), [1, 1, 2, 2, 1, 1]);
        empty_trash(&mut db, &noon("2026-04-05")).unwrap();
        assert_eq!(rows(&db), [0, 0, 1, 1, 0, 1]);
        let left = db.read(|c| {
            c.query_row("SELECT id, path_id IS NULL FROM goal", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
        });
        assert_eq!(left.unwrap(), (kept, true));
        assert_eq!(db.read(journal::counts).unwrap().paths, []);
    }
}
