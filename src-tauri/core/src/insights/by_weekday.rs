//! A measure by the day of the week, in the region's order.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Daily, Measure, Part, counted, mean};
use crate::words::Words;

/// The values of the seven days of the week, from Monday on.
pub(super) fn of_weekdays(days: &[Daily]) -> [Vec<i32>; 7] {
    let mut found: [Vec<i32>; 7] = Default::default();
    for daily in days {
        let date = NaiveDate::from_num_days_from_ce_opt(daily.day);
        let weekday = date.map_or(Weekday::Mon, |date| date.weekday());
        let place = weekday.num_days_from_monday() as usize;
        if let Some(values) = found.get_mut(place) {
            values.push(daily.value);
        }
    }
    found
}

/// The seven days of the week, from the region's first, each with its values.
pub(super) fn in_order(days: &[Daily], words: &Words) -> Vec<((String, String), Vec<i32>)> {
    let mut values = of_weekdays(days);
    values.rotate_left(words.first_weekday().num_days_from_monday() as usize);
    words.weekdays().into_iter().zip(values).collect()
}

/// What is shown of them.
pub(super) fn parts(days: &[Daily], measure: Measure, words: &Words) -> Vec<Part> {
    in_order(days, words)
        .into_iter()
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
