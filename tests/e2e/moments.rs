//! Moments: a milestone celebrated, a hard date, coming back after a long time, goals, the year ahead.

use crate::support::journey::{
    Opened, PATH, SPONSOR, add_path, furnished, lock, open_lock, opened, room, turn, unlock,
};
use crate::support::paths::{begin_path, open_at};
use crate::support::{App, World, save_dialog, stays, wait_until};
use crate::writing::begin;
use serde_json::json;
use std::fs;

#[test]
fn a_milestone_is_celebrated_once_as_cairn_opens() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    add_path(&app, "Mornings", "2026-10-25");
    lock(&mut app);
    world.clock.set_instant("2026-11-24T08:30:00Z");
    open_lock(&app);
    assert_eq!(opened(&app), Opened::Celebration);
    app.find("heading", "30 days");
    app.gone("navigation", "Rooms");
    assert_eq!(app.focused().1, "30 days", "its name is read out");
    app.find("heading", "Who would be glad to know?");
    app.press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.press("We talked");
    app.press("Later");
    app.find("textbox", "Write something");
    room(&app, "Journal");
    app.press("Today");
    app.find("textbox", "Write something");
    stays("celebrated once", 1.0, || !app.has("button", "Keep a card"));
    lock(&mut app);
    open_lock(&app);
    assert_eq!(opened(&app), Opened::Room, "celebrated once");
}

#[test]
fn ones_own_words_are_shown_only_when_that_is_allowed() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let words = "I walked home by the river and was glad.";
    let entry = begin(&app, words);
    app.invoke("set_victory", &json!({ "id": entry, "victory": true }));
    add_path(&app, "Mornings", "2026-10-25");
    lock(&mut app);
    world.clock.set_instant("2026-11-24T08:30:00Z");
    open_lock(&app);
    app.find("heading", "30 days");
    app.find("heading", "Who would be glad to know?");
    assert!(!app.text().contains(words));
    app.press("Later");

    room(&app, "Milestones");
    app.find("heading", "Victories");
    app.press("Change Mornings");
    app.press("More");
    app.click("checkbox", "A celebration may show me a sentence of mine");
    app.press("Keep changes");
    app.sees("Changed.");
    app.press("See it");
    app.find("heading", "30 days");
    app.sees(words);
    app.sees("Your own words, 22 November 2026");
}

#[test]
fn a_card_is_kept_as_a_picture_without_what_was_left_out() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.press("30 days: see it again, or keep a card");
    app.press("Keep a card");
    app.find("heading", "A card to keep");
    app.find("image", "The card. It reads: 30 days…");
    app.press("Save as a picture");
    save_dialog::cancel(&world);
    stays("nothing was saved", 0.5, || {
        !app.text().contains("The card is saved.")
    });
    let with = saved(&world, &app, &world.root().join("with.png"));

    turn(&app, "Which milestone it is", false);
    turn(&app, "The date", false);
    app.find("image", "The card. It reads: A day I wanted to mark");
    let without = saved(&world, &app, &world.root().join("without.png"));
    assert_ne!(with, without);
    for picture in [&with, &without] {
        assert_eq!(size(picture), (1200, 1500));
        for kind in chunks(picture) {
            assert!(
                !["tEXt", "iTXt", "zTXt", "eXIf", "tIME"].contains(&kind.as_str()),
                "{kind} says more than the picture"
            );
        }
    }
    app.press("Done");
    app.find("navigation", "Rooms");
}

/// Saves the card there and gives its bytes.
fn saved(world: &World, app: &App<'_>, file: &std::path::Path) -> Vec<u8> {
    app.press("Save as a picture");
    save_dialog::save_as(world, file);
    wait_until("the card is there", || file.exists());
    app.sees("The card is saved.");
    app.press("Close this message");
    fs::read(file).unwrap()
}

/// Width and height of a PNG (ISO/IEC 15948, 11.2.2).
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// The kinds of its chunks; the last one ends the file.
fn chunks(png: &[u8]) -> Vec<String> {
    let mut at = 8;
    let mut kinds = Vec::new();
    while at < png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        kinds.push(String::from_utf8(png[at + 4..at + 8].to_vec()).unwrap());
        at += length + 12;
    }
    assert_eq!(
        (kinds.last().map(String::as_str), at),
        (Some("IEND"), png.len())
    );
    kinds
}

