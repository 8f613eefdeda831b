//! Whom the plan, or the safety plan, was made with.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::PlanError;
use super::store::{found, undoable};
use crate::clock::{Instant, Now};
use crate::contacts::store::LONGEST_NAME;
use crate::contacts::words;
use crate::db::{ContactId, Db, DbError, PlanMakerId, UndoToken};
use crate::milestones::civil_date;
use crate::trash::{InTrash, TakenAway, plain};
use crate::words::Words;

/// The longest text on what was agreed, in characters.
pub const LONGEST_AGREED: usize = 5_000;

words! {
    /// What was made with somebody.
    PlanAbout {
        /// The plan.
        Plan = "plan",
        /// The safety plan.
        Safety = "safety",
    }
}

/// That the plan was made, or gone through, with somebody on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanMaker {
    /// Its name in the database.
    pub id: PlanMakerId,
    /// Which plan.
    pub about: PlanAbout,
    /// Who, where they are a contact.
    pub contact: Option<ContactId>,
    /// What they were called then.
    pub name: String,
    /// The day.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The day in words.
    pub date_text: String,
    /// What was agreed to share; may be empty.
    pub agreed: String,
}

/// What the person says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewPlanMaker {
    /// Which plan.
    pub about: PlanAbout,
    /// Who; their name is noted along.
    pub contact: Option<ContactId>,
    /// What somebody is called who is no contact; not blank then.
    pub name: String,
    /// Not in the future.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// What was agreed to share.
    pub agreed: String,
}

/// Notes that a plan was made with somebody.
///
/// # Errors
/// `WordsEmpty` without a name, `TextTooLong`, `InFuture`; `NotFound` for a contact that is not there; `Db`.
pub fn add_maker(db: &mut Db, new: &NewPlanMaker, now: &Now) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        let name = said(tx, new, None, now)?;
        tx.execute(
            "INSERT INTO plan_maker (id, about, contact_id, name, date, agreed, created_at)
             VALUES (:id, :about, :contact, :name, :date, :agreed, :now)",
            named_params! {
                ":id": PlanMakerId::new(now), ":about": new.about.as_str(), ":contact": new.contact, ":name": name,
                ":date": new.date.to_string(), ":agreed": new.agreed.trim(), ":now": now.instant().0,
            },
        )?;
        Ok(())
    })
}

/// Changes what is noted of it.
///
/// # Errors
/// Those of [`add_maker`]; `NotFound`.
pub fn change_maker(
    db: &mut Db,
    id: &PlanMakerId,
    new: &NewPlanMaker,
    now: &Now,
) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        let before = tx
            .query_row(
                "SELECT contact_id, name FROM plan_maker WHERE id = :id AND deleted_at IS NULL",
                named_params! { ":id": id },
                |row| Ok((row.get("contact_id")?, row.get("name")?)),
            )
            .optional()?;
        let (contact, name): (Option<ContactId>, String) = before.ok_or(DbError::NotFound)?;
        let known = (contact.is_some() && contact == new.contact).then_some(name);
        let name = said(tx, new, known, now)?;
        found(tx.execute(
            "UPDATE plan_maker SET about = :about, contact_id = :contact, name = :name, date = :date, agreed = :agreed
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": id, ":about": new.about.as_str(), ":contact": new.contact, ":name": name,
                ":date": new.date.to_string(), ":agreed": new.agreed.trim(),
            },
        )?)
    })
}

/// Moves it to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_maker(db: &mut Db, id: &PlanMakerId, now: &Now) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_maker SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

/// Takes it out of the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_maker(db: &mut Db, id: &PlanMakerId) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE plan_maker SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// All that is noted, newest day first.
pub(super) fn all(connection: &Connection, words: &Words) -> Result<Vec<PlanMaker>, DbError> {
    let mut all = Vec::new();
    let mut statement = connection.prepare_cached(OF_ABOUT)?;
    for about in PlanAbout::ALL {
        let rows = statement.query_map(named_params! { ":about": about.as_str() }, |row| {
            maker(row, *about, words)
        })?;
        for row in rows {
            all.push(row?);
        }
    }
    Ok(all)
}

/// What of it waits in the trash, in no order.
pub(super) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        plain(row, InTrash::PlanMaker(row.get("id")?), now)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether some of it was removed at `until` or earlier.
pub(super) fn waits(connection: &Connection, until: Instant) -> Result<bool, DbError> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM plan_maker WHERE deleted_at <= ?1)",
        [until.0],
        |row| row.get(0),
    )?)
}

pub(super) const OF_ABOUT: &str = "SELECT id, contact_id, name, date, agreed FROM plan_maker
    WHERE about = :about AND deleted_at IS NULL ORDER BY date DESC, id DESC";
const TRASHED: &str =
    "SELECT id, name AS words, deleted_at FROM plan_maker WHERE deleted_at IS NOT NULL";

fn maker(row: &Row<'_>, about: PlanAbout, words: &Words) -> rusqlite::Result<PlanMaker> {
    let date = civil_date(row, "date")?;
    Ok(PlanMaker {
        id: row.get("id")?,
        about,
        contact: row.get("contact_id")?,
        name: row.get("name")?,
        date,
        date_text: words.date(date),
        agreed: row.get("agreed")?,
    })
}

/// The name that is noted, once all was found right. `known`: what the same contact was called before.
fn said(
    tx: &Transaction<'_>,
    new: &NewPlanMaker,
    known: Option<String>,
    now: &Now,
) -> Result<String, PlanError> {
    if new.date > now.today() {
        return Err(PlanError::InFuture);
    }
    let name = match (&new.contact, known) {
        (Some(_), Some(known)) => known,
        (Some(id), None) => tx.query_row(
            "SELECT name FROM contact WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id },
            |row| row.get("name"),
        )?,
        (None, _) => new.name.trim().to_owned(),
    };
    if name.is_empty() {
        return Err(PlanError::WordsEmpty);
    }
    let too_long = |text: &str, longest| text.chars().nth(longest).is_some();
    if too_long(&name, LONGEST_NAME) || too_long(new.agreed.trim(), LONGEST_AGREED) {
        return Err(PlanError::TextTooLong);
    }
    Ok(name)
}
