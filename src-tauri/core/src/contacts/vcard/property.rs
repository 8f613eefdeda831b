//! One line of a card taken apart: its name, what is said about the value, and the value.

use std::borrow::Cow;

use super::values;

/// Most words and parameters of a line that are looked at.
const MOST_PARAMETERS: usize = 32;
/// Longest parameter value that is kept, in bytes.
const LONGEST_PARAMETER: usize = 4096;

/// A line that was folded is at least this long; most fold at 75.
pub(super) const SHORTEST_FOLDED: usize = 40;

/// How the value is encoded for transport.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Not at all.
    Plain,
    /// RFC 2045 §6.7.
    QuotedPrintable,
    /// RFC 2045 §6.8, or a `data:` link that is to be joined like it.
    Base64,
}

/// What stands before the colon, only looked at so far.
pub(super) struct Head {
    /// How the value is encoded.
    pub encoding: Encoding,
    colon: usize,
}

/// One line of a card.
pub(super) struct Property<'a> {
    /// In capitals, without its group.
    pub name: String,
    /// `item1` of `item1.TEL`, in capitals; may be empty.
    pub group: String,
    /// Words that say what sort it is, as written.
    pub types: Vec<String>,
    /// How much it is preferred, 1 most; `None` = not said.
    pub preference: Option<u8>,
    /// How the value is encoded.
    pub encoding: Encoding,
    /// The character set that is named.
    pub charset: Option<&'static encoding_rs::Encoding>,
    /// Other parameters, names in capitals.
    pub others: Vec<(String, String)>,
    /// The value, still encoded.
    pub value: &'a [u8],
    /// Whether the card is a 2.1, which has fewer escapes.
    pub old: bool,
}

impl Property<'_> {
    /// The first parameter of that name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.others
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Looks at a line; `None` when it is no property.
pub(super) fn head(line: &[u8]) -> Option<Head> {
    let name = line
        .iter()
        .position(|byte| !is_name(*byte))
        .filter(|end| *end > 0)?;
    let behind = line.get(name..)?;
    let colon = match behind.first()? {
        b':' => name,
        b';' => name + colon(behind)?,
        _ => return None,
    };
    let value = line.get(colon + 1..)?;
    // A link alone on a line belongs to the text before it.
    let scheme = line.get(..name)?.to_ascii_lowercase();
    if value.starts_with(b"//") && matches!(scheme.as_slice(), b"http" | b"https") {
        return None;
    }
    let encoding = line
        .get(name..colon)?
        .split(|byte| *byte == b';')
        .take(MOST_PARAMETERS)
        .find_map(encoding_of)
        .unwrap_or(
            if value
                .get(..5)
                .is_some_and(|start| start.eq_ignore_ascii_case(b"data:"))
            {
                Encoding::Base64
            } else {
                Encoding::Plain
            },
        );
    Some(Head { encoding, colon })
}

/// Whether a line begins a property, also one that was folded before its colon.
pub(super) fn begins(line: &[u8]) -> bool {
    head(line).is_some() || line.len() >= SHORTEST_FOLDED && has_parameters(line)
}

fn has_parameters(line: &[u8]) -> bool {
    let behind = line.trim_ascii_end();
    let name = behind.iter().take_while(|byte| is_name(**byte)).count();
    let Some([b';', parameter @ ..]) = behind.get(name..) else {
        return false;
    };
    let word = parameter.iter().take_while(|byte| is_name(**byte)).count();
    // "Ask first; she said so" has a blank there.
    name > 0 && word > 0 && matches!(parameter.get(word), None | Some(b'=' | b';' | b'('))
}

/// Whether the line's property may be as long as a photo.
pub(super) fn holds_photo(line: &[u8]) -> bool {
    is_any_of(line, &["PHOTO", "X-MS-CARDPICTURE"])
}

/// Whether the line's property can only be one line, so that a line behind it that is no property is none of it.
pub(super) fn is_one_line(line: &[u8]) -> bool {
    is_any_of(
        line,
        &[
            "VERSION",
            "FN",
            "N",
            "NICKNAME",
            "ORG",
            "TEL",
            "EMAIL",
            "URL",
            "IMPP",
            "BDAY",
            "REV",
            "KIND",
            "X-ABLABEL",
        ],
    )
}

fn is_any_of(line: &[u8], names: &[&str]) -> bool {
    let end = line
        .iter()
        .position(|byte| !is_name(*byte))
        .unwrap_or(line.len());
    line.get(..end)
        .and_then(|name| name.rsplit(|byte| *byte == b'.').next())
        .is_some_and(|name| {
            names
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
        })
}

/// Takes a line apart; `None` when it is no property. `old` = the card is a 2.1.
pub(super) fn parse(line: &[u8], old: bool) -> Option<Property<'_>> {
    let Head { encoding, colon } = head(line)?;
    let before = line.get(..colon)?;
    let mut parts = split_outside_quotes(before, b';');
    let name = String::from_utf8_lossy(parts.next()?).to_ascii_uppercase();
    let (group, name) = match name.rsplit_once('.') {
        Some((group, name)) => (group.to_owned(), name.to_owned()),
        None => (String::new(), name),
    };
    let mut property = Property {
        name,
        group,
        types: Vec::new(),
        preference: None,
        encoding,
        charset: None,
        others: Vec::new(),
        value: line.get(colon + 1..)?,
        old,
    };
    for part in parts.take(MOST_PARAMETERS) {
        take_parameter(&mut property, part);
    }
    Some(property)
}

