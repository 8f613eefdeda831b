//! How it is going: what the person said of their days, as pictures and as sentences that say what is seen. They describe;
//! they do not judge, explain, advise or compare somebody with who they were. Nothing here is written anywhere.

mod beside;
mod by_hour;
mod by_weekday;
mod days;
pub mod report;
mod sentences;
mod series;
mod tags;
#[cfg(test)]
mod test_home;
mod view;
mod window;

use chrono::{Datelike, NaiveDate};
use rusqlite::Statement;
use serde::{Deserialize, Serialize};

pub use sentences::{Compared, MIN_DAYS, MIN_DAYS_OF_GROUP, MIN_WEEKS, Seen, Than, What};
pub use view::{going, going_between};
pub use window::{GoingPeriod, Step, Window};

use crate::db::{DbError, PathId, TagId};
use crate::milestones::{About, MilestoneName};

/// What is noted of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// How the person felt: 100 (very low) to 500 (very good), in hundredths.
    Mood,
    /// How strong the craving was: 0 (none) to 400 (very strong), in hundredths.
    Craving,
    /// How the person slept, in minutes.
    Sleep,
    /// How much energy there was: 100 (very low) to 500 (very high), in hundredths.
    Energy,
}

/// Everything that the page shows of a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Going {
    /// The first day.
    #[specta(type = String)]
    pub from: NaiveDate,
    /// That day in words.
    pub from_text: String,
    /// The last day.
    #[specta(type = String)]
    pub to: NaiveDate,
    /// That day in words.
    pub to_text: String,
    /// Something was noted before the first day.
    pub older: bool,
    /// What one place in the pictures stands for.
    pub step: Step,
    /// How many places the pictures have; they are counted from 0.
    pub slots: u32,
    /// The first, the middle and the last place, as they are called.
    pub ticks: Vec<GoingTick>,
    /// On how many days anything was noted.
    pub days: u32,
    /// Mood, the craving on each path, sleep and energy: those of which something was noted, in this order.
    pub lines: Vec<Line>,
    /// The milestones that were reached, the earliest first.
    pub stones: Vec<Stone>,
    /// What set something off, the most often named first.
    pub triggers: Named,
    /// What helped, the most often named first.
    pub helped: Named,
    /// Whom the person reached.
    pub contacts: Contacts,
    /// What is seen of sleep beside mood.
    pub sleep_beside: Vec<Seen>,
    /// The paths that can be chosen, in the person's order.
    pub paths: Vec<GoingPath>,
}

/// A path as the pictures name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GoingPath {
    /// Which.
    pub id: PathId,
    /// What the person calls it.
    pub name: String,
    /// What it is about: on an eating path a craving is an urge.
    pub about: About,
    /// What the person calls a craving on it; empty for the usual word.
    pub urge_word: String,
}

/// A place along a picture, as it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct GoingTick {
    /// Which place.
    pub slot: u32,
    /// Its name.
    pub text: String,
}

/// One measure over the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// What was noted.
    pub measure: Measure,
    /// The path that a craving was on; none for one without a path, and for all else.
    pub path: Option<GoingPath>,
    /// The lower end of the scale, in the unit of the measure.
    pub low: i32,
    /// The upper end.
    pub high: i32,
    /// On how many days it was noted.
    pub days: u32,
    /// The places of which something is known, the earliest first. The others stay empty.
    pub points: Vec<PointOfLine>,
    /// What is seen.
    pub seen: Vec<Seen>,
    /// By the day of the week, from the region's first; empty for sleep and energy.
    pub by_weekday: Vec<Part>,
    /// By the hours of the day, three at a time; empty for sleep and energy.
    pub by_hour: Vec<Part>,
}

/// One place of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PointOfLine {
    /// Which place.
    pub slot: u32,
    /// The day, the first day of the week, or the month, in words.
    pub text: String,
    /// The mean of its days, in the unit of the measure.
    pub value: i32,
    /// The same in figures: "3.4", "7:20".
    pub value_text: String,
    /// How many days it rests on.
    pub days: u32,
}

/// One day of the week, or some hours of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Its name: "Monday", "06:00–09:00".
    pub text: String,
    /// The mean of its days; none where nothing was noted.
    pub value: Option<i32>,
    /// The same in figures.
    pub value_text: Option<String>,
    /// How many days it rests on.
    pub days: u32,
}