#[test]
fn on_a_hard_date_nothing_is_celebrated_and_company_is_offered() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    add_path(&app, "Mornings", "2026-10-25");
    room(&app, "Milestones");
    app.press("Hard dates");
    app.press("Add a hard date");
    app.press("Keep");
    app.sees("A word or a name is still open here.");
    app.paste("textbox", "What would you call it?", "The day Jo died");
    app.paste("textbox", "Which day?", "2019-11-24");
    app.choose("Who would be good company on that day?", SPONSOR.0);
    app.press("Keep");
    app.find("heading", "The day Jo died");
    app.sees("in 2 days, and every year");
    app.sees(&format!("With {}, or a call away", SPONSOR.0));

    lock(&mut app);
    world.clock.set_instant("2026-11-24T08:30:00Z");
    open_lock(&app);
    assert_eq!(opened(&app), Opened::Room, "no celebration on that day");
    app.find("heading", "The day Jo died");
    app.sees("This day may be heavy. Who could be with you in it?");
    assert!(!app.text().contains("Today: 30 days"));
    app.press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.press("We talked");
    app.press("Write a few words");
    wait_until("one can write", || app.focused().1 == "Write something");
    room(&app, "Milestones");
    app.find("heading", "Mornings");
    assert!(!app.text().contains("Today: 30 days"));

    // It is told on the next day.
    lock(&mut app);
    world.clock.set_instant("2026-11-25T08:30:00Z");
    open_lock(&app);
    assert_eq!(opened(&app), Opened::Celebration);
    app.find("heading", "30 days");
    app.sees("24 November 2026");
}

#[test]
fn back_after_months_no_number_comes_first() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    // Five weeks and more after the last time, and far from any milestone.
    open_at(&world, &mut app, "2027-01-04T09:00:00Z");
    back(&app, "23 October 2026");
    app.press("Yes, it is");
    app.sees("73 days");
    app.gone("heading", "Good to see you.");

    open_at(&world, &mut app, "2027-02-10T09:00:00Z");
    back(&app, "23 October 2026");
    app.press("Not now");
    app.sees("110 days");
    open_at(&world, &mut app, "2027-02-11T09:00:00Z");
    app.sees("111 days");
    assert!(!app.has("heading", "Good to see you."), "asked once");

    open_at(&world, &mut app, "2027-03-20T09:00:00Z");
    back(&app, "23 October 2026");
    app.press("Something changed");
    app.sees("That is all right. Where would you like to begin?");
    app.press("Another first day");
    app.paste("textbox", "What was your first full day?", "2027-03-10");
    app.press("Keep this day");
    app.sees("The first day is corrected.");
    app.sees("10 days");
    app.gone("heading", "Good to see you.");

    open_at(&world, &mut app, "2027-05-01T09:00:00Z");
    back(&app, "10 March 2027");
    app.press("Something changed");
    app.press("Something happened");
    app.find("heading", "Thank you for being honest here.");
    app.press("Close");
    app.find("textbox", "Write something");
    assert!(
        !app.has("heading", "Good to see you."),
        "that was an answer"
    );
}

/// The question stands, and nothing counts.
fn back(app: &App<'_>, start: &str) {
    app.find("heading", "Good to see you.");
    app.sees("Is this date still right?");
    app.sees(&format!("{}: {start}", PATH.0));
    let text = app.text();
    let words: Vec<&str> = text.split(' ').collect();
    let counts = |pair: &[&str]| pair[0].parse::<u32>().is_ok() && pair[1].starts_with("day");
    assert!(!words.windows(2).any(counts), "a number: {text}");
}

