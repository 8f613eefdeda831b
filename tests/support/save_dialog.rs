//! The desktop's own dialog that asks where a file is to be saved: it is no page, so the keyboard drives it.

use super::wait::wait_until;
use super::world::World;
use std::path::Path;

/// The dialog's title.
const TITLE: &str = "Save";

/// Saves in the file `path`, whatever name was suggested; waits until the dialog is gone.
pub fn save_as(world: &World, path: &Path) {
    let path = path.to_str().expect("a path that can be typed");
    answer(
        world,
        &[&["key", "ctrl+a"], &["type", path], &["key", "Return"]],
    );
}

/// Chooses nowhere.
pub fn cancel(world: &World) {
    answer(world, &[&["key", "Escape"]]);
}

/// Whether it is there.
pub fn is_open(world: &World) -> bool {
    !world.display.windows(TITLE).is_empty()
}

fn answer(world: &World, steps: &[&[&str]]) {
    wait_until("the dialog asks where", || is_open(world));
    let display = &world.display;
    // It can be seen before it takes keys.
    wait_until("the dialog has the keyboard", || {
        let active = display.xdotool_try(&["getactivewindow", "getwindowname"]);
        active.is_ok_and(|name| name == TITLE)
    });
    for step in steps {
        display.xdotool(step);
    }
    wait_until("the dialog is gone", || !is_open(world));
}
