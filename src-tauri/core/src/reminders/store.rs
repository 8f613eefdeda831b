//! Claiming what is due before it is shown, and what becomes of it afterwards.

use std::path::Path as FilePath;

use rusqlite::{Connection, Transaction, named_params};

use super::ahead::{plan_with, reconcile};
use super::occurrences::{Occurrence, Rules};
use super::plan;
use super::rows::{KNOW, past, window, write_occurrence};
use super::{Delivery, Inputs, Notice, ReminderError};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OccurrenceId, Subject};
use crate::milestones::open_chapters;

const CLAIM: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, delivered_at)
    VALUES (:id, :rule, :date, :due_at, 'intended', :now)
    ON CONFLICT (rule, date) DO UPDATE SET state = 'intended', delivered_at = :now, snoozed_until = NULL
      WHERE seen_at IS NULL AND state IN ('planned', 'snoozed')
    RETURNING id";
const PASS_OVER: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, seen_at)
    VALUES (:id, :rule, :date, :due_at, 'known', :now)
    ON CONFLICT (rule, date) DO UPDATE SET state = 'known', seen_at = :now WHERE state IN ('planned', 'known')";

/// Takes what is due at `now` to be shown, in one notification or none. In one write it is recorded as intended; then
/// `file`, which a locked Cairn reads, forgets it: only after both does this return, so nothing is ever shown twice.
/// Call `shown` when the notification is out.
///
/// # Errors
/// `File` when `file` cannot be written: show nothing then, what was claimed stands on Today. Or what the database says.
pub fn claim(
    db: &mut Db,
    file: &FilePath,
    now: &Now,
    inputs: &Inputs<'_>,
) -> Result<Option<Notice>, ReminderError> {
    reconcile(db, file)?;
    let chapters = db.read(open_chapters)?;
    let rules = Rules {
        inputs: *inputs,
        chapters: &chapters,
    };
    let past = past(&db.read(|connection| window(connection, now))?);
    let due = plan::due(now, &rules, &past);
    let passed_over = plan::passed_over(now, &rules, &past);
    let mut items = Vec::new();
    if !due.is_empty() || !passed_over.is_empty() {
        items = db.write(Subject::Reminders, |tx| {
            for occurrence in &passed_over {
                write_occurrence(tx, PASS_OVER, occurrence, occurrence.due, now)?;
            }
            let mut items = Vec::new();
            for occurrence in due {
                if let Some(id) = claim_one(tx, &occurrence, now)? {
                    items.push(delivery(id, occurrence, &rules, now));
                }
            }
            Ok::<_, DbError>(items)
        })?;
    }
    plan_with(db, file, now, &rules)?;
    let neutral = inputs.settings.neutral;
    Ok((!items.is_empty()).then_some(Notice { items, neutral }))
}

/// Says that what the new settings would have told by now is known: choosing a check-in at 20:00 in the evening at nine
/// begins tomorrow. Call it with the settings as they were and as they are, then `plan`.
///
/// # Errors
/// What the database says.
pub fn settings_changed(
    db: &mut Db,
    now: &Now,
    before: &Inputs<'_>,
    after: &Inputs<'_>,
) -> Result<(), DbError> {
    let chapters = db.read(open_chapters)?;
    let past = past(&db.read(|connection| window(connection, now))?);
    let ready = |inputs: &Inputs<'_>| -> Vec<Occurrence> {
        let items = plan::upcoming(
            now,
            &Rules {
                inputs: *inputs,
                chapters: &chapters,
            },
            &past,
        );
        let ready = items
            .into_iter()
            .filter(|item| item.occurrence.due <= now.instant());
        ready.map(|item| item.occurrence).collect()
    };
    let was_ready: Vec<_> = ready(before).iter().map(Occurrence::key).collect();
    let known: Vec<_> = ready(after)
        .into_iter()
        .filter(|item| !was_ready.contains(&item.key()))
        .collect();
    if known.is_empty() {
        return Ok(());
    }
    db.write(Subject::Reminders, |tx| {
        known
            .iter()
            .try_for_each(|item| write_occurrence(tx, KNOW, item, item.due, now))
    })
}

