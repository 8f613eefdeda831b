//! A long journal: the page holds only the part of its list that is seen, wherever that is.

use crate::home::{Home, LONG};
use crate::support::journey::{room, unlock};
use crate::support::wait::poll;
use crate::support::{App, World, wait_until};
use serde_json::json;
use std::time::Duration;

const ENTRIES: u64 = 3_000;
/// The window shows about eight rows, and the list keeps a few windows of them ready.
const MOST_ROWS: u64 = 160;

#[test]
fn the_page_holds_only_the_rows_that_are_near() {
    let world = World::new();
    Home::make(&world, ENTRIES);
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(LONG);
    assert_eq!(
        app.js(
            "return document.querySelector('[data-total]').dataset.total",
            &[]
        ),
        json!(ENTRIES.to_string())
    );
    few_rows(&app, "at the top");

    // Down by half a window at a time, as one reads.
    let mut most = 0;
    for _ in 0..60 {
        app.js("window.scrollBy(0, 400)", &[]);
        most = most.max(few_rows(&app, "on the way"));
        seen(&app);
    }
    // The end, again and again: rows that were not seen yet may turn out higher than they were taken to be.
    let mut bottoms = 0;
    let reached = poll(Duration::from_secs(120), || {
        app.js(
            "window.scrollTo(0, document.documentElement.scrollHeight)",
            &[],
        );
        most = most.max(few_rows(&app, "on the way to the end"));
        bottoms += 1;
        // When the first one of all was written.
        app.text().contains("03:46").then_some(())
    });
    assert!(reached.is_some(), "the end is reached");
    seen(&app);
    few_rows(&app, "at the end");

    // The middle, from below, where rows had been let go of.
    app.js(
        "window.scrollTo(0, document.documentElement.scrollHeight / 2)",
        &[],
    );
    seen(&app);
    few_rows(&app, "in the middle");
    app.js("window.scrollTo(0, 0)", &[]);
    app.sees(LONG);
    seen(&app);
    few_rows(&app, "at the top again");
    eprintln!("{ENTRIES} entries: {most} rows at most, the end after {bottoms} looks");
}

/// Counts the rows that the page holds.
fn few_rows(app: &App<'_>, place: &str) -> u64 {
    let rows = app
        .js(
            "return document.querySelectorAll('[data-entry]').length",
            &[],
        )
        .as_u64()
        .unwrap();
    assert!(rows <= MOST_ROWS, "{rows} rows {place}");
    rows
}

/// Waits until a row is in the middle of the window: the place is never left empty.
fn seen(app: &App<'_>) {
    wait_until("rows are seen", || {
        app.js(
            "return !!document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-entry], h2')",
            &[],
        ) == json!(true)
    });
}
