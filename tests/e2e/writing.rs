//! One entry: what is typed, what is said of it, its earlier states.

use crate::support::journey::{ENTRY, furnished, lock, room, unlock, write_entry};
use crate::support::{App, World, stays, wait_until};
use serde_json::{Value, json};

/// What any Markdown journal may bring along, each a shape that some editor changes.
const ODD: &[&str] = &[
    "1986. year\n1986. another",
    "| a | b |\n|---|:-:|\n| 1 | 2 |",
    "<div align=center>raw <b>HTML</b></div>",
    "* star\n- dash\n+ plus\n\t- tabbed",
    "trailing spaces  \nand a backslash\\\n\n\n\nfour lines on",
    "Title\n=====\n\n***\n___\n~~~\ncode\n~~~",
    "[link](http://example.org \"t\") ![](photo:none) <http://example.org>",
    "mixed \u{2028} separators \u{85} here",
];

#[test]
fn odd_markdown_comes_back_byte_for_byte_and_opening_saves_nothing() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    for text in ODD {
        write_entry(&app, text);
    }
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    for text in ODD.iter().rev() {
        let before = stored(&world);
        let id = open_newest(&app);
        wait_until(text, || app.value("textbox", "Your entry") == *text);
        stays("open", 0.5, || true);
        app.press("Back");
        app.find("searchbox", "Search your entries");
        assert!(stored(&world) == before, "only opened: {text}");
        let entry = invoke(&app, "entry", &json!({ "id": id }));
        assert_eq!(entry["text"], json!(text));
        invoke(&app, "delete_entry", &json!({ "id": id }));
        wait_until("it is gone from the list", || {
            let newest = "return document.querySelector('[data-entry]')?.dataset.entry";
            app.js(newest, &[]) != json!(id)
        });
    }
}

#[test]
fn line_ends_of_another_system_stay() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let text = "one\r\ntwo\r\n\r\nthree";
    let id = begin(&app, text);
    room(&app, "Journal");
    open_newest(&app);
    app.type_into("textbox", "Your entry", " and more");
    app.sees("Saved");
    app.press("Back");
    let entry = invoke(&app, "entry", &json!({ "id": id }));
    let now = entry["text"].as_str().unwrap();
    assert_eq!(now.matches("\r\n").count(), 3, "{now:?}");
    assert!(now.contains("and more"));
}

#[test]
fn an_entry_emptied_while_it_is_written_is_not_taken_away() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "x");
    app.sees("Saved");
    app.keys(&["Backspace"]);
    stays("still being written", 2.5, || {
        app.has("textbox", "Your entry")
    });
    app.keys(&["y"]);
    app.sees("Saved");
    app.press("Back");
    wait_until("one entry more", || total(&app) == 2);
    open_newest(&app);
    assert_eq!(app.value("textbox", "Your entry"), "y");
}

#[test]
fn entries_switched_fast_keep_their_own_words() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    for name in ["first", "second", "third"] {
        write_entry(&app, name);
    }
    room(&app, "Journal");
    for round in 0..3 {
        for place in [2, 0, 1] {
            wait_until("all are listed", || {
                let listed = "return document.querySelectorAll('[data-entry]').length";
                app.js(listed, &[]) == json!(4)
            });
            app.js(
                "document.querySelectorAll('[data-entry]')[arguments[0]].click()",
                &[json!(place)],
            );
            app.type_into("textbox", "Your entry", &format!(" {round}"));
            app.press("Back");
        }
    }
    app.sees("third 0 1 2");
    app.sees("second 0 1 2");
    app.sees("first 0 1 2");
}

#[test]
fn three_wrong_passphrases_lose_nothing_that_was_typed() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.type_into("textbox", "Your entry", "Unsaved when it locked");
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    for _ in 0..3 {
        app.paste("textbox", "Passphrase", "not this one");
        app.press("Open");
        app.sees("does not open it");
    }
    world.clock.pass_minutes(2);
    unlock(&app);
    room(&app, "Journal");
    app.sees("Unsaved when it locked");
}

#[test]
fn what_is_said_of_an_entry_is_kept_found_and_taken_back() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let id = begin(&app, "A walk by the lake");
    room(&app, "Journal");
    open_newest(&app);
    app.press("About this entry");
    app.press("Good");
    app.press("Slight");
    app.type_into("combobox", "Tags", "Lake\u{e007}");
    app.type_into("combobox", "What helped", "walking\u{e007}");
    app.choose("Path", "Evenings");
    app.press("Pin");
    wait_until("all of it is kept", || {
        let entry = invoke(&app, "entry", &json!({ "id": id }));
        entry["mood"] == "good"
            && entry["craving"]["word"] == "slight"
            && entry["tags"] == json!(["Lake"])
            && entry["helped"] == json!(["walking"])
            && entry["path"].is_string()
            && entry["pinned"] == true
    });
    app.press("Good");
    app.press("Undo");
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    for (query, found) in [
        ("tag:lake mood:good", true),
        ("helped:walk path:even", true),
        ("is:pinned lake", true),
        ("mood:low lake", false),
        ("walk -lake", false),
        ("\"by the lake\"", true),
        ("after:2030", false),
    ] {
        search(&app, query);
        let sentence = if found {
            "One entry"
        } else {
            "Nothing with those words."
        };
        app.sees(sentence);
    }
}

