//! Saying something of a day, or taking it back.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use super::store::PATH_THERE;
use super::{CheckInChange, CheckInError, LONGEST_LINE, LONGEST_SLEEP, checked_day};
use crate::clock::Now;
use crate::db::{CheckInId, Db, DbError, PathId, Subject, UndoToken};
use crate::journal::{Craving, TagKind, tags_named};

/// Makes one change. The first thing that is said of a day makes its check-in; when the last is taken back, also by undo,
/// it is not there any more.
///
/// # Errors
/// `InFuture`, `BadDate`; `NotFound` for a path or a routine that is not there; `TooManyTags`, `TagTooLong`; or the
/// database's.
pub fn change(
    db: &mut Db,
    date: NaiveDate,
    change: CheckInChange,
    now: &Now,
) -> Result<UndoToken, CheckInError> {
    let there = db.read(|connection| id_of(connection, date))?;
    checked_day(date, there.is_some(), now)?;
    db.read(|connection| check(connection, &change))?;
    let tags = match &change {
        CheckInChange::Tags { of, names } => Some(tags_named(db, *of, names, now)?),
        _ => None,
    };
    if there.is_none() && takes_back(&change) {
        return nothing_changed(db);
    }
    let id = match there {
        Some(id) => id,
        None => begin(db, date, now)?,
    };
    let ((), token) = db.write_undoable(Subject::CheckIns, |tx| {
        match &change {
            CheckInChange::Mood { mood } => tx.execute(
                "UPDATE check_in SET mood = :mood WHERE id = :id",
                named_params! { ":id": id, ":mood": mood },
            )?,
            CheckInChange::Energy { energy } => tx.execute(
                "UPDATE check_in SET energy = :energy WHERE id = :id",
                named_params! { ":id": id, ":energy": energy },
            )?,
            CheckInChange::Sleep { minutes, quality } => tx.execute(
                "UPDATE check_in SET sleep_minutes = :minutes, sleep_quality = :quality WHERE id = :id",
                named_params! {
                    ":id": id, ":minutes": minutes.map(|minutes| minutes.min(LONGEST_SLEEP)), ":quality": quality,
                },
            )?,
            CheckInChange::Halt { halt } => tx.execute(
                "UPDATE check_in SET hungry = :hungry, angry = :angry, lonely = :lonely, tired = :tired WHERE id = :id",
                named_params! {
                    ":id": id, ":hungry": halt.hungry, ":angry": halt.angry, ":lonely": halt.lonely, ":tired": halt.tired,
                },
            )?,
            CheckInChange::Craving { path, craving } => set_craving(tx, &id, path, *craving)?,
            CheckInChange::Tags { of, .. } => set_tags(tx, &id, *of, &tags.unwrap_or_default())?,
            CheckInChange::Tick { routine, ticked: true } => tx.execute(
                "INSERT OR IGNORE INTO check_in_tick (check_in_id, routine_id) VALUES (:id, :routine)",
                named_params! { ":id": id, ":routine": routine },
            )?,
            CheckInChange::Tick { routine, ticked: false } => tx.execute(
                "DELETE FROM check_in_tick WHERE check_in_id = :id AND routine_id = :routine",
                named_params! { ":id": id, ":routine": routine },
            )?,
        };
        Ok::<_, CheckInError>(())
    })?;
    Ok(token)
}

/// Keeps the one line as it is now, while it is typed: there is no undo for it.
///
/// # Errors
/// `InFuture`, `BadDate`, `TextTooLong` (nothing is changed), or the database's.
pub fn keep_words(
    db: &mut Db,
    date: NaiveDate,
    words: &str,
    now: &Now,
) -> Result<(), CheckInError> {
    if words.chars().count() > LONGEST_LINE {
        return Err(CheckInError::TextTooLong);
    }
    // A line of spaces says nothing.
    let words = if words.trim().is_empty() { "" } else { words };
    let there = db.read(|connection| id_of(connection, date))?;
    checked_day(date, there.is_some(), now)?;
    if there.is_none() && words.is_empty() {
        return Ok(());
    }
    db.write(Subject::CheckIns, |tx| {
        let id = match there {
            Some(id) => id,
            None => insert(tx, date, now)?,
        };
        tx.prepare_cached(
            "UPDATE check_in SET words = :words, changed_at = :now WHERE id = :id AND words <> :words",
        )?
        .execute(named_params! { ":id": id, ":words": words, ":now": now.instant().0 })?;
        Ok(())
    })
}

/// The check-in of `date` that was not taken away, whether it says anything or not.
pub(super) fn id_of(
    connection: &Connection,
    date: NaiveDate,
) -> Result<Option<CheckInId>, DbError> {
    Ok(connection
        .prepare_cached("SELECT id FROM check_in WHERE date = :date AND deleted_at IS NULL")?
        .query_row(named_params! { ":date": date.to_string() }, |row| {
            row.get("id")
        })
        .optional()?)
}

