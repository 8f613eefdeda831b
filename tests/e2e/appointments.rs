//! Appointments: written down once or again and again, told in time, over, taken away and brought back.
//!
//! It is 09:00 in Berlin on Sunday, 22 November 2026.

use crate::reach_pages::keep;
use crate::support::find::plain;
use crate::support::journey::{SPONSOR, furnished, lock, room, unlock};
use crate::support::reminding::opened;
use crate::support::{App, stays, wait_until};
use serde_json::json;

/// From anywhere to the appointments.
pub(crate) fn appointments(app: &App<'_>) {
    app.press("Plan");
    app.press("Appointments");
    app.find("heading", "Appointments");
}

/// Fills in the form that is open.
pub(crate) fn fill(app: &App<'_>, words: &str, date: &str, time: &str) {
    app.paste("textbox", "In your words", words);
    let first = ["Which day?", "From which day on?"];
    let day = first.into_iter().find(|name| app.has("textbox", name));
    app.paste("textbox", day.unwrap(), date);
    app.paste("textbox", "When does it begin?", time);
}

pub(crate) fn add(app: &App<'_>, words: &str, date: &str, time: &str) {
    app.press("Add an appointment");
    app.click("radio", "Therapist");
    fill(app, words, date, time);
    app.press("Keep");
    app.find("button", &format!("Change: {words}"));
}

fn line_of(app: &App<'_>, words: &str) -> String {
    let change = app.find("button", &format!("Change: {words}"));
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

#[test]
fn one_is_written_down_told_in_time_and_over() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    appointments(&app);
    app.sees("Nothing written down yet.");
    app.press("Add an appointment");
    app.press("Keep");
    app.sees("A word or two is still open here, or one of the kinds above.");
    app.sees("A time is still open here.");
    app.click("radio", "Therapist");
    fill(&app, "", "2026-11-22", "08:00");
    app.choose("With someone from your circle", SPONSOR.0);
    app.paste("textbox", "Where?", "Mill Lane 3, second floor");
    app.paste(
        "textbox",
        "A note, for what to bring or to say",
        "The letter",
    );
    app.press("Keep");
    app.sees("That time is over, or too far away.");
    app.paste("textbox", "When does it begin?", "15:00");
    app.press("Keep");
    app.sees("It is written down.");
    app.find("heading", "Today · Sunday, 22 November 2026");
    let all = [
        "15:00",
        "Mill Lane 3, second floor",
        "The letter",
        "Reminds you one hour before",
        &format!("With {}", SPONSOR.0),
        &format!("Call {}", SPONSOR.0),
    ];
    line_says(&app, "Therapist", &all);

    world.clock.set_instant("2026-11-22T13:00:10Z");
    let told = world.notifications().wait_for(1);
    assert_eq!(told.title, "Therapist");
    assert_eq!(
        told.body,
        format!("Begins: 22 November 2026, 15:00, with {}", SPONSOR.0)
    );
    room(&app, "Today");
    app.sees("Therapist");
    // Somebody who is late still finds where it is; later it is over.
    world.clock.set_instant("2026-11-22T14:50:00Z");
    appointments(&app);
    app.find("heading", "Today · Sunday, 22 November 2026");
    world.clock.set_instant("2026-11-22T15:10:00Z");
    room(&app, "Today");
    appointments(&app);
    app.sees("Nothing is coming up that is written down here.");
    app.press("Over: one appointment");
    line_says(&app, "Therapist", &["Was on 22 November 2026, 15:00"]);
    app.press("Take away: Therapist");
    app.sees("Taken away.");
    app.gone("button", "Change: Therapist");
}

#[test]
fn one_that_comes_again_stands_at_its_next_time_and_one_can_be_only_written_down() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    appointments(&app);
    app.press("Add an appointment");
    fill(&app, "Group", "2026-11-23", "18:00");
    app.choose("How often?", "Every week");
    app.press("Keep");
    line_says(&app, "Group", &["Every week, Reminds you one hour before"]);
    app.find("heading", "Tomorrow · Monday, 23 November 2026");
    app.press("Add an appointment");
    app.click("radio", "Court");
    fill(&app, "Hearing", "2026-11-23", "09:00");
    app.choose("Remind you?", "No, only write it down");
    app.press("Keep");
    line_says(&app, "Hearing", &["09:00", "Court", "Only written down"]);
    let first = app.js("return document.querySelector('h4').innerText", &[]);
    assert_eq!(first, json!("Hearing"), "the one that begins first");
    world.clock.set_instant("2026-11-23T08:10:00Z");
    stays("nothing is told of it", 2.5, || {
        world.notifications().shown().is_empty()
    });
    world.clock.set_instant("2026-11-23T19:00:00Z");
    room(&app, "Today");
    appointments(&app);
    app.find("heading", "Monday, 30 November 2026");
    app.sees("Over: one appointment");
}

