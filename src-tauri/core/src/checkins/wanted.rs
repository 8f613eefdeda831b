//! What of check-ins the person wants: which parts are asked, and whether Today offers one.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::store::check_in;
use crate::clock::Now;
use crate::db::{Db, DbError};
use crate::journal::Mood;
use crate::settings::{self, Settings};
use crate::words::Words;

/// What is asked in a check-in. Each part can be turned off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckInSettings {
    /// Today offers it; none = once there was one, or while its reminder is on.
    pub on_today: Option<bool>,
    /// How the person feels.
    pub mood: bool,
    /// Craving or urge, path by path.
    pub craving: bool,
    /// … as a number, too.
    pub craving_number: bool,
    /// Sleep.
    pub sleep: bool,
    /// Hungry, angry, lonely, tired.
    pub halt: bool,
    /// Energy.
    pub energy: bool,
    /// Medication and routines.
    pub routines: bool,
    /// What set something off.
    pub triggers: bool,
    /// What helped.
    pub helped: bool,
    /// The one line.
    pub words: bool,
}

impl Default for CheckInSettings {
    fn default() -> Self {
        Self {
            on_today: None,
            mood: true,
            craving: true,
            craving_number: false,
            sleep: true,
            halt: true,
            energy: true,
            routines: true,
            triggers: true,
            helped: true,
            words: true,
        }
    }
}

/// The check-in as the card on Today has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QuickCheckIn {
    /// The mood is asked.
    pub mood_asked: bool,
    /// How the person feels today; none = not said.
    pub mood: Option<Mood>,
    /// Something was said today.
    pub said: bool,
}

/// The check-in for Today's card; none when the person does not want it there, or put it away for today.
///
/// # Errors
/// What the database says.
pub fn quick(
    connection: &Connection,
    settings: &Settings,
    words: &Words,
    now: &Now,
) -> Result<Option<QuickCheckIn>, DbError> {
    if !is_wanted(connection, settings)?
        || settings::fact(connection, PUT_AWAY)? == Some(now.today())
    {
        return Ok(None);
    }
    today(connection, settings, words, now).map(Some)
}

/// Whether Today offers a check-in: as the person chose or, where they did not, once there was one and while its reminder
/// is on.
///
/// # Errors
/// What the database says.
pub(super) fn is_wanted(connection: &Connection, settings: &Settings) -> Result<bool, DbError> {
    match settings.check_ins.on_today {
        Some(wanted) => Ok(wanted),
        None => Ok(settings.reminders.check_in || ever(connection)?),
    }
}

/// The person would rather not have it on Today for the rest of this day.
///
/// # Errors
/// What the database says.
pub fn put_away(db: &mut Db, now: &Now) -> Result<(), DbError> {
    settings::note(db, PUT_AWAY, &now.today())
}

/// The check-in for Today's card, whether it is wanted there or not.
///
/// # Errors
/// What the database says.
pub(crate) fn today(
    connection: &Connection,
    settings: &Settings,
    words: &Words,
    now: &Now,
) -> Result<QuickCheckIn, DbError> {
    let said = check_in(connection, now.today(), words)?;
    Ok(QuickCheckIn {
        mood_asked: settings.check_ins.mood,
        mood: said.as_ref().and_then(|said| said.mood),
        said: said.is_some(),
    })
}

/// The name under which the day is noted for which it was put away.
const PUT_AWAY: &str = "checkInPutAway";

fn ever(connection: &Connection) -> Result<bool, DbError> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM check_in WHERE deleted_at IS NULL)",
        [],
        |row| row.get(0),
    )?)
}

#[cfg(test)]
#[path = "wanted_tests.rs"]
mod tests;
