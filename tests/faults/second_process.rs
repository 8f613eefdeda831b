//! Two processes on one data folder.

use crate::support::journey::{ENTRY, furnished, room, unlock};
use crate::support::{App, Launch, World, wait_until};
use std::process::Command;

#[test]
fn a_second_process_without_a_bus_is_kept_out() {
    // Without a session bus nothing but the lock file stands between the two.
    let world = furnished().without_bus();
    let app = world.open();
    unlock(&app);
    let second = App::open_beside(&world, Launch::default(), app.pid());
    second.sees("Another Cairn has this journal open.");
    second.press("Help now");
    second.find("button", "Call 112");
    drop(second);
    room(&app, "Journal");
    app.sees(ENTRY);
}

#[test]
fn the_lock_file_of_a_killed_process_is_no_obstacle() {
    let world = furnished().without_bus();
    let mut app = world.open();
    unlock(&app);
    app.kill();
    app.reopen();
    unlock(&app);
}

#[test]
fn many_starts_at_once_open_one_window() {
    let world = World::new();
    let program = crate::support::app::program();
    let started: Vec<_> = (0..4)
        .map(|_| world.start_command(&mut Command::new(&program)))
        .collect();
    wait_until("one window", || world.display.windows("Cairn").len() == 1);
    wait_until("one process", || world.running(&program).len() == 1);
    drop(started);
}
