//! Hard dates: a death, an overdose. On such a day nothing is celebrated.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::dates::{LeapDay, Span, Unit, add_span, days_between};
use super::rows::{checked_word, civil_date, found};
use super::{Look, MilestoneError};
use crate::clock::{Instant, Now};
use crate::db::{ContactId, Db, DbError, HardDateId, Subject, UndoToken};
use crate::time_of_day::TimeOfDay;

/// A date that is hard: a death, an overdose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HardDate {
    /// Its name.
    pub id: HardDateId,
    /// What it is, in the person's words.
    pub words: String,
    /// The day itself.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The day in words.
    pub date_text: String,
    /// It comes every year.
    pub yearly: bool,
    /// A reminder comes on the day.
    pub remind: bool,
    /// When, on the wall clock.
    pub remind_time: TimeOfDay,
    /// That time in words.
    pub remind_time_text: String,
    /// Whom the person chose as good company. A call is offered only while that is right: the form shows them anyway.
    pub contact_id: Option<ContactId>,
    /// Days until it comes next; 0 = today; `None` when it is over and does not come again.
    pub in_days: Option<u32>,
}

/// What the person says about a hard date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewHardDate {
    /// Not blank.
    pub words: String,
    /// The day itself.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// It comes every year.
    pub yearly: bool,
    /// A reminder comes on the day.
    pub remind: bool,
    /// When, on the wall clock.
    pub remind_time: TimeOfDay,
    /// Who would be good company.
    pub contact_id: Option<ContactId>,
}

/// A day on which a hard date falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HardDay {
    pub(crate) id: HardDateId,
    pub(crate) words: String,
    /// The civil date on which it falls, this time.
    pub(crate) date: NaiveDate,
    pub(crate) remind: bool,
    pub(crate) remind_time: TimeOfDay,
    /// Who would be good company, with their name, as long as they may be offered.
    pub(crate) contact: Option<(ContactId, String)>,
    /// There is a way to reach them from here.
    pub(crate) reachable: bool,
    /// When it was last said: what had come before that is known, and not told.
    pub(crate) said_at: Instant,
}

/// All hard dates, the next one first; those that are over come last.
///
/// # Errors
/// What the database says.
pub fn hard_dates(connection: &Connection, look: &Look<'_>) -> Result<Vec<HardDate>, DbError> {
    let mut dates: Vec<_> = rows(connection)?
        .into_iter()
        .map(|row| shown(row, look))
        .collect();
    dates.sort_by_key(|date| (date.in_days.is_none(), date.in_days));
    Ok(dates)
}

/// Adds a hard date.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `BadDate`; `NotFound` when there is no such contact; or what the database says.
pub fn add_hard_date(
    db: &mut Db,
    new: &NewHardDate,
    now: &Now,
) -> Result<HardDateId, MilestoneError> {
    let words = checked(new)?;
    db.write(Subject::Milestones, |tx| {
        check_contact(tx, new.contact_id.as_ref())?;
        let id = HardDateId::new(now);
        tx.execute(
            "INSERT INTO hard_date (id, words, date, yearly, remind, remind_time, contact_id, created_at, changed_at)
             VALUES (:id, :words, :date, :yearly, :remind, :remind_time, :contact, :now, :now)",
            named_params! {
                ":id": id, ":words": words, ":date": new.date.to_string(), ":yearly": new.yearly,
                ":remind": new.remind, ":remind_time": new.remind_time, ":contact": new.contact_id,
                ":now": now.instant().0,
            },
        )?;
        Ok(id)
    })
}

