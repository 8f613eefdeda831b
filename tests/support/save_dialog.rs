//! The desktop's own dialogs that ask where a file is to be saved, and for a folder: they are no page, so the keyboard drives
//! them.

use super::wait::wait_until;
use super::world::World;
use std::path::Path;

/// The title of the one that saves.
const TITLE: &str = "Save";
/// The title of the one that asks for a folder.
const FOLDER: &str = "Choose a folder";
/// The title of the one that asks for a file.
const FILE: &str = "Choose a file";

/// Saves in the file `path`, whatever name was suggested; waits until the dialog is gone.
pub fn save_as(world: &World, path: &Path) {
    let path = path.to_str().expect("a path that can be typed");
    answer(
        world,
        TITLE,
        &[&["key", "ctrl+a"], &["type", path], &["key", "Return"]],
    );
}

/// Chooses the folder `path`; waits until the dialog is gone.
pub fn choose_folder(world: &World, path: &Path) {
    choose(world, FOLDER, path);
}

/// Chooses the file `path`; waits until the dialog is gone.
pub fn choose_file(world: &World, path: &Path) {
    choose(world, FILE, path);
}

fn choose(world: &World, title: &str, path: &Path) {
    let path = path.to_str().expect("a path that can be typed");
    // The first stroke brings a field for the path.
    answer(
        world,
        title,
        &[&["type", "--delay", "20", path], &["key", "Return"]],
    );
}

/// Chooses nowhere.
pub fn cancel(world: &World) {
    answer(world, TITLE, &[&["key", "Escape"]]);
}

/// Whether it is there.
pub fn is_open(world: &World) -> bool {
    !world.display.windows(TITLE).is_empty()
}

fn answer(world: &World, title: &str, steps: &[&[&str]]) {
    let display = &world.display;
    let is_open = || !display.windows(title).is_empty();
    wait_until("the dialog asks where", is_open);
    // It can be seen before it takes keys.
    wait_until("the dialog has the keyboard", || {
        let active = display.xdotool_try(&["getactivewindow", "getwindowname"]);
        active.is_ok_and(|name| name == title)
    });
    for step in steps {
        display.xdotool(step);
    }
    wait_until("the dialog is gone", || !is_open());
}
