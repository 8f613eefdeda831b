//! Ways along paths and their moments that many tests walk.

use super::app::App;
use super::journey::{Opened, lock, opened, room, unlock};
use super::world::World;
use serde_json::{Value, json};

/// Begins a new path and leaves the form open.
pub fn begin_path(app: &App<'_>, name: &str, about: &str, kind: &str) {
    room(app, "Milestones");
    app.press("Add a path");
    app.paste("textbox", "What would you call it?", name);
    app.choose("What is it about?", about);
    app.click("radio", kind);
}

/// A path of cutting down without a first day, with a limit of so many cigarettes a day.
pub fn add_smoking(app: &App<'_>, limit: &str) {
    begin_path(app, "Smoking", "Smoking or nicotine", "Having less");
    app.paste("textbox", "How much at most?", limit);
    app.click("radio", "A day");
    app.paste("textbox", "Of what?", "cigarettes");
    app.press("Add this path");
    app.find("heading", "Smoking");
    app.sees(&format!("At most {limit} cigarettes a day"));
}

/// How many of the last days say this.
pub fn days(app: &App<'_>, what: &str) -> usize {
    let radios = app.names("radio");
    radios.iter().filter(|name| name.ends_with(what)).count()
}

/// The label of one of the last days.
pub fn day(app: &App<'_>, date: &str) -> String {
    let radios = app.names("radio");
    let found = radios.iter().find(|name| name.starts_with(date));
    found
        .unwrap_or_else(|| panic!("no {date} in {radios:?}"))
        .clone()
}

/// What can be done on one path beside the usual.
pub fn more(app: &App<'_>, name: &str, what: &str) {
    let button = app.find("button", &format!("More about {name}"));
    let shown = "return arguments[0].getAttribute('aria-expanded')";
    if app.js(shown, &[button.argument()]) == json!("false") {
        app.press(&format!("More about {name}"));
    }
    app.press(what);
}

/// Opens it on the furnished path.
pub fn something_happened(app: &App<'_>) {
    room(app, "Milestones");
    app.press("Something happened");
    app.find("heading", "Thank you for being honest here.");
}

/// Goes on as far as noting it, by the shortest way.
pub fn to_the_note(app: &App<'_>) {
    something_happened(app);
    app.press("I am safe");
    app.find("heading", "Who could you reach right now?");
    app.press("Skip for now");
    app.find("heading", "And now, rest");
    app.press("Note what happened");
    app.find("heading", "What would you like to note?");
}

/// The furnished path, as the page is told of it.
pub fn path(app: &App<'_>) -> Value {
    app.invoke("paths", &json!({}))[0].clone()
}

/// Notes a setback without the page.
pub fn note(app: &App<'_>, date: &str, decision: &str) {
    let setback = json!({ "date": date, "called": "", "decision": decision, "words": "" });
    app.invoke(
        "note_setback",
        &json!({ "path": path(app)["id"], "setback": setback }),
    );
}

/// Locks, lets the clock say this, and unlocks.
pub fn open_at(world: &World, app: &mut App<'_>, instant: &str) {
    lock(app);
    world.clock.set_instant(instant);
    unlock(app);
}

/// Leads to Today, where a milestone is celebrated.
pub fn celebrated(app: &App<'_>, title: &str) {
    app.press("Today");
    assert_eq!(opened(app), Opened::Celebration);
    app.find("heading", title);
}
