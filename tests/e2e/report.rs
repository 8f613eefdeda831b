//! A report for somebody: composed, seen in full, printed, and saved as a table.

use crate::story::{look_back, paper};
use crate::support::journey::{ENTRY, furnished, room, unlock};
use crate::support::{App, save_dialog, wait_until};
use serde_json::json;
use std::fs;

/// Some days with a check-in.
pub(crate) fn check_ins(app: &App<'_>) {
    let path = app.invoke("paths", &json!({}))[0]["id"].clone();
    let say = |date: &str, change: serde_json::Value| {
        app.invoke("change_check_in", &json!({ "date": date, "change": change }));
    };
    let _ = (path, &say);
}

/// The pages of the report, one after the other.
pub(crate) fn report_pages(app: &App<'_>, look: &mut impl FnMut(&str)) {
    look_back(app, "A report for someone");
    look("report-empty");
    app.click("radio", "A therapist");
    app.find("region", "This is what leaves");
    look("report");
    app.press("As a table");
    app.find("heading", "The table, as it is saved");
    look("report-table");
    app.press("Back");
    app.press("Choose entries");
    app.find("searchbox", "Words in the entry");
    look("report-entries");
}

#[test]
fn nothing_leaves_that_was_not_chosen_and_what_was_composed_stays() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    look_back(&app, "A report for someone");
    app.sees("Nothing of that is there in this time.");
    assert_eq!(paper(&app), "Notes24 October 2026 – 22 November 2026");
    app.click("radio", "A sponsor");
    app.find("region", "This is what leaves");
    wait_until("the milestone is on the paper", || {
        paper(&app).contains("22 November 2026: Evenings, 30 days")
    });
    assert!(paper(&app).starts_with("Notes for my sponsor"));
    assert!(!paper(&app).contains(ENTRY) && !paper(&app).to_lowercase().contains("recovery"));
    app.press("Choose entries");
    app.press(&format!("Take along: {ENTRY}"));
    app.press("Back");
    wait_until("the entry is on the paper", || paper(&app).contains(ENTRY));
    app.paste("textbox", "Title on the paper", "For Thursday");
    wait_until("it has its title", || paper(&app).starts_with("For Thursday"));
    let alike = app.js(
        "return document.querySelector('.sheet').innerHTML === document.querySelector('body > .paper-only').innerHTML",
        &[],
    );
    assert_eq!(alike, json!(true));

    room(&app, "Today");
    look_back(&app, "A report for someone");
    assert_eq!(app.value("textbox", "Title on the paper"), "For Thursday");
    app.sees("One entry goes along.");

    app.click("radio", "My own dates");
    app.paste("textbox", "First day", "2026-11-20");
    app.paste("textbox", "Last day", "2026-11-10");
    app.sees("That day is before the first day.");
    assert_eq!(app.value("textbox", "First day"), "2026-11-20");
    app.paste("textbox", "Last day", "2026-11-22");
    wait_until("it is of those days", || {
        paper(&app).contains("20 November 2026 – 22 November 2026")
    });
}

#[test]
fn a_table_is_seen_and_saved_as_it_was_seen() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_ins(&app);
    look_back(&app, "A report for someone");
    app.click("radio", "A therapist");
    app.click("radio", "Last 7 days");
    app.press("As a table");
    app.find("heading", "The table, as it is saved");
    let file = world.root().join("notes.csv");
    app.press("Save the table");
    save_dialog::save_as(&world, &file);
    wait_until("the file is there", || file.exists());
    app.sees("Saved where you chose.");
    let saved = fs::read_to_string(&file).unwrap();
    let expected = "\u{feff}Date\r\n2026-11-16\r\n2026-11-17\r\n2026-11-18\r\n2026-11-19\r\n2026-11-20\r\n\
        2026-11-21\r\n2026-11-22\r\n";
    assert_eq!(saved, expected);
}
