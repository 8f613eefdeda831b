//! People, numbers and links that came from somewhere else, and the card in Help now.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use super::cards::{CardWords, CardsShown, CardsWanted, Import};
use super::links::{self, MessageText, Scheme};
use super::numbers;
use super::vcard::{self, Card, CardVersion, Limits};
use super::{Callee, ChannelKind, help_card, qr};

const REGIONS: [&str; 4] = ["DE", "US", "NZ", "ZZ"];

/// A file with vCards. What was read can be looked at, and comes back from a file of Cairn's own as it was.
pub(crate) fn people(bytes: &[u8]) {
    let limits = Limits::default();
    let reading = vcard::read(bytes, &limits);
    assert!(reading.cards.len() <= limits.cards && reading.problems.len() <= limits.problems);
    for card in &reading.cards {
        assert!(is_clean(card), "{card:?}");
    }
    for version in [CardVersion::V3, CardVersion::V4] {
        let again = vcard::read(&vcard::write(&reading.cards, version), &limits);
        assert_eq!(again.cards, reading.cards, "{version:?}");
    }
    let tight = Limits {
        cards: 2,
        line: 40,
        photo: 20,
        values: 2,
        problems: 3,
        ..limits
    };
    let few = vcard::read(bytes, &tight);
    assert!(few.cards.len() <= 2 && few.problems.len() <= 3);
    assert!(
        few.cards
            .iter()
            .all(|card| card.phones.len() <= 2 && card.emails.len() <= 2)
    );

    let import = Import::new(reading, &[], words(), "DE", |_| true).unwrap();
    import.found();
    import.counts();
    import.photos();
    let wanted = CardsWanted {
        words: String::new(),
        shown: CardsShown::All,
    };
    import.page(&wanted, 0, &|date, _| date.to_string());
}

fn is_clean(card: &Card) -> bool {
    let line = |text: &str| !text.contains(char::is_control) && text.trim() == text;
    line(&card.name)
        && !card.name.is_empty()
        && card
            .phones
            .iter()
            .all(|it| !it.number.is_empty() && line(&it.number))
        && card
            .emails
            .iter()
            .all(|it| it.address.contains('@') && line(&it.address))
        && card
            .links
            .iter()
            .all(|it| it.url.starts_with("https://") && line(&it.url))
        && card.addresses.iter().all(|it| !it.text.is_empty())
        && card.messengers.iter().all(|it| !it.handle.is_empty())
}

fn words() -> CardWords {
    let word = str::to_owned;
    CardWords {
        home: word("home"),
        work: word("work"),
        mobile: word("mobile"),
        fax: word("fax"),
        pager: word("pager"),
        textphone: word("textphone"),
        text: word("text messages"),
        relay: word("relay"),
        sign: word("sign language"),
        name: word("Name"),
        also: word("Also called"),
        organisation: word("Belongs to"),
    }
}

/// A telephone number. What is shown has the digits that were typed, and what is dialled is a `tel:` link.
pub(crate) fn numbers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    for region in REGIONS {
        assert_eq!(digits(&numbers::display(&text, region)), digits(&text));
        if let Some(e164) = numbers::e164(&text, region) {
            assert!(e164.starts_with('+') && e164[1..].bytes().all(|b| b.is_ascii_digit()));
        }
        if let Some(identity) = numbers::identity(&text, region) {
            assert!(identity.same(&identity));
        }
    }
    match numbers::tel_uri(&text) {
        Some(uri) => assert_eq!(Scheme::of(&uri), Some(Scheme::Tel), "{uri}"),
        None => assert!(!numbers::dialable(&text)),
    }
}

/// What stands in a channel, and words that go along. Whatever opens has one of the schemes that are ever opened.
pub(crate) fn links(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (value, said) = text.split_once('\n').unwrap_or((&text, ""));
    let (subject, body) = said.split_once('\n').unwrap_or((said, ""));
    let message = MessageText {
        subject: subject.to_owned(),
        body: body.to_owned(),
    };
    for kind in ChannelKind::ALL {
        for region in ["DE", "ZZ"] {
            let opens = links::opens(*kind, value, region);
            for message in [None, Some(&message)] {
                let link = links::uri(*kind, value, region, message);
                assert_eq!(link.is_some(), opens);
                let Some(link) = link else { continue };
                assert!(Scheme::of(&link.uri).is_some(), "{kind:?} {}", link.uri);
                if let Some(page) = &link.page {
                    assert_eq!(Scheme::of(page), Some(Scheme::Https), "{page}");
                }
                assert!(link.uri.len() <= 8_000 && link.uri.is_ascii());
            }
        }
    }
    if let Some(page) = links::https_page(&text) {
        assert_eq!(Scheme::of(&page), Some(Scheme::Https), "{page}");
        assert_eq!(links::https_page(&page).as_deref(), Some(page.as_str()));
        assert!(page.is_ascii() && !page.contains('@') | page[8..].contains('/'));
        qr::svg(&page);
    }
}

/// The help card's file. Whoever is on it can be reached.
pub(crate) fn card(bytes: &[u8]) {
    for contact in help_card::on_card(bytes, "DE") {
        let callee = Callee::choose(None, contact.name, &contact.channels, None).unwrap();
        match callee.channel {
            Some(channel) => assert!(contact.channels.iter().any(|it| it.id == channel)),
            None => assert!(contact.channels.is_empty() && callee.number.is_empty()),
        }
    }
}

/// A file of each shape.
#[cfg(test)]
pub(crate) fn whole_files() -> Vec<Vec<u8>> {
    vcard::samples::ALL.map(<[u8]>::to_vec).to_vec()
}
