//! Past days read and changed, the check-in by keyboard alone, and axe on all of its pages.

use crate::checkins::{TODAY, check_in, is_kept, page, press_in, say};
use crate::support::journey::{furnished, room, unlock};
use crate::support::{axe, wait_until};
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

fn axe_finds_nothing(theme: Option<&str>) {
    let world = furnished();
    let world = match theme {
        Some(theme) => world.with_env("GTK_THEME", theme),
        None => world,
    };
    let app = world.open();
    unlock(&app);
    let nothing = |what: &str| {
        let findings = axe::findings(&app);
        assert!(findings.is_empty(), "{what}: {findings:?}");
    };
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
    nothing("the card");
    app.press("More");
    press_in(&app, "How is it?", "Good");
    press_in(&app, "Energy", "Plenty");
    app.paste("textbox", "Hours of sleep", "a while");
    app.sees("Cairn does not understand that as hours");
    nothing("a day");
    app.press("Choose what is asked");
    app.press("Change “Morning tablets”");
    nothing("what is asked");
    app.press("Back");
    app.press("Past days");
    app.sees("Energy: Low");
    nothing("past days");
    room(&app, "Today");
    app.sees("Your check-in of today is kept.");
    nothing("the card, kept");
}

#[test]
fn axe_finds_nothing_in_light() {
    axe_finds_nothing(None);
}

#[test]
fn axe_finds_nothing_in_dark() {
    axe_finds_nothing(Some("Adwaita:dark"));
}
