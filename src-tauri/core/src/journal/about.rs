//! What a person says of an entry besides its words.

use chrono::NaiveDate;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

use crate::db::PathId;
use crate::time_of_day::TimeOfDay;

/// How the person felt. Stored as 1 (very low) to 5 (very good).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Mood {
    VeryLow = 1,
    Low = 2,
    Okay = 3,
    Good = 4,
    VeryGood = 5,
}

impl Mood {
    /// The mood with this number, 1 to 5.
    pub fn from_number(number: i64) -> Option<Self> {
        Some(match number {
            1 => Self::VeryLow,
            2 => Self::Low,
            3 => Self::Okay,
            4 => Self::Good,
            5 => Self::VeryGood,
            _ => return None,
        })
    }
}

/// How strong a craving or an urge was, in a word. Stored as 0 (none) to 4 (very strong).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum CravingWord {
    None = 0,
    Slight = 1,
    Some = 2,
    Strong = 3,
    VeryStrong = 4,
}

impl CravingWord {
    /// The word with this number, 0 to 4.
    pub fn from_number(number: i64) -> Option<Self> {
        Some(match number {
            0 => Self::None,
            1 => Self::Slight,
            2 => Self::Some,
            3 => Self::Strong,
            4 => Self::VeryStrong,
            _ => return None,
        })
    }
}

/// How strong a craving or an urge was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Craving {
    /// In a word.
    pub word: CravingWord,
    /// 0 to 10, for people who like numbers; more is kept as 10.
    pub number: Option<u8>,
}

/// Which kind of tag. They are kept alike; the kind says what the person means by it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum TagKind {
    /// What the entry is about.
    Tag,
    /// What set something off.
    Trigger,
    /// What helped.
    Helped,
}

impl TagKind {
    /// How it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Trigger => "trigger",
            Self::Helped => "helped",
        }
    }
}

/// One change of what is said of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum EntryChange {
    /// How the person felt; none = not said.
    Mood {
        /// It.
        mood: Option<Mood>,
    },
    /// How strong the craving was; none = not said.
    Craving {
        /// It.
        craving: Option<Craving>,
    },
    /// All tags of one kind, in the person's order.
    Tags {
        /// Which kind.
        of: TagKind,
        /// Their names.
        names: Vec<String>,
    },
    /// The path that it is about.
    Path {
        /// It.
        path: Option<PathId>,
    },
    /// Whether it is pinned.
    Pinned {
        /// It is.
        pinned: bool,
    },
    /// Whether it is a victory.
    Victory {
        /// It is.
        victory: bool,
    },
    /// When it was written, by the wall clock of the zone where it was written.
    WrittenAt {
        /// The civil date.
        #[specta(type = String)]
        date: NaiveDate,
        /// The time of day.
        time: TimeOfDay,
    },
}

macro_rules! stored_as_number {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(*self as i64))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let number = value.as_i64()?;
                Self::from_number(number).ok_or(FromSqlError::OutOfRange(number))
            }
        }
    )+};
}

stored_as_number!(Mood, CravingWord);

impl ToSql for TagKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

impl FromSql for TagKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "tag" => Ok(Self::Tag),
            "trigger" => Ok(Self::Trigger),
            "helped" => Ok(Self::Helped),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn moods_and_cravings_are_stored_and_come_back() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        for number in 1..=5 {
            let mood = Mood::from_number(number).unwrap();
            let back: (i64, Mood) = connection
                .query_row("SELECT ?1, ?1", [mood], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .unwrap();
            assert_eq!(back, (number, mood));
        }
        for number in 0..=4 {
            assert_eq!(CravingWord::from_number(number).unwrap() as i64, number);
        }
        assert_eq!((Mood::from_number(0), Mood::from_number(6)), (None, None));
    }

    #[test]
    fn a_change_reads_as_the_page_writes_it() {
        let read = |json: &str| serde_json::from_str::<EntryChange>(json).unwrap();
        assert_eq!(
            read(r#"{"kind":"tags","of":"helped","names":["a walk"]}"#),
            EntryChange::Tags {
                of: TagKind::Helped,
                names: vec!["a walk".into()]
            }
        );
        assert_eq!(
            read(r#"{"kind":"writtenAt","date":"2026-11-22","time":"03:10"}"#),
            EntryChange::WrittenAt {
                date: "2026-11-22".parse().unwrap(),
                time: TimeOfDay::new(3, 10)
            }
        );
        assert_eq!(
            read(r#"{"kind":"craving","craving":{"word":"veryStrong","number":9}}"#),
            EntryChange::Craving {
                craving: Some(Craving {
                    word: CravingWord::VeryStrong,
                    number: Some(9)
                })
            }
        );
    }
}
