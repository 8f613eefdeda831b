//! The reminders as the settings list them, each with its next time.

use rusqlite::Connection;

use super::appointment;
use super::nudges::end_of_day;
use super::occurrences::{CHECK_IN_LATE_MS, EVE_TIME};
use super::own::OwnRule;
use super::plan::{self, NextOfOwn};
use super::quiet::after_quiet;
use super::repeat::Repeat;
use super::rows::{past, window};
use super::sources::{Rules, Sources};
use super::{Inputs, OwnReminder, Reminder, ReminderKind as Kind};
use crate::clock::{Instant, Now, place};
use crate::db::DbError;
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

/// The kinds of reminders, whether they are chosen, and when each comes next; then each of the person's own.
///
/// # Errors
/// What the database says.
pub fn reminders(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Vec<Reminder>, DbError> {
    let sources = Sources::read(connection, now, inputs)?;
    let past = past(&window(connection, now, &sources)?);
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
    let settings = inputs.settings;
    let kinds = [
        (Kind::Milestone, settings.milestones),
        (Kind::MilestoneEve, settings.milestone_eve),
        (Kind::CheckIn, settings.check_in),
        (Kind::WeeklyLook, settings.weekly_look),
        (
            Kind::HardDate,
            sources.hard_days.iter().any(|day| day.remind),
        ),
        (Kind::Nudge, settings.nudges),
        (Kind::ContactBirthday, settings.birthdays),
        (Kind::ContactMilestone, settings.their_milestones),
    ];
    let next = plan::next_of_kinds(&kinds.map(|(kind, _)| kind), now, &rules, &past);
    let of_cairn = kinds
        .into_iter()
        .zip(next)
        .map(|((kind, on), next)| Reminder {
            kind,
            id: None,
            words: None,
            on,
            next: next.map(|at| words.when(at, now.zone)),
            in_quiet_hours: on && is_kept_back(kind, &rules, now),
        });
    let of_own = sources.own.iter().map(|own| {
        let next = plan::next_of_own(own, now, &rules, &past);
        Reminder {
            kind: own.rule().kind(),
            id: Some(own.id.clone()),
            words: Some(own.words.clone()),
            on: own.enabled,
            next: next_text(next, now, words),
            in_quiet_hours: next.is_some_and(|next| next.in_quiet_hours),
        }
    });
    Ok(of_cairn.chain(of_own).collect())
}

/// Whether the quiet hours keep it back for longer than it is worth telling, so that it never comes.
fn is_kept_back(kind: Kind, rules: &Rules<'_>, now: &Now) -> bool {
    let settings = rules.inputs.settings;
    let end_of_day = end_of_day(now.today(), now.zone);
    let at = |time: TimeOfDay| place(now.today(), time.time(), now.zone);
    let is_late =
        |time: TimeOfDay, until: Instant| after_quiet(settings, at(time), now.zone) > until;
    match kind {
        Kind::MilestoneEve => is_late(EVE_TIME, end_of_day),
        Kind::Nudge => is_late(settings.nudge_time, end_of_day),
        Kind::ContactBirthday | Kind::ContactMilestone => is_late(settings.their_time, end_of_day),
        Kind::CheckIn => {
            let time = settings.check_in_time;
            is_late(time, at(time).plus_ms(CHECK_IN_LATE_MS))
        }
        Kind::HardDate => {
            let mut reminded = rules.sources.hard_days.iter().filter(|day| day.remind);
            reminded.any(|day| is_late(day.remind_time, end_of_day))
        }
        Kind::Milestone | Kind::WeeklyLook | Kind::Appointment | Kind::Own => false,
    }
}

/// The person's own reminders and appointments, by their first day.
///
/// # Errors
/// What the database says.
pub fn own_reminders(
    connection: &Connection,
    now: &Now,
    inputs: &Inputs<'_>,
    words: &Words,
) -> Result<Vec<OwnReminder>, DbError> {
    let sources = Sources::read(connection, now, inputs)?;
    let past = past(&window(connection, now, &sources)?);
    let rules = Rules {
        inputs: *inputs,
        sources: &sources,
    };
    let shown = sources.own.iter().map(|own| {
        let next = plan::next_of_own(own, now, &rules, &past);
        shown(own, next, now, words)
    });
    Ok(shown.collect())
}

fn shown(own: &OwnRule, next: Option<NextOfOwn>, now: &Now, words: &Words) -> OwnReminder {
    let (begins, began) = match appointment::begins(own, now, words) {
        Some((last, true)) => (None, Some(last)),
        begins => (begins.map(|(next, _)| next), None),
    };
    OwnReminder {
        id: own.id.clone(),
        kind: own.kind,
        words: own.words.clone(),
        start: own.start,
        time: own.time,
        time_text: words.time(own.time.time()),
        rule: Repeat::of(&own.rule, own.start),
        minutes_before: own.minutes_before,
        enabled: own.enabled,
        next: next_text(next, now, words),
        in_quiet_hours: next.is_some_and(|next| next.in_quiet_hours),
        about: own.about.clone(),
        contact_name: own.contact_name.clone(),
        reachable: own.reachable,
        begins,
        began,
    }
}

fn next_text(next: Option<NextOfOwn>, now: &Now, words: &Words) -> Option<String> {
    Some(words.when(next?.at?, now.zone))
}

#[cfg(test)]
#[path = "overview_tests.rs"]
mod tests;
