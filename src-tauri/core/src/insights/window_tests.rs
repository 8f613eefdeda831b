#![allow(clippy::unwrap_used)]
use super::super::test_home::*;
use super::*;

fn window(from: &str, to: &str) -> Window {
    Window::between(date(from), date(to))
}

#[test]
fn times_end_today_or_where_the_one_after_them_begins() {
    let today = date("2026-11-22");
    let of = |period, back| Window::of(period, back, today, Some(date("2007-03-01")));
    for (period, back, from, to) in [
        (GoingPeriod::Month, 0, "2026-10-24", "2026-11-22"),
        (GoingPeriod::Month, 1, "2026-09-24", "2026-10-23"),
        (GoingPeriod::Season, 0, "2026-08-25", "2026-11-22"),
        (GoingPeriod::Season, 1, "2026-05-27", "2026-08-24"),
        (GoingPeriod::Year, 0, "2025-11-23", "2026-11-22"),
        (GoingPeriod::Year, 2, "2023-11-23", "2024-11-22"),
        (GoingPeriod::All, 5, "2007-03-01", "2026-11-22"),
    ] {
        assert_eq!(of(period, back), window(from, to), "{period:?} {back}");
    }
    assert_eq!(
        Window::of(GoingPeriod::All, 0, today, None),
        window("2026-11-22", "2026-11-22")
    );
    // However far back is asked for, something comes.
    for period in [GoingPeriod::Month, GoingPeriod::Season, GoingPeriod::Year] {
        let far = of(period, u32::MAX);
        assert!(far.from <= far.to);
    }
}

#[test]
fn a_year_that_ends_on_29_february_begins_on_1_march() {
    let leap = Window::of(GoingPeriod::Year, 0, date("2024-02-29"), None);
    assert_eq!(leap, window("2023-03-01", "2024-02-29"));
}

#[test]
fn places_are_days_then_weeks_then_months() {
    let ninety = window("2026-08-25", "2026-11-22");
    assert_eq!((ninety.step(), ninety.slots()), (Step::Day, 90));
    assert_eq!(ninety.slot(num("2026-08-25")), 0);
    assert_eq!(ninety.slot_text(89, &words()), "22 November 2026");

    // 23 November 2025 was a Sunday: its week has one day in the time.
    let year = window("2025-11-23", "2026-11-22");
    assert_eq!((year.step(), year.slots()), (Step::Week, 53));
    assert_eq!(year.slot(num("2025-11-23")), 0);
    assert_eq!(year.slot(num("2025-11-24")), 1);
    assert_eq!(year.slot_text(0, &words()), "23 November 2025");
    assert_eq!(year.slot_text(1, &words()), "24 November 2025");

    let all = window("2007-03-31", "2026-11-22");
    assert_eq!((all.step(), all.slots()), (Step::Month, 19 * 12 + 9));
    assert_eq!(all.slot(num("2007-04-01")), 1);
    assert_eq!(all.slot_text(11, &words()), "February 2008");
    assert_eq!(window("2024-01-01", "2025-12-31").step(), Step::Week);
    assert_eq!(window("2024-01-01", "2026-01-01").step(), Step::Month);
}

#[test]
fn a_single_day_is_one_place() {
    let day = window("2026-11-22", "2026-11-22");
    assert_eq!((day.days(), day.slots()), (1, 1));
    let ticks = day.ticks(&words());
    assert_eq!(ticks.len(), 1);
    assert_eq!(ticks.first().unwrap().text, "22 November");
}
