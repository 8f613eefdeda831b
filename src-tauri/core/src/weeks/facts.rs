//! What there was in a week, read from what is kept: facts, and nothing set beside another week.

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::sunday;
use crate::clock::{Instant, place};
use crate::contacts::{Outcome, ReachKind};
use crate::db::DbError;
use crate::milestones::{self, Look, MilestoneName};

/// How many people are named; of the others only the number is said.
const NAMED: usize = 3;

/// What there was in a week.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekFacts {
    /// With whom the person spoke, in the order in which they first did; how often is not said.
    pub people: Vec<String>,
    /// How many more people there were.
    pub more_people: u32,
    /// With whom there was a meeting: a group, or who was met there.
    pub meetings: Vec<String>,
    /// How many more there were.
    pub more_meetings: u32,
    /// Days with a check-in.
    pub check_ins: u32,
    /// Entries in the journal.
    pub entries: u32,
    /// Milestones that were reached.
    pub milestones: Vec<WeekMilestone>,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekMilestone {
    /// On which path.
    pub path_name: String,
    /// Which; none where numbers are hidden.
    pub name: Option<MilestoneName>,
}

/// Gathers what there was in the week that begins on `monday`.
///
/// # Errors
/// What the database says.
pub(super) fn facts(
    connection: &Connection,
    monday: NaiveDate,
    look: &Look<'_>,
) -> Result<WeekFacts, DbError> {
    let mut facts = WeekFacts {
        check_ins: days(connection, CHECK_INS, monday)?,
        entries: days(connection, ENTRIES, monday)?,
        milestones: reached(connection, monday, look)?,
        ..WeekFacts::default()
    };
    let (mut people, mut meetings) = (Vec::new(), Vec::new());
    for met in met(connection, monday)? {
        let list = if met.meeting {
            &mut meetings
        } else {
            &mut people
        };
        if !list.contains(&met.name) {
            list.push(met.name);
        }
    }
    (facts.people, facts.more_people) = named(people);
    (facts.meetings, facts.more_meetings) = named(meetings);
    Ok(facts)
}

/// Whether anything was ever noted that one could look back at.
///
/// # Errors
/// What the database says.
pub fn anything_noted(connection: &Connection) -> Result<bool, DbError> {
    Ok(connection.query_row(ANYTHING, [], |row| row.get(0))?)
}

/// The first of the names, and how many more there are. With one more there would be room for it.
fn named(mut names: Vec<String>) -> (Vec<String>, u32) {
    if names.len() <= NAMED {
        return (names, 0);
    }
    let more = names.split_off(NAMED - 1).len();
    (names, u32::try_from(more).unwrap_or(u32::MAX))
}

struct Met {
    name: String,
    meeting: bool,
}

// Nobody is named who died, is not safe, or was taken away.
pub(super) const MET: &str = "
    SELECT c.name, r.kind, r.started_at, r.zone
    FROM contact AS c CROSS JOIN reach_out AS r
      ON r.contact_id = c.id AND r.started_at BETWEEN :from AND :to
    WHERE c.deleted_at IS NULL AND c.standing = 'near'
      AND (r.outcome = :talked OR r.kind = :meeting AND r.outcome IS NOT :no_answer)
    ORDER BY r.started_at, r.rowid";
const ANYTHING: &str = "
    SELECT EXISTS (SELECT 1 FROM entry WHERE deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM check_in WHERE deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM week_look WHERE deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM capital_answer)
      OR EXISTS (SELECT 1 FROM score WHERE deleted_at IS NULL)";
pub(super) const CHECK_INS: &str =
    "SELECT count(*) FROM check_in WHERE deleted_at IS NULL AND date BETWEEN :from AND :to";
pub(super) const ENTRIES: &str =
    "SELECT count(*) FROM entry WHERE deleted_at IS NULL AND date BETWEEN :from AND :to";

fn met(connection: &Connection, monday: NaiveDate) -> Result<Vec<Met>, DbError> {
    // Each counts on the day that it was where it was, and no clock in the world is more than a day away from UTC.
    let day_before = monday.checked_sub_days(Days::new(1)).unwrap_or(monday);
    let day_after = sunday(monday)
        .checked_add_days(Days::new(2))
        .unwrap_or(monday);
    let mut statement = connection.prepare_cached(MET)?;
    let rows = statement.query_map(
        named_params! {
            ":from": place(day_before, NaiveTime::MIN, Tz::UTC).0,
            ":to": place(day_after, NaiveTime::MIN, Tz::UTC).0,
            ":talked": Outcome::Talked.as_str(),
            ":no_answer": Outcome::NoAnswer.as_str(),
            ":meeting": ReachKind::Meeting.as_str(),
        },
        |row| Ok((day_there(row)?, met_row(row)?)),
    )?;
    let mut found = Vec::new();
    for row in rows {
        let (day, met) = row?;
        if (monday..=sunday(monday)).contains(&day) {
            found.push(met);
        }
    }
    Ok(found)
}

fn day_there(row: &Row<'_>) -> rusqlite::Result<NaiveDate> {
    let zone: String = row.get("zone")?;
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let started = Instant(row.get("started_at")?);
    Ok(started.utc().with_timezone(&zone).date_naive())
}

fn met_row(row: &Row<'_>) -> rusqlite::Result<Met> {
    let kind: String = row.get("kind")?;
    Ok(Met {
        name: row.get("name")?,
        meeting: kind == ReachKind::Meeting.as_str(),
    })
}

fn days(connection: &Connection, sql: &str, monday: NaiveDate) -> Result<u32, DbError> {
    let mut statement = connection.prepare_cached(sql)?;
    let range = named_params! { ":from": monday.to_string(), ":to": sunday(monday).to_string() };
    Ok(statement.query_row(range, |row| row.get(0))?)
}

fn reached(
    connection: &Connection,
    monday: NaiveDate,
    look: &Look<'_>,
) -> Result<Vec<WeekMilestone>, DbError> {
    let in_week = monday..=sunday(monday);
    let mut found = Vec::new();
    for path in milestones::paths(connection, look)? {
        let shown = !path.counter_hidden;
        let of_week = path.reached.into_iter();
        found.extend(
            of_week
                .filter(|milestone| in_week.contains(&milestone.date))
                .map(|milestone| WeekMilestone {
                    path_name: path.name.clone(),
                    name: shown.then_some(milestone.name),
                }),
        );
    }
    Ok(found)
}
