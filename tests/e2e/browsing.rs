//! Looking through the journal: calendar, year, filters, this day in other years, the trash.

use crate::home::{Home, LONG};
use crate::support::journey::{furnished, room, turn, unlock};
use crate::support::{App, World, stays, wait_for, wait_until};
use crate::writing::{invoke, search};
use serde_json::{Value, json};

/// Entries of other days: (date, time, text).
fn write_on(app: &App<'_>, entries: &[(&str, &str, &str)]) -> Vec<String> {
    entries
        .iter()
        .map(|(date, time, text)| {
            let entry = invoke(app, "new_entry", &json!({ "victory": false }));
            let id = entry["id"].as_str().unwrap().to_owned();
            invoke(
                app,
                "keep_draft",
                &json!({ "id": id, "seq": 1, "text": text }),
            );
            invoke(app, "leave_entry", &json!({ "id": id }));
            let change = json!({ "kind": "writtenAt", "date": date, "time": time });
            invoke(app, "change_entry", &json!({ "id": id, "change": change }));
            id
        })
        .collect()
}

#[test]
fn the_calendar_leads_to_a_day() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write_on(
        &app,
        &[
            ("2026-11-03", "08:00", "Frost on the window"),
            ("2026-11-03", "21:00", "Soup and early to bed"),
        ],
    );
    room(&app, "Journal");
    app.press("Calendar");
    app.press("Tuesday, 3 November 2026, 2 entries");
    app.sees("Frost on the window");
    app.sees("Soup and early to bed");
    app.press("The month before");
    app.sees("October 2026");
    app.press("Year");
    app.sees("3 entries in 2026");
}

#[test]
fn a_date_opens_the_list_there_with_newer_entries_above_and_older_below() {
    let world = World::new();
    Home::make(&world, 1_000);
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(LONG);
    let all = listed(&app);
    assert_eq!(all.len(), 1_000);

    go_to(&app, "2001-10-20");
    let (text, top) = arrived(&app, "Saturday, 20 October 2001");
    assert!(text.contains("23:46"), "the newest of the day: {text}");
    assert!((60.0..260.0).contains(&top), "at the top: {top}");
    stays("in its place", 1.0, || {
        arrived(&app, "Saturday, 20 October 2001").1 == top
    });
    let day = place(&all, &focused_entry(&app));
    // Up by less than a window at a time, past several pages: what is seen moves as far as one scrolls, and no entry is
    // left out.
    for step in 0..40 {
        let (id, before) = in_the_middle(&app);
        app.js("window.scrollBy(0, -250)", &[]);
        let now = top_of(&app, &id);
        assert!(
            now.is_some_and(|now| (now - before - 250.0).abs() < 2.0),
            "{step}: from {before} to {now:?}"
        );
        assert_in_order(&app, &all, step);
    }
    let (id, _) = in_the_middle(&app);
    let up = place(&all, &id);
    assert!(up + 40 < day, "{up} of {day}");
    app.js("window.scrollTo(0, 0)", &[]);
    app.sees(LONG);
    go_to(&app, "2001-10-20");
    arrived(&app, "Saturday, 20 October 2001");
    for step in 0..20 {
        app.js("window.scrollBy(0, 400)", &[]);
        in_the_middle(&app);
        assert_in_order(&app, &all, step);
    }
    app.js(
        "window.scrollTo(0, document.documentElement.scrollHeight)",
        &[],
    );
    app.sees("Sunday, 9 September 2001");

    // Nothing is as old as this.
    go_to(&app, "1999-01-01");
    app.sees("Nothing to show on Friday, 1 January 1999.");
    assert!(
        arrived(&app, "Sunday, 9 September 2001")
            .0
            .contains("03:46")
    );

    app.press("Year");
    app.choose("Year", "2001");
    wait_until("the year is drawn", || {
        let day = "const day = document.querySelector('[data-written=\"2001-09-30\"]'); day?.click(); return !!day";
        app.js(day, &[]) == json!(true)
    });
    app.find("heading", "Sunday, 30 September 2001");
    app.press("Show in the list");
    arrived(&app, "Sunday, 30 September 2001");
    let open = focused_entry(&app);
    app.js("document.activeElement.click()", &[]);
    app.find("textbox", "Your entry");
    app.press("Back");
    wait_until("it is come back to", || focused_entry(&app) == open);
}

