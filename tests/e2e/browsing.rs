//! Looking through the journal: calendar, year, filters, this day in other years, the trash.

use crate::support::journey::{furnished, room, unlock};
use crate::support::{App, wait_until};
use crate::writing::{invoke, search};
use serde_json::json;

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
