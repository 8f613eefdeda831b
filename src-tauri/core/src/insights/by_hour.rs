//! A measure by the hours of the day, three at a time, by the wall clock of where it was said. Whatever is said of one day
//! in the same hours counts once, with its mean: who writes much on one afternoon does not outweigh the others.

use chrono::NaiveTime;

use super::{Measure, Part, Said, counted, mean};
use crate::words::Words;

/// How many hours go together.
const HOURS: u32 = 3;

/// The values of the eight parts of the day from midnight on, one of each day.
pub(super) fn of_hours(said: &[Said]) -> Vec<Vec<i32>> {
    (0..24 / HOURS)
        .map(|part| {
            let mut here: Vec<_> = (said.iter())
                .filter(|said| said.hour / HOURS == part)
                .map(|said| (said.day, said.value))
                .collect();
            here.sort_unstable();
            here.chunk_by(|one, other| one.0 == other.0)
                .filter_map(|day| mean(day.iter().map(|(_, value)| *value)))
                .collect()
        })
        .collect()
}

/// The names of the parts: "06:00", and "06:00–09:00".
pub(super) fn names(words: &Words) -> Vec<(String, String)> {
    let time = |hour: u32| {
        let time = NaiveTime::from_hms_opt(hour % 24, 0, 0);
        words.time(time.unwrap_or_default())
    };
    (0..24 / HOURS)
        .map(|part| {
            let (from, to) = (time(part * HOURS), time((part + 1) * HOURS));
            let both = format!("{from}–{to}");
            (from, both)
        })
        .collect()
}

/// What is shown of them.
pub(super) fn parts(said: &[Said], measure: Measure, words: &Words) -> Vec<Part> {
    let named = names(words).into_iter().zip(of_hours(said));
    named
        .map(|((short, text), values)| {
            let value = mean(values.iter().copied());
            Part {
                short,
                text,
                value,
                value_text: value.map(|value| measure.figures(value, words)),
                days: counted(values.len()),
            }
        })
        .collect()
}
