//! What comes in goes out again as it was.

use super::*;
use crate::contacts::samples::{db, read};
use crate::contacts::vcard::{Card, CardVersion};
use crate::contacts::{ChannelKind, store};

/// What of a card is kept: not when it was changed, and addresses in one line; in any order.
fn kept(mut card: Card) -> Card {
    card.revision = None;
    // It becomes a small JPEG.
    card.photo = None;
    for address in &mut card.addresses {
        let lines: Vec<&str> = address.text.lines().map(str::trim).collect();
        address.text = lines.join(", ");
    }
    let note = card.note.unwrap_or_default();
    let mut lines: Vec<&str> = note.lines().filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    card.note = Some(lines.join("\n")).filter(|note| !note.is_empty());
    card.phones.sort_by(|a, b| a.number.cmp(&b.number));
    card.messengers
        .sort_by(|a, b| a.service.name().cmp(b.service.name()));
    card
}

fn written(db: &Db, version: CardVersion, notes: bool) -> Vec<u8> {
    let here = all(db);
    let choice = ExportChoice {
        contacts: here.iter().map(|contact| contact.id.clone()).collect(),
        version,
        notes,
    };
    read(db, |connection| file(connection, &here, &choice, &words()))
}

#[test]
fn every_shape_comes_in_and_goes_out_as_it_was() {
    for (shape, bytes) in vcard::samples::ALL.iter().enumerate() {
        for version in [CardVersion::V3, CardVersion::V4] {
            let mut db = db();
            let reading = vcard::read(bytes, &Limits::default());
            let mut import = import(&db, bytes);
            import.choose_all(&everything(), true);
            let brought = bring_in(&import, &mut db);
            assert_eq!(brought.added as usize, reading.cards.len(), "shape {shape}");
            let again = vcard::read(&written(&db, version, true), &Limits::default());
            assert_eq!(again.problems, [], "shape {shape}");
            for (before, after) in reading.cards.iter().zip(&again.cards) {
                if before.photo.is_some() {
                    assert_eq!(after.photo.as_ref().unwrap().mime, "image/jpeg");
                }
                assert_eq!(kept(after.clone()), kept(before.clone()), "shape {shape}");
            }
            assert_eq!(again.cards.len(), reading.cards.len());
        }
    }
}

#[test]
fn what_was_written_is_known_when_it_comes_back() {
    let mut db = db();
    for bytes in vcard::samples::ALL {
        let mut import = import(&db, bytes);
        for card in 0..import.found().cards {
            import.decide(card, CardDecision::AddNew).unwrap();
        }
        bring_in(&import, &mut db);
    }
    let back = import(&db, &written(&db, CardVersion::V4, true));
    let page = page(&back);
    assert_eq!(page.found as usize, all(&db).len());
    for row in &page.rows {
        assert_ne!(row.likeness, Likeness::New, "{}", row.name);
        let nothing = |it: &Candidate| it.ways.is_empty() && it.notes.is_empty() && !it.photo;
        assert!(row.candidates.iter().any(nothing), "{row:?}");
    }
}

#[test]
fn notes_and_what_only_cairn_knows_stay_here() {
    let mut db = db();
    let mut draft = crate::contacts::samples::draft("Robin", &["+49 30 1234567"]);
    draft.notes = "Also called: Rob\nSays the quiet part.".to_owned();
    draft.support.agreed = "Every Friday.".to_owned();
    draft.support.limits = "Not at night.".to_owned();
    draft.role = crate::contacts::Role::Sponsor;
    let kinds = [
        (ChannelKind::Text, "", "0170 1234567"),
        (ChannelKind::Relay, "", "https://relay.example.org/robin"),
        (ChannelKind::Sign, "", "116 117"),
        (ChannelKind::Link, "", "http://plain.example.org"),
        (ChannelKind::Email, "", "knock first"),
        (ChannelKind::Note, "door", "the blue one"),
        (ChannelKind::Signal, "", "+491701234567"),
    ];
    for (kind, label, value) in kinds {
        draft.channels.push(crate::contacts::ChannelDraft {
            id: None,
            kind,
            label: label.to_owned(),
            value: value.to_owned(),
        });
    }
    store::save_contact(&mut db, &draft, &now(0)).unwrap();
    let without = String::from_utf8(written(&db, CardVersion::V3, false)).unwrap();
    for secret in ["quiet part", "Friday", "night", "ponsor", "Rob\r", "near"] {
        assert!(!without.contains(secret), "{secret} in {without}");
    }
    insta::assert_snapshot!(without.replace("\r\n", "\n"), @r"
    BEGIN:VCARD
    VERSION:3.0
    FN:Robin
    N:;Robin;;;
    NOTE:http://plain.example.org\nknock first\ndoor: the blue one
    TEL;TYPE=CELL:+49 30 1234567
    item1.TEL;TYPE=CELL:0170 1234567
    item1.X-ABLabel:text messages
    item2.TEL:116 117
    item2.X-ABLabel:sign language
    item3.URL:https://relay.example.org/robin
    item3.X-ABLabel:relay
    IMPP;X-SERVICE-TYPE=Signal:x-apple:+491701234567
    END:VCARD
    ");
    let with = vcard::read(&written(&db, CardVersion::V4, true), &Limits::default());
    let card = &with.cards[0];
    assert_eq!(card.nickname.as_deref(), Some("Rob"));
    assert!(
        card.note
            .as_ref()
            .unwrap()
            .ends_with("Says the quiet part.")
    );
    assert!(!format!("{with:?}").contains("Friday"));
}

#[test]
fn only_the_chosen_are_written() {
    let mut db = db();
    let ash = crate::contacts::samples::save(&mut db, "Ash", &["1234567"]);
    crate::contacts::samples::save(&mut db, "Bo", &["7654321"]);
    let here = all(&db);
    let choice = |contacts| ExportChoice {
        contacts,
        version: CardVersion::V4,
        notes: true,
    };
    let one = read(&db, |c| {
        file(c, &here, &choice(vec![ash.clone()]), &words())
    });
    let text = String::from_utf8(one).unwrap();
    assert!(text.contains("Ash") && !text.contains("Bo"), "{text}");
    assert_eq!(
        read(&db, |c| file(c, &here, &choice(Vec::new()), &words())),
        b""
    );
}
