//! Pictures of the real window: for looking at every page, and the few that README shows.
//!
//! `make screenshots` runs this; it proves nothing, so it is ignored otherwise. Pictures of every page go to
//! `target/screenshots`, those of README to `tests/screenshots/readme`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics is a test that fails"
)]

#[path = "../e2e/pages.rs"]
mod pages;
#[path = "../e2e/path_pages.rs"]
mod path_pages;
#[path = "../e2e/reach_pages.rs"]
mod reach_pages;
#[path = "../e2e/say_pages.rs"]
mod say_pages;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::journey::{self, furnished, room, unlock};
use support::{App, World};

/// README's pictures are kept in the project.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/screenshots/readme")
}

fn all() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"),
        PathBuf::from,
    );
    target.join("screenshots")
}

/// Takes the window alone, as WebP of at most 150 KB.
fn take(world: &World, app: &App<'_>, folder: &Path, name: &str) {
    fs::create_dir_all(folder).unwrap();
    app.js(
        "document.activeElement?.blur();
         document.querySelectorAll('.toast button:last-of-type').forEach((close) => close.click())",
        &[],
    );
    support::stays("drawn", 0.4, || true);
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
    assert!(size < 150_000, "{} has {size} bytes", picture.display());
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

#[test]
#[ignore = "makes pictures: `make screenshots`"]
fn for_the_readme() {
    for (theme, name) in [("Adwaita", "light"), ("Adwaita:dark", "dark")] {
        let world = furnished().with_env("GTK_THEME", theme).with_dialer();
        let app = world.open();
        unlock(&app);
        fill(&app);
        for page in ["Today", "Journal", "Milestones", "People"] {
            room(&app, page);
            support::stays("still", 1.0, || true);
            take(
                &world,
                &app,
                &kept(),
                &format!("{}-{name}", page.to_lowercase()),
            );
        }
        app.press("Help now");
        app.find("button", "Call 112");
        take(&world, &app, &kept(), &format!("help-{name}"));
    }
}

#[test]
#[ignore = "makes pictures: `make screenshots`"]
fn of_every_page() {
    for (theme, name) in [("Adwaita", "light"), ("Adwaita:dark", "dark")] {
        for (width, height, shape) in [(1120, 780, "wide"), (420, 720, "narrow")] {
            let folder = all().join(format!("{name}-{shape}"));
            let look = |app: &App<'_>, page: &str| {
                app.resize(width, height);
                support::stays("drawn", 1.5, || true);
                fs::create_dir_all(&folder).unwrap();
                app.screenshot(&folder.join(format!("{}.png", page.replace([' ', ',', ':'], "-"))));
                app.resize(1120, 780);
            };
            pages::furnished_pages(|world| world.with_env("GTK_THEME", theme), look);
            pages::empty_pages(|world| world.with_env("GTK_THEME", theme), look);
            path_pages::path_pages(|world| world.with_env("GTK_THEME", theme), look);
            path_pages::moment_pages(|world| world.with_env("GTK_THEME", theme), look);
            reach_pages::reach_pages(|world| world.with_env("GTK_THEME", theme), look);
            say_pages::say_pages(|world| world.with_env("GTK_THEME", theme), look);
        }
    }
}
