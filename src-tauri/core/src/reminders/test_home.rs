//! A person's computer in a test: a database, the file of due times and the settings.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::named_params;
use tempfile::TempDir;

use super::*;
use crate::clock::Now;
use crate::contacts::{
    Callee, ChannelKind, ContactDraft, OwnStart, Rhythm, reach_outs, store::save_contact,
};
use crate::db::{Db, HardDateId};
use crate::milestones::{LadderKind, NewHardDate, NewPath, add_hard_date, add_path};
use crate::words::Words;

/// A moment as a wall clock in Berlin told it.
pub(super) fn berlin(text: &str) -> Now {
    let civil = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let at = chrono::TimeZone::from_local_datetime(&Tz::Europe__Berlin, &civil)
        .earliest()
        .unwrap();
    Now {
        utc: at.with_timezone(&Utc),
        zone: Tz::Europe__Berlin,
    }
}

pub(super) fn in_zone(text: &str, zone: Tz) -> Now {
    Now {
        utc: DateTime::parse_from_rfc3339(text)
            .unwrap()
            .with_timezone(&Utc),
        zone,
    }
}

pub(super) struct Home {
    pub(super) db: Db,
    folder: TempDir,
    pub(super) settings: ReminderSettings,
    pub(super) last_opened: Instant,
}

impl Home {
    /// A computer on which Cairn was opened at `now`; milestones are told, check-ins are not.
    pub(super) fn new(now: &Now) -> Self {
        Self {
            db: Db::in_memory().unwrap(),
            folder: folder(),
            settings: ReminderSettings::default(),
            last_opened: now.instant(),
        }
    }

    pub(super) fn with_check_in(now: &Now) -> Self {
        let mut home = Self::new(now);
        home.settings.check_in = true;
        home
    }

    pub(super) fn file(&self) -> PathBuf {
        self.folder.path().join(FILE_NAME)
    }

    pub(super) fn add_path(
        &mut self,
        name: &str,
        start: &str,
        ladder: LadderKind,
        now: &Now,
    ) -> PathId {
        let new = NewPath {
            name: name.to_owned(),
            counter_word: "sober".to_owned(),
            start: Some(start.parse().unwrap()),
            start_time: None,
            ladder,
            counter_hidden: false,
            ..NewPath::default()
        };
        add_path(&mut self.db, &new, now).unwrap()
    }

    /// Someone in the circle, and after how many days of silence there is a nudge.
    pub(super) fn add_contact(&mut self, name: &str, nudge_days: u16, now: &Now) -> ContactId {
        let draft = ContactDraft {
            rhythm: Rhythm {
                days: Some(nudge_days),
                nudge: true,
            },
            ..ContactDraft::of_name(name)
        };
        save_contact(&mut self.db, &draft, now).unwrap()
    }

    /// Someone whose birthday, or what they count, is told.
    pub(super) fn add_theirs(
        &mut self,
        name: &str,
        birthday: Option<&str>,
        since: Option<&str>,
        now: &Now,
    ) -> ContactId {
        let own = since.map(|since| OwnStart {
            since: since.parse().unwrap(),
            word: "sober".to_owned(),
            remind: true,
        });
        let draft = ContactDraft {
            birthday: birthday.map(|date| date.parse().unwrap()),
            birthday_remind: true,
            own,
            ..ContactDraft::of_name(name)
        };
        save_contact(&mut self.db, &draft, now).unwrap()
    }

    pub(super) fn call(&mut self, contact: &ContactId, now: &Now) {
        let callee = Callee {
            contact: Some(contact.clone()),
            name: String::new(),
            kind: ChannelKind::Phone,
            number: String::new(),
            channel: None,
        };
        reach_outs::log(&mut self.db, &callee, now).unwrap();
    }

    pub(super) fn add_hard_date(&mut self, words: &str, date: &str, now: &Now) -> HardDateId {
        let new = NewHardDate {
            words: words.to_owned(),
            date: date.parse().unwrap(),
            yearly: true,
            remind: true,
            remind_time: TimeOfDay::new(9, 0),
            contact_id: None,
        };
        add_hard_date(&mut self.db, &new, now).unwrap()
    }

    pub(super) fn add_own(&mut self, new: &NewOwnReminder, now: &Now) -> OwnReminderId {
        add_own_reminder(&mut self.db, new, now).unwrap()
    }

