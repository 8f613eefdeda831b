//! Scores that a questionnaire gave elsewhere.

use crate::every_page::Look;
use crate::support::journey::{furnished, room, unlock};
use crate::support::{App, wait_until};
use serde_json::json;

fn scores(app: &App<'_>) {
    room(app, "Looking back");
    app.press("Scores Totals that a counsellor gave you.");
    app.find("heading", "Scores");
}

fn add(app: &App<'_>, name: &str, date: &str, value: i32) {
    let score = json!({ "name": name, "date": date, "value": value, "lowest": 0, "highest": 27000, "note": "" });
    app.invoke("add_score", &json!({ "score": score }));
}

fn fill(app: &App<'_>, field: &str, text: &str) {
    app.paste("textbox", field, text);
}

#[test]
fn a_score_with_a_comma_outside_its_range_is_kept_and_said_to_be_outside() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    scores(&app);
    app.press("Add a score");
    fill(&app, "Name of the questionnaire", "Mood sheet");
    app.press("Keep");
    app.sees("A number is still open here, such as 12 or 12.5.");
    fill(&app, "Score", "12,5");
    fill(&app, "Lowest possible", "0");
    fill(&app, "Highest possible", "10");
    app.sees("12.5 lies outside 0 to 10. It can be kept like that");
    // Another page in between costs nobody what they typed.
    room(&app, "Journal");
    scores(&app);
    assert_eq!(app.value("textbox", "Score"), "12,5");
    app.press("Keep");
    app.sees("12.5, from 0 to 10");
    app.sees("(outside its range)");
    app.press("Change: Mood sheet, 22 November 2026");
    assert_eq!(app.value("textbox", "Score"), "12.5");
    fill(&app, "Highest possible", "27.5");
    app.press("Keep");
    app.sees("12.5, from 0 to 27.5");
    app.sees_no("(outside its range)");
}

#[test]
fn a_range_that_is_none_is_said_and_loses_nothing() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add(&app, "Mood sheet", "2026-11-01", 9_000);
    scores(&app);
    app.press("Add a score");
    app.press("Mood sheet");
    assert_eq!(app.value("textbox", "Highest possible"), "27");
    fill(&app, "Lowest possible", "30");
    fill(&app, "Score", "twelve");
    app.press("Keep");
    app.sees("The highest is to be more than the lowest.");
    app.sees("A number is still open here");
    assert_eq!(app.value("textbox", "Score"), "twelve");
    fill(&app, "Score", "8");
    fill(&app, "Lowest possible", "");
    fill(&app, "Day", "2026-11-23");
    app.press("Keep");
    app.sees("That time is still to come.");
    fill(&app, "Day", "2026-11-08");
    app.press("Keep");
    app.sees("8, up to 27");
    app.find("image", "Mood sheet: 2 scores, from 1 November 2026 to 8 November 2026. They stand in the table below.");
}

#[test]
fn a_score_waits_in_the_trash_and_comes_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add(&app, "Mood sheet", "2026-11-01", 9_000);
    add(&app, "Mood sheet", "2026-11-08", 8_000);
    scores(&app);
    app.press("Take away: Mood sheet, 8 November 2026");
    app.sees("The score is in the trash.");
    wait_until("the one that is left has the focus", || {
        app.focused().1 == "Change: Mood sheet, 1 November 2026"
    });
    app.press("Undo");
    app.find("button", "Take away: Mood sheet, 8 November 2026");
    app.press("Take away: Mood sheet, 8 November 2026");
    app.press("What was taken away");
    app.sees("8 November 2026");
    app.press("Bring back: Mood sheet");
    app.press("Back");
    app.find("button", "Take away: Mood sheet, 8 November 2026");
}

/// Its pages, for those who look at each.
pub(crate) fn pages(app: &App<'_>, look: Look<'_>) {
    scores(app);
    app.find("button", "Add a score");
    look(app, "scores: empty");
    for (date, value) in [
        ("2026-08-01", 18_000),
        ("2026-09-12", 12_500),
        ("2026-11-20", 30_000),
    ] {
        add(app, "Mood sheet of the counselling centre", date, value);
    }
    add(app, "Sleep", "2026-11-21", 4_000);
    app.find("button", "Take away: Sleep, 21 November 2026");
    look(app, "scores");
    app.press("Add a score");
    fill(app, "Score", "twelve");
    app.press("Keep");
    app.sees("A name is still open here.");
    look(app, "scores: form");
    app.press("Cancel");
}
