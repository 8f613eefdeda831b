//! The dates that are worth marking as a file for any calendar (iCalendar, RFC 5545). Whoever reads it on another computer
//! learns nothing but days, unless the person chose otherwise: names lie in the titles alone.

mod cycles;
mod lines;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::cycles::{Marked, marked};
use self::lines::Lines;
use super::year_ahead::goals_ahead;
use super::{Look, MilestoneName, open_chapters};
use crate::clock::Instant;
use crate::db::{DbError, PathId};

/// What goes into a calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarChoice {
    /// Milestones of these paths.
    pub paths: Vec<PathId>,
    /// Goals with a date.
    pub goals: bool,
    /// What the days are called there.
    pub titles: CalendarTitles,
}

/// What the days are called in a calendar file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CalendarTitles {
    /// "A day to remember".
    Neutral,
    /// With the path and the milestone.
    Named,
}

/// What a day is to be called; the words are the language's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayTitle<'a> {
    /// "A day to remember".
    Neutral,
    /// A milestone.
    Milestone {
        /// What its path is called.
        path: &'a str,
        /// The person does not want to see numbers of this path.
        counter_hidden: bool,
        /// Which.
        name: &'a MilestoneName,
    },
    /// A milestone that comes every year; no title can tell how many years it is.
    EveryYear {
        /// What its path is called.
        path: &'a str,
        /// The person does not want to see numbers of this path.
        counter_hidden: bool,
    },
}

/// Puts what a day is called into words.
pub type SayTitle<'a> = &'a dyn Fn(DayTitle<'_>) -> String;

/// How far ahead single days are told. What comes every year has no end.
const AHEAD_DAYS: u64 = 40 * 366;

/// The file's text: all-day events from today on. An event has the same UID whenever it is written, so that a calendar
/// that takes the file in again moves it instead of adding a second one. `None` when nothing lies ahead in what was chosen:
/// a calendar has at least one component (RFC 5545 §3.6).
///
/// # Errors
/// What the database says.
pub fn calendar_file(
    connection: &Connection,
    look: &Look<'_>,
    choice: &CalendarChoice,
    say: SayTitle<'_>,
) -> Result<Option<String>, DbError> {
    let today = look.now.today();
    let last = today
        .checked_add_days(Days::new(AHEAD_DAYS))
        .unwrap_or(today);
    let title = |named: DayTitle<'_>| match choice.titles {
        CalendarTitles::Neutral => say(DayTitle::Neutral),
        CalendarTitles::Named => say(named),
    };
    let mut events = Vec::new();
    for chapter in open_chapters(connection)? {
        if !choice.paths.contains(&chapter.path) {
            continue;
        }
        let (path, counter_hidden) = (chapter.name.as_str(), chapter.counter_hidden);
        for (marked, code) in marked(&chapter, today, last, look) {
            let uid = uid(&["milestone", chapter.path.as_str(), &code]);
            events.push(match marked {
                Marked::Once(point) => Event {
                    title: title(DayTitle::Milestone {
                        path,
                        counter_hidden,
                        name: &point.name,
                    }),
                    ..Event::once(uid, point.date)
                },
                Marked::Yearly {
                    first,
                    rule,
                    except,
                } => Event {
                    title: title(DayTitle::EveryYear {
                        path,
                        counter_hidden,
                    }),
                    rule: Some(rule),
                    except,
                    ..Event::once(uid, first)
                },
            });
        }
    }
    if choice.goals {
        for goal in goals_ahead(connection, today)? {
            events.push(Event {
                title: match choice.titles {
                    CalendarTitles::Neutral => say(DayTitle::Neutral),
                    CalendarTitles::Named => goal.words,
                },
                ..Event::once(uid(&["goal", goal.id.as_str()]), goal.by)
            });
        }
    }
    events.sort_by(|one, other| (one.date, &one.uid).cmp(&(other.date, &other.uid)));
    Ok((!events.is_empty()).then(|| written(&events, look.now.instant())))
}

/// One event of the file: a whole day.
struct Event {
    uid: String,
    date: NaiveDate,
    title: String,
    /// The value of its RRULE.
    rule: Option<&'static str>,
    /// Days of the rule that are left out.
    except: Vec<NaiveDate>,
}

impl Event {
    fn once(uid: String, date: NaiveDate) -> Self {
        Self {
            uid,
            date,
            title: String::new(),
            rule: None,
            except: Vec::new(),
        }
    }
}

fn written(events: &[Event], at: Instant) -> String {
    let stamp = at.utc().format("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = Lines::default();
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw("PRODID:-//Cairn//Dates//EN");
    lines.raw("CALSCALE:GREGORIAN");
    for event in events {
        lines.raw("BEGIN:VEVENT");
        lines.raw(&format!("UID:{}", event.uid));
        lines.raw(&format!("DTSTAMP:{stamp}"));
        lines.raw(&format!("DTSTART;VALUE=DATE:{}", day(event.date)));
        // Without an end it is that one day, too; a year of five digits is none (RFC 5545 §3.3.4, §3.6.1).
        if let Some(next) = event.date.succ_opt().filter(|next| next.year() < 10_000) {
            lines.raw(&format!("DTEND;VALUE=DATE:{}", day(next)));
        }
        if let Some(rule) = event.rule {
            lines.raw(&format!("RRULE:{rule}"));
        }
        if !event.except.is_empty() {
            let except: Vec<_> = event.except.iter().map(|date| day(*date)).collect();
            lines.raw(&format!("EXDATE;VALUE=DATE:{}", except.join(",")));
        }
        lines.text("SUMMARY", &event.title);
        // Whoever the calendar is shared with sees at most that something is there, and the day stays free.
        lines.raw("CLASS:PRIVATE");
        lines.raw("TRANSP:TRANSPARENT");
        lines.raw("END:VEVENT");
    }
    lines.raw("END:VCALENDAR");
    lines.into_text()
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

/// The same for the same thing, and nothing can be read off it: ids tell when they were made, codes tell milestones.
fn uid(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    digest.iter().take(16).fold(String::new(), |mut uid, byte| {
        uid.push_str(&format!("{byte:02x}"));
        uid
    })
}

#[cfg(test)]
mod tests;