/// Changes a hard date. Its contact stays while that is in the trash, unless another is named: it may come back.
///
/// # Errors
/// Those of `add_hard_date`; `NotFound`.
pub fn change_hard_date(
    db: &mut Db,
    id: &HardDateId,
    new: &NewHardDate,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let words = checked(new)?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let kept = contact_in_trash(tx, id)?;
        if new.contact_id != kept {
            check_contact(tx, new.contact_id.as_ref())?;
        }
        let contact = new.contact_id.as_ref().or(kept.as_ref());
        let changed = tx.execute(
            "UPDATE hard_date SET words = :words, date = :date, yearly = :yearly, remind = :remind,
               remind_time = :remind_time, contact_id = :contact, changed_at = :now
             WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": id, ":words": words, ":date": new.date.to_string(), ":yearly": new.yearly,
                ":remind": new.remind, ":remind_time": new.remind_time, ":contact": contact,
                ":now": now.instant().0,
            },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// Puts a hard date in the trash.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_hard_date(
    db: &mut Db,
    id: &HardDateId,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE hard_date SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// The hard date that today is; the one noted first where there are several.
///
/// # Errors
/// What the database says.
pub fn hard_date_today(
    connection: &Connection,
    look: &Look<'_>,
) -> Result<Option<HardDate>, DbError> {
    let rows = rows(connection)?.into_iter();
    let mut today: Vec<_> = rows
        .map(|row| shown(row, look))
        .filter(|date| date.in_days == Some(0))
        .collect();
    today.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(today.into_iter().next())
}

/// The days from `from` to `to`, both included, on which hard dates fall, the earliest first.
pub(crate) fn hard_dates_between(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
    leap: LeapDay,
) -> Result<Vec<HardDay>, DbError> {
    let mut days = Vec::new();
    for row in rows(connection)? {
        let years = if row.yearly {
            from.year()..=to.year()
        } else {
            row.date.year()..=row.date.year()
        };
        let falls = years
            .filter_map(|year| in_year(row.date, year, leap))
            .filter(|date| (from..=to).contains(date));
        days.extend(falls.map(|date| HardDay {
            id: row.id.clone(),
            words: row.words.clone(),
            date,
            remind: row.remind,
            remind_time: row.remind_time,
            contact: row.contact.clone().filter(|_| row.offered),
            reachable: row.reachable,
            said_at: row.said_at,
        }));
    }
    days.sort_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    Ok(days)
}

const ROWS: &str = "SELECT hard_date.id, words, date, yearly, remind, remind_time, changed_at,
      contact.id AS contact_id, contact.name AS contact_name,
      ifnull(contact.archived_at IS NULL AND contact.standing = 'near', 0) AS offered,
      EXISTS (SELECT 1 FROM channel
              WHERE channel.contact_id = contact.id AND kind NOT IN ('address', 'note')) AS reachable
    FROM hard_date LEFT JOIN contact ON contact.id = contact_id AND contact.deleted_at IS NULL
    WHERE hard_date.deleted_at IS NULL ORDER BY date, hard_date.id";

/// A hard date as it is stored.
struct HardDateRow {
    id: HardDateId,
    words: String,
    date: NaiveDate,
    yearly: bool,
    remind: bool,
    remind_time: TimeOfDay,
    /// Whom the person chose; none that is in the trash.
    contact: Option<(ContactId, String)>,
    offered: bool,
    reachable: bool,
    said_at: Instant,
}

fn rows(connection: &Connection) -> Result<Vec<HardDateRow>, DbError> {
    let mut statement = connection.prepare_cached(ROWS)?;
    let rows = statement.query_map([], |row| {
        Ok(HardDateRow {
            id: row.get("id")?,
            words: row.get("words")?,
            date: civil_date(row, "date")?,
            yearly: row.get("yearly")?,
            remind: row.get("remind")?,
            remind_time: row.get("remind_time")?,
            contact: contact(row)?,
            offered: row.get("offered")?,
            reachable: row.get("reachable")?,
            said_at: Instant(row.get("changed_at")?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn contact(row: &Row<'_>) -> rusqlite::Result<Option<(ContactId, String)>> {
    let id: Option<ContactId> = row.get("contact_id")?;
    let name: Option<String> = row.get("contact_name")?;
    Ok(id.zip(name))
}

fn shown(row: HardDateRow, look: &Look<'_>) -> HardDate {
    let today = look.now.today();
    let next = next(&row, today, look.leap);
    HardDate {
        date_text: look.words.date(row.date),
        in_days: next.and_then(|next| u32::try_from(days_between(today, next)).ok()),
        id: row.id,
        words: row.words,
        date: row.date,
        yearly: row.yearly,
        remind: row.remind,
        remind_time: row.remind_time,
        remind_time_text: look.words.time(row.remind_time.time()),
        contact_id: row.contact.map(|(id, _)| id),
    }
}

/// The day on which it falls next, today included.
fn next(row: &HardDateRow, today: NaiveDate, leap: LeapDay) -> Option<NaiveDate> {
    if row.date >= today {
        return Some(row.date);
    }
    [today.year(), today.year() + 1]
        .into_iter()
        .filter(|_| row.yearly)
        .filter_map(|year| in_year(row.date, year, leap))
        .find(|date| *date >= today)
}

/// The anniversary in that year; none before the date itself.
fn in_year(date: NaiveDate, year: i32, leap: LeapDay) -> Option<NaiveDate> {
    let years = u32::try_from(year.checked_sub(date.year())?).ok()?;
    add_span(date, Span::new(years, Unit::Years), leap)
}

fn checked(new: &NewHardDate) -> Result<&str, MilestoneError> {
    if !(1..=9999).contains(&new.date.year()) {
        return Err(MilestoneError::BadDate);
    }
    match checked_word(&new.words)? {
        "" => Err(MilestoneError::NameEmpty),
        words => Ok(words),
    }
}

/// The contact of a hard date, when it is in the trash.
fn contact_in_trash(tx: &Transaction<'_>, id: &HardDateId) -> Result<Option<ContactId>, DbError> {
    Ok(tx
        .query_row(
            "SELECT contact.id FROM hard_date JOIN contact ON contact.id = contact_id
             WHERE hard_date.id = :id AND contact.deleted_at IS NOT NULL",
            named_params! { ":id": id },
            |row| row.get("id"),
        )
        .optional()?)
}

fn check_contact(tx: &Transaction<'_>, contact: Option<&ContactId>) -> Result<(), DbError> {
    let Some(contact) = contact else {
        return Ok(());
    };
    Ok(tx.query_row(
        "SELECT id FROM contact WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": contact },
        |_| Ok(()),
    )?)
}

#[cfg(test)]
#[path = "hard_dates_tests.rs"]
mod tests;
