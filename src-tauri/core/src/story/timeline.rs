//! What lies behind the person, in the order of time: chapters of their paths, milestones, victories and chosen entries.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::{Kept, StoryError};
use crate::db::{Db, DbError, EntryId};
use crate::journal::head;
use crate::milestones::{self, Look, MilestoneName, Path, PathKind, civil_date};

/// How the person likes to look at the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryLook {
    /// The newest stands first.
    pub newest_first: bool,
    /// What happened stands there, too.
    pub setbacks: bool,
}

/// Which part of the timeline is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TimelineChoice {
    /// The newest stands first.
    pub newest_first: bool,
    /// What happened stands there, too.
    pub setbacks: bool,
    /// From this civil date on.
    #[specta(type = Option<String>)]
    pub from: Option<NaiveDate>,
    /// Up to this civil date and with it.
    #[specta(type = Option<String>)]
    pub to: Option<NaiveDate>,
    /// So many are passed over.
    pub skip: u32,
    /// At most so many are shown.
    pub limit: u32,
}

/// What stands on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum StoryEvent {
    /// A chapter of a path began.
    Began {
        /// The path.
        path: String,
        /// Another chapter came before it.
        again: bool,
        /// The path only marks a date.
        date_only: bool,
    },
    /// A chapter of a path ended.
    Ended {
        /// The path.
        path: String,
    },
    /// A milestone was reached.
    Milestone {
        /// The path.
        path: String,
        /// Which; none where the person does not want to see numbers.
        name: Option<MilestoneName>,
    },
    /// Something happened.
    Setback {
        /// The path.
        path: String,
        /// What the person calls it; empty = the usual word.
        called: String,
    },
    /// A victory, or an entry that was chosen.
    Entry {
        /// It.
        id: EntryId,
        /// Its first line, at most 80 characters.
        title: String,
        /// What follows, at most 200 characters.
        excerpt: String,
        /// The person called it a victory.
        victory: bool,
        /// It was chosen for the story.
        chosen: bool,
    },
}

/// One thing on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryItem {
    /// The civil date.
    #[specta(type = String)]
    pub date: NaiveDate,
    /// The date in words.
    pub date_text: String,
    /// Its year, for headings.
    pub year: String,
    /// What it was.
    pub what: StoryEvent,
}

/// Where a year begins on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryYear {
    /// The year.
    pub year: String,
    /// How many things stand before it.
    pub skip: u32,
}

/// A part of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// What stands there.
    pub items: Vec<StoryItem>,
    /// How many things there are in all.
    pub total: u32,
    /// The years in which there is something, in the same order.
    pub years: Vec<StoryYear>,
}

/// How the person likes to look at the timeline: what they chose last, or else the oldest first and without what happened.
///
/// # Errors
/// What the database says.
pub fn story_look(connection: &Connection) -> Result<StoryLook, DbError> {
    let kept = Kept::load(connection)?;
    Ok(StoryLook {
        newest_first: kept.newest_first,
        setbacks: kept.setbacks,
    })
}

/// Keeps how the person likes to look at the timeline.
///
/// # Errors
/// What the database says.
pub fn set_story_look(db: &mut Db, look: StoryLook) -> Result<(), DbError> {
    let kept = Kept {
        newest_first: look.newest_first,
        setbacks: look.setbacks,
        ..db.read(Kept::load)?
    };
    kept.save(db)
}

/// The timeline as it looks at `look.now`. Paths that are out of the way or in the trash are not on it, as on the page of
/// milestones; neither are entries in the trash.
///
/// # Errors
/// What the database says.
pub fn timeline(
    connection: &Connection,
    choice: &TimelineChoice,
    look: &Look<'_>,
) -> Result<Timeline, StoryError> {
    let mut points: Vec<Point> = Vec::new();
    for path in milestones::paths(connection, look)? {
        points.extend(of_path(path, choice.setbacks));
    }
    points.extend(of_entries(connection)?);
    points.retain(|point| {
        choice.from.is_none_or(|from| from <= point.date)
            && choice.to.is_none_or(|to| point.date <= to)
    });
    // A stable sort: what has the same place stays in the order of the paths.
    points.sort_by_key(|point| (point.date, point.place));
    if choice.newest_first {
        points.reverse();
    }
    let (total, years) = (count(points.len()), years(&points));
    let shown = points
        .into_iter()
        .skip(choice.skip as usize)
        .take(choice.limit as usize);
    let items = shown
        .map(|point| item(connection, point, look))
        .collect::<Result<_, _>>()?;
    Ok(Timeline {
        items,
        total,
        years,
    })
}

