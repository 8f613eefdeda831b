//! The Plan room: parts are written, ideas are picked, lines are changed, put in order and taken away; with whom it was made;
//! what lies on paper.

use crate::support::journey::{SPONSOR, furnished, lock, room, unlock};
use crate::support::{App, wait_until};
use serde_json::{Value, json};

/// The lines of a part, as the core has them.
pub(crate) fn lines(app: &App<'_>, part: &str) -> Vec<Value> {
    let plan = app.invoke("whole_plan", &json!({}));
    let sections = plan["sections"].as_array().unwrap();
    let section = sections.iter().find(|section| section["part"] == part);
    section.unwrap()["lines"].as_array().unwrap().clone()
}

fn are(app: &App<'_>, part: &str, expected: &[&str]) {
    wait_until(&format!("{part} has {expected:?}"), || {
        let lines = lines(app, part);
        lines.iter().map(|line| &line["words"]).eq(expected)
    });
}

fn open_part(app: &App<'_>, title: &str) {
    room(app, "Plan");
    app.press(title);
    wait_until("the title has the focus", || app.focused().1 == title);
}

/// What lies on the paper for the printer.
fn paper(app: &App<'_>) -> String {
    let text = app.js(
        "return document.querySelector('body > .paper-only')?.textContent ?? ''",
        &[],
    );
    text.as_str().unwrap().to_owned()
}

fn has_focus(app: &App<'_>, name: &str) {
    wait_until(&format!("{name} has the focus"), || app.focused().1 == name);
}

/// Undo is then that of what comes next.
fn close_messages(app: &App<'_>) {
    while app.has("button", "Close this message") {
        app.press("Close this message");
    }
}

#[test]
fn ideas_are_picked_and_lines_written_in_one_place() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Plan");
    app.sees("Begin anywhere, leave out what does not fit.");
    app.sees("Pay day, a certain street, being tired.");
    app.press("What makes it hard");
    app.press("Ideas to pick from: What makes it hard");
    app.click("checkbox", "Pay day");
    app.click("checkbox", "Shame");
    // What is ticked is still ticked after another page.
    room(&app, "Today");
    open_part(&app, "What makes it hard");
    app.press("Take these 2");
    app.sees("2 lines are in your list.");
    are(&app, "triggers", &["Pay day", "Shame"]);
    has_focus(&app, "Ideas to pick from: What makes it hard");
    app.press("Undo");
    are(&app, "triggers", &[]);
    app.press("Write down what makes it hard");
    app.type_into("textbox", "What makes it hard?", "the long");
    room(&app, "Today");
    open_part(&app, "What makes it hard");
    wait_until("what was typed is there", || {
        app.value("textbox", "What makes it hard?") == "the long"
    });
    app.type_into("textbox", "What makes it hard?", " way home");
    app.choose("What sort? (if you like)", "Places");
    app.press("Keep");
    are(&app, "triggers", &["the long way home"]);
    assert_eq!(lines(&app, "triggers")[0]["kind"], "places");
    app.press("Back");
    app.sees("the long way home");
    lock(&mut app);
    unlock(&app);
    room(&app, "Plan");
    app.sees("the long way home");
}

#[test]
fn lines_are_changed_put_in_order_taken_away_and_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    open_part(&app, "Early signs");
    for words in ["no sleep", "no calls"] {
        app.press("Write down an early sign");
        app.type_into("textbox", "What shows early?", words);
        app.keys(&["Enter"]);
        app.gone("textbox", "What shows early?");
        has_focus(&app, "Write down an early sign");
    }
    app.press("Change the list “Early signs”");
    app.press("Move up: no calls");
    are(&app, "signs", &["no calls", "no sleep"]);
    has_focus(&app, "Move down: no calls");
    app.press("Change: no sleep");
    app.paste("textbox", "What shows early?", "bad sleep");
    app.press("Keep");
    are(&app, "signs", &["no calls", "bad sleep"]);
    has_focus(&app, "Change: bad sleep");
    close_messages(&app);
    app.press("Take away: no calls");
    are(&app, "signs", &["bad sleep"]);
    has_focus(&app, "Change: bad sleep");
    app.press("Undo");
    are(&app, "signs", &["no calls", "bad sleep"]);
    app.press("Take away: no calls");
    app.press("What was taken away");
    app.sees("A line of your plan");
    app.press("Bring back: no calls");
    room(&app, "Plan");
    are(&app, "signs", &["no calls", "bad sleep"]);
}

