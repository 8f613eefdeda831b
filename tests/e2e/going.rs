//! How it is going: nothing yet, a single day, and a year with a gap whose sentences are worked out by hand.

use crate::every_page::{Look, Prepare};
use crate::support::journey::{PASSPHRASE, room, unlock};
use crate::support::{App, World, axe, wait_until};
use cairn_core::clock::Now;
use cairn_core::db::{DbError, Subject};
use cairn_core::settings::{self, Settings};
use cairn_core::vault::{self, Key};
use chrono::{Days, NaiveDate, TimeZone as _, Utc};
use secrecy::SecretString;
use serde_json::json;
use std::fmt::Write as _;

/// A Monday. 52 weeks from it end on the day a world starts on, and the year that is shown begins the day before it.
const MONDAY: &str = "2025-11-24";
/// From this week on six have no notes.
const GAP: u64 = 20;

/// A world whose vault holds what `sql` puts into it. The welcome is over.
pub(crate) fn home(world: World, sql: &str) -> World {
    let now = Now {
        utc: Utc.timestamp_opt(1_760_000_000, 0).unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
    };
    std::fs::create_dir_all(world.data()).unwrap();
    let passphrase = SecretString::from(PASSPHRASE);
    let mut vault = vault::create(&world.data(), &Key::Passphrase(&passphrase), &now).unwrap();
    let settings = Settings {
        welcome_done: true,
        ..Settings::default()
    };
    settings::save(&mut vault.db, &settings).unwrap();
    vault
        .db
        .write(Subject::CheckIns, |tx| {
            tx.execute_batch(sql)?;
            Ok::<_, DbError>(())
        })
        .unwrap();
    vault.lock().unwrap();
    world
}

fn check_in(date: &str, mood: u64) -> String {
    format!(
        "INSERT INTO check_in (id, date, mood, energy, sleep_minutes, created_at, changed_at)
         VALUES ('{date}', '{date}', {mood}, 3, {}, 0, 0);\n",
        400 + mood * 20
    )
}

/// 46 weeks with notes on every day. In every second one somebody was called three times; its mood is 4, in the first five
/// such weeks and in all others 3. A craving of 2 every day, a row every Monday, a walk after it in every second week.
pub(crate) fn year() -> String {
    let mut sql = String::from(
        "INSERT INTO path (id, name, created_at) VALUES ('evenings', 'Evenings', 0);
         INSERT INTO chapter (id, path_id, start, created_at) VALUES ('first', 'evenings', '2026-01-01', 0);
         INSERT INTO tag (id, kind, name, folded) VALUES ('row', 'trigger', 'a row', 'a row'), ('walk', 'helped', 'a walk', 'a walk');\n",
    );
    let monday: NaiveDate = MONDAY.parse().unwrap();
    for week in (0..52).filter(|week| !(GAP..GAP + 6).contains(week)) {
        let called = week % 2 == 0;
        let mood = if called && week > 8 { 4 } else { 3 };
        for day in 0..7 {
            let date = monday + Days::new(week * 7 + day);
            sql += &check_in(&date.to_string(), mood);
            let craving = "INSERT INTO check_in_craving (check_in_id, path_id, word) VALUES";
            writeln!(sql, "{craving} ('{date}', 'evenings', 2);").unwrap();
            let tag = "INSERT INTO check_in_tag (check_in_id, tag_id) VALUES";
            if day == 0 {
                writeln!(sql, "{tag} ('{date}', 'row');").unwrap();
            }
            if day == 0 && called {
                writeln!(sql, "{tag} ('{date}', 'walk');").unwrap();
            }
            if called && day < 3 {
                let at = date
                    .and_hms_opt(17, 0, 0)
                    .unwrap()
                    .and_utc()
                    .timestamp_millis();
                writeln!(
                    sql,
                    "INSERT INTO reach_out (id, name, kind, started_at, zone, outcome)
                     VALUES ('{date}', 'Ines', 'call', {at}, 'Europe/Berlin', 'talked');"
                )
                .unwrap();
            }
        }
    }
    sql
}

pub(crate) fn open_going(app: &App<'_>) {
    unlock(app);
    room(app, "Looking back");
    app.press("How it is going…");
    app.find("heading", "How it is going");
}