#[test]
fn what_is_left_out_of_this_day_can_come_up_again() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write_on(
        &app,
        &[
            ("2023-11-22", "10:00", "Three years back"),
            ("2020-11-22", "10:00", "Six years back"),
        ],
    );
    room(&app, "Settings");
    turn(&app, "Show in the Journal what you wrote on this day", true);
    room(&app, "Journal");
    app.press("On this day…");
    app.press("Not this one");
    app.sees_no("3 years ago, 2023");
    app.press("Not this date");
    app.sees_no("6 years ago, 2020");
    room(&app, "Settings");
    app.press("What stays out of it");
    app.sees("22 November");
    app.press("Show again: 22 November");
    app.sees("It can come up again.");
    wait_until("the next one has the focus", || {
        app.focused().1 == "Show again: Three years back"
    });
    app.press("Show again: Three years back");
    app.gone("button", "What stays out of it");
    let switch = "Show in the Journal what you wrote on this day";
    wait_until("the focus stays near", || app.focused().1 == switch);
    room(&app, "Journal");
    app.press("On this day…");
    app.sees("3 years ago, 2023");
    app.sees("6 years ago, 2020");
}

/// All entries, newest first.
fn listed(app: &App<'_>) -> Vec<String> {
    let filter = json!({ "tag": null, "mood": null, "path": null, "victory": false, "pinned": false, "photo": false, "from": null, "to": null });
    let asked = json!({ "before": null, "skip": 0, "filter": filter, "limit": 5_000 });
    let found = invoke(app, "entries", &asked);
    let entries = found["entries"].as_array().unwrap();
    entries.iter().map(|entry| words(&entry["id"])).collect()
}

fn place(all: &[String], id: &str) -> usize {
    all.iter().position(|one| one == id).unwrap()
}

fn go_to(app: &App<'_>, date: &str) {
    app.press("Go to a date");
    app.paste("textbox", "Date", date);
    app.press("Go there");
}

/// Waits until an entry of that day has the focus. Its words, and how far from the window's top it stands.
fn arrived(app: &App<'_>, day: &str) -> (String, f64) {
    wait_for(day, || {
        let row = app.js(
            "const row = document.activeElement;
             return row?.dataset.entry ? [row.innerText, row.getBoundingClientRect().top] : null",
            &[],
        );
        let text = words(row.get(0)?);
        let top = row.get(1)?.as_f64()?;
        text.contains(day).then_some((text, top))
    })
}

fn focused_entry(app: &App<'_>) -> String {
    words(&app.js("return document.activeElement?.dataset?.entry ?? ''", &[]))
}

/// Waits for an entry in the middle of the window; which, and how far from the top.
fn in_the_middle(app: &App<'_>) -> (String, f64) {
    let find =
        "const at = (y) => document.elementFromPoint(innerWidth / 2, y)?.closest('[data-entry]');
        const row = at(innerHeight / 2) ?? at(innerHeight / 2 + 60);
        return row ? [row.dataset.entry, row.getBoundingClientRect().top] : null;";
    wait_for("an entry in the middle", || {
        let row = painted(app, find, &[]);
        Some((words(row.get(0)?), row.get(1)?.as_f64()?))
    })
}

fn top_of(app: &App<'_>, id: &str) -> Option<f64> {
    let find = "const row = document.querySelector(`[data-entry=\"${id}\"]`);
        return row?.getBoundingClientRect().top ?? null;";
    painted(app, find, &[json!(id)]).as_f64()
}

