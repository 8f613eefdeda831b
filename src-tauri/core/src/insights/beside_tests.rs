#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::*;
use crate::db::Db;
use crate::insights::{Compared, Than};

// A Monday; the time ends on a Sunday, so all weeks are whole.
const MONDAY: &str = "2026-01-05";

fn whole(weeks: u64) -> Window {
    Window::between(date(MONDAY), date(MONDAY) + Days::new(weeks * 7 - 1))
}

/// For each week its mood, on `days` days of it, and how often somebody was reached and a meeting visited.
fn lived(weeks: &[(i32, u32, u32)], days: i32) -> (Vec<Daily>, BTreeMap<i32, Reached>) {
    let mut moods = Vec::new();
    let mut people = BTreeMap::new();
    for (place, (mood, contacts, meetings)) in (0..).zip(weeks) {
        let start = num(MONDAY) + place * 7;
        let value = *mood;
        moods.extend((start..start + days).map(|day| Daily { day, value }));
        let reached = Reached {
            contacts: *contacts,
            meetings: *meetings,
        };
        people.insert(start + 6, reached);
    }
    (moods, people)
}

#[test]
fn weeks_with_three_calls_are_set_beside_the_others() {
    // 18 weeks with three calls or more, 14 of them above 300; 20 weeks with fewer, all 300.
    let mut of = vec![(400, 3, 0); 14];
    of.extend([(300, 4, 0); 4]);
    of.extend([(300, 2, 0); 20]);
    let (moods, people) = lived(&of, 4);
    let seen = weeks(&moods, &people, whole(38));
    let compared = Compared {
        than: Than::Higher,
        count: 14,
        of: 18,
        others: 20,
    };
    let what = What::WeeksWithContacts {
        at_least: 3,
        compared,
    };
    assert_eq!(seen, [Seen { what, days: 38 * 4 }]);
}

#[test]
fn where_three_are_rare_two_or_one_are_looked_at() {
    let mut of = vec![(200, 1, 0); 6];
    of.extend([(400, 0, 0); 6]);
    let (moods, people) = lived(&of, 3);
    let seen = weeks(&moods, &people, whole(12));
    let compared = Compared {
        than: Than::Lower,
        count: 6,
        of: 6,
        others: 6,
    };
    let what = What::WeeksWithContacts {
        at_least: 1,
        compared,
    };
    assert_eq!(seen, [Seen { what, days: 36 }]);
}

#[test]
fn meetings_are_a_sentence_of_their_own() {
    let mut of = vec![(300, 0, 2); 6];
    of.extend([(300, 0, 0); 7]);
    let (moods, people) = lived(&of, 7);
    let seen = weeks(&moods, &people, whole(13));
    let compared = Compared {
        than: Than::Same,
        count: 6,
        of: 6,
        others: 7,
    };
    let what = What::WeeksWithMeetings {
        at_least: 2,
        compared,
    };
    assert_eq!(seen, [Seen { what, days: 91 }]);
}

#[test]
fn with_fewer_weeks_or_too_few_days_in_them_nothing_is_said() {
    let mut of = vec![(400, 3, 3); 6];
    of.extend([(300, 0, 0); 5]);
    let (moods, people) = lived(&of, 7);
    assert!(weeks(&moods, &people, whole(11)).is_empty());
    // Two days are no week, though there are enough of them.
    of.extend([(300, 0, 0); 5]);
    let (moods, people) = lived(&of, 2);
    assert!(weeks(&moods, &people, whole(16)).is_empty());
    assert!(weeks(&[], &BTreeMap::new(), whole(16)).is_empty());
}

#[test]
fn a_week_that_is_not_whole_does_not_count() {
    let mut of = vec![(400, 3, 0); 6];
    of.extend([(300, 0, 0); 6]);
    let (moods, people) = lived(&of, 7);
    assert_eq!(weeks(&moods, &people, whole(12)).len(), 1);
    let short = Window::between(date(MONDAY), whole(12).to.pred_opt().unwrap());
    assert!(weeks(&moods, &people, short).is_empty());
}

#[test]
fn days_after_longer_nights_are_set_beside_the_others() {
    // 16 nights of 6 h with a mood of 3, 16 of 8 h: 12 with 4, 4 with 2. The middle lies at 7 h.
    let mut nights = vec![360; 16];
    nights.extend([480; 16]);
    let mut moods = vec![300; 16];
    moods.extend([400; 12]);
    moods.extend([200; 4]);
    let nights = daily("2026-01-01", &nights);
    let compared = Compared {
        than: Than::Higher,
        count: 12,
        of: 16,
        others: 16,
    };
    let what = What::AfterLongerNights {
        minutes: 420,
        compared,
    };
    let seen = sleep(&nights, &daily("2026-01-01", &moods)).unwrap();
    assert_eq!(seen, Seen { what, days: 32 });
    // Only the days count that have both: 13 longer nights are too few.
    assert_eq!(sleep(&nights, &daily("2026-01-01", &moods[..29])), None);
    // Nights that are all alike have no longer ones.
    let alike = daily("2026-01-01", &[400; 60]);
    assert_eq!(sleep(&alike, &daily("2026-01-01", &[300; 60])), None);
    assert_eq!(sleep(&[], &[]), None);
}

#[test]
fn somebody_was_reached_where_they_talked() {
    let mut db = Db::in_memory().unwrap();
    for (when, kind, outcome) in [
        ("2026-11-02 00:10", "call", Some("talked")),
        ("2026-11-02 12:00", "text", Some("talked")),
        ("2026-11-02 12:01", "call", Some("noAnswer")),
        ("2026-11-02 12:02", "call", Some("leftMessage")),
        ("2026-11-02 12:03", "call", None),
        ("2026-11-02 12:04", "call", Some("dismissed")),
        ("2026-11-08 23:50", "meeting", Some("dismissed")),
        ("2026-11-08 12:00", "visit", Some("dismissed")),
        ("2026-11-08 12:01", "meeting", Some("noAnswer")),
        ("2026-11-01 23:50", "call", Some("talked")),
        ("2026-11-09 00:10", "meeting", Some("talked")),
    ] {
        reach_out(&mut db, when, kind, outcome);
    }
    let week = Window::between(date("2026-11-02"), date("2026-11-08"));
    let days = db.read(|c| reached(c, week)).unwrap();
    let of = |contacts, meetings| Reached { contacts, meetings };
    assert_eq!(
        days,
        BTreeMap::from([(num("2026-11-02"), of(2, 0)), (num("2026-11-08"), of(1, 1))])
    );
    let shown = bars(&days, week, &words());
    assert_eq!(shown.len(), 2);
    assert_eq!((shown[0].slot, shown[0].contacts), (0, 2));
    assert_eq!(shown[1].text, "8 November 2026");
    // In a longer time the week is one bar.
    let year = Window::between(date("2026-01-01"), date("2026-12-31"));
    let shown = bars(&days, year, &words());
    assert_eq!(
        (shown.len(), shown[0].contacts, shown[0].meetings),
        (1, 3, 1)
    );

    let plan = plan(&db, REACHED);
    assert!(
        plan.contains("COVERING INDEX reach_out_by_time (started_at>? AND started_at<?)"),
        "{plan}"
    );
}
