//! The statements: those that come with Cairn, which can be put away, and the person's own.

use std::collections::HashMap;

use rusqlite::{Connection, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::answers::{CapitalAnswer, CapitalLookLine, all_answers, looks};
use super::{CapitalArea, CapitalError, LONGEST_STATEMENT, MOST_SHOWN, MOST_STATEMENTS, found};
use crate::clock::Now;
use crate::db::{CapitalStatementId, Db, DbError, Subject, UndoToken};
use crate::words::Words;

/// Recovery capital, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Capital {
    /// The statements, area by area: those that come with Cairn, then the person's own.
    pub statements: Vec<CapitalStatement>,
    /// The days on which something was answered, newest first.
    pub looks: Vec<CapitalLookLine>,
}

/// A statement with what was answered to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CapitalStatement {
    /// Its name; of one that comes with Cairn "home-1" and so on.
    pub id: CapitalStatementId,
    /// Where it belongs.
    pub area: CapitalArea,
    /// The person's words; `None` for one that comes with Cairn.
    pub words: Option<String>,
    /// It was put away: it is not asked about, and its answers stay.
    pub hidden: bool,
    /// The last answers, at most [`MOST_SHOWN`], oldest first.
    pub answers: Vec<CapitalAnswer>,
    /// How many there are before those.
    pub earlier: u32,
}

/// All statements with their last answers.
///
/// # Errors
/// What the database says.
pub fn capital(connection: &Connection, words: &Words) -> Result<Capital, DbError> {
    let mut given: HashMap<String, Vec<CapitalAnswer>> = HashMap::new();
    for (statement, answer) in all_answers(connection, words)? {
        given.entry(statement).or_default().push(answer);
    }
    let kept = kept(connection)?;
    let mut statements = Vec::new();
    for area in CapitalArea::ALL {
        for code in area.codes() {
            let hidden = kept.iter().any(|one| one.id.as_str() == code && one.hidden);
            statements.push(CapitalStatement {
                id: CapitalStatementId::from(code),
                area,
                words: None,
                hidden,
                answers: Vec::new(),
                earlier: 0,
            });
        }
        let own = kept.iter().filter(|one| one.area == area);
        let own = own.filter(|one| CapitalArea::of_code(one.id.as_str()).is_none());
        statements.extend(own.cloned());
    }
    for statement in &mut statements {
        let mut answers = given.remove(statement.id.as_str()).unwrap_or_default();
        let earlier = answers.len().saturating_sub(MOST_SHOWN);
        statement.answers = answers.split_off(earlier);
        statement.earlier = u32::try_from(earlier).unwrap_or(u32::MAX);
    }
    Ok(Capital {
        statements,
        looks: looks(connection, words)?,
    })
}

/// Adds a statement of the person's own, after the others of its area.
///
/// # Errors
/// `WordsEmpty`, `TextTooLong`, `TooMany`, `Db`.
pub fn add_statement(
    db: &mut Db,
    area: CapitalArea,
    words: &str,
    now: &Now,
) -> Result<UndoToken, CapitalError> {
    let words = checked(words)?;
    undoable(db, |tx| {
        let count: u32 = tx.query_row(
            "SELECT count(*) FROM capital_statement WHERE words <> ''",
            [],
            |row| row.get(0),
        )?;
        if count >= MOST_STATEMENTS {
            return Err(CapitalError::TooMany);
        }
        tx.execute(
            "INSERT INTO capital_statement (id, area, words, position, created_at)
             VALUES (:id, :area, :words, (SELECT coalesce(max(position) + 1, 0) FROM capital_statement), :now)",
            named_params! {
                ":id": CapitalStatementId::new(now), ":area": area.as_str(), ":words": words, ":now": now.instant().0,
            },
        )?;
        Ok(())
    })
}

/// Gives a statement of the person's own other words. Its answers stay.
///
/// # Errors
/// `WordsEmpty`, `TextTooLong`; `NotFound`, also for one that comes with Cairn; `Db`.
pub fn change_statement(
    db: &mut Db,
    id: &CapitalStatementId,
    words: &str,
) -> Result<UndoToken, CapitalError> {
    let words = checked(words)?;
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE capital_statement SET words = :words WHERE id = :id AND words <> '' AND deleted_at IS NULL",
            named_params! { ":id": id, ":words": words },
        )?)
    })
}

/// Puts a statement away, or shows it again. What was answered to it stays.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn hide_statement(
    db: &mut Db,
    id: &CapitalStatementId,
    hidden: bool,
    now: &Now,
) -> Result<UndoToken, CapitalError> {
    undoable(db, |tx| {
        let Some(area) = CapitalArea::of_code(id.as_str()) else {
            return found(tx.execute(
                "UPDATE capital_statement SET hidden = :hidden WHERE id = :id AND deleted_at IS NULL",
                named_params! { ":id": id, ":hidden": hidden },
            )?);
        };
        tx.execute(
            "INSERT INTO capital_statement (id, area, hidden, created_at) VALUES (:id, :area, :hidden, :now)
             ON CONFLICT (id) DO UPDATE SET hidden = :hidden",
            named_params! { ":id": id, ":area": area.as_str(), ":hidden": hidden, ":now": now.instant().0 },
        )?;
        Ok(())
    })
}

/// Moves a statement of the person's own to the trash. Its answers come back with it.
///
/// # Errors
/// `NotFound`, also for one that comes with Cairn; `Db`.
pub fn remove_statement(
    db: &mut Db,
    id: &CapitalStatementId,
    now: &Now,
) -> Result<UndoToken, CapitalError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE capital_statement SET deleted_at = :now WHERE id = :id AND words <> '' AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

pub(super) fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), CapitalError>,
) -> Result<UndoToken, CapitalError> {
    db.write_undoable(Subject::CheckIns, change)
        .map(|((), token)| token)
}

// At most a hundred and thirty rows: they are read as they are and put in order.
pub(super) const KEPT: &str = "SELECT id, area, words, hidden FROM capital_statement
    WHERE deleted_at IS NULL ORDER BY position, created_at, id";

fn kept(connection: &Connection) -> Result<Vec<CapitalStatement>, DbError> {
    let mut statement = connection.prepare_cached(KEPT)?;
    let rows = statement.query_map([], |row| {
        let area: String = row.get("area")?;
        Ok(CapitalStatement {
            id: row.get("id")?,
            area: CapitalArea::from_word(&area).unwrap_or(CapitalArea::Hope),
            words: Some(row.get("words")?),
            hidden: row.get("hidden")?,
            answers: Vec::new(),
            earlier: 0,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn checked(words: &str) -> Result<&str, CapitalError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(CapitalError::WordsEmpty);
    }
    if words.chars().nth(LONGEST_STATEMENT).is_some() {
        return Err(CapitalError::TextTooLong);
    }
    Ok(words)
}
