//! What can stand in a column. A file that was written or changed elsewhere may say anything, and what no page could read
//! must not come in.

use chrono::{Datelike, NaiveDate};
use rusqlite::types::Value;

use super::row::Row;
use crate::journal::LONGEST_TEXT;
use crate::time_of_day::TimeOfDay;

/// The first and the last moment that is taken: from the year 1 to the year 9999.
const MOMENTS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;
/// What an amount can be: exact also where a number is a double.
const AMOUNTS: std::ops::RangeInclusive<i64> = -(1 << 53)..=(1 << 53);
const COUNTS: std::ops::RangeInclusive<i64> = 0..=i32::MAX as i64;
const LONGEST_ID: usize = 80;

/// Whether every column of the row holds what it can hold.
pub(super) fn fits(table: &str, row: &Row) -> bool {
    row.0.iter().all(|(column, value)| match value {
        Value::Null => true,
        Value::Integer(number) => number_fits(table, column, *number),
        Value::Text(text) => text_fits(table, column, text),
        Value::Blob(bytes) => bytes_fit(column, bytes),
        Value::Real(_) => false,
    })
}

fn number_fits(table: &str, column: &str, number: i64) -> bool {
    match column {
        "value" if table == "capital_answer" => (1..=5).contains(&number),
        "written_at" | "created_at" | "changed_at" | "deleted_at" | "kept_at" | "start_set_at"
        | "archived_at" | "logged_at" | "started_at" | "due_at" | "snoozed_until"
        | "delivered_at" | "seen_at" | "said_at" | "added_at" | "birthday_since" | "own_since" => {
            MOMENTS.contains(&number)
        }
        "mood" | "energy" | "sleep_quality" | "known" | "welcome" | "needed" => {
            (1..=5).contains(&number)
        }
        "craving" | "word" => (0..=4).contains(&number),
        "craving_number" | "number" => (0..=10).contains(&number),
        "tried" => (1..=4).contains(&number),
        "victory" | "pinned" | "not_again" | "hidden" | "counter_hidden" | "total_hidden"
        | "own_words" | "first_call" | "on_help_card" | "nudge" | "home_group" | "any_hour"
        | "supports" | "birthday_remind" | "own_remind" | "by_hand" | "no_time" | "yearly"
        | "remind" | "enabled" | "done" | "gone" | "in_help" | "in_talk" | "hungry" | "angry"
        | "lonely" | "tired" => matches!(number, 0 | 1),
        // A place may stand before the first.
        "n" | "position" | "value" | "lowest" | "highest" | "amount" | "money" | "bytes" => {
            AMOUNTS.contains(&number)
        }
        _ => COUNTS.contains(&number),
    }
}

fn text_fits(table: &str, column: &str, text: &str) -> bool {
    match (table, column) {
        ("tag", "kind") => matches!(text, "tag" | "trigger" | "helped"),
        ("hidden_day", "day") => is_day(&format!("2024-{text}")),
        // Files are called after them.
        ("photo" | "plan_photo" | "shelf_item", "id") => is_uuid(text),
        (_, "id") => is_id(text),
        (_, "date" | "start" | "end" | "since" | "until" | "by_date" | "done_on" | "ask_on")
        | (_, "asked_on" | "own_start" | "nudge_since" | "open_on") => is_day(text),
        (_, "week") => {
            is_day(text)
                && (text.parse::<NaiveDate>())
                    .is_ok_and(|day| day.weekday() == chrono::Weekday::Mon)
        }
        (_, "start_time" | "time" | "remind_time") => {
            (text.parse::<TimeOfDay>()).is_ok_and(|time| time.to_string() == text)
        }
        _ => text.len() <= LONGEST_TEXT,
    }
}

/// The one thing that is kept as bytes and goes along is a portrait: a JPEG.
fn bytes_fit(column: &str, bytes: &[u8]) -> bool {
    const LONGEST_PORTRAIT: usize = 1024 * 1024;
    column != "photo" || (bytes.starts_with(b"\xFF\xD8\xFF") && bytes.len() <= LONGEST_PORTRAIT)
}

/// A UUID (RFC 9562 §4) as Cairn writes it.
pub(super) fn is_uuid(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok_and(|id| id.to_string() == text)
}

/// A UUID, or the name of something that comes with Cairn.
pub(super) fn is_id(text: &str) -> bool {
    let fits = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.:".contains(&letter);
    !text.is_empty() && text.len() <= LONGEST_ID && text.bytes().all(fits)
}

fn is_day(text: &str) -> bool {
    (text.parse::<NaiveDate>())
        .is_ok_and(|day| (1..=9999).contains(&day.year()) && day.to_string() == text)
}
