//! Goals: something to reach, in small steps if the person likes.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::rows::{checked_word, civil_date_if_any, found, live};
use super::{LONGEST_WORDS, MilestoneError};
use crate::clock::Now;
use crate::db::{Db, DbError, GoalId, GoalStepId, PathId, Subject, UndoToken};
use crate::words::Words;

/// The most steps that one goal has.
pub const MOST_STEPS: usize = 100;

/// Something to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    /// Its name.
    pub id: GoalId,
    /// What.
    pub words: String,
    /// More about it; may be empty.
    pub note: String,
    /// To which path it belongs.
    pub path_id: Option<PathId>,
    /// By when, if the person likes.
    #[specta(type = Option<String>)]
    pub by_date: Option<NaiveDate>,
    /// That in words.
    pub by_date_text: Option<String>,
    /// The day it was reached.
    #[specta(type = Option<String>)]
    pub done_on: Option<NaiveDate>,
    /// That in words.
    pub done_on_text: Option<String>,
    /// Small steps, in the person's order.
    pub steps: Vec<GoalStep>,
}

/// A step of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GoalStep {
    /// Its name.
    pub id: GoalStepId,
    /// What.
    pub words: String,
    /// It is done.
    pub done: bool,
}

/// What the person says about a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewGoal {
    /// Not blank.
    pub words: String,
    /// May be empty.
    pub note: String,
    /// To which path it belongs.
    pub path_id: Option<PathId>,
    /// By when.
    #[specta(type = Option<String>)]
    pub by_date: Option<NaiveDate>,
    /// Small steps, in order; at most [`MOST_STEPS`].
    pub steps: Vec<NewGoalStep>,
}

/// A step as the person says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewGoalStep {
    /// `None` = a new one.
    pub id: Option<GoalStepId>,
    /// What; a blank one is not kept.
    pub words: String,
    /// It is done.
    pub done: bool,
}

/// All goals, in the person's order.
///
/// # Errors
/// What the database says.
pub fn goals(connection: &Connection, words: &Words) -> Result<Vec<Goal>, DbError> {
    let mut steps = all_steps(connection)?;
    let mut statement = connection.prepare_cached(GOALS)?;
    let rows = statement.query_map([], |row| {
        let id: GoalId = row.get("id")?;
        let by_date = civil_date_if_any(row, "by_date")?;
        let done_on = civil_date_if_any(row, "done_on")?;
        Ok(Goal {
            steps: steps.remove(&id).unwrap_or_default(),
            id,
            words: row.get("words")?,
            note: row.get("note")?,
            path_id: row.get("path_id")?,
            by_date,
            by_date_text: by_date.map(|date| words.date(date)),
            done_on,
            done_on_text: done_on.map(|date| words.date(date)),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a goal; it comes last in the person's order.
///
/// # Errors
/// `NameEmpty`, `TextTooLong` (also for too many steps), `BadDate`; `NotFound` when there is no such path; or what the
/// database says.
pub fn add_goal(db: &mut Db, new: &NewGoal, now: &Now) -> Result<GoalId, MilestoneError> {
    let words = checked(new)?;
    db.write(Subject::Milestones, |tx| {
        check_path(tx, new.path_id.as_ref())?;
        let id = GoalId::new(now);
        tx.execute(
            "INSERT INTO goal (id, path_id, words, note, by_date, position, created_at)
             VALUES (:id, :path, :words, :note, :by_date, (SELECT coalesce(max(position) + 1, 0) FROM goal), :now)",
            named_params! {
                ":id": id, ":path": new.path_id, ":words": words, ":note": new.note,
                ":by_date": new.by_date.map(|date| date.to_string()), ":now": now.instant().0,
            },
        )?;
        save_steps(tx, &id, &new.steps, now)?;
        Ok(id)
    })
}

/// Changes all of a goal but whether it is reached. Steps keep their ids and get the order of `new`; those that it no
/// longer has are gone.
///
/// # Errors
/// Those of `add_goal`; `NotFound`.
pub fn change_goal(
    db: &mut Db,
    id: &GoalId,
    new: &NewGoal,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let words = checked(new)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        // One whose path is in the trash keeps it: the path may come back.
        if new.path_id.is_some() && new.path_id != path_of(tx, id)? {
            check_path(tx, new.path_id.as_ref())?;
        }
        let changed = tx.execute(
            "UPDATE goal SET path_id = :path, words = :words, note = :note, by_date = :by_date
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": id, ":path": new.path_id, ":words": words, ":note": new.note,
                ":by_date": new.by_date.map(|date| date.to_string()),
            },
        )?;
        found(changed)?;
        save_steps(tx, id, &new.steps, now)
    })?;
    Ok(token)
}

/// Puts the goals in the order of `ids`; those that it leaves out follow in the order they had.
///
/// # Errors
/// `NotFound` when one of them is not there, or what the database says.
pub fn order_goals(db: &mut Db, ids: &[GoalId]) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let mut left: Vec<GoalId> = tx
            .prepare_cached(GOALS)?
            .query_map([], |row| row.get("id"))?
            .collect::<Result<_, _>>()?;
        let mut seen = HashSet::new();
        let mut order = Vec::with_capacity(left.len());
        for id in ids.iter().filter(|id| seen.insert(*id)) {
            let place = left.iter().position(|other| other == id);
            order.push(left.remove(place.ok_or(DbError::NotFound)?));
        }
        order.append(&mut left);
        let mut place =
            tx.prepare("UPDATE goal SET position = :at WHERE id = :id AND position <> :at")?;
        for (at, id) in (0_i64..).zip(&order) {
            place.execute(named_params! { ":at": at, ":id": id })?;
        }
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// Says that a goal is reached, today; or that it is not after all. A day on which it was reached before stays.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn mark_goal(
    db: &mut Db,
    id: &GoalId,
    done: bool,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE goal SET done_on = CASE WHEN :done THEN coalesce(done_on, :today) END
             WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":done": done, ":today": now.today().to_string() },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Says that a step of a goal is done, or that it is not after all.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn mark_step(db: &mut Db, id: &GoalStepId, done: bool) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE goal_step SET done = :done
             WHERE id = :id AND goal_id IN (SELECT id FROM goal WHERE deleted_at IS NULL)",
            named_params! { ":id": id, ":done": done },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Puts a goal in the trash.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_goal(db: &mut Db, id: &GoalId, now: &Now) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE goal SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        found(changed)
    })?;
    Ok(token)
}

