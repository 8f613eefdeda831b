#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use rrule::RRuleSet;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn schedule(start: &str, rule: &str) -> Schedule {
    let start = start.parse().unwrap();
    Schedule::new(start, Some(Recurrence::read(rule).unwrap())).unwrap()
}

fn dates(start: &str, rule: &str, from: &str, to: &str) -> Vec<String> {
    let dates = schedule(start, rule).dates(date(from), date(to));
    dates.iter().map(NaiveDate::to_string).collect()
}

#[test]
fn rules_give_the_dates_that_the_standard_says() {
    let start = "2026-11-24T09:00:00"; // a Tuesday, the fourth and last of its month
    for (rule, expected) in [
        (
            "FREQ=DAILY;COUNT=3",
            &["2026-11-24", "2026-11-25", "2026-11-26"] as &[_],
        ),
        (
            "FREQ=DAILY;INTERVAL=10;COUNT=3",
            &["2026-11-24", "2026-12-04", "2026-12-14"],
        ),
        ("FREQ=WEEKLY;COUNT=2", &["2026-11-24", "2026-12-01"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,SU;COUNT=4",
            &["2026-11-24", "2026-11-29", "2026-12-07", "2026-12-08"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,SU;WKST=SU;COUNT=4",
            &["2026-11-24", "2026-12-06", "2026-12-07", "2026-12-08"],
        ),
        ("FREQ=MONTHLY;COUNT=2", &["2026-11-24", "2026-12-24"]),
        (
            "FREQ=MONTHLY;BYDAY=4TU;COUNT=2",
            &["2026-11-24", "2026-12-22"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1TU;COUNT=2",
            &["2026-11-24", "2026-12-29"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4",
            &["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2",
            &["2026-12-31", "2027-01-31"],
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=4",
            &["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
            &["2026-11-30", "2026-12-31"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2",
            &["2027-08-13", "2028-10-13"],
        ),
        ("FREQ=YEARLY;COUNT=2", &["2026-11-24", "2027-11-24"]),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3",
            &["2027-02-28", "2028-02-29", "2029-02-28"],
        ),
        (
            "FREQ=YEARLY;BYDAY=1MO;COUNT=2",
            &["2027-01-04", "2028-01-03"],
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2",
            &["2026-11-26", "2027-11-25"],
        ),
        (
            "FREQ=DAILY;UNTIL=20261126",
            &["2026-11-24", "2026-11-25", "2026-11-26"],
        ),
        (
            "FREQ=DAILY;UNTIL=20261126T090000Z",
            &["2026-11-24", "2026-11-25", "2026-11-26"],
        ),
        (
            "FREQ=DAILY;UNTIL=20261126T085959",
            &["2026-11-24", "2026-11-25"],
        ),
        ("FREQ=DAILY;UNTIL=20261123", &[]),
        ("rrule:freq=daily;count=1", &["2026-11-24"]),
    ] {
        assert_eq!(
            dates(start, rule, "2000-01-01", "2030-12-31"),
            expected,
            "{rule}"
        );
    }
    let leap = dates(
        "2024-02-29T09:00:00",
        "FREQ=YEARLY",
        "2024-01-01",
        "2032-12-31",
    );
    assert_eq!(leap, ["2024-02-29", "2028-02-29", "2032-02-29"]);
    // From somewhere in the middle it goes on as it would have.
    assert_eq!(
        dates(start, "FREQ=WEEKLY;INTERVAL=3", "2036-01-01", "2036-01-31"),
        ["2036-01-15"]
    );
}

#[test]
fn what_is_not_told_here_is_refused_and_says_why() {
    use RuleError::*;
    for (rule, error) in [
        ("", NotARule),
        ("every day", NotARule),
        ("FREQ=DAILY;", NotARule),
        ("COUNT=3", NotARule),
        ("FREQ=SOMETIMES", NotARule),
        ("FREQ=DAILY;FREQ=DAILY", NotARule),
        ("FREQ=DAILY;COUNT=-1", NotARule),
        ("FREQ=DAILY;COUNT=+1", NotARule),
        ("FREQ=DAILY;COUNT=99999999999", NotARule),
        ("FREQ=DAILY;UNTIL=2026", NotARule),
        ("FREQ=DAILY;UNTIL=20261399", NotARule),
        ("FREQ=WEEKLY;BYDAY=", NotARule),
        ("FREQ=WEEKLY;BYDAY=é", NotARule),
        ("FREQ=MONTHLY;BYDAY=0MO", NotARule),
        ("FREQ=MONTHLY;BYMONTHDAY=32", NotARule),
        ("FREQ=MONTHLY;BYSETPOS=367;BYDAY=MO", NotARule),
        ("FREQ=YEARLY;BYMONTH=13", NotARule),
        ("FREQ=DAILY;X=1", NotARule),
        ("FREQ=DAILY;INTERVAL=0", OutOfRange),
        ("FREQ=DAILY;INTERVAL=4294967295", OutOfRange),
        ("FREQ=DAILY;COUNT=0", OutOfRange),
        ("FREQ=HOURLY", TooOften),
        ("FREQ=SECONDLY;COUNT=1000000000", TooOften),
        ("FREQ=DAILY;BYHOUR=9,10", TooOften),
        ("FREQ=YEARLY;BYWEEKNO=3", NotTold("BYWEEKNO")),
        ("FREQ=YEARLY;BYYEARDAY=100", NotTold("BYYEARDAY")),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", DoesNotGo("UNTIL")),
        ("FREQ=WEEKLY;BYDAY=2MO", DoesNotGo("BYDAY")),
        ("FREQ=WEEKLY;BYMONTHDAY=3", DoesNotGo("BYMONTHDAY")),
        ("FREQ=MONTHLY;BYSETPOS=1", DoesNotGo("BYSETPOS")),
    ] {
        assert_eq!(Recurrence::read(rule), Err(error), "{rule}");
    }
    let long = format!("FREQ=YEARLY;BYMONTHDAY={}", ["1"; 300].join(","));
    assert_eq!(Recurrence::read(&long), Err(NotARule));
}

#[test]
fn a_hostile_rule_costs_no_more_than_the_days_it_covers() {
    // What took as long as its author liked would hang here.
    let begun = std::time::Instant::now();
    for rule in [
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;COUNT=30000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=DAILY;BYDAY=MO;BYSETPOS=2",
        "FREQ=YEARLY;INTERVAL=10000",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366,-366",
        "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31;BYSETPOS=-31;COUNT=400000",
    ] {
        let schedule = schedule("1900-01-01T09:00:00", rule);
        for _ in 0..2 {
            schedule.dates(date("2026-11-13"), date("2026-12-15"));
            schedule.first(date("2026-11-22"), |_| false);
        }
    }
    // Thirty-two looks at up to 160 years each, without optimisation.
    assert!(
        begun.elapsed() < std::time::Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(
        schedule("1900-01-01T09:00:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
            .first(date("1900-01-01"), |_| true),
        None
    );
    for year in [
        "-9999-01-01T09:00:00",
        "1899-12-31T09:00:00",
        "+20000-01-01T09:00:00",
    ] {
        assert_eq!(Schedule::new(year.parse().unwrap(), None), None, "{year}");
    }
}

#[test]
fn once_is_once() {
    let once = Schedule::new("2026-11-24T09:00:00".parse().unwrap(), None).unwrap();
    assert_eq!(
        once.dates(date("2026-01-01"), date("2027-01-01")),
        [date("2026-11-24")]
    );
    assert_eq!(once.dates(date("2026-11-25"), date("2027-01-01")), []);
    assert_eq!(
        once.first(date("2026-11-24"), |_| true),
        Some(date("2026-11-24"))
    );
    assert_eq!(once.first(date("2026-11-25"), |_| true), None);
}

fn any_rule() -> impl Strategy<Value = String> {
    let day = prop::sample::select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    let days = prop::collection::btree_set(day.clone(), 1..4)
        .prop_map(|days| days.into_iter().collect::<Vec<_>>().join(","));
    let nth = (prop::sample::select(vec![1, 2, 3, 4, 5, -1, -2, -5]), day)
        .prop_map(|(nth, day)| format!("{nth}{day}"));
    let month_days =
        prop::collection::btree_set(prop_oneof![(1..=31).boxed(), (-31..=-1).boxed()], 1..4)
            .prop_map(|days| {
                days.iter()
                    .map(i32::to_string)
                    .collect::<Vec<_>>()
                    .join(",")
            });
    let months = prop::collection::btree_set(1..=12_u32, 1..3).prop_map(|months| {
        months
            .iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(",")
    });
    let positions = prop::sample::select(vec!["1", "-1", "2", "1,-1", "3", "-2"]);
    let some = |part: &'static str, values: BoxedStrategy<String>, often: f64| {
        prop::option::weighted(often, values)
            .prop_map(move |value| value.map_or(String::new(), |value| format!(";{part}={value}")))
    };
    let end = prop_oneof![
        Just(String::new()),
        (1..60_u32).prop_map(|count| format!(";COUNT={count}")),
        (2024..2032_i32, 1..=12_u32, 1..=28_u32)
            .prop_map(|(year, month, day)| format!(";UNTIL={year}{month:02}{day:02}T090000Z")),
    ];
    (
        prop::sample::select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        1..8_u32,
        some("BYDAY", prop_oneof![days.boxed(), nth.boxed()].boxed(), 0.5),
        some("BYMONTHDAY", month_days.boxed(), 0.3),
        some("BYMONTH", months.boxed(), 0.3),
        some("BYSETPOS", positions.prop_map(str::to_owned).boxed(), 0.3),
        some("WKST", Just("SU".to_owned()).boxed(), 0.3),
        end,
    )
        .prop_map(|(frequency, interval, day, month_day, month, position, week, end)| {
            format!("FREQ={frequency};INTERVAL={interval}{day}{month_day}{month}{position}{week}{end}")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    // Another implementation, in UTC, where there are no gaps.
    #[test]
    fn dates_are_those_of_an_implementation_by_others(
        rule in any_rule(),
        start in 0..2_500_i64,
        from in 0..2_500_i64,
        long in 0..900_i64,
    ) {
        let start = date("2023-01-01") + Duration::days(start);
        let from = date("2023-01-01") + Duration::days(from);
        let to = from + Duration::days(long);
        // Of the week in which a rule begins they count only the days from then on.
        let week = if rule.contains("WKST=SU") { Weekday::Sun } else { Weekday::Mon };
        prop_assume!(!(rule.contains("WEEKLY") && rule.contains("BYSETPOS")) || start.weekday() == week);
        let text = format!("DTSTART:{}T090000Z\nRRULE:{rule}", start.format("%Y%m%d"));
        let (theirs, ours) = (text.parse::<RRuleSet>(), Recurrence::read(&rule));
        // They refuse an end before the start, and what goes together in no month.
        let (Ok(theirs), Ok(ours)) = (theirs, ours) else {
            return Ok(());
        };
        let ours = Schedule::new(start.and_hms_opt(9, 0, 0).unwrap(), Some(ours)).unwrap().dates(from, to);
        let expected: Vec<_> = theirs
            .into_iter()
            .map(|at| at.date_naive())
            .take_while(|date| *date <= to)
            .filter(|date| *date >= from)
            .collect();
        prop_assert_eq!(ours, expected, "{} from {}", rule, start);
    }

    #[test]
    fn nothing_that_is_written_there_panics(text in "(FREQ=|INTERVAL=|COUNT=|UNTIL=|BYDAY=|BYSETPOS=|BYMONTHDAY=|DAILY|YEARLY|MONTHLY|[0-9]{1,4}|-|;|,|MO|é){0,12}") {
        if let Ok(rule) = Recurrence::read(&text) {
            let schedule = Schedule::new("2026-11-24T09:00:00".parse().unwrap(), Some(rule)).unwrap();
            schedule.dates(date("2026-01-01"), date("2027-01-01"));
        }
    }
}
