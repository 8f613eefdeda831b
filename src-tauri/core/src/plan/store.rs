//! The plan as it is read, its lines as Help now writes them, and its part of the trash.

use rusqlite::{Connection, Transaction, named_params};

use super::lines::{self, NewPlanLine, add_lines};
use super::parts::place_by_help;
use super::{
    LONGEST_ITEM, Plan, PlanError, PlanItem, PlanPart, PlanSection, Tried, WholePlan, makers, photo,
};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, PhotoId, PlanItemId, Subject, UndoToken};
use crate::milestones::safety_ahead;
use crate::trash::{InTrash, TakenAway, plain};
use crate::words::Words;

/// The plan, as Help now shows it.
///
/// # Errors
/// What the database says.
pub fn plan(connection: &Connection) -> Result<Plan, DbError> {
    let mut helps = items(connection, PlanPart::Helps)?;
    helps.sort_by_key(|item| place_by_help(item.tried));
    Ok(Plan {
        reasons: items(connection, PlanPart::Reasons)?,
        helps,
        photo: photo::shown(connection)?,
    })
}

/// All of the plan and of the safety plan, numbers as they are read in `region`.
///
/// # Errors
/// `Contact`, `Db`.
pub fn whole_plan(
    connection: &Connection,
    region: &str,
    words: &Words,
    now: &Now,
) -> Result<WholePlan, PlanError> {
    let mut lines = lines::all(connection, region)?;
    let section = |part: &PlanPart| PlanSection {
        part: *part,
        rule: part.rule(),
        lines: lines.remove(part).unwrap_or_default(),
    };
    Ok(WholePlan {
        sections: PlanPart::ALL.iter().map(section).collect(),
        makers: makers::all(connection, words)?,
        body: safety_ahead(connection, now)?,
    })
}

/// Writes a line down, after the others of its part.
///
/// # Errors
/// `WordsEmpty`, `TextTooLong`, `TooMany`, `Db`.
pub fn add_item(
    db: &mut Db,
    part: PlanPart,
    words: &str,
    now: &Now,
) -> Result<UndoToken, PlanError> {
    add_lines(db, part, &[NewPlanLine::of_words(words)], now)
}

/// Gives a line other words.
///
/// # Errors
/// `WordsEmpty`, `TextTooLong`, `NotFound`, `Db`.
pub fn change_item(db: &mut Db, id: &PlanItemId, words: &str) -> Result<UndoToken, PlanError> {
    let words = checked(words)?;
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_item SET words = :words WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":words": words },
        )?)
    })
}

/// Puts the lines of a part in this order. One that is not named stays after those that are.
///
/// # Errors
/// `Db`.
pub fn order_items(
    db: &mut Db,
    part: PlanPart,
    ids: &[PlanItemId],
) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        let rest = items(tx, part)?.into_iter().map(|item| item.id);
        let rest: Vec<_> = rest.filter(|id| !ids.contains(id)).collect();
        let mut place = tx.prepare_cached(
            "UPDATE plan_item SET position = :position WHERE id = :id AND part = :part AND deleted_at IS NULL",
        )?;
        for (position, id) in (0_i64..).zip(ids.iter().chain(&rest)) {
            place.execute(
                named_params! { ":id": id, ":part": part.as_str(), ":position": position },
            )?;
        }
        Ok(())
    })
}

/// Moves a line to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_item(db: &mut Db, id: &PlanItemId, now: &Now) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_item SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

/// Takes a line out of the trash; it stands where it stood.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_item(db: &mut Db, id: &PlanItemId) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_item SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// What of the plan waits in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut all = photo::trashed(connection, now)?;
    all.extend(makers::trashed(connection, now)?);
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| plain(row, InTrash::PlanItem(row.get("id")?), now))?;
    for row in rows {
        all.push(row?);
    }
    Ok(all)
}

/// Lets go for good of what was removed at `until` or earlier. Gives the photos whose files are to be removed now.
///
/// # Errors
/// What the database says.
pub fn empty_trash(db: &mut Db, until: Instant) -> Result<Vec<PhotoId>, DbError> {
    let (none, photos) = db.read(|connection| {
        let none = connection.query_row(NONE_WAITS, [until.0], |row| row.get::<_, bool>(0))?
            && !makers::waits(connection, until)?;
        Ok::<_, DbError>((none, photo::old_trash(connection, until)?))
    })?;
    if none && photos.is_empty() {
        return Ok(photos);
    }
    db.write(Subject::Plan, |tx| {
        tx.execute("DELETE FROM plan_item WHERE deleted_at <= ?1", [until.0])?;
        tx.execute("DELETE FROM plan_maker WHERE deleted_at <= ?1", [until.0])?;
        tx.execute("DELETE FROM plan_photo WHERE deleted_at <= ?1", [until.0])?;
        Ok::<_, DbError>(())
    })?;
    Ok(photos)
}

pub(super) const OF_PART: &str = "SELECT id, words, tried FROM plan_item WHERE part = :part AND deleted_at IS NULL ORDER BY position, id";
const TRASHED: &str = "SELECT id, words, deleted_at FROM plan_item WHERE deleted_at IS NOT NULL";
const NONE_WAITS: &str = "SELECT NOT EXISTS (SELECT 1 FROM plan_item WHERE deleted_at <= ?1)";

fn items(connection: &Connection, part: PlanPart) -> Result<Vec<PlanItem>, DbError> {
    let mut statement = connection.prepare_cached(OF_PART)?;
    let rows = statement.query_map(named_params! { ":part": part.as_str() }, |row| {
        Ok(PlanItem {
            id: row.get("id")?,
            words: row.get("words")?,
            tried: row
                .get::<_, Option<u8>>("tried")?
                .and_then(Tried::from_number),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn checked(words: &str) -> Result<&str, PlanError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(PlanError::WordsEmpty);
    }
    if words.chars().nth(LONGEST_ITEM).is_some() {
        return Err(PlanError::TextTooLong);
    }
    Ok(words)
}

pub(super) fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), PlanError>,
) -> Result<UndoToken, PlanError> {
    db.write_undoable(Subject::Plan, change)
        .map(|((), token)| token)
}

pub(super) fn found(rows: usize) -> Result<(), PlanError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}
