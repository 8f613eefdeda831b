//! Prints what the window is asked to reach: start, opening, scrolling, typing, memory, rest and size of the program as
//! it is shipped, each figure beside its floor in the same run, on a screen nobody sees. `make bench` builds what it measures.
//!
//! Pixels are looked at about every millisecond and a half: no figure is finer than that. Xvfb has no vertical
//! refresh to wait for; a real screen adds up to one frame. Figures mean little on a computer that is busy otherwise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on stops"
)]

#[path = "../support/mod.rs"]
mod support;

mod help;
mod home;
mod list;
mod rest;
mod room;
mod screen;
mod size;
mod start;
mod table;
mod unlock;
mod usage;

use home::Home;
use std::path::PathBuf;
use support::World;

const MANY: u64 = 100_000;
const SOME: u64 = 20_000;
/// Lets WebDriver in.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// What is measured: the release builds beside the driver's own.
struct Programs {
    release: PathBuf,
    cairn: PathBuf,
    /// The `testing` build.
    driven: PathBuf,
    bare: PathBuf,
}

fn main() {
    // `cargo test --all-targets` starts this too.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let programs = Programs::find().unwrap_or_else(|missing| {
        let path = missing.display();
        eprintln!("{path} is missing: `make bench` builds it and then measures.");
        std::process::exit(1);
    });
    // One part alone when it is named: `cargo bench … --bench window -- list`.
    let only = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let wanted = |parts: &[&str]| only.as_deref().is_none_or(|only| parts.contains(&only));
    table::header();

    if wanted(&["start", "unlock", "help", "list"]) {
        println!("-- {MANY} entries");
        let world = computer();
        let home = Home::make(&world, MANY);
        if wanted(&["start"]) {
            start::measure(&world, &programs);
        }
        if wanted(&["unlock"]) {
            unlock::measure(&world, &programs, &home);
        }
        if wanted(&["help"]) {
            help::measure(&world, &programs);
        }
        if wanted(&["list"]) {
            // Read by what can be driven alone.
            let world = world.with_env(AUTOMATION, "true");
            list::measure(&world, &programs, MANY);
        }
    }
    if wanted(&["room", "rest"]) {
        println!("-- {SOME} entries");
        let world = computer();
        let home = Home::make(&world, SOME);
        if wanted(&["room"]) {
            room::measure(&world, &programs);
        }
        if wanted(&["rest"]) {
            home.remind(20);
            rest::measure(&world, &programs);
        }
    }
    if wanted(&["size"]) {
        size::measure(&programs.release);
    }
}

impl Programs {
    /// The programs, or the path of the one that is missing.
    fn find() -> Result<Self, PathBuf> {
        // This runs as TARGET/PROFILE/deps/window-….
        let driver = std::env::current_exe().expect("its own path");
        let release = driver.ancestors().nth(3).unwrap().join("release");
        let there = |path: &str| {
            let path = release.join(path);
            // As the system names what runs.
            path.canonicalize().map_err(|_| path)
        };
        Ok(Self {
            cairn: there("cairn")?,
            driven: there("../driven/cairn")?,
            bare: there("examples/bare_window")?,
            release,
        })
    }
}

/// A computer as most are, but for the keychain: every opening is by hand.
fn computer() -> World {
    World::new()
        .with_notifications()
        .with_tray()
        .unset(AUTOMATION)
}
