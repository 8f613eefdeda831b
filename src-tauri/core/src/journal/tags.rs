//! Tags, triggers and what helped: one thing in three kinds.

use rusqlite::{Connection, Transaction, params};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::{JournalError, LONGEST_TAG, MOST_TAGS, TagKind};
use crate::clock::Now;
use crate::db::wiping::take_out;
use crate::db::{Db, DbError, EntryId, Subject, TagId, UndoToken};

/// A tag, and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// Its name in the database.
    pub id: TagId,
    /// Which kind.
    pub kind: TagKind,
    /// What the person calls it.
    pub name: String,
    /// The entries that have it, without those in the trash.
    pub entries: u32,
    /// The check-ins that have it, without those in the trash.
    pub check_ins: u32,
}

/// The tags of all kinds that entries or check-ins have, those in the trash aside; most used first.
///
/// # Errors
/// The database's.
pub fn tags(connection: &Connection) -> Result<Vec<Tag>, JournalError> {
    let mut statement = connection.prepare_cached(TAGS)?;
    let tags = statement
        .query_map([], |row| {
            Ok(Tag {
                id: row.get("id")?,
                kind: row.get("kind")?,
                name: row.get("name")?,
                entries: row.get("entries")?,
                check_ins: row.get("check_ins")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(tags)
}

/// Gives the tag another name. Where another tag of its kind is called so already (capitals and accents aside), the two
/// become that one.
///
/// # Errors
/// `NameEmpty`, `TagTooLong`, `NotFound`, or the database's.
pub fn rename_tag(db: &mut Db, tag: &TagId, name: &str) -> Result<UndoToken, JournalError> {
    let name = tidied(name)?.ok_or(JournalError::NameEmpty)?;
    let folded = folded(&name);
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let kind: TagKind = tx.query_row("SELECT kind FROM tag WHERE id = ?1", [tag], |row| {
            row.get("kind")
        })?;
        // A tag that nothing has any more makes room.
        tx.execute(
            "DELETE FROM tag WHERE kind = ?1 AND folded = ?2 AND id <> ?3
               AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = tag.id)
               AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE tag_id = tag.id)",
            params![kind, folded, tag],
        )?;
        let entries = entries_of(tx, tag)?;
        let into: Option<TagId> = tx
            .prepare("SELECT id FROM tag WHERE kind = ?1 AND folded = ?2 AND id <> ?3")?
            .query_map(params![kind, folded, tag], |row| row.get("id"))?
            .next()
            .transpose()?;
        match into {
            None => {
                tx.execute(
                    "UPDATE tag SET name = ?2, folded = ?3 WHERE id = ?1",
                    params![tag, name, folded],
                )?;
            }
            Some(into) => {
                tx.execute(
                    "INSERT OR IGNORE INTO entry_tag (tag_id, n, entry_id, position)
                     SELECT ?2, n, entry_id, position FROM entry_tag WHERE tag_id = ?1",
                    params![tag, into],
                )?;
                tx.execute(
                    "INSERT OR IGNORE INTO check_in_tag (check_in_id, tag_id, position)
                     SELECT check_in_id, ?2, position FROM check_in_tag WHERE tag_id = ?1",
                    params![tag, into],
                )?;
                take_away(tx, tag)?;
            }
        }
        keep_words_of_all(tx, &entries)
    })?;
    Ok(token)
}

/// Takes the tag off all entries and check-ins. The entries stay; a check-in that says nothing else is not there any more.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn remove_tag(db: &mut Db, tag: &TagId) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let entries = entries_of(tx, tag)?;
        if take_away(tx, tag)? == 0 {
            return Err(JournalError::Db(DbError::NotFound));
        }
        keep_words_of_all(tx, &entries)
    })?;
    Ok(token)
}