/// How many of `what` the picture under this heading has.
fn drawn(app: &App<'_>, heading: &str, what: &str) -> u64 {
    let count = app.js(
        "const section = [...document.querySelectorAll('main section')].find((one) =>
           one.querySelector('h2')?.textContent.replace(/[\\u2066-\\u2069]/g, '') === arguments[0]);
         return section ? section.querySelector('[role=img]').querySelectorAll(arguments[1]).length : -1",
        &[json!(heading), json!(what)],
    );
    count
        .as_u64()
        .unwrap_or_else(|| panic!("no picture {heading}"))
}

/// What the tables that are unfolded say, row by row.
fn table(app: &App<'_>) -> serde_json::Value {
    app.js(
        "return [...document.querySelectorAll('details[open] tr')].map((row) =>
           [...row.cells].map((cell) => cell.textContent.replace(/[\\u2066-\\u2069]/g, '')))",
        &[],
    )
}

#[test]
fn with_nothing_noted_there_is_no_hurry() {
    let world = home(World::new(), "");
    let app = world.open();
    open_going(&app);
    app.sees("A few days of notes and there will be something to see. No hurry.");
    assert!(!app.has("radio", "30 days"));
    assert_eq!(axe::findings(&app), Vec::<String>::new());
}

#[test]
fn a_single_day_is_one_dot_and_one_sentence() {
    let world = home(World::new(), &check_in("2026-11-20", 4));
    let app = world.open();
    open_going(&app);
    app.sees("25 August 2026 to 22 November 2026");
    app.sees("Something was noted on one day.");
    app.sees("One day so far: Good.");
    app.sees("One day so far: 8 h.");
    assert_eq!(drawn(&app, "Mood", "circle"), 1);
    assert_eq!(drawn(&app, "Mood", "path"), 0);
    assert!(!app.has("heading", "By day of the week"));
    app.press("Show as a table: Mood");
    app.find("table", "Mood");
    assert_eq!(
        table(&app),
        json!([["Day", "Mood, 1 to 5"], ["20 November 2026", "4.0"]])
    );
    // What is written meanwhile is drawn at once.
    let entry = app.invoke("new_entry", &json!({ "victory": false }));
    let id = entry["id"].clone();
    app.invoke(
        "keep_draft",
        &json!({ "id": id, "seq": 1, "text": "A walk." }),
    );
    app.invoke(
        "change_entry",
        &json!({ "id": id, "change": { "kind": "mood", "mood": "low" } }),
    );
    app.sees("2 days so far. Not enough days yet to say anything. No hurry.");
    assert_eq!(drawn(&app, "Mood", "circle"), 2);
}

#[test]
fn a_year_with_a_gap_is_drawn_as_it_was_and_counted_right() {
    let world = home(World::new(), &year());
    let app = world.open();
    open_going(&app);
    app.click("radio", "A year");
    app.sees("23 November 2025 to 22 November 2026");
    app.sees("Something was noted on 322 days.");
    app.sees("Most often: Okay, on 196 of 322 days.");
    app.sees("The same each time: Some, on all 322 days.");
    app.sees("In weeks when you talked with someone three times or more, your mood was higher: 18 of 23.");
    app.sees("23 such weeks and 23 others; 322 days in all.");
    app.sees("Named most often: a row, on 46 of the 46 days with any.");
    app.sees("Named most often: a walk, on 23 of the 23 days with any.");
    app.sees("not why.");
    // The six weeks stay empty: two strokes, and a dot for each week that is known.
    assert_eq!(drawn(&app, "Mood", "circle"), 46);
    assert_eq!(drawn(&app, "Mood", "path"), 2);
    assert_eq!(drawn(&app, "Craving: Evenings", "circle"), 46);
    assert_eq!(
        drawn(&app, "People and meetings beside mood", "rect.talked"),
        23
    );
    // One day, 30, 60 and 90 days, six and nine months.
    for heading in ["Mood", "Craving: Evenings", "Sleep", "Energy"] {
        assert_eq!(drawn(&app, heading, ".stone"), 6, "{heading}");
    }
    app.sees("6 months");
    app.press("Show as a table: Mood");
    app.find("table", "Mood");
    let rows = table(&app);
    assert_eq!(
        rows[0],
        json!(["Week from", "Mood, 1 to 5", "Days", "Milestone"])
    );
    assert_eq!(rows[1], json!(["24 November 2025", "3.0", "7 days", ""]));
    // The first week with a higher mood; of the weeks before it one has a milestone.
    assert_eq!(rows[11], json!(["2 February 2026", "4.0", "7 days", ""]));
    assert_eq!(
        rows[6],
        json!(["29 December 2025", "3.0", "7 days", "One day, Evenings"])
    );

    app.click("radio", "30 days");
    app.sees("24 October 2026 to 22 November 2026");
    app.press("Earlier");
    app.sees("24 September 2026 to 23 October 2026");
    app.press("Later");
    app.sees("24 October 2026 to 22 November 2026");
    // There is nothing later; the button stays where it is and does nothing.
    app.press("Later");
    app.sees("24 October 2026 to 22 November 2026");
    app.click("radio", "All");
    app.sees("24 November 2025 to 22 November 2026");
    assert!(!app.has("button", "Earlier"));
}

