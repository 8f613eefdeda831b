//! The person's own reminders and appointments, as they are kept.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::appointment::{AppointmentAbout, Begins};
use super::recurrence::{Recurrence, RuleError, Schedule};
use super::repeat::Repeat;
use super::rule::Rule;
use super::{ReminderError, occurrences};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, OwnReminderId, Subject, UndoToken};
use crate::milestones::civil_date;
use crate::time_of_day::TimeOfDay;

/// The longest words of a reminder, in characters.
pub const LONGEST_WORDS: usize = 500;
/// How long before its beginning an appointment can be told, in minutes: a week.
pub const MOST_BEFORE: u16 = 7 * 24 * 60;
/// The days that this can take, a clock change included.
pub(super) const MOST_DAYS_BEFORE: u64 = 8;
/// How many there can be: with all of them every day the file of due times is still read.
pub const MOST_REMINDERS: u32 = 200;

/// The name of whom an appointment is with is there only while they may be offered.
pub(super) const RULES: &str = "
    SELECT reminder.id, reminder.kind, words, start, time, rule, minutes_before, enabled, reminder.changed_at,
      what, place, note, contact_id, contact.name AS contact_name,
      EXISTS (SELECT 1 FROM channel WHERE channel.contact_id = contact.id AND channel.kind NOT IN ('address', 'note'))
        AS reachable
    FROM reminder LEFT JOIN contact ON contact.id = reminder.contact_id AND contact.deleted_at IS NULL
      AND archived_at IS NULL AND standing = 'near'
    WHERE reminder.deleted_at IS NULL ORDER BY start, reminder.id";

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum OwnReminderKind {
    /// Words at a time.
    Own,
    /// Something that begins at a time.
    Appointment,
}

/// A reminder as the person sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewOwnReminder {
    /// Which of the two.
    pub kind: OwnReminderKind,
    /// Not blank.
    pub words: String,
    /// The first day.
    #[specta(type = String)]
    pub start: NaiveDate,
    /// When, on the wall clock.
    pub time: TimeOfDay,
    /// How it comes again.
    pub rule: Repeat,
    /// Minutes before, up to [`MOST_BEFORE`]; of an appointment.
    pub minutes_before: u16,
    /// It is on.
    pub enabled: bool,
    /// What else is said of an appointment.
    pub about: AppointmentAbout,
}

/// A reminder of the person's own, or an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnReminder {
    /// Its name.
    pub id: OwnReminderId,
    /// Which of the two.
    pub kind: OwnReminderKind,
    /// What it says.
    pub words: String,
    /// The first day.
    #[specta(type = String)]
    pub start: NaiveDate,
    /// When, on the wall clock.
    pub time: TimeOfDay,
    /// That time in words.
    pub time_text: String,
    /// How it comes again.
    pub rule: Repeat,
    /// Minutes before; of an appointment.
    pub minutes_before: u16,
    /// It is on.
    pub enabled: bool,
    /// When it comes next, in words; `None` when it is off, or over.
    pub next: Option<String>,
    /// It would come within the quiet hours, and is told later or, an appointment that has begun by then, not at all.
    pub in_quiet_hours: bool,
    /// What else is said of an appointment.
    pub about: AppointmentAbout,
    /// With whom of the circle, as the person calls them; `None` also for someone who is not to be offered.
    pub contact_name: Option<String>,
    /// There is a way to reach them from here.
    pub reachable: bool,
    /// When an appointment begins next, also where it is not told.
    pub begins: Option<Begins>,
    /// When it began last, of one that does not come any more.
    pub began: Option<Begins>,
}

impl OwnReminder {
    /// An appointment that does not come any more.
    pub(super) fn is_over(&self) -> bool {
        self.begins.is_none()
    }
}

/// A reminder as it is stored.
#[derive(Debug, Clone)]
pub(super) struct OwnRule {
    pub(super) id: OwnReminderId,
    pub(super) kind: OwnReminderKind,
    pub(super) words: String,
    pub(super) start: NaiveDate,
    pub(super) time: TimeOfDay,
    pub(super) rule: String,
    /// `None` for a rule that this Cairn does not tell: a newer one may have written it.
    pub(super) schedule: Option<Schedule>,
    pub(super) minutes_before: u16,
    pub(super) enabled: bool,
    /// When it was last said when it comes: what had come before that is not told.
    pub(super) set_at: Instant,
    pub(super) about: AppointmentAbout,
    /// What the person calls whom it is with, as long as they may be offered.
    pub(super) contact_name: Option<String>,
    /// There is a way to reach them from here.
    pub(super) reachable: bool,
}

