#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::{DateTime, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;

use super::*;
use crate::clock::Now;

const BOTH: [LeapDay; 2] = [LeapDay::Feb28, LeapDay::Mar1];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn add(start: &str, count: u32, unit: Unit, leap: LeapDay) -> String {
    add_span(date(start), Span::new(count, unit), leap)
        .unwrap()
        .to_string()
}

fn at(utc: &str, zone: Tz) -> Now {
    let utc = DateTime::parse_from_rfc3339(utc)
        .unwrap()
        .with_timezone(&Utc);
    Now { utc, zone }
}

#[test]
fn months_and_years_are_added_to_the_original_date_and_clamped() {
    for (start, count, unit, expected) in [
        ("2024-01-31", 1, Unit::Months, "2024-02-29"),
        ("2024-01-31", 2, Unit::Months, "2024-03-31"),
        ("2023-01-31", 1, Unit::Months, "2023-02-28"),
        ("2026-03-01", 6, Unit::Months, "2026-09-01"),
        ("2024-02-29", 4, Unit::Years, "2028-02-29"),
        ("2023-03-01", 1, Unit::Years, "2024-03-01"),
        ("2024-02-29", 18, Unit::Months, "2025-08-29"),
        ("2024-12-31", 2, Unit::Weeks, "2025-01-14"),
        ("2024-12-31", 24, Unit::Hours, "2025-01-01"),
        ("2026-03-01", 10_000, Unit::Days, "2053-07-17"),
    ] {
        for leap in BOTH {
            assert_eq!(
                add(start, count, unit, leap),
                expected,
                "{start} + {count} {unit:?}"
            );
        }
    }
}

#[test]
fn an_anniversary_of_29_february_falls_where_the_setting_says() {
    assert_eq!(
        add("2024-02-29", 1, Unit::Years, LeapDay::Feb28),
        "2025-02-28"
    );
    assert_eq!(
        add("2024-02-29", 1, Unit::Years, LeapDay::Mar1),
        "2025-03-01"
    );
    assert_eq!(
        add("2024-02-29", 12, Unit::Months, LeapDay::Mar1),
        "2025-03-01"
    );
    // 2100 is a common year.
    assert_eq!(
        add("2096-02-29", 4, Unit::Years, LeapDay::Mar1),
        "2100-03-01"
    );
    // Only that day has the setting: 31 January and a month stays in February.
    assert_eq!(
        add("2023-01-31", 1, Unit::Months, LeapDay::Mar1),
        "2023-02-28"
    );
    assert_eq!(
        add("2023-01-29", 1, Unit::Months, LeapDay::Mar1),
        "2023-02-28"
    );
}

#[test]
fn days_are_counted_between_dates_whatever_the_clock_did_in_between() {
    for (start, asked, zone) in [
        // The clocks went forward, forward and back in between; local times 00:30, 00:10 and 00:00.
        (
            "2026-03-07",
            "2026-03-09T00:30:00-04:00",
            Tz::America__New_York,
        ),
        (
            "2026-03-28",
            "2026-03-30T00:10:00+02:00",
            Tz::Europe__Berlin,
        ),
        (
            "2026-10-24",
            "2026-10-26T00:00:00+00:00",
            Tz::Europe__London,
        ),
    ] {
        assert_eq!(
            days_between(date(start), at(asked, zone).today()),
            2,
            "{zone}"
        );
    }
}

#[test]
fn a_day_begins_at_the_midnight_of_the_place() {
    let start = date("2026-11-22");
    for (asked, zone, days) in [
        ("2026-11-22T23:59:59+01:00", Tz::Europe__Berlin, 0),
        ("2026-11-23T00:00:00+01:00", Tz::Europe__Berlin, 1),
        // One moment, three places.
        ("2026-11-23T11:00:00Z", Tz::Pacific__Kiritimati, 2),
        ("2026-11-23T11:00:00Z", Tz::Europe__Berlin, 1),
        ("2026-11-23T11:00:00Z", Tz::Pacific__Niue, 1),
        ("2026-11-23T10:59:59Z", Tz::Pacific__Niue, 0),
    ] {
        assert_eq!(
            days_between(start, at(asked, zone).today()),
            days,
            "{asked} {zone}"
        );
    }
}

