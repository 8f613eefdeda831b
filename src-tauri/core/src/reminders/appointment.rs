//! Appointments: with whom and where they are, and when each begins next, whether it is told or only written down.

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::own::OwnRule;
use super::{Inputs, OwnReminder, OwnReminderKind, ReminderError, own_reminders};
use crate::clock::{Now, place};
use crate::db::{ContactId, DbError};
use crate::milestones::dates::days_between;
use crate::words::Words;

/// The longest place, in characters.
pub const LONGEST_PLACE: usize = 500;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 2_000;
/// An appointment is the next one for an hour after it has begun: who is late still finds where it is.
const STILL_NEXT_MS: i64 = 60 * 60 * 1000;

/// What kind of appointment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum AppointmentWith {
    /// A therapist.
    Therapist,
    /// A doctor.
    Doctor,
    /// A court, or an authority.
    Court,
    /// A coach.
    Coach,
    /// Something else.
    Other,
}

/// What is said of an appointment besides its words and its time. A reminder that is none keeps it, and does not say it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppointmentAbout {
    /// What kind it is; `None` = not said.
    pub what: Option<AppointmentWith>,
    /// Where it is, up to [`LONGEST_PLACE`]; may be empty.
    pub place: String,
    /// Up to [`LONGEST_NOTE`]; may be empty.
    pub note: String,
    /// With whom of the circle, also where they are not to be named now.
    pub contact: Option<ContactId>,
}

/// When an appointment begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Begins {
    /// On which day.
    #[specta(type = String)]
    pub date: chrono::NaiveDate,
    /// In how many days: 0 = today, −1 where it began just before midnight.
    pub in_days: i32,
    /// That day in words, with its weekday.
    pub day_text: String,
    /// Day and time in words.
    pub text: String,
}

/// The appointments that are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Appointments {
    /// Those that are still to come, the next first; those that come again stand once, at their next time.
    pub coming: Vec<OwnReminder>,
    /// Those that do not come any more, the last first.
    pub over: Vec<OwnReminder>,
}

/// The appointments in the order in which they begin, also those of which nothing is told.
///
/// # Errors
/// What the database says.
pub fn appointments(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Appointments, DbError> {
    let mut all = own_reminders(connection, now, inputs, words)?;
    all.retain(|one| one.kind == OwnReminderKind::Appointment);
    let (mut coming, mut over): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| !one.is_over());
    let at = |one: &OwnReminder| {
        let begins = one.begins.as_ref().or(one.began.as_ref());
        let date = begins.map(|begins| begins.date);
        (date, one.time.time(), one.words.clone(), one.id.clone())
    };
    coming.sort_by_key(at);
    over.sort_by_key(at);
    over.reverse();
    Ok(Appointments { coming, over })
}

/// When the appointment begins next, or, once it does not come any more, when it began last, and whether that is so. `None`
/// for a reminder that is none, and for a rule that this Cairn cannot read.
pub(super) fn begins(own: &OwnRule, now: &Now, words: &Words) -> Option<(Begins, bool)> {
    let schedule = own.schedule.as_ref()?;
    if own.kind != OwnReminderKind::Appointment {
        return None;
    }
    let at = |date| place(date, schedule.time(), now.zone);
    let (today, still) = (now.today(), now.instant().plus_ms(-STILL_NEXT_MS));
    let yesterday = today.pred_opt().unwrap_or(today);
    let next = schedule.first(yesterday, |date| at(date) > still);
    let last = || schedule.dates(own.start, today).pop();
    let (date, is_over) = match next {
        Some(date) => (date, false),
        None => (last()?, true),
    };
    let begins = Begins {
        date,
        in_days: i32::try_from(days_between(today, date)).unwrap_or_default(),
        day_text: words.full_date(date),
        text: words.when(at(date), now.zone),
    };
    Some((begins, is_over))
}

impl AppointmentAbout {
    /// As it is kept: without the blanks at its ends.
    pub(super) fn checked(&self) -> Result<Self, ReminderError> {
        let short = |text: &str, longest| text.chars().nth(longest).is_none();
        let (place, note) = (self.place.trim(), self.note.trim());
        if !short(place, LONGEST_PLACE) || !short(note, LONGEST_NOTE) {
            return Err(ReminderError::TextTooLong);
        }
        Ok(Self {
            what: self.what,
            place: place.to_owned(),
            note: note.to_owned(),
            contact: self.contact.clone(),
        })
    }

    pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            what: AppointmentWith::from_word(&row.get::<_, String>("what")?),
            place: row.get("place")?,
            note: row.get("note")?,
            contact: row.get("contact_id")?,
        })
    }

    /// The word that is stored for what kind it is.
    pub(super) fn what_word(&self) -> &'static str {
        self.what.map_or("", AppointmentWith::as_str)
    }
}

impl AppointmentWith {
    /// The word that is stored: the same as on the wire.
    fn as_str(self) -> &'static str {
        match self {
            Self::Therapist => "therapist",
            Self::Doctor => "doctor",
            Self::Court => "court",
            Self::Coach => "coach",
            Self::Other => "other",
        }
    }

    /// What a stored word stands for; something else for one that only a newer Cairn knows.
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "" => None,
            "therapist" => Some(Self::Therapist),
            "doctor" => Some(Self::Doctor),
            "court" => Some(Self::Court),
            "coach" => Some(Self::Coach),
            _ => Some(Self::Other),
        }
    }
}

#[cfg(test)]
#[path = "appointment_tests.rs"]
mod tests;
