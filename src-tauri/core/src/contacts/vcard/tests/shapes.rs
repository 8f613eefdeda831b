//! Cards as other programs write them.

use super::*;

fn texts(phones: &[CardPhone]) -> Vec<(&str, &str, Option<Place>, Option<PhoneKind>)> {
    phones
        .iter()
        .map(|it| (it.number.as_str(), it.label.as_str(), it.place, it.kind))
        .collect()
}

fn has_photo(card: &Card, mime: &str, bytes: usize) {
    let photo = card.photo.as_ref().unwrap();
    assert_eq!((photo.mime, photo.bytes.len()), (mime, bytes));
    image::load_from_memory(&photo.bytes).unwrap();
}

#[test]
fn android() {
    let cards = cards(ANDROID);
    let [zoe, group, nameless] = cards.as_slice() else {
        panic!("{cards:?}");
    };
    assert_eq!(zoe.name, "Zoë");
    assert_eq!(zoe.nickname.as_deref(), Some("Zo"));
    assert_eq!(
        texts(&zoe.phones),
        [
            ("+49 170 0000001", "", None, Some(PhoneKind::Mobile)),
            ("030 0000002,,17;4#", "", Some(Place::Work), None),
            ("030 0000003", "", Some(Place::Work), Some(PhoneKind::Fax)),
            ("030 0000004", "Evenings", None, None),
            ("030 0000005", "Grüße", None, None),
        ]
    );
    assert_eq!(zoe.emails[0].address, "zoe@example.org");
    assert_eq!(zoe.emails[0].place, Some(Place::Home));
    assert_eq!(
        zoe.addresses[0].text,
        "Lindenstraße 4\n50667 Köln\nDeutschland"
    );
    let born = Birthday {
        year: None,
        month: 2,
        day: 29,
    };
    assert_eq!(zoe.birthday, Some(born));
    let note = "Likes to be called after the evening meal.\nAny hour is fine, too; really.";
    assert_eq!(zoe.note.as_deref(), Some(note));
    assert_eq!(zoe.links[0].url, "https://example.org/zoe");
    assert_eq!(zoe.messengers[0].service, Service::named("Skype"));
    assert_eq!(zoe.messengers[0].handle, "zoe.example");
    has_photo(zoe, "image/jpeg", 309);

    assert_eq!(
        (group.name.as_str(), group.phones[0].number.as_str()),
        ("Home group", "988")
    );
    // Whoever was saved without a name is there by the number.
    assert_eq!(nameless.name, "0170 0000006");
}

#[test]
fn apple() {
    let reading = read_all(APPLE);
    assert_eq!(kinds(&reading), [(23, Some(0), ProblemKind::LinkNotHttps)]);
    let mo = &reading.cards[0];
    assert_eq!(mo.name, "Mo");
    assert_eq!(mo.nickname.as_deref(), Some("Momo"));
    assert_eq!(mo.organisation.as_deref(), Some("Tuesday Room"));
    let emails: Vec<_> = mo
        .emails
        .iter()
        .map(|it| (it.address.as_str(), it.label.as_str()))
        .collect();
    assert_eq!(
        emails,
        [
            ("mo@example.org", ""),
            ("mo.evenings@example.org", "Evenings")
        ]
    );
    assert_eq!(
        texts(&mo.phones),
        [
            // The preferred one first.
            ("+44 7700 900001", "", None, Some(PhoneKind::Mobile)),
            ("+44 20 7946 0000", "", Some(Place::Work), None),
            ("+44 7700 900002", "", None, Some(PhoneKind::Mobile)),
            ("+44 7700 900003", "Sober house, front desk", None, None),
            ("+44 7700 900004", "", None, None),
        ]
    );
    assert_eq!(
        mo.addresses[0].text,
        "1 Harbour Way\nFlat 2\nLS1 1AA Leeds\nUnited Kingdom"
    );
    let links: Vec<_> = mo.links.iter().map(|it| it.url.as_str()).collect();
    assert_eq!(
        links,
        [
            "https://example.org/meeting?a=1;b=2",
            "https://example.org/@mo"
        ]
    );
    assert_eq!(mo.birthday.unwrap().year, None);
    let messengers: Vec<_> = mo
        .messengers
        .iter()
        .map(|it| (it.service.name(), it.handle.as_str()))
        .collect();
    assert_eq!(
        messengers,
        [
            ("WhatsApp", "+447700900004"),
            ("Skype", "mo.example"),
            ("Signal", "+447700900001"),
            ("telegram", "mo_example"),
        ]
    );
    let note =
        "One line, with a comma\nand another; with a semicolon and a backslash \\n that is none.";
    assert_eq!(mo.note.as_deref(), Some(note));
    assert_eq!(
        mo.revision.unwrap().utc().to_rfc3339(),
        "2026-03-01T08:30:00+00:00"
    );
    has_photo(mo, "image/jpeg", 309);
}

