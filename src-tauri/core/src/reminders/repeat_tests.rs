#![allow(clippy::unwrap_used)]

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn what_people_say_is_stored_as_a_rule_and_read_back() {
    let custom = |rrule: &str| Repeat::Custom {
        rrule: rrule.to_owned(),
    };
    let monthly = |every, by| Repeat::Monthly { every, by };
    let days = |days: &[Weekday]| Repeat::Weekly {
        every: 1,
        days: days.to_vec(),
    };
    for (start, repeat, rule) in [
        ("2026-11-24", Repeat::Once, ""),
        ("2026-11-24", Repeat::Daily { every: 1 }, "FREQ=DAILY"),
        (
            "2026-11-24",
            Repeat::Daily { every: 3 },
            "FREQ=DAILY;INTERVAL=3",
        ),
        ("2026-11-24", days(&[]), "FREQ=WEEKLY"),
        (
            "2026-11-24",
            days(&[Weekday::Mon, Weekday::Sun]),
            "FREQ=WEEKLY;BYDAY=MO,SU",
        ),
        (
            "2026-11-24",
            monthly(2, MonthlyBy::DayOfMonth),
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=24",
        ),
        (
            "2026-01-30",
            monthly(1, MonthlyBy::DayOfMonth),
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        ),
        (
            "2026-11-24",
            monthly(1, MonthlyBy::NthWeekday),
            "FREQ=MONTHLY;BYDAY=4TU",
        ),
        (
            "2026-11-30",
            monthly(1, MonthlyBy::NthWeekday),
            "FREQ=MONTHLY;BYDAY=-1MO",
        ),
        ("2026-11-24", Repeat::Yearly, "FREQ=YEARLY"),
        (
            "2024-02-29",
            Repeat::Yearly,
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        ),
        (
            "2026-11-24",
            custom("FREQ=DAILY;COUNT=5"),
            "FREQ=DAILY;COUNT=5",
        ),
    ] {
        assert_eq!(repeat.rule(date(start)).unwrap(), rule, "{repeat:?}");
        assert_eq!(Repeat::of(rule, date(start)), repeat, "{rule}");
    }
    // Days in any order, and more than once.
    let twice = days(&[Weekday::Sun, Weekday::Mon, Weekday::Sun]);
    assert_eq!(
        twice.rule(date("2026-11-24")).unwrap(),
        "FREQ=WEEKLY;BYDAY=MO,SU"
    );
    let named = custom(" rrule:freq=daily ");
    assert_eq!(named.rule(date("2026-11-24")).unwrap(), "FREQ=DAILY");
    // What this Cairn cannot read stays as it is.
    assert_eq!(
        Repeat::of("FREQ=LUNAR", date("2026-11-24")),
        custom("FREQ=LUNAR")
    );
}

#[test]
fn how_often_has_its_limits() {
    let start = date("2026-11-24");
    for repeat in [
        Repeat::Daily { every: 0 },
        Repeat::Daily { every: 367 },
        Repeat::Weekly {
            every: 53,
            days: Vec::new(),
        },
        Repeat::Monthly {
            every: 13,
            by: MonthlyBy::DayOfMonth,
        },
    ] {
        assert_eq!(repeat.rule(start), Err(RuleError::OutOfRange), "{repeat:?}");
    }
    let hourly = Repeat::Custom {
        rrule: "FREQ=HOURLY".to_owned(),
    };
    assert_eq!(hourly.rule(start), Err(RuleError::TooOften));
}

#[test]
fn the_wire_has_the_fields_the_page_reads() {
    let json = |repeat: &Repeat| serde_json::to_value(repeat).unwrap();
    let monthly = Repeat::Monthly {
        every: 2,
        by: MonthlyBy::NthWeekday,
    };
    assert_eq!(json(&Repeat::Once), serde_json::json!({ "kind": "once" }));
    assert_eq!(
        json(&monthly),
        serde_json::json!({ "kind": "monthly", "every": 2, "by": "nthWeekday" })
    );
}
