//! What steadies, in Help now: before anything is set up, while locked, by keyboard; and a line on what helped.

use crate::support::journey::{SPONSOR, furnished, room, unlock};
use crate::support::{App, World, processes, stays, wait_until};
use crate::writing::total;
use serde_json::json;

const BREATHS: &str = "A few slow breaths";
const URGE: &str = "Riding out an urge";
const SENSES: &str = "Five senses, one after the other";
const HALT: &str = "Hungry, angry, lonely, tired?";

#[test]
fn breathing_begins_rests_and_stops_without_losing_the_focus() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    app.press(BREATHS);
    app.press("Begin");
    app.sees("Breathe in");
    has_focus(&app, "Pause");
    app.keys(&["Enter"]);
    app.sees("Ready when you are");
    has_focus(&app, "Go on");
    app.keys(&["Enter"]);
    app.sees("Breathe in");
    app.press("Stop");
    app.find("button", "Begin");
    has_focus(&app, "Begin");
}

#[test]
fn breathing_is_not_said_aloud_to_someone_on_the_way_to_a_number() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    app.press(BREATHS);
    app.press("Begin");
    app.sees("Breathe in");
    let aloud = |expected: &str| {
        wait_until(&format!("the words are {expected}"), || {
            said_aloud(&app, "Breathe") == expected
        });
    };
    aloud("polite");
    let number = app.find("button", "Call 112");
    app.js("arguments[0].focus()", &[number.argument()]);
    aloud("off");
    let pause = app.find("button", "Pause");
    app.js("arguments[0].focus()", &[pause.argument()]);
    aloud("polite");
}

#[test]
fn one_way_is_open_at_a_time_and_esc_closes_it_before_it_leaves() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    app.press(BREATHS);
    app.find("button", "Begin");
    app.press(SENSES);
    app.find("heading", "Five things you can see");
    app.gone("button", "Begin");
    app.keys(&["Escape"]);
    app.gone("heading", "Five things you can see");
    app.find("button", "Call 112");
    app.keys(&["Escape"]);
    app.find("button", "Write something");
}

#[test]
fn an_urge_is_watched_until_the_chosen_time_is_over() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    begin_an_urge(&app, "15 minutes");
    app.sees("You are here, and that is enough to begin with.");
    has_focus(&app, "Pause");
    assert!(
        !app.text().contains("minutes left"),
        "a countdown that nobody asked for"
    );
    app.click("checkbox", "Show the time that is left");
    app.sees("About 15 minutes left");
    passes(&app, 5.5);
    app.sees("About 10 minutes left");
    app.sees("This may be a high place.");
    passes(&app, 3.0);
    app.sees("Perhaps something has shifted a little.");
    app.click("checkbox", "Show the time that is left");
    app.sees_no("minutes left");
    passes(&app, 7.0);
    app.sees("That is the time you chose.");
    app.find("button", "To the helplines");
    app.press("Five minutes more");
    app.find("button", "Pause");
    passes(&app, 5.0);
    app.sees("That is the time you chose.");
    app.press("To the helplines");
    wait_until("the helplines are there", || {
        app.focused().1 == "Numbers for Germany"
    });
}

/// The page's wall clock goes on while the computer sleeps; its running clock does not, on Linux.
#[test]
fn a_computer_that_slept_comes_back_to_the_end() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    begin_an_urge(&app, "5 minutes");
    app.find("button", "Pause");
    passes(&app, 8.0 * 60.0);
    app.sees("That is the time you chose.");
    app.find("heading", "Who could be near you now?");
}

#[test]
fn a_pause_takes_nothing_from_the_time() {
    let world = World::new();
    let app = world.open();
    app.press("I need someone now");
    begin_an_urge(&app, "10 minutes");
    app.click("checkbox", "Show the time that is left");
    app.press("Pause");
    app.sees("Paused. There is no hurry.");
    passes(&app, 60.0);
    stays("paused", 1.5, || app.has("button", "Go on"));
    app.press("Go on");
    app.sees("About 10 minutes left");
    app.press("Pause");
    app.press("End here");
    app.sees("You can end whenever you like.");
}

#[test]
fn an_urge_ended_early_leads_to_a_person() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    begin_an_urge(&app, "20 minutes");
    app.press("End here");
    wait_until("the question has the focus", || {
        app.focused().1 == "Who could be near you now?"
    });
    app.press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.press("No answer");
    app.find("button", "No answer? A helpline may pick up…");
    app.press("Go on after all");
    app.find("button", "Pause");
}

#[test]
fn an_urge_goes_on_while_the_person_is_elsewhere() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    begin_an_urge(&app, "15 minutes");
    app.click("checkbox", "Show the time that is left");
    app.press(HALT);
    app.gone("button", "Pause");
    app.press("Back");
    room(&app, "Journal");
    passes(&app, 5.0);
    app.press("Help now");
    app.sees("About 10 minutes left");
    app.press("Back");
    passes(&app, 60.0);
    app.press("Help now");
    app.press(URGE);
    app.click("radio", "15 minutes");
    app.find("button", "Begin");
}

