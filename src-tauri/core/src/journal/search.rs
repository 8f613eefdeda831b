//! Search as one types: newest first or best first, with the words that were found marked.

mod find;
mod ladder;
mod parts;
mod plan;
mod snippet;
mod tokens;

pub use snippet::Piece;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::list::{SUMMARY, summary};
use super::query::Query;
use super::{EntrySummary, Filter, JournalError};
use crate::words::Words;
use plan::Plan;

/// A found entry and the place in it that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// The entry.
    pub entry: EntrySummary,
    /// The text around what was found; or the tags, or the description of a photo, if it was found there. How the entry
    /// begins where nothing was looked for in words.
    pub snippet: Vec<Piece>,
}

/// In which order entries are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SearchOrder {
    /// The newest first.
    Newest,
    /// Those first in which the words are rare, many and close together (Okapi BM25), among the newest 2,000.
    Best,
}

/// Among how many of the newest entries the best are looked for.
const RANKED: usize = 2_000;

/// Up to `limit` entries in which all of `query` holds and which `filter` lets through. A word also finds longer words
/// that begin with it; capitals and accents make no difference. "Words in quotes" follow one another, -words are not
/// there, `tag:` `trigger:` `helped:` `path:` `mood:` `before:` `after:` `is:` and `has:` ask for what was said of an
/// entry; what of these cannot be understood is looked for as words. A query that asks for nothing finds nothing.
///
/// # Errors
/// The database's. There is no query that is an error.
pub fn search(
    connection: &Connection,
    query: &str,
    filter: &Filter,
    order: SearchOrder,
    limit: u32,
    words: &Words,
) -> Result<Vec<SearchHit>, JournalError> {
    let mut plan = Plan::default();
    for term in Query::parse(query).terms {
        plan.add(connection, term.asks, term.without)?;
    }
    if plan.is_empty() {
        return Ok(Vec::new());
    }
    plan.filter(filter);
    let mut show =
        connection.prepare_cached(&format!("{SHOWN}, {SUMMARY} FROM entry WHERE entry.n = ?1"))?;
    let places = match order {
        SearchOrder::Best if !plan.words.is_empty() => {
            let words: Vec<_> = plan
                .words
                .iter()
                .map(|word| word.matching.as_str())
                .collect();
            let rank = words.join(" AND ");
            let newest = plan.places(connection, RANKED)?;
            best(connection, &rank, &newest, limit)?
        }
        _ => plan.places(connection, limit as usize)?,
    };
    let mut hits = Vec::with_capacity(places.len());
    for place in places {
        hits.push(show.query_row([place], |row| {
            let entry = summary(row, words)?;
            let text = row.get_ref("text")?.as_str()?;
            let tags = row.get_ref("tag_words")?.as_str()?;
            let photos = row.get_ref("photo_words")?.as_str()?;
            let snippet = snippet::snippet(text, &plan.needles)
                .or_else(|| snippet::lines(tags, &plan.needles))
                .or_else(|| snippet::lines(photos, &plan.needles))
                .unwrap_or_else(|| snippet::plain(&entry.excerpt));
            Ok(SearchHit { entry, snippet })
        })?);
    }
    Ok(hits)
}

const SHOWN: &str = "SELECT entry.text, entry.tag_words, entry.photo_words";
const BEST: &str = "SELECT rowid AS n FROM entry_index
    WHERE entry_index MATCH ?1 AND rowid <= ?2 AND rowid >= ?3 AND +rowid IN (SELECT value FROM json_each(?4))
    ORDER BY bm25(entry_index, 1.0, 4.0, 2.0, 1.0), rowid DESC LIMIT ?5";

/// The best of the places, best first.
fn best(
    connection: &Connection,
    words: &str,
    places: &[i64],
    limit: u32,
) -> Result<Vec<i64>, JournalError> {
    let (Some(newest), Some(oldest)) = (places.first(), places.last()) else {
        return Ok(Vec::new());
    };
    let among = format!("{places:?}");
    let mut statement = connection.prepare_cached(BEST)?;
    let ranked = statement.query_map(params![words, newest, oldest, among, limit], |row| {
        row.get("n")
    })?;
    Ok(ranked.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod any_text_tests;
#[cfg(test)]
mod tests;
