//! The trash: what was taken away besides entries waits there and is brought back. And where the focus is afterwards.

use crate::support::journey::{PATH, SPONSOR, furnished, lock, room, unlock};
use crate::support::paths::{note, path};
use crate::support::{App, wait_until};
use serde_json::{Value, json};

const LINK: &str = "What was taken away";

/// Waits until what is called so has the focus.
fn has_focus(app: &App<'_>, name: &str) {
    wait_until(&format!("{name} has the focus"), || app.focused().1 == name);
}

fn add_goal(app: &App<'_>, words: &str) -> Value {
    let goal = json!({ "words": words, "note": "", "pathId": null, "byDate": null, "steps": [] });
    app.invoke("add_goal", &json!({ "goal": goal }))
}

#[test]
fn what_happened_comes_back_with_what_was_written() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    note(&app, "2026-11-21", "noted");
    let id = path(&app)["setbacks"][0]["id"].clone();
    let answer = json!({ "id": id, "led": "No sleep.", "helps": "A call." });
    app.invoke("answer_setback", &answer);
    room(&app, "Milestones");
    app.press("What was noted");
    app.press("Take away Setback, 21 November 2026");
    app.sees("It waits in the trash for 30 days.");
    app.gone("button", "What was noted");
    lock(&mut app);
    unlock(&app);
    room(&app, "Milestones");
    app.press(LINK);
    app.find("heading", "Other things");
    app.sees("Something that happened");
    app.sees("30 more days here");
    app.press("Bring back: Setback");
    app.sees("“Setback” is back.");
    app.sees("Empty. Things wait here 30 days.");
    has_focus(&app, "Trash");
    app.press("Back");
    app.press("What was noted");
    app.sees("No sleep.");
    app.gone("button", LINK);
}

#[test]
fn a_path_and_a_person_come_back_whole() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let evenings = path(&app);
    app.invoke("remove_path", &json!({ "id": evenings["id"] }));
    room(&app, "Milestones");
    app.gone("heading", PATH.0);
    app.press(LINK);
    app.sees("A path, with all that belongs to it");
    app.press(&format!("Bring back: {}", PATH.0));
    app.sees("Empty. Things wait here 30 days.");
    app.press("Undo");
    app.press(&format!("Bring back: {}", PATH.0));
    app.sees("Empty. Things wait here 30 days.");
    app.press("Back");
    app.find("heading", PATH.0);
    assert_eq!(path(&app)["chapters"], evenings["chapters"]);

    let people = app.invoke("contacts", &json!({}));
    app.invoke("delete_contact", &json!({ "id": people[0]["id"] }));
    room(&app, "People");
    app.gone("heading", SPONSOR.0);
    app.press(LINK);
    app.sees("Someone in your circle");
    app.press(&format!("Bring back: {}", SPONSOR.0));
    app.find("button", &format!("Call {}", SPONSOR.0));
}

#[test]
fn other_things_leave_after_thirty_days_or_when_the_trash_is_emptied() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let goal = add_goal(&app, "The course");
    app.invoke("remove_goal", &json!({ "id": goal }));
    lock(&mut app);
    world.clock.pass_minutes(29 * 24 * 60);
    unlock(&app);
    room(&app, "Journal");
    app.press("Trash");
    app.sees("The course");
    app.sees("one more day here");
    lock(&mut app);
    world.clock.pass_minutes(2 * 24 * 60);
    unlock(&app);
    room(&app, "Journal");
    app.press("Trash");
    app.sees("Empty. Things wait here 30 days.");

    let goal = add_goal(&app, "The sea");
    app.invoke("remove_goal", &json!({ "id": goal }));
    app.find("heading", "Other things");
    app.press("Empty the trash");
    app.sees("One other thing goes, with all that belongs to it.");
    app.press("Empty it for good");
    app.sees("Empty. Things wait here 30 days.");
    has_focus(&app, "Trash");
    assert_eq!(app.invoke("trashed", &json!({})), json!([]));
}

#[test]
fn among_goals_and_hard_dates_the_focus_stays_near() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.press("Goals");
    app.press("Write down a goal");
    app.press("Cancel");
    has_focus(&app, "Write down a goal");
    app.press("Write down a goal");
    let what = "What would you like to reach, or keep?";
    app.paste("textbox", what, "The course");
    app.press("Keep");
    has_focus(&app, "Add a goal");
    app.press("Change The course");
    app.press("Keep");
    has_focus(&app, "Change The course");
    add_goal(&app, "The sea");
    app.press("Change The course");
    app.press("Remove this goal");
    has_focus(&app, "Change The sea");
    app.press("This is reached: The sea");
    app.press("Not now");
    has_focus(&app, "Add a goal");
    app.press("Open again: The sea");
    has_focus(&app, "Change The sea");

    app.press("Hard dates");
    app.press("Add a hard date");
    app.paste("textbox", "What would you call it?", "The day Jo died");
    app.paste("textbox", "Which day?", "2019-11-24");
    app.press("Keep");
    has_focus(&app, "Add a hard date");
    app.press("Change The day Jo died");
    app.press("Cancel");
    has_focus(&app, "Change The day Jo died");
    app.press("Change The day Jo died");
    app.press("Remove this date");
    has_focus(&app, "Add a hard date");
}

#[test]
fn a_goal_of_a_path_in_the_trash_is_changed_like_any() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let evenings = path(&app);
    let steps = json!([{ "id": null, "words": "Ask", "done": false }]);
    let goal = json!({
        "words": "The course", "note": "", "pathId": evenings["id"], "byDate": null, "steps": steps
    });
    app.invoke("add_goal", &json!({ "goal": goal }));
    app.invoke("remove_path", &json!({ "id": evenings["id"] }));
    room(&app, "Milestones");
    app.press("Goals");
    app.click("checkbox", "Ask");
    wait_until("the step is done", || {
        app.invoke("goals", &json!({}))[0]["steps"][0]["done"] == json!(true)
    });
    app.press("Change The course");
    assert_eq!(
        app.value("combobox", "Does it belong to a path?"),
        evenings["id"]
    );
    let what = "What would you like to reach, or keep?";
    app.paste("textbox", what, "The long course");
    app.press("Keep");
    app.find("heading", "The long course");
    app.invoke(
        "bring_back",
        &json!({ "what": { "kind": "path", "id": evenings["id"] } }),
    );
    app.sees(PATH.0);
    assert_eq!(app.invoke("goals", &json!({}))[0]["pathId"], evenings["id"]);
}
