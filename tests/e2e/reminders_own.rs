//! Reminders in Settings: the person's own are made, changed, removed; each kind can be tried; what this computer does.
//!
//! It is 09:00 in Berlin on Sunday, 22 November 2026.

use crate::support::find::plain;
use crate::support::journey::{SPONSOR, furnished, room};
use crate::support::reminding::{appointment, choose, hard_date, opened, own, says};
use crate::support::{App, stays, wait_until};
use serde_json::json;

/// What the list of the person's own says of one.
fn line_of(app: &App<'_>, words: &str) -> String {
    let change = app.find("button", &format!("Change {words}"));
    let text = app.js(
        "return arguments[0].closest('li').innerText",
        &[change.argument()],
    );
    plain(text.as_str().unwrap_or_default())
}

fn line_says(app: &App<'_>, words: &str, wanted: &[&str]) {
    wait_until(&format!("{words}: {wanted:?}"), || {
        let line = line_of(app, words);
        wanted.iter().all(|part| line.contains(part))
    });
}

/// Fills in the form that is open.
fn fill(app: &App<'_>, words: &str, date: &str, time: &str) {
    app.paste("textbox", "What is it about?", words);
    app.paste("textbox", "Which day?", date);
    app.paste("textbox", "At what time?", time);
}

#[test]
fn one_is_made_changed_and_removed_and_each_can_be_taken_back() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    room(&app, "Settings");
    app.sees("Cairn can remind you, in your words.");
    app.press("Add a reminder");
    app.press("Keep");
    app.sees("A word or two is still open here.");
    app.sees("A time is still open here.");
    assert_eq!(app.value("textbox", "Which day?"), "2026-11-22", "today");
    fill(&app, "Water the plants", "2026-11-22", "08:30");
    app.press("Keep");
    app.sees("That time is over, or too far away.");
    app.paste("textbox", "At what time?", "12:00");
    app.press("Keep");
    let once = ["Once, 12:00", "Next: 22 November 2026, 12:00"];
    line_says(&app, "Water the plants", &once);

    app.press("Change Water the plants");
    app.find("heading", "Change this reminder");
    app.choose("How often?", "Every week");
    app.click("checkbox", "Mon");
    app.click("checkbox", "Thu");
    app.press("Keep");
    app.sees("Changed.");
    let weekly = [
        "Every week on Mon, Thu, 12:00",
        "Next: 23 November 2026, 12:00",
    ];
    line_says(&app, "Water the plants", &weekly);
    app.press("Undo");
    line_says(&app, "Water the plants", &once);

    app.press("Change Water the plants");
    app.press("Remove this reminder");
    app.sees("The reminder is removed.");
    app.gone("button", "Change Water the plants");
    app.press("Undo");
    line_says(&app, "Water the plants", &once);
    world.clock.set_instant("2026-11-22T11:00:10Z");
    assert_eq!(world.notifications().wait_for(1).title, "Water the plants");
    line_says(&app, "Water the plants", &["This one is over."]);
}

#[test]
fn one_that_is_removed_or_off_does_not_come() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    own(&app, "Water the plants", "2026-11-22", "12:00");
    own(&app, "Call the surgery", "2026-11-22", "13:00");
    room(&app, "Settings");
    app.click("checkbox", "Water the plants");
    wait_until("it is off", || {
        !line_of(&app, "Water the plants").contains("Next")
    });
    app.press("Change Call the surgery");
    app.press("Remove this reminder");
    app.sees("The reminder is removed.");
    for time in ["2026-11-22T11:00:10Z", "2026-11-22T12:00:10Z"] {
        world.clock.set_instant(time);
        stays("nothing comes", 2.5, || {
            world.notifications().shown().is_empty()
        });
    }
    // On again after its time, it does not come as something forgotten.
    app.click("checkbox", "Water the plants");
    line_says(&app, "Water the plants", &["This one is over."]);
    stays("nothing comes", 2.5, || {
        world.notifications().shown().is_empty()
    });
}

