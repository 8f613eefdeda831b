//! Words for when asking or telling is hard: short messages, a letter about the week, and words for hard conversations.

use crate::support::App;
use crate::support::journey::{SPONSOR, add_person, furnished, lock, room, unlock};
use crate::support::paths::path;
use serde_json::{Value, json};

const WORDS: &str = "Your words";
const WHOLE: &str = "All of it, as it would leave";

/// Opens the words for the sponsor, on People.
fn words_for_the_sponsor(app: &App<'_>) {
    room(app, "People");
    app.press(&format!("Say it for me: words for {}", SPONSOR.0));
    app.find("dialog", &format!("Words for {}", SPONSOR.0));
}

/// Hides the numbers of the furnished path.
fn hide_numbers(app: &App<'_>) {
    let path = path(app);
    let mut change = json!({ "counterHidden": true });
    for said in [
        "name",
        "counterWord",
        "ladder",
        "kind",
        "about",
        "setbackWord",
        "urgeWord",
        "totalHidden",
        "ownWords",
    ] {
        change[said] = path[said].clone();
    }
    app.invoke(
        "change_path",
        &json!({ "id": path["id"], "change": change }),
    );
}

fn letter_to_the_sponsor(app: &App<'_>) {
    room(app, "People");
    app.press(&format!("More about {}", SPONSOR.0));
    app.press(&format!("Weekly check-in for {}", SPONSOR.0));
    app.find("textbox", WHOLE);
}

fn reach_the_goal(app: &App<'_>, words: &str) {
    let goal = json!({ "words": words, "note": "", "pathId": null, "byDate": null, "steps": [] });
    let id = app.invoke("add_goal", &json!({ "goal": goal }));
    app.invoke("mark_goal", &json!({ "id": id, "done": true }));
}

/// What lies on the paper for the printer.
fn paper(app: &App<'_>) -> Value {
    app.js(
        "return document.querySelector('body > .paper-only')?.textContent ?? null",
        &[],
    )
}

#[test]
fn a_message_of_ones_own_is_kept_and_stands_where_it_was_put() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    words_for_the_sponsor(&app);
    app.press("Change these");
    app.press("Add your own");
    app.paste("textbox", "The message", "Tea on Sunday?");
    app.press("Keep");
    app.sees("Added.");
    app.press("Move up: Tea on Sunday?");
    app.press("Change: I am having a rough night.");
    app.paste("textbox", "The message", "Rough night here.");
    app.press("Keep");
    app.sees("Changed.");
    app.press("Remove: Can you talk? Nothing is on fire.");
    app.sees("Removed. It waits in the trash for 30 days.");
    app.press("Undo");
    app.sees("Put back as it was.");
    app.press("Remove: Can you talk? Nothing is on fire.");
    app.gone("button", "Change: Can you talk? Nothing is on fire.");
    app.press("Close");

    lock(&mut app);
    unlock(&app);
    words_for_the_sponsor(&app);
    app.find("button", "Rough night here.");
    app.gone("button", "Can you talk? Nothing is on fire.");
    let names = app.names("button");
    let place = |words: &str| names.iter().position(|name| name == words).unwrap();
    let last = "Thank you for being there the other day. It helped.";
    assert!(place("Tea on Sunday?") < place(last), "{names:?}");
    app.press("Tea on Sunday?");
    assert_eq!(app.value("textbox", WORDS), "Tea on Sunday?");
    app.press("Copy");
    app.sees("Copied. It can be pasted for about a minute.");
    app.press("Close");

    app.press("What was taken away");
    app.sees("A short message");
    app.press("Bring back: Can you talk? Nothing is on fire.");
    words_for_the_sponsor(&app);
    app.find("button", "Can you talk? Nothing is on fire.");
}

#[test]
fn what_was_typed_is_there_again() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    words_for_the_sponsor(&app);
    app.press("I am having a rough night.");
    let typed = "I am having a rough night. The river helped a little.";
    app.paste("textbox", WORDS, typed);
    app.keys(&["Escape"]);
    app.gone("dialog", &format!("Words for {}", SPONSOR.0));
    words_for_the_sponsor(&app);
    assert_eq!(app.value("textbox", WORDS), typed);
    app.press("Other words");
    app.press("Can you talk? Nothing is on fire.");
    assert_eq!(
        app.value("textbox", WORDS),
        "Can you talk? Nothing is on fire."
    );
    app.press("Other words");
    app.press(typed);
    app.press("Keep among my messages");
    app.sees("Kept among your messages.");
    app.press("Close");
    // The same words in Help now.
    app.press("Help now");
    app.press(&format!("Say it for me: words for {}", SPONSOR.0));
    assert_eq!(app.value("textbox", WORDS), typed);
    app.keys(&["Escape"]);
    app.gone("textbox", WORDS);
    app.find("button", "Call 112");
}

