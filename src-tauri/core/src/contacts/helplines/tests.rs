#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::collections::HashSet;

use chrono_tz::Tz;

use super::*;

fn say_date(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

fn help_in(choice: Option<&str>, zone: &str) -> Help {
    help(choice, zone, Vec::new(), &say_date)
}

#[test]
fn every_row_of_the_file_holds_what_it_promises() {
    // Read here strictly: at run time an unreadable file would only leave 112.
    let rows: Vec<Row> = serde_json::from_str(include_str!("../helplines.json")).unwrap();
    let mut regions = HashSet::new();
    let mut lines = HashSet::new();
    let mut zones = HashSet::new();
    for row in &rows {
        let region = row.region.as_str();
        assert!(regions.insert(region), "{region} twice");
        assert!(
            NAMES.iter().any(|(code, _)| *code == region),
            "{region} has no name"
        );
        assert!(
            !row.emergency.is_empty(),
            "{region} has no emergency number"
        );
        assert_eq!(row.zones.is_empty(), region == ELSEWHERE);
        for zone in &row.zones {
            assert!(zones.insert(zone), "{zone} in two regions");
            assert!(zone.parse::<Tz>().is_ok(), "{region}: {zone}");
        }
        for way in &row.emergency {
            assert!(
                numbers::dialable(&way.dial) && way.dial.chars().all(|c| c.is_ascii_digit()),
                "{region}"
            );
        }
        for line in &row.lines {
            assert!(
                line.id != EMERGENCY && lines.insert(line.id.as_str()),
                "{} twice",
                line.id
            );
            assert!(
                !line.name.is_empty() && !line.purpose.is_empty() && !line.source.is_empty(),
                "{}",
                line.id
            );
            assert!(!line.ways.is_empty(), "{} cannot be reached", line.id);
            for way in &line.ways {
                // A chat, or signing through a site, has nothing to dial; its words then say where it is.
                let reachable = if way.dial.is_empty() {
                    matches!(way.way, Way::Chat | Way::Sign) && !way.words.is_empty()
                } else {
                    numbers::dialable(&way.dial)
                        && way
                            .dial
                            .chars()
                            .all(|c| c.is_ascii_digit() || " -".contains(c))
                };
                assert!(reachable, "{}: {:?}", line.id, way);
            }
        }
    }
    assert!(regions.contains(ELSEWHERE));
    assert_eq!(regions.len(), NAMES.len(), "a name without a row");
}

#[test]
fn the_time_zone_says_where_the_computer_is() {
    for (zone, region) in [
        ("Europe/Berlin", "DE"),
        ("America/Indiana/Knox", "US"),
        ("US/Pacific", "US"),
        ("Asia/Calcutta", "IN"),
        ("Asia/Kolkata", "IN"),
        ("Europe/Belfast", "GB"),
        ("UTC", "ZZ"),
        ("Asia/Kathmandu", "ZZ"),
        ("", "ZZ"),
        ("europe/berlin", "ZZ"),
    ] {
        assert_eq!(region_of_zone(zone), region, "{zone}");
    }
}

#[test]
fn a_choice_goes_before_the_time_zone_and_an_unknown_one_does_not() {
    let of = |choice, zone| {
        let help = help_in(choice, zone);
        (
            help.region,
            help.region_name,
            help.region_from_time_zone,
            help.emergency[0].dial.clone(),
        )
    };
    let expect = |code: &str, name: &str, from_zone, dial: &str| {
        (code.to_owned(), name.to_owned(), from_zone, dial.to_owned())
    };
    assert_eq!(
        of(None, "Europe/Berlin"),
        expect("DE", "Germany", true, "112")
    );
    assert_eq!(
        of(Some("GB"), "Europe/Berlin"),
        expect("GB", "United Kingdom", false, "999")
    );
    assert_eq!(
        of(Some("DE"), "Europe/Berlin"),
        expect("DE", "Germany", false, "112")
    );
    assert_eq!(
        of(Some("ZZ"), "Europe/Berlin"),
        expect("ZZ", "Elsewhere", false, "112")
    );
    assert_eq!(
        of(Some("XX"), "Europe/Berlin"),
        expect("DE", "Germany", true, "112")
    );
    assert_eq!(
        of(None, "Asia/Kathmandu"),
        expect("ZZ", "Elsewhere", true, "112")
    );
    assert!(is_region("ZZ") && !is_region("XX"));
}

#[test]
fn numbers_are_shown_as_they_are_dialled_there() {
    for row in ROWS.iter() {
        let help = help_in(Some(&row.region), "UTC");
        let ways = help
            .helplines
            .iter()
            .flat_map(|line| &line.ways)
            .chain(&help.emergency);
        for way in ways {
            assert!(
                !way.display.contains('+'),
                "{}: {}",
                row.region,
                way.display
            );
            let digits = |text: &str| {
                text.chars()
                    .filter(char::is_ascii_digit)
                    .collect::<String>()
            };
            assert_eq!(digits(&way.display), digits(&way.dial));
            assert_eq!(way.way != Way::Chat, !way.dial.is_empty());
        }
    }
    let line = help_in(Some("DE"), "UTC").helplines.remove(0);
    assert_eq!(line.ways[0].display, "0800 111 0 111");
    assert_eq!(
        line.checked_text,
        say_date(line.checked_on.parse().unwrap())
    );
}

#[test]
fn regions_to_choose_from_are_in_order_with_elsewhere_last() {
    let regions = help_in(None, "UTC").regions;
    let (elsewhere, others) = regions.split_last().unwrap();
    assert_eq!(elsewhere.code, ELSEWHERE);
    assert!(others.is_sorted_by(|a, b| a.name < b.name));
}

#[test]
fn only_numbers_of_the_file_are_dialled_for_a_helpline() {
    let name = |line, dial| callee(line, dial).map(|who| who.name);
    assert_eq!(
        name("de-telefonseelsorge", "116 123"),
        Some("TelefonSeelsorge".to_owned())
    );
    assert_eq!(name("emergency", "112"), Some("112".to_owned()));
    assert_eq!(name("emergency", "999"), Some("999".to_owned()));
    assert_eq!(name("emergency", "0900 123456"), None);
    assert_eq!(name("de-telefonseelsorge", "112"), None);
    assert_eq!(name("nobody", "116 123"), None);
    // A chat has nothing to dial, and a number for texts is not for calls.
    assert_eq!(name("us-988", ""), None);
    assert_eq!(name("us-crisis-text-line", "741741"), None);
    assert_eq!(
        name("us-988", "988"),
        Some("988 Suicide & Crisis Lifeline".to_owned())
    );
}

#[test]
fn it_speaks_as_the_page_expects() {
    let help = serde_json::to_value(help_in(Some("US"), "UTC")).unwrap();
    let keys = |value: &serde_json::Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        keys(&help),
        "contacts emergency helplines region regionFromTimeZone regionName regions"
    );
    assert_eq!(
        keys(&help["helplines"][0]),
        "checkedOn checkedText cost hours id languages name pleaseCheck purpose source ways"
    );
    assert_eq!(
        keys(&help["helplines"][0]["ways"][0]),
        "dial display way words"
    );
    assert_eq!(help["helplines"][0]["ways"][3]["way"], "sign");
}
