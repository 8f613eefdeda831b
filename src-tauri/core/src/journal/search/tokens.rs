//! Words as the search index has them, found again in a text.

use unicode_normalization::char::decompose_canonical;

use super::super::grams::{Kind, kind};

/// Words that follow one another, without capitals and accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    words: Vec<String>,
    /// The last word may be the beginning of a longer one.
    begins: bool,
}

impl Needle {
    /// None when there is no word in `text`.
    pub(super) fn new(text: &str, begins: bool) -> Option<Self> {
        let words: Vec<_> = tokens(text).map(|token| folded(text, &token)).collect();
        (!words.is_empty()).then_some(Self { words, begins })
    }

    fn first_byte(&self) -> u8 {
        let first = self.words.first().and_then(|word| word.bytes().next());
        first.unwrap_or_default()
    }

    /// Whether it is in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let needles = std::slice::from_ref(self);
        !Found::all(text, needles, 0, 0).matches.is_empty()
    }
}

/// Where a word stands in a text: its first byte and the one after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What was found in (a stretch of) a text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The words of the stretch.
    pub(super) tokens: Vec<Token>,
    /// From which to which word something was found (the last one included), and which needle.
    pub(super) matches: Vec<Match>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) needle: usize,
}

impl Found {
    /// Looks for every needle in a stretch of a text that begins at the byte `at` of it, and stops `after` so many bytes
    /// when each was found.
    pub(super) fn all(stretch: &str, needles: &[Needle], at: usize, after: usize) -> Self {
        let mut found = Self::default();
        found.tokens.reserve(64);
        let mut word = String::new();
        let firsts: Vec<u8> = needles.iter().map(Needle::first_byte).collect();
        let mut missing: Vec<bool> = needles.iter().map(|_| true).collect();
        let mut enough = usize::MAX;
        // For each needle that has begun: which one, at which word, how many of its words were there.
        let mut begun: Vec<(usize, usize, usize)> = Vec::new();
        for token in tokens(stretch) {
            if token.start >= enough {
                break;
            }
            let place = found.tokens.len();
            found.tokens.push(Token {
                start: at + token.start,
                end: at + token.end,
            });
            // Only what is not ASCII can be another letter when it is folded.
            let first = stretch
                .as_bytes()
                .get(token.start)
                .map_or(0, u8::to_ascii_lowercase);
            if begun.is_empty() && first.is_ascii() && !firsts.contains(&first) {
                continue;
            }
            fold(stretch, &token, &mut word);
            begun.extend((0..needles.len()).map(|needle| (needle, place, 0)));
            begun.retain_mut(|(which, first, there)| {
                let Some(needle) = needles.get(*which) else {
                    return false;
                };
                let is_last = *there + 1 == needle.words.len();
                let fits = needle.words.get(*there).is_some_and(|asked| {
                    word.strip_prefix(asked.as_str())
                        .is_some_and(|rest| rest.is_empty() || (is_last && needle.begins))
                });
                if fits && is_last {
                    found.matches.push(Match {
                        first: *first,
                        last: place,
                        needle: *which,
                    });
                    if let Some(missing) = missing.get_mut(*which) {
                        *missing = false;
                    }
                }
                *there += 1;
                fits && !is_last
            });
            if enough == usize::MAX && !missing.contains(&true) {
                enough = token.end + after;
            }
        }
        found
    }
}

/// The words of a text. A letter of a script written without spaces is a word, and so is an emoji.
fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, c) = chars.next()?;
            let begun = kind(c);
            if matches!(begun, Kind::Mark | Kind::Modifier | Kind::Gap) {
                continue;
            }
            let mut end = start + c.len_utf8();
            let goes_on = |next: char| match begun {
                Kind::Spaced => matches!(kind(next), Kind::Spaced | Kind::Mark),
                Kind::Unspaced => kind(next) == Kind::Mark,
                _ => kind(next) == Kind::Modifier,
            };
            while let Some((at, next)) = chars.next_if(|(_, next)| goes_on(*next)) {
                end = at + next.len_utf8();
            }
            return Some(Token { start, end });
        }
    })
}

