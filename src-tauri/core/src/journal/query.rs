//! What was typed into the search field, understood. There is no way to type it wrongly: what is not understood is
//! words to look for.

use std::iter::Peekable;
use std::str::Chars;

use chrono::NaiveDate;

use super::{Mood, TagKind};

/// More than this, in characters, nobody types; the rest of it is left aside.
const LONGEST: usize = 2_000;
/// More than this many words and conditions are left aside.
const MOST: usize = 60;

/// All that has to hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

/// One thing that has to hold, or must not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) without: bool,
    pub(super) asks: Asks,
}

/// What one thing asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Words in the text, in tags, in descriptions of photos.
    Text(Text),
    /// A tag whose name begins so; where there is none, the words as they were typed.
    Tag(TagKind, Name, Text),
    /// A path whose name begins so; where there is none, the words as they were typed.
    Path(Name, Text),
    Mood(Mood),
    Victory,
    Pinned,
    Photo,
    /// Civil dates, both included.
    Dates {
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
}

/// Words to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    /// It stood in quotes: the words follow one another.
    pub(super) phrase: bool,
    /// The quotes are closed: the last word is not the beginning of a longer one.
    pub(super) whole: bool,
}

/// A name, or how it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) name: String,
    /// It stood in quotes that are closed: where a name is exactly so, only that one.
    pub(super) quoted: bool,
}

impl Query {
    /// Understands what was typed: words, "words that follow one another", -without, and `tag:` `trigger:` `helped:`
    /// `path:` `mood:` `before:` `after:` `is:victory` `is:pinned` `has:photo`, with values that may stand in quotes.
    pub(super) fn parse(typed: &str) -> Self {
        let typed: String = typed.chars().take(LONGEST).collect();
        let mut rest = typed.chars().peekable();
        let mut terms = Vec::new();
        while terms.len() < MOST && skip_gaps(&mut rest) {
            terms.extend(term(&mut rest));
        }
        Self { terms }
    }
}

/// Whether anything but gaps is left, which is then next.
fn skip_gaps(rest: &mut Peekable<Chars<'_>>) -> bool {
    while rest.next_if(|c| is_gap(*c)).is_some() {}
    rest.peek().is_some()
}

fn term(rest: &mut Peekable<Chars<'_>>) -> Option<Term> {
    let without = rest.next_if_eq(&'-').is_some();
    if rest.next_if(|c| is_quote(*c)).is_some() {
        let (text, whole) = quoted(rest);
        let asks = Asks::Text(Text {
            text,
            phrase: true,
            whole,
        });
        return Some(Term { without, asks });
    }
    let mut slip = String::new();
    while let Some(c) = rest.next_if(|c| !is_gap(*c) && !is_quote(*c)) {
        slip.push(c);
        if c == ':' && is_key(&slip) && rest.next_if(|c| is_quote(*c)).is_some() {
            let (value, whole) = quoted(rest);
            return keyed(&slip, &value, whole, without);
        }
    }
    match slip.split_once(':') {
        Some((key, value)) if is_key(&format!("{key}:")) => keyed(&slip, value, false, without),
        _ if slip.is_empty() => None,
        _ => Some(Term {
            without,
            asks: Asks::Text(words(slip)),
        }),
    }
}

/// What stands before the next quote, and whether there is one.
fn quoted(rest: &mut Peekable<Chars<'_>>) -> (String, bool) {
    let mut text = String::new();
    for c in rest {
        if is_quote(c) {
            return (text, true);
        }
        text.push(c);
    }
    (text, false)
}

const KEYS: &[&str] = &[
    "tag:", "trigger:", "helped:", "path:", "mood:", "before:", "after:", "is:", "has:",
];

fn is_key(slip: &str) -> bool {
    KEYS.iter().any(|key| key.eq_ignore_ascii_case(slip))
}

/// A key with its value: `slip` begins with the key. None while no value is there yet.
fn keyed(slip: &str, value: &str, quoted: bool, without: bool) -> Option<Term> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    let key = slip.split(':').next().unwrap_or_default();
    let key = key.to_ascii_lowercase();
    let typed = || words(format!("{key}: {value}"));
    let name = || Name {
        name: value.to_owned(),
        quoted,
    };
    let understood = match key.as_str() {
        "tag" => Some(Asks::Tag(TagKind::Tag, name(), typed())),
        "trigger" => Some(Asks::Tag(TagKind::Trigger, name(), typed())),
        "helped" => Some(Asks::Tag(TagKind::Helped, name(), typed())),
        "path" => Some(Asks::Path(name(), typed())),
        "mood" => mood(value).map(Asks::Mood),
        "before" | "after" => {
            let understood = dates(key == "before", value, without);
            return Some(understood.unwrap_or_else(|| Term {
                without,
                asks: Asks::Text(typed()),
            }));
        }
        "is" | "has" => said(&key, value),
        _ => None,
    };
    Some(Term {
        without,
        asks: understood.unwrap_or_else(|| Asks::Text(typed())),
    })
}

/// 1 to 5, or the English words.
fn mood(value: &str) -> Option<Mood> {
    let value: String = value.chars().filter(|c| c.is_alphanumeric()).collect();
    Some(match value.to_lowercase().as_str() {
        "1" | "verylow" => Mood::VeryLow,
        "2" | "low" => Mood::Low,
        "3" | "okay" | "ok" => Mood::Okay,
        "4" | "good" => Mood::Good,
        "5" | "verygood" => Mood::VeryGood,
        _ => return None,
    })
}

