#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;

const BERLIN: Tz = Tz::Europe__Berlin;

fn start(date: &str, time: Option<&str>) -> Start {
    Start {
        date: date.parse().unwrap(),
        time: time.map(|time| time.parse().unwrap()),
        again: false,
    }
}

fn names(ladder: LadderKind, start: Start, count: usize) -> Vec<String> {
    ladder
        .points(start, BERLIN, LeapDay::Feb28)
        .take(count)
        .map(|point| point.name.code())
        .collect()
}

fn dated(ladder: LadderKind, start: Start, code: &str) -> String {
    let mut points = ladder.points(start, BERLIN, LeapDay::Feb28);
    points
        .find(|point| point.name.code() == code)
        .unwrap()
        .date
        .to_string()
}

#[test]
fn the_common_chips() {
    let with_time = start("2026-01-31", Some("03:10"));
    assert_eq!(
        names(LadderKind::Common, with_time, 11),
        [
            "24hours", "30days", "60days", "90days", "6months", "9months", "1years", "18months",
            "2years", "3years", "4years"
        ]
    );
    let without = start("2026-01-31", None);
    assert_eq!(names(LadderKind::Common, without, 2), ["1days", "30days"]);
    for (code, date) in [
        ("1days", "2026-02-01"),
        ("30days", "2026-03-02"),
        ("90days", "2026-05-01"),
        ("6months", "2026-07-31"),
        ("9months", "2026-10-31"),
        ("18months", "2027-07-31"),
        ("25years", "2051-01-31"),
    ] {
        assert_eq!(dated(LadderKind::Common, without, code), date, "{code}");
    }
}

#[test]
fn the_key_tags_begin_with_a_welcome_and_know_ten_thousand_days() {
    let first = start("1999-12-31", None);
    let names_of = names(LadderKind::KeyTags, first, 40);
    assert_eq!(
        names_of[..9],
        [
            "welcome", "1days", "30days", "60days", "90days", "6months", "9months", "1years",
            "18months"
        ]
    );
    assert_eq!(names_of[9..11], ["2years", "3years"]);
    let many = names_of
        .iter()
        .position(|name| name == "10000days")
        .unwrap();
    assert_eq!(
        (&*names_of[many - 1], &*names_of[many + 1]),
        ("27years", "28years")
    );
    assert_eq!(dated(LadderKind::KeyTags, first, "welcome"), "1999-12-31");
    assert_eq!(dated(LadderKind::KeyTags, first, "10000days"), "2027-05-18");
}

#[test]
fn a_later_chapter_is_welcomed_back_on_every_ladder() {
    let again = Start {
        again: true,
        ..start("2026-01-31", None)
    };
    for ladder in [
        LadderKind::Common,
        LadderKind::KeyTags,
        LadderKind::SmallSteps,
    ] {
        assert_eq!(names(ladder, again, 2), ["welcomeBack", "1days"]);
        assert_eq!(dated(ladder, again, "welcomeBack"), "2026-01-31");
    }
    assert_eq!(names(LadderKind::None, again, 1), [""; 0]);
}

#[test]
fn the_small_steps() {
    let first = start("2026-01-01", Some("12:00"));
    assert_eq!(
        names(LadderKind::SmallSteps, first, 24),
        [
            "1days", "3days", "7days", "14days", "21days", "30days", "45days", "60days", "75days",
            "90days", "100days", "4months", "5months", "6months", "7months", "8months", "9months",
            "10months", "11months", "1years", "18months", "2years", "30months", "3years",
        ]
    );
}

#[test]
fn there_can_be_no_ladder() {
    assert_eq!(
        LadderKind::None
            .points(start("2026-01-01", None), BERLIN, LeapDay::Feb28)
            .count(),
        0
    );
}

