//! What changed between two texts, word by word.

use std::time::{Duration, Instant};

use serde::Serialize;
use similar::{Algorithm, ChangeTag, DiffTag, TextDiff, TextDiffConfig};

/// A run of text in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferencePiece {
    /// What became of it.
    pub kind: DifferenceKind,
    /// The text; empty where it is left out.
    pub text: String,
}

/// What became of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum DifferenceKind {
    /// In both texts.
    Same,
    /// Only in the later text.
    Added,
    /// Only in the earlier text.
    Removed,
    /// A long stretch that is in both, left out.
    Left,
}

/// Characters that stay of a long unchanged stretch beside what changed.
const CONTEXT: usize = 160;
/// Unchanged stretches up to this many characters stay whole.
const SHORT: usize = 480;
/// Two texts up to this many bytes together are compared as a whole.
const WHOLE: usize = 256 * 1024;
/// After this the comparison of very long texts becomes coarser.
const ENOUGH: Duration = Duration::from_millis(300);

/// What changed from `old` to `new`, long unchanged stretches cut to their ends. Nothing when they are the same.
pub(super) fn pieces(old: &str, new: &str) -> Vec<DifferencePiece> {
    if old == new {
        return Vec::new();
    }
    let all = gathered(runs(old, new, WHOLE));
    let last = all.len().saturating_sub(1);
    let mut pieces = Vec::new();
    for (place, piece) in all.into_iter().enumerate() {
        if piece.kind == DifferenceKind::Same {
            shorten(piece, place > 0, place < last, &mut pieces);
        } else {
            pieces.push(piece);
        }
    }
    pieces
}

type Run = (ChangeTag, String);

/// The words of both texts, neighbours of one kind put together.
fn runs(old: &str, new: &str, whole: usize) -> Vec<Run> {
    let mut comparing = TextDiff::configure();
    comparing
        .algorithm(Algorithm::Patience)
        .deadline(Instant::now() + ENOUGH);
    let mut runs = Vec::new();
    if old.len() + new.len() <= whole {
        compare_words(&comparing, old, new, &mut runs);
        return runs;
    }
    // Of a book, only the paragraphs that changed are compared word by word.
    let lines = comparing.diff_lines(old, new);
    for op in lines.ops() {
        let (mut before, mut after) = (String::new(), String::new());
        for change in lines.iter_changes(op) {
            match change.tag() {
                ChangeTag::Insert => after.push_str(change.value()),
                ChangeTag::Delete | ChangeTag::Equal => before.push_str(change.value()),
            }
        }
        match op.tag() {
            DiffTag::Equal => join(&mut runs, ChangeTag::Equal, &before),
            _ => compare_words(&comparing, &before, &after, &mut runs),
        }
    }
    runs
}

fn compare_words(comparing: &TextDiffConfig, old: &str, new: &str, runs: &mut Vec<Run>) {
    for change in comparing.diff_unicode_words(old, new).iter_all_changes() {
        join(runs, change.tag(), change.value());
    }
}

fn join(runs: &mut Vec<Run>, tag: ChangeTag, text: &str) {
    match runs.last_mut() {
        Some((last, run)) if *last == tag => run.push_str(text),
        _ => runs.push((tag, text.to_owned())),
    }
}

/// One removed and one added piece for each place that changed: words that were replaced one after the other read as one
/// change, not as a chequered line.
fn gathered(runs: Vec<Run>) -> Vec<DifferencePiece> {
    let mut pieces = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let mut runs = runs.into_iter().peekable();
    while let Some((tag, run)) = runs.next() {
        match tag {
            ChangeTag::Delete => removed.push_str(&run),
            ChangeTag::Insert => added.push_str(&run),
            ChangeTag::Equal => {
                let replaced = !removed.is_empty() && !added.is_empty() && runs.peek().is_some();
                if replaced && run.chars().all(|c| c == ' ') {
                    removed.push_str(&run);
                    added.push_str(&run);
                    continue;
                }
                put(&mut pieces, DifferenceKind::Removed, &mut removed);
                put(&mut pieces, DifferenceKind::Added, &mut added);
                put(&mut pieces, DifferenceKind::Same, &mut { run });
            }
        }
    }
    put(&mut pieces, DifferenceKind::Removed, &mut removed);
    put(&mut pieces, DifferenceKind::Added, &mut added);
    pieces
}

fn put(pieces: &mut Vec<DifferencePiece>, kind: DifferenceKind, text: &mut String) {
    let text = std::mem::take(text);
    if !text.is_empty() {
        pieces.push(DifferencePiece { kind, text });
    }
}

