//! What is seen, as figures: the page puts them into words. Each sentence says what was beside what and on how many days it
//! rests, never why, and never what to do about it. Below a number of days there is none.

use serde::Serialize;

use super::{Daily, Measure, mean};

/// Nothing is said of fewer days than these: two weeks of them.
pub const MIN_DAYS: usize = 14;
/// A day of the week, or a part of the day, is spoken of from so many days on.
pub const MIN_DAYS_OF_GROUP: usize = 8;
/// Weeks are set beside other weeks from so many of each on.
pub const MIN_WEEKS: usize = 6;

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Seen {
    /// What it says.
    pub what: What,
    /// On how many days it rests.
    pub days: u32,
}

/// What a sentence says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum What {
    /// It was noted on one day.
    OneDay {
        /// How it was, in the unit of its measure.
        value: i32,
    },
    /// Not enough days yet to say anything.
    Few,
    /// It was the same on all days.
    AllSame {
        /// How it was.
        value: i32,
    },
    /// One step of the scale was noted more often than each other.
    MostOften {
        /// Which: 1 to 5, or 0 to 4 for a craving.
        step: i32,
        /// On how many days.
        count: u32,
    },
    /// None was: it lay between these two.
    Between {
        /// The lowest step.
        low: i32,
        /// The highest.
        high: i32,
    },
    /// On half of the nights the person slept so long or longer.
    HalfSlept {
        /// Minutes.
        minutes: i32,
    },
    /// One day of the week stood out.
    Weekday {
        /// Its name.
        weekday: String,
        /// How it compares with the other days.
        compared: Compared,
    },
    /// Some hours of the day stood out.
    Hours {
        /// Their name: "18:00–21:00".
        hours: String,
        /// How they compare with the other hours.
        compared: Compared,
    },
    /// What was named most often; several when they were named equally often.
    MostNamed {
        /// At most three.
        names: Vec<String>,
        /// On how many days each.
        count: u32,
    },
    /// Weeks in which somebody was reached so often, beside the other weeks.
    WeeksWithContacts {
        /// So often or more.
        at_least: u32,
        /// How they compare.
        compared: Compared,
    },
    /// Weeks with so many meetings, beside the other weeks.
    WeeksWithMeetings {
        /// So many or more.
        at_least: u32,
        /// How they compare.
        compared: Compared,
    },
    /// Days after longer nights, beside days after the others.
    AfterLongerNights {
        /// Longer than so many minutes, the middle of all nights.
        minutes: i32,
        /// How they compare.
        compared: Compared,
    },
}

/// How some days or weeks compare with the others: each is set beside the middle (median) of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Compared {
    /// Which way.
    pub than: Than,
    /// How many lay that way; for `Mixed`, how many lay higher.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// How many others there are.
    pub others: u32,
}

/// Which way most of them lay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Than {
    /// At least two in three lay above the middle of the others.
    Higher,
    /// At least two in three lay below it.
    Lower,
    /// At least two in three were just there.
    Same,
    /// None of these.
    Mixed,
}

/// What is seen of a measure over time. `days`: the earliest first.
pub(super) fn over_time(measure: Measure, days: &[Daily]) -> Option<Seen> {
    let first = days.first()?;
    let what = if days.len() == 1 {
        What::OneDay { value: first.value }
    } else if days.len() < MIN_DAYS {
        What::Few
    } else if days.iter().all(|daily| daily.value == first.value) {
        What::AllSame { value: first.value }
    } else if measure == Measure::Sleep {
        let middle = doubled_median(days.iter().map(|daily| daily.value))?;
        What::HalfSlept {
            minutes: middle / 2,
        }
    } else {
        most_often(days)
    };
    Some(Seen {
        what,
        days: super::counted(days.len()),
    })
}

fn most_often(days: &[Daily]) -> What {
    let mut counts = [0_u32; 6];
    for step in days.iter().map(step_of) {
        if let Some(count) = usize::try_from(step)
            .ok()
            .and_then(|step| counts.get_mut(step))
        {
            *count += 1;
        }
    }
    let noted: Vec<_> = (0..).zip(counts).filter(|(_, count)| *count > 0).collect();
    let most = noted.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut leading = noted.iter().filter(|(_, count)| *count == most);
    match (leading.next(), leading.next()) {
        (Some(&(step, count)), None) => What::MostOften { step, count },
        _ => What::Between {
            low: noted.first().map_or(0, |(step, _)| *step),
            high: noted.last().map_or(0, |(step, _)| *step),
        },
    }
}

