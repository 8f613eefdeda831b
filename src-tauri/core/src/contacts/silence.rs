//! Silences: how long someone was not spoken with, where the person said about how often they like to. A call that
//! nobody answered ends none.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use rusqlite::{Connection, named_params};

use crate::clock::{Instant, Now};
use crate::db::{ContactId, DbError};

/// A clock that was set back leaves reach-outs in the future: one further ahead than this ends no silence.
const AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

pub(crate) const SILENCES: &str = "
    SELECT contact.id, contact.name, about_days, nudge, nudge_since, contact.created_at, r.started_at, r.zone,
      EXISTS (SELECT 1 FROM channel WHERE contact_id = contact.id AND kind NOT IN ('address', 'note')) AS reachable
    FROM contact LEFT JOIN reach_out AS r ON r.rowid = (
        SELECT rowid FROM reach_out WHERE contact_id = contact.id AND started_at <= :latest
          AND outcome IS NOT 'noAnswer'
        ORDER BY started_at DESC, rowid DESC LIMIT 1)
    WHERE contact.deleted_at IS NULL AND contact.archived_at IS NULL AND standing = 'near' AND about_days IS NOT NULL
    ORDER BY contact.position, contact.id";

/// The time since someone was last spoken with, or since the rhythm was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Silence {
    pub(crate) contact: ContactId,
    pub(crate) name: String,
    /// There is a way to reach them from here.
    pub(crate) reachable: bool,
    /// It brings a nudge.
    pub(crate) nudge: bool,
    /// The first day on which it is long enough. It names the silence: a journey does not change it.
    pub(crate) due_on: NaiveDate,
}

/// The silences of all who have a rhythm and may be offered, in the person's order.
pub(crate) fn silences(connection: &Connection, now: &Now) -> Result<Vec<Silence>, DbError> {
    let mut statement = connection.prepare_cached(SILENCES)?;
    let latest = now.instant().plus_ms(AHEAD_MS);
    let rows = statement.query_map(named_params! { ":latest": latest.0 }, |row| {
        let since: Option<String> = row.get("nudge_since")?;
        let created = Instant(row.get("created_at")?).utc().date_naive();
        let since = since.and_then(|date| date.parse().ok()).unwrap_or(created);
        let started: Option<i64> = row.get("started_at")?;
        let zone: Option<String> = row.get("zone")?;
        // The day on which it was where the person was.
        let reached = started.zip(zone).map(|(at, zone)| {
            let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
            Instant(at).utc().with_timezone(&zone).date_naive()
        });
        let days: u16 = row.get("about_days")?;
        let last = reached.map_or(since, |reached| reached.max(since));
        Ok(Silence {
            contact: row.get("id")?,
            name: row.get("name")?,
            reachable: row.get("reachable")?,
            nudge: row.get("nudge")?,
            due_on: last
                .checked_add_days(Days::new(days.max(1).into()))
                .unwrap_or(last),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// With whom the rhythm's days have passed.
pub(super) fn over(connection: &Connection, now: &Now) -> Result<HashSet<ContactId>, DbError> {
    let today = now.today();
    let silences = silences(connection, now)?;
    Ok(silences
        .into_iter()
        .filter(|silence| silence.due_on <= today)
        .map(|silence| silence.contact)
        .collect())
}