const GOALS: &str = "SELECT id, path_id, words, note, by_date, done_on FROM goal
    WHERE deleted_at IS NULL ORDER BY position, created_at, id";
const STEPS: &str = "SELECT goal_id, id, words, done FROM goal_step ORDER BY goal_id, position";

fn all_steps(connection: &Connection) -> Result<HashMap<GoalId, Vec<GoalStep>>, DbError> {
    let mut statement = connection.prepare_cached(STEPS)?;
    let rows = statement.query_map([], |row| {
        let step = GoalStep {
            id: row.get("id")?,
            words: row.get("words")?,
            done: row.get("done")?,
        };
        Ok((row.get("goal_id")?, step))
    })?;
    let mut steps: HashMap<GoalId, Vec<GoalStep>> = HashMap::new();
    for row in rows {
        let (goal, step) = row?;
        steps.entry(goal).or_default().push(step);
    }
    Ok(steps)
}

fn save_steps(
    tx: &Transaction<'_>,
    goal: &GoalId,
    steps: &[NewGoalStep],
    now: &Now,
) -> Result<(), MilestoneError> {
    let mut left: HashSet<GoalStepId> = tx
        .prepare_cached("SELECT id FROM goal_step WHERE goal_id = :goal")?
        .query_map(named_params! { ":goal": goal }, |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    let mut change = tx.prepare_cached(
        "UPDATE goal_step SET words = :words, done = :done, position = :at WHERE id = :id",
    )?;
    let mut add = tx.prepare_cached(
        "INSERT INTO goal_step (id, goal_id, words, done, position) VALUES (:id, :goal, :words, :done, :at)",
    )?;
    let kept = steps.iter().filter(|step| !step.words.trim().is_empty());
    for (at, step) in (0_i64..).zip(kept) {
        let words = step.words.trim();
        match &step.id {
            Some(id) if left.remove(id) => {
                change.execute(
                    named_params! { ":id": id, ":words": words, ":done": step.done, ":at": at },
                )?;
            }
            // One that is gone meanwhile comes back rather than be lost.
            _ => {
                add.execute(named_params! {
                    ":id": GoalStepId::new(now), ":goal": goal, ":words": words, ":done": step.done, ":at": at,
                })?;
            }
        }
    }
    let mut remove = tx.prepare_cached("DELETE FROM goal_step WHERE id = :id")?;
    for id in left {
        remove.execute(named_params! { ":id": id })?;
    }
    Ok(())
}

fn checked(new: &NewGoal) -> Result<&str, MilestoneError> {
    let words = checked_word(&new.words)?;
    if words.is_empty() {
        return Err(MilestoneError::NameEmpty);
    }
    if new.note.chars().count() > LONGEST_WORDS || new.steps.len() > MOST_STEPS {
        return Err(MilestoneError::TextTooLong);
    }
    for step in &new.steps {
        checked_word(&step.words)?;
    }
    if new
        .by_date
        .is_some_and(|date| !(1..=9999).contains(&date.year()))
    {
        return Err(MilestoneError::BadDate);
    }
    Ok(words)
}

/// The path that the goal belongs to now, in the trash or not.
fn path_of(tx: &Transaction<'_>, id: &GoalId) -> Result<Option<PathId>, DbError> {
    Ok(tx.query_row(
        "SELECT path_id FROM goal WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id },
        |row| row.get("path_id"),
    )?)
}

fn check_path(tx: &Transaction<'_>, path: Option<&PathId>) -> Result<(), MilestoneError> {
    path.map_or(Ok(()), |path| Ok(live(tx, path)?))
}

#[cfg(test)]
#[path = "goals_tests.rs"]
mod tests;
