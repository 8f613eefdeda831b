//! The daily check-in: two taps on Today, all its parts, days gone by, routines, and what becomes of it.

use crate::support::journey::{furnished, lock, room, turn, unlock};
use crate::support::{App, stays, wait_until};
use serde_json::{Value, json};

pub(crate) const TODAY: &str = "2026-11-22";

pub(crate) fn page(app: &App<'_>, date: &str) -> Value {
    app.invoke("check_in", &json!({ "date": date }))
}

/// What is kept of that day.
pub(crate) fn kept(app: &App<'_>, date: &str) -> Value {
    page(app, date)["checkIn"].clone()
}

pub(crate) fn is_kept(app: &App<'_>, date: &str, what: &str, value: &Value) {
    wait_until(&format!("{what} is {value}"), || {
        kept(app, date)[what] == *value
    });
}

pub(crate) fn say(app: &App<'_>, date: &str, change: &Value) {
    app.invoke(
        "change_check_in",
        &json!({ "date": date, "change": change }),
    );
}

/// Leads to today's check-in from anywhere.
pub(crate) fn check_in(app: &App<'_>) {
    room(app, "Today");
    app.press("A short look at today");
    app.find("heading", "A short look at today");
}

/// Presses one of the choices under that question.
pub(crate) fn press_in(app: &App<'_>, question: &str, choice: &str) {
    wait_until(&format!("{choice} can be pressed under {question}"), || {
        app.js(
            "const plain = (e) => e?.textContent.replace(/[\\u2066-\\u2069]/g, '').trim();
             const [question, choice] = arguments;
             const set = [...document.querySelectorAll('fieldset')].find((e) => plain(e.querySelector('legend')) === question);
             const button = [...(set?.querySelectorAll('button') ?? [])].find((e) => plain(e) === choice);
             button?.click();
             return !!button;",
            &[json!(question), json!(choice)],
        ) == json!(true)
    });
}

pub(crate) fn routine(app: &App<'_>, words: &str) {
    app.press("Add one");
    app.type_into("textbox", "What is it?", words);
    app.keys(&["Enter"]);
    app.press(&format!("Change “{words}”"));
    app.press("Cancel");
}

pub(crate) fn part(app: &App<'_>, name: &str, on: bool) {
    turn(app, name, on);
}

#[test]
fn two_taps_on_today_are_a_check_in() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    // Until it was used once it is a quiet line.
    assert!(!app.has("button", "Very good"));
    say(
        &app,
        "2026-11-21",
        &json!({ "kind": "mood", "mood": "okay" }),
    );
    app.sees("A short look at today: how is it, in a line or two?");
    app.press("Good");
    app.sees("Kept.");
    app.sees("Your check-in of today is kept.");
    is_kept(&app, TODAY, "mood", &json!("good"));
    app.press("Undo");
    app.press("Very good");
    is_kept(&app, TODAY, "mood", &json!("veryGood"));
    lock(&mut app);
    unlock(&app);
    app.sees("Your check-in of today is kept.");
    app.press("Look at it");
    app.find("heading", "A short look at today");
    assert_eq!(kept(&app, TODAY)["mood"], "veryGood");
    // The next day asks anew, and goes away for that day when it is not wanted.
    lock(&mut app);
    world.clock.set_instant("2026-11-23T08:00:00Z");
    unlock(&app);
    // What is asked about the twelve words comes before it.
    app.press("Not now");
    app.press("Not today");
    app.sees_no("how is it, in a line or two?");
    room(&app, "People");
    room(&app, "Today");
    app.find("button", "A short look at today");
    app.sees_no("how is it, in a line or two?");
}

#[test]
fn each_part_is_kept_as_it_is_said() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    check_in(&app);
    press_in(&app, "How is it?", "Low");
    is_kept(&app, TODAY, "mood", &json!("low"));
    press_in(&app, "Energy", "Plenty");
    is_kept(&app, TODAY, "energy", &json!(5));
    press_in(&app, "Are you any of these?", "Hungry");
    press_in(&app, "Are you any of these?", "Tired");
    let felt = json!({ "hungry": true, "angry": null, "lonely": null, "tired": true });
    is_kept(&app, TODAY, "halt", &felt);
    app.paste("textbox", "Hours of sleep", "a while");
    app.sees("Cairn does not understand that as hours");
    assert_eq!(kept(&app, TODAY)["sleepMinutes"], Value::Null);
    // Another part that is kept does not take away what is typed here.
    press_in(&app, "Energy", "Low");
    is_kept(&app, TODAY, "energy", &json!(2));
    stays("what is typed is there", 0.7, || {
        app.value("textbox", "Hours of sleep") == "a while"
    });
    app.paste("textbox", "Hours of sleep", "7:30");
    is_kept(&app, TODAY, "sleepMinutes", &json!(450));
    app.sees_no("Cairn does not understand that as hours");
    press_in(&app, "How was the sleep?", "Poor");
    is_kept(&app, TODAY, "sleepQuality", &json!(2));
    app.type_into("combobox", "Triggers", "payday");
    app.keys(&["Enter"]);
    is_kept(&app, TODAY, "triggers", &json!(["payday"]));
    app.type_into("combobox", "What helped", "a walk");
    app.keys(&["Enter"]);
    is_kept(&app, TODAY, "helped", &json!(["a walk"]));
    app.type_into(
        "textbox",
        "One line about the day",
        "A long day, a good end.",
    );
    is_kept(&app, TODAY, "words", &json!("A long day, a good end."));
    // The last thing that was tapped can be taken back; the rest stays.
    app.press("Undo");
    is_kept(&app, TODAY, "helped", &json!([]));
    assert_eq!(kept(&app, TODAY)["words"], "A long day, a good end.");
    lock(&mut app);
    unlock(&app);
    app.press("Look at it");
    assert_eq!(app.value("textbox", "Hours of sleep"), "7:30");
    assert_eq!(
        app.value("textbox", "One line about the day"),
        "A long day, a good end."
    );
}

