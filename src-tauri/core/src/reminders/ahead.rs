//! Planning ahead for when the vault is locked, and taking over what was told meanwhile.

use std::collections::HashMap;
use std::path::Path as FilePath;

use rusqlite::{Connection, named_params};

use super::due_file::{self, Told};
use super::occurrences::{Key, Rules};
use super::plan::{self, Fate, Upcoming};
use super::quiet::local_date;
use super::rows::{KNOW, past, window, write_occurrence};
use super::{Inputs, ReminderError, celebrations};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OccurrenceId, Subject};
use crate::milestones::{civil_date, open_chapters};

pub(super) const PLANNED: &str =
    "SELECT id, rule, date, due_at FROM occurrence WHERE seen_at IS NULL AND state = 'planned'";
const PLAN: &str = "INSERT INTO occurrence (id, rule, date, due_at, state)
    VALUES (:id, :rule, :date, :due_at, 'planned')
    ON CONFLICT (rule, date) DO UPDATE SET state = 'planned', due_at = :due_at
      WHERE seen_at IS NULL AND state IN ('planned', 'known')";

/// Plans the next two weeks anew and writes their due times to `file`, for when the vault is locked. Call it when
/// paths or settings have changed, after a snooze, and before locking. What was told while locked is taken over first.
///
/// # Errors
/// `File` when `file` cannot be written, or what the database says.
pub fn plan(
    db: &mut Db,
    file: &FilePath,
    now: &Now,
    inputs: &Inputs<'_>,
) -> Result<(), ReminderError> {
    reconcile(db, file)?;
    let chapters = db.read(open_chapters)?;
    plan_with(
        db,
        file,
        now,
        &Rules {
            inputs: *inputs,
            chapters: &chapters,
        },
    )
}

/// Takes over what was told while the vault was locked: it is not told again, and stands on Today.
pub(super) fn reconcile(db: &mut Db, file: &FilePath) -> Result<(), DbError> {
    let told: Vec<Told> = due_file::read(file).told;
    let news = db.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT id FROM occurrence WHERE id = :id AND state IN ('planned', 'snoozed', 'known')",
        )?;
        let mut news = Vec::new();
        for told in told {
            if statement.exists(named_params! { ":id": told.id })? {
                news.push(told);
            }
        }
        Ok::<_, DbError>(news)
    })?;
    if news.is_empty() {
        return Ok(());
    }
    db.write(Subject::Reminders, |tx| {
        let mut statement = tx.prepare_cached(
            "UPDATE occurrence SET state = 'shown', snoozed_until = NULL, delivered_at = :at WHERE id = :id",
        )?;
        news.iter()
            .try_for_each(|told| statement.execute(named_params! { ":id": told.id, ":at": told.at.0 }).map(drop))?;
        Ok(())
    })
}

/// [`plan`] without taking over, under rules that were read already.
pub(super) fn plan_with(
    db: &mut Db,
    file: &FilePath,
    now: &Now,
    rules: &Rules<'_>,
) -> Result<(), ReminderError> {
    let rows = db.read(|connection| window(connection, now))?;
    let past = past(&rows);
    let upcoming = plan::upcoming(now, rules, &past);
    let planned = db.read(planned)?;
    let gone: Vec<_> = planned
        .iter()
        .filter(|(_, key, _)| !upcoming.iter().any(|item| item.occurrence.key() == *key))
        .map(|(id, ..)| id)
        .collect();
    let new: Vec<_> = upcoming
        .iter()
        .filter(|item| {
            !matches!(
                past.0.get(&item.occurrence.key()).map(|trace| trace.fate),
                Some(Fate::Snoozed(_))
            )
        })
        .filter(|item| {
            !planned
                .iter()
                .any(|(_, key, at)| *key == item.occurrence.key() && *at == item.fire)
        })
        .collect();
    // What Today celebrates without having been announced: a row, so that it can be seen once.
    let unannounced: Vec<_> = celebrations::celebrations(now, rules)
        .into_iter()
        .map(|(_, occurrence)| occurrence)
        .filter(|item| !past.0.contains_key(&item.key()))
        .filter(|item| {
            !upcoming
                .iter()
                .any(|planned| planned.occurrence.key() == item.key())
        })
        .collect();
    if !(gone.is_empty() && new.is_empty() && unannounced.is_empty()) {
        db.write(Subject::Reminders, |tx| {
            for id in gone {
                tx.prepare_cached("DELETE FROM occurrence WHERE id = :id AND state = 'planned' AND seen_at IS NULL")?
                    .execute(named_params! { ":id": id })?;
            }
            for item in new {
                write_occurrence(tx, PLAN, &item.occurrence, item.fire, now)?;
            }
            unannounced.iter().try_for_each(|item| write_occurrence(tx, KNOW, item, item.due, now))
        })?;
    }
    write_file(db, file, now, rules, &upcoming)
}

fn write_file(
    db: &Db,
    file: &FilePath,
    now: &Now,
    rules: &Rules<'_>,
    upcoming: &[Upcoming],
) -> Result<(), ReminderError> {
    let rows = db.read(|connection| window(connection, now))?;
    let ids: HashMap<_, _> = rows.iter().map(|row| (&row.key, &row.id)).collect();
    let due = upcoming
        .iter()
        .filter_map(|item| {
            let id = ids.get(&item.occurrence.key())?;
            Some(due_file::Due::new(
                (*id).clone(),
                item.fire,
                item.until,
                now.zone,
            ))
        })
        .collect();
    let mut today: Vec<_> = rows
        .iter()
        .filter_map(|row| row.trace.delivered_at)
        .filter(|at| local_date(*at, now.zone) == now.today())
        .collect();
    today.sort_unstable();
    today.dedup();
    due_file::write(file, rules.inputs.settings, due, today)
}

fn planned(connection: &Connection) -> Result<Vec<(OccurrenceId, Key, Instant)>, DbError> {
    let mut statement = connection.prepare_cached(PLANNED)?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get("id")?,
            (row.get("rule")?, civil_date(row, "date")?),
            Instant(row.get("due_at")?),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