impl OwnRule {
    pub(super) fn rule(&self) -> Rule {
        match self.kind {
            OwnReminderKind::Own => Rule::Own(self.id.clone(), self.set_at),
            OwnReminderKind::Appointment => Rule::Appointment(self.id.clone(), self.set_at),
        }
    }
}

/// Adds a reminder.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `BadDate`, `BadRule`, `TooMany`, or what the database says.
pub fn add_own_reminder(
    db: &mut Db,
    new: &NewOwnReminder,
    now: &Now,
) -> Result<OwnReminderId, ReminderError> {
    let checked = check(new)?;
    let id = OwnReminderId::new(now);
    checked.comes(&id, now)?;
    db.write(Subject::Reminders, |tx| {
        room_for_one(tx)?;
        tx.execute(
            "INSERT INTO reminder (id, kind, words, start, time, rule, minutes_before, enabled, what, place, note, contact_id,
               created_at, changed_at)
             VALUES (:id, :kind, :words, :start, :time, :rule, :minutes_before, :enabled, :what, :place, :note,
               (SELECT id FROM contact WHERE id = :contact), :now, :now)",
            named_params! {
                ":id": id, ":kind": kind_word(new.kind), ":words": checked.words, ":start": new.start.to_string(),
                ":time": new.time, ":rule": checked.rule, ":minutes_before": checked.minutes_before,
                ":enabled": new.enabled, ":what": checked.about.what_word(), ":place": checked.about.place,
                ":note": checked.about.note, ":contact": checked.about.contact, ":now": now.instant().0,
            },
        )?;
        Ok(id)
    })
}

/// Changes a reminder. When it is to come at other times, what was told today comes again if its new time is still to come.
///
/// # Errors
/// `NameEmpty`, `TextTooLong`, `BadDate`, `BadRule`, `NotFound`, or what the database says.
pub fn change_own_reminder(
    db: &mut Db,
    id: &OwnReminderId,
    new: &NewOwnReminder,
    now: &Now,
) -> Result<UndoToken, ReminderError> {
    let checked = check(new)?;
    let ((), token) = db.write_undoable(Subject::Reminders, |tx| {
        let before = one(tx, id)?;
        let same_times = (before.kind, before.start, before.time) == (new.kind, new.start, new.time)
            && before.rule == checked.rule
            && before.minutes_before == checked.minutes_before;
        if !same_times {
            checked.comes(id, now)?;
        }
        let set_anew = !same_times || (new.enabled && !before.enabled);
        let set_at = if set_anew { now.instant() } else { before.set_at };
        tx.execute(
            "UPDATE reminder SET kind = :kind, words = :words, start = :start, time = :time, rule = :rule,
               minutes_before = :minutes_before, enabled = :enabled, what = :what, place = :place, note = :note,
               contact_id = (SELECT id FROM contact WHERE id = :contact), changed_at = :set_at WHERE id = :id",
            named_params! {
                ":id": id, ":kind": kind_word(new.kind), ":words": checked.words, ":start": new.start.to_string(),
                ":time": new.time, ":rule": checked.rule, ":minutes_before": checked.minutes_before,
                ":enabled": new.enabled, ":what": checked.about.what_word(), ":place": checked.about.place,
                ":note": checked.about.note, ":contact": checked.about.contact, ":set_at": set_at.0,
            },
        )?;
        Ok::<_, ReminderError>(())
    })?;
    Ok(token)
}