/// The row comes into being in a write of its own, which is not undone: undoing the first thing that was said must not
/// take away what was said after it.
fn begin(db: &mut Db, date: NaiveDate, now: &Now) -> Result<CheckInId, CheckInError> {
    db.write(Subject::CheckIns, |tx| insert(tx, date, now))
}

fn insert(tx: &Transaction<'_>, date: NaiveDate, now: &Now) -> Result<CheckInId, CheckInError> {
    let id = CheckInId::new(now);
    let same_day = date == now.today();
    tx.execute(
        "INSERT INTO check_in (id, date, said_at, zone, created_at, changed_at)
         VALUES (:id, :date, :said_at, :zone, :now, :now)",
        named_params! {
            ":id": id, ":date": date.to_string(), ":now": now.instant().0,
            ":said_at": same_day.then_some(now.instant().0),
            ":zone": if same_day { now.zone.name() } else { "" },
        },
    )?;
    Ok(id)
}

fn takes_back(change: &CheckInChange) -> bool {
    match change {
        CheckInChange::Mood { mood } => mood.is_none(),
        CheckInChange::Energy { energy } => energy.is_none(),
        CheckInChange::Sleep { minutes, quality } => minutes.is_none() && quality.is_none(),
        CheckInChange::Halt { halt } => !halt.says_something(),
        CheckInChange::Craving { craving, .. } => craving.is_none(),
        CheckInChange::Tags { names, .. } => names.iter().all(|name| name.trim().is_empty()),
        CheckInChange::Tick { ticked, .. } => !ticked,
    }
}

fn nothing_changed(db: &mut Db) -> Result<UndoToken, CheckInError> {
    let ((), token) = db.write_undoable(Subject::CheckIns, |_| Ok::<_, CheckInError>(()))?;
    Ok(token)
}

/// That what it is about is there. A path that is out of the way can still be spoken of, on a day gone by.
fn check(connection: &Connection, change: &CheckInChange) -> Result<(), CheckInError> {
    let there: bool = match change {
        CheckInChange::Craving { path, .. } => connection
            .prepare_cached(PATH_THERE)?
            .query_row(named_params! { ":id": path }, |row| row.get(0))?,
        CheckInChange::Tick { routine, .. } => connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM routine WHERE id = :id AND deleted_at IS NULL)",
            )?
            .query_row(named_params! { ":id": routine }, |row| row.get(0))?,
        _ => true,
    };
    if there {
        Ok(())
    } else {
        Err(DbError::NotFound.into())
    }
}

fn set_craving(
    tx: &Transaction<'_>,
    id: &CheckInId,
    path: &PathId,
    craving: Option<Craving>,
) -> Result<usize, CheckInError> {
    let Some(craving) = craving else {
        return Ok(tx.execute(
            "DELETE FROM check_in_craving WHERE check_in_id = :id AND path_id = :path",
            named_params! { ":id": id, ":path": path },
        )?);
    };
    Ok(tx.execute(
        "INSERT INTO check_in_craving (check_in_id, path_id, word, number) VALUES (:id, :path, :word, :number)
         ON CONFLICT (check_in_id, path_id) DO UPDATE SET word = excluded.word, number = excluded.number",
        named_params! {
            ":id": id, ":path": path, ":word": craving.word, ":number": craving.number.map(|number| number.min(10)),
        },
    )?)
}

/// What is new comes in before what is not wanted any more goes: without anything said the check-in itself would go.
fn set_tags(
    tx: &Transaction<'_>,
    id: &CheckInId,
    kind: TagKind,
    folded: &[String],
) -> Result<usize, CheckInError> {
    let mut keep = tx.prepare_cached(
        "INSERT INTO check_in_tag (check_in_id, tag_id, position)
         SELECT :id, id, :at FROM tag WHERE kind = :kind AND folded = :folded
         ON CONFLICT (check_in_id, tag_id) DO UPDATE SET position = excluded.position",
    )?;
    for (at, folded) in (0_i64..).zip(folded) {
        keep.execute(named_params! { ":id": id, ":at": at, ":kind": kind, ":folded": folded })?;
    }
    let mut there = tx.prepare_cached(
        "SELECT tag.id, tag.folded FROM check_in_tag JOIN tag ON tag.id = tag_id
         WHERE check_in_id = :id AND tag.kind = :kind",
    )?;
    let rows = there.query_map(named_params! { ":id": id, ":kind": kind }, |row| {
        Ok((
            row.get::<_, crate::db::TagId>("id")?,
            row.get::<_, String>("folded")?,
        ))
    })?;
    let mut changed = folded.len();
    for row in rows.collect::<Result<Vec<_>, _>>()? {
        if !folded.contains(&row.1) {
            changed += tx.execute(
                "DELETE FROM check_in_tag WHERE check_in_id = :id AND tag_id = :tag",
                named_params! { ":id": id, ":tag": row.0 },
            )?;
        }
    }
    Ok(changed)
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
