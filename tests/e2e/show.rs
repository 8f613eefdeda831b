//! Showing something to somebody: what was chosen is there and nothing else, and the way back leads over the passphrase.

use crate::support::journey::{
    ENTRY, PATH, SPONSOR, add_person, furnished, room, skip_first_steps, unlock, write_entry,
};
use crate::support::{App, World, stays, wait_for};
use serde_json::{Value, json};

const UNSEEN: &str = "Nobody else is to read this.";

/// Leads to the page on which it is chosen.
fn choose(app: &App<'_>) {
    room(app, "People");
    app.press("Show something to someone");
    app.find("heading", "Show something to someone");
}

/// Chooses the entry that says `words`.
fn choose_entry(app: &App<'_>, words: &str) {
    let name = wait_for("the entry is offered", || {
        let all = app.names("checkbox");
        all.into_iter().find(|name| name.contains(words))
    });
    app.click("checkbox", &name);
}

fn begin(app: &App<'_>) {
    app.press("Show these");
    app.find("button", "Finish");
}

fn page(app: &App<'_>) -> String {
    let page = app.js("return document.documentElement.outerHTML", &[]);
    page.as_str().unwrap().to_owned()
}

fn shows_only(app: &App<'_>, unseen: &[&str]) {
    let page = page(app);
    for words in unseen {
        assert!(!page.contains(words), "{words} is on the page");
    }
    for role in ["navigation", "searchbox", "textbox", "combobox"] {
        assert_eq!(app.names(role), [""; 0], "{role}");
    }
}

#[test]
fn what_was_chosen_is_there_and_nothing_else() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    write_entry(&app, UNSEEN);
    choose(&app);
    app.sees("your passphrase opens the journal again");
    assert!(!app.has("button", "Set a passphrase first"));
    app.click("checkbox", PATH.0);
    choose_entry(&app, "heron");
    app.sees("2 things chosen.");
    begin(&app);
    app.find("heading", PATH.0);
    app.sees("30");
    shows_only(&app, &[UNSEEN, "heron", SPONSOR.0]);
    app.keys(&["ArrowRight"]);
    app.sees(ENTRY);
    app.sees("2 of 2");
    shows_only(&app, &[UNSEEN, SPONSOR.0]);
    app.keys(&["ArrowRight"]);
    stays("the last one", 0.5, || app.text().contains(ENTRY));
    app.press("The one before");
    app.find("heading", PATH.0);

    let before = app.pid();
    app.keys(&["Escape"]);
    app.await_relaunch();
    assert_ne!(app.pid(), before);
    app.find("textbox", "Passphrase");
    assert!(!page(&app).contains("heron"));
    unlock(&app);
    room(&app, "Journal");
    app.sees(UNSEEN);
}

#[test]
fn nothing_else_can_be_asked_for_or_gone_to() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let entry = entries(&app)["entries"][0]["id"].clone();
    let contact = app.invoke("contacts", &json!({}))[0]["id"].clone();
    let path = app.invoke("paths", &json!({}))[0]["id"].clone();
    choose(&app);
    choose_entry(&app, "heron");
    begin(&app);
    app.sees(ENTRY);
    let choice = json!({ "paths": [path], "entries": [entry] });
    for (command, args) in [
        ("entries", in_list()),
        ("entry", json!({ "id": entry })),
        (
            "to_print",
            json!({ "what": { "kind": "entry", "id": entry } }),
        ),
        ("paths", json!({})),
        ("contacts", json!({})),
        ("first_call", json!({})),
        ("settings", json!({})),
        ("protection", json!({})),
        ("plan", json!({})),
        ("trashed", json!({})),
        ("reminders", json!({})),
        ("delete_contact", json!({ "id": contact })),
        ("undo", json!({ "token": 1 })),
        ("begin_show", json!({ "choice": choice })),
        ("unlock", json!({ "secret": { "way": "thisComputer" } })),
    ] {
        assert_eq!(app.refusal(command, &args), "locked", "{command}");
    }
    // As while locked: whom the person did not choose for it, nobody calls.
    let call = json!({ "contact": contact, "phone": null });
    assert_eq!(app.refusal("call", &call), "notFound");

    for keys in [
        ["Control", "k"],
        ["Control", "n"],
        ["Control", "l"],
        ["Shift", "/"],
    ] {
        app.keys(&keys);
    }
    app.keys(&["/"]);
    stays("shown", 1.0, || {
        app.text().contains(ENTRY) && app.has("button", "Finish")
    });
    shows_only(&app, &[SPONSOR.0]);
    app.keys(&["Control", "h"]);
    app.find("button", "Call 112");
    assert!(!page(&app).contains(SPONSOR.0));
    assert!(!app.has("heading", "In your own words"));
    app.keys(&["Escape"]);
    app.gone("button", "Call 112");
    app.sees(ENTRY);
}

#[test]
fn help_now_has_whom_the_person_chose_for_it() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", true);
    choose(&app);
    app.click("checkbox", PATH.0);
    begin(&app);
    app.keys(&["Control", "h"]);
    app.press("Call Ash…");
    assert_eq!(world.dialer().wait_for(1), "tel:+49307654321");
}

#[test]
fn what_was_typed_a_moment_before_is_kept_and_found_by_search() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    app.type_into("textbox", "Write something", "Typed on the way");
    choose(&app);
    app.type_into("searchbox", "Find an entry", "Typed");
    choose_entry(&app, "Typed on the way");
    app.paste("searchbox", "Find an entry", "heron");
    choose_entry(&app, "heron");
    app.sees("2 things chosen.");
    begin(&app);
    app.sees("Typed on the way");
    app.press("Finish");
    app.await_relaunch();
    unlock(&app);
    room(&app, "Journal");
    app.sees("Typed on the way");
}

#[test]
fn without_a_passphrase_it_says_what_esc_leads_to() {
    let world = World::new().with_keyring();
    let mut app = world.open();
    app.press("Write something");
    app.type_into("textbox", "Your entry", "A first line");
    app.sees("Saved");
    app.press("Back");
    app.press("No");
    app.press("Keep it in the keychain");
    skip_first_steps(&app);
    choose(&app);
    app.sees("As there is no passphrase yet");
    app.find("button", "Set a passphrase first");
    choose_entry(&app, "A first line");
    begin(&app);
    app.sees("A first line");
    app.keys(&["Escape"]);
    app.await_relaunch();
    app.press("Open");
    app.find("navigation", "Rooms");
}

#[test]
fn what_is_shown_goes_when_nobody_is_there_any_more() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    choose(&app);
    app.click("checkbox", PATH.0);
    begin(&app);
    world.clock.pass_minutes(11);
    app.await_relaunch();
    app.find("textbox", "Passphrase");
}

#[test]
fn what_is_shown_goes_when_the_computer_sleeps() {
    let world = furnished().with_logind();
    let mut app = world.open();
    unlock(&app);
    choose(&app);
    app.click("checkbox", PATH.0);
    begin(&app);
    world.logind().prepare_for_sleep(true);
    app.await_relaunch();
    app.find("textbox", "Passphrase");
}

fn in_list() -> Value {
    json!({ "before": null, "skip": 0, "filter": {}, "limit": 10 })
}

fn entries(app: &App<'_>) -> Value {
    app.invoke("entries", &in_list())
}
