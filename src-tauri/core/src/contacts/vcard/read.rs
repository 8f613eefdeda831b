//! A file read card by card.

use std::borrow::Cow;

use super::build::Builder;
use super::lines::{is_begin, is_end, lines};
use super::{Card, Limits, Problem, ProblemKind, Reading, property};

/// Reads every card of a file: vCard 2.1, 3.0 and 4.0, also mixed, in UTF-8, UTF-16 with its mark, or the character sets
/// that the cards name. What is not understood is ignored; what is lost is a [`Problem`], and costs no more than itself.
/// Time and memory are bounded by the length of the file and by the limits.
pub fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let mut found = Found {
        reading: Reading::default(),
        most_problems: limits.problems,
    };
    if bytes.len() > limits.file {
        found.problem(1, None, ProblemKind::FileTooBig);
        return found.reading;
    }
    let bytes = as_ascii_compatible(bytes);
    let mut open: Option<Builder> = None;
    // Cards within the open one (AGENT) that have begun, and whether the next one to begin is such.
    let mut within = 0_usize;
    let mut agent = false;
    let mut stray = None;
    let mut any = false;
    for line in lines(&bytes, limits) {
        if is_begin(&line.bytes) {
            if open.is_some() && std::mem::take(&mut agent) {
                within += 1;
                continue;
            }
            if let Some(mut card) = open.take() {
                card.problem(card.line(), ProblemKind::Unfinished);
                found.finish(card);
            }
            if let Some(line) = stray.take() {
                found.problem(line, None, ProblemKind::StrayText);
            }
            if found.reading.cards.len() >= limits.cards {
                found.problem(line.number, None, ProblemKind::TooManyCards);
                return found.reading;
            }
            any = true;
            within = 0;
            open = Some(Builder::new(line.number, limits));
        } else if is_end(&line.bytes) {
            agent = false;
            if within > 0 {
                within -= 1;
            } else if let Some(card) = open.take() {
                found.finish(card);
            } else {
                stray.get_or_insert(line.number);
            }
        } else if let Some(card) = &mut open {
            let property = property::parse(&line.bytes, card.is_old());
            agent = property
                .as_ref()
                .is_some_and(|it| it.name == "AGENT" && it.value.trim_ascii().is_empty());
            if within > 0 {
                continue;
            }
            match property {
                Some(property) => card.take(&property, line.number, line.too_long),
                None => card.problem(line.number, ProblemKind::LineUnclear),
            }
        } else {
            stray.get_or_insert(line.number);
        }
    }
    if let Some(mut card) = open {
        card.problem(card.line(), ProblemKind::Unfinished);
        found.finish(card);
    }
    match stray {
        _ if !any => found.problem(1, None, ProblemKind::NoCards),
        Some(line) => found.problem(line, None, ProblemKind::StrayText),
        None => {}
    }
    found.reading
}

/// UTF-16, which Windows programs write, as UTF-8; everything else as it is: its character set is known line by line.
fn as_ascii_compatible(bytes: &[u8]) -> Cow<'_, [u8]> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if !encoding.is_ascii_compatible() => {
            let (text, _) =
                encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(bytes));
            Cow::Owned(text.into_owned().into_bytes())
        }
        _ => Cow::Borrowed(bytes),
    }
}

struct Found {
    reading: Reading,
    most_problems: usize,
}

impl Found {
    fn finish(&mut self, card: Builder) {
        let (card, problems): (Option<Card>, _) = card.finish();
        let place = card
            .is_some()
            .then(|| u32::try_from(self.reading.cards.len()).ok())
            .flatten();
        self.reading.cards.extend(card);
        for (line, kind) in problems {
            self.problem(line, place, kind);
        }
    }

    fn problem(&mut self, line: u32, card: Option<u32>, kind: ProblemKind) {
        if self.reading.problems.len() < self.most_problems {
            self.reading.problems.push(Problem { line, card, kind });
        } else {
            self.reading.problems_left_out += 1;
        }
    }
}
