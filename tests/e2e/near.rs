//! Who has died, is not safe, or was put aside: nothing offers them, wherever it stood before.

use crate::support::files::holding;
use crate::support::journey::{SPONSOR, add_person, furnished, lock, room};
use crate::support::reminding::{
    birthday, change_contact, contact_called, hard_date, opened, says, waits_on_today,
};
use crate::support::{App, World, stays, wait_until};
use serde_json::json;

fn stands(app: &App<'_>, standing: &str) {
    change_contact(app, SPONSOR.0, &json!({ "standing": standing }));
}

/// A note that stands on the screen since before calls nobody; who is chosen on their own page is called.
#[test]
fn an_older_notification_calls_nobody_who_is_not_safe_any_more() {
    let world = furnished().with_notifications().with_dialer();
    let app = opened(&world);
    birthday(&app, "--11-23");
    room(&app, "Settings");
    world.clock.set_instant("2026-11-23T08:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(says(&shown).2, ["Call Robin", "Later"]);
    stands(&app, "notSafe");
    world.notifications().press("Call Robin");
    app.find("textbox", "Write something");
    stays("nobody is called", 2.0, || {
        world.dialer().dialled().is_empty()
    });
    let text = app.text();
    assert!(!text.contains("Robin"), "{text}");
    let contact = contact_called(&app, SPONSOR.0);
    let id = contact["id"].clone();
    app.invoke("call", &json!({ "contact": id, "channel": null }));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    // How that went is not asked on Today.
    room(&app, "Today");
    app.find("textbox", "Write something");
    app.sees_no("You reached out to Robin");
}

#[test]
fn header_today_tray_and_hard_date_go_on_without_them() {
    let world = furnished().with_notifications().with_tray();
    let app = opened(&world);
    app.find("button", "Call Robin");
    hard_date(&app, "The day of the letter", "2026-11-23", "10:00");
    wait_until("the tray names them", || {
        world
            .tray()
            .menu()
            .iter()
            .any(|item| item.contains("Robin"))
    });
    stands(&app, "died");
    app.gone("button", "Call Robin");
    wait_until("the tray does not", || {
        !world
            .tray()
            .menu()
            .iter()
            .any(|item| item.contains("Robin"))
    });
    world.clock.set_instant("2026-11-23T09:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "The day of the letter",
            "This day may be heavy. Who could be with you?",
            vec!["Open"]
        )
    );
    world.notifications().press("Open");
    app.find("heading", "The day of the letter");
    assert!(!app.text().contains("Robin"), "{}", app.text());
    // The form still shows who was chosen, and keeps it.
    room(&app, "Settings");
    app.press("Go to hard dates");
    app.find("heading", "The day of the letter");
    assert!(!app.text().contains("Robin"), "{}", app.text());
    app.press("Change The day of the letter");
    let company = app.value("combobox", "Who would be good company on that day?");
    assert_eq!(company, contact_called(&app, SPONSOR.0)["id"]);
    app.press("Keep");
    app.find("button", "Change The day of the letter");
    stands(&app, "near");
    app.sees("With Robin, or a call away");
}

/// What Help now shows while locked says at once what is so.
#[test]
fn the_help_card_follows_every_change() {
    let world = furnished();
    let mut app = opened(&world);
    change_contact(&app, SPONSOR.0, &json!({ "onHelpCard": true }));
    on_card(&world, true);
    stands(&app, "notSafe");
    on_card(&world, false);
    stands(&app, "near");
    on_card(&world, true);
    let id = contact_called(&app, SPONSOR.0)["id"].clone();
    let token = app.invoke("delete_contact", &json!({ "id": id }));
    on_card(&world, false);
    app.invoke("undo", &json!({ "token": token }));
    on_card(&world, true);
    app.invoke("delete_contact", &json!({ "id": id }));
    on_card(&world, false);
    let what = json!({ "kind": "contact", "id": id });
    app.invoke("bring_back", &json!({ "what": what }));
    on_card(&world, true);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", true);
    stands(&app, "died");
    lock(&mut app);
    app.press("Help now");
    app.find("button", "Call Ash…");
    assert!(!app.text().contains(SPONSOR.0), "{}", app.text());
}

fn on_card(world: &World, there: bool) {
    let cards = holding(&world.data(), SPONSOR.0);
    assert_eq!(!cards.is_empty(), there, "{cards:?}");
}

/// While-you-were-away names nobody who died meanwhile.
#[test]
fn what_waited_on_today_goes_with_them() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    birthday(&app, "--11-23");
    room(&app, "Today");
    world.clock.set_instant("2026-11-23T08:00:10Z");
    world.notifications().wait_for(1);
    waits_on_today(&app, "A birthday: Robin");
    stands(&app, "died");
    app.gone("heading", "While you were away");
    stands(&app, "near");
    waits_on_today(&app, "A birthday: Robin");
}