#[test]
fn the_date_can_be_changed() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let id = begin(&app, "Written down late");
    room(&app, "Journal");
    open_newest(&app);
    app.press("09:00 Change date and time");
    app.paste("textbox", "Date", "2024-02-29");
    app.paste("textbox", "Time", "22:15");
    app.press("Keep this date");
    app.sees("29 February 2024");
    let entry = invoke(&app, "entry", &json!({ "id": id }));
    assert_eq!(
        (&entry["date"], &entry["time"]),
        (&json!("2024-02-29"), &json!("22:15"))
    );
    app.press("Undo");
    app.sees("22 November 2026");
    let entry = invoke(&app, "entry", &json!({ "id": id }));
    assert_eq!(entry["date"], json!("2026-11-22"));
}

#[test]
fn an_earlier_version_comes_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    begin(&app, "The first state of it");
    room(&app, "Journal");
    open_newest(&app);
    app.paste("textbox", "Your entry", "Something else entirely");
    app.sees("Saved");
    app.press("Back");
    open_newest(&app);
    app.press("More for this entry");
    app.press("Earlier versions");
    wait_until("the version before", || {
        app.js(
            "return document.querySelectorAll('dialog[open] li button').length",
            &[],
        ) == json!(1)
    });
    app.js(
        "[...document.querySelectorAll('dialog[open] li button')].at(-1).click()",
        &[],
    );
    app.sees("Since then:");
    app.press("Bring this version back");
    wait_until("it reads as before", || {
        app.value("textbox", "Your entry") == "The first state of it"
    });
    app.press("Undo");
    wait_until("it reads as after", || {
        app.value("textbox", "Your entry") == "Something else entirely"
    });
}

#[test]
fn a_question_begins_an_entry_and_leaves_nothing_when_unused() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.press("New entry");
    app.press("Begin with a question");
    wait_until("questions are offered", || {
        app.js(
            "return document.querySelectorAll('dialog[open] li button').length > 3",
            &[],
        ) == json!(true)
    });
    app.js(
        "document.querySelector('dialog[open] li button').click()",
        &[],
    );
    wait_until("the question is there", || {
        app.value("textbox", "Your entry").starts_with("## ")
    });
    app.press("Back");
    app.sees(ENTRY);
    assert_eq!(total(&app), 1);
}

/// Every byte of the database and of what waits to go into it.
fn stored(world: &World) -> Vec<Vec<u8>> {
    let vaults = std::fs::read_dir(world.data().join("vaults")).unwrap();
    let mut files: Vec<_> = vaults
        .flat_map(|vault| std::fs::read_dir(vault.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            name.ends_with(".db") || name.ends_with(".db-wal")
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect()
}

/// A new entry with this text, made as the page makes it; gives its id.
pub(crate) fn begin(app: &App<'_>, text: &str) -> String {
    let entry = invoke(app, "new_entry", &json!({ "victory": false }));
    let id = entry["id"].as_str().unwrap().to_owned();
    invoke(
        app,
        "keep_draft",
        &json!({ "id": id, "seq": 1, "text": text }),
    );
    invoke(app, "leave_entry", &json!({ "id": id }));
    id
}

pub(crate) fn invoke(app: &App<'_>, command: &str, args: &Value) -> Value {
    app.invoke(command, args)
}

pub(crate) fn search(app: &App<'_>, query: &str) {
    app.paste("searchbox", "Search your entries", query);
    stays("asked", 0.4, || true);
}

pub(crate) fn total(app: &App<'_>) -> u64 {
    let filter = json!({ "tag": null, "mood": null, "path": null, "victory": false, "pinned": false, "photo": false, "from": null, "to": null });
    invoke(
        app,
        "entries",
        &json!({ "before": null, "skip": 0, "filter": filter, "limit": 50 }),
    )["total"]
        .as_u64()
        .unwrap()
}

pub(crate) fn open_newest(app: &App<'_>) -> String {
    let id = crate::support::wait_for("entries are listed", || {
        app.js(
            "const newest = document.querySelector('[data-entry]'); newest?.click();
             return newest?.dataset.entry ?? null",
            &[],
        )
        .as_str()
        .map(str::to_owned)
    });
    app.find("textbox", "Your entry");
    id
}
