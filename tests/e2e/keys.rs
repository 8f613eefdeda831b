//! What keys and the clipboard do in the text of an entry.

use crate::support::journey::{furnished, room, unlock};
use crate::support::{App, stays, wait_until};
use serde_json::json;

#[test]
fn tab_moves_the_lines_of_a_list_and_after_esc_it_leaves_the_text() {
    let world = furnished();
    let app = world.open();
    write(&app, "1. one\n2. two\n3. three");
    app.keys(&["Tab"]);
    holds(&app, "1. one\n2. two\n    1. three");
    app.sees("Esc, then Tab, leaves the text");
    app.keys(&["Shift", "Tab"]);
    holds(&app, "1. one\n2. two\n3. three");
    app.keys(&["Escape"]);
    app.keys(&["Tab"]);
    wait_until("the text is left", || app.focused().0 != "textbox");
    app.keys(&["Shift", "Tab"]);
    wait_until("it is come back to", || app.focused().1 == "Your entry");
    app.keys(&["Shift", "Tab"]);
    wait_until("it is left backwards", || app.focused().0 == "button");
    holds(&app, "1. one\n2. two\n3. three");
}

#[test]
fn cutting_where_nothing_is_selected_takes_nothing() {
    let world = furnished();
    let app = world.open();
    write(&app, "one\ntwo");
    app.keys(&["Control", "x"]);
    stays("all is there", 0.5, || text(&app) == "one\ntwo");
    app.keys(&["Control", "a"]);
    app.keys(&["Control", "x"]);
    holds(&app, "");
    app.keys(&["Control", "z"]);
    holds(&app, "one\ntwo");
}

#[test]
fn a_page_without_a_plain_text_is_pasted_as_its_words() {
    let world = furnished();
    let app = world.open();
    write(&app, "");
    let page = "<style>p { color: red }</style><h1>A   day</h1><p>by <b>the</b>&nbsp;lake<br>alone</p>\
        <ul><li>one <ol><li>two</li></ol></li></ul><script>three()</script><p>four</p>";
    let field = app.find("textbox", "Your entry");
    app.js(
        "const [field, page] = arguments;
         const clipboardData = new DataTransfer();
         clipboardData.setData('text/html', page);
         field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))",
        &[field.argument(), json!(page)],
    );
    holds(
        &app,
        "A day\n\nby the lake\nalone\n\n- one\n    1. two\n\nfour",
    );
    app.keys(&["Control", "z"]);
    holds(&app, "");
}

/// A new entry with this text, and the cursor at its end.
fn write(app: &App<'_>, text: &str) {
    unlock(app);
    room(app, "Journal");
    app.press("New entry");
    app.paste("textbox", "Your entry", text);
    app.type_into("textbox", "Your entry", "");
}

fn text(app: &App<'_>) -> String {
    app.value("textbox", "Your entry")
}

fn holds(app: &App<'_>, expected: &str) {
    let mut last = String::new();
    wait_until(&format!("the text is {expected:?}"), || {
        last = text(app);
        last == expected
    });
}
