//! The helplines as the person wants them: added, changed, hidden, brought back, and called.

use crate::support::journey::{furnished, lock, room, unlock};
use crate::support::{App, World};

fn change_lines(app: &App<'_>) {
    app.press("Help now");
    app.press("Change these lines");
}

fn add_line(app: &App<'_>, name: &str, number: &str) {
    app.press("Add a line");
    app.paste("textbox", "Name", name);
    app.paste("textbox", "Number or address", number);
    app.press("Keep");
    app.sees(&format!("{name} is here now."));
}

#[test]
fn a_line_of_ones_own_is_added_and_called_as_typed() {
    let world = furnished().with_dialer();
    let mut app = world.open();
    unlock(&app);
    change_lines(&app);
    add_line(&app, "Evening line", "988 12");
    app.find("heading", "Evening line");
    app.sees("You added this line");
    app.press("Call 988 12");
    assert_eq!(world.dialer().wait_for(1), "tel:98812");
    app.press("Someone is there");

    lock(&mut app);
    app.press("Help now");
    app.find("heading", "TelefonSeelsorge");
    app.sees("These are the lines that came with Cairn.");
    app.sees_no("Evening line");
    assert!(!app.has("button", "Change these lines"));
    app.press("Back");
    unlock(&app);
    app.press("Help now");
    app.find("heading", "Evening line");
}

#[test]
fn a_line_is_changed_and_put_back_as_it_came() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    change_lines(&app);
    app.press("Change TelefonSeelsorge");
    app.paste("textbox", "A note for yourself", "Ask for Mo");
    app.press("Keep");
    app.sees("TelefonSeelsorge is changed.");
    app.sees("Changed by you");
    app.sees("Ask for Mo");
    app.press("Put back TelefonSeelsorge as it came");
    app.sees_no("Ask for Mo");
    app.sees_no("Changed by you");
}

#[test]
fn a_hidden_line_is_out_of_the_way_and_can_be_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    change_lines(&app);
    app.press("Hide TelefonSeelsorge");
    app.find("heading", "Hidden");
    app.press("Done changing");
    app.sees_no("Call 0800 111 0 111");
    app.press("Change these lines");
    app.press("Bring back TelefonSeelsorge");
    app.press("Done changing");
    app.find("button", "Call 0800 111 0 111");
}

#[test]
fn what_was_removed_waits_in_the_trash_and_can_be_undone() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    change_lines(&app);
    add_line(&app, "Evening line", "030 7654321");
    // That it was added can be undone as well.
    app.press("Close this message");
    app.press("Remove Evening line");
    app.sees("Evening line is removed.");
    app.press("Undo");
    app.find("heading", "Evening line");
    app.press("Remove Evening line");
    app.press("Back");
    room(&app, "Journal");
    app.press("Trash");
    app.sees("A helpline of your own");
    app.press("Bring back: Evening line");
    app.press("Help now");
    app.find("heading", "Evening line");
}

#[test]
fn escape_leaves_the_form_and_not_the_page() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    change_lines(&app);
    app.press("Add a line");
    app.type_into("textbox", "Name", "half a");
    app.keys(&["Escape"]);
    app.find("button", "Add a line");
    app.find("button", "Call 112");
    assert_eq!(app.focused().1, "Add a line");
}

#[test]
fn before_there_is_a_journal_nothing_asks_for_changes() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    app.find("heading", "TelefonSeelsorge");
    assert!(!app.has("button", "Change these lines"));
}
