#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
use std::collections::HashSet;

use chrono_tz::Tz;

use super::*;

fn say_date(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

fn help_in(choice: Option<&str>, zone: &str) -> Help {
    help(choice, zone, Vec::new(), &[], &say_date)
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
            // A day on which Cairn was already being made, and not one that is still to come.
            let begun = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
            let days_ahead = (line.checked_on - begun).num_days();
            assert!(
                (0..3_650).contains(&days_ahead),
                "{}: {}",
                line.id,
                line.checked_on
            );
            assert!(
                !line.source.contains("://") && line.source.trim() == line.source,
                "{}: {}",
                line.id,
                line.source
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
                            .all(|c| c.is_ascii_digit() || " -+*#".contains(c))
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
        "contacts emergency helplines hiddenHelplines region regionFromTimeZone regionName regions"
    );
    assert_eq!(
        keys(&help["helplines"][0]),
        "checkedOn checkedText cost hours id languages name note pleaseCheck purpose source ways whose"
    );
    assert_eq!(
        keys(&help["helplines"][0]["ways"][0]),
        "dial display way words"
    );
    assert_eq!(help["helplines"][0]["ways"][3]["way"], "sign");
}

/// What the list says from which the file was made: region, line, way, number, and words that its ways, hours, languages or
/// cost have. The file may say more.
#[rustfmt::skip]
const LISTED: &[(&str, &str, Way, &str, &str)] = &[
    ("US", "us-988", Way::Call, "988", "Veterans press 1, Spanish press 2"),
    ("US", "us-988", Way::Text, "988", ""),
    ("US", "us-988", Way::Chat, "", "988lifeline.org"),
    ("US", "us-988", Way::Sign, "988", "American Sign Language, by videophone"),
    ("US", "us-samhsa", Way::Call, "1-800-662-4357", ""),
    ("US", "us-samhsa", Way::Relay, "1-800-487-4889", "TTY"),
    ("US", "us-crisis-text-line", Way::Text, "741741", "Text HOME"),
    ("US", "us-gambling", Way::Call, "1-800-697-3738", "1-800-MY-RESET"),
    ("CA", "ca-988", Way::Call, "988", ""),
    ("CA", "ca-988", Way::Text, "988", ""),
    ("GB", "gb-samaritans", Way::Call, "116 123", "24 hours"),
    ("GB", "gb-nhs-111", Way::Call, "111", "option 2"),
    ("GB", "gb-lifeline-ni", Way::Call, "0808 808 8000", ""),
    ("GB", "gb-shout", Way::Text, "85258", "Text SHOUT"),
    ("GB", "gb-gambling", Way::Call, "0808 8020 133", ""),
    ("IE", "ie-samaritans", Way::Call, "116 123", ""),
    ("IE", "ie-hse-drugs-alcohol", Way::Call, "1800 459 459", "Office hours"),
    ("AU", "au-lifeline", Way::Call, "13 11 14", ""),
    ("AU", "au-lifeline", Way::Text, "0477 13 11 14", ""),
    ("AU", "au-beyond-blue", Way::Call, "1300 22 4636", ""),
    ("AU", "au-alcohol-drugs", Way::Call, "1800 250 015", ""),
    ("NZ", "nz-1737", Way::Call, "1737", ""),
    ("NZ", "nz-1737", Way::Text, "1737", ""),
    ("NZ", "nz-alcohol-drugs", Way::Call, "0800 787 797", ""),
    ("NZ", "nz-alcohol-drugs", Way::Text, "8681", ""),
    ("DE", "de-telefonseelsorge", Way::Call, "0800 111 0 111", ""),
    ("DE", "de-telefonseelsorge", Way::Call, "0800 111 0 222", ""),
    ("DE", "de-telefonseelsorge", Way::Call, "116 123", ""),
    ("DE", "de-sucht-drogen", Way::Call, "01806 313031", "costs money"),
    ("AT", "at-telefonseelsorge", Way::Call, "142", ""),
    ("CH", "ch-143", Way::Call, "143", ""),
    ("FR", "fr-3114", Way::Call, "3114", ""),
    ("BE", "be-zelfmoordlijn", Way::Call, "1813", "Dutch"),
    ("BE", "be-prevention-suicide", Way::Call, "0800 32 123", "French"),
    ("BE", "be-chs", Way::Call, "02 648 40 14", "English"),
    ("BE", "be-tele-accueil", Way::Call, "107", ""),
    ("NL", "nl-113", Way::Call, "113", "Free"),
    ("NL", "nl-113", Way::Call, "0800-0113", ""),
    ("ES", "es-024", Way::Call, "024", ""),
    ("PT", "pt-1411", Way::Call, "1411", "Free"),
    ("PT", "pt-1411", Way::Call, "1411", "24 hours"),
    ("PT", "pt-sns24", Way::Call, "808 24 24 24", ""),
    ("IT", "it-telefono-amico", Way::Call, "02 2327 2327", "9:00–24:00"),
    ("SE", "se-mind", Way::Call, "90101", ""),
    ("NO", "no-mental-helse", Way::Call, "116 123", ""),
    ("DK", "dk-livslinien", Way::Call, "70 201 201", ""),
    ("FI", "fi-mieli", Way::Call, "09 2525 0111", "price of a call"),
    ("FI", "fi-mieli", Way::Call, "09 2525 0112", "Swedish"),
    ("PL", "pl-116123", Way::Call, "116 123", ""),
    ("BR", "br-cvv", Way::Call, "188", ""),
    ("MX", "mx-linea-de-la-vida", Way::Call, "800 911 2000", ""),
    ("IN", "in-tele-manas", Way::Call, "14416", ""),
    ("IN", "in-tele-manas", Way::Call, "1-800-891-4416", ""),
    ("JP", "jp-yorisoi", Way::Call, "0120-279-338", ""),
    ("JP", "jp-yorisoi", Way::Call, "0120-279-226", "In Iwate, Miyagi and Fukushima"),
    ("KR", "kr-109", Way::Call, "109", ""),
    ("ZA", "za-sadag-suicide", Way::Call, "0800 567 567", ""),
    ("ZA", "za-sadag-substance", Way::Call, "0800 12 13 14", ""),
    ("ZA", "za-sadag-substance", Way::Text, "32312", ""),
];

#[test]
fn every_fact_of_the_list_is_in_the_file() {
    for (region, id, way, dial, words) in LISTED {
        let row = row_of(region).unwrap();
        let line = row.lines.iter().find(|line| line.id == *id);
        let line = line.unwrap_or_else(|| panic!("{region} has no {id}"));
        let found = line
            .ways
            .iter()
            .find(|one| one.way == *way && one.dial == *dial);
        let found = found.unwrap_or_else(|| panic!("{id} has no {way:?} {dial}"));
        let said = [&found.words, &line.hours, &line.languages, &line.cost];
        assert!(
            said.iter().any(|text| text.contains(words)),
            "{id} {dial} does not say {words:?}"
        );
        assert!(line.please_check, "{id}: nobody has called yet");
    }
    for (region, dials) in [
        ("US", "911"),
        ("CA", "911"),
        ("GB", "999"),
        ("IE", "112"),
        ("AU", "000"),
        ("NZ", "111"),
        ("DE", "112"),
        ("AT", "144 112"),
        ("CH", "112"),
        ("FR", "112"),
        ("BE", "112"),
        ("NL", "112"),
        ("ES", "112"),
        ("PT", "112"),
        ("IT", "112"),
        ("SE", "112"),
        ("NO", "113 112"),
        ("DK", "112"),
        ("FI", "112"),
        ("PL", "112"),
        ("BR", "192 190"),
        ("MX", "911"),
        ("IN", "112"),
        ("JP", "119 110"),
        ("KR", "119"),
        ("ZA", "10177 112"),
        ("ZZ", "112"),
    ] {
        let row = row_of(region).unwrap();
        let file: Vec<_> = row.emergency.iter().map(|way| way.dial.as_str()).collect();
        assert_eq!(file.join(" "), dials, "{region}");
    }
}

#[test]
fn lines_for_gambling_eating_and_families_name_the_page_they_are_from() {
    for id in [
        "au-gambling",
        "au-butterfly",
        "au-family-drug-support",
        "nz-gambling",
        "de-gluecksspiel",
        "de-essstoerungen",
        "ch-spielsucht",
        "fr-joueurs",
        "it-disturbi-alimentari",
        "dk-stopspillet",
        "fi-peluuri",
        "za-gambling",
        "nz-edanz",
        "dk-alkolinjen",
        "fi-paihdeneuvonta",
    ] {
        let line = ROWS
            .iter()
            .flat_map(|row| &row.lines)
            .find(|line| line.id == id);
        let line = line.unwrap_or_else(|| panic!("no {id}"));
        let address = line.source.split('/').next().unwrap();
        assert!(
            address.contains('.') && !address.contains(' '),
            "{id}: {}",
            line.source
        );
        assert!(line.please_check, "{id}: nobody has called yet");
    }
}
