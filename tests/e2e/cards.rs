//! People from and for other address books.

use crate::support::journey::{SPONSOR, furnished, room, unlock};
use crate::support::{App, World, save_dialog, wait_until};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A file of each shape with who is in it, as far as they are named.
const SHAPES: [(&[u8], &[&str], usize); 6] = [
    (
        include_bytes!("../../src-tauri/core/src/contacts/vcard/tests/files/android_2_1.vcf"),
        &["Zoë", "Home group"],
        3,
    ),
    (
        include_bytes!("../../src-tauri/core/src/contacts/vcard/tests/files/apple_3_0.vcf"),
        &["Mo"],
        1,
    ),
    (
        include_bytes!("../../src-tauri/core/src/contacts/vcard/tests/files/google_3_0.vcf"),
        &["Dr. Ines Ana"],
        2,
    ),
    (
        include_bytes!("../../src-tauri/core/src/contacts/vcard/tests/files/others_4_0.vcf"),
        &["Noor"],
        0,
    ),
    (
        include_bytes!("../../src-tauri/core/src/contacts/vcard/tests/files/outlook_2_1.vcf"),
        &[],
        1,
    ),
    (
        include_bytes!("../../src-tauri/core/src/contacts/vcard/tests/files/broken.vcf"),
        &["Ada", "Ben", "Cleo", "Dee", "Eli"],
        0,
    ),
];

fn card(lines: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n")
}

fn bring(app: &App<'_>) {
    room(app, "People");
    app.press("Other address books");
    app.press("Bring people in from a file");
    app.find("button", "Choose a file");
}

fn contacts(app: &App<'_>) -> Vec<Value> {
    let all = app.invoke("contacts", &json!({}));
    all.as_array().unwrap().clone()
}

fn names(app: &App<'_>) -> Vec<String> {
    let name = |contact: &Value| contact["name"].as_str().unwrap().to_owned();
    contacts(app).iter().map(name).collect()
}

#[test]
fn a_file_of_each_shape_comes_in_and_can_be_taken_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    for (bytes, people, count) in SHAPES {
        bring(&app);
        app.give_file("people.vcf", bytes);
        app.sees("in the file");
        for name in people {
            app.find("checkbox", &format!("Bring in {name}"));
        }
        app.press("Bring them in");
        app.find("heading", "Done");
        assert!(
            people
                .iter()
                .all(|name| names(&app).contains(&(*name).to_owned()))
        );
        if count > 0 {
            assert_eq!(names(&app).len(), count + 1);
        }
        app.press("Undo");
        app.sees("Put back as it was.");
        assert_eq!(names(&app), [SPONSOR.0]);
        app.press("Close this message");
    }
}

#[test]
fn one_is_merged_one_left_out_one_new_and_all_of_it_taken_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    bring(&app);
    let file = [
        card("FN:Ash\nTEL;TYPE=CELL:+49 170 0000001"),
        card("FN:Bo\nTEL:+49 170 0000002"),
        card(&format!(
            "FN:Robin A.\nTEL:{}\nEMAIL:robin@example.org\nBDAY:--0503",
            SPONSOR.1
        )),
    ];
    app.give_file("people.vcf", file.concat().as_bytes());
    app.find("heading", "3 people in the file");
    app.sees("One of them may be someone who is here already.");
    app.sees("2 new people");
    app.sees("One is not decided yet");
    app.click(
        "radio",
        &format!("Yes, add what is missing to {}", SPONSOR.0),
    );
    app.sees("robin@example.org");
    app.click("checkbox", "Bring in Bo");
    app.sees("One new person, something new for one who is here");
    let before = contacts(&app);
    app.press("Bring them in");
    app.sees("One person is new in your circle.");
    app.sees("One who was here has something new.");
    app.sees("One person in the file stayed out.");
    assert_eq!(names(&app), [SPONSOR.0, "Ash"]);
    let robin = &contacts(&app)[0];
    assert_eq!(robin["channels"][0], before[0]["channels"][0]);
    assert_eq!(robin["channels"][1]["value"], "robin@example.org");
    assert_eq!(robin["birthday"], "--05-03");
    assert_eq!(robin["notes"], "Also called: Robin A.");
    app.press("To your people");
    app.find("heading", "Ash");
    // Still for a while.
    app.press("Undo");
    app.sees("Put back as it was.");
    assert_eq!(contacts(&app), before);
}

