//! Means and counts: facts about the days of which something was said, never about the person.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::days::{HaltWord, ReportDay};
use super::{ReportError, Span};
use crate::words::Words;

/// Something with how often it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TimesOf {
    /// What.
    pub name: String,
    /// How often; of days, on how many.
    pub times: u32,
}

/// A mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Mean {
    /// Of what, where that is the person's: a path; else empty.
    pub name: String,
    /// The mean of the days that say it, in words: "3.4"; of sleep "7:20".
    pub text: String,
    /// Of how many days.
    pub days: u32,
}

/// On how many days somebody was hungry, angry, lonely or tired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HaltDays {
    /// Which.
    pub which: HaltWord,
    /// On how many days it was said.
    pub days: u32,
    /// Of how many days that say yes or no.
    pub of: u32,
}

/// Means and counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// How many days have a check-in.
    pub days: u32,
    /// Of how many.
    pub of: u32,
    /// Mood, 1 to 5.
    pub mood: Option<Mean>,
    /// Energy, 1 to 5.
    pub energy: Option<Mean>,
    /// Hours and minutes of sleep.
    pub sleep: Option<Mean>,
    /// How well, 1 to 5.
    pub sleep_quality: Option<Mean>,
    /// Cravings on each path, 0 (none) to 4 (very strong), in the person's order.
    pub cravings: Vec<Mean>,
    /// Hungry, angry, lonely, tired: those of which something was said.
    pub halt: Vec<HaltDays>,
    /// Routines, with the days on which they were ticked, the most often first.
    pub ticked: Vec<TimesOf>,
}

pub(super) fn figures(days: &[ReportDay], span: Span, words: &Words) -> Figures {
    let scale = |values: Vec<u32>| mean(String::new(), values, |tenths| said(tenths, words));
    let all = |value: &dyn Fn(&ReportDay) -> Option<u32>| -> Vec<u32> {
        days.iter().filter_map(value).collect()
    };
    let mut cravings: Vec<(String, Vec<u32>)> = Vec::new();
    for craving in days.iter().flat_map(|day| &day.cravings) {
        let value = craving.word as u32;
        match cravings.iter_mut().find(|(path, _)| *path == craving.path) {
            Some((_, values)) => values.push(value),
            None => cravings.push((craving.path.clone(), vec![value])),
        }
    }
    let halt = [
        HaltWord::Hungry,
        HaltWord::Angry,
        HaltWord::Lonely,
        HaltWord::Tired,
    ];
    let halt = halt.into_iter().map(|which| {
        let yes = days.iter().filter(|day| day.halt.contains(&which)).count();
        let no = days.iter().filter(|day| day.not_halt.contains(&which));
        HaltDays {
            which,
            days: count(yes),
            of: count(yes + no.count()),
        }
    });
    let sleep = all(&|day| day.sleep_minutes.map(u32::from));
    Figures {
        days: count(days.len()),
        of: u32::try_from((span.1 - span.0).num_days() + 1).unwrap_or(0),
        mood: scale(all(&|day| day.mood.map(|mood| mood as u32))),
        energy: scale(all(&|day| day.energy.map(u32::from))),
        sleep: mean(String::new(), sleep, |tenths| {
            let minutes = (tenths + 5) / 10;
            format!("{}:{:02}", minutes / 60, minutes % 60)
        }),
        sleep_quality: scale(all(&|day| day.sleep_quality.map(u32::from))),
        cravings: cravings
            .into_iter()
            .filter_map(|(path, values)| mean(path, values, |tenths| said(tenths, words)))
            .collect(),
        halt: halt.filter(|halt| halt.of > 0).collect(),
        ticked: most_often(days.iter().flat_map(|day| day.ticked.iter().cloned())),
    }
}

/// On how many days each was named, in check-ins and in entries, the most often first.
pub(super) fn tags(
    connection: &Connection,
    span: Span,
    kind: &str,
) -> Result<Vec<TimesOf>, ReportError> {
    let mut named: Vec<(String, String)> = Vec::new();
    for sql in [TAGS_OF_CHECK_INS, TAGS_OF_ENTRIES] {
        let mut statement = connection.prepare_cached(sql)?;
        let dates = params![span.0.to_string(), span.1.to_string(), kind];
        let rows = statement.query_map(dates, |row| Ok((row.get("name")?, row.get("date")?)))?;
        for row in rows {
            named.push(row?);
        }
    }
    named.sort();
    named.dedup();
    Ok(most_often(named.into_iter().map(|(name, _)| name)))
}

pub(super) const TAGS_OF_CHECK_INS: &str = "SELECT tag.name, check_in.date
    FROM check_in CROSS JOIN check_in_tag ON check_in_tag.check_in_id = check_in.id
    CROSS JOIN tag ON tag.id = check_in_tag.tag_id
    WHERE check_in.date BETWEEN ?1 AND ?2 AND check_in.deleted_at IS NULL AND tag.kind = ?3";
pub(super) const TAGS_OF_ENTRIES: &str = "SELECT tag.name, entry.date
    FROM entry INDEXED BY entry_by_date CROSS JOIN entry AS named ON named.n = entry.n
    CROSS JOIN entry_tag ON entry_tag.entry_id = named.id CROSS JOIN tag ON tag.id = entry_tag.tag_id
    WHERE entry.deleted_at IS NULL AND entry.date BETWEEN ?1 AND ?2 AND tag.kind = ?3";

/// How often each name is there, the most often first; what is as often stands in the order of its letters.
pub(super) fn most_often(names: impl Iterator<Item = String>) -> Vec<TimesOf> {
    let mut times: HashMap<String, u32> = HashMap::new();
    for name in names {
        *times.entry(name).or_default() += 1;
    }
    let mut all: Vec<TimesOf> = times
        .into_iter()
        .map(|(name, times)| TimesOf { name, times })
        .collect();
    all.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.name.cmp(&b.name)));
    all
}

/// The mean, rounded to tenths, halves up.
fn mean(name: String, values: Vec<u32>, say: impl Fn(u32) -> String) -> Option<Mean> {
    let days = count(values.len());
    let sum: u32 = values.iter().sum();
    let tenths = (sum * 20 + days).checked_div(2 * days)?;
    Some(Mean {
        name,
        text: say(tenths),
        days,
    })
}

fn said(tenths: u32, words: &Words) -> String {
    words.tenths(i64::from(tenths))
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
