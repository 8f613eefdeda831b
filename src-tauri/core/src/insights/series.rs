//! A measure over time: the mean of each place, and on how many days it rests. What is not known stays empty: nothing is
//! drawn between.

use super::{Daily, Measure, PointOfLine, Window, mean};
use crate::words::Words;

/// The places of `window` of which something is known. `days`: the earliest first, all within the window.
pub(super) fn points(
    days: &[Daily],
    measure: Measure,
    window: Window,
    words: &Words,
) -> Vec<PointOfLine> {
    let slot = |daily: &Daily| window.slot(daily.day);
    days.chunk_by(|one, other| slot(one) == slot(other))
        .filter_map(|together| {
            let slot = slot(together.first()?);
            let value = mean(together.iter().map(|daily| daily.value))?;
            Some(PointOfLine {
                slot,
                text: window.slot_text(slot, words),
                value,
                value_text: measure.figures(value, words),
                days: super::counted(together.len()),
            })
        })
        .collect()
}

#[cfg(test)]
#[path = "series_tests.rs"]
mod tests;
