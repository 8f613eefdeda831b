//! The shelf's SQL, and its part of the trash.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::audio::file_of;
use super::{
    BEGINNING, LONGEST_TITLE, LONGEST_WORDS, MOST_ITEMS, ShelfError, ShelfItem, ShelfKind,
    ShelfWhole,
};
use crate::clock::{Instant, Now};
use crate::contacts::links;
use crate::db::{Db, DbError, PhotoId, ShelfItemId, Subject, UndoToken};
use crate::trash::{InTrash, TakenAway, plain};
use crate::words::Words;

pub(super) const KEPT: &str = "
    SELECT id, kind, title, substr(words, 1, :beginning) AS words, link, open_on, in_help, mime FROM shelf_item
    WHERE deleted_at IS NULL AND (title <> '' OR trim(words) <> '' OR link <> '' OR key IS NOT NULL)
    ORDER BY position, id";
const WHOLE: &str = "SELECT id, kind, title, words, link, open_on, in_help, mime FROM shelf_item WHERE id = :id AND deleted_at IS NULL";
const TRASHED: &str = "
    SELECT id, CASE WHEN title = '' AND kind <> 'letter' THEN substr(words, 1, 80) ELSE title END AS words, deleted_at
    FROM shelf_item WHERE deleted_at IS NOT NULL";
pub(super) const OLD_TRASH: &str =
    "SELECT id, key IS NOT NULL AS has_file FROM shelf_item WHERE deleted_at <= ?1";

/// All that stands on the shelf, in the person's order. What says nothing does not.
///
/// # Errors
/// What the database says.
pub fn shelf(
    connection: &Connection,
    now: &Now,
    words: &Words,
) -> Result<Vec<ShelfItem>, ShelfError> {
    let mut statement = connection.prepare_cached(KEPT)?;
    let beginning = u32::try_from(BEGINNING).unwrap_or(u32::MAX);
    let rows = statement.query_map(named_params! { ":beginning": beginning }, |row| {
        let whole = whole(row, now, words, false)?;
        Ok(ShelfItem {
            beginning: whole.words,
            ..whole.item
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What is at hand in Help now; a letter not before its day.
///
/// # Errors
/// What the database says.
pub fn at_hand(
    connection: &Connection,
    now: &Now,
    words: &Words,
) -> Result<Vec<ShelfItem>, ShelfError> {
    let mut all = shelf(connection, now, words)?;
    all.retain(|item| item.in_help && !item.sealed);
    Ok(all)
}

/// One thing with all its words; `early`: those of a letter also before its day.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn shelf_item(
    connection: &Connection,
    id: &ShelfItemId,
    early: bool,
    now: &Now,
    words: &Words,
) -> Result<ShelfWhole, ShelfError> {
    Ok(connection
        .prepare_cached(WHOLE)?
        .query_row(named_params! { ":id": id }, |row| {
            whole(row, now, words, early)
        })?)
}

/// Begins something that is written, after all others; it says nothing yet.
///
/// # Errors
/// `Full`, `Db`.
pub fn new_item(db: &mut Db, kind: ShelfKind, now: &Now) -> Result<ShelfItemId, ShelfError> {
    let id = ShelfItemId::new(now);
    db.write(Subject::Shelf, |tx| {
        let position = place_of_next(tx)?;
        insert(tx, &id, kind, ("", ""), position, now)?;
        Ok(id)
    })
}

/// Keeps the title and the words as they are now.
///
/// # Errors
/// `TextTooLong`, `NotFound`, `Db`.
pub fn keep_item(
    db: &mut Db,
    id: &ShelfItemId,
    title: &str,
    words: &str,
    now: &Now,
) -> Result<(), ShelfError> {
    within(title, LONGEST_TITLE)?;
    within(words, LONGEST_WORDS)?;
    db.write(Subject::Shelf, |tx| {
        let changed = tx
            .prepare_cached(
                "UPDATE shelf_item SET title = :title, words = :words, changed_at = :now
                 WHERE id = :id AND deleted_at IS NULL",
            )?
            .execute(named_params! {
                ":id": id, ":title": title, ":words": words, ":now": now.instant().0,
            })?;
        found(changed)
    })
}

/// The person has left it. What says nothing does not stay.
///
/// # Errors
/// `Db`.
pub fn leave_item(db: &mut Db, id: &ShelfItemId) -> Result<(), ShelfError> {
    let says_nothing = |connection: &Connection| {
        let texts = connection
            .prepare_cached(
                "SELECT title, words FROM shelf_item
                 WHERE id = :id AND deleted_at IS NULL AND link = '' AND key IS NULL",
            )?
            .query_row(named_params! { ":id": id }, |row| {
                Ok((
                    row.get::<_, String>("title")?,
                    row.get::<_, String>("words")?,
                ))
            })
            .optional()?;
        let empty =
            |(title, words): (String, String)| title.trim().is_empty() && words.trim().is_empty();
        Ok::<_, ShelfError>(texts.is_some_and(empty))
    };
    if !db.read(says_nothing)? {
        return Ok(());
    }
    db.write(Subject::Shelf, |tx| {
        tx.execute(
            "DELETE FROM shelf_item WHERE id = :id",
            named_params! { ":id": id },
        )?;
        Ok(())
    })
}

/// Puts a link on the shelf, after all others. It is kept as it will open.
///
/// # Errors
/// `BadLink` for anything but an `https:` link, `TextTooLong`, `Full`, `Db`.
pub fn add_link(db: &mut Db, title: &str, link: &str, now: &Now) -> Result<UndoToken, ShelfError> {
    let link = links::https_page(link).ok_or(ShelfError::BadLink)?;
    within(title.trim(), LONGEST_TITLE)?;
    let id = ShelfItemId::new(now);
    undoable(db, |tx| {
        let position = place_of_next(tx)?;
        insert(
            tx,
            &id,
            ShelfKind::Link,
            (title.trim(), &link),
            position,
            now,
        )
    })
}

/// Gives a link another page.
///
/// # Errors
/// `BadLink`, `NotFound`, `Db`.
pub fn change_link(db: &mut Db, id: &ShelfItemId, link: &str) -> Result<UndoToken, ShelfError> {
    let link = links::https_page(link).ok_or(ShelfError::BadLink)?;
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE shelf_item SET link = :link WHERE id = :id AND kind = 'link' AND deleted_at IS NULL",
            named_params! { ":id": id, ":link": link },
        )?)
    })
}

