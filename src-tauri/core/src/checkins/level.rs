//! Five steps of energy, or of how well somebody slept.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// 1 (very little, very badly) to 5 (a lot, very well).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

/// A number that is none of the five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a level is 1 to 5")]
pub struct NoLevel;

impl TryFrom<u8> for Level {
    type Error = NoLevel;

    fn try_from(number: u8) -> Result<Self, NoLevel> {
        if (1..=5).contains(&number) {
            Ok(Self(number))
        } else {
            Err(NoLevel)
        }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// On the wire it is a plain number.
impl specta::Type for Level {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <u8 as specta::Type>::definition(types)
    }
}

impl ToSql for Level {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Level {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        u8::try_from(number)
            .ok()
            .and_then(|number| Self::try_from(number).ok())
            .ok_or(FromSqlError::OutOfRange(number))
    }
}