#[test]
fn google() {
    let reading = read_all(GOOGLE);
    assert_eq!(
        kinds(&reading),
        [(15, Some(0), ProblemKind::PhotoElsewhere)]
    );
    let [ines, sam] = reading.cards.as_slice() else {
        panic!("{reading:?}");
    };
    assert_eq!(ines.name, "Dr. Ines Ana");
    assert_eq!(
        texts(&ines.phones),
        [
            ("(212) 555-0100", "", None, Some(PhoneKind::Mobile)),
            (
                "(212) 555-0101",
                "",
                Some(Place::Work),
                Some(PhoneKind::Fax)
            ),
            ("(212) 555-0102", "Video relay", None, None),
        ]
    );
    assert_eq!(ines.links[0].label, "Thursday meeting");
    assert_eq!(ines.links[0].url, "https://meet.example.com/abc-defg-hij");
    assert_eq!(
        ines.addresses[0].text,
        "12 Main St\nSpringfield, IL 62701\nUS"
    );
    assert_eq!(ines.organisation.as_deref(), Some("Clinic, Second floor"));
    assert_eq!(ines.birthday.unwrap().year, Some(1980));
    // No full name: its parts.
    assert_eq!(sam.name, "Sam");
    assert_eq!(sam.note.as_deref(), Some("Mornings only."));
}

#[test]
fn version_four() {
    let reading = read_all(OTHERS);
    assert_eq!(kinds(&reading), [(26, None, ProblemKind::ListOfOthers)]);
    let [noor, room] = reading.cards.as_slice() else {
        panic!("{reading:?}");
    };
    assert_eq!(noor.name, "Noor");
    assert_eq!(
        texts(&noor.phones),
        [
            ("+31-6-5550-0101", "", None, Some(PhoneKind::Mobile)),
            ("+31-20-555-0100;ext=12", "", Some(Place::Work), None),
            ("020 555 0102", "", None, Some(PhoneKind::Textphone)),
        ]
    );
    assert_eq!(
        crate::contacts::numbers::tel_uri(&noor.phones[1].number).as_deref(),
        Some("tel:+31205550100%3B12")
    );
    assert_eq!(noor.emails[0].address, "noor@example.org");
    assert_eq!(noor.addresses[0].text, "Kade 5\nAmsterdam");
    let born = Birthday {
        year: None,
        month: 4,
        day: 12,
    };
    assert_eq!(noor.birthday, Some(born));
    let messengers: Vec<_> = noor
        .messengers
        .iter()
        .map(|it| (it.service.name(), it.handle.as_str()))
        .collect();
    assert_eq!(
        messengers,
        [
            ("Signal", "+31655500101"),
            ("matrix", "u/noor:example.org"),
            ("xmpp", "noor@example.org"),
            ("WhatsApp", "+31655500101"),
        ]
    );
    assert_eq!(noor.links[0].url, "https://example.org/@noor");
    assert_eq!(noor.note.as_deref(), Some("She said: any hour."));
    has_photo(noor, "image/png", 122);
    // A group with a number is somebody to call.
    assert_eq!(room.name, "Tuesday Room");
}