#[test]
fn cairn_does_not_lock_itself_under_someone_who_watches_an_urge() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    app.press("Help now");
    app.press(URGE);
    app.sees("While this goes on, Cairn does not lock by itself.");
    app.press("Begin");
    app.find("button", "Pause");
    world.clock.pass_minutes(8);
    // The page says that somebody is there every ten seconds.
    stays("open", 12.0, || processes::alive(app.pid()));
    world.clock.pass_minutes(8);
    stays("open", 3.0, || processes::alive(app.pid()));
    app.press("Pause");
    stays("open", 1.0, || processes::alive(app.pid()));
    world.clock.pass_minutes(22);
    app.await_relaunch();
    app.find("textbox", "Passphrase");
}

#[test]
fn cairn_does_not_lock_itself_under_someone_who_breathes_along() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    app.press("Help now");
    app.press(BREATHS);
    app.press("Begin");
    app.sees("Breathe in");
    world.clock.pass_minutes(8);
    // The page says that somebody is there every ten seconds.
    stays("open", 14.0, || processes::alive(app.pid()));
    world.clock.pass_minutes(8);
    stays("open", 3.0, || processes::alive(app.pid()));
    app.press("Stop");
    world.clock.pass_minutes(22);
    app.await_relaunch();
    app.find("textbox", "Passphrase");
}

#[test]
fn five_senses_by_keyboard_while_locked() {
    let world = furnished();
    let app = world.open();
    app.find("textbox", "Passphrase");
    app.press("Help now");
    app.press(SENSES);
    app.find("heading", "Five things you can see");
    app.keys(&["Tab"]);
    for heading in [
        "Four things you can feel",
        "Three things you can hear",
        "Two things you can smell",
    ] {
        has_focus(&app, "Next");
        app.keys(&["Enter"]);
        app.find("heading", heading);
    }
    app.keys(&["Tab"]);
    has_focus(&app, "The one before");
    app.keys(&["Enter"]);
    app.find("heading", "Three things you can hear");
    app.press("Next");
    app.press("Next");
    app.find("heading", "One thing you can taste");
    app.press("Next");
    app.sees("You are here, in this place, at this moment.");
    wait_until("the end has the focus", || {
        app.focused().1 == "Who could be near you now?"
    });
    assert!(!app.text().contains("Did something help?"), "locked");
    app.press("Once more");
    app.find("heading", "Five things you can see");
    app.press("Close");
    app.gone("heading", "Five things you can see");
    app.find("button", "Call 112");
}

#[test]
fn each_of_four_has_a_kind_word_and_lonely_a_person_first() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    app.press(HALT);
    for (choice, words) in [
        ("Hungry", "Is there something plain within reach"),
        ("Angry", "Anger often wants to move"),
        ("Tired", "What can wait until tomorrow?"),
        ("Lonely", "It need not be about anything."),
    ] {
        app.click("radio", choice);
        app.sees(words);
    }
    let text = app.text();
    let at = |words: &str| {
        text.rfind(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    assert!(
        at("People to reach") < at("It need not be about anything."),
        "first of all a person"
    );
    app.press("People to reach");
    wait_until("the people are there", || {
        app.focused().1 == "Who could you reach right now?"
    });
}

#[test]
fn a_line_on_what_helped_is_kept_in_the_journal() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    app.sees_no("Did something help?");
    app.press(BREATHS);
    app.press("Close");
    app.type_into("textbox", "Did something help?", "The window, open");
    app.press("Keep it");
    app.sees("Kept in your journal.");
    app.gone("textbox", "Did something help?");
    app.press("Back");
    room(&app, "Journal");
    app.sees("The window, open");
}

#[test]
fn a_line_on_what_helped_is_kept_when_the_page_is_left() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.press("Help now");
    app.press(BREATHS);
    app.press("Close");
    app.type_into("textbox", "Did something help?", "Left in a hurry");
    app.keys(&["Escape"]);
    app.find("navigation", "Rooms");
    room(&app, "Journal");
    app.sees("Left in a hurry");
}

#[test]
fn a_line_on_what_helped_need_not_be_written() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    let before = total(&app);
    app.press("Help now");
    app.press(BREATHS);
    app.press("Close");
    app.find("textbox", "Did something help?");
    app.press("Not now");
    app.gone("textbox", "Did something help?");
    app.press("Back");
    app.find("navigation", "Rooms");
    assert_eq!(total(&app), before);
}

fn begin_an_urge(app: &App<'_>, minutes: &str) {
    app.press(URGE);
    app.click("radio", minutes);
    app.press("Begin");
    app.find("button", "Pause");
}

/// Lets minutes pass on the page's wall clock alone, as in a sleep.
fn passes(app: &App<'_>, minutes: f64) {
    app.js(
        "const wall = Date.now.bind(Date); Date.now = () => wall() + arguments[0] * 60000;
         document.dispatchEvent(new Event('visibilitychange'))",
        &[json!(minutes)],
    );
}

fn has_focus(app: &App<'_>, name: &str) {
    wait_until(&format!("{name:?} has the focus"), || {
        app.focused().1 == name
    });
}

/// How the paragraph with these words is announced.
fn said_aloud(app: &App<'_>, words: &str) -> String {
    let live = app.js(
        "return [...document.querySelectorAll('[aria-live]')].find((el) => el.textContent.includes(arguments[0]))?.ariaLive ?? ''",
        &[json!(words)],
    );
    live.as_str().unwrap_or_default().to_owned()
}
