//! Places of entries, newest first, from several indexes at once: each is climbed down only as far as it takes to find
//! what all have, so that what a search costs does not grow with how much there is to be found.

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::super::JournalError;

/// The places that one index yields, newest first.
#[derive(Debug, Clone)]
pub(super) struct Ladder {
    sql: &'static str,
    asked: Value,
    floor: i64,
    /// The next places, and how many of them lie behind.
    rungs: Vec<i64>,
    at: usize,
    /// How many are fetched next.
    stride: u32,
    /// There is nothing below the last of the rungs.
    last: bool,
}

/// The longest way that is fetched at once.
const LONGEST_STRIDE: u32 = 65_536;

// ?1 what is asked for, ?2 from which place down, ?3 the lowest, ?4 how many.
/// Entries that match words (an FTS5 query).
pub(super) const WORDS: &str = "SELECT rowid AS n FROM entry_index
    WHERE entry_index MATCH ?1 AND rowid <= ?2 AND rowid >= ?3 ORDER BY rowid DESC LIMIT ?4";
/// Entries that are not in the trash. Asks for null.
pub(super) const KEPT: &str = "SELECT n FROM entry INDEXED BY entry_kept
    WHERE deleted_at IS NULL AND ?1 IS NULL AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";
/// Entries, in the trash or not, with the tag.
pub(super) const TAG: &str = "SELECT n FROM entry_tag
    WHERE tag_id = ?1 AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";
/// Entries with the mood.
pub(super) const MOOD: &str = "SELECT n FROM entry INDEXED BY entry_by_mood
    WHERE deleted_at IS NULL AND mood = ?1 AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";
/// Entries about the path.
pub(super) const PATH: &str = "SELECT n FROM entry INDEXED BY entry_by_path
    WHERE deleted_at IS NULL AND path_id = ?1 AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";
/// Victories. Asks for null.
pub(super) const VICTORIES: &str = "SELECT n FROM entry INDEXED BY entry_victories
    WHERE deleted_at IS NULL AND victory = 1 AND ?1 IS NULL AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";
/// Pinned entries. Asks for null.
pub(super) const PINNED: &str = "SELECT n FROM entry INDEXED BY entry_pinned
    WHERE deleted_at IS NULL AND pinned = 1 AND ?1 IS NULL AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";
/// Entries with photos. Asks for null.
pub(super) const WITH_PHOTO: &str = "SELECT n FROM entry INDEXED BY entry_with_photo
    WHERE deleted_at IS NULL AND photos > 0 AND ?1 IS NULL AND n <= ?2 AND n >= ?3 ORDER BY n DESC LIMIT ?4";

#[cfg(test)]
pub(super) const ALL: &[&str] = &[WORDS, KEPT, TAG, MOOD, PATH, VICTORIES, PINNED, WITH_PHOTO];

impl Ladder {
    /// A way down from the newest place that `sql` yields for `asked`.
    pub(super) fn new(sql: &'static str, asked: impl Into<Value>) -> Self {
        Self {
            sql,
            asked: asked.into(),
            floor: i64::MIN,
            rungs: Vec::new(),
            at: 0,
            stride: 16,
            last: false,
        }
    }

    /// The newest place that is not above `n`. Each `n` must not be above the one before.
    fn down_to(&mut self, connection: &Connection, n: i64) -> Result<Option<i64>, JournalError> {
        loop {
            let ahead = self.rungs.get(self.at..).unwrap_or_default();
            self.at += ahead.partition_point(|rung| *rung > n);
            if let Some(rung) = self.rungs.get(self.at) {
                return Ok(Some(*rung));
            }
            if self.last {
                return Ok(None);
            }
            self.fetch(connection, n)?;
        }
    }

    fn fetch(&mut self, connection: &Connection, n: i64) -> Result<(), JournalError> {
        let mut statement = connection.prepare_cached(self.sql)?;
        let rungs = statement
            .query_map(params![self.asked, n, self.floor, self.stride], |row| {
                row.get("n")
            })?;
        self.rungs = rungs.collect::<Result<_, _>>()?;
        self.at = 0;
        self.last = self.rungs.len() < self.stride as usize;
        self.stride = (self.stride * 4).min(LONGEST_STRIDE);
        Ok(())
    }
}

/// Ladders of which one is enough.
#[derive(Debug, Clone)]
pub(super) struct Either(pub(super) Vec<Ladder>);

impl Either {
    pub(super) fn new(sql: &'static str, asked: impl Into<Value>) -> Self {
        Self(vec![Ladder::new(sql, asked)])
    }

    fn down_to(&mut self, connection: &Connection, n: i64) -> Result<Option<i64>, JournalError> {
        let mut newest = None;
        for ladder in &mut self.0 {
            newest = newest.max(ladder.down_to(connection, n)?);
        }
        Ok(newest)
    }
}

/// Places that all of some ladders have and none of some others, newest first.
#[derive(Debug)]
pub(super) struct Climb {
    with: Vec<Either>,
    without: Vec<Either>,
    next: i64,
}

impl Climb {
    /// From the place `top` down to the place `floor`, both included. About `few` places will be asked for.
    pub(super) fn new(
        mut with: Vec<Either>,
        mut without: Vec<Either>,
        top: i64,
        floor: i64,
        few: usize,
    ) -> Self {
        let stride = u32::try_from(few + few / 4).unwrap_or(LONGEST_STRIDE);
        for ladder in with
            .iter_mut()
            .chain(&mut without)
            .flat_map(|either| &mut either.0)
        {
            ladder.floor = floor;
            ladder.stride = stride.clamp(16, LONGEST_STRIDE);
        }
        Self {
            with,
            without,
            next: top,
        }
    }

    /// The next place.
    pub(super) fn next(&mut self, connection: &Connection) -> Result<Option<i64>, JournalError> {
        loop {
            let Some(place) = self.common(connection)? else {
                return Ok(None);
            };
            self.next = place.saturating_sub(1);
            let mut left_out = false;
            for either in &mut self.without {
                left_out = left_out || either.down_to(connection, place)? == Some(place);
            }
            if !left_out {
                return Ok(Some(place));
            }
        }
    }

    /// The newest place, from the next one down, that all have.
    fn common(&mut self, connection: &Connection) -> Result<Option<i64>, JournalError> {
        let mut place = self.next;
        loop {
            let before = place;
            for either in &mut self.with {
                match either.down_to(connection, place)? {
                    Some(lower) => place = lower,
                    None => return Ok(None),
                }
            }
            if place == before {
                return Ok(Some(place));
            }
        }
    }
}
