//! Every page there is, one after the other.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{PASSPHRASE, PATH, SPONSOR, furnished, lock, room, unlock};
use crate::support::{App, World};
use serde_json::json;

/// Somebody who may be here, somebody new and a line that says nothing.
pub(crate) const CARDS: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Robin\nTEL;TYPE=WORK:+49 30 7654321\nBDAY:1980-05-03\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:Ash\nTEL;TYPE=CELL:+49 170 0000001\nEMAIL:ash@example.org\nNOTE:Likes to be called after the evening meal.\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nTEL:+49 170 0000002\nnothing\nADR:;;Harbour Way 1;Kiel;;24103;Germany\nEND:VCARD\n";

/// Opens every page that a furnished home has and calls `look` on each, with its name.
pub(crate) fn furnished_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let mut app = world.open();
    app.find("textbox", "Passphrase");
    look(&app, "unlock");
    app.press("Help now");
    app.find("button", "Call 112");
    look(&app, "help while locked");
    app.press("Back");
    unlock(&app);
    app.find("textbox", "Write something");
    look(&app, "today");
    room(&app, "Journal");
    look(&app, "journal");
    app.press("Filter");
    app.find("textbox", "From");
    look(&app, "filter");
    app.press("Calendar");
    app.sees("November 2026");
    look(&app, "calendar");
    app.press("Year");
    app.sees("One entry in 2026");
    look(&app, "year");
    app.press("Print entries");
    app.sees("One entry, with its photos");
    look(&app, "print entries");
    room(&app, "Journal");
    app.type_into("searchbox", "Search your entries", "heron");
    app.sees("One entry");
    look(&app, "search");
    app.press("New entry");
    app.press("Begin with a question");
    app.find("dialog", "A question to begin with");
    look(&app, "questions");
    app.press("Close");
    app.type_into("textbox", "Your entry", "A line.");
    app.sees("Saved");
    app.press("About this entry");
    app.press("Good");
    look(&app, "editor");
    app.press("Only the page");
    look(&app, "only the page");
    app.press("Show everything again");
    app.press("More for this entry");
    app.press("Earlier versions");
    app.find("dialog", "Earlier versions");
    look(&app, "versions");
    app.press("Close");
    app.press("Back");
    app.press("Trash");
    app.sees("Empty.");
    look(&app, "trash");
    let date = json!({
        "words": "A hard day", "date": "2019-03-05", "yearly": true, "remind": false, "remindTime": "09:00",
        "contactId": null
    });
    let date = app.invoke("add_hard_date", &json!({ "hardDate": date }));
    app.invoke("remove_hard_date", &json!({ "id": date }));
    app.find("heading", "Other things");
    look(&app, "trash, with other things");
    room(&app, "Milestones");
    look(&app, "milestones");
    app.press("Something happened");
    app.find("heading", "Thank you for being honest here.");
    look(&app, "something happened");
    app.press("Close");
    app.press("Add a path");
    look(&app, "a new path");
    app.press("Cancel");
    room(&app, "People");
    look(&app, "people");
    app.press(&format!("More about {}", SPONSOR.0));
    app.find("heading", "Times you reached out");
    app.press(&format!("Note a time you reached out to {}", SPONSOR.0));
    app.find("textbox", "Time, if you like");
    look(&app, "people: a person, unfolded");
    app.press("Cancel");
    app.press("Add someone");
    look(&app, "a new person");
    app.js(
        "for (const part of document.querySelectorAll('form details')) part.open = true",
        &[],
    );
    look(&app, "a new person: everything");
    app.press("Cancel");
    app.press("Other address books");
    app.press("Bring people in from a file");
    app.find("button", "Choose a file");
    look(&app, "bring people in");
    app.give_file("people.vcf", CARDS.as_bytes());
    app.find("heading", "3 people in the file");
    app.click(
        "radio",
        &format!("Yes, add what is missing to {}", SPONSOR.0),
    );
    app.sees(&format!("This would come to {}", SPONSOR.0));
    look(&app, "people in a file");
    app.press("Back");
    app.press("Other address books");
    app.press("Write people to a file");
    app.find("checkbox", SPONSOR.0);
    look(&app, "write people to a file");
    app.press("Back");
    app.press(&format!("Call {}", SPONSOR.0));
    app.find("dialog", "");
    look(&app, "a call");
    app.press("We talked");
    std::fs::create_dir(world.home().join(".stfolder")).unwrap();
    room(&app, "Today");
    app.find("button", "All right");
    look(&app, "today, in a synced folder");
    room(&app, "Settings");
    app.sees("Your journal lies inside Syncthing.");
    look(&app, "settings");
    app.press("Delete everything, for good");
    app.find("button", "Delete everything now");
    look(&app, "deleting everything");
    app.press("Keep everything");
    app.press("Change the passphrase");
    look(&app, "changing the passphrase");
    app.click("radio", "Perhaps");
    look(&app, "a passphrase that someone may know");
    app.press("Cancel");
    app.press("Move to another computer");
    look(&app, "moving to another computer");
    app.press("Move to another computer");
    app.press("Make a recovery code");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        PASSPHRASE,
    );
    app.press("Show me the words");
    app.find("button", "I have them");
    look(&app, "the recovery code");
    app.press("I have them");
    app.press("Help now");
    app.find("button", "Call 112");
    look(&app, "help");
    ways_to_steady(&app, look);
    own_words(&app, look);
    app.press("Back");
    lock(&mut app);
    app.press("Use the recovery code instead");
    app.find("textbox", "The twelve words");
    look(&app, "unlock by code");
    app.press("Use the passphrase instead");
    unlock(&app);
    showing(&app, look);
}

