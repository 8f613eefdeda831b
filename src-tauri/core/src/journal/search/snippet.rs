//! The text around what was found.

use serde::Serialize;

use super::super::grams::{Kind, kind};
use super::tokens::{Found, Match, Needle, Token};

/// A run of text in a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It is what was searched for.
    pub marked: bool,
}

/// How wide a snippet is, in Latin letters; Chinese letters count as two.
const WIDE: usize = 160;
/// How much of that stands before what was found, unless its sentence begins nearer.
const BEFORE: usize = 48;
/// Bytes of a text that are looked through at once, and how often until the best place so far is good enough.
const STRETCH: usize = 4_096;
const STRETCHES: usize = 16;

/// The place in `text` where most of the needles stand near one another, marked. None when none of them is there.
pub(super) fn snippet(text: &str, needles: &[Needle]) -> Option<Vec<Piece>> {
    let mut best: Option<(usize, Found)> = None;
    let mut looked = 0;
    let mut at = 0;
    while at < text.len() {
        let end = stretch_end(text, at);
        let found = Found::all(text.get(at..end)?, needles, at, 2 * WIDE);
        let score = different(&found.matches);
        if score > best.as_ref().map_or(0, |(score, _)| *score) {
            best = Some((score, found));
        }
        if let Some((score, _)) = &best {
            looked += 1;
            if *score == needles.len() || looked == STRETCHES {
                break;
            }
        }
        at = end;
    }
    let (_, found) = best?;
    Some(cut_out(text, &found))
}

/// Those of the lines in which needles stand, each marked, with a dot between them. None when there is none.
pub(super) fn lines(lines: &str, needles: &[Needle]) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    for line in lines.lines() {
        if let Some(marked) = snippet(line, needles) {
            if !pieces.is_empty() {
                push(&mut pieces, " · ", false);
            }
            pieces.extend(marked);
        }
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// A text that is not marked anywhere.
pub(super) fn plain(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    push(&mut pieces, text, false);
    pieces
}

/// Where a stretch that begins at `at` ends: between two words where there is a space at all.
fn stretch_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let soon = (at + STRETCH).min(bytes.len());
    let space = bytes
        .get(soon..(soon + STRETCH).min(bytes.len()))
        .and_then(|rest| rest.iter().position(u8::is_ascii_whitespace));
    let mut end = space.map_or(soon + STRETCH, |space| soon + space);
    while end < text.len() && !text.is_char_boundary(end) {
        end += 1;
    }
    end.min(text.len())
}

fn different(matches: &[Match]) -> usize {
    let mut seen: Vec<usize> = Vec::new();
    for found in matches {
        if !seen.contains(&found.needle) {
            seen.push(found.needle);
        }
    }
    seen.len()
}

fn cut_out(text: &str, found: &Found) -> Vec<Piece> {
    let (from, to) = window(text, found);
    let mut pieces = Vec::new();
    let mut at = from;
    if from > 0 {
        push(&mut pieces, "…", false);
    }
    for hit in &found.matches {
        let (Some(first), Some(last)) = (found.tokens.get(hit.first), found.tokens.get(hit.last))
        else {
            continue;
        };
        if first.start < at || last.end > to {
            continue;
        }
        push(
            &mut pieces,
            text.get(at..first.start).unwrap_or_default(),
            false,
        );
        push(
            &mut pieces,
            text.get(first.start..last.end).unwrap_or_default(),
            true,
        );
        at = last.end;
    }
    push(&mut pieces, text.get(at..to).unwrap_or_default(), false);
    if text.get(to..).is_some_and(|rest| !rest.trim().is_empty()) {
        push(&mut pieces, "…", false);
    }
    pieces
}

/// From which byte to which the text is shown.
fn window(text: &str, found: &Found) -> (usize, usize) {
    let token = |place: usize| found.tokens.get(place).copied();
    // The match after which, within what is shown, most different needles stand; the first of equals.
    let all = different(&found.matches);
    let mut best = (0, found.matches.first().map_or(0, |hit| hit.first));
    for (index, hit) in found.matches.iter().enumerate() {
        if best.0 == all {
            break;
        }
        let start = token(hit.first).map_or(0, |t| t.start);
        let rest = found.matches.get(index..).unwrap_or_default();
        let near = rest.partition_point(|other| {
            token(other.last).map_or(0, |t| t.end) <= start + WIDE - BEFORE
        });
        let score = different(rest.get(..near).unwrap_or_default());
        if score > best.0 {
            best = (score, hit.first);
        }
    }
    let from = begin(text, found, best.1);
    let mut to = token(best.1).map_or(from, |t| t.end);
    let mut wide = width(text.get(from..to).unwrap_or_default());
    for next in found.tokens.iter().skip(best.1 + 1) {
        wide += width(text.get(to..next.end).unwrap_or_default());
        if wide > WIDE {
            break;
        }
        to = next.end;
    }
    // What directly follows the last word belongs to it: a full stop, a bracket.
    let rest = text.get(to..).unwrap_or_default();
    let close = rest
        .char_indices()
        .take(3)
        .find(|(_, c)| c.is_whitespace() || kind(*c) != Kind::Gap);
    (from, to + close.map_or(0, |(at, _)| at))
}

/// Where to begin so that the word `place` stands in its sentence, or at least among words before it.
fn begin(text: &str, found: &Found, place: usize) -> usize {
    let Some(Token {
        start: mut from, ..
    }) = found.tokens.get(place).copied()
    else {
        return 0;
    };
    let mut wide = 0;
    for before in found.tokens.get(..place).unwrap_or_default().iter().rev() {
        let between = text.get(before.end..from).unwrap_or_default();
        if between.contains(['\n', '。', '！', '？']) || ends_sentence(between) {
            return from;
        }
        wide += width(text.get(before.start..from).unwrap_or_default());
        if wide > BEFORE {
            return from;
        }
        from = before.start;
    }
    // Nothing but gaps before the first word of the text.
    let head = text.get(..from).unwrap_or_default();
    if head.chars().all(char::is_whitespace) {
        0
    } else {
        from
    }
}

fn ends_sentence(between: &str) -> bool {
    between.starts_with(['.', '!', '?', '…']) && between.ends_with(char::is_whitespace)
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if kind(c) == Kind::Unspaced { 2 } else { 1 })
        .sum()
}

fn push(pieces: &mut Vec<Piece>, text: &str, marked: bool) {
    let text = if marked {
        text.to_owned()
    } else {
        without_photos(text)
    };
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.marked == marked => last.text.push_str(&text),
        _ => pieces.push(Piece { text, marked }),
    }
}

/// The text without the places of photos, `![](photo:…)`: they are pictures to the person, not words.
fn without_photos(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("![](photo:") {
        match after.split_once(')') {
            Some((_, after)) => {
                kept.push_str(before);
                rest = after;
            }
            None => break,
        }
    }
    kept.push_str(rest);
    kept
}
