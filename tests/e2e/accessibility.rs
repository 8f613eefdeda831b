//! The keyboard alone reaches everything, what has the focus is seen, and a screen reader can follow.

use crate::photos::paste_picture;
use crate::support::journey::{PASSPHRASE, furnished, room, unlock};
use crate::support::{App, World, axe, stays, wait_until};
use crate::writing::{begin, invoke, open_newest};
use serde_json::json;

/// An axe that finds nothing anywhere would prove nothing.
#[test]
fn axe_finds_what_is_wrong() {
    let world = World::new();
    let app = world.open();
    app.find("button", "Write something");
    app.js("document.querySelector('main').insertAdjacentHTML('beforeend', '<button id=bad></button>')", &[]);
    assert!(
        axe::findings(&app)
            .iter()
            .any(|finding| finding.starts_with("button-name"))
    );
}

#[test]
fn first_open_by_keyboard_alone() {
    let world = World::new().with_keyring();
    let app = world.open();
    app.find("button", "Write something");
    go(&app, "button", "Write something");
    crate::support::wait_until("one can write at once", || app.focused().1 == "Your entry");
    type_keys(&app, "By keys");
    app.sees("Saved");
    go(&app, "button", "Back");
    go(&app, "button", "No");
    go(&app, "button", "Keep it in the keychain");
    go(&app, "button", "Remind me tomorrow");
    for _ in 0..3 {
        go(&app, "button", "Skip for now");
    }
    go(&app, "button", "Journal");
    app.sees("By keys");
}

#[test]
fn every_page_by_keyboard_alone() {
    let world = furnished().with_dialer();
    let app = world.open();
    app.find("textbox", "Passphrase");
    assert_eq!(
        app.focused().1,
        "Passphrase",
        "the field to type in has the focus"
    );
    type_keys(&app, PASSPHRASE);
    app.keys(&["Enter"]);
    app.find("navigation", "Rooms");
    for page in ["Journal", "Milestones", "People", "Settings"] {
        go(&app, "button", page);
        app.find("heading", page);
    }
    go(&app, "button", "Journal");
    go(&app, "button", "New entry");
    type_keys(&app, "Typed with keys only");
    app.sees("Saved");
    go(&app, "button", "Back");
    app.keys(&["/"]);
    type_keys(&app, "keys only");
    app.sees("One entry");
    app.keys(&["ArrowDown"]);
    app.keys(&["Enter"]);
    app.find("textbox", "Your entry");
    go(&app, "button", "Delete");
    app.sees("In the trash.");
    go(&app, "button", "Undo");
    app.sees("Put back as it was.");
    go(&app, "button", "Call Robin");
    world.dialer().wait_for(1);
    go(&app, "button", "We talked");
    go(&app, "button", "Help now");
    app.find("button", "Call 112");
    app.keys(&["Escape"]);
    app.find("navigation", "Rooms");
}

#[test]
fn a_plan_is_made_by_keyboard_alone() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    go(&app, "button", "Plan");
    go(&app, "button", "Early signs");
    go(&app, "button", "Write down an early sign");
    type_keys(&app, "no sleep");
    app.keys(&["Enter"]);
    app.sees("no sleep");
    go(&app, "button", "Change the list “Early signs”");
    go(&app, "button", "Take away: no sleep");
    app.gone("button", "Take away: no sleep");
    go(&app, "button", "Back");
    go(&app, "button", "My safety plan");
    go(&app, "button", "Add what is worth it");
    type_keys(&app, "the cat");
    app.keys(&["Enter"]);
    app.sees("the cat");
}

#[test]
fn what_has_the_focus_is_seen() {
    let world = furnished();
    let app = world.open();
    app.find("textbox", "Passphrase");
    for _ in 0..6 {
        app.keys(&["Tab"]);
        let outline = app.js(
            "const s = getComputedStyle(document.activeElement);
             return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'",
            &[],
        );
        assert_eq!(
            outline,
            json!(true),
            "{:?} has the focus and does not show it",
            app.focused()
        );
    }
}

/// Presses Tab until this has the focus, then Enter.
fn go(app: &App<'_>, role: &str, name: &str) {
    app.find(role, name);
    let mut passed = Vec::new();
    for _ in 0..80 {
        let focused = app.focused();
        if focused.1 == name && (focused.0 == role || focused.0.is_empty()) {
            app.keys(&["Enter"]);
            return;
        }
        passed.push(focused.1);
        app.keys(&["Tab"]);
    }
    panic!("Tab does not reach {role} {name:?}; it passes {passed:?}");
}

fn type_keys(app: &App<'_>, text: &str) {
    for letter in text.chars() {
        let letter = letter.to_string();
        app.keys(&[if letter == " " { "Space" } else { &letter }]);
    }
}

/// WebKit tells a screen reader where the cursor is in a text; a place behind the text's end would end the page.
#[test]
fn a_screen_reader_follows_the_cursor_past_boxes_photos_and_hidden_marks() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let boxes = "It\u{2019}s **here**, _now_\n\n- [x] one\n- [ ] two\n- [ ] three\n\n";
    let id = begin(&app, boxes);
    room(&app, "Journal");
    open_newest(&app);
    paste_picture(&app);
    let text = |app: &App<'_>| invoke(app, "entry", &json!({ "id": id }))["text"].clone();
    wait_until("the photo stands in the text", || {
        text(&app)
            .as_str()
            .is_some_and(|text| text.contains("photo:"))
    });
    assert!(app.has("checkbox", "Done"), "{:?}", app.names("checkbox"));
    assert!(app.has("button", "Photo"), "{:?}", app.names("button"));
    app.type_into("textbox", "Your entry", "**so** it\u{2019}s `said`");
    for key in ["Enter", "Enter", "o", "n"] {
        app.keys(&[key]);
    }
    app.sees("Saved");
    for key in ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"] {
        app.keys(&[key]);
    }
    stays("still there", 1.0, || app.has("textbox", "Your entry"));
    let said = text(&app);
    assert!(said.as_str().unwrap().ends_with("`said`\n\non"), "{said}");
}
