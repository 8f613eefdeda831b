//! Earlier texts of an entry: kept as it is written, fewer as they age, and brought back.

mod difference;

pub use difference::{DifferenceKind, DifferencePiece};

use rusqlite::{Connection, params};
use serde::Serialize;

use super::JournalError;
use super::grams::grams;
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, EntryId, Subject, UndoToken};
use crate::words::Words;

/// Milliseconds of writing after which a version is kept also while the entry stays open.
const VERSION_EVERY_MS: i64 = 10 * 60 * 1000;
const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;
const WEEK_MS: i64 = 7 * DAY_MS;

/// An earlier text of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Its name.
    pub n: u32,
    /// When it was kept, by the computer's present clock, in words.
    pub kept_text: String,
    /// How many words it has.
    pub words: u32,
}

/// Keeps the entry's present text as a version, unless the last version has the same text.
///
/// # Errors
/// The database's.
pub fn keep_version(db: &mut Db, entry: &EntryId, now: &Now) -> Result<(), JournalError> {
    db.write(Subject::Journal, |tx| keep(tx, entry, now.instant()))
}

/// Keeps `text`, which has just become the entry's, when the last version was kept ten minutes ago or more; for an
/// entry without one, when it is that old.
///
/// # Errors
/// The database's.
pub(super) fn keep_version_if_due(
    connection: &Connection,
    entry: &EntryId,
    text: &str,
    now: Instant,
) -> Result<(), JournalError> {
    // Since the last one either way: a clock that was set back does not stop versions from being kept.
    let kept = connection
        .prepare_cached(
            "INSERT INTO entry_version (entry_id, text, kept_at)
             SELECT ?1, ?2, ?3 WHERE abs(?3 - coalesce(
               (SELECT kept_at FROM entry_version WHERE n = (SELECT max(n) FROM entry_version WHERE entry_id = ?1)),
               (SELECT created_at FROM entry WHERE id = ?1))) >= ?4",
        )?
        .execute(params![entry, text, now.0, VERSION_EVERY_MS])?;
    match kept {
        0 => Ok(()),
        _ => thin(connection, entry, now),
    }
}

/// The earlier texts of the entry, newest first. The last one is left out while it is still the entry's text.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn versions(
    connection: &Connection,
    entry: &EntryId,
    words: &Words,
    now: &Now,
) -> Result<Vec<Version>, JournalError> {
    let present = text_of(connection, entry)?;
    let mut text = connection.prepare_cached("SELECT text FROM entry_version WHERE n = ?1")?;
    let mut versions = Vec::new();
    for (place, kept) in kept(connection, entry)?.into_iter().rev().enumerate() {
        let text: String = text.query_row([kept.n], |row| row.get("text"))?;
        if place == 0 && text == present {
            continue;
        }
        versions.push(Version {
            n: u32::try_from(kept.n).map_err(|_| DbError::NotFound)?,
            kept_text: words.when(kept.at, now.zone),
            words: count_words(&text),
        });
    }
    Ok(versions)
}

/// What changed from the version `n` to the entry's present text. Nothing when they are the same.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn difference(
    connection: &Connection,
    entry: &EntryId,
    n: u32,
) -> Result<Vec<DifferencePiece>, JournalError> {
    Ok(difference::pieces(
        &text_of_version(connection, entry, n)?,
        &text_of(connection, entry)?,
    ))
}

/// Makes the text of the version `n` the entry's text again. The text so far stays as a version.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn restore_version(
    db: &mut Db,
    entry: &EntryId,
    n: u32,
    now: &Now,
) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let text = text_of_version(tx, entry, n)?;
        keep(tx, entry, now.instant())?;
        let changed = tx
            .prepare_cached(
                "UPDATE entry SET text = ?2, grams = ?3, changed_at = ?4 WHERE id = ?1",
            )?
            .execute(params![entry, text, grams(&text), now.instant().0])?;
        match changed {
            0 => Err(JournalError::Db(DbError::NotFound)),
            _ => Ok(()),
        }
    })?;
    Ok(token)
}

/// A version without its text.
#[derive(Debug, Clone, Copy)]
struct Kept {
    n: i64,
    at: Instant,
}

/// The entry's versions in the order in which they were kept, whatever the clock said.
fn kept(connection: &Connection, entry: &EntryId) -> Result<Vec<Kept>, JournalError> {
    let kept = connection
        .prepare_cached("SELECT n, kept_at FROM entry_version WHERE entry_id = ?1 ORDER BY n")?
        .query_map([entry], |row| {
            Ok(Kept {
                n: row.get("n")?,
                at: Instant(row.get("kept_at")?),
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(kept)
}

fn keep(connection: &Connection, entry: &EntryId, now: Instant) -> Result<(), JournalError> {
    let kept = connection
        .prepare_cached(
            "INSERT INTO entry_version (entry_id, text, kept_at)
             SELECT id, text, ?2 FROM entry WHERE id = ?1 AND text IS NOT
               (SELECT text FROM entry_version WHERE n = (SELECT max(n) FROM entry_version WHERE entry_id = ?1))",
        )?
        .execute(params![entry, now.0])?;
    match kept {
        0 => Ok(()),
        _ => thin(connection, entry, now),
    }
}

fn thin(connection: &Connection, entry: &EntryId, now: Instant) -> Result<(), JournalError> {
    let kept = kept(connection, entry)?;
    let mut forget = connection.prepare_cached("DELETE FROM entry_version WHERE n = ?1")?;
    for n in surplus(&kept, now) {
        forget.execute([n])?;
    }
    Ok(())
}

/// Which of the versions, given as they were kept, go: those of the last day all stay, then the last of every hour for a
/// week, of every day for 60 days, of every week after that. The very first and the very last always stay.
fn surplus(kept: &[Kept], now: Instant) -> Vec<i64> {
    // Hours lie whole in days and days in weeks, so what stays as the last of a day was the last of its hour.
    let pairs = kept.iter().zip(kept.iter().skip(1)).skip(1);
    pairs
        .filter(|(this, next)| {
            let age = now.0.saturating_sub(this.at.0);
            let span = match age {
                _ if age <= DAY_MS => return false,
                _ if age <= WEEK_MS => HOUR_MS,
                _ if age <= 60 * DAY_MS => DAY_MS,
                _ => WEEK_MS,
            };
            this.at.0.div_euclid(span) == next.at.0.div_euclid(span)
        })
        .map(|(this, _)| this.n)
        .collect()
}

fn text_of(connection: &Connection, entry: &EntryId) -> Result<String, JournalError> {
    Ok(connection
        .prepare_cached("SELECT text FROM entry WHERE id = ?1")?
        .query_row([entry], |row| row.get("text"))?)
}

fn text_of_version(
    connection: &Connection,
    entry: &EntryId,
    n: u32,
) -> Result<String, JournalError> {
    Ok(connection
        .prepare_cached("SELECT text FROM entry_version WHERE n = ?1 AND entry_id = ?2")?
        .query_row(params![n, entry], |row| row.get("text"))?)
}

/// Runs of letters and digits between spaces; of scripts written without spaces, the letters.
fn count_words(text: &str) -> u32 {
    let words: usize = text
        .split_whitespace()
        .map(|run| {
            let letters = run.chars().filter(|c| c.is_alphanumeric());
            let (alone, together): (Vec<char>, Vec<char>) = letters.partition(|c| is_word(*c));
            alone.len() + usize::from(!together.is_empty())
        })
        .sum();
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// Letters that are counted as words by those who write them: Chinese characters and Japanese kana (Unicode 17 blocks).
fn is_word(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests;
