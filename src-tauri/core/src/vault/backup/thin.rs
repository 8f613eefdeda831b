//! Which backups stay: those of the last seven days that have any, so that what was kept before one was put back is not gone
//! the same day; the newest of each of four weeks and of twelve months.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;

use chrono::{Datelike, NaiveDate};

use super::{BackupPlace, names};
use crate::clock::Now;
use crate::vault::folder::photos_name;
use crate::vault::{VaultError, files};

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// Beyond this many bytes of databases in one place the oldest go.
const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// However large they are, as many as this stay.
const FEWEST: usize = 3;

impl BackupPlace {
    /// Removes the backups that need not stay, then the photos that none of the others has: those stay of the last
    /// seven days that have any, and the newest of four weeks and of twelve months, as long as they have room; all stay when the
    /// newest is much smaller than another. `now` gives the zone that says what a day is.
    ///
    /// # Errors
    /// `NotWritable`, or what the file system says; what was not removed is met again the next time.
    pub fn thin(&self, now: &Now) -> Result<(), VaultError> {
        thin(self, now)
    }

    /// Removes all of them, and their photos.
    ///
    /// # Errors
    /// As [`Backup::remove`].
    pub fn remove_all(&self) -> Result<(), VaultError> {
        for backup in self.backups()? {
            backup.remove_alone()?;
        }
        remove_photos_of_none(self)
    }
}

fn thin(place: &BackupPlace, now: &Now) -> Result<(), VaultError> {
    let backups = place.backups()?;
    let about: Vec<(NaiveDate, u64)> = backups
        .iter()
        .map(|backup| {
            let day = backup.made_at.utc().with_timezone(&now.zone).date_naive();
            (day, backup.bytes)
        })
        .collect();
    let stays = staying(&about);
    let mut removed = false;
    for (_, backup) in backups
        .iter()
        .enumerate()
        .filter(|(place, _)| !stays.contains(place))
    {
        backup.remove_alone()?;
        removed = true;
    }
    if removed {
        remove_photos_of_none(place)?;
    }
    Ok(())
}

/// Which of these stay, by their places. `backups`: the day and the length of each, newest first. When the newest is less
/// than half as long as any other, something may have been lost before it was made: all stay.
fn staying(backups: &[(NaiveDate, u64)]) -> BTreeSet<usize> {
    let all = || (0..backups.len()).collect();
    let longest = backups.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0);
    if backups
        .first()
        .is_none_or(|(_, newest)| newest.saturating_mul(2) < longest)
    {
        return all();
    }
    let mut stays = BTreeSet::new();
    let mut keep = |most: usize, span: &dyn Fn(NaiveDate) -> (i32, u32)| {
        let mut newest = BTreeMap::new();
        for (place, (day, _)) in backups.iter().enumerate() {
            newest.entry(span(*day)).or_insert(place);
        }
        stays.extend(newest.into_values().rev().take(most));
    };
    keep(WEEKS, &|day| (day.iso_week().year(), day.iso_week().week()));
    keep(MONTHS, &|day| (day.year(), day.month()));
    let days: BTreeSet<NaiveDate> = backups.iter().map(|(day, _)| *day).collect();
    let last: BTreeSet<NaiveDate> = days.into_iter().rev().take(DAYS).collect();
    stays.extend(
        (backups.iter().enumerate())
            .filter(|(_, (day, _))| last.contains(day))
            .map(|(place, _)| place),
    );
    let mut bytes = 0_u64;
    stays
        .into_iter()
        .enumerate()
        .take_while(|(count, place)| {
            bytes = bytes.saturating_add(backups.get(*place).map_or(0, |(_, length)| *length));
            *count < FEWEST || bytes <= MOST_BYTES
        })
        .map(|(_, place)| place)
        .collect()
}

/// Removes the photos that no backup of the place lists. When a list cannot be read, all of them stay.
pub(super) fn remove_photos_of_none(place: &BackupPlace) -> Result<(), VaultError> {
    let mut listed: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for backup in place.backups()? {
        let Ok((number, ids)) = backup.listed() else {
            return Ok(());
        };
        let known = listed.entry(number).or_default();
        known.extend(ids.iter().map(|id| id.as_str().to_owned()));
    }
    for folder in names(&place.path)? {
        let Some(number) = number_of_photos(&folder) else {
            continue;
        };
        let known = listed.get(&number);
        let path = place.path.join(&folder);
        for photo in names(&path)? {
            if super::is_vault(&photo) && known.is_none_or(|known| !known.contains(&photo)) {
                files::remove(&path.join(photo))?;
            }
        }
        if known.is_none() {
            match fs::remove_dir(&path) {
                Err(error) if error.kind() != ErrorKind::DirectoryNotEmpty => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
    }
    Ok(())
}

pub(super) fn number_of_photos(name: &str) -> Option<u32> {
    let number = match name.strip_prefix("photos-") {
        Some(number) => number.parse().ok()?,
        None => 1,
    };
    (photos_name(number) == name).then_some(number)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::Days;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn of_two_years_of_days_a_week_four_weeks_and_twelve_months_stay() {
        let newest = day("2026-11-23");
        let backups: Vec<_> = (0..730).map(|ago| (newest - Days::new(ago), 10)).collect();
        let kept: Vec<_> = staying(&backups)
            .into_iter()
            .map(|place| backups.get(place).unwrap().0.to_string())
            .collect();
        // Monday to Tuesday before; the Sundays of three weeks before this one; the last days of eleven months.
        let expected = [
            "2026-11-23",
            "2026-11-22",
            "2026-11-21",
            "2026-11-20",
            "2026-11-19",
            "2026-11-18",
            "2026-11-17",
            "2026-11-15",
            "2026-11-08",
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31",
        ];
        assert_eq!(kept, expected);
    }

    #[test]
    fn all_of_the_last_seven_days_that_have_any_stay_and_of_an_older_one_the_newest() {
        let mut backups: Vec<_> = (0..7)
            .flat_map(|ago| [(day("2026-11-23") - Days::new(ago * 30), 10); 2])
            .collect();
        assert_eq!(staying(&backups).len(), 14);
        backups.extend([(day("2020-02-29"), 10); 2]);
        assert_eq!(staying(&backups), (0..15).collect());
        assert!(staying(&[]).is_empty());
    }

    #[test]
    fn nothing_goes_when_the_newest_is_much_smaller() {
        let shrunk = [(day("2026-11-23"), 49), (day("2026-11-23"), 100)];
        assert_eq!(staying(&shrunk).len(), 2);
        let half: Vec<_> = (0..9)
            .map(|ago| {
                (
                    day("2026-11-23") - Days::new(ago),
                    if ago == 0 { 50 } else { 100 },
                )
            })
            .collect();
        assert!(staying(&half).len() < 9);
    }

    #[test]
    fn the_oldest_go_where_they_take_too_much_room_but_three_stay() {
        let large = MOST_BYTES / 4;
        let backups: Vec<_> = (0..7)
            .map(|ago| (day("2026-11-23") - Days::new(ago), large))
            .collect();
        assert_eq!(staying(&backups), BTreeSet::from([0, 1, 2, 3]));
        let huge: Vec<_> = (0..7)
            .map(|ago| (day("2026-11-23") - Days::new(ago), MOST_BYTES))
            .collect();
        assert_eq!(staying(&huge), BTreeSet::from([0, 1, 2]));
    }
}
