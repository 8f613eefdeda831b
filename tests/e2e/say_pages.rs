//! The pages of words for when asking or telling is hard, one after the other.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{SPONSOR, furnished, room, unlock};
use serde_json::json;

/// Opens each and calls `look` on it, with its name.
pub(crate) fn say_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    room(&app, "People");
    app.find("button", "Telling others");
    look(&app, "say: people");
    app.press(&format!("Say it for me: words for {}", SPONSOR.0));
    app.find("button", "Today is 30 days.");
    look(&app, "say: picking");
    app.press("Change these");
    app.find("button", "Add your own");
    look(&app, "say: changing");
    app.press("Change: I am having a rough night.");
    look(&app, "say: changing one");
    app.press("Cancel");
    app.press("Choose one");
    app.press("I am having a rough night.");
    app.type_into("textbox", "Your words", " It is loud here.");
    app.find("button", "Keep among my messages");
    look(&app, "say: writing");
    app.press("Close");
    app.press(&format!("More about {}", SPONSOR.0));
    app.press(&format!("Weekly check-in for {}", SPONSOR.0));
    app.click("checkbox", "Evenings: today is 30 days.");
    app.paste(
        "textbox",
        "A line or two of your own",
        "The evenings are long.",
    );
    look(&app, "say: letter");
    app.type_into("textbox", "All of it, as it would leave", " See you.");
    app.sees("These words are yours now.");
    look(&app, "say: letter by hand");
    app.press("Back");
    app.press("Telling others");
    app.find("heading", "Begin with …");
    look(&app, "talks: none yet");
    app.press("A job interview");
    app.find("button", "Keep it");
    look(&app, "talks: beginning");
    app.press("Keep it");
    app.sees("Saved");
    look(&app, "talks: kept");
    app.press("Print");
    app.find("dialog", "Print these words");
    look(&app, "talks: printing");
    app.press("Cancel");
    app.press("Back");
    let id = app.invoke("new_hard_talk", &json!({ "about": "partner" }));
    let words =
        json!({ "id": id, "title": "", "words": "There is something I would like to tell you." });
    app.invoke("keep_hard_talk", &words);
    app.find("button", "There is something I would like to tell you.");
    look(&app, "talks");
    app.press("Help now");
    app.find("button", "Call 112");
    look(&app, "say: help");
}