fn said(key: &str, value: &str) -> Option<Asks> {
    Some(match (key, value.to_lowercase().as_str()) {
        ("is", "victory") => Asks::Victory,
        ("is", "pinned") => Asks::Pinned,
        ("has", "photo" | "photos") => Asks::Photo,
        _ => return None,
    })
}

/// Before a year, a month or a day: what is older than its first day. After: what is newer than its last. Without
/// either: the other side, with the day, month or year itself.
fn dates(before: bool, value: &str, without: bool) -> Option<Term> {
    let (first, last) = span(value)?;
    let (from, to) = match (before, without) {
        (true, false) => (None, Some(first.pred_opt()?)),
        (true, true) => (Some(first), None),
        (false, false) => (Some(last.succ_opt()?), None),
        (false, true) => (None, Some(last)),
    };
    Some(Term {
        without: false,
        asks: Asks::Dates { from, to },
    })
}

/// The first and the last day of a `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn span(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = value.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let fits = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        Some(fits.then(|| part.parse::<u32>().ok()).flatten())
    };
    let (year, month, day) = (number(4)??, number(2), number(2));
    if parts.next().is_some() || year == 0 {
        return None;
    }
    let date = |month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    match (month, day) {
        (None, _) => Some((date(1, 1)?, date(12, 31)?)),
        (Some(month), None) => {
            let first = date(month?, 1)?;
            let next = first.checked_add_months(chrono::Months::new(1))?;
            Some((first, next.pred_opt()?))
        }
        (Some(month), Some(day)) => {
            let day = date(month?, day?)?;
            Some((day, day))
        }
    }
}

fn words(text: String) -> Text {
    Text {
        text,
        phrase: false,
        whole: false,
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{200b}'
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn shown(typed: &str) -> Vec<String> {
        let parsed = Query::parse(typed);
        let shown = parsed.terms.iter().map(|term| {
            let asks = match &term.asks {
                Asks::Text(text) if text.phrase && text.whole => format!("“{}”", text.text),
                Asks::Text(text) if text.phrase => format!("“{}", text.text),
                Asks::Text(text) => text.text.clone(),
                Asks::Tag(kind, name, _) => format!("{}={}", kind.as_str(), name.name),
                Asks::Path(name, _) => format!("path={}", name.name),
                Asks::Mood(mood) => format!("{mood:?}"),
                Asks::Dates { from, to } => {
                    let day =
                        |day: &Option<NaiveDate>| day.map_or(String::new(), |d| d.to_string());
                    format!("{}..{}", day(from), day(to))
                }
                other => format!("{other:?}"),
            };
            if term.without {
                format!("not {asks}")
            } else {
                asks
            }
        });
        shown.collect()
    }

    #[test]
    fn words_phrases_and_what_is_to_be_left_out() {
        for (typed, terms) in [
            ("", vec![]),
            (" \t - ", vec![]),
            ("quiet  river", vec!["quiet", "river"]),
            ("\"by the sea\" calm", vec!["“by the sea”", "calm"]),
            ("“by the sea” calm", vec!["“by the sea”", "calm"]),
            ("\"by the", vec!["“by the"]),
            (
                "-rain -\"bad day\" well-being",
                vec!["not rain", "not “bad day”", "well-being"],
            ),
            ("quote\"", vec!["quote", "“"]),
            ("a\"b c\"d", vec!["a", "“b c”", "d"]),
            ("note: AND (x OR y)", vec!["note:", "AND", "(x", "OR", "y)"]),
        ] {
            assert_eq!(shown(typed), terms, "{typed}");
        }
    }

    #[test]
    fn keys_with_values() {
        for (typed, terms) in [
            ("tag:family", vec!["tag=family"]),
            ("TAG:\"my family\" x", vec!["tag=my family", "x"]),
            (
                "-trigger:boss helped:\"a walk",
                vec!["not trigger=boss", "helped=a walk"],
            ),
            ("path:smoking", vec!["path=smoking"]),
            (
                "mood:1 mood:very-low mood:\"very good\"",
                vec!["VeryLow", "VeryLow", "VeryGood"],
            ),
            (
                "is:victory IS:Pinned has:photo",
                vec!["Victory", "Pinned", "Photo"],
            ),
            ("before:2024", vec!["..2023-12-31"]),
            ("after:2024-02", vec!["2024-03-01.."]),
            (
                "after:2024 before:2025-03-09",
                vec!["2025-01-01..", "..2025-03-08"],
            ),
            (
                "-before:2024 -after:2024-02-29",
                vec!["2024-01-01..", "..2024-02-29"],
            ),
        ] {
            assert_eq!(shown(typed), terms, "{typed}");
        }
    }

    #[test]
    fn what_is_not_understood_is_words() {
        for (typed, terms) in [
            ("tag: mood:", vec![]),
            ("mood:9", vec!["mood: 9"]),
            (
                "before:2024-13 after:24 before:0000",
                vec!["before: 2024-13", "after: 24", "before: 0000"],
            ),
            (
                "before:2024-01-01-01 after:2024-",
                vec!["before: 2024-01-01-01", "after: 2024-"],
            ),
            ("is:blue has:cake", vec!["is: blue", "has: cake"]),
            ("colour:blue 12:30", vec!["colour:blue", "12:30"]),
            ("x:\"y z\"", vec!["x:", "“y z”"]),
        ] {
            assert_eq!(shown(typed), terms, "{typed}");
        }
    }

    #[test]
    fn what_is_very_long_is_cut() {
        let parsed = Query::parse(&"a ".repeat(100_000));
        assert_eq!(parsed.terms.len(), MOST);
        assert!(Query::parse(&"a".repeat(100_000)).terms.len() == 1);
    }
}
