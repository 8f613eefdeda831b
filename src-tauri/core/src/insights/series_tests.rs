#![allow(clippy::unwrap_used)]
use super::super::test_home::*;
use super::*;

fn shown(days: &[Daily], window: Window) -> Vec<(u32, i32, String, u32)> {
    points(days, Measure::Mood, window, &words())
        .into_iter()
        .map(|point| (point.slot, point.value, point.value_text, point.days))
        .collect()
}

#[test]
fn days_that_are_missing_stay_empty() {
    let mut days = daily("2026-11-01", &[300, 450]);
    days.extend(daily("2026-11-20", &[100]));
    let window = Window::between(date("2026-11-01"), date("2026-11-30"));
    assert_eq!(
        shown(&days, window),
        [
            (0, 300, "3.0".to_owned(), 1),
            (1, 450, "4.5".to_owned(), 1),
            (19, 100, "1.0".to_owned(), 1),
        ]
    );
    assert!(points(&[], Measure::Mood, window, &words()).is_empty());
}

#[test]
fn a_place_of_several_days_is_their_mean_and_says_how_many_they_are() {
    // Monday 5 January 2026: three days, 3 + 4 + 4 = 11, a third of it is 3.666 …
    let mut days = daily("2026-01-05", &[300, 400, 400]);
    // The Sunday after, and the Monday after that.
    days.extend(daily("2026-01-11", &[100, 500]));
    let year = Window::between(date("2026-01-01"), date("2026-12-31"));
    assert_eq!(
        shown(&days, year),
        [(1, 300, "3.0".to_owned(), 4), (2, 500, "5.0".to_owned(), 1),]
    );
    let years = Window::between(date("2020-01-01"), date("2026-12-31"));
    // 3 + 4 + 4 + 1 + 5 = 17, a fifth of it is 3.4.
    assert_eq!(shown(&days, years), [(72, 340, "3.4".to_owned(), 5)]);
}

#[test]
fn means_are_exact_to_the_hundredth_halves_up() {
    assert_eq!(mean([]), None);
    assert_eq!(mean([300, 400, 400]), Some(367));
    assert_eq!(mean([100, 101]), Some(101));
    assert_eq!(mean([0, 0, 1]), Some(0));
    assert_eq!(Measure::Mood.figures(344, &words()), "3.4");
    assert_eq!(Measure::Mood.figures(345, &words()), "3.5");
    assert_eq!(Measure::Mood.figures(367, &Words::new("de")), "3,7");
    assert_eq!(Measure::Sleep.figures(440, &words()), "7:20");
    assert_eq!(Measure::Sleep.figures(5, &words()), "0:05");
}
