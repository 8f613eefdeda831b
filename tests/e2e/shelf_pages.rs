//! Appointments and the shelf, one page after the other, empty and full.

use crate::appointments::{add, appointments};
use crate::every_page::{Look, Prepare};
use crate::shelf::{add_link, shelf, tone, write};
use crate::support::journey::{SPONSOR, furnished, turn, unlock};

const LONG: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/// Opens each of their pages and calls `look` on it, with its name.
pub(crate) fn shelf_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    appointments(&app);
    app.sees("Nothing written down yet.");
    look(&app, "appointments, empty");
    app.press("Add an appointment");
    app.choose("How often?", "Every week");
    app.press("Keep");
    app.sees("A time is still open here.");
    look(&app, "appointments, the form with what is open");
    app.press("Cancel");
    add(&app, "Dr Weber", "2026-11-22", "15:00");
    app.press("Add an appointment");
    app.click("radio", "Court");
    crate::appointments::fill(&app, LONG, "2026-11-22", "17:30");
    app.choose("With someone from your circle", SPONSOR.0);
    app.paste(
        "textbox",
        "Where?",
        "Mill Lane 3, second floor, past the bakery",
    );
    app.paste(
        "textbox",
        "A note, for what to bring or to say",
        "The letter.\nBoth forms.",
    );
    app.choose("How often?", "Every month");
    app.press("Keep");
    app.find("button", &format!("Change: {LONG}"));
    add(&app, "Group", "2026-12-01", "23:30");
    look(&app, "appointments");

    shelf(&app);
    app.sees("Nothing here yet.");
    look(&app, "shelf, empty");
    app.press("A link");
    app.paste("textbox", "The link", "http://example.org/");
    app.press("Keep");
    app.sees("This link cannot be kept");
    look(&app, "shelf, a link that cannot be kept");
    app.press("Cancel");
    write(
        &app,
        "Something to read",
        "For the evening",
        &"Slow down. ".repeat(40),
    );
    write(
        &app,
        "A prayer or words that steady",
        LONG,
        "This, too, will pass.",
    );
    add_link(&app, "Evening talks", "https://talks.example/evening?a=1#x");
    app.sees("The link is on your shelf.");
    app.give_file("Sea at night.wav", &tone());
    app.sees("The sound is on your shelf.");
    app.press("Play: Sea at night");
    app.find("slider", "Where in it: Sea at night");
    write(
        &app,
        "A letter to myself",
        "For the spring",
        "The ice will be gone.",
    );
    look(&app, "shelf");
    app.press("Arrange");
    for title in ["For the evening", "Evening talks", "Sea at night"] {
        turn(&app, &format!("At hand in Help now: {title}"), true);
    }
    look(&app, "shelf, being arranged");
    app.press("Done");
    app.press("Open: Evening talks");
    app.find("dialog", "Evening talks");
    look(&app, "shelf, a link before it opens");
    app.press("Cancel");
    app.press("For the evening");
    app.find("heading", "For the evening");
    look(&app, "shelf, a reading");
    app.press("Change");
    app.find("textbox", "The words");
    look(&app, "shelf, a reading that is written");
    app.press("Back");
    app.press("For the spring");
    app.paste("textbox", "Until which day?", "2027-03-01");
    look(&app, "shelf, a letter");
    app.press("Close it until then");
    app.sees("This letter waits for");
    look(&app, "shelf, a closed letter");
    app.press("Open it now");
    app.find("dialog", "Open it before its day?");
    look(&app, "shelf, asked before the day");
    app.press("Leave it closed");
    app.press("Help now");
    app.find("heading", "On my shelf");
    look(&app, "help, with the shelf");
    app.press("Read: For the evening");
    app.find("dialog", "For the evening");
    look(&app, "help, a reading");
}
