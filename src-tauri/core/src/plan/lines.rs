//! The lines of all parts, with what is said of them besides their words.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::store::{checked, found, undoable};
use super::{
    LONGEST_NOTE, LineContact, MOST_LINES, PlanError, PlanKind, PlanPart, PlanStatus, Tried,
};
use crate::clock::Now;
use crate::contacts::{HelpContact, store as contacts};
use crate::db::{ContactId, Db, DbError, PlanItemId, UndoToken};

/// One line of the plan, with all that is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanLine {
    /// Its name in the database.
    pub id: PlanItemId,
    /// In the person's words; the name of whom it is about, where it is about a contact alone.
    pub words: String,
    /// Of which sort it is within its part; `None` = not said.
    pub kind: Option<PlanKind>,
    /// More about it; may be empty.
    pub note: String,
    /// How far it has come; `None` = not said.
    pub status: Option<PlanStatus>,
    /// How well it helped; `None` = not tried.
    pub tried: Option<Tried>,
    /// It was ticked off.
    pub done: bool,
    /// The contact that it names.
    pub contact: Option<ContactId>,
    /// That contact, as long as they may be offered.
    pub person: Option<HelpContact>,
    /// It may be shown. Not where it is about somebody, and nobody else, who is not to be offered: then not even by name.
    pub shown: bool,
}

/// What the person says in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewPlanLine {
    /// Not blank, but where the line is about a contact.
    pub words: String,
    /// Of which sort it is within its part.
    pub kind: Option<PlanKind>,
    /// More about it.
    pub note: String,
    /// How far it has come.
    pub status: Option<PlanStatus>,
    /// How well it helped.
    pub tried: Option<Tried>,
    /// It is ticked off.
    pub done: bool,
    /// The contact that it names.
    pub contact: Option<ContactId>,
}

impl NewPlanLine {
    /// A line that says nothing but these words.
    pub fn of_words(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            kind: None,
            note: String::new(),
            status: None,
            tried: None,
            done: false,
            contact: None,
        }
    }
}

/// Writes lines down, after the others of their part, all in one.
///
/// # Errors
/// `WordsEmpty`, `TextTooLong`, `NotForThisPart`, `TooMany`; `NotFound` for a contact that is not to be offered; `Db`. Then
/// none of them is kept.
pub fn add_lines(
    db: &mut Db,
    part: PlanPart,
    lines: &[NewPlanLine],
    now: &Now,
) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        let there: u32 = tx.query_row(COUNT, named_params! { ":part": part.as_str() }, |row| {
            row.get(0)
        })?;
        if usize::try_from(there)
            .unwrap_or(usize::MAX)
            .saturating_add(lines.len())
            > MOST_LINES
        {
            return Err(PlanError::TooMany);
        }
        for line in lines {
            let words = said(tx, part, line, None)?;
            tx.execute(
                "INSERT INTO plan_item (id, part, words, kind, note, status, tried, done, contact_id, position, created_at)
                 VALUES (:id, :part, :words, :kind, :note, :status, :tried, :done, :contact,
                   coalesce((SELECT max(position) + 1 FROM plan_item WHERE part = :part), 0), :now)",
                named_params! {
                    ":id": PlanItemId::new(now), ":part": part.as_str(), ":words": words,
                    ":kind": line.kind.map_or("", PlanKind::as_str), ":note": line.note.trim(),
                    ":status": line.status.map_or("", PlanStatus::as_str), ":tried": line.tried.map(Tried::number),
                    ":done": line.done, ":contact": line.contact, ":now": now.instant().0,
                },
            )?;
        }
        Ok(())
    })
}

/// Changes all that a line says; it stays in its part and its place. A contact that is not to be offered any more stays
/// named until another is.
///
/// # Errors
/// Those of [`add_lines`] but `TooMany`; `NotFound`.
pub fn change_line(
    db: &mut Db,
    id: &PlanItemId,
    line: &NewPlanLine,
) -> Result<UndoToken, PlanError> {
    undoable(db, |tx| {
        let before = before(tx, id)?;
        let words = said(tx, before.part, line, Some(&before))?;
        found(tx.execute(
            "UPDATE plan_item SET words = :words, kind = :kind, note = :note, status = :status, tried = :tried,
               done = :done, contact_id = :contact
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": id, ":words": words, ":kind": line.kind.map_or("", PlanKind::as_str), ":note": line.note.trim(),
                ":status": line.status.map_or("", PlanStatus::as_str), ":tried": line.tried.map(Tried::number),
                ":done": line.done, ":contact": line.contact,
            },
        )?)
    })
}

