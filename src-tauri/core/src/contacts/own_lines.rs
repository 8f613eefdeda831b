//! What the person made of the helplines: lines of their own, changed ones, and those that they would rather not see.
//!
//! A row about a line that comes with Cairn has its id, so there is at most one.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::helplines::{self, Helpline, HelplineWay, Way, Whose};
use super::{Callee, ChannelKind, ContactError, numbers};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, HelplineId, Subject, UndoToken};
use crate::trash::{InTrash, TakenAway, plain};

/// Longest name, and longest text about a way, hours, languages and cost, in characters.
pub const LONGEST_LINE_TEXT: usize = 200;
/// Longest purpose and note, in characters.
pub const LONGEST_LINE_NOTE: usize = 2_000;
/// Most ways in which one line is reached.
pub const MOST_WAYS: usize = 10;

/// A way to reach a line, as the person writes it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WayDraft {
    /// How.
    pub way: Way,
    /// Stored and dialled exactly as typed; may be empty.
    pub dial: String,
    /// What to know about it; may be empty.
    pub words: String,
}

/// What the form gives for a line, new or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HelplineDraft {
    /// `None` = a new line.
    pub id: Option<HelplineId>,
    /// Where a new line belongs, ISO 3166 or "ZZ"; one that is there stays where it is.
    pub region: String,
    /// Not blank; spaces at its ends are not kept.
    pub name: String,
    /// What it is for; may be empty, as may all that follows.
    pub purpose: String,
    /// At most [`MOST_WAYS`]; one that says nothing is not kept.
    pub ways: Vec<WayDraft>,
    /// When someone answers.
    pub hours: String,
    /// In which languages.
    pub languages: String,
    /// What a call costs.
    pub cost: String,
    /// What to remember about it.
    pub note: String,
}

/// A line as the person has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLine {
    /// Its name; that of a line which comes with Cairn when it is about one.
    pub id: HelplineId,
    /// They would rather not see it.
    pub hidden: bool,
    name: String,
    purpose: String,
    ways: Vec<WayDraft>,
    hours: String,
    languages: String,
    cost: String,
    note: String,
}

impl OwnLine {
    /// Whether the person gave it no words: it is only hidden, or was.
    pub(super) fn is_as_it_came(&self) -> bool {
        self.name.is_empty()
    }

    /// As Help now shows it to someone in `region`.
    pub(super) fn shown(&self, whose: Whose, region: &str) -> Helpline {
        let way = |way: &WayDraft| HelplineWay {
            way: way.way,
            dial: match numbers::dialable(&way.dial) {
                true => way.dial.clone(),
                false => String::new(),
            },
            display: numbers::display(&way.dial, region),
            words: way.words.clone(),
        };
        Helpline {
            id: self.id.clone(),
            whose,
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            ways: self.ways.iter().map(way).collect(),
            languages: self.languages.clone(),
            cost: self.cost.clone(),
            hours: self.hours.clone(),
            note: self.note.clone(),
            source: String::new(),
            checked_on: String::new(),
            checked_text: String::new(),
            please_check: false,
        }
    }
}

/// What the person made of the lines of a region, in the order in which they did.
///
/// # Errors
/// What the database says.
pub fn own_lines(connection: &Connection, region: &str) -> Result<Vec<OwnLine>, DbError> {
    let mut statement = connection.prepare_cached(OF_REGION)?;
    let rows = statement.query_map(named_params! { ":region": region }, own_line)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the words of a new line, of one of the person's own, or of one that comes with Cairn.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `TooManyChannels` above [`MOST_WAYS`], `NotFound` when the line or the region is not there, `Db`.
pub fn save_line(db: &mut Db, draft: &HelplineDraft, now: &Now) -> Result<UndoToken, ContactError> {
    check(draft)?;
    let ways = ways_to_keep(&draft.ways)?;
    undoable(db, |tx| {
        let id = match &draft.id {
            Some(id) => row_for(tx, id, now)?,
            None if helplines::is_region(&draft.region) => {
                let id = HelplineId::new(now);
                insert(tx, &id, &draft.region, None, now)?;
                id
            }
            None => return Err(ContactError::NotFound),
        };
        tx.execute(
            "UPDATE helpline_own SET name = :name, purpose = :purpose, ways = :ways, hours = :hours,
                                     languages = :languages, cost = :cost, note = :note
             WHERE id = :id",
            named_params! {
                ":id": id, ":name": draft.name.trim(), ":purpose": draft.purpose.trim(), ":ways": ways,
                ":hours": draft.hours.trim(), ":languages": draft.languages.trim(),
                ":cost": draft.cost.trim(), ":note": draft.note.trim(),
            },
        )?;
        Ok(())
    })
}

/// Hides a line, or shows it again.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn hide_line(
    db: &mut Db,
    id: &HelplineId,
    hidden: bool,
    now: &Now,
) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let id = row_for(tx, id, now)?;
        tx.execute(
            "UPDATE helpline_own SET hidden = :hidden WHERE id = :id",
            named_params! { ":id": id, ":hidden": hidden },
        )?;
        Ok(())
    })
}

/// Moves a line of the person's own to the trash. One that comes with Cairn has the words again with which it came; when it
/// was hidden it stays hidden.
///
/// # Errors
/// `NotFound` when there is nothing of the person's to remove, `Db`.
pub fn remove_line(db: &mut Db, id: &HelplineId, now: &Now) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = if helplines::region_of_line(id).is_some() {
            tx.execute(
                "UPDATE helpline_own
                 SET name = '', purpose = '', ways = '[]', hours = '', languages = '', cost = '', note = ''
                 WHERE id = :id AND name <> '' AND deleted_at IS NULL",
                named_params! { ":id": id },
            )?
        } else {
            tx.execute(
                "UPDATE helpline_own SET deleted_at = :now WHERE id = :id AND name <> '' AND deleted_at IS NULL",
                named_params! { ":id": id, ":now": now.instant().0 },
            )?
        };
        found(changed)
    })
}

