//! What was told while the vault was locked, and rules from elsewhere by which something repeats.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::due_file::{self, DueFile};
use super::recurrence::{IN_SIGHT_YEARS, Recurrence, Schedule};
use crate::clock::Now;

fn now(zone: Tz) -> Now {
    Now {
        utc: DateTime::from_timestamp_millis(1_795_305_600_000).unwrap(),
        zone,
    }
}

/// `reminders.due`. What it says is due is told once.
pub(crate) fn due(bytes: &[u8]) {
    for zone in [Tz::UTC, Tz::Pacific__Apia, Tz::America__New_York] {
        let mut content = due_file::content(bytes);
        let Some(notice) = due_file::take_due(&mut content, &now(zone)) else {
            continue;
        };
        assert!(!notice.occurrences.is_empty());
        let written = serde_json::to_vec(&content).unwrap();
        let mut again = due_file::content(&written);
        assert_eq!(again, content);
        assert_ne!(again, DueFile::default());
        assert_eq!(due_file::take_due(&mut again, &now(zone)), None);
    }
}

/// When something begins, and after a bar the rule by which it repeats. Its dates are in order, and not before it begins.
pub(crate) fn repeats(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (start, rule) = text.split_once('|').unwrap_or(("", &text));
    let start = NaiveDateTime::parse_from_str(start, "%Y-%m-%dT%H:%M")
        .unwrap_or_else(|_| now(Tz::UTC).local());
    let rule = Recurrence::read(rule).ok();
    let Some(schedule) = Schedule::new(start, rule) else {
        return;
    };
    let from = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let to = from + Days::new(800);
    let dates = schedule.dates(from, to);
    assert!(dates.is_sorted_by(|one, other| one < other));
    assert!(
        dates
            .iter()
            .all(|date| (from..=to).contains(date) && *date >= start.date())
    );
    let first = schedule.first(from, |_| true);
    assert!(first.is_none_or(|first| {
        first >= from && first <= from.max(start.date()) + Days::new(IN_SIGHT_YEARS * 366)
    }));
    if let Some(date) = dates.first() {
        assert_eq!(first, Some(*date));
    }
}
