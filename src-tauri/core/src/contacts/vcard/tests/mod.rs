//! What the tests of vCards share.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod alike;
mod hostile;
mod round_trips;
mod shapes;
mod single_values;

use super::*;

pub(super) use super::samples::{ALL, ANDROID, APPLE, BROKEN, GOOGLE, OTHERS, OUTLOOK};

pub(super) fn read_all(bytes: &[u8]) -> Reading {
    read(bytes, &Limits::default())
}

/// The cards of a file that has no problems.
pub(super) fn cards(bytes: &[u8]) -> Vec<Card> {
    let reading = read_all(bytes);
    assert_eq!(reading.problems, []);
    reading.cards
}

/// The one card made of these lines.
pub(super) fn card(lines: &str) -> Card {
    let mut cards = cards(around(lines).as_bytes());
    assert_eq!(cards.len(), 1);
    cards.remove(0)
}

pub(super) fn around(lines: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\nFN:Mo\n{lines}\nEND:VCARD\n")
}

pub(super) fn kinds(reading: &Reading) -> Vec<(u32, Option<u32>, ProblemKind)> {
    reading
        .problems
        .iter()
        .map(|it| (it.line, it.card, it.kind))
        .collect()
}

pub(super) fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in bytes {
        if *byte == b'\n' {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}

pub(super) fn phone(number: &str) -> CardPhone {
    CardPhone {
        number: number.to_owned(),
        ..CardPhone::default()
    }
}
