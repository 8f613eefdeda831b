//! From nothing to a first entry, a first date, a first call.

use crate::support::World;
use crate::support::journey::{PASSPHRASE, begin, room, skip_first_steps, unlock};
use crate::support::paths::path;
use serde_json::json;

#[test]
fn the_first_page_offers_three_ways() {
    let world = World::new();
    let app = world.open();
    app.find("heading", "This is yours. It stays on this computer.");
    for way in ["Write something", "Mark a date", "I need someone now"] {
        app.find("button", way);
    }
    assert!(
        world.data_file("vault.keys").is_none(),
        "looking makes nothing"
    );
}

#[test]
fn with_a_keychain_writing_comes_first_and_protection_after() {
    let world = World::new().with_keyring();
    let mut app = world.open();
    app.press("Write something");
    app.type_into("textbox", "Your entry", "First words, before any question.");
    app.sees("Saved");
    app.press("Back");

    app.find("heading", "Does anyone else use this computer’s login?");
    app.press("No");
    app.press("Keep it in the keychain");
    skip_first_steps(&app);
    room(&app, "Journal");
    app.sees("First words, before any question.");

    app.kill();
    app.reopen();
    room(&app, "Journal");
    app.sees("First words, before any question.");
}

#[test]
fn a_shared_login_gets_a_passphrase() {
    let world = World::new().with_keyring();
    let mut app = world.open();
    app.press("Write something");
    app.type_into("textbox", "Your entry", "Mine alone.");
    app.sees("Saved");
    app.press("Back");
    app.press("Yes");
    app.find("heading", "What opens it?");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.paste("textbox", "The same once more", PASSPHRASE);
    app.press("Use this passphrase");
    skip_first_steps(&app);

    app.kill();
    app.reopen();
    unlock(&app);
    room(&app, "Journal");
    app.sees("Mine alone.");
}

#[test]
fn without_a_keychain_a_passphrase_comes_first() {
    let world = World::new();
    let mut app = world.open();
    begin(&app, "Behind a passphrase from the start.");
    app.sees("Behind a passphrase from the start.");
    app.kill();
    app.reopen();
    app.find("textbox", "Passphrase");
    app.sees_no("Behind a passphrase");
    unlock(&app);
    room(&app, "Journal");
    app.sees("Behind a passphrase from the start.");
}

#[test]
fn a_date_can_come_first() {
    let world = World::new().with_keyring();
    let app = world.open();
    app.press("Mark a date");
    app.paste("textbox", "What would you call it?", "Mornings");
    app.paste("textbox", "What was your first full day?", "2026-11-12");
    app.press("Add this path");
    app.press("Later");
    room(&app, "Milestones");
    app.sees("10 days");
}

#[test]
fn two_passphrases_that_differ_do_not_begin() {
    let world = World::new();
    let app = world.open();
    app.press("Write something");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.paste(
        "textbox",
        "The same once more",
        "seven calm stones by the lake",
    );
    let begin = app.find("button", "Begin");
    assert_eq!(
        app.js("return arguments[0].disabled", &[begin.argument()]),
        serde_json::json!(true)
    );
    assert!(world.data_file("vault.keys").is_none());
}

#[test]
fn someone_is_one_click_away_before_anything_is_set_up() {
    let world = World::new().with_dialer();
    let app = world.open();
    app.press("I need someone now");
    app.press("Call 112");
    assert_eq!(world.dialer().wait_for(1), "tel:112");
    assert!(world.data_file("vault.keys").is_none());
}

#[test]
fn the_first_steps_lead_to_a_person_behind_the_call_button() {
    let world = World::new().with_keyring().with_dialer();
    let app = world.open();
    app.press("Write something");
    app.type_into("textbox", "Your entry", "Hello.");
    app.sees("Saved");
    app.press("Back");
    app.press("No");
    app.press("Keep it in the keychain");
    app.press("Remind me tomorrow");
    app.paste("textbox", "A name", "Kim");
    app.press("Keep");
    app.paste("textbox", "What it is", "Evenings");
    app.choose("What is it about?", "Opioids");
    app.press("Keep");
    app.paste("textbox", "Their name", "Robin");
    app.paste("textbox", "Their number", "030 1234567");
    app.press("Keep");
    app.press("Call Robin");
    assert_eq!(world.dialer().wait_for(1), "tel:0301234567");
    assert_eq!(path(&app)["safety"], json!(["opioids"]));
}
