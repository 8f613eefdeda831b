//! Everything on Help now is two keys away from anywhere: Ctrl+H, and the key that stands beside it.

use crate::support::journey::{PATH, furnished, lock, room, unlock};
use crate::support::{App, World, wait_until};
use serde_json::{Value, json};

/// What can be pressed, chosen or typed into, and the key of each; null: it has none.
const KEYS: &str = "
  const all = [...document.querySelectorAll('main.help :is(button, summary, select, textarea, input:not([type=file]))')];
  return all.filter((one) => one.getClientRects().length > 0 && !one.matches(':disabled')).map((one) => one.dataset.key ?? null)";

/// The keys of Help now, once what it shows has been asked for.
fn keys(app: &App<'_>) -> Vec<String> {
    app.find("button", "Call 112");
    app.find("heading", "Numbers for Germany");
    let mut found = Value::Null;
    wait_until("everything has a key but the way back", || {
        found = app.js(KEYS, &[]);
        let all = found.as_array().unwrap();
        // Back has Esc.
        all.iter().filter(|key| key.is_null()).count() == 1 && all.len() > 8
    });
    let all = found.as_array().unwrap().iter();
    all.filter_map(|key| key.as_str().map(str::to_owned))
        .collect()
}

fn leads_to(app: &App<'_>, key: &str) {
    let keys = match key.chars().next() {
        Some(letter) if letter.is_ascii_uppercase() => vec!["Shift", key],
        _ => vec![key],
    };
    app.keys(&keys);
    wait_until(&format!("{key} leads to what it stands beside"), || {
        app.js("return document.activeElement.dataset.key ?? null", &[]) == json!(key)
    });
}

/// Opens Help now by its key, reads the keys, and uses them all.
fn every_key_leads(app: &App<'_>) {
    app.keys(&["Control", "h"]);
    for key in keys(app) {
        leads_to(app, &key);
    }
    app.keys(&["Escape"]);
    app.gone("button", "Call 112");
}

#[test]
fn everything_is_two_keys_away_from_every_room() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    for part in ["reasons", "helps"] {
        app.invoke("add_plan_item", &json!({ "part": part, "words": "Lina" }));
    }
    for name in ["Today", "Journal", "Milestones", "People", "Settings"] {
        room(&app, name);
        every_key_leads(&app);
    }
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "In the middle of a line");
    every_key_leads(&app);
    wait_until("the text has the focus again", || {
        app.focused().1 == "Your entry"
    });
}

#[test]
fn each_by_itself_after_the_key_that_opens_it() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.keys(&["Control", "h"]);
    for key in keys(&app) {
        app.keys(&["Escape"]);
        app.gone("button", "Call 112");
        app.keys(&["Control", "h"]);
        keys_are_there(&app, &key);
        leads_to(&app, &key);
    }
}

fn keys_are_there(app: &App<'_>, key: &str) {
    wait_until(&format!("{key} is there"), || {
        let there =
            "return document.querySelector(`main.help [data-key=\"${arguments[0]}\"]`) !== null";
        app.js(there, &[json!(key)]) == json!(true)
    });
}

#[test]
fn also_before_there_is_anything() {
    let world = World::new();
    let app = world.open();
    app.find("button", "Write something");
    every_key_leads(&app);
}

#[test]
fn also_while_locked_and_while_something_is_shown() {
    let world = furnished();
    let mut app = world.open();
    app.find("textbox", "Passphrase");
    every_key_leads(&app);
    unlock(&app);
    lock(&mut app);
    every_key_leads(&app);
    unlock(&app);
    room(&app, "People");
    app.press("Show something to someone");
    app.click("checkbox", PATH.0);
    app.press("Show these");
    app.find("button", "Finish");
    every_key_leads(&app);
    app.find("heading", PATH.0);
}

#[test]
fn letters_do_nothing_until_the_keys_are_shown_and_can_be_put_away() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    app.find("button", "Call 112");
    let before = app.focused();
    app.keys(&["1"]);
    assert_eq!(app.focused(), before);
    app.keys(&["Control", "h"]);
    app.sees("Press the small letter or number beside something");
    leads_to(&app, "1");
    assert_eq!(app.focused().1, "Call 112");
    leads_to(&app, "k");
    app.keys(&["Enter"]);
    app.sees_no("Press the small letter or number beside something");
    app.keys(&["1"]);
    assert_eq!(app.focused().1, "Show keys");
}

#[test]
fn what_is_typed_is_text() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.keys(&["Control", "h"]);
    app.press("Write down a reason");
    app.type_into("textbox", "What is it for?", "all 3 of us");
    assert_eq!(app.value("textbox", "What is it for?"), "all 3 of us");
}
