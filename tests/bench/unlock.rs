//! From the key that opens to Today.
//!
//! The recovery code opens the same vault through the same command and page as the passphrase does, without a key
//! derivation. So it shows directly what the rest takes; what the derivation takes is the difference of both in
//! `vault::unlock`, measured in this process.

use crate::home::Home;
use crate::screen::{Area, Screen, key};
use crate::start::{Running, outlined};
use crate::support::World;
use crate::support::journey::PASSPHRASE;
use crate::{Programs, table};
use std::thread::sleep;
use std::time::{Duration, Instant};

const TIMES: usize = 7;
const STONE: u32 = 0x00e9_e4da;
/// From top to bottom through the place to write on Today; crosses the field of the unlock page, too.
const COLUMN: Area = Area {
    x: 668,
    y: 0,
    width: 1,
    height: 780,
};

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Passphrase,
    Code,
}

pub(crate) fn measure(world: &World, programs: &Programs, home: &Home) {
    let screen = Screen::of(world);
    let (mut whole, mut rest) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        whole.push(opening(world, &screen, programs, home, Way::Passphrase));
        rest.push(opening(world, &screen, programs, home, Way::Code));
    }
    let derived: Vec<_> = (0..TIMES)
        .map(|_| {
            taken(|| home.open_with_passphrase()).saturating_sub(taken(|| home.open_with_code()))
        })
        .collect();
    table::times(
        "right passphrase → Today painted / the key derivation alone",
        &whole,
        Some(&derived),
        "",
    );
    table::times(
        "the same without key derivation (recovery code → Today)",
        &rest,
        None,
        "≤ 50 ms",
    );
}

/// Opens with the passphrase and waits for Today.
pub(crate) fn open(world: &World, screen: &Screen) -> Instant {
    give(world, PASSPHRASE);
    screen.press(key::RETURN);
    screen.until("Today", COLUMN, today)
}

fn opening(world: &World, screen: &Screen, programs: &Programs, home: &Home, way: Way) -> Duration {
    let (running, _) = Running::start(world, screen, &programs.cairn, &[]);
    if way == Way::Code {
        // Past the button that waits for a passphrase, to the other way.
        screen.press(key::TAB);
        screen.press(key::RETURN);
        sleep(Duration::from_millis(300));
        give(world, home.code());
    } else {
        give(world, PASSPHRASE);
    }
    let pressed = screen.press(key::RETURN);
    let painted = screen.until("Today", COLUMN, today);
    sleep(Duration::from_millis(500));
    running.end();
    painted - pressed
}

fn give(world: &World, secret: &str) {
    world.display.xdotool(&["type", "--delay", "5", secret]);
    // Every letter is there, and its first pages have long settled.
    sleep(Duration::from_millis(700));
}

/// The field with the focus is gone, and the place to write is there: two lines of its border, far apart.
fn today(column: &[u32]) -> bool {
    let first = column.iter().position(|colour| *colour == STONE);
    let last = column.iter().rposition(|colour| *colour == STONE);
    !outlined(column)
        && first
            .zip(last)
            .is_some_and(|(first, last)| last - first > 100)
}

fn taken(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
