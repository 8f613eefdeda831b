#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;

fn dials(number: &str) -> String {
    tel_uri(number)
        .map(|uri| uri.strip_prefix("tel:").unwrap().to_owned())
        .unwrap_or("-".to_owned())
}

#[test]
fn numbers_are_grouped_as_their_country_reads_them() {
    for (typed, region, shown) in [
        ("2125550100", "US", "(212) 555-0100"),
        ("+12125550100", "US", "+1 212-555-0100"),
        ("+12125550100", "DE", "+1 212-555-0100"),
        ("+4930123456", "ZZ", "+49 30 123456"),
        ("01712345678", "DE", "0171 2345678"),
        ("030/1234567", "DE", "030 1234567"),
        ("0612345678", "FR", "06 12 34 56 78"),
        ("+447400123456", "GB", "+44 7400 123456"),
        ("+39 0612345678", "DE", "+39 06 1234 5678"),
    ] {
        assert_eq!(display(typed, region), shown, "{typed} in {region}");
    }
}

#[test]
fn what_is_not_certain_is_shown_as_typed() {
    for (typed, region) in [
        // Short codes have no country.
        ("988", "US"),
        ("116 123", "DE"),
        ("116123", "DE"),
        ("112", "DE"),
        ("1737", "NZ"),
        ("741741", "US"),
        ("*100#", "DE"),
        // The person's own grouping.
        ("0800 111 0 111", "DE"),
        ("212-555-0100", "US"),
        ("+1 (212) 555.0100", "US"),
        // Grouping would change what is dialled.
        ("12125550100", "US"),
        ("004930123456", "DE"),
        ("30123456", "DE"),
        // More than digits.
        ("1-800-FLOWERS", "US"),
        ("0171 2345678 mobile", "DE"),
        ("0171 2345678 x5", "DE"),
        ("0171 2345678,5", "DE"),
        ("٠١٧١٢٣٤٥٦٧٨", "DE"),
        ("0171+2345678", "DE"),
        ("\u{202e}01712345678", "DE"),
        // Not numbers, or of no country.
        ("", "DE"),
        ("ask at the desk", "DE"),
        ("+9991234567", "DE"),
        ("1234567890123456", "US"),
        ("01712345678", "ZZ"),
        ("01712345678", "AQ"),
        ("01712345678", ""),
        ("01712345678", "de"),
    ] {
        assert_eq!(display(typed, region), typed, "{typed} in {region}");
    }
}

#[test]
fn every_region_can_be_asked() {
    for a in 'A'..='Z' {
        for b in 'A'..='Z' {
            let region = format!("{a}{b}");
            for typed in [
                "01712345678",
                "2125550100",
                "0000000",
                "999999999999999",
                "80012345",
            ] {
                display(typed, &region);
            }
        }
    }
}

#[test]
fn it_is_dialled_as_typed() {
    for (typed, dialled) in [
        ("988", "988"),
        ("116 123", "116123"),
        ("+49 30 12-34.56", "+4930123456"),
        ("(212) 555-0100", "2125550100"),
        ("0049 30/123456", "004930123456"),
        ("＋４９　３０ １２３", "+4930123"),
        ("٠٨٠٠ ١٢٣", "0800123"),
        ("०८०० १२३", "0800123"),
        ("۰۸۰۰", "0800"),
        // Service codes.
        ("*100#", "*100%23"),
        ("**21*030123#", "**21*030123%23"),
        ("＊１００＃", "*100%23"),
        // A plus counts only in front.
        ("(+49) 30 123", "+4930123"),
        ("030+5", "0305"),
        ("++49", "+49"),
        ("tel:+49-30-123", "+4930123"),
        ("\u{202a}+49 30 123\u{202c}\0\r\n", "+4930123"),
        ("call 988", "988"),
        ("030 123?x=1&y", "030123,1"),
    ] {
        assert_eq!(dials(typed), dialled, "{typed}");
    }
}

#[test]
fn pauses_and_extensions_come_after_the_number() {
    for (typed, dialled) in [
        ("030 123,5", "030123,5"),
        ("030 123,,5;6", "030123,,5%3B6"),
        ("030 123；6", "030123%3B6"),
        ("555-1234 x123", "5551234,123"),
        ("555-1234x123", "5551234,123"),
        ("555-1234 ext. 5", "5551234,5"),
        ("555-1234, Ext 5", "5551234,5"),
        ("555-1234;ext=5", "5551234%3B5"),
        ("555-1234 extension #5", "5551234,5"),
        ("988 press 1", "988,1"),
        ("111, then option 2", "111,2"),
        ("030 123 Durchwahl 45", "030123,45"),
        (",030 123,", "030123"),
        ("x5", "5"),
        ("555 x", "555"),
    ] {
        assert_eq!(dials(typed), dialled, "{typed}");
    }
}

