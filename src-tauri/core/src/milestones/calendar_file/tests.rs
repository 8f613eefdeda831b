#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use icalendar::{Component, Event as ParsedEvent};
use proptest::prelude::*;

use super::super::test_home::*;
use super::super::{
    LadderKind, LeapDay, NewGoal, NewOwnMilestone, NewPath, add_goal, add_own_milestone, add_path,
    close_chapter, mark_goal, show_rung,
};
use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::words::Words;

fn say(title: DayTitle<'_>) -> String {
    match title {
        DayTitle::Neutral => "A day to remember".to_owned(),
        DayTitle::Milestone { path, name, .. } => format!("{path}: {}", name.code()),
        DayTitle::EveryYear { path, .. } => format!("{path}: every year"),
    }
}

fn choice(paths: &[&PathId], titles: CalendarTitles) -> CalendarChoice {
    CalendarChoice {
        paths: paths.iter().map(|path| (*path).clone()).collect(),
        goals: true,
        titles,
    }
}

fn file(db: &Db, now: &Now, leap: LeapDay, choice: &CalendarChoice) -> String {
    let look = Look {
        now,
        leap,
        words: &Words::new("en"),
    };
    db.read(|c| calendar_file(c, &look, choice, &say))
        .unwrap()
        .unwrap_or_default()
}

/// The events as another program reads them.
fn events(file: &str) -> Vec<ParsedEvent> {
    let calendar: icalendar::Calendar = file.parse().unwrap();
    calendar.events().cloned().collect()
}

/// "20260305 30days", "20270203 every year FREQ=YEARLY".
fn told(file: &str) -> Vec<String> {
    let told = |event: &ParsedEvent| {
        let value = |name| event.property_value(name).unwrap_or_default().to_owned();
        let told = format!(
            "{} {} {}",
            value("DTSTART"),
            value("SUMMARY"),
            value("RRULE")
        );
        told.trim_end().to_owned()
    };
    events(file).iter().map(told).collect()
}

fn goal(db: &mut Db, words: &str, by: &str, now: &Now) -> crate::db::GoalId {
    let new = NewGoal {
        words: words.to_owned(),
        note: String::new(),
        path_id: None,
        by_date: Some(date(by)),
        steps: Vec::new(),
    };
    add_goal(db, &new, now).unwrap()
}

#[test]
fn a_neutral_file_says_nothing_but_days() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let new = NewPath {
        name: "Alcohol".to_owned(),
        ladder: LadderKind::None,
        ..new_path(Some("2026-03-01"))
    };
    let path = add_path(&mut db, &new, &now).unwrap();
    goal(&mut db, "Court", "2026-03-06", &now);
    let text = file(
        &db,
        &now,
        LeapDay::Feb28,
        &choice(&[&path], CalendarTitles::Neutral),
    );
    let lines: Vec<_> = text.split("\r\n").collect();
    assert!(lines[5].starts_with("UID:") && lines[5].len() == 36);
    assert_eq!(
        [&lines[..5], &lines[6..]].concat(),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Cairn//Dates//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "DTSTAMP:20260305T110000Z",
            "DTSTART;VALUE=DATE:20260306",
            "DTEND;VALUE=DATE:20260307",
            "SUMMARY:A day to remember",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    );
    for kept_back in ["Alcohol", "Court", path.as_str()] {
        assert!(!text.contains(kept_back));
    }
}

#[test]
fn single_days_come_once_and_years_are_one_event() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-02-03")), &now).unwrap();
    let other = add_path(&mut db, &new_path(Some("2026-02-03")), &now).unwrap();
    let own = NewOwnMilestone {
        words: "The lake".to_owned(),
        count: None,
        unit: None,
        date: Some(date("2026-07-01")),
    };
    add_own_milestone(&mut db, &path, &own, &now).unwrap();
    let named = choice(&[&path], CalendarTitles::Named);
    let text = file(&db, &now, LeapDay::Feb28, &named);
    let mut seen = told(&text);
    let lake = seen.remove(3);
    assert!(lake.starts_with("20260701 Alcohol: own:"), "{lake}");
    assert_eq!(
        seen,
        [
            "20260305 Alcohol: 30days",
            "20260404 Alcohol: 60days",
            "20260504 Alcohol: 90days",
            "20260803 Alcohol: 6months",
            "20261103 Alcohol: 9months",
            "20270203 Alcohol: every year FREQ=YEARLY",
            "20270803 Alcohol: 18months",
        ]
    );
    // A whole day, private, and in nobody's way.
    for event in events(&text) {
        let start = event.properties().get("DTSTART").unwrap();
        assert_eq!(start.params().get("VALUE").unwrap().value(), "DATE");
        assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
        assert_eq!(event.property_value("CLASS"), Some("PRIVATE"));
    }
    // Years that the person took out are left out.
    let years = |count| span(count, super::super::Unit::Years);
    for count in [3, 5] {
        show_rung(&mut db, &path, &years(count), false, &now).unwrap();
    }
    let text = file(&db, &now, LeapDay::Feb28, &named);
    assert!(text.contains("EXDATE;VALUE=DATE:20290203,20310203\r\n"));
    show_rung(&mut db, &path, &years(1), false, &now).unwrap();
    let text = file(&db, &now, LeapDay::Feb28, &named);
    assert!(text.contains("DTSTART;VALUE=DATE:20280203\r\n"));
    // Both paths, and none.
    let both = choice(&[&path, &other], CalendarTitles::Named);
    assert_eq!(told(&file(&db, &now, LeapDay::Feb28, &both)).len(), 15);
    let none = choice(&[], CalendarTitles::Named);
    assert_eq!(file(&db, &now, LeapDay::Feb28, &none), "");
}