/// Takes a line out of the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_line(db: &mut Db, id: &HelplineId) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE helpline_own SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?;
        found(changed)
    })
}

/// Who a call to a line goes to: to the number that the person wrote down, where they did, else to one of those that come
/// with Cairn (see [`helplines::callee`]). Nothing else is dialled on a helpline's behalf.
///
/// # Errors
/// What the database says.
pub fn callee(connection: &Connection, line: &str, dial: &str) -> Result<Option<Callee>, DbError> {
    let own = connection
        .prepare_cached(ONE)?
        .query_row(named_params! { ":id": line }, own_line)
        .optional()?;
    let known = |way: &WayDraft| way.dial == dial && way.way.is_dialled();
    let own = own
        .filter(|own| own.ways.iter().any(known) && numbers::dialable(dial))
        .map(|own| Callee {
            contact: None,
            name: own.name,
            kind: ChannelKind::Phone,
            number: dial.to_owned(),
            channel: None,
        });
    Ok(own.or_else(|| helplines::callee(line, dial)))
}

/// The lines that wait in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| plain(row, InTrash::Helpline(row.get("id")?), now))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of the lines that were removed at `until` or earlier.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    let none = db.read(|connection| {
        connection.query_row(NONE_WAITS, [until.0], |row| row.get::<_, bool>(0))
    })?;
    if none {
        return Ok(());
    }
    db.write(Subject::Contacts, |tx| {
        tx.execute("DELETE FROM helpline_own WHERE deleted_at <= ?1", [until.0])?;
        Ok(())
    })
}

const OF_REGION: &str =
    "SELECT id, hidden, name, purpose, ways, hours, languages, cost, note FROM helpline_own
     WHERE region = :region AND deleted_at IS NULL ORDER BY created_at, id";
const ONE: &str =
    "SELECT id, hidden, name, purpose, ways, hours, languages, cost, note FROM helpline_own
     WHERE id = :id AND deleted_at IS NULL";
const TRASHED: &str =
    "SELECT id, name AS words, deleted_at FROM helpline_own WHERE deleted_at IS NOT NULL";
const NONE_WAITS: &str = "SELECT NOT EXISTS (SELECT 1 FROM helpline_own WHERE deleted_at <= ?1)";

fn own_line(row: &Row<'_>) -> rusqlite::Result<OwnLine> {
    let ways: String = row.get("ways")?;
    Ok(OwnLine {
        id: row.get("id")?,
        hidden: row.get("hidden")?,
        name: row.get("name")?,
        purpose: row.get("purpose")?,
        // Should they ever be unreadable, the rest of the line still helps.
        ways: serde_json::from_str(&ways).unwrap_or_default(),
        hours: row.get("hours")?,
        languages: row.get("languages")?,
        cost: row.get("cost")?,
        note: row.get("note")?,
    })
}

fn check(draft: &HelplineDraft) -> Result<(), ContactError> {
    let within = |text: &str, longest| text.trim().chars().count() <= longest;
    if draft.name.trim().is_empty() {
        return Err(ContactError::NameEmpty);
    }
    let short = [&draft.name, &draft.hours, &draft.languages, &draft.cost]
        .into_iter()
        .chain(draft.ways.iter().flat_map(|way| [&way.dial, &way.words]))
        .all(|text| within(text, LONGEST_LINE_TEXT));
    let longer = [&draft.purpose, &draft.note]
        .into_iter()
        .all(|text| within(text, LONGEST_LINE_NOTE));
    if short && longer {
        Ok(())
    } else {
        Err(ContactError::TextTooLong)
    }
}

fn ways_to_keep(ways: &[WayDraft]) -> Result<String, ContactError> {
    let says_something =
        |way: &&WayDraft| !way.dial.trim().is_empty() || !way.words.trim().is_empty();
    let kept: Vec<&WayDraft> = ways.iter().filter(says_something).collect();
    if kept.len() > MOST_WAYS {
        return Err(ContactError::TooManyChannels);
    }
    // Names and texts only: nothing in it that JSON could not hold.
    serde_json::to_string(&kept).map_err(|_| ContactError::Db(DbError::Sqlite(0)))
}

/// The row about the line `id`, made where it is one that comes with Cairn and has none yet.
fn row_for(tx: &Transaction<'_>, id: &HelplineId, now: &Now) -> Result<HelplineId, ContactError> {
    let there: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM helpline_own WHERE id = :id AND deleted_at IS NULL)",
        named_params! { ":id": id },
        |row| row.get(0),
    )?;
    if !there {
        let region = helplines::region_of_line(id).ok_or(ContactError::NotFound)?;
        insert(tx, id, region, Some(id), now)?;
    }
    Ok(id.clone())
}

fn insert(
    tx: &Transaction<'_>,
    id: &HelplineId,
    region: &str,
    replaces: Option<&HelplineId>,
    now: &Now,
) -> Result<(), ContactError> {
    tx.execute(
        "INSERT INTO helpline_own (id, region, replaces, created_at) VALUES (:id, :region, :replaces, :now)",
        named_params! { ":id": id, ":region": region, ":replaces": replaces, ":now": now.instant().0 },
    )?;
    Ok(())
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), ContactError>,
) -> Result<UndoToken, ContactError> {
    db.write_undoable(Subject::Contacts, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), ContactError> {
    match rows {
        0 => Err(ContactError::NotFound),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