#[test]
fn a_goal_with_steps_is_reached_and_told_of() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.press("Goals");
    app.press("Write down a goal");
    app.paste(
        "textbox",
        "What would you like to reach, or keep?",
        "The course",
    );
    app.press("Add a step");
    app.paste("textbox", "Step 1", "Ask for the papers");
    app.keys(&["Enter"]);
    app.paste("textbox", "Step 2", "Send them");
    app.paste("textbox", "By when, if there is a day", "2027-02-01");
    app.choose("Does it belong to a path?", PATH.0);
    app.press("Keep");
    app.find("heading", "The course");
    app.sees("by 1 February 2027");
    app.click("checkbox", "Ask for the papers");
    wait_until("the step is done", || {
        app.invoke("goals", &json!({}))[0]["steps"][0]["done"] == json!(true)
    });
    lock(&mut app);
    unlock(&app);
    room(&app, "Milestones");
    app.press("Goals");
    let step = app.find("checkbox", "Ask for the papers");
    assert_eq!(
        app.js("return arguments[0].checked", &[step.argument()]),
        json!(true)
    );
    app.press("This is reached: The course");
    app.sees("That is a victory. Would you like to write a line about it?");
    app.press("Undo");
    app.find("heading", "The course");
    app.press("This is reached: The course");
    app.press("Write about it");
    app.type_into("textbox", "Your entry", "Signed up today.");
    app.sees("Saved");
    app.press("Back");
    room(&app, "Milestones");
    app.find("heading", "Victories");
    app.sees("Signed up today.");
    app.press("Goals");
    app.sees("One goal reached");
    app.press("Open again: The course");
    app.find("heading", "The course");
}

#[test]
fn the_year_ahead_goes_into_a_calendar() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add_path(&app, "Smoke", "2024-02-29");
    begin_path(&app, "Food", "Eating", "Day by day");
    app.paste("textbox", "What was your first full day?", "2026-10-12");
    app.press("Add this path");
    app.find("heading", "Food");
    room(&app, "Milestones");
    app.press("Year ahead");
    app.find("heading", "January 2027");
    app.find("heading", "February 2027");
    app.sees("3 years Smoke 28 February 2027");
    app.sees("A day you wanted to mark");

    app.press("Put into a calendar");
    app.click("checkbox", "Food");
    let neutral = calendar(&world, &app, &world.root().join("neutral.ics"));
    for line in neutral.iter().filter(|line| line.starts_with("SUMMARY")) {
        assert_eq!(line, "SUMMARY:A day to remember");
    }
    let text = neutral.join("\n");
    for word in ["Smoke", PATH.0, "Food", "year", "recovery", "milestone"] {
        assert!(!text.contains(word), "{word:?} in {text}");
    }
    assert!(
        neutral.contains(&"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned()),
        "{text}"
    );
    assert!(neutral.contains(&"DTSTART;VALUE=DATE:20270228".to_owned()));
    // The 60 days of the other path come once.
    assert!(neutral.contains(&"DTSTART;VALUE=DATE:20261222".to_owned()));

    app.press("Put into a calendar");
    app.click("checkbox", "Food");
    app.click("radio", "By name");
    let named = calendar(&world, &app, &world.root().join("named.ics")).join("\n");
    assert!(named.contains("Smoke: another year"), "{named}");
    assert!(named.contains(&format!("{}: 60 days", PATH.0)), "{named}");
    assert!(named.contains("Food: a day to remember"), "{named}");
}

/// Saves the calendar file there and gives its lines, unfolded, once their form is proven (RFC 5545, 3.1 and 3.4).
fn calendar(world: &World, app: &App<'_>, file: &std::path::Path) -> Vec<String> {
    app.press("Save the file");
    save_dialog::save_as(world, file);
    wait_until("the file is there", || file.exists());
    app.sees("The calendar file is saved.");
    app.gone("dialog", "Put these days into a calendar");
    let text = fs::read_to_string(file).unwrap();
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<String> = unfolded.lines().map(str::to_owned).collect();
    let count = |what: &str| lines.iter().filter(|line| *line == what).count();
    let begins = |what: &str| lines.iter().filter(|line| line.starts_with(what)).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    for part in ["UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "SUMMARY"] {
        assert_eq!(
            begins(part),
            count("BEGIN:VEVENT"),
            "{part} in each: {text}"
        );
    }
    lines
}
