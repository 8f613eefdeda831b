//! The circle: what is kept of someone and shown of them, who is nowhere offered, and times noted by hand.

use crate::support::journey::{SPONSOR, add_person, furnished, lock, room, turn, unlock};
use crate::support::{App, wait_until};
use serde_json::json;

/// Opens the form of someone who is there.
fn change(app: &App<'_>, name: &str) {
    room(app, "People");
    app.press(&format!("Change {name}"));
    app.find("heading", &format!("Change {name}"));
}

fn keep(app: &App<'_>, name: &str) {
    app.press("Keep");
    app.find("button", &format!("Change {name}"));
}

#[test]
fn what_is_said_of_someone_stands_on_their_card_also_after_a_lock() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    change(&app, SPONSOR.0);
    app.press("Notes");
    app.paste("textbox", "Notes", "Say first whether it is urgent.");
    app.press("When to call");
    app.click("checkbox", "They said: at any hour");
    app.paste("textbox", "Where they are", "Atlantis");
    app.press("Keeping in touch");
    app.paste("textbox", "You like to speak about every … days", "7");
    app.press("Birthday");
    app.paste("textbox", "Day", "31");
    app.choose("Month", "February");
    app.press("Their own milestone");
    app.paste("textbox", "Their first day", "2022-11-22");
    app.paste("textbox", "What they count, in their word", "in recovery");
    app.press("Keep");
    app.sees("That day is in no calendar yet.");
    app.paste("textbox", "Day", "3");
    app.choose("Month", "May");
    app.press("Keep");
    app.sees("That time zone is not known here.");
    assert_eq!(app.focused().1, "Where they are");
    app.paste("textbox", "Where they are", "new york");
    keep(&app, SPONSOR.0);
    for round in 0..2 {
        app.sees("4 years in recovery");
        app.sees(&format!(
            "where {} is. {} said: any hour.",
            SPONSOR.0, SPONSOR.0
        ));
        app.sees("Say first whether it is urgent.");
        app.press(&format!("More about {}", SPONSOR.0));
        app.sees("Birthday: 3 May");
        app.sees("You like to speak about every 7 days.");
        if round == 0 {
            lock(&mut app);
            unlock(&app);
            room(&app, "People");
        }
    }
    // Elsewhere nobody hears how late it is there.
    app.press("Help now");
    app.find("button", "Call 112");
    app.sees_no(&format!("where {} is", SPONSOR.0));
}

#[test]
fn a_way_of_another_kind_is_kept_as_typed_and_can_be_copied() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press("Add someone");
    app.paste("textbox", "Name", "Ash");
    app.choose("How", "Video or meeting link");
    app.paste("textbox", "Link", " http://example.org/room");
    app.sees("Cairn only opens links that begin with https://.");
    keep(&app, "Ash");
    app.sees("http://example.org/room");
    let kept = app.invoke("contacts", &json!({}));
    assert_eq!(
        kept[1]["channels"][0]["value"],
        json!(" http://example.org/room")
    );
    app.press("Copy http://example.org/room");
    app.sees("Copied.");
}

#[test]
fn a_form_that_was_left_has_what_was_typed() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    change(&app, SPONSOR.0);
    app.press("Notes");
    app.paste("textbox", "Notes", "Half a thought");
    room(&app, "Journal");
    room(&app, "People");
    app.find("heading", &format!("Change {}", SPONSOR.0));
    app.press("Notes…");
    assert_eq!(app.value("textbox", "Notes"), "Half a thought");
    app.press("Cancel");
    app.sees_no("Half a thought");
}

