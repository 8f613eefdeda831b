//! Occurrences as they are stored.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::nudges;
use super::occurrences::{Key, Occurrence};
use super::plan::{self, Fate, Past, Trace};
use super::sources::Sources;
use crate::clock::{Instant, Now};
use crate::contacts::silence::Silence;
use crate::db::{DbError, OccurrenceId};
use crate::milestones::civil_date;

pub(super) const WINDOW: &str =
    "SELECT id, rule, date, due_at, state, snoozed_until, delivered_at, seen_at FROM occurrence
    WHERE date BETWEEN :from AND :to";
const ONE: &str =
    "SELECT id, rule, date, due_at, state, snoozed_until, delivered_at, seen_at FROM occurrence
    WHERE rule = :rule AND date = :date";
/// Says that an occurrence is known, and so not told.
pub(super) const KNOW: &str = "INSERT INTO occurrence (id, rule, date, due_at, state)
    VALUES (:id, :rule, :date, :due_at, 'known')
    ON CONFLICT (rule, date) DO UPDATE SET state = 'known' WHERE state IN ('planned', 'gone')";

/// A stored occurrence.
pub(super) struct OccurrenceRow {
    pub(super) id: OccurrenceId,
    pub(super) key: Key,
    pub(super) due_at: Instant,
    pub(super) trace: Trace,
}

impl OccurrenceRow {
    pub(super) fn seen(&self) -> bool {
        self.trace.seen
    }
}

/// The stored occurrences of the days around today, and those of silences, whose day can be long past.
pub(super) fn window(
    connection: &Connection,
    now: &Now,
    sources: &Sources,
) -> Result<Vec<OccurrenceRow>, DbError> {
    let (from, to) = plan::window(now);
    let mut statement = connection.prepare_cached(WINDOW)?;
    let rows = statement.query_map(
        named_params! { ":from": from.to_string(), ":to": to.to_string() },
        occurrence_row,
    )?;
    let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
    let outside = |silence: &&Silence| !(from..=to).contains(&silence.due_on);
    let mut statement = connection.prepare_cached(ONE)?;
    for silence in sources.silences.iter().filter(outside) {
        let (rule, date) = nudges::key(silence);
        let found = statement.query_row(
            named_params! { ":rule": rule, ":date": date.to_string() },
            occurrence_row,
        );
        rows.extend(found.optional()?);
    }
    Ok(rows)
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
        // What is gone may come again: a clock that was wrong is put right.
        "planned" | "gone" => Fate::Planned,
        "known" => Fate::Known,
        "untold" => Fate::Untold,
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

/// Runs one of the statements that write `item`, due at `due`.
pub(super) fn write_occurrence(
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