#[test]
fn every_ladder_is_stored_under_its_name_on_the_wire() {
    for ladder in [
        LadderKind::Common,
        LadderKind::KeyTags,
        LadderKind::SmallSteps,
        LadderKind::None,
    ] {
        assert_eq!(serde_json::to_value(ladder).unwrap(), ladder.as_str());
        assert_eq!(LadderKind::from_stored(ladder.as_str()), ladder);
    }
    assert_eq!(LadderKind::from_stored("spiral"), LadderKind::None);
}

fn first_point(date: &str, time: &str, zone: Tz) -> Point {
    LadderKind::Common
        .points(start(date, Some(time)), zone, LeapDay::Feb28)
        .next()
        .unwrap()
}

#[test]
fn twenty_four_hours_are_elapsed_hours() {
    for (date, time, zone, expected) in [
        ("2026-11-22", "03:10", BERLIN, "2026-11-23T03:10:00+01:00"),
        // The day has 23 hours, then 25.
        ("2026-03-28", "12:00", BERLIN, "2026-03-29T13:00:00+02:00"),
        ("2026-03-28", "23:30", BERLIN, "2026-03-30T00:30:00+02:00"),
        ("2026-10-25", "00:10", BERLIN, "2026-10-25T23:10:00+01:00"),
    ] {
        let point = first_point(date, time, zone);
        let expected = DateTime::parse_from_rfc3339(expected).unwrap();
        assert_eq!(
            point.at.unwrap(),
            expected.with_timezone(&Utc).into(),
            "{date} {time}"
        );
        assert_eq!(point.date, expected.date_naive());
        // Its occurrence keeps its name whatever the date has become.
        let start: NaiveDate = date.parse().unwrap();
        assert_eq!(lasting_date(&point, start), start.succ_opt().unwrap());
        let now = |utc: DateTime<Utc>| Now { utc, zone };
        assert!(point.reached(&now(expected.with_timezone(&Utc))));
        assert!(!point.reached(&now(
            expected.with_timezone(&Utc) - Duration::milliseconds(1)
        )));
    }
}

#[test]
fn without_a_time_one_day_comes_with_the_next_morning() {
    let point = LadderKind::Common
        .points(start("2026-11-22", None), BERLIN, LeapDay::Feb28)
        .next()
        .unwrap();
    assert_eq!(
        (
            point.name.code().as_str(),
            point.date.to_string().as_str(),
            point.at
        ),
        ("1days", "2026-11-23", None)
    );
    let now = |text: &str| Now {
        utc: DateTime::parse_from_rfc3339(text)
            .unwrap()
            .with_timezone(&Utc),
        zone: BERLIN,
    };
    assert!(!point.reached(&now("2026-11-22T23:59:59+01:00")));
    assert!(point.reached(&now("2026-11-23T00:00:00+01:00")));
}

#[test]
fn the_wire_names_milestones_as_the_page_expects() {
    let json = |name: MilestoneName| serde_json::to_string(&name).unwrap();
    assert_eq!(
        json(MilestoneName::WelcomeBack),
        r#"{"kind":"welcomeBack"}"#
    );
    assert_eq!(
        json(named(Span::new(30, Unit::Days))),
        r#"{"kind":"span","count":30,"unit":"days"}"#
    );
}

proptest! {
    #[test]
    fn milestones_come_one_after_the_other(
        day in 693_596..803_533_i32, // 1900–2200
        minute in prop::option::of(0..1440_u32),
        zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
        again: bool,
        mar1: bool,
    ) {
        let start = Start {
            date: NaiveDate::from_num_days_from_ce_opt(day).unwrap(),
            time: minute.map(|minute| TimeOfDay::new(minute / 60, minute % 60)),
            again,
        };
        let leap = if mar1 { LeapDay::Mar1 } else { LeapDay::Feb28 };
        for ladder in [LadderKind::Common, LadderKind::KeyTags, LadderKind::SmallSteps] {
            let points: Vec<_> = ladder.points(start, zone, leap).take(120).collect();
            prop_assert_eq!(points.len(), 120);
            prop_assert!(points[0].date >= start.date);
            for pair in points.windows(2) {
                prop_assert!(pair[0].date < pair[1].date, "{:?}", pair);
            }
        }
    }
}