/// What the person wrote down for a hard moment, and the keys beside everything.
fn own_words(app: &App<'_>, look: Look<'_>) {
    for (part, words) in [
        ("reasons", "Lina, and Sunday mornings by the water"),
        ("reasons", "To be somebody who can be called at night"),
        ("helps", "The long way round the lake, without the phone"),
    ] {
        app.invoke("add_plan_item", &json!({ "part": part, "words": words }));
    }
    give_photo(app, 900, 600);
    app.find("button", "Show the photo large");
    app.press("Change the list “My reasons”");
    app.press("Write down what helps");
    app.find("textbox", "What has helped before?");
    look(app, "help: in your own words");
    app.press("Show the photo large");
    app.find("dialog", "A photo that matters");
    look(app, "help: a photo");
    app.press("Close");
    app.press("Show keys");
    app.sees("Press the small letter or number");
    app.js("window.scrollTo(0, 0)", &[]);
    look(app, "help: keys");
    app.press("Hide keys");
}

/// Gives Help now a drawn picture as the photo that matters.
pub(crate) fn give_photo(app: &App<'_>, width: u32, height: u32) {
    app.js(
        "const [width, height] = arguments;
         const input = document.querySelector('input[type=file]');
         const canvas = Object.assign(document.createElement('canvas'), { width, height });
         const draw = canvas.getContext('2d');
         draw.fillStyle = '#7db8d4'; draw.fillRect(0, 0, width, height);
         draw.fillStyle = '#2f6b57'; draw.fillRect(0, height * 0.6, width, height * 0.4);
         return new Promise((done) => canvas.toBlob((blob) => {
           const files = new DataTransfer();
           files.items.add(new File([blob], 'lake.jpg', { type: 'image/jpeg' }));
           input.files = files.files;
           input.dispatchEvent(new Event('change', { bubbles: true }));
           done(true);
         }, 'image/jpeg', 0.9))",
        &[json!(width), json!(height)],
    );
}

/// Choosing what somebody may look at, and how it is shown.
fn showing(app: &App<'_>, look: Look<'_>) {
    room(app, "People");
    app.press("Show something to someone");
    app.click("checkbox", PATH.0);
    let entry = crate::support::wait_for("the entry", || {
        let all = app.names("checkbox");
        all.into_iter().find(|name| name.contains("heron"))
    });
    app.click("checkbox", &entry);
    app.sees("2 things chosen.");
    look(app, "show: choosing");
    app.press("Show these");
    app.find("heading", PATH.0);
    look(app, "show: a path");
    app.keys(&["ArrowRight"]);
    app.sees("The heron stood");
    look(app, "show: an entry");
}

/// What steadies, in Help now: each way as it begins and as it goes on.
fn ways_to_steady(app: &App<'_>, look: Look<'_>) {
    app.press("A few slow breaths");
    look(app, "help: breathing");
    app.press("Riding out an urge");
    look(app, "help: an urge");
    app.press("Begin");
    app.find("button", "End here");
    look(app, "help: an urge that is watched");
    app.press("End here");
    app.find("heading", "Who could be near you now?");
    look(app, "help: an urge, ended");
    app.press("Five senses, one after the other");
    app.find("heading", "Five things you can see");
    look(app, "help: five senses");
    app.press("Hungry, angry, lonely, tired?");
    app.click("radio", "Lonely");
    app.find("button", "People to reach");
    look(app, "help: lonely");
}

/// The pages of a first open, before there is anything.
pub(crate) fn empty_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(World::new().with_keyring());
    let app = world.open();
    app.find("button", "Write something");
    look(&app, "welcome");
    app.press("Mark a date");
    app.find("textbox", "What would you call it?");
    room(&app, "Today");
    look(&app, "today, empty");
    room(&app, "Journal");
    look(&app, "journal, empty");
    room(&app, "Milestones");
    look(&app, "milestones, empty");
    room(&app, "People");
    look(&app, "people, empty");
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "A line.");
    app.sees("Saved");
    app.press("Back");
    app.find("button", "No");
    look(&app, "first steps: login");
    app.press("No");
    app.find("button", "Keep it in the keychain");
    look(&app, "first steps: key");
    app.press("Keep it in the keychain");
    app.press("Show the twelve words");
    app.find("button", "I have written it down");
    look(&app, "first steps: code");
    app.press("I have written it down");
    app.find("textbox", "A name");
    look(&app, "first steps: name");
    app.press("Skip for now");
    app.find("textbox", "What it is");
    look(&app, "first steps: path");
    app.press("Skip for now");
    app.find("textbox", "Their name");
    look(&app, "first steps: person");
}
