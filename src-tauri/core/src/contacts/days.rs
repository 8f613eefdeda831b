//! The days of others that the person wants to be told of: birthdays, and what someone counts.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::Birthday;
use crate::clock::Instant;
use crate::db::{ContactId, DbError};

pub(crate) const DAYS: &str = "
    SELECT id, name, birthday, birthday_remind, birthday_since, own_start, own_remind, own_since,
      EXISTS (SELECT 1 FROM channel WHERE contact_id = contact.id AND kind NOT IN ('address', 'note')) AS reachable
    FROM contact
    WHERE deleted_at IS NULL AND archived_at IS NULL AND standing = 'near' AND (birthday_remind OR own_remind)
    ORDER BY position, id";

/// The days of someone who may be offered, as far as they are to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TheirDays {
    pub(crate) contact: ContactId,
    pub(crate) name: String,
    /// There is a way to reach them from here.
    pub(crate) reachable: bool,
    /// Their birthday, and when it was said that it is to be told.
    pub(crate) birthday: Option<(Birthday, Instant)>,
    /// Their own first day, and when that was said.
    pub(crate) own: Option<(NaiveDate, Instant)>,
}

/// All of them, in the person's order.
pub(crate) fn their_days(connection: &Connection) -> Result<Vec<TheirDays>, DbError> {
    let mut statement = connection.prepare_cached(DAYS)?;
    let rows = statement.query_map([], |row| {
        let birthday: Option<String> = row.get("birthday")?;
        let own: Option<String> = row.get("own_start")?;
        let (birthday_told, own_told): (bool, bool) =
            (row.get("birthday_remind")?, row.get("own_remind")?);
        let birthday_since = Instant(row.get("birthday_since")?);
        let own_since = Instant(row.get("own_since")?);
        Ok(TheirDays {
            contact: row.get("id")?,
            name: row.get("name")?,
            reachable: row.get("reachable")?,
            birthday: (birthday.filter(|_| birthday_told))
                .and_then(|text| Some((text.parse().ok()?, birthday_since))),
            own: (own.filter(|_| own_told)).and_then(|date| Some((date.parse().ok()?, own_since))),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
