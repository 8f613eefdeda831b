//! What the person said of their days, read for a time. A day has one value of each measure: what its check-in says or,
//! where that says nothing of it, the mean of what the day's entries say. A day is the civil day where it was written;
//! journeys change nothing in it.

use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;
use rusqlite::{Connection, Row, named_params};

use super::{Daily, Dates, Said, Sum, Window, columns};
use crate::clock::Instant;
use crate::db::{DbError, PathId};

pub(super) const CHECK_INS: &str = "
    SELECT date, mood, energy, sleep_minutes, said_at, zone FROM check_in INDEXED BY check_in_said
    WHERE deleted_at IS NULL AND date BETWEEN :from AND :to ORDER BY date";
pub(super) const CRAVINGS: &str = "
    SELECT check_in.date, check_in.said_at, check_in.zone, check_in_craving.path_id, check_in_craving.word
    FROM check_in INDEXED BY check_in_said
    CROSS JOIN check_in_craving ON check_in_craving.check_in_id = check_in.id
    WHERE check_in.deleted_at IS NULL AND check_in.date BETWEEN :from AND :to ORDER BY check_in.date";
pub(super) const ENTRIES: &str = "
    SELECT date, written_at, zone, mood, craving, path_id FROM entry INDEXED BY entry_said
    WHERE deleted_at IS NULL AND (mood IS NOT NULL OR craving IS NOT NULL) AND date BETWEEN :from AND :to
    ORDER BY date";
pub(super) const FIRST: &str = "
    SELECT min((SELECT coalesce(min(date), '9999-12-31') FROM check_in INDEXED BY check_in_said
                WHERE deleted_at IS NULL),
               (SELECT coalesce(min(date), '9999-12-31') FROM entry INDEXED BY entry_said
                WHERE deleted_at IS NULL AND (mood IS NOT NULL OR craving IS NOT NULL))) AS first";

/// What was noted of one measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Noted {
    /// One value a day, the earliest first.
    pub(super) days: Vec<Daily>,
    /// Everything that was said, with its hour where that is known.
    pub(super) said: Vec<Said>,
}

/// Everything that was noted in a time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct All {
    pub(super) mood: Noted,
    pub(super) energy: Noted,
    /// In minutes.
    pub(super) sleep: Noted,
    /// In the order of the paths that were asked for; the last is what belongs to no path.
    pub(super) cravings: Vec<Noted>,
    /// On how many days anything was noted.
    pub(super) days: usize,
}

/// Reads what was noted in `window`; of cravings those on `paths`, and those without a path. `only`: there is one path and
/// no other, so that what has none is about that one, as the page of an entry has it too.
pub(super) fn read(
    connection: &Connection,
    window: Window,
    paths: &[PathId],
    only: bool,
) -> Result<All, DbError> {
    let (from, to) = (window.from.to_string(), window.to.to_string());
    let mut reading = Reading::new(window, paths.len() + 1);
    reading.unbound = match only {
        true => 0,
        false => paths.len(),
    };
    let held = named_params! { ":from": from, ":to": to };
    let mut check_ins = connection.prepare_cached(CHECK_INS)?;
    let names = ["date", "said_at", "zone", "mood", "energy", "sleep_minutes"];
    let at = columns(&check_ins, names)?;
    let mut rows = check_ins.query(held)?;
    while let Some(row) = rows.next()? {
        reading.check_in(row, at)?;
    }
    let mut cravings = connection.prepare_cached(CRAVINGS)?;
    let at = columns(&cravings, ["date", "said_at", "zone", "path_id", "word"])?;
    let mut rows = cravings.query(held)?;
    while let Some(row) = rows.next()? {
        reading.craving(row, at, paths)?;
    }
    let mut entries = connection.prepare_cached(ENTRIES)?;
    let names = ["date", "written_at", "zone", "path_id", "mood", "craving"];
    let at = columns(&entries, names)?;
    let mut rows = entries.query(held)?;
    while let Some(row) = rows.next()? {
        reading.entry(row, at, paths)?;
    }
    Ok(reading.all())
}

/// The first day of which anything was noted.
pub(super) fn first_day(connection: &Connection) -> Result<Option<NaiveDate>, DbError> {
    let first: String = connection
        .prepare_cached(FIRST)?
        .query_row([], |row| row.get("first"))?;
    Ok(first.parse().ok().filter(|_| first != "9999-12-31"))
}

struct Reading {
    dates: Dates,
    zones: Zones,
    /// Where what has no path is gathered.
    unbound: usize,
    mood: Gathered,
    energy: Gathered,
    sleep: Gathered,
    cravings: Vec<Gathered>,
}

impl Reading {
    fn new(window: Window, cravings: usize) -> Self {
        let gathered = Gathered::new(window);
        Self {
            dates: Dates::default(),
            zones: Zones::default(),
            unbound: 0,
            cravings: vec![gathered.clone(); cravings],
            mood: gathered.clone(),
            energy: gathered.clone(),
            sleep: gathered,
        }
    }

    fn check_in(
        &mut self,
        row: &Row<'_>,
        [date, said_at, zone, mood, energy, sleep]: [usize; 6],
    ) -> Result<(), DbError> {
        let Some(day) = self.day(row, date)? else {
            return Ok(());
        };
        let hour = self.zones.hour(row, said_at, zone)?;
        if let Some(mood) = step(row, mood, 1, 5)? {
            self.mood.check_in(day, hour, mood * 100);
        }
        if let Some(energy) = step(row, energy, 1, 5)? {
            self.energy.check_in(day, hour, energy * 100);
        }
        if let Some(minutes) = step(row, sleep, 0, 24 * 60)? {
            self.sleep.check_in(day, hour, minutes);
        }
        Ok(())
    }