#[test]
fn a_photo_is_given_shown_and_taken_away() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    change(&app, SPONSOR.0);
    app.press("Photo");
    app.find("button", "Choose a photo");
    choose(
        &app,
        "return new File(['no picture'], 'a.png', { type: 'image/png' })",
    );
    app.sees("Nothing was added");
    app.press("Close this message");
    choose(
        &app,
        "const c = document.createElement('canvas'); c.width = 640; c.height = 400;
         const x = c.getContext('2d'); x.fillStyle = '#2f6b57'; x.fillRect(0, 0, 640, 400);
         return new Promise((ok) => c.toBlob((b) => ok(new File([b], 'robin.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.9))",
    );
    wait_until("the photo is shown", || portrait(&app) == Some(256));
    app.press("Cancel");
    lock(&mut app);
    unlock(&app);
    room(&app, "People");
    wait_until("the photo is shown again", || portrait(&app) == Some(256));
    change(&app, SPONSOR.0);
    app.press("Photo");
    app.press("Take it away");
    wait_until("the photo is gone", || portrait(&app).is_none());
    app.press("Undo");
    wait_until("the photo is back", || portrait(&app) == Some(256));
}

/// The width of the photo that is shown, in its own pixels.
fn portrait(app: &App<'_>) -> Option<u64> {
    app.js("const i = document.querySelector('.portrait img'); return i?.complete ? i.naturalWidth : null", &[])
        .as_u64()
}

/// Chooses the file that the script makes.
fn choose(app: &App<'_>, file: &str) {
    app.js(
        &format!(
            "const el = document.querySelector('input[type=file]');
             return Promise.resolve((() => {{ {file} }})()).then((file) => {{
               const data = new DataTransfer(); data.items.add(file);
               el.files = data.files; el.dispatchEvent(new Event('change', {{ bubbles: true }}));
             }})"
        ),
        &[],
    );
}

#[test]
fn a_visit_is_noted_by_hand_and_written_about() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press(&format!("Note a time you reached out to {}", SPONSOR.0));
    wait_until("it is today", || {
        app.value("textbox", "Day") == "2026-11-22"
    });
    app.paste("textbox", "Day", "2026-11-23");
    app.paste(
        "textbox",
        "A line about it, if you like",
        "We sat by the river.",
    );
    app.press("Keep");
    app.sees("That time is still to come.");
    app.paste("textbox", "Day", "2026-11-20");
    app.paste("textbox", "Time, if you like", "18:30");
    app.press("Keep");
    app.sees("Last: 20 November 2026, 18:30 · you talked");
    app.press(&format!("More about {}", SPONSOR.0));
    app.sees("Visit · 20 November 2026, 18:30 · you talked");
    app.press("Change: 20 November 2026, 18:30");
    app.choose("What it was", "Meeting");
    app.press("Keep");
    app.sees("Meeting · 20 November 2026, 18:30 · you talked");
    app.press("Write about it in the journal: 20 November 2026, 18:30");
    wait_until("the line begins the entry", || {
        app.has("textbox", "Your entry")
            && app.value("textbox", "Your entry").trim() == "We sat by the river."
    });
    app.type_into("textbox", "Your entry", "It was good.");
    app.sees("Saved");
    lock(&mut app);
    unlock(&app);
    room(&app, "People");
    app.press(&format!("More about {}", SPONSOR.0));
    app.press("Open what you wrote: 20 November 2026, 18:30");
    wait_until("the entry is open", || {
        app.has("textbox", "Your entry")
            && app.value("textbox", "Your entry").ends_with("It was good.")
    });
    room(&app, "People");
    app.press(&format!("More about {}", SPONSOR.0));
    app.press("Change: 20 November 2026, 18:30");
    app.press("Delete this time");
    app.sees("Nothing noted yet.");
    app.press("Undo");
    app.sees("Meeting · 20 November 2026, 18:30 · you talked");
}

#[test]
fn who_has_died_or_is_not_safe_is_nowhere_offered() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+1 212 555 0100", true);
    for (choice, said) in [
        ("Has died", format!("{} has died.", SPONSOR.0)),
        (
            "Is not safe for me",
            format!("You noted that {} is not safe for you.", SPONSOR.0),
        ),
    ] {
        change_apart(&app, SPONSOR.0, choice);
        app.find("button", "Call Ash");
        lock(&mut app);
        unlock(&app);
        app.find("button", "Call Ash");
        app.press("Help now");
        app.find("button", "Call 112");
        app.sees("Ash");
        app.sees_no(SPONSOR.0);
        app.press("Back");
        room(&app, "People");
        app.press(if choice == "Has died" {
            "Remembered"
        } else {
            "Put aside"
        });
        app.sees(&said);
        assert!(!app.has("button", &format!("Call {}…", SPONSOR.0)));
    }
    // The last one near goes too: nobody is left for the button.
    change_apart(&app, "Ash", "Has died");
    app.find("button", "Add someone to call");
}

fn change_apart(app: &App<'_>, name: &str, choice: &str) {
    room(app, "People");
    for folded in ["Remembered", "Put aside"] {
        if app.has("button", folded) && !app.has("button", &format!("Change {name}")) {
            app.press(folded);
        }
    }
    app.press(&format!("Change {name}"));
    app.press("Their place with you…");
    app.click("radio", choice);
    app.press("Keep");
    app.sees(&format!("{name} is kept."));
}

#[test]
fn who_is_put_aside_waits_folded_and_is_taken_back() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    change(&app, SPONSOR.0);
    app.press("Their place with you");
    app.press(&format!("Put {} aside", SPONSOR.0));
    app.find("button", "Add someone to call");
    lock(&mut app);
    unlock(&app);
    room(&app, "People");
    app.press("Put aside");
    app.press(&format!("Take back into the circle: {}", SPONSOR.0));
    app.find("button", &format!("Call {}", SPONSOR.0));
}

#[test]
fn everyone_has_their_section_and_keeps_their_order_in_it() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "1", false);
    add_person(&app, "Noor", "Sponsee", "2", false);
    add_person(&app, "Bela", "Friend", "3", false);
    change(&app, "Bela");
    app.press("Their place with you");
    turn(&app, "They are in my home group", true);
    keep(&app, "Bela");
    change(&app, "Noor");
    app.press("When you support them");
    app.paste("textbox", "What we agreed", "Sundays at six.");
    app.paste("textbox", "My own limits", "Not after eleven.");
    keep(&app, "Noor");
    app.press("Change order");
    app.press("Move Ash up");
    app.find("button", "Move Robin up");
    app.press("Done");
    lock(&mut app);
    unlock(&app);
    room(&app, "People");
    app.sees("Sundays at six.");
    app.sees("Not after eleven.");
    let names = app.names("heading");
    assert_eq!(
        names,
        [
            "People",
            "Your circle",
            "Ash",
            "Robin",
            "Home group",
            "Bela",
            "People I support",
            "Noor"
        ]
    );
}
