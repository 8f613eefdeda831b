//! Telling others: the person's own words for hard conversations, kept while they are written.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::{ContactError, SayDate};
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, HardTalkId, Subject, UndoToken};
use crate::trash::{InTrash, TakenAway, plain};

/// The longest title, in characters.
pub const LONGEST_TALK_TITLE: usize = 200;
/// The longest words, in characters.
pub const LONGEST_TALK: usize = 50_000;

/// Whom a hard conversation is with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TalkAbout {
    /// A partner.
    Partner,
    /// Family.
    Family,
    /// A friend.
    Friend,
    /// A boss.
    Boss,
    /// Somebody who asks in a job interview.
    Interview,
    /// A court or an authority.
    Court,
    /// A doctor.
    Doctor,
    /// Somebody else.
    Other,
}

/// Words for a hard conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HardTalk {
    /// Its name.
    pub id: HardTalkId,
    /// With whom.
    pub about: TalkAbout,
    /// What the person calls it; may be empty.
    pub title: String,
    /// What they would like to say.
    pub words: String,
    /// The day on which it was last changed, in words.
    pub changed_text: String,
}

/// All that is kept, last changed first. One that says nothing is not.
///
/// # Errors
/// What the database says.
pub fn hard_talks(
    connection: &Connection,
    now: &Now,
    say_date: SayDate<'_>,
) -> Result<Vec<HardTalk>, DbError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, about, title, words, changed_at FROM hard_talk
         WHERE deleted_at IS NULL ORDER BY changed_at DESC, id",
    )?;
    let talks: Vec<HardTalk> = statement
        .query_map([], |row| talk(row, now, say_date))?
        .collect::<Result<_, _>>()?;
    let says = |talk: &HardTalk| says_something(&talk.title, &talk.words);
    Ok(talks.into_iter().filter(says).collect())
}

/// Begins words for a hard conversation; there are none yet.
///
/// # Errors
/// `Db`.
pub fn new_hard_talk(db: &mut Db, about: TalkAbout, now: &Now) -> Result<HardTalkId, ContactError> {
    let id = HardTalkId::new(now);
    db.write(Subject::Contacts, |tx| {
        tx.execute(
            "INSERT INTO hard_talk (id, about, created_at, changed_at) VALUES (:id, :about, :now, :now)",
            named_params! { ":id": id, ":about": about.as_str(), ":now": now.instant().0 },
        )?;
        Ok(id)
    })
}

/// Keeps the title and the words as they are now.
///
/// # Errors
/// `TextTooLong`, `NotFound`, `Db`.
pub fn keep_hard_talk(
    db: &mut Db,
    id: &HardTalkId,
    title: &str,
    words: &str,
    now: &Now,
) -> Result<(), ContactError> {
    let within = |text: &str, longest| text.chars().count() <= longest;
    if !within(title, LONGEST_TALK_TITLE) || !within(words, LONGEST_TALK) {
        return Err(ContactError::TextTooLong);
    }
    db.write(Subject::Contacts, |tx| {
        let changed = tx
            .prepare_cached(
                "UPDATE hard_talk SET title = :title, words = :words, changed_at = :now
                 WHERE id = :id AND deleted_at IS NULL",
            )?
            .execute(named_params! {
                ":id": id, ":title": title, ":words": words, ":now": now.instant().0,
            })?;
        found(changed)
    })
}

/// The person has left it. One that says nothing does not stay.
///
/// # Errors
/// `Db`.
pub fn leave_hard_talk(db: &mut Db, id: &HardTalkId) -> Result<(), ContactError> {
    let said = db.read(|connection| {
        let said = connection
            .prepare_cached(
                "SELECT title, words FROM hard_talk WHERE id = :id AND deleted_at IS NULL",
            )?
            .query_row(named_params! { ":id": id }, |row| {
                let (title, words): (String, String) = (row.get("title")?, row.get("words")?);
                Ok(says_something(&title, &words))
            })
            .optional()?;
        Ok::<_, ContactError>(said)
    })?;
    if said != Some(false) {
        return Ok(());
    }
    db.write(Subject::Contacts, |tx| {
        tx.execute(
            "DELETE FROM hard_talk WHERE id = :id",
            named_params! { ":id": id },
        )?;
        Ok(())
    })
}

/// Moves it to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_hard_talk(
    db: &mut Db,
    id: &HardTalkId,
    now: &Now,
) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE hard_talk SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?;
        found(changed)
    })
}

/// Takes it out of the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn restore_hard_talk(db: &mut Db, id: &HardTalkId) -> Result<UndoToken, ContactError> {
    undoable(db, |tx| {
        let changed = tx.execute(
            "UPDATE hard_talk SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?;
        found(changed)
    })
}

/// What waits in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, title AS words, deleted_at FROM hard_talk WHERE deleted_at IS NOT NULL",
    )?;
    let rows = statement.query_map([], |row| plain(row, InTrash::HardTalk(row.get("id")?), now))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of what was removed at `until` or earlier.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<(), DbError> {
    let none = db.read(|connection| {
        connection.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM hard_talk WHERE deleted_at <= ?1)",
            [until.0],
            |row| row.get::<_, bool>(0),
        )
    })?;
    if none {
        return Ok(());
    }
    db.write(Subject::Contacts, |tx| {
        tx.execute("DELETE FROM hard_talk WHERE deleted_at <= ?1", [until.0])?;
        Ok(())
    })
}

impl TalkAbout {
    const ALL: [Self; 8] = [
        Self::Partner,
        Self::Family,
        Self::Friend,
        Self::Boss,
        Self::Interview,
        Self::Court,
        Self::Doctor,
        Self::Other,
    ];

    /// The word that is stored: the same as on the wire.
    fn as_str(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Family => "family",
            Self::Friend => "friend",
            Self::Boss => "boss",
            Self::Interview => "interview",
            Self::Court => "court",
            Self::Doctor => "doctor",
            Self::Other => "other",
        }
    }

    /// What a stored word stands for; somebody else for one that is not known.
    fn from_word(word: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|about| about.as_str() == word)
            .unwrap_or(Self::Other)
    }
}

fn says_something(title: &str, words: &str) -> bool {
    !title.trim().is_empty() || !words.trim().is_empty()
}

fn talk(row: &Row<'_>, now: &Now, say_date: SayDate<'_>) -> rusqlite::Result<HardTalk> {
    let changed = Instant(row.get("changed_at")?);
    let about: String = row.get("about")?;
    Ok(HardTalk {
        id: row.get("id")?,
        about: TalkAbout::from_word(&about),
        title: row.get("title")?,
        words: row.get("words")?,
        changed_text: say_date(changed.utc().with_timezone(&now.zone).date_naive()),
    })
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), ContactError>,
) -> Result<UndoToken, ContactError> {
    db.write_undoable(Subject::Contacts, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), ContactError> {
    match rows {
        0 => Err(ContactError::NotFound),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
