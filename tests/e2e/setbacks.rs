//! "Something happened": safe first, then a person, then rest; nothing has to be said, and nothing is lost.

use crate::support::journey::{
    Opened, PATH, SPONSOR, furnished, lock, open_lock, opened, room, unlock,
};
use crate::support::paths::{note, open_at, path, something_happened, to_the_note};
use crate::support::{App, stays, wait_until};
use serde_json::json;

const SAFE: &str = "Thank you for being honest here.";
const PERSON: &str = "Who could you reach right now?";
const REST: &str = "And now, rest";
const NOTE: &str = "What would you like to note?";

#[test]
fn every_step_can_be_skipped_and_then_nothing_is_noted() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let before = path(&app);
    something_happened(&app);
    app.sees("Every day up to now still counts. You can stop at any step.");
    app.sees("In danger, or someone will not wake?");
    app.find("button", "Call 112");
    app.gone("navigation", "Rooms");
    for (title, next) in [(SAFE, PERSON), (PERSON, REST)] {
        wait_until("the title has the focus", || app.focused().1 == title);
        app.press("Skip for now");
        app.find("heading", next);
    }
    app.press("Note what happened");
    app.find("heading", NOTE);
    app.press("Back");
    app.find("heading", REST);
    app.press("Note what happened");
    app.press("Skip for now");
    app.sees("Nothing was noted.");
    app.find("navigation", "Rooms");
    assert_eq!(path(&app), before);

    something_happened(&app);
    app.press("Skip for now");
    app.press("Skip for now");
    app.press("That is enough for now");
    app.find("navigation", "Rooms");
    assert_eq!(path(&app), before);
}

#[test]
fn a_person_comes_before_everything_else() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    something_happened(&app);
    app.press("I am safe");
    app.find("heading", PERSON);
    app.press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.press("No answer");
    app.find("button", "No answer? A helpline may pick up");
    app.paste("textbox", "Or a message", "Can you call me?");
    app.press("Copy");
    app.sees("Good that you are not alone with it.");
    // Help now in between loses nothing.
    app.press("Help now");
    app.find("button", "Call 112");
    app.press("Back");
    app.find("heading", PERSON);
    assert_eq!(app.value("textbox", "Or a message"), "Can you call me?");
    app.press("Go on");
    app.find("heading", REST);
}

#[test]
fn after_a_break_from_opioids_the_body_takes_less() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let path = path(&app)["id"].clone();
    let change = json!({
        "name": PATH.0, "counterWord": "", "ladder": "common", "counterHidden": false, "kind": "abstinence",
        "about": "opioids", "setbackWord": "", "urgeWord": "", "totalHidden": false, "ownWords": false,
    });
    app.invoke("change_path", &json!({ "id": path, "change": change }));
    something_happened(&app);
    app.find("heading", "After a break, the body takes less");
    app.sees("An amount from before can stop your breathing");
    app.sees("with naloxone near");
    app.sees("call 112");
}

#[test]
fn it_can_be_noted_and_the_chapter_goes_on() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    to_the_note(&app);
    app.paste(
        "textbox",
        "What would you call it?",
        "A glass at the wedding",
    );
    app.paste("textbox", "When was it?", "2026-11-21");
    app.click("radio", "Note it, and go on");
    app.press("Note it");
    app.sees("It is noted, and the chapter goes on.");
    app.sees("Your 30 days still count, every one.");
    app.sees("Tomorrow Cairn asks one thing");
    app.press("Undo");
    app.find("heading", NOTE);
    assert_eq!(
        app.value("textbox", "What would you call it?"),
        "A glass at the wedding",
        "what was typed is still there"
    );
    assert_eq!(path(&app)["setbacks"], json!([]));
    app.press("Note it");
    app.press("That is all for now");
    app.sees("30 days");
    lock(&mut app);
    unlock(&app);
    room(&app, "Milestones");
    app.sees("30 days");
    app.press("What was noted");
    app.sees("A glass at the wedding");
    app.press("Take away A glass at the wedding, 21 November 2026");
    app.sees("It is taken away.");
    app.sees_no("What was noted");
    app.press("Undo");
    app.find("button", "What was noted");
}

#[test]
fn closing_can_be_undone_whole() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let before = path(&app);
    to_the_note(&app);
    app.paste("textbox", "When was it?", "2026-11-20");
    app.click("radio", "Close this chapter");
    app.paste(
        "textbox",
        "Some words about this chapter, if you like",
        "It taught me a lot.",
    );
    app.press("Note it");
    app.sees("The chapter is closed. All of its days still count.");
    app.sees("Your 28 days still count, every one.");
    assert_eq!(path(&app)["chapters"][0]["words"], "It taught me a lot.");
    app.press("Undo");
    app.find("heading", NOTE);
    assert_eq!(path(&app), before);
    app.press("Close");
    app.sees("Nothing was noted.");
    app.sees("30 days");
}

