//! Files that are too much, on purpose or by accident.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Many times what each file here takes unoptimised, and a fraction of what it takes where time grows with the square.
const LONG: Duration = Duration::from_secs(60);

fn within_reason(file: &[u8]) -> Reading {
    let begun = Instant::now();
    let reading = read_all(file);
    assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
    reading
}

fn ending(file: &[&[u8]]) -> Vec<u8> {
    [
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Mo\n",
        &file.concat()[..],
        b"\nEND:VCARD\n",
    ]
    .concat()
}

const MANY: usize = 1_000_000;

#[test]
fn a_file_that_is_too_big_is_not_read() {
    let limits = Limits {
        file: 100,
        ..Limits::default()
    };
    let reading = read(APPLE, &limits);
    assert_eq!(reading.cards, []);
    assert_eq!(kinds(&reading), [(1, None, ProblemKind::FileTooBig)]);
}

#[test]
fn a_file_without_cards_says_so() {
    for file in [
        &b""[..],
        b"\n\n",
        b"\0\0\0",
        b"\xFF\xFE",
        b"name,phone\nMo,1\n",
        b"END:VCARD",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR",
    ] {
        assert_eq!(
            kinds(&read_all(file)),
            [(1, None, ProblemKind::NoCards)],
            "{file:?}"
        );
    }
}

#[test]
fn thousands_of_people_are_read() {
    let one = |at: usize| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Mo {at};;;\r\nFN:Mo {at}\r\nTEL;TYPE=CELL:+49 170 {at:07}\r\nEMAIL:mo{at}@example.org\r\nEND:VCARD\r\n"
        )
    };
    let file: String = (0..15_000).map(one).collect();
    let cards = cards(file.as_bytes());
    assert_eq!(cards.len(), 15_000);
    assert_eq!(cards[14_999].name, "Mo 14999");
}

#[test]
fn too_many_cards_end_the_reading() {
    let file = b"BEGIN:VCARD\nFN:M\nEND:VCARD\n".repeat(30_000);
    let reading = within_reason(&file);
    assert_eq!(reading.cards.len(), 20_000);
    assert_eq!(kinds(&reading), [(60_001, None, ProblemKind::TooManyCards)]);
}

#[test]
fn empty_cards_fill_neither_list() {
    let reading = within_reason(&b"BEGIN:VCARD\nEND:VCARD\n".repeat(MANY / 20));
    assert_eq!(reading.cards, []);
    assert_eq!(reading.problems.len(), 500);
    assert_eq!(reading.problems_left_out, MANY / 20 - 500);
}

