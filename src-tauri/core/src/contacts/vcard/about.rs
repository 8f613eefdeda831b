//! Who somebody is: the name of its parts, lists, addresses, days and the photo.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::property::{Encoding, Property};
use super::{Birthday, CardPhoto, ProblemKind, values};
use crate::clock::Instant;

/// Android's own property: what it holds that a card of ours has.
pub(super) enum AndroidCustom {
    Nickname(String),
    /// As written.
    Birthday(String),
}

/// A leap year, for days without a year.
const ANY_LEAP_YEAR: i32 = 2000;

/// The name that `N` gives in parts: family, given, additional, before, after; several of a part with commas
/// (RFC 6350 §6.2.2). The family comes first where both are in Chinese, Japanese or Korean letters. Empty when there is none.
pub(super) fn name_of_parts(text: &str, old: bool) -> String {
    let word = |text: &str| values::one_line(&values::unescaped(text, old));
    let mut parts = values::parts(text, ';', old).map(|part| {
        // A comma in a 2.1 is only a comma.
        if old {
            return word(part);
        }
        let words: Vec<String> = values::parts(part, ',', old).map(word).collect();
        joined(words.iter().map(String::as_str), " ")
    });
    let [family, given, additional, before, after] =
        std::array::from_fn(|_| parts.next().unwrap_or_default());
    if !family.is_empty()
        && !given.is_empty()
        && (family.chars().chain(given.chars())).all(is_east_asian)
    {
        return family + &given;
    }
    let words = [before, given, additional, family, after];
    joined(words.iter().map(String::as_str), " ")
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The parts between separators as one line with commas between them.
pub(super) fn listed(text: &str, separator: char, old: bool) -> String {
    let parts: Vec<String> = values::parts(text, separator, old)
        .map(|part| values::one_line(&values::unescaped(part, old)))
        .collect();
    joined(parts.iter().map(String::as_str), ", ")
}

/// An address as one writes it: `written` where the card has it so, else from its parts (RFC 6350 §6.3.1). A town goes
/// with its postcode behind where there is a region, before where there is none.
pub(super) fn address(text: &str, written: Option<&str>, old: bool) -> String {
    if let Some(written) = written {
        let written = values::lines(&values::unescaped(written, old));
        if !written.is_empty() {
            return written;
        }
    }
    let mut parts =
        values::parts(text, ';', old).map(|part| values::lines(&values::unescaped(part, old)));
    let [post_box, extended, street, town, region, code, country] =
        std::array::from_fn(|_| parts.next().unwrap_or_default());
    let town = if region.is_empty() {
        joined([code.as_str(), &town], " ")
    } else {
        joined(
            [town.as_str(), &joined([region.as_str(), &code], " ")],
            ", ",
        )
    };
    let lines = [post_box.as_str(), &extended, &street, &town, &country];
    joined(lines, "\n")
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    words.join(between)
}

/// A birthday in the forms of all versions: `1990-04-12`, `19900412`, either with a time, `--0412`, `--04-12`, and a
/// year that Apple says is none. `None` when it is no day.
pub(super) fn birthday(text: &str, no_year: Option<&str>) -> Option<Birthday> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next()?;
    let digits = |text: &str, length: usize| -> Option<u16> {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    let (year, rest) = match day.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => {
            let (year, rest) = day.split_at_checked(4)?;
            (Some(digits(year, 4)?), rest)
        }
    };
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let (month, day) = match rest.split_once('-') {
        Some(both) => both,
        None => rest.split_at_checked(2)?,
    };
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    let year = year.filter(|year| no_year.and_then(|none| digits(none.trim(), 4)) != Some(*year));
    if year == Some(0) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(
        year.map_or(ANY_LEAP_YEAR, i32::from),
        month.into(),
        day.into(),
    )?;
    Some(Birthday {
        year,
        month: u8::try_from(date.month()).ok()?,
        day: u8::try_from(date.day()).ok()?,
    })
}

/// When the card was changed: ISO 8601 in its long and its short form, without a zone in UTC. Years 1–9999.
pub(super) fn revision(text: &str) -> Option<Instant> {
    let text = text.trim();
    let at = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y%m%dT%H%M%S%#z"))
        .map(|at| at.naive_utc())
        .or_else(|_| {
            let text = text.trim_end_matches(['Z', 'z']);
            NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S")
                .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f"))
                .or_else(|_| {
                    NaiveDate::parse_from_str(text, "%Y-%m-%d")
                        .or_else(|_| NaiveDate::parse_from_str(text, "%Y%m%d"))
                        .map(|day| day.and_time(NaiveTime::MIN))
                })
        })
        .ok()?;
    (1..=9999)
        .contains(&at.year())
        .then(|| Instant(at.and_utc().timestamp().saturating_mul(1000)))
}

/// What Android's own property says, where a card of ours has a place for it: `…/nickname;Mo;…` and
/// `…/contact_event;--04-12;3;…`, where 3 is the birthday.
pub(super) fn android_custom(text: &str, old: bool) -> Option<AndroidCustom> {
    let mut parts =
        values::parts(text, ';', old).map(|part| values::one_line(&values::unescaped(part, old)));
    let kind = parts.next()?;
    let value = parts.next().filter(|value| !value.is_empty())?;
    match kind.rsplit_once('/')?.1 {
        "nickname" => Some(AndroidCustom::Nickname(value)),
        "contact_event" if parts.next()? == "3" => Some(AndroidCustom::Birthday(value)),
        _ => None,
    }
}

/// The photo of a card, at most `most` bytes; none where the property is empty.
pub(super) fn photo(property: &Property, most: usize) -> Result<Option<CardPhoto>, ProblemKind> {
    let value = property.value.trim_ascii();
    if value.is_empty() {
        return Ok(None);
    }
    let starts = |start: &[u8]| {
        value
            .get(..start.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(start))
    };
    let encoded = if starts(b"data:") {
        let comma = value.iter().position(|byte| *byte == b',');
        let (about, data) = comma
            .and_then(|at| value.split_at_checked(at))
            .ok_or(ProblemKind::PhotoUnclear)?;
        let about = about.strip_suffix(b"\\").unwrap_or(about);
        if !about.to_ascii_lowercase().ends_with(b";base64") {
            return Err(ProblemKind::PhotoUnclear);
        }
        data.strip_prefix(b",").unwrap_or(data)
    } else if property.encoding != Encoding::Base64
        && (value.contains(&b':')
            || property
                .parameter("VALUE")
                .is_some_and(|it| matches!(it.to_ascii_lowercase().as_str(), "uri" | "url")))
    {
        return Err(ProblemKind::PhotoElsewhere);
    } else {
        value
    };
    let bytes = values::base64(encoded).ok_or(ProblemKind::PhotoUnclear)?;
    if bytes.len() > most {
        return Err(ProblemKind::PhotoTooBig);
    }
    let mime = picture(&bytes).ok_or(ProblemKind::PhotoUnclear)?;
    Ok(Some(CardPhoto { bytes, mime }))
}

/// What kind of picture a file is, by the bytes with which each begins.
pub(super) fn picture(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(4..12).unwrap_or_default();
    Some(match bytes {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', b'\r', b'\n', ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "image/webp",
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => "image/tiff",
        [b'B', b'M', ..] => "image/bmp",
        _ if matches!(brand, b"ftypheic" | b"ftypheix" | b"ftypmif1") => "image/heic",
        _ => return None,
    })
}
