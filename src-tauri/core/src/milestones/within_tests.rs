#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::test_home::date;
use super::*;

/// Monday.
const TODAY: &str = "2026-11-23";

fn limit(since: &str, amount: i64, period: Period) -> LimitRow {
    LimitRow {
        since: date(since),
        amount: Amount(amount),
        unit: "glasses".to_owned(),
        period,
    }
}

fn look(kind: PathKind, logged: &[(&str, i64)], limits: &[LimitRow], today: &str) -> Within {
    let sums = logged
        .iter()
        .map(|(day, amount)| (date(day), Amount(*amount)))
        .collect();
    within(kind, &sums, limits, date(today), &Words::new("en"))
}

fn counts(within: &Within) -> (u32, u32, u32, u32) {
    (
        within.logged_days,
        within.days_within,
        within.units_within,
        within.periods_logged,
    )
}

fn verdict(within: &Within, day: &str) -> Option<bool> {
    let day = within.days.iter().find(|one| one.date == date(day));
    day.unwrap().within
}

#[test]
fn a_day_is_within_when_its_sum_is_not_above_the_limit() {
    let limits = [limit("2026-11-01", 2_000, Period::Day)];
    let logged = [
        ("2026-11-20", 2_000),
        ("2026-11-21", 2_001),
        ("2026-11-23", 0),
    ];
    let seen = look(PathKind::CuttingDown, &logged, &limits, TODAY);
    assert_eq!(counts(&seen), (3, 2, 2, 3));
    assert_eq!(
        (seen.today, seen.this_period),
        (Some(Amount(0)), Some(Amount(0)))
    );
    assert_eq!(seen.days.len(), 28);
    assert_eq!(seen.days[0].date, date("2026-10-27"));
    assert_eq!(seen.days[27].date_text, "23 November 2026");
    assert_eq!(verdict(&seen, "2026-11-20"), Some(true));
    assert_eq!(verdict(&seen, "2026-11-21"), Some(false));
    assert_eq!(verdict(&seen, "2026-11-22"), None);
    assert_eq!(seen.days[26].amount, None);
}

#[test]
fn without_a_limit_what_was_logged_is_shown_and_not_judged() {
    let limits = [limit("2026-11-21", 1_000, Period::Day)];
    let logged = [("2026-11-20", 9_000), ("2026-11-21", 1_000)];
    let seen = look(PathKind::CuttingDown, &logged, &limits, TODAY);
    assert_eq!(counts(&seen), (2, 1, 1, 1));
    assert_eq!(verdict(&seen, "2026-11-20"), None);
    let seen = look(PathKind::CuttingDown, &logged, &[], TODAY);
    assert_eq!(counts(&seen), (2, 0, 0, 0));
    assert_eq!((seen.today, seen.this_period), (None, None));
}

#[test]
fn a_week_begins_on_monday_and_its_sum_counts_for_its_logged_days() {
    let limits = [limit("2026-11-01", 5_000, Period::Week)];
    let logged = [
        // Monday to Sunday: within, with two days known.
        ("2026-11-09", 4_000),
        ("2026-11-15", 1_000),
        // Above.
        ("2026-11-16", 5_000),
        ("2026-11-22", 1),
        // The present week.
        ("2026-11-23", 1_500),
    ];
    let seen = look(PathKind::CuttingDown, &logged, &limits, TODAY);
    assert_eq!(counts(&seen), (5, 3, 2, 3));
    assert_eq!(seen.this_period, Some(Amount(1_500)));
    assert_eq!(verdict(&seen, "2026-11-15"), Some(true));
    assert_eq!(verdict(&seen, "2026-11-16"), Some(false));
    // Nothing is known of a week without a log.
    let seen = look(PathKind::CuttingDown, &logged, &limits, "2026-11-30");
    assert_eq!((seen.this_period, seen.periods_logged), (None, 3));
}

#[test]
fn the_limit_that_was_in_force_counts() {
    let limits = [
        limit("2026-11-01", 4_000, Period::Day),
        // A Wednesday.
        limit("2026-11-11", 6_000, Period::Week),
        limit("2026-11-18", 3_000, Period::Week),
    ];
    let logged = [
        ("2026-11-10", 4_000),
        // A week that a limit begins in has only the days since: 6 in all, not 10.
        ("2026-11-11", 6_000),
        // 6 under the limit of 6, then 3 under the limit of 3.
        ("2026-11-17", 6_000),
        ("2026-11-18", 3_000),
    ];
    let seen = look(PathKind::CuttingDown, &logged, &limits, TODAY);
    assert_eq!(counts(&seen), (4, 4, 4, 4));
}