/// The next moment at which something may be told, `None` when nothing is in sight. The loop looks every 30 s anyway.
///
/// # Errors
/// What the database says.
pub fn next_wake(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
) -> Result<Option<Instant>, DbError> {
    let chapters = open_chapters(connection)?;
    let past = past(&window(connection, now)?);
    Ok(plan::next_wake(
        now,
        &Rules {
            inputs: *inputs,
            chapters: &chapters,
        },
        &past,
    ))
}

/// The notification of these occurrences is out.
///
/// # Errors
/// What the database says.
pub fn shown(db: &mut Db, ids: &[OccurrenceId]) -> Result<(), DbError> {
    db.write(Subject::Reminders, |tx| {
        let mut statement = tx.prepare_cached(
            "UPDATE occurrence SET state = 'shown' WHERE id = :id AND state = 'intended'",
        )?;
        ids.iter()
            .try_for_each(|id| statement.execute(named_params! { ":id": id }).map(drop))?;
        Ok(())
    })
}

/// The person asked to be told again at `until` ("Later": [`super::LATER_MS`] from now). Plan afterwards.
///
/// # Errors
/// What the database says.
pub fn snooze(db: &mut Db, ids: &[OccurrenceId], until: Instant) -> Result<(), DbError> {
    db.write(Subject::Reminders, |tx| {
        let mut statement = tx.prepare_cached(
            "UPDATE occurrence SET state = 'snoozed', snoozed_until = :until
             WHERE id = :id AND seen_at IS NULL AND state IN ('intended', 'shown', 'snoozed')",
        )?;
        ids.iter().try_for_each(|id| {
            statement
                .execute(named_params! { ":id": id, ":until": until.0 })
                .map(drop)
        })?;
        Ok(())
    })
}

/// The person has seen these occurrences: they no longer stand on Today, and those still planned are not told.
///
/// # Errors
/// What the database says.
pub fn seen(db: &mut Db, ids: &[OccurrenceId], now: &Now) -> Result<(), DbError> {
    db.write(Subject::Reminders, |tx| {
        let mut statement = tx.prepare_cached(
            "UPDATE occurrence SET seen_at = :now, snoozed_until = NULL,
               state = CASE state WHEN 'planned' THEN 'known' WHEN 'snoozed' THEN 'shown' ELSE state END
             WHERE id = :id AND seen_at IS NULL",
        )?;
        ids.iter()
            .try_for_each(|id| statement.execute(named_params! { ":id": id, ":now": now.instant().0 }).map(drop))?;
        Ok(())
    })
}

fn claim_one(
    tx: &Transaction<'_>,
    occurrence: &Occurrence,
    now: &Now,
) -> Result<Option<OccurrenceId>, DbError> {
    // A newer check-in, or the day itself, takes the place of what nobody has looked at: Today keeps no backlog.
    tx.prepare_cached(
        "UPDATE occurrence SET seen_at = :now
         WHERE seen_at IS NULL AND delivered_at IS NOT NULL AND date < :date
           AND (rule = :rule AND rule = 'checkIn' OR rule GLOB 'milestoneEve:*')",
    )?
    .execute(named_params! {
        ":now": now.instant().0, ":date": occurrence.date.to_string(), ":rule": occurrence.rule.id(),
    })?;
    let mut statement = tx.prepare_cached(CLAIM)?;
    let mut rows = statement.query(named_params! {
        ":id": OccurrenceId::new(now), ":rule": occurrence.rule.id(), ":date": occurrence.date.to_string(),
        ":due_at": occurrence.due.0, ":now": now.instant().0,
    })?;
    Ok(rows.next()?.map(|row| row.get("id")).transpose()?)
}

fn delivery(id: OccurrenceId, occurrence: Occurrence, rules: &Rules<'_>, now: &Now) -> Delivery {
    let milestone = occurrence.rule.milestone();
    let chapter =
        milestone.and_then(|(path, _)| rules.chapters.iter().find(|chapter| chapter.path == *path));
    Delivery {
        occurrence: id,
        kind: occurrence.rule.kind(),
        path: chapter.map(|chapter| chapter.path.clone()),
        path_name: chapter.map(|chapter| chapter.name.clone()),
        counter_hidden: chapter.is_some_and(|chapter| chapter.counter_hidden),
        milestone: milestone.map(|(_, name)| name.clone()),
        date: occurrence.falls,
        late_days: occurrence.late_days(now),
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
