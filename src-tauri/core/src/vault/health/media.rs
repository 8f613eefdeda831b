//! The photos and sounds that rows name: whether each is there and opens.

use rusqlite::{Connection, OptionalExtension};

use super::MediaHealth;
use crate::db::PhotoId;
use crate::journal::photos::{self, Key, PhotoError, PhotoFolder};
use crate::vault::VaultError;

/// Opens each. None when `each`, which is told how many are done of how many, says that it is enough.
///
/// # Errors
/// What SQLite says.
pub(in crate::vault) fn look_through(
    connection: &Connection,
    folder: &PhotoFolder,
    each: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<Option<MediaHealth>, VaultError> {
    let mut sealed: Vec<(PhotoId, Key)> = Vec::new();
    for rows in [
        "SELECT id, key FROM photo ORDER BY id",
        "SELECT id, key FROM plan_photo ORDER BY id",
        "SELECT id, key FROM shelf_item WHERE key IS NOT NULL ORDER BY id",
    ] {
        let mut statement = connection.prepare(rows)?;
        for row in statement.query_map([], |row| Ok((row.get("id")?, Key::new(row.get("key")?))))? {
            sealed.push(row?);
        }
    }
    let of = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
    let mut health = MediaHealth::default();
    for (id, key) in sealed {
        let list = match photos::unseal(folder, &id, &key) {
            Ok(_) => None,
            Err(PhotoError::Missing) => Some(&mut health.missing),
            Err(_) => Some(&mut health.damaged),
        };
        // One that was taken away for good meanwhile is not missed.
        if let Some(list) = list
            && still_named(connection, &id)?
        {
            list.push(id);
        }
        health.seen += 1;
        if !each(health.seen, of) {
            return Ok(None);
        }
    }
    Ok(Some(health))
}

fn still_named(connection: &Connection, id: &PhotoId) -> Result<bool, VaultError> {
    let named = "SELECT 1 FROM photo WHERE id = ?1 UNION ALL SELECT 1 FROM plan_photo WHERE id = ?1
                 UNION ALL SELECT 1 FROM shelf_item WHERE id = ?1";
    Ok(connection
        .query_row(named, [id], |_| Ok(()))
        .optional()?
        .is_some())
}
