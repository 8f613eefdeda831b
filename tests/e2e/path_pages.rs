//! The pages of paths and their moments, one after the other.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{SPONSOR, add_path, furnished, room, unlock};
use crate::support::paths::{add_smoking, celebrated, day, open_at};
use crate::support::reminding::hard_date;
use crate::support::wait_until;

/// What there is to see on paths: forms, notes, goals, dates. Calls `look` on each, with its name.
pub(crate) fn path_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.press("Add a path");
    app.press("More");
    app.find("radio", "Key tags");
    look(&app, "a new path, all of it");
    app.click("radio", "Having less");
    app.find("textbox", "How much at most?");
    look(&app, "a new path of having less");
    app.press("Cancel");
    add_smoking(&app, "10");
    app.press("None today");
    app.sees("1 day within your limit");
    app.click("radio", &day(&app, "20 Nov"));
    app.paste("textbox", "How much was it?", "12");
    app.press("Note it");
    wait_until("it is noted", || {
        day(&app, "20 Nov").ends_with("12 cigarettes")
    });
    app.press("Add a line");
    look(&app, "a path of having less");
    app.press("More about Smoking");
    for (panel, title) in [
        ("Choose its milestones", "Milestones of this path"),
        ("Change the limit", "Your limit"),
        ("What the days give", "What the days give"),
    ] {
        app.press(panel);
        app.find("heading", title);
        if panel == "Choose its milestones" {
            app.press("One of your own");
            app.find("textbox", "What would you like to mark?");
            look(&app, panel);
            app.press("Close");
        } else {
            look(&app, panel);
            app.press("Cancel");
        }
        app.press("More about Smoking");
    }
    app.press("Change Smoking");
    app.find("heading", "Change this path");
    look(&app, "changing a path");
    app.press("Put it out of the way: Smoking");
    app.press("One path out of the way");
    app.find("button", "Bring back Smoking");
    look(&app, "a path out of the way");

    app.press("Goals");
    app.find("button", "Write down a goal");
    look(&app, "goals, empty");
    app.press("Write down a goal");
    app.press("Add a step");
    app.paste(
        "textbox",
        "What would you like to reach, or keep?",
        "The course",
    );
    app.paste("textbox", "Step 1", "Ask for the papers");
    app.paste("textbox", "By when, if there is a day", "2027-02-01");
    app.sees("1 February 2027");
    look(&app, "a goal to write down");
    app.press("Keep");
    app.find("heading", "The course");
    look(&app, "goals");
    app.press("This is reached: The course");
    app.find("button", "Write about it");
    look(&app, "a goal reached");

    app.press("Hard dates");
    app.find("button", "Add a hard date");
    look(&app, "hard dates, empty");
    app.press("Add a hard date");
    app.click("checkbox", "Remind me on that day");
    look(&app, "a hard date to add");
    app.paste("textbox", "What would you call it?", "The day Jo died");
    app.paste("textbox", "Which day?", "2019-11-25");
    app.choose("Who would be good company on that day?", SPONSOR.0);
    app.press("Keep");
    app.find("heading", "The day Jo died");
    look(&app, "hard dates");

    app.press("Year ahead");
    app.click("checkbox", "Show hard dates here, too");
    app.sees("The day Jo died");
    look(&app, "the year ahead");
    app.press("Put into a calendar");
    app.find("dialog", "Put these days into a calendar");
    look(&app, "a calendar file");
    app.press("Cancel");
}

/// The moments of a path. Calls `look` on each, with its name.
pub(crate) fn moment_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let mut app = world.open();
    unlock(&app);
    add_path(&app, "Mornings", "2026-09-23");
    celebrated(&app, "60 days");
    // The words come when the stone has settled.
    crate::support::stays("settled", 3.5, || true);
    look(&app, "a celebration");
    app.press("Keep a card");
    app.find("heading", "A card to keep");
    look(&app, "a card");
    app.press("Done");

    room(&app, "Milestones");
    app.press("Something happened");
    app.press("I am safe");
    app.find("heading", "Who could you reach right now?");
    look(&app, "something happened: a person");
    app.press("Skip for now");
    app.find("heading", "And now, rest");
    app.press("A few slow breaths");
    look(&app, "something happened: rest");
    app.press("Note what happened");
    app.find("heading", "What would you like to note?");
    look(&app, "something happened: to note");
    app.click("radio", "Close this chapter");
    app.find("textbox", "Some words about this chapter, if you like");
    look(&app, "something happened: to close");
    app.press("Note it");
    app.press("Begin the next chapter");
    app.find("textbox", "What was your first full day?");
    look(&app, "something happened: done");
    app.press("That is all for now");
    app.press("What was noted");
    app.sees("Write what led to it");
    look(&app, "a chapter closed");

    open_at(&world, &mut app, "2026-11-23T09:00:00Z");
    app.find("heading", "A question, if you like");
    look(&app, "what led to it");
    app.press("No, thank you");
    app.gone("heading", "A question, if you like");

    hard_date(&app, "The day Jo died", "2019-11-25", "09:00");
    open_at(&world, &mut app, "2026-11-25T09:00:00Z");
    app.find("heading", "The day Jo died");
    look(&app, "a hard date");

    open_at(&world, &mut app, "2027-03-04T09:00:00Z");
    app.find("heading", "Good to see you.");
    look(&app, "back after months");
    app.press("Something changed");
    app.find("button", "Another first day");
    look(&app, "back, something changed");
    app.press("Another first day");
    app.find("textbox", "What was your first full day?");
    look(&app, "back, another first day");
}