fn take_parameter(property: &mut Property, part: &[u8]) {
    if encoding_of(part).is_some() || part.len() > LONGEST_PARAMETER {
        return;
    }
    if let Some(label) = android_label(part) {
        property.types.push(label);
        return;
    }
    let equals = part.iter().position(|byte| *byte == b'=');
    let (name, value) = match equals {
        Some(at) => (
            part.get(..at).unwrap_or_default(),
            part.get(at + 1..).unwrap_or_default(),
        ),
        // The words of 2.1 stand alone.
        None => (&b"TYPE"[..], part),
    };
    let name = String::from_utf8_lossy(name.trim_ascii()).to_ascii_uppercase();
    match name.as_str() {
        "TYPE" => {
            // Some programs put the whole list in quotes, others each word.
            let words = text(value, property.old);
            let room = MOST_PARAMETERS.saturating_sub(property.types.len());
            for word in words.split(',').map(str::trim).take(room) {
                if word.eq_ignore_ascii_case("PREF") {
                    property.preference.get_or_insert(1);
                } else if !word.is_empty() {
                    property.types.push(word.to_owned());
                }
            }
        }
        "PREF" => property.preference = text(value, property.old).trim().parse().ok(),
        "CHARSET" => {
            property.charset = encoding_rs::Encoding::for_label(unquoted(value.trim_ascii()));
        }
        _ => property.others.push((name, text(value, property.old))),
    }
}

/// Android writes own labels as `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=BC)`.
fn android_label(part: &[u8]) -> Option<String> {
    let (name, behind) = part.split_at_checked(b"X-CUSTOM(".len())?;
    if !name.eq_ignore_ascii_case(b"X-CUSTOM(") {
        return None;
    }
    let label = behind.strip_suffix(b")").unwrap_or(behind);
    let label = label.rsplit(|byte| *byte == b',').next()?;
    let label = values::quoted_printable(label);
    let (label, _) = values::letters(&label, None);
    let label = values::one_line(&label);
    (!label.is_empty()).then_some(label)
}

fn text(value: &[u8], old: bool) -> String {
    let (text, _) = values::letters(value, None);
    let text: Cow<str> = if text.contains('"') {
        Cow::Owned(text.replace('"', ""))
    } else {
        text
    };
    let text = if old {
        text
    } else {
        Cow::Owned(uncircumflexed(&text))
    };
    values::lines(&text)
}

/// What RFC 6868 hides in parameters: `^n` a new line, `^'` a quotation mark, `^^` a circumflex.
fn uncircumflexed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '^' {
            plain.push(c);
            continue;
        }
        let mut behind = rest.clone();
        match behind.next() {
            Some('n') => plain.push('\n'),
            Some('\'') => plain.push('"'),
            Some('^') => plain.push('^'),
            _ => {
                plain.push('^');
                continue;
            }
        }
        rest = behind;
    }
    plain
}

fn encoding_of(part: &[u8]) -> Option<Encoding> {
    let part = part.trim_ascii();
    let (named, value) = match part.iter().position(|byte| *byte == b'=') {
        Some(at)
            if part
                .get(..at)?
                .trim_ascii()
                .eq_ignore_ascii_case(b"ENCODING") =>
        {
            (true, part.get(at + 1..)?)
        }
        Some(_) => return None,
        None => (false, part),
    };
    let value = unquoted(value.trim_ascii());
    match value.to_ascii_uppercase().as_slice() {
        b"QUOTED-PRINTABLE" | b"Q" if named || value.len() > 1 => Some(Encoding::QuotedPrintable),
        b"BASE64" | b"B" if named || value.len() > 1 => Some(Encoding::Base64),
        b"8BIT" | b"7BIT" => Some(Encoding::Plain),
        _ => None,
    }
}

fn unquoted(value: &[u8]) -> &[u8] {
    value
        .strip_prefix(b"\"")
        .and_then(|value| value.strip_suffix(b"\""))
        .unwrap_or(value)
}

/// The first colon outside quotation marks, or the first at all where they are not closed.
fn colon(behind: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let mut first = None;
    for (at, byte) in behind.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b':' if !quoted => return Some(at),
            b':' => {
                first.get_or_insert(at);
            }
            _ => {}
        }
    }
    first
}

fn split_outside_quotes(text: &[u8], at: u8) -> impl Iterator<Item = &[u8]> {
    // Where quotation marks are not closed they mean nothing.
    let closed = text.iter().filter(|byte| **byte == b'"').count() % 2 == 0;
    let mut quoted = false;
    text.split(move |byte| {
        quoted ^= closed && *byte == b'"';
        *byte == at && !quoted
    })
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}
