//! Planning ahead for when the vault is locked, and taking over what was told meanwhile.

use std::collections::{HashMap, HashSet};
use std::path::Path as FilePath;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::due_file::{self, Told};
use super::occurrences::{Key, earlier};
use super::plan::{self, Fate, Upcoming};
use super::rows::{KNOW, past, window, write_occurrence};
use super::rule::Rule;
use super::sources::{Rules, Sources};
use super::{Inputs, ReminderError, celebrations, nudges, share};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OccurrenceId, Subject};
use crate::milestones::civil_date;

pub(super) const PLANNED: &str =
    "SELECT id, rule, date, due_at FROM occurrence WHERE seen_at IS NULL AND state = 'planned'";
const PLAN: &str = "INSERT INTO occurrence (id, rule, date, due_at, state)
    VALUES (:id, :rule, :date, :due_at, 'planned')
    ON CONFLICT (rule, date) DO UPDATE SET state = 'planned', due_at = :due_at
      WHERE seen_at IS NULL AND state IN ('planned', 'known', 'gone')";
/// What is no longer to come keeps its row, and so its id, for a while: after a crash the file may still have it, and what is
/// told under an id that nobody knows would be told again.
const GONE: &str =
    "UPDATE occurrence SET state = 'gone' WHERE id = :id AND state = 'planned' AND seen_at IS NULL";
const GONE_LONG_AGO: &str = "DELETE FROM occurrence WHERE state = 'gone' AND date < :date";
const GONE_DAYS: u64 = 60;

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
    let sources = db.read(|connection| Sources::read(connection, now, inputs))?;
    plan_with(
        db,
        file,
        now,
        &Rules {
            inputs: *inputs,
            sources: &sources,
        },
    )
}

/// Takes over what was told while the vault was locked: it is not told again, and stands on Today.
pub(super) fn reconcile(db: &mut Db, file: &FilePath) -> Result<(), DbError> {
    let told: Vec<Told> = due_file::read(file).told;
    let news = db.read(|connection| {
        let mut statement = connection.prepare_cached(
            "SELECT rule FROM occurrence WHERE id = :id AND state IN ('planned', 'snoozed', 'known', 'gone')",
        )?;
        let mut news = Vec::new();
        for told in told {
            let rule = statement.query_row(named_params! { ":id": told.id }, |row| row.get("rule"));
            news.extend(rule.optional()?.map(|rule: String| (told, rule)));
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
        for (told, rule) in &news {
            statement.execute(named_params! { ":id": told.id, ":at": told.at.0 })?;
            if matches!(Rule::from_id(rule), Some(Rule::Nudge(_))) {
                nudges::note_told(tx, told.at)?;
            }
        }
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
    let rows = db.read(|connection| window(connection, now, rules.sources))?;
    let past = past(&rows);
    let upcoming = plan::upcoming(now, rules, &past);
    let keys: HashSet<Key> = upcoming.iter().map(|item| item.occurrence.key()).collect();
    let planned = db.read(planned)?;
    let gone: Vec<_> = planned
        .iter()
        .filter(|(key, _)| !keys.contains(key))
        .map(|(_, (id, _))| id)
        .collect();
    let new: Vec<_> = upcoming
        .iter()
        .filter(|item| {
            let key = item.occurrence.key();
            let fate = past.0.get(&key).map(|trace| trace.fate);
            let at = planned.get(&key).map(|(_, at)| *at);
            !matches!(fate, Some(Fate::Snoozed(_))) && at != Some(item.fire)
        })
        .collect();
    // What Today celebrates without having been announced: a row, so that it can be seen once.
    let unannounced: Vec<_> = celebrations::celebrations(now, rules)
        .into_iter()
        .map(|(_, occurrence)| occurrence)
        .filter(|item| !past.0.contains_key(&item.key()) && !keys.contains(&item.key()))
        .collect();
    if !(gone.is_empty() && new.is_empty() && unannounced.is_empty()) {
        db.write(Subject::Reminders, |tx| {
            let long_ago = earlier(now.today(), GONE_DAYS).to_string();
            tx.prepare_cached(GONE_LONG_AGO)?
                .execute(named_params! { ":date": long_ago })?;
            for id in gone {
                tx.prepare_cached(GONE)?
                    .execute(named_params! { ":id": id })?;
            }
            for item in new {
                write_occurrence(tx, PLAN, &item.occurrence, item.fire, now)?;
            }
            unannounced
                .iter()
                .try_for_each(|item| write_occurrence(tx, KNOW, item, item.due, now))
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
    let rows = db.read(|connection| window(connection, now, rules.sources))?;
    let ids: HashMap<_, _> = rows.iter().map(|row| (&row.key, &row.id)).collect();
    let past = past(&rows);
    let due = share::within_shares(now, rules, &past, upcoming)
        .into_iter()
        .filter_map(|item| {
            let id = ids.get(&item.occurrence.key())?;
            Some(due_file::Due::new(
                (*id).clone(),
                item.fire,
                item.until_locked,
                share::is_again(item, now, &past),
                now.zone,
            ))
        })
        .collect();
    let today = share::told_today(now, rules, &past).into_iter().collect();
    due_file::write(file, rules.inputs.settings, due, today)
}

fn planned(connection: &Connection) -> Result<HashMap<Key, (OccurrenceId, Instant)>, DbError> {
    let mut statement = connection.prepare_cached(PLANNED)?;
    let rows = statement.query_map([], |row| {
        Ok((
            (row.get("rule")?, civil_date(row, "date")?),
            (row.get("id")?, Instant(row.get("due_at")?)),
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
