//! What was taken away of paths, goals and hard dates: what waits, how it comes back, and that it goes after a while.

use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::kinds::PathKind;
use super::rows::{civil_date, civil_date_if_any, found};
use super::{MilestoneError, own, rungs};
use crate::clock::{Instant, Now};
use crate::db::{
    Db, DbError, GoalId, HardDateId, OwnMilestoneId, PathId, PathLogId, SetbackId, Subject,
    UndoToken,
};
use crate::trash::{InTrash, TakenAway, Trashed, TrashedLog, plain};
use crate::words::Words;

const PATHS: &str = "SELECT id, name AS words, deleted_at FROM path WHERE deleted_at IS NOT NULL";
const SETBACKS: &str =
    "SELECT setback.id, coalesce(nullif(called, ''), path.setback_word) AS words, date,
      path.name AS of_path, setback.deleted_at
    FROM setback JOIN path ON path.id = path_id
    WHERE setback.deleted_at IS NOT NULL AND path.deleted_at IS NULL";
const OWN: &str = "SELECT own_milestone.id, words, count, unit, date, path.name AS of_path, own_milestone.deleted_at
    FROM own_milestone JOIN path ON path.id = path_id
    WHERE own_milestone.deleted_at IS NOT NULL AND path.deleted_at IS NULL";
const LOGS: &str = "SELECT path_log.id, note AS words, date, amount, path.name AS of_path, path.kind, path.counter_hidden,
      coalesce((SELECT unit FROM path_limit WHERE path_id = path.id AND path_limit.kind = path.kind AND since <= date
        ORDER BY since DESC LIMIT 1), '') AS unit, path_log.deleted_at
    FROM path_log JOIN path ON path.id = path_id
    WHERE path_log.deleted_at IS NOT NULL AND path.deleted_at IS NULL";
const GOALS: &str = "SELECT goal.id, words, path.name AS of_path, goal.deleted_at
    FROM goal LEFT JOIN path ON path.id = path_id AND path.deleted_at IS NULL
    WHERE goal.deleted_at IS NOT NULL";
const HARD_DATES: &str =
    "SELECT id, words, date, deleted_at FROM hard_date WHERE deleted_at IS NOT NULL";

/// What waits in the trash, in no order. What belongs to a path in the trash is left out: it comes back with the path.
pub(crate) fn trashed(
    connection: &Connection,
    words: &Words,
    now: &Now,
) -> Result<Vec<TakenAway>, DbError> {
    let mut all = listed(connection, PATHS, |row| {
        plain(row, InTrash::Path(row.get("id")?), now)
    })?;
    all.extend(listed(connection, SETBACKS, |row| {
        let thing = plain(row, InTrash::Setback(row.get("id")?), now)?;
        on_its_day(of_its_path(thing, row)?, row, words)
    })?);
    all.extend(listed(connection, OWN, |row| own_one(row, words, now))?);
    all.extend(listed(connection, LOGS, |row| logged(row, words, now))?);
    all.extend(listed(connection, GOALS, |row| {
        of_its_path(plain(row, InTrash::Goal(row.get("id")?), now)?, row)
    })?);
    all.extend(listed(connection, HARD_DATES, |row| {
        let thing = plain(row, InTrash::HardDate(row.get("id")?), now)?;
        on_its_day(thing, row, words)
    })?);
    Ok(all)
}

/// Takes a path out of the trash, with all that belongs to it. What it would have announced meanwhile is not told.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn restore_path(db: &mut Db, path: &PathId, now: &Now) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE path SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": path },
        )?;
        found(changed)?;
        tx.execute(
            "UPDATE chapter SET start_set_at = :now WHERE path_id = :id AND end IS NULL",
            named_params! { ":id": path, ":now": now.instant().0 },
        )?;
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// Takes a setback out of the trash, with all that was written about it. The chapters stay as they are.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn restore_setback(db: &mut Db, id: &SetbackId) -> Result<UndoToken, MilestoneError> {
    change_one(
        db,
        "UPDATE setback SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL
           AND path_id IN (SELECT id FROM path WHERE deleted_at IS NULL)",
        params![id],
    )
}

/// Takes a milestone of the person's own out of the trash. On a day gone by it is shown, and not announced.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn restore_own_milestone(
    db: &mut Db,
    id: &OwnMilestoneId,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let path: Option<PathId> = tx
            .query_row(
                "SELECT path_id FROM own_milestone WHERE id = :id AND deleted_at IS NOT NULL",
                named_params! { ":id": id },
                |row| row.get("path_id"),
            )
            .optional()?;
        let path = path.ok_or(DbError::NotFound)?;
        rungs::edit(tx, &path, now, |tx| {
            tx.execute(
                "UPDATE own_milestone SET deleted_at = NULL WHERE id = :id",
                named_params! { ":id": id },
            )?;
            let all = own::of(tx, &path)?;
            // A rung of that name may have been taken out meanwhile.
            match all.iter().find(|own| own.id == *id) {
                Some(own) => rungs::put_back(tx, &path, &own.name()),
                None => Ok(()),
            }
        })
    })?;
    Ok(token)
}

