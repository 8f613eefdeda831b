//! What the person wrote down for a hard moment: written in Help now, changed, ordered, taken away; and a photo that matters.

use crate::pages::give_photo;
use crate::support::journey::{furnished, lock, room, unlock};
use crate::support::{App, wait_until};
use serde_json::json;

fn reasons(app: &App<'_>) -> Vec<String> {
    let plan = app.invoke("plan", &json!({}));
    let lines = plan["reasons"].as_array().unwrap();
    let words = lines.iter().map(|line| line["words"].as_str().unwrap());
    words.map(str::to_owned).collect()
}

fn are(app: &App<'_>, expected: &[&str]) {
    wait_until(&format!("the reasons are {expected:?}"), || {
        reasons(app) == expected
    });
}

fn write_down(app: &App<'_>, words: &str) {
    app.press("Write down a reason");
    app.type_into("textbox", "What is it for?", words);
    app.keys(&["Enter"]);
    app.sees(words);
}

fn has_focus(app: &App<'_>, name: &str) {
    wait_until(&format!("{name} has the focus"), || app.focused().1 == name);
}

#[test]
fn reasons_are_written_where_they_are_read() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    app.press("Help now");
    app.sees("A name, a place, a morning without a headache.");
    write_down(&app, "Lina");
    has_focus(&app, "Write down a reason");
    write_down(&app, "Sunday mornings");
    app.press("Change the list “My reasons”");
    app.press("Move up: Sunday mornings");
    are(&app, &["Sunday mornings", "Lina"]);
    has_focus(&app, "Move down: Sunday mornings");
    app.press("Change: Lina");
    app.paste("textbox", "What is it for?", "Lina and the dog");
    app.press("Keep");
    are(&app, &["Sunday mornings", "Lina and the dog"]);
    // Esc leaves the form, not the page.
    app.press("Write down what helps");
    app.type_into("textbox", "What has helped before?", "half a");
    app.keys(&["Escape"]);
    has_focus(&app, "Write down what helps");
    app.find("button", "Call 112");
    lock(&mut app);
    unlock(&app);
    app.press("Help now");
    app.sees("Lina and the dog");
    app.sees("A walk, a shower, a song");
}

#[test]
fn what_is_taken_away_can_be_undone_and_waits_in_the_trash() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    write_down(&app, "Lina");
    app.press("Close this message");
    app.press("Change the list “My reasons”");
    app.press("Take away: Lina");
    are(&app, &[]);
    has_focus(&app, "Write down a reason");
    app.press("Undo");
    are(&app, &["Lina"]);
    app.press("Take away: Lina");
    are(&app, &[]);
    app.press("Back");
    room(&app, "Journal");
    app.press("Trash");
    app.sees("A line of your plan");
    app.press("Bring back: Lina");
    app.press("Help now");
    app.sees("My reasons");
    are(&app, &["Lina"]);
}

#[test]
fn a_photo_that_matters_is_large_on_a_tap_and_described() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    app.press("Help now");
    app.find("button", "Choose a photo");
    give_photo(&app, 640, 400);
    app.press("Close this message");
    app.press("Show the photo large");
    app.find("dialog", "A photo that matters");
    app.type_into(
        "textbox",
        "What it shows, in your words, if you like",
        "the lake",
    );
    app.keys(&["Escape"]);
    app.gone("dialog", "A photo that matters");
    app.find("button", "Call 112");
    wait_until("it is described", || {
        photo(&app)["description"] == "the lake"
    });
    let first = photo(&app)["id"].clone();
    assert_eq!(loads(&app, first.as_str().unwrap()), json!("shown"));

    give_photo(&app, 300, 300);
    app.sees("The photo is kept here.");
    wait_until("another is there", || photo(&app)["width"] == 300);
    app.press("Undo");
    wait_until("the first is back", || photo(&app)["id"] == first);
    app.press("Take the photo away");
    app.find("button", "Choose a photo");
    app.press("Undo");
    app.find("button", "Show the photo large");
    lock(&mut app);
    assert_eq!(loads(&app, first.as_str().unwrap()), json!("refused"));
}

fn photo(app: &App<'_>) -> serde_json::Value {
    app.invoke("plan", &json!({}))["photo"].clone()
}

fn loads(app: &App<'_>, photo: &str) -> serde_json::Value {
    app.js(
        "return new Promise((ok) => { const i = new Image(); i.onload = () => ok('shown'); i.onerror = () => ok('refused'); i.src = `photo://localhost/${arguments[0]}`; })",
        &[json!(photo)],
    )
}
