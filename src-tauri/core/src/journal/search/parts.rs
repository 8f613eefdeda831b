//! What was typed, as FTS5 queries: whatever a person types, it is a valid one.

use super::super::grams::{Kind, asked, kind};
use super::super::query::Text;
use super::tokens::Needle;

/// What is looked for.
pub(super) struct Word {
    /// As an FTS5 query.
    pub(super) matching: String,
    /// What it can be looked for with when the newest entries are read instead.
    pub(super) by_reading: Option<ByReading>,
}

/// The beginning of a word for which FTS5 has to gather all longer words first.
pub(super) struct ByReading {
    /// An FTS5 query for which it need not, and that matches all the same entries and more; none = all entries.
    pub(super) wider: Option<String>,
    pub(super) needle: Needle,
}

/// The lengths of the beginnings of words that the index keeps (`prefix` in its table).
const KEPT: std::ops::RangeInclusive<usize> = 2..=3;

impl ByReading {
    fn new(word: &str) -> Option<Self> {
        // Other letters may fold in the index as they do not in a needle.
        let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
        if !plain || KEPT.contains(&word.len()) {
            return None;
        }
        Some(Self {
            wider: word.get(..*KEPT.end()).map(|kept| format!("\"{kept}\"*")),
            needle: Needle::new(word, true)?,
        })
    }
}

/// Words as the index has them, or letters that it holds in pairs, or emoji.
pub(super) enum Part {
    Words(String),
    Run(String),
}

impl Part {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Run(text) => text,
        }
    }

    /// How it is looked for as part of `typed`.
    pub(super) fn word(&self, typed: &Text) -> Word {
        match self {
            Self::Words(words) => Word {
                matching: format!("\"{words}\"{}", if typed.whole { "" } else { "*" }),
                by_reading: (!typed.phrase).then(|| ByReading::new(words)).flatten(),
            },
            Self::Run(run) => {
                let asked = asked(run);
                let begins = if asked.begins { "*" } else { "" };
                let grams = format!("grams : \"{}\"{begins}", asked.words);
                Word {
                    matching: format!("({grams} OR {{tag_words photo_words}} : \"{run}\"*)"),
                    by_reading: None,
                }
            }
        }
    }

    /// The index drops its marks, which for these scripts are vowels (Hebrew to Tibetan, Burmese, Khmer).
    pub(super) fn is_rough(&self) -> bool {
        let marked = |c| matches!(c, '\u{0591}'..='\u{10FF}' | '\u{1780}'..='\u{1CFF}' | '\u{3099}'..='\u{309A}');
        self.text().chars().any(marked)
    }
}

/// The words and runs in what was typed, without all that has a meaning to FTS5.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut words, mut run) = (String::new(), String::new());
    let mut of = Kind::Gap;
    // A word after letters without spaces is in the index apart from what follows it: "海don't".
    let mixed = text
        .chars()
        .any(|c| matches!(kind(c), Kind::Unspaced | Kind::Symbol));
    for c in text.chars() {
        match kind(c) {
            begun @ (Kind::Unspaced | Kind::Symbol) => {
                parts.extend(ended(&mut words).map(Part::Words));
                if of != begun {
                    parts.extend(ended(&mut run).map(Part::Run));
                }
                of = begun;
                run.push(c);
            }
            Kind::Mark | Kind::Modifier if !run.is_empty() => run.push(c),
            Kind::Gap if mixed => {
                parts.extend(ended(&mut run).map(Part::Run));
                parts.extend(ended(&mut words).map(Part::Words));
            }
            Kind::Mark | Kind::Modifier | Kind::Spaced | Kind::Gap => {
                parts.extend(ended(&mut run).map(Part::Run));
                // All else has no meaning to FTS5 within quotes, and parts words as it does in a text.
                words.push(if matches!(c, '"' | '\0') { ' ' } else { c });
            }
        }
    }
    parts.extend(ended(&mut words).map(Part::Words));
    parts.extend(ended(&mut run).map(Part::Run));
    parts
}

/// What was gathered, if there is anything in it to look for.
fn ended(gathered: &mut String) -> Option<String> {
    let part = std::mem::take(gathered);
    let asks = |c| matches!(kind(c), Kind::Spaced | Kind::Unspaced | Kind::Symbol);
    part.chars().any(asks).then(|| part.trim().to_owned())
}
