//! My story: the timeline, the chapters it is written in, telling it aloud, and how it leaves Cairn.

use cairn_core::db::{EntryId, StoryChapterId, UndoToken};
use cairn_core::settings;
use cairn_core::story::{
    self, NewStoryChapter, PaperChoice, StoryChapter, StoryChapterLine, StoryError, StoryEvent,
    StoryLook, StoryPaper, StoryTexts, Talk, Timeline, TimelineChoice,
};
use tauri::AppHandle;

use super::{Handle, files};
use crate::failure::Failure;
use crate::open::Open;
use crate::session::Here;
use crate::texts::Texts;
use crate::titles;

/// How the person likes to look at the timeline.
#[tauri::command]
#[specta::specta]
pub async fn story_look(session: Handle<'_>) -> Result<StoryLook, Failure> {
    session
        .open(|open, _| open.vault.db.read(story::story_look))
        .await
}

/// Keeps how the person likes to look at the timeline.
#[tauri::command]
#[specta::specta]
pub async fn set_story_look(session: Handle<'_>, look: StoryLook) -> Result<(), Failure> {
    session
        .open(move |open, _| story::set_story_look(&mut open.vault.db, look))
        .await
}

/// A part of the timeline.
#[tauri::command]
#[specta::specta]
pub async fn timeline(session: Handle<'_>, choice: TimelineChoice) -> Result<Timeline, Failure> {
    session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                story::timeline(c, &choice, &look)
            })
        })
        .await
}

/// Whether the entry was chosen for the story.
#[tauri::command]
#[specta::specta]
pub async fn in_story(session: Handle<'_>, entry: EntryId) -> Result<bool, Failure> {
    session
        .open(move |open, _| open.vault.db.read(|c| story::in_story(c, &entry)))
        .await
}

/// All entries that were chosen, in no order.
#[tauri::command]
#[specta::specta]
pub async fn story_entries(session: Handle<'_>) -> Result<Vec<EntryId>, Failure> {
    session
        .open(|open, _| open.vault.db.read(story::story_entries))
        .await
}

/// Chooses an entry for the story, or takes it out again.
#[tauri::command]
#[specta::specta]
pub async fn put_in_story(
    session: Handle<'_>,
    entry: EntryId,
    chosen: bool,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            open.drafts.save_all(&mut open.vault.db, &here.now)?;
            story::put_in_story(&mut open.vault.db, &entry, chosen, &here.now)
        })
        .await
}

/// All chapters that say something, in the person's order.
#[tauri::command]
#[specta::specta]
pub async fn story_chapters(session: Handle<'_>) -> Result<Vec<StoryChapterLine>, Failure> {
    session
        .open(|open, here| {
            let db = &open.vault.db;
            db.read(|c| story::story_chapters(c, &here.words))
        })
        .await
}

/// One chapter.
#[tauri::command]
#[specta::specta]
pub async fn story_chapter(
    session: Handle<'_>,
    id: StoryChapterId,
) -> Result<StoryChapter, Failure> {
    session
        .open(move |open, here| {
            let db = &open.vault.db;
            db.read(|c| story::story_chapter(c, &id, &here.words))
        })
        .await
}

/// Begins a chapter.
#[tauri::command]
#[specta::specta]
pub async fn new_story_chapter(
    session: Handle<'_>,
    chapter: NewStoryChapter,
) -> Result<StoryChapterId, Failure> {
    session
        .open(move |open, here| story::new_story_chapter(&mut open.vault.db, &chapter, &here.now))
        .await
}

/// Keeps its title and words as they are now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_story_chapter(
    session: Handle<'_>,
    id: StoryChapterId,
    title: String,
    words: String,
) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, here| {
            story::keep_story_chapter(&mut open.vault.db, &id, &title, &words, &here.now)
        })
        .await
}

/// Says from when and until when it tells.
#[tauri::command]
#[specta::specta]
pub async fn set_story_dates(
    session: Handle<'_>,
    id: StoryChapterId,
    from: String,
    to: String,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| {
            story::set_story_dates(&mut open.vault.db, &id, &from, &to, &here.now)
        })
        .await
}

/// The person has left it. One that says nothing does not stay.
#[tauri::command]
#[specta::specta]
pub async fn leave_story_chapter(session: Handle<'_>, id: StoryChapterId) -> Result<(), Failure> {
    session
        .open(move |open, _| story::leave_story_chapter(&mut open.vault.db, &id))
        .await
}

/// Puts the chapters in this order.
#[tauri::command]
#[specta::specta]
pub async fn order_story_chapters(
    session: Handle<'_>,
    ids: Vec<StoryChapterId>,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| story::order_story_chapters(&mut open.vault.db, &ids))
        .await
}

/// Puts a chapter in the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_story_chapter(
    session: Handle<'_>,
    id: StoryChapterId,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, here| story::remove_story_chapter(&mut open.vault.db, &id, &here.now))
        .await
}

/// The talk.
#[tauri::command]
#[specta::specta]
pub async fn talk(session: Handle<'_>) -> Result<Talk, Failure> {
    session
        .open(|open, here| open.vault.db.read(|c| story::talk(c, &here.words)))
        .await
}

