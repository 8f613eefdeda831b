#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::*;
use crate::db::Db;
use crate::insights::{MIN_DAYS, Step};

fn shown(db: &Db, period: GoingPeriod, back: u32, path: Option<&str>) -> Going {
    let now = noon("2026-11-22");
    let path = path.map(|path| PathId::from(path.to_owned()));
    db.read(|c| going(c, &look_at(&now), period, back, path.as_ref()))
        .unwrap()
}

#[test]
fn nothing_noted_is_nothing_shown() {
    let db = Db::in_memory().unwrap();
    for period in [
        GoingPeriod::Month,
        GoingPeriod::Season,
        GoingPeriod::Year,
        GoingPeriod::All,
    ] {
        let going = shown(&db, period, 0, None);
        assert_eq!((going.days, going.older), (0, false));
        assert!(going.lines.is_empty() && going.contacts.bars.is_empty());
        assert!(going.triggers.tags.is_empty() && going.sleep_beside.is_empty());
    }
}

#[test]
fn a_single_day_is_one_point_and_one_sentence() {
    let mut db = Db::in_memory().unwrap();
    check_in(&mut db, "2026-11-20 21:00", (Some(4), None, None));
    let going = shown(&db, GoingPeriod::All, 0, None);
    assert_eq!((going.slots, going.days, going.lines.len()), (3, 1, 1));
    let line = &going.lines[0];
    assert_eq!((line.low, line.high, line.days), (100, 500, 1));
    assert_eq!((line.points[0].slot, line.points[0].value), (0, 400));
    assert_eq!(line.points[0].text, "20 November 2026");
    let what = What::OneDay { value: 400 };
    assert_eq!(line.seen, [Seen { what, days: 1 }]);
    // It was a Friday, at nine in the evening.
    assert_eq!(line.by_weekday[4].text, "Friday");
    assert_eq!(
        (line.by_weekday[4].value, line.by_weekday[4].days),
        (Some(400), 1)
    );
    assert_eq!(line.by_weekday[0].value, None);
    assert_eq!(line.by_hour[7].text, "21:00–00:00");
    assert_eq!(line.by_hour[7].value_text.as_deref(), Some("4.0"));
}

#[test]
fn all_the_same_is_a_flat_line_on_the_same_scale() {
    let mut db = Db::in_memory().unwrap();
    for day in 0..30 {
        let when = format!("{} 21:00", after("2026-10-24", day));
        check_in(&mut db, &when, (Some(3), None, None));
    }
    let line = shown(&db, GoingPeriod::Month, 0, None).lines.remove(0);
    assert_eq!((line.low, line.high), (100, 500));
    assert!(line.points.iter().all(|point| point.value == 300));
    assert_eq!(
        line.seen,
        [Seen {
            what: What::AllSame { value: 300 },
            days: 30
        }]
    );
}

#[test]
fn what_was_said_is_found_where_it_belongs() {
    let mut db = Db::in_memory().unwrap();
    path(&mut db, "alcohol", false, "2026-10-25");
    path(&mut db, "quiet", true, "2026-10-25");
    check_in(&mut db, "2026-09-01 21:00", (Some(1), None, None));
    check_in(&mut db, "2026-11-20 21:00", (Some(4), Some(3), Some(440)));
    check_in_craving(&mut db, "2026-11-20", "alcohol", 2);
    check_in_craving(&mut db, "2026-11-20", "quiet", 1);
    entry(
        &mut db,
        ("2026-11-21 08:00", "Europe/Berlin"),
        None,
        Some((3, None)),
        &[],
    );
    reach_out(&mut db, "2026-11-21 10:00", "call", Some("talked"));

    let all = shown(&db, GoingPeriod::Month, 0, None);
    assert!(all.older);
    assert_eq!((all.step, all.slots, all.days), (Step::Day, 30, 2));
    let lines: Vec<_> = (all.lines.iter())
        .map(|line| {
            (
                line.measure,
                line.path.as_ref().map(|path| path.name.as_str()),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (Measure::Mood, None),
            (Measure::Craving, Some("alcohol")),
            (Measure::Craving, Some("quiet")),
            (Measure::Craving, None),
            (Measure::Sleep, None),
            (Measure::Energy, None),
        ]
    );
    assert_eq!(all.lines[4].points[0].value_text, "7:20");
    assert!(all.lines[4].by_weekday.is_empty());
    assert_eq!(all.contacts.bars[0].contacts, 1);
    // One day is reached on both; where numbers are hidden the stone has no name.
    let stones: Vec<_> = (all.stones.iter())
        .map(|stone| (stone.path_name.as_str(), stone.slot, stone.name.is_some()))
        .collect();
    assert_eq!(stones, [("alcohol", 2, true), ("quiet", 2, false)]);

    let one = shown(&db, GoingPeriod::Month, 0, Some("quiet"));
    assert_eq!(one.lines.len(), 4);
    assert_eq!((one.stones.len(), one.paths.len()), (1, 2));
    let earlier = shown(&db, GoingPeriod::Season, 1, None);
    assert_eq!((earlier.days, earlier.older), (0, false));
}

#[test]
fn a_weekday_and_hours_that_stand_out_are_named() {
    let mut db = Db::in_memory().unwrap();
    // 70 days, ten of each weekday; Mondays are low, and said in the morning.
    for day in 0..70 {
        let date = after("2026-09-14", day);
        let monday = day % 7 == 0;
        let time = if monday { "07:00" } else { "21:00" };
        let mood = if monday {
            2
        } else {
            4 - i32::from(day % 3 == 0)
        };
        check_in(&mut db, &format!("{date} {time}"), (Some(mood), None, None));
    }
    let line = shown(&db, GoingPeriod::Season, 0, None).lines.remove(0);
    assert!(line.days as usize > MIN_DAYS);
    let compared = crate::insights::Compared {
        than: crate::insights::Than::Lower,
        count: 10,
        of: 10,
        others: 60,
    };
    let weekday = What::Weekday {
        weekday: "Monday".to_owned(),
        compared,
    };
    let hours = What::Hours {
        hours: "06:00–09:00".to_owned(),
        compared,
    };
    assert_eq!(
        line.seen[1],
        Seen {
            what: weekday,
            days: 70
        }
    );
    assert_eq!(
        line.seen[2],
        Seen {
            what: hours,
            days: 70
        }
    );
}

#[test]
fn much_writing_on_one_afternoon_counts_once() {
    let mut db = Db::in_memory().unwrap();
    for minute in 10..40 {
        let when = format!("2026-11-20 16:{minute}");
        entry(&mut db, (&when, "Europe/Berlin"), Some(1), None, &[]);
    }
    entry(
        &mut db,
        ("2026-11-21 15:00", "Europe/Berlin"),
        Some(5),
        None,
        &[],
    );
    let line = shown(&db, GoingPeriod::Month, 0, None).lines.remove(0);
    assert_eq!(
        (line.by_hour[5].value, line.by_hour[5].days),
        (Some(300), 2)
    );
}
