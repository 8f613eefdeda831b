//! What Today shows: a few things, and at most one card.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::checkins::{self, QuickCheckIn};
use crate::clock::Now;
use crate::contacts::{
    ContactError, FirstCall, ReachOut, first_choice, reach_outs, store as contacts,
};
use crate::db::{ContactId, DbError, OccurrenceId, PathId};
use crate::journal::{self, Prompt};
use crate::milestones::{self, HardDate, Look, Milestone, Path, Setback};
use crate::reminders::{self, Away, Inputs, ReminderKind};
use crate::settings::{self, Settings};
use crate::vault::{SlotKind, SlotView};
use crate::words::Words;

/// What Today shows.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The date in words.
    pub date_text: String,
    /// The civil date.
    pub date: NaiveDate,
    /// What to call the person; may be empty.
    pub your_name: String,
    /// The first path.
    pub path: Option<Path>,
    /// The question of the day; none when the person has hidden them all.
    pub prompt: Option<Prompt>,
    /// The one card, the first that applies.
    pub card: Option<TodayCard>,
    /// The first call.
    pub first_call: Option<FirstCall>,
}

/// The one card on Today.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum TodayCard {
    /// Back after a long time: is the date still right? No number before the answer.
    Back {
        /// Which path.
        path: PathId,
        /// What it is called.
        path_name: String,
        /// Its first day in words.
        start_text: String,
    },
    /// Today is a hard date. Nothing is celebrated.
    HardDate {
        /// It.
        hard_date: HardDate,
        /// Whom to call: the one chosen for the date, or the first call.
        first_call: Option<FirstCall>,
    },
    /// What led to a setback of yesterday or before; asked once.
    SetbackQuestion {
        /// It.
        setback: Setback,
        /// What its path is called.
        path_name: String,
    },
    /// A milestone today.
    Milestone {
        /// On which path.
        path: PathId,
        /// What it is called.
        path_name: String,
        /// The person would rather not see numbers.
        counter_hidden: bool,
        /// Which.
        milestone: Milestone,
    },
    /// A call from here whose ending is not noted yet.
    ReachOut {
        /// It.
        reach_out: ReachOut,
    },
    /// The first-open steps wait.
    Protect,
    /// Something of the vault was found not to be as it was written, and something can be done about it.
    NotAsWritten,
    /// The keys file is older than one that the vault has seen.
    KeysOlder,
    /// The recovery code is offered again.
    RecoveryCode,
    /// What could not be shown, or was shown while the vault was locked.
    WhileAway {
        /// All of it, gathered.
        items: Vec<Away>,
    },
    /// The daily check-in.
    CheckIn {
        /// What was delivered, where it was.
        occurrence: Option<OccurrenceId>,
        /// What today's says.
        check_in: QuickCheckIn,
    },
}

/// What Today has to know of the vault itself.
#[derive(Debug, Clone, Copy)]
pub struct Protection<'a> {
    /// What opens it.
    pub slots: &'a [SlotView],
    /// Its keys file is older than one that it has seen.
    pub keys_older: bool,
    /// Something of it was found not to be as it was written.
    pub not_as_written: bool,
}

/// How Today is opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// What the reminders go by.
    pub inputs: &'a Inputs<'a>,
    /// What waits there that it is opened about, as after a click on a notification.
    pub about: Option<&'a OccurrenceId>,
    /// The person's language.
    pub words: &'a Words,
    /// Where numbers are at home.
    pub region: &'a str,
    /// When.
    pub now: &'a Now,
}

/// Puts Today together from the paths and the first call as the page shows them. What it is opened about comes first, but
/// for the question of somebody who is back after a long time.
///
/// # Errors
/// The database's.
pub fn today(
    connection: &Connection,
    paths: Vec<Path>,
    first_call: Option<FirstCall>,
    protection: &Protection<'_>,
    opening: Opening<'_>,
) -> Result<Today, DbError> {
    let Opening { words, now, .. } = opening;
    let settings = settings::load(connection)?;
    let date = now.today();
    let here = Here {
        connection,
        paths: &paths,
        first_call: first_call.as_ref(),
        settings: &settings,
        opening,
    };
    let card = here.card(protection)?;
    Ok(Today {
        date_text: words.full_date(date),
        date,
        your_name: settings.your_name,
        prompt: journal::of_today(connection, date)?,
        card,
        first_call,
        path: paths.into_iter().next(),
    })
}

/// What the cards go by.
struct Here<'a> {
    connection: &'a Connection,
    paths: &'a [Path],
    first_call: Option<&'a FirstCall>,
    settings: &'a Settings,
    opening: Opening<'a>,
}

