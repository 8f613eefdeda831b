//! Values decoded: quoted-printable, base64, character sets and escapes.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use encoding_rs::{UTF_8, WINDOWS_1252};

use super::property::{Encoding, Property};

/// Base64 as it is written (RFC 4648 §4), read without minding how it ends.
pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The text of a property before its escapes are undone, and whether letters were lost.
pub(super) fn encoded(property: &Property) -> (String, bool) {
    let bytes = match property.encoding {
        Encoding::Plain => Cow::Borrowed(property.value),
        Encoding::QuotedPrintable => Cow::Owned(quoted_printable(property.value)),
        // A data: link is a text, and a text in base64 that is none is read as it stands.
        Encoding::Base64 => {
            base64(property.value).map_or(Cow::Borrowed(property.value), Cow::Owned)
        }
    };
    let (text, lost) = letters(&bytes, property.charset);
    (text.into_owned(), lost)
}

/// Quoted-printable undone (RFC 2045 §6.7); what is none stays as it is.
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        match (first, behind) {
            (b'=', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    plain.push(high * 16 + low);
                    rest = after;
                }
                _ => plain.push(b'='),
            },
            _ => plain.push(*first),
        }
    }
    plain
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// Base64 undone, whatever blanks are in it; `None` when it is none.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != 0)
        .collect();
    BASE64.decode(letters).ok()
}

/// `%41` undone (RFC 3986 §2.1).
pub(super) fn percent(text: &str) -> String {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if let (b'%', [high, low, after @ ..]) = (first, behind)
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            plain.push(high * 16 + low);
            rest = after;
        } else {
            plain.push(*first);
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Bytes as text, and whether letters were lost. Where no character set is named it is UTF-8, or else what Windows
/// uses in the west, which can stand for any bytes.
pub(super) fn letters<'a>(
    bytes: &'a [u8],
    charset: Option<&'static encoding_rs::Encoding>,
) -> (Cow<'a, str>, bool) {
    match (charset, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => (Cow::Borrowed(text), false),
        (None, Err(_)) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            (text, false)
        }
        // Some programs name their system's character set and write UTF-8 all the same.
        (Some(named), Ok(text)) if named == UTF_8 || !named.is_ascii_compatible() => {
            (Cow::Borrowed(text), false)
        }
        (Some(named), _) => named.decode_without_bom_handling(bytes),
    }
}

/// Escapes undone: `\n`, `\\`, `\,`, `\;`, `\:` (RFC 6350 §3.4); in 2.1 only `\;`.
pub(super) fn unescaped(text: &str, old: bool) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        let mut behind = rest.clone();
        match behind.next() {
            Some(';') => plain.push(';'),
            Some('n' | 'N') if !old => plain.push('\n'),
            Some(escaped @ ('\\' | ',' | ':')) if !old => plain.push(escaped),
            _ => {
                plain.push('\\');
                continue;
            }
        }
        rest = behind;
    }
    plain
}

/// The parts between the separators that are not escaped, still with their escapes.
pub(super) fn parts(text: &str, separator: char, old: bool) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    text.split(move |c| {
        if escaped {
            escaped = false;
            // In 2.1 a backslash only means something before a semicolon.
            return old && c == separator && c != ';';
        }
        escaped = c == '\\';
        c == separator
    })
}

/// A text of one line: without control characters, line ends as blanks, trimmed.
pub(super) fn one_line(text: &str) -> String {
    let line: String = text
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(' '),
            c => kept(c).then_some(c),
        })
        .collect();
    line.trim().to_owned()
}

/// A text of several lines: without other control characters, `\n` at the ends of lines, trimmed.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: String = text
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' => Some('\n'),
            '\t' => Some(' '),
            c => kept(c).then_some(c),
        })
        .collect();
    lines.trim().to_owned()
}

fn kept(c: char) -> bool {
    !c.is_control() && c != '\u{FEFF}'
}