    pub(super) fn claim(&mut self, now: &Now) -> Option<Notice> {
        let (file, settings) = (self.file(), self.settings.clone());
        let inputs = Inputs {
            settings: &settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        claim(&mut self.db, &file, now, &inputs, &Words::new("en")).unwrap()
    }

    pub(super) fn plan(&mut self, now: &Now) {
        let (file, settings) = (self.file(), self.settings.clone());
        let inputs = Inputs {
            settings: &settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        plan(&mut self.db, &file, now, &inputs).unwrap();
    }

    pub(super) fn change_settings(&mut self, settings: ReminderSettings, now: &Now) {
        let before = std::mem::replace(&mut self.settings, settings);
        let inputs = |settings| Inputs {
            settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        settings_changed(&mut self.db, now, &inputs(&before), &inputs(&self.settings)).unwrap();
        self.plan(now);
    }

    /// What one notification tells: "30days" or "eve 30days" or "checkIn" or its own words, with "+2" when it is two days
    /// late.
    pub(super) fn told(&mut self, now: &Now) -> Vec<String> {
        let Some(notice) = self.claim(now) else {
            return Vec::new();
        };
        let ids: Vec<_> = notice
            .items
            .iter()
            .map(|item| item.occurrence.clone())
            .collect();
        shown(&mut self.db, &ids).unwrap();
        notice.items.iter().map(told_as).collect()
    }

    pub(super) fn waiting(&self, now: &Now) -> Vec<Away> {
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        self.db
            .read(|connection| waiting(connection, now, &inputs, &Words::new("en")))
            .unwrap()
    }

    pub(super) fn todays_milestone(&self, now: &Now) -> Option<TodaysMilestone> {
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        self.db
            .read(|connection| todays_milestone(connection, now, &inputs, &Words::new("en")))
            .unwrap()
    }

    /// The person looks at the milestone that Today celebrates.
    pub(super) fn celebrate(&mut self, now: &Now) {
        let card = self.todays_milestone(now).unwrap();
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        celebrated(&mut self.db, now, &inputs, &card.path, &card.milestone.name).unwrap();
    }

    pub(super) fn next_wake(&self, now: &Now) -> Option<Instant> {
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        self.db
            .read(|connection| next_wake(connection, now, &inputs))
            .unwrap()
    }

    pub(super) fn reminders(&self, now: &Now) -> Vec<Reminder> {
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        self.db
            .read(|connection| reminders(connection, now, &inputs, &Words::new("en")))
            .unwrap()
    }

    pub(super) fn appointments(&self, now: &Now) -> Appointments {
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        self.db
            .read(|connection| appointments(connection, now, &inputs, &Words::new("en")))
            .unwrap()
    }

    pub(super) fn own_reminders(&self, now: &Now) -> Vec<OwnReminder> {
        let inputs = Inputs {
            settings: &self.settings,
            leap: LeapDay::Feb28,
            last_opened: self.last_opened,
        };
        self.db
            .read(|connection| own_reminders(connection, now, &inputs, &Words::new("en")))
            .unwrap()
    }

    /// The rule id and date of an occurrence.
    pub(super) fn key(&self, id: &OccurrenceId) -> (String, String) {
        self.db
            .read(|connection| {
                connection.query_row(
                    "SELECT rule, date FROM occurrence WHERE id = :id",
                    named_params! { ":id": id },
                    |row| Ok((row.get("rule")?, row.get("date")?)),
                )
            })
            .unwrap()
    }
}

/// Something of the person's own: once, unless it is said otherwise.
pub(super) fn own(words: &str, start: &str, time: (u32, u32)) -> NewOwnReminder {
    NewOwnReminder {
        kind: OwnReminderKind::Own,
        words: words.to_owned(),
        start: start.parse().unwrap(),
        time: TimeOfDay::new(time.0, time.1),
        rule: Repeat::Once,
        minutes_before: 0,
        enabled: true,
        about: AppointmentAbout::default(),
    }
}

pub(super) fn appointment(
    words: &str,
    start: &str,
    time: (u32, u32),
    before: u16,
) -> NewOwnReminder {
    NewOwnReminder {
        kind: OwnReminderKind::Appointment,
        minutes_before: before,
        ..own(words, start, time)
    }
}

/// In memory where that can be had: a simulation flushes this folder thousands of times.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

pub(super) fn told_as(item: &Delivery) -> String {
    let name = item
        .milestone
        .as_ref()
        .map(MilestoneName::code)
        .unwrap_or_default();
    let words = item.words.clone().unwrap_or_default();
    let what = match item.kind {
        ReminderKind::Milestone => name,
        ReminderKind::MilestoneEve => format!("eve {name}"),
        ReminderKind::CheckIn => "checkIn".to_owned(),
        ReminderKind::WeeklyLook => "weeklyLook".to_owned(),
        ReminderKind::HardDate => format!("hard {words}"),
        ReminderKind::Nudge => {
            return format!("nudge {}", item.contact_name.clone().unwrap_or_default());
        }
        ReminderKind::ContactBirthday => {
            format!("birthday {}", item.contact_name.clone().unwrap_or_default())
        }
        ReminderKind::ContactMilestone => {
            format!("{} {name}", item.contact_name.clone().unwrap_or_default())
        }
        ReminderKind::Appointment => {
            format!("{words} at {}", item.at_text.clone().unwrap_or_default())
        }
        ReminderKind::Own => words,
    };
    match item.late_days {
        0 => what,
        days => format!("{what}+{days}"),
    }
}
