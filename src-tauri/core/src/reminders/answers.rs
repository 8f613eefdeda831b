//! What becomes of an occurrence after it was claimed: it is out, it is seen, it is for later.

use rusqlite::named_params;

use super::celebrations::celebrations;
use super::rows::write_occurrence;
use super::sources::{Rules, Sources};
use super::{Inputs, ReminderSettings, nudges};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OccurrenceId, PathId, Subject};
use crate::milestones::MilestoneName;

const SEE: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, seen_at)
    VALUES (:id, :rule, :date, :due_at, 'known', :now)
    ON CONFLICT (rule, date) DO UPDATE SET seen_at = :now, snoozed_until = NULL,
      state = CASE state WHEN 'planned' THEN 'known' WHEN 'gone' THEN 'known' WHEN 'snoozed' THEN 'shown' ELSE state END
      WHERE seen_at IS NULL";

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

/// The person asked to be told again at `until` ("Later": [`super::LATER_MS`] from now). An appointment that begins before
/// that is told again as it begins. Plan afterwards.
///
/// # Errors
/// What the database says.
pub fn snooze(db: &mut Db, ids: &[OccurrenceId], until: Instant) -> Result<(), DbError> {
    put_off(db, ids, until, "*")
}

/// These nudges are not for today: they come again tomorrow, and until then they do not stand on Today. Reminders of other
/// kinds stay as they are. Plan afterwards.
///
/// # Errors
/// What the database says.
pub fn not_today(
    db: &mut Db,
    ids: &[OccurrenceId],
    now: &Now,
    settings: &ReminderSettings,
) -> Result<(), DbError> {
    let tomorrow = nudges::tomorrow(now, settings.nudge_time.time());
    put_off(db, ids, tomorrow, "nudge:*")
}

fn put_off(db: &mut Db, ids: &[OccurrenceId], until: Instant, rules: &str) -> Result<(), DbError> {
    db.write(Subject::Reminders, |tx| {
        let mut statement = tx.prepare_cached(
            "UPDATE occurrence SET state = 'snoozed', snoozed_until = :until
             WHERE id = :id AND rule GLOB :rules AND seen_at IS NULL AND state IN ('intended', 'shown', 'untold', 'snoozed')",
        )?;
        ids.iter().try_for_each(|id| {
            statement
                .execute(named_params! { ":id": id, ":until": until.0, ":rules": rules })
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
               state = CASE state WHEN 'planned' THEN 'known' WHEN 'gone' THEN 'known' WHEN 'snoozed' THEN 'shown' ELSE state END
             WHERE id = :id AND seen_at IS NULL",
        )?;
        ids.iter()
            .try_for_each(|id| statement.execute(named_params! { ":id": id, ":now": now.instant().0 }).map(drop))?;
        Ok(())
    })
}

/// The person has looked at the celebration of this milestone, announced or not: Today does not offer it again, and it is
/// not told any more. Nothing happens for one that Today does not celebrate. Plan afterwards.
///
/// # Errors
/// What the database says.
pub fn celebrated(
    db: &mut Db,
    now: &Now,
    inputs: &Inputs<'_>,
    path: &PathId,
    name: &MilestoneName,
) -> Result<(), DbError> {
    let sources = db.read(|connection| Sources::read(connection, now, inputs))?;
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
    let found = celebrations(now, &rules)
        .into_iter()
        .find(|(at, _)| at.chapter.path == *path && at.point.name == *name);
    let Some((_, occurrence)) = found else {
        return Ok(());
    };
    db.write(Subject::Reminders, |tx| {
        write_occurrence(tx, SEE, &occurrence, occurrence.due, now)
    })
}
