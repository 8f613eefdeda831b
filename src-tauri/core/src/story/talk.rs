//! Telling it aloud: which chapters, with which cues, and how long that takes.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::chapters::{all, check_length, undoable};
use super::{Kept, LONGEST_CUE, LONGEST_TALK, LONGEST_TELLING, StoryError, found};
use crate::clock::Now;
use crate::db::{Db, DbError, StoryChapterId, Subject, UndoToken};
use crate::words::Words;

/// How many words people say in a minute when they tell something freely: our rule of thumb, between a slow telling with
/// pauses (about 100) and a quick one (about 160).
const WORDS_A_MINUTE: u32 = 130;

/// A cue card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TalkCard {
    /// The chapter that is told.
    pub id: StoryChapterId,
    /// What the person calls it; may be empty.
    pub title: String,
    /// From when it tells, in words; may be empty.
    pub from_text: String,
    /// Until when, in words; may be empty.
    pub to_text: String,
    /// What stands on the card; may be empty.
    pub cue: String,
    /// It is told; else it is only offered.
    pub in_talk: bool,
    /// How long it is to take, in seconds, as the person said; 0 = not said.
    pub said_seconds: u32,
    /// How long it takes: what the person said, or else how long its words take to say.
    pub seconds: u32,
}

/// The talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Talk {
    /// All chapters, in the person's order, told or not.
    pub cards: Vec<TalkCard>,
    /// How long those take that are told, in whole minutes, rounded; 1 for what takes less; 0 when nothing is told.
    pub about_minutes: u32,
    /// How long the person has, in minutes.
    pub minutes: u32,
}

/// The talk.
///
/// # Errors
/// What the database says.
pub fn talk(connection: &Connection, words: &Words) -> Result<Talk, DbError> {
    let cards: Vec<TalkCard> = all(connection, words)?
        .into_iter()
        .map(|chapter| TalkCard {
            seconds: match chapter.seconds {
                0 => spoken_seconds(&chapter.words),
                said => said,
            },
            id: chapter.id,
            title: chapter.title,
            from_text: chapter.from_text,
            to_text: chapter.to_text,
            cue: chapter.cue,
            in_talk: chapter.in_talk,
            said_seconds: chapter.seconds,
        })
        .collect();
    let told = cards.iter().filter(|card| card.in_talk);
    Ok(Talk {
        about_minutes: about_minutes(told.map(|card| card.seconds)),
        minutes: Kept::load(connection)?.talk_minutes,
        cards,
    })
}

/// How long it takes to say the words, in whole seconds, rounded up.
pub fn spoken_seconds(words: &str) -> u32 {
    let words = words
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    words.saturating_mul(60).div_ceil(WORDS_A_MINUTE)
}

/// Keeps what stands on a chapter's card as it is now.
///
/// # Errors
/// `TextTooLong`, `NotFound`, `Db`.
pub fn keep_cue(db: &mut Db, id: &StoryChapterId, cue: &str, now: &Now) -> Result<(), StoryError> {
    check_length(cue, LONGEST_CUE)?;
    db.write(Subject::Story, |tx| {
        found(tx.execute(
            "UPDATE story_chapter SET cue = :cue, changed_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":cue": cue, ":now": now.instant().0 },
        )?)
    })
}

/// Says whether a chapter is told, and how long that is to take, in seconds; 0 = as long as its words take.
///
/// # Errors
/// `BadTime`, `NotFound`, `Db`.
pub fn set_told(
    db: &mut Db,
    id: &StoryChapterId,
    in_talk: bool,
    seconds: u32,
) -> Result<UndoToken, StoryError> {
    if seconds > LONGEST_TELLING {
        return Err(StoryError::BadTime);
    }
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE story_chapter SET in_talk = :in_talk, seconds = :seconds WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":in_talk": in_talk, ":seconds": seconds },
        )?)
    })
}

/// Says how long the person has for the talk, in minutes, 1 to [`LONGEST_TALK`].
///
/// # Errors
/// `BadTime`, `Db`.
pub fn set_talk_minutes(db: &mut Db, minutes: u32) -> Result<(), StoryError> {
    if !(1..=LONGEST_TALK).contains(&minutes) {
        return Err(StoryError::BadTime);
    }
    let mut kept = db.read(Kept::load)?;
    kept.talk_minutes = minutes;
    Ok(kept.save(db)?)
}

fn about_minutes(seconds: impl Iterator<Item = u32>) -> u32 {
    match seconds.fold(0, u32::saturating_add) {
        0 => 0,
        sum => (sum.saturating_add(30) / 60).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_as_long_as_it_takes_to_say_them() {
        assert_eq!(spoken_seconds(""), 0);
        assert_eq!(spoken_seconds("one"), 1);
        assert_eq!(spoken_seconds(&"word ".repeat(130)), 60);
        assert_eq!(spoken_seconds(&"word ".repeat(1300)), 600);
        // Marks alone are not said.
        assert_eq!(spoken_seconds("## one\n\n- two — three\n---\n***"), 2);
    }

    #[test]
    fn minutes_are_rounded_and_something_takes_one_at_least() {
        for (seconds, minutes) in [
            (vec![], 0),
            (vec![0, 0], 0),
            (vec![4], 1),
            (vec![60, 29], 1),
            (vec![60, 30], 2),
            (vec![300, 240], 9),
            (vec![u32::MAX, 5], u32::MAX / 60),
        ] {
            assert_eq!(about_minutes(seconds.into_iter()), minutes);
        }
    }
}
