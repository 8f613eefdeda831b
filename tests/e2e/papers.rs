//! What comes out of the printer: each paper through the desktop's own dialog, read again as the PDF it became.

use crate::going::{home, open_going, year};
use crate::plan_pages;
use crate::report::check_ins;
use crate::story::{chapter, look_back, paper, victory};
use crate::support::journey::{ENTRY, SPONSOR, furnished, room, unlock};
use crate::support::print_dialog::{self, Printed};
use crate::support::{App, World, wait_until};
use serde_json::json;
use std::fs;

/// Presses this button of the page and lets the dialog print. The PDF is kept with the pictures of every page.
fn printed(world: &World, app: &App<'_>, button: &str, name: &str) -> Printed {
    let folder = crate::every_page::pictures().join("papers");
    fs::create_dir_all(&folder).unwrap();
    app.press(button);
    print_dialog::print(world, &folder.join(format!("{name}.pdf")))
}

/// Asserts that these words are on the paper, in this order.
fn says(printed: &Printed, words: &[&str]) {
    let mut rest = printed.words.as_str();
    for word in words {
        let at = rest
            .find(word)
            .unwrap_or_else(|| panic!("{word:?} is not here: {rest}"));
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn the_plan_the_safety_plan_and_the_card() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    plan_pages::fill(&app);
    room(&app, "Plan");
    app.press("Print or save as PDF");
    app.find("heading", "Practical help");
    let plan = printed(&world, &app, "Print, out of Cairn", "plan");
    says(
        &plan,
        &["My plan", "My reasons", "Lina, and Sunday mornings"],
    );
    app.click("radio", "My safety plan");
    app.sees("7. What makes life worth living");
    let safety = printed(&world, &app, "Print, out of Cairn", "safety plan");
    says(&safety, &["My safety plan"]);
    app.click("radio", "A card for the pocket");
    app.sees("In danger: 112");
    let card = printed(&world, &app, "Print, out of Cairn", "card");
    says(&card, &["112"]);
    says(&card, &[SPONSOR.0, SPONSOR.1]);
    assert_eq!(card.pages, 1);
}

#[test]
fn how_it_is_going() {
    let world = home(World::new(), &year());
    let app = world.open();
    open_going(&app);
    app.click("radio", "A year");
    wait_until("it is drawn", || {
        app.js(
            "return document.querySelectorAll('main circle').length > 20",
            &[],
        ) == json!(true)
    });
    let going = printed(&world, &app, "Print these pictures", "going");
    says(
        &going,
        &[
            "How it is going",
            "23 November 2025 to 22 November 2026",
            "Mood",
            "9 months",
            "Monday 46 days",
        ],
    );
}

#[test]
fn a_report() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_ins(&app);
    look_back(&app, "A report for someone");
    app.click("radio", "A therapist");
    app.find("region", "This is what leaves");
    wait_until("the days are on the paper", || {
        paper(&app).contains("16 November 2026")
    });
    let report = printed(&world, &app, "Print, or save as PDF", "report");
    says(&report, &["Notes", "16 November 2026"]);
}

#[test]
fn my_story_and_its_cue_cards() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    victory(&app, "Called before it got dark", "2026-11-02");
    chapter(
        &app,
        "Before",
        "2019",
        "2021-03",
        "It was dark *early*.\n\n- one\n- two",
    );
    let long = "One evening was like the next, and then one was not. ".repeat(120);
    chapter(&app, "A door", "2021-04", "", &long);
    look_back(&app, "My story");
    app.press("Print or save");
    app.find("region", "This is what leaves");
    app.click("checkbox", "The timeline");
    app.click("checkbox", "Entries from my journal");
    let story = printed(&world, &app, "Print", "story");
    says(&story, &["Before", "It was dark early.", "A door"]);
    assert!(story.pages > 1 && !story.words.contains(ENTRY));
    app.press("Back");
    app.press("Telling it");
    app.press("Print the cards");
    app.find("dialog", "Print the cards");
    let cards = printed(&world, &app, "Print", "cue cards");
    says(&cards, &["Before"]);
}
