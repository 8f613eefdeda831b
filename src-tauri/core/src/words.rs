//! Dates and times in words, in the order and with the names that the person's language uses.

mod calendar;
mod numbers;

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, Locale, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::clock::Instant;

/// Turns dates and times into words of one language. The page and Fluent only ever get what this gives:
/// a web view may be told that its language is "C".
#[derive(Debug, Clone, Copy)]
pub struct Words {
    locale: Locale,
    language: [u8; 3],
    order: Order,
    twelve_hours: bool,
    region: [u8; 2],
    months_alone: Option<&'static str>,
}

/// How a language writes a date (Unicode CLDR 47, `dateFormats` full and long, Gregorian).
#[derive(Debug, Clone, Copy)]
struct Order {
    full: &'static str,
    long: &'static str,
    month: &'static str,
}

impl Words {
    /// Takes a language tag or the name of a POSIX locale: "en", "en-US", "de_DE.UTF-8", "sr-Latn-RS". Anything
    /// that is not known, "C" and "POSIX" too, is English as it is written outside America.
    pub fn new(language: &str) -> Self {
        let (locale, language, region) = known(language);
        Self {
            locale,
            language: padded(&language),
            order: order(&language, &region),
            twelve_hours: shows_twelve_hours(locale),
            region: region.as_bytes().try_into().unwrap_or_default(),
            months_alone: calendar::months_alone(&language),
        }
    }

    /// The date with its weekday: "Sunday, 22 November 2026".
    pub fn full_date(&self, date: NaiveDate) -> String {
        self.write(date, self.order.full)
    }

    /// The date: "22 November 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        self.write(date, self.order.long)
    }

    /// The month of the date, as a heading: "November 2026".
    pub fn month(&self, date: NaiveDate) -> String {
        self.write(date, self.order.month)
    }

    /// The time of day: "03:10", or "3:10 AM" where clocks show twelve hours.
    pub fn time(&self, time: NaiveTime) -> String {
        if !self.twelve_hours {
            return time.format("%H:%M").to_string();
        }
        // Only a date can be written in a language; which one makes no difference here.
        let at = NaiveDate::default().and_time(time).and_utc();
        written(at, "%-I:%M %p", self.locale)
            .filter(|text| text.trim_end().len() > "11:59".len())
            .unwrap_or_else(|| time.format("%H:%M").to_string())
    }

    /// The date and time that the wall clock in `zone` showed at `at`: "22 November 2026, 18:20".
    pub fn when(&self, at: Instant, zone: Tz) -> String {
        let local = at.utc().with_timezone(&zone).naive_local();
        format!("{}, {}", self.date(local.date()), self.time(local.time()))
    }

    fn language(&self) -> &str {
        let language = str::from_utf8(&self.language).unwrap_or_default();
        language.trim_end_matches('\0')
    }

    fn write(&self, date: NaiveDate, pattern: &str) -> String {
        let mut text = String::new();
        match write!(text, "{}", date.format_localized(pattern, self.locale)) {
            Ok(()) => text,
            Err(_) => format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
        }
    }
}

fn written(at: DateTime<Utc>, pattern: &str, locale: Locale) -> Option<String> {
    let mut text = String::new();
    write!(text, "{}", at.format_localized(pattern, locale)).ok()?;
    Some(text)
}

/// A language's two or three letters.
fn padded(language: &str) -> [u8; 3] {
    let mut letters = language.bytes().chain(std::iter::repeat(0));
    [(); 3].map(|()| letters.next().unwrap_or_default())
}

/// The locale for a tag, with the language and the region that were understood (the region may be empty).
fn known(tag: &str) -> (Locale, String, String) {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let region = parts
        .find(|part| part.len() == 2)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let home = home_region(&language);
    for (region, candidate) in [
        (region.as_str(), format!("{language}_{region}")),
        (home.as_str(), format!("{language}_{home}")),
    ] {
        if let Ok(locale) = candidate.parse() {
            return (locale, language, region.to_owned());
        }
    }
    (Locale::en_GB, "en".to_owned(), "GB".to_owned())
}

