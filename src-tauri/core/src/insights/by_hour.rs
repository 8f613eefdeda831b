//! A measure by the hours of the day, three at a time, by the wall clock of where it was said. Whatever is said of one day
//! in the same hours counts once, with its mean: who writes much on one afternoon does not outweigh the others.

use chrono::NaiveTime;

use super::{Said, mean};
use crate::words::Words;

/// How many hours go together.
const HOURS: u32 = 3;

/// The eight parts of the day from midnight on, by name ("06:00–09:00"), each with its values, one of each day.
pub(super) fn in_order(said: &[Said], words: &Words) -> Vec<(String, Vec<i32>)> {
    let time = |hour: u32| {
        let time = NaiveTime::from_hms_opt(hour % 24, 0, 0);
        words.time(time.unwrap_or_default())
    };
    (0..24 / HOURS)
        .map(|part| {
            let (from, to) = (time(part * HOURS), time((part + 1) * HOURS));
            (format!("{from}–{to}"), of_part(said, part))
        })
        .collect()
}

fn of_part(said: &[Said], part: u32) -> Vec<i32> {
    let mut here: Vec<_> = (said.iter())
        .filter(|said| said.hour / HOURS == part)
        .map(|said| (said.day, said.value))
        .collect();
    here.sort_unstable();
    here.chunk_by(|one, other| one.0 == other.0)
        .filter_map(|day| mean(day.iter().map(|(_, value)| *value)))
        .collect()
}
