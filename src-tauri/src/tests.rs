//! What holds for the shell as a whole.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;

/// Regenerates the page's client and fails when that makes a difference.
#[test]
fn the_page_speaks_of_the_commands_as_they_are() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/api.ts");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    builder()
        .export(specta_typescript::Typescript::default(), &file)
        .expect("the client can be written");
    let after = std::fs::read_to_string(&file).unwrap();
    assert!(
        before == after,
        "api.ts was out of date and has been written anew: look at it and commit it"
    );
}

#[test]
fn arguments_are_read_and_strange_ones_passed_over() {
    let read = |line: &str| Arguments::read(line.split(' ').map(str::to_owned));
    assert!(read("--locked --gapplication-service").locked);
    assert!(read("--hidden --help-now").help_now);
    assert_eq!(read("--again --locked --again").again, 2);
    assert_eq!(read("x"), Arguments::default());
}

#[test]
fn what_was_closed_to_be_salvaged_is_begun_with_that() {
    let line = format!("{} {}", relaunch::LOCKED, relaunch::SALVAGE);
    let read = Arguments::read(line.split(' ').map(str::to_owned));
    assert!(read.locked && read.salvage);
}