/// The region whose way of writing stands for a language named without one.
fn home_region(language: &str) -> String {
    let region = match language {
        "en" => "GB",
        "ar" => "EG",
        "be" => "BY",
        "ca" => "ES",
        "cs" => "CZ",
        "da" => "DK",
        "el" => "GR",
        "et" => "EE",
        "eu" | "gl" => "ES",
        "fa" => "IR",
        "ga" => "IE",
        "he" => "IL",
        "hi" => "IN",
        "ja" => "JP",
        "ko" => "KR",
        "nb" | "nn" => "NO",
        "pt" => "PT",
        "sl" => "SI",
        "sr" => "RS",
        "sv" => "SE",
        "uk" => "UA",
        "ur" => "PK",
        "vi" => "VN",
        "zh" => "CN",
        same => return same.to_ascii_uppercase(),
    };
    region.to_owned()
}

fn order(language: &str, region: &str) -> Order {
    let (full, long) = match language {
        "en" if matches!(region, "US" | "CA" | "PH") => ("%A, %B %-d, %Y", "%B %-d, %Y"),
        "de" | "hr" | "sl" | "sr" | "bs" | "et" => ("%A, %-d. %B %Y", "%-d. %B %Y"),
        "nb" | "nn" | "fi" | "cs" | "sk" => ("%A %-d. %B %Y", "%-d. %B %Y"),
        "da" => ("%A den %-d. %B %Y", "%-d. %B %Y"),
        "es" | "pt" | "gl" => ("%A, %-d de %B de %Y", "%-d de %B de %Y"),
        // The Catalan names of months already begin with "de" or "d’".
        "ca" => ("%A, %-d %B de %Y", "%-d %B de %Y"),
        "fr" | "it" | "nl" | "sv" | "el" => ("%A %-d %B %Y", "%-d %B %Y"),
        "tr" => ("%-d %B %Y %A", "%-d %B %Y"),
        "hu" => ("%Y. %B %-d., %A", "%Y. %B %-d."),
        "ru" | "bg" => ("%A, %-d %B %Y г.", "%-d %B %Y г."),
        "uk" => ("%A, %-d %B %Y р.", "%-d %B %Y р."),
        "ja" | "zh" => ("%Y年%-m月%-d日%A", "%Y年%-m月%-d日"),
        "ko" => ("%Y년 %-m월 %-d일 %A", "%Y년 %-m월 %-d일"),
        "ar" | "fa" | "ur" => ("%A، %-d %B %Y", "%-d %B %Y"),
        _ => ("%A, %-d %B %Y", "%-d %B %Y"),
    };
    let month = match language {
        // The names that go with a day ("of November") read wrongly alone.
        "be" | "bs" | "ca" | "cs" | "el" | "fi" | "hr" | "lt" | "lv" | "pl" | "ru" | "sk"
        | "sl" | "uk" => "%m.%Y",
        "es" | "pt" | "gl" => "%B de %Y",
        "hu" => "%Y. %B",
        "ja" | "zh" => "%Y年%-m月",
        "ko" => "%Y년 %-m월",
        _ => "%B %Y",
    };
    Order { full, long, month }
}