/// The places of victories; of the entries themselves nothing is read.
pub(super) const VICTORIES: &str =
    "SELECT entry.n, entry.date, 0 AS chosen FROM entry INDEXED BY entry_victories
    WHERE entry.deleted_at IS NULL AND entry.victory = 1";
/// The places of chosen entries, by way of an index that holds their dates: the rows have long texts before them.
pub(super) const CHOSEN: &str = "SELECT entry.n, entry.date, 1 AS chosen FROM story_entry
    CROSS JOIN entry AS named ON named.id = story_entry.entry_id
    CROSS JOIN entry INDEXED BY entry_facts ON entry.n = named.n
    WHERE entry.deleted_at IS NULL";
pub(super) const ENTRY: &str =
    "SELECT id, substr(text, 1, 500) AS head, victory FROM entry WHERE n = ?1";

/// A thing on the timeline before it has words.
struct Point {
    date: NaiveDate,
    /// Its place within the day: what ends comes before what begins, entries come last, in the order of writing.
    place: (u8, i64),
    what: What,
}

enum What {
    Event(StoryEvent),
    Entry { n: i64, chosen: bool },
}

fn of_path(path: Path, setbacks: bool) -> Vec<Point> {
    let name = path.name;
    let mut points = Vec::new();
    let mut put = |date, place, event| {
        points.push(Point {
            date,
            place: (place, 0),
            what: What::Event(event),
        });
    };
    if setbacks {
        // They come newest first; those of one day stay in the order in which they were noted.
        for setback in path.setbacks.into_iter().rev() {
            let called = match setback.called.as_str() {
                "" => path.setback_word.clone(),
                _ => setback.called,
            };
            let happened = StoryEvent::Setback {
                path: name.clone(),
                called,
            };
            put(setback.date, 0, happened);
        }
    }
    for (number, chapter) in path.chapters.into_iter().enumerate() {
        let began = StoryEvent::Began {
            path: name.clone(),
            again: number > 0,
            date_only: path.kind == PathKind::Date,
        };
        put(chapter.start, 2, began);
        if let Some(end) = chapter.end {
            put(end, 1, StoryEvent::Ended { path: name.clone() });
        }
    }
    for milestone in path.reached.into_iter().rev() {
        // The beginning of the chapter says it.
        if matches!(
            milestone.name,
            MilestoneName::Welcome | MilestoneName::WelcomeBack
        ) {
            continue;
        }
        let reached = StoryEvent::Milestone {
            path: name.clone(),
            name: (!path.counter_hidden).then_some(milestone.name),
        };
        put(milestone.date, 3, reached);
    }
    points
}

fn of_entries(connection: &Connection) -> Result<Vec<Point>, StoryError> {
    let mut places: Vec<(i64, NaiveDate, bool)> = Vec::new();
    for sql in [CHOSEN, VICTORIES] {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok((row.get("n")?, civil_date(row, "date")?, row.get("chosen")?))
        })?;
        for row in rows {
            places.push(row?);
        }
    }
    // A victory that was chosen stands there once, as chosen.
    places.sort_by_key(|(n, _, chosen)| (*n, !chosen));
    places.dedup_by_key(|(n, ..)| *n);
    let points = places.into_iter().map(|(n, date, chosen)| Point {
        date,
        place: (4, n),
        what: What::Entry { n, chosen },
    });
    Ok(points.collect())
}

fn item(connection: &Connection, point: Point, look: &Look<'_>) -> Result<StoryItem, StoryError> {
    let what = match point.what {
        What::Event(event) => event,
        What::Entry { n, chosen } => connection
            .prepare_cached(ENTRY)?
            .query_row([n], |row| entry(row, chosen))?,
    };
    Ok(StoryItem {
        date: point.date,
        date_text: look.words.date(point.date),
        year: year(point.date),
        what,
    })
}

fn entry(row: &Row<'_>, chosen: bool) -> rusqlite::Result<StoryEvent> {
    let (title, excerpt) = head(&row.get::<_, String>("head")?);
    Ok(StoryEvent::Entry {
        id: row.get("id")?,
        title,
        excerpt,
        victory: row.get("victory")?,
        chosen,
    })
}

fn years(points: &[Point]) -> Vec<StoryYear> {
    let mut years: Vec<StoryYear> = Vec::new();
    for (skip, point) in points.iter().enumerate() {
        let year = year(point.date);
        if years.last().is_none_or(|last| last.year != year) {
            years.push(StoryYear {
                year,
                skip: count(skip),
            });
        }
    }
    years
}

fn year(date: NaiveDate) -> String {
    date.year().to_string()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
