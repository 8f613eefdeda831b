//! Looking through everything, and what can be done about what is found.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{ENTRY, PASSPHRASE, furnished, open_lock, room, unlock};
use crate::support::{App, World, pictures, wait_until};
use cairn_core::clock::Now;
use cairn_core::db::{DbError, EntryId, Subject};
use cairn_core::journal::photos::{self, PhotoFolder, Picture};
use cairn_core::journal::{self, NewEntry};
use cairn_core::vault::{self, Key, Vault};
use secrecy::SecretString;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

const PAGE: usize = 4096;
const ENTRIES: u64 = 60;

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
    }
}

/// Does `work` in the vault while no Cairn has it open.
fn inside<T>(world: &World, work: impl FnOnce(&mut Vault) -> T) -> T {
    let folder = vault::find(&world.data(), None).unwrap().unwrap();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let mut open = vault::unlock(&folder, &Key::Passphrase(&passphrase), &now()).unwrap();
    let done = work(&mut open);
    open.lock().unwrap();
    done
}

fn write_many(vault: &mut Vault) {
    for n in 1..ENTRIES {
        let written = Now {
            utc: now().utc - chrono::Duration::hours(24 * 300 - i64::try_from(n).unwrap()),
            ..now()
        };
        let new = NewEntry {
            id: EntryId::new(&written),
            written_at: written.instant(),
            zone: written.zone,
            victory: false,
        };
        let text = format!("Entry {n}. {}", "The river was high. ".repeat(25));
        journal::save_text(&mut vault.db, &new, &text, &written).unwrap();
    }
    journal::index_all(&mut vault.db).unwrap();
}

/// A home with many entries, and a page on which some of those in the middle lie: its number, and how many.
fn with_many() -> (World, usize, u64) {
    let world = furnished();
    let (page, rows) = inside(&world, |open| {
        write_many(open);
        open.db
            .read(|c| {
                c.query_row(
                    "SELECT pageno, ncell FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 3",
                    [],
                    |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?)),
                )
                .map_err(DbError::from)
            })
            .unwrap()
    });
    assert!(rows > 1);
    (world, page as usize, rows.into())
}

fn database(world: &World) -> PathBuf {
    let folder = vault::find(&world.data(), None).unwrap().unwrap();
    folder.path().join("vault-1.db")
}

fn damage(world: &World, page: usize) {
    let file = database(world);
    let mut bytes = fs::read(&file).unwrap();
    bytes[(page - 1) * PAGE + 60] ^= 1;
    fs::write(&file, bytes).unwrap();
}

fn entries(app: &App<'_>) -> u64 {
    app.invoke("counts", &json!({}))["all"].as_u64().unwrap()
}

fn look_through(app: &App<'_>) {
    room(app, "Settings");
    app.press("Look through everything");
}

/// A home whose journal is damaged in the middle.
fn damaged() -> World {
    let (world, page, _) = with_many();
    damage(&world, page);
    world
}

/// Opens the pages about a damaged journal, one after the other, and calls `look` on each, with its name.
pub(crate) fn health_pages(prepare: Prepare, look: Look<'_>) {
    let (world, page, _) = with_many();
    let world = prepare(world);
    let mut app = world.open();
    unlock(&app);
    look_through(&app);
    app.sees("All is well.");
    look(&app, "settings: all is well");
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    damage(&world, page);
    unlock(&app);
    look_through(&app);
    app.sees("Something of this lies there:");
    look(&app, "settings: a damaged page");
    room(&app, "Today");
    app.find("button", "See what was found");
    look(&app, "today: a damaged page");
    app.press("See what was found");
    app.press("Close the journal and go on there");
    app.await_relaunch();
    app.find("heading", "Part of your journal cannot be read");
    look(&app, "a damaged journal");
    app.press("See what can still be read");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    look(&app, "a damaged journal: bring over");
    app.press("Bring over what can be read");
    app.find("heading", "What came over");
    look(&app, "what came over");
    app.press("Open your journal");
    room(&app, "Settings");
    app.sees("What came over on");
    app.js(
        "for (const part of document.querySelectorAll('main details')) part.open = true",
        &[],
    );
    app.sees("The damaged file stays here, untouched:");
    look(&app, "settings: what came over");
}

#[test]
fn everything_is_looked_through_and_that_is_remembered() {
    let world = furnished();
    let picture = world.root().join("picture.png");
    pictures::noise(&picture, 64, 48, 1);
    let picture = fs::read(picture).unwrap();
    let photo = inside(&world, |open| {
        let folder = PhotoFolder::of(open);
        let entry: String = open
            .db
            .read(|c| {
                c.query_row("SELECT id FROM entry", [], |row| row.get(0))
                    .map_err(DbError::from)
            })
            .unwrap();
        let taken = Picture::take_in(picture, false).unwrap();
        let added = photos::add(&mut open.db, &folder, &entry.into(), taken, &now()).unwrap();
        open.photos().join(added.id.as_str())
    });
    let mut app = world.open();
    unlock(&app);
    look_through(&app);
    app.sees("All is well.");
    app.sees("the one photo or sound are as they were written");
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    fs::remove_file(photo).unwrap();
    unlock(&app);
    room(&app, "Settings");
    app.sees("Looked through:");
    app.sees("All is well.");
    app.press("Look through everything");
    app.sees("One photo or sound is missing.");
    app.sees("A backup may have these photos or sounds.");
    let place = app
        .names("button")
        .into_iter()
        .find(|name| name.starts_with(ENTRY))
        .unwrap();
    app.press(&place);
    app.find("textbox", "Your entry");
}

