//! What is written can be read, by Cairn and by others.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

fn sample() -> Card {
    Card {
        name: "Mo; the one, with \\ signs".to_owned(),
        nickname: Some("Momo".to_owned()),
        phones: vec![CardPhone {
            label: "Evenings".to_owned(),
            place: Some(Place::Home),
            kind: Some(PhoneKind::Mobile),
            number: "+49 170 0000001,,5;#*".to_owned(),
        }],
        messengers: vec![Messenger {
            service: Service::Signal,
            handle: "+491700000001".to_owned(),
        }],
        birthday: Some(Birthday {
            year: None,
            month: 2,
            day: 29,
        }),
        photo: Some(CardPhoto {
            bytes: [&[0xFF, 0xD8, 0xFF][..], &[7; 90]].concat(),
            mime: "image/jpeg",
        }),
        note: Some("Grüße, 日本語のとても長い一行、そして👋🏽が続きます。もっともっと長くなる一行です。\nAnd a second line.".to_owned()),
        ..Card::default()
    }
}

#[test]
fn version_three_as_others_expect_it() {
    let text = String::from_utf8(write(&[sample()], CardVersion::V3)).unwrap();
    insta::assert_snapshot!(text.replace("\r\n", "⏎\n"), @r"
    BEGIN:VCARD⏎
    VERSION:3.0⏎
    FN:Mo\; the one\, with \\ signs⏎
    N:;Mo\; the one\, with \\ signs;;;⏎
    NICKNAME:Momo⏎
    NOTE:Grüße\, 日本語のとても長い一行、そして👋🏽が続⏎
     きます。もっともっと長くなる一行です。\nAnd a second li⏎
     ne.⏎
    item1.TEL;TYPE=CELL,HOME:+49 170 0000001\,\,5\;#*⏎
    item1.X-ABLabel:Evenings⏎
    IMPP;X-SERVICE-TYPE=Signal:x-apple:+491700000001⏎
    BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29⏎
    PHOTO;ENCODING=b;TYPE=JPEG:/9j/BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH⏎
     BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw⏎
     cH⏎
    END:VCARD⏎
    ");
}

#[test]
fn version_four_as_others_expect_it() {
    let text = String::from_utf8(write(&[sample()], CardVersion::V4)).unwrap();
    insta::assert_snapshot!(text.replace("\r\n", "⏎\n"), @r"
    BEGIN:VCARD⏎
    VERSION:4.0⏎
    FN:Mo\; the one\, with \\ signs⏎
    N:;Mo\; the one\, with \\ signs;;;⏎
    NICKNAME:Momo⏎
    NOTE:Grüße\, 日本語のとても長い一行、そして👋🏽が続⏎
     きます。もっともっと長くなる一行です。\nAnd a second li⏎
     ne.⏎
    item1.TEL;TYPE=cell,home:+49 170 0000001\,\,5\;#*⏎
    item1.X-ABLabel:Evenings⏎
    IMPP;SERVICE-TYPE=Signal:im:+491700000001⏎
    BDAY:--0229⏎
    PHOTO:data:image/jpeg;base64,/9j/BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw⏎
     cHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH⏎
     BwcH⏎
    END:VCARD⏎
    ");
}

#[test]
fn nobody_is_an_empty_file() {
    assert_eq!(write(&[], CardVersion::V4), b"");
}

#[test]
fn another_program_reads_what_is_written() {
    let people = [ANDROID, APPLE, GOOGLE, OTHERS, OUTLOOK]
        .map(|file| read_all(file).cards)
        .concat();
    for version in [CardVersion::V3, CardVersion::V4] {
        let file = String::from_utf8(write(&people, version)).unwrap();
        let mut others = calcard::Parser::new(&file).strict();
        for person in &people {
            let calcard::Entry::VCard(card) = others.entry() else {
                panic!("{}", person.name);
            };
            let all = |name: &str| -> Vec<String> {
                card.entries
                    .iter()
                    .filter(|it| it.name.as_str() == name)
                    .filter_map(|it| it.values.first()?.as_text().map(str::to_owned))
                    .collect()
            };
            assert_eq!(all("FN"), [person.name.as_str()]);
            assert_eq!(all("NOTE"), Vec::from_iter(person.note.clone()));
            let numbers: Vec<String> = person.phones.iter().map(|it| it.number.clone()).collect();
            assert_eq!(all("TEL"), numbers);
            let links: Vec<String> = person.links.iter().map(|it| it.url.clone()).collect();
            assert_eq!(all("URL"), links);
            let photo = card
                .entries
                .iter()
                .find(|it| it.name.as_str() == "PHOTO")
                .map(|it| match &it.values[0] {
                    calcard::vcard::VCardValue::Binary(data) => data.data.clone(),
                    other => panic!("{other:?}"),
                });
            assert_eq!(photo, person.photo.as_ref().map(|it| it.bytes.clone()));
        }
        assert!(matches!(others.entry(), calcard::Entry::Eof));
    }
}

fn folded_well(file: &[u8]) -> Result<(), TestCaseError> {
    let text = std::str::from_utf8(file).unwrap();
    prop_assert!(text.is_empty() || text.ends_with("\r\n"));
    for line in text.split_terminator("\r\n") {
        prop_assert!(line.len() <= 75, "{}", line);
        prop_assert!(!line.contains(['\r', '\n']), "{}", line);
    }
    Ok(())
}

/// A text as a card holds it: no control characters, no blanks at its ends, not empty.
fn one_line() -> impl Strategy<Value = String> {
    let hard = proptest::sample::select(
        &[
            "a;b",
            "\\",
            "\\n",
            "a, b",
            "^n",
            "\"",
            "x:y",
            "=C3=BC",
            "ENCODING=b",
            "👩🏽‍🦽",
            "日本",
            "tel",
            "TYPE=cell",
            "%41",
            "_",
            "A=",
        ][..],
    )
    .prop_map(str::to_owned);
    prop_oneof![
        "[^\\p{C}\\p{Z}]([^\\p{C}]{0,90}[^\\p{C}\\p{Z}])?",
        "[a-zA-Z ,;:]{1,200}",
        vec(hard, 1..6).prop_map(|it| it.concat()),
    ]
    .prop_map(|it| it.trim().to_owned())
    .prop_filter("empty", |it| !it.is_empty())
}

fn several_lines() -> impl Strategy<Value = String> {
    vec(one_line(), 1..4).prop_map(|it| it.join("\n"))
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), one_line()]
        .prop_filter("Apple's", |it| !it.starts_with("_$!<"))
}