/// The step of the scale that is nearest, halves up.
fn step_of(daily: &Daily) -> i32 {
    (daily.value + 50).div_euclid(100)
}

/// Sets a group beside the others; none where there are fewer than `at_least` of either.
pub(super) fn compared(group: &[i32], others: &[i32], at_least: usize) -> Option<Compared> {
    if group.len() < at_least || others.len() < at_least {
        return None;
    }
    let middle = doubled_median(others.iter().copied())?;
    let how_many = |lies: fn(&i32, &i32) -> bool| {
        let here = group.iter().filter(|value| lies(&(*value * 2), &middle));
        here.count()
    };
    let (higher, lower) = (how_many(i32::gt), how_many(i32::lt));
    let same = group.len() - higher - lower;
    let most = |count: usize| count * 3 >= group.len() * 2;
    let (than, count) = if most(higher) {
        (Than::Higher, higher)
    } else if most(lower) {
        (Than::Lower, lower)
    } else if most(same) {
        (Than::Same, same)
    } else {
        (Than::Mixed, higher)
    };
    Some(Compared {
        than,
        count: super::counted(count),
        of: super::counted(group.len()),
        others: super::counted(others.len()),
    })
}

/// The group that stands out most: of those with [`MIN_DAYS_OF_GROUP`] days or more the one of which the largest share, and
/// at least three in four, lies above or below the middle of the others; the first of several. None where none does.
pub(super) fn standing_out(groups: &[(String, Vec<i32>)]) -> Option<(String, Compared, u32)> {
    let mut found: Option<(String, Compared)> = None;
    for (place, (name, values)) in groups.iter().enumerate() {
        let others: Vec<i32> = (groups.iter().enumerate())
            .filter(|(other, _)| *other != place)
            .flat_map(|(_, (_, values))| values.iter().copied())
            .collect();
        if others.len() < MIN_DAYS {
            continue;
        }
        let Some(here) = compared(values, &others, MIN_DAYS_OF_GROUP) else {
            continue;
        };
        let clear =
            matches!(here.than, Than::Higher | Than::Lower) && here.count * 4 >= here.of * 3;
        let clearer = |than: &Compared| here.count * than.of > than.count * here.of;
        if clear && found.as_ref().is_none_or(|(_, best)| clearer(best)) {
            found = Some((name.clone(), here));
        }
    }
    let days = groups.iter().map(|(_, values)| values.len()).sum();
    found.map(|(name, compared)| (name, compared, super::counted(days)))
}

/// What was named most often, of names with their days, the most often named first; none below three days, or where more
/// than three lead.
pub(super) fn most_named(named: &[(String, u32)], days: u32) -> Option<Seen> {
    let count = named.first().map(|(_, count)| *count)?;
    let names: Vec<_> = (named.iter())
        .take_while(|(_, other)| *other == count)
        .map(|(name, _)| name.clone())
        .collect();
    let said = count >= 3 && names.len() <= 3;
    said.then_some(Seen {
        what: What::MostNamed { names, count },
        days,
    })
}

/// Twice the median: the sum of the two in the middle, which are one for an odd number.
pub(super) fn doubled_median(values: impl IntoIterator<Item = i32>) -> Option<i32> {
    let mut values: Vec<_> = values.into_iter().collect();
    let last = values.len().checked_sub(1)?;
    let (_, &mut lower, above) = values.select_nth_unstable(last / 2);
    let upper = match last % 2 {
        0 => lower,
        _ => above.iter().copied().min()?,
    };
    Some(lower + upper)
}

/// The mean, where there are enough days for one.
pub(super) fn mean_of_enough(values: &[i32]) -> Option<i32> {
    (values.len() >= MIN_DAYS)
        .then(|| mean(values.iter().copied()))
        .flatten()
}

#[cfg(test)]
#[path = "sentences_tests.rs"]
mod tests;
