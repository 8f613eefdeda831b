//! Entries as they are printed: clean HTML that brings nothing from elsewhere.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};
use chrono::NaiveDate;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::JournalError;
use super::store::{local, zone_of};
use crate::clock::Instant;
use crate::db::{DbError, EntryId};
use crate::words::Words;

/// What is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum PrintWhat {
    /// One entry.
    Entry {
        /// It.
        id: EntryId,
    },
    /// All entries of these days that are not in the trash, both days included.
    Range {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

/// An entry on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Printed {
    /// The day where it was written, in words.
    pub date_text: String,
    /// The wall clock where it was written.
    pub time_text: String,
    /// What it says. The only addresses in it are those of its own photos.
    pub html: String,
}

/// What is to be printed, oldest first. Photos that the text does not place stand below it; HTML that someone typed is
/// shown as it was typed; pictures from elsewhere are left out, and addresses of links are written out.
///
/// # Errors
/// `NotFound` for an entry that is not there, or the database's.
pub fn to_print(
    connection: &Connection,
    what: &PrintWhat,
    words: &Words,
) -> Result<Vec<Printed>, JournalError> {
    let washing = washing();
    let print = |entry: &Written| -> Result<Printed, JournalError> {
        let local = local(entry.written_at, zone_of(&entry.zone));
        let photos = photos_of(connection, &entry.id)?;
        Ok(Printed {
            date_text: words.full_date(local.date()),
            time_text: words.time(local.time()),
            html: washing.clean(&page(&entry.text, &photos)).to_string(),
        })
    };
    match what {
        PrintWhat::Entry { id } => {
            let one = connection
                .prepare_cached("SELECT id, text, written_at, zone FROM entry WHERE id = ?1")?
                .query_row([id], Written::of)?;
            Ok(vec![print(&one)?])
        }
        PrintWhat::Range { from, to } => {
            let mut statement = connection.prepare_cached(RANGE)?;
            let entries = statement.query_map(
                params![from.min(to).to_string(), from.max(to).to_string()],
                Written::of,
            )?;
            entries
                .map(|entry| print(&entry.map_err(DbError::from)?))
                .collect()
        }
    }
}

/// Words that are no entry, such as a chapter of my story, as HTML for paper: as [`to_print`], without photos.
pub fn words_on_paper(text: &str) -> String {
    washed(text, &[])
}

pub(super) fn washed(text: &str, photos: &[Named]) -> String {
    washing().clean(&page(text, photos)).to_string()
}

const RANGE: &str = "SELECT id, text, written_at, zone FROM entry
    WHERE deleted_at IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY date, n";

/// Where the page finds a photo by its name (WebView2 has no schemes of one's own and answers on this address instead).
const PHOTOS: &str = if cfg!(windows) {
    "http://photo.localhost/"
} else {
    "photo://localhost/"
};

/// What a text says before the name of a photo that it places.
const PLACED: &str = "photo:";

struct Written {
    id: EntryId,
    text: String,
    written_at: Instant,
    zone: String,
}

impl Written {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            text: row.get("text")?,
            written_at: Instant(row.get("written_at")?),
            zone: row.get("zone")?,
        })
    }
}

/// A photo's name and its description.
pub(super) type Named = (String, String);

fn photos_of(connection: &Connection, entry: &EntryId) -> Result<Vec<Named>, JournalError> {
    let photos = connection
        .prepare_cached(
            "SELECT id, description FROM photo WHERE entry_id = ?1 AND deleted_at IS NULL ORDER BY position, id",
        )?
        .query_map([entry], |row| Ok((row.get("id")?, row.get("description")?)))?
        .collect::<Result<_, _>>()?;
    Ok(photos)
}

/// The HTML of a text and of the photos that it does not place.
fn page(text: &str, photos: &[Named]) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut paper = Paper::new(photos);
    for event in Parser::new_ext(text, options) {
        paper.take(event);
    }
    for (id, description) in photos {
        if !paper.placed.contains(id.as_str()) {
            paper.out.push(Event::Start(Tag::Paragraph));
            paper.photo(id, description);
            paper.out.push(Event::End(TagEnd::Paragraph));
        }
    }
    let mut page = String::new();
    html::push_html(&mut page, paper.out.into_iter());
    page
}