#[test]
fn what_can_be_read_of_a_damaged_journal_comes_over() {
    let (world, page, lost) = with_many();
    damage(&world, page);
    let mut app = world.open();
    unlock(&app);
    look_through(&app);
    app.sees("pages of the journal file is not as it was written.");
    app.sees("Something of this lies there:");
    room(&app, "Today");
    app.sees("found something that is not as it was written");
    app.press("See what was found");
    app.press("Close the journal and go on there");
    app.await_relaunch();
    let damaged = fs::read(database(&world)).unwrap();
    app.find("heading", "Part of your journal cannot be read");
    app.press("See what can still be read");
    app.paste("textbox", "Passphrase", "not this one");
    app.press("Bring over what can be read");
    app.sees("does not open");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Bring over what can be read");
    app.find("heading", "What came over");
    let kept = (ENTRIES - lost).to_string();
    let row = format!("Entries {kept} {lost}");
    wait_until("what is missing is told", || {
        let text = app.text().split_whitespace().collect::<Vec<_>>().join(" ");
        text.contains(&row)
    });
    app.sees("The damaged file stays here, untouched:");
    app.sees("vault-1.db");
    app.press("Open your journal");
    app.find("navigation", "Rooms");
    assert_eq!(entries(&app), ENTRIES - lost);
    let untouched = fs::read(database(&world)).unwrap() == damaged;
    assert!(untouched, "the damaged file is as it was");
    room(&app, "Journal");
    app.type_into("searchbox", "Search your entries", "heron");
    app.sees("One entry");
    // What was found of the file before says nothing of this one; what came over can be looked at again.
    room(&app, "Settings");
    app.sees("What came over on");
    app.sees_no("Looked through:");
    app.press("Look through everything");
    app.sees("All is well.");
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    unlock(&app);
    assert_eq!(entries(&app), ENTRIES - lost);
}

#[test]
fn where_nothing_can_be_read_a_backup_is_offered() {
    let world = furnished();
    damage(&world, 1);
    let app = world.open();
    open_lock(&app);
    app.find("heading", "Part of your journal cannot be read");
    app.press("See what can still be read");
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Bring over what can be read");
    app.sees("nothing in it can be read");
    app.find("heading", "Beside the journal");
}

#[test]
fn wrong_tries_at_a_damaged_journal_are_followed_by_a_pause() {
    let world = furnished();
    damage(&world, 1);
    let app = world.open();
    open_lock(&app);
    app.find("heading", "Part of your journal cannot be read");
    app.press("See what can still be read");
    let wrong = json!({ "secret": { "way": "passphrase", "passphrase": "not this one" } });
    for _ in 0..3 {
        assert!(app.refusal("salvage", &wrong).contains("wrongPassphrase"));
    }
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Bring over what can be read");
    app.sees("Cairn pauses after several tries");
}

#[test]
fn a_search_index_that_is_not_whole_is_made_anew() {
    let world = furnished();
    inside(&world, |open| {
        open.db
            .write::<_, DbError>(Subject::Journal, |tx| {
                Ok(tx.execute_batch("DELETE FROM entry_index_docsize")?)
            })
            .unwrap();
    });
    let app = world.open();
    unlock(&app);
    look_through(&app);
    app.sees("The list of words that searching uses is not whole.");
    app.press("Make it anew");
    app.sees("Searching finds everything again.");
    app.sees("All is well.");
    room(&app, "Journal");
    app.type_into("searchbox", "Search your entries", "heron");
    app.sees("One entry");
}

#[test]
fn after_it_was_cut_off_cairn_looks_by_itself_and_tells_only_what_is_wrong() {
    let (world, page, _) = with_many();
    let mut app = world.open();
    unlock(&app);
    let write_and_kill = |app: &mut App<'_>| {
        let id = app.invoke("new_entry", &json!({ "victory": false }))["id"].clone();
        let text = "The last words before.";
        app.invoke("keep_draft", &json!({ "id": id, "seq": 1, "text": text }));
        wait_until("it is written", || {
            let log = database(&world).with_file_name("vault-1.db-wal");
            fs::metadata(log).is_ok_and(|log| log.len() > 0)
        });
        app.kill();
        app.reopen();
    };
    write_and_kill(&mut app);
    unlock(&app);
    wait_until("it was looked through", || {
        world.has_noted("looked through the vault")
    });
    room(&app, "Settings");
    app.sees("Photos and sounds were not looked at this time.");
    write_and_kill(&mut app);
    damage(&world, page);
    unlock(&app);
    app.sees("found something that is not as it was written");
    app.press("See what was found");
    app.sees("Something of this lies there:");
    room(&app, "Today");
    app.press("Not now");
    app.gone("button", "See what was found");
}

#[test]
fn an_open_journal_goes_on_beside_a_page_that_cannot_be_read() {
    let world = damaged();
    let mut app = world.open();
    unlock(&app);
    // Whatever asks for it is told so, and nothing else.
    let all = json!({ "what": { "kind": "range", "from": "2020-01-01", "to": "2030-01-01" } });
    for _ in 0..2 {
        assert_eq!(app.refusal("to_print", &all), "vaultDamaged");
        assert_eq!(entries(&app), ENTRIES);
        app.invoke("contacts", &json!({}));
    }
    room(&app, "Journal");
    app.press("New entry");
    app.paste("textbox", "Your entry", "Written all the same.");
    app.sees("Saved");
    app.press("Back");
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    unlock(&app);
    assert_eq!(entries(&app), ENTRIES + 1);
}