#[test]
fn the_days_are_filled_in_and_hidden_numbers_are_not() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    words_for_the_sponsor(&app);
    app.find("button", "Today is 30 days.");
    app.press("Close");
    hide_numbers(&app);
    words_for_the_sponsor(&app);
    app.find("button", "I am having a rough night.");
    app.gone("button", "Today is 30 days.");
    app.press("Close");
    letter_to_the_sponsor(&app);
    app.click(
        "checkbox",
        "Evenings: there was a day this week that I wanted to mark.",
    );
    let letter = app.value("textbox", WHOLE);
    assert!(letter.contains("a day this week"), "{letter}");
    assert!(!letter.contains("30"), "{letter}");
    assert!(!app.text().contains("30 days"), "{}", app.text());
}

#[test]
fn while_locked_there_are_words_too_and_nothing_of_the_persons() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", true);
    app.invoke("save_message", &json!({ "id": null, "words": "Tea?" }));
    lock(&mut app);
    app.press("Help now");
    app.press("Say it for me: words for Ash");
    app.find("button", "I am having a rough night.");
    assert!(!app.has("button", "Tea?"));
    assert!(!app.text().contains("30 days"));
    assert!(!app.has("button", "Change these"));
    app.press("In my own words");
    app.paste("textbox", WORDS, "It is me.");
    app.press("Copy");
    app.sees("Copied.");
}

#[test]
fn a_letter_says_what_was_picked_and_nothing_else() {
    let world = furnished().with_dialer();
    let app = world.open();
    unlock(&app);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", false);
    app.press("Call Ash…");
    world.dialer().wait_for(1);
    app.press("We talked");
    app.press(&format!("Call {}", SPONSOR.0));
    world.dialer().wait_for(2);
    app.press("We talked");
    reach_the_goal(&app, "The course");
    letter_to_the_sponsor(&app);
    app.sees("Seven days, since 16 November 2026.");
    let picks = app.names("checkbox");
    let expected = [
        "Evenings: today is 30 days.",
        "Evenings: I came to 30 days this week.",
        "I talked with Ash.",
        "Something I set out to do is done: The course.",
    ];
    assert_eq!(picks, expected);
    assert_eq!(
        app.value("textbox", WHOLE),
        "Hello Robin,\n\nthis is how my week was."
    );
    app.click("checkbox", "I talked with Ash.");
    app.paste("textbox", "A line or two of your own", "It was long.");
    let picked = "Hello Robin,\n\nthis is how my week was.\n\nI talked with Ash.\n\nIt was long.";
    crate::support::wait_until("the letter has both", || {
        app.value("textbox", WHOLE) == picked
    });

    // Changed by hand it is the person's, wherever they go in between.
    app.paste("textbox", WHOLE, "Dear Robin, a long week.");
    app.sees("These words are yours now.");
    app.click("checkbox", "Evenings: today is 30 days.");
    room(&app, "Today");
    letter_to_the_sponsor(&app);
    assert_eq!(app.value("textbox", WHOLE), "Dear Robin, a long week.");
    app.press("Put it together anew");
    crate::support::wait_until("the letter follows again", || {
        app.value("textbox", WHOLE).contains("today is 30 days")
    });
    app.press("Back to my words");
    assert_eq!(app.value("textbox", WHOLE), "Dear Robin, a long week.");
    app.press("Copy");
    app.sees("Copied.");
}

#[test]
fn words_for_a_hard_conversation_are_kept_printed_and_come_back() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press("Telling others");
    app.press("A boss");
    app.find("heading", "A boss");
    app.sees("differs from country to country");
    assert!(
        app.value("textbox", WORDS)
            .starts_with("Thank you for making time.")
    );
    // Only looked at, it is not kept.
    app.press("Back");
    app.find("heading", "Begin with …");
    assert!(!app.has("heading", "What you keep"));

    app.press("A boss");
    let words = "I would like to work four days a week until spring.\n\nIs that possible?";
    app.paste("textbox", WORDS, words);
    app.sees("Saved");
    app.paste("textbox", "What would you call it?", "At work");
    // Nothing waits for the last letter to be kept.
    lock(&mut app);
    unlock(&app);
    room(&app, "People");
    app.press("Telling others");
    app.press("At work");
    assert_eq!(app.value("textbox", WORDS), words);
    app.press("Print");
    app.sees("What you print leaves Cairn");
    assert_eq!(paper(&app), json!(format!("At work{words}")));
    app.press("Cancel");
    app.press("Remove");
    app.sees("Removed. It waits in the trash for 30 days.");
    app.press("Undo");
    app.press("Remove: At work");
    app.press("What was taken away");
    app.sees("Words for a hard conversation");
    app.press("Bring back: At work");
    app.sees("“At work” is back.");
    app.press("Back");
    app.press("At work");
    assert_eq!(app.value("textbox", WORDS), words);
}