/// The lines of every part, each part's in the person's order.
pub(super) fn all(
    connection: &Connection,
    region: &str,
) -> Result<HashMap<PlanPart, Vec<PlanLine>>, PlanError> {
    let people: HashMap<ContactId, HelpContact> = contacts::help_contacts(connection, region)?
        .into_iter()
        .map(|person| (person.contact.clone(), person))
        .collect();
    let mut statement = connection.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    let mut parts: HashMap<PlanPart, Vec<PlanLine>> = HashMap::new();
    while let Some(row) = rows.next()? {
        // A part that a newer Cairn knows waits for it.
        if let Some(part) = PlanPart::from_word(&row.get::<_, String>("part")?) {
            parts
                .entry(part)
                .or_default()
                .push(line(row, part, &people)?);
        }
    }
    Ok(parts)
}

pub(super) const ALL: &str =
    "SELECT id, part, words, kind, note, status, tried, done, contact_id FROM plan_item
    WHERE deleted_at IS NULL ORDER BY part, position, id";
const COUNT: &str = "SELECT count(*) FROM plan_item WHERE part = :part AND deleted_at IS NULL";

fn line(
    row: &Row<'_>,
    part: PlanPart,
    people: &HashMap<ContactId, HelpContact>,
) -> rusqlite::Result<PlanLine> {
    let contact: Option<ContactId> = row.get("contact_id")?;
    let person = contact.as_ref().and_then(|id| people.get(id)).cloned();
    let words: String = row.get("words")?;
    let about_them = contact.is_some() && part.rule().contact == LineContact::Instead;
    let name = person
        .as_ref()
        .filter(|_| about_them)
        .map(|person| person.name.clone());
    Ok(PlanLine {
        id: row.get("id")?,
        words: name.unwrap_or(words),
        kind: PlanKind::from_word(&row.get::<_, String>("kind")?),
        note: row.get("note")?,
        status: PlanStatus::from_word(&row.get::<_, String>("status")?),
        tried: row
            .get::<_, Option<u8>>("tried")?
            .and_then(Tried::from_number),
        done: row.get("done")?,
        contact,
        shown: !about_them || person.is_some(),
        person,
    })
}

/// A line as it was before it is changed.
struct Before {
    part: PlanPart,
    words: String,
    contact: Option<ContactId>,
}

fn before(tx: &Transaction<'_>, id: &PlanItemId) -> Result<Before, PlanError> {
    let row = tx
        .query_row(
            "SELECT part, words, contact_id FROM plan_item WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id },
            |row| {
                let part: String = row.get("part")?;
                Ok((part, row.get("words")?, row.get("contact_id")?))
            },
        )
        .optional()?;
    let (part, words, contact) = row.ok_or(DbError::NotFound)?;
    let part = PlanPart::from_word(&part).ok_or(DbError::NotFound)?;
    Ok(Before {
        part,
        words,
        contact,
    })
}

/// The words that are kept of a line, once all of it was found right for its part.
fn said(
    tx: &Transaction<'_>,
    part: PlanPart,
    line: &NewPlanLine,
    before: Option<&Before>,
) -> Result<String, PlanError> {
    let rule = part.rule();
    let kind_fits = line.kind.is_none_or(|kind| rule.kinds.contains(&kind));
    let fits = kind_fits
        && (rule.note || line.note.trim().is_empty())
        && (rule.status || line.status.is_none())
        && (rule.tried || line.tried.is_none())
        && (rule.done || !line.done)
        && (rule.contact != LineContact::None || line.contact.is_none());
    if !fits {
        return Err(PlanError::NotForThisPart);
    }
    if line.note.trim().chars().nth(LONGEST_NOTE).is_some() {
        return Err(PlanError::TextTooLong);
    }
    let known = before.filter(|before| before.contact == line.contact);
    let named = match &line.contact {
        Some(id) => Some(name_of(tx, id, known)?),
        None => None,
    };
    match named {
        Some(name) if rule.contact == LineContact::Instead => Ok(name),
        _ => Ok(checked(&line.words)?.to_owned()),
    }
}

/// What a contact is called that a line names: one that may be offered, or the one that it named before.
fn name_of(
    tx: &Transaction<'_>,
    id: &ContactId,
    known: Option<&Before>,
) -> Result<String, PlanError> {
    if contacts::is_offered(tx, id)? {
        return Ok(tx.query_row(
            "SELECT name FROM contact WHERE id = :id",
            named_params! { ":id": id },
            |row| row.get("name"),
        )?);
    }
    match known {
        Some(before) => Ok(before.words.clone()),
        None => Err(DbError::NotFound.into()),
    }
}
