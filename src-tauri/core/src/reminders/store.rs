//! Occurrences in the database: claimed before they are shown, planned ahead for when the vault is locked.

use std::collections::HashMap;
use std::path::Path as FilePath;

use rusqlite::{Connection, Row, Transaction, named_params};

use super::due_file::{self, Told};
use super::plan::{self, Fate, Key, Occurrence, Past, Rules, Trace, Upcoming};
use super::{Delivery, Inputs, Notice, ReminderError};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OccurrenceId, Subject};
use crate::milestones::{civil_date, open_chapters};

const WINDOW: &str =
    "SELECT id, rule, date, due_at, state, snoozed_until, delivered_at, seen_at FROM occurrence
    WHERE date BETWEEN :from AND :to";
const PLANNED: &str =
    "SELECT id, rule, date, due_at FROM occurrence WHERE seen_at IS NULL AND state = 'planned'";
const CLAIM: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, delivered_at)
    VALUES (:id, :rule, :date, :due_at, 'intended', :now)
    ON CONFLICT (rule, date) DO UPDATE SET state = 'intended', delivered_at = :now, snoozed_until = NULL
      WHERE seen_at IS NULL AND state IN ('planned', 'snoozed')
    RETURNING id";
const PASS_OVER: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, seen_at)
    VALUES (:id, :rule, :date, :due_at, 'known', :now)
    ON CONFLICT (rule, date) DO UPDATE SET state = 'known', seen_at = :now WHERE state IN ('planned', 'known')";
const PLAN: &str = "INSERT INTO occurrence (id, rule, date, due_at, state)
    VALUES (:id, :rule, :date, :due_at, 'planned')
    ON CONFLICT (rule, date) DO UPDATE SET state = 'planned', due_at = :due_at
      WHERE seen_at IS NULL AND state IN ('planned', 'known')";
const KNOW: &str = "INSERT INTO occurrence (id, rule, date, due_at, state)
    VALUES (:id, :rule, :date, :due_at, 'known')
    ON CONFLICT (rule, date) DO UPDATE SET state = 'known' WHERE state = 'planned'";

/// A stored occurrence.
pub(super) struct OccurrenceRow {
    pub(super) id: OccurrenceId,
    pub(super) key: Key,
    pub(super) due_at: Instant,
    trace: Trace,
}

impl OccurrenceRow {
    pub(super) fn seen(&self) -> bool {
        self.trace.seen
    }
}

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

/// Takes over what was told while the vault was locked: it is not told again, and stands on Today.
fn reconcile(db: &mut Db, file: &FilePath) -> Result<(), DbError> {
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

fn plan_with(
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
    let unannounced: Vec<_> = plan::celebrations(now, rules)
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
        .filter(|at| plan::local_date(*at, now.zone) == now.today())
        .collect();
    today.sort_unstable();
    today.dedup();
    due_file::write(file, rules.inputs.settings, due, today)
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

fn write_occurrence(
    tx: &Transaction<'_>,
    sql: &str,
    item: &Occurrence,
    due: Instant,
    now: &Now,
) -> Result<(), DbError> {
    let mut statement = tx.prepare_cached(sql)?;
    let (id, rule, date) = (
        OccurrenceId::new(now),
        item.rule.id(),
        item.date.to_string(),
    );
    let now = now.instant().0;
    let mut named: Vec<(&str, &dyn rusqlite::ToSql)> = vec![
        (":id", &id),
        (":rule", &rule),
        (":date", &date),
        (":due_at", &due.0),
    ];
    if sql.contains(":now") {
        named.push((":now", &now));
    }
    statement.execute(named.as_slice())?;
    Ok(())
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

/// The stored occurrences of the days around today.
pub(super) fn window(connection: &Connection, now: &Now) -> Result<Vec<OccurrenceRow>, DbError> {
    let (from, to) = plan::window(now);
    let mut statement = connection.prepare_cached(WINDOW)?;
    let rows = statement.query_map(
        named_params! { ":from": from.to_string(), ":to": to.to_string() },
        occurrence_row,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn past(rows: &[OccurrenceRow]) -> Past {
    Past(
        rows.iter()
            .map(|row| (row.key.clone(), row.trace))
            .collect(),
    )
}

pub(super) fn occurrence_row(row: &Row<'_>) -> rusqlite::Result<OccurrenceRow> {
    let snoozed_until: Option<i64> = row.get("snoozed_until")?;
    let delivered_at: Option<i64> = row.get("delivered_at")?;
    let fate = match row.get::<_, String>("state")?.as_str() {
        "planned" => Fate::Planned,
        "known" => Fate::Known,
        "snoozed" => snoozed_until.map_or(Fate::Told, |at| Fate::Snoozed(Instant(at))),
        // Also a state that a newer Cairn may have written: rather not told than told twice.
        _ => Fate::Told,
    };
    Ok(OccurrenceRow {
        id: row.get("id")?,
        key: (row.get("rule")?, civil_date(row, "date")?),
        due_at: Instant(row.get("due_at")?),
        trace: Trace {
            fate,
            seen: row.get::<_, Option<i64>>("seen_at")?.is_some(),
            delivered_at: delivered_at.map(Instant),
        },
    })
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

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
