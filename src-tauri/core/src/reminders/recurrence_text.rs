//! How a recurrence rule is written (RFC 5545 §3.3.10) and what of it is told here: dates, once a day at most.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::recurrence::{Every, Recurrence, RuleError};

/// The longest rule that is read, in bytes.
const LONGEST_RULE: usize = 500;
/// "Every 100,000 days" is nothing that anybody says.
const LARGEST_INTERVAL: u32 = 10_000;

impl Recurrence {
    /// Reads the value of an RRULE, also with its name before it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(text: &str) -> Result<Self, RuleError> {
        if text.len() > LONGEST_RULE {
            return Err(RuleError::NotARule);
        }
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let mut seen = Vec::new();
        let mut every = None;
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            week_start: Weekday::Mon,
            months: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            positions: Vec::new(),
        };
        for part in text.split(';') {
            let (name, value) = part.split_once('=').ok_or(RuleError::NotARule)?;
            if seen.contains(&name) {
                return Err(RuleError::NotARule);
            }
            seen.push(name);
            match name {
                "FREQ" => every = Some(frequency(value)?),
                "INTERVAL" => {
                    rule.interval = number(value)?;
                    if !(1..=LARGEST_INTERVAL).contains(&rule.interval) {
                        return Err(RuleError::OutOfRange);
                    }
                }
                "COUNT" => {
                    rule.count = Some(number(value).and_then(|count| match count {
                        0 => Err(RuleError::OutOfRange),
                        count => Ok(count),
                    })?);
                }
                "UNTIL" => rule.until = Some(moment(value).ok_or(RuleError::NotARule)?),
                "WKST" => rule.week_start = weekday(value).ok_or(RuleError::NotARule)?,
                "BYDAY" => rule.days = list(value, day)?,
                "BYMONTHDAY" => {
                    rule.month_days = list(value, |text| counted(text, 31))?;
                }
                "BYMONTH" => {
                    rule.months = list(value, |text| {
                        let month = number(text).ok()?;
                        (1..=12).contains(&month).then_some(month)
                    })?;
                }
                "BYSETPOS" => rule.positions = list(value, |text| counted(text, 366))?,
                "BYSECOND" | "BYMINUTE" | "BYHOUR" => return Err(RuleError::TooOften),
                "BYYEARDAY" => return Err(RuleError::NotTold("BYYEARDAY")),
                "BYWEEKNO" => return Err(RuleError::NotTold("BYWEEKNO")),
                _ => return Err(RuleError::NotARule),
            }
        }
        rule.every = every.ok_or(RuleError::NotARule)?;
        rule.goes_together()?;
        Ok(rule)
    }

    /// What RFC 5545 does not allow together.
    fn goes_together(&self) -> Result<(), RuleError> {
        let names_some =
            !(self.days.is_empty() && self.month_days.is_empty() && self.months.is_empty());
        let counted_days = self.days.iter().any(|(nth, _)| nth.is_some());
        if self.count.is_some() && self.until.is_some() {
            return Err(RuleError::DoesNotGo("UNTIL"));
        }
        if counted_days && matches!(self.every, Every::Day | Every::Week) {
            return Err(RuleError::DoesNotGo("BYDAY"));
        }
        if !self.month_days.is_empty() && self.every == Every::Week {
            return Err(RuleError::DoesNotGo("BYMONTHDAY"));
        }
        if !self.positions.is_empty() && !names_some {
            return Err(RuleError::DoesNotGo("BYSETPOS"));
        }
        Ok(())
    }
}

fn frequency(text: &str) -> Result<Every, RuleError> {
    match text {
        "DAILY" => Ok(Every::Day),
        "WEEKLY" => Ok(Every::Week),
        "MONTHLY" => Ok(Every::Month),
        "YEARLY" => Ok(Every::Year),
        "HOURLY" | "MINUTELY" | "SECONDLY" => Err(RuleError::TooOften),
        _ => Err(RuleError::NotARule),
    }
}

/// One or more, between commas.
fn list<T>(text: &str, one: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, RuleError> {
    text.split(',')
        .map(|text| one(text).ok_or(RuleError::NotARule))
        .collect()
}

/// Digits and nothing else: Rust's own reading takes a plus sign, too.
fn number(text: &str) -> Result<u32, RuleError> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .ok_or(RuleError::NotARule)
}

/// 1 to `most`, or −1 to −`most`.
fn counted(text: &str, most: u32) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let number = number(digits).ok()?;
    (1..=most).contains(&number).then_some(())?;
    Some(sign * i32::try_from(number).ok()?)
}

/// "MO", "2TU", "-1FR".
fn day(text: &str) -> Option<(Option<i32>, Weekday)> {
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = match nth {
        "" => None,
        nth => Some(counted(nth, 53)?),
    };
    Some((nth, weekday(name)?))
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

/// A date, which is meant to its end, or a date and time. A time in UTC is read as one on the wall clock, like all else.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let end_of_day = NaiveTime::from_hms_opt(23, 59, 59)?;
    if text.len() == "20261122".len() {
        return Some(
            NaiveDate::parse_from_str(text, "%Y%m%d")
                .ok()?
                .and_time(end_of_day),
        );
    }
    let text = text.strip_suffix('Z').unwrap_or(text);
    (text.len() == "20261122T090000".len())
        .then(|| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok())
        .flatten()
}