fn folded(text: &str, token: &Token) -> String {
    let mut word = String::new();
    fold(text, token, &mut word);
    word
}

/// The word without capitals and accents, nearly as the index has it (`unicode61 remove_diacritics 2`: accents go from
/// Latin letters).
fn fold(text: &str, token: &Token, word: &mut String) {
    word.clear();
    for c in text.get(token.start..token.end).unwrap_or_default().chars() {
        if c.is_ascii() {
            word.push(c.to_ascii_lowercase());
            continue;
        }
        match c {
            '\u{0300}'..='\u{036F}' => {}
            'ς' => word.push('σ'),
            'ſ' => word.push('s'),
            _ if kind(c) == Kind::Modifier => {}
            _ => {
                for lower in c.to_lowercase() {
                    let mut base = None;
                    decompose_canonical(lower, |part| base = base.or(Some(part)));
                    let latin = base.filter(char::is_ascii_alphabetic);
                    // İ is i with a dot.
                    if !matches!(lower, '\u{0300}'..='\u{036F}') {
                        word.push(latin.unwrap_or(lower));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::string_slice,
        clippy::indexing_slicing
    )]
    use super::*;
    use rusqlite::Connection;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn a_text_falls_into_words() {
        assert_eq!(split("Café, don't"), ["Café", "don", "t"]);
        assert_eq!(
            split("น้ำ 今日🌊👍🏽x"),
            ["น้", "ำ", "今", "日", "🌊", "👍🏽", "x"]
        );
        assert_eq!(split("हिन्दी"), ["हिन्दी"]);
        assert_eq!(split("\u{301} \u{fe0f}"), [""; 0]);
    }

    #[test]
    fn needles_are_found_by_their_beginning_and_in_a_row() {
        let found =
            |text: &str, asked: &str, begins| Needle::new(asked, begins).unwrap().is_in(text);
        assert!(found("By the Café", "cafe", false));
        assert!(found("By the Café", "the ca", true));
        assert!(!found("By the Café", "the ca", false));
        assert!(!found("by and the", "by the", true));
        assert!(found("a a b", "a b", false));
        assert!(found("น้ำ", "น", true) && !found("น้ำ", "นำ", true));
        assert!(Needle::new(" … ", true).is_none());
    }

    #[test]
    fn words_are_folded_as_the_index_folds_them() {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(
            "CREATE VIRTUAL TABLE folded USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
             CREATE VIRTUAL TABLE words USING fts5vocab (folded, 'instance');",
        )
        .unwrap();
        let mut add = c
            .prepare("INSERT INTO folded (rowid, text) VALUES (?1, ?2)")
            .unwrap();
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic.
        let letters = ('a'..='\u{6ff}').chain('\u{1e00}'..='\u{1eff}');
        for letter in letters.filter(|c| kind(*c) == Kind::Spaced && c.is_alphabetic()) {
            add.execute((u32::from(letter), letter.to_string()))
                .unwrap();
        }
        let mut words = c
            .prepare("SELECT doc, term FROM words ORDER BY doc")
            .unwrap();
        let words = words
            .query_map([], |row| {
                Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?))
            })
            .unwrap();
        let mut differ = Vec::new();
        let mut same = 0;
        for word in words {
            let (code, word) = word.unwrap();
            let text = char::from_u32(code).unwrap().to_string();
            let alike = folded(&text, &tokens(&text).next().unwrap()) == word;
            match alike {
                true => same += 1,
                false => differ.push(text),
            }
        }
        // Rare letters with two marks, and symbols that look like Greek ones: only the marks in a snippet would differ.
        assert!(same > 1_000 && differ.len() < 40, "{same} {differ:?}");
        assert!(
            !differ
                .iter()
                .any(|c| "äöüßéèçñåøłőğıșțžáíóúъёйїґάώ".contains(c.as_str())),
            "{differ:?}"
        );
    }
}