/// Takes what was logged out of the trash: it counts again.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn restore_log(db: &mut Db, id: &PathLogId) -> Result<UndoToken, MilestoneError> {
    change_one(
        db,
        "UPDATE path_log SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL
           AND path_id IN (SELECT id FROM path WHERE deleted_at IS NULL)",
        params![id],
    )
}

/// Takes a goal out of the trash, with its steps.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn restore_goal(db: &mut Db, id: &GoalId) -> Result<UndoToken, MilestoneError> {
    change_one(
        db,
        "UPDATE goal SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL",
        params![id],
    )
}

/// Takes a hard date out of the trash. A reminder whose time is over is not told.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn restore_hard_date(
    db: &mut Db,
    id: &HardDateId,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    change_one(
        db,
        "UPDATE hard_date SET deleted_at = NULL, changed_at = ?2 WHERE id = ?1 AND deleted_at IS NOT NULL",
        params![id, now.instant().0],
    )
}

/// Lets go for good of what was taken away at `until` or earlier. With a path goes all that belongs to it; its goals, and
/// entries about it, stay.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    if !db.read(|connection| waits(connection, until))? {
        return Ok(());
    }
    db.write(Subject::Milestones, |tx| {
        for sql in [
            "DELETE FROM path_log WHERE deleted_at <= ?1",
            "DELETE FROM own_milestone WHERE deleted_at <= ?1",
            "DELETE FROM setback WHERE deleted_at <= ?1",
            "DELETE FROM goal WHERE deleted_at <= ?1",
            "DELETE FROM hard_date WHERE deleted_at <= ?1",
            "DELETE FROM path WHERE deleted_at <= ?1",
        ] {
            tx.execute(sql, [until.0])?;
        }
        Ok(())
    })
}

fn waits(connection: &Connection, until: Instant) -> Result<bool, DbError> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM path_log WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM own_milestone WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM setback WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM goal WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM hard_date WHERE deleted_at <= ?1)
           OR EXISTS (SELECT 1 FROM path WHERE deleted_at <= ?1)",
        [until.0],
        |row| row.get(0),
    )?)
}

fn listed(
    connection: &Connection,
    sql: &str,
    thing: impl Fn(&Row<'_>) -> rusqlite::Result<TakenAway>,
) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| thing(row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn of_its_path((taken_away, thing): TakenAway, row: &Row<'_>) -> rusqlite::Result<TakenAway> {
    let of = row.get("of_path")?;
    Ok((taken_away, Trashed { of, ..thing }))
}

fn on_its_day(
    (taken_away, thing): TakenAway,
    row: &Row<'_>,
    words: &Words,
) -> rusqlite::Result<TakenAway> {
    let date_text = Some(words.date(civil_date(row, "date")?));
    Ok((taken_away, Trashed { date_text, ..thing }))
}

fn own_one(row: &Row<'_>, words: &Words, now: &Now) -> rusqlite::Result<TakenAway> {
    let thing = plain(row, InTrash::OwnMilestone(row.get("id")?), now)?;
    let (taken_away, thing) = of_its_path(thing, row)?;
    let milestone = own::own_row(row)?
        .filter(|_| thing.words.is_empty())
        .map(|own| own.name());
    let date_text = civil_date_if_any(row, "date")?.map(|date| words.date(date));
    let thing = Trashed {
        milestone,
        date_text,
        ..thing
    };
    Ok((taken_away, thing))
}

fn logged(row: &Row<'_>, words: &Words, now: &Now) -> rusqlite::Result<TakenAway> {
    let thing = plain(row, InTrash::Log(row.get("id")?), now)?;
    let (taken_away, thing) = on_its_day(of_its_path(thing, row)?, row, words)?;
    let logged = Some(TrashedLog {
        amount: row.get("amount")?,
        unit: row.get("unit")?,
        kind: PathKind::from_stored(&row.get::<_, String>("kind")?),
        hidden: row.get("counter_hidden")?,
    });
    Ok((taken_away, Trashed { logged, ..thing }))
}

fn change_one(
    db: &mut Db,
    sql: &'static str,
    values: &[&dyn ToSql],
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        found(tx.prepare_cached(sql)?.execute(values)?)
    })?;
    Ok(token)
}

#[cfg(test)]
#[path = "trash_tests.rs"]
mod tests;