#[test]
fn a_span_is_told_by_the_calendar() {
    for (start, today, leap, expected) in [
        ("2026-11-22", "2026-11-22", LeapDay::Feb28, (0, 0, 0)),
        ("2026-11-23", "2026-11-22", LeapDay::Feb28, (0, 0, 0)),
        ("2024-01-31", "2024-02-29", LeapDay::Feb28, (0, 1, 0)),
        ("2024-01-31", "2024-03-01", LeapDay::Feb28, (0, 1, 1)),
        ("2024-01-31", "2024-03-30", LeapDay::Feb28, (0, 1, 30)),
        ("2024-01-31", "2024-03-31", LeapDay::Feb28, (0, 2, 0)),
        ("2024-02-29", "2025-02-28", LeapDay::Feb28, (1, 0, 0)),
        ("2024-02-29", "2025-02-28", LeapDay::Mar1, (0, 11, 30)),
        ("2024-02-29", "2025-03-01", LeapDay::Mar1, (1, 0, 0)),
        ("2024-02-29", "2025-03-01", LeapDay::Feb28, (1, 0, 1)),
        ("2006-05-04", "2026-05-03", LeapDay::Feb28, (19, 11, 29)),
        ("2006-05-04", "2026-05-04", LeapDay::Feb28, (20, 0, 0)),
    ] {
        let told = years_months_days(date(start), date(today), leap);
        assert_eq!(
            (told.years, told.months, told.days),
            expected,
            "{start} – {today}, {leap:?}"
        );
    }
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    let first = date("1900-01-01").num_days_from_ce();
    let last = date("2200-12-31").num_days_from_ce();
    // Month ends and leap days are where sums go wrong: half of the dates are such.
    prop_oneof![
        (first..=last).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap()),
        (1900..=2200, 1..=12_u32).prop_map(|(year, month)| {
            NaiveDate::from_ymd_opt(year, month, 1).unwrap() + Months::new(1) - Days::new(1)
        }),
    ]
}

fn any_leap() -> impl Strategy<Value = LeapDay> {
    prop::sample::select(BOTH.to_vec())
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Hours,
        Unit::Days,
        Unit::Weeks,
        Unit::Months,
        Unit::Years,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn longer_spans_end_later(start in any_date(), count in 0..400_u32, unit in any_unit(), leap in any_leap()) {
        let end = add_span(start, Span::new(count, unit), leap).unwrap();
        let next = add_span(start, Span::new(count + 1, unit), leap).unwrap();
        prop_assert!(start <= end);
        prop_assert!(end < next || (unit == Unit::Hours && end == next));
    }

    #[test]
    fn later_starts_do_not_end_earlier(start in any_date(), count in 0..400_u32, unit in any_unit(), leap in any_leap()) {
        let next_day = start.succ_opt().unwrap();
        let span = Span::new(count, unit);
        prop_assert!(add_span(start, span, leap) <= add_span(next_day, span, leap));
    }

    #[test]
    fn days_added_are_days_between(start in any_date(), count in 0..200_000_u32) {
        let end = add_span(start, Span::new(count, Unit::Days), LeapDay::Feb28).unwrap();
        prop_assert_eq!(days_between(start, end), i64::from(count));
    }

    #[test]
    fn years_months_and_days_add_up_to_today(start in any_date(), days in 0..110_000_u64, leap in any_leap()) {
        let today = start + Days::new(days);
        let told = years_months_days(start, today, leap);
        prop_assert!(told.months < 12 && told.days < 31);
        let months = Span::new(told.years * 12 + told.months, Unit::Months);
        let reached = add_span(start, months, leap).unwrap();
        prop_assert_eq!(reached + Days::new(u64::from(told.days)), today);
        // And not a month too few.
        let more = Span::new(months.count + 1, Unit::Months);
        prop_assert!(add_span(start, more, leap).unwrap() > today);
    }

    #[test]
    fn an_anniversary_is_told_as_whole_years(start in any_date(), years in 1..200_u32, leap in any_leap()) {
        let day = add_span(start, Span::new(years, Unit::Years), leap).unwrap();
        let told = years_months_days(start, day, leap);
        prop_assert_eq!((told.years, told.months, told.days), (years, 0, 0));
    }

    #[test]
    fn journeys_move_today_by_one_day_at_most_and_never_below_the_start(
        zones in prop::collection::vec(prop::sample::select(TZ_VARIANTS.to_vec()), 2..6),
        at in -2_208_988_800_i64..7_258_118_400,
    ) {
        let utc = DateTime::from_timestamp(at, 0).unwrap();
        let days: Vec<_> = zones
            .iter()
            .map(|zone| days_between(date("1899-12-30"), Now { utc, zone: *zone }.today()))
            .collect();
        prop_assert!(days.iter().all(|days| *days >= 0));
        let (least, most) = (days.iter().min().unwrap(), days.iter().max().unwrap());
        // UTC−12 and UTC+14 are 26 hours apart, and local mean times were a little more.
        prop_assert!(most - least <= 2);
    }
}

#[test]
fn in_every_zone_today_never_goes_back_while_time_passes() {
    // Every six hours through both changes of the clock of one year, and through the year in which Samoa skipped a day.
    for zone in TZ_VARIANTS {
        for year in ["2011", "2026"] {
            let first = DateTime::parse_from_rfc3339(&format!("{year}-01-01T00:00:00Z")).unwrap();
            let mut last = Now {
                utc: first.with_timezone(&Utc),
                zone,
            }
            .today();
            for step in 1..=4 * 366 {
                let utc = first.with_timezone(&Utc) + chrono::Duration::hours(6 * step);
                let today = Now { utc, zone }.today();
                assert!(today >= last, "{zone} {utc}");
                last = today;
            }
        }
    }
}
