//! Recovery capital: a look on a day, bars over days, statements put away and of one's own.

use crate::every_page::Look;
use crate::support::journey::{furnished, lock, room, unlock};
use crate::support::reminding::opened;
use crate::support::{App, wait_until};
use serde_json::{Value, json};

const SAFE: &str = "I have a place to sleep where I feel safe.";
const DOOR: &str = "I can shut a door behind me and be left in peace.";

fn carries(app: &App<'_>) {
    room(app, "Looking back");
    app.press("What carries me Home, people, purpose, hope: what you lean on.");
    app.find("heading", "What carries me");
    app.sees("It is not a test");
}

fn answer(app: &App<'_>, date: &str, statement: &str, value: u8) {
    app.invoke(
        "answer_capital",
        &json!({ "date": date, "statement": statement, "value": value }),
    );
}

fn bars(app: &App<'_>) -> Value {
    app.js(
        "return [...document.querySelectorAll('.bars')].map((bars) => bars.children.length)",
        &[],
    )
}

#[test]
fn a_statement_has_a_bar_for_each_day_and_nothing_stands_over_them() {
    let world = furnished();
    let mut app = opened(&world);
    carries(&app);
    app.press("Begin");
    app.find("heading", "What carries me, 22 November 2026");
    app.press("Partly");
    wait_until("it is kept", || {
        app.invoke("capital_look", &json!({ "date": null }))["answers"] == json!([["home-1", 3]])
    });
    // Left in the middle: what was said stays.
    lock(&mut app);
    unlock(&app);
    carries(&app);
    app.find("image", "One answer. The newest, 22 November 2026: Partly");
    world.clock.set_instant("2026-11-29T11:00:00Z");
    app.press("Look at it today");
    app.find("heading", "What carries me, 29 November 2026");
    app.press("Very much");
    app.press("That is enough for now");
    app.find(
        "image",
        "The last 2 answers. The newest, 29 November 2026: Very much",
    );
    assert_eq!(bars(&app), json!([2]));
    app.press(&format!("All answers: {SAFE}"));
    wait_until("the table is there", || {
        let rows = "return [...document.querySelectorAll('tbody tr')].map((row) => row.innerText.trim().split(/\\t|\\n/)[0])";
        app.js(rows, &[]) == json!(["29 November 2026", "22 November 2026"])
    });
    let text = app.text();
    for word in ["average", "total", "score", "%", "worse"] {
        assert!(!text.to_lowercase().contains(word), "{word}: {text}");
    }
    app.press("Days on which you looked");
    app.press("Take away the look of 22 November 2026");
    app.sees("The look of 22 November 2026 is in the trash.");
    wait_until("one is left", || bars(&app) == json!([1]));
    app.press("Undo");
    wait_until("both are there", || bars(&app) == json!([2]));
}

#[test]
fn one_at_a_time_can_be_left_off_anywhere() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    carries(&app);
    app.press("Begin");
    app.click("radio", "One at a time");
    app.sees("1 of 32");
    app.sees(SAFE);
    app.press("Next");
    app.sees("2 of 32");
    app.sees(DOOR);
    app.press("A little");
    app.find("button", &format!("Leave out: {DOOR}"));
    app.press("The one before");
    app.sees("1 of 32");
    app.press("That is enough for now");
    app.find(
        "image",
        "One answer. The newest, 22 November 2026: A little",
    );
}

#[test]
fn statements_are_put_away_and_added_and_their_answers_stay() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    answer(&app, "2026-11-20", "home-1", 4);
    carries(&app);
    app.press("Choose the statements");
    app.press(&format!("Put away: {SAFE}"));
    app.sees("Put away. What you said of it stays.");
    app.find("button", &format!("Bring back: {SAFE}"));
    app.press("Add your own: Hope");
    app.type_into("textbox", "Your statement", "My plants ");
    // Another page in between costs nobody their words.
    room(&app, "Journal");
    carries(&app);
    app.press("Choose the statements");
    assert_eq!(app.value("textbox", "Your statement"), "My plants ");
    app.type_into("textbox", "Your statement", "live.");
    app.keys(&["Enter"]);
    app.find("button", "Change: My plants live.");
    wait_until("the button has the focus", || {
        app.focused().1 == "Add your own: Hope"
    });
    app.press("Back");
    app.sees("My plants live.");
    app.press("Put away");
    app.find("image", "One answer. The newest, 20 November 2026: Mostly");
    app.press("Choose the statements");
    app.press("Take away: My plants live.");
    app.gone("button", "Change: My plants live.");
    app.press("What was taken away");
    app.sees("A statement of yours");
    app.press("Bring back: My plants live.");
    app.press("Back");
    app.find("button", "Change: My plants live.");
}

/// Its pages, for those who look at each.
pub(crate) fn pages(app: &App<'_>, look: Look<'_>) {
    carries(app);
    app.find("button", "Begin");
    look(app, "capital: empty");
    app.press("Begin");
    app.find("heading", "What carries me, 22 November 2026");
    app.press("Mostly");
    app.find("button", &format!("Leave out: {SAFE}"));
    look(app, "capital: looking");
    app.click("radio", "One at a time");
    app.sees("1 of 32");
    look(app, "capital: one at a time");
    app.click("radio", "As a list");
    for week in 1..=20_u32 {
        let date = format!("2026-{:02}-{:02}", 4 + week / 4, 1 + 7 * (week % 4));
        answer(app, &date, "home-1", u8::try_from(1 + week % 5).unwrap());
        answer(app, &date, "hope-2", 3);
    }
    app.press("That is enough for now");
    app.press(&format!("All answers: {SAFE}"));
    app.sees("22 November 2026");
    look(app, "capital: bars");
    app.press("Choose the statements");
    app.press("Add your own: Home and safety");
    look(app, "capital: statements");
    app.press("Cancel");
}
