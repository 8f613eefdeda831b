#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use proptest::prelude::*;

use super::super::test_home::{date, new_path, noon, the_path};
use super::*;
use crate::milestones::{
    NewLimit, NewPath, PathKind, Period, add_path, close_chapter, log_day, open_chapter, set_limit,
};

fn gain(money: i64, currency: &str, minutes: u32, period: GainPeriod) -> Gain {
    Gain {
        money: Amount(money),
        currency: currency.to_owned(),
        minutes,
        period,
        what_for: " a bicycle ".to_owned(),
    }
}

#[test]
fn what_the_days_gave_counts_all_chapters() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    assert_eq!(
        (the_path(&db, &now).gain, the_path(&db, &now).gave),
        (None, None)
    );
    // 9.50 a day, an hour and a half.
    let a_day = gain(950, "EUR", 90, GainPeriod::Day);
    let token = set_gain(&mut db, &id, Some(&a_day)).unwrap();
    close_chapter(&mut db, &id, date("2026-04-11"), "", &now).unwrap();
    let closed = the_path(&db, &now).gave.unwrap();
    assert_eq!(closed.over_chapter, None);
    assert_eq!(closed.over_total.money_text.as_deref(), Some("€950.00"));
    open_chapter(&mut db, &id, date("2026-11-12"), None, &now).unwrap();
    let path = the_path(&db, &now);
    assert_eq!(path.gain.unwrap().what_for, "a bicycle");
    let gave = path.gave.unwrap();
    let chapter = gave.over_chapter.unwrap();
    assert_eq!(
        (
            chapter.money_text.as_deref(),
            chapter.time_text.as_deref(),
            chapter.hours
        ),
        (Some("€95.00"), Some("15\u{a0}h"), 15)
    );
    assert_eq!(gave.over_total.money_text.as_deref(), Some("€1,045.00"));

    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).gain, None);
    set_gain(&mut db, &id, Some(&a_day)).unwrap();
    let a_week = gain(0, "", 20, GainPeriod::Week);
    let token = set_gain(&mut db, &id, Some(&a_week)).unwrap();
    let short = the_path(&db, &now).gave.unwrap().over_chapter.unwrap();
    assert_eq!(
        (short.money_text, short.time_text.as_deref(), short.hours),
        (None, Some("28\u{a0}min"), 0)
    );
    db.undo(token).unwrap();
    let token = set_gain(&mut db, &id, None).unwrap();
    assert_eq!(the_path(&db, &now).gave, None);
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).gain.unwrap().money, Amount(950));
}

#[test]
fn what_no_day_can_give_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(None), &now).unwrap();
    for (money, currency, minutes) in [
        (-1, "EUR", 0),
        (1, "", 0),
        (1, "eur", 0),
        (1, "EURO", 0),
        (0, "€", 0),
        (Amount::MOST.0 + 1, "EUR", 0),
        (0, "", 1_441),
    ] {
        let gain = gain(money, currency, minutes, GainPeriod::Day);
        assert!(
            matches!(
                set_gain(&mut db, &id, Some(&gain)),
                Err(MilestoneError::BadAmount)
            ),
            "{money} {currency} {minutes}"
        );
    }
    let long = Gain {
        what_for: "x".repeat(201),
        ..Gain::default()
    };
    assert!(matches!(
        set_gain(&mut db, &id, Some(&long)),
        Err(MilestoneError::TextTooLong)
    ));
    assert!(matches!(
        set_gain(&mut db, &PathId::new(&now), None),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn sums_are_rounded_down() {
    for (period, each, days, sum) in [
        (GainPeriod::Day, 950, 0, 0),
        (GainPeriod::Day, 950, 365, 346_750),
        (GainPeriod::Week, 1_000, 6, 857),
        (GainPeriod::Week, 1_000, 7, 1_000),
        (GainPeriod::Month, 3_000, 30, 2_956),
        // Twelve months are a year of 365.2425 days.
        (GainPeriod::Month, 1_000_000, 365, 11_992_032),
        (GainPeriod::Month, 1_000, 146_097, 4_800_000),
        (GainPeriod::Day, Amount::MOST.0, u32::MAX, i64::MAX),
    ] {
        assert_eq!(period.share(each, days), sum, "{period:?} {each} {days}");
    }
}

#[test]
fn periods_are_stored_under_their_names_on_the_wire() {
    for period in GainPeriod::ALL {
        assert_eq!(serde_json::to_value(period).unwrap(), period.as_str());
        assert_eq!(GainPeriod::from_stored(period.as_str()), *period);
    }
}

proptest! {
    #[test]
    fn more_days_never_give_less(each in 0..1_000_000_i64, days in 0..50_000_u32, more in 0..100_u32) {
        for period in GainPeriod::ALL {
            let (less, more) = (period.share(each, days), period.share(each, days + more));
            prop_assert!(0 <= less && less <= more);
            // Two stretches apart are worth one unit less at most than both together.
            prop_assert!(period.share(each, days) + period.share(each, 7) <= period.share(each, days + 7));
        }
    }
}

#[test]
fn where_days_are_noted_only_those_within_the_limit_give_something() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let new = NewPath {
        kind: PathKind::CuttingDown,
        ..new_path(Some("2026-11-01"))
    };
    let id = add_path(&mut db, &new, &now).unwrap();
    let limit = NewLimit {
        amount: Amount(10_000),
        unit: "cigarettes".to_owned(),
        period: Period::Day,
    };
    set_limit(&mut db, &id, &limit, date("2026-11-01"), &now).unwrap();
    set_gain(&mut db, &id, Some(&gain(500, "EUR", 0, GainPeriod::Day))).unwrap();
    assert_eq!(
        the_path(&db, &now)
            .gave
            .unwrap()
            .over_total
            .money_text
            .as_deref(),
        Some("€0.00")
    );
    log_day(&mut db, &id, date("2026-11-20"), Amount(9_000), "", &now).unwrap();
    log_day(&mut db, &id, date("2026-11-21"), Amount(12_000), "", &now).unwrap();
    let gave = the_path(&db, &now).gave.unwrap();
    assert_eq!(gave.over_chapter, None);
    assert_eq!(gave.over_total.money_text.as_deref(), Some("€5.00"));
}
