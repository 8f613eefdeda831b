//! A report for somebody: composed, seen in full, printed, and saved as a table.

use crate::every_page::Look;
use crate::story::{look_back, paper};
use crate::support::journey::{ENTRY, furnished, room, unlock};
use crate::support::{App, save_dialog, wait_until};
use serde_json::{Value, json};
use std::fs;

/// Some days with a check-in.
pub(crate) fn check_ins(app: &App<'_>) {
    let path = app.invoke("paths", &json!({}))[0]["id"].clone();
    let say = |date: &str, change: Value| {
        app.invoke(
            "change_check_in",
            &json!({ "date": date, "change": change }),
        );
    };
    for (date, mood, minutes, quality) in [
        ("2026-11-16", "low", 450, json!(4)),
        ("2026-11-18", "good", 400, json!(null)),
        ("2026-11-19", "okay", 425, json!(3)),
    ] {
        say(date, json!({ "kind": "mood", "mood": mood }));
        say(
            date,
            json!({ "kind": "sleep", "minutes": minutes, "quality": quality }),
        );
    }
    let craving = json!({ "word": "strong", "number": 7 });
    say(
        "2026-11-16",
        json!({ "kind": "craving", "path": path, "craving": craving }),
    );
    say(
        "2026-11-16",
        json!({ "kind": "tags", "of": "trigger", "names": ["-payday", "noise"] }),
    );
    say(
        "2026-11-18",
        json!({ "kind": "tags", "of": "helped", "names": ["a walk"] }),
    );
    let halt = json!({ "hungry": true, "angry": false, "lonely": null, "tired": null });
    say("2026-11-18", json!({ "kind": "halt", "halt": halt }));
    for (date, words) in [
        ("2026-11-16", "=1+1"),
        ("2026-11-18", "Said \"yes\", and\nthen slept"),
    ] {
        app.invoke(
            "keep_check_in_words",
            &json!({ "date": date, "words": words }),
        );
    }
}

/// The pages of the report, one after the other.
pub(crate) fn report_pages(app: &App<'_>, look: Look<'_>) {
    look_back(app, "A report for someone");
    look(app, "report: empty");
    app.click("radio", "A therapist");
    app.find("region", "This is what leaves");
    wait_until("it can be printed", || {
        app.js(
            "return !document.querySelector('main button:disabled')",
            &[],
        ) == json!(true)
    });
    look(app, "report");
    app.press("As a table");
    app.find("heading", "The table, as it is saved");
    look(app, "report: table");
    app.press("Back");
    app.press("Choose entries");
    app.find("searchbox", "Words in the entry");
    look(app, "report: entries");
}

#[test]
fn nothing_leaves_that_was_not_chosen_and_what_was_composed_stays() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    look_back(&app, "A report for someone");
    app.sees("Nothing of that is there in this time.");
    assert_eq!(paper(&app), "Notes24 October 2026 – 22 November 2026");
    app.click("radio", "A sponsor");
    app.find("region", "This is what leaves");
    wait_until("the milestone is on the paper", || {
        paper(&app).contains("22 November 2026: Evenings, 30 days")
    });
    assert!(paper(&app).starts_with("Notes for my sponsor"));
    assert!(!paper(&app).contains(ENTRY) && !paper(&app).to_lowercase().contains("recovery"));
    app.press("Choose entries");
    app.press(&format!("Take along: {ENTRY}"));
    app.press("Back");
    wait_until("the entry is on the paper", || paper(&app).contains(ENTRY));
    app.paste("textbox", "Title on the paper", "For Thursday");
    wait_until("it has its title", || {
        paper(&app).starts_with("For Thursday")
    });
    let alike = app.js(
        "return document.querySelector('.sheet').innerHTML === document.querySelector('body > .paper-only').innerHTML",
        &[],
    );
    assert_eq!(alike, json!(true));

    room(&app, "Today");
    look_back(&app, "A report for someone");
    assert_eq!(app.value("textbox", "Title on the paper"), "For Thursday");
    app.sees("One entry goes along.");

    app.click("radio", "My own dates");
    app.paste("textbox", "First day", "2026-11-20");
    app.paste("textbox", "Last day", "2026-11-10");
    app.sees("That day is before the first day.");
    assert_eq!(app.value("textbox", "First day"), "2026-11-20");
    app.paste("textbox", "Last day", "2026-11-22");
    wait_until("it is of those days", || {
        paper(&app).contains("20 November 2026 – 22 November 2026")
    });
}

#[test]
fn a_table_is_seen_and_saved_as_it_was_seen() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    check_ins(&app);
    look_back(&app, "A report for someone");
    app.click("radio", "A therapist");
    app.click("radio", "Last 7 days");
    app.click("checkbox", "With the lines I wrote in them");
    wait_until("the days are on the paper", || {
        paper(&app).contains("Monday, 16 November 2026")
    });
    for said in [
        "Days with a check-in3 of 7",
        "Mood, 1 to 53.0, mean of 3 days",
        "Sleep, hours and minutes7:05, mean of 3 days",
        "Evenings: craving, 0 to 43.0, on one day",
        "Hungry1 of one day",
        "Mood: Low · Evenings: Strong, 7 of 10 · Sleep: 7:30 hours, 4 of 5 · Triggers: -payday, noise",
        "Said \"yes\", and then slept",
    ] {
        assert!(paper(&app).contains(said), "{said} in {}", paper(&app));
    }
    app.press("As a table");
    app.find("heading", "The table, as it is saved");
    app.sees("'=1+1");
    let file = world.root().join("notes.csv");
    app.press("Save the table");
    save_dialog::save_as(&world, &file);
    wait_until("the file is there", || file.exists());
    app.sees("Saved where you chose.");
    let saved = fs::read_to_string(&file).unwrap();
    let expected = "\u{feff}Date,Mood (1–5),Sleep (hours),Sleep quality (1–5),\"Hungry (1 = yes, 0 = no)\",\
        \"Angry (1 = yes, 0 = no)\",Evenings: craving (0–4),Evenings: craving (0–10),Triggers,Helped,Line\r\n\
        2026-11-16,2,7.5,4,,,3,7,'-payday; noise,,'=1+1\r\n\
        2026-11-17,,,,,,,,,,\r\n\
        2026-11-18,4,6.67,,1,0,,,,a walk,\"Said \"\"yes\"\", and\nthen slept\"\r\n\
        2026-11-19,3,7.08,3,,,,,,,\r\n\
        2026-11-20,,,,,,,,,,\r\n\
        2026-11-21,,,,,,,,,,\r\n\
        2026-11-22,,,,,,,,,,\r\n";
    assert_eq!(saved, expected);
}
