//! What was written in Plan is there where it is needed: in Help now and when something happened; and nobody is offered
//! who is not to be.

use crate::plan::lines;
use crate::support::journey::{SPONSOR, furnished, lock, room, unlock};
use crate::support::paths::something_happened;
use crate::support::{App, wait_until};
use serde_json::{Value, json};

fn write(app: &App<'_>, part: &str, words: &str) {
    app.invoke("add_plan_item", &json!({ "part": part, "words": words }));
}

fn sponsor(app: &App<'_>) -> Value {
    let region = json!({});
    app.invoke("contacts", &region)[0].clone()
}

/// Says of the sponsor that they are not safe.
fn not_safe(app: &App<'_>) {
    let mut draft = sponsor(app);
    let kept = [
        "id",
        "name",
        "role",
        "roleWords",
        "channels",
        "notes",
        "standing",
        "homeGroup",
        "onHelpCard",
        "hours",
        "rhythm",
        "birthday",
        "birthdayRemind",
        "own",
        "support",
    ];
    draft
        .as_object_mut()
        .unwrap()
        .retain(|key, _| kept.contains(&key.as_str()));
    draft["standing"] = json!("notSafe");
    app.invoke("save_contact", &json!({ "contact": draft }));
}

#[test]
fn the_safety_plan_is_made_in_seven_steps_and_read_in_help_now() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    app.press("Help now");
    app.find("heading", "In your own words");
    app.sees("My reasons");
    assert!(!app.text().contains("My safety plan"));
    app.press("Back");
    room(&app, "Plan");
    app.press("My safety plan");
    app.sees("Best made with someone you trust.");
    for title in [
        "1. Signs that hard thoughts are coming",
        "2. What I can do by myself",
        "3. People and places that take my mind elsewhere",
        "4. People I can ask for help",
        "5. Professionals and lines",
        "6. Making the place safer",
        "7. What makes life worth living",
    ] {
        app.find("heading", title);
    }
    app.press("Add what is worth it");
    app.type_into("textbox", "What makes life worth living?", "the cat");
    app.keys(&["Enter"]);
    wait_until("it is kept", || !lines(&app, "safetyWorth").is_empty());
    app.press("Add someone to ask");
    app.choose("Who?", SPONSOR.0);
    app.press("Keep");
    wait_until("it is kept", || !lines(&app, "safetyAsk").is_empty());
    app.press("Help now");
    app.press("My safety plan");
    app.sees("the cat");
    app.find("heading", "People I can ask for help");
    app.sees("If your life is in danger: 112");
    app.press("Change it in Plan");
    app.find("heading", "My safety plan");

    not_safe(&app);
    app.sees("One line is about someone Cairn does not offer at present");
    app.gone("button", &format!("Call {}", SPONSOR.0));
    assert!(!app.text().contains(SPONSOR.0));
    app.press("Help now");
    app.press("My safety plan");
    app.sees("the cat");
    assert!(!app.text().contains(SPONSOR.0));
    app.press("Back");
    lock(&mut app);
    app.press("Help now");
    app.find("button", "Call 112");
    app.find("heading", "What could steady you a little?");
    let page = app.js("return document.documentElement.outerHTML", &[]);
    for kept in ["My safety plan", "the cat", SPONSOR.0] {
        assert!(!page.as_str().unwrap().contains(kept), "{kept} is shown");
    }
    assert_eq!(app.refusal("whole_plan", &json!({})), "locked");
}

#[test]
fn what_was_written_for_it_is_read_when_something_happened() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write(&app, "happens", "Call Robin before anything else");
    write(&app, "firstDay", "soup in the freezer");
    write(&app, "others", "come by, even if I say no");
    something_happened(&app);
    app.sees("Step 1 of 5");
    app.press("I am safe");
    app.find("heading", "Who could you reach right now?");
    app.press("Skip for now");
    app.find("heading", "What you wrote down for now");
    app.sees("Call Robin before anything else");
    app.sees("soup in the freezer");
    app.sees("come by, even if I say no");
    app.press("Go on");
    app.find("heading", "And now, rest");
    app.press("Back");
    app.find("heading", "What you wrote down for now");
}

#[test]
fn places_stand_in_help_now_and_the_body_is_spoken_of_in_the_plan() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write(&app, "places", "the library");
    app.press("Help now");
    app.find("heading", "Places that are safe");
    app.sees("the library");
    app.press("Back");
    let path = app.invoke("paths", &json!({}))[0].clone();
    let said = [
        "name",
        "counterWord",
        "ladder",
        "counterHidden",
        "kind",
        "setbackWord",
        "urgeWord",
        "totalHidden",
        "ownWords",
    ];
    let mut change: Value = said
        .iter()
        .map(|key| ((*key).to_owned(), path[*key].clone()))
        .collect();
    change["about"] = json!("opioids");
    app.invoke(
        "change_path",
        &json!({ "id": path["id"], "change": change }),
    );
    for title in ["After leaving treatment", "If something happens"] {
        room(&app, "Plan");
        app.press(title);
        app.find("heading", "After a break, the body takes less");
    }
}