#[test]
fn it_can_be_decided_later() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    to_the_note(&app);
    app.press("Note it");
    app.sees("It is noted. The chapter can be decided on whenever you like.");
    app.press("That is all for now");
    app.sees("30 days");
    open_at(&world, &mut app, "2026-11-24T09:00:00Z");
    room(&app, "Milestones");
    app.sees("32 days");
    app.press("What was noted · something to decide");
    app.sees("Is the chapter closed by it, or does it go on?");
    app.press("Close this chapter");
    app.sees("The chapter is closed. All of its days still count.");
    app.sees("Your 30 days still count, every one.");
    app.press("Undo");
    app.sees("32 days");
    app.press("It goes on");
    app.sees("It is noted, and the chapter goes on.");
    app.sees("32 days");
    app.gone("button", "What was noted · something to decide");
}

#[test]
fn what_led_to_it_is_asked_tomorrow_and_once() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    note(&app, "2026-11-22", "noted");
    room(&app, "Journal");
    room(&app, "Today");
    app.find("textbox", "Write something");
    assert!(!app.text().contains("A question, if you like"), "not today");

    open_at(&world, &mut app, "2026-11-23T09:00:00Z");
    app.find("heading", "A question, if you like");
    app.sees("Evenings, 22 November 2026");
    app.paste(
        "textbox",
        "What led to it?",
        "A long week, and nobody to tell.",
    );
    app.paste(
        "textbox",
        "What would help, another time?",
        "Call before six.",
    );
    app.press("Keep");
    app.gone("heading", "A question, if you like");
    room(&app, "Milestones");
    app.press("What was noted");
    app.sees("A long week, and nobody to tell.");
    app.sees("Call before six.");
    open_at(&world, &mut app, "2026-11-24T09:00:00Z");
    not_asked(&app);

    note(&app, "2026-11-24", "noted");
    open_at(&world, &mut app, "2026-11-25T09:00:00Z");
    app.find("heading", "A question, if you like");
    app.press("No, thank you");
    app.sees("All right. Cairn does not ask again.");
    app.gone("heading", "A question, if you like");
    open_at(&world, &mut app, "2026-11-26T09:00:00Z");
    not_asked(&app);

    // Nothing is said to it: the next day it stands in the list alone. What was typed is still there that day.
    note(&app, "2026-11-26", "noted");
    open_at(&world, &mut app, "2026-11-27T09:00:00Z");
    app.paste("textbox", "What led to it?", "Tired.");
    room(&app, "Journal");
    room(&app, "Today");
    assert_eq!(app.value("textbox", "What led to it?"), "Tired.");
    open_at(&world, &mut app, "2026-11-28T09:00:00Z");
    not_asked(&app);
}

#[test]
fn each_time_it_begins_with_safety() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    to_the_note(&app);
    app.sees("Medicine taken as prescribed is never a setback.");
    app.click("radio", "Close this chapter");
    app.paste(
        "textbox",
        "Some words about this chapter, if you like",
        "The wedding.",
    );
    app.click("radio", "Decide later");
    app.press("Close");
    something_happened(&app);
    app.press("I am safe");
    app.press("Skip for now");
    app.press("Note what happened");
    assert_eq!(
        app.value("textbox", "Some words about this chapter, if you like"),
        "The wedding.",
        "what was typed is still there"
    );
    app.press("Note it");
    app.press("Write about it");
    room(&app, "Milestones");
    app.sees("The wedding.");
    something_happened(&app);
    app.press("Close");
}

#[test]
fn what_is_noted_can_be_undone_after_the_page_is_left() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let before = path(&app);
    to_the_note(&app);
    app.click("radio", "Close this chapter");
    app.press("Note it");
    app.press("That is all for now");
    app.sees("The chapter is closed. All of its days still count.");
    app.press("Undo");
    app.sees("30 days");
    assert_eq!(path(&app), before);
}

#[test]
fn what_was_noted_can_be_put_right() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    note(&app, "2026-11-22", "noted");
    room(&app, "Milestones");
    app.press("What was noted");
    app.press("Close the chapter with it");
    app.sees("The chapter is closed. All of its days still count.");
    app.press("Change the day or the name");
    app.paste("textbox", "What would you call it?", "A glass");
    app.paste("textbox", "When was it?", "2026-11-20");
    app.sees("The chapter that it closed ends on the same day.");
    app.press("Keep");
    app.sees("A glass");
    app.sees("Your 28 days still count, every one.");
    assert_eq!(path(&app)["chapters"][0]["end"], "2026-11-20");
}

/// Today is there, without the question.
fn not_asked(app: &App<'_>) {
    app.find("textbox", "Write something");
    stays("not asked again", 1.0, || {
        !app.has("heading", "A question, if you like")
    });
}

#[test]
fn a_new_chapter_is_welcomed_back() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    note(&app, "2026-11-22", "closed");
    open_at(&world, &mut app, "2026-11-23T09:00:00Z");
    room(&app, "Milestones");
    app.press("Begin a chapter");
    app.paste("textbox", "What was your first full day?", "2026-11-23");
    app.press("Begin it");
    app.sees("A new chapter has begun.");
    app.sees("Today is your first day");
    app.sees("Your 30 days still count: 30 days in all.");
    app.press("Today");
    assert_eq!(opened(&app), Opened::Celebration);
    app.find("heading", "Welcome back");
    app.press("Later");
    lock(&mut app);
    open_lock(&app);
    assert_eq!(opened(&app), Opened::Room, "welcomed once");
}
