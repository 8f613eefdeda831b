//! The circle, and calling someone in it.

use crate::support::dialer::HANDLER;
use crate::support::journey::{SPONSOR, add_person, furnished, room, unlock};

#[test]
fn one_click_calls_where_a_program_opens_tel() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    app.press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.sees(&format!("The call was handed to {HANDLER}."));
    app.press("We talked");
    room(&app, "People");
    app.sees("you talked");
    assert_eq!(world.dialer().dialled().len(), 1);
}

#[test]
fn without_such_a_program_the_number_is_shown_large() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.press(&format!("Call {}", SPONSOR.0));
    app.sees("This computer has no program for phone calls.");
    app.sees(SPONSOR.1);
    app.find("image", "QR code of the phone number");
    app.find("button", "Copy the number");
    app.press("No answer");
    room(&app, "People");
    app.sees("no answer");
}

#[test]
fn a_call_not_told_about_waits_on_today() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    app.press(&format!("Call {}", SPONSOR.0));
    world.dialer().wait_for(1);
    app.find("button", "We talked");
    app.kill();
    app.reopen();
    unlock(&app);
    app.sees(&format!("You reached out to {}", SPONSOR.0));
    app.press("Left a message");
    app.sees_no("You reached out to");
}

#[test]
fn a_number_that_is_none_is_kept_as_typed() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "knock on the blue door", false);
    app.sees("knock on the blue door");
    app.sees("Kept as you wrote it. Cairn cannot dial this one.");
    app.press("Copy knock on the blue door");
    app.sees("Copied.");
    assert!(world.dialer().dialled().is_empty());
}

#[test]
fn an_odd_number_is_dialled_as_typed() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    add_person(&app, "Night line", "Helpline", "988", false);
    app.press("Call Night line…");
    assert_eq!(world.dialer().wait_for(1), "tel:988");
}

#[test]
fn the_first_call_can_be_another_person() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+1 212 555 0100", false);
    app.press("More about Ash");
    app.press("Make Ash the first call");
    app.sees("Ash is your first call now.");
    app.find("button", "Call Ash");
    app.press("Undo");
    app.find("button", &format!("Call {}", SPONSOR.0));
}

#[test]
fn a_person_removed_can_be_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press(&format!("Change {}", SPONSOR.0));
    app.press(&format!("Remove {}", SPONSOR.0));
    app.find("button", "Add someone to call");
    app.press("Undo");
    app.find("button", &format!("Call {}", SPONSOR.0));
}

#[test]
fn a_person_without_a_name_is_asked_for_one() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press("Add someone");
    app.press("Keep");
    app.sees("A name is missing.");
}