    fn craving(
        &mut self,
        row: &Row<'_>,
        [date, said_at, zone, path, word]: [usize; 5],
        paths: &[PathId],
    ) -> Result<(), DbError> {
        let Some(day) = self.day(row, date)? else {
            return Ok(());
        };
        let path = row.get_ref(path)?.as_str_or_null().unwrap_or(None);
        let place = place(path, paths, self.unbound);
        let hour = self.zones.hour(row, said_at, zone)?;
        let word = step(row, word, 0, 4)?;
        let gathered = place.and_then(|place| self.cravings.get_mut(place));
        if let (Some(gathered), Some(word)) = (gathered, word) {
            gathered.check_in(day, hour, word * 100);
        }
        Ok(())
    }

    fn entry(
        &mut self,
        row: &Row<'_>,
        [date, written_at, zone, path, mood, craving]: [usize; 6],
        paths: &[PathId],
    ) -> Result<(), DbError> {
        let Some(day) = self.day(row, date)? else {
            return Ok(());
        };
        let hour = self.zones.hour(row, written_at, zone)?;
        if let Some(mood) = step(row, mood, 1, 5)? {
            self.mood.entry(day, hour, mood * 100);
        }
        let Some(word) = step(row, craving, 0, 4)? else {
            return Ok(());
        };
        let path = row.get_ref(path)?.as_str_or_null().unwrap_or(None);
        let place = place(path, paths, self.unbound);
        if let Some(gathered) = place.and_then(|place| self.cravings.get_mut(place)) {
            gathered.entry(day, hour, word * 100);
        }
        Ok(())
    }

    /// The day of a row.
    fn day(&mut self, row: &Row<'_>, column: usize) -> Result<Option<i32>, DbError> {
        let text = row.get_ref(column)?.as_str().unwrap_or_default();
        Ok(self.dates.day(text))
    }

    fn all(self) -> All {
        let mood = self.mood.noted();
        let energy = self.energy.noted();
        let sleep = self.sleep.noted();
        let cravings: Vec<Noted> = self.cravings.into_iter().map(Gathered::noted).collect();
        let mut days: Vec<i32> = [&mood, &energy, &sleep]
            .into_iter()
            .chain(&cravings)
            .flat_map(|noted| noted.days.iter().map(|daily| daily.day))
            .collect();
        days.sort_unstable();
        days.dedup();
        All {
            days: days.len(),
            mood,
            energy,
            sleep,
            cravings,
        }
    }
}

/// What is gathered of one measure.
#[derive(Debug, Clone)]
struct Gathered {
    first: i32,
    /// One for each day of the time.
    days: Vec<OfDay>,
    said: Vec<Said>,
}

#[derive(Debug, Clone, Copy, Default)]
struct OfDay {
    check_in: Option<i32>,
    entries: Sum,
}

impl Gathered {
    fn new(window: Window) -> Self {
        let first = window.from.num_days_from_ce();
        let days = window.to.num_days_from_ce() - first + 1;
        Self {
            first,
            days: vec![OfDay::default(); usize::try_from(days).unwrap_or_default()],
            said: Vec::new(),
        }
    }

    fn check_in(&mut self, day: i32, hour: Option<u32>, value: i32) {
        if let Some(of) = self.of(day) {
            of.check_in = Some(value);
            self.say(day, hour, value);
        }
    }

    fn entry(&mut self, day: i32, hour: Option<u32>, value: i32) {
        if let Some(of) = self.of(day) {
            of.entries.add(value);
            self.say(day, hour, value);
        }
    }

    fn of(&mut self, day: i32) -> Option<&mut OfDay> {
        let place = usize::try_from(day - self.first).ok()?;
        self.days.get_mut(place)
    }

    fn say(&mut self, day: i32, hour: Option<u32>, value: i32) {
        self.said.extend(hour.map(|hour| Said { day, hour, value }));
    }

    fn noted(self) -> Noted {
        let days = (self.first..).zip(self.days);
        Noted {
            days: days
                .filter_map(|(day, of)| {
                    let value = of.check_in.or_else(|| of.entries.mean())?;
                    Some(Daily { day, value })
                })
                .collect(),
            said: self.said,
        }
    }
}

/// The zone that was looked up last, and the hour: most rows have the same zone, and many the same moment.
#[derive(Default)]
struct Zones {
    name: String,
    zone: Tz,
    at: Option<i64>,
    hour: u32,
}

impl Zones {
    fn hour(&mut self, row: &Row<'_>, at: usize, zone: usize) -> Result<Option<u32>, DbError> {
        let Some(at) = row.get::<_, Option<i64>>(at)? else {
            return Ok(None);
        };
        let name = row.get_ref(zone)?.as_str().unwrap_or_default();
        if name != self.name {
            name.clone_into(&mut self.name);
            self.zone = name.parse().unwrap_or(Tz::UTC);
            self.at = None;
        }
        if self.at != Some(at) {
            self.at = Some(at);
            self.hour = Instant(at).utc().with_timezone(&self.zone).hour();
        }
        Ok(Some(self.hour))
    }
}

/// A step of a scale; none for one that is not on it.
fn step(row: &Row<'_>, column: usize, low: i32, high: i32) -> Result<Option<i32>, DbError> {
    let value: Option<i32> = row.get(column)?;
    Ok(value.filter(|value| (low..=high).contains(value)))
}

/// Where the cravings of a path are gathered; none for a path that was not asked for.
fn place(path: Option<&str>, paths: &[PathId], unbound: usize) -> Option<usize> {
    match path {
        Some(path) => paths.iter().position(|other| other.as_str() == path),
        None => Some(unbound),
    }
}

#[cfg(test)]
#[path = "days_tests.rs"]
mod tests;
