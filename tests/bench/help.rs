//! From the click on Help now to what it shows: the emergency line with the number to call.

use crate::screen::{Area, Screen, key};
use crate::start::{RIVER, Running};
use crate::support::World;
use crate::{Programs, table, unlock};
use std::thread::sleep;
use std::time::Duration;

const TIMES: usize = 15;
/// On the button in the header.
const BUTTON: (i16, i16) = (1000, 34);
/// From the top through the button that calls the emergency number. The number comes with the rest of what the page shows.
const COLUMN: Area = Area {
    x: 790,
    y: 0,
    width: 1,
    height: 140,
};
/// So high is a button at least.
const FILLED: usize = 24;
const SETTLE: Duration = Duration::from_secs(3);

pub(crate) fn measure(world: &World, programs: &Programs) {
    let screen = Screen::of(world);
    let (cairn, _) = Running::start(world, &screen, &programs.cairn, &[]);
    unlock::open(world, &screen);
    sleep(SETTLE);
    let mut taken = Vec::new();
    for round in 0..=TIMES {
        let clicked = screen.click(BUTTON.0, BUTTON.1);
        let painted = screen.until("Help now", COLUMN, helps);
        // Whoever needs it needs it the first time, too: that one stands by itself.
        if round == 0 {
            table::times(
                "click → Help now painted, the first time",
                &[painted - clicked],
                None,
                "≤ 150 ms",
            );
        } else {
            taken.push(painted - clicked);
        }
        sleep(Duration::from_millis(500));
        screen.press(key::ESCAPE);
        screen.until("Today", COLUMN, |column| !helps(column));
        sleep(Duration::from_millis(500));
    }
    table::times("click → Help now painted", &taken, None, "≤ 150 ms");
    cairn.end();
}

fn helps(column: &[u32]) -> bool {
    column.iter().filter(|colour| **colour == RIVER).count() >= FILLED
}