/// Makes `names` all the tags of one kind that the entry has, in this order; what is alike but for capitals and accents
/// is there once.
///
/// # Errors
/// `TooManyTags`, `TagTooLong`, `NotFound`, or the database's.
pub(super) fn set_tags(
    db: &mut Db,
    entry: &EntryId,
    kind: TagKind,
    names: &[String],
    now: &Now,
) -> Result<UndoToken, JournalError> {
    let asked = asked(names)?;
    let others: u32 = db.read(|connection| {
        connection.query_row(
            "SELECT count(tag.id) AS others FROM entry LEFT JOIN entry_tag ON entry_tag.entry_id = entry.id
               LEFT JOIN tag ON tag.id = entry_tag.tag_id AND tag.kind <> ?2
             WHERE entry.id = ?1 GROUP BY entry.id",
            params![entry, kind],
            |row| row.get("others"),
        )
        .map_err(DbError::from)
    })?;
    if !asked.is_empty() && asked.len() + others as usize > MOST_TAGS {
        return Err(JournalError::TooManyTags);
    }
    provide(db, kind, &asked, now)?;
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let n: i64 = tx.query_row("SELECT n FROM entry WHERE id = ?1", [entry], |row| {
            row.get("n")
        })?;
        tx.prepare_cached(
            "DELETE FROM entry_tag WHERE entry_id = ?1 AND tag_id IN (SELECT id FROM tag WHERE kind = ?2)",
        )?
        .execute(params![entry, kind])?;
        let mut add = tx.prepare_cached(
            "INSERT INTO entry_tag (tag_id, n, entry_id, position)
             SELECT id, ?3, ?4, ?5 FROM tag WHERE kind = ?1 AND folded = ?2",
        )?;
        for (position, (_, folded)) in (0_i64..).zip(&asked) {
            add.execute(params![kind, folded, n, entry, position])?;
        }
        keep_words(tx, entry)
    })?;
    Ok(token)
}

/// Sees to it that there are tags of these names, as for an entry. Gives the names by which they are told apart, each once,
/// in this order.
///
/// # Errors
/// `TooManyTags`, `TagTooLong`, or the database's.
pub(crate) fn tags_named(
    db: &mut Db,
    kind: TagKind,
    names: &[String],
    now: &Now,
) -> Result<Vec<String>, JournalError> {
    let asked = asked(names)?;
    if asked.len() > MOST_TAGS {
        return Err(JournalError::TooManyTags);
    }
    provide(db, kind, &asked, now)?;
    Ok(asked.into_iter().map(|(_, folded)| folded).collect())
}

/// The name without capitals and accents, by which tags and paths are told apart and looked for. Accents go from Latin
/// and Greek letters, as in the search index, and the vowel points of Hebrew and Arabic; marks that make another letter
/// (й, が, कि) stay.
pub(super) fn folded(name: &str) -> String {
    let mut letter = ' ';
    name.nfkd()
        .filter(|c| match c {
            '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' => {
                !matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{00AA}'..='\u{03FF}' | '\u{1E00}'..='\u{1FFF}')
            }
            '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}'
            | '\u{05C5}' | '\u{05C7}' | '\u{064B}'..='\u{0652}' | '\u{0670}' => false,
            other => {
                letter = *other;
                true
            }
        })
        // There and back, so that ß is ss and ς is σ.
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .nfc()
        .collect()
}

const TAGS: &str = "SELECT tag.id, tag.kind, tag.name, sum(used.entries) AS entries, sum(used.check_ins) AS check_ins
    FROM (
      SELECT substr(what, 5) AS tag_id, entries, 0 AS check_ins FROM entry_tally
      WHERE what >= 'tag ' AND what < 'tag!' AND entries > 0
      UNION ALL
      SELECT tag_id, 0, count(*) FROM check_in_tag
      WHERE check_in_id NOT IN (SELECT id FROM check_in WHERE deleted_at IS NOT NULL) GROUP BY tag_id
    ) AS used CROSS JOIN tag ON tag.id = used.tag_id
    GROUP BY tag.id ORDER BY sum(used.entries) + sum(used.check_ins) DESC, tag.folded, tag.id";