/// Keeps what stands on a card as it is now: durable when this answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_cue(session: Handle<'_>, id: StoryChapterId, cue: String) -> Result<(), Failure> {
    session.take_text();
    session
        .open(move |open, here| story::keep_cue(&mut open.vault.db, &id, &cue, &here.now))
        .await
}

/// Says whether a chapter is told, and how many seconds that is to take; 0 = as long as its words take.
#[tauri::command]
#[specta::specta]
pub async fn set_told(
    session: Handle<'_>,
    id: StoryChapterId,
    in_talk: bool,
    seconds: u32,
) -> Result<UndoToken, Failure> {
    session
        .open(move |open, _| story::set_told(&mut open.vault.db, &id, in_talk, seconds))
        .await
}

/// Says how many minutes the person has for the talk.
#[tauri::command]
#[specta::specta]
pub async fn set_talk_minutes(session: Handle<'_>, minutes: u32) -> Result<(), Failure> {
    session
        .open(move |open, _| story::set_talk_minutes(&mut open.vault.db, minutes))
        .await
}

/// The story on paper.
#[tauri::command]
#[specta::specta]
pub async fn story_paper(session: Handle<'_>, choice: PaperChoice) -> Result<StoryPaper, Failure> {
    session
        .open(move |open, here| {
            open.drafts.save_all(&mut open.vault.db, &here.now)?;
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                story::story_paper(c, &choice, &look)
            })
        })
        .await
}

/// The story as the Markdown file that [`save_story`] saves.
#[tauri::command]
#[specta::specta]
pub async fn story_file(session: Handle<'_>, choice: PaperChoice) -> Result<String, Failure> {
    let texts = Texts::new(&session.language());
    session
        .open(move |open, here| markdown(open, here, &choice, &texts))
        .await
}

/// Saves the story as a Markdown file where the person chooses. False when they chose nowhere.
#[tauri::command]
#[specta::specta]
pub async fn save_story(
    app: AppHandle,
    session: Handle<'_>,
    choice: PaperChoice,
) -> Result<bool, Failure> {
    let language = session.language();
    let texts = Texts::new(&language);
    let name = texts.get("files-story");
    let file = session
        .open(move |open, here| markdown(open, here, &choice, &texts))
        .await?;
    files::save(&app, &language, name, "md", file.into_bytes()).await
}

fn markdown(
    open: &mut Open,
    here: &Here,
    choice: &PaperChoice,
    texts: &Texts,
) -> Result<String, StoryError> {
    open.drafts.save_all(&mut open.vault.db, &here.now)?;
    let dates = |from: &str, to: &str| dates(texts, from, to);
    let event = |event: &StoryEvent| said(texts, event);
    let words = StoryTexts {
        dates: &dates,
        event: &event,
        timeline: texts.get("story-timeline"),
        entries: texts.get("story-paper-entries"),
    };
    open.vault.db.read(|c| {
        let look = here.look(settings::load(c)?.leap_day);
        story::story_markdown(c, choice, &words, &look)
    })
}

/// A stretch of time; one of its ends may be open.
fn dates(texts: &Texts, from: &str, to: &str) -> String {
    let ends = titles::args([("from", from.into()), ("to", to.into())]);
    match (from, to) {
        (from, "") => texts.with("story-dates-from", &titles::args([("from", from.into())])),
        ("", to) => texts.with("story-dates-to", &titles::args([("to", to.into())])),
        (from, to) if from == to => from.to_owned(),
        _ => texts.with("story-dates", &ends),
    }
}

/// A thing on the timeline in words, as the page has them.
fn said(texts: &Texts, event: &StoryEvent) -> String {
    let of =
        |id: &str, path: &String| texts.with(id, &titles::args([("path", path.as_str().into())]));
    match event {
        StoryEvent::Began {
            path,
            date_only: true,
            ..
        } => of("story-event-date", path),
        StoryEvent::Began {
            path, again: true, ..
        } => of("story-event-began-again", path),
        StoryEvent::Began { path, .. } => of("story-event-began", path),
        StoryEvent::Ended { path } => of("story-event-ended", path),
        StoryEvent::Milestone { path, name: None } => of("story-event-day", path),
        StoryEvent::Milestone {
            path,
            name: Some(name),
        } => {
            let milestone = titles::milestone(texts, name);
            let names = titles::args([
                ("path", path.as_str().into()),
                ("milestone", milestone.into()),
            ]);
            texts.with("story-event-milestone", &names)
        }
        StoryEvent::Setback { path, called } if called.is_empty() => {
            of("story-event-setback", path)
        }
        StoryEvent::Setback { path, called } => {
            let names = titles::args([
                ("path", path.as_str().into()),
                ("called", called.as_str().into()),
            ]);
            texts.with("story-event-setback-called", &names)
        }
        StoryEvent::Entry { title, .. } if title.is_empty() => texts.get("story-event-entry"),
        StoryEvent::Entry { title, .. } => title.clone(),
    }
}