/// Puts a reminder in the trash: it is not told any more.
///
/// # Errors
/// `NotFound`, or what the database says.
pub fn remove_own_reminder(
    db: &mut Db,
    id: &OwnReminderId,
    now: &Now,
) -> Result<UndoToken, ReminderError> {
    let ((), token) = db.write_undoable(Subject::Reminders, |tx| {
        one(tx, id)?;
        tx.execute(
            "UPDATE reminder SET deleted_at = :now WHERE id = :id",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        Ok::<_, ReminderError>(())
    })?;
    Ok(token)
}

/// All that are not in the trash, also those that are off.
pub(super) fn rules(connection: &Connection) -> Result<Vec<OwnRule>, DbError> {
    let mut statement = connection.prepare_cached(RULES)?;
    let rows = statement.query_map([], own_rule)?;
    // One of a kind that only a newer Cairn knows is left alone.
    rows.filter_map(|row| row.transpose())
        .map(|row| Ok(row?))
        .collect()
}

/// That one more can be kept.
pub(super) fn room_for_one(tx: &Transaction<'_>) -> Result<(), ReminderError> {
    let count: u32 = tx.query_row(
        "SELECT count(*) FROM reminder WHERE deleted_at IS NULL",
        [],
        |row| row.get(0),
    )?;
    if count >= MOST_REMINDERS {
        return Err(ReminderError::TooMany);
    }
    Ok(())
}

/// What was said, in the form in which it is kept.
struct Checked<'a> {
    new: &'a NewOwnReminder,
    words: &'a str,
    rule: String,
    schedule: Schedule,
    minutes_before: u16,
    about: AppointmentAbout,
}

impl Checked<'_> {
    /// That it will come some time.
    fn comes(&self, id: &OwnReminderId, now: &Now) -> Result<(), ReminderError> {
        let rule = OwnRule {
            id: id.clone(),
            kind: self.new.kind,
            words: String::new(),
            start: self.new.start,
            time: self.new.time,
            rule: String::new(),
            schedule: Some(self.schedule.clone()),
            minutes_before: self.minutes_before,
            enabled: true,
            set_at: now.instant(),
            about: AppointmentAbout::default(),
            contact_name: None,
            reachable: false,
        };
        match occurrences::first_of_own(&rule, now.today(), now.zone, |_| true) {
            Some(_) => Ok(()),
            None if self.rule.is_empty() => Err(ReminderError::BadDate),
            None => Err(RuleError::NeverComes.into()),
        }
    }
}

fn check(new: &NewOwnReminder) -> Result<Checked<'_>, ReminderError> {
    let words = new.words.trim();
    if words.is_empty() {
        return Err(ReminderError::NameEmpty);
    }
    if words.chars().count() > LONGEST_WORDS {
        return Err(ReminderError::TextTooLong);
    }
    let rule = new.rule.rule(new.start)?;
    let minutes_before = match new.kind {
        OwnReminderKind::Own => 0,
        OwnReminderKind::Appointment => new.minutes_before.min(MOST_BEFORE),
    };
    Ok(Checked {
        new,
        words,
        schedule: schedule(new.start.and_time(new.time.time()), &rule)?
            .ok_or(ReminderError::BadDate)?,
        rule,
        minutes_before,
        about: new.about.checked()?,
    })
}

fn schedule(start: NaiveDateTime, rule: &str) -> Result<Option<Schedule>, RuleError> {
    let rule = match rule {
        "" => None,
        rule => Some(Recurrence::read(rule)?),
    };
    Ok(Schedule::new(start, rule))
}

fn one(tx: &Transaction<'_>, id: &OwnReminderId) -> Result<OwnRule, DbError> {
    let found = tx.query_row(
        "SELECT id, kind, words, start, time, rule, minutes_before, enabled, changed_at, what, place, note, contact_id,
           NULL AS contact_name, 0 AS reachable
         FROM reminder WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id },
        own_rule,
    )?;
    found.ok_or(DbError::NotFound)
}

fn own_rule(row: &Row<'_>) -> rusqlite::Result<Option<OwnRule>> {
    let kind = match row.get::<_, String>("kind")?.as_str() {
        "own" => OwnReminderKind::Own,
        "appointment" => OwnReminderKind::Appointment,
        _ => return Ok(None),
    };
    let start = civil_date(row, "start")?;
    let time: TimeOfDay = row.get("time")?;
    let rule: String = row.get("rule")?;
    Ok(Some(OwnRule {
        id: row.get("id")?,
        kind,
        words: row.get("words")?,
        start,
        time,
        schedule: schedule(start.and_time(time.time()), &rule).ok().flatten(),
        rule,
        minutes_before: row.get::<_, u16>("minutes_before")?.min(MOST_BEFORE),
        enabled: row.get("enabled")?,
        set_at: Instant(row.get("changed_at")?),
        about: AppointmentAbout::from_row(row)?,
        contact_name: row.get("contact_name")?,
        reachable: row.get("reachable")?,
    }))
}

fn kind_word(kind: OwnReminderKind) -> &'static str {
    match kind {
        OwnReminderKind::Own => "own",
        OwnReminderKind::Appointment => "appointment",
    }
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