#[test]
fn people_are_written_to_a_file_that_is_known_when_it_comes_back() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let mut robin = contacts(&app)[0].clone();
    robin["notes"] = json!("Says the quiet part aloud.");
    robin["support"]["agreed"] = json!("Every Friday.");
    app.invoke("save_contact", &json!({ "contact": robin }));
    room(&app, "People");
    app.press("Other address books");
    app.press("Write people to a file");
    app.sees("The file is not encrypted.");
    app.click("checkbox", SPONSOR.0);
    let without = saved(&world, &app, "without.vcf");
    assert!(without.contains("VERSION:4.0") && without.contains(SPONSOR.1));
    assert!(
        !without.contains("quiet") && !without.contains("Friday") && !without.contains("ponsor")
    );
    app.click("checkbox", "Your notes about them, too");
    app.click("radio", "Older phones");
    let with = saved(&world, &app, "with.vcf");
    assert!(with.contains("VERSION:3.0") && with.contains("quiet part"));
    assert!(!with.contains("Friday"));
    bring(&app);
    app.give_file("with.vcf", with.as_bytes());
    app.sees("One of them is here already, and stays as is.");
    app.sees("Here already as Robin.");
    app.sees("Nobody is chosen.");
}

fn saved(world: &World, app: &App<'_>, name: &str) -> String {
    let file = world.root().join(name);
    app.press("Save the file");
    save_dialog::save_as(world, &file);
    wait_until("the file is there", || file.exists());
    app.sees("One person is in the file.");
    app.press("Close this message");
    std::fs::read_to_string(file).unwrap()
}

#[test]
fn files_that_bring_nobody_are_told_of_calmly() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    bring(&app);
    for (name, bytes, said) in [
        ("empty.vcf", &b""[..], "That file is empty."),
        (
            "notes.txt",
            b"Just some words.",
            "There are no people in that file.",
        ),
        (
            "picture.png",
            &[0x89, 0x50, 0, 1, 2, 255],
            "There are no people in that file.",
        ),
        (
            "damaged.vcf",
            b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n",
            "nobody in it could be read",
        ),
    ] {
        app.give_file(name, bytes);
        app.sees(said);
        app.find("button", "Choose a file");
    }
    app.give_file("broken.vcf", SHAPES[5].0);
    app.press("10 things in the file could not be read");
    app.sees("Ben: A birthday that is not in the calendar is left out.");
}

#[test]
fn an_address_book_of_thousands_chooses_nobody_and_stays_quick() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    bring(&app);
    let mut book = String::new();
    for at in 0..3_000 {
        let _ = write!(
            book,
            "{}",
            card(&format!("FN:Person {at}\nTEL:+49 170 {at:07}"))
        );
    }
    app.give_file("people.vcf", book.as_bytes());
    app.find("heading", "3,000 people in the file");
    app.sees("nobody is chosen yet");
    app.sees("1 to 50 of 3,000");
    app.press("Later");
    app.sees("51 to 100 of 3,000");
    app.type_into("searchbox", "Search in the file", "person 2718");
    app.click("checkbox", "Bring in Person 2718");
    app.sees("One new person");
    app.press("Bring them in");
    app.find("heading", "Done");
    assert_eq!(names(&app), [SPONSOR.0, "Person 2718"]);
}

#[test]
fn a_file_is_let_go_of_when_the_page_is_left() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    bring(&app);
    app.give_file("people.vcf", card("FN:Ash\nTEL:1234567").as_bytes());
    app.find("heading", "One person in the file");
    app.press("Help now");
    app.press("Back");
    app.find("checkbox", "Bring in Ash");
    app.press("Back");
    app.find("heading", "People");
    wait_until("it is gone", || {
        let answer = app.js(
            "return window.__TAURI_INTERNALS__.invoke('cards_found').then(() => null, (error) => error.code)",
            &[],
        );
        answer == json!("notFound")
    });
}

#[test]
fn the_keyboard_alone_decides() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    bring(&app);
    let file = [
        card("FN:Robin\nEMAIL:robin@example.org"),
        card("FN:Ash\nTEL:1234567"),
    ];
    app.give_file("people.vcf", file.concat().as_bytes());
    app.find("heading", "2 people in the file");
    wait_until("what was found has the focus", || {
        app.focused().1 == "2 people in the file"
    });
    tab_to(&app, "radio");
    app.keys(&["Space"]);
    app.sees("This would come to Robin");
    tab_to(&app, "checkbox");
    app.keys(&["Space"]);
    app.sees("Something new for one who is here");
    for _ in 0..20 {
        app.keys(&["Tab"]);
        if app.focused().1 == "Bring them in" {
            app.keys(&["Enter"]);
            break;
        }
    }
    app.find("heading", "Done");
    assert_eq!(app.focused().1, "Done");
}

fn tab_to(app: &App<'_>, role: &str) {
    for _ in 0..20 {
        app.keys(&["Tab"]);
        if app.focused().0 == role {
            return;
        }
    }
    panic!("no {role} by Tab; the focus is on {:?}", app.focused());
}
