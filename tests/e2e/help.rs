//! Help now: before anything is set up, while locked, with and without people to show.

use crate::support::World;
use crate::support::journey::{SPONSOR, add_person, furnished, lock, room, turn, unlock};
use serde_json::json;

#[test]
fn before_anything_is_set_up() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    app.sees("In danger, or someone will not wake?");
    app.find("button", "Call 112");
    app.find("heading", "Numbers for Germany");
    app.find("heading", "What could steady you a little?");
    app.keys(&["Escape"]);
    app.find("button", "Write something");
}

#[test]
fn another_region_can_be_chosen_and_stays() {
    let world = World::new();
    let mut app = world.open();
    app.press("I need someone now");
    app.press("Change");
    app.choose("Where are you?", "United States");
    app.find("heading", "Numbers for United States");
    app.find("button", "Call 911");
    app.kill();
    app.reopen();
    app.press("I need someone now");
    app.find("button", "Call 911");
}

#[test]
fn the_region_follows_the_zone_until_chosen() {
    let world = World::new();
    world.clock.set("2026-11-22T08:00:00Z", "America/New_York");
    let app = world.open();
    app.press("I need someone now");
    app.find("button", "Call 911");
}

#[test]
fn while_locked_nobody_is_named_unless_chosen() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    for part in ["reasons", "helps"] {
        let line = json!({ "part": part, "words": "Lina in the garden" });
        app.invoke("add_plan_item", &line);
    }
    app.press("Help now");
    app.sees("Lina in the garden");
    app.press("Back");
    lock(&mut app);
    app.find("textbox", "Passphrase");
    app.press("Help now");
    app.find("button", "Call 112");
    app.find("heading", "What could steady you a little?");
    let page = app.js("return document.documentElement.outerHTML", &[]);
    let page = page.as_str().unwrap();
    for kept in [
        SPONSOR.0,
        "1234567",
        "Lina",
        "In your own words",
        "My reasons",
    ] {
        assert!(!page.contains(kept), "{kept} is on the page");
    }
    assert_eq!(app.refusal("plan", &json!({})), "locked");
    app.press("Back");
    app.find("textbox", "Passphrase");
}

#[test]
fn while_locked_those_chosen_can_be_called() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", true);
    lock(&mut app);
    app.press("Help now");
    app.press("Call Ash…");
    assert_eq!(world.dialer().wait_for(1), "tel:+49307654321");
    assert!(!app.text().contains(SPONSOR.0));
    app.press("Someone is there");
    app.press("Back");

    unlock(&app);
    room(&app, "People");
    app.press("Change Ash");
    app.press("While Cairn is locked");
    turn(
        &app,
        "Show the name and number in Help now, also while locked",
        false,
    );
    app.press("Keep");
    app.find("heading", "Ash");
    assert!(
        world.data_file("help-card").is_none(),
        "the plain file goes with the choice"
    );
    lock(&mut app);
    app.press("Help now");
    app.find("button", "Call 112");
    app.sees_no("Ash");
}

#[test]
fn no_answer_offers_the_next() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", false);
    app.press("Help now");
    app.press(&format!("Call {}…", SPONSOR.0));
    app.press("No answer");
    app.find("button", "No answer? Next: Ash…");
    app.keys(&["n"]);
    assert_eq!(world.dialer().wait_for(2), "tel:+49307654321");
    app.press("No answer");
    app.find("button", "No answer? A helpline may pick up…");
}

#[test]
fn a_helpline_is_called() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    let line = crate::support::wait_for("a helpline", || {
        app.names("button")
            .into_iter()
            .find(|name| name.starts_with("Call 0800"))
    });
    app.press(&line);
    assert!(world.dialer().wait_for(1).starts_with("tel:0800"));
}
