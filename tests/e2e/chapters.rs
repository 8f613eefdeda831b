//! Chapters: closed without a setback, opened again, their days and words put right.

use crate::support::journey::{PATH, furnished, lock, room, unlock};
use crate::support::paths::{more, note, path};
use serde_json::Value;

#[test]
fn a_chapter_can_simply_be_finished_and_opened_again() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    more(&app, PATH.0, "Close this chapter");
    app.sees("Nothing has to have happened");
    app.paste("textbox", "When did it end?", "2026-11-20");
    app.paste(
        "textbox",
        "Some words about this chapter, if you like",
        "Enough for now.",
    );
    app.press("Close it");
    app.sees("The chapter is closed. All of its days still count.");
    app.sees("Your 28 days still count, every one.");
    app.sees("Enough for now.");
    assert!(path(&app)["setbacks"].as_array().unwrap().is_empty());
    app.press("Today");
    lock(&mut app);
    unlock(&app);

    room(&app, "Milestones");
    app.press("Change the end: 23 October 2026 – 20 November 2026");
    app.paste("textbox", "When did it end?", "2026-10-22");
    app.press("Keep this day");
    app.sees("That day is before the first day.");
    app.paste("textbox", "When did it end?", "2026-11-21");
    app.press("Keep this day");
    app.sees("The end is corrected.");
    app.sees("Your 29 days still count, every one.");
    app.press("Change the end: 23 October 2026 – 21 November 2026");
    app.press("Open it again");
    app.sees("The chapter goes on.");
    app.sees("30 days");
    assert_eq!(path(&app)["chapters"][0]["end"], Value::Null);
}

#[test]
fn words_typed_about_a_chapter_stay_while_one_looks_elsewhere() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    more(&app, PATH.0, "Write about this chapter");
    app.paste(
        "textbox",
        "Some words, if you like",
        "The river in the mornings.",
    );
    app.press("Change the date");
    app.find("heading", "Change the first day");
    app.press("Cancel");
    room(&app, "Journal");
    room(&app, "Milestones");
    more(&app, PATH.0, "Write about this chapter");
    assert_eq!(
        app.value("textbox", "Some words, if you like"),
        "The river in the mornings."
    );
    app.press("Keep");
    app.sees("The river in the mornings.");
}

#[test]
fn todays_cairn_keeps_its_stones_when_a_chapter_closes() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Today");
    let stones = || {
        app.js(
            "return document.querySelector('.glance svg').innerHTML",
            &[],
        )
    };
    let before = stones();
    note(&app, "2026-11-22", "closed");
    app.sees("No chapter is open just now.");
    assert_eq!(stones(), before);
}