/// A milestone on the pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Stone {
    /// Where it is.
    pub slot: u32,
    /// What it is called; none where the person does not want to see numbers.
    pub name: Option<MilestoneName>,
    /// The path.
    pub path: PathId,
    /// What the person calls it.
    pub path_name: String,
    /// The day in words.
    pub date_text: String,
}

/// What was named, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// The most often named, at most [`MOST_NAMED`].
    pub tags: Vec<NamedTag>,
    /// How many more there are.
    pub more: u32,
    /// What is seen.
    pub seen: Vec<Seen>,
}

/// The most that are listed of what was named.
pub const MOST_NAMED: usize = 12;

/// A trigger, or something that helped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedTag {
    /// Which.
    pub id: TagId,
    /// What the person calls it.
    pub name: String,
    /// On how many days.
    pub days: u32,
    /// The mean mood on such days, in hundredths; none where fewer than [`MIN_DAYS`] of them have one.
    pub mood: Option<i32>,
    /// The same in figures.
    pub mood_text: Option<String>,
}

/// Whom the person reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Contacts {
    /// The places with any, the earliest first.
    pub bars: Vec<Bar>,
    /// What is seen of them beside mood.
    pub seen: Vec<Seen>,
}

/// How often somebody was reached in one place of the pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Bar {
    /// Which place.
    pub slot: u32,
    /// The day, the first day of the week, or the month, in words.
    pub text: String,
    /// Calls, messages and visits in which they talked.
    pub contacts: u32,
    /// Meetings.
    pub meetings: u32,
}

/// A value of one civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Daily {
    /// The day, counted as chrono counts from the common era.
    pub(crate) day: i32,
    /// In the unit of its measure.
    pub(crate) value: i32,
}

/// A value with the hour in which it was said, by the wall clock of where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) day: i32,
    /// 0 to 23.
    pub(crate) hour: u32,
    pub(crate) value: i32,
}

impl Measure {
    /// The ends of the scale. They are the same whatever was noted.
    pub fn scale(self) -> (i32, i32) {
        match self {
            Self::Mood | Self::Energy => (100, 500),
            Self::Craving => (0, 400),
            Self::Sleep => (0, 12 * 60),
        }
    }

    /// A value in figures: "3.4" on a scale, "7:20" for sleep.
    pub fn figures(self, value: i32, words: &crate::words::Words) -> String {
        match self {
            Self::Sleep => format!("{}:{:02}", value / 60, value % 60),
            _ => words.tenths((i64::from(value) + 5).div_euclid(10)),
        }
    }
}

/// The mean, halves up; none of nothing.
pub(crate) fn mean(values: impl IntoIterator<Item = i32>) -> Option<i32> {
    let mut sum = Sum::default();
    values.into_iter().for_each(|value| sum.add(value));
    sum.mean()
}

/// Values of which only the mean matters.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    of: i64,
    count: i64,
}

impl Sum {
    fn add(&mut self, value: i32) {
        self.of += i64::from(value);
        self.count += 1;
    }

    /// As [`mean`].
    fn mean(self) -> Option<i32> {
        let doubled = (2 * self.of + self.count).checked_div_euclid(2 * self.count)?;
        i32::try_from(doubled).ok()
    }
}

/// Where columns stand: over tens of thousands of rows their names are looked up once.
fn columns<const N: usize>(
    statement: &Statement<'_>,
    names: [&str; N],
) -> Result<[usize; N], DbError> {
    let mut columns = [0; N];
    for (column, name) in columns.iter_mut().zip(names) {
        *column = statement.column_index(name)?;
    }
    Ok(columns)
}

/// The day of a stored date, "YYYY-MM-DD", counted as chrono counts from the common era; none for what is no date: nobody
/// wrote that.
fn day_of(text: &str) -> Option<i32> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.map(|date| date.num_days_from_ce())
}

/// The date that was read last: rows of one day come one after the other.
#[derive(Default)]
struct Dates {
    text: String,
    day: Option<i32>,
}

impl Dates {
    /// As [`day_of`].
    fn day(&mut self, text: &str) -> Option<i32> {
        if text != self.text {
            text.clone_into(&mut self.text);
            self.day = day_of(text);
        }
        self.day
    }
}

pub(crate) fn counted(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
