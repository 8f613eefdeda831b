//! The look back at a week: kept as it is typed, past weeks, the reminder that leads to its week, and a letter about it.
//!
//! 22 November 2026 is a Sunday; its week began on the 16th.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{SPONSOR, furnished, lock, room, unlock};
use crate::support::reminding::{choose, opened};
use crate::support::{App, wait_until};
use serde_json::{Value, json};

const PROUD: &str = "A proud moment";
const PEOPLE: &str = "With people: how was it?";

fn this_week(app: &App<'_>) {
    room(app, "Looking back");
    app.press("The week People, a proud moment, a hard one, a wish.");
    app.find("heading", "A look at the week");
    app.find("textbox", PROUD);
}

fn kept(app: &App<'_>, date: Value) -> Value {
    app.invoke("week", &json!({ "date": date }))
}

/// Keeps what is written of a week, as its page does.
pub(crate) fn write(app: &App<'_>, week: &str, proud: &str, wish: &str) {
    let texts = json!({ "connection": "", "proud": proud, "hard": "", "wish": wish });
    app.invoke("keep_week", &json!({ "week": week, "texts": texts }));
}

fn has_focus(app: &App<'_>, name: &str) {
    wait_until(&format!("{name} has the focus"), || app.focused().1 == name);
}

#[test]
fn what_is_typed_of_a_week_is_there_after_a_lock_and_a_sudden_end() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    write(&app, "2026-11-09", "", "sleep before midnight");
    this_week(&app);
    app.sees("This week, 16 November 2026 to 22 November 2026");
    app.sees("One entry in your journal.");
    app.sees("Evenings: 30 days.");
    app.sees("The week before, you wished:");
    app.sees("sleep before midnight");
    app.type_into("textbox", PROUD, "Said no at the party");
    // Nothing waits for a pause: locked in the middle of a word.
    lock(&mut app);
    unlock(&app);
    this_week(&app);
    assert_eq!(app.value("textbox", PROUD), "Said no at the party");
    app.type_into("textbox", PEOPLE, "Mara rang.");
    app.sees("Saved");
    app.kill();
    app.reopen();
    unlock(&app);
    this_week(&app);
    assert_eq!(app.value("textbox", PEOPLE), "Mara rang.");
    // Another page in the middle of it, and back.
    app.type_into("textbox", PEOPLE, " I answered.");
    room(&app, "Journal");
    this_week(&app);
    assert_eq!(app.value("textbox", PEOPLE), "Mara rang. I answered.");
}

#[test]
fn belonging_is_said_by_keyboard_and_left_out_again() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    this_week(&app);
    app.sees("They are not a test, and nothing is added up.");
    app.type_into("textbox", PEOPLE, "");
    let known = || kept(&app, Value::Null)["belonging"]["known"].clone();
    app.js("document.querySelector('textarea').focus()", &[]);
    for name in ["Not at all", "A little", "Partly", "Mostly"] {
        app.keys(&["Tab"]);
        has_focus(&app, name);
    }
    app.keys(&["Enter"]);
    wait_until("it is kept", || known() == json!(4));
    wait_until("it is shown", || {
        let pressed = "return [...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.textContent.trim())";
        app.js(pressed, &[]) == json!(["Mostly"])
    });
    app.press("Leave out: Somebody knows how I really am.");
    wait_until("it is left out", || known() == Value::Null);
    has_focus(&app, "Not at all");
    app.press("Undo");
    wait_until("it is back", || known() == json!(4));
    // One that says nothing else is there all the same.
    app.press("All weeks");
    app.find("button", "16 November 2026 to 22 November 2026");
}

#[test]
fn a_week_that_is_open_stays_the_same_over_midnight() {
    let world = furnished();
    let app = opened(&world);
    this_week(&app);
    app.type_into("textbox", PROUD, "Up late");
    app.sees("Saved");
    // Half past midnight on Monday in Berlin.
    world.clock.set_instant("2026-11-22T23:30:00Z");
    app.press("Very much");
    wait_until("it is said of the week that is open", || {
        kept(&app, json!("2026-11-16"))["belonging"]["known"] == json!(5)
    });
    app.sees("16 November 2026 to 22 November 2026");
    app.type_into("textbox", PROUD, " and glad");
    wait_until("it is kept there, too", || {
        kept(&app, json!("2026-11-16"))["texts"]["proud"] == json!("Up late and glad")
    });
    assert_eq!(kept(&app, Value::Null)["said"], json!(false));
}