/// Keeps of a long stretch what stands beside a change: its beginning when one comes before it, its end when one follows.
fn shorten(piece: DifferencePiece, before: bool, after: bool, pieces: &mut Vec<DifferencePiece>) {
    let text = piece.text.as_str();
    let length = text.chars().count();
    if length <= SHORT {
        pieces.push(piece);
        return;
    }
    let place = |characters: usize| {
        text.char_indices()
            .nth(characters)
            .map_or(text.len(), |(place, _)| place)
    };
    let mut same = |text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            put(pieces, DifferenceKind::Same, &mut text.to_owned());
        }
    };
    let beginning = text.get(..place(CONTEXT)).unwrap_or_default();
    let end = text.get(place(length - CONTEXT)..).unwrap_or_default();
    // At the end of a word where there is one.
    let upto = beginning.rfind(' ').unwrap_or(beginning.len());
    let from = end.find(' ').unwrap_or(0);
    same(beginning.get(..upto).filter(|_| before));
    pieces.push(DifferencePiece {
        kind: DifferenceKind::Left,
        text: String::new(),
    });
    if let Some(end) = end.get(from..).filter(|_| after) {
        put(pieces, DifferenceKind::Same, &mut end.to_owned());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::DifferenceKind::{Added, Left, Removed, Same};
    use super::*;

    fn told(old: &str, new: &str) -> Vec<(DifferenceKind, String)> {
        let pieces = pieces(old, new).into_iter();
        pieces.map(|piece| (piece.kind, piece.text)).collect()
    }

    #[test]
    fn words_that_came_and_went_are_told_apart() {
        assert_eq!(told("as it was", "as it was"), []);
        assert_eq!(
            told("The sea was cold.", "The sea was warm."),
            [
                (Same, "The sea was ".into()),
                (Removed, "cold".into()),
                (Added, "warm".into()),
                (Same, ".".into()),
            ]
        );
        assert_eq!(told("", "a line"), [(Added, "a line".into())]);
        assert_eq!(told("a line", ""), [(Removed, "a line".into())]);
        assert_eq!(
            told("we walked", "we never walked"),
            [
                (Same, "we ".into()),
                (Added, "never ".into()),
                (Same, "walked".into()),
            ]
        );
    }

    #[test]
    fn a_rewritten_phrase_is_one_change() {
        assert_eq!(
            told("I was so tired. Good.", "He felt quite well. Good."),
            [
                (Removed, "I was so tired".into()),
                (Added, "He felt quite well".into()),
                (Same, ". Good.".into()),
            ]
        );
    }

    #[test]
    fn scripts_without_spaces_are_compared_sign_by_sign() {
        assert_eq!(
            told("今日は寒い", "今日は暑い"),
            [
                (Same, "今日は".into()),
                (Removed, "寒".into()),
                (Added, "暑".into()),
                (Same, "い".into()),
            ]
        );
        // A family is one picture, never four.
        assert_eq!(told("👩‍👩‍👧", "👩‍👩‍👦").len(), 2);
    }

    #[test]
    fn long_unchanged_stretches_keep_only_what_stands_beside_a_change() {
        let long = "Ж pebble ".repeat(400);
        let told = told(
            &format!("{long}one {long}two {long}"),
            &format!("{long}three {long}four {long}"),
        );
        let kinds: Vec<DifferenceKind> = told.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(
            kinds,
            [
                Left, Same, Removed, Added, Same, Left, Same, Removed, Added, Same, Left
            ]
        );
        for (kind, text) in &told {
            assert!(text.chars().count() <= CONTEXT, "{kind:?}");
        }
        assert!(told[1].1.ends_with("pebble "));
        assert!(told[4].1.ends_with("pebble") || told[4].1.ends_with('Ж'));
    }

    #[test]
    fn in_a_book_only_the_changed_paragraphs_are_compared() {
        let book = |fifth: &str| -> String {
            (0..9000)
                .map(|n| match n {
                    5 => format!("Paragraph {fifth} of it.\r\n"),
                    n => format!("Paragraph {n} of the book, longer.\r\n"),
                })
                .collect()
        };
        let (old, new) = (book("one"), book("two"));
        assert!(old.len() + new.len() > WHOLE);
        let told = told(&old, &new);
        let changed = told
            .iter()
            .filter(|(kind, _)| matches!(kind, Removed | Added));
        assert_eq!(
            changed.cloned().collect::<Vec<_>>(),
            [(Removed, "one".into()), (Added, "two".into())]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_pieces(old in "[ab \\n.é日👍🏽]{0,40}", new in "\\PC{0,12}[ab \\n.é日]{0,30}") {
            for whole in [WHOLE, 0] {
                let pieces = gathered(runs(&old, &new, whole));
                let read = |left_out: DifferenceKind| -> String {
                    let kept = pieces.iter().filter(|piece| piece.kind != left_out);
                    kept.map(|piece| piece.text.as_str()).collect()
                };
                prop_assert_eq!(read(Added), old.as_str());
                prop_assert_eq!(read(Removed), new.as_str());
            }
        }
    }
}
