//! Past days read and changed, the check-in by keyboard alone, and axe on all of its pages.

use crate::checkins::{TODAY, check_in, is_kept, page, press_in, say};
use crate::every_page::{Look, Prepare};
use crate::support::journey::{furnished, room, unlock};
use crate::support::wait_until;
use serde_json::json;

#[test]
fn past_days_are_read_changed_taken_away_and_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    for day in 1..=20 {
        say(
            &app,
            &format!("2026-11-{day:02}"),
            &json!({ "kind": "mood", "mood": "good" }),
        );
        say(
            &app,
            &format!("2026-10-{day:02}"),
            &json!({ "kind": "energy", "energy": 4 }),
        );
    }
    room(&app, "Today");
    app.press("More");
    app.press("Past days");
    app.find("heading", "Past days");
    app.sees("Energy: Good");
    app.press("Earlier days");
    app.find("button", "Thursday, 1 October 2026");
    app.press("Tuesday, 17 November 2026");
    app.find("heading", "Tuesday, 17 November 2026");
    press_in(&app, "How was it?", "Very low");
    is_kept(&app, "2026-11-17", "mood", &json!("veryLow"));
    app.press("Take this check-in away");
    wait_until("it is gone", || {
        page(&app, "2026-11-17")["said"] == json!(false)
    });
    app.press("Undo");
    is_kept(&app, "2026-11-17", "mood", &json!("veryLow"));
    app.press("Take this check-in away");
    app.press("What was taken away");
    app.sees("A check-in");
    app.press("Bring back…");
    is_kept(&app, "2026-11-17", "mood", &json!("veryLow"));
    // A day that has not come is refused in words.
    app.press("Back");
    app.press("Past days");
    app.paste("textbox", "Another day", "2026-11-23");
    app.press("Open it");
    app.sees("That time is still to come.");
}

#[test]
fn the_keyboard_alone_is_enough() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_in(&app);
    wait_until("the title has the focus", || {
        app.focused().1 == "A short look at today"
    });
    app.keys(&["Tab"]);
    assert_eq!(app.focused().1, "Very low");
    for _ in 0..3 {
        app.keys(&["Tab"]);
    }
    app.keys(&["Space"]);
    is_kept(&app, TODAY, "mood", &json!("good"));
    let mut order = Vec::new();
    for _ in 0..60 {
        app.keys(&["Tab"]);
        let (_, name) = app.focused();
        if name == "Choose what is asked" {
            break;
        }
        order.push(name);
    }
    let expected = [
        "Craving",
        "None",
        "Energy",
        "Hungry",
        "Hours of sleep",
        "What helped",
    ];
    for name in expected
        .iter()
        .filter(|name| !["Craving", "Energy"].contains(name))
    {
        assert!(order.iter().any(|one| one == name), "{name} in {order:?}");
    }
    app.keys(&["Enter"]);
    app.sees("Craving or urge, for each path");
    app.keys(&["Tab"]);
    assert_eq!(app.focused().1, "Mood");
    app.keys(&["Space"]);
    wait_until("mood is not asked", || {
        page(&app, TODAY)["asked"]["mood"] == json!(false)
    });
}

/// Opens each of their pages and calls `look` on it, with its name.
pub(crate) fn checkin_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    room(&app, "Looking back");
    app.press("Past days…");
    app.find("button", "Check in");
    look(&app, "check-in: no past days");
    app.invoke("add_routine", &json!({ "words": "Morning tablets" }));
    say(
        &app,
        "2026-11-20",
        &json!({ "kind": "mood", "mood": "low" }),
    );
    say(
        &app,
        "2026-11-20",
        &json!({ "kind": "energy", "energy": 2 }),
    );
    room(&app, "Today");
    app.find("button", "More");
    look(&app, "check-in: the card");
    app.press("More");
    press_in(&app, "How is it?", "Good");
    press_in(&app, "Energy", "Plenty");
    app.paste("textbox", "Hours of sleep", "a while");
    app.sees("Cairn does not understand that as hours");
    look(&app, "check-in: a day");
    app.press("Choose what is asked");
    app.press("Change “Morning tablets”");
    look(&app, "check-in: what is asked");
    app.press("Back");
    app.press("Past days");
    app.sees("Energy: Low");
    look(&app, "check-in: past days");
    room(&app, "Today");
    app.sees("Your check-in of today is kept.");
    look(&app, "check-in: the card, kept");
}
