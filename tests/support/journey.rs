//! Ways through Cairn that many tests walk, and a home that is furnished already.

use super::app::App;
use super::files;
use super::world::World;
use serde_json::json;
use std::sync::OnceLock;
use tempfile::TempDir;

/// What opens every test's vault.
pub const PASSPHRASE: &str = "seven calm stones by the river";
/// The sponsor in a furnished home, and what dialling her is.
pub const SPONSOR: (&str, &str, &str) = ("Robin", "+49 30 1234567", "tel:+49301234567");
/// The one entry in a furnished home.
pub const ENTRY: &str = "The heron stood in the shallows all morning.";
/// The path in a furnished home: 30 days on the day a world starts on.
pub const PATH: (&str, &str) = ("Evenings", "2026-10-23");

/// A world whose vault was made through the window, once for all tests of a target: a passphrase, one
/// entry, one path, one sponsor. The welcome is over, and the path's 30 days have been looked at.
pub fn furnished() -> World {
    static HOME: OnceLock<TempDir> = OnceLock::new();
    copied(HOME.get_or_init(|| made(None)))
}

/// As [`furnished`], made on the day before: what is past when a path is added is never announced, and a milestone that
/// was celebrated at midnight is not told of in the morning.
pub fn furnished_before_it_is_due() -> World {
    static HOME: OnceLock<TempDir> = OnceLock::new();
    copied(HOME.get_or_init(|| made(Some("2026-11-21T07:00:00Z"))))
}

fn made(at: Option<&str>) -> TempDir {
    let world = World::new();
    if let Some(instant) = at {
        world.clock.set_instant(instant);
    }
    let mut app = world.open();
    begin(&app, ENTRY);
    add_path(&app, PATH.0, PATH.1);
    add_person(&app, SPONSOR.0, "Sponsor", SPONSOR.1, false);
    if at.is_none() {
        look_at_the_milestone(&app);
    }
    app.keys(&["Control", "l"]);
    app.await_locked_end();
    let kept = tempfile::tempdir().expect("temporary folder");
    files::copy(&world.data(), kept.path());
    app.kill();
    kept
}

/// Celebrates what Today has: it is not celebrated again.
fn look_at_the_milestone(app: &App<'_>) {
    app.press("Today");
    app.press("Later");
    app.find("navigation", "Rooms");
    super::wait_until("the milestone was looked at", || {
        app.invoke("today", &json!({}))["card"]["kind"] != "milestone"
    });
}

fn copied(home: &TempDir) -> World {
    let world = World::new();
    files::copy(home.path(), &world.data());
    world
}

/// First open where there is no keychain: write, a passphrase first, skip everything else. Ends on the journal.
pub fn begin(app: &App<'_>, first_words: &str) {
    app.press("Write something");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.paste("textbox", "The same once more", PASSPHRASE);
    app.press("Begin");
    app.type_into("textbox", "Your entry", first_words);
    app.sees("Saved");
    app.press("Back");
    skip_first_steps(app);
    room(app, "Journal");
}

/// Answers nothing of what is asked after the first thing is saved.
pub fn skip_first_steps(app: &App<'_>) {
    app.press("Remind me tomorrow");
    for title in [
        "What would you like to be called?",
        "Is there something you are recovering from, or working on?",
        "Who would you call first?",
    ] {
        app.find("heading", title);
        app.press("Skip for now");
    }
    app.gone("button", "Skip for now");
}

/// Types the passphrase into the locked window and waits for what opens. A milestone that is celebrated then is looked at
/// and left.
pub fn unlock(app: &App<'_>) {
    open_lock(app);
    if opened(app) == Opened::Celebration {
        app.press("Later");
    }
    app.find("navigation", "Rooms");
}

/// The clock will jump: from now on that is not what locks.
pub fn stay_open(app: &App<'_>) {
    let mut settings = app.invoke("settings", &json!({}));
    settings["idleLockMinutes"] = json!(0);
    app.invoke("change_settings", &json!({ "settings": settings }));
}