#[test]
fn letters_that_spell_a_number_are_dialled_and_words_are_not() {
    for (typed, dialled) in [
        ("1-800-FLOWERS", "18003569377"),
        ("1-800-flowers", "18003569377"),
        ("1 800 FLOWERS", "18003569377"),
        ("1-800-662-HELP", "18006624357"),
        ("1-800-MY-RESET", "18006973738"),
        ("1-855-4MY-HOPE", "18554694673"),
        ("+1 800 FLOWERS", "+18003569377"),
        ("13 YARN", "139276"),
        ("1 800 662 HELP", "18006624357"),
        ("741741 HOME", "741741"),
        ("85258 (SHOUT)", "85258"),
        ("１-８００-ＦＬＯＷＥＲＳ", "18003569377"),
        ("0171 2345678 mobile", "01712345678"),
        ("0171 2345678 WORK", "01712345678"),
        ("0171-2345678-work", "01712345678"),
        ("Home: 030 123456", "030123456"),
        ("116 123 samaritans", "116123"),
        ("0800 1234 (UK)", "08001234"),
        ("0800-ärzte", "0800"),
    ] {
        assert_eq!(dials(typed), dialled, "{typed}");
    }
}

#[test]
fn the_zero_in_brackets_is_for_calls_inside_the_country() {
    for (typed, dialled) in [
        ("+49 (0)30 123456", "+4930123456"),
        ("+44(0)20 1234", "+44201234"),
        ("+39 (0)6 1234", "+39061234"),
        ("(0)30 123456", "030123456"),
        ("+49 30 (0) 12", "+4930012"),
    ] {
        assert_eq!(dials(typed), dialled, "{typed}");
    }
}

#[test]
fn what_has_nothing_to_dial_gives_no_link() {
    for typed in [
        "",
        " ",
        "+",
        "*#",
        ",;",
        "ask at the desk",
        "FLOWERS",
        "no. ½",
        "ext.",
        "Ⅷ",
        "五",
        "mara1@example.org",
        "https://meet.example/123",
    ] {
        assert_eq!(dials(typed), "-", "{typed}");
        assert!(!dialable(typed));
    }
}

/// Text that is close to a number.
fn nearly_a_number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "\\+?[0-9]{6,16}",
        "[+0-9 ()./,;*#x-]{0,30}",
        "[+０-９0-9٠-٩ a-zA-ZＡ-Ｚ ext.,;()*#?&%/:@\u{0}\u{7f}\u{202e}]{0,40}",
    ]
}

fn region() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Z]{2}", 4 => prop::sample::select(vec!["US", "DE", "GB", "FR", "IT", "AR", "MX", "BR"]).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_link_holds_nothing_but_what_can_be_dialled(number in nearly_a_number()) {
        let uri = tel_uri(&number);
        prop_assert_eq!(uri.is_some(), dialable(&number));
        if let Some(uri) = uri {
            let mut keys = uri.strip_prefix("tel:").unwrap().replace("%23", "#").replace("%3B", ";");
            prop_assert!(keys.contains(|c: char| c.is_ascii_digit()));
            prop_assert!(!keys.starts_with([',', ';']) && !keys.ends_with([',', ';']));
            if keys.starts_with('+') {
                keys.remove(0);
            }
            prop_assert!(keys.chars().all(|c| matches!(c, '0'..='9' | '*' | '#' | ',' | ';')), "{}", uri);
        }
    }

    #[test]
    fn every_typed_digit_is_dialled_in_its_order(number in "[+0-9 .*#/-]{0,30}") {
        let typed: String = number.chars().filter(char::is_ascii_digit).collect();
        let dialled: String = tel_uri(&number).unwrap_or_default().replace("%23", "").chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(typed, dialled);
    }

    #[test]
    fn grouping_never_panics_and_never_changes_what_is_dialled(number in nearly_a_number(), region in region()) {
        let shown = display(&number, &region);
        if shown != number {
            prop_assert_eq!(tel_uri(&shown), tel_uri(&number));
            let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
            prop_assert!(digits.len() >= FEWEST_GROUPED);
        }
    }
}
