//! Phone numbers: how they are read, and what is dialled. Neither ever changes what the person typed.

mod e164;
mod identity;

use std::fmt::Write as _;

use phonenumber::Mode;
use phonenumber::country;

pub use e164::e164;
pub use identity::{Identity, identity};

/// Fewer digits than this may be a short code (988, 116 123, 112), which has no country and is shown as typed.
const FEWEST_GROUPED: usize = 7;

/// The longest international number (ITU-T E.164 §6.2.1).
const MOST_GROUPED: usize = 15;

/// A person who groups a number themselves makes groups of up to this many digits; theirs is then the way it is read.
const LONGEST_OWN_GROUP: usize = 4;

/// With more digits than this the number is whole without letters, and letters are a note beside it.
const MOST_DIGITS_BESIDE_LETTERS: usize = 8;

/// Words after which the next digits are dialled once the call is answered.
const EXTENSION_WORDS: &[&str] = &[
    "x",
    "ext",
    "extn",
    "extension",
    "option",
    "press",
    "poste",
    "durchwahl",
    "interno",
    "ramal",
];

/// The zeros of the scripts whose ten digits follow each other (Unicode 16, general category Nd, as keyboards give them).
const ZEROS: &[char] = &[
    '0', '\u{0660}', '\u{06F0}', '\u{07C0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}',
    '\u{0B66}', '\u{0BE6}', '\u{0C66}', '\u{0CE6}', '\u{0D66}', '\u{0DE6}', '\u{0E50}', '\u{0ED0}',
    '\u{0F20}', '\u{1040}', '\u{1090}', '\u{17E0}', '\u{1810}', '\u{1946}', '\u{19D0}', '\u{A8D0}',
    '\u{A9D0}', '\u{AA50}', '\u{ABF0}', '\u{FF10}',
];

/// The number grouped for reading in `region` (ISO 3166; anything else = no region known). Gives back exactly what
/// was typed for short codes, for numbers that the person grouped, with letters or extensions, and wherever grouping
/// would add, drop or change a digit.
pub fn display(number: &str, region: &str) -> String {
    grouped(number, region).unwrap_or_else(|| number.to_owned())
}

/// Whether there is anything to dial in the number: exactly when [`tel_uri`] gives a link.
pub fn dialable(number: &str) -> bool {
    tel_uri(number).is_some()
}

/// The number as a `tel:` link (RFC 3966), dialled as typed: digits of any script, a leading +, * and #; `,` and `;`
/// are pauses, and so is what announces an extension ("x123", "ext. 5"). Letters that spell a number (1-800-FLOWERS) become
/// the digits they share a key with (ITU-T E.161); words beside a number, separators and everything else are left out, and
/// so is the "(0)" that people write after a country code. `None` where there are no digits, or where the text is an
/// address rather than a number.
pub fn tel_uri(number: &str) -> Option<String> {
    let dialled = dialled(number)?;
    let mut uri = String::from("tel:");
    for key in dialled.chars() {
        match key {
            '#' => uri.push_str("%23"),
            // In a tel: link a bare semicolon begins a parameter.
            ';' => uri.push_str("%3B"),
            key => uri.push(key),
        }
    }
    Some(uri)
}

/// Reads the table that [`display`] groups by, which takes about as long as opening the vault (70 ms were seen): to be called
/// off the main thread at start, so that the first page with a number does not wait for it.
pub fn prepare() {
    let _ = known_country("US");
}

fn grouped(number: &str, region: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if !(FEWEST_GROUPED..=MOST_GROUPED).contains(&digits.len())
        || !number
            .trim()
            .chars()
            .enumerate()
            .all(|(at, c)| c.is_ascii_digit() || separates(c) || (at == 0 && c == '+'))
    {
        return None;
    }
    let own = number
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .max()
        .unwrap_or_default();
    if own <= LONGEST_OWN_GROUP {
        return None;
    }
    let international = number.trim_start().starts_with('+');
    let country = if international {
        None
    } else {
        Some(known_country(region)?)
    };
    // The parser has panicked on odd text before; it only ever sees a plus and 7 to 15 ASCII digits.
    let plain = if international {
        format!("+{digits}")
    } else {
        digits.clone()
    };
    let parsed = phonenumber::parse(country, &plain).ok()?;
    let mode = if international {
        Mode::International
    } else {
        Mode::National
    };
    let mut shown = String::new();
    // Not `to_string`, which panics where formatting fails.
    write!(shown, "{}", parsed.format().mode(mode)).ok()?;
    let same_digits = shown
        .chars()
        .filter(char::is_ascii_digit)
        .eq(digits.chars());
    let same_plus = shown.starts_with('+') == international;
    let only_grouped = shown
        .chars()
        .skip(1)
        .all(|c| c.is_ascii_digit() || separates(c));
    (same_digits && same_plus && only_grouped).then_some(shown)
}

