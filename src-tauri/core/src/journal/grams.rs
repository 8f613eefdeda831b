//! What the search index cannot hold by itself: a run of letters of a script written without spaces is one word to it,
//! and most emoji are nothing. They are told to it in words of their own.

use unicode_normalization::char::is_combining_mark;

/// What a character is to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter or a digit of a script that sets spaces between words.
    Spaced,
    /// A letter of a script written without them.
    Unspaced,
    /// It belongs to the letter before it: an accent, a vowel sign, a tone.
    Mark,
    /// An emoji or another picture.
    Symbol,
    /// It changes how a picture looks, or ties pictures together.
    Modifier,
    /// Spaces, punctuation, controls.
    Gap,
}

/// What stands in the column `grams` for a text, '' for most: pairs of neighbouring letters of scripts written without
/// spaces, without their marks, each run ended by its last letter alone; a word for each emoji; and words that directly
/// follow either, which the index would take for the end of a longer word.
pub(crate) fn grams(text: &str) -> String {
    let mut grams = Grams::default();
    if text.is_ascii() {
        return grams.out;
    }
    for c in text.chars() {
        grams.take(c);
    }
    grams.end_run();
    grams.out
}

/// The words that find `run` in the column `grams`, one after the other; the last one also as the beginning of a
/// longer word when `run` is a single letter. `run` is letters of one script written without spaces, or emoji.
pub(super) fn asked(run: &str) -> Asked {
    let pairs = grams(run);
    let mut words: Vec<String> = pairs.split(' ').map(str::to_owned).collect();
    let letters = run.chars().filter(|c| kind(*c) == Kind::Unspaced).count();
    if letters > 1 {
        // The last letter alone ends a run in the text; what is looked for may go on.
        words.pop();
    }
    Asked {
        words: words.join(" "),
        begins: letters == 1,
    }
}

/// What to ask the column `grams` for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Words that stand one after the other.
    pub(super) words: String,
    /// The word may be the beginning of a longer one.
    pub(super) begins: bool,
}

/// What `c` is to search (blocks of Unicode 16; U+200B, which parts words in Khmer and Thai, is a gap).
pub(super) fn kind(c: char) -> Kind {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() {
            Kind::Spaced
        } else {
            Kind::Gap
        };
    }
    match u32::from(c) {
        ..0x0300 if c.is_alphanumeric() => Kind::Spaced,
        ..0x0300 => Kind::Gap,
        0x200D | 0x20E3 | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F => Kind::Modifier,
        // Signs of money that are younger than the tables of the index, which takes them for letters.
        0x20BA..=0x20C0 => Kind::Spaced,
        // Arrows, signs, shapes, dingbats; the blocks of emoji.
        0x2190..=0x245F
        | 0x249C..=0x24E9
        | 0x2500..=0x2775
        | 0x2794..=0x2BFF
        | 0x1F000..=0x1FBEF => Kind::Symbol,
        _ if is_combining_mark(c) => Kind::Mark,
        _ if !c.is_alphanumeric() => Kind::Gap,
        code if without_spaces(code) => Kind::Unspaced,
        _ => Kind::Spaced,
    }
}

#[derive(Default)]
struct Grams {
    out: String,
    /// The last letter of the run that is not ended.
    last: Option<char>,
    /// Whatever comes next directly follows a letter without spaces, an emoji, or a word that does.
    follows: bool,
    /// A word is being taken in.
    within: bool,
}

/// Before the number of an emoji: a private character is a letter to the index, and nobody types it.
const PICTURE: char = '\u{E002}';

impl Grams {
    fn take(&mut self, c: char) {
        match kind(c) {
            Kind::Unspaced => {
                self.space();
                if let Some(last) = self.last.replace(c) {
                    self.out.extend([last, c]);
                }
                (self.follows, self.within) = (true, false);
            }
            Kind::Symbol => {
                self.end_run();
                self.space();
                self.out.push(PICTURE);
                self.out.push_str(&format!("{:x}", u32::from(c)));
                (self.follows, self.within) = (true, false);
            }
            Kind::Spaced if self.follows => {
                self.end_run();
                if !self.within {
                    self.space();
                    self.within = true;
                }
                self.out.push(c);
            }
            Kind::Mark | Kind::Modifier if self.within => self.out.push(c),
            Kind::Mark | Kind::Modifier => {}
            Kind::Spaced | Kind::Gap => {
                self.end_run();
                (self.follows, self.within) = (false, false);
            }
        }
    }

    fn end_run(&mut self) {
        if let Some(last) = self.last.take() {
            self.space();
            self.out.push(last);
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean. Korean does set spaces, but after what belongs to a word.
fn without_spaces(code: u32) -> bool {
    matches!(code, 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1100..=0x11FF | 0x1780..=0x17FF | 0x2E80..=0x9FFF
        | 0xA960..=0xA97F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F | 0xAC00..=0xD7FF | 0xF900..=0xFAFF
        | 0xFF66..=0xFFDC | 0x1AFF0..=0x1B16F | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn shown(text: &str) -> String {
        grams(text).replace(PICTURE, "u")
    }

    #[test]
    fn most_texts_have_none() {
        for text in [
            "",
            "A walk by the sea.",
            "Café, naïve – “ну вот” Ελλάδα مرحبا עברית हिन्दी।",
            "a\0\u{1}",
        ] {
            assert_eq!(grams(text), "", "{text}");
        }
    }

    #[test]
    fn runs_without_spaces_are_pairs_and_their_last_letter() {
        assert_eq!(grams("今日は海"), "今日 日は は海 海");
        assert_eq!(grams("海"), "海");
        assert_eq!(grams("海、山。"), "海 山");
        assert_eq!(grams("학교에 간다"), "학교 교에 에 간다 다");
        assert_eq!(grams("น้ำ"), "นำ ำ");
        assert_eq!(grams("か\u{3099}き"), "かき き");
    }

    #[test]
    fn emoji_are_words_whatever_their_skin_or_style() {
        assert_eq!(shown("calm 🌊 and ❤\u{fe0f}"), "u1f30a u2764");
        assert_eq!(shown("👍🏽"), "u1f44d");
        assert_eq!(shown("👨\u{200d}👩"), "u1f468 u1f469");
        assert_eq!(shown("今🌊日"), "今 u1f30a 日");
    }

    #[test]
    fn words_that_follow_directly_are_there_too() {
        assert_eq!(grams("我用iPhone打电话"), "我用 用 iPhone 打电 电话 话");
        assert_eq!(shown("🥰calm, you"), "u1f970 calm");
        assert_eq!(grams("iPhoneを 3年"), "を 年");
        assert_eq!(grams("日cafe\u{301} on"), "日 cafe\u{301}");
        assert_eq!(grams("日₺5"), "日 ₺5");
    }

    #[test]
    fn what_is_asked_for_are_the_pairs_without_the_end() {
        for (run, words, begins) in [
            ("海", "海", true),
            ("今日", "今日", false),
            ("今日は", "今日 日は", false),
            ("น้ำ", "นำ", false),
        ] {
            let words = words.to_owned();
            assert_eq!(asked(run), Asked { words, begins }, "{run}");
        }
        assert_eq!(asked("👍🏽").words.replace(PICTURE, "u"), "u1f44d");
    }
}
