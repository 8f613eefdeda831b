//! Writing, reading, finding, deleting and bringing back.

use crate::support::journey::{ENTRY, furnished, lock, room, unlock, write_entry};
use crate::support::{App, wait_until};
use serde_json::json;

#[test]
fn written_locked_unlocked_and_found_by_search() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    write_entry(&app, "The ferry left early and I let it go.");
    lock(&mut app);
    app.sees_no("ferry");
    unlock(&app);
    room(&app, "Journal");
    app.type_into("searchbox", "Search your entries", "ferr");
    app.sees("One entry");
    assert_eq!(marked(&app), ["ferry"]);
    app.type_into("searchbox", "Search your entries", "zzz");
    app.sees("Nothing with those words. Your entries are all still here.");
}

#[test]
fn opened_again_and_changed() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    app.type_into("textbox", "Your entry", " Then it flew.");
    wait_until("it is saved", || {
        app.has("status", "") && app.text().contains("Saved")
    });
    app.press("Back");
    app.sees("Then it flew.");
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    assert_eq!(
        app.value("textbox", "Your entry"),
        format!("{ENTRY} Then it flew.")
    );
}

#[test]
fn deleted_and_undone() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    app.press("Delete");
    app.sees("In the trash. It waits there 30 days.");
    app.press("Undo");
    app.sees(ENTRY);
}

#[test]
fn deleted_and_put_back_from_the_trash() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    app.press("Delete");
    app.sees("Nothing here yet. One line is enough.");
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    app.type_into("searchbox", "Search your entries", "heron");
    app.sees("Nothing with those words.");
    app.press("Trash");
    app.sees("30 more days here");
    app.press("Put it back");
    app.sees("Empty. Things wait here 30 days.");
    app.press("All entries");
    app.sees("heron");
}

#[test]
fn the_trash_lets_go_after_thirty_days() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    app.press("Delete");
    app.sees("In the trash.");
    lock(&mut app);
    world.clock.pass_minutes(29 * 24 * 60);
    unlock(&app);
    room(&app, "Journal");
    app.press("Trash");
    app.sees("heron");
    lock(&mut app);
    world.clock.pass_minutes(2 * 24 * 60);
    unlock(&app);
    room(&app, "Journal");
    app.press("Trash");
    app.sees("Empty. Things wait here 30 days.");
}

#[test]
fn any_text_comes_back_as_it_was() {
    let texts = [
        ("right to left", "שלום עולם, this is mixed. مرحبا بالعالم"),
        ("emoji", "🪨🪨 one stone 👩🏽‍🤝‍👨🏻 and a flag 🏳️‍🌈"),
        (
            "control characters",
            "bell \u{7} tab \t escape \u{1b}[31m null \u{0} end \u{85}",
        ),
        (
            "direction marks",
            "\u{202e}backwards\u{202c} \u{2067}isolate\u{2069}",
        ),
        (
            "markup",
            "<script>alert(1)</script> <b>not bold</b> {{x}} %s '; DROP TABLE entry; --",
        ),
        ("combining", "e\u{301} Z̴͙̿ ﷽ \u{fffd} \u{10fffd}"),
        ("spaces", "  leading and trailing, \u{a0}kept \n\n\n"),
    ];
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    for (_, text) in texts {
        write_entry(&app, text);
    }
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    for (name, text) in texts.into_iter().rev() {
        open_newest(&app);
        assert_eq!(app.value("textbox", "Your entry"), text, "{name}");
        app.press("Delete");
        app.sees("In the trash.");
        app.press("Close this message");
    }
}

#[test]
fn five_megabytes_are_kept() {
    let line = "A long day in many words, and then another one like it, over and over again.\n";
    let text = line.repeat(5_000_000 / line.len() + 1);
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    write_entry(&app, &text);
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    open_newest(&app);
    wait_until("the whole text is there", || {
        app.value("textbox", "Your entry").len() == text.len()
    });
    assert!(app.value("textbox", "Your entry") == text);
}

#[test]
fn an_entry_never_begun_leaves_nothing() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.find("textbox", "Your entry");
    app.press("Back");
    app.sees(ENTRY);
    app.sees_no("An entry without words yet");
}

#[test]
fn an_entry_emptied_stays_until_it_is_deleted() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    app.paste("textbox", "Your entry", "");
    app.sees("Saved");
    app.press("Back");
    app.sees("An entry without words yet");
}

#[test]
fn todays_page_is_a_place_to_write() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    app.type_into(
        "textbox",
        "Write something",
        "From Today straight into the journal.",
    );
    app.sees("Saved");
    room(&app, "Journal");
    app.sees("From Today straight into the journal.");
}

#[test]
fn a_victory_is_marked() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    open_entry(&app, "heron");
    app.press("A victory");
    app.press("Back");
    app.sees("Victory");
}

fn open_entry(app: &App<'_>, word: &str) {
    let names = crate::support::wait_for("the entry in the list", || {
        app.names("button")
            .into_iter()
            .find(|name| name.contains(word))
    });
    app.press(&names);
    app.find("textbox", "Your entry");
}

fn open_newest(app: &App<'_>) {
    wait_until("entries are listed", || {
        app.js("return !!document.querySelector('[data-entry]')", &[]) == json!(true)
    });
    app.js("document.querySelector('[data-entry]').click()", &[]);
    app.find("textbox", "Your entry");
}

fn marked(app: &App<'_>) -> Vec<String> {
    let marks = app.js(
        "return [...document.querySelectorAll('mark')].map((m) => m.textContent)",
        &[],
    );
    marks
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m.as_str().unwrap().to_owned())
        .collect()
}