/// The names that are asked for, tidied, and without capitals and accents; what is alike is there once.
fn asked(names: &[String]) -> Result<Vec<(String, String)>, JournalError> {
    let mut asked: Vec<(String, String)> = Vec::new();
    for name in names {
        if let Some(name) = tidied(name)? {
            let folded = folded(&name);
            if !asked.iter().any(|(_, other)| *other == folded) {
                asked.push((name, folded));
            }
        }
    }
    Ok(asked)
}

/// The name on one line, with single spaces; none when nothing is left.
fn tidied(name: &str) -> Result<Option<String>, JournalError> {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control());
    let name = words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    match name.chars().count() {
        0 => Ok(None),
        1..=LONGEST_TAG => Ok(Some(name)),
        _ => Err(JournalError::TagTooLong),
    }
}

/// Sees to it that there is a tag of each name. It is a write of its own, and not undone: what is undone must not take a
/// tag away from others that have got it since. Tags that nothing has are not shown, and go at the next opening.
fn provide(
    db: &mut Db,
    kind: TagKind,
    names: &[(String, String)],
    now: &Now,
) -> Result<(), JournalError> {
    let missing = db.read(|connection| {
        let mut there = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM tag WHERE kind = ?1 AND folded = ?2 AND
               (name = ?3 OR EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = tag.id)
                OR EXISTS (SELECT 1 FROM check_in_tag WHERE tag_id = tag.id)))",
        )?;
        for (name, folded) in names {
            if !there.query_row(params![kind, folded, name], |row| row.get::<_, bool>(0))? {
                return Ok::<_, JournalError>(true);
            }
        }
        Ok(false)
    })?;
    if !missing {
        return Ok(());
    }
    db.write(Subject::Journal, |tx| {
        let mut add = tx.prepare_cached(
            "INSERT INTO tag (id, kind, name, folded) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind, folded) DO UPDATE SET name = excluded.name
             WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = tag.id)
               AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE tag_id = tag.id)",
        )?;
        for (name, folded) in names {
            add.execute(params![TagId::new(now), kind, name, folded])?;
        }
        Ok(())
    })
}

/// The entries that have the tag, with their places.
fn entries_of(tx: &Transaction<'_>, tag: &TagId) -> Result<Vec<(i64, EntryId)>, JournalError> {
    let mut statement = tx.prepare("SELECT n, entry_id FROM entry_tag WHERE tag_id = ?1")?;
    let entries = statement.query_map([tag], |row| Ok((row.get("n")?, row.get("entry_id")?)))?;
    Ok(entries.collect::<Result<_, _>>()?)
}

/// Takes the tag off its entries and check-ins, and away. How many tags that were: 1 or 0.
fn take_away(tx: &Transaction<'_>, tag: &TagId) -> Result<usize, JournalError> {
    tx.execute("DELETE FROM entry_tag WHERE tag_id = ?1", [tag])?;
    tx.execute("DELETE FROM check_in_tag WHERE tag_id = ?1", [tag])?;
    Ok(tx.execute("DELETE FROM tag WHERE id = ?1", [tag])?)
}

/// Tells the search index how the tags of all these entries are called now.
fn keep_words_of_all(tx: &Transaction<'_>, entries: &[(i64, EntryId)]) -> Result<(), JournalError> {
    let places: Vec<i64> = entries.iter().map(|(place, _)| *place).collect();
    take_out(tx, &places)?;
    entries
        .iter()
        .try_for_each(|(_, entry)| keep_words(tx, entry))
}

/// Tells the search index how the entry's tags are called now.
pub(crate) fn keep_words(tx: &Connection, entry: &EntryId) -> Result<(), JournalError> {
    tx.prepare_cached(
        "UPDATE entry SET tag_words = coalesce((SELECT group_concat(tag.name, char(10) ORDER BY tag.kind, entry_tag.position)
           FROM entry_tag JOIN tag ON tag.id = entry_tag.tag_id WHERE entry_tag.entry_id = entry.id), '')
         WHERE id = ?1",
    )?
    .execute([entry])?;
    Ok(())
}

#[cfg(test)]
mod tests;