impl Here<'_> {
    fn card(&self, protection: &Protection<'_>) -> Result<Option<TodayCard>, DbError> {
        let connection = self.connection;
        let Opening {
            inputs,
            about,
            words,
            now,
            ..
        } = self.opening;
        if let Some(back) = self.back()? {
            return Ok(Some(back));
        }
        let (mut check_ins, items): (Vec<Away>, Vec<Away>) =
            reminders::waiting(connection, now, inputs, words)?
                .into_iter()
                .partition(|away| away.kind == ReminderKind::CheckIn);
        let check_in = check_ins.pop().map(|away| away.occurrence);
        if check_in.is_some() && check_in.as_ref() == about {
            return Ok(Some(self.check_in(check_in)?));
        }
        if items.iter().any(|away| self.is_about(away)) {
            return Ok(Some(TodayCard::WhileAway { items }));
        }
        let hard_date = self.hard_date()?;
        if hard_date.is_some() {
            return Ok(hard_date);
        }
        if let Some(reached) = reminders::todays_milestone(connection, now, inputs, words)? {
            return Ok(Some(TodayCard::Milestone {
                path: reached.path,
                path_name: reached.path_name,
                counter_hidden: reached.counter_hidden,
                milestone: reached.milestone,
            }));
        }
        let called = reach_outs::waiting(connection, now, words);
        if let Some(reach_out) = called.map_err(database)? {
            return Ok(Some(TodayCard::ReachOut { reach_out }));
        }
        if protection.not_as_written {
            return Ok(Some(TodayCard::NotAsWritten));
        }
        if !self.settings.welcome_done {
            return Ok(anything_saved(connection)?.then_some(TodayCard::Protect));
        }
        if let Some((setback, path_name)) = milestones::setback_question(connection, now, words)? {
            return Ok(Some(TodayCard::SetbackQuestion { setback, path_name }));
        }
        if !items.is_empty() {
            return Ok(Some(TodayCard::WhileAway { items }));
        }
        if protection.keys_older {
            return Ok(Some(TodayCard::KeysOlder));
        }
        if recovery_code_due(connection, protection.slots, now)? {
            return Ok(Some(TodayCard::RecoveryCode));
        }
        if check_in.is_some() || checkins::quick(connection, self.settings, words, now)?.is_some() {
            return Ok(Some(self.check_in(check_in)?));
        }
        Ok(None)
    }

    fn check_in(&self, occurrence: Option<OccurrenceId>) -> Result<TodayCard, DbError> {
        let Opening { words, now, .. } = self.opening;
        Ok(TodayCard::CheckIn {
            occurrence,
            check_in: checkins::quick_today(self.connection, self.settings, words, now)?,
        })
    }

    /// A milestone and a hard date have a card of their own, which comes early enough.
    fn is_about(&self, away: &Away) -> bool {
        let has_card = matches!(away.kind, ReminderKind::Milestone | ReminderKind::HardDate);
        !has_card && self.opening.about == Some(&away.occurrence)
    }

    fn back(&self) -> Result<Option<TodayCard>, DbError> {
        let Opening { inputs, now, .. } = self.opening;
        let asked = milestones::back_path(self.connection, now, inputs.last_opened)?;
        let card = |path: &Path| {
            Some(TodayCard::Back {
                path: path.id.clone(),
                path_name: path.name.clone(),
                start_text: path.counter.as_ref()?.start_text.clone(),
            })
        };
        let mut paths = self.paths.iter();
        Ok(asked.and_then(|asked| paths.find(|path| path.id == asked).and_then(card)))
    }

    fn hard_date(&self) -> Result<Option<TodayCard>, DbError> {
        let look = Look {
            now: self.opening.now,
            leap: self.opening.inputs.leap,
            words: self.opening.words,
        };
        let Some(hard_date) = milestones::hard_date_today(self.connection, &look)? else {
            return Ok(None);
        };
        let company = match &hard_date.contact_id {
            Some(contact) => self.call_to(contact)?,
            None => None,
        };
        Ok(Some(TodayCard::HardDate {
            hard_date,
            first_call: company.or_else(|| self.first_call.cloned()),
        }))
    }

    /// What calls this contact, where there is a way that opens.
    fn call_to(&self, contact: &ContactId) -> Result<Option<FirstCall>, DbError> {
        if let Some(first) = self.first_call.filter(|first| first.contact == *contact) {
            return Ok(Some(first.clone()));
        }
        let circle = contacts::help_contacts(self.connection, self.opening.region);
        let circle = circle.map_err(database)?;
        let found = circle.into_iter().find(|other| other.contact == *contact);
        Ok(found.and_then(|found| {
            let channel = first_choice(&found.channels)?.clone();
            Some(FirstCall {
                contact: found.contact,
                label: found.name.clone(),
                name: found.name,
                role: found.role,
                channel: Some(channel),
            })
        }))
    }
}

// Asking what waits goes wrong only where the database does.
fn database(error: ContactError) -> DbError {
    match error {
        ContactError::Db(error) => error,
        _ => DbError::NotFound,
    }
}

fn anything_saved(connection: &Connection) -> Result<bool, DbError> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM path) OR EXISTS (SELECT 1 FROM contact)
           OR EXISTS (SELECT 1 FROM check_in)",
        [],
        |row| row.get(0),
    )?)
}

/// The name under which the day is noted on which the recovery code is offered again.
pub const RECOVERY_REMINDER: &str = "recoveryCodeReminder";

fn recovery_code_due(
    connection: &Connection,
    slots: &[SlotView],
    now: &Now,
) -> Result<bool, DbError> {
    if slots.iter().any(|slot| slot.kind == SlotKind::RecoveryCode) {
        return Ok(false);
    }
    let day: Option<Option<NaiveDate>> = settings::fact(connection, RECOVERY_REMINDER)?;
    Ok(day.flatten().is_some_and(|day| day <= now.today()))
}

#[cfg(test)]
mod tests;