#[test]
fn an_appointment_says_when_it_is_told() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    room(&app, "Settings");
    app.press("Add a reminder");
    app.click("radio", "An appointment");
    app.paste("textbox", "What is it about?", "Group, church hall");
    app.paste("textbox", "Which day?", "2026-11-22");
    app.paste("textbox", "When does it begin?", "15:00");
    app.choose("When to tell you?", "one hour before");
    app.press("Keep");
    line_says(
        &app,
        "Group, church hall",
        &[
            "Once, 15:00, told one hour before",
            "Next: 22 November 2026, 14:00",
        ],
    );
    world.clock.set_instant("2026-11-22T13:00:10Z");
    assert_eq!(
        world.notifications().wait_for(1).body,
        "Begins: 22 November 2026, 15:00"
    );
}

#[test]
fn one_in_quiet_hours_says_so() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    own(&app, "Late thoughts", "2026-11-22", "23:00");
    appointment(&app, "The early train", "2026-11-23", "07:30", 30);
    room(&app, "Settings");
    line_says(
        &app,
        "Late thoughts",
        &[
            "That is in the quiet hours: it comes after them.",
            "Next: 23 November 2026, 08:00",
        ],
    );
    line_says(
        &app,
        "The early train",
        &["it comes after them, unless it has begun by then."],
    );
    let line = line_of(&app, "The early train");
    assert!(!line.contains("Next") && !line.contains("over."), "{line}");
    app.paste("textbox", "To", "06:30");
    line_says(&app, "The early train", &["Next: 23 November 2026, 07:00"]);
}

/// As they would look, with nobody called and nothing moved by them.
#[test]
fn each_kind_can_be_tried() {
    let world = furnished().with_notifications().with_dialer();
    let app = opened(&world);
    choose(
        &app,
        &json!({ "milestoneEve": true, "checkIn": true, "weeklyLook": true }),
    );
    own(&app, "Water the plants", "2026-12-22", "12:00");
    appointment(&app, "Group, church hall", "2026-12-22", "15:00", 30);
    hard_date(&app, "The day of the letter", "2026-12-20", "10:00");
    room(&app, "Settings");
    let of = |kind: &str| format!("Try it now: {kind}");
    let call = "Call Robin";
    let samples = [
        (
            of("Tell me on a milestone"),
            ("Evenings", "30 days today.", vec!["See it", call]),
        ),
        (
            of("Also the evening before"),
            ("Evenings", "Tomorrow: 30 days.", vec!["See it"]),
        ),
        (
            of("Ask me once a day how it is"),
            (
                "A moment for today",
                "How is it going?",
                vec!["Check in", "Later"],
            ),
        ),
        (
            of("Offer a look back at the week"),
            (
                "A look back at the week",
                "How was it?",
                vec!["Look back", "Later"],
            ),
        ),
        (
            of("Tell me when I have not spoken with someone for a while"),
            (
                SPONSOR.0,
                "It has been a while. A few words, perhaps?",
                vec![call, "Not today"],
            ),
        ),
        (
            "Try a reminder".into(),
            (
                "In your own words",
                "You asked to be reminded of this.",
                vec!["Open", "Later"],
            ),
        ),
        (
            "Try an appointment".into(),
            ("In your own words", "Begins: 15:00", vec!["Open", "Later"]),
        ),
        (
            of("On hard dates"),
            (
                "In your own words",
                "This day may be heavy. Who could be with you?",
                vec![call, "Open"],
            ),
        ),
    ];
    for (n, (button, expected)) in (1..).zip(samples) {
        app.press(&button);
        assert_eq!(
            says(&world.notifications().wait_for(n)),
            expected,
            "{button}"
        );
    }
    app.sees("Sent. If you saw nothing");
    room(&app, "People");
    world.notifications().press(call);
    app.find("heading", "Settings");
    stays("nobody is called", 2.0, || {
        world.dialer().dialled().is_empty()
    });
}

#[test]
fn notifications_without_buttons_or_kept_quiet_are_told_of() {
    let world = furnished().with_notifications_that(&["body"]);
    world.notifications().silence(true);
    let app = opened(&world);
    room(&app, "Settings");
    app.sees("Notifications have no buttons here. A click on one opens Cairn.");
    app.sees("This computer keeps notifications quiet just now. What is due waits on Today, too.");
    app.sees("There is no tray here, so reminders come only while Cairn’s window is open.");
    app.sees("A test's server shows the notifications.");
    own(&app, "Water the plants", "2026-11-22", "12:00");
    world.clock.set_instant("2026-11-22T11:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert!(shown.actions.is_empty(), "{shown:?}");
}
