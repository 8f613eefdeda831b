//! Pictures of the real window: the few that README shows.
//!
//! `make screenshots` runs this; it proves nothing, so it is ignored otherwise. They go to `tests/screenshots/readme`, and
//! those of every page, which the window tests make, to `target/screenshots`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics is a test that fails"
)]

#[path = "../support/mod.rs"]
mod support;

use chrono::{Days, NaiveDate};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::journey::{self, furnished, room, unlock};
use support::{App, World};

/// README's pictures are kept in the project.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/screenshots/readme")
}

/// Takes the window alone, as WebP of at most 150 KB.
fn take(world: &World, app: &App<'_>, folder: &Path, name: &str) {
    fs::create_dir_all(folder).unwrap();
    app.js(
        "document.activeElement?.blur();
         document.querySelectorAll('.toast button:last-of-type').forEach((close) => close.click())",
        &[],
    );
    // What the pointer stands on may have a tooltip, which is a window of its own.
    support::processes::run(
        Command::new("xdotool")
            .args(["mousemove", "0", "0"])
            .env("DISPLAY", &world.display.name),
    );
    support::wait_until("there is the window alone", || app.windows().len() == 1);
    support::stays("drawn", 0.6, || true);
    let whole = folder.join(format!("{name}.png"));
    let picture = folder.join(format!("{name}.webp"));
    let window = app.windows().first().cloned().expect("a window");
    support::processes::run(
        Command::new("import")
            .args(["-window", &window])
            .arg(&whole)
            .env("DISPLAY", &world.display.name),
    );
    support::processes::run(
        Command::new("convert")
            .arg(&whole)
            .args(["-quality", "82"])
            .arg(&picture),
    );
    fs::remove_file(whole).unwrap();
    let size = fs::metadata(&picture).unwrap().len();
    assert!(
        (5_000..150_000).contains(&size),
        "{} has {size} bytes",
        picture.display()
    );
}

fn fill(app: &App<'_>) {
    for text in [
        "Walked to the river before work. Cold hands, clear head.",
        "Talked with Robin for half an hour. It helped to say it aloud.",
        "Slept through. Made soup. A quiet evening is a good evening.",
    ] {
        journey::write_entry(app, text);
    }
    journey::add_path(app, "Smoke", "2025-02-14");
    journey::add_person(app, "Ash", "Friend", "+49 30 7654321", true);
    journey::add_person(app, "Night line", "Helpline", "0800 1110111", false);
}

/// Seven weeks of check-ins with a hard one in the middle, and the beginnings of a plan.
fn live_a_while(app: &App<'_>) {
    let moods = ["veryLow", "low", "okay", "good", "veryGood"];
    let first: NaiveDate = "2026-10-05".parse().unwrap();
    for day in 0..48_u64 {
        let date = (first + Days::new(day)).to_string();
        let hard = (18..26).contains(&day);
        let mood = if hard { day % 2 } else { 2 + day * day % 3 };
        let change = json!({ "kind": "mood", "mood": moods[usize::try_from(mood).unwrap()] });
        app.invoke(
            "change_check_in",
            &json!({ "date": date, "change": change }),
        );
        let change =
            json!({ "kind": "sleep", "minutes": 360 + mood * 30 + day % 4 * 10, "quality": null });
        app.invoke(
            "change_check_in",
            &json!({ "date": date, "change": change }),
        );
    }
    let line = |words: &str| {
        json!({
            "words": words, "kind": null, "note": "", "status": null, "tried": null, "done": false, "contact": null,
        })
    };
    for (part, lines) in [
        (
            "reasons",
            vec![line("Lina"), line("Sunday mornings by the water")],
        ),
        (
            "helps",
            vec![
                line("Walk to the river"),
                line("Call before the third thought"),
            ],
        ),
        ("signs", vec![line("Not answering messages")]),
    ] {
        app.invoke("add_plan_lines", &json!({ "part": part, "lines": lines }));
    }
}

#[test]
#[ignore = "makes pictures: `make screenshots`"]
fn for_the_readme() {
    for (theme, name) in [("Adwaita", "light"), ("Adwaita:dark", "dark")] {
        let world = furnished().with_env("GTK_THEME", theme).with_dialer();
        let app = world.open();
        unlock(&app);
        fill(&app);
        live_a_while(&app);
        for page in ["Today", "Journal", "Milestones", "People", "Plan"] {
            room(&app, page);
            support::stays("still", 1.0, || true);
            take(
                &world,
                &app,
                &kept(),
                &format!("{}-{name}", page.to_lowercase()),
            );
        }
        room(&app, "Looking back");
        app.press("How it is going…");
        app.find("heading", "Mood");
        support::stays("drawn", 1.0, || true);
        take(&world, &app, &kept(), &format!("going-{name}"));
        app.press("Help now");
        app.find("button", "Call 112");
        take(&world, &app, &kept(), &format!("help-{name}"));
    }
}