#[test]
fn a_practice_is_held_from_its_amount_on_and_open_while_it_can_be() {
    let week = [limit("2026-11-01", 3_000, Period::Week)];
    let twice = [("2026-11-16", 1_000), ("2026-11-18", 1_000)];
    // Two of three, and five days of which nothing is known.
    let seen = look(PathKind::Practice, &twice, &week, TODAY);
    assert_eq!(counts(&seen), (2, 0, 0, 0));
    assert_eq!(verdict(&seen, "2026-11-18"), None);
    let thrice = [twice[0], twice[1], ("2026-11-22", 1_000)];
    let seen = look(PathKind::Practice, &thrice, &week, TODAY);
    assert_eq!(counts(&seen), (3, 3, 1, 1));
    // Every day of the week is known, and the week is over.
    let mut known: Vec<_> = ["16", "17", "18", "19", "20", "21", "22"]
        .map(|day| (format!("2026-11-{day}"), 0))
        .into();
    known[0].1 = 2_000;
    let known: Vec<_> = known
        .iter()
        .map(|(day, amount)| (day.as_str(), *amount))
        .collect();
    assert_eq!(
        counts(&look(PathKind::Practice, &known, &week, TODAY)),
        (7, 0, 0, 1)
    );
    assert_eq!(
        counts(&look(PathKind::Practice, &known, &week, "2026-11-22")),
        (7, 0, 0, 0)
    );

    let day = [limit("2026-11-01", 2_000, Period::Day)];
    let logged = [("2026-11-22", 1_000), ("2026-11-23", 1_000)];
    let seen = look(PathKind::Practice, &logged, &day, TODAY);
    assert_eq!(verdict(&seen, "2026-11-22"), Some(false));
    // Today is not over.
    assert_eq!(verdict(&seen, TODAY), None);
}

type Logged = BTreeMap<u64, i64>;

fn any_logged() -> impl Strategy<Value = Logged> {
    prop::collection::btree_map(0..60_u64, 0..6_i64, 0..50)
}

fn any_limits() -> impl Strategy<Value = Vec<LimitRow>> {
    let one = (0..60_u64, 0..12_i64, any::<bool>());
    prop::collection::btree_map(0..60_u64, one, 0..4).prop_map(|limits| {
        limits
            .into_iter()
            .map(|(day, (_, amount, week))| LimitRow {
                since: day_after(day),
                amount: Amount(amount),
                unit: String::new(),
                period: if week { Period::Week } else { Period::Day },
            })
            .collect()
    })
}

fn any_kind() -> impl Strategy<Value = PathKind> {
    prop::sample::select(vec![PathKind::CuttingDown, PathKind::Practice])
}

fn day_after(days: u64) -> NaiveDate {
    date("2026-10-01") + Days::new(days)
}

fn seen(kind: PathKind, logged: &Logged, limits: &[LimitRow], today: u64) -> Within {
    let sums = logged
        .iter()
        .map(|(day, amount)| (day_after(*day), Amount(*amount)))
        .collect();
    within(kind, &sums, limits, day_after(today), &Words::new("en"))
}

/// Days and periods that count against somebody.
fn against(seen: &Within) -> (usize, u32) {
    let days = seen.days.iter().filter(|day| day.within == Some(false));
    (days.count(), seen.periods_logged - seen.units_within)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_unknown_day_never_counts_against_anybody(
        kind in any_kind(), logged in any_logged(), limits in any_limits(), today in 0..70_u64, forgotten in 0..60_u64,
    ) {
        let before = seen(kind, &logged, &limits, today);
        for day in &before.days {
            prop_assert!(day.amount.is_some() || day.within.is_none(), "{day:?}");
        }
        // Whatever day one knows nothing of, nothing comes out worse, and no other day either.
        let mut less = logged.clone();
        less.remove(&forgotten);
        let after = seen(kind, &less, &limits, today);
        let (before_against, after_against) = (against(&before), against(&after));
        prop_assert!(after_against.0 <= before_against.0 && after_against.1 <= before_against.1);
        for (was, is) in before.days.iter().zip(&after.days) {
            prop_assert!(was.within == Some(false) || is.within != Some(false), "{was:?} {is:?}");
        }
    }

    #[test]
    fn the_numbers_add_up(
        kind in any_kind(), logged in any_logged(), limits in any_limits(), today in 59..70_u64,
    ) {
        let seen = seen(kind, &logged, &limits, today);
        prop_assert_eq!(seen.logged_days as usize, logged.len());
        prop_assert!(seen.days_within <= seen.logged_days);
        prop_assert!(seen.units_within <= seen.periods_logged);
        prop_assert!(seen.units_within <= seen.days_within);
        prop_assert!(seen.periods_logged <= seen.logged_days);
        prop_assert_eq!(seen.today.map(|amount| amount.0), logged.get(&today).copied());
        prop_assert!(seen.this_period >= seen.today || limits.is_empty());
    }

    #[test]
    fn a_higher_limit_never_hurts(logged in any_logged(), limits in any_limits(), today in 0..70_u64, more in 0..5_i64) {
        let higher: Vec<_> = limits
            .iter()
            .map(|limit| LimitRow { amount: Amount(limit.amount.0 + more), ..limit.clone() })
            .collect();
        let before = seen(PathKind::CuttingDown, &logged, &limits, today);
        let after = seen(PathKind::CuttingDown, &logged, &higher, today);
        prop_assert!(after.days_within >= before.days_within);
        prop_assert_eq!(after.periods_logged, before.periods_logged);
    }
}
