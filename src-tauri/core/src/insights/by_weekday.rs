//! A measure by the day of the week, in the region's order.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Daily;
use crate::words::Words;

/// The seven days of the week, from the region's first, by name, each with its values.
pub(super) fn in_order(days: &[Daily], words: &Words) -> Vec<(String, Vec<i32>)> {
    let mut values = of_weekdays(days);
    values.rotate_left(words.first_weekday().num_days_from_monday() as usize);
    let names = words.weekdays().into_iter().map(|(_, name)| name);
    names.zip(values).collect()
}

/// The values of the seven days of the week, from Monday on.
fn of_weekdays(days: &[Daily]) -> [Vec<i32>; 7] {
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
