//! An earlier sentence of the person, to meet again on a good day.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use super::JournalError;
use super::head::read;
use crate::db::PathId;

/// From how many of the newest entries a sentence is chosen.
const AMONG: i64 = 60;
/// A shorter one says little …
const SHORTEST: usize = 12;
/// … and a longer one is no longer one thought, in characters.
const LONGEST: usize = 240;

/// A sentence from an entry about the path, or from a victory that is about no other, of a day before `before`; with the
/// day it was written. The same `seed` gives the same sentence as long as nothing new is written. Left out are entries
/// and days that the person does not want to see again, entries with a low mood, and every day on which something
/// happened or a chapter ended.
///
/// # Errors
/// The database's.
pub fn own_words(
    connection: &Connection,
    path: &PathId,
    before: NaiveDate,
    seed: &str,
) -> Result<Option<(String, NaiveDate)>, JournalError> {
    let before = before.to_string();
    let mut entries = Vec::new();
    let mut statement = connection.prepare_cached(&about_path())?;
    let held = named_params! { ":path": path, ":before": before, ":among": AMONG };
    entries.extend(statement.query_map(held, said)?);
    let mut statement = connection.prepare_cached(&victories())?;
    let held = named_params! { ":before": before, ":among": AMONG };
    entries.extend(statement.query_map(held, said)?);
    let mut sentences = Vec::new();
    for entry in entries {
        let (text, date) = entry?;
        sentences.extend(sentence(&text).zip(date));
    }
    let sum = seed.bytes().fold(7_usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(byte))
    });
    let place = sum.checked_rem(sentences.len());
    Ok(place.and_then(|place| sentences.into_iter().nth(place)))
}

/// What goes for both kinds of entries. A long entry is read no further than its beginning.
const GOOD_TO_MEET: &str =
    "entry.deleted_at IS NULL AND entry.not_again = 0 AND entry.date < :before
  AND coalesce(entry.mood, 3) >= 3
  AND NOT EXISTS (SELECT 1 FROM hidden_day WHERE day = substr(entry.date, 6))
  AND entry.date NOT IN (SELECT end FROM chapter WHERE end IS NOT NULL)
  AND entry.date NOT IN (SELECT date FROM setback WHERE deleted_at IS NULL)
  ORDER BY entry.n DESC LIMIT :among";

fn about_path() -> String {
    format!(
        "SELECT substr(entry.text, 1, 2000) AS text, entry.date AS date FROM entry INDEXED BY entry_by_path
         WHERE entry.path_id = :path AND {GOOD_TO_MEET}"
    )
}

/// Those about the path are there already.
fn victories() -> String {
    format!(
        "SELECT substr(entry.text, 1, 2000) AS text, entry.date AS date FROM entry INDEXED BY entry_victories
         WHERE entry.victory = 1 AND entry.path_id IS NULL AND {GOOD_TO_MEET}"
    )
}

fn said(row: &Row<'_>) -> rusqlite::Result<(String, Option<NaiveDate>)> {
    Ok((row.get("text")?, row.get::<_, String>("date")?.parse().ok()))
}

/// The first sentence that is neither very short nor long; else none.
fn sentence(text: &str) -> Option<String> {
    let read = read(text);
    read.lines().flat_map(sentences).find_map(|sentence| {
        let sentence = sentence.trim();
        let length = sentence.chars().count();
        (SHORTEST..=LONGEST)
            .contains(&length)
            .then(|| sentence.to_owned())
    })
}

/// The sentences of a line. One ends after a mark that is followed by space or by the line's end; the marks of scripts
/// that are written without spaces end one by themselves.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            '。' | '！' | '？' => !next.is_some_and(|next| matches!(next, '」' | '』' | '”')),
            '.' | '!' | '?' | '…' | '؟' | '۔' | '।' => next.is_none_or(char::is_whitespace),
            _ => next.is_none(),
        };
        if ends {
            let end = at + letter.len_utf8();
            found.extend(line.get(begin..end));
            begin = end;
        }
    }
    found
}

#[cfg(test)]
#[path = "own_words_tests.rs"]
mod tests;
