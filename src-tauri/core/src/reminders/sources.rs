//! What the rules are made of, as it is read from the database.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::Inputs;
use super::nudges;
use super::occurrences::{earlier, later};
use super::own::{self, OwnRule};
use super::plan::{IN_SIGHT_DAYS, window};
use super::rule::Rule;
use crate::checkins::days_said;
use crate::clock::{Instant, Now};
use crate::contacts::days::{TheirDays, their_days};
use crate::contacts::silence::Silence;
use crate::db::{ContactId, DbError, PathId};
use crate::milestones::{HardDay, MilestoneName, OpenChapter, hard_dates_between, open_chapters};

/// All of it, at one moment.
#[derive(Debug)]
pub(super) struct Sources {
    /// The chapters that are going.
    pub(super) chapters: Vec<OpenChapter>,
    /// The days on which hard dates fall, from the last week to a year ahead.
    pub(super) hard_days: Vec<HardDay>,
    /// The person's own and appointments, also those that are off.
    pub(super) own: Vec<OwnRule>,
    /// How long it has been still between the person and those for whom there is a nudge.
    pub(super) silences: Vec<Silence>,
    /// The days of others that are to be told.
    pub(super) theirs: Vec<TheirDays>,
    /// The days around today whose check-in is there already.
    pub(super) checked_in: BTreeSet<NaiveDate>,
    /// When the last nudge was told, whichever.
    pub(super) last_nudge: Option<Instant>,
}

impl Sources {
    pub(super) fn read(
        connection: &Connection,
        now: &Now,
        inputs: &Inputs<'_>,
    ) -> Result<Self, DbError> {
        let (from, to) = window(now);
        let to = to.max(later(now.today(), IN_SIGHT_DAYS + 8));
        Ok(Self {
            chapters: open_chapters(connection)?,
            hard_days: hard_dates_between(connection, earlier(from, 1), to, inputs.leap)?,
            own: own::rules(connection)?,
            silences: nudges::silences(connection, now)?,
            theirs: their_days(connection)?,
            checked_in: days_said(connection, earlier(from, 1), to)?,
            last_nudge: nudges::last_told(connection)?,
        })
    }
}

/// The rules in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) inputs: Inputs<'a>,
    pub(super) sources: &'a Sources,
}

/// What a rule says of itself.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The path, its name, and whether its numbers are hidden.
    pub(super) path: Option<(PathId, String, bool)>,
    pub(super) milestone: Option<MilestoneName>,
    pub(super) words: Option<String>,
    pub(super) contact: Option<(ContactId, String)>,
    /// There is a way to reach that contact from here.
    pub(super) reachable: bool,
}

impl Rules<'_> {
    /// Whether nothing is celebrated on `date`.
    pub(super) fn is_hard(&self, date: NaiveDate) -> bool {
        self.sources.hard_days.iter().any(|day| day.date == date)
    }

    /// Whether a check-in of `date` still waits to be made: nobody is reminded of what they have done.
    pub(super) fn asks_for_check_in(&self, date: NaiveDate) -> bool {
        !self.sources.checked_in.contains(&date)
    }

    pub(super) fn chapter(&self, path: &PathId) -> Option<&OpenChapter> {
        let mut chapters = self.sources.chapters.iter();
        chapters.find(|chapter| chapter.path == *path)
    }

    /// The reminder that `rule` is of, as long as it is set so.
    pub(super) fn own(&self, rule: &Rule) -> Option<&OwnRule> {
        let (Rule::Appointment(id, set_at) | Rule::Own(id, set_at)) = rule else {
            return None;
        };
        let mut all = self.sources.own.iter();
        all.find(|own| own.id == *id && own.set_at == *set_at)
    }

    pub(super) fn silence(&self, contact: &ContactId) -> Option<&Silence> {
        let mut silences = self.sources.silences.iter();
        silences.find(|silence| silence.contact == *contact)
    }

    pub(super) fn theirs(&self, contact: &ContactId) -> Option<&TheirDays> {
        let mut theirs = self.sources.theirs.iter();
        theirs.find(|theirs| theirs.contact == *contact)
    }

    /// What `rule` says on `date`.
    pub(super) fn said(&self, rule: &Rule, date: NaiveDate) -> Said {
        match rule {
            Rule::Milestone(path, name) | Rule::MilestoneEve(path, name) => {
                let chapter = self.chapter(path);
                Said {
                    path: chapter.map(|chapter| {
                        let name = chapter.name.clone();
                        (chapter.path.clone(), name, chapter.counter_hidden)
                    }),
                    milestone: Some(
                        chapter.map_or_else(|| name.clone(), |chapter| chapter.ladder.worded(name)),
                    ),
                    ..Said::default()
                }
            }
            Rule::CheckIn | Rule::WeeklyLook => Said::default(),
            Rule::HardDate(id) => {
                let mut days = self.sources.hard_days.iter();
                let day = days.find(|day| day.id == *id && day.date == date);
                Said {
                    words: day.map(|day| day.words.clone()),
                    contact: day.and_then(|day| day.contact.clone()),
                    reachable: day.is_some_and(|day| day.reachable),
                    ..Said::default()
                }
            }
            Rule::Nudge(contact) => {
                let silence = self.silence(contact);
                Said {
                    contact: silence.map(|silence| (silence.contact.clone(), silence.name.clone())),
                    reachable: silence.is_some_and(|silence| silence.reachable),
                    ..Said::default()
                }
            }
            Rule::Birthday(contact) | Rule::TheirMilestone(contact, _) => {
                let theirs = self.theirs(contact);
                Said {
                    milestone: match rule {
                        Rule::TheirMilestone(_, name) => Some(name.clone()),
                        _ => None,
                    },
                    contact: theirs.map(|theirs| (theirs.contact.clone(), theirs.name.clone())),
                    reachable: theirs.is_some_and(|theirs| theirs.reachable),
                    ..Said::default()
                }
            }
            Rule::Appointment(..) => {
                let own = self.own(rule);
                Said {
                    words: own.map(|own| own.words.clone()),
                    contact: own
                        .and_then(|own| (own.about.contact.clone()).zip(own.contact_name.clone())),
                    reachable: own.is_some_and(|own| own.reachable),
                    ..Said::default()
                }
            }
            Rule::Own(..) => Said {
                words: self.own(rule).map(|own| own.words.clone()),
                ..Said::default()
            },
        }
    }
}