#[test]
fn outlook() {
    let cards = cards(OUTLOOK);
    let card = &cards[0];
    assert_eq!(card.name, "Jürgen");
    assert_eq!(
        card.organisation.as_deref(),
        Some("Räume für Dienstag, Küche")
    );
    assert_eq!(card.phones.len(), 4);
    // The address as it is written on a letter, once.
    assert_eq!(card.addresses.len(), 1);
    assert_eq!(
        card.addresses[0].text,
        "Hauptstraße 3\n53111 Bonn\nDeutschland"
    );
    assert_eq!(card.addresses[0].place, Some(Place::Work));
    assert_eq!(card.emails[0].address, "juergen@example.org");
    assert_eq!(
        card.note.as_deref(),
        Some("First line\n\nthird line: with a colon")
    );
    assert_eq!(card.birthday.unwrap().year, Some(1972));
    has_photo(card, "image/jpeg", 309);
}

#[test]
fn a_broken_card_costs_no_other() {
    use ProblemKind::*;
    let reading = read_all(BROKEN);
    let names: Vec<_> = reading.cards.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Ben", "Cleo", "Dee", "Eli"]);
    assert_eq!(
        kinds(&reading),
        [
            (1, None, StrayText),
            (2, Some(0), Unfinished),
            (12, Some(1), LineUnclear),
            (14, Some(1), EmailUnclear),
            (15, Some(1), BirthdayUnclear),
            (16, Some(1), LinkNotHttps),
            (17, Some(1), PhotoUnclear),
            (19, None, StrayText),
            (46, None, NothingInside),
            (54, Some(4), Unfinished),
        ]
    );
    let [ada, ben, cleo, dee, eli] = reading.cards.as_slice() else {
        panic!();
    };
    let note = "A note that goes on\nwithout any sign: of it\nsee https://example.org";
    assert_eq!(ada.note.as_deref(), Some(note));
    assert_eq!(ben.phones[0].number, "1000002");
    // Cards within a card are not taken for it.
    assert_eq!(cleo.phones.len(), 1);
    assert_eq!(cleo.phones[0].number, "1000003");
    has_photo(cleo, "image/jpeg", 309);
    assert_eq!(cleo.addresses[0].text, "Hafenweg 1\nKiel");
    assert_eq!(dee.phones[0].kind, Some(PhoneKind::Mobile));
    assert_eq!(eli.phones[0].number, "1000005");
}

#[test]
fn line_ends_and_marks_do_not_matter() {
    for file in ALL {
        let plain = read_all(file);
        assert_eq!(read_all(&with_crlf(file)), plain);
        assert_eq!(read_all(&[b"\xEF\xBB\xBF", file].concat()), plain);
        let old_mac: Vec<u8> = file
            .iter()
            .map(|it| if *it == b'\n' { b'\r' } else { *it })
            .collect();
        assert_eq!(read_all(&old_mac).cards, plain.cards);
        let twice = String::from_utf8_lossy(file)
            .replace('\n', "\r\r\n")
            .into_bytes();
        if std::str::from_utf8(file).is_ok() {
            assert_eq!(read_all(&twice), plain);
        }
    }
    let text = String::from_utf8(APPLE.to_vec()).unwrap();
    for mark in [[0xFF, 0xFE], [0xFE, 0xFF]] {
        let mut utf16 = mark.to_vec();
        for unit in text.encode_utf16() {
            utf16.extend(if mark[0] == 0xFF {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            });
        }
        assert_eq!(read_all(&utf16), read_all(APPLE));
    }
}

#[test]
fn files_put_together_are_read_together() {
    let mut joined = Vec::new();
    for file in [ANDROID, GOOGLE, OTHERS, OUTLOOK] {
        joined.extend_from_slice(b"\xEF\xBB\xBF");
        joined.extend_from_slice(file);
    }
    let apart: Vec<Card> = [ANDROID, GOOGLE, OTHERS, OUTLOOK]
        .iter()
        .flat_map(|it| read_all(it).cards)
        .collect();
    assert_eq!(read_all(&joined).cards, apart);
}