#[test]
fn it_is_changed_taken_away_and_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    appointments(&app);
    add(&app, "Dr Weber", "2026-12-01", "10:00");
    app.press("Change: Dr Weber");
    app.find("heading", "Change this appointment");
    app.paste("textbox", "Where?", "Harbour Way 1");
    app.press("Keep");
    app.sees("Changed.");
    line_says(&app, "Dr Weber", &["Therapist", "Harbour Way 1"]);
    app.press("Undo");
    wait_until("it is as it was", || {
        !line_of(&app, "Dr Weber").contains("Harbour Way")
    });
    app.press("Take away: Dr Weber");
    app.sees("Taken away. It waits in the trash for 30 days.");
    wait_until("the focus is where one goes on", || {
        app.focused().1 == "Add an appointment"
    });
    app.press("Undo");
    app.find("button", "Change: Dr Weber");
    app.press("Take away: Dr Weber");
    app.press("What was taken away");
    app.press("Bring back: Dr Weber");
    app.press("Back");
    app.find("button", "Change: Dr Weber");
    // The same one stands in Settings, and keeps what is said of it there.
    app.press("Change: Dr Weber");
    app.paste("textbox", "Where?", "Harbour Way 1");
    app.press("Keep");
    room(&app, "Settings");
    app.press("Change Dr Weber");
    app.paste("textbox", "When does it begin?", "11:00");
    app.press("Keep");
    app.sees("Changed.");
    appointments(&app);
    line_says(&app, "Dr Weber", &["11:00", "Harbour Way 1"]);
}

#[test]
fn a_half_typed_one_survives_another_page() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    appointments(&app);
    app.press("Add an appointment");
    app.click("radio", "Doctor");
    fill(&app, "Blood test", "2026-12-01", "07:45");
    app.paste(
        "textbox",
        "A note, for what to bring or to say",
        "No breakfast",
    );
    app.press("Help now");
    app.press("Back");
    room(&app, "Journal");
    appointments(&app);
    assert_eq!(app.value("textbox", "In your words"), "Blood test");
    assert_eq!(
        app.value("textbox", "A note, for what to bring or to say"),
        "No breakfast"
    );
    app.press("Keep");
    line_says(&app, "Blood test", &["07:45", "Doctor", "No breakfast"]);
    app.press("Add an appointment");
    assert_eq!(app.value("textbox", "In your words"), "", "it was kept");
    app.press("Cancel");
    app.gone("textbox", "In your words");
}

#[test]
fn someone_who_is_not_to_be_offered_is_not_named() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    let sam = keep(&app, "Sam", &[("phone", "", "+49 170 1234567")], false);
    appointments(&app);
    app.press("Add an appointment");
    fill(&app, "Coffee", "2026-11-22", "15:00");
    app.choose("With someone from your circle", "Sam");
    app.press("Keep");
    line_says(&app, "Coffee", &["With Sam", "Call Sam"]);
    let contacts = app.invoke("contacts", &json!({}));
    let mut gone = contacts
        .as_array()
        .into_iter()
        .flatten()
        .find(|one| one["id"] == sam)
        .unwrap()
        .clone();
    gone["standing"] = json!("notSafe");
    app.invoke("save_contact", &json!({ "contact": gone }));
    wait_until("nobody is named", || {
        !line_of(&app, "Coffee").contains("Sam")
    });
    app.press("Change: Coffee");
    let offered = app.js(
        "return [...document.querySelectorAll('option')].map((o) => o.label)",
        &[],
    );
    assert!(!offered.to_string().contains("Sam"), "{offered}");
    app.press("Cancel");
    world.clock.set_instant("2026-11-22T13:00:10Z");
    let told = world.notifications().wait_for(1);
    assert_eq!(told.title, "Coffee");
    assert!(!told.words().contains("Sam"), "{told:?}");
}

#[test]
fn the_keyboard_alone_writes_one_down() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    appointments(&app);
    wait_until("the title has the focus", || {
        app.focused().1 == "Appointments"
    });
    app.keys(&["Tab"]);
    assert_eq!(app.focused().1, "Add an appointment");
    app.keys(&["Enter"]);
    wait_until("the form has the focus", || {
        app.focused().1 == "A new appointment"
    });
    app.keys(&["Tab"]);
    app.keys(&["Space"]);
    app.keys(&["Tab"]);
    for key in ["V", "e", "r", "a"] {
        app.keys(&[key]);
    }
    assert_eq!(app.value("textbox", "In your words"), "Vera");
    app.paste("textbox", "When does it begin?", "23:30");
    app.type_into("textbox", "In your words", "");
    app.keys(&["Enter"]);
    app.find("button", "Change: Vera");
    wait_until("the focus is back", || {
        app.focused().1 == "Add an appointment"
    });
    lock(&mut app);
    app.sees_no("Vera");
}