#[test]
fn an_event_keeps_its_uid_and_no_two_share_one() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-02-03")), &now).unwrap();
    let small = NewPath {
        ladder: LadderKind::SmallSteps,
        ..new_path(Some("2026-02-03"))
    };
    let other = add_path(&mut db, &small, &now).unwrap();
    let swim = goal(&mut db, "swim", "2026-06-01", &now);
    let both = choice(&[&path, &other], CalendarTitles::Named);
    let uids = |db: &Db, now: &Now| -> Vec<String> {
        let events = events(&file(db, now, LeapDay::Feb28, &both));
        let uids = events
            .iter()
            .map(|event| event.get_uid().unwrap().to_owned());
        uids.collect()
    };
    let first = uids(&db, &now);
    let mut distinct = first.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), first.len());
    // Later, with other titles, or with another first day, the same milestone is the same event.
    let later = uids(&db, &noon("2026-03-06"));
    assert!(later.iter().all(|uid| first.contains(uid)));
    assert_eq!(later.len(), first.len() - 2);
    close_chapter(&mut db, &path, date("2026-03-05"), "", &now).unwrap();
    let only_other = uids(&db, &now);
    assert!(only_other.len() < first.len());
    super::super::open_chapter(&mut db, &path, date("2026-03-05"), None, &now).unwrap();
    let moved = uids(&db, &now);
    assert!(first.iter().all(|uid| moved.contains(uid)));
    mark_goal(&mut db, &swim, true, &now).unwrap();
    assert_eq!(uids(&db, &now).len(), moved.len() - 1);
}

#[test]
fn a_leap_days_anniversaries_are_a_rule_that_skips_no_year() {
    for (leap, first, rule) in [
        (
            LeapDay::Feb28,
            "20270228",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        ),
        (LeapDay::Mar1, "20270301", "FREQ=YEARLY;BYYEARDAY=60"),
    ] {
        let mut db = Db::in_memory().unwrap();
        let now = noon("2026-03-05");
        let path = add_path(&mut db, &new_path(Some("2024-02-29")), &now).unwrap();
        let text = file(&db, &now, leap, &choice(&[&path], CalendarTitles::Named));
        assert_eq!(told(&text), [format!("{first} Alcohol: every year {rule}")]);
    }
}

#[test]
fn any_title_is_read_as_it_was_written() {
    for (title, read) in [
        ("a,b;c\\d:\"e\"", "a,b;c\\d:\"e\""),
        ("one\r\ntwo\nthree\rfour", "one\ntwo\nthree\nfour"),
        ("\u{2028}x\u{85}y\u{0}z\u{7f}", "\nx\nyz"),
        ("BEGIN:VEVENT\nEND:VCALENDAR", "BEGIN:VEVENT\nEND:VCALENDAR"),
        ("家族 👩‍👩‍👧 שלום", "家族 👩‍👩‍👧 שלום"),
    ] {
        assert_eq!(summary_of(title), read, "{title:?}");
    }
}

fn with_title(title: &str) -> String {
    let event = Event {
        title: title.to_owned(),
        ..Event::once("u".to_owned(), date("2026-03-05"))
    };
    written(&[event], Instant(0))
}

fn summary_of(title: &str) -> String {
    let text = with_title(title);
    let events = events(&text);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].get_uid(), Some("u"));
    events[0].get_summary().unwrap_or_default().to_owned()
}

/// The title without what may not stand in a text, and with one kind of line end.
fn plain(title: &str) -> String {
    let title = title.replace("\r\n", "\n");
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let title = title.replace(ends, "\n");
    let kept = |letter: &char| matches!(letter, '\n' | '\t') || !letter.is_control();
    title.chars().filter(kept).collect()
}

/// Unfolds by the letter of RFC 5545 §3.1: a line end and one space or tab are taken out.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "").replace("\r\n\t", "")
}

proptest! {
    #[test]
    fn lines_are_short_end_rightly_and_unfold_to_what_was_said(title in "\\PC{0,200}|(?s:.){0,400}|[ \t,;\\\\\r\n]{0,200}") {
        let text = with_title(&title);
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.contains(['\r', '\n']) && !line.is_empty());
        }
        let whole = unfolded(&text);
        let line = whole.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        prop_assert!(line.chars().all(|letter| letter == '\t' || !letter.is_control()));
        // Another program reads the title that was written.
        prop_assert_eq!(summary_of(&title), plain(&title));
    }

    #[test]
    fn a_fold_is_no_earlier_than_it_must_be(title in "\\PC{80,200}") {
        let text = with_title(&title);
        let lines: Vec<_> = text.split_terminator("\r\n").collect();
        for pair in lines.windows(2) {
            if let Some(next) = pair[1].strip_prefix(' ') {
                let letter = next.chars().next().unwrap();
                prop_assert!(pair[0].len() + letter.len_utf8() > 75);
            }
        }
    }
}
