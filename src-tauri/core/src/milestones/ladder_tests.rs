#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use proptest::prelude::*;

use super::super::dates::Unit;
use super::super::test_home::date;
use super::*;
use crate::clock::Now;
use crate::time_of_day::TimeOfDay;

const BERLIN: Tz = Tz::Europe__Berlin;

fn own(id: &str, words: &str, when: When) -> OwnMilestone {
    OwnMilestone {
        id: OwnMilestoneId::from(id.to_owned()),
        words: words.to_owned(),
        when,
    }
}

fn after(count: u32, unit: Unit) -> When {
    When::After(Span::new(count, unit))
}

fn on(day: &str) -> When {
    When::On(date(day))
}

fn start(day: &str, time: Option<&str>) -> Start {
    Start {
        date: date(day),
        time: time.map(|time| time.parse().unwrap()),
        again: false,
    }
}

fn ladder(kind: LadderKind, hidden: &[&str], own: &[OwnMilestone]) -> Ladder {
    Ladder::new(
        kind,
        Edits {
            hidden: hidden.iter().map(|code| (*code).to_owned()).collect(),
            own: own.to_vec(),
        },
    )
}

fn codes(ladder: &Ladder, start: Start, many: usize) -> Vec<String> {
    ladder
        .points(start, BERLIN, LeapDay::Feb28)
        .take(many)
        .map(|point| point.name.code())
        .collect()
}

#[test]
fn rungs_are_taken_out_and_the_persons_own_stand_between_them() {
    let own = [
        own("sea", "the sea", on("2026-03-05")),
        own("b", "one hundred", after(100, Unit::Days)),
        own("a", "", after(6, Unit::Weeks)),
        own("past", "before", on("2025-12-31")),
    ];
    let ladder = ladder(LadderKind::Common, &["30days", "9months"], &own);
    assert_eq!(
        codes(&ladder, start("2026-01-01", None), 8),
        [
            "1days", "6weeks", "60days", "own:sea", "90days", "own:b", "6months", "1years"
        ]
    );
    assert!(!ladder.shows(&MilestoneName::from_code("30days").unwrap()));
}

#[test]
fn without_a_ladder_the_persons_own_are_all_there_is() {
    let own = [
        own("b", "the sea", on("2026-03-05")),
        own("a", "ten", after(10, Unit::Days)),
    ];
    let none = ladder(LadderKind::None, &["own:b"], &own);
    assert_eq!(codes(&none, start("2026-01-01", None), 8), ["own:a"]);
}

#[test]
fn what_is_on_the_ladder_already_is_not_there_twice() {
    let own = [
        own("a", "", after(60, Unit::Days)),
        own("b", "", after(60, Unit::Days)),
        own("c", "sixty", after(60, Unit::Days)),
        own("d", "", after(61, Unit::Days)),
        own("e", "", after(61, Unit::Days)),
    ];
    let common = ladder(LadderKind::Common, &[], &own);
    assert_eq!(
        codes(&common, start("2026-01-01", None), 6),
        ["1days", "30days", "60days", "own:c", "61days", "90days"]
    );
    let first_five: Vec<_> = common
        .points(start("2026-01-01", None), BERLIN, LeapDay::Feb28)
        .take(5)
        .map(|point| point.date)
        .collect();
    assert!(first_five.is_sorted());
}

#[test]
fn the_first_day_and_a_welcome_are_one_rung_by_whatever_name() {
    let common = ladder(LadderKind::Common, &["1days"], &[]);
    assert_eq!(
        codes(&common, start("2026-01-01", Some("03:10")), 1),
        ["30days"]
    );
    let tags = ladder(LadderKind::KeyTags, &["welcome"], &[]);
    let again = Start {
        again: true,
        ..start("2026-01-01", None)
    };
    assert_eq!(codes(&tags, again, 1), ["1days"]);
}

#[test]
fn what_comes_with_its_date_comes_before_what_has_its_hour() {
    let sea = own("sea", "the sea", on("2026-01-02"));
    let common = ladder(LadderKind::Common, &[], &[sea]);
    let start = start("2026-01-01", Some("15:00"));
    let codes = codes(&common, start, 3);
    assert_eq!(codes, ["own:sea", "24hours", "30days"]);
}

#[test]
fn a_date_belongs_to_the_chapter_that_is_open_then() {
    let sea = own("sea", "the sea", on("2026-03-05"));
    let none = ladder(LadderKind::None, &[], &[sea]);
    let has = |next: Option<&str>| {
        none.points_before(
            start("2026-01-01", None),
            next.map(date),
            BERLIN,
            LeapDay::Feb28,
        )
        .count()
            == 1
    };
    assert!(has(None) && has(Some("2026-03-06")));
    assert!(!has(Some("2026-03-05")));
}

#[test]
fn names_that_came_as_codes_get_their_words() {
    let sea = own("sea", "the sea", on("2026-03-05"));
    let named = sea.name();
    let ladder = ladder(LadderKind::Common, &[], &[sea]);
    let without = MilestoneName::from_code(&named.code()).unwrap();
    assert_eq!(without, named);
    let MilestoneName::Own { words, .. } = ladder.worded(&without) else {
        panic!("another name");
    };
    assert_eq!(words, "the sea");
    assert_eq!(
        ladder.worded(&MilestoneName::Welcome),
        MilestoneName::Welcome
    );
}

fn any_own() -> impl Strategy<Value = Vec<OwnMilestone>> {
    let when = prop_oneof![
        (1..3_000_u32).prop_map(|count| after(count, Unit::Days)),
        (1..60_u32).prop_map(|count| after(count, Unit::Months)),
        (0..4_000_u64).prop_map(|days| When::On(date("2019-06-01") + chrono::Days::new(days))),
    ];
    prop::collection::vec((when, any::<bool>()), 0..8).prop_map(|own_ones| {
        own_ones
            .into_iter()
            .enumerate()
            .map(|(id, (when, words))| {
                let words = if words || matches!(when, When::On(_)) {
                    "the sea"
                } else {
                    ""
                };
                own(&id.to_string(), words, when)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn points_come_in_order_and_each_once(
        own in any_own(),
        day in 0..1_500_u64,
        minute in prop::option::of(0..1_440_u32),
        hidden in prop::sample::subsequence(vec!["1days", "30days", "6months", "1years", "own:0"], 0..4),
        kind in prop::sample::select(vec![LadderKind::Common, LadderKind::KeyTags, LadderKind::SmallSteps, LadderKind::None]),
        zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
        passed in 0..5_000_i64,
    ) {
        let start = Start {
            date: date("2020-01-01") + chrono::Days::new(day),
            time: minute.map(|minute| TimeOfDay::new(minute / 60, minute % 60)),
            again: false,
        };
        let ladder = ladder(kind, &hidden, &own);
        let points: Vec<_> = ladder.points(start, zone, LeapDay::Feb28).take(60).collect();
        let mut names = HashSet::new();
        for point in &points {
            prop_assert!(point.date >= start.date);
            prop_assert!(!hidden.contains(&&*point.name.rung()), "{:?}", point);
            prop_assert!(names.insert(point.name.code()), "twice: {:?}", point);
        }
        prop_assert!(points.is_sorted_by_key(|point| point.date));
        // What was reached comes first, at whatever moment one looks.
        let utc = crate::clock::place(start.date, chrono::NaiveTime::MIN, zone).utc() + chrono::Duration::hours(passed);
        let now = Now { utc, zone };
        let reached: Vec<_> = points.iter().map(|point| point.reached(&now)).collect();
        prop_assert!(reached.is_sorted_by_key(|reached| !reached), "{:?}", reached);
    }
}