fn place() -> impl Strategy<Value = Option<Place>> {
    option::of(proptest::sample::select(&[Place::Home, Place::Work][..]))
}

fn phones() -> impl Strategy<Value = CardPhone> {
    let kinds = &[
        PhoneKind::Mobile,
        PhoneKind::Fax,
        PhoneKind::Pager,
        PhoneKind::Textphone,
    ][..];
    let number = prop_oneof!["[+]?[0-9 ()/,;#*-]{0,20}[0-9]", one_line()]
        .prop_map(|it| it.trim().to_owned())
        .prop_filter("a link", |it| !it.to_lowercase().starts_with("tel:"));
    (
        label(),
        place(),
        option::of(proptest::sample::select(kinds)),
        number,
    )
        .prop_map(|(label, place, kind, number)| CardPhone {
            label,
            place,
            kind,
            number,
        })
}

fn emails() -> impl Strategy<Value = CardEmail> {
    let address =
        "[a-z;,.ü]{1,40}@[a-z.]{1,40}".prop_filter("a link", |it| !it.starts_with("mailto:"));
    (label(), place(), address).prop_map(|(label, place, address)| CardEmail {
        label,
        place,
        address,
    })
}

fn links() -> impl Strategy<Value = CardLink> {
    (label(), "https://[a-z.]{1,20}/[a-zA-Z0-9/?&=;,#%ü-]{0,90}")
        .prop_map(|(label, url)| CardLink { label, url })
}

fn messengers() -> impl Strategy<Value = Messenger> {
    let service = prop_oneof![
        Just("Signal".to_owned()),
        Just("whatsapp".to_owned()),
        Just(String::new()),
        one_line().prop_filter("too long", |it| it.len() <= 200),
    ];
    (service, one_line()).prop_map(|(service, handle)| Messenger {
        service: Service::named(&service),
        handle,
    })
}

fn addresses() -> impl Strategy<Value = CardAddress> {
    (label(), place(), several_lines()).prop_map(|(label, place, text)| CardAddress {
        label,
        place,
        text,
    })
}

fn birthdays() -> impl Strategy<Value = Birthday> {
    (option::of(1..=9999_u16), 1..=12_u8, 1..=31_u8).prop_filter_map(
        "no day",
        |(year, month, day)| {
            chrono::NaiveDate::from_ymd_opt(year.map_or(2000, i32::from), month.into(), day.into())
                .map(|_| Birthday { year, month, day })
        },
    )
}

fn photos() -> impl Strategy<Value = CardPhoto> {
    let starts: &[(&[u8], &str)] = &[
        (&[0xFF, 0xD8, 0xFF], "image/jpeg"),
        (b"\x89PNG\r\n", "image/png"),
        (b"GIF8", "image/gif"),
        (b"RIFF0000WEBP", "image/webp"),
        (b"0000ftypheic", "image/heic"),
    ];
    (proptest::sample::select(starts), vec(any::<u8>(), 0..300)).prop_map(
        |((start, mime), rest)| CardPhoto {
            bytes: [start, &rest].concat(),
            mime,
        },
    )
}

fn some_card() -> impl Strategy<Value = Card> {
    let about = (
        one_line(),
        option::of(one_line()),
        option::of(one_line()),
        option::of(several_lines()),
    );
    let reach = (
        vec(phones(), 0..4),
        vec(emails(), 0..3),
        vec(links(), 0..3),
        vec(messengers(), 0..3),
    );
    let more = (
        vec(addresses(), 0..3),
        option::of(birthdays()),
        option::of(photos()),
        option::of(-62_135_596_800..253_402_300_800_i64),
    );
    (about, reach, more).prop_map(
        |(
            (name, nickname, organisation, note),
            (phones, emails, links, mut messengers),
            (addresses, birthday, photo, at),
        )| {
            let mut once = Vec::new();
            messengers.retain(|it| {
                !once.contains(it) && {
                    once.push(it.clone());
                    true
                }
            });
            Card {
                name,
                nickname,
                organisation,
                phones,
                emails,
                links,
                messengers,
                addresses,
                birthday,
                photo,
                note,
                revision: at.map(|at| crate::clock::Instant(at * 1000)),
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn cards_come_back_as_they_were(cards in vec(some_card(), 0..4)) {
        for version in [CardVersion::V3, CardVersion::V4] {
            let file = write(&cards, version);
            folded_well(&file)?;
            let reading = read_all(&file);
            prop_assert_eq!(&reading.cards, &cards);
            if !cards.is_empty() {
                prop_assert_eq!(&reading.problems, &[]);
            }
        }
    }
}
