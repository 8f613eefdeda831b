//! What to know about the body: when which note is worth showing. The words are the page's; they give no doses and no
//! plans for coming off.
//!
//! After a break the body takes less of an opioid (World Health Organization, "Community management of opioid
//! overdose", 2014). Stopping alcohol or sedatives suddenly can bring on fits, mostly within the first days (National
//! Institute for Health and Care Excellence, guidelines CG100 and NG215).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::days_between;
use super::{About, PathKind};

/// How long after a first day stopping is still a danger to the body.
const BEGUN_WITHIN_DAYS: i64 = 10;

/// Something to know about the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SafetyNote {
    /// After a break the body takes less.
    Opioids,
    /// Stopping suddenly can be dangerous.
    Stopping,
}

/// What to know about the body, from what is known of a path; `begun` is the first day of the chapter that is going.
/// Without one, as before a first day or just after a setback, stopping lies ahead.
pub(super) fn safety_notes(
    kind: PathKind,
    about: About,
    begun: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<SafetyNote> {
    let stops = match kind {
        PathKind::CuttingDown => true,
        PathKind::Abstinence => {
            begun.is_none_or(|begun| days_between(begun, today) <= BEGUN_WITHIN_DAYS)
        }
        // A practice is not about stopping; a medicine taken every day may be one all the same.
        PathKind::Practice => false,
        PathKind::Date => return Vec::new(),
    };
    match about {
        About::Opioids => vec![SafetyNote::Opioids],
        About::Alcohol | About::Sedatives if stops => vec![SafetyNote::Stopping],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn notes(kind: PathKind, about: About, begun: Option<&str>) -> Vec<SafetyNote> {
        let begun = begun.map(|date| date.parse().unwrap());
        let today = "2026-11-22".parse().unwrap();
        safety_notes(kind, about, begun, today)
    }

    #[test]
    fn opioids_are_warned_of_whenever_there_was_a_break() {
        for begun in [None, Some("2026-11-22"), Some("2010-01-01")] {
            assert_eq!(
                notes(PathKind::Abstinence, About::Opioids, begun),
                [SafetyNote::Opioids]
            );
        }
        for kind in [PathKind::CuttingDown, PathKind::Practice] {
            assert_eq!(notes(kind, About::Opioids, None), [SafetyNote::Opioids]);
        }
    }

    #[test]
    fn stopping_is_warned_of_in_the_first_ten_days_and_while_cutting_down() {
        for about in [About::Alcohol, About::Sedatives] {
            let stopping = [SafetyNote::Stopping];
            for begun in [None, Some("2026-11-22"), Some("2026-11-12")] {
                assert_eq!(notes(PathKind::Abstinence, about, begun), stopping);
            }
            assert_eq!(notes(PathKind::Abstinence, about, Some("2026-11-11")), []);
            assert_eq!(
                notes(PathKind::CuttingDown, about, Some("2010-01-01")),
                stopping
            );
        }
    }

    #[test]
    fn nothing_is_said_where_there_is_nothing_to_say() {
        for about in [
            About::Gambling,
            About::Eating,
            About::Nicotine,
            About::Other,
        ] {
            assert_eq!(notes(PathKind::Abstinence, about, None), []);
        }
        assert_eq!(notes(PathKind::Practice, About::Alcohol, None), []);
        for about in [About::Alcohol, About::Opioids] {
            assert_eq!(notes(PathKind::Date, about, Some("2026-11-22")), []);
        }
    }
}
