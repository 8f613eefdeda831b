//! Paths in the database: begun, changed, put in order, put away.

use std::collections::HashSet;

use rusqlite::{Connection, Transaction, named_params};

use super::beside;
use super::chapters::{check_start, insert_chapter};
use super::rows::{
    PathRow, all_chapters, checked_word, found, marked_ahead, path_row_of, path_rows,
};
use super::safety::{SafetyNote, safety_notes};
use super::view::{self, Look};
use super::{MilestoneError, NewPath, Path, PathChange, rungs};
use crate::clock::Now;
use crate::db::{Db, DbError, PathId, Subject, UndoToken};

/// All paths that are neither in the trash nor out of the way, in the person's order, as they look at `look.now`.
///
/// # Errors
/// What the database says.
pub fn paths(connection: &Connection, look: &Look<'_>) -> Result<Vec<Path>, DbError> {
    seen(connection, path_rows(connection, false)?, look)
}

/// The paths that are out of the way.
///
/// # Errors
/// What the database says.
pub fn archived_paths(connection: &Connection, look: &Look<'_>) -> Result<Vec<Path>, DbError> {
    seen(connection, path_rows(connection, true)?, look)
}

/// What to know about the body whenever stopping, or a break, lies ahead: for a plan, by what the paths are about, each once.
///
/// # Errors
/// What the database says.
pub(crate) fn safety_ahead(connection: &Connection, now: &Now) -> Result<Vec<SafetyNote>, DbError> {
    let mut all = Vec::new();
    for path in path_rows(connection, false)? {
        for note in safety_notes(path.kind, path.about, None, now.today()) {
            if !all.contains(&note) {
                all.push(note);
            }
        }
    }
    Ok(all)
}

/// Begins a path, with its first chapter when there is a date. It comes last in the person's order.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `StartInFuture`, `StartTooLongAgo`, or what the database says.
pub fn add_path(db: &mut Db, new: &NewPath, now: &Now) -> Result<PathId, MilestoneError> {
    let said = Said::checked(PathChange {
        name: new.name.clone(),
        counter_word: new.counter_word.clone(),
        ladder: new.ladder,
        counter_hidden: new.counter_hidden,
        kind: new.kind,
        about: new.about,
        setback_word: new.setback_word.clone(),
        urge_word: new.urge_word.clone(),
        total_hidden: new.total_hidden,
        own_words: new.own_words,
    })?;
    if let Some(start) = new.start {
        check_start(start, new.start_time, now)?;
    }
    let id = PathId::new(now);
    db.write(Subject::Milestones, |tx| {
        tx.execute(
            "INSERT INTO path (id, name, position, created_at)
             VALUES (:id, '', (SELECT coalesce(max(position) + 1, 0) FROM path), :now)",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        said.write(tx, &id)?;
        if let Some(start) = new.start {
            insert_chapter(tx, &id, start, new.start_time, now)?;
        }
        Ok(id)
    })
}

/// Changes what is said about a path; its dates stay. Milestones that another ladder has on days gone by are not told.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `NotFound`, or what the database says.
pub fn change_path(
    db: &mut Db,
    path: &PathId,
    change: &PathChange,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let said = Said::checked(change.clone())?;
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        rungs::edit(tx, path, now, |tx| said.write(tx, path))
    })?;
    Ok(token)
}

/// Takes a path out of the way, with everything that belongs to it, or brings it back. Out of the way it announces
/// nothing, and what would have been announced meanwhile is not told later.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn archive_path(
    db: &mut Db,
    path: &PathId,
    archived: bool,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let was_archived = path_row_of(tx, path)?.archived;
        if was_archived == archived {
            return Ok::<_, MilestoneError>(());
        }
        tx.execute(
            "UPDATE path SET archived_at = :at WHERE id = :id",
            named_params! { ":id": path, ":at": archived.then_some(now.instant().0) },
        )?;
        if was_archived {
            tx.execute(
                "UPDATE chapter SET start_set_at = :now WHERE path_id = :id AND end IS NULL",
                named_params! { ":id": path, ":now": now.instant().0 },
            )?;
        }
        Ok(())
    })?;
    Ok(token)
}

/// Puts the paths in the order of `ids`; those that are not named come after them, as they were.
///
/// # Errors
/// What the database says.
pub fn order_paths(db: &mut Db, ids: &[PathId]) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let mut all = path_rows(tx, false)?;
        all.extend(path_rows(tx, true)?);
        let there: HashSet<_> = all.iter().map(|row| &row.id).collect();
        let mut named = HashSet::new();
        let first: Vec<_> = ids
            .iter()
            .filter(|id| there.contains(id) && named.insert(*id))
            .collect();
        let rest = all
            .iter()
            .map(|row| &row.id)
            .filter(|id| !named.contains(id));
        let mut statement =
            tx.prepare_cached("UPDATE path SET position = :position WHERE id = :id")?;
        for (position, id) in (0_i64..).zip(first.into_iter().chain(rest)) {
            statement.execute(named_params! { ":id": id, ":position": position })?;
        }
        Ok::<_, MilestoneError>(())
    })?;
    Ok(token)
}

/// Puts a path in the trash, with all its chapters.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_path(db: &mut Db, path: &PathId, now: &Now) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        let changed = tx.execute(
            "UPDATE path SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": path, ":now": now.instant().0 },
        )?;
        found(changed)
    })?;
    Ok(token)
}

/// What a person says of a path, checked.
struct Said(PathChange);

impl Said {
    fn checked(mut change: PathChange) -> Result<Self, MilestoneError> {
        for word in [
            &mut change.name,
            &mut change.counter_word,
            &mut change.setback_word,
            &mut change.urge_word,
        ] {
            *word = checked_word(word)?.to_owned();
        }
        if change.name.is_empty() {
            return Err(MilestoneError::NameEmpty);
        }
        Ok(Self(change))
    }

    fn write(&self, tx: &Transaction<'_>, path: &PathId) -> Result<(), MilestoneError> {
        let said = &self.0;
        let changed = tx.execute(
            "UPDATE path SET name = :name, counter_word = :counter_word, counter_hidden = :counter_hidden, ladder = :ladder,
             kind = :kind, about = :about, setback_word = :setback_word, urge_word = :urge_word,
             total_hidden = :total_hidden, own_words = :own_words WHERE id = :id AND deleted_at IS NULL",
            named_params! {
                ":id": path, ":name": said.name, ":counter_word": said.counter_word, ":counter_hidden": said.counter_hidden,
                ":ladder": said.ladder.as_str(), ":kind": said.kind.as_str(), ":about": said.about.as_str(),
                ":setback_word": said.setback_word, ":urge_word": said.urge_word, ":total_hidden": said.total_hidden,
                ":own_words": said.own_words,
            },
        )?;
        found(changed)
    }
}

fn seen(
    connection: &Connection,
    rows: Vec<PathRow>,
    look: &Look<'_>,
) -> Result<Vec<Path>, DbError> {
    let marked = marked_ahead(connection, look.now.today())?;
    let mut chapters = all_chapters(connection)?;
    let mut beside = beside::all(connection, &rows, look)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let chapters = chapters.remove(&row.id).unwrap_or_default();
            let beside = beside.remove(&row.id).unwrap_or_default();
            view::path(row, &chapters, beside, &marked, look)
        })
        .collect())
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