/// Turns what the parser tells into what can stand on paper.
struct Paper<'a> {
    photos: HashMap<&'a str, &'a str>,
    placed: HashSet<&'a str>,
    out: Vec<Event<'a>>,
    /// The pictures that the parser is inside of: address and the words typed for it.
    pictures: Vec<(CowStr<'a>, String)>,
    /// The links that it is inside of: address and the words typed for it.
    links: Vec<(CowStr<'a>, String)>,
}

impl<'a> Paper<'a> {
    fn new(photos: &'a [Named]) -> Self {
        Self {
            photos: photos
                .iter()
                .map(|(id, description)| (id.as_str(), description.as_str()))
                .collect(),
            placed: HashSet::new(),
            out: Vec::new(),
            pictures: Vec::new(),
            links: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.pictures.push((dest_url, String::new()));
            }
            Event::End(TagEnd::Image) => {
                if let Some((address, typed)) = self.pictures.pop() {
                    self.picture(&address, typed);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.links.push((dest_url, String::new())),
            Event::End(TagEnd::Link) => {
                if let Some((address, typed)) = self.links.pop()
                    && !address.is_empty()
                    && typed != *address
                {
                    self.say(format!(" ({address})").into());
                }
            }
            // Typed as text, meant as text.
            Event::Html(typed) | Event::InlineHtml(typed) => self.say_lines(typed),
            Event::Start(Tag::HtmlBlock) => self.put(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => self.put(Event::End(TagEnd::Paragraph)),
            // A new line is a new line, as it was on the screen.
            Event::SoftBreak => self.put(Event::HardBreak),
            Event::TaskListMarker(done) => self.say(if done { "☑ " } else { "☐ " }.into()),
            Event::Text(text) => self.say(text),
            other => self.put(other),
        }
    }

    /// Inside a picture only its words count: they stand for it.
    fn put(&mut self, event: Event<'a>) {
        if self.pictures.is_empty() {
            if let (Event::Code(text), Some((_, typed))) = (&event, self.links.last_mut()) {
                typed.push_str(text);
            }
            self.out.push(event);
        }
    }

    fn say(&mut self, text: CowStr<'a>) {
        if let Some((_, typed)) = self.links.last_mut() {
            typed.push_str(&text);
        }
        match self.pictures.last_mut() {
            Some((_, typed)) => typed.push_str(&text),
            None => self.out.push(Event::Text(text)),
        }
    }

    fn say_lines(&mut self, text: CowStr<'a>) {
        match text.strip_suffix('\n') {
            Some(line) => {
                self.say(line.trim_end_matches('\r').to_owned().into());
                self.put(Event::HardBreak);
            }
            None => self.say(text),
        }
    }

    fn picture(&mut self, address: &str, typed: String) {
        let known = address
            .strip_prefix(PLACED)
            .and_then(|id| self.photos.get_key_value(id));
        match known.map(|(id, description)| (*id, *description)) {
            Some((id, description)) if self.pictures.is_empty() => {
                self.placed.insert(id);
                let words = if description.is_empty() {
                    typed.as_str()
                } else {
                    description
                };
                self.photo(id, words);
            }
            _ => self.say(typed.into()),
        }
    }

    fn photo(&mut self, id: &str, description: &str) {
        self.out.push(Event::Start(Tag::Image {
            link_type: LinkType::Inline,
            dest_url: format!("{PHOTOS}{id}").into(),
            title: "".into(),
            id: "".into(),
        }));
        self.out.push(Event::Text(description.to_owned().into()));
        self.out.push(Event::End(TagEnd::Image));
    }
}

/// Lets through what text on paper is made of, and of pictures only the person's photos, whatever comes before it.
fn washing() -> Builder<'static> {
    let mut washing = Builder::default();
    washing
        .tags(HashSet::from([
            "blockquote",
            "br",
            "code",
            "del",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "strong",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "ul",
        ]))
        .tag_attributes(HashMap::from([
            ("img", HashSet::from(["alt", "src"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "photo"]))
        .url_relative(UrlRelative::Deny)
        .attribute_filter(|tag, name, value| match (tag, name) {
            ("img", "src") if !value.starts_with(PHOTOS) => None,
            _ => Some(value.into()),
        })
        .link_rel(None);
    washing
}

#[cfg(test)]
mod tests;
