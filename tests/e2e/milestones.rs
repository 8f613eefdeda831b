//! Paths, chapters and the days that keep counting.

use crate::support::journey::{PATH, add_path, furnished, lock, open_path_form, room, unlock};
use crate::support::paths::to_the_note;

#[test]
fn days_and_years_months_days_are_counted() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add_path(&app, "Smoke", "2024-02-29");
    app.sees("997 days");
    app.sees("2 years, 8 months and 24 days");
    app.sees("since 29 February 2024");
    app.sees("Next");
    app.sees("Reached");
}

#[test]
fn a_new_day_begins_at_midnight_of_the_computers_zone() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.sees("30 days");
    lock(&mut app);
    world.clock.set_instant("2026-11-22T22:59:00Z");
    unlock(&app);
    room(&app, "Milestones");
    app.sees("30 days");
    lock(&mut app);
    world.clock.set_instant("2026-11-22T23:01:00Z");
    unlock(&app);
    room(&app, "Milestones");
    app.sees("31 days");
}

#[test]
fn a_closed_chapter_keeps_every_day() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    to_the_note(&app);
    app.paste("textbox", "When was it?", "2026-11-20");
    app.click("radio", "Close this chapter");
    app.press("Note it");
    app.sees("All of its days still count.");
    app.press("Begin the next chapter");
    app.paste("textbox", "What was your first full day?", "2026-11-21");
    app.press("Begin it");
    app.sees("A new chapter has begun.");
    app.press("That is all for now");
    app.sees("Your 28 days still count: 29 days in all.");
    lock(&mut app);
    unlock(&app);
    room(&app, "Milestones");
    app.sees("Your 28 days still count: 29 days in all.");
    app.sees("23 Oct");
}

#[test]
fn a_first_day_to_come_or_too_long_ago_is_told() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    open_path_form(&app, "Odd dates", "2026-11-23");
    app.press("Add this path");
    app.sees("That day is still to come.");
    app.paste("textbox", "What was your first full day?", "1826-11-22");
    app.press("Add this path");
    app.sees("That day is too long ago to count from.");
    assert_eq!(
        app.value("textbox", "What would you call it?"),
        "Odd dates",
        "what was typed stays"
    );
    app.paste("textbox", "What was your first full day?", "2026-11-22");
    app.press("Add this path");
    app.find("heading", "Odd dates");
    app.sees("Today is your first day");
}

#[test]
fn the_last_time_gives_the_first_full_day() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    open_path_form(&app, "Since", "2026-11-20");
    app.click("radio", "I only know the last time");
    app.paste("textbox", "When was the last time?", "2026-10-31");
    app.sees("Then your first full day is the day after");
    app.press("Add this path");
    app.find("heading", "Since");
    app.sees("since 1 November 2026");
}

#[test]
fn a_path_needs_no_date() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    open_path_form(&app, "One day", "2026-11-20");
    app.click("radio", "No date yet");
    app.press("Add this path");
    app.find("heading", "One day");
    app.sees("No date yet, and that is fine.");
}

#[test]
fn a_path_removed_can_be_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.press(&format!("Change {}", PATH.0));
    app.press(&format!("Remove {}", PATH.0));
    app.sees("You don’t need a date to begin.");
    app.press("Undo");
    app.find("heading", PATH.0);
    app.sees("30 days");
}