#[test]
fn a_line_typed_as_cairn_locks_is_there() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    check_in(&app);
    app.type_into("textbox", "One line about the day", "Half a thou");
    lock(&mut app);
    unlock(&app);
    is_kept(&app, TODAY, "words", &json!("Half a thou"));
}

#[test]
fn each_path_has_its_own_craving_and_an_eating_path_an_urge() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let eating = json!({
        "name": "Food", "counterWord": "", "start": null, "startTime": null, "ladder": "common", "counterHidden": true,
        "kind": "abstinence", "about": "eating", "setbackWord": "", "urgeWord": "", "totalHidden": true, "ownWords": false,
    });
    app.invoke("add_path", &json!({ "path": eating }));
    check_in(&app);
    press_in(&app, "Craving: Evenings", "Slight");
    press_in(&app, "Urge: Food", "Strong");
    wait_until("both are kept", || {
        let cravings = kept(&app, TODAY)["cravings"].clone();
        cravings[0]["craving"] == json!({ "word": "slight", "number": null })
            && cravings[1]["craving"] == json!({ "word": "strong", "number": null })
    });
    // A number only for who wants one.
    assert!(!app.has("combobox", "As a number, if you like"));
    app.press("Choose what is asked");
    part(&app, "With a number from 0 to 10", true);
    app.press("Back");
    app.choose("As a number, if you like", "4");
    wait_until("the number is kept", || {
        kept(&app, TODAY)["cravings"][0]["craving"]["number"] == json!(4)
    });
}

#[test]
fn a_routine_is_set_ticked_ended_taken_away_and_brought_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_in(&app);
    app.press("Choose what is asked");
    routine(&app, "Morning tablets");
    routine(&app, "A walk");
    app.press("Move “A walk” up");
    wait_until("the walk comes first", || {
        app.invoke("routines", &json!({}))[0]["words"] == "A walk"
    });
    app.press("Back");
    app.click("checkbox", "Morning tablets");
    wait_until("it is ticked", || {
        kept(&app, TODAY)["ticks"][0]["words"] == "Morning tablets"
    });
    let text = app.text().to_lowercase();
    assert!(!text.contains("missed"), "{text}");
    app.press("Choose what is asked");
    app.press("End “A walk”");
    app.find("button", "Go on with “A walk”");
    app.press("Back");
    app.gone("checkbox", "A walk");
    app.press("Choose what is asked");
    app.press("Go on with “A walk”");
    app.find("button", "End “A walk”");
    app.press("Take “Morning tablets” away");
    app.gone("button", "Change “Morning tablets”");
    assert_eq!(kept(&app, TODAY)["ticks"], json!([]));
    app.press("What was taken away");
    app.sees("A routine to tick");
    app.press("Bring back: Morning tablets");
    wait_until("its tick is back", || {
        kept(&app, TODAY)["ticks"][0]["words"] == "Morning tablets"
    });
}

#[test]
fn a_part_that_is_turned_off_is_gone_and_what_was_said_stays() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    say(
        &app,
        "2026-11-20",
        &json!({ "kind": "energy", "energy": 2 }),
    );
    room(&app, "Today");
    app.press("More");
    app.sees("Energy");
    app.press("Choose what is asked");
    for name in ["Energy", "Sleep", "Hungry, angry, lonely, tired", "Mood"] {
        part(&app, name, false);
    }
    app.press("Back");
    app.sees_no("Energy");
    app.sees_no("How is it?");
    assert!(!app.has("textbox", "Hours of sleep"));
    app.press("Past days");
    app.press("Friday, 20 November 2026");
    app.sees("Energy");
    room(&app, "Today");
    app.find("button", "Check in");
    assert!(!app.has("button", "Very good"));
    // Not on Today at all: the quiet line is left.
    app.press("Check in");
    app.press("Choose what is asked");
    part(&app, "Offer a check-in on Today", false);
    room(&app, "Today");
    app.find("button", "A short look at today");
    app.gone("button", "Not today");
}

#[test]
fn yesterday_can_be_filled_in() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_in(&app);
    app.press("Yesterday");
    app.find("heading", "A short look at yesterday");
    app.sees("Saturday, 21 November 2026");
    press_in(&app, "How was it?", "Good");
    is_kept(&app, "2026-11-21", "mood", &json!("good"));
    app.type_into("textbox", "One line about the day", "The lake");
    is_kept(&app, "2026-11-21", "words", &json!("The lake"));
    assert_eq!(page(&app, TODAY)["said"], json!(false));
    room(&app, "Today");
    app.press("More");
    app.find("button", "Look at yesterday");
}

#[test]
fn it_becomes_an_entry_once() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_in(&app);
    press_in(&app, "How is it?", "Good");
    app.type_into("textbox", "One line about the day", "The lighthouse again");
    app.press("Put it in the journal");
    app.press("Open it in the journal");
    assert_eq!(app.value("textbox", "Your entry"), "The lighthouse again");
    room(&app, "Today");
    app.press("Look at it");
    app.find("button", "Open it in the journal");
    // In the trash it is not there any more.
    let entry = kept(&app, TODAY)["entry"].clone();
    app.invoke("delete_entry", &json!({ "id": entry }));
    app.press("Put it in the journal");
    app.find("button", "Open it in the journal");
    assert_ne!(kept(&app, TODAY)["entry"], entry);
}
