//! My story: what lies behind somebody in order, written up in chapters, told aloud, printed and saved.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{ENTRY, furnished, lock, room, unlock};
use crate::support::{App, save_dialog, wait_until};
use crate::writing::open_newest;
use serde_json::{Value, json};
use std::fs;

const WORDS: &str = "Your words";

/// Goes to my story, or to the report.
pub(crate) fn look_back(app: &App<'_>, page: &str) {
    room(app, "Looking back");
    app.press(&format!("{page}…"));
    app.find("heading", page);
}

/// What lies on the paper for the printer.
pub(crate) fn paper(app: &App<'_>) -> String {
    let words = app.js(
        "return document.querySelector('body > .paper-only')?.textContent ?? ''",
        &[],
    );
    crate::support::find::plain(words.as_str().unwrap())
}

pub(crate) fn victory(app: &App<'_>, text: &str, date: &str) -> Value {
    let id = app.invoke("new_entry", &json!({ "victory": true }))["id"].clone();
    app.invoke("keep_draft", &json!({ "id": id, "seq": 1, "text": text }));
    app.invoke("leave_entry", &json!({ "id": id }));
    let change = json!({ "kind": "writtenAt", "date": date, "time": "08:00" });
    app.invoke("change_entry", &json!({ "id": id, "change": change }));
    id
}

pub(crate) fn chapter(app: &App<'_>, title: &str, from: &str, to: &str, words: &str) -> Value {
    let new = json!({ "from": from, "to": to, "words": "" });
    let id = app.invoke("new_story_chapter", &json!({ "chapter": new }));
    app.invoke(
        "keep_story_chapter",
        &json!({ "id": id, "title": title, "words": words }),
    );
    id
}

/// What stands on the timeline, from top to bottom.
fn timeline(app: &App<'_>) -> Vec<String> {
    let lines = app.js(
        "return [...document.querySelectorAll('main section ol > li .words')].map((li) => li.innerText)",
        &[],
    );
    let lines = lines.as_array().unwrap().iter();
    lines
        .map(|line| crate::support::find::plain(line.as_str().unwrap()).replace('\n', " "))
        .collect()
}

#[test]
fn the_timeline_has_milestones_victories_and_what_was_chosen() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    victory(&app, "Called before it got dark", "2026-11-02");
    room(&app, "Journal");
    open_newest(&app);
    app.press("More for this entry");
    app.press("Put into my story");
    app.sees("It is in my story now.");
    app.press("Undo");
    app.sees("Put back as it was.");
    app.press("More for this entry");
    app.press("Put into my story");
    app.sees("It is in my story now.");
    app.press("Back");
    look_back(&app, "My story");
    app.sees("From the journal");
    let lines = timeline(&app);
    let expected = [
        "23 October 2026 · Chapter Evenings: a chapter begins",
        "24 October 2026 · Milestone Evenings: One day",
        "2 November 2026 · Victory Called before it got dark",
        "22 November 2026 · Milestone Evenings: 30 days",
        "22 November 2026 · From the journal",
    ];
    for (line, begins) in lines.iter().rev().zip(expected.iter().rev()) {
        assert!(line.starts_with(begins), "{lines:?}");
    }
    app.click("radio", "Newest first");
    wait_until("the newest stands first", || {
        timeline(&app)
            .first()
            .is_some_and(|first| first.contains(ENTRY))
    });

    // What happened is there for who wants to see it.
    let path = app.invoke("paths", &json!({}))[0]["id"].clone();
    let setback =
        json!({ "date": "2026-11-10", "called": "a slip", "decision": "noted", "words": "" });
    app.invoke("note_setback", &json!({ "path": path, "setback": setback }));
    app.sees_no("a slip");
    app.click("checkbox", "Show what happened, too");
    app.sees("Evenings: a slip");
    app.press(&format!("Take out of my story: {ENTRY}"));
    app.sees("It stays in the journal.");
    wait_until("it is out", || {
        !timeline(&app).iter().any(|line| line.contains(ENTRY))
    });
    assert_eq!(app.focused().0, "heading");

    app.press("Choose entries");
    app.type_into("searchbox", "Words in the entry", "heron");
    app.press(&format!("Put into my story: {ENTRY}"));
    app.find("button", &format!("Take out of my story: {ENTRY}"));
    app.press("Back");
    wait_until("it is in again", || {
        timeline(&app).iter().any(|line| line.contains(ENTRY))
    });
    app.press("Begin a chapter with 2026");
    app.find("heading", "A chapter of my story");
    assert_eq!(app.value("textbox", "From"), "2026");
    app.sees("10 November 2026: Evenings: a slip");
}

#[test]
fn a_chapter_is_kept_while_it_is_written_and_can_be_moved_and_brought_back() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    look_back(&app, "My story");
    app.press("Writing");
    app.press("Write a chapter");
    app.type_into("textbox", "What would you call it?", "Before");
    app.type_into("textbox", WORDS, "It was dark *early*.");
    app.paste("textbox", "From", "summer");
    app.keys(&["Tab"]);
    app.sees("That is not a date Cairn can read.");
    app.paste("textbox", "From", "3.2019");
    app.keys(&["Tab"]);
    wait_until("the month is understood", || {
        app.value("textbox", "From") == "2019-03"
    });
    app.type_into("textbox", WORDS, " Then a door.");
    lock(&mut app);
    unlock(&app);
    chapter(&app, "Now", "", "", "short");
    look_back(&app, "My story");
    app.press("Writing");
    app.sees("from March 2019");
    app.press("Before");
    app.find("textbox", WORDS);
    wait_until("the words are there", || {
        app.text().contains("It was dark early. Then a door.")
    });
    app.press("Back");

    app.press("Move up: Now");
    app.sees("The new order is kept.");
    let titles = || -> Vec<String> {
        let all = app.invoke("story_chapters", &json!({}));
        let all = all.as_array().unwrap().iter();
        all.map(|one| one["title"].as_str().unwrap().to_owned())
            .collect()
    };
    wait_until("it is moved", || titles() == ["Now", "Before"]);
    assert_eq!(app.focused().1, "Move down: Now");
    app.press("Put in the trash: Now");
    app.sees("In the trash.");
    wait_until("it is gone", || titles() == ["Before"]);
    assert_eq!(app.focused().1, "Before");
    app.press("What was taken away");
    app.sees("A chapter of my story");
    app.press("Bring back: Now");
    wait_until("it is back", || titles() == ["Now", "Before"]);
}

