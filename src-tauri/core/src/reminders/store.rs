//! Claiming what is due before it is shown, and what becomes of it afterwards.

use std::path::Path as FilePath;

use rusqlite::{Connection, Transaction, named_params};

use super::ahead::{plan_with, reconcile};
use super::occurrences::Occurrence;
use super::plan::Upcoming;
use super::rows::{KNOW, past, window, write_occurrence};
use super::rule::Rule;
use super::share::{self, Due};
use super::sources::{Rules, Sources};
use super::{Delivery, Inputs, Notice, OwnReminderKind, ReminderError, nudges, plan};
use crate::clock::{Instant, Now, place};
use crate::db::{Db, DbError, OccurrenceId, Subject};
use crate::words::Words;

const CLAIM: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, delivered_at)
    VALUES (:id, :rule, :date, :due_at, :state, :now)
    ON CONFLICT (rule, date) DO UPDATE SET state = :state, delivered_at = :now, snoozed_until = NULL
      WHERE seen_at IS NULL AND state IN ('planned', 'snoozed', 'gone')
    RETURNING id";
const PASS_OVER: &str = "INSERT INTO occurrence (id, rule, date, due_at, state, seen_at)
    VALUES (:id, :rule, :date, :due_at, 'known', :now)
    ON CONFLICT (rule, date) DO UPDATE SET state = 'known', seen_at = :now WHERE state IN ('planned', 'known', 'gone')";

/// What is told within this time of when it was to be is not late.
const PROMPT_MS: i64 = 5 * 60 * 1000;

/// Takes what is due at `now` to be shown, in one notification or none. In one write it is recorded as intended; then
/// `file`, which a locked Cairn reads, forgets it: only after both does this return, so nothing is ever shown twice.
/// What the day's share keeps back until it is no longer worth telling goes to stand on Today.
/// Call `shown` when the notification is out. `words` puts the times of appointments into words.
///
/// # Errors
/// `File` when `file` cannot be written: show nothing then, what was claimed stands on Today. Or what the database says.
pub fn claim(
    db: &mut Db,
    file: &FilePath,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Option<Notice>, ReminderError> {
    reconcile(db, file)?;
    let mut sources = db.read(|connection| Sources::read(connection, now, inputs))?;
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
    let past = past(&db.read(|connection| window(connection, now, &sources))?);
    let Due { tell, stand } = share::due(now, &rules, &past);
    let passed_over = plan::passed_over(now, &rules, &past);
    let nudged = tell
        .iter()
        .any(|item| matches!(item.occurrence.rule, Rule::Nudge(_)));
    let mut items = Vec::new();
    if !(tell.is_empty() && stand.is_empty() && passed_over.is_empty()) {
        items = db.write(Subject::Reminders, |tx| {
            for occurrence in &passed_over {
                write_occurrence(tx, PASS_OVER, occurrence, occurrence.due, now)?;
            }
            for occurrence in &stand {
                claim_one(tx, occurrence, "untold", now)?;
            }
            let mut items = Vec::new();
            for item in &tell {
                if let Some(id) = claim_one(tx, &item.occurrence, "intended", now)? {
                    items.push(delivery(id, item, &rules, now, words));
                }
            }
            if nudged {
                nudges::note_told(tx, now.instant())?;
            }
            Ok::<_, DbError>(items)
        })?;
    }
    if nudged {
        sources.last_nudge = Some(now.instant());
    }
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
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
    let sources = db.read(|connection| Sources::read(connection, now, after))?;
    let past = past(&db.read(|connection| window(connection, now, &sources))?);
    let ready = |inputs: &Inputs<'_>| -> Vec<Occurrence> {
        let rules = Rules {
            inputs: *inputs,
            sources: &sources,
        };
        let items = plan::upcoming(now, &rules, &past).into_iter();
        items
            .filter(|item| item.occurrence.due <= now.instant())
            .map(|item| item.occurrence)
            .collect()
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
        for item in &known {
            match item.rule {
                // A silence goes on: the next in turn would take the place of this one, too.
                Rule::Nudge(_) => nudges::put_all_off(tx, &sources.silences, after.settings, now)?,
                _ => write_occurrence(tx, KNOW, item, item.due, now)?,
            }
        }
        Ok(())
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
    let sources = Sources::read(connection, now, inputs)?;
    let past = past(&window(connection, now, &sources)?);
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
    Ok(plan::next_wake(now, &rules, &past))
}

fn claim_one(
    tx: &Transaction<'_>,
    occurrence: &Occurrence,
    state: &str,
    now: &Now,
) -> Result<Option<OccurrenceId>, DbError> {
    // A newer one of the same kind, or the day itself, takes the place of what nobody has looked at: Today keeps no
    // backlog. What is told ahead of its day takes no place of another that is still to come.
    tx.prepare_cached(
        "UPDATE occurrence SET seen_at = :now
         WHERE seen_at IS NULL AND delivered_at IS NOT NULL
           AND (rule = :rule AND rule NOT GLOB 'milestone:*' AND date < min(:date, :today)
             OR rule GLOB 'milestoneEve:*' AND date < :today)",
    )?
    .execute(named_params! {
        ":now": now.instant().0, ":date": occurrence.date.to_string(), ":today": now.today().to_string(),
        ":rule": occurrence.rule.id(),
    })?;
    let mut statement = tx.prepare_cached(CLAIM)?;
    let mut rows = statement.query(named_params! {
        ":id": OccurrenceId::new(now), ":rule": occurrence.rule.id(), ":date": occurrence.date.to_string(),
        ":due_at": occurrence.due.0, ":state": state, ":now": now.instant().0,
    })?;
    Ok(rows.next()?.map(|row| row.get("id")).transpose()?)
}

fn delivery(
    id: OccurrenceId,
    item: &Upcoming,
    rules: &Rules<'_>,
    now: &Now,
    words: &Words,
) -> Delivery {
    let occurrence = &item.occurrence;
    let said = rules.said(&occurrence.rule, occurrence.date);
    let (path, path_name, counter_hidden) = match said.path {
        Some((path, name, hidden)) => (Some(path), Some(name), hidden),
        None => (None, None, false),
    };
    let (contact, contact_name) = said.contact.unzip();
    Delivery {
        occurrence: id,
        kind: occurrence.rule.kind(),
        path,
        path_name,
        counter_hidden,
        milestone: said.milestone,
        words: said.words,
        contact,
        contact_name,
        at_text: begins(occurrence, rules, now).map(|at| words.when(at, now.zone)),
        date: occurrence.falls,
        late_days: occurrence.late_days(now),
        late: item.fire.plus_ms(PROMPT_MS) < now.instant(),
    }
}

/// When an appointment begins.
fn begins(occurrence: &Occurrence, rules: &Rules<'_>, now: &Now) -> Option<Instant> {
    let own = rules.own(&occurrence.rule)?;
    let is_appointment = own.kind == OwnReminderKind::Appointment;
    is_appointment.then(|| place(occurrence.date, own.time.time(), now.zone))
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
