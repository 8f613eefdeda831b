//! Editing a ladder: its rungs one by one, which of them are taken out, and the milestones of the person's own.

use std::collections::{HashMap, HashSet};

use chrono::{Days, Months, NaiveDate};
use rusqlite::{Connection, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::ladder::{Edits, Ladder, OwnMilestone, When};
use super::ladders::{MilestoneName, Start, lasting_date};
use super::rows::{by_path, chapters_of, live, path_row_of};
use super::{Look, MilestoneError, own};
use crate::clock::{Now, place};
use crate::db::{Db, DbError, OccurrenceId, OwnMilestoneId, PathId, Subject, UndoToken};
use crate::settings;

/// How far ahead the rungs of a ladder are shown, in years.
const YEARS_AHEAD: u32 = 5;
/// A milestone is told and celebrated up to seven days later; journeys can add two.
const RECENT_DAYS: u64 = 9;

/// A rung of a path's ladder, or a milestone of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MilestoneRung {
    /// What it is called.
    pub name: MilestoneName,
    /// It is not taken out.
    pub shown: bool,
    /// Which of the person's own; `None` for a rung of the ladder.
    pub own: Option<OwnMilestoneId>,
    /// When it falls in the chapter that is going, or the date itself; `None` without either.
    #[specta(type = Option<String>)]
    pub date: Option<NaiveDate>,
    /// The date in words.
    pub date_text: Option<String>,
}

pub(super) const HIDDEN: &str = "SELECT path_id, code FROM hidden_milestone ORDER BY path_id, code";
pub(super) const HIDDEN_OF: &str =
    "SELECT code FROM hidden_milestone WHERE path_id = :path ORDER BY code";

/// The rungs of a path's ladder up to five years ahead, taken out or not, with the milestones of the person's own; by date.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn rungs(
    connection: &Connection,
    look: &Look<'_>,
    path: &PathId,
) -> Result<Vec<MilestoneRung>, DbError> {
    let row = path_row_of(connection, path)?;
    let edits = edits_of(connection, path)?;
    let chapters = chapters_of(connection, path)?;
    let today = look.now.today();
    let open = chapters.last().filter(|chapter| chapter.end.is_none());
    // Without a chapter the rungs stand in the order they would have from today on.
    let start = open.map_or(
        Start {
            date: today,
            time: None,
            again: !chapters.is_empty(),
        },
        |chapter| chapter.start(chapters.len() > 1),
    );
    let last = later_by_years(today.max(start.date), YEARS_AHEAD);
    let has_dates = open.is_some();
    let edited = Ladder::new(row.ladder, edits.clone());
    let own_names: HashSet<_> = edits.own.iter().map(OwnMilestone::name).collect();
    let ladder = row
        .ladder
        .points(start, look.now.zone, look.leap)
        .take_while(|point| point.date <= last)
        .filter(|point| !own_names.contains(&point.name))
        .map(|point| (point.name, None, point.date, has_dates));
    let own = edits.own.iter().map(|own| {
        let (date, is_date) = match own.when {
            When::On(date) => (Some(date), true),
            When::After(_) => (own.date(start.date, look.leap), has_dates),
        };
        let shown = is_date && date.is_some();
        let id = Some(own.id.clone());
        (own.name(), id, date.unwrap_or(NaiveDate::MAX), shown)
    });
    let mut found: Vec<_> = ladder.chain(own).collect();
    found.sort_by_key(|(.., date, _)| *date);
    Ok(found
        .into_iter()
        .map(|(name, own, date, has_date)| {
            let date = has_date.then_some(date);
            MilestoneRung {
                shown: edited.shows(&name),
                name,
                own,
                date,
                date_text: date.map(|date| look.words.date(date)),
            }
        })
        .collect())
}

/// Takes a rung out of a path's ladder, or puts it back. What it would have told on days gone by is not told.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn show_rung(
    db: &mut Db,
    path: &PathId,
    name: &MilestoneName,
    shown: bool,
    now: &Now,
) -> Result<UndoToken, MilestoneError> {
    let ((), token) = db.write_undoable(Subject::Milestones, |tx| {
        edit(tx, path, now, |tx| {
            if shown {
                return put_back(tx, path, name);
            }
            tx.execute(
                "INSERT INTO hidden_milestone (path_id, code) VALUES (:path, :code) ON CONFLICT (path_id, code) DO NOTHING",
                named_params! { ":path": path, ":code": name.rung() },
            )?;
            Ok(())
        })
    })?;
    Ok(token)
}