/// What `script` gives when the page is as it is then painted: what was laid out anew has come to its place.
fn painted(app: &App<'_>, script: &str, id: &[Value]) -> Value {
    let then = format!(
        "const [id] = arguments;
         const look = () => {{ {script} }};
         return new Promise((done) => {{
           new ResizeObserver((_, observer) => {{ observer.disconnect(); done(look()); }}).observe(document.body);
         }});"
    );
    app.js(&then, id)
}

/// The entries that the page holds follow one another as they do in the journal.
fn assert_in_order(app: &App<'_>, all: &[String], step: u32) {
    let held = app.js(
        "return [...document.querySelectorAll('[data-entry]')].map((row) => row.dataset.entry)",
        &[],
    );
    let held: Vec<String> = held.as_array().unwrap().iter().map(words).collect();
    let first = place(all, &held[0]);
    assert!(
        held.len() < 200 && all[first..].starts_with(&held),
        "step {step}"
    );
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn other_years_come_up_only_when_chosen() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write_on(
        &app,
        &[
            ("2023-11-22", "10:00", "Three years back"),
            ("2020-11-22", "10:00", "Six years back"),
        ],
    );
    room(&app, "Journal");
    app.sees_no("Three years ago");
    app.press("Calendar");
    app.press("On this day");
    app.press("Show it");
    app.sees("3 years ago, 2023");
    app.sees("Six years back");
    app.press("Not this one");
    app.sees("This one will not come up here again.");
    app.press("Not this date");
    app.sees_no("Six years back");
}

#[test]
fn chinese_japanese_korean_and_thai_are_found() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    write_on(
        &app,
        &[
            ("2026-11-01", "10:00", "今天在河边走了很久,心里安静。"),
            (
                "2026-11-02",
                "10:00",
                "今日は電話をかけた。少し楽になった。",
            ),
            ("2026-11-04", "10:00", "오늘은 친구와 산책했다."),
            ("2026-11-05", "10:00", "วันนี้โทรหาเพื่อนแล้วรู้สึกดีขึ้น"),
        ],
    );
    room(&app, "Journal");
    for query in ["河边", "電話", "산책", "เพื่อน", "安"] {
        search(&app, query);
        wait_until(query, || app.text().contains("One entry"));
    }
}

#[test]
fn a_slip_in_the_search_is_no_error() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    for query in [
        "\"heron",
        "heron)",
        "mood:",
        "before:whenever",
        "* AND NEAR(",
        "-",
        "tag:\"",
        ":::",
    ] {
        search(&app, query);
        app.sees_no("Something went wrong");
    }
    search(&app, "\"heron");
    app.sees("One entry");
}

#[test]
fn filters_show_what_they_say() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let ids = write_on(
        &app,
        &[
            ("2026-11-01", "10:00", "A low day"),
            ("2026-11-02", "10:00", "A good day"),
        ],
    );
    for (id, mood) in ids.iter().zip(["low", "good"]) {
        let change = json!({ "kind": "mood", "mood": mood });
        invoke(&app, "change_entry", &json!({ "id": id, "change": change }));
    }
    room(&app, "Journal");
    app.press("Filter");
    app.press("Good 1");
    app.sees("A good day");
    app.sees_no("A low day");
    app.press("Good (take away)");
    app.sees("A low day");
}

#[test]
fn the_trash_is_emptied_only_on_purpose() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let ids = write_on(&app, &[("2026-11-01", "10:00", "To be gone")]);
    invoke(&app, "delete_entry", &json!({ "id": ids[0] }));
    room(&app, "Journal");
    app.press("Trash");
    app.sees("To be gone");
    app.press("Empty the trash");
    app.press("Keep them here");
    app.sees("To be gone");
    app.press("Empty the trash");
    app.press("Empty it for good");
    app.sees("Empty. Things wait here 30 days.");
}
