//! An entry as a Markdown file: what is said of it in front (YAML 1.2), then its text as it was typed, then its photos.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDateTime, SecondsFormat, Timelike};
use chrono_tz::Tz;
use rusqlite::{Connection, Row};

use super::media::extension;
use crate::clock::Instant;
use crate::db::{DbError, EntryId, PhotoId};
use crate::journal::TagKind;

/// What stands between a text and its photos.
const PHOTOS_BELOW: &str = "\n\n<!-- photos -->\n";
/// From the folder of a month to the folder of photos.
const PHOTOS: &str = "../../../photos/";

/// The entries that are written, the oldest first.
pub(super) const KEPT: &str = "SELECT entry.id, entry.text, entry.written_at, entry.zone, entry.victory, entry.pinned, entry.mood,
      entry.craving, entry.craving_number, entry.changed_at, path.name AS path
    FROM entry LEFT JOIN path ON path.id = entry.path_id WHERE entry.deleted_at IS NULL ORDER BY entry.n";
const TAGS: &str = "SELECT tag.kind, tag.name FROM entry_tag JOIN tag ON tag.id = entry_tag.tag_id
    WHERE entry_tag.entry_id = ?1 ORDER BY tag.kind, entry_tag.position, tag.id";
const PHOTOS_OF: &str = "SELECT id, mime, description FROM photo WHERE entry_id = ?1 AND deleted_at IS NULL ORDER BY position, id";

/// An entry that becomes a file.
#[derive(Debug)]
pub(super) struct Entry {
    pub id: EntryId,
    text: String,
    /// What the wall clock showed where it was written.
    pub local: NaiveDateTime,
    front: String,
}

impl Entry {
    /// From a row of [`KEPT`].
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let id: EntryId = row.get("id")?;
        let zone_name: String = row.get("zone")?;
        let zone: Tz = zone_name.parse().unwrap_or(Tz::UTC);
        let at = Instant(row.get("written_at")?).utc().with_timezone(&zone);
        let mut front = format!("---\nid: {}\n", id.as_str());
        let written = at.to_rfc3339_opts(SecondsFormat::Secs, false);
        let changed = Instant(row.get("changed_at")?).utc();
        let changed = changed.to_rfc3339_opts(SecondsFormat::Secs, true);
        say(&mut front, "written", &written);
        say(&mut front, "zone", &quoted(&zone_name));
        say(&mut front, "changed", &changed);
        for (name, column) in [
            ("mood", "mood"),
            ("craving", "craving"),
            ("cravingNumber", "craving_number"),
        ] {
            if let Some(number) = row.get::<_, Option<i64>>(column)? {
                say(&mut front, name, &number.to_string());
            }
        }
        if let Some(path) = row.get::<_, Option<String>>("path")? {
            say(&mut front, "path", &quoted(&path));
        }
        for name in ["victory", "pinned"] {
            if row.get(name)? {
                say(&mut front, name, "true");
            }
        }
        Ok(Self {
            id,
            text: row.get("text")?,
            local: at.naive_local(),
            front,
        })
    }

    /// Where its file lies in the zip. Names of two entries differ, as their ids do.
    pub(super) fn path(&self, whole_id: bool) -> String {
        let (id, local) = (self.id.as_str(), self.local);
        let short = match whole_id {
            true => id,
            // The end of an id is drawn by lot; its beginning is when it was made.
            false => id.get(id.len().saturating_sub(8)..).unwrap_or(id),
        };
        let (year, month) = (local.year(), local.month());
        format!(
            "journal/{year:04}/{month:02}/{year:04}-{month:02}-{:02}-{:02}{:02}-{short}.md",
            local.day(),
            local.hour(),
            local.minute()
        )
    }

    /// The whole file.
    pub(super) fn file(mut self, connection: &Connection) -> Result<Vec<u8>, DbError> {
        self.say_tags(connection)?;
        let photos = photos_of(connection, &self.id)?;
        if !photos.is_empty() {
            self.front.push_str("photos:\n");
            for (file, _) in &photos {
                let _ = writeln!(self.front, "  - {}", quoted(file));
            }
        }
        self.front.push_str("---\n\n");
        let mut whole = self.front.into_bytes();
        whole.extend(self.text.as_bytes());
        if !photos.is_empty() {
            whole.extend(PHOTOS_BELOW.as_bytes());
            for (file, description) in &photos {
                let shown = format!("\n![{}]({file})\n", in_brackets(description));
                whole.extend(shown.as_bytes());
            }
        }
        Ok(whole)
    }

    fn say_tags(&mut self, connection: &Connection) -> Result<(), DbError> {
        let mut statement = connection.prepare_cached(TAGS)?;
        let rows = statement.query_map([&self.id], |row| {
            Ok((
                row.get::<_, TagKind>("kind")?,
                row.get::<_, String>("name")?,
            ))
        })?;
        let tags = rows.collect::<Result<Vec<_>, _>>()?;
        for (kind, name) in [
            (TagKind::Tag, "tags"),
            (TagKind::Trigger, "triggers"),
            (TagKind::Helped, "helped"),
        ] {
            let of_kind = tags.iter().filter(|(of, _)| *of == kind);
            let names: Vec<_> = of_kind.map(|(_, name)| quoted(name)).collect();
            if !names.is_empty() {
                say(&mut self.front, name, &format!("[{}]", names.join(", ")));
            }
        }
        Ok(())
    }
}

/// The photos of an entry: where they lie from its file, and what they show.
fn photos_of(connection: &Connection, entry: &EntryId) -> Result<Vec<(String, String)>, DbError> {
    let mut statement = connection.prepare_cached(PHOTOS_OF)?;
    let rows = statement.query_map([entry], |row| {
        let id: PhotoId = row.get("id")?;
        let mime: String = row.get("mime")?;
        let file = format!("{PHOTOS}{}.{}", id.as_str(), extension(&mime));
        Ok((file, row.get("description")?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn say(front: &mut String, name: &str, value: &str) {
    let _ = writeln!(front, "{name}: {value}");
}

/// A text as YAML writes it on one line (YAML 1.2.2 §7.3.1): as JSON does, with what YAML does not take as it is (§5.1) or
/// takes for the end of a line (§5.4) written out.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut quoted = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '\u{7F}'..='\u{9F}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{FEFF}'
            | '\u{FFFE}'
            | '\u{FFFF}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            other => quoted.push(other),
        }
    }
    quoted
}

/// A description as it stands between the brackets of a picture (CommonMark 0.31 §6.4): on one line, its own brackets as text.
fn in_brackets(description: &str) -> String {
    let mut said = String::new();
    for letter in description.chars() {
        match letter {
            '\r' | '\n' => said.push(' '),
            '[' | ']' | '\\' | '`' | '<' => {
                said.push('\\');
                said.push(letter);
            }
            other => said.push(other),
        }
    }
    said
}
