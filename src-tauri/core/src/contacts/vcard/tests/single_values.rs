//! Single values, in the forms in which they come.

use super::*;

#[test]
fn numbers_stay_as_written() {
    for (line, number) in [
        ("TEL:116 123", "116 123"),
        ("TEL:+1 (555) 010-0000 x 12", "+1 (555) 010-0000 x 12"),
        ("TEL:*31#0170\\,\\,1\\;2", "*31#0170,,1;2"),
        ("TEL:*31#0170,,1;2", "*31#0170,,1;2"),
        ("TEL:1-800-FLOWERS", "1-800-FLOWERS"),
        ("TEL;VALUE=uri:tel:7042;phone-context=+1-914-555", "7042"),
        ("TEL;VALUE=uri:TEL:+1-555-0100%2C%2C5", "+1-555-0100,,5"),
    ] {
        assert_eq!(card(line).phones, [phone(number)], "{line}");
    }
    assert_eq!(card("TEL;CELL:").phones, []);
}

#[test]
fn names_come_from_what_there_is() {
    let named = |lines: &str| {
        let file = format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n");
        read_all(file.as_bytes())
            .cards
            .first()
            .map(|it| it.name.clone())
    };
    for (lines, name) in [
        ("FN:Mo\nN:;Other;;;", "Mo"),
        ("FN: \nN:;Mo;Ann,Bo;Dr.;", "Dr. Mo Ann Bo"),
        ("N:林;小雨;;;", "林小雨"),
        ("NICKNAME:Momo,Mo", "Momo, Mo"),
        ("ORG:Tuesday Room;", "Tuesday Room"),
        ("EMAIL:mo@example.org", "mo@example.org"),
        ("X-SIGNAL:mo.01", "mo.01"),
    ] {
        assert_eq!(named(lines).as_deref(), Some(name), "{lines}");
    }
    assert_eq!(named("NOTE:nobody"), None);
}

#[test]
fn birthdays_in_every_form() {
    for (line, year, month, day) in [
        ("BDAY:1990-04-12", Some(1990), 4, 12),
        ("BDAY;VALUE=date:19900412", Some(1990), 4, 12),
        ("BDAY:1990-04-12T00:00:00Z", Some(1990), 4, 12),
        ("BDAY:19900412T231000", Some(1990), 4, 12),
        ("BDAY:--04-12", None, 4, 12),
        ("BDAY:--0229", None, 2, 29),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", None, 2, 29),
    ] {
        let birthday = Birthday { year, month, day };
        assert_eq!(card(line).birthday, Some(birthday), "{line}");
    }
    for line in [
        "1990-02-29",
        "1990",
        "---12",
        "--13-01",
        "12.04.1990",
        "circa 1800",
        "é0000101",
        "1990-004-12",
    ] {
        let reading = read_all(around(&format!("BDAY:{line}")).as_bytes());
        assert_eq!(
            kinds(&reading),
            [(4, Some(0), ProblemKind::BirthdayUnclear)],
            "{line}"
        );
    }
}

#[test]
fn what_no_card_of_ours_has_is_ignored_without_a_word() {
    let card = card(
        "X-THING;A=\"b;c:d\";E:f\nSOUND;ENCODING=b:AAAA\nGEO:1;2\nTZ:+01\nitem9.X-ABLabel:alone\nCLASS:PUBLIC",
    );
    assert_eq!(
        card,
        Card {
            name: "Mo".to_owned(),
            ..Card::default()
        }
    );
}

#[test]
fn letters_of_other_systems() {
    for (line, name) in [
        (&b"NOTE;CHARSET=Shift_JIS:\x82\xA0"[..], "あ"),
        (b"NOTE;CHARSET=windows-1251:\xCF\xF0", "Пр"),
        (b"NOTE:M\xFCtze", "Mütze"),
        (
            b"NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=FC",
            "ü",
        ),
        ("NOTE;CHARSET=no-such:ü".as_bytes(), "ü"),
    ] {
        let file = [b"BEGIN:VCARD\nFN:Mo\n", line, b"\nEND:VCARD"].concat();
        assert_eq!(cards(&file)[0].note.as_deref(), Some(name));
    }
    let lost = read_all(b"BEGIN:VCARD\nFN;CHARSET=UTF-8:M\xFC\nEND:VCARD");
    assert_eq!(lost.cards[0].name, "M\u{FFFD}");
    assert_eq!(kinds(&lost), [(2, Some(0), ProblemKind::LettersLost)]);
}

#[test]
fn in_an_old_card_a_backslash_is_one() {
    let old = |line: &str| {
        let file = format!("BEGIN:VCARD\nVERSION:2.1\n{line}\nEND:VCARD\n");
        cards(file.as_bytes()).remove(0)
    };
    let note = old("FN:Mo\nNOTE:C:\\new\\; and\n  more");
    assert_eq!(note.note.as_deref(), Some("C:\\new; and  more"));
    assert_eq!(old("N:;Mo\\;Bo;;").name, "Mo;Bo");
    assert_eq!(old("N:;Mo, Bo\\\\;;").name, "Mo, Bo\\\\");
}

#[test]
fn what_was_folded_before_its_colon_is_a_property() {
    let card = card(
        "NOTE:Ask first\nhello;there\nADR;TYPE=home;X-LONG=something that takes a line;LABEL=\"Kade 5^nFloor 3^nAmster\n dam\":;;Kade 5;;;;",
    );
    assert_eq!(card.note.as_deref(), Some("Ask first\nhello;there"));
    assert_eq!(card.addresses[0].text, "Kade 5\nFloor 3\nAmsterdam");
}
