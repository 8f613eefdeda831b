//! What a letter about the week can say, for the person to pick from. It says what there was, and counts nothing that
//! would read as a score.

use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::ContactError;
use crate::clock::place;
use crate::db::{ContactId, DbError, GoalId, PathId};
use crate::milestones::{self, Look, MilestoneName, Path};
use crate::weeks::{self, WeekTexts};

/// Days of a week besides today.
const DAYS_BEFORE: u64 = 6;

/// What there was in the seven days that end today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WeekLetter {
    /// The first of these days, in words.
    pub since_text: String,
    /// The paths of which there is something to say, in the person's order.
    pub paths: Vec<LetterPath>,
    /// Who was reached out to, in the order in which they were first.
    pub people: Vec<LetterPerson>,
    /// Goals that were reached.
    pub goals: Vec<LetterGoal>,
    /// What the person wrote as they looked back at the week.
    pub looked_back: Option<LetterLook>,
}

/// What the person wrote of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterLook {
    /// The week's Monday.
    #[specta(type = String)]
    pub week: NaiveDate,
    /// Their words; at least one is not blank.
    pub texts: WeekTexts,
}

/// What there is to say of a path. Where its numbers are hidden, nothing here has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterPath {
    /// Its name in the database.
    pub id: PathId,
    /// What it is called.
    pub name: String,
    /// The days of the chapter that is going.
    pub days: Option<u32>,
    /// Its milestones of the week, the newest first.
    pub marked: Vec<LetterMilestone>,
}

/// A milestone of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterMilestone {
    /// Which; none where numbers are hidden.
    pub name: Option<MilestoneName>,
}

/// Someone who was reached out to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterPerson {
    /// Who.
    pub contact: ContactId,
    /// What the person calls them.
    pub name: String,
    /// They talked, at least once.
    pub talked: bool,
    /// It was a meeting.
    pub meeting: bool,
}

/// A goal that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterGoal {
    /// Its name in the database.
    pub id: GoalId,
    /// What was reached.
    pub words: String,
}

/// Gathers the seven days that end today for a letter to `to`, who knows of their own calls. `week`: of which week the person's
/// own words are offered; none = the newest of which there are some, if the seven days touch it.
///
/// # Errors
/// What the database says.
pub fn week_letter(
    connection: &Connection,
    to: Option<&ContactId>,
    week: Option<NaiveDate>,
    look: &Look<'_>,
) -> Result<WeekLetter, ContactError> {
    let today = look.now.today();
    let first = today
        .checked_sub_days(Days::new(DAYS_BEFORE))
        .unwrap_or(today);
    let in_week = |date: NaiveDate| first <= date && date <= today;
    let paths = milestones::paths(connection, look)?;
    let goals = milestones::goals(connection, look.words)?;
    Ok(WeekLetter {
        since_text: look.words.date(first),
        paths: paths
            .into_iter()
            .map(|path| letter_path(path, in_week))
            .filter(|path| path.days.is_some() || !path.marked.is_empty())
            .collect(),
        people: people(connection, to, first, look)?,
        goals: goals
            .into_iter()
            .filter(|goal| goal.done_on.is_some_and(in_week))
            .map(|goal| LetterGoal {
                id: goal.id,
                words: goal.words,
            })
            .collect(),
        looked_back: looked_back(
            connection,
            &week.map_or_else(|| vec![today, first], |week| vec![week]),
        )?,
    })
}

/// What was written of the first of these days' weeks of which anything was.
fn looked_back(connection: &Connection, days: &[NaiveDate]) -> Result<Option<LetterLook>, DbError> {
    for day in days {
        let week = weeks::monday(*day);
        match weeks::said_in(connection, week)? {
            Some((texts, _)) if texts.says_something() => {
                return Ok(Some(LetterLook { week, texts }));
            }
            _ => {}
        }
    }
    Ok(None)
}

fn letter_path(path: Path, in_week: impl Fn(NaiveDate) -> bool) -> LetterPath {
    let shown = !path.counter_hidden;
    // Where amounts are noted the days since a date say nothing.
    let counted = shown && !path.kind.is_logged();
    let reached = path.reached.into_iter();
    LetterPath {
        id: path.id,
        name: path.name,
        days: path.counter.filter(|_| counted).map(|counter| counter.days),
        marked: reached
            .filter(|milestone| in_week(milestone.date))
            .map(|milestone| LetterMilestone {
                name: shown.then_some(milestone.name),
            })
            .collect(),
    }
}

/// Whoever is no longer to be offered is not named.
const PEOPLE: &str = "
    SELECT c.id, c.name, max(r.outcome IS 'talked') AS talked, max(r.kind = 'meeting') AS meeting
    FROM contact AS c CROSS JOIN reach_out AS r ON r.contact_id = c.id AND r.started_at >= :since
    WHERE c.deleted_at IS NULL AND c.archived_at IS NULL AND c.standing = 'near' AND c.id IS NOT :to
    GROUP BY c.id ORDER BY min(r.started_at), c.position";

fn people(
    connection: &Connection,
    to: Option<&ContactId>,
    first: NaiveDate,
    look: &Look<'_>,
) -> Result<Vec<LetterPerson>, DbError> {
    let since = place(first, NaiveTime::MIN, look.now.zone);
    let mut statement = connection.prepare_cached(PEOPLE)?;
    let rows = statement.query_map(named_params! { ":since": since.0, ":to": to }, |row| {
        Ok(LetterPerson {
            contact: row.get("id")?,
            name: row.get("name")?,
            talked: row.get("talked")?,
            meeting: row.get("meeting")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests;
