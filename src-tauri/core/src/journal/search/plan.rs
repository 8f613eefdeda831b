//! What a search goes through: which entries, by which indexes, and what is looked for in their text.

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::query::{Asks, Name, Text};
use super::super::tags::folded;
use super::super::{Filter, JournalError, TagKind};
use super::ladder::{self, Either, Ladder};
use super::parts::{Part, Word, parts};
use super::tokens::Needle;
use crate::db::PathId;

/// What all a search goes through.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) words: Vec<Word>,
    pub(super) without_words: Vec<Word>,
    pub(super) with: Vec<Either>,
    pub(super) without: Vec<Either>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    /// What is marked in snippets.
    pub(super) needles: Vec<Needle>,
    /// What the index holds only roughly: it is looked for in the entry itself, too.
    pub(super) exactly: Vec<Needle>,
    /// What is not to be in the entry itself.
    pub(super) absent: Vec<Needle>,
}

impl Plan {
    pub(super) fn is_empty(&self) -> bool {
        let words = self.words.len() + self.without_words.len() + self.absent.len();
        let said = self.with.len() + self.without.len();
        words + said == 0 && self.from.is_none() && self.to.is_none()
    }

    pub(super) fn add(
        &mut self,
        connection: &Connection,
        asks: Asks,
        without: bool,
    ) -> Result<(), JournalError> {
        let either = match asks {
            Asks::Text(text) => return self.add_text(connection, &text, without),
            Asks::Dates { from, to } => {
                self.between(from, to);
                return Ok(());
            }
            Asks::Tag(kind, name, typed) => match tags_named(connection, kind, &name)? {
                tags if tags.is_empty() => return self.add_text(connection, &typed, without),
                tags => Either(tags),
            },
            Asks::Path(name, typed) => match paths_named(connection, &name)? {
                paths if paths.is_empty() => return self.add_text(connection, &typed, without),
                paths => Either(paths),
            },
            Asks::Mood(mood) => Either::new(ladder::MOOD, mood as i64),
            Asks::Victory => Either::new(ladder::VICTORIES, Value::Null),
            Asks::Pinned => Either::new(ladder::PINNED, Value::Null),
            Asks::Photo => Either::new(ladder::WITH_PHOTO, Value::Null),
        };
        match without {
            true => self.without.push(either),
            false => self.with.push(either),
        }
        Ok(())
    }

    fn add_text(
        &mut self,
        connection: &Connection,
        text: &Text,
        without: bool,
    ) -> Result<(), JournalError> {
        let parts = parts(&text.text);
        let rough = parts.len() > 1 && text.phrase || parts.iter().any(Part::is_rough);
        let whole = Needle::new(&text.text, !text.whole);
        if without {
            match parts.as_slice() {
                [] => {}
                _ if rough => self.absent.extend(whole),
                [part] => self.without_words.push(part.word(text)),
                several => {
                    let all: Vec<_> = several
                        .iter()
                        .map(|part| part.word(text).matching)
                        .collect();
                    let all = all.join(" AND ");
                    self.without.push(Either::new(ladder::WORDS, all));
                }
            }
            return Ok(());
        }
        for part in &parts {
            let tags = match part {
                Part::Words(_) => Vec::new(),
                Part::Run(run) => tags_with(connection, run)?,
            };
            let word = part.word(text);
            if tags.is_empty() {
                self.words.push(word);
            } else {
                let mut either = Either::new(ladder::WORDS, word.matching);
                either.0.extend(tags);
                self.with.push(either);
            }
            if !text.phrase {
                let needle = Needle::new(part.text(), true);
                self.exactly
                    .extend(needle.clone().filter(|_| part.is_rough()));
                self.needles.extend(needle);
            }
        }
        if text.phrase {
            self.exactly.extend(whole.clone().filter(|_| rough));
            self.needles.extend(whole);
        }
        Ok(())
    }

    pub(super) fn filter(&mut self, filter: &Filter) {
        let with = [
            filter
                .tag
                .as_ref()
                .map(|tag| Either::new(ladder::TAG, tag.as_str().to_owned())),
            filter
                .mood
                .map(|mood| Either::new(ladder::MOOD, mood as i64)),
            filter
                .path
                .as_ref()
                .map(|path| Either::new(ladder::PATH, path.as_str().to_owned())),
            filter
                .victory
                .then(|| Either::new(ladder::VICTORIES, Value::Null)),
            filter
                .pinned
                .then(|| Either::new(ladder::PINNED, Value::Null)),
            filter
                .photo
                .then(|| Either::new(ladder::WITH_PHOTO, Value::Null)),
        ];
        self.with.extend(with.into_iter().flatten());
        self.between(filter.from, filter.to);
    }

    fn between(&mut self, from: Option<NaiveDate>, to: Option<NaiveDate>) {
        self.from = self.from.max(from);
        self.to = match (self.to, to) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}

pub(super) const TAGS: &str = "SELECT id, name, folded FROM tag WHERE kind = ?1 ORDER BY folded";
const ALL_TAGS: &str = "SELECT id, name FROM tag";
const PATHS: &str = "SELECT id, name FROM path";

/// The tags of the kind whose name begins so, or is just so.
fn tags_named(
    connection: &Connection,
    kind: TagKind,
    name: &Name,
) -> Result<Vec<Ladder>, JournalError> {
    let asked = folded(&name.name);
    let mut statement = connection.prepare_cached(TAGS)?;
    let rows = statement.query_map([kind], |row| Ok((row.get("folded")?, row.get("id")?)))?;
    let named: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    let ids = begin_so(named, &asked, name.quoted);
    Ok(ids
        .into_iter()
        .map(|id| Ladder::new(ladder::TAG, id))
        .collect())
}

/// The paths whose name begins so, or is just so.
fn paths_named(connection: &Connection, name: &Name) -> Result<Vec<Ladder>, JournalError> {
    let asked = folded(&name.name);
    let mut statement = connection.prepare_cached(PATHS)?;
    let rows = statement.query_map([], |row| {
        let id: PathId = row.get("id")?;
        Ok((
            folded(&row.get::<_, String>("name")?),
            id.as_str().to_owned(),
        ))
    })?;
    let named: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    let ids = begin_so(named, &asked, name.quoted);
    Ok(ids
        .into_iter()
        .map(|id| Ladder::new(ladder::PATH, id))
        .collect())
}

/// The ids of those names that begin as asked; only of those that are just so, if there are any and it stood in quotes.
fn begin_so(named: Vec<(String, String)>, asked: &str, quoted: bool) -> Vec<String> {
    let just_so = quoted && named.iter().any(|(name, _)| name == asked);
    let fits = |name: &str| {
        if just_so {
            name == asked
        } else {
            name.starts_with(asked)
        }
    };
    named
        .into_iter()
        .filter(|(name, _)| fits(name))
        .map(|(_, id)| id)
        .collect()
}

/// The tags of any kind in whose name the letters or emoji stand.
fn tags_with(connection: &Connection, run: &str) -> Result<Vec<Ladder>, JournalError> {
    let Some(needle) = Needle::new(run, true) else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(ALL_TAGS)?;
    let rows = statement.query_map([], |row| Ok((row.get("name")?, row.get("id")?)))?;
    let named: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    let with = named.into_iter().filter(|(name, _)| needle.is_in(name));
    Ok(with.map(|(_, id)| Ladder::new(ladder::TAG, id)).collect())
}
