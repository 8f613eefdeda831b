//! Which entries a list shows, and the shortest way to them.

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::list::tally;
use super::{JournalError, Mood};
use crate::db::{PathId, TagId};

/// Which entries a list shows: those for which all that is set holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// Entries with this tag, trigger or what helped.
    pub tag: Option<TagId>,
    /// Entries with this mood.
    pub mood: Option<Mood>,
    /// Entries about this path.
    pub path: Option<PathId>,
    /// Victories.
    pub victory: bool,
    /// Pinned ones.
    pub pinned: bool,
    /// Entries with a photo.
    pub photo: bool,
    /// From this civil date on.
    #[specta(type = Option<String>)]
    pub from: Option<NaiveDate>,
    /// Up to this civil date and with it.
    #[specta(type = Option<String>)]
    pub to: Option<NaiveDate>,
}

/// A way through the entries, newest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lane {
    /// What the query is from.
    pub(super) from: &'static str,
    /// The column of the place.
    pub(super) place: &'static str,
    /// It goes through `entry_tag`.
    pub(super) by_tag: bool,
}

impl Filter {
    /// What has to hold, as SQL that begins with " AND", over `entry`; and the values of its parameters, of which the
    /// first has the number `first`. With `by_tag` the query goes through `entry_tag`, else it need not know of it.
    pub(super) fn conditions(&self, first: usize, by_tag: bool) -> (String, Vec<Value>) {
        let mut sql = String::new();
        let mut values: Vec<Value> = Vec::new();
        let mut with = |condition: &str, value: Value| {
            sql.push_str(&condition.replace("?#", &format!("?{}", first + values.len())));
            values.push(value);
        };
        if let Some(tag) = &self.tag {
            let condition = match by_tag {
                true => " AND entry_tag.tag_id = ?#",
                false => {
                    " AND EXISTS (SELECT 1 FROM entry_tag WHERE entry_tag.tag_id = ?# AND entry_tag.n = entry.n)"
                }
            };
            with(condition, tag.as_str().to_owned().into());
        }
        if let Some(mood) = self.mood {
            with(" AND entry.mood = ?#", (mood as i64).into());
        }
        if let Some(path) = &self.path {
            with(" AND entry.path_id = ?#", path.as_str().to_owned().into());
        }
        if let Some(from) = self.from {
            with(" AND entry.date >= ?#", stored_date(from).into());
        }
        if let Some(to) = self.to {
            with(" AND entry.date <= ?#", stored_date(to).into());
        }
        for (chosen, condition) in [
            (self.victory, " AND entry.victory = 1"),
            (self.pinned, " AND entry.pinned = 1"),
            (self.photo, " AND entry.photos > 0"),
        ] {
            if chosen {
                sql.push_str(condition);
            }
        }
        (sql, values)
    }

    /// Between which places entries of the dates can lie, the second not included. A civil date begins at most 14 hours
    /// before that of UTC and ends at most 12 hours after; a day on top for entries that found their second taken.
    pub(super) fn places(&self) -> (i64, i64) {
        const HOUR: i64 = 60 * 60;
        let second = |date: NaiveDate| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let begin = self.from.map_or(i64::MIN, |from| second(from) - 14 * HOUR);
        let end = self
            .to
            .map_or(i64::MAX, |to| second(to) + (24 + 12 + 24) * HOUR);
        (begin, end)
    }

    /// What is set apart from dates, by its name in entry_tally.
    pub(super) fn chosen(&self) -> Vec<(Lane, String)> {
        let mut chosen = Vec::new();
        if let Some(tag) = &self.tag {
            chosen.push((BY_TAG, format!("tag {}", tag.as_str())));
        }
        if let Some(mood) = self.mood {
            chosen.push((
                lane_of("entry INDEXED BY entry_by_mood"),
                format!("mood {}", mood as i64),
            ));
        }
        if let Some(path) = &self.path {
            chosen.push((
                lane_of("entry INDEXED BY entry_by_path"),
                format!("path {}", path.as_str()),
            ));
        }
        for (set, index, what) in [
            (self.victory, "entry INDEXED BY entry_victories", "victory"),
            (self.pinned, "entry INDEXED BY entry_pinned", "pinned"),
            (self.photo, "entry INDEXED BY entry_with_photo", "photo"),
        ] {
            if set {
                chosen.push((lane_of(index), what.to_owned()));
            }
        }
        chosen
    }

    /// The way with the fewest entries on it.
    pub(super) fn lane(&self, connection: &Connection) -> Result<Lane, JournalError> {
        let mut shortest: Option<(u32, Lane)> = None;
        for (lane, what) in self.chosen() {
            let entries = tally(connection, &what)?;
            if shortest.is_none_or(|(fewest, _)| entries < fewest) {
                shortest = Some((entries, lane));
            }
        }
        Ok(match shortest {
            Some((_, lane)) => lane,
            None if self.from.is_some() || self.to.is_some() => {
                lane_of("entry INDEXED BY entry_facts")
            }
            None => lane_of("entry INDEXED BY entry_kept"),
        })
    }
}

const BY_TAG: Lane = Lane {
    from: "entry_tag CROSS JOIN entry INDEXED BY entry_facts ON entry.n = entry_tag.n",
    place: "entry_tag.n",
    by_tag: true,
};

fn lane_of(from: &'static str) -> Lane {
    Lane {
        from,
        place: "entry.n",
        by_tag: false,
    }
}

/// The date as it is stored, and compared, in the database. Nothing is dated outside the years 1 to 9999.
pub(super) fn stored_date(date: NaiveDate) -> String {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(date);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(date);
    date.clamp(first, last).to_string()
}