fn shows_twelve_hours(locale: Locale) -> bool {
    NaiveDate::default()
        .and_hms_opt(13, 0, 0)
        .and_then(|one_pm| written(one_pm.and_utc(), "%X", locale))
        .is_some_and(|text| text.contains("01") || text.contains("1:"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn date() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn dates_are_written_in_the_order_of_the_language() {
        for (language, full, long, month) in [
            (
                "en",
                "Sunday, 22 November 2026",
                "22 November 2026",
                "November 2026",
            ),
            (
                "C",
                "Sunday, 22 November 2026",
                "22 November 2026",
                "November 2026",
            ),
            (
                "",
                "Sunday, 22 November 2026",
                "22 November 2026",
                "November 2026",
            ),
            (
                "en-GB",
                "Sunday, 22 November 2026",
                "22 November 2026",
                "November 2026",
            ),
            (
                "en_US.UTF-8",
                "Sunday, November 22, 2026",
                "November 22, 2026",
                "November 2026",
            ),
            (
                "en-Latn-US",
                "Sunday, November 22, 2026",
                "November 22, 2026",
                "November 2026",
            ),
            (
                "en-XX",
                "Sunday, 22 November 2026",
                "22 November 2026",
                "November 2026",
            ),
            (
                "de_DE.UTF-8",
                "Sonntag, 22. November 2026",
                "22. November 2026",
                "November 2026",
            ),
            (
                "DE",
                "Sonntag, 22. November 2026",
                "22. November 2026",
                "November 2026",
            ),
            (
                "es-MX",
                "domingo, 22 de noviembre de 2026",
                "22 de noviembre de 2026",
                "noviembre de 2026",
            ),
            (
                "fr",
                "dimanche 22 novembre 2026",
                "22 novembre 2026",
                "novembre 2026",
            ),
            ("ja", "2026年11月22日日曜日", "2026年11月22日", "2026年11月"),
            (
                "ru",
                "воскресенье, 22 ноября 2026 г.",
                "22 ноября 2026 г.",
                "11.2026",
            ),
        ] {
            let words = Words::new(language);
            assert_eq!(
                words.full_date(date()).to_lowercase(),
                full.to_lowercase(),
                "{language}"
            );
            assert_eq!(
                words.date(date()).to_lowercase(),
                long.to_lowercase(),
                "{language}"
            );
            assert_eq!(
                words.month(date()).to_lowercase(),
                month.to_lowercase(),
                "{language}"
            );
        }
    }

    #[test]
    fn times_follow_the_clocks_of_the_place() {
        let early = NaiveTime::from_hms_opt(3, 10, 0).unwrap();
        for (language, text) in [
            ("en", "03:10"),
            ("C", "03:10"),
            ("de", "03:10"),
            ("fr-CA", "03:10"),
            ("en-US", "3:10 AM"),
        ] {
            assert_eq!(Words::new(language).time(early), text, "{language}");
        }
        let words = Words::new("en-US");
        assert_eq!(
            words.time(NaiveTime::from_hms_opt(0, 5, 0).unwrap()),
            "12:05 AM"
        );
        assert_eq!(
            words.time(NaiveTime::from_hms_opt(12, 5, 0).unwrap()),
            "12:05 PM"
        );
    }

    #[test]
    fn a_moment_is_told_as_the_wall_clock_of_its_place_showed_it() {
        let at = Instant(1_795_368_000_000);
        assert_eq!(
            Words::new("en").when(at, Tz::UTC),
            "22 November 2026, 17:20"
        );
        assert_eq!(
            Words::new("en").when(at, Tz::Europe__Berlin),
            "22 November 2026, 18:20"
        );
        assert_eq!(
            Words::new("en-US").when(at, Tz::Asia__Tokyo),
            "November 23, 2026, 2:20 AM"
        );
    }

    #[test]
    fn no_language_makes_it_fall_over() {
        for language in [
            "fa",
            "fa_IR",
            "ar",
            "he",
            "my_MM",
            "th_TH",
            "am_ET",
            "dz_BT",
            "sr-Latn-RS",
            "zh_TW",
            "POSIX",
            "x",
            "---",
            "é",
            "ps_AF",
            "km_KH",
            "mai_IN",
            "or_IN",
            "lzh_TW",
            "bn_BD",
        ] {
            let words = Words::new(language);
            let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
            for text in [
                words.full_date(date()),
                words.date(date()),
                words.month(date()),
                words.time(noon),
            ] {
                assert!(!text.is_empty(), "{language}");
            }
        }
    }
}
