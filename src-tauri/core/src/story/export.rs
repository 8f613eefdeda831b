//! The story as it leaves Cairn: on paper, and as a Markdown file.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::chapters::{StoryChapter, all};
use super::timeline::{StoryItem, TimelineChoice, timeline};
use super::{StoryError, StoryEvent};
use crate::db::EntryId;
use crate::journal::{self, PrintWhat, words_on_paper};
use crate::milestones::Look;
use crate::words::Words;

/// What of the story leaves Cairn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperChoice {
    /// What stands on the first page; empty = there is no such page.
    pub title: String,
    /// The chapters as they are written.
    pub chapters: bool,
    /// The timeline.
    pub timeline: bool,
    /// The chosen entries, whole.
    pub entries: bool,
    /// On the timeline, what happened.
    pub setbacks: bool,
}

/// The story on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryPaper {
    /// What stands on the first page; may be empty.
    pub title: String,
    /// The chapters.
    pub chapters: Vec<PaperChapter>,
    /// The timeline, the oldest first.
    pub timeline: Vec<StoryItem>,
    /// The chosen entries, the oldest first.
    pub entries: Vec<PaperEntry>,
}

/// A chapter on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperChapter {
    /// What the person calls it; may be empty.
    pub title: String,
    /// From when it tells, in words; may be empty.
    pub from_text: String,
    /// Until when, in words; may be empty.
    pub to_text: String,
    /// Its words. There is no address in it.
    pub html: String,
}

/// A chosen entry on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperEntry {
    /// The day where it was written, in words.
    pub date_text: String,
    /// What it says. The only addresses in it are those of its own photos.
    pub html: String,
}

/// How the file says what the person did not write themselves.
pub struct StoryTexts<'a> {
    /// A stretch of time from what is said first until what is said then; one of them may be empty.
    pub dates: &'a dyn Fn(&str, &str) -> String,
    /// A thing on the timeline, without its date.
    pub event: &'a dyn Fn(&StoryEvent) -> String,
    /// The heading of the timeline.
    pub timeline: String,
    /// The heading of the chosen entries.
    pub entries: String,
}

/// The story on paper.
///
/// # Errors
/// The database's.
pub fn story_paper(
    connection: &Connection,
    choice: &PaperChoice,
    look: &Look<'_>,
) -> Result<StoryPaper, StoryError> {
    let mut entries = Vec::new();
    for id in chosen(connection, choice)? {
        let what = PrintWhat::Entry { id };
        for entry in journal::to_print(connection, &what, look.words)? {
            entries.push(PaperEntry {
                date_text: entry.date_text,
                html: entry.html,
            });
        }
    }
    let chapters = written(connection, choice, look.words)?;
    Ok(StoryPaper {
        title: choice.title.trim().to_owned(),
        chapters: chapters
            .into_iter()
            .map(|chapter| PaperChapter {
                html: words_on_paper(&chapter.words),
                title: chapter.title,
                from_text: chapter.from_text,
                to_text: chapter.to_text,
            })
            .collect(),
        timeline: line(connection, choice, look)?,
        entries,
    })
}

/// The story as Markdown (CommonMark). What the person wrote stands in it byte for byte; headings, dates and the timeline
/// stand between.
///
/// # Errors
/// The database's.
pub fn story_markdown(
    connection: &Connection,
    choice: &PaperChoice,
    texts: &StoryTexts<'_>,
    look: &Look<'_>,
) -> Result<String, StoryError> {
    let mut file = String::new();
    let title = choice.title.trim();
    if !title.is_empty() {
        block(&mut file, &format!("# {title}"));
    }
    for chapter in written(connection, choice, look.words)? {
        let dates = match (chapter.from_text.as_str(), chapter.to_text.as_str()) {
            ("", "") => String::new(),
            (from, to) => (texts.dates)(from, to),
        };
        match (chapter.title.trim(), dates.as_str()) {
            ("", "") => {}
            ("", dates) => block(&mut file, &format!("## {dates}")),
            (title, "") => block(&mut file, &format!("## {title}")),
            (title, dates) => {
                block(&mut file, &format!("## {title}"));
                block(&mut file, &format!("*{dates}*"));
            }
        }
        block(&mut file, &chapter.words);
    }
    let line = line(connection, choice, look)?;
    if !line.is_empty() {
        block(&mut file, &format!("## {}", texts.timeline));
        let said = line
            .iter()
            .map(|item| format!("- {}: {}", item.date_text, (texts.event)(&item.what)));
        block(&mut file, &said.collect::<Vec<_>>().join("\n"));
    }
    let entries = chosen(connection, choice)?;
    if !entries.is_empty() {
        block(&mut file, &format!("## {}", texts.entries));
    }
    for id in entries {
        let (date, text) = connection.prepare_cached(TEXT)?.query_row([&id], |row| {
            Ok((
                crate::milestones::civil_date(row, "date")?,
                row.get::<_, String>("text")?,
            ))
        })?;
        block(&mut file, &format!("### {}", look.words.full_date(date)));
        block(&mut file, &text);
    }
    Ok(file)
}

/// The chosen entries that are not in the trash, the oldest first.
pub(super) const CHOSEN_IDS: &str = "SELECT named.id FROM story_entry
    CROSS JOIN entry AS named ON named.id = story_entry.entry_id
    CROSS JOIN entry INDEXED BY entry_facts ON entry.n = named.n
    WHERE entry.deleted_at IS NULL ORDER BY entry.date, entry.n";
const TEXT: &str = "SELECT date, text FROM entry WHERE id = ?1";

fn chosen(connection: &Connection, choice: &PaperChoice) -> Result<Vec<EntryId>, StoryError> {
    if !choice.entries {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(CHOSEN_IDS)?;
    let rows = statement.query_map([], |row| row.get("id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn written(
    connection: &Connection,
    choice: &PaperChoice,
    words: &Words,
) -> Result<Vec<StoryChapter>, StoryError> {
    Ok(match choice.chapters {
        true => all(connection, words)?,
        false => Vec::new(),
    })
}

fn line(
    connection: &Connection,
    choice: &PaperChoice,
    look: &Look<'_>,
) -> Result<Vec<StoryItem>, StoryError> {
    if !choice.timeline {
        return Ok(Vec::new());
    }
    let whole = TimelineChoice {
        setbacks: choice.setbacks,
        limit: u32::MAX,
        ..TimelineChoice::default()
    };
    Ok(timeline(connection, &whole, look)?.items)
}

/// Adds a block, with an empty line before it. Nothing is taken from its words; only an end of line that is missing is put.
fn block(file: &mut String, words: &str) {
    if words.is_empty() {
        return;
    }
    if !file.is_empty() {
        file.push('\n');
    }
    file.push_str(words);
    if !words.ends_with('\n') {
        file.push('\n');
    }
}
