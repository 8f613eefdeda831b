//! A date as people remember it: a year, a month or a day.

use chrono::{Datelike, NaiveDate};

use super::StoryError;
use crate::words::Words;

/// A year, a month or a day, from the year 1 to the year 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoryDate {
    /// A whole year: its first day.
    Year(NaiveDate),
    /// A whole month: its first day.
    Month(NaiveDate),
    /// A day.
    Day(NaiveDate),
}

impl StoryDate {
    /// What was typed or stored: "2019", "2019-03", "2019-03-12", also with dots or slashes between; and "3.2019" or
    /// "03/2019", as a month is written in most places. None when nothing but space was. A day with the year last is not
    /// understood: in one country 3/12 is in March, in the next in December.
    ///
    /// # Errors
    /// `BadDate`.
    pub fn read(typed: &str) -> Result<Option<Self>, StoryError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let parts: Vec<&str> = typed.split(['-', '.', '/']).map(str::trim).collect();
        let date = match parts.as_slice() {
            [year] => Self::Year(civil(year, "1", "1")?),
            [year, month] if year.len() == 4 => Self::Month(civil(year, month, "1")?),
            [month, year] => Self::Month(civil(year, month, "1")?),
            [year, month, day] => Self::Day(civil(year, month, day)?),
            _ => return Err(StoryError::BadDate),
        };
        Ok(Some(date))
    }

    /// As it is stored: YYYY, YYYY-MM or YYYY-MM-DD.
    pub fn stored(self) -> String {
        match self {
            Self::Year(date) => format!("{:04}", date.year()),
            Self::Month(date) => format!("{:04}-{:02}", date.year(), date.month()),
            Self::Day(date) => date.to_string(),
        }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Year(date) | Self::Month(date) | Self::Day(date) => date,
        }
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let (date, months) = match self {
            Self::Day(date) => return date,
            Self::Month(date) => (date, 1),
            Self::Year(date) => (date, 12),
        };
        (date.checked_add_months(chrono::Months::new(months)))
            .and_then(|next| next.pred_opt())
            .unwrap_or(date)
    }

    /// In words: "2019", "March 2019", "12 March 2019".
    pub fn said(self, words: &Words) -> String {
        match self {
            Self::Year(date) => format!("{:04}", date.year()),
            Self::Month(date) => words.month(date),
            Self::Day(date) => words.date(date),
        }
    }

    /// The stored text in words; empty for none, and for what an older or newer Cairn may have written differently.
    pub(super) fn stored_in_words(stored: &str, words: &Words) -> String {
        let read = Self::read(stored).ok().flatten();
        read.map(|date| date.said(words)).unwrap_or_default()
    }
}

/// A year of four digits, a month and a day of one or two.
fn civil(year: &str, month: &str, day: &str) -> Result<NaiveDate, StoryError> {
    let number = |text: &str, longest: usize| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        (digits && (1..=longest).contains(&text.len()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
            .ok_or(StoryError::BadDate)
    };
    if year.len() != 4 {
        return Err(StoryError::BadDate);
    }
    let year = i32::try_from(number(year, 4)?).map_err(|_| StoryError::BadDate)?;
    if year == 0 {
        return Err(StoryError::BadDate);
    }
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?).ok_or(StoryError::BadDate)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(typed: &str) -> Option<String> {
        StoryDate::read(typed).ok().flatten().map(StoryDate::stored)
    }

    #[test]
    fn a_year_a_month_or_a_day_is_understood() {
        for (typed, stored) in [
            ("2019", "2019"),
            (" 2019 ", "2019"),
            ("2019-03", "2019-03"),
            ("2019-3", "2019-03"),
            ("3.2019", "2019-03"),
            ("03 / 2019", "2019-03"),
            ("2019-03-12", "2019-03-12"),
            ("2019.3.2", "2019-03-02"),
            ("2024-02-29", "2024-02-29"),
            ("0001", "0001"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(stored), "{typed}");
        }
        assert_eq!(StoryDate::read(" \u{a0}").unwrap(), None);
    }

    #[test]
    fn what_is_none_or_could_be_two_is_not_guessed() {
        for typed in [
            "19",
            "summer",
            "2019-13",
            "2019-00",
            "2023-02-29",
            "3/12/2019",
            "12.3.19",
            "2019-3-2-1",
            "-2019",
            "20190",
            "2019-",
            "０２",
            "0000",
            "99999999999",
            "２０１９",
            "2019-+3",
        ] {
            assert!(
                matches!(StoryDate::read(typed), Err(StoryError::BadDate)),
                "{typed}"
            );
        }
    }

    #[test]
    fn it_has_a_first_and_a_last_day_and_words() {
        let words = Words::new("en");
        for (stored, first, last, said) in [
            ("2024", "2024-01-01", "2024-12-31", "2024"),
            ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
            ("2024-02-03", "2024-02-03", "2024-02-03", "3 February 2024"),
            ("9999", "9999-01-01", "9999-12-31", "9999"),
        ] {
            let date = StoryDate::read(stored).unwrap().unwrap();
            assert_eq!(date.first().to_string(), first);
            assert_eq!(date.last().to_string(), last);
            assert_eq!(date.said(&words), said);
        }
        assert_eq!(StoryDate::stored_in_words("when I was young", &words), "");
    }
}
