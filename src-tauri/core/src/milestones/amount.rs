//! Whole numbers that may not fit 32 bits.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// A whole number: thousandths of what is logged or limited, or minor units of a currency. On the wire a plain number.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Amount(pub i64);

impl Amount {
    /// The most that is kept: a thousand million whole units, far below where a double loses whole numbers.
    pub const MOST: Self = Self(1_000_000_000_000);

    /// Whether it can be kept: not negative, and not more than [`Amount::MOST`].
    pub fn is_kept(self) -> bool {
        (Self(0)..=Self::MOST).contains(&self)
    }
}

impl specta::Type for Amount {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <u32 as specta::Type>::definition(types)
    }
}

impl ToSql for Amount {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Amount {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}