#[test]
fn what_is_saved_is_what_was_seen_byte_for_byte() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    chapter(
        &app,
        "Before",
        "2019",
        "2021-03",
        "  *dark*\r\nand <b>cold</b>",
    );
    chapter(&app, "", "", "", "A door.\n\n");
    let entries = app.invoke("story_entries", &json!({}));
    assert_eq!(entries, json!([]));
    look_back(&app, "My story");
    app.press("Print or save");
    app.find("region", "This is what leaves");
    wait_until("it lies on the paper", || {
        paper(&app).contains("2019 – March 2021")
    });
    let shown = app.js(
        "return document.querySelector('.sheet').innerHTML === document.querySelector('body > .paper-only').innerHTML",
        &[],
    );
    assert_eq!(shown, json!(true));
    assert!(paper(&app).starts_with("My story"), "{}", paper(&app));
    assert!(paper(&app).contains("<b>cold</b>"));
    app.click("radio", "Markdown file");
    app.find("region", "Text of the file");
    let file = world.root().join("out.md");
    app.press("Save as a file");
    save_dialog::save_as(&world, &file);
    wait_until("the file is there", || file.exists());
    app.sees("Saved where you chose.");
    let saved = fs::read_to_string(&file).unwrap();
    let expected = "# My story\n\n## Before\n\n*2019 – March 2021*\n\n  *dark*\r\nand <b>cold</b>\n\nA door.\n\n";
    assert_eq!(saved, expected);
}

#[test]
fn it_is_told_card_by_card_from_the_keyboard() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let first = chapter(&app, "Before", "", "", &"word ".repeat(650));
    let second = chapter(&app, "Now", "", "", "short");
    app.invoke(
        "keep_cue",
        &json!({ "id": second, "cue": "my sister’s kitchen" }),
    );
    let time = json!({ "id": second, "inTalk": true, "seconds": 240 });
    app.invoke("set_told", &time);
    look_back(&app, "My story");
    app.press("Telling it");
    app.sees("About 9 of 10 minutes");
    let cue = "document.querySelectorAll('main li textarea')";
    app.js(&format!("{cue}[0].focus()"), &[]);
    for key in ["r", "e", "d"] {
        app.keys(&[key]);
    }
    lock(&mut app);
    unlock(&app);
    let talk = app.invoke("talk", &json!({}));
    assert_eq!(talk["cards"][0]["cue"], json!("red"));
    assert_eq!(talk["cards"][0]["id"], first);
    look_back(&app, "My story");
    app.press("Telling it");
    app.press("Print the cards");
    app.find("dialog", "Print the cards");
    assert!(
        paper(&app).contains("1. Beforered2. Nowmy sister’s kitchen"),
        "{}",
        paper(&app)
    );
    app.press("Cancel");
    app.press("Practise");
    app.sees("Card 1 of 2");
    app.sees("red");
    app.keys(&["ArrowRight"]);
    app.sees("my sister’s kitchen");
    app.keys(&["ArrowRight"]);
    app.sees("Card 2 of 2");
    app.keys(&["ArrowLeft"]);
    app.sees("Card 1 of 2");
    app.press("Next card");
    app.sees("Card 2 of 2");
    app.sees("of 10 minutes");
    app.press("Hide the clock");
    app.sees_no("of 10 minutes");
    app.keys(&["Escape"]);
    app.find("button", "Practise");
}

/// Opens each page of the story and of the report and calls `look` on it, with its name.
pub(crate) fn story_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    look_back(&app, "My story");
    look(&app, "story: empty");
    victory(&app, "Called before it got dark", "2026-11-02");
    let id = victory(
        &app,
        "The first dry wedding.\n\nI danced anyway.",
        "2025-06-14",
    );
    app.invoke("put_in_story", &json!({ "entry": id, "chosen": true }));
    chapter(
        &app,
        "Before",
        "2019",
        "2021-03",
        "It was dark *early*.\n\n- one\n- two",
    );
    chapter(&app, "", "", "", "A door.");
    crate::report::check_ins(&app);
    look_back(&app, "My story");
    look(&app, "story: timeline");
    app.press("Writing");
    app.find("button", "Write a chapter");
    look(&app, "story: writing");
    app.press("Before");
    app.find("textbox", WORDS);
    look(&app, "story: chapter");
    app.press("Back");
    app.press("Telling it");
    app.find("button", "Practise");
    look(&app, "story: talk");
    app.press("Practise");
    app.sees("Card 1 of");
    look(&app, "story: practice");
    app.press("Stop practising");
    app.press("Print or save");
    app.find("region", "This is what leaves");
    app.click("checkbox", "The timeline");
    app.click("checkbox", "Entries from my journal");
    look(&app, "story: leaving");
    app.press("Back");
    app.press("Timeline");
    app.press("Choose entries");
    app.find("searchbox", "Words in the entry");
    look(&app, "story: choosing");
    crate::report::report_pages(&app, look);
}