/// Puts a rung back, if it was taken out.
pub(super) fn put_back(
    tx: &Transaction<'_>,
    path: &PathId,
    name: &MilestoneName,
) -> Result<(), MilestoneError> {
    tx.execute(
        "DELETE FROM hidden_milestone WHERE path_id = :path AND code = :code",
        named_params! { ":path": path, ":code": name.rung() },
    )?;
    Ok(())
}

/// Runs a change of a path's ladder. Milestones of the last days that were not on it before are known then: they are not
/// announced, and only what falls on this very day is celebrated.
pub(super) fn edit<T>(
    tx: &Transaction<'_>,
    path: &PathId,
    now: &Now,
    change: impl FnOnce(&Transaction<'_>) -> Result<T, MilestoneError>,
) -> Result<T, MilestoneError> {
    live(tx, path)?;
    let before: HashSet<_> = recent(tx, path, now)?.into_iter().collect();
    let value = change(tx)?;
    let new = recent(tx, path, now)?;
    for (rule, date, falls) in new.into_iter().filter(|item| !before.contains(item)) {
        let seen = (falls < now.today()).then_some(now.instant().0);
        tx.execute(
            "INSERT INTO occurrence (id, rule, date, due_at, state, seen_at) VALUES (:id, :rule, :date, :now, 'known', :seen)
             ON CONFLICT (rule, date) DO UPDATE SET state = 'known', seen_at = :seen
               WHERE seen_at IS NULL AND state IN ('planned', 'gone')",
            named_params! {
                ":id": OccurrenceId::new(now), ":rule": rule, ":date": date.to_string(), ":now": now.instant().0,
                ":seen": seen,
            },
        )?;
    }
    Ok(value)
}

/// What the person made of every path's ladder.
pub(super) fn all_edits(connection: &Connection) -> Result<HashMap<PathId, Edits>, DbError> {
    let mut statement = connection.prepare_cached(HIDDEN)?;
    let rows = statement.query_map([], |row| {
        Ok((row.get("path_id")?, row.get::<_, String>("code")?))
    })?;
    let mut edits: HashMap<PathId, Edits> = HashMap::new();
    for (path, hidden) in by_path(rows)? {
        edits.entry(path).or_default().hidden = hidden.into_iter().collect();
    }
    for (path, own) in own::all(connection)? {
        edits.entry(path).or_default().own = own;
    }
    Ok(edits)
}

fn edits_of(connection: &Connection, path: &PathId) -> Result<Edits, DbError> {
    let mut statement = connection.prepare_cached(HIDDEN_OF)?;
    let hidden = statement.query_map(named_params! { ":path": path }, |row| row.get("code"))?;
    Ok(Edits {
        hidden: hidden.collect::<Result<_, _>>()?,
        own: own::of(connection, path)?,
    })
}

/// The milestones of the last days in the chapter that is going whose time has come: their rules, the dates that name
/// them, and the days on which they fall.
fn recent(
    tx: &Transaction<'_>,
    path: &PathId,
    now: &Now,
) -> Result<Vec<(String, NaiveDate, NaiveDate)>, DbError> {
    let row = path_row_of(tx, path)?;
    let chapters = chapters_of(tx, path)?;
    let Some(open) = chapters.last().filter(|chapter| chapter.end.is_none()) else {
        return Ok(Vec::new());
    };
    let settings = settings::load(tx)?;
    let ladder = Ladder::new(row.ladder, edits_of(tx, path)?);
    let today = now.today();
    let from = today.checked_sub_days(Days::new(RECENT_DAYS));
    let time = settings.reminders.milestone_time.time();
    Ok(ladder
        .points(open.start(chapters.len() > 1), now.zone, settings.leap_day)
        .take_while(|point| point.date <= today)
        .filter(|point| from.is_none_or(|from| point.date >= from))
        .filter(|point| {
            let due = point
                .at
                .unwrap_or_else(|| place(point.date, time, now.zone));
            due <= now.instant()
        })
        .map(|point| {
            let lasting = lasting_date(&point, open.start);
            (point.name.rule(path), lasting, point.date)
        })
        .collect())
}

fn later_by_years(date: NaiveDate, years: u32) -> NaiveDate {
    date.checked_add_months(Months::new(years * 12))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
#[path = "rungs_tests.rs"]
mod tests;