#[test]
fn the_keyboard_reaches_the_times_and_the_tables() {
    let world = home(World::new(), &year());
    let app = world.open();
    open_going(&app);
    let mut reached = Vec::new();
    for _ in 0..40 {
        app.keys(&["Tab"]);
        let (_, name) = app.focused();
        if name == "90 days" {
            app.keys(&["ArrowRight"]);
            app.sees("23 November 2025 to 22 November 2026");
        }
        let table = name.contains("Show as a table: Mood");
        reached.push(name);
        if table {
            break;
        }
    }
    assert!(
        reached.iter().any(|name| name == "90 days") && reached.last().unwrap().contains("Mood"),
        "{reached:?}"
    );
    app.keys(&["Enter"]);
    app.find("table", "Mood");
}

#[test]
fn twenty_years_of_days_are_drawn_by_months() {
    let world = home(
        World::new(),
        "INSERT INTO path (id, name, ladder, created_at) VALUES ('evenings', 'Evenings', 'smallSteps', 0);
         INSERT INTO chapter (id, path_id, start, created_at) VALUES ('first', 'evenings', '2006-11-23', 0);
         WITH RECURSIVE day (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n < 7304)
         INSERT INTO check_in (id, date, mood, energy, sleep_minutes, created_at, changed_at)
           SELECT n, date('2006-11-23', n || ' days'), n % 5 + 1, n % 4 + 1, 360 + n % 180, 0, 0 FROM day;
         INSERT INTO check_in_craving (check_in_id, path_id, word) SELECT id, 'evenings', mood - 1 FROM check_in;",
    );
    let app = world.open();
    open_going(&app);
    app.click("radio", "All");
    app.sees("23 November 2006 to 22 November 2026");
    app.sees("Something was noted on 7,305 days.");
    // All five steps were noted on 1,461 days.
    app.sees("Between Very low and Very good, over 7,305 days.");
    assert_eq!(drawn(&app, "Mood", "circle"), 241);
    assert_eq!(drawn(&app, "Mood", "path"), 1);
    // Of very many milestones those have a label that find room.
    app.sees("more milestones are in the table.");
    let took = app.js(
        "const began = performance.now();
         return window.__TAURI_INTERNALS__.invoke('going', { period: 'all', back: 0, path: null })
           .then(() => performance.now() - began)",
        &[],
    );
    eprintln!("twenty years, not optimised: {took} ms");
    assert_eq!(axe::findings(&app), Vec::<String>::new());
}

/// Opens each of its pictures and calls `look` on it, with its name.
pub(crate) fn going_pages(prepare: Prepare, look: Look<'_>) {
    let single = check_in("2026-11-20", 4);
    for (name, sql) in [("empty", ""), ("one day", &single)] {
        let world = prepare(home(World::new(), sql));
        let app = world.open();
        open_going(&app);
        app.sees(if sql.is_empty() {
            "No hurry."
        } else {
            "One day so far: Good."
        });
        look(&app, &format!("going: {name}"));
    }
    let world = prepare(home(World::new(), &year()));
    let app = world.open();
    open_going(&app);
    for period in ["30 days", "A year", "All"] {
        app.click("radio", period);
        wait_until("it is drawn anew", || {
            app.js(
                "return document.querySelectorAll('main circle').length > 20",
                &[],
            ) == json!(true)
        });
        look(&app, &format!("going: {period}"));
    }
    app.press("Show as a table: Mood");
    app.find("table", "Mood");
    look(&app, "going: a table");
}