#[test]
fn what_never_ends_costs_only_itself() {
    let good = b"BEGIN:VCARD\nFN:Good\nEND:VCARD\n";
    let never: &[(&str, Vec<u8>)] = &[
        ("one long line", vec![b'a'; MANY]),
        ("a long note", [&b"NOTE:"[..], &vec![b'a'; MANY]].concat()),
        ("folds", [&b"NOTE:"[..], &b"\n a".repeat(MANY / 3)].concat()),
        (
            "empty folds",
            [&b"NOTE:"[..], &b"\n ".repeat(MANY / 2)].concat(),
        ),
        (
            "bare lines",
            [&b"NOTE:"[..], &b"\na".repeat(MANY / 2)].concat(),
        ),
        ("blank lines", [&b"NOTE:"[..], &b"\n".repeat(MANY)].concat()),
        (
            "soft breaks",
            [&b"NOTE;QUOTED-PRINTABLE:"[..], &b"=\n".repeat(MANY / 2)].concat(),
        ),
        (
            "blanks before soft breaks",
            [
                &b"NOTE;QUOTED-PRINTABLE:"[..],
                &vec![b' '; 250_000],
                &b"\n\t".repeat(MANY / 2),
            ]
            .concat(),
        ),
        (
            "a photo",
            [&b"PHOTO;ENCODING=b:"[..], &vec![b'A'; 3 * MANY]].concat(),
        ),
        ("semicolons", [&b"N:"[..], &vec![b';'; MANY]].concat()),
        (
            "parameters",
            [&b"TEL"[..], &b";a=b".repeat(MANY / 4), b":1"].concat(),
        ),
        (
            "words",
            [&b"TEL;TYPE="[..], &b"a,".repeat(MANY / 2), b":1"].concat(),
        ),
        (
            "quotation marks",
            [&b"TEL;A="[..], &b"\":".repeat(MANY / 2), b":1"].concat(),
        ),
        ("backslashes", [&b"NOTE:"[..], &vec![b'\\'; MANY]].concat()),
        ("numbers", b"TEL:1\n".repeat(MANY / 6)),
        (
            "labels",
            (0..MANY / 20)
                .flat_map(|it| format!("i{it}.X-ABLabel:a\n").into_bytes())
                .collect(),
        ),
        (
            "letters for addresses",
            b"LABEL:a\nADR:b\n".repeat(MANY / 14),
        ),
        ("the same messenger", b"X-SKYPE:a\n".repeat(MANY / 10)),
        ("notes", b"NOTE:a\n".repeat(MANY / 7)),
        ("NULs", vec![0; MANY]),
        ("no UTF-8", vec![0xFF; MANY]),
        (
            "a group's name",
            [&b"TEL"[..], &b".a".repeat(MANY / 2), b":1"].concat(),
        ),
    ];
    for (what, lines) in never {
        let file = [&ending(&[lines])[..], good].concat();
        let begun = Instant::now();
        let reading = read_all(&file);
        assert!(begun.elapsed() < LONG, "{what}: {:?}", begun.elapsed());
        let names: Vec<_> = reading.cards.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Mo", "Good"], "{what}");
        let card = &reading.cards[0];
        assert!(
            card.phones.len() <= 50 && card.addresses.len() <= 50,
            "{what}"
        );
        assert!(
            card.note.as_ref().is_none_or(|it| it.len() <= 256 * 1024),
            "{what}"
        );
        assert!(reading.problems.len() <= 50, "{what}");
    }
}

#[test]
fn cards_in_cards_do_not_pile_up() {
    let reading = within_reason(&b"BEGIN:VCARD\nFN:Mo\nAGENT:\n".repeat(MANY / 26));
    assert_eq!(reading.cards.len(), 1);
    let reading = within_reason(&b"BEGIN:VCARD\n".repeat(MANY / 12));
    assert_eq!(reading.cards, []);
    let reading = within_reason(&b"END:VCARD\n".repeat(MANY / 10));
    assert_eq!(kinds(&reading), [(1, None, ProblemKind::NoCards)]);
    // A card that a broken one within another would swallow is still there.
    let file =
        b"BEGIN:VCARD\nFN:Mo\nAGENT:\nBEGIN:VCARD\nFN:Lost\nBEGIN:VCARD\nFN:Good\nEND:VCARD\n";
    let names: Vec<_> = read_all(file).cards.into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Mo", "Good"]);
}

#[test]
fn a_value_that_is_too_long_is_left_out_and_said() {
    let long = "a".repeat(300 * 1024);
    for (line, kind) in [
        (format!("NOTE:{long}"), ProblemKind::LineTooLong),
        (format!("TEL:{long}"), ProblemKind::LineTooLong),
    ] {
        let reading = read_all(around(&line).as_bytes());
        assert_eq!(kinds(&reading), [(4, Some(0), kind)]);
        assert_eq!(reading.cards[0].name, "Mo");
    }
    // Nobody would miss it.
    assert_eq!(
        kinds(&read_all(around(&format!("SOUND:{long}")).as_bytes())),
        []
    );

    let limits = Limits {
        photo: 200,
        ..Limits::default()
    };
    let reading = read(APPLE, &limits);
    assert_eq!(reading.cards[0].photo, None);
    assert!(
        kinds(&reading).contains(&(32, Some(0), ProblemKind::PhotoTooBig)),
        "{reading:?}"
    );
    let limits = Limits {
        values: 2,
        ..Limits::default()
    };
    let reading = read(ANDROID, &limits);
    assert_eq!(reading.cards[0].phones.len(), 2);
    assert_eq!(
        kinds(&reading),
        [7, 8, 9].map(|line| (line, Some(0), ProblemKind::TooManyValues))
    );
}