/// Says before which day a letter is not shown; `None`: it is shown.
///
/// # Errors
/// `BadDate` when that day is not ahead, or beyond 2400; `NotFound` where it is no letter; `Db`.
pub fn open_on(
    db: &mut Db,
    id: &ShelfItemId,
    date: Option<NaiveDate>,
    now: &Now,
) -> Result<UndoToken, ShelfError> {
    if date.is_some_and(|date| date <= now.today() || date.year() > 2400) {
        return Err(ShelfError::BadDate);
    }
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE shelf_item SET open_on = :date WHERE id = :id AND kind = 'letter' AND deleted_at IS NULL",
            named_params! { ":id": id, ":date": date.map(|date| date.to_string()) },
        )?)
    })
}

/// Puts it at hand in Help now, or no longer.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn put_at_hand(db: &mut Db, id: &ShelfItemId, in_help: bool) -> Result<UndoToken, ShelfError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE shelf_item SET in_help = :in_help WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":in_help": in_help },
        )?)
    })
}

/// Puts the shelf in this order. What is not named stays after what is.
///
/// # Errors
/// `Db`.
pub fn order_items(db: &mut Db, ids: &[ShelfItemId]) -> Result<UndoToken, ShelfError> {
    undoable(db, |tx| {
        let rest = in_order(tx)?;
        let rest = rest.iter().filter(|id| !ids.contains(id));
        let mut place = tx.prepare_cached(
            "UPDATE shelf_item SET position = :position WHERE id = :id AND deleted_at IS NULL",
        )?;
        for (position, id) in (0_i64..).zip(ids.iter().chain(rest)) {
            place.execute(named_params! { ":id": id, ":position": position })?;
        }
        Ok(())
    })
}

/// Moves it to the trash.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn remove_item(db: &mut Db, id: &ShelfItemId, now: &Now) -> Result<UndoToken, ShelfError> {
    undoable(db, |tx| {
        found(tx.execute(
            "UPDATE shelf_item SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id, ":now": now.instant().0 },
        )?)
    })
}

/// Takes it out of the trash; it stands where it stood.
///
/// # Errors
/// `Full`, `NotFound`, `Db`.
pub fn restore_item(db: &mut Db, id: &ShelfItemId) -> Result<UndoToken, ShelfError> {
    undoable(db, |tx| {
        room_for_one(tx)?;
        found(tx.execute(
            "UPDATE shelf_item SET deleted_at = NULL WHERE id = :id AND deleted_at IS NOT NULL",
            named_params! { ":id": id },
        )?)
    })
}

