//! Search as one types: newest first, with the words that were found marked.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::Serialize;

use super::store::summary;
use super::{EntrySummary, JournalError};
use crate::words::Words;

/// A found entry and the place in it that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// The entry.
    pub entry: EntrySummary,
    /// The text around what was found.
    pub snippet: Vec<Piece>,
}

/// A run of text in a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It is what was searched for.
    pub marked: bool,
}

/// Up to `limit` entries, newest first, that have every word of `query`; a word also finds longer words that begin
/// with it, without regard to capitals or accents. Words that the index cannot hold (emoji, and scripts written
/// without spaces) are looked for letter by letter. A blank query finds nothing. There is no syntax to get wrong.
///
/// # Errors
/// The database's.
pub fn search(
    connection: &Connection,
    query: &str,
    limit: u32,
    words: &Words,
) -> Result<Vec<SearchHit>, JournalError> {
    let (indexed, scanned) = terms(query);
    let mut values: Vec<Value> = Vec::new();
    let sql = match (indexed.is_empty(), scanned.is_empty()) {
        (true, true) => return Ok(Vec::new()),
        (false, _) => {
            values.push(indexed.join(" AND ").into());
            values.push(limit.into());
            format!(
                "{INDEXED}{} ORDER BY entry_index.rowid DESC LIMIT ?2",
                contains(&scanned, 3)
            )
        }
        (true, false) => {
            values.push(Value::Null);
            values.push(limit.into());
            format!(
                "{SCANNED}{} ORDER BY entry.n DESC LIMIT ?2",
                contains(&scanned, 3)
            )
        }
    };
    values.extend(scanned.iter().map(|word| Value::from(word.clone())));
    let mut statement = connection.prepare_cached(&sql)?;
    let hits = statement
        .query_map(params_from_iter(values), |row| {
            let snippet: String = row.get("snippet")?;
            Ok(SearchHit {
                entry: summary(row, words)?,
                snippet: match indexed.is_empty() {
                    false => marked(&snippet),
                    true => around(&snippet, scanned.first().map_or("", String::as_str)),
                },
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(hits)
}

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

// The marks are the private-use characters above.
const INDEXED: &str = "SELECT entry.id, substr(entry.text, 1, 500) AS head, entry.written_at, entry.zone, entry.victory,
    snippet(entry_index, 0, '\u{E000}', '\u{E001}', '…', 24) AS snippet
    FROM entry_index CROSS JOIN entry ON entry.n = entry_index.rowid
    WHERE entry_index MATCH ?1 AND entry.deleted_at IS NULL";
const SCANNED: &str = "SELECT entry.id, substr(entry.text, 1, 500) AS head, entry.written_at, entry.zone, entry.victory,
    entry.text AS snippet
    FROM entry INDEXED BY entry_kept WHERE entry.deleted_at IS NULL AND ?1 IS NULL";

fn contains(scanned: &[String], first: usize) -> String {
    (first..first + scanned.len())
        .map(|n| format!(" AND instr(entry.text, ?{n}) > 0"))
        .collect()
}

/// The query's words: those for the index as FTS5 prefix strings, and those to be looked for letter by letter.
fn terms(query: &str) -> (Vec<String>, Vec<String>) {
    let (mut indexed, mut scanned) = (Vec::new(), Vec::new());
    for word in query.split_whitespace() {
        if word.chars().any(written_without_spaces) || !word.chars().any(char::is_alphanumeric) {
            if !word.is_ascii() {
                scanned.push(word.to_owned());
            }
            // A lone comma or bracket is what one types on the way to a word: it asks for nothing yet.
        } else {
            indexed.push(format!("\"{}\"*", word.replace(['"', '\0'], " ")));
        }
    }
    (indexed, scanned)
}

/// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese letters (Unicode blocks).
fn written_without_spaces(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1100..=0x11FF
        | 0x2E80..=0x9FFF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF66..=0xFFDC | 0x20000..=0x3FFFF)
}

fn marked(snippet: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (inside, run) in snippet.split(OPEN).enumerate() {
        let (mark, rest) = match run.split_once(CLOSE) {
            Some((mark, rest)) if inside > 0 => (mark, rest),
            _ => ("", run),
        };
        push(&mut pieces, mark, true);
        push(&mut pieces, rest, false);
    }
    pieces
}

fn around(text: &str, word: &str) -> Vec<Piece> {
    const NEAR: usize = 60;
    let mut pieces = Vec::new();
    if let Some((before, after)) = text.split_once(word) {
        let start = before
            .char_indices()
            .rev()
            .nth(NEAR)
            .map_or(0, |(at, _)| at);
        let end = after
            .char_indices()
            .nth(NEAR)
            .map_or(after.len(), |(at, _)| at);
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        push(
            &mut pieces,
            &format!(
                "{}{}",
                ellipsis(start > 0),
                before.get(start..).unwrap_or_default()
            ),
            false,
        );
        push(&mut pieces, word, true);
        push(
            &mut pieces,
            &format!(
                "{}{}",
                after.get(..end).unwrap_or_default(),
                ellipsis(end < after.len())
            ),
            false,
        );
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, marked: bool) {
    let text = text.replace([OPEN, CLOSE], "");
    if !text.is_empty() {
        pieces.push(Piece { text, marked });
    }
}