/// Pieces that mean something in a card, and anything at all.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words: &[&str] = &[
        "BEGIN:VCARD\n",
        "END:VCARD\r\n",
        "VERSION:2.1\n",
        "VERSION:4.0\n",
        "FN:",
        "N:",
        "TEL",
        "EMAIL:a@",
        "ADR:",
        "LABEL:",
        "URL:https://",
        "IMPP:",
        "X-SOCIALPROFILE",
        "BDAY:",
        "PHOTO:",
        "REV:",
        "NOTE",
        "item1.",
        "X-ABLabel:",
        "_$!<",
        ">!$_",
        "AGENT:\n",
        "X-ANDROID-CUSTOM:",
        "KIND:group\n",
        ";TYPE=",
        ";ENCODING=b",
        ";QUOTED-PRINTABLE",
        ";CHARSET=UTF-16",
        ";CHARSET=gbk",
        ";WAID=",
        ";X-CUSTOM(",
        ";X-SERVICE-TYPE=",
        ";PREF=",
        "data:image/png;base64,",
        "iVBORw0KGgo=",
        "tel:",
        "mailto:",
        "sgnl:",
        "https://wa.me/",
        "\n",
        "\r",
        " ",
        "\t",
        "=\n",
        "=",
        "=C3",
        ":",
        ";",
        ",",
        "\\",
        "\\n",
        "\"",
        "^n",
        "^",
        "%",
        "%41",
        "--0229",
        "1604-02-29",
        "20260301T083000Z",
        "ü",
        "👋",
        "\u{FEFF}",
        "\0",
    ];
    prop_oneof![
        8 => proptest::sample::select(words).prop_map(|it| it.as_bytes().to_vec()),
        1 => "[a-z0-9]{1,8}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..4),
    ]
}

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(piece(), 0..60).prop_map(|it| it.concat())
}

/// A real file, with some bytes changed and the end cut off.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20);
    let file = proptest::sample::select(&ALL[..]);
    (file, changes, any::<prop::sample::Index>()).prop_map(|(file, changes, cut)| {
        let mut file = file.to_vec();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let keep = file.len() - cut.index(file.len()) / 8;
        file.truncate(keep);
        file
    })
}

fn small() -> Limits {
    Limits {
        file: 3_000,
        cards: 2,
        line: 90,
        photo: 40,
        values: 2,
        problems: 3,
    }
}

/// What holds for every reading.
fn holds(bytes: &[u8]) {
    for limits in [Limits::default(), small()] {
        let reading = read(bytes, &limits);
        let lines = bytes.len() as u32 + 1;
        assert!(reading.cards.len() <= limits.cards && reading.problems.len() <= limits.problems);
        for problem in &reading.problems {
            assert!((1..=lines).contains(&problem.line));
            assert!(
                problem
                    .card
                    .is_none_or(|it| (it as usize) < reading.cards.len())
            );
        }
        for card in &reading.cards {
            assert!(!card.name.is_empty());
            assert!(card.phones.iter().all(|it| !it.number.is_empty()));
            assert!(card.links.iter().all(|it| it.url.starts_with("https://")));
            assert!(
                card.photo
                    .as_ref()
                    .is_none_or(|it| it.bytes.len() <= limits.photo)
            );
            assert!(card.phones.len() <= limits.values && card.messengers.len() <= limits.values);
        }
    }
    // What was read is what comes back, from either version.
    let cards = read_all(bytes).cards;
    for version in [CardVersion::V3, CardVersion::V4] {
        let again = read_all(&write(&cards, version));
        assert_eq!(again.cards, cards, "{version:?}");
        assert_eq!(again.problems.is_empty(), !cards.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes);
    }

    #[test]
    fn no_card_panics(bytes in pieces()) {
        holds(&[b"BEGIN:VCARD\nVERSION:3.0\nFN:Mo\n", &bytes[..]].concat());
        holds(&[b"BEGIN:VCARD\nVERSION:2.1\n", &bytes[..]].concat());
    }

    #[test]
    fn no_damaged_file_panics(bytes in mutated()) {
        holds(&bytes);
    }
}
