//! The person's settings: those in the vault here, those needed before it opens in [`device`].

pub mod device;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;

pub use device::{Closing, Device, DeviceFile, Theme};

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::checkins::CheckInSettings;
use crate::db::{Db, DbError, Subject};
use crate::milestones::LeapDay;
use crate::reminders::ReminderSettings;

/// What the person has chosen. Kept one row a field, so that a newer Cairn's fields survive an older one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// What to call the person; may be empty.
    pub your_name: String,
    /// Minutes on the wall clock without use until Cairn locks; 0 = never.
    pub idle_lock_minutes: u32,
    /// Closing the window locks.
    pub lock_on_close: bool,
    /// The operating system's screen lock locks Cairn.
    pub lock_on_session_lock: bool,
    /// A shorter label for the Call button; empty = the contact's name.
    pub call_label: String,
    /// Where a 29 February falls in other years.
    pub leap_day: LeapDay,
    /// The first day counts as day 1.
    pub start_is_day_one: bool,
    /// Reminders.
    pub reminders: ReminderSettings,
    /// What a check-in asks.
    pub check_ins: CheckInSettings,
    /// The first-open steps were answered or skipped.
    pub welcome_done: bool,
    /// Someone else uses this computer's login: no autostart, no tray.
    pub shared_login: bool,
    /// Journal shows what was written on this day in other years.
    pub on_this_day: bool,
    /// Photos keep what they say about place and camera.
    pub keep_photo_place: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            your_name: String::new(),
            idle_lock_minutes: 10,
            lock_on_close: false,
            lock_on_session_lock: true,
            call_label: String::new(),
            leap_day: LeapDay::default(),
            start_is_day_one: false,
            reminders: ReminderSettings::default(),
            check_ins: CheckInSettings::default(),
            welcome_done: false,
            shared_login: false,
            on_this_day: false,
            keep_photo_place: false,
        }
    }
}

/// The settings; a field that was never chosen, or whose value is not understood, has its default.
///
/// # Errors
/// The database's.
pub fn load(connection: &Connection) -> Result<Settings, DbError> {
    let mut statement = connection.prepare_cached("SELECT name, value FROM setting")?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>("name")?,
            row.get::<_, String>("value")?,
        ))
    })?;
    let mut kept = Map::new();
    for row in rows {
        let (name, value) = row?;
        if let Ok(value) = serde_json::from_str(&value) {
            kept.insert(name, value);
        }
    }
    Ok(understood(&Settings::default(), Value::Object(kept)))
}

/// Keeps the settings.
///
/// # Errors
/// The database's.
pub fn save(db: &mut Db, settings: &Settings) -> Result<(), DbError> {
    db.write(Subject::Settings, |tx| {
        fields(settings)
            .iter()
            .try_for_each(|(name, value)| put(tx, name, value))
    })
}

/// A fact that Cairn notes for itself beside the settings, such as the day it was last open.
///
/// # Errors
/// The database's.
pub fn fact<T: DeserializeOwned>(
    connection: &Connection,
    name: &str,
) -> Result<Option<T>, DbError> {
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get("value"))
        .optional()?;
    Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
}

/// Notes a fact (see [`fact`]).
///
/// # Errors
/// The database's.
pub fn note<T: Serialize>(db: &mut Db, name: &str, value: &T) -> Result<(), DbError> {
    db.write(Subject::Settings, |tx| {
        put(
            tx,
            name,
            &serde_json::to_value(value).unwrap_or(Value::Null),
        )
    })
}

/// `default` with every field of `kept` that fits in its place: a field that is missing, or not understood, costs only
/// itself.
fn understood<T: Serialize + DeserializeOwned + Clone>(default: &T, kept: Value) -> T {
    let Ok(mut whole) = serde_json::to_value(default) else {
        return default.clone();
    };
    let fits = |whole: &Value| serde_json::from_value::<T>(whole.clone()).is_ok();
    lay_over(&mut Vec::new(), &mut whole, kept, &fits);
    serde_json::from_value(whole).unwrap_or_else(|_| default.clone())
}

/// Lays `kept` over the value at `at` in `whole`, field by field, wherever the whole then still fits.
fn lay_over(at: &mut Vec<String>, whole: &mut Value, kept: Value, fits: &dyn Fn(&Value) -> bool) {
    let Some(place) = at
        .iter()
        .try_fold(&mut *whole, |value, name| value.get_mut(name))
    else {
        return;
    };
    match (place, kept) {
        (Value::Object(_), Value::Object(fields)) => {
            for (name, value) in fields {
                at.push(name);
                lay_over(at, whole, value, fits);
                at.pop();
            }
        }
        (place, kept) => {
            let before = std::mem::replace(place, kept);
            if !fits(whole)
                && let Some(place) = at.iter().try_fold(whole, |value, name| value.get_mut(name))
            {
                *place = before;
            }
        }
    }
}

/// Whether `value`, as it is stored, is what the setting `name` is before anybody chooses.
pub(crate) fn is_as_it_came(name: &str, value: &str) -> bool {
    fields(&Settings::default())
        .get(name)
        .is_some_and(|default| {
            serde_json::from_str(value).is_ok_and(|value: Value| value == *default)
        })
}

/// Notes a fact inside a larger change (see [`note`]).
pub(crate) fn put(connection: &Connection, name: &str, value: &Value) -> Result<(), DbError> {
    connection
        .prepare_cached(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value",
        )?
        .execute(params![name, value.to_string()])?;
    Ok(())
}

fn fields(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn settings_come_back_and_one_bad_value_costs_only_itself() {
        let mut db = Db::in_memory().unwrap();
        let chosen = Settings {
            your_name: "Ж \"quoted\"".into(),
            idle_lock_minutes: 3,
            ..Settings::default()
        };
        save(&mut db, &chosen).unwrap();
        assert_eq!(db.read(load).unwrap(), chosen);
        note(&mut db, "idleLockMinutes", &"soon").unwrap();
        note(&mut db, "fromANewerCairn", &7).unwrap();
        let from_an_older_cairn = serde_json::json!({ "checkIn": true, "mostPerDay": "many" });
        note(&mut db, "reminders", &from_an_older_cairn).unwrap();
        let loaded = db.read(load).unwrap();
        assert_eq!(
            (loaded.idle_lock_minutes, loaded.your_name),
            (10, chosen.your_name)
        );
        assert_eq!(
            (loaded.reminders.check_in, loaded.reminders.most_per_day),
            (true, 4)
        );
        assert_eq!(
            db.read(|c| fact::<u32>(c, "fromANewerCairn")).unwrap(),
            Some(7)
        );
    }
}
