//! Quiet hours: between their beginning and their end on the wall clock nothing is shown.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::ReminderSettings;
use super::occurrences::later;
use crate::clock::{Instant, Now, place};
use crate::time_of_day::TimeOfDay;

/// Whether `now` lies in the quiet hours.
pub(super) fn is_quiet(settings: &ReminderSettings, now: &Now) -> bool {
    in_quiet_hours(settings.quiet_from, settings.quiet_to, now.local().time())
}

/// Whether the wall clock's `time` lies in the quiet hours; there are none when they end as they begin.
pub(super) fn in_quiet_hours(from: TimeOfDay, to: TimeOfDay, time: NaiveTime) -> bool {
    let (from, to) = (from.time(), to.time());
    if from <= to {
        from <= time && time < to
    } else {
        from <= time || time < to
    }
}

/// `at`, or when the quiet hours in which it lies are over.
pub(super) fn after_quiet(settings: &ReminderSettings, at: Instant, zone: Tz) -> Instant {
    let local = at.utc().with_timezone(&zone).naive_local();
    if !in_quiet_hours(settings.quiet_from, settings.quiet_to, local.time()) {
        return at;
    }
    let to = settings.quiet_to.time();
    let date = if local.time() < to {
        local.date()
    } else {
        later(local.date(), 1)
    };
    let end = place(date, to, zone);
    if end > at {
        // Where the calendar leaves out a day, its morning is the midnight after it.
        let late = end.utc().with_timezone(&zone).naive_local();
        let again = in_quiet_hours(settings.quiet_from, settings.quiet_to, late.time());
        return if again {
            place(late.date(), to, zone)
        } else {
            end
        };
    }
    // The hour that comes twice in autumn: its second coming is meant.
    at.plus_ms(
        date.and_time(to)
            .signed_duration_since(local)
            .num_milliseconds(),
    )
}

/// The civil date of a moment.
pub(super) fn local_date(at: Instant, zone: Tz) -> NaiveDate {
    at.utc().with_timezone(&zone).date_naive()
}