/// Types the passphrase into the locked window, no more.
pub fn open_lock(app: &App<'_>) {
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Open");
}

/// What comes when Cairn opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// a room, with the rooms beside it
    Room,
    /// a milestone, in a quiet window
    Celebration,
}

/// Waits for what opens: whether a milestone is celebrated is decided before anything of Today is drawn.
pub fn opened(app: &App<'_>) -> Opened {
    super::wait_for("Cairn opens", || {
        let celebrates = || app.has("button", "Keep a card");
        if celebrates() {
            return Some(Opened::Celebration);
        }
        // With the rooms, the title is no longer that of the lock.
        let title = || app.js("return !!document.querySelector('main h1')", &[]) == json!(true);
        let room = app.has("navigation", "Rooms") && title() && !celebrates();
        room.then_some(Opened::Room)
    })
}

/// Locks by keyboard and comes back to the locked window.
pub fn lock(app: &mut App<'_>) {
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    app.find("button", "Open");
}

/// Goes to a room by its name in the rail.
pub fn room(app: &App<'_>, name: &str) {
    app.press(name);
    if name != "Today" {
        app.find("heading", name);
    }
}

/// Writes an entry and goes back to the journal.
pub fn write_entry(app: &App<'_>, text: &str) {
    room(app, "Journal");
    app.press("New entry");
    app.paste("textbox", "Your entry", text);
    app.sees("Saved");
    app.press("Back");
    app.find("searchbox", "Search your entries");
}

/// Adds a path with a first day, "YYYY-MM-DD".
pub fn add_path(app: &App<'_>, name: &str, first_day: &str) {
    open_path_form(app, name, first_day);
    app.press("Add this path");
    app.find("heading", name);
}

/// Fills in a new path and leaves the form open.
pub fn open_path_form(app: &App<'_>, name: &str, first_day: &str) {
    room(app, "Milestones");
    let add = super::wait_for("a button for a new path", || {
        ["Add a path", "Begin a path"]
            .into_iter()
            .find(|button| app.has("button", button))
    });
    app.press(add);
    app.paste("textbox", "What would you call it?", name);
    app.click("radio", "I know my first full day");
    app.paste("textbox", "What was your first full day?", first_day);
}

/// Adds a person with one number.
pub fn add_person(app: &App<'_>, name: &str, role: &str, number: &str, while_locked: bool) {
    room(app, "People");
    let add = super::wait_for("a button for a new person", || {
        ["Add someone", "Add a person"]
            .into_iter()
            .find(|button| app.has("button", button))
    });
    app.press(add);
    app.paste("textbox", "Name", name);
    app.choose("Who are they to you?", role);
    if !app.has("textbox", "Number") {
        app.press("Add a number");
    }
    app.paste("textbox", "Number", number);
    if while_locked {
        app.press("While Cairn is locked");
        app.click(
            "checkbox",
            "Show the name and number in Help now, also while locked",
        );
    }
    app.press("Keep");
    app.find("heading", name);
}

/// Turns a switch or check box on or off.
pub fn turn(app: &App<'_>, name: &str, on: bool) {
    let found = app.find("checkbox", name);
    if app.js("return arguments[0].checked", &[found.argument()]) != json!(on) {
        app.click("checkbox", name);
    }
}

/// The twelve words that the page shows.
pub fn recovery_words(app: &App<'_>) -> String {
    let words = super::wait_for("twelve words", || {
        let found = app.js(
            "return [...document.querySelectorAll('ol li bdi')].map((e) => e.textContent)",
            &[],
        );
        let words: Vec<String> = found
            .as_array()?
            .iter()
            .filter_map(|w| w.as_str().map(str::to_owned))
            .collect();
        (words.len() == 12).then_some(words)
    });
    words.join(" ")
}