#[test]
fn what_was_tried_what_is_under_way_and_what_is_done_is_said_beside_the_line() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    for words in ["tea", "the lake"] {
        app.invoke("add_plan_item", &json!({ "part": "helps", "words": words }));
    }
    open_part(&app, "What helps me");
    app.choose("How well did it help: the lake", "A lot");
    wait_until("it is kept", || lines(&app, "helps")[1]["tried"] == "aLot");
    // Help now has what helped most first.
    app.press("Help now");
    app.sees("It helped a lot.");
    let helps = app.invoke("plan", &json!({}))["helps"].clone();
    assert_eq!(helps[0]["words"], "the lake");
    app.press("Back");
    open_part(&app, "Practical help");
    app.press("Add something practical");
    app.type_into("textbox", "What is it about?", "a room");
    app.choose("What sort? (if you like)", "Housing");
    app.choose("Who helps with it? (if you like)", SPONSOR.0);
    app.paste(
        "textbox",
        "More about it, if you like",
        "bring the pay slips",
    );
    app.press("Keep");
    app.sees(&format!("With {}", SPONSOR.0));
    close_messages(&app);
    app.choose("How far it is: a room", "Asked");
    wait_until("it is kept", || {
        lines(&app, "practical")[0]["status"] == "asked"
    });
    app.press("Undo");
    wait_until("it is taken back", || {
        lines(&app, "practical")[0]["status"].is_null()
    });
    open_part(&app, "After leaving treatment");
    app.press("Add to the first week");
    app.type_into("textbox", "What is good to have arranged?", "see Dr. Lind");
    app.press("Keep");
    app.click("checkbox", "see Dr. Lind");
    wait_until("it is ticked", || {
        lines(&app, "firstWeek")[0]["done"] == true
    });
}

#[test]
fn it_is_noted_with_whom_a_plan_was_made() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Plan");
    app.press("Made with: all that is noted");
    app.sees("Nobody is noted yet.");
    app.press("Note with whom");
    app.press("Keep");
    app.sees("Who was it? One word is enough.");
    app.choose("With whom?", SPONSOR.0);
    app.paste(
        "textbox",
        "What did you agree to share? (if you like)",
        "all but the photo",
    );
    room(&app, "Today");
    room(&app, "Plan");
    app.press("Made with: all that is noted");
    app.press("Keep");
    app.sees("Robin, 22 November 2026");
    app.sees("Agreed to share: all but the photo");
    app.press("Change: Robin, 22 November 2026");
    app.paste("textbox", "When?", "2026-11-23");
    app.press("Keep");
    app.sees("That time is still to come.");
    app.paste("textbox", "When?", "2026-11-20");
    app.press("Keep");
    app.sees("Robin, 20 November 2026");
    close_messages(&app);
    app.press("Take away: Robin, 20 November 2026");
    app.sees("Nobody is noted yet.");
    app.press("Undo");
    app.sees("Robin, 20 November 2026");
}

#[test]
fn the_plan_and_a_card_lie_on_paper_as_they_were_seen() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Plan");
    app.press("Print or save as PDF");
    app.sees("There is nothing to put on paper yet.");
    for (part, words) in [
        ("reasons", "Lina"),
        ("helps", "the lake"),
        ("signs", "no sleep"),
        ("safetyWorth", "the cat"),
    ] {
        app.invoke("add_plan_item", &json!({ "part": part, "words": words }));
    }
    app.sees("leaves Cairn");
    app.sees("no sleep");
    app.press("Which parts?");
    app.click("checkbox", "My reasons");
    app.gone("heading", "My reasons");
    app.find("button", "Print, out of Cairn");
    wait_until("it lies there", || paper(&app).contains("no sleep"));
    let laid = paper(&app);
    assert!(laid.starts_with("My plan") && laid.contains("the lake"));
    assert!(!laid.contains("Lina") && !laid.contains("the cat"));
    app.click("radio", "A card for the pocket");
    app.sees("In danger: 112");
    wait_until("the card lies there", || {
        let laid = paper(&app);
        laid.contains("Lina") && laid.contains(SPONSOR.0) && laid.contains("112")
    });
    app.click("radio", "My safety plan");
    app.sees("7. What makes life worth living");
    for words in ["recovery", "sober"] {
        assert!(!paper(&app).to_lowercase().contains(words));
    }
    app.press("Back");
    wait_until("the paper is gone", || paper(&app).is_empty());
}