/// What of the shelf waits in the trash, in no order.
pub(crate) fn trashed(connection: &Connection, now: &Now) -> Result<Vec<TakenAway>, DbError> {
    let mut statement = connection.prepare_cached(TRASHED)?;
    let rows = statement.query_map([], |row| {
        plain(row, InTrash::ShelfItem(row.get("id")?), now)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go for good of what was removed at `until` or earlier. Gives the sealed files that are to be removed now.
pub(crate) fn empty_trash(db: &mut Db, until: Instant) -> Result<Vec<PhotoId>, DbError> {
    let old = db.read(|connection| {
        let mut statement = connection.prepare_cached(OLD_TRASH)?;
        let rows =
            statement.query_map([until.0], |row| Ok((row.get("id")?, row.get("has_file")?)))?;
        Ok::<_, DbError>(rows.collect::<Result<Vec<(ShelfItemId, bool)>, _>>()?)
    })?;
    if old.is_empty() {
        return Ok(Vec::new());
    }
    db.write(Subject::Shelf, |tx| {
        tx.execute("DELETE FROM shelf_item WHERE deleted_at <= ?1", [until.0])?;
        Ok::<_, DbError>(())
    })?;
    let files = old.iter().filter(|(_, has_file)| *has_file);
    Ok(files.map(|(id, _)| file_of(id)).collect())
}

/// The place after all others, where there is room for one more.
pub(super) fn place_of_next(connection: &Connection) -> Result<i64, ShelfError> {
    room_for_one(connection)?;
    Ok(connection.query_row(
        "SELECT coalesce(max(position) + 1, 0) FROM shelf_item WHERE deleted_at IS NULL",
        [],
        |row| row.get(0),
    )?)
}

/// That one more can be kept.
pub(super) fn room_for_one(connection: &Connection) -> Result<(), ShelfError> {
    let many: u32 = connection.query_row(
        "SELECT count(*) FROM shelf_item WHERE deleted_at IS NULL",
        [],
        |row| row.get(0),
    )?;
    if many >= MOST_ITEMS {
        return Err(ShelfError::Full);
    }
    Ok(())
}

fn insert(
    tx: &Transaction<'_>,
    id: &ShelfItemId,
    kind: ShelfKind,
    (title, link): (&str, &str),
    position: i64,
    now: &Now,
) -> Result<(), ShelfError> {
    tx.execute(
        "INSERT INTO shelf_item (id, kind, title, link, position, created_at, changed_at)
         VALUES (:id, :kind, :title, :link, :position, :now, :now)",
        named_params! {
            ":id": id, ":kind": kind.as_str(), ":title": title, ":link": link, ":position": position,
            ":now": now.instant().0,
        },
    )?;
    Ok(())
}

fn in_order(connection: &Connection) -> Result<Vec<ShelfItemId>, ShelfError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM shelf_item WHERE deleted_at IS NULL ORDER BY position, id",
    )?;
    let ids = statement.query_map([], |row| row.get("id"))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

fn whole(row: &Row<'_>, now: &Now, words: &Words, early: bool) -> rusqlite::Result<ShelfWhole> {
    let kind = ShelfKind::from_word(&row.get::<_, String>("kind")?);
    let open_on: Option<String> = row.get("open_on")?;
    let open_on: Option<NaiveDate> = open_on.and_then(|date| date.parse().ok());
    let sealed = kind == ShelfKind::Letter && open_on.is_some_and(|open_on| now.today() < open_on);
    Ok(ShelfWhole {
        words: match sealed && !early {
            true => String::new(),
            false => row.get("words")?,
        },
        item: ShelfItem {
            id: row.get("id")?,
            kind,
            title: row.get("title")?,
            beginning: String::new(),
            link: row.get("link")?,
            open_on,
            open_on_text: open_on.map(|date| words.date(date)),
            sealed,
            in_help: row.get("in_help")?,
            mime: row.get("mime")?,
        },
    })
}

fn within(text: &str, longest: usize) -> Result<(), ShelfError> {
    match text.chars().nth(longest) {
        None => Ok(()),
        Some(_) => Err(ShelfError::TextTooLong),
    }
}

fn undoable(
    db: &mut Db,
    change: impl FnOnce(&Transaction<'_>) -> Result<(), ShelfError>,
) -> Result<UndoToken, ShelfError> {
    db.write_undoable(Subject::Shelf, change)
        .map(|((), token)| token)
}

fn found(rows: usize) -> Result<(), ShelfError> {
    match rows {
        0 => Err(DbError::NotFound.into()),
        _ => Ok(()),
    }
}