fn known_country(region: &str) -> Option<country::Id> {
    let id: country::Id = region.parse().ok()?;
    // The parser expects metadata for every country that it can name.
    phonenumber::metadata::DATABASE
        .by_id(id.as_ref())
        .map(|_| id)
}

fn separates(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '.' | '/' | '(' | ')' | '\u{A0}' | '\u{202F}' | '\u{2010}'..='\u{2015}'
    )
}

/// The keys to press, in order, of the alphabet 0–9 + * # , ; with a digit among them and no pause at either end.
fn dialled(number: &str) -> Option<String> {
    if number.contains('@') || number.contains("://") {
        return None;
    }
    let typed: Vec<char> = number.chars().map(plain).collect();
    let digits_typed = typed.iter().filter(|c| c.is_ascii_digit()).count();
    let mut keys = String::new();
    let mut at = 0;
    while let Some(&c) = typed.get(at) {
        let from_here = typed.get(at..).unwrap_or_default();
        let mut taken = 1;
        match c {
            '0'..='9' | '*' | '#' => keys.push(c),
            '+' if keys.is_empty() => keys.push(c),
            ',' | ';' => pause(&mut keys, c),
            '(' if from_here.starts_with(&['(', '0', ')']) && trunk_zero_is_dropped(&keys) => {
                taken = 3
            }
            c if c.is_alphabetic() => {
                taken = from_here.iter().take_while(|c| c.is_alphabetic()).count();
                let (word, behind) = from_here.split_at_checked(taken).unwrap_or_default();
                if let Some(separators) = announces_extension(word, behind) {
                    pause_once(&mut keys);
                    taken += separators;
                } else if digits_typed <= MOST_DIGITS_BESIDE_LETTERS
                    && spells_number(word, typed.get(..at).unwrap_or_default())
                {
                    keys.extend(word.iter().filter_map(|letter| key_of(*letter)));
                }
            }
            _ => {}
        }
        at += taken;
    }
    let keys = keys.trim_end_matches([',', ';']);
    keys.contains(|c: char| c.is_ascii_digit())
        .then(|| keys.to_owned())
}

/// Full-width forms and the digits of other scripts as ASCII; everything else as it is.
fn plain(c: char) -> char {
    if let '\u{FF01}'..='\u{FF5E}' = c {
        return char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
    }
    ZEROS
        .iter()
        .find_map(|zero| {
            u32::from(c)
                .checked_sub(u32::from(*zero))
                .filter(|value| *value < 10)
        })
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(c)
}

fn pause(keys: &mut String, key: char) {
    if keys.contains(|c: char| c.is_ascii_digit()) {
        keys.push(key);
    }
}

fn pause_once(keys: &mut String) {
    if !keys.ends_with([',', ';']) {
        pause(keys, ',');
    }
}

/// How many separators stand between the word and the extension it announces; `None` when it announces none.
fn announces_extension(word: &[char], behind: &[char]) -> Option<usize> {
    let word: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
    if !EXTENSION_WORDS.contains(&word.as_str()) {
        return None;
    }
    let separator = |c: &char| matches!(c, '.' | ':' | '=' | '#' | '-') || c.is_whitespace();
    let extension = behind.iter().position(|c| !separator(c))?;
    behind
        .get(extension)
        .filter(|c| c.is_ascii_digit())
        .map(|_| extension)
}

/// Letters spell a number when one has begun and they either hang on to it (4MY, 1-800-flowers) or are capitals behind one of
/// its groups (1 800 FLOWERS); "mobile" or "(UK)" beside a number do not, nor what is to be written to a short code
/// (741741 HOME).
fn spells_number(word: &[char], before: &[char]) -> bool {
    let joined = (before.last()).is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '.'));
    let group = before.iter().rev().skip_while(|c| !c.is_ascii_digit());
    let group = group.take_while(|c| c.is_ascii_digit()).count();
    let capitals = before.last() != Some(&'(')
        && word.len() > 1
        && word.iter().all(char::is_ascii_uppercase)
        && group <= LONGEST_OWN_GROUP;
    group > 0 && word.iter().all(char::is_ascii_alphabetic) && (joined || capitals)
}

fn key_of(letter: char) -> Option<char> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

/// "+49 (0)30 …": the zero is for calls inside the country. In Italy, San Marino and the Vatican it is part of the number.
fn trunk_zero_is_dropped(keys: &str) -> bool {
    keys.strip_prefix('+')
        .is_some_and(|code| (1..=3).contains(&code.len()) && !matches!(code, "39" | "378" | "379"))
}

#[cfg(test)]
mod tests;