#[test]
fn past_weeks_are_written_too_and_weeks_that_say_nothing_are_not_there() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write(&app, "2026-01-05", "The first one", "");
    this_week(&app);
    app.press("The week before");
    app.sees("9 November 2026 to 15 November 2026");
    app.press("The week before");
    app.sees("2 November 2026 to 8 November 2026");
    app.find("button", "The week after");
    app.type_into("textbox", PROUD, "Went swimming");
    app.sees("Saved");
    app.press("All weeks");
    app.find("heading", "All weeks");
    app.sees("Went swimming");
    app.find("button", "5 January 2026 to 11 January 2026");
    assert!(!app.has("button", "9 November 2026 to 15 November 2026"));
    app.press("2 November 2026 to 8 November 2026");
    app.press("Take this week away");
    app.sees("The week is in the trash.");
    app.find("heading", "All weeks");
    app.gone("button", "2 November 2026 to 8 November 2026");
    app.press("What was taken away");
    app.sees("A look at a week");
    app.press("Bring back: A look at a week");
    app.press("Back");
    app.press("2 November 2026 to 8 November 2026");
    assert_eq!(app.value("textbox", PROUD), "Went swimming");
}

#[test]
fn a_sunday_reminder_opened_on_monday_shows_the_week_it_was_about() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    choose(&app, &json!({ "weeklyLook": true }));
    world.clock.set_instant("2026-11-22T17:00:10Z");
    world.notifications().wait_for(1);
    world.clock.set_instant("2026-11-23T07:00:00Z");
    world.notifications().press("Look back");
    app.find("heading", "A look at the week");
    app.sees("16 November 2026 to 22 November 2026");
    app.sees_no("This week,");
    room(&app, "Today");
    app.sees_no("It can stay undone.");
}

#[test]
fn what_waits_on_today_leads_to_its_week() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    choose(&app, &json!({ "weeklyLook": true }));
    world.clock.set_instant("2026-11-22T17:00:10Z");
    world.notifications().wait_for(1);
    world.clock.set_instant("2026-11-24T07:00:00Z");
    room(&app, "Journal");
    room(&app, "Today");
    app.sees("A look back at the week. It can stay undone.");
    app.press("Look back at the week");
    app.sees("16 November 2026 to 22 November 2026");
    app.press("Back");
    app.sees_no("It can stay undone.");
}

#[test]
fn a_letter_has_of_the_week_what_is_picked_and_nothing_else() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    this_week(&app);
    app.type_into("textbox", PROUD, "Said no at the party");
    app.paste("textbox", "A hard one", "The evening after");
    app.sees("Saved");
    app.press(&format!("Write to {}", SPONSOR.0));
    app.find("heading", &format!("Weekly check-in for {}", SPONSOR.0));
    app.click("checkbox", "A proud moment: Said no at the party");
    let whole = app.value("textbox", "All of it, as it would leave");
    assert!(
        whole.contains("A proud moment: Said no at the party"),
        "{whole}"
    );
    assert!(!whole.contains("The evening after"), "{whole}");
    app.press("Back");
    app.find("heading", "A look at the week");
    // The other way round: from the letter to the week.
    app.invoke("remove_week", &json!({ "week": "2026-11-16" }));
    room(&app, "People");
    app.press(&format!("More about {}", SPONSOR.0));
    app.press(&format!("Weekly check-in for {}", SPONSOR.0));
    app.press("Look back at the week first");
    app.find("heading", "A look at the week");
}

/// The pages of looking back, empty and full.
pub(crate) fn looking_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    room(&app, "Looking back");
    app.find("button", "Scores Totals that a counsellor gave you.");
    look(&app, "looking back");
    this_week(&app);
    look(&app, "week: empty");
    app.press("All weeks");
    app.find("button", "Look at this week");
    look(&app, "weeks: none");
    write(&app, "2026-11-09", "Rang Mara", "sleep before midnight");
    this_week(&app);
    app.press("Very much");
    app.type_into("textbox", PROUD, "Said no at the party");
    app.sees("Saved");
    app.sees("sleep before midnight");
    look(&app, "week: written");
    app.press("All weeks");
    app.find("button", "9 November 2026 to 15 November 2026");
    look(&app, "weeks");
    crate::capital::pages(&app, look);
    crate::scores::pages(&app, look);
}
